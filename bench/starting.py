"""How long a clerk waits for the window and a script for the command line; whole processes, as the user starts them.

Every process gets its own folder for compiled modules, filled by the turn that does not count, as the shipped program's are.
"""

import os
import subprocess
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from bench.made_books import book_file
from bench.measure import Figure, Pair

ROOT = Path(__file__).resolve().parents[1]
_PAINTED_MS, _PAINTED_MB, _FILLED_MS = range(3)


@contextmanager
def first_frame(folder: Path) -> Generator[Pair]:
    """Our window over the office's book, and a bare QMainWindow: milliseconds to the first painted frame."""
    yield _windows(folder, "office", _PAINTED_MS)


@contextmanager
def filled_screen(folder: Path) -> Generator[Pair]:
    """The same, to the moment at which the first screen of the province's book shows what it read."""
    yield _windows(folder, "province", _FILLED_MS)


@contextmanager
def window_memory(folder: Path) -> Generator[Pair]:
    """The same windows: megabytes in memory when first painted."""
    yield _windows(folder, "office", _PAINTED_MB)


@contextmanager
def command_help(folder: Path) -> Generator[Pair]:
    """The help of one command, and a Python that does nothing."""
    yield Pair(lambda: _run(folder, "-m", "app", "count", "--help"), lambda: _run(folder, "-c", "pass"))


@contextmanager
def command_that_counts(folder: Path) -> Generator[Pair]:
    """Counting a quarter of the office on the command line, and a Python that opens the same file and counts its rows."""
    book = str(book_file(folder, "office"))
    peer = f"import sqlite3; sqlite3.connect({book!r}).execute('SELECT count(*) FROM work_item').fetchall()"
    yield Pair(lambda: _run(folder, "-m", "app", "count", book, "--period", "2026-Q3"), lambda: _run(folder, "-c", peer))


def _windows(folder: Path, name: str, which: int) -> Pair:
    book = str(book_file(folder, name))

    def figure(argument: str) -> Figure:
        said = _run(folder, "-m", "bench.first_paint", argument, BENCH_STARTED_AT=str(time.time()))
        return Figure(said.split()[which])

    return Pair(lambda: figure(book), lambda: figure("bare"))


def _run(folder: Path, *words: str, **variables: str) -> str:
    """Run Python in our checkout with settings and compiled modules of its own; returns what it printed."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"XDG_DATA_HOME": str(folder), "PYTHONPYCACHEPREFIX": str(folder / "compiled"), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, *words],
        cwd=ROOT,
        env=environment | variables,
        check=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
        timeout=120,
    )
    return done.stdout
