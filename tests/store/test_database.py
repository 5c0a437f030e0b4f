"""The book's file: profile, exclusive use, what is refused at opening."""

import sqlite3
import subprocess
import sys

import pytest

from app.domain.changes import Step
from app.errors import UserError
from app.messages.code import Code
from app.store import profile, schema
from app.store.database import Database
from tests.builders import an_empty_book

EXPECTED = {"journal_mode": "truncate", "synchronous": 2, "locking_mode": "exclusive", "foreign_keys": 1, "trusted_schema": 0}


def test_the_profile_is_in_force_after_opening_again(tmp_path):
    an_empty_book(tmp_path).close()
    book = Database.open(tmp_path / "so.dondoc")
    found = {name: book.reader.value(f"PRAGMA {name}") for name in EXPECTED}
    book.close()
    assert found == EXPECTED


def test_a_second_process_can_neither_write_nor_read_an_open_book(tmp_path):
    core = an_empty_book(tmp_path)
    script = "import sys; from pathlib import Path; from app.store.database import Database; Database.open(Path(sys.argv[1]))"
    other = subprocess.run(
        [sys.executable, "-c", script, str(core.path)], capture_output=True, text=True, encoding="utf-8", check=False
    )
    plain = subprocess.run(
        [sys.executable, "-c", f"import sqlite3; sqlite3.connect({str(core.path)!r}).execute('SELECT * FROM book')"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    core.close()
    assert "Sổ đang mở trong cửa sổ Đôn Đốc" in other.stderr
    assert "database is locked" in plain.stderr


def test_a_book_carries_its_application_id_and_version(tmp_path):
    core = an_empty_book(tmp_path)
    assert core.book.number("PRAGMA application_id") == profile.APPLICATION_ID
    assert core.book.number("PRAGMA user_version") == schema.newest_version()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", Code.BOOK_EMPTY),
        (bytes(4096), Code.BOOK_EMPTY),
        (b"PK\x03\x04" + bytes(200), Code.NOT_A_BOOK),
        (b"SQLite format 3\x00" + bytes(84), Code.NOT_A_BOOK),
    ],
)
def test_what_is_no_book_is_refused_with_its_own_sentence(tmp_path, content, code):
    path = tmp_path / "la.dondoc"
    path.write_bytes(content)
    with pytest.raises(UserError) as refusal:
        Database.open(path)
    assert refusal.value.code is code
    assert path.read_bytes() == content


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(UserError) as refusal:
        Database.open(tmp_path / "khong-co.dondoc")
    assert refusal.value.code is Code.NO_SUCH_FILE


def test_an_existing_file_is_never_made_anew(tmp_path):
    an_empty_book(tmp_path).close()
    with pytest.raises(UserError) as refusal:
        Database.create(tmp_path / "so.dondoc")
    assert refusal.value.code is Code.BOOK_EXISTS


def test_a_book_of_a_newer_program_is_refused(tmp_path):
    an_empty_book(tmp_path).close()
    _run(tmp_path / "so.dondoc", "PRAGMA user_version = 99")
    with pytest.raises(UserError) as refusal:
        Database.open(tmp_path / "so.dondoc")
    assert refusal.value.code is Code.BOOK_TOO_NEW


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER evil AFTER INSERT ON unit BEGIN DELETE FROM task; END",
        "CREATE VIEW endless AS SELECT 1",
        "DROP TRIGGER log_task_update",
        "CREATE TABLE more (id INTEGER)",
    ],
)
def test_a_book_whose_schema_was_changed_from_outside_is_refused(tmp_path, statement):
    an_empty_book(tmp_path).close()
    _run(tmp_path / "so.dondoc", statement)
    with pytest.raises(UserError) as refusal:
        Database.open(tmp_path / "so.dondoc")
    assert refusal.value.code is Code.BOOK_FOREIGN_SCHEMA


def test_nothing_is_left_of_a_step_that_fails(tmp_path):
    core = an_empty_book(tmp_path)
    before = core.database.change_counter()
    with pytest.raises(ZeroDivisionError):
        _add_a_unit_and_stumble(core)
    assert core.book.number("SELECT count(*) FROM unit") == 0
    assert core.database.change_counter() == before
    assert not core.database.undo_status().undo


def test_a_change_outside_a_transaction_of_ours_is_impossible(tmp_path):
    core = an_empty_book(tmp_path)
    with pytest.raises(sqlite3.IntegrityError):
        core.database.connection.execute("UPDATE book SET is_sample = 1")


def test_a_step_that_changes_nothing_is_no_step(tmp_path):
    core = an_empty_book(tmp_path)
    with core.unit_of_work(Step.CHANGE_SETTINGS) as work:
        pass
    assert not work.changes
    assert core.database.undo_status().undo is None


@pytest.mark.parametrize("name", ["Tài liệu công tác", "sổ #1 % 'mẫu' ?", "so"])
def test_a_book_opens_under_names_that_offices_give(tmp_path, name):
    folder = tmp_path / "Nguyễn Thị Ánh" / name
    folder.mkdir(parents=True)
    path = folder / f"{name}.dondoc"
    Database.create(path).close()
    Database.open(path).close()


def _add_a_unit_and_stumble(core):
    with core.unit_of_work(Step.ADD_UNIT) as work:
        work.insert("unit", uid=bytes(16), name="X", name_folded="x", kind="other", position=1)
        raise ZeroDivisionError


def _run(path, statement):
    connection = sqlite3.connect(path)
    connection.execute(statement)
    connection.commit()
    connection.close()
