"""What a repository works with: a reader, or a transaction when it writes.

Repositories are modules of functions that take one of the two as first argument. Writing functions ask for a
`Transaction`, and there is no way to get one but `Database.transaction`, so nothing can change outside an undo step.
"""

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

from app.domain.changes import ChangeSet
from app.steps import Watch

Value = str | int | bytes | None
Row = tuple[Value, ...]


class Reader:
    """Reads from the book."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def rows(self, sql: str, *values: Value) -> Iterator[Row]:
        """Run a query and give its rows one by one."""
        yield from self._connection.execute(sql, values)

    def named_rows(self, sql: str, **values: Value) -> Iterator[Row]:
        """Run a query whose parameters are named (`:first`) and give its rows one by one."""
        yield from self._connection.execute(sql, values)

    def row(self, sql: str, *values: Value) -> Row | None:
        """Run a query and return its first row, None when there is none."""
        found: Row | None = self._connection.execute(sql, values).fetchone()
        return found

    def value(self, sql: str, *values: Value) -> Value:
        """Run a query and return the first column of its first row, None when there is none."""
        found = self.row(sql, *values)
        return found[0] if found else None

    def number(self, sql: str, *values: Value) -> int:
        """Run a query and return its one number, 0 when there is none."""
        found = self.value(sql, *values)
        return found if isinstance(found, int) else 0


class Transaction(Reader):
    """Reads and writes inside one open transaction.

    Table and column names come from the repositories' own code, never from data.

    Attributes:
        changes: what it changed; empty until it has been committed.
        new_uid: gives a fresh UUID, 16 bytes, for a row that may travel in a tracker.
        watch: who waits for it.
        new_files: files that were put beside the book for it; they go when it is rolled back.
    """

    def __init__(self, connection: sqlite3.Connection, new_uid: Callable[[], bytes], watch: Watch) -> None:
        super().__init__(connection)
        self.changes = ChangeSet()
        self.new_uid = new_uid
        self.watch = watch
        self.new_files: list[Path] = []

    def insert(self, table: str, **columns: Value) -> int:
        """Add a row and return its id."""
        names = ", ".join(columns)
        marks = ", ".join("?" * len(columns))
        cursor = self._connection.execute(
            f"INSERT INTO {table} ({names}) VALUES ({marks})",
            tuple(columns.values()),
        )
        assert cursor.lastrowid is not None
        return cursor.lastrowid

    def insert_all(self, table: str, names: tuple[str, ...], rows: Iterator[Row]) -> None:
        """Add many rows of the same columns."""
        marks = ", ".join("?" * len(names))
        self._connection.executemany(f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})", rows)

    def update(self, table: str, row_id: int, **columns: Value) -> None:
        """Change columns of one row; values that stand already are not logged."""
        settings = ", ".join(f"{name} = ?" for name in columns)
        cursor = self._connection.execute(
            f"UPDATE {table} SET {settings} WHERE id = ?",
            (*columns.values(), row_id),
        )
        assert cursor.rowcount == 1, f"{table} has no row {row_id}"

    def delete(self, table: str, row_id: int) -> None:
        """Remove one row."""
        cursor = self._connection.execute(f"DELETE FROM {table} WHERE id = ?", (row_id,))
        assert cursor.rowcount == 1, f"{table} has no row {row_id}"

    def delete_where(self, table: str, column: str, value: Value) -> None:
        """Remove the rows in which a column has a value."""
        self._connection.execute(f"DELETE FROM {table} WHERE {column} = ?", (value,))


def random_uid() -> bytes:
    """Return a random UUID."""
    return uuid4().bytes
