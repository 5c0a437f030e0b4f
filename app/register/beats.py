"""Changing a beat (đổi nhịp): from a day on a task is followed more or less often, and nothing of the past is touched.

The period under way on that day is brought to its end; the new beat starts on the day after. Where the day is the first one on
which a period is followed, the new beat starts on the day itself. The new beat holds from then on: changes that would begin
later, or on the same day, are replaced by it.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from app.domain.period import Period, period_of, span
from app.domain.plan import Beat, BeatChange, Task
from app.domain.timing import Timing, TimingKind
from app.register.cells import PERIOD_OF_BEAT, DuePeriod, due_periods, followed_over, only_period, stretches

_SHOWN_DAYS = 3 * 366


class BeatRefusal(StrEnum):
    """Why a beat cannot be changed as asked."""

    ONE_PERIOD = "one_period"
    """The task has one period, and something was entered in it."""
    PAST = "past"
    """Periods that are over would change, and something was entered for the task."""
    TOO_LATE = "too_late"
    """The period under way goes on until the task is over."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """What must be known of a task before its beat is changed.

    Attributes:
        task: the task.
        plan_span: the days over which its plan is followed.
        said: the time its words in the plan say, without what the clerk decided.
        is_touched: whether anything was entered in a work item of it, or a tracker carried one.
        today: what is over is over before this day.
    """

    task: Task
    plan_span: Period
    said: Timing
    is_touched: bool
    today: date


@dataclass(frozen=True, slots=True)
class NewBeat:
    """What a change comes to.

    Attributes:
        task: the task as it is afterwards.
        starts_on: the first day of the new beat.
        finished: the period under way, which is brought to its end; None when the new beat starts with a period.
        replaced: changes that stood and are no more.
        refusal: why it cannot be; the task is then as it was.
        earliest: with `PAST`, the first day from which the beat can be changed.
    """

    task: Task
    starts_on: date
    finished: Period | None = None
    replaced: tuple[BeatChange, ...] = ()
    refusal: BeatRefusal | None = None
    earliest: date | None = None


def new_beat(outlook: Outlook, beat: Beat, asked_on: date) -> NewBeat:
    """Return the task with another beat from the day asked for on, or why that cannot be.

    A task with one period has nothing before and after: its beat is changed as a whole, while nothing was entered.
    """
    task = outlook.task
    if only_period(task, outlook.plan_span) is not None:
        return _from_the_start(outlook, beat)
    limits = followed_over(task, outlook.plan_span)
    if limits is None:
        return NewBeat(task, asked_on, refusal=BeatRefusal.TOO_LATE)
    asked_on = max(asked_on, limits.starts_on)
    starts_on, finished = _turn(task, limits, asked_on)
    earliest = _earliest(task, limits, outlook.today)
    if outlook.is_touched and starts_on < earliest:
        return NewBeat(task, starts_on, refusal=BeatRefusal.PAST, earliest=earliest)
    if starts_on > limits.ends_on:
        return NewBeat(task, starts_on, finished, refusal=BeatRefusal.TOO_LATE)
    changed, replaced = _with_change(task, limits, BeatChange(starts_on, beat))
    return NewBeat(changed, starts_on, finished, replaced)


def next_periods(task: Task, plan_span: Period, on: date, most: int = 5) -> list[DuePeriod]:
    """Return the periods of a task that end on a day or later, the first few: what the clerk is shown before and after."""
    ahead = span(on, on + timedelta(days=_SHOWN_DAYS))
    found = [due for due in due_periods(task, plan_span, ahead) if due.period.ends_on >= on]
    return sorted(found, key=lambda due: due.period.ends_on)[:most]


def _from_the_start(outlook: Outlook, beat: Beat) -> NewBeat:
    """Change what a task with one period begins with; a day or quarter becomes the time up to its last day."""
    task = outlook.task
    first_day = outlook.plan_span.starts_on
    if task.effective_beat is beat is Beat.ONCE:
        return NewBeat(task, first_day)
    if outlook.is_touched:
        return NewBeat(task, first_day, refusal=BeatRefusal.ONE_PERIOD)
    return NewBeat(replace(task, beat=beat, beat_changes=(), timing=_timing_by_beat(task.timing, outlook.said)), first_day)


def _timing_by_beat(timing: Timing, said: Timing) -> Timing:
    """Return a time that can be followed beat by beat: what the plan says if that can, else the time up to the deadline."""
    if timing.kind not in (TimingKind.DEADLINE, TimingKind.QUARTER):
        return timing
    if said.kind in (TimingKind.DEADLINE, TimingKind.QUARTER):
        return replace(timing, kind=TimingKind.RANGE)
    return said


def _turn(task: Task, limits: Period, asked_on: date) -> tuple[date, Period | None]:
    """Return the first day of a new beat, and the period that is brought to its end before it."""
    under_way = _under_way(task, limits, asked_on)
    if under_way is None or under_way[1] == asked_on:
        return asked_on, None
    period, _ = under_way
    return period.ends_on + timedelta(days=1), period


def _under_way(task: Task, limits: Period, on: date) -> tuple[Period, date] | None:
    """Return the period that holds a day, and the first day on which it is followed; None outside the task's time."""
    for beat, stretch in stretches(task, limits):
        if stretch.starts_on <= on <= stretch.ends_on:
            period = stretch if beat is Beat.ONCE else period_of(PERIOD_OF_BEAT[beat], on)
            return period, max(period.starts_on, stretch.starts_on)
    return None


def _earliest(task: Task, limits: Period, today: date) -> date:
    """Return the first day from which a beat can be changed: the first one of the period under way today."""
    under_way = _under_way(task, limits, today)
    return under_way[1] if under_way else today


def _with_change(task: Task, limits: Period, change: BeatChange) -> tuple[Task, tuple[BeatChange, ...]]:
    """Return the task with a change in place of all that begin on its day or later, and those; one that changes nothing goes."""
    kept = tuple(one for one in task.beat_changes if one.starts_on < change.starts_on)
    replaced = tuple(one for one in task.beat_changes if one.starts_on >= change.starts_on)
    if change.starts_on <= limits.starts_on:
        begun = task.beat if task.effective_beat is change.beat else change.beat
        return replace(task, beat=begun, beat_changes=()), task.beat_changes
    before = kept[-1].beat if kept else task.effective_beat
    changes = kept if change.beat is before else (*kept, change)
    return replace(task, beat_changes=changes), replaced
