"""A deadline put off for one unit or several: a reason, a history, and nothing else moves."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.changes import Step
from app.domain.period import month, quarter
from app.domain.progress import Progress, ProgressState, Standing
from app.domain.timing import Timing, TimingKind
from app.errors import UserError
from app.messages.code import Code
from app.services import history
from app.services.amend_items import move_items
from app.services.clock import Clock
from app.services.edit_task import set_deadline
from app.services.extend_deadline import extend_deadline
from app.services.open_period import open_period
from app.services.record_progress import record_progress
from app.services.show_calendar import show_month
from app.services.show_items import show_items
from app.store import extensions, plans, tasks, work_items
from tests.builders import a_book, task_of, unit_of
from tests.services.matrix_changes import set_unit_deadline

Q4 = quarter(2022, 4)
NEW = date(2022, 11, 15)


@pytest.fixture
def core(tmp_path):
    return (
        a_book(tmp_path)
        .with_units("Chi bộ A", "Chi bộ B")
        .with_task("Ban hành kế hoạch", lead=["Chi bộ A", "Chi bộ B"], due="2022-10-31")
        .opened()
    )


def item(core, unit: str = "Chi bộ A"):
    return next(line.item for line in show_items(core, Q4) if line.unit.name == unit)


def test_one_unit_gets_a_new_deadline_and_the_other_keeps_the_old_one(core):
    extend_deadline(core, [item(core)], NEW, "Chờ ý kiến cấp uỷ")
    assert (item(core).due_on, item(core).extended_to, item(core).id is not None) == (NEW, NEW, True)
    assert item(core, "Chi bộ B").due_on == date(2022, 10, 31)


def test_several_units_are_extended_in_one_step(core):
    extend_deadline(core, [item(core), item(core, "Chi bộ B")], NEW, "Chờ ý kiến cấp uỷ")
    assert {line.item.due_on for line in show_items(core, Q4)} == {NEW}
    history.undo(core)
    assert {line.item.due_on for line in show_items(core, Q4)} == {date(2022, 10, 31)}


def test_every_extension_can_be_read_later_with_the_deadline_before_it(core):
    extend_deadline(core, [item(core)], NEW, "Lần một")
    extend_deadline(core, [item(core)], date(2022, 11, 30), "Lần hai")
    item_id = item(core).id
    assert item_id is not None
    found = [(one.due_before, one.due_on, one.reason, one.decided_on) for one in extensions.of_item(core.book, item_id)]
    assert found == [
        (date(2022, 10, 31), NEW, "Lần một", core.today),
        (NEW, date(2022, 11, 30), "Lần hai", core.today),
    ]
    assert extensions.of_task(core.book, task_of(core, "II.1").id) == extensions.of_item(core.book, item_id)


def test_an_extension_is_held_against_the_deadline_as_it_stands_now(core):
    seen = item(core)
    extend_deadline(core, [seen], date(2022, 11, 30), "Lần một")
    with pytest.raises(UserError) as refused:
        extend_deadline(core, [seen], NEW, "Lần hai, từ màn hình cũ")
    assert refused.value.code is Code.EXTENSION_NOT_LATER


def test_an_extended_item_follows_neither_task_nor_assignment_any_more(core):
    open_period(core, Q4)
    extend_deadline(core, [item(core)], NEW, "Chờ ý kiến")
    set_unit_deadline(core, task_of(core, "II.1").id, unit_of(core, "Chi bộ A").id, date(2022, 10, 20))
    assert item(core).due_on == NEW


def test_an_extended_item_is_not_lost_when_the_tasks_deadline_moves(core):
    open_period(core, Q4)
    extend_deadline(core, [item(core)], NEW, "Chờ ý kiến")
    set_deadline(core, task_of(core, "II.1").id, date(2022, 12, 20))
    assert NEW in {line.item.due_on for line in show_items(core, Q4)}


def test_it_is_overdue_from_the_day_after_the_new_deadline(core):
    extend_deadline(core, [item(core)], NEW, "Chờ ý kiến")
    core.clock = Clock(date(2022, 11, 15))
    assert item(core).standing(core.today) is Standing.DUE_SOON
    core.clock = Clock(date(2022, 11, 16))
    assert item(core).standing(core.today) is Standing.OVERDUE


def test_the_calendar_shows_it_on_the_new_day_in_whichever_month(core):
    extend_deadline(core, [item(core)], date(2023, 2, 15), "Chờ ý kiến")
    due = {day.day.on: [line.unit.name for line in day.due] for day in show_month(core, 2023, 2).days if day.due}
    assert due == {date(2023, 2, 15): ["Chi bộ A"]}
    due = {day.day.on: [line.unit.name for line in day.due] for day in show_month(core, 2022, 10).days if day.due}
    assert due == {date(2022, 10, 31): ["Chi bộ B"]}
    assert [line.unit.name for line in show_items(core, month(2022, 10))] == ["Chi bộ A", "Chi bộ B"]


def test_an_extension_decided_before_it_was_entered_tells_its_own_day(core):
    core.clock = Clock(date(2022, 11, 20))
    extend_deadline(core, [item(core)], NEW, "Quyết định ngày 25/10", date(2022, 10, 25))
    found = item(core)
    assert found.id is not None
    assert extensions.of_item(core.book, found.id)[0].decided_on == date(2022, 10, 25)


def test_work_done_after_the_old_deadline_and_before_the_new_one_is_on_time(core):
    core.clock = Clock(date(2022, 11, 20))
    record_progress(core, item(core), Progress(ProgressState.COMPLETED, date(2022, 11, 10), "Đã ban hành"))
    assert item(core).standing(core.today) is Standing.DONE_LATE
    extend_deadline(core, [item(core)], NEW, "Quyết định ngày 25/10", date(2022, 10, 25))
    assert item(core).standing(core.today) is Standing.DONE_ON_TIME


@pytest.mark.parametrize(("due_on", "reason", "decided_on", "words"), [
    (NEW, " ", None, "thiếu lý do"),
    (date(2022, 10, 31), "lý do", None, "không muộn hơn hạn đang có 31/10/2022"),
    (date(2022, 10, 20), "lý do", None, "muốn rút ngắn"),
    (NEW, "lý do", date(2022, 10, 4), "ngày 04/10/2022 chưa đến"),
])  # fmt: skip
def test_what_is_no_extension_is_refused_and_changes_nothing(core, due_on, reason, decided_on, words):
    before = core.database.change_counter()
    with pytest.raises(UserError, match=words):
        extend_deadline(core, [item(core)], due_on, reason, decided_on)
    assert core.database.change_counter() == before


def test_a_new_deadline_that_was_over_when_it_was_decided_is_refused(core):
    core.clock = Clock(date(2022, 12, 1))
    with pytest.raises(UserError, match="đã qua vào ngày quyết định 01/12/2022"):
        extend_deadline(core, [item(core)], NEW, "lý do")


def test_a_refusal_for_one_unit_extends_none(core):
    extend_deadline(core, [item(core, "Chi bộ B")], date(2022, 12, 1), "trước")
    with pytest.raises(UserError, match="Chi bộ B"):
        extend_deadline(core, [item(core), item(core, "Chi bộ B")], NEW, "lý do")
    assert item(core).extended_to is None


def test_an_extension_lasts_when_an_amended_plan_moves_the_item_to_another_period(core):
    extend_deadline(core, [item(core)], date(2023, 1, 31), "Chờ ý kiến")
    plan = plans.all_plans(core.book)[0]
    before = task_of(core, "II.1")
    after = replace(before, timing=Timing(TimingKind.DEADLINE, "", None, date(2022, 12, 15)))
    with core.unit_of_work(Step.AMEND_PLAN) as work:
        tasks.save(work, after)
        move_items(work, (plan, before), (plan, after), tasks.assignments_of(work, after.id), core.today)
    moved = next(one for one in work_items.of_task(core.book, after.id) if one.extended_to)
    assert (moved.period.code, moved.due_on, moved.extended_to) == ("2022-12-15", date(2023, 1, 31), date(2023, 1, 31))
