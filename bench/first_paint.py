"""A window in a process of its own: prints how long it took to the first painted frame, and to a filled screen.

python -m bench.first_paint bare | BOOK; the moment of the start comes in BENCH_STARTED_AT. Prints four numbers: milliseconds and
megabytes when first painted, and the same when nothing is asked of the book any more.
"""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow

_LOOK_AGAIN_MS = 5


def main(argument: str) -> int:
    """Show a window. The process ends where its figures are known, not here."""
    if argument == "bare":
        return _show_bare()
    from ui import application, main

    application.MainWindow = _watched(application.MainWindow, lambda window: window.book.is_busy)
    return main.main([argument])


def _show_bare() -> int:
    running = QApplication(sys.argv[:1])
    window = _watched(QMainWindow, lambda _: False)()
    window.resize(1366, 740)
    window.show()
    return running.exec()


def _watched(kind: type[QMainWindow], is_busy: Callable[[QMainWindow], bool]) -> type[QMainWindow]:
    """Return a kind of main window that takes the figures and ends the process."""

    class Watched(kind):
        painted: tuple[float, float] | None = None

        def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
            super().paintEvent(event)
            if self.painted is None:
                self.painted = (0, 0)
                QTimer.singleShot(0, self.on_painted)

        def on_painted(self) -> None:
            self.painted = _now()
            self.wait()

        def wait(self) -> None:
            if is_busy(self):
                QTimer.singleShot(_LOOK_AGAIN_MS, self.wait)
                return
            print(*(f"{figure:.1f}" for figure in (*self.painted, *_now())), flush=True)
            os._exit(0)

    return Watched


def _now() -> tuple[float, float]:
    """Return milliseconds since the start and megabytes in memory (Linux)."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return (time.time() - float(os.environ["BENCH_STARTED_AT"])) * 1000, pages * os.sysconf("SC_PAGESIZE") / 1e6


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
