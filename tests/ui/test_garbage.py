"""Rings of Python objects that hold widgets are collected in the interface's thread, whichever thread makes the garbage."""

import gc
import threading
import weakref

import pytest
from PySide6.QtCore import QObject

from tests.ui.window import let_events_happen
from ui.bridge.garbage import EVERY_MS, begin_thread, end_thread


@pytest.fixture
def beside(qapp):
    begin_thread("thử")
    yield
    end_thread("thử")


class Ring(QObject):
    """An object that holds itself and says in which thread it went."""

    def __init__(self, seen: list[str]) -> None:
        super().__init__()
        self.own = self
        weakref.finalize(self, lambda: seen.append(threading.current_thread().name))


def test_a_ring_is_not_collected_in_another_thread(beside):
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


def test_the_timer_collects_by_itself(beside):
    gc.collect()
    seen: list[str] = []
    Ring(seen)
    kept = [[number] for number in range(20_000)]
    let_events_happen(EVERY_MS + 300)
    assert kept
    assert seen == [threading.main_thread().name]


def test_python_collects_by_itself_again_when_the_last_thread_has_ended(beside):
    begin_thread("nữa")
    assert not gc.isenabled()
    end_thread("nữa")
    assert not gc.isenabled()
    end_thread("thử")
    assert gc.isenabled()
