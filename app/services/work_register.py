"""The register of a book: the work items of a period, stored or still only computed, and how a period is opened.

A period's work items are rows once the period has been opened (by sending trackers, entering progress or by hand); before
that they are computed from tasks and assignments and look the same. Reading never writes.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from app.domain.ids import PlanId, TaskId, UnitId
from app.domain.period import Period, PeriodKind, covers, periods_within, span
from app.domain.plan import Plan, Task
from app.domain.progress import FourWayCount, ProgressState, WorkItem, as_count, standing
from app.register.cells import AssignedUnit, DuePeriod, units_at_work
from app.register.counts import count_by
from app.register.item_matrix import CellKey, ItemCell, cell_of_untouched, folded
from app.register.selection import EVERY_ITEM, Selection
from app.services.workspace import Workspace
from app.steps import NOBODY, Stage, Watch
from app.store import item_cells, plans, tasks, units
from app.store import work_items as stored
from app.store.session import Reader, Transaction
from app.store.work_items import DueKey, ItemKey, StoredCell


def items_in(core: Workspace, period: Period, wanted: Selection = EVERY_ITEM) -> list[WorkItem]:
    """Return the work items that belong to a period, in the order of plan, task and unit; those that are wanted."""
    if wanted.by_deadline:
        return [*stored.due_between(core.book, wanted), *_due_unopened(core, wanted)]
    if wanted.evidence is not None or is_opened(core.book, period):
        return stored.in_period(core.book, period, wanted)
    known = {item.key: item for item in stored.known_in_period(core.book, period, wanted.whatever_was_entered())}
    computed = [known.pop(item.key, item) for item in _computed(core.book, period, core.today, wanted)]
    return [item for item in (*computed, *known.values()) if wanted.holds(item) and not _is_history(item, period)]


def is_opened(book: Reader, period: Period) -> bool:
    """Whether every work item of the period is a row already."""
    return covers(stored.opened_periods(book), period)


def counts_by_unit(core: Workspace, period: Period, wanted: Selection = EVERY_ITEM) -> dict[UnitId, FourWayCount]:
    """Return each unit's four-way count in a period; of the items that are wanted."""
    if is_opened(core.book, period):
        return stored.counts_by_unit(core.book, period, core.today, wanted)
    return count_by(items_in(core, period, wanted), lambda item: item.unit_id, core.today)


def counts_by_task(core: Workspace, period: Period, wanted: Selection = EVERY_ITEM) -> dict[TaskId, FourWayCount]:
    """Return each task's four-way count in a period; of the items that are wanted."""
    if is_opened(core.book, period):
        return stored.counts_by_task(core.book, period, core.today, wanted)
    return count_by(items_in(core, period, wanted), lambda item: item.task_id, core.today)


def cells_of_plan(core: Workspace, plan_id: PlanId, period: Period) -> dict[CellKey, ItemCell]:
    """Return (task, unit) -> the work items of a plan that belong to a period, those that `items_in` gives."""
    found = item_cells.cells_of_plan(core.book, plan_id, period, core.today)
    if is_opened(core.book, period):
        return found
    known = item_cells.keys_of_plan(core.book, plan_id, period)
    computed: dict[CellKey, list[date | None]] = {}
    for _, task, due, at_work in _at_work(core.book, [period], core.today, Selection(plan_id=plan_id)):
        for unit in at_work:
            if (task.id, unit.unit_id, due.period) not in known:
                computed.setdefault((task.id, unit.unit_id), []).append(unit.due_on or due.due_on)
    for key, dues in computed.items():
        stored_cell = [found[key]] if key in found else []
        found[key] = folded([*stored_cell, *(cell_of_untouched(due_on, core.today) for due_on in dues)])
    return found


def due_counts(core: Workspace, stretch: Period, plan_id: PlanId | None = None) -> dict[DueKey, FourWayCount]:
    """Return the four-way count of each task by deadline, of one plan or of all, for the days of a stretch.

    Counted are the items that `items_in` gives by deadline: one whose deadline was put off counts on its new day.
    """
    found = stored.due_counts(core.book, stretch, core.today, plan_id)
    computed = Counter((due_on, task.id) for due_on, task, _, _ in _due_cells(core, stretch, Selection(plan_id=plan_id)))
    for key, number in computed.items():
        stands = standing(ProgressState.NOT_STARTED, None, key[0], core.today)
        found[key] = found.get(key, FourWayCount()) + as_count(stands, number)
    return found


def count_then(core: Workspace, period: Period, wanted: Selection = EVERY_ITEM) -> FourWayCount | None:
    """Return the four-way count of a period as it stood on its last day; None when the period was not followed.

    What was done after that day counts as open. A period that is not over stands as it stands today.
    """
    if not is_opened(core.book, period):
        return None
    return stored.count_in(core.book, period, last_day_seen(period, core.today), replace(wanted, looks_back=True))


def last_day_seen(period: Period, today: date) -> date:
    """Return the day on which a period that is looked back at is judged: its last one, today while it is not over."""
    return min(period.ends_on, today)


def total(counts: dict[UnitId, FourWayCount] | dict[TaskId, FourWayCount]) -> FourWayCount:
    """Add counts up."""
    return sum(counts.values(), FourWayCount())


def open_in(work: Transaction, period: Period, today: date) -> None:
    """Make the rows of a period's work items, those that are not there yet."""
    computed = _computed(work, period, today, watch=work.watch)
    _put_missing(work, computed, stored.cells_in_period(work, period))
    stored.mark_opened(work, period)


def refresh_opened(work: Transaction, today: date) -> None:
    """Bring opened periods that are not over in line with tasks, assignments and units as they are now.

    New items are added, roles and deadlines follow; an item that no longer exists goes only when nothing was entered in it
    and no tracker carried it. Periods that are over and approved reports keep what they have; an item that reaches over several
    open periods stays while one of them wants it.
    """
    wanted: dict[ItemKey, WorkItem] = {}
    cells: dict[ItemKey, StoredCell] = {}
    for period in stored.opened_periods(work):
        if period.ends_on >= today:
            wanted |= {item.key: item for item in _computed(work, period, today, watch=work.watch)}
            for key, cell in stored.cells_in_period(work, period).items():
                if key not in cells or cells[key].is_history:
                    cells[key] = cell
    _put_missing(work, list(wanted.values()), cells)
    for key, cell in work.watch.counted(Stage.ADJUSTING_ITEMS, cells.items()):
        if not (cell.is_history or cell.is_locked):
            _follow(work, cell, wanted.get(key))


def _put_missing(work: Transaction, computed: Sequence[WorkItem], cells: Mapping[ItemKey, StoredCell]) -> None:
    """Add the computed items that are no rows yet."""
    stored.add_all(work, [item for item in computed if item.key not in cells])


def _follow(work: Transaction, cell: StoredCell, wanted: WorkItem | None) -> None:
    """Change or remove one stored item so that it agrees with what was computed."""
    if wanted is not None:
        due_on = cell.due_on if cell.is_extended else wanted.due_on
        if (cell.role, cell.due_on) != (wanted.role, due_on):
            stored.save_assignment(work, cell.id, wanted.role, due_on)
    elif stored.is_untouched(work, cell.id):
        stored.delete(work, cell.id)


def _computed(
    book: Reader, period: Period, today: date, wanted: Selection = EVERY_ITEM, *, watch: Watch = NOBODY
) -> list[WorkItem]:
    """Return the items that tasks and assignments give now, of the plan, heading and task that are wanted."""
    return [
        WorkItem(task.id, unit.unit_id, due.period, unit.role, unit.due_on or due.due_on)
        for _, task, due, at_work in _at_work(book, [period], today, wanted, watch=watch)
        for unit in at_work
    ]


def _at_work(
    book: Reader,
    periods: Sequence[Period],
    today: date,
    wanted: Selection,
    *,
    may_fall_due: bool = False,
    watch: Watch = NOBODY,
) -> Iterator[tuple[Period, Task, DuePeriod, list[AssignedUnit]]]:
    """Give, period by period, the tasks that are wanted with the units at work; `units_at_work` of every plan, read once."""
    if not periods:
        return
    organisation = units.organisation(book)
    chosen = [plan for plan in plans.all_plans(book) if wanted.plan_id in (None, plan.id)]
    read = [(plan, _tasks_wanted(book, plan, wanted), tasks.assignments_of_plan(book, plan.id)) for plan in chosen]
    for period in periods:
        for plan, its_tasks, assigned in watch.counted(Stage.COMPUTING_ITEMS, read):
            found = units_at_work(plan, its_tasks, assigned, organisation, period, today, may_fall_due=may_fall_due)
            for task, due, at_work in found:
                yield period, task, due, at_work


def _tasks_wanted(book: Reader, plan: Plan, wanted: Selection) -> list[Task]:
    sections = plans.sections_of(book, plan.id) if wanted.section_id is not None else []
    return [
        task
        for task in tasks.of_plan(book, plan.id)
        if wanted.task_id in (None, task.id) and wanted.holds_section(task.section_id, sections)
    ]


def _due_unopened(core: Workspace, wanted: Selection) -> list[WorkItem]:
    """Return the items that are only computed and fall due on the days wanted."""
    assert wanted.due_from is not None
    assert wanted.due_to is not None
    computed = [
        WorkItem(task.id, unit.unit_id, due.period, unit.role, due_on)
        for due_on, task, due, unit in _due_cells(core, span(wanted.due_from, wanted.due_to), wanted)
    ]
    return sorted((item for item in computed if wanted.holds(item)), key=lambda item: item.due_on or date.max)


def _due_cells(core: Workspace, stretch: Period, wanted: Selection) -> Iterator[tuple[date, Task, DuePeriod, AssignedUnit]]:
    """Give what falls due in a stretch and is no row yet: day, task, period, unit.

    What would have fallen due before its plan was issued is left out, for nobody was asked for it; of a plan without a date, what
    would have fallen due before the first period that was followed.
    """
    months = _unopened_months(core.book, stretch)
    if not months:
        return
    known = stored.keys_in_period(core.book, span(months[0].starts_on, months[-1].ends_on))
    followed_from = next((period.starts_on for period in stored.opened_periods(core.book)), date.min)
    issued_on = {plan.id: plan.document.issued_on or followed_from for plan in plans.all_plans(core.book)}
    for month, task, due, at_work in _at_work(core.book, months, core.today, wanted, may_fall_due=True):
        first = max(stretch.starts_on, month.starts_on, issued_on[task.plan_id])
        last = min(stretch.ends_on, month.ends_on)
        for unit in at_work:
            due_on = unit.due_on or due.due_on
            if due_on is not None and first <= due_on <= last and (task.id, unit.unit_id, due.period) not in known:
                yield due_on, task, due, unit


def _unopened_months(book: Reader, stretch: Period) -> list[Period]:
    """Return the months of a stretch whose work items are not all rows.

    Looked at is month by month, because every longer period holds a month whole or not at all.
    """
    opened = stored.opened_periods(book)
    return [month for month in periods_within(PeriodKind.MONTH, stretch) if not covers(opened, month)]


def _is_history(item: WorkItem, period: Period) -> bool:
    """Whether a long item was done before the period began (the same rule as in the store's SQL)."""
    done_on = item.progress.done_on
    return done_on is not None and done_on < period.starts_on and item.period.starts_on < period.starts_on


def plan_of_tasks(book: Reader) -> dict[TaskId, tuple[Plan, Task]]:
    """Return task -> its plan and itself, for every task of the book in order."""
    return {task.id: (plan, task) for plan in plans.all_plans(book) for task in tasks.of_plan(book, plan.id)}


def remove_items_of_plan(work: Transaction, plan_id: PlanId) -> None:
    """Remove the work items of a plan's tasks; nothing may have been sent or entered."""
    for task in tasks.of_plan(work, plan_id):
        work.delete_where("work_item", "task_id", task.id)
