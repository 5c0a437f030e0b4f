"""A task as a whole: its details and history, deadlines of several at once, roles given, what goes with a deleted plan."""

from datetime import date
from itertools import pairwise

import pytest

from app.domain.assignment import Assignment, AssignmentRole
from app.domain.ids import AssignmentId, IndicatorId
from app.domain.plan import Beat
from app.domain.timing import Timing, TimingKind
from app.services import history
from app.services.assign_units import assign_units, give_role, offer_role
from app.services.change_beat import change_beat
from app.services.delete_plan import delete_plan, what_goes_with
from app.services.edit_task import offer_deadline, set_deadline, set_deadlines
from app.services.indicators import IndicatorDraft, define_indicators
from app.services.notes import add_note
from app.services.show_plan import show_task
from app.services.show_task_details import find_details
from app.store import plans, tasks
from tests import sample_books
from tests.builders import a_book, task_of, unit_of
from tests.services import undo_cases_assignment, work_item_books
from tests.services.work_item_books import Q4, item_of

LEAD, SUPPORT, OVERSEER = AssignmentRole.LEAD, AssignmentRole.SUPPORT, AssignmentRole.OVERSEER
A_SATURDAY = date(2022, 12, 17)


@pytest.fixture
def core(tmp_path):
    book = (
        a_book(tmp_path, date(2022, 12, 1))
        .with_units("Chi bộ A", "Chi bộ B", "Chi bộ C")
        .with_group("các chi bộ", "Chi bộ A", "Chi bộ B")
        .with_task("Ban hành kế hoạch", lead="Chi bộ A", due="2022-12-10")
        .with_task("Tuyên truyền", lead="các chi bộ")
        .with_task("Theo kế hoạch riêng", timing=Timing(TimingKind.BY_PLAN, "Theo kế hoạch của Tỉnh uỷ"))
        .opened()
    )
    yield book
    book.close()


def a_line(core, number, role, *, unit="", group=None) -> Assignment:
    unit_id = unit_of(core, unit).id if unit else None
    return Assignment(AssignmentId(0), task_of(core, number).id, role, unit_id=unit_id, group_id=group)


def told(core, number) -> list[str]:
    details = find_details(core, task_of(core, number).id, Q4)
    return [f"{line.step}: {line.words}" for line in details.history if line.item is None]


def test_several_deadlines_are_one_step_and_one_undo(core):
    wanted = [task_of(core, "II.1").id, task_of(core, "II.3").id]
    set_deadlines(core, wanted, A_SATURDAY)
    assert [task_of(core, number).timing.end for number in ("II.1", "II.3")] == [A_SATURDAY, A_SATURDAY]
    assert task_of(core, "II.3").timing.kind is TimingKind.BY_PLAN
    assert history.name_of(history.status(core).undo) == "sửa nhiệm vụ: 2 nhiệm vụ"
    history.undo(core)
    assert [task_of(core, number).timing.end for number in ("II.1", "II.3")] == [date(2022, 12, 10), None]


def test_an_offer_tells_tasks_on_a_day_from_tasks_by_phrase_and_names_the_next_working_day(core):
    offer = offer_deadline(core, [task_of(core, number).id for number in ("II.1", "II.2", "II.3")], A_SATURDAY)
    assert [task.number for task in offer.on_a_day] == ["II.1", "II.3"]
    assert [task.number for task in offer.by_phrase] == ["II.2"]
    assert offer.works_on == date(2022, 12, 19)
    assert offer_deadline(core, [task_of(core, "II.1").id], date(2022, 12, 10)).changed == ()


def test_the_history_says_when_and_what_of_deadline_beat_and_assignment_and_their_undoing(core):
    set_deadline(core, task_of(core, "II.1").id, A_SATURDAY)
    history.undo(core)
    change_beat(core, task_of(core, "II.2").id, Beat.MONTH, date(2023, 1, 1))
    give_role(core, a_line(core, "II.1", SUPPORT, unit="Chi bộ B"))
    give_role(core, a_line(core, "II.1", LEAD, unit="Chi bộ B"))
    assert told(core, "II.1") == [
        "phân công: Chi bộ B: phối hợp → chủ trì",
        "phân công: giao Chi bộ B: phối hợp",
        "hoàn tác sửa nhiệm vụ: thời hạn: 17/12/2022 → 10/12/2022",
        "sửa nhiệm vụ: thời hạn: 10/12/2022 → 17/12/2022",
        "nhập kế hoạch: đưa vào sổ",
    ]
    assert told(core, "II.2")[0] == "đổi nhịp theo dõi: theo dõi hằng tháng từ 01/01/2023"


def test_an_assignment_that_is_gone_still_has_its_name_in_the_history(core):
    task = task_of(core, "II.1")
    assign_units(core, task.id, [])
    assert told(core, "II.1")[0] == "phân công: bỏ giao Chi bộ A"


def test_details_hold_numbers_notes_evidence_and_the_history_of_the_units(tmp_path):
    core = work_item_books.done(tmp_path)
    add_note(core, item_of(core), "Đã gọi điện nhắc")
    details = find_details(core, task_of(core, "II.1").id, Q4)
    assert [one.name for one in details.indicators] == ["Số buổi", "Tỷ lệ tham gia"]
    assert [(name, note.text) for name, note in details.notes] == [("Chi bộ A", "Đã gọi điện nhắc")]
    of_unit = [line for line in details.history if line.item is not None]
    assert {line.unit_name for line in of_unit} == {"Chi bộ A"}
    assert any("Đã tổ chức hai buổi" in line.whole for line in of_unit)
    assert any("chỉ tiêu Số buổi (buổi), phấn đấu 10" in line.whole for line in details.history if line.item is None)
    assert all(one.at >= two.at for one, two in pairwise(details.history))
    core.close()


def test_details_of_a_task_that_is_gone_are_none(core):
    task = task_of(core, "II.1")
    delete_plan(core, task.plan_id)
    assert find_details(core, task.id, Q4) is None


def test_a_role_is_given_in_a_line_of_its_own_and_changed_in_the_line_that_is_there(core):
    give_role(core, a_line(core, "II.1", SUPPORT, unit="Chi bộ C"))
    give_role(core, a_line(core, "II.1", OVERSEER, unit="Chi bộ C"))
    lines = tasks.assignments_of(core.book, task_of(core, "II.1").id)
    assert [(line.unit_id, line.role) for line in lines] == [
        (unit_of(core, "Chi bộ A").id, LEAD),
        (unit_of(core, "Chi bộ C").id, OVERSEER),
    ]
    assert not give_role(core, a_line(core, "II.1", OVERSEER, unit="Chi bộ C"))


def test_an_offer_of_a_role_knows_who_leads_and_what_the_unit_has_through_a_group(core):
    offer = offer_role(core, a_line(core, "II.2", LEAD, unit="Chi bộ B"))
    assert (offer.name, offer.role, offer.group_role, offer.leads) == ("Chi bộ B", None, LEAD, ("Chi bộ A", "Chi bộ B"))
    nobody = offer_role(core, a_line(core, "II.3", LEAD, unit="Chi bộ C"))
    assert (nobody.role, nobody.group_role, nobody.leads) == (None, None, ())


def test_the_lock_of_an_approved_report_stands_beside_the_unit_it_holds(tmp_path):
    core = work_item_books.approved(tmp_path)
    view = show_task(core, task_of(core, "II.1").id, Q4)
    assert [(line.unit.name, line.lock is not None) for line in view.units] == [("Chi bộ A", True), ("Chi bộ B", False)]
    assert view.units[0].lock.period == Q4
    core.close()


def test_what_goes_with_a_plan_counts_the_answers_it_has_part_in(tmp_path):
    core = sample_books.sent(tmp_path)
    undo_cases_assignment.answered_plan(core)
    ours, *_, superior = plans.all_plans(core.book)
    assert what_goes_with(core, superior.id).answers == 1
    assert what_goes_with(core, superior.id).tasks == 4
    assert what_goes_with(core, ours.id).answers == 1
    core.close()


def test_what_goes_with_a_plan_counts_what_was_planned_about_it(core):
    define_indicators(core, task_of(core, "II.1").id, [IndicatorDraft(IndicatorId(0), "Số buổi", "buổi")])
    loss = what_goes_with(core, task_of(core, "II.1").plan_id)
    assert (loss.tasks, loss.assignments, loss.indicators, loss.answers, loss.preparations) == (3, 2, 1, 0, 0)
