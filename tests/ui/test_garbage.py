"""Rings of Python objects that hold widgets are collected in the interface's thread, whichever thread makes the garbage."""

import gc
import threading
import weakref

from PySide6.QtCore import QObject

from tests.ui.window import let_events_happen
from ui.bridge.garbage import EVERY_MS, collect_in_this_thread


class Ring(QObject):
    """An object that holds itself and says in which thread it went."""

    def __init__(self, seen: list[str]) -> None:
        super().__init__()
        self.own = self
        weakref.finalize(self, lambda: seen.append(threading.current_thread().name))


def test_a_ring_is_not_collected_in_another_thread(qapp):
    collect_in_this_thread()
    seen: list[str] = []
    Ring(seen)
    busy = threading.Thread(target=lambda: [[] for _ in range(200_000)], name="so")
    busy.start()
    busy.join()
    assert seen == []
    rubbish = [[number] for number in range(20_000)]
    let_events_happen(EVERY_MS + 300)
    assert rubbish
    gc.collect()
    assert seen == [threading.main_thread().name]


def test_the_timer_collects_by_itself(qapp):
    collect_in_this_thread()
    gc.collect()
    seen: list[str] = []
    Ring(seen)
    kept = [[number] for number in range(20_000)]
    let_events_happen(EVERY_MS + 300)
    assert kept
    assert seen == [threading.main_thread().name]
