"""The running program: what it does with the user's settings from opening a book to closing it."""

import shutil
import subprocess
import sys
import threading

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QProgressDialog

from app.bootstrap import open_workspace
from app.domain.office import OfficeSettings
from app.services.office import change_office, office_settings
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


class SlowClosing:
    """A closing backup that goes on until it is let go."""

    def __init__(self, monkeypatch):
        self.may_end, self.ticks, self.boxes = threading.Event(), 0, []
        monkeypatch.setattr("ui.application.back_up_at_close", lambda _: self.may_end.wait(20))
        self.clock = QTimer()
        self.clock.setInterval(50)
        self.clock.timeout.connect(self._tick)
        self.clock.start()

    def _tick(self):
        self.ticks += 1
        self.boxes += [one for one in QApplication.topLevelWidgets() if isinstance(one, QProgressDialog) and one.isVisible()]
        if self.boxes:
            self.when_shown(self.boxes[0])

    def when_shown(self, _box):
        self.may_end.set()


def test_the_screen_goes_on_while_the_book_is_backed_up_at_its_end(tmp_path, program, monkeypatch):
    running, _ = program
    running.create_book(tmp_path / "so.dondoc")
    wait_for(lambda: running.window is not None and not running.window.book.is_busy)
    slow = SlowClosing(monkeypatch)
    running.window.close()
    slow.clock.stop()
    assert slow.ticks > 3, "events ran on"
    assert "Đang sao lưu" in slow.boxes[0].labelText()
    assert "so" not in [thread.name for thread in threading.enumerate()], "the book is closed"


def test_who_does_not_wait_for_the_closing_backup_loses_nothing(tmp_path, program, monkeypatch):
    running, _ = program
    path = tmp_path / "so.dondoc"
    running.create_book(path)
    wait_for(lambda: running.window is not None)
    book = running.window.book
    book.do(lambda core: change_office(core, OfficeSettings(place="Suối Mẫu")))
    wait_for(lambda: not book.is_busy)
    slow = SlowClosing(monkeypatch)
    slow.when_shown = lambda box: box.cancel()
    running.window.close()
    slow.clock.stop()
    assert not slow.may_end.is_set(), "the window did not wait"
    shutil.copytree(tmp_path, tmp_path.with_name("killed"))  # as a power cut would leave it
    slow.may_end.set()
    core = open_workspace(tmp_path.with_name("killed") / "so.dondoc")
    assert office_settings(core).place == "Suối Mẫu"
    core.close()
    wait_for(lambda: "so" not in [thread.name for thread in threading.enumerate()])


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
