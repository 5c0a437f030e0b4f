"""What the change log remembers of a work item, or of a task: its own row and all that hangs on it, undo and redo included."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from app.domain.changes import Step
from app.domain.ids import TaskId, WorkItemId
from app.store.columns import as_int, as_text
from app.store.session import Reader, Value
from app.store.undo_log import read_columns

_PARTS = ("indicator_value", "evidence", "note", "extension", "correction", "activity_item")
_PARTS_OF_TASK = ("assignment", "task_beat", "task_pause", "indicator", "preparation")
_HOLDING_REPORTS = (
    "SELECT r.id FROM work_item w JOIN period own ON own.id = w.period_id JOIN unit_report r ON r.unit_id = w.unit_id "
    "JOIN period p ON p.id = r.period_id WHERE w.id = ? AND p.starts_on <= own.starts_on AND p.ends_on >= own.ends_on"
)


@dataclass(frozen=True, slots=True)
class LoggedChange:
    """One row that one step changed.

    Attributes:
        batch_id: changes of one step share it.
        at: when, with its zone.
        step: which intention.
        direction: do, undo or redo.
        table: the row's table.
        old: the columns that changed as they were; None for a new row.
        new: the same as they became; None for a row that went.
        born: the row as it first was: what a later change does not repeat.
    """

    batch_id: int
    at: datetime
    step: Step
    direction: str
    table: str
    old: Mapping[str, Value] | None
    new: Mapping[str, Value] | None
    born: Mapping[str, Value]


def of_item(book: Reader, item_id: WorkItemId) -> list[LoggedChange]:
    """Return everything that was ever changed of a work item, the first change first."""
    return _in_order(book, _rows_of(book, item_id))


def of_task(book: Reader, task_id: TaskId) -> list[LoggedChange]:
    """Return everything that was ever changed of a task itself, without its work items, the first change first."""
    return _in_order(book, _rows_of_task(book, task_id))


def _in_order(book: Reader, rows: Iterable[tuple[str, int]]) -> list[LoggedChange]:
    found = [change for table, row_id in dict.fromkeys(rows) for change in _changes(book, table, row_id)]
    return [change for _, change in sorted(found, key=lambda pair: pair[0])]


def _rows_of(book: Reader, item_id: WorkItemId) -> Iterator[tuple[str, int]]:
    """Yield table and id of every row that is, or was, about the work item."""
    yield "work_item", item_id
    for (row_id,) in list(book.rows(_HOLDING_REPORTS, item_id)):
        yield "unit_report", as_int(row_id)
    for table in _PARTS:
        yield from _parts(book, table, "work_item_id", item_id)


def _rows_of_task(book: Reader, task_id: TaskId) -> Iterator[tuple[str, int]]:
    yield "task", task_id
    for table in _PARTS_OF_TASK:
        yield from _parts(book, table, "task_id", task_id)


def _parts(book: Reader, table: str, column: str, owner_id: int) -> Iterator[tuple[str, int]]:
    """Yield the rows of a table that belong, or belonged, to an owner."""
    for (row_id,) in list(book.rows(f"SELECT id FROM {table} WHERE {column} = ?", owner_id)):
        yield table, as_int(row_id)
    # Rows that are gone stand in the log alone; the text narrows, the columns decide.
    sql = "SELECT row_id, old FROM change_log WHERE table_name = ? AND new IS NULL AND old || ',' LIKE ?"
    for row_id, old in list(book.rows(sql, table, f"%{column}={int(owner_id)},%")):
        if read_columns(as_text(old)).get(column) == owner_id:
            yield table, as_int(row_id)


def _changes(book: Reader, table: str, row_id: int) -> Iterator[tuple[int, LoggedChange]]:
    rows = book.rows(
        "SELECT l.id, l.batch_id, b.at, b.step, b.direction, l.old, l.new FROM change_log l "
        "JOIN change_batch b ON b.id = l.batch_id WHERE l.table_name = ? AND l.row_id = ?",
        table,
        row_id,
    )
    born: Mapping[str, Value] = {}
    for log_id, batch_id, at, step, direction, old, new in sorted(rows, key=lambda row: as_int(row[0])):
        before = read_columns(old) if isinstance(old, str) else None
        after = read_columns(new) if isinstance(new, str) else None
        born = born or after or {}
        when = datetime.fromisoformat(as_text(at))
        change = LoggedChange(as_int(batch_id), when, Step(as_text(step)), as_text(direction), table, before, after, born)
        yield as_int(log_id), change
