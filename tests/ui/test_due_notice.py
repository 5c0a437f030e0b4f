"""The notice in the system tray: what it says, once a day, from the hour of the settings on; nothing where nothing is due."""

from datetime import date, datetime

import pytest
from PySide6.QtWidgets import QSystemTrayIcon

from app.bootstrap import create_workspace
from app.services import sample
from tests import sample_books
from tests.ui.window import OpenWindow
from ui.actions.ids import ActionId
from ui.window import due_notice
from ui.window.due_notice import DueNotice
from ui.window.places import place_number

MORNING = datetime(2022, 12, 28, 7, 30)  # noqa: DTZ001 the clock of this computer
NINE = MORNING.replace(hour=9)


class Clock:
    """A clock that tests set."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at


@pytest.fixture
def opened(tmp_path, qapp):
    core = sample_books.merged(tmp_path)
    core.close()
    window = OpenWindow(core.path, sample.RECEIVED_ON)
    yield window
    window.close()


def notice_of(opened: OpenWindow, clock: Clock, told: list[str], monkeypatch) -> DueNotice:
    monkeypatch.setattr(QSystemTrayIcon, "showMessage", lambda _icon, _title, words, *_: told.append(words))
    assert opened.window.settings is not None
    notice = DueNotice(opened.window, opened.book, opened.window.settings, clock.now)
    opened.settle()
    return notice


def test_it_counts_what_is_overdue_and_what_is_due_today(opened, monkeypatch):
    told: list[str] = []
    opened.go_to_day(date(2022, 12, 31))
    notice_of(opened, Clock(NINE), told, monkeypatch)
    shown = told[0]
    assert shown.startswith("Có ")
    assert "đầu việc quá hạn" in shown
    assert shown.endswith("Bấm để xem.")
    numbers = [int(word) for word in shown.replace(",", "").split() if word.isdigit()]
    assert all(number > 0 for number in numbers)


def test_it_is_told_once_a_day_from_the_hour_on(opened, monkeypatch):
    told: list[str] = []
    clock = Clock(MORNING)
    notice = notice_of(opened, clock, told, monkeypatch)
    assert told == [], "the hour has not come"
    clock.at = MORNING.replace(hour=8, minute=0)
    notice.look()
    opened.settle()
    assert len(told) == 1
    clock.at = NINE
    notice.look()
    opened.settle()
    notice_of(opened, clock, told, monkeypatch)
    assert len(told) == 1, "not again on the same day, not even after a restart"
    clock.at = datetime(2022, 12, 29, 8, 0)  # noqa: DTZ001
    notice.look()
    opened.settle()
    assert len(told) == 2


def test_nothing_is_told_while_it_is_off_and_the_icon_goes(opened, monkeypatch):
    told: list[str] = []
    assert opened.window.settings is not None
    opened.window.settings.put("due_notice", False)
    notice = notice_of(opened, Clock(NINE), told, monkeypatch)
    assert told == []
    assert not notice.icon.isVisible()
    opened.window.settings.put("due_notice", True)
    notice.follow_settings()
    opened.settle()
    assert len(told) == 1


def test_nothing_is_told_when_nothing_is_due(tmp_path, qapp, monkeypatch):
    create_workspace(tmp_path / "so.dondoc").close()
    opened = OpenWindow(tmp_path / "so.dondoc", sample.SENT_ON)
    told: list[str] = []
    notice_of(opened, Clock(NINE), told, monkeypatch)
    assert told == []
    opened.close()


def test_a_click_opens_the_first_place(opened, monkeypatch):
    notice = notice_of(opened, Clock(NINE), [], monkeypatch)
    opened.window.showMinimized()
    notice.icon.messageClicked.emit()
    opened.settle()
    assert not opened.window.isMinimized()
    assert opened.window.rail.isVisible()
    action = opened.window.action(ActionId.GO_TODAY)
    assert opened.window._stack.currentIndex() == place_number(ActionId.GO_TODAY)
    assert action.isEnabled()


def test_the_icon_goes_with_the_window_which_still_closes_the_program(tmp_path, qapp, monkeypatch):
    core = sample_books.imported(tmp_path)
    core.close()
    opened = OpenWindow(core.path, sample.SENT_ON)
    notice = notice_of(opened, Clock(NINE), [], monkeypatch)
    assert qapp.quitOnLastWindowClosed()
    opened.window.close()
    assert not notice.icon.isVisible()
    opened.close()


@pytest.mark.parametrize("is_there", [True, False])
def test_where_there_is_no_tray_nothing_is_made_and_nothing_offered(opened, monkeypatch, is_there):
    monkeypatch.setattr(due_notice, "has_tray", lambda: is_there)
    handlers = opened.window.handlers.settings
    handlers.begin_notices(after_ms=0)
    opened.settle()
    assert (handlers.notice is not None) is is_there
    opened.window.action(ActionId.SETTINGS).trigger()
    dialog = opened.dialog()
    assert ("due_notice" in dialog.lines) is is_there  # pyright: ignore[reportAttributeAccessIssue]
    dialog.accept()
    opened.settle()
