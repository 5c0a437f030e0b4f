"""What the thread of the book has been doing for more than a second: said in a small window, where the clerk can end it."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QProgressDialog, QWidget
from shiboken6 import isValid

from app.services.workspace import Workspace
from app.steps import Stage, Watch, WritingCancelled

Result = TypeVar("Result")
SHOWN_AFTER_MS = 1000
_TOLD_EVERY = 0.05  # seconds; a screen shows no more
_FORETOLD_AFTER = 2.0  # seconds of one stage, before which nobody can say how long it will take
_WIDTH = 46  # letters, so that the window does not change its size with every figure


@dataclass(frozen=True, slots=True)
class LongCall:
    """A call that may take long.

    Attributes:
        words: what is done, for the clerk: "Đang gộp phiếu…".
        is_reading: whether it only reads for this window, and ends with it.
    """

    words: str
    is_reading: bool = False


class Stopped:
    """The clerk ended it; nothing of it is left."""


class LongWork(QObject):
    """Watches the calls on the book, of which one runs at a time.

    Attributes:
        box: the small window; None while nothing has taken long.
    """

    _begun = Signal(object)
    _told = Signal(object, int, int)
    _over = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.box: QProgressDialog | None = None
        self._over_window: QWidget | None = None
        self._ended, self._is_closing = threading.Event(), threading.Event()
        self._call: LongCall | None = None
        self._said: tuple[str, int, int] | None = None
        self._told_at = self._stage_since = 0.0
        self._stage: Stage | None = None  # in the thread of the book
        self._shown_stage: Stage | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_AFTER_MS)
        self._timer.timeout.connect(self._open)
        self._begun.connect(self._on_begun)
        self._told.connect(self._on_told)
        self._over.connect(self._on_over)

    def stand_over(self, window: QWidget) -> None:
        """Show the small window over this one, or over whichever dialog is open then."""
        self._over_window = window

    def through(self, core: Workspace, work: Callable[[Workspace], Result], call: LongCall) -> Result | Stopped:
        """Do a call in the thread of the book, where it is told how far it is; `Stopped` when the clerk ended it."""
        self._ended.clear()
        self._stage, self._told_at = None, 0.0
        self._begun.emit(call)

        def is_unwanted() -> bool:
            return self._ended.is_set() or (call.is_reading and self._is_closing.is_set())

        try:
            with core.watched(Watch(self._tell, is_unwanted)):
                return work(core)
        except WritingCancelled:
            return Stopped()
        finally:
            self._over.emit()

    def stop(self) -> None:
        """End what is being done, as the clerk can."""
        self._ended.set()

    def close(self) -> None:
        """End what is only read for the window, which is about to go."""
        self._is_closing.set()

    def _tell(self, stage: Stage, done: int, total: int) -> None:
        """Pass on how far it is, in the thread of the book; not more often than can be seen."""
        now = time.monotonic()
        if stage is self._stage and done < total and now - self._told_at < _TOLD_EVERY:
            return
        self._stage, self._told_at = stage, now
        self._told.emit(stage, done, total)

    def _on_begun(self, call: LongCall) -> None:
        self._call, self._said, self._shown_stage = call, None, None
        self._timer.start()

    def _on_told(self, stage: Stage, done: int, total: int) -> None:
        now = time.monotonic()
        if stage is not self._shown_stage:
            self._shown_stage, self._stage_since = stage, now
        self._said = (_how_far(stage, done, total, now - self._stage_since), done, total)
        self._show()

    def _on_over(self) -> None:
        self._timer.stop()
        self._call = None
        if self.box is not None and isValid(self.box):
            self.box.close()
            self.box.deleteLater()
        self.box = None

    def _open(self) -> None:
        """Show the small window over what the clerk looks at now."""
        if self._call is None:
            return
        self.box = QProgressDialog("", self.tr("&Thôi"), 0, 0, QApplication.activeModalWidget() or self._over_window)
        self.box.setWindowTitle(self.tr("Đang đọc") if self._call.is_reading else self.tr("Đang ghi"))
        self.box.setMinimumDuration(0)
        self.box.setAutoClose(False)
        self.box.setAutoReset(False)
        self.box.setMinimumWidth(self.box.fontMetrics().averageCharWidth() * _WIDTH)
        self.box.canceled.connect(self._on_stopped)
        self._show()
        self.box.show()

    def _on_stopped(self) -> None:
        """End it, and say so until it has ended."""
        self.stop()
        if self.box is not None and isValid(self.box) and self._call is not None:
            self.box.setLabelText(self.tr("{words}\nĐang dừng, đưa mọi thứ về như trước…").format(words=self._call.words))
            self.box.show()

    def _show(self) -> None:
        if self.box is None or not isValid(self.box) or self._call is None or self._ended.is_set():
            return
        how_far, done, total = self._said or ("", 0, 0)
        self.box.setLabelText(f"{self._call.words}\n{how_far}")
        self.box.setMaximum(total)
        self.box.setValue(done)


def _how_far(stage: Stage, done: int, total: int, seconds: float) -> str:
    """Say what is being done and how much of it is left: "Lập phiếu: còn 120 trong 200 đơn vị, khoảng 4 giây"."""
    left = total - done
    said = f"{stage.label}: còn {_number(left)} trong {_number(total)} {stage.step}"
    if left <= 0 or done <= 0 or seconds < _FORETOLD_AFTER:
        return said
    return f"{said}, {_duration(seconds * left / done)}"


def _duration(seconds: float) -> str:
    return f"khoảng {seconds:.0f} giây" if seconds < 90 else f"khoảng {seconds / 60:.0f} phút"


def _number(value: int) -> str:
    return f"{value:,}".replace(",", ".")
