"""Migrations are frozen, numbered, and make exactly the schema that is checked at opening."""

import gzip
import hashlib
import sqlite3
from pathlib import Path

import pytest

from app.bootstrap import open_workspace
from app.services import back_up, history
from app.services.sample import SAMPLE_PERIOD
from app.services.show_items import show_items
from app.store import plans, schema, tasks
from app.store.change_triggers import UNLOGGED_TABLES, logged_tables

# A released migration never changes. A new one adds its line here.
RELEASED: dict[int, str] = {}
OLD_BOOKS = Path(__file__).resolve().parents[1] / "material" / "databases"


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


@pytest.mark.parametrize("packed", sorted(OLD_BOOKS.glob("*.gz")), ids=lambda path: path.stem)
def test_a_book_of_an_older_version_is_backed_up_upgraded_and_whole_with_its_history(tmp_path, packed):
    path = tmp_path / "so.dondoc"
    path.write_bytes(gzip.decompress(packed.read_bytes()))
    core = open_workspace(path)
    assert core.book.number("PRAGMA user_version") == schema.newest_version()
    assert schema.schema_is_ours(core.database.connection)
    assert [one.name for one in (tmp_path / "so.dondoc-sao-luu").iterdir() if "truoc-nang-cap" in one.name]
    health = back_up.verify(core)
    assert (health.faults, health.chain_holds) == ((), True)
    assert all(task.ended_on is None for plan in plans.all_plans(core.book) for task in tasks.of_plan(core.book, plan.id))
    sent = len(show_items(core, SAMPLE_PERIOD))
    assert sent > 100
    while history.status(core).undo is not None:
        history.undo(core)
    assert not plans.all_plans(core.book)
    while history.status(core).redo is not None:
        history.redo(core)
    assert len(show_items(core, SAMPLE_PERIOD)) == sent
    core.close()
