"""Which work items exist."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.assignment import Assignment, AssignmentRole
from app.domain.document import Document, System
from app.domain.ids import AssignmentId, PlanId, TaskId, UnitGroupId, UnitId
from app.domain.organisation import Organisation
from app.domain.period import PeriodKind, month, parse_period, quarter, span, year
from app.domain.plan import Beat, Plan, Task
from app.domain.timing import Timing, TimingKind
from app.domain.unit import Membership, Unit, UnitGroup, UnitKind
from app.register.cells import assigned_units, belongs, due_periods, work_items

PLAN = Plan(PlanId(1), Document("Kế hoạch", "18-KH/ĐU", date(2022, 9, 20)), System.PARTY, years=(2022, 2025))
SPAN = PLAN.span(date(2022, 10, 1))
Q4 = quarter(2022, 4)


def a_task(timing: Timing, beat: Beat | None = None) -> Task:
    return Task(TaskId(1), PLAN.id, "II.1", "Việc mẫu", timing=timing, beat=beat)


def codes(task: Task, looked_at=Q4) -> list[str]:
    return [one.period.code for one in due_periods(task, SPAN, looked_at)]


def test_an_ongoing_task_is_followed_each_quarter_and_due_on_its_last_day():
    found = due_periods(a_task(Timing(TimingKind.ONGOING)), SPAN, year(2023))
    assert [(one.period.code, one.due_on.isoformat()) for one in found] == [
        ("2023-Q1", "2023-03-31"),
        ("2023-Q2", "2023-06-30"),
        ("2023-Q3", "2023-09-30"),
        ("2023-Q4", "2023-12-31"),
    ]


def test_a_task_without_a_time_is_followed_all_the_same():
    assert codes(a_task(Timing())) == ["2022-Q4"]


def test_a_beat_chosen_by_the_clerk_goes_before_the_default():
    assert codes(a_task(Timing(TimingKind.ONGOING), Beat.MONTH)) == ["2022-10", "2022-11", "2022-12"]


def test_a_recurring_task_brings_its_own_beat():
    assert codes(a_task(Timing(TimingKind.RECURRING, every=PeriodKind.MONTH))) == ["2022-10", "2022-11", "2022-12"]


def test_a_task_that_has_ended_gives_no_period_that_goes_on_after_its_last_day():
    ended = replace(a_task(Timing(TimingKind.ONGOING), Beat.MONTH), ended_on=date(2022, 11, 30))
    assert codes(ended) == ["2022-10", "2022-11"]
    assert codes(ended, quarter(2023, 1)) == []


def test_a_deadline_is_one_day():
    timing = Timing(TimingKind.DEADLINE, "trong tháng 10/2022", None, date(2022, 10, 31))
    assert codes(a_task(timing)) == ["2022-10-31"]
    assert codes(a_task(timing), quarter(2023, 1)) == []


def test_a_task_by_plan_has_no_deadline_until_its_plan_is_known():
    found = due_periods(a_task(Timing(TimingKind.BY_PLAN)), SPAN, Q4)
    assert [(one.period.kind, one.due_on) for one in found] == [(PeriodKind.SPAN, None)]
    known = due_periods(a_task(Timing(TimingKind.BY_PLAN, end=date(2023, 6, 30))), SPAN, Q4)
    assert known[0].due_on == date(2023, 6, 30)


def test_an_open_ended_range_goes_on_beyond_the_plan():
    timing = Timing(TimingKind.RANGE, "từ năm 2023", date(2023, 1, 1), None)
    assert codes(a_task(timing), quarter(2026, 2)) == ["2026-Q2"]
    assert codes(a_task(timing), Q4) == []


def test_a_closed_range_is_one_item():
    timing = Timing(TimingKind.RANGE, "", date(2022, 11, 1), date(2023, 1, 31))
    assert codes(a_task(timing)) == ["2022-11-01..2023-01-31"]


def test_nothing_is_followed_after_the_plan_is_over():
    assert codes(a_task(Timing(TimingKind.ONGOING)), quarter(2026, 1)) == []


def test_a_week_across_two_quarters_is_listed_in_one_of_them():
    week = parse_period("2022-W39")  # 26 September to 2 October
    assert [belongs(week, one) for one in (quarter(2022, 3), Q4)] == [False, True]


def test_a_year_is_shown_in_each_of_its_months():
    assert belongs(year(2022), month(2022, 5))


UNITS = {UnitId(n): Unit(UnitId(n), f"Đơn vị {n}", UnitKind.PARTY_CELL, n) for n in range(1, 6)}


def assigned(*lines: Assignment, groups: dict | None = None) -> list[tuple[int, str, date | None]]:
    found = assigned_units(lines, Organisation(UNITS, groups or {}), date(2022, 12, 31))
    return [(one.unit_id, one.role.value, one.due_on) for one in found]


def an_assignment(role: AssignmentRole, *, unit: int | None = None, group: int | None = None, due: date | None = None):
    return Assignment(
        AssignmentId(0),
        TaskId(1),
        role,
        "",
        UnitId(unit) if unit else None,
        UnitGroupId(group) if group else None,
        due,
    )


GROUPS = {UnitGroupId(9): UnitGroup(UnitGroupId(9), "nhóm", (), tuple(Membership(UnitId(n)) for n in (1, 2, 3)))}


def test_a_group_stands_for_its_members():
    assert [one[0] for one in assigned(an_assignment(AssignmentRole.LEAD, group=9), groups=GROUPS)] == [1, 2, 3]


def test_a_unit_with_two_roles_has_the_stronger_one_and_one_item():
    found = assigned(an_assignment(AssignmentRole.SUPPORT, group=9), an_assignment(AssignmentRole.LEAD, unit=2), groups=GROUPS)
    assert found == [(2, "lead", None), (1, "support", None), (3, "support", None)]


def test_a_units_own_deadline_goes_before_its_groups():
    own, of_group = date(2022, 12, 10), date(2022, 12, 20)
    found = assigned(
        an_assignment(AssignmentRole.LEAD, group=9, due=of_group),
        an_assignment(AssignmentRole.LEAD, unit=1, due=own),
        groups=GROUPS,
    )
    assert found == [(1, "lead", own), (2, "lead", of_group), (3, "lead", of_group)]


def test_an_overseer_gets_no_work_item():
    task = a_task(Timing(TimingKind.ONGOING))
    lines = [an_assignment(AssignmentRole.LEAD, unit=1), an_assignment(AssignmentRole.OVERSEER, unit=5)]
    found = work_items(PLAN, [task], {task.id: lines}, Organisation(UNITS, {}), Q4, date(2022, 10, 3))
    assert [item.unit_id for item in found] == [1]


@pytest.mark.parametrize("name", ["không có trong danh bạ"])
def test_a_name_nobody_is_known_by_gives_no_item(name):
    task = a_task(Timing(TimingKind.ONGOING))
    line = Assignment(AssignmentId(1), task.id, AssignmentRole.LEAD, name)
    assert work_items(PLAN, [task], {task.id: [line]}, Organisation(UNITS, {}), Q4, date(2022, 10, 3)) == []


def test_the_plan_runs_from_its_date_to_the_end_of_its_last_year():
    assert span(date(2022, 9, 20), date(2025, 12, 31)) == SPAN
