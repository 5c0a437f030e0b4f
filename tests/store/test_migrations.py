"""Migrations are frozen, numbered, and make exactly the schema that is checked at opening."""

import hashlib
import sqlite3

import pytest

from app.store import schema
from app.store.change_triggers import UNLOGGED_TABLES, logged_tables

# A released migration never changes. A new one adds its line here.
RELEASED: dict[int, str] = {}


def test_a_released_migration_has_not_been_edited():
    for number, text in schema.steps():
        if number in RELEASED:
            assert hashlib.sha256(text.encode()).hexdigest() == RELEASED[number], f"migration {number} was edited"


def test_migrating_twice_changes_nothing():
    connection = sqlite3.connect(":memory:", isolation_level=None)
    schema.migrate(connection)
    before = connection.execute("SELECT * FROM sqlite_schema").fetchall()
    schema.migrate(connection)
    assert connection.execute("SELECT * FROM sqlite_schema").fetchall() == before
    assert schema.schema_is_ours(connection)


def test_every_table_is_strict_and_every_logged_one_has_its_three_triggers():
    connection = sqlite3.connect(":memory:", isolation_level=None)
    schema.migrate(connection)
    for name, sql in connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table'"):
        assert sql.rstrip().endswith("STRICT"), f"{name} is not STRICT"
    triggers = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'")}
    wanted = {f"log_{table}_{event}" for table in logged_tables(connection) for event in ("insert", "update", "delete")}
    assert triggers == wanted
    assert not UNLOGGED_TABLES & set(logged_tables(connection))


def test_triggers_call_no_function_but_quote():
    connection = sqlite3.connect(":memory:", isolation_level=None)
    schema.migrate(connection)
    import re

    for (sql,) in connection.execute("SELECT sql FROM sqlite_schema WHERE type = 'trigger'"):
        called = set(re.findall(r"(\w+)\(", sql))
        assert called <= {"quote"}, f"{called} in {sql[:60]}"


def test_a_step_that_fails_leaves_the_file_as_it_was(monkeypatch):
    connection = sqlite3.connect(":memory:", isolation_level=None)
    steps = (*schema.steps(), (schema.newest_version() + 1, "CREATE TABLE x (id INTEGER) STRICT;\nSELECT no_such();\n"))
    monkeypatch.setattr(schema, "steps", lambda: steps)
    with pytest.raises(sqlite3.OperationalError):
        schema.migrate(connection)
    assert connection.execute("SELECT count(*) FROM sqlite_schema").fetchone() == (0,)
    assert connection.execute("PRAGMA user_version").fetchone() == (0,)
