"""What the plan screen and the `tasks` command show: plans, their tasks with who and when, and how far each is."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.domain.assignment import Assignment, AssignmentRole
from app.domain.ids import PlanId, SectionId, TaskId, UnitId
from app.domain.organisation import Organisation
from app.domain.period import Period
from app.domain.plan import Plan, Section, Task
from app.domain.progress import FourWayCount, Standing, WorkItem
from app.domain.unit import Unit, UnitGroup
from app.register.cells import assigned_units, due_periods
from app.register.selection import Selection, upper_section_of
from app.services import work_register
from app.services.locks import Lock, lock_of
from app.services.office_calendar import next_working_days
from app.services.workspace import Workspace
from app.store import plans, tasks, units


@dataclass(frozen=True, slots=True)
class TaskLine:
    """One task as a line of the tree.

    Attributes:
        task: the task.
        assignments: its assignments, as written and matched.
        unit_names: the units it comes down to today, leads first.
        due_on: its deadline in the period shown, the nearest one; None when it has none.
        count: the four-way count of its work items in the period shown.
    """

    task: Task
    assignments: tuple[Assignment, ...]
    unit_names: tuple[str, ...]
    due_on: date | None
    count: FourWayCount

    @property
    def unmatched(self) -> list[str]:
        """The written names that stand for nobody in the directory."""
        return [one.written for one in self.assignments if not one.is_matched]


@dataclass(frozen=True, slots=True)
class PlanView:
    """A plan with its headings and tasks in the order of the text, seen in one period."""

    plan: Plan
    sections: tuple[Section, ...]
    lines: tuple[TaskLine, ...]
    period: Period
    is_opened: bool
    today: date

    @property
    def section_counts(self) -> dict[SectionId, FourWayCount]:
        """The four-way count of every heading, all tasks at whatever depth below it."""
        found = {section.id: FourWayCount() for section in self.sections}
        for line in self.lines:
            if (own := line.task.section_id) is not None:
                found[own] += line.count
        above = upper_section_of(self.sections)
        for section in reversed(self.sections):
            if (upper := above.get(section.id)) is not None:
                found[upper] += found[section.id]
        return found

    @property
    def count(self) -> FourWayCount:
        """The four-way count of the whole plan in the period."""
        return sum((line.count for line in self.lines), FourWayCount())


@dataclass(frozen=True, slots=True)
class UnitLine:
    """One unit of a task: its role, its deadline, its work item and where that stands.

    Attributes:
        works_on: the next working day, where the deadline of open work falls on a day off; None everywhere else.
        lock: the approved report that holds its work item; None while that can be changed.
    """

    unit: Unit
    role: AssignmentRole
    item: WorkItem | None
    standing: Standing | None
    due_on: date | None
    works_on: date | None = None
    lock: Lock | None = None

    @property
    def is_open(self) -> bool:
        """Whether its work is still to be done, as far as is known."""
        return self.item is None or self.item.progress.done_on is None


@dataclass(frozen=True, slots=True)
class TaskView:
    """One task with everything known of it in a period; `empty_groups` are groups it is given to that hold nobody then."""

    task: Task
    plan: Plan
    assignments: tuple[Assignment, ...]
    units: tuple[UnitLine, ...]
    empty_groups: tuple[str, ...] = ()


def all_plans(core: Workspace) -> list[Plan]:
    """Return the plans of the book, in the order of import."""
    return plans.all_plans(core.book)


def show_plan(core: Workspace, plan_id: PlanId, period: Period) -> PlanView:
    """Return a plan as it stands in a period."""
    plan = plans.get(core.book, plan_id)
    units_over_time = units.organisation(core.book)
    assigned = tasks.assignments_of_plan(core.book, plan_id)
    counts = work_register.counts_by_task(core, period, Selection(plan_id=plan_id))
    span = plan.span(core.today)
    lines: list[TaskLine] = []
    for task in tasks.of_plan(core.book, plan_id):
        ours = assigned.get(task.id, [])
        dues = [due.due_on for due in due_periods(task, span, period) if due.due_on is not None]
        lines.append(
            TaskLine(
                task=task,
                assignments=tuple(ours),
                unit_names=tuple(
                    units_over_time.name_on(unit.unit_id, period.ends_on)
                    for unit in assigned_units(ours, units_over_time, period.ends_on)
                ),
                due_on=min(dues, default=None),
                count=counts.get(task.id, FourWayCount()),
            )
        )
    return PlanView(
        plan,
        tuple(plans.sections_of(core.book, plan_id)),
        tuple(lines),
        period,
        work_register.is_opened(core.book, period),
        core.today,
    )


def find_plan(core: Workspace, plan_id: PlanId, period: Period) -> PlanView | None:
    """Return the same, None when undo has taken the plan out of the book."""
    return show_plan(core, plan_id, period) if plans.exists(core.book, plan_id) else None


def show_task(core: Workspace, task_id: TaskId, period: Period) -> TaskView:
    """Return a task with its units and their work items in a period; a unit with several shows the one due first."""
    task = tasks.get(core.book, task_id)
    ours = tasks.assignments_of(core.book, task_id)
    units_over_time = units.organisation(core.book)
    known = units_over_time.units_on(min(period.ends_on, core.today))
    of_unit: dict[UnitId, list[WorkItem]] = {}
    for item in work_register.items_in(core, period, Selection(plan_id=task.plan_id, task_id=task_id)):
        of_unit.setdefault(item.unit_id, []).append(item)
    lines = [
        _unit_line(known[one.unit_id], one.role, one.due_on, of_unit.pop(one.unit_id, []), core.today)
        for one in assigned_units(ours, units_over_time, period.ends_on)
    ]
    lines += [
        UnitLine(known[unit_id], item.role, item, item.standing(core.today), item.due_on)
        for unit_id, items in of_unit.items()
        for item in items
    ]
    works_on = next_working_days(core, (line.due_on for line in lines))
    lines = [replace(line, works_on=works_on.get(line.due_on)) if line.due_on and line.is_open else line for line in lines]
    lines = [replace(line, lock=lock_of(core.book, line.item)) if line.item else line for line in lines]
    groups = (units_over_time.groups[one.group_id] for one in ours if one.group_id is not None)
    empty = tuple(group.name for group in groups if not units_over_time.holders_on(group.id, period.ends_on))
    return TaskView(task, plans.get(core.book, task.plan_id), tuple(ours), tuple(lines), empty)


def find_task(core: Workspace, task_id: TaskId, period: Period) -> TaskView | None:
    """Return the same, None when undo has taken the task out of the book."""
    return show_task(core, task_id, period) if tasks.exists(core.book, task_id) else None


def directory(core: Workspace) -> tuple[list[Unit], list[UnitGroup]]:
    """Return the units and groups of the book, in the office's own order."""
    return units.all_units(core.book), units.all_groups(core.book)


def organisation(core: Workspace) -> Organisation:
    """Return units and groups as they are over time."""
    return units.organisation(core.book)


def oversight(core: Workspace) -> dict[UnitId, list[UnitId]]:
    """Return overseer -> the units he or she answers for."""
    return units.oversight(core.book)


def _unit_line(unit: Unit, role: AssignmentRole, due_on: date | None, items: Sequence[WorkItem], today: date) -> UnitLine:
    """Return a unit's line: the earliest open one of its items, else the latest."""
    own = sorted(items, key=lambda item: item.due_on or date.max)
    still_open = [item for item in own if item.progress.done_on is None]
    item = (still_open or own[-1:] or [None])[0]
    if item is None:
        return UnitLine(unit, role, None, None, due_on)
    return UnitLine(unit, role, item, item.standing(today), item.due_on)
