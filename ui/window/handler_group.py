"""What the groups of handlers share: the window, the open book, the prompts, and how a dialog is opened."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Qt
from PySide6.QtWidgets import QDialog

from ui.actions.ids import ActionId
from ui.bridge.open_book import OpenBook
from ui.bridge.prompts import Prompts
from ui.window.window_parts import WindowParts

Table = dict[ActionId, Callable[[], None]]


class HandlerGroup(QObject):
    """Handlers of one part of the program.

    A handler gathers from the book (`ask`), opens a dialog, then calls one service (`do`) with what it returned.
    """

    def __init__(self, window: WindowParts, book: OpenBook, prompts: Prompts) -> None:
        super().__init__(window)
        self.window = window
        self.book = book
        self.prompts = prompts

    def table(self) -> Table:
        """Return action -> its handler."""
        raise NotImplementedError

    def open_dialog(self, dialog: QDialog, accepted: Callable[[], None]) -> None:
        """Show a dialog over the window; `accepted` is called when it is not gone back from."""
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(accepted)
        dialog.open()

    def out_folder(self, name: str) -> Path:
        """Return the folder proposed for files the program writes: one a kind, below Documents or where it is set."""
        set_folder = self.window.settings.value("out_folder", str) if self.window.settings else ""
        return (Path(set_folder) if set_folder else usual_out_folder()) / name


def usual_out_folder() -> Path:
    """Return the folder for files the program writes where the clerk set no other."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(documents) / "Đôn Đốc"
