"""The open book as the interface sees it: ask it, change it, hear of changes; and what the user is looking at."""

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from app.domain.changes import ChangeSet
from app.domain.ids import PlanId
from app.domain.period import Period
from app.errors import Trouble
from app.services.workspace import Workspace
from ui.bridge.long_work import LongCall, LongWork, Stopped
from ui.bridge.prompts import Prompts
from ui.bridge.store_thread import StoreThread

Result = TypeVar("Result")


class OpenBook(QObject):
    """Carries calls to the store thread and tells every view, by one signal, what a call changed.

    Signals:
        changed: a ChangeSet and the object that asked for it (or None).
        context_changed: the plan or period being looked at is another one.
        saved: a transaction has been committed, with the time.
        turned_down: a call was refused, or failed, or ended by the clerk.
        stopped: the clerk ended a call (a LongCall); the book is as it was.
    """

    changed = Signal(object, object)
    context_changed = Signal()
    saved = Signal(object)
    turned_down = Signal()
    stopped = Signal(object)

    def __init__(self, thread: StoreThread, prompts: Prompts) -> None:
        super().__init__()
        self._thread = thread
        self._prompts = prompts
        self._waiting = 0
        self.long_work = LongWork(self)
        self.plan_id: PlanId | None = None
        self.period: Period | None = None

    @property
    def is_busy(self) -> bool:
        """Whether a call is under way; tests wait until there is none."""
        return self._waiting > 0

    def look_at(self, *, plan_id: PlanId | None = None, period: Period | None = None) -> None:
        """Change the plan or period being looked at."""
        before = (self.plan_id, self.period)
        self.plan_id = plan_id if plan_id is not None else self.plan_id
        self.period = period or self.period
        if before != (self.plan_id, self.period):
            self.context_changed.emit()

    def forget_plan(self) -> None:
        """Look at no plan: the one looked at is gone."""
        self.plan_id = None
        self.context_changed.emit()

    def ask(
        self,
        query: Callable[[Workspace], Result],
        done: Callable[[Result], None],
        *,
        refused: Callable[[], None] | None = None,
        long: LongCall | None = None,
    ) -> None:
        """Read from the book; `done` gets the answer in this thread, `refused` is called when there is none.

        What may take `long`, such as a file that is written, can be ended by the clerk; then there is no answer.
        """
        self._run(query, done, refused, long)

    def do(
        self,
        command: Callable[[Workspace], Result],
        done: Callable[[Result], None] | None = None,
        *,
        changes: Callable[[Result], ChangeSet] | None = None,
        origin: QObject | None = None,
        refused: Callable[[], None] | None = None,
        words: str = "",
    ) -> None:
        """Change the book by one service call; one that takes long says how far it is, and the clerk can end it.

        Args:
            command: the call.
            done: gets what it returned.
            changes: finds the ChangeSet in what it returned; None when it returned the ChangeSet itself.
            origin: who asked, so that it need not refresh itself.
            refused: called when nothing was changed because a service refused, or the clerk ended it.
            words: what is said to be done when it takes long.
        """

        def announce(result: Result) -> None:
            made = changes(result) if changes else result
            if isinstance(made, ChangeSet) and made:
                self.saved.emit(datetime.now().astimezone())
                self.changed.emit(made, origin)
            if done:
                done(result)

        self._run(command, announce, refused, LongCall(words or self.tr("Đang ghi vào sổ…")))

    def _run(
        self,
        work: Callable[[Workspace], Result],
        done: Callable[[Result], None],
        refused: Callable[[], None] | None,
        long: LongCall | None,
    ) -> None:
        self._waiting += 1

        def watched(core: Workspace) -> Result | Stopped:
            return work(core) if long is None else self.long_work.through(core, work, long)

        def failed(trouble: Exception) -> None:
            if refused:
                refused()
            self._on_failed(trouble)

        def finished(result: Result | Stopped) -> None:
            self._waiting -= 1
            if not isinstance(result, Stopped):
                done(result)
                return
            self.turned_down.emit()
            if refused:
                refused()
            self.stopped.emit(long)

        self._thread.run(watched, finished, failed)

    def _on_failed(self, trouble: Exception) -> None:
        self._waiting -= 1
        self.turned_down.emit()
        if isinstance(trouble, Trouble):
            self._prompts.refuse(str(trouble))
        else:
            raise trouble
