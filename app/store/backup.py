"""Backups that were proved by opening them.

A backup is copied by SQLite into a temporary file, compared page by page with the book, opened read-only and checked, and only
then given its name; whatever fails is removed and never appears in the list (storage.md 1.5). Names carry the book's change
counter, so that a wrong clock cannot put them in the wrong order.
"""

import re
import shutil
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from datetime import datetime
from pathlib import Path

from app.domain.backup import Backup
from app.errors import EnvironmentTrouble, UserError
from app.files import remove_with_folders, sha256_of, written_whole
from app.messages.code import Code
from app.steps import NOBODY, Stage, Watch, WritingCancelled
from app.store import file_store, profile, schema
from app.store.database import SUFFIX, Database

_NAME = re.compile(r"(?P<counter>\d{8})-(?P<stamp>\d{8}-\d{6})-(?P<reason>[a-z-]+)\.dondoc")
_STAMP = "%Y%m%d-%H%M%S"
# Bytes of the first page that SQLite rewrites in a copy: change counter, schema cookie, version-valid-for and library version.
_REWRITTEN = (slice(24, 28), slice(40, 44), slice(92, 100))
_LARGEST_COMPARED = 256 * 1024 * 1024
_COMPARED_AT_ONCE = 1 << 22
_PAGES_AT_ONCE = 1000
_ASKED_EVERY = 20_000  # instructions of SQLite
_FILES = "tep"
_ROOM_FACTOR = 3
_ROOM_EXTRA = 200 * 1024 * 1024


def folder_of(book_path: Path) -> Path:
    """Return the folder of a book's backups."""
    return book_path.with_name(book_path.name + "-sao-luu")


def make_backup(book: Database, reason: str, made_at: datetime, folder: Path | None = None) -> Backup:
    """Copy the book, prove the copy, and give it its name; whoever watches the book is told.

    Raises:
        EnvironmentTrouble: no room on the disk, or the copy is not equal to the book.
        WritingCancelled: nobody wants it any more; nothing of it is left.
    """
    target_folder = folder or folder_of(book.path)
    target_folder.mkdir(parents=True, exist_ok=True)
    _require_room(book.path, target_folder)
    counter = book.change_counter()
    target = target_folder / f"{counter:08}-{made_at:{_STAMP}}-{reason}{SUFFIX}"
    with written_whole(target) as temporary:
        with closing(sqlite3.connect(temporary)) as copy:
            _copy(book.connection, copy, book.watch)
        _prove(book, temporary)
        proved = sha256_of(temporary)
    if sha256_of(target) != proved:
        target.unlink()
        raise EnvironmentTrouble(Code.BACKUP_NOT_VERIFIED, detail="tệp thay đổi trong lúc ghi")
    _write_checksum(target, proved)
    return Backup(target, counter, made_at, reason)


def list_backups(book_path: Path) -> list[Backup]:
    """Return a book's backups, newest first."""
    return backups_in(folder_of(book_path))


def backups_in(folder: Path) -> list[Backup]:
    """Return the backups in a folder, newest first. A file without its checksum beside it was not finished and is no backup."""
    found: list[Backup] = []
    for path in folder.glob(f"*{SUFFIX}"):
        parts = _NAME.fullmatch(path.name)
        if parts and _checksum_file(path).is_file():
            made_at = datetime.strptime(parts["stamp"], _STAMP).astimezone()
            found.append(Backup(path, int(parts["counter"]), made_at, parts["reason"]))
    return sorted(found, key=lambda one: (one.counter, one.made_at), reverse=True)


def restore(backup: Path, target: Path, watch: Watch = NOBODY) -> None:
    """Write a backup as a new book. Nothing that exists is overwritten (storage.md: restore destroys).

    Raises:
        UserError: the backup is damaged or no book, or the target exists.
        WritingCancelled: `watch` does not want it any more; nothing of it is left.
    """
    if target.exists():
        raise UserError(Code.BOOK_EXISTS, file=target.name)
    checksum = _checksum_file(backup)
    if checksum.is_file() and checksum.read_text("utf-8").split()[0] != sha256_of(backup).hex():
        raise UserError(Code.BOOK_DAMAGED, file=backup.name)
    proving = watch.begin(Stage.PROVING_BACKUP, 1)
    _check_file(backup, watch)
    proving.go_on()
    with written_whole(target) as temporary:
        with closing(_read_only(backup)) as source, closing(sqlite3.connect(temporary)) as copy:
            _copy(source, copy, watch)
        proving = watch.begin(Stage.PROVING_BACKUP, 1)
        _check_file(temporary, watch)
        proving.go_on()


def surplus(backups: Iterable[Backup], now: datetime) -> list[Backup]:
    """Return the backups that may go: all of two days are kept, then one a day for 14 days, a week for 8 weeks, a month for 12.

    The newest three always stay, and nothing goes while a backup is dated after `now`: then the clock is not to be trusted.
    """
    ordered = sorted(backups, key=lambda one: (one.counter, one.made_at), reverse=True)
    if any(one.made_at > now for one in ordered):
        return []
    kept_heaps: set[str] = set()
    going: list[Backup] = []
    for place, one in enumerate(ordered):
        heap = _heap(one, now)
        if place < 3 or heap is None or (heap and heap not in kept_heaps):
            kept_heaps.add(heap or "")
        else:
            going.append(one)
    return going


def remove(backups: Iterable[Backup]) -> None:
    """Delete backups with their checksums."""
    for one in backups:
        one.path.unlink(missing_ok=True)
        _checksum_file(one.path).unlink(missing_ok=True)


def remove_files(copies: Iterable[Path]) -> None:
    """Take back what `copy_files` or `restore_files` copied."""
    for place in copies:
        remove_with_folders(place, above=2)


def copy_files(book_path: Path, folder: Path, watch: Watch = NOBODY) -> list[Path]:
    """Copy the book's kept files that the backup folder does not have yet; returns the copies.

    Raises:
        WritingCancelled: `watch` does not want it any more; none of them is left.
    """
    return _copy_missing(file_store.folder_of(book_path), folder / _FILES, watch)


def restore_files(folder: Path, book_path: Path, watch: Watch = NOBODY) -> list[Path]:
    """Copy the kept files of a backup folder beside a restored book; returns the copies. Raises as `copy_files`."""
    return _copy_missing(folder / _FILES, file_store.folder_of(book_path), watch)


def integrity_faults(book: Database) -> list[str]:
    """Return what SQLite finds wrong with the open book: pages, rows, references. Empty when all is well."""
    try:
        faults = [str(row[0]) for row in book.connection.execute("PRAGMA integrity_check(20)") if row[0] != "ok"]
        faults += [f"foreign key: {row[0]} {row[1]}" for row in book.connection.execute("PRAGMA foreign_key_check")]
    except sqlite3.DatabaseError as trouble:
        return [str(trouble)]
    return faults


def quick_faults(book: Database) -> list[str]:
    """Return what the quick check finds, the one that runs at every start."""
    try:
        return [str(row[0]) for row in book.connection.execute("PRAGMA quick_check(20)") if row[0] != "ok"]
    except sqlite3.DatabaseError as trouble:
        return [str(trouble)]


def _heap(one: Backup, now: datetime) -> str | None:
    """Name the heap of which one backup is kept; None keeps every one, "" keeps none."""
    age = (now - one.made_at).days
    if age < 2:
        return None
    if age < 14:
        return f"d{one.made_at:%Y%m%d}"
    if age < 56:
        return f"w{one.made_at:%G%V}"
    return f"m{one.made_at:%Y%m}" if age < 366 else ""


def _copy(source: sqlite3.Connection, copy: sqlite3.Connection, watch: Watch) -> None:
    """Copy a book some pages at a time. Raises WritingCancelled between two of them."""
    done = 0
    steps = watch.begin(Stage.COPYING_BOOK, int(source.execute("PRAGMA page_count").fetchone()[0]))

    def tell(_status: int, remaining: int, total: int) -> None:
        nonlocal done
        steps.go_on(total - remaining - done)
        done = total - remaining

    source.backup(copy, pages=_PAGES_AT_ONCE, progress=tell)


def _prove(book: Database, copy: Path) -> None:
    """Compare the copy with the book and open it. Raises EnvironmentTrouble when anything differs."""
    steps = book.watch.begin(Stage.PROVING_BACKUP, 2)
    if not _same_pages(book, copy):
        raise EnvironmentTrouble(Code.BACKUP_NOT_VERIFIED, detail="nội dung bản sao khác với sổ")
    steps.go_on()
    try:
        _check_file(copy, book.watch)
    except UserError as trouble:
        raise EnvironmentTrouble(Code.BACKUP_NOT_VERIFIED, detail="không mở được bản sao") from trouble
    steps.go_on()


def _same_pages(book: Database, copy: Path) -> bool:
    """Whether the copy's bytes are the book's, but for the counters SQLite rewrites.

    The pages come from the open connection: opening the book's file a second time would drop this process's locks on it.
    Beyond 256 MB the pages are not held in memory; the integrity check and row counts then stand alone.
    """
    size = book.reader.number("PRAGMA page_count") * book.reader.number("PRAGMA page_size")
    if size > _LARGEST_COMPARED:
        with closing(_read_only(copy)) as opened:
            return _row_counts(opened) == _row_counts(book.connection)
    with memoryview(book.connection.serialize()) as pages, copy.open("rb") as copied:
        starts = range(0, len(pages), _COMPARED_AT_ONCE)  # little by little: the window gets its turn between
        same = all(
            _without_counters(bytes(pages[at : at + _COMPARED_AT_ONCE]), at)
            == _without_counters(copied.read(_COMPARED_AT_ONCE), at)
            for at in starts
        )
        return same and not copied.read(1)


def _without_counters(part: bytes, at: int) -> bytes:
    """Return a part of a book, the first one without what SQLite rewrites."""
    if at:
        return part
    first = bytearray(part)
    for rewritten in reversed(_REWRITTEN):
        del first[rewritten]
    return bytes(first)


def _row_counts(connection: sqlite3.Connection) -> dict[str, int]:
    tables = [str(name) for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    return {name: int(connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]) for name in tables}


def _check_file(path: Path, watch: Watch = NOBODY) -> None:
    """Open a book file read-only and check it whole; an older version's book counts as sound.

    Raises:
        UserError: it is damaged, no book, or made by a newer version.
        WritingCancelled: `watch` does not want it any more.
    """
    try:
        with closing(_read_only(path)) as opened:
            opened.set_progress_handler(lambda: watch.is_cancelled, _ASKED_EVERY)
            is_book = opened.execute("PRAGMA application_id").fetchone()[0] == profile.APPLICATION_ID
            version = int(opened.execute("PRAGMA user_version").fetchone()[0])
            is_ours = version < schema.newest_version() or schema.schema_is_ours(opened)
            sound = opened.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok"
            sound = sound and opened.execute("PRAGMA foreign_key_check").fetchone() is None
    except sqlite3.DatabaseError as trouble:
        if watch.is_cancelled:
            raise WritingCancelled from trouble
        raise UserError(Code.BOOK_DAMAGED, file=path.name) from trouble
    if version > schema.newest_version():
        raise UserError(Code.BOOK_TOO_NEW, file=path.name)
    if not is_book or not is_ours:
        raise UserError(Code.NOT_A_BOOK, file=path.name)
    if not sound:
        raise UserError(Code.BOOK_DAMAGED, file=path.name)


def _read_only(path: Path) -> sqlite3.Connection:
    opened = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, isolation_level=None)
    opened.execute("PRAGMA trusted_schema = OFF")
    opened.execute("PRAGMA cell_size_check = ON")
    return opened


def _copy_missing(source: Path, target: Path, watch: Watch) -> list[Path]:
    """Copy the files of a hash-named tree that the other one lacks; what is there is equal by its name."""
    missing = [path for path in source.glob("??/*") if not (target / path.parent.name / path.name).exists()]
    copied: list[Path] = []
    try:
        for path in watch.counted(Stage.COPYING_FILES, missing):
            place = target / path.parent.name / path.name
            with written_whole(place) as temporary:
                shutil.copyfile(path, temporary)
            copied.append(place)
    except WritingCancelled:
        remove_files(copied)
        raise
    return copied


def _require_room(book_path: Path, folder: Path) -> None:
    needed = book_path.stat().st_size * _ROOM_FACTOR + _ROOM_EXTRA
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise EnvironmentTrouble(Code.DISK_FULL, needed=needed >> 20, free=free >> 20)


def _checksum_file(path: Path) -> Path:
    return path.with_name(path.name + ".sha256")


def _write_checksum(path: Path, sha256: bytes) -> None:
    with written_whole(_checksum_file(path)) as temporary:
        temporary.write_text(f"{sha256.hex()}  {path.name}\n", "utf-8")
