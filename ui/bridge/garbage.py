"""Python's garbage is collected in the interface's thread alone while another thread runs.

Widgets and the functions bound to them hold one another; Python may find such a ring while the book's thread runs, and would then
destroy Qt's objects in a thread that does not own them: the program ends without a word.
"""

import gc
from functools import lru_cache

from PySide6.QtCore import QTimer

EVERY_MS = 1000

_threads: set[str] = set()


def begin_thread(name: str) -> None:
    """From now on collect while the interface's events run, once a second at most, and nowhere else."""
    _threads.add(name)
    gc.disable()
    _timer().start()


def end_thread(name: str) -> None:
    """Leave collecting to Python again once the last thread has ended."""
    _threads.discard(name)
    if not _threads:
        _timer().stop()
        gc.enable()


@lru_cache(maxsize=1)
def _timer() -> QTimer:
    timer = QTimer()
    timer.setInterval(EVERY_MS)
    timer.timeout.connect(_collect)
    return timer


def _collect() -> None:
    """Collect as much as Python would have: the young often, the old seldom."""
    for generation, (count, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)):
        if count > most:
            gc.collect(generation)
