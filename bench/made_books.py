"""The big books of one run: each size is made once in the run's folder, and opened where it lies or as a copy."""

import shutil
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from app.bootstrap import open_workspace
from app.services.clock import Clock
from app.services.workspace import Workspace
from bench.big_book import SIZES, TODAY, Size, make_book


def book_file(folder: Path, name: str) -> Path:
    """Return the book of a size, made when it is not there yet."""
    path = folder / f"{name}.dondoc"
    if not path.exists():
        make_book(path, SIZES[name]).close()
    return path


@contextmanager
def opened(path: Path) -> Generator[Workspace]:
    """Open a book on the day all made books take for today."""
    core = open_workspace(path, Clock(TODAY))
    try:
        yield core
    finally:
        core.close()


@contextmanager
def made(folder: Path, size: Size) -> Generator[Workspace]:
    """Make a book of a size of one's own; it is gone afterwards."""
    path = folder / "own.dondoc"
    path.unlink(missing_ok=True)
    core = make_book(path, size)
    try:
        yield core
    finally:
        core.close()
        path.unlink()


@contextmanager
def copied(folder: Path, name: str) -> Generator[Workspace]:
    """Open a copy of a book that may be changed; it is gone afterwards, its backups too."""
    place = folder / "copy"
    place.mkdir()
    shutil.copyfile(book_file(folder, name), place / "copy.dondoc")
    try:
        with opened(place / "copy.dondoc") as core:
            yield core
    finally:
        shutil.rmtree(place)
