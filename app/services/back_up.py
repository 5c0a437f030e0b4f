"""Backups: by hand, before risky steps and at closing; verifying, listing, restoring."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from app.domain.backup import Backup
from app.errors import EnvironmentTrouble
from app.messages.code import Code
from app.services.workspace import Workspace
from app.steps import NOBODY, Watch, WritingCancelled
from app.store import backup, file_store, undo_log


class Reason(StrEnum):
    """Why a backup was made; part of its file name."""

    BY_HAND = "tay"
    BEFORE_IMPORT = "truoc-nhap"
    BEFORE_MERGE = "truoc-gop"
    BEFORE_MIGRATION = "truoc-nang-cap"
    AT_CLOSE = "dong"


@dataclass(frozen=True, slots=True)
class Health:
    """What a full check of a book found.

    Attributes:
        faults: damaged pages, rows or references, as SQLite names them.
        chain_holds: whether the history is exactly as it was written.
        damaged_files: kept files that are missing or changed.
        files: how many files are kept.
    """

    faults: tuple[str, ...]
    chain_holds: bool
    damaged_files: tuple[str, ...]
    files: int

    @property
    def is_sound(self) -> bool:
        """Whether nothing at all was found."""
        return not self.faults and self.chain_holds and not self.damaged_files


def back_up(core: Workspace, reason: Reason = Reason.BY_HAND) -> Backup:
    """Make a verified backup with the kept files, then let surplus old ones go.

    Raises:
        EnvironmentTrouble: no room, or the copy did not prove equal to the book.
        WritingCancelled: nobody wants it any more; nothing of it is left.
    """
    with backed_up(core, reason) as made:
        return made


@contextmanager
def backed_up(core: Workspace, reason: Reason) -> Generator[Backup]:
    """Make a backup before something risky; when that is called off, the backup goes with it. Raises as `back_up`."""
    now, folder = core.clock.now(), backup.folder_of(core.path)
    made, files = _made(core, reason, now, folder)
    try:
        yield made
    except WritingCancelled:
        backup.remove([made])
        backup.remove_files(files)
        raise
    backup.remove(backup.surplus(backup.backups_in(folder), now))


def back_up_spare(core: Workspace, folder: Path, reason: Reason = Reason.BY_HAND) -> Backup | None:
    """Make a verified backup in another folder too, in one of the book's own there, unless the newest there holds everything.

    Args:
        core: the book.
        folder: a place that may be gone, as a memory stick is.
        reason: why it is made.

    Returns:
        The newest backup there; None while the place is gone.

    Raises:
        EnvironmentTrouble: it cannot be written, or the copy did not prove equal to the book.
        WritingCancelled: nobody wants it any more; nothing of it is left.
    """
    if not folder.is_dir():
        return None
    target, now = folder / backup.folder_of(core.path).name, core.clock.now()
    known = backup.backups_in(target)
    if known and known[0].counter >= core.database.change_counter():
        return known[0]
    try:
        made, _ = _made(core, reason, now, target)
        backup.remove(backup.surplus(backup.backups_in(target), now))
    except OSError as trouble:
        raise EnvironmentTrouble(Code.CANNOT_WRITE, file=folder.name, reason=trouble.strerror or "?") from trouble
    return made


def back_up_at_close(core: Workspace) -> Backup | None:
    """Make the closing backup unless the newest one already holds everything."""
    newest = last_backup(core)
    if newest and newest.counter >= core.database.change_counter():
        return None
    return back_up(core, Reason.AT_CLOSE)


def last_backup(core: Workspace) -> Backup | None:
    """Return the newest verified backup."""
    known = backup.list_backups(core.path)
    return known[0] if known else None


def verify(core: Workspace) -> Health:
    """Check the open book whole: pages, references, history, kept files."""
    return Health(
        faults=tuple(backup.integrity_faults(core.database)),
        chain_holds=undo_log.chain_holds(core.database.connection),
        damaged_files=tuple(file_store.damaged(core.book, core.path)),
        files=file_store.count(core.book),
    )


def restore(source: Path, target: Path, watch: Watch = NOBODY) -> None:
    """Write a backup as a new book beside whatever is there; nothing is overwritten.

    Raises:
        UserError: the backup is damaged or no book, or the target exists.
        WritingCancelled: `watch` does not want it any more; nothing of the new book is left.
    """
    backup.restore(source, target, watch)
    try:
        backup.restore_files(source.parent, target, watch)
    except WritingCancelled:
        target.unlink()
        raise


def _made(core: Workspace, reason: Reason, now: datetime, folder: Path) -> tuple[Backup, list[Path]]:
    """Make a verified backup with the kept files in a folder, both or neither; returns it and the files that came new."""
    made = backup.make_backup(core.database, reason.value, now, folder)
    try:
        return made, backup.copy_files(core.path, folder, core.watch)
    except WritingCancelled:
        backup.remove([made])
        raise


def quick_check(core: Workspace) -> bool:
    """Whether the book's pages are sound; run after the first paint, before edits are allowed."""
    return not backup.quick_faults(core.database)
