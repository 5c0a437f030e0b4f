"""A beat changed from a day on: what is brought to its end, what begins, what is refused."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.ids import PlanId, TaskId
from app.domain.period import PeriodKind, quarter, span
from app.domain.plan import Beat, BeatChange, Task
from app.domain.timing import Timing, TimingKind
from app.register.beats import BeatRefusal, NewBeat, Outlook, new_beat, next_periods
from app.register.cells import due_periods

PLAN_SPAN = span(date(2022, 9, 20), date(2024, 12, 31))
TODAY = date(2022, 10, 20)
ONGOING = Timing(TimingKind.ONGOING, "Thường xuyên")


def a_task(timing: Timing = ONGOING, beat: Beat | None = None, *changes: BeatChange) -> Task:
    return Task(TaskId(1), PlanId(1), "II.1", "Việc mẫu", timing=timing, beat=beat, beat_changes=changes)


def changed(task: Task, beat: Beat, on: date, *, today: date = TODAY, touched: bool = True, said: Timing = ONGOING) -> NewBeat:
    return new_beat(Outlook(task, PLAN_SPAN, said, touched, today), beat, on)


def codes(task: Task, first: date, last: date) -> list[str]:
    return [due.period.code for due in due_periods(task, PLAN_SPAN, span(first, last))]


def test_the_quarter_under_way_is_brought_to_its_end_and_months_begin_on_the_day_after():
    found = changed(a_task(), Beat.MONTH, date(2022, 10, 25))
    assert (found.refusal, found.finished, found.starts_on) == (None, quarter(2022, 4), date(2023, 1, 1))
    assert codes(found.task, date(2022, 10, 1), date(2023, 2, 28)) == ["2022-Q4", "2023-01", "2023-02"]


def test_on_the_first_day_of_a_period_the_new_beat_begins_at_once():
    found = changed(a_task(), Beat.MONTH, date(2023, 1, 1))
    assert (found.finished, found.starts_on) == (None, date(2023, 1, 1))


def test_from_months_to_quarters_the_quarter_that_holds_the_rest_counts():
    found = changed(a_task(beat=Beat.MONTH), Beat.QUARTER, date(2022, 10, 25))
    assert found.starts_on == date(2022, 11, 1)
    assert codes(found.task, date(2022, 10, 1), date(2023, 3, 31)) == ["2022-10", "2022-Q4", "2023-Q1"]


def test_weeks_end_on_their_sunday_before_a_year_begins():
    found = changed(a_task(beat=Beat.WEEK), Beat.YEAR, date(2022, 10, 25))
    assert found.starts_on == date(2022, 10, 31)


def test_a_beat_changed_twice_in_one_period_is_the_last_one():
    first = changed(a_task(), Beat.MONTH, date(2022, 10, 21)).task
    second = changed(first, Beat.HALF_YEAR, date(2022, 11, 30))
    assert second.task.beat_changes == (BeatChange(date(2023, 1, 1), Beat.HALF_YEAR),)
    assert second.replaced == (BeatChange(date(2023, 1, 1), Beat.MONTH),)


def test_a_second_change_that_starts_in_the_middle_of_a_longer_period_replaces_the_first():
    first = changed(a_task(beat=Beat.MONTH), Beat.QUARTER, date(2022, 10, 25)).task
    second = changed(first, Beat.YEAR, date(2022, 11, 1))
    assert second.task.beat_changes == (BeatChange(date(2022, 11, 1), Beat.YEAR),)


def test_a_change_back_to_what_holds_anyway_leaves_nothing_behind():
    first = changed(a_task(), Beat.MONTH, date(2022, 10, 21)).task
    assert changed(first, Beat.QUARTER, date(2022, 10, 22)).task == a_task()
    assert changed(a_task(), Beat.QUARTER, date(2023, 4, 1)).task == a_task()


def test_changes_that_would_begin_later_are_replaced():
    later = BeatChange(date(2023, 7, 1), Beat.YEAR)
    found = changed(a_task(ONGOING, None, later), Beat.MONTH, date(2022, 10, 25))
    assert found.task.beat_changes == (BeatChange(date(2023, 1, 1), Beat.MONTH),)
    assert found.replaced == (later,)


def test_an_earlier_change_stays_with_the_time_it_holds_for():
    earlier = BeatChange(date(2022, 10, 1), Beat.MONTH)
    found = changed(a_task(ONGOING, None, earlier), Beat.QUARTER, date(2022, 10, 25))
    assert found.task.beat_changes == (earlier, BeatChange(date(2022, 11, 1), Beat.QUARTER))


def test_a_day_before_the_plan_changes_what_the_task_begins_with():
    found = changed(a_task(), Beat.MONTH, date(2022, 1, 1), touched=False)
    assert (found.task.beat, found.task.beat_changes) == (Beat.MONTH, ())


def test_periods_that_are_over_are_not_changed_once_something_was_entered():
    found = changed(a_task(), Beat.MONTH, date(2022, 10, 1), today=date(2023, 2, 10))
    assert (found.refusal, found.earliest) == (BeatRefusal.PAST, date(2023, 1, 1))
    assert changed(a_task(), Beat.MONTH, date(2022, 10, 1), today=date(2023, 2, 10), touched=False).refusal is None


def test_the_period_under_way_can_be_changed_from_its_first_day():
    assert changed(a_task(), Beat.MONTH, date(2023, 1, 1), today=date(2023, 2, 10)).refusal is None


def test_a_period_that_goes_on_to_the_end_of_the_task_leaves_nothing_for_a_new_beat():
    assert changed(a_task(), Beat.MONTH, date(2024, 11, 2)).refusal is BeatRefusal.TOO_LATE
    ended = replace(a_task(), ended_on=date(2022, 12, 31))
    assert changed(ended, Beat.MONTH, date(2022, 11, 2)).refusal is BeatRefusal.TOO_LATE


@pytest.mark.parametrize("timing", [
    Timing(TimingKind.DEADLINE, "", None, date(2022, 10, 31)),
    Timing(TimingKind.QUARTER, "", date(2022, 10, 1), date(2022, 12, 31)),
    Timing(TimingKind.RANGE, "", date(2022, 11, 1), date(2023, 1, 31)),
    Timing(TimingKind.BY_PLAN, ""),
], ids=lambda timing: timing.kind.value)  # fmt: skip
def test_a_task_with_one_period_is_changed_as_a_whole_while_nothing_was_entered(timing: Timing):
    assert changed(a_task(timing), Beat.MONTH, TODAY, said=timing).refusal is BeatRefusal.ONE_PERIOD
    found = changed(a_task(timing), Beat.MONTH, TODAY, touched=False, said=timing)
    assert (found.refusal, found.task.beat, found.task.beat_changes) == (None, Beat.MONTH, ())
    kinds = {due.period.kind for due in due_periods(found.task, PLAN_SPAN, span(date(2022, 10, 1), date(2023, 3, 31)))}
    assert kinds == {PeriodKind.MONTH}


def test_a_deadline_that_is_followed_by_the_month_is_followed_up_to_its_day():
    timing = Timing(TimingKind.DEADLINE, "", None, date(2022, 12, 15))
    found = changed(a_task(timing), Beat.MONTH, TODAY, touched=False, said=timing)
    assert codes(found.task, date(2022, 9, 1), date(2023, 6, 30)) == ["2022-09", "2022-10", "2022-11", "2022-12"]


def test_a_deadline_the_clerk_set_gives_way_to_the_words_of_the_plan():
    set_by_hand = Timing(TimingKind.DEADLINE, "Thường xuyên", None, date(2022, 12, 15))
    assert changed(a_task(set_by_hand), Beat.MONTH, TODAY, touched=False).task.timing == ONGOING


def test_once_holds_from_the_day_to_the_end_of_the_plan():
    found = changed(a_task(), Beat.ONCE, date(2022, 10, 25))
    assert codes(found.task, date(2022, 10, 1), date(2024, 12, 31)) == ["2022-Q4", "2023-01-01..2024-12-31"]
    assert changed(found.task, Beat.MONTH, date(2023, 5, 5)).refusal is BeatRefusal.TOO_LATE


def test_the_next_periods_are_the_one_under_way_and_those_after_it():
    assert [due.period.code for due in next_periods(a_task(), PLAN_SPAN, TODAY, 3)] == ["2022-Q4", "2023-Q1", "2023-Q2"]


@pytest.mark.parametrize("beat", list(Beat))
@pytest.mark.parametrize("before", [Beat.WEEK, Beat.MONTH, Beat.QUARTER, Beat.HALF_YEAR, Beat.YEAR])
def test_no_day_is_left_without_a_period_and_the_past_is_as_it_was(before: Beat, beat: Beat):
    for day_number in range(0, 70, 3):
        asked_on = date.fromordinal(TODAY.toordinal() + day_number)
        found = changed(a_task(beat=before), beat, asked_on)
        if found.refusal is not None:
            continue
        old = due_periods(a_task(beat=before), PLAN_SPAN, PLAN_SPAN)
        new = due_periods(found.task, PLAN_SPAN, PLAN_SPAN)
        over = [due for due in old if due.period.ends_on < found.starts_on]
        assert [due for due in new if due.period.ends_on < found.starts_on] == over
        days = {on for due in new for on in range(due.period.starts_on.toordinal(), due.period.ends_on.toordinal() + 1)}
        assert days >= set(range(TODAY.toordinal(), date(2024, 11, 30).toordinal()))
        assert len({due.period for due in new}) == len(new)
