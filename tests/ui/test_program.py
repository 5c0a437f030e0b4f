"""The running program: what it does with the user's settings from opening a book to closing it."""

import subprocess
import sys

import pytest

from app.domain.office import OfficeSettings
from app.services.office import change_office
from app.store import backup
from tests.architecture.source import ROOT
from tests.ui.window import ScriptedPrompts, let_events_happen, wait_for
from ui.application import Program
from ui.settings import Settings

ONLY_WHEN_ASKED_FOR = ("ui.dialogs.settings.dialog", "ui.dialogs.settings.rows", "ui.window.due_notice")


@pytest.fixture
def program(tmp_path, qapp):
    settings = Settings(tmp_path)
    return Program(settings, ScriptedPrompts()), settings


def test_a_book_is_backed_up_to_the_spare_place_too_when_it_is_closed(tmp_path, program):
    running, settings = program
    spare = tmp_path / "usb"
    spare.mkdir()
    settings.put("spare_backup_folder", str(spare))
    running.create_book(tmp_path / "so.dondoc")
    wait_for(lambda: running.window is not None)
    window = running.window
    window.book.do(lambda core: change_office(core, OfficeSettings(place="Suối Mẫu")))
    wait_for(lambda: not window.book.is_busy)
    window.close()
    let_events_happen(10)
    assert len(backup.list_backups(tmp_path / "so.dondoc")) == 1
    assert len(backup.backups_in(spare / "so.dondoc-sao-luu")) == 1


def test_the_window_knows_the_settings_and_watches_their_folder(tmp_path, program):
    running, settings = program
    settings.watched_folder = tmp_path
    running.create_book(tmp_path / "so.dondoc")
    wait_for(lambda: running.window is not None)
    handlers = running.window.handlers
    assert running.window.settings is settings
    assert handlers.trackers.replies is not None
    assert handlers.trackers.replies.folder == tmp_path
    wait_for(lambda: not running.window.book.is_busy)
    running.window.close()


def test_the_start_loads_neither_the_page_of_settings_nor_the_tray():
    code = "import sys, ui.application; print('\\n'.join(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    assert not set(ONLY_WHEN_ASKED_FOR) & set(loaded)
