"""The waste bin: what was deleted comes back whole, under its own UUID, whatever was done since; else a sentence says why."""

import time
from dataclasses import replace

import pytest

from app.domain.draft import DraftStage
from app.domain.ids import UnitId
from app.domain.unit import Unit, UnitKind
from app.errors import UserError
from app.messages.code import Code
from app.services import (
    delete_plan,
    drafts,
    edit_draft,
    edit_units,
    history,
    record_evidence,
    review_draft,
    sample,
    waste_bin,
)
from app.services.open_period import open_period
from app.services.report_states import approve_report
from app.store import drafts as stored_drafts
from app.store import plans, tasks, work_items
from tests import sample_books
from tests.builders import unit_of
from tests.dumps import exact_dump
from tests.services import work_item_books
from tests.services.undo_cases_drafts import a_book_with_a_draft, a_draft
from tests.services.work_item_books import item_of, reported

Q4 = sample.SAMPLE_PERIOD


def the(core, kind):
    return next(one for one in waste_bin.deletions(core) if one.table == kind)


def spare(core, name="Đơn vị thừa", **columns):
    edit_units.add_unit(core, Unit(UnitId(0), name, UnitKind.OTHER, **columns))
    return unit_of(core, name)


def test_nothing_is_in_the_bin_of_a_book_in_which_nothing_was_deleted(tmp_path):
    assert waste_bin.deletions(sample_books.merged(tmp_path)) == []


def test_a_deleted_unit_comes_back_with_its_names_after_other_steps(tmp_path):
    core = sample_books.imported(tmp_path)
    unit = spare(core, aliases=("ĐVT",), email="a@b")
    uid = core.book.value("SELECT uid FROM unit WHERE id = ?", unit.id)
    edit_units.delete_unit(core, unit)
    open_period(core, Q4)
    deletion = the(core, "unit")
    assert (deletion.kind, deletion.name, deletion.went_with) == ("Đơn vị", "Đơn vị thừa", "xoá đơn vị")
    assert waste_bin.details(core, deletion).parts == (("tên gọi", 2),)
    waste_bin.restore(core, deletion)
    back = unit_of(core, "Đơn vị thừa")
    assert replace(back, position=unit.position) == unit
    assert core.book.value("SELECT uid FROM unit WHERE id = ?", back.id) == uid
    assert waste_bin.deletions(core) == []


def test_a_unit_whose_id_is_another_units_by_now_comes_back_under_a_new_one(tmp_path):
    core = sample_books.imported(tmp_path)
    first = spare(core, "Đơn vị A")
    edit_units.delete_unit(core, first)
    second = spare(core, "Đơn vị B")
    assert second.id == first.id, "SQLite gives the id again"
    waste_bin.restore(core, the(core, "unit"))
    assert unit_of(core, "Đơn vị B").id == second.id
    assert unit_of(core, "Đơn vị A").id != second.id
    assert {unit_of(core, "Đơn vị A").aliases, unit_of(core, "Đơn vị B").aliases} == {()}
    before = exact_dump(core)
    history.undo(core)
    history.redo(core)
    assert exact_dump(core) == before


def test_a_name_that_is_anothers_by_now_is_refused_and_nothing_changes(tmp_path):
    core = sample_books.imported(tmp_path)
    edit_units.delete_unit(core, spare(core))
    spare(core)
    before = exact_dump(core)
    with pytest.raises(UserError) as refused:
        waste_bin.restore(core, the(core, "unit"))
    assert refused.value.code is Code.RESTORE_CONFLICT
    assert "“Đơn vị thừa”" in str(refused.value)
    assert exact_dump(core) == before


def test_a_deleted_plan_comes_back_with_tasks_assignments_and_items_of_periods_opened_since(tmp_path):
    core = sample_books.imported(tmp_path)
    plan = plans.all_plans(core.book)[0]
    delete_plan.delete_plan(core, plan.id)
    open_period(core, Q4)
    deletion = the(core, "plan")
    assert [one.table for one in waste_bin.deletions(core)] == ["plan"], "what hung on it is part of it"
    parts = dict(waste_bin.details(core, deletion).parts)
    assert parts["nhiệm vụ"] == 10
    waste_bin.restore(core, deletion)
    again = plans.all_plans(core.book)[0]
    assert again == plan
    assert len(tasks.of_plan(core.book, again.id)) == parts["nhiệm vụ"]
    assert work_items.in_period(core.book, Q4)
    assert not list(core.book.rows("PRAGMA foreign_key_check"))


def test_what_an_undo_took_away_stays_in_the_bin_when_it_can_no_longer_be_done_again(tmp_path):
    core = sample_books.imported(tmp_path)
    while history.status(core).undo is not None:
        history.undo(core)
    spare(core)
    assert history.status(core).redo is None
    deletion = the(core, "plan")
    assert deletion.went_with == "hoàn tác nhập kế hoạch"
    with pytest.raises(UserError) as refused:  # its assignments name units of the directory, which was undone as well
        waste_bin.restore(core, deletion)
    assert refused.value.code is Code.RESTORE_NEEDS
    for one in waste_bin.deletions(core):
        if one.table in ("unit", "unit_group") and one in waste_bin.deletions(core):  # some come back with others
            waste_bin.restore(core, one)
    waste_bin.restore(core, deletion)
    assert len(tasks.of_plan(core.book, plans.all_plans(core.book)[0].id)) == 10
    assert not list(core.book.rows("PRAGMA foreign_key_check"))


def test_a_thrown_away_draft_comes_back_with_every_change_and_its_documents(tmp_path):
    core = a_book_with_a_draft(tmp_path)
    before = exact_dump(core)
    drafts.delete_draft(core, a_draft(core))
    spare(core)
    waste_bin.restore(core, the(core, "draft"))
    edit_units.delete_unit(core, unit_of(core, "Đơn vị thừa"))
    assert exact_dump(core) == before


def test_a_deletion_taken_back_by_undo_is_in_the_bin_no_more(tmp_path):
    core = sample_books.imported(tmp_path)
    delete_plan.delete_plan(core, plans.all_plans(core.book)[0].id)
    deletion = the(core, "plan")
    history.undo(core)
    assert waste_bin.deletions(core) == []
    with pytest.raises(UserError) as refused:
        waste_bin.restore(core, deletion)
    assert refused.value.code is Code.RESTORE_DONE


def test_the_bin_is_searched_without_marks_of_tone(tmp_path):
    core = sample_books.imported(tmp_path)
    for name in ("Đơn vị thừa", "Ban Thử"):
        edit_units.delete_unit(core, spare(core, name))
    found = waste_bin.deletions(core)
    assert [one.name for one in found] == ["Ban Thử", "Đơn vị thừa"]
    assert [one.name for one in waste_bin.find(found, "don vi thua")] == ["Đơn vị thừa"]
    assert waste_bin.find(found, "không có") == []


def test_a_piece_of_evidence_does_not_come_back_into_an_approved_report(tmp_path):
    core = reported(tmp_path)
    record_evidence.add_missing(core, item_of(core), "Ảnh chụp hội nghị")
    (piece,) = record_evidence.evidence_of(core, item_of(core))
    record_evidence.remove_evidence(core, piece.id)
    deletion = the(core, "evidence")
    approve_report(core, unit_of(core, "Chi bộ A").id, work_item_books.Q4)
    with pytest.raises(UserError) as refused:
        waste_bin.restore(core, deletion)
    assert refused.value.code is Code.ITEM_LOCKED
    history.undo(core)
    waste_bin.restore(core, deletion)
    assert record_evidence.evidence_of(core, item_of(core)) == [piece]


def test_a_paragraph_comes_back_into_its_draft_which_is_then_to_be_reviewed_anew(tmp_path):
    core = a_book_with_a_draft(tmp_path)
    before = stored_drafts.changes_of(core.book, a_draft(core)).paragraphs
    assert {bool(one.chart) for one in before} == {True, False}
    for paragraph in before:
        edit_draft.remove_paragraph(core, a_draft(core), paragraph.key)
        review_draft.review(core, a_draft(core), "Bí thư")
        waste_bin.restore(core, the(core, "draft_paragraph"))
        assert stored_drafts.changes_of(core.book, a_draft(core)).paragraphs == before
        assert stored_drafts.get(core.book, a_draft(core)).stage is DraftStage.DRAFT


def test_the_bin_of_a_large_book_opens_at_once(tmp_path):
    core = sample_books.merged(tmp_path)
    for number in range(40):
        edit_units.delete_unit(core, spare(core, f"Đơn vị {number}"))
    started = time.perf_counter()
    assert len(waste_bin.deletions(core)) == 40
    assert time.perf_counter() - started < 2
