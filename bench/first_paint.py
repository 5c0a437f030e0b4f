"""A window in a process of its own: prints milliseconds from its start to the first painted frame, and to a filled screen.

python -m bench.first_paint bare | python -m bench.first_paint BOOK; the moment of the start comes in BENCH_STARTED_AT. Prints
four numbers: milliseconds and megabytes when painted, the same when nothing is asked of the book any more.
"""

import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

_LOOK_AGAIN_MS = 5


def main(argument: str) -> int:
    """Show the window; never returns when all goes well, since the process ends where its figures are known."""
    if argument == "bare":
        application = QApplication(sys.argv[:1])
        application.installEventFilter(watcher := _Watcher(lambda: False))
        window = QMainWindow()
        window.resize(1366, 740)
        window.show()
        assert watcher
        return application.exec()
    return _start_program(argument)


class _Watcher(QObject):
    """Waits for the first paint of a main window, then until nothing is asked of the book any more."""

    def __init__(self, is_busy) -> None:
        super().__init__()
        self._is_busy = is_busy
        self._painted: tuple[float, float] | None = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if self._painted is None and event.type() == QEvent.Type.Paint and isinstance(watched, QMainWindow):
            self._painted = (0, 0)
            QTimer.singleShot(0, self._on_painted)
        return False

    def _on_painted(self) -> None:
        self._painted = _now()
        self._wait()

    def _wait(self) -> None:
        if self._is_busy():
            QTimer.singleShot(_LOOK_AGAIN_MS, self._wait)
            return
        assert self._painted
        print(*(f"{figure:.1f}" for figure in (*self._painted, *_now())), flush=True)
        os._exit(0)


def _start_program(book: str) -> int:
    """Start the real program over a book, watched from the moment it has an application."""
    from ui import application, main

    class Watched(application.Program):
        def start(self, path: Path | None, *, sample: bool) -> None:
            self._watcher = _Watcher(lambda: self.window is None or self.window.book.is_busy)
            running = QApplication.instance()
            assert running
            running.installEventFilter(self._watcher)
            super().start(path, sample=sample)

    application.Program = Watched
    return main.main([book])


def _now() -> tuple[float, float]:
    """Return milliseconds since the start and megabytes in memory (Linux)."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return (time.time() - float(os.environ["BENCH_STARTED_AT"])) * 1000, pages * os.sysconf("SC_PAGESIZE") / 1e6


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
