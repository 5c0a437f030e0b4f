"""Backups: proved before they are named, kept by rule, restored without harm."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from app.domain.backup import Backup
from app.domain.changes import Step
from app.errors import EnvironmentTrouble, UserError
from app.messages.code import Code
from app.services import back_up
from app.store import backup, file_store
from app.store.database import Database
from tests.builders import a_book, an_empty_book
from tests.dumps import exact_dump

NOW = datetime(2026, 6, 1, 12).astimezone()


def test_a_backup_opens_and_holds_the_same(tmp_path):
    core = a_book(tmp_path).with_units("Chi bộ A", "Chi bộ B").opened()
    made = back_up.back_up(core)
    before = exact_dump(core)
    backup.restore(made.path, tmp_path / "lai.dondoc")
    core.close()
    core.database = Database.open(tmp_path / "lai.dondoc")
    assert exact_dump(core) == before


@pytest.mark.parametrize("at", [0, 30, 101, 4096, 5000, 20_000, -1])
def test_a_backup_in_whose_file_a_byte_was_flipped_never_appears(tmp_path, monkeypatch, at):
    core = a_book(tmp_path).with_units("Chi bộ A").opened()
    prove = backup._prove

    def flip_and_prove(book, copy: Path):
        content = bytearray(copy.read_bytes())
        content[at] ^= 1
        copy.write_bytes(content)
        prove(book, copy)

    monkeypatch.setattr(backup, "_prove", flip_and_prove)
    with pytest.raises(EnvironmentTrouble) as trouble:
        back_up.back_up(core)
    assert trouble.value.code is Code.BACKUP_NOT_VERIFIED
    assert backup.list_backups(core.path) == []
    assert list(backup.folder_of(core.path).iterdir()) == []


def test_a_byte_flipped_between_proof_and_name_is_seen_too(tmp_path, monkeypatch):
    core = a_book(tmp_path).with_units("Chi bộ A").opened()
    replace = Path.replace

    def flip_and_replace(self: Path, target: Path):
        content = bytearray(self.read_bytes())
        content[5000 % len(content)] ^= 1
        self.write_bytes(content)
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", flip_and_replace)
    with pytest.raises(EnvironmentTrouble):
        back_up.back_up(core)
    assert backup.list_backups(core.path) == []


def test_a_file_without_its_checksum_was_not_finished_and_is_no_backup(tmp_path):
    core = an_empty_book(tmp_path)
    made = back_up.back_up(core)
    made.path.with_name(made.path.name + ".sha256").unlink()
    assert backup.list_backups(core.path) == []


def test_restoring_overwrites_nothing(tmp_path):
    core = an_empty_book(tmp_path)
    made = back_up.back_up(core)
    with pytest.raises(UserError) as refusal:
        backup.restore(made.path, core.path)
    assert refusal.value.code is Code.BOOK_EXISTS


def test_a_damaged_backup_is_not_restored(tmp_path):
    core = a_book(tmp_path).with_units("Chi bộ A").opened()
    made = back_up.back_up(core)
    content = bytearray(made.path.read_bytes())
    content[5000] ^= 1
    made.path.write_bytes(content)
    with pytest.raises(UserError):
        backup.restore(made.path, tmp_path / "lai.dondoc")
    assert not (tmp_path / "lai.dondoc").exists()


def test_closing_makes_a_backup_only_when_something_changed(tmp_path):
    core = a_book(tmp_path).with_units("Chi bộ A").opened()
    assert back_up.back_up_at_close(core) is not None
    assert back_up.back_up_at_close(core) is None
    with core.unit_of_work(Step.CHANGE_SETTINGS) as work:
        work.insert("setting", key="a", value="b")
    assert back_up.back_up_at_close(core) is not None


def test_kept_files_go_with_the_backup_and_come_back(tmp_path):
    core = an_empty_book(tmp_path)
    source = tmp_path / "kế hoạch.docx"
    source.write_bytes(b"noi dung")
    with core.unit_of_work(Step.IMPORT_PLAN) as work:
        file_id = file_store.keep(work, core.path, source)
    made = back_up.back_up(core)
    elsewhere = tmp_path / "moi" / "so.dondoc"
    elsewhere.parent.mkdir()
    back_up.restore(made.path, elsewhere)
    book = Database.open(elsewhere)
    assert file_store.path_of(book.reader, elsewhere, file_id).read_bytes() == b"noi dung"


def test_a_kept_file_that_was_changed_is_reported(tmp_path):
    core = an_empty_book(tmp_path)
    source = tmp_path / "kế hoạch.docx"
    source.write_bytes(b"noi dung")
    with core.unit_of_work(Step.IMPORT_PLAN) as work:
        file_id = file_store.keep(work, core.path, source)
    assert back_up.verify(core).is_sound
    file_store.path_of(core.book, core.path, file_id).write_bytes(b"noi dunG")
    assert back_up.verify(core).damaged_files == ("kế hoạch.docx",)


def backups(*days_ago: float) -> list[Backup]:
    return [Backup(Path(f"{n}.dondoc"), 1000 - n, NOW - timedelta(days=age), "tay") for n, age in enumerate(days_ago)]


def test_of_one_old_day_one_backup_stays():
    made = backups(0, 0.1, 0.2, 5, 5.1, 5.2)
    assert [one.path.name for one in backup.surplus(made, NOW)] == ["4.dondoc", "5.dondoc"]


def test_the_newest_three_always_stay():
    assert backup.surplus(backups(900, 901, 902), NOW) == []


def test_what_is_older_than_a_year_goes():
    assert [one.path.name for one in backup.surplus(backups(0, 1, 2, 500), NOW)] == ["3.dondoc"]


def test_nothing_goes_while_the_clock_is_not_to_be_trusted():
    assert backup.surplus(backups(-3, 0, 1, 2, 500, 501), NOW) == []
