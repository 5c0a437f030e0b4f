"""Help: the list of keys, the manual at the right page, the tour, what the program is, and the report of a bug."""

import platform
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6 import __version__ as qt_version
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from app import __version__
from app.errors import Trouble
from app.paths import user_data_dir
from app.services import sample
from app.services.about import sqlite_version
from app.services.report_error import error_report, save_error_report
from ui.actions.ids import ActionId
from ui.actions.keys import KEYS_INSIDE, KeyRow, keys_in_menus, shown_keys
from ui.actions.recent import recent_actions
from ui.bridge.open_book import OpenBook
from ui.bridge.prompts import Prompts
from ui.dialogs.about.dialog import AboutDialog
from ui.dialogs.error_report.dialog import ErrorReportDialog
from ui.dialogs.import_plan.commands import COMMANDS
from ui.dialogs.manual.topics import topic_of
from ui.dialogs.manual.window import ManualWindow
from ui.dialogs.shortcuts.dialog import ShortcutsDialog
from ui.dialogs.shortcuts.sheet import print_keys
from ui.kit.help_link import HelpEvent
from ui.kit.open_file import open_file
from ui.window.handler_group import HandlerGroup, Table
from ui.window.places import PLACES
from ui.window.tour import Tour
from ui.window.window_parts import WindowParts

_REVIEW = "Khi rà soát kế hoạch"
_DOTS = 600


class HelpHandlers(HandlerGroup):
    """What is asked of the menu Trợ giúp, of F1 and of question marks.

    Attributes:
        manual: the manual's window, once it was opened.
        tour: the tour that is going on.
        choose_printer: lets the clerk choose a printer; False when she goes back.
    """

    def __init__(
        self,
        window: WindowParts,
        book: OpenBook,
        prompts: Prompts,
        review: Callable[[Path], None],
        preview: Callable[[list[Path]], None],
    ) -> None:
        super().__init__(window, book, prompts)
        self._trials: dict[ActionId, Callable[[], None]] = {
            ActionId.IMPORT_PLAN: lambda: review(sample.plan_to_try()),
            ActionId.RECEIVE_TRACKERS: lambda: preview(sample.sample_replies(sample.SAMPLE_PERIOD)),
        }
        self.manual: ManualWindow | None = None
        self.tour: Tour | None = None
        self.choose_printer: Callable[[QPrinter], bool] = self._choose_printer
        self._crash: ErrorReportDialog | None = None
        window.closed.connect(self._close_manual)

    def table(self) -> Table:
        """See HandlerGroup."""
        return {
            ActionId.SHORTCUTS: lambda: self.show_keys(self.window),
            ActionId.MANUAL: lambda: self.show_manual(self._topic_of(self.window)),
            ActionId.TOUR: self.begin_tour,
            ActionId.ABOUT: self.about,
        }

    def answer(self, event: HelpEvent) -> None:
        """Help where it was asked for: a topic, the topic of the asking window, or the list of keys."""
        event.accept()
        if event.wants_keys:
            self.show_keys(event.asker)
        else:
            self.show_manual(event.topic or self._topic_of(event.asker))

    def show_keys(self, asker: QWidget) -> None:
        """Show the list of keys over the window in which it was asked for."""
        rows = all_keys()
        dialog = ShortcutsDialog(rows, asker)
        dialog.topic_requested.connect(lambda: self.show_manual(self._topic_of(asker)))
        dialog.print_requested.connect(lambda: self._print_keys(rows))
        self.open_dialog(dialog, lambda: None)

    def show_manual(self, topic: str) -> None:
        """Show a topic in the manual's window."""
        if self.manual is None:
            self.manual = ManualWindow()
        self.manual.show_topic(topic)
        self.manual.show()
        self.manual.raise_()
        self.manual.activateWindow()

    def begin_tour(self) -> None:
        """Go through the sample book; it is opened first where another one is open."""
        if not self.window.is_sample:
            self.window.sample_requested.emit()
        elif self.tour is None:
            self.tour = Tour(self.window, self._trials)
            self.tour.ended.connect(self._on_tour_ended)

    def about(self) -> None:
        """Show versions, licences and where data lies."""
        dialog = AboutDialog(self.window.path, user_data_dir(), self.window)
        dialog.folder_requested.connect(self._open_folder)
        self.open_dialog(dialog, lambda: None)

    def show_crash(self, trouble: BaseException) -> None:
        """Say that there is a bug, and offer the report of it. While one is shown, others are only logged."""
        if self._crash is not None:
            return
        versions = {
            "Đôn Đốc": __version__,
            "Python": platform.python_version(),
            "Qt": qt_version,
            "SQLite": sqlite_version(),
        }
        system = f"{platform.system()} {platform.release()} {platform.version()}"
        report = error_report(trouble, versions, system, recent_actions(), datetime.now().astimezone())
        self._crash = dialog = ErrorReportDialog(report, QApplication.activeModalWidget() or self.window)
        dialog.save_requested.connect(lambda: self._save_report(dialog))
        dialog.finished.connect(self._forget_crash)
        self.open_dialog(dialog, lambda: None)

    def _save_report(self, dialog: ErrorReportDialog) -> None:
        proposed = self.out_folder("") / f"bao-cao-loi-{datetime.now().astimezone():%Y%m%d-%H%M}.txt"
        path = self.prompts.save_file("Lưu báo cáo lỗi", proposed, "Văn bản (*.txt)")
        if path is None:
            return
        try:
            save_error_report(dialog.report, path.with_suffix(".txt"))
        except Trouble as trouble:
            self.prompts.refuse(str(trouble))
        else:
            dialog.say(f"Đã lưu {path.with_suffix('.txt').name}.")

    def _forget_crash(self) -> None:
        self._crash = None

    def _topic_of(self, asker: QWidget) -> str:
        """Return the topic of the dialog, by the folder it is made in; of the place for the main window."""
        if asker is self.window:
            return topic_of(PLACES[self.window.place].action.value)
        parts = type(asker).__module__.split(".")
        return topic_of(parts[2] if parts[:2] == ["ui", "dialogs"] else "")

    def _print_keys(self, rows: list[KeyRow]) -> None:
        printer = QPrinter()
        printer.setResolution(_DOTS)
        if self.choose_printer(printer):
            print_keys(rows, printer)

    def _choose_printer(self, printer: QPrinter) -> bool:
        return QPrintDialog(printer, QApplication.activeWindow()).exec() == QDialog.DialogCode.Accepted

    def _open_folder(self, folder: Path) -> None:
        if not open_file(folder):
            self.prompts.refuse(f"Không mở được thư mục “{folder}”.")

    def _on_tour_ended(self, is_whole: bool) -> None:
        self.tour = None
        said = "Đã xem hết sổ mẫu" if is_whole else "Đã thôi xem sổ mẫu"
        self.window.status.show_hint(f"{said}. Xem lại: Trợ giúp → Xem sổ mẫu…")

    def _close_manual(self) -> None:
        if self.manual is not None:
            self.manual.close()


def all_keys() -> list[KeyRow]:
    """Return every key of the program: of the menus, of lists and windows, of the review."""
    review = [
        KeyRow(_REVIEW, spec.text.replace("&", "").rstrip("…"), ", ".join(shown_keys(key) for key in spec.keys[:2]), spec.hint)
        for spec in COMMANDS
        if spec.keys
    ]
    return [*keys_in_menus(), *KEYS_INSIDE, *review]
