"""Brings a book to the present version: all steps in one transaction, and the schema compared with what it must be."""

import sqlite3
from functools import lru_cache
from importlib import resources

from app.store.change_triggers import create_triggers, drop_triggers
from app.store.profile import APPLICATION_ID

_SCHEMA = "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%'"


@lru_cache(maxsize=1)
def steps() -> tuple[tuple[int, str], ...]:
    """Return (version, SQL text) of every migration, in order."""
    files = [entry for entry in resources.files("app.store.migrations").iterdir() if entry.name.endswith(".sql")]
    found = sorted((int(entry.name[:4]), entry.read_text("utf-8")) for entry in files)
    assert [number for number, _ in found] == list(range(1, len(found) + 1)), "migrations are numbered without gaps"
    return tuple(found)


def newest_version() -> int:
    """Return the schema version this program writes."""
    return len(steps())


def migrate(connection: sqlite3.Connection) -> None:
    """Apply every step above the file's version. One transaction: a failure leaves the file as it was."""
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    pending = [text for number, text in steps() if number > version]
    if not pending:
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        drop_triggers(connection)  # a step that rewrites rows is no act of the user's
        for text in pending:
            for statement in _statements(text):
                connection.execute(statement)
        create_triggers(connection)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {newest_version()}")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def schema_is_ours(connection: sqlite3.Connection) -> bool:
    """Whether the file's tables, indexes and triggers are exactly those this version makes.

    A book from outside could carry a trigger or view of its own (threats J1); one more, one less or one changed is refused.
    """
    return frozenset(connection.execute(_SCHEMA).fetchall()) == _expected_schema()


@lru_cache(maxsize=1)
def _expected_schema() -> frozenset[tuple[str, str, str, str]]:
    """Return the schema of a book made now."""
    blank = sqlite3.connect(":memory:", isolation_level=None)
    try:
        migrate(blank)
        return frozenset(blank.execute(_SCHEMA).fetchall())
    finally:
        blank.close()


def _statements(text: str) -> list[str]:
    """Split a migration at the semicolons that end a statement, as SQLite itself judges."""
    found: list[str] = []
    buffer = ""
    for line in text.splitlines(keepends=True):
        buffer += line
        if sqlite3.complete_statement(buffer):
            found.append(buffer)
            buffer = ""
    return found
