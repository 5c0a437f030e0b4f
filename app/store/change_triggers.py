"""The triggers that write the change log, generated from the tables.

Plain SQL only: with `trusted_schema=OFF` a trigger may call no function of ours and no JSON function (decisions 6). A row
is written as `column=literal,column=literal` with SQLite's own quote(); an update keeps only the columns that changed.
`app.store.undo_log` reads that form back.
"""

import sqlite3

UNLOGGED_TABLES = frozenset({"change_batch", "change_log", "current_batch", "undo_step"})


def create_triggers(connection: sqlite3.Connection) -> None:
    """Write the log triggers of every logged table."""
    for table in logged_tables(connection):
        columns = [str(row[1]) for row in connection.execute(f'PRAGMA table_info("{table}")')]
        for statement in _triggers_of(table, columns):
            connection.execute(statement)


def drop_triggers(connection: sqlite3.Connection) -> None:
    """Take all triggers away, for the time of a migration."""
    for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
        connection.execute(f'DROP TRIGGER "{name}"')


def logged_tables(connection: sqlite3.Connection) -> list[str]:
    """Return the names of the tables whose changes are logged, in the order they were made."""
    rows = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY rowid").fetchall()
    return [str(name) for (name,) in rows if name not in UNLOGGED_TABLES and not str(name).startswith("sqlite_")]


def _triggers_of(table: str, columns: list[str]) -> list[str]:
    """Return the three CREATE TRIGGER statements of one table."""
    return [
        _trigger(table, "INSERT", "new", "NULL", _whole_row("new", columns)),
        _trigger(table, "DELETE", "old", _whole_row("old", columns), "NULL"),
        _trigger(
            table,
            "UPDATE",
            "new",
            _changed_columns("old", columns),
            _changed_columns("new", columns),
            when=" OR ".join(f"old.{name} IS NOT new.{name}" for name in columns),
        ),
    ]


def _trigger(table: str, event: str, side: str, old: str, new: str, *, when: str = "1") -> str:
    return (
        f"CREATE TRIGGER log_{table}_{event.lower()} AFTER {event} ON {table} WHEN {when} BEGIN "
        f"INSERT INTO change_log (batch_id, table_name, row_id, old, new) "
        f"VALUES ((SELECT batch_id FROM current_batch), '{table}', {side}.id, {old}, {new}); END"
    )


def _whole_row(side: str, columns: list[str]) -> str:
    return " || ',' || ".join(f"'{name}=' || quote({side}.{name})" for name in columns)


def _changed_columns(side: str, columns: list[str]) -> str:
    """Return an expression that lists the columns that differ; each ends with a comma, the reader allows it."""
    return " || ".join(
        f"CASE WHEN old.{name} IS new.{name} THEN '' ELSE '{name}=' || quote({side}.{name}) || ',' END" for name in columns
    )
