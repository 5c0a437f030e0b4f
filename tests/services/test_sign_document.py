"""A signed document: its file is kept, its figures and the lists behind them stay what they were."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.domain.progress import Heap, Progress, ProgressState
from app.errors import UserError
from app.files import sha256_of
from app.services import history, sample
from app.services.edit_units import edit_unit
from app.services.frozen_figures import from_json, to_json
from app.services.make_report import ReportRequest, all_documents, make_report
from app.services.record_progress import record_progress
from app.services.remind_units import remind_units
from app.services.show_items import show_items
from app.services.sign_document import frozen_list, sign_document
from app.store import documents, file_store
from tests import sample_books
from tests.builders import unit_of

Q4 = sample.SAMPLE_PERIOD
DAY = date(2022, 12, 28)


@pytest.fixture
def core(tmp_path):
    core = sample_books.merged(tmp_path)
    make_report(core, ReportRequest("progress-report", Q4, DAY), tmp_path / "bc.docx")
    yield core
    core.close()


def report(core):
    return all_documents(core)[0]


def test_every_figure_of_a_document_has_its_list(core):
    figures = report(core).figures
    assert figures.count.total > 100
    assert figures.has_lists
    for heap in Heap:
        assert len(frozen_list(core, report(core).id, heap).items) == figures.count.of(heap), heap


def test_figures_are_read_back_as_they_were_written(core):
    figures = report(core).figures
    assert from_json(to_json(figures)) == figures


def test_figures_of_a_document_made_before_lists_were_kept_can_still_be_read():
    old = from_json('{"done_on_time":3,"done_late":1,"in_term":0,"overdue":2,"not_applicable":0,"due_soon":0}')
    assert old.count.rate is not None
    assert not old.has_lists
    assert from_json("").count.total == 0


def test_signing_keeps_the_file_as_it_is_then(core, tmp_path):
    written = Path(report(core).path)
    written.write_bytes(written.read_bytes() + b"changed in Word")
    digest = sha256_of(written)
    sign_document(core, report(core).id, DAY, " 12-BC/ĐU ")
    stored = documents.get(core.book, report(core).id)
    assert (stored.signed_on, stored.document_number) == (DAY, "12-BC/ĐU")
    assert stored.file_id is not None
    written.unlink()
    assert sha256_of(file_store.path_of(core.book, core.path, stored.file_id)) == digest


def test_the_lists_stay_when_the_book_moves_on(core):
    sign_document(core, report(core).id, DAY)
    before = frozen_list(core, report(core).id, Heap.OVERDUE)
    assert before.now == len(before.items) == 2
    for line in show_items(core, Q4):
        if line.standing.value == "overdue":
            record_progress(core, line.item, Progress(ProgressState.COMPLETED, DAY))
    edit_unit(core, replace(unit_of(core, before.items[0].unit_name), name="Tên mới"))
    after = frozen_list(core, report(core).id, Heap.OVERDUE)
    assert after.items == before.items
    assert after.now == 0


def test_a_document_is_signed_once_until_that_is_undone(core):
    sign_document(core, report(core).id, DAY)
    with pytest.raises(UserError, match="28/12/2022"):
        sign_document(core, report(core).id, DAY)
    history.undo(core)
    assert report(core).signed_on is None
    sign_document(core, report(core).id, date(2022, 12, 27))


def test_the_day_of_a_signature_is_not_to_come(core):
    with pytest.raises(UserError, match="chưa tới"):
        sign_document(core, report(core).id, date(2022, 12, 29))


def test_a_file_that_is_gone_is_asked_for(core, tmp_path):
    Path(report(core).path).unlink()
    with pytest.raises(UserError, match=r"bc\.docx"):
        sign_document(core, report(core).id, DAY)
    scanned = tmp_path / "ban-ky.pdf"
    scanned.write_bytes(b"%PDF-1.7 signed")
    sign_document(core, report(core).id, DAY, file=scanned)
    assert report(core).signed_on == DAY


def test_a_letter_to_one_unit_has_the_figures_of_that_unit(core, tmp_path):
    remind_units(core, Q4, tmp_path / "thu")
    letter = report(core)
    assert letter.figures.unit_id is not None
    assert {item.unit_id for item in letter.figures.items} == {letter.figures.unit_id}
    assert letter.figures.has_lists
