"""The page of settings: what it shows is gathered here, what it tells is kept here, and acts at once."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.services.office import OfficeView, change_office, office_settings, show_office
from ui.actions.ids import ActionId
from ui.bridge.autostart import Autostart, autostart_here
from ui.bridge.open_book import OpenBook
from ui.bridge.prompts import Prompts
from ui.settings import Settings
from ui.theme import apply_theme
from ui.window.handler_group import HandlerGroup, Table, usual_out_folder
from ui.window.tracker_handlers import TrackerHandlers
from ui.window.window_parts import WindowParts

if TYPE_CHECKING:
    from ui.dialogs.settings.dialog import SettingsDialog
    from ui.dialogs.settings.rows import Known, SettingRow
    from ui.window.due_notice import DueNotice

_USERS = ("theme", "font_points", "watched_folder", "spare_backup_folder", "out_folder")
_OF_NOTICES = ("due_notice", "due_notice_at")
_AT_START = "start_with_system"
_AFTER_START_MS = 3000


class SettingsHandlers(HandlerGroup):
    """Opens the page, keeps what is changed on it.

    Attributes:
        notice: tells what is due, in the system tray; None where there is no tray.
    """

    notice: "DueNotice | None" = None
    _dialog: "SettingsDialog | None" = None

    def __init__(self, window: WindowParts, book: OpenBook, prompts: Prompts, trackers: TrackerHandlers) -> None:
        super().__init__(window, book, prompts)
        self._trackers = trackers
        self._effects: Mapping[str, Callable[[], None]] = {
            "theme": self._apply_looks,
            "font_points": self._apply_looks,
            **dict.fromkeys(_OF_NOTICES, self._tell_anew),
        }
        book.changed.connect(self._on_book_changed)

    @cached_property
    def autostart(self) -> Autostart | None:
        """How this system starts programs with the session; None where it has no way we know."""
        return autostart_here()

    def table(self) -> Table:
        """See HandlerGroup."""
        return {ActionId.SETTINGS: self.open}

    def open(self) -> None:
        """Show the page."""
        if self.window.settings is not None:
            self.book.ask(show_office, self._open)

    def begin_notices(self, after_ms: int = _AFTER_START_MS) -> None:
        """Tell what is due, once the window is painted and its lists are read."""
        QTimer.singleShot(after_ms, self, self._make_notice)

    def _make_notice(self) -> None:
        from ui.window.due_notice import DueNotice

        if self.window.settings is not None and self.window.isVisible() and _has_tray():
            self.notice = DueNotice(self.window, self.book, self.window.settings)

    def _open(self, office: OfficeView) -> None:
        from ui.dialogs.settings.dialog import SettingsDialog

        dialog = SettingsDialog(self._known(office), self.prompts, self.window)
        dialog.changed.connect(self._on_changed)
        dialog.finished.connect(self._on_closed)
        self._dialog = dialog
        self.open_dialog(dialog, lambda: None)

    def _known(self, office: OfficeView) -> "Known":
        from ui.dialogs.settings.rows import Known

        settings = self._settings
        keys = _USERS + (_OF_NOTICES if _has_tray() else ())
        values: dict[str, object] = {key: settings.value(key, type(settings.default(key))) for key in keys}  # pyright: ignore[reportArgumentType]
        defaults = {key: settings.default(key) for key in keys}
        if self.autostart is not None:
            values[_AT_START], defaults[_AT_START] = self.autostart.is_on, False
        return Known(office, values, defaults, str(usual_out_folder()))

    @property
    def _settings(self) -> Settings:
        assert self.window.settings is not None, "the page opens only where there are settings"
        return self.window.settings

    def _on_changed(self, row: "SettingRow", value: object) -> None:
        from ui.dialogs.settings.rows import Keeper

        keep = {Keeper.BOOK: self._change_office, Keeper.USER: self._keep, Keeper.SYSTEM: self._switch_autostart}
        if row.leads_to is not None:
            self._go_to(row.leads_to)
        else:
            keep[row.keeper](row.key, value)

    def _change_office(self, key: str, value: object) -> None:
        self.book.do(
            lambda core: change_office(core, replace(office_settings(core), **{key: value})),
            refused=self._refresh,
        )

    def _keep(self, key: str, value: object) -> None:
        assert isinstance(value, (str, int, bool))
        if key == "watched_folder" and self._trackers.replies is not None:
            self._trackers.replies.watch(Path(str(value)) if value else None)  # keeps it, and forgets what was seen elsewhere
        else:
            self._settings.put(key, value)
        effect = self._effects.get(key)
        if effect is not None:
            effect()
        self._refresh()

    def _switch_autostart(self, _: str, value: object) -> None:
        assert self.autostart is not None
        try:
            self.autostart.switch(bool(value))
        except OSError as trouble:
            why = trouble.strerror or type(trouble).__name__
            said = self.tr("Chưa đổi được việc mở cùng máy tính: {why}; hãy hỏi người quản trị máy.")
            self.prompts.refuse(said.format(why=why))
        self._refresh()

    def _go_to(self, action: ActionId) -> None:
        """Leave the page for where something is set; what acts without asking leaves it open."""
        if self._dialog is not None and self.window.action(action).text().endswith("…"):
            self._dialog.accept()
        self.window.action(action).trigger()

    def _apply_looks(self) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        apply_theme(application, self._settings.value("theme", str), self._settings.value("font_points", int))

    def _tell_anew(self) -> None:
        if self.notice is not None:
            self.notice.follow_settings()

    def _on_book_changed(self, *_: object) -> None:
        self._refresh()

    def _refresh(self) -> None:
        """Show on the open page what is kept now."""
        if self._dialog is not None:
            self.book.ask(show_office, self._show)

    def _show(self, office: OfficeView) -> None:
        if self._dialog is not None:
            self._dialog.show_known(self._known(office))

    def _on_closed(self) -> None:
        self._dialog = None


def _has_tray() -> bool:
    from ui.window.due_notice import has_tray

    return has_tray()
