"""The three-way comparison, case by case."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.ids import WorkItemId
from app.domain.progress import Progress, ProgressState
from app.domain.tracker import ROW_PROBLEM_LABELS, CellProblem, ReturnedRow, RowProblem
from app.merging.preview import MERGE_KIND_LABELS, MergeKind
from tests.merging.returned import RECEIVED, a_sending, uid

BLANK = Progress()
BEGUN = Progress(ProgressState.IN_PROGRESS, result="Đã họp.")
DONE = Progress(ProgressState.COMPLETED, date(2022, 11, 5), "Đã xong.")
DROPPED = Progress(ProgressState.NOT_APPLICABLE, reason="Không có kinh phí.")


@pytest.mark.parametrize(
    ("sent", "typed", "now", "kind"),
    [
        ("", "mới", "", MergeKind.NEW),
        ("cũ", "mới", "cũ", MergeKind.CHANGED),
        ("cũ", "", "cũ", MergeKind.CHANGED),
        ("cũ", "cũ", "cũ", MergeKind.SAME),
        ("cũ", "cũ", "sổ đã sửa", MergeKind.SAME),
        ("cũ", "mới", "mới", MergeKind.SAME),
        ("cũ", "mới", "sổ đã sửa", MergeKind.CONFLICT),
        ("", "mới", "sổ đã ghi", MergeKind.CONFLICT),
        ("cũ", "mới", "", MergeKind.CONFLICT),
        ("cũ", " cũ\n", "cũ", MergeKind.SAME),
    ],
)
def test_a_text_is_compared_with_what_was_sent_and_with_the_book(sent: str, typed: str, now: str, kind: MergeKind) -> None:
    entry = a_sending().row(replace(BEGUN, difficulty=sent), replace(BEGUN, difficulty=now), difficulty=typed).entry("difficulty")
    assert (entry.kind, entry.sent, entry.returned, entry.now) == (kind, (sent,), (typed.strip(),), (now,))
    assert (entry.cell, entry.task_text, entry.work_item_id) == ("I7", "Nhiệm vụ 1", WorkItemId(1))


def test_state_and_day_are_one_entry() -> None:
    entry = a_sending().row(BLANK, state="completed", done_on="2022-12-15").entry("state")
    assert entry.kind is MergeKind.NEW
    assert entry.returned == ("completed", "2022-12-15", "")
    assert entry.now == ("not_started", "", "")
    assert not entry.is_date_assumed


def test_another_day_of_a_completed_item_is_a_change() -> None:
    assert a_sending().row(DONE, done_on="2022-11-07").entry("state").kind is MergeKind.CHANGED


def test_both_sides_completing_on_other_days_is_a_conflict() -> None:
    entry = a_sending().row(BLANK, DONE, state="completed", done_on="2022-11-07").entry("state")
    assert entry.kind is MergeKind.CONFLICT
    assert (entry.sent[0], entry.returned[1], entry.now[1]) == ("not_started", "2022-11-07", "2022-11-05")


@pytest.mark.parametrize("due_on", [RECEIVED, date(2022, 12, 31), None])
def test_completed_without_a_day_takes_the_day_of_receipt_where_it_cannot_be_late(due_on: date | None) -> None:
    entry = a_sending().row(BLANK, due_on=due_on, state="completed").entry("state")
    assert entry.kind is MergeKind.NEW
    assert entry.returned == ("completed", RECEIVED.isoformat(), "")
    assert entry.is_date_assumed


def test_completed_without_a_day_after_the_deadline_is_unusable() -> None:
    entry = a_sending().row(BLANK, due_on=date(2022, 12, 19), state="completed").entry("state")
    assert entry.kind is MergeKind.UNUSABLE
    assert entry.problem == CellProblem(RowProblem.DONE_WITHOUT_DATE, "G7", "done_on", "")


@pytest.mark.parametrize(("sent", "now"), [(DONE, DONE), (BLANK, DONE), (DONE, BEGUN)])
def test_a_day_left_blank_takes_no_known_day_back(sent: Progress, now: Progress) -> None:
    entry = a_sending().row(sent, now, due_on=date(2022, 11, 1), state="completed", done_on="").entry("state")
    assert entry.kind is MergeKind.SAME
    assert not entry.is_date_assumed


def test_a_state_left_blank_says_nothing() -> None:
    assert a_sending().row(BEGUN, state="").entry("state").kind is MergeKind.SAME
    assert a_sending().row(DONE, state="", done_on="").entry("state").kind is MergeKind.SAME


@pytest.mark.parametrize("state", ["", "not_started", "in_progress", "not_yet_due", "not_applicable"])
def test_a_day_beside_a_state_that_is_not_completed_is_unusable(state: str) -> None:
    entry = a_sending().row(BLANK, state=state, done_on="2022-12-15", result="x").entry("state")
    assert entry.problem == CellProblem(RowProblem.DATE_WITHOUT_DONE, "G7", "done_on", "2022-12-15")


@pytest.mark.parametrize("typed", ["2022-12-21", "2023-05-06", "2020-12-31", "2015-12-22"])
def test_a_day_that_cannot_be_meant_is_unusable(typed: str) -> None:
    entry = a_sending().row(BLANK, state="completed", done_on=typed).entry("state")
    assert entry.problem == CellProblem(RowProblem.DATE_UNLIKELY, "G7", "done_on", typed)


@pytest.mark.parametrize("typed", ["2022-12-20", "2021-01-01"])
def test_a_day_up_to_the_receipt_is_taken(typed: str) -> None:
    assert a_sending().row(BLANK, state="completed", done_on=typed).entry("state").kind is MergeKind.NEW


def test_an_unlikely_day_that_the_book_sent_itself_is_not_held_against_the_unit() -> None:
    early = replace(DONE, done_on=date(2019, 5, 1))
    assert a_sending().row(early, result="bổ sung").entry("state").kind is MergeKind.SAME


def test_beside_not_applicable_the_result_is_the_reason() -> None:
    sending = a_sending().row(BEGUN, state="not_applicable", result="Không có kinh phí.")
    assert sending.entry("state").returned == ("not_applicable", "", "Không có kinh phí.")
    assert [entry.field for entry in sending.preview().entries] == ["state", "difficulty", "proposal"]


def test_not_applicable_without_a_reason_is_unusable() -> None:
    entry = a_sending().row(BLANK, state="not_applicable", result="  ").entry("state")
    assert entry.problem is not None
    assert (entry.problem.problem, entry.problem.cell) == (RowProblem.REASON_MISSING, "H7")


def test_a_new_reason_is_a_change_and_an_emptied_one_is_none() -> None:
    assert a_sending().row(DROPPED, result="Đã giao đơn vị khác.").entry("state").kind is MergeKind.CHANGED
    assert a_sending().row(DROPPED, result="").entry("state").kind is MergeKind.SAME


@pytest.mark.parametrize("left", ["Không có kinh phí.", ""])
def test_a_reason_left_standing_beside_another_state_is_no_result(left: str) -> None:
    hidden = replace(DROPPED, result="Đã họp trước đó.")
    sending = a_sending().row(hidden, state="in_progress", result=left)
    assert sending.entry("state").returned == ("in_progress", "", "")
    assert sending.entry("result").kind is MergeKind.SAME


@pytest.mark.parametrize("field", ["state", "done_on"])
def test_an_unreadable_state_or_day_makes_their_entry_unusable_and_no_other(field: str) -> None:
    problem = CellProblem(RowProblem.FORMULA, "F7", field, "")
    sending = a_sending().row(BLANK, problems=(problem,), result="Đã họp.")
    assert sending.entry("state").problem == problem
    assert sending.entry("result").kind is MergeKind.NEW


def test_an_unreadable_text_makes_its_own_entry_unusable() -> None:
    problem = CellProblem(RowProblem.FORMULA, "I7", "difficulty", "")
    sending = a_sending().row(BLANK, problems=(problem,), result="Đã họp.")
    assert [(entry.field, entry.kind) for entry in sending.preview().of_kind(MergeKind.UNUSABLE)] == [
        ("difficulty", MergeKind.UNUSABLE)
    ]


def test_a_reason_that_cannot_be_read_makes_the_state_unusable() -> None:
    problem = CellProblem(RowProblem.FORMULA, "H7", "result", "")
    entry = a_sending().row(BLANK, problems=(problem,), state="not_applicable").entry("state")
    assert entry.problem == problem


def test_a_lost_column_says_nothing() -> None:
    preview = a_sending().row(BEGUN, lost=("result", "state", "done_on")).preview()
    assert [(entry.field, entry.kind) for entry in preview.entries] == [
        ("state", MergeKind.SAME),
        ("difficulty", MergeKind.SAME),
        ("proposal", MergeKind.SAME),
    ]


def test_rows_that_belong_to_nothing_are_listed_and_change_nothing() -> None:
    sending = a_sending().row(BLANK, result="Đã họp.")
    unknown = CellProblem(RowProblem.UNKNOWN_ROW, "A9", "", "Việc thêm")
    sending.returned += [
        ReturnedRow(None, 9, {"result": "x"}, {"result": "H9"}, (unknown,), "Việc thêm"),
        ReturnedRow(uid(77), 10, {"result": "x"}, {"result": "H10"}, (), "Việc của đơn vị khác"),
    ]
    unusable = sending.preview().of_kind(MergeKind.UNUSABLE)
    assert [(entry.work_item_id, entry.field, entry.cell) for entry in unusable] == [(None, "", "A9"), (None, "", "A10")]
    assert all(entry.problem and entry.problem.problem is RowProblem.UNKNOWN_ROW for entry in unusable)


def test_rows_of_one_task_in_several_copies_are_all_unusable() -> None:
    sending = a_sending().row(BLANK, result="Đã họp.")
    twice = CellProblem(RowProblem.ROW_TWICE, "A7", "", "Nhiệm vụ 1")
    sending.returned = [replace(sending.returned[0], problems=(twice,))] * 2
    assert {entry.kind for entry in sending.preview().entries} == {MergeKind.UNUSABLE}


def test_an_item_that_left_the_book_is_told() -> None:
    sending = a_sending().row(BLANK, result="Đã họp.")
    sending.current.clear()
    (entry,) = sending.preview().entries
    assert (entry.problem and entry.problem.problem, entry.work_item_id) == (RowProblem.ITEM_GONE, WorkItemId(1))


def test_rows_that_did_not_come_back_are_listed() -> None:
    sending = a_sending().row(BLANK).row(BEGUN).row(DONE)
    del sending.returned[1]
    assert sending.preview().missing == (WorkItemId(2),)


def test_every_kind_and_problem_is_worded() -> None:
    assert set(MERGE_KIND_LABELS) == set(MergeKind)
    assert set(ROW_PROBLEM_LABELS) == set(RowProblem)
