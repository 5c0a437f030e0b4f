"""The thread that owns the book.

SQLite's connection belongs to one thread (decisions 5); reads and writes are put in its queue one after the other, and what they
return comes back to the interface's thread. The window is never blocked by the disk.
"""

import itertools
import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from app.errors import Trouble
from app.services.workspace import Workspace
from ui.bridge.garbage import begin_thread, end_thread

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class _Job:
    """One call on the book and what is to be done with its outcome, in the interface's thread."""

    work: Callable[[Workspace], Any]
    done: Callable[[Any], None]
    failed: Callable[[Exception], None]


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What came of one call: its result, or why there is none."""

    result: Any = None
    trouble: Exception | None = None


class StoreThread(QObject):
    """Runs calls on the open book, one after the other, off the interface's thread.

    A call and its callbacks may hold widgets, and so may the trouble it ended in. They are kept here by number and only the
    number travels: were the thread the last to let a widget go, it would be destroyed in a thread that does not own it.
    """

    _finished = Signal(int)

    def __init__(self, opened: Callable[[], Workspace]) -> None:
        super().__init__()
        self._opened = opened
        self._queue: queue.SimpleQueue[int | None] = queue.SimpleQueue()
        self._numbers = itertools.count()
        self._jobs: dict[int, _Job] = {}
        self._outcomes: dict[int, _Outcome] = {}
        self._finished.connect(self._on_finished)
        self._thread = threading.Thread(target=self._serve, name="so", daemon=True)
        self._token = str(id(self))

    def start(self, opened: Callable[[], None], failed: Callable[[Exception], None]) -> None:
        """Open the book in the thread; `opened` or `failed` is called in the interface's thread."""
        self._put(_Job(lambda _: None, lambda _: opened(), failed))
        begin_thread(self._token)
        self._thread.start()

    def run(
        self, work: Callable[[Workspace], Result], done: Callable[[Result], None], failed: Callable[[Exception], None]
    ) -> None:
        """Put a call in the queue; exactly one of `done` and `failed` is called when it is over."""
        self._put(_Job(work, done, failed))

    def stop(self, seconds: float = 30) -> bool:
        """Finish what is in the queue, close the book and end the thread; False when that took too long."""
        self.begin_stop()
        return self.has_stopped(seconds)

    def begin_stop(self) -> None:
        """Let the thread finish what is in the queue, close the book and end; nobody waits for it here."""
        self._queue.put(None)

    def has_stopped(self, seconds: float = 0) -> bool:
        """Wait so long for the thread to end, once it was told to; returns whether it has."""
        self._thread.join(seconds)
        has_ended = not self._thread.is_alive()
        if has_ended:
            end_thread(self._token)
        return has_ended

    def _put(self, job: _Job) -> None:
        number = next(self._numbers)
        self._jobs[number] = job
        self._queue.put(number)

    def _serve(self) -> None:
        try:
            core = self._opened()
        except Trouble as trouble:
            self._refuse_all(trouble)
            return
        try:
            while (number := self._queue.get()) is not None:
                self._outcomes[number] = self._outcome(number, core)
                self._finished.emit(number)
        finally:
            core.close()

    def _outcome(self, number: int, core: Workspace) -> _Outcome:
        try:
            return _Outcome(self._jobs[number].work(core))
        except Exception as trouble:  # noqa: BLE001  (the job runner: every outcome goes back to who asked)
            return _Outcome(trouble=trouble)

    def _refuse_all(self, trouble: Trouble) -> None:
        """Answer everything with the reason why the book did not open."""
        while (number := self._queue.get()) is not None:
            self._outcomes[number] = _Outcome(trouble=trouble)
            self._finished.emit(number)

    @Slot(int)
    def _on_finished(self, number: int) -> None:
        job, outcome = self._jobs.pop(number), self._outcomes.pop(number)
        if outcome.trouble is not None:
            job.failed(outcome.trouble)
        else:
            job.done(outcome.result)
