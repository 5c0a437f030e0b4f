"""The search box over a province: everything found while one types, held against one plain LIKE."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from app.services.search import search
from app.services.workspace import Workspace
from bench.big_book import THIS_QUARTER
from bench.made_books import book_file, opened
from bench.measure import Pair

TYPED = "ho so cu tru xa an binh"
_LETTERS = [TYPED[:end] for end in range(1, len(TYPED) + 1)]


@contextmanager
def everything_found(folder: Path) -> Generator[Pair]:
    """Words of a task and a unit over every sort of thing; and one LIKE with diacritics over the results as written."""
    with opened(book_file(folder, "province")) as core:
        connection = core.database.connection
        peer = "SELECT id FROM work_item WHERE result LIKE '%hồ sơ%cư trú%'"
        yield Pair(lambda: search(core, TYPED, period=THIS_QUARTER), lambda: connection.execute(peer).fetchall())


@contextmanager
def typed_letter_by_letter(folder: Path) -> Generator[Pair]:
    """The same words typed letter by letter, each letter answered; and the LIKE once a letter."""
    with opened(book_file(folder, "province")) as core:
        connection = core.database.connection
        peer = "SELECT id FROM work_item WHERE result LIKE '%hồ sơ%cư trú%'"
        yield Pair(
            lambda: [search(core, typed, period=THIS_QUARTER) for typed in _LETTERS],
            lambda: [connection.execute(peer).fetchall() for _ in _LETTERS],
        )


def find_all(core: Workspace, typed: str) -> object:
    """Search as the box does, in this quarter."""
    return search(core, typed, period=THIS_QUARTER)
