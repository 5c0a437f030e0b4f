"""Preparation steps: which lie in a stretch of days."""

from datetime import date

import pytest

from app.calendars.anniversaries import Anniversary, AnniversaryScope, CalendarKind
from app.domain.ids import PlanId, PreparationId, TaskId
from app.domain.period import month, span, year
from app.domain.plan import Pause, Task
from app.domain.preparation import OFFERED, Preparation, PreparationOwner
from app.domain.timing import Timing, TimingKind
from app.register.preparation import anniversary_days, deadlines_of, preparation_steps, targets_of

TASK = PreparationOwner(TaskId(1))
THREE = [Preparation(TASK, days, text, PreparationId(days)) for days, text in OFFERED]
DEADLINES = {TASK: [date(2022, 12, 31), date(2023, 3, 31)]}


def days(stretch) -> list[tuple[str, date]]:
    return [(step.preparation.mark, step.due_on) for step in preparation_steps(THREE, DEADLINES, {}, stretch)]


def test_each_step_stands_its_days_before_each_deadline():
    assert days(month(2022, 12)) == [("T-30", date(2022, 12, 1)), ("T-7", date(2022, 12, 24)), ("T-1", date(2022, 12, 30))]
    assert days(month(2023, 3)) == [("T-30", date(2023, 3, 1)), ("T-7", date(2023, 3, 24)), ("T-1", date(2023, 3, 30))]


def test_a_step_ticked_off_is_done_before_that_deadline_only():
    done = {(PreparationId(7), date(2022, 12, 31)): date(2022, 12, 20)}
    steps = preparation_steps(THREE, DEADLINES, done, year(2022))
    assert [(step.preparation.mark, step.done_on) for step in steps] == [
        ("T-30", None), ("T-7", date(2022, 12, 20)), ("T-1", None),
    ]  # fmt: skip
    assert all(step.done_on is None for step in preparation_steps(THREE, DEADLINES, done, month(2023, 3)))


def test_the_deadlines_of_a_task_are_those_of_its_periods_without_the_paused_ones():
    paused = Pause(date(2023, 6, 1), date(2023, 6, 30), "chờ hướng dẫn")
    task = Task(TaskId(1), PlanId(1), "II.1", "Việc", timing=Timing(TimingKind.ONGOING), pauses=(paused,))
    found = deadlines_of(task, span(date(2022, 9, 20), date(2025, 12, 31)), year(2023))
    assert found == [date(2023, 3, 31), date(2023, 9, 30), date(2023, 12, 31)]


def test_a_lunar_anniversary_of_the_office_has_its_day_each_year():
    own = Anniversary("own", "Ngày giỗ", CalendarKind.LUNAR, 30, 12, AnniversaryScope.LOCAL, None)
    found = anniversary_days(span(date(2024, 1, 1), date(2026, 12, 31)), [own])
    assert found["own"] == [date(2024, 2, 9), date(2025, 1, 28), date(2026, 2, 16)]
    assert targets_of({}, found)[PreparationOwner(anniversary="own")] == found["own"]


@pytest.mark.parametrize("owner", [{}, {"task_id": TaskId(1), "anniversary": "own"}])
def test_one_prepares_before_a_task_or_an_anniversary_not_both(owner):
    with pytest.raises(ValueError, match="task or an anniversary"):
        PreparationOwner(**owner)
