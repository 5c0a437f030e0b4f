"""The register: periods, work items, and the four-way count in SQL."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from app.domain.assignment import AssignmentRole
from app.domain.ids import PlanId, TaskId, UnitId, WorkItemId
from app.domain.period import Period, PeriodKind
from app.domain.progress import FourWayCount, Heap, Progress, ProgressState, Standing, WorkItem, as_count, standing
from app.register.selection import EVERY_ITEM, Selection
from app.steps import Stage
from app.store.columns import as_bytes, as_date, as_int, as_text, iso
from app.store.narrowing import BELONGS, HEAPS, IN_PERIODS, OVERLAPS, STATE, STATE_THEN, days_of, judged, narrowed, values_of
from app.store.progress_columns import columns_of, progress_columns, progress_of
from app.store.session import Reader, Row, Transaction, Value
from app.text.compare import fold

_COLUMNS = "w.id, w.task_id, w.unit_id, w.role, w.due_on, w.extended_to, p.starts_on, p.ends_on, p.kind, " + progress_columns("w")
_ONE_ITEM = f"SELECT {_COLUMNS} FROM work_item w JOIN period p ON p.id = w.period_id"
_ITEMS = f"SELECT {_COLUMNS} {IN_PERIODS}"

_IS_LOCKED = (
    "EXISTS (SELECT 1 FROM unit_report r JOIN period a ON a.id = r.period_id WHERE r.unit_id = w.unit_id "
    "AND r.state = 'approved' AND a.starts_on <= p.starts_on AND a.ends_on >= p.ends_on)"
)
ItemKey = tuple[int, int, Period]
DueKey = tuple[date, TaskId]
"""A deadline, and the task that falls due."""
# What hangs on a work item and would be lost with it.
_PARTS = ("extension", "indicator_value", "evidence", "note", "activity_item", "correction")
_HAS_PARTS = " OR ".join(f"EXISTS (SELECT 1 FROM {table} x WHERE x.work_item_id = w.id)" for table in _PARTS)
_ENTERED = f"w.state <> 'not_started' OR w.result <> '' OR w.difficulty <> '' OR w.proposal <> '' OR {_HAS_PARTS}"
_COUNTED = (Heap.DONE_ON_TIME, Heap.DONE_LATE, Heap.IN_TERM, Heap.OVERDUE, Heap.NOT_APPLICABLE, Heap.DUE_SOON)
"""The heaps that a FourWayCount is made of, in its order."""


@dataclass(frozen=True, slots=True)
class StoredCell:
    """A stored work item without what was entered.

    Attributes:
        id: its id in the book.
        role, due_on: what followed from its assignment when it was last looked at.
        is_extended: whether its deadline is its own, not the assignment's.
        is_locked: whether it is part of an approved report (the rule of `trackers.approved_over`).
        is_history: it was done before the period began, so it does not belong to it any more.
    """

    id: WorkItemId
    role: AssignmentRole
    due_on: date | None
    is_extended: bool
    is_locked: bool
    is_history: bool


def period_id(work: Transaction, period: Period) -> int:
    """Return the id of a period's row, adding it when it is new."""
    found = work.value("SELECT id FROM period WHERE code = ?", period.code)
    if isinstance(found, int):
        return found
    return work.insert(
        "period", code=period.code, kind=period.kind.value, starts_on=iso(period.starts_on), ends_on=iso(period.ends_on)
    )


def mark_opened(work: Transaction, period: Period) -> None:
    """Remember that the work items of a period have been made."""
    work.update("period", period_id(work, period), is_opened=1)


def opened_periods(book: Reader) -> list[Period]:
    """Return the periods whose work items have been made, in order."""
    rows = book.rows("SELECT starts_on, ends_on, kind FROM period WHERE is_opened = 1 ORDER BY starts_on, ends_on")
    return [read_period(*row) for row in rows]


def in_period(book: Reader, period: Period, wanted: Selection = EVERY_ITEM) -> list[WorkItem]:
    """Return the stored work items that belong to a period, in the order of plan, task and unit."""
    sql = (
        f"{_ITEMS} JOIN task t ON t.id = w.task_id JOIN unit u ON u.id = w.unit_id WHERE {BELONGS}{narrowed(wanted)} "
        "ORDER BY t.plan_id, t.position, w.role, u.position, u.id, p.starts_on"
    )
    return [_item(row) for row in book.named_rows(sql, **days_of(period), **values_of(wanted))]


def known_in_period(book: Reader, period: Period, wanted: Selection = EVERY_ITEM) -> list[WorkItem]:
    """Return the stored work items of a period, those that are history in it too."""
    sql = f"{_ITEMS} WHERE {OVERLAPS}{narrowed(wanted)}"
    return [_item(row) for row in book.named_rows(sql, **days_of(period), **values_of(wanted))]


def cells_in_period(book: Reader, period: Period) -> dict[ItemKey, StoredCell]:
    """Return what a period's stored items are and what follows from their assignments, by key; nothing that was entered.

    Those that are history in the period are among them.
    """
    sql = (
        f"SELECT w.id, w.task_id, w.unit_id, w.role, w.due_on, p.starts_on, p.ends_on, p.kind, "
        f"w.extended_to IS NOT NULL, {_IS_LOCKED}, NOT ({BELONGS}) {IN_PERIODS} WHERE {OVERLAPS}"
    )
    rows = book.named_rows(sql, **days_of(period))
    return {
        (as_int(task_id), as_int(unit_id), read_period(starts_on, ends_on, kind)): StoredCell(
            WorkItemId(as_int(item_id)), AssignmentRole(as_text(role)), as_date(due_on), *map(bool, marks)
        )
        for item_id, task_id, unit_id, role, due_on, starts_on, ends_on, kind, *marks in rows
    }


def get(book: Reader, item_id: WorkItemId) -> WorkItem:
    """Return one work item."""
    row = book.row(f"{_ONE_ITEM} WHERE w.id = ?", item_id)
    assert row is not None, f"no work item {item_id}"
    return _item(row)


def find(book: Reader, task_id: TaskId, unit_id: UnitId, period: Period) -> WorkItem | None:
    """Return the work item of a task, unit and period; None while it is only computed."""
    row = book.row(f"{_ONE_ITEM} WHERE w.task_id = ? AND w.unit_id = ? AND p.code = ?", task_id, unit_id, period.code)
    return _item(row) if row else None


def of_task(book: Reader, task_id: TaskId) -> list[WorkItem]:
    """Return every stored work item of a task, in the order of their periods."""
    sql = f"{_ONE_ITEM} WHERE w.task_id = ? ORDER BY p.starts_on, p.ends_on, w.id"
    return [_item(row) for row in list(book.rows(sql, task_id))]


def cells_of_task(book: Reader, task_id: TaskId) -> list[tuple[UnitId, Period]]:
    """Return unit and period of every stored work item of a task; nothing that was entered."""
    rows = book.rows(
        "SELECT w.unit_id, p.starts_on, p.ends_on, p.kind FROM work_item w JOIN period p ON p.id = w.period_id "
        "WHERE w.task_id = ?",
        task_id,
    )
    return [(UnitId(as_int(unit_id)), read_period(*period)) for unit_id, *period in rows]


def of_task_and_unit(book: Reader, task_id: TaskId, unit_id: UnitId) -> list[WorkItem]:
    """Return every stored work item that a unit has of a task, in the order of their periods."""
    sql = f"{_ONE_ITEM} WHERE w.task_id = ? AND w.unit_id = ? ORDER BY p.starts_on, p.ends_on, w.id"
    return [_item(row) for row in list(book.rows(sql, task_id, unit_id))]


def tasks_with_progress(book: Reader, plan_id: PlanId) -> set[TaskId]:
    """Return the tasks of a plan for which anything was entered, in any period."""
    rows = book.rows(
        f"SELECT DISTINCT w.task_id FROM work_item w JOIN task t ON t.id = w.task_id WHERE t.plan_id = ? AND ({_ENTERED})",
        plan_id,
    )
    return {TaskId(as_int(task_id)) for (task_id,) in rows}


def uid_of(book: Reader, item_id: WorkItemId) -> bytes:
    """Return the work item's UUID, which travels in trackers."""
    return as_bytes(book.value("SELECT uid FROM work_item WHERE id = ?", item_id))


def add(work: Transaction, item: WorkItem) -> WorkItemId:
    """Add a work item with nothing entered yet; returns its id."""
    return WorkItemId(
        work.insert(
            "work_item",
            uid=work.new_uid(),
            task_id=item.task_id,
            unit_id=item.unit_id,
            period_id=period_id(work, item.period),
            role=item.role.value,
            due_on=iso(item.due_on),
        )
    )


def put(work: Transaction, item: WorkItem) -> WorkItemId:
    """Return the id of a work item's row, adding it while it is only computed; its period is not opened by that."""
    found = find(work, item.task_id, item.unit_id, item.period)
    return found.id if found and found.id else add(work, item)


def add_all(work: Transaction, items: Sequence[WorkItem]) -> None:
    """Add many work items with nothing entered yet, in their order."""
    ids = {period: period_id(work, period) for period in dict.fromkeys(item.period for item in items)}
    rows = (
        (work.new_uid(), item.task_id, item.unit_id, ids[item.period], item.role.value, iso(item.due_on))
        for item in work.watch.counted(Stage.STORING_ITEMS, items)
    )
    work.insert_all("work_item", ("uid", "task_id", "unit_id", "period_id", "role", "due_on"), rows)


def save_assignment(work: Transaction, item_id: WorkItemId, role: AssignmentRole, due_on: date | None) -> None:
    """Change what follows from the assignment: role and deadline."""
    work.update("work_item", item_id, role=role.value, due_on=iso(due_on))


def move(work: Transaction, item_id: WorkItemId, moved: WorkItem) -> None:
    """Let a work item go on in another period, with the role and deadline it has there; what was entered stays."""
    work.update("work_item", item_id, period_id=period_id(work, moved.period), role=moved.role.value, due_on=iso(moved.due_on))


def save_progress(work: Transaction, item_id: WorkItemId, progress: Progress) -> None:
    """Change what was entered of a work item."""
    work.update(
        "work_item",
        item_id,
        **columns_of(progress),
        result_folded=fold(f"{progress.result} {progress.difficulty} {progress.proposal}"),
    )


def delete(work: Transaction, item_id: WorkItemId) -> None:
    """Remove a work item in which nothing was entered."""
    work.delete("work_item", item_id)


def is_untouched(book: Reader, item_id: WorkItemId) -> bool:
    """Whether nothing was entered in a work item, nothing hangs on it, and no tracker ever carried it."""
    sent = "EXISTS (SELECT 1 FROM tracker_row r WHERE r.work_item_id = w.id)"
    return book.value(f"SELECT 1 FROM work_item w WHERE w.id = ? AND ({_ENTERED} OR {sent})", item_id) is None


def any_touched(book: Reader, plan_id: PlanId) -> bool:
    """Whether anything was entered in a work item of a plan, or a tracker carried one."""
    found = book.value(
        "SELECT 1 FROM work_item w JOIN task t ON t.id = w.task_id WHERE t.plan_id = ? AND ("
        f"{_ENTERED} OR EXISTS (SELECT 1 FROM tracker_row r WHERE r.work_item_id = w.id)) LIMIT 1",
        plan_id,
    )
    return found is not None


def counts_by_unit(book: Reader, period: Period, today: date, wanted: Selection = EVERY_ITEM) -> dict[UnitId, FourWayCount]:
    """Return the four-way count of each unit in a period, in the office's order."""
    return {UnitId(as_int(key)): found for key, found in _counts(book, "w.unit_id", period, today, wanted)}


def counts_by_task(book: Reader, period: Period, today: date, wanted: Selection = EVERY_ITEM) -> dict[TaskId, FourWayCount]:
    """Return the four-way count of each task in a period."""
    return {TaskId(as_int(key)): found for key, found in _counts(book, "w.task_id", period, today, wanted)}


def counts_by_end(book: Reader, period: Period, today: date, wanted: Selection = EVERY_ITEM) -> dict[date, FourWayCount]:
    """Return the four-way count of the items of a period by the last day of their own periods."""
    return {date.fromisoformat(as_text(key)): found for key, found in _counts(book, "p.ends_on", period, today, wanted)}


def count_in(book: Reader, period: Period, today: date, wanted: Selection = EVERY_ITEM) -> FourWayCount:
    """Return one four-way count of all items that are wanted."""
    return next((found for _, found in _counts(book, "1", period, today, wanted)), FourWayCount())


def due_between(book: Reader, wanted: Selection) -> list[WorkItem]:
    """Return the stored work items that are wanted, whatever period they belong to, in the order of their deadlines."""
    sql = (
        f"{_ONE_ITEM} JOIN task t ON t.id = w.task_id JOIN unit u ON u.id = w.unit_id WHERE 1{narrowed(wanted)} "
        "ORDER BY w.due_on, t.plan_id, t.position, w.role, u.position, u.id, p.starts_on"
    )
    return [_item(row) for row in book.named_rows(sql, **values_of(wanted))]


def due_counts(book: Reader, stretch: Period, today: date, plan_id: PlanId | None) -> dict[DueKey, FourWayCount]:
    """Return the four-way count of each task by deadline, of the stored items due in a stretch of days, whatever their period.

    Equal rows are added up before they are read: SQLite has them together in an index.
    """
    wanted = Selection(plan_id=plan_id, due_from=stretch.starts_on, due_to=stretch.ends_on)
    rows = book.named_rows(
        f"SELECT w.due_on, w.task_id, w.state, w.done_on > w.due_on AS late, count(*) FROM work_item w WHERE 1{narrowed(wanted)} "
        "GROUP BY w.due_on, w.task_id, w.state, late",
        **values_of(wanted),
    )
    found: dict[DueKey, FourWayCount] = {}
    for due_on, task_id, state, is_late, number in rows:
        due = date.fromisoformat(as_text(due_on))
        stands = Standing.DONE_LATE if is_late else standing(ProgressState(as_text(state)), None, due, today)
        key = (due, TaskId(as_int(task_id)))
        found[key] = found.get(key, FourWayCount()) + as_count(stands, as_int(number))
    return found


def keys_in_period(book: Reader, period: Period) -> set[ItemKey]:
    """Return what makes them these work items, of those stored in a period; nothing that was entered."""
    sql = f"SELECT w.task_id, w.unit_id, p.starts_on, p.ends_on, p.kind {IN_PERIODS} WHERE {OVERLAPS}"
    rows = book.named_rows(sql, **days_of(period))
    return {(as_int(task_id), as_int(unit_id), read_period(*row)) for task_id, unit_id, *row in rows}


def _counts(book: Reader, column: str, period: Period, today: date, wanted: Selection) -> Iterable[tuple[Value, FourWayCount]]:
    state = STATE_THEN if wanted.looks_back else STATE
    columns = ", ".join(f"coalesce(sum({HEAPS[heap].format(state=state)}), 0)" for heap in _COUNTED)
    sql = f"SELECT {column}, {columns} {IN_PERIODS} WHERE {BELONGS}{narrowed(wanted)} GROUP BY {column}"
    for key, *numbers in book.named_rows(sql, **{**days_of(period), **values_of(wanted), **judged(today)}):
        yield key, FourWayCount(*(as_int(number) for number in numbers))


def _item(row: Row) -> WorkItem:
    item_id, task_id, unit_id, role, due_on, extended_to, starts_on, ends_on, kind, *entered = row
    return WorkItem(
        task_id=TaskId(as_int(task_id)),
        unit_id=UnitId(as_int(unit_id)),
        period=read_period(starts_on, ends_on, kind),
        role=AssignmentRole(as_text(role)),
        due_on=as_date(due_on),
        progress=progress_of(entered),
        id=WorkItemId(as_int(item_id)),
        extended_to=as_date(extended_to),
    )


@lru_cache(maxsize=1024)
def read_period(starts_on: object, ends_on: object, kind: object) -> Period:
    """Return the period of three columns: first day, last day, kind. A book has a few dozen, on thousands of rows each."""
    return Period(date.fromisoformat(str(starts_on)), date.fromisoformat(str(ends_on)), PeriodKind(str(kind)))
