"""Which work items exist: task × unit × period.

Pure functions over values. A task gives periods by its timing and beat, its assignments give units; the product, cut to the
period being looked at, is the register.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.assignment import Assignment, AssignmentRole
from app.domain.ids import TaskId, UnitId
from app.domain.organisation import Organisation
from app.domain.period import Period, PeriodKind, day, period_of, periods_within, span
from app.domain.plan import Beat, Plan, Task
from app.domain.progress import WorkItem
from app.domain.timing import Timing, TimingKind

PERIOD_OF_BEAT: dict[Beat, PeriodKind] = {
    Beat.WEEK: PeriodKind.WEEK,
    Beat.MONTH: PeriodKind.MONTH,
    Beat.QUARTER: PeriodKind.QUARTER,
    Beat.HALF_YEAR: PeriodKind.HALF_YEAR,
    Beat.YEAR: PeriodKind.YEAR,
}
"""Which kind of period a beat gives; `ONCE` gives the whole stretch."""
_FAR_AHEAD = date(9999, 12, 31)


@dataclass(frozen=True, slots=True)
class DuePeriod:
    """One of a task's periods and the deadline in it; None when no deadline is known yet."""

    period: Period
    due_on: date | None


@dataclass(frozen=True, slots=True)
class AssignedUnit:
    """A unit that has to do with a task: its strongest role, and its own deadline if it has one."""

    unit_id: UnitId
    role: AssignmentRole
    due_on: date | None


def work_items(
    plan: Plan,
    tasks: Iterable[Task],
    assignments: Mapping[TaskId, Sequence[Assignment]],
    organisation: Organisation,
    looked_at: Period,
    today: date,
) -> list[WorkItem]:
    """Return the work items of one plan that belong to a period, in the order of the tasks and their assignments.

    Overseers answer for units but report nothing themselves, so they get no work item; a superior plan gives none at all.
    """
    return [
        WorkItem(task_id=task.id, unit_id=unit.unit_id, period=due.period, role=unit.role, due_on=unit.due_on or due.due_on)
        for task, due, units in units_at_work(plan, tasks, assignments, organisation, looked_at, today)
        for unit in units
    ]


def units_at_work(
    plan: Plan,
    tasks: Iterable[Task],
    assignments: Mapping[TaskId, Sequence[Assignment]],
    organisation: Organisation,
    looked_at: Period,
    today: date,
    *,
    may_fall_due: bool = False,
) -> Iterator[tuple[Task, DuePeriod, list[AssignedUnit]]]:
    """Give each task of a plan with each of its periods and the units that have a work item in it; as `work_items`.

    With `may_fall_due`, periods of which surely nothing falls due in the period looked at are left out.
    """
    if plan.is_superior:
        return
    plan_span = plan.span(today)
    expanded: dict[object, list[AssignedUnit]] = {}  # many tasks go to the same units
    for task in tasks:
        assigned = assignments.get(task.id, ())
        who = tuple((one.unit_id, one.group_id, one.role, one.due_on) for one in assigned)
        own = any(one.due_on for one in assigned)
        for due in due_periods(task, plan_span, looked_at):
            if may_fall_due and not own and not (due.due_on and looked_at.starts_on <= due.due_on <= looked_at.ends_on):
                continue
            last_day = min(due.period.ends_on, looked_at.ends_on)
            key = (who, last_day, due.period.ends_on)
            if key not in expanded:
                every = assigned_units(assigned, organisation, last_day, due.period.ends_on)
                expanded[key] = [unit for unit in every if unit.role is not AssignmentRole.OVERSEER]
            yield task, due, expanded[key]


def assigned_units(
    assignments: Sequence[Assignment], organisation: Organisation, on: date, held_on: date | None = None
) -> list[AssignedUnit]:
    """Expand groups to their members of that day and give each unit once, with its strongest role.

    A deadline given to the unit itself wins over one given to its group. The work of a unit that is no more goes to its heir;
    a unit that is not founded yet, or has no heir, has none.

    Args:
        assignments: those of one task.
        organisation: units and groups over time.
        on: the day whose members of groups count.
        held_on: the last day of the work, which decides between a unit and its heir, so that an item of several years has
            one holder in whichever of its quarters it is looked at; the same day when left out.
    """
    held_on = held_on or on
    found: dict[UnitId, AssignedUnit] = {}
    expanded = [(one, list(_units_of(one, organisation, on, held_on))) for one in assignments]
    for assignment, unit_ids in sorted(expanded, key=lambda one: one[0].unit_id is None):  # the unit itself before its group
        for unit_id in unit_ids:
            known = found.get(unit_id)
            if known is None:
                found[unit_id] = AssignedUnit(unit_id, assignment.role, assignment.due_on)
            else:
                role = min(known.role, assignment.role, key=lambda one: one.strength)
                found[unit_id] = AssignedUnit(unit_id, role, known.due_on or assignment.due_on)
    in_order = dict.fromkeys(unit_id for _, unit_ids in expanded for unit_id in unit_ids)
    return sorted((found[unit_id] for unit_id in in_order), key=lambda unit: unit.role.strength)


def due_periods(task: Task, plan_span: Period, looked_at: Period) -> list[DuePeriod]:
    """Return the periods in which a task is followed, as far as they belong to the period being looked at.

    - one deadline: the day itself;
    - a quarter: that quarter;
    - from … to …: the whole stretch, once, unless a beat was chosen;
    - theo kế hoạch của …: the plan's own period, once, without a deadline until one is entered (decisions 18);
    - thường xuyên, hằng …, and duties without a time: one period a beat, due on its last day; where the beat was changed,
      the old one up to the day of the change, the new one from then on; none that ends in a pause.

    A task that has ended gives no period that goes on after its last day.
    """
    only = only_period(task, plan_span)
    every = [only] if only else _by_beat(task, plan_span, looked_at)
    last_day = task.ended_on or _FAR_AHEAD
    return [due for due in every if belongs(due.period, looked_at) and due.period.ends_on <= last_day]


def only_period(task: Task, plan_span: Period) -> DuePeriod | None:
    """Return the period of a task that has just one; None for a task that is followed beat by beat."""
    timing = task.timing
    if timing.kind is TimingKind.DEADLINE and timing.end is not None:
        return DuePeriod(day(timing.end), timing.end)
    if timing.kind is TimingKind.QUARTER and timing.start is not None:
        return DuePeriod(period_of(PeriodKind.QUARTER, timing.start), timing.end)
    if timing.kind is TimingKind.RANGE and task.beat is None and timing.start is not None and timing.end is not None:
        return DuePeriod(span(timing.start, timing.end), timing.end)
    return DuePeriod(plan_span, timing.end) if task.effective_beat is Beat.ONCE else None


def followed_over(task: Task, plan_span: Period) -> Period | None:
    """Return the days in which a task that comes again is followed, up to its last day; None when there are none."""
    limits = _limits(task.timing, plan_span)
    last_day = task.ended_on or _FAR_AHEAD
    if limits is None or last_day < limits.starts_on:
        return None
    return span(limits.starts_on, min(limits.ends_on, last_day))


def stretches(task: Task, limits: Period) -> list[tuple[Beat, Period]]:
    """Return the days over which each of a task's beats holds, in order."""
    firsts = [limits.starts_on, *(change.starts_on for change in task.beat_changes)]
    lasts = [*(change.starts_on - timedelta(days=1) for change in task.beat_changes), limits.ends_on]
    beats = [task.effective_beat, *(change.beat for change in task.beat_changes)]
    cut = [
        (beat, max(first, limits.starts_on), min(last, limits.ends_on))
        for beat, first, last in zip(beats, firsts, lasts, strict=True)
    ]
    return [(beat, span(first, last)) for beat, first, last in cut if first <= last]


def belongs(period: Period, looked_at: Period) -> bool:
    """Whether a work item of `period` is shown when one looks at `looked_at`.

    Shorter periods belong where they end, so that a week is never listed in two quarters; longer ones and spans belong
    wherever they overlap.
    """
    if not period.overlaps(looked_at):
        return False
    if period.kind is PeriodKind.SPAN or period.contains(looked_at):
        return True
    return period.ends_on <= looked_at.ends_on


def _by_beat(task: Task, plan_span: Period, looked_at: Period) -> list[DuePeriod]:
    """Return the periods of a task that comes again, those that end in a pause left out."""
    limits = _limits(task.timing, plan_span)
    if limits is None:
        return []
    found = [due for beat, stretch in stretches(task, limits) for due in _in_beat(beat, stretch, task.timing, looked_at)]
    return [due for due in found if not any(pause.holds_on(due.period.ends_on) for pause in task.pauses)]


def _in_beat(beat: Beat, stretch: Period, timing: Timing, looked_at: Period) -> list[DuePeriod]:
    if beat is Beat.ONCE:
        return [DuePeriod(stretch, timing.end)]
    within = periods_within(PERIOD_OF_BEAT[beat], looked_at)
    return [DuePeriod(period, period.ends_on) for period in within if period.overlaps(stretch)]


def _units_of(assignment: Assignment, organisation: Organisation, on: date, held_on: date) -> list[UnitId]:
    if assignment.unit_id is not None:
        named = [assignment.unit_id]
    else:
        named = organisation.members_on(assignment.group_id, on) if assignment.group_id is not None else []
    holders = (organisation.holder_on(unit_id, held_on) for unit_id in named)
    return list(dict.fromkeys(holder for holder in holders if holder is not None))


def _limits(timing: Timing, plan_span: Period) -> Period | None:
    """Return the days in which a task that comes again is followed: its own start and end inside the plan's.

    A task that says when it starts or ends may reach beyond what the plan says of itself.
    """
    starts_on = timing.start or plan_span.starts_on
    open_ended = timing.kind is TimingKind.RANGE and timing.end is None
    ends_on = timing.end or (_FAR_AHEAD if open_ended else plan_span.ends_on)
    return span(starts_on, ends_on) if starts_on <= ends_on else None
