"""The register: periods, work items, and the four-way count in SQL."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from app.domain.assignment import AssignmentRole
from app.domain.ids import PlanId, TaskId, UnitId, WorkItemId
from app.domain.period import Period, PeriodKind
from app.domain.progress import DUE_SOON_DAYS, FourWayCount, Heap, Progress, ProgressState, WorkItem
from app.register.selection import EVERY_ITEM, NO_SECTION, Selection
from app.store.columns import as_bytes, as_date, as_int, as_text, iso
from app.store.session import Reader, Row, Transaction, Value
from app.text.compare import fold

_COLUMNS = (
    "w.id, w.task_id, w.unit_id, w.role, w.due_on, w.state, w.done_on, w.result, w.difficulty, w.proposal, w.reason, "
    "w.extended_to, p.starts_on, p.ends_on, p.kind"
)
_ONE_ITEM = f"SELECT {_COLUMNS} FROM work_item w JOIN period p ON p.id = w.period_id"
# CROSS JOIN keeps SQLite to this order: the few periods first, then their items by an index. Left to itself, and without
# statistics, it reads every item of the book (bench/README.md).
_IN_PERIODS = "FROM period p CROSS JOIN work_item w ON w.period_id = p.id"
_ITEMS = f"SELECT {_COLUMNS} {_IN_PERIODS}"

# The rule of app.register.cells.belongs: shorter periods belong where they end, longer ones and spans where they overlap;
# a long item done before the period began is history.
_OVERLAPS = "p.starts_on <= :last AND p.ends_on >= :first AND (p.ends_on <= :last OR p.kind = 'span' OR p.starts_on <= :first)"
_BELONGS = f"{_OVERLAPS} AND (w.done_on IS NULL OR w.done_on >= :first OR p.starts_on >= :first)"
_IS_LOCKED = (
    "EXISTS (SELECT 1 FROM unit_report r JOIN period a ON a.id = r.period_id WHERE r.unit_id = w.unit_id "
    "AND r.state = 'approved' AND a.starts_on <= p.starts_on AND a.ends_on >= p.ends_on)"
)
ItemKey = tuple[int, int, Period]
# What each field of a Selection adds, the rule of `Selection.holds`. JSON lists stand for sets of ids.
_NARROWED = {
    "plan_id": "w.task_id IN (SELECT id FROM task WHERE plan_id = :plan_id)",
    "section_id": "w.task_id IN (SELECT t.id FROM task t JOIN section s ON s.id = t.section_id "
    "JOIN section top ON top.id = :section_id WHERE s.plan_id = top.plan_id AND s.position >= top.position AND NOT EXISTS "
    "(SELECT 1 FROM section n WHERE n.plan_id = top.plan_id AND n.level <= top.level "
    "AND n.position > top.position AND n.position <= s.position))",
    "task_id": "w.task_id = :task_id",
    "unit_id": "w.unit_id = :unit_id",
    "ends_from": "p.ends_on >= :ends_from",
    "ends_to": "p.ends_on <= :ends_to",
    "due_from": "w.due_on >= :due_from",
    "due_to": "w.due_on <= :due_to",
    "is_open": "w.state NOT IN ('completed', 'not_applicable')",
    "is_unreported": "w.state IN ('not_yet_due', 'not_started') AND w.result = ''",
}
_UNDER_NO_SECTION = "w.task_id IN (SELECT id FROM task WHERE section_id IS NULL)"
_OVERSEEN = (
    "(w.unit_id IN (SELECT value FROM json_each(:overseen_units)) OR w.task_id IN (SELECT value FROM json_each(:overseen_tasks)))"
)
# What hangs on a work item and would be lost with it.
_PARTS = ("extension", "indicator_value", "evidence", "note", "activity_item", "correction")
_HAS_PARTS = " OR ".join(f"EXISTS (SELECT 1 FROM {table} x WHERE x.work_item_id = w.id)" for table in _PARTS)
_ENTERED = f"w.state <> 'not_started' OR w.result <> '' OR w.difficulty <> '' OR w.proposal <> '' OR {_HAS_PARTS}"
_STATE = "w.state"
# On a day gone by, what was done after it was still open.
_STATE_THEN = "(CASE WHEN w.done_on > :on THEN 'in_progress' ELSE w.state END)"
_IS_OPEN = "{state} NOT IN ('completed', 'not_applicable')"
# The rule of `app.domain.progress.standing` once more, by heap.
_HEAPS: dict[Heap, str] = {
    Heap.DONE_ON_TIME: "{state} = 'completed' AND (w.due_on IS NULL OR w.done_on <= w.due_on)",
    Heap.DONE_LATE: "{state} = 'completed' AND w.done_on > w.due_on",
    Heap.IN_TERM: f"{_IS_OPEN} AND (w.due_on IS NULL OR w.due_on >= :on)",
    Heap.OVERDUE: f"{_IS_OPEN} AND w.due_on < :on",
    Heap.NOT_APPLICABLE: "{state} = 'not_applicable'",
    Heap.DUE_SOON: f"{_IS_OPEN} AND w.due_on BETWEEN :on AND :soon",
    Heap.DONE: "{state} = 'completed'",
    Heap.FELL_DUE: f"({{state}} = 'completed' OR ({_IS_OPEN} AND w.due_on < :on))",
    Heap.TOTAL: "{state} <> 'not_applicable'",
}
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
        f"{_ITEMS} JOIN task t ON t.id = w.task_id JOIN unit u ON u.id = w.unit_id WHERE {_BELONGS}{_narrowed(wanted)} "
        "ORDER BY t.plan_id, t.position, w.role, u.position, u.id, p.starts_on"
    )
    return [_item(row) for row in book.named_rows(sql, **_days(period), **_values(wanted))]


def known_in_period(book: Reader, period: Period, wanted: Selection = EVERY_ITEM) -> list[WorkItem]:
    """Return the stored work items of a period, those that are history in it too."""
    sql = f"{_ITEMS} WHERE {_OVERLAPS}{_narrowed(wanted)}"
    return [_item(row) for row in book.named_rows(sql, **_days(period), **_values(wanted))]


def cells_in_period(book: Reader, period: Period) -> dict[ItemKey, StoredCell]:
    """Return what a period's stored items are and what follows from their assignments, by key; nothing that was entered.

    Those that are history in the period are among them.
    """
    sql = (
        f"SELECT w.id, w.task_id, w.unit_id, w.role, w.due_on, p.starts_on, p.ends_on, p.kind, "
        f"w.extended_to IS NOT NULL, {_IS_LOCKED}, NOT ({_BELONGS}) {_IN_PERIODS} WHERE {_OVERLAPS}"
    )
    rows = book.named_rows(sql, **_days(period))
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
    rows = ((work.new_uid(), item.task_id, item.unit_id, ids[item.period], item.role.value, iso(item.due_on)) for item in items)
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
        state=progress.state.value,
        done_on=iso(progress.done_on),
        result=progress.result,
        difficulty=progress.difficulty,
        proposal=progress.proposal,
        reason=progress.reason,
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


def _counts(book: Reader, column: str, period: Period, today: date, wanted: Selection) -> Iterable[tuple[Value, FourWayCount]]:
    state = _STATE_THEN if wanted.looks_back else _STATE
    columns = ", ".join(f"coalesce(sum({_HEAPS[heap].format(state=state)}), 0)" for heap in _COUNTED)
    sql = f"SELECT {column}, {columns} {_IN_PERIODS} WHERE {_BELONGS}{_narrowed(wanted)} GROUP BY {column}"
    for key, *numbers in book.named_rows(sql, **{**_days(period), **_values(wanted), **_judged(today)}):
        yield key, FourWayCount(*(as_int(number) for number in numbers))


def _narrowed(wanted: Selection) -> str:
    """Return what a selection adds to a WHERE; its parameters are those of `_values`."""
    found = [sql for name, sql in _NARROWED.items() if getattr(wanted, name) not in (None, False, NO_SECTION)]
    if wanted.section_id == NO_SECTION:
        found.append(_UNDER_NO_SECTION)
    if wanted.overseen is not None:
        found.append(f"NOT {_OVERSEEN}" if wanted.overseen.is_rest else _OVERSEEN)
    if wanted.heap is not None:
        found.append(_HEAPS[wanted.heap].format(state=_STATE_THEN if wanted.looks_back else _STATE))
    return "".join(f" AND {sql}" for sql in found)


def _values(wanted: Selection) -> dict[str, Value]:
    """Return the values of a selection as SQL takes them."""
    values: dict[str, Value] = {}
    for name in _NARROWED:
        value = getattr(wanted, name)
        values[name] = iso(value) if isinstance(value, date) else value
    if wanted.overseen is not None:
        values["overseen_units"] = json.dumps(sorted(wanted.overseen.unit_ids))
        values["overseen_tasks"] = json.dumps(sorted(wanted.overseen.task_ids))
    return values | (_judged(wanted.on) if wanted.on is not None else {})


def _judged(on: date) -> dict[str, Value]:
    return {"on": on.isoformat(), "soon": (on + timedelta(days=DUE_SOON_DAYS)).isoformat()}


def _days(period: Period) -> dict[str, Value]:
    return {"first": period.starts_on.isoformat(), "last": period.ends_on.isoformat()}


def _item(row: Row) -> WorkItem:
    item_id, task_id, unit_id, role, due_on, state, done_on, result, difficulty, proposal, reason, extended_to, *period = row
    return WorkItem(
        task_id=TaskId(as_int(task_id)),
        unit_id=UnitId(as_int(unit_id)),
        period=read_period(*period),
        role=AssignmentRole(as_text(role)),
        due_on=as_date(due_on),
        progress=Progress(
            ProgressState(as_text(state)),
            as_date(done_on),
            as_text(result),
            as_text(difficulty),
            as_text(proposal),
            as_text(reason),
        ),
        id=WorkItemId(as_int(item_id)),
        extended_to=as_date(extended_to),
    )


@lru_cache(maxsize=1024)
def read_period(starts_on: object, ends_on: object, kind: object) -> Period:
    """Return the period of three columns: first day, last day, kind. A book has a few dozen, on thousands of rows each."""
    return Period(date.fromisoformat(str(starts_on)), date.fromisoformat(str(ends_on)), PeriodKind(str(kind)))
