"""What is due today, told once a day in the system tray while the program runs. It never takes the keyboard away."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from app.domain.period import PeriodKind, period_of
from app.domain.progress import Standing
from app.services.show_today import TodayView, show_today
from app.services.workspace import Workspace
from ui.actions.ids import ActionId
from ui.bridge.open_book import OpenBook
from ui.settings import Settings
from ui.window.window_parts import WindowParts

TITLE = "Việc hôm nay"
_MINUTE_MS = 60_000
_SHOWN_MS = 15_000


def has_tray() -> bool:
    """Whether there is a place to tell it."""
    return QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()


def notice_words(view: TodayView) -> str:
    """Return what is due today and overdue, in one sentence; empty when nothing is."""
    due = sum(line.item.due_on == view.today for line in view.urgent)
    late = sum(line.standing is Standing.OVERDUE for line in view.urgent)
    told = [f"{due} đầu việc đến hạn hôm nay"] if due else []
    told += [f"{late} đầu việc quá hạn"] if late else []
    return f"Có {', '.join(told)}. Bấm để xem." if told else ""


class DueNotice(QObject):
    """An icon in the tray, and one notice a day from the hour of the settings on.

    Attributes:
        icon: the icon; hidden while notices are off, gone with the window.
    """

    def __init__(
        self, window: WindowParts, book: OpenBook, settings: Settings, now: Callable[[], datetime] = datetime.now
    ) -> None:
        super().__init__(window)
        self._window, self._book, self._settings, self._now = window, book, settings, now
        self.icon = QSystemTrayIcon(window.windowIcon(), self)
        self.icon.setToolTip("Đôn Đốc")
        self._menu = QMenu()
        self._menu.addActions([window.action(ActionId.GO_TODAY), window.action(ActionId.QUIT)])
        self.icon.setContextMenu(self._menu)
        self.icon.messageClicked.connect(self.show_today)
        self.icon.activated.connect(self._on_activated)
        self._clock = QTimer(self)
        window.closed.connect(self.icon.hide)
        window.closed.connect(self._clock.stop)
        self._clock.setInterval(_MINUTE_MS)
        self._clock.timeout.connect(self.look)
        self.follow_settings()

    def follow_settings(self) -> None:
        """Show the icon and begin to look at the clock, or leave both, as the settings say."""
        is_on = self._settings.value("due_notice", bool)
        self.icon.setVisible(is_on)
        if is_on:
            self._clock.start()
            self.look()
        else:
            self._clock.stop()

    def look(self) -> None:
        """Ask the book what is due, once a day, when the hour has come."""
        now = self._now()
        is_told = self._settings.value("due_notice_told_on", str) == now.date().isoformat()
        if not is_told and f"{now:%H:%M}" >= self._settings.value("due_notice_at", str):
            self._settings.put("due_notice_told_on", now.date().isoformat())
            self._book.ask(_today, self._tell)

    def show_today(self) -> None:
        """Bring the window forward, on the first place."""
        self._window.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowMinimized)
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()
        self._window.action(ActionId.GO_TODAY).trigger()

    def _tell(self, view: TodayView) -> None:
        words = notice_words(view)
        if words:
            self.icon.showMessage(TITLE, words, self._window.windowIcon(), _SHOWN_MS)

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in (QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick):
            self.show_today()


def _today(core: Workspace) -> TodayView:
    """Return the first screen as it is for the year of today: what is due is told whatever period is looked at."""
    return show_today(core, period_of(PeriodKind.YEAR, core.today))
