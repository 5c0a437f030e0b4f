"""The register of a book: the work items of a period, stored or still only computed, and how a period is opened.

A period's work items are rows once the period has been opened (by sending trackers, entering progress or by hand); before
that they are computed from tasks and assignments and look the same. Reading never writes.
"""

from datetime import date

from app.domain.ids import PlanId, TaskId, UnitId
from app.domain.period import Period, covers
from app.domain.plan import Plan, Task
from app.domain.progress import FourWayCount, WorkItem
from app.register.cells import work_items
from app.register.counts import count_by
from app.services.workspace import Workspace
from app.store import plans, tasks, units
from app.store import work_items as stored
from app.store.session import Reader, Transaction


def items_in(core: Workspace, period: Period) -> list[WorkItem]:
    """Return the work items that belong to a period, in the order of plan, task and unit."""
    if is_opened(core.book, period):
        return stored.in_period(core.book, period)
    known = {item.key: item for item in stored.known_in_period(core.book, period)}
    computed = [known.pop(item.key, item) for item in _computed(core.book, period, core.today)]
    return [item for item in (*computed, *known.values()) if not _is_history(item, period)]


def is_opened(book: Reader, period: Period) -> bool:
    """Whether every work item of the period is a row already."""
    return covers(stored.opened_periods(book), period)


def counts_by_unit(core: Workspace, period: Period) -> dict[UnitId, FourWayCount]:
    """Return each unit's four-way count in a period."""
    if is_opened(core.book, period):
        return stored.counts_by_unit(core.book, period, core.today)
    return count_by(items_in(core, period), lambda item: item.unit_id, core.today)


def counts_by_task(core: Workspace, period: Period) -> dict[TaskId, FourWayCount]:
    """Return each task's four-way count in a period."""
    if is_opened(core.book, period):
        return stored.counts_by_task(core.book, period, core.today)
    return count_by(items_in(core, period), lambda item: item.task_id, core.today)


def total(counts: dict[UnitId, FourWayCount] | dict[TaskId, FourWayCount]) -> FourWayCount:
    """Add counts up."""
    return sum(counts.values(), FourWayCount())


def open_in(work: Transaction, period: Period, today: date) -> None:
    """Make the rows of a period's work items, those that are not there yet."""
    _put_missing(work, period, today)
    stored.mark_opened(work, period)


def refresh_opened(work: Transaction, today: date) -> None:
    """Bring opened periods that are not over in line with tasks, assignments and groups as they are now.

    New items are added, roles and deadlines follow; an item that no longer exists goes only when nothing was entered in it
    and no tracker carried it. Periods that are over keep what they have.
    """
    for period in stored.opened_periods(work):
        if period.ends_on >= today:
            wanted = {item.key: item for item in _put_missing(work, period, today)}
            for item in stored.in_period(work, period):
                _follow(work, item, wanted.get(item.key))


def _put_missing(work: Transaction, period: Period, today: date) -> list[WorkItem]:
    """Add the computed items that are no rows yet; returns all computed items."""
    computed = _computed(work, period, today)
    known = {item.key for item in stored.known_in_period(work, period)}
    for item in computed:
        if item.key not in known:
            stored.add(work, item)
    return computed


def _follow(work: Transaction, item: WorkItem, wanted: WorkItem | None) -> None:
    """Change or remove one stored item so that it agrees with what was computed."""
    assert item.id is not None
    if wanted is not None:
        stored.save_assignment(work, item.id, wanted.role, wanted.due_on)
    elif stored.is_untouched(work, item):
        stored.delete(work, item.id)


def _computed(book: Reader, period: Period, today: date) -> list[WorkItem]:
    groups = {group.id: group for group in units.all_groups(book)}
    return [
        item
        for plan in plans.all_plans(book)
        for item in work_items(
            plan,
            tasks.of_plan(book, plan.id),
            tasks.assignments_of_plan(book, plan.id),
            groups,
            period,
            today,
        )
    ]


def _is_history(item: WorkItem, period: Period) -> bool:
    """Whether a long item was done before the period began (the same rule as in the store's SQL)."""
    done_on = item.progress.done_on
    return done_on is not None and done_on < period.starts_on and item.period.starts_on < period.starts_on


def plan_of_tasks(book: Reader) -> dict[TaskId, tuple[Plan, Task]]:
    """Return task -> its plan and itself, for every task of the book in order."""
    return {task.id: (plan, task) for plan in plans.all_plans(book) for task in tasks.of_plan(book, plan.id)}


def tasks_of(book: Reader, plan_id: PlanId) -> frozenset[TaskId]:
    """Return the ids of a plan's tasks."""
    return frozenset(task.id for task in tasks.of_plan(book, plan_id))


def remove_items_of_plan(work: Transaction, plan_id: PlanId) -> None:
    """Remove the work items of a plan's tasks; nothing may have been sent or entered."""
    for task in tasks.of_plan(work, plan_id):
        work.delete_where("work_item", "task_id", task.id)
