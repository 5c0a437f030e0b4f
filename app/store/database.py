"""One book, open: who may read, who may write, and what is checked before either."""

import sqlite3
from collections.abc import Callable, Generator
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import takewhile
from pathlib import Path

from app.domain.changes import ChangeSet, PastStep, Step, UndoStatus
from app.errors import EnvironmentTrouble, UserError
from app.files import remove_with_folders
from app.messages.code import Code
from app.steps import NOBODY, Watch, WritingCancelled
from app.store import profile, schema, undo_log
from app.store.session import Reader, Transaction, random_uid

SUFFIX = ".dondoc"
_HEADER = b"SQLite format 3\x00"
_VERSION_AT = slice(60, 64)
_APPLICATION_AT = slice(68, 72)
_ASKED_EVERY = 20_000  # instructions of SQLite, some milliseconds, until it is asked again whether a statement is still wanted


class Database:
    """An open book. Belongs to the thread that opened it; holds the file for itself until `close`.

    Attributes:
        watch: who waits for what is being done; see `watched`.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection, now: Callable[[], datetime]) -> None:
        self.path = path
        self._connection = connection
        self._now = now
        self._is_writing = False
        self._is_settling = False
        self.watch = NOBODY
        self._joint: Transaction | None = None
        self.uid_source: Callable[[], bytes] = random_uid
        self.reader = Reader(connection)

    @classmethod
    def create(
        cls,
        path: Path,
        *,
        is_sample: bool = False,
        now: Callable[[], datetime] | None = None,
        uid_source: Callable[[], bytes] = random_uid,
    ) -> "Database":
        """Make a new, empty book. Raises UserError when a file of that name exists.

        Args:
            path: the file to make.
            is_sample: whether it is the sample, which its title says.
            now: the clock; the computer's when None.
            uid_source: gives the UUIDs; the sample has its own, so that its shipped replies fit it.
        """
        if path.exists():
            raise UserError(Code.BOOK_EXISTS, file=path.name)
        if not path.parent.is_dir():
            raise UserError(Code.NO_SUCH_FOLDER, folder=str(path.parent))
        book = cls(path, profile.connect(path), now or _utc_now)
        book.uid_source = uid_source
        try:
            schema.migrate(book._connection)
            book._write_birth_row(is_sample=is_sample)
        except sqlite3.Error:
            book.close()
            path.unlink(missing_ok=True)
            raise
        return book

    @classmethod
    def open(cls, path: Path, *, now: Callable[[], datetime] | None = None) -> "Database":
        """Open a book of this version, after looking at its file from outside (storage.md 1.7).

        Raises:
            UserError: no such file, not a book, damaged, made by a newer version, or open elsewhere.
        """
        version = _version_seen_from_outside(path)
        if version > schema.newest_version():
            raise UserError(Code.BOOK_TOO_NEW, file=path.name)
        book = cls(path, profile.connect(path), now or _utc_now)
        try:
            if version == schema.newest_version() and not schema.schema_is_ours(book._connection):
                raise UserError(Code.BOOK_FOREIGN_SCHEMA, file=path.name)
        except sqlite3.DatabaseError as trouble:
            book.close()
            raise UserError(Code.BOOK_DAMAGED, file=path.name) from trouble
        except UserError:
            book.close()
            raise
        return book

    @property
    def needs_migration(self) -> bool:
        """Whether the file was made by an older version; it is to be backed up before `migrate`."""
        return self.reader.number("PRAGMA user_version") < schema.newest_version()

    @property
    def connection(self) -> sqlite3.Connection:
        """The connection itself, for the store's own rooms (backup, checks, dumps)."""
        return self._connection

    def migrate(self) -> None:
        """Bring an older file to this version."""
        schema.migrate(self._connection)

    @contextmanager
    def transaction(self, step: Step, subject: str = "") -> Generator[Transaction]:
        """Do one intention: everything inside is one transaction, one batch of the log and one undo step.

        On any exception nothing has happened. The transaction's `changes` are filled in after COMMIT returned.

        Raises:
            EnvironmentTrouble: the disk is full or cannot be written.
        """
        if self._joint is not None:
            yield self._joint
            return
        assert not self._is_writing, "one intention is one transaction: services do not call each other inside one"
        work = Transaction(self._connection, self.uid_source, self.watch)
        with _without_files_of_a_failure(work), self._exclusively():
            batch_id = undo_log.begin_batch(self._connection, self._stamp(), step, subject)
            yield work
            changes = undo_log.end_batch(self._connection, batch_id, self.watch)
            if changes:
                undo_log.push_step(self._connection, batch_id)
            else:
                self._connection.execute("DELETE FROM change_batch WHERE id = ?", (batch_id,))
        work.changes = changes

    @contextmanager
    def as_one_step(self, step: Step, subject: str = "") -> Generator[Transaction]:
        """Do several intentions as one: the transactions opened inside join this one, and all of them stand or fall together.

        What each of them changed is known to the outer one alone, once it is committed. Raises as `transaction`.
        """
        with self.transaction(step, subject) as work:
            self._joint = work
            try:
                yield work
            finally:
                self._joint = None

    @contextmanager
    def watched(self, watch: Watch) -> Generator[None]:
        """Let somebody wait for what is done meanwhile: it is told how far it is, and may end it, even within a statement.

        A step that was ended has not happened, nor one that was under way; what was committed stays.

        Raises:
            WritingCancelled: it was ended.
        """
        before, self.watch = self.watch, watch
        self._connection.set_progress_handler(self._is_unwanted, _ASKED_EVERY)
        try:
            yield
        except sqlite3.OperationalError as trouble:
            if watch.is_cancelled:
                raise WritingCancelled from trouble
            raise
        finally:
            self._connection.set_progress_handler(None, 0)
            self.watch = before

    def undo(self) -> ChangeSet | None:
        """Take the last step back; None when there is none. Holds over restarts."""
        return next(iter(self.turn_back(1, redo=False)), None)

    def redo(self) -> ChangeSet | None:
        """Do the last undone step again; None when there is none."""
        return next(iter(self.turn_back(1, redo=True)), None)

    def turn_back(self, steps: int, *, redo: bool) -> list[ChangeSet]:
        """Undo or redo several steps, one after the other, all of them or none; fewer where there are no more."""
        with self._exclusively():
            turned = (undo_log.turn_back(self._connection, self._stamp(), self.watch, redo=redo) for _ in range(steps))
            changes = list(takewhile(lambda one: one is not None, turned))
        return [one for one in changes if one is not None]

    def undo_status(self) -> UndoStatus:
        """Return the names of the steps that undo and redo would take."""
        return undo_log.status(self._connection)

    def past_steps(self, most: int) -> list[PastStep]:
        """Return the newest `most` steps that undo and redo go along, the newest first."""
        return undo_log.past_steps(self._connection, most)

    def change_counter(self) -> int:
        """Return a number that grows with every committed step, undo and redo: "has the book changed since?"."""
        return self.reader.number("SELECT coalesce(max(id), 0) FROM change_batch")

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    @contextmanager
    def _exclusively(self) -> Generator[None]:
        self._is_writing = True
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            yield
            self._is_settling = True  # it can no longer be ended
            self._connection.execute("COMMIT")
        except BaseException as trouble:
            self._is_settling = True
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            if isinstance(trouble, sqlite3.OperationalError):
                if self.watch.is_cancelled:
                    raise WritingCancelled from trouble
                raise EnvironmentTrouble(Code.CANNOT_WRITE, file=self.path.name, reason=str(trouble)) from trouble
            raise
        finally:
            self._is_writing = self._is_settling = False

    def _is_unwanted(self) -> bool:
        """Whether the statement under way is to be broken off; asked by SQLite."""
        return not self._is_settling and self.watch.is_cancelled

    def _stamp(self) -> str:
        return self._now().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")

    def _write_birth_row(self, *, is_sample: bool) -> None:
        """Write the row that says what the file is: its birth is no step that could be undone."""
        self._connection.execute("BEGIN IMMEDIATE")
        batch_id = undo_log.begin_batch(self._connection, self._stamp(), Step.CREATE_BOOK, "")
        birth = Transaction(self._connection, self.uid_source, NOBODY)
        birth.insert("book", id=1, uid=self.uid_source(), created_at=self._stamp(), is_sample=int(is_sample))
        undo_log.end_batch(self._connection, batch_id, NOBODY)
        self._connection.execute("COMMIT")


@contextmanager
def _without_files_of_a_failure(work: Transaction) -> Generator[None]:
    """Remove the files that were put beside the book for a transaction that did not happen."""
    try:
        yield
    except BaseException:
        for path in work.new_files:
            remove_with_folders(path, above=2)
        raise


def _version_seen_from_outside(path: Path) -> int:
    """Judge the file by its first bytes, before SQLite touches it, and return its schema version.

    An empty file or one of NUL bytes is what a power cut leaves of a file on Windows (storage.md 2).
    """
    if not path.is_file():
        raise UserError(Code.NO_SUCH_FILE, file=str(path))
    with path.open("rb") as handle:
        head = handle.read(100)
    if not head.strip(b"\x00"):
        raise UserError(Code.BOOK_EMPTY, file=path.name)
    is_book = head.startswith(_HEADER) and int.from_bytes(head[_APPLICATION_AT]) == profile.APPLICATION_ID
    if not is_book:
        raise UserError(Code.NOT_A_BOOK, file=path.name)
    return int.from_bytes(head[_VERSION_AT])


def _utc_now() -> datetime:
    return datetime.now(UTC)
