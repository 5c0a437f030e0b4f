"""Rings of Python objects that hold widgets are collected in the interface's thread, whichever thread makes the garbage."""

import gc
import threading
import weakref
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject

from app.bootstrap import create_workspace
from app.errors import UserError
from app.messages.code import Code
from app.services import sample
from app.services.workspace import Workspace
from tests.ui.window import OpenWindow, let_events_happen
from ui.bridge import garbage
from ui.bridge.garbage import EVERY_MS, begin_thread, end_thread
from ui.bridge.open_book import OpenBook


@pytest.fixture
def beside(qapp, monkeypatch):
    monkeypatch.setattr(garbage, "_threads", set())  # a book closed without waiting for its thread has left one behind
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


def test_what_a_call_on_the_book_holds_ends_in_the_interface_s_thread(tmp_path, qapp):
    create_workspace(tmp_path / "so.dondoc").close()
    opened = OpenWindow(tmp_path / "so.dondoc", sample.SENT_ON)
    ended: list[str] = []
    for work in (lambda core: core.clock, refusing):
        ask_and_forget(opened.book, ended, work)
        opened.settle()
    opened.close()
    assert ended == [threading.main_thread().name] * 2


class Asking(QObject):
    """Something of the interface that asks the book and is gone before the answer comes."""

    def __init__(self, work: Callable[[Workspace], object]) -> None:
        super().__init__()
        self.work = work

    def ask(self, core: Workspace) -> object:
        """Ask, in the book's thread."""
        return self.work(core)

    def take(self, answer: object) -> None:
        """Need nothing of it."""


def ask_and_forget(book: OpenBook, ended: list[str], work: Callable[[Workspace], object]) -> None:
    asking = Asking(work)
    weakref.finalize(asking, lambda: ended.append(threading.current_thread().name))
    book.ask(asking.ask, asking.take)


def refusing(core: Workspace) -> None:
    """Refuse as a service does; the trouble holds the frames it came through."""
    raise UserError(Code.BOOK_WITHOUT_UNITS)
