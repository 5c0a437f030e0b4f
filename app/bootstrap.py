"""Builds the core once: a book's file -> a workspace whose services can be called."""

import shutil
from pathlib import Path

from app.services import back_up, sample
from app.services.clock import Clock
from app.services.workspace import Workspace
from app.store.database import Database

SAMPLE_NAME = "Sổ mẫu.dondoc"


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


def open_sample_workspace(folder: Path) -> Workspace:
    """Open the sample book in its own folder, which is made first when it is not there.

    It is made beside its place and renamed when it is whole, so that a start that was broken off leaves nothing behind that
    looks like a sample. Its today is a day of its own story.
    """
    if not folder.is_dir():
        half_made = folder.with_name(f"{folder.name}-dang-tao")
        shutil.rmtree(half_made, ignore_errors=True)
        half_made.mkdir(parents=True)
        sample.make_sample(half_made / SAMPLE_NAME).close()
        half_made.rename(folder)
    return open_workspace(folder / SAMPLE_NAME, Clock(sample.RECEIVED_ON))
