"""How SQLite is set up: the profile of docs/decisions.md 5, each pragma read back after it is set.

TRUNCATE + FULL + EXCLUSIVE survived 1,500 of 1,500 simulated power cuts; every faster profile lost or broke something.
"""

import sqlite3
from pathlib import Path

from app.errors import EnvironmentTrouble, UserError
from app.messages.code import Code

APPLICATION_ID = 0x444F4E44  # "DOND"

_PRAGMAS: tuple[tuple[str, str, object], ...] = (
    ("locking_mode", "EXCLUSIVE", "exclusive"),
    ("journal_mode", "TRUNCATE", "truncate"),
    ("synchronous", "FULL", 2),
    ("foreign_keys", "ON", 1),
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
    ("mmap_size", "0", 0),
    ("temp_store", "MEMORY", 2),
    ("busy_timeout", "0", 0),
    ("recursive_triggers", "OFF", 0),
)
_LONGEST_VALUE = 50_000_000


def connect(path: Path) -> sqlite3.Connection:
    """Open the file and take it for this process alone.

    EXCLUSIVE mode by itself lets a second program read until the first write, hence the empty exclusive transaction.

    Raises:
        UserError: the book is open in another window or program.
        EnvironmentTrouble: a pragma did not take (a SQLite built without what we rely on).
    """
    try:
        connection = sqlite3.connect(path, isolation_level=None, timeout=0, check_same_thread=True)
    except sqlite3.OperationalError as trouble:
        raise EnvironmentTrouble(Code.CANNOT_OPEN_BOOK, file=path.name) from trouble
    try:
        harden(connection)
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")
    except sqlite3.OperationalError as trouble:
        connection.close()
        if "locked" in str(trouble):
            raise UserError(Code.BOOK_IN_USE, file=path.name) from trouble
        raise EnvironmentTrouble(Code.CANNOT_OPEN_BOOK, file=path.name) from trouble
    except sqlite3.DatabaseError as trouble:
        connection.close()
        raise UserError(Code.BOOK_DAMAGED, file=path.name) from trouble
    return connection


def harden(connection: sqlite3.Connection) -> None:
    """Set the profile on a connection and make sure that every setting took."""
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_VALUE)
    for name, value, expected in _PRAGMAS:
        connection.execute(f"PRAGMA {name} = {value}")
        found = connection.execute(f"PRAGMA {name}").fetchone()
        # An in-memory database keeps no journal; nothing else may differ.
        if found is not None and found[0] != expected and found[0] != "memory":
            raise EnvironmentTrouble(Code.DATABASE_PROFILE_REFUSED, setting=name)


def library_version() -> str:
    """Return the version of the SQLite library."""
    return sqlite3.sqlite_version
