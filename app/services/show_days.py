"""The place "Lịch": days with what they are, what falls due, is to be prepared, was done; and the load of a whole year.

What falls due is added up a task and day, in one query however many units there are; the list behind each figure is found by
its `Selection`.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from app.calendars.calendar_days import CalendarDay, calendar_days
from app.calendars.can_chi import can_chi_of_year
from app.calendars.lunar import FIRST_YEAR, LAST_YEAR, lunar_of
from app.domain.activity import Activity
from app.domain.ids import PlanId
from app.domain.period import Period, PeriodKind, day, period_of, span, year
from app.domain.plan import Plan, Task
from app.domain.progress import FourWayCount, Heap, Standing
from app.register.roll_up import PRESSING, roll_up_count
from app.register.selection import Figure, Selection
from app.services import work_register
from app.services.office_calendar import next_working_days, office_calendar
from app.services.prepare import PreparationLine, preparation_lines
from app.services.workspace import Workspace
from app.store import activities

_WEEKS = 6
FIRST_DAY, LAST_DAY = date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)
"""The days for which the calendar is known."""


@dataclass(frozen=True, slots=True)
class DueTask:
    """A task that falls due on a day, for however many units.

    Attributes:
        count: how its work items of that day stand; those that are not carried out are left out of `total`.
        standing: where they stand together.
    """

    on: date
    task: Task
    plan: Plan
    count: FourWayCount
    standing: Standing

    def figure(self, heap: Heap, title: str, today: date) -> Figure:
        """Return one of its numbers, with the list behind it."""
        wanted = Selection(task_id=self.task.id, due_from=self.on, due_to=self.on, by_deadline=True, heap=heap, on=today)
        return Figure(self.count.of(heap), title, day(self.on), wanted)


@dataclass(frozen=True, slots=True)
class DayEntries:
    """One day with all that stands on it.

    Attributes:
        day: what kind of day it is.
        due: what falls due, the urgent first.
        prepared: what is to be ready by it.
        activities: what was done on it.
        remedies: inspections whose findings are to be put right by it.
        works_on: the next working day, where something falls on a day off; else None.
    """

    day: CalendarDay
    due: tuple[DueTask, ...] = ()
    prepared: tuple[PreparationLine, ...] = ()
    activities: tuple[Activity, ...] = ()
    remedies: tuple[Activity, ...] = ()
    works_on: date | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands on it: neither work nor a named day."""
        day = self.day
        return not (self.due or self.prepared or self.activities or self.remedies or day.holiday or day.anniversaries)

    @property
    def count(self) -> FourWayCount:
        """How everything that falls due on it stands."""
        return sum((one.count for one in self.due), FourWayCount())


@dataclass(frozen=True, slots=True)
class DaysView:
    """A stretch of days.

    Attributes:
        stretch: from when to when.
        year_name: the lunar year of its middle by stem and branch, "Nhâm Dần".
        plan_id: the plan shown; None for all.
    """

    stretch: Period
    days: tuple[DayEntries, ...]
    year_name: str
    today: date
    plan_id: PlanId | None = None


@dataclass(frozen=True, slots=True)
class DayLoad:
    """One day of a year and how much falls due on it."""

    day: CalendarDay
    count: FourWayCount


@dataclass(frozen=True, slots=True)
class YearView:
    """A year of days, in order."""

    year: int
    days: tuple[DayLoad, ...]
    year_name: str
    today: date
    plan_id: PlanId | None = None

    def of_month(self, month: int) -> list[DayLoad]:
        """Return the days of a month (1-12)."""
        return [one for one in self.days if one.day.on.month == month]

    def figure_of_month(self, month: int) -> Figure:
        """Return how many work items fall due in a month, with the list behind the number."""
        found = self.of_month(month)
        total = sum(one.count.total for one in found)
        return due_figure(total, found[0].day.on, found[-1].day.on, self.plan_id, self.today)


def due_figure(number: int, first: date, last: date, plan_id: PlanId | None, today: date) -> Figure:
    """Return how many work items fall due from a day to a day, with the list behind the number."""
    wanted = Selection(plan_id=plan_id, due_from=first, due_to=last, by_deadline=True, heap=Heap.TOTAL, on=today)
    stretch = day(first) if first == last else span(first, last)
    month = period_of(PeriodKind.MONTH, first)
    shown = month if (month.starts_on, month.ends_on) == (first, last) else stretch
    return Figure(number, f"Đến hạn {shown.label}", shown, wanted)


def month_sheet(on: date) -> Period:
    """Return the six weeks, Monday to Sunday, in which the month of a day stands; cut where the calendar is not known."""
    first = on.replace(day=1)
    top = max(first - timedelta(days=first.weekday()), FIRST_DAY)
    return span(top, min(top + timedelta(days=7 * _WEEKS - 1), LAST_DAY))


def show_days(core: Workspace, stretch: Period, plan_id: PlanId | None = None) -> DaysView:
    """Return days with all that stands on them, of one plan or of all."""
    due = _due_tasks(core, stretch, plan_id)
    prepared: dict[date, list[PreparationLine]] = defaultdict(list)
    for line in preparation_lines(core, stretch, plan_id):
        prepared[line.step.due_on].append(line)
    done, to_remedy = _activities(core, stretch, plan_id)
    works_on = next_working_days(core, (*due, *prepared))
    own = office_calendar(core)
    days = tuple(
        DayEntries(
            one,
            tuple(due.get(one.on, ())),
            tuple(prepared.get(one.on, ())),
            tuple(done.get(one.on, ())),
            tuple(to_remedy.get(one.on, ())),
            works_on.get(one.on),
        )
        for one in calendar_days(stretch.starts_on, stretch.ends_on, own.anniversaries, own.days)
    )
    middle = stretch.starts_on + (stretch.ends_on - stretch.starts_on) / 2
    return DaysView(stretch, days, can_chi_of_year(lunar_of(middle).year), core.today, plan_id)


def show_year(core: Workspace, year_number: int, plan_id: PlanId | None = None) -> YearView:
    """Return the days of a year with how much falls due on each, of one plan or of all."""
    whole, own = year(year_number), office_calendar(core)
    counts: dict[date, FourWayCount] = defaultdict(FourWayCount)
    for (due_on, _), count in work_register.due_counts(core, whole, plan_id).items():
        counts[due_on] += count
    known = calendar_days(whole.starts_on, whole.ends_on, own.anniversaries, own.days)
    days = tuple(DayLoad(one, counts[one.on]) for one in known)
    return YearView(year_number, days, can_chi_of_year(lunar_of(date(year_number, 7, 1)).year), core.today, plan_id)


def _due_tasks(core: Workspace, stretch: Period, plan_id: PlanId | None) -> dict[date, list[DueTask]]:
    """Return what falls due on each day, the urgent first, then in the order of plans and tasks."""
    counts = work_register.due_counts(core, stretch, plan_id)
    found: dict[date, list[DueTask]] = defaultdict(list)
    of_task = work_register.plan_of_tasks(core.book) if counts else {}
    order = {task_id: place for place, task_id in enumerate(of_task)}
    for (due_on, task_id), count in sorted(counts.items(), key=lambda one: (one[0][0], order[one[0][1]])):
        standing = roll_up_count(count)
        if count.total and standing is not None:
            plan, task = of_task[task_id]
            found[due_on].append(DueTask(due_on, task, plan, count, standing))
    for tasks in found.values():
        tasks.sort(key=lambda one: PRESSING.index(one.standing))
    return found


def _activities(
    core: Workspace, stretch: Period, plan_id: PlanId | None
) -> tuple[dict[date, list[Activity]], dict[date, list[Activity]]]:
    """Return what was done on each day, and what is to be put right by each day."""
    done: dict[date, list[Activity]] = defaultdict(list)
    to_remedy: dict[date, list[Activity]] = defaultdict(list)
    for one in activities.touching(core.book, stretch.starts_on, stretch.ends_on, plan_id):
        if stretch.starts_on <= one.happened_on <= stretch.ends_on:
            done[one.happened_on].append(one)
        if one.remedy_by is not None and stretch.starts_on <= one.remedy_by <= stretch.ends_on:
            to_remedy[one.remedy_by].append(one)
    return done, to_remedy
