"""History and undo: batches of the change log, turned round.

Undo never removes anything: it appends a batch that is the inverse of another, so that undoing, closing, opening again and
redoing all read from the same rows. `undo_step` holds the list of steps and which are undone; a new step after an undo drops
the undone ones from the list (not from the history), as every editor does.
"""

import hashlib
import re
import sqlite3
from datetime import datetime

from app.domain.changes import ChangeSet, PastStep, Step, StepName, UndoStatus
from app.steps import NOBODY, Stage, Watch
from app.store.change_triggers import logged_tables
from app.store.session import Value

_LITERAL = re.compile(r"(\w+)=(NULL|-?\d+|'(?:[^']|'')*'|X'[0-9A-Fa-f]*'),?", re.DOTALL)
_FIRST_HASH = bytes(32)


def begin_batch(
    connection: sqlite3.Connection, at: str, step: Step, subject: str, direction: str = "do", inverts: int | None = None
) -> int:
    """Start a batch: every change from here to `end_batch` is logged under it. Returns its id."""
    newest = connection.execute("SELECT hash FROM change_batch ORDER BY id DESC LIMIT 1").fetchone()
    cursor = connection.execute(
        "INSERT INTO change_batch (at, step, subject, direction, inverts, previous_hash) VALUES (?, ?, ?, ?, ?, ?)",
        (at, step.value, subject, direction, inverts, newest[0] if newest else _FIRST_HASH),
    )
    batch_id = int(cursor.lastrowid or 0)
    connection.execute("UPDATE current_batch SET batch_id = ?", (batch_id,))
    return batch_id


def end_batch(connection: sqlite3.Connection, batch_id: int, watch: Watch) -> ChangeSet:
    """Close the batch, seal it with its hash, and return what it changed (empty when nothing did)."""
    connection.execute("UPDATE current_batch SET batch_id = NULL")
    changed = connection.execute("SELECT table_name, row_id FROM change_log WHERE batch_id = ?", (batch_id,)).fetchall()
    rows: dict[str, set[int]] = {}
    for table, row_id in changed:
        rows.setdefault(table, set()).add(row_id)
    digest = _hash_of(connection, batch_id, watch, len(changed))
    connection.execute("UPDATE change_batch SET hash = ? WHERE id = ?", (digest, batch_id))
    step = connection.execute("SELECT step FROM change_batch WHERE id = ?", (batch_id,)).fetchone()[0]
    return ChangeSet(Step(step), {table: frozenset(ids) for table, ids in rows.items()})


def push_step(connection: sqlite3.Connection, batch_id: int) -> None:
    """Put a new step on the undo list; steps that were undone can no longer be redone."""
    connection.execute("DELETE FROM undo_step WHERE is_undone = 1")
    connection.execute("INSERT INTO undo_step (batch_id) VALUES (?)", (batch_id,))


def status(connection: sqlite3.Connection) -> UndoStatus:
    """Return what undo and redo would do now."""
    return UndoStatus(*(_name_of(_next_step(connection, redo=redo)) for redo in (False, True)))


def past_steps(connection: sqlite3.Connection, most: int) -> list[PastStep]:
    """Return the newest steps of the undo list, the newest first; those undone now stand before those that are done."""
    rows = connection.execute(
        "SELECT s.id, b.at, b.step, b.subject, s.is_undone FROM undo_step s JOIN change_batch b ON b.id = s.batch_id "
        "ORDER BY s.id DESC LIMIT ?",
        (most,),
    )
    return [
        PastStep(int(row_id), datetime.fromisoformat(at).astimezone(), StepName(Step(step), subject), bool(is_undone))
        for row_id, at, step, subject, is_undone in rows
    ]


def turn_back(connection: sqlite3.Connection, at: str, watch: Watch, *, redo: bool) -> ChangeSet | None:
    """Undo the last step, or redo the last undone one, inside the caller's transaction.

    Returns what changed, or None when there is nothing to turn back.
    """
    found = _next_step(connection, redo=redo)
    if found is None:
        return None
    step_id, batch_id, name = found
    inverse = begin_batch(connection, at, name.step, name.subject, "redo" if redo else "undo", batch_id)
    _apply_inverse(connection, batch_id, watch)
    connection.execute("UPDATE undo_step SET batch_id = ?, is_undone = ? WHERE id = ?", (inverse, 0 if redo else 1, step_id))
    return end_batch(connection, inverse, watch)


def chain_holds(connection: sqlite3.Connection) -> bool:
    """Whether every batch still has the hash it was sealed with, each on top of the one before."""
    previous = _FIRST_HASH
    for batch_id, before, sealed in connection.execute("SELECT id, previous_hash, hash FROM change_batch ORDER BY id"):
        if before != previous or sealed != _hash_of(connection, batch_id):
            return False
        previous = sealed
    return True


def read_columns(logged: str) -> dict[str, Value]:
    """Read a logged row, `name=literal,name=literal`, back into values."""
    return {name: _value(literal) for name, literal in _LITERAL.findall(logged)}


def _next_step(connection: sqlite3.Connection, *, redo: bool) -> tuple[int, int, StepName] | None:
    order = "ASC" if redo else "DESC"
    row = connection.execute(
        "SELECT s.id, s.batch_id, b.step, b.subject FROM undo_step s JOIN change_batch b ON b.id = s.batch_id "
        f"WHERE s.is_undone = ? ORDER BY s.id {order} LIMIT 1",
        (int(redo),),
    ).fetchone()
    return (int(row[0]), int(row[1]), StepName(Step(row[2]), str(row[3]))) if row else None


def _name_of(step: tuple[int, int, StepName] | None) -> StepName | None:
    return step[2] if step else None


def _apply_inverse(connection: sqlite3.Connection, batch_id: int, watch: Watch) -> None:
    """Walk the batch backwards: added rows go, removed rows return under their old ids, changed columns change back."""
    connection.execute("PRAGMA defer_foreign_keys = ON")
    known = frozenset(logged_tables(connection))
    rows = connection.execute(
        "SELECT table_name, row_id, old, new FROM change_log WHERE batch_id = ? ORDER BY id DESC", (batch_id,)
    ).fetchall()
    for table, row_id, old, new in watch.counted(Stage.TURNING_BACK, rows):
        assert table in known, f"batch {batch_id} names a table that is not logged"
        if old is None:
            cursor = connection.execute(f"DELETE FROM {table} WHERE id = ?", (row_id,))
        else:
            columns = read_columns(old)
            names = ", ".join(columns)
            marks = ", ".join("?" * len(columns))
            sql = (
                f"INSERT INTO {table} ({names}) VALUES ({marks})"
                if new is None
                else f"UPDATE {table} SET ({names}) = ({marks}) WHERE id = {int(row_id)}"
            )
            cursor = connection.execute(sql, tuple(columns.values()))
        assert cursor.rowcount == 1, f"batch {batch_id} does not fit {table} {row_id}"


def _value(literal: str) -> Value:
    if literal == "NULL":
        return None
    if literal.startswith("'"):
        return literal[1:-1].replace("''", "'")
    if literal.startswith(("X'", "x'")):
        return bytes.fromhex(literal[2:-1])
    return int(literal)


def _hash_of(connection: sqlite3.Connection, batch_id: int, watch: Watch = NOBODY, rows: int = 0) -> bytes:
    """Return the SHA-256 over the batch and its rows, chained to the batch before; who waits is told of so many rows."""
    steps = watch.begin(Stage.SEALING, rows)
    head = connection.execute(
        "SELECT id, at, step, subject, direction, inverts, previous_hash FROM change_batch WHERE id = ?", (batch_id,)
    ).fetchone()
    digest = hashlib.sha256(repr(tuple(head)).encode())
    for row in connection.execute(
        "SELECT id, table_name, row_id, old, new FROM change_log WHERE batch_id = ? ORDER BY id", (batch_id,)
    ):
        digest.update(repr(tuple(row)).encode())
        steps.go_on()
    return digest.digest()
