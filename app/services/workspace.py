"""An open book as the services see it: where to read, how to write, what day it is."""

from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path

from app.domain.changes import Step
from app.services.clock import Clock
from app.steps import Watch
from app.store.database import Database
from app.store.session import Reader, Transaction


class Workspace:
    """One open book and its clock. Made by `app.bootstrap`; belongs to the thread that made it."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self.clock = clock

    @property
    def path(self) -> Path:
        """The book's file."""
        return self.database.path

    @property
    def book(self) -> Reader:
        """Where services read."""
        return self.database.reader

    @property
    def today(self) -> date:
        """The day from which states are computed."""
        return self.clock.today()

    @property
    def watch(self) -> Watch:
        """Who waits for what is being done."""
        return self.database.watch

    def watched(self, watch: Watch) -> AbstractContextManager[None]:
        """Let somebody wait for what is done meanwhile, who is told how far it is and may end it. Raises WritingCancelled."""
        return self.database.watched(watch)

    def unit_of_work(self, step: Step, subject: str = "") -> AbstractContextManager[Transaction]:
        """Open the one transaction of an intention.

        Args:
            step: which intention it is.
            subject: what it is done to, as the undo menu names it; kept short.
        """
        return self.database.transaction(step, subject)

    def as_one_step(self, step: Step, subject: str = "") -> AbstractContextManager[Transaction]:
        """Open a unit of work that those opened inside it join: several intentions, one step of undo."""
        return self.database.as_one_step(step, subject)

    def close(self) -> None:
        """Let go of the book."""
        self.database.close()
