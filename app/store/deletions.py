"""What went out of the book, read from the log: every row that ever went still stands there whole.

No copy is kept beside it, and nothing is ever purged.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from app.domain.changes import Step
from app.domain.deletion import DELETED_KINDS, Deletion
from app.store.columns import as_int, as_text
from app.store.ownership import OWNED_BY, Shape
from app.store.session import Reader, Value
from app.store.undo_log import read_columns

Columns = Mapping[str, Value]
Key = tuple[str, int]  # table, id


@dataclass(frozen=True, slots=True)
class GoneRow:
    """A row that went, as it was.

    Attributes:
        log_id: where the log tells of it.
        batch_id: the step with which it went.
        table: its table.
        columns: what stood in it.
    """

    log_id: int
    batch_id: int
    table: str
    columns: Columns

    @property
    def key(self) -> Key:
        """Its table and the id it had."""
        return self.table, as_int(self.columns["id"])


def deletions(book: Reader, shape: Shape) -> list[Deletion]:
    """Return what is no longer in the book, what went last first; what went along with another thing is part of that."""
    tables = ", ".join(f"'{table}'" for table in DELETED_KINDS)
    sql = (
        "SELECT l.id, l.batch_id, l.table_name, l.old, b.at, b.step, b.direction, b.subject FROM change_log l "
        f"JOIN change_batch b ON b.id = l.batch_id WHERE l.new IS NULL AND l.table_name IN ({tables}) ORDER BY l.id DESC"
    )
    found: list[Deletion] = []
    told: set[object] = set()
    for log_id, batch_id, table, old, at, step, direction, subject in list(book.rows(sql)):
        gone = GoneRow(as_int(log_id), as_int(batch_id), as_text(table), read_columns(as_text(old)))
        what = _what(shape, gone)
        if what in told or _went_along(book, shape, gone) or shape.id_now(gone.table, gone.columns) is not None:
            continue
        told.add(what)
        name = _name(book, shape, gone) or as_text(subject)
        when = datetime.fromisoformat(as_text(at)).astimezone()
        found.append(Deletion(gone.log_id, gone.table, name, when, Step(as_text(step)), as_text(direction)))
    return found


def gone_row(book: Reader, log_id: int) -> GoneRow:
    """Return the row that an entry of the log took out of the book."""
    row = book.row("SELECT batch_id, table_name, old FROM change_log WHERE id = ? AND new IS NULL", log_id)
    assert row is not None, f"entry {log_id} of the log took nothing out"
    return GoneRow(log_id, as_int(row[0]), as_text(row[1]), read_columns(as_text(row[2])))


def gone_with(book: Reader, batch_id: int) -> dict[Key, GoneRow]:
    """Return every row that went with one step."""
    sql = "SELECT id, table_name, old FROM change_log WHERE batch_id = ? AND new IS NULL"
    rows = (
        GoneRow(as_int(log_id), batch_id, as_text(table), read_columns(as_text(old)))
        for log_id, table, old in book.rows(sql, batch_id)
    )
    return {row.key: row for row in rows}


def name_of_gone(book: Reader, shape: Shape, gone: GoneRow) -> str:
    """Return what names a row that went; empty where nothing in it does."""
    return _name(book, shape, gone) if gone.table in DELETED_KINDS else _first_text(gone)


def _what(shape: Shape, gone: GoneRow) -> object:
    """Return what makes two rows of the log the same thing."""
    mark = shape.mark(gone.table)
    return (gone.table, gone.columns[mark]) if mark else (gone.table, *sorted(gone.columns.items()))


def _went_along(book: Reader, shape: Shape, gone: GoneRow) -> bool:
    """Whether what it hung on went with the same step."""
    for column in OWNED_BY.get(gone.table, ()):
        owner = gone.columns.get(column)
        if isinstance(owner, int) and _gone_in(book, gone.batch_id, (shape.links[gone.table][column], owner)):
            return True
    return False


def _gone_in(book: Reader, batch_id: int, key: Key) -> str | None:
    sql = "SELECT old FROM change_log WHERE table_name = ? AND row_id = ? AND batch_id = ? AND new IS NULL"
    found = book.value(sql, *key, batch_id)
    return found if isinstance(found, str) else None


def _name(book: Reader, shape: Shape, gone: GoneRow) -> str:
    for path in DELETED_KINDS[gone.table].names:
        if said := _said_at(book, shape, gone, path):
            return said
    return ""


def _said_at(book: Reader, shape: Shape, gone: GoneRow, path: str) -> str:
    """Return what a column of `DeletedKind.names` says in one line."""
    link, _, column = path.rpartition(">")
    value: Value = gone.columns.get(column)
    target = gone.columns.get(link) if link else None
    if isinstance(target, int):
        table = shape.links[gone.table][link]
        old = _gone_in(book, gone.batch_id, (table, target))
        value = read_columns(old)[column] if old else book.value(f"SELECT {column} FROM {table} WHERE id = ?", target)
    return " ".join(str(value).split()) if value is not None else ""


def _first_text(gone: GoneRow) -> str:
    texts = (value for value in _texts(gone) if value)
    return next(texts, "")


def _texts(gone: GoneRow) -> Iterator[str]:
    for column in ("name", "title", "text", "original_name", "code", "file_name", "written", "subject"):
        value = gone.columns.get(column)
        if isinstance(value, str):
            yield value
