"""Superior plans, the lines of them our duties answer, and a unit's own plan linked to the duty that asked for it."""

from datetime import date

import pytest

from app.domain.assignment import AssignmentRole
from app.domain.document import Document, System
from app.domain.period import quarter
from app.domain.progress import Progress, ProgressState
from app.domain.timing import Timing, TimingKind
from app.errors import UserError
from app.messages.code import Code
from app.services.delete_plan import delete_plan
from app.services.link_plans import (
    SuperiorLine,
    answer_tasks,
    enter_superior_plan,
    link_own_plan,
    mark_superior,
    proposed_deadlines,
    read_lines,
    unlink_plan,
)
from app.services.open_period import open_period
from app.services.record_progress import record_progress
from app.services.report_data import plan_to_report
from app.services.show_answers import answer_choices, show_answers, superior_plans
from app.services.show_items import show_items
from app.store import plans, tasks, work_items
from tests.builders import a_book, unit_of
from tests.services.matrix_changes import assign_cells

Q4 = quarter(2022, 4)
BY_PLAN = Timing(TimingKind.BY_PLAN, "Theo kế hoạch của từng chi bộ")


@pytest.fixture
def core(tmp_path):
    """Our plan, a superior one whose lines it takes up, and a cell's own plan."""
    return (
        a_book(tmp_path)
        .with_units("Chi bộ A", "Chi bộ B")
        .with_plan("18-KH/ĐU")
        .with_task("Xây dựng kế hoạch của chi bộ", lead=["Chi bộ A", "Chi bộ B"], due="2022-10-31")
        .with_task("Tổ chức học tập chuyên đề cho đảng viên", lead=["Chi bộ A", "Chi bộ B"])
        .with_task("Biên soạn tài liệu", lead=["Chi bộ A", "Chi bộ B"], timing=BY_PLAN)
        .with_plan("61-KH/ĐUK")
        .with_task("Chỉ đạo tổ chức học tập các chuyên đề cho đảng viên", lead="Chi bộ A")
        .with_task("Báo cáo kết quả hằng năm")
        .with_plan("02-KH/CB", years=(2022, 2023))
        .with_task("Học tập chuyên đề", lead="Chi bộ A")
        .opened()
    )


def plan_of(core, number):
    return next(plan for plan in plans.all_plans(core.book) if plan.document.document_number == number)


def task_in(core, plan_number, number):
    return next(task for task in tasks.of_plan(core.book, plan_of(core, plan_number).id) if task.number == number)


def numbers(core):
    return {line.plan.document.document_number for line in show_items(core, Q4)}


def test_a_report_is_about_the_offices_plan_unless_another_is_named(core):
    mark_superior(core, plan_of(core, "61-KH/ĐUK").id)
    link_own_plan(core, plan_of(core, "02-KH/CB").id, unit_of(core, "Chi bộ A").id, None)
    assert plan_to_report(core, None).document.document_number == "18-KH/ĐU"
    mark_superior(core, plan_of(core, "18-KH/ĐU").id)
    assert plan_to_report(core, None).document.document_number == "02-KH/CB"


def answered(core):
    superior = plan_of(core, "61-KH/ĐUK")
    mark_superior(core, superior.id)
    ours = task_in(core, "18-KH/ĐU", "II.2")
    answer_tasks(core, superior.id, {task_in(core, "61-KH/ĐUK", "II.1").id: [ours.id]})
    return superior


def test_a_superior_plan_gives_no_work_items(core):
    open_period(core, Q4)
    assert "61-KH/ĐUK" in numbers(core)
    mark_superior(core, plan_of(core, "61-KH/ĐUK").id)
    assert "61-KH/ĐUK" not in numbers(core)
    assert "18-KH/ĐU" in numbers(core)
    assert [plan.document.document_number for plan in superior_plans(core)] == ["61-KH/ĐUK"]


def test_a_plan_that_is_taken_back_gives_its_work_items_again(core):
    open_period(core, Q4)
    before = {item.key for item in work_items.in_period(core.book, Q4)}
    plan_id = plan_of(core, "61-KH/ĐUK").id
    mark_superior(core, plan_id)
    unlink_plan(core, plan_id)
    assert {item.key for item in work_items.in_period(core.book, Q4)} == before
    assert not unlink_plan(core, plan_id)


def test_a_plan_with_results_is_not_marked_as_superior(core):
    item = next(line.item for line in show_items(core, Q4) if line.plan.document.document_number == "61-KH/ĐUK")
    record_progress(core, item, Progress(ProgressState.IN_PROGRESS, None, "Đã triển khai"))
    with pytest.raises(UserError) as refused:
        mark_superior(core, plan_of(core, "61-KH/ĐUK").id)
    assert refused.value.code is Code.SUPERIOR_PLAN_IN_USE
    assert not plan_of(core, "61-KH/ĐUK").is_superior


def test_each_line_shows_the_duties_that_answer_it_and_what_they_come_to(core):
    superior = answered(core)
    first = next(line.item for line in show_items(core, Q4) if line.task.text.startswith("Tổ chức học tập"))
    record_progress(core, first, Progress(ProgressState.COMPLETED, date(2022, 10, 2)))
    view = show_answers(core, superior.id, Q4)
    assert [(one.line.number, [duty.task.number for duty in one.duties]) for one in view.lines] == [
        ("II.1", ["II.2"]),
        ("II.2", []),
    ]
    assert (view.lines[0].count.done, view.lines[0].count.total) == (1, 2)
    assert [line.number for line in view.unanswered] == ["II.2"]


def test_a_duty_that_answers_two_lines_counts_once_in_the_plan(core):
    superior = answered(core)
    ours = task_in(core, "18-KH/ĐU", "II.2").id
    answer_tasks(core, superior.id, {task_in(core, "61-KH/ĐUK", "II.2").id: [ours, task_in(core, "18-KH/ĐU", "II.1").id]})
    view = show_answers(core, superior.id, Q4)
    assert [one.count.total for one in view.lines] == [2, 4]
    assert view.count.total == 4


def test_lines_that_are_left_out_keep_their_answers(core):
    superior = answered(core)
    answer_tasks(core, superior.id, {task_in(core, "61-KH/ĐUK", "II.2").id: [task_in(core, "18-KH/ĐU", "II.1").id]})
    assert show_answers(core, superior.id, Q4).unanswered == ()
    assert not answer_tasks(core, superior.id, {})


def test_duties_alike_are_proposed_for_unanswered_lines_only(core):
    superior = plan_of(core, "61-KH/ĐUK")
    mark_superior(core, superior.id)
    line = task_in(core, "61-KH/ĐUK", "II.1").id
    found = answer_choices(core, superior.id, Q4)
    assert found.suggested[line][0].task.id == task_in(core, "18-KH/ĐU", "II.2").id
    assert {plan.document.document_number for plan, _ in found.duties} == {"18-KH/ĐU", "02-KH/CB"}
    answered_view = answer_choices(core, answered(core).id, Q4)
    assert line not in answered_view.suggested


def test_only_lines_of_a_superior_plan_are_answered_and_only_by_our_duties(core):
    ours, line = task_in(core, "18-KH/ĐU", "II.2").id, task_in(core, "61-KH/ĐUK", "II.1").id
    with pytest.raises(UserError) as refused:
        answer_tasks(core, plan_of(core, "61-KH/ĐUK").id, {line: [ours]})
    assert refused.value.code is Code.NOT_A_SUPERIOR_PLAN
    mark_superior(core, plan_of(core, "61-KH/ĐUK").id)
    with pytest.raises(UserError):
        answer_tasks(core, plan_of(core, "61-KH/ĐUK").id, {line: [task_in(core, "61-KH/ĐUK", "II.2").id]})


def test_a_plan_with_answers_keeps_its_part_until_they_are_gone(core):
    superior = answered(core)
    for change in (
        lambda: unlink_plan(core, superior.id),
        lambda: link_own_plan(core, superior.id, unit_of(core, "Chi bộ A").id, None),
        lambda: mark_superior(core, plan_of(core, "18-KH/ĐU").id),
    ):
        with pytest.raises(UserError) as refused:
            change()
        assert refused.value.code is Code.PLAN_HAS_ANSWERS
    answer_tasks(core, superior.id, {task_in(core, "61-KH/ĐUK", "II.1").id: []})
    assert unlink_plan(core, superior.id)


def test_a_superior_plan_can_be_deleted_with_its_answers(core):
    superior = answered(core)
    delete_plan(core, superior.id)
    assert core.book.number("SELECT count(*) FROM task_answer") == 0


def test_a_superior_document_is_entered_by_hand(core):
    document = Document("Đề án", "06-ĐA/TU", date(2022, 5, 31), "Tỉnh uỷ", "về học tập")
    plan_id, _ = enter_superior_plan(
        core, document, System.PARTY, [SuperiorLine("1", "Tổ chức học tập"), SuperiorLine("2", "Báo cáo")]
    )
    assert plans.get(core.book, plan_id).is_superior
    assert [line.number for line in show_answers(core, plan_id, Q4).unanswered] == ["1", "2"]
    with pytest.raises(UserError) as refused:
        enter_superior_plan(core, document, System.PARTY, [SuperiorLine("1", "Khác")])
    assert refused.value.code is Code.PLAN_IN_BOOK
    with pytest.raises(UserError):
        enter_superior_plan(core, Document("Đề án"), System.PARTY, [])


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("1. Tổ chức học tập", [("1", "Tổ chức học tập")]),
        ("II.3. Báo cáo\na) Kiểm tra", [("II.3", "Báo cáo"), ("a", "Kiểm tra")]),
        ("Điều 5. Phân công", [("Điều 5", "Phân công")]),
        ("Tổ chức học tập\n\nBáo cáo", [("1", "Tổ chức học tập"), ("2", "Báo cáo")]),
        ("2\tCột từ Excel", [("2", "Cột từ Excel")]),
        ("Chi bộ học tập", [("1", "Chi bộ học tập")]),
        ("100 đảng viên dự", [("1", "100 đảng viên dự")]),
        ("", []),
    ],
)
def test_typed_lines_are_read_with_the_number_before_them(typed, read):
    assert [(line.number, line.text) for line in read_lines(typed)] == read


def test_a_unit_s_own_plan_proposes_its_last_day_for_duties_by_plan(core):
    asking, own, cell = task_in(core, "18-KH/ĐU", "II.1"), plan_of(core, "02-KH/CB"), unit_of(core, "Chi bộ A").id
    proposals = proposed_deadlines(core, own.id, cell, asking.id)
    assert [(one.task.number, one.due_on) for one in proposals] == [("II.3", date(2023, 12, 31))]
    link_own_plan(core, own.id, cell, asking.id)
    assert {line.item.due_on for line in show_items(core, Q4) if line.task.number == "II.3"} == {None}
    linked = plan_of(core, "02-KH/CB")
    assert (linked.unit_id, linked.asked_by_id) == (cell, asking.id)


def test_the_proposed_deadline_is_taken_for_that_unit_alone(core):
    asking, own, cell = task_in(core, "18-KH/ĐU", "II.1"), plan_of(core, "02-KH/CB"), unit_of(core, "Chi bộ A").id
    by_plan = task_in(core, "18-KH/ĐU", "II.3").id
    link_own_plan(core, own.id, cell, asking.id, [by_plan])
    dues = {line.unit.name: line.item.due_on for line in show_items(core, Q4) if line.task.id == by_plan}
    assert dues == {"Chi bộ A": date(2023, 12, 31), "Chi bộ B": None}
    assert proposed_deadlines(core, own.id, cell, asking.id) == []


def test_nobody_who_only_oversees_a_duty_is_proposed_a_deadline(core):
    asking, own, cell = task_in(core, "18-KH/ĐU", "II.1"), plan_of(core, "02-KH/CB"), unit_of(core, "Chi bộ A").id
    assign_cells(core, [task_in(core, "18-KH/ĐU", "II.3").id], [cell], AssignmentRole.OVERSEER)
    assert proposed_deadlines(core, own.id, cell, asking.id) == []


def test_a_unit_s_own_plan_is_unlinked(core):
    own = plan_of(core, "02-KH/CB").id
    link_own_plan(core, own, unit_of(core, "Chi bộ A").id, task_in(core, "18-KH/ĐU", "II.1").id)
    assert "02-KH/CB" in numbers(core)
    unlink_plan(core, own)
    assert (plans.get(core.book, own).unit_id, plans.get(core.book, own).asked_by_id) == (None, None)
