"""A writing or reading that may take long: how far it is stands in a small window, where it can be ended."""

from collections.abc import Callable
from threading import Event
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QProgressDialog, QWidget

from app.steps import WritingCancelled

Result = TypeVar("Result")
_SHOWN_AFTER_MS = 1000


class LongWriting(QObject):
    """Carries the steps of one writing or reading from the thread of the book to the screen, and the clerk's "stop" back.

    Signals:
        told: so many steps are done, of so many.
        over: the writing has come to an end, whichever.
    """

    told = Signal(int, int)
    over = Signal()

    def __init__(self, words: str, parent: QWidget, *, title: str = "Đang ghi") -> None:
        """Prepare the small window; it is shown when the work takes more than a second."""
        super().__init__(parent)
        self._ended = Event()
        self.box = QProgressDialog(words, self.tr("&Thôi"), 0, 0, parent)
        self.box.setWindowTitle(title)
        self.box.setMinimumDuration(_SHOWN_AFTER_MS)
        self.box.setAutoClose(False)
        self.box.setAutoReset(False)
        self.box.canceled.connect(self._ended.set)
        self.told.connect(self._show)
        self.over.connect(self._close)

    def through(self, write: Callable[[], Result]) -> Result | None:
        """Write, in the thread of the book; None when the clerk ended it."""
        try:
            return write()
        except WritingCancelled:
            return None
        finally:
            self.over.emit()

    def stop(self) -> None:
        """End it, as the clerk can."""
        self._ended.set()

    def progress(self, done: int, total: int) -> None:
        """Be told, in the thread of the book, how far it is."""
        self.told.emit(done, total)

    def cancelled(self) -> bool:
        """Whether the clerk ended it."""
        return self._ended.is_set()

    def _show(self, done: int, total: int) -> None:
        self.box.setMaximum(total)
        self.box.setValue(done)

    def _close(self) -> None:
        self.box.close()
        self.box.deleteLater()
        self.deleteLater()
