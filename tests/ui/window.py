"""A real window over a real book for tests and pictures: prompts are answered in advance, waiting is for the book's thread."""

import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QDialog

from app.bootstrap import open_workspace
from app.services.clock import Clock
from ui.bridge.open_book import OpenBook
from ui.bridge.store_thread import StoreThread
from ui.kit import column_layout
from ui.settings import Settings
from ui.window.main_window import MainWindow

_PATIENCE_SECONDS = 60  # of the clock on the wall: a turn of the event loop takes as long as it takes on a busy machine


class ScriptedPrompts:
    """Answers questions in advance and keeps what was said; an unexpected question fails the test."""

    def __init__(self) -> None:
        self.files: list[list[Path]] = []
        self.saves: list[Path | None] = []
        self.folders: list[Path | None] = []
        self.consents: list[bool] = []
        self.ways: list[int | None] = []
        self.said: list[str] = []
        self.refusals: list[str] = []

    def say(self, title: str, text: str) -> None:
        self.said.append(text)

    def refuse(self, text: str) -> None:
        self.refusals.append(text)

    def confirm(self, title: str, question: str, *, yes: str) -> bool:
        self.said.append(question)
        return self.consents.pop(0)

    def choose(self, title: str, question: str, ways: Sequence[str]) -> int | None:
        self.said.append(question)
        return self.ways.pop(0)

    def open_files(self, title: str, kinds: str, *, many: bool = False) -> list[Path]:
        return self.files.pop(0)

    def save_file(self, title: str, proposed: Path, kinds: str) -> Path | None:
        return self.saves.pop(0)

    def choose_folder(self, title: str, start: Path) -> Path | None:
        return self.folders.pop(0)


class OpenWindow:
    """A window, its book and its prompts.

    Attributes:
        window: the window, shown.
        prompts: the answers given in advance.
    """

    def __init__(self, path: Path, today: date, *, is_sample: bool = False) -> None:
        self.prompts = ScriptedPrompts()
        self._thread = StoreThread(lambda: open_workspace(path, Clock(today)))
        ready: list[object] = []
        self._thread.start(lambda: ready.append(True), ready.append)
        wait_for(lambda: bool(ready))
        assert ready[0] is True, ready[0]
        self.book = OpenBook(self._thread, self.prompts)
        self.window = MainWindow(self.book, self.prompts, path, is_sample=is_sample)
        self.window.settings = Settings(path.parent)
        column_layout.keep_in(self.window.settings)
        self.window.resize(1366, 738)  # 768 less the title bar
        self.window.show()
        self.settle()

    def settle(self) -> None:
        """Wait until nothing is asked of the book any more and everything is painted."""
        for _ in range(3):
            wait_for(lambda: not self.book.is_busy)
            let_events_happen(5)

    def go_to_day(self, today: date) -> None:
        """Let another day be today."""
        self.book.ask(lambda core: setattr(core, "clock", Clock(today)), lambda _: None)
        self.settle()

    def dialog(self) -> QDialog:
        """Return the dialog that is open, once it is."""
        self.settle()
        found = [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]
        assert len(found) == 1, f"{len(found)} dialogs are open; refused: {self.prompts.refusals}"
        return found[0]

    def close(self) -> None:
        """Close window and book."""
        self.window.close()
        assert self._thread.stop()
        self.window.deleteLater()


def wait_for(condition: Callable[[], bool]) -> None:
    """Let events happen until a condition holds."""
    given_up_at = time.monotonic() + _PATIENCE_SECONDS
    while not condition():
        let_events_happen(10)
        assert time.monotonic() < given_up_at, "waited too long"


def let_events_happen(milliseconds: int) -> None:
    """Run the event loop for a while. QTest.qWait would hold Python's lock and starve the book's thread."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
