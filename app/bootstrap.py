"""Builds the core once: a book's file -> a workspace whose services can be called."""

from pathlib import Path

from app.services import back_up, sample
from app.services.clock import Clock
from app.services.workspace import Workspace
from app.store.database import Database


def create_workspace(path: Path, clock: Clock | None = None) -> Workspace:
    """Make a new, empty book and open it. Raises UserError when the file exists."""
    clock = clock or Clock()
    return Workspace(Database.create(path, now=clock.now), clock)


def open_workspace(path: Path, clock: Clock | None = None) -> Workspace:
    """Open a book; one made by an older version is backed up and brought to this version first.

    Raises:
        UserError: no such file, not a book, damaged, too new, or open elsewhere.
    """
    clock = clock or Clock()
    core = Workspace(Database.open(path, now=clock.now), clock)
    if core.database.needs_migration:
        back_up.back_up(core, back_up.Reason.BEFORE_MIGRATION)
        core.database.migrate()
    return core


def open_sample_workspace(path: Path) -> Workspace:
    """Open the sample book, made first when it is not there; its today is a day of its own story."""
    if not path.is_file():
        return sample.make_sample(path)
    return open_workspace(path, Clock(sample.RECEIVED_ON))
