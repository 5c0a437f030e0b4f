"""Bringing back what went: it, what hung on it and what it needs of the same step, with all they point to.

A row comes back under its old id, or under a new one where that is another's by now; what travels outside, its UUID, stays.
What it points to is found by its mark, so that an id that is used again never leads to a stranger.
"""

import sqlite3
from collections.abc import Mapping

from app.domain.deletion import DELETED_KINDS, PART_WORDS
from app.errors import UserError
from app.messages.code import Code
from app.store.columns import as_int, as_text
from app.store.deletions import Columns, GoneRow, Key, gone_row, gone_with, name_of_gone
from app.store.ownership import OWNED_BY, Shape
from app.store.session import Reader, Transaction, Value
from app.store.undo_log import read_columns


def rows_together(book: Reader, shape: Shape, log_id: int) -> list[GoneRow]:
    """Return the row an entry of the log took out, all that hung on it and all it needs, as far as it went with the same step."""
    head = gone_row(book, log_id)
    gone = gone_with(book, head.batch_id)
    hanging = _hanging(gone, shape)
    found: dict[Key, GoneRow] = {}
    waiting = [head]
    while waiting:
        row = waiting.pop()
        if row.key in found or (row.key != head.key and _is_back(shape, row)):
            continue
        found[row.key] = row
        needed = [
            gone[key] for _, *pair in shape.links_of(row.table, row.columns) if (key := (str(pair[0]), as_int(pair[1]))) in gone
        ]
        waiting += [*hanging.get(row.key, ()), *needed]
    return list(found.values())


def bring_back(work: Transaction, shape: Shape, log_id: int) -> list[tuple[str, Columns]]:
    """Put into the book again what `rows_together` names; returns table and columns of each row as it stands now, its head first.

    Raises:
        UserError: it is back already; what it points to is gone; or its name or place is another's by now.
    """
    rows = rows_together(work, shape, log_id)
    head = gone_row(work, log_id)
    if shape.id_now(head.table, head.columns) is not None:
        raise UserError(Code.RESTORE_DONE, what=_said(work, shape, head))
    list(work.rows("PRAGMA defer_foreign_keys = ON"))
    ids = _ids_for(work, rows)
    put = [(row.table, _put(work, shape, row, ids)) for row in rows]
    _link_again(work, shape, head, ids)
    return put


def _is_back(shape: Shape, row: GoneRow) -> bool:
    """Whether a row came back another way; one without a mark comes and goes with what it hangs on."""
    return shape.mark(row.table) is not None and shape.id_now(row.table, row.columns) is not None


def _hanging(gone: Mapping[Key, GoneRow], shape: Shape) -> dict[Key, list[GoneRow]]:
    """Return what went -> what hung on it."""
    found: dict[Key, list[GoneRow]] = {}
    for row in gone.values():
        for column in OWNED_BY.get(row.table, ()):
            if isinstance(owner := row.columns.get(column), int):
                found.setdefault((shape.links[row.table][column], owner), []).append(row)
    return found


def _ids_for(book: Reader, rows: list[GoneRow]) -> dict[Key, int]:
    """Return the id under which each row comes back: its own, or one past all where that is taken."""
    ids: dict[Key, int] = {}
    for table in {row.table for row in rows}:
        own = [as_int(row.columns["id"]) for row in rows if row.table == table]
        free = max(book.number(f"SELECT max(id) FROM {table}"), *own) + 1
        for one in own:
            if book.row(f"SELECT 1 FROM {table} WHERE id = ?", one) is None:
                ids[table, one] = one
            else:
                ids[table, one], free = free, free + 1
    return ids


def _put(work: Transaction, shape: Shape, row: GoneRow, ids: Mapping[Key, int]) -> Columns:
    columns: dict[str, Value] = {name: value for name, value in row.columns.items() if name in shape.columns[row.table]}
    columns["id"] = ids[row.key]
    for column, table, value in shape.links_of(row.table, row.columns):
        columns[column] = ids[table, value] if (table, value) in ids else _id_of_other(work, shape, row, (table, value))
    try:
        work.insert(row.table, **columns)
    except sqlite3.IntegrityError as trouble:
        raise UserError(Code.RESTORE_CONFLICT, what=_said(work, shape, row)) from trouble
    return columns


def _id_of_other(book: Reader, shape: Shape, row: GoneRow, key: Key) -> int:
    """Return the id that something outside of what comes back has now. Raises UserError when it is gone itself."""
    table = key[0]
    was = _row_then(book, key, row.log_id)
    now = shape.id_now(table, was)
    if now is None:
        missing = GoneRow(row.log_id, row.batch_id, table, was)
        raise UserError(Code.RESTORE_NEEDS, what=_said(book, shape, row), needs=_said(book, shape, missing))
    return now


def _row_then(book: Reader, key: Key, log_id: int) -> Mapping[str, Value]:
    """Return a row as it was put into the book before an entry of the log: what names it never changes."""
    sql = "SELECT new FROM change_log WHERE table_name = ? AND row_id = ? AND id < ? AND old IS NULL ORDER BY id DESC LIMIT 1"
    return read_columns(as_text(book.value(sql, *key, log_id)))


def _link_again(work: Transaction, shape: Shape, head: GoneRow, ids: Mapping[Key, int]) -> None:
    """What pointed to what comes back, and was let go by the same step, points to it again where it points to nothing now."""
    sql = "SELECT id, table_name, row_id, old FROM change_log WHERE batch_id = ? AND old IS NOT NULL AND new IS NOT NULL"
    for log_id, name, row_id, old in list(work.rows(sql, head.batch_id)):
        table, before = as_text(name), read_columns(as_text(old))
        if shape.mark(table) is None:
            continue
        for column, target, value in shape.links_of(table, before):
            now = shape.id_now(table, _row_then(work, (table, as_int(row_id)), as_int(log_id)))
            if (target, value) in ids and now is not None and _points_nowhere(work, table, column, now):
                work.update(table, now, **{column: ids[target, value]})


def _points_nowhere(book: Reader, table: str, column: str, row_id: int) -> bool:
    return book.row(f"SELECT 1 FROM {table} WHERE id = ? AND {column} IS NULL", row_id) is not None


def _said(book: Reader, shape: Shape, row: GoneRow) -> str:
    """Return a row in words for a sentence: "đơn vị “Chi bộ A”"."""
    kind = DELETED_KINDS[row.table].label.lower() if row.table in DELETED_KINDS else PART_WORDS[row.table]
    name = name_of_gone(book, shape, row)
    return f"{kind} “{name}”" if name else kind
