"""What hangs on what, and what a row is known by when its id is another's: what bringing something back needs to know.

To add a table: 1. a row in `OWNED_BY` where its rows go and come with another's; 2. where others point to it and it has no
column `uid`, its own mark in `_MARKS`; `tests/store/test_ownership.py` asks for both.
"""

import sqlite3
from collections.abc import Iterator, Mapping
from functools import cached_property

from app.store.change_triggers import logged_tables
from app.store.session import Reader, Value

OWNED_BY: dict[str, tuple[str, ...]] = {
    "alias": ("unit_id", "group_id"),
    "unit_group_member": ("group_id", "unit_id"),
    "oversight": ("overseer_id", "unit_id"),
    "unit_event": ("unit_id",),
    "document_basis": ("document_id",),
    "plan_recipient": ("plan_id",),
    "section": ("plan_id",),
    "task": ("plan_id",),
    "assignment": ("task_id",),
    "task_answer": ("task_id", "answered_id"),
    "task_beat": ("task_id",),
    "task_pause": ("task_id",),
    "preparation": ("task_id",),
    "preparation_done": ("preparation_id",),
    "indicator": ("task_id",),
    "work_item": ("task_id",),
    "indicator_value": ("indicator_id", "work_item_id"),
    "evidence": ("work_item_id",),
    "note": ("work_item_id",),
    "extension": ("work_item_id",),
    "correction": ("work_item_id",),
    "activity_unit": ("activity_id",),
    "activity_item": ("activity_id", "work_item_id"),
    "tracker_row": ("issue_id", "work_item_id"),
    "tracker_receipt": ("issue_id",),
    "draft": ("plan_id",),
    "draft_unit": ("draft_id",),
    "draft_edit": ("draft_id",),
    "draft_paragraph": ("draft_id",),
    "draft_heading": ("draft_id",),
    "draft_remark": ("draft_id",),
}
"""Table -> the columns that name what its rows hang on. What stands in none of its rows stands by itself."""

STANDS_ALONE = frozenset(
    {
        "book", "setting", "unit", "unit_group", "stored_file", "document", "plan", "period", "tracker_issue", "unit_report",
        "reminder", "issued_document", "activity", "local_anniversary", "office_day", "saved_filter", "office_template",
    }
)  # fmt: skip

_MARKS = {"stored_file": "sha256", "period": "code"}  # of tables that have no uid


class Shape:
    """The tables of the open book as bringing something back sees them."""

    def __init__(self, book: Reader, connection: sqlite3.Connection) -> None:
        self._book = book
        self.tables = logged_tables(connection)

    @cached_property
    def columns(self) -> Mapping[str, frozenset[str]]:
        """Table -> its columns."""
        return {table: frozenset(str(row[1]) for row in self._book.rows(f"PRAGMA table_info({table})")) for table in self.tables}

    @cached_property
    def links(self) -> Mapping[str, Mapping[str, str]]:
        """Table -> column -> the table whose rows it points to."""
        return {
            table: {str(row[3]): str(row[2]) for row in self._book.rows(f"PRAGMA foreign_key_list({table})")}
            for table in self.tables
        }

    @cached_property
    def owned(self) -> Mapping[str, list[tuple[str, str]]]:
        """Table -> the tables and columns whose rows hang on a row of it."""
        found: dict[str, list[tuple[str, str]]] = {table: [] for table in self.tables}
        for table, columns in OWNED_BY.items():
            for column in columns:
                found[self.links[table][column]].append((table, column))
        return found

    def mark(self, table: str) -> str | None:
        """Return the column by which a row is the same whatever its id; None where a table has none."""
        return "uid" if "uid" in self.columns[table] else _MARKS.get(table)

    def links_of(self, table: str, row: Mapping[str, Value]) -> Iterator[tuple[str, str, int]]:
        """Yield column, table and id of everything that a row points to."""
        for column, target in self.links[table].items():
            if isinstance(value := row.get(column), int):
                yield column, target, value

    def id_now(self, table: str, row: Mapping[str, Value]) -> int | None:
        """Return the id under which a row stands in the book now, whatever it was; None when it does not."""
        mark = self.mark(table)
        compared = [mark] if mark else sorted(name for name in row if name != "id" and name in self.columns[table])
        where = " AND ".join(f"{name} IS ?" for name in compared)
        found = self._book.value(f"SELECT id FROM {table} WHERE {where}", *(row[name] for name in compared))
        return found if isinstance(found, int) else None
