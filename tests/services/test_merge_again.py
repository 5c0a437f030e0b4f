"""Merging with the book: what the preview counts is written, once; order does not matter; a changed book is looked at anew."""

import json
import shutil
from itertools import permutations

import pytest

from app.domain.changes import Step
from app.domain.progress import ReportState
from app.errors import UserError
from app.merging.accept import accept
from app.messages.code import Code
from app.services import sample
from app.services.history import status, undo
from app.services.merge_trackers import merge_trackers, preview_trackers
from app.services.notes import add_note
from app.services.show_items import show_items
from app.store import trackers
from tests import sample_books
from tests.dumps import exact_dump, logical_dump

PERIOD = sample.SAMPLE_PERIOD


def what_stands(core):
    """Return every work item's progress and every report's state, whatever the order in which rows came."""
    items = {(line.task.number, line.unit.name): line.item.progress for line in show_items(core, PERIOD)}
    reports = {one.unit_id: (one.state, one.received_on) for one in trackers.unit_reports(core.book, PERIOD).values()}
    return items, reports


def test_as_many_values_are_written_as_the_preview_says_and_the_decision_is_kept(tmp_path):
    core = sample_books.sent(tmp_path)
    draft = preview_trackers(core, sample.sample_replies(PERIOD))
    expected = {file.path.name: accept(file.preview) for file in draft.files}
    merged = merge_trackers(core, draft)
    assert merged.values == sum(map(len, expected.values()))
    kept = core.database.connection.execute("SELECT file_name, decision FROM tracker_receipt").fetchall()
    assert {name: len(json.loads(decision)["accepted"]) for name, decision in kept} == {
        name: len(changes) for name, changes in expected.items()
    }


def test_the_same_files_change_nothing_the_second_time(tmp_path):
    core = sample_books.sent(tmp_path)
    merge_trackers(core, preview_trackers(core, sample.sample_replies(PERIOD)))
    before, step = exact_dump(core), status(core).undo
    again = preview_trackers(core, sample.sample_replies(PERIOD))
    assert all(file.is_known for file in again.files)
    assert merge_trackers(core, again).values == 0
    assert (exact_dump(core), status(core).undo) == (before, step)


def test_the_order_of_units_does_not_matter_neither_together_nor_one_by_one(tmp_path):
    paths = sample.sample_replies(PERIOD)[:6]
    found = []
    for number, order in enumerate([paths, paths[::-1], list(permutations(paths))[347]]):
        core = sample_books.sent(_made(tmp_path / f"{number}"))
        merge_trackers(core, preview_trackers(core, list(order)))
        found.append(what_stands(core))
        core.close()
    core = sample_books.sent(_made(tmp_path / "từng tệp"))
    for path in paths[::-1]:
        merge_trackers(core, preview_trackers(core, [path]))
    found.append(what_stands(core))
    assert all(one == found[0] for one in found)


def test_a_book_changed_since_the_preview_is_looked_at_anew(tmp_path):
    core = sample_books.sent(tmp_path)
    paths = sample.sample_replies(PERIOD)[:3]
    draft = preview_trackers(core, paths)
    add_note(core, show_items(core, PERIOD)[0].item, "gọi hỏi lại")
    before = logical_dump(core)
    with pytest.raises(UserError) as refused:
        merge_trackers(core, draft)
    assert refused.value.code is Code.BOOK_CHANGED_SINCE_PREVIEW
    assert logical_dump(core) == before
    assert merge_trackers(core, preview_trackers(core, paths)).values


def test_one_undo_takes_the_merge_back_and_the_received_files_stay_with_the_book(tmp_path):
    core = sample_books.sent(tmp_path)
    before = exact_dump(core)
    merge_trackers(core, preview_trackers(core, sample.sample_replies(PERIOD)))
    files = sorted(path.name for path in core.path.with_name(f"{core.path.name}-files").rglob("*") if path.is_file())
    assert status(core).undo.step is Step.MERGE_TRACKERS
    undo(core)
    assert exact_dump(core) == before
    assert sorted(path.name for path in core.path.with_name(f"{core.path.name}-files").rglob("*") if path.is_file()) == files
    assert len(files) >= len(sample.sample_replies(PERIOD)) - 1


def test_who_reads_many_files_is_told_of_each_and_may_stop(tmp_path):
    from app.importers.processes import ReadingCancelled

    core = sample_books.sent(tmp_path)
    folder = tmp_path / "về"
    folder.mkdir()
    for path in sample.sample_replies(PERIOD)[:3]:
        shutil.copy(path, folder)
    told = []
    preview_trackers(core, [folder], reading=lambda number, name: told.append((number, name)))
    assert told == [(number, path.name) for number, path in enumerate(sample.sample_replies(PERIOD)[:3], start=1)]
    with pytest.raises(ReadingCancelled):
        preview_trackers(core, [folder], lambda: len(told) > 3, reading=lambda number, name: told.append((number, name)))


def test_a_reply_after_the_day_asked_for_is_late_and_stays_so_when_approved(tmp_path):
    core = sample_books.merged(tmp_path)
    report = next(one for one in trackers.unit_reports(core.book, PERIOD).values() if one.state is ReportState.REPORTED)
    assert report.came_late == (report.received_on > report.reply_by)
    assert report.came_late


def _made(folder):
    folder.mkdir()
    return folder
