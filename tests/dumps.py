"""A book as text: every row of every table of the user's, without what differs by chance (UUIDs, clocks)."""

from app.services.workspace import Workspace
from app.store.change_triggers import logged_tables

_BY_CHANCE = {"uid", "created_at", "sha256", "size"}


def logical_dump(core: Workspace, *, keep: frozenset[str] = frozenset()) -> str:
    """Return the book's content, one line a row; two books that hold the same give the same text.

    Args:
        core: the open book.
        keep: columns to keep that are left out as a rule.
    """
    lines: list[str] = []
    connection = core.database.connection
    for table in sorted(logged_tables(connection)):
        columns = [str(row[1]) for row in connection.execute(f'PRAGMA table_info("{table}")')]
        shown = [name for name in columns if name not in _BY_CHANCE or name in keep]
        for row in connection.execute(f'SELECT {", ".join(shown)} FROM "{table}" ORDER BY id'):
            lines.append(f"{table}: " + "; ".join(f"{name}={value!r}" for name, value in zip(shown, row, strict=True)))
    return "\n".join(lines)


def exact_dump(core: Workspace) -> str:
    """Return the book's content with everything, UUIDs too: for the same book before and after."""
    return logical_dump(core, keep=frozenset(_BY_CHANCE))
