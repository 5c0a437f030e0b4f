"""Python's garbage is collected in the interface's thread alone.

Widgets and the functions bound to them hold one another; Python may find such a ring while the book's thread runs, and would then
destroy Qt's objects in a thread that does not own them: the program ends without a word.
"""

import gc
from functools import lru_cache

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 1000


@lru_cache(maxsize=1)
def collect_in_this_thread() -> QObject:
    """From now on collect while this thread's events run, once a second at most, and nowhere else. Call it as often as you like."""
    gc.disable()
    timer = QTimer()
    timer.setInterval(EVERY_MS)
    timer.timeout.connect(_collect)
    timer.start()
    return timer


def _collect() -> None:
    """Collect as much as Python would have: the young often, the old seldom."""
    for generation, (count, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)):
        if count > most:
            gc.collect(generation)
