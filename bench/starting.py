"""How long a clerk waits for the window and a script for the command line: whole processes, as the user starts them.

Their modules are compiled, as the shipped program's are: the turn that does not count fills the run's own folder for that.
"""

import os
import subprocess
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from app.importers.child import CHILD_FLAG
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
    yield Pair(lambda: _run("-m", "app", "count", "--help"), lambda: _run("-c", "pass"))


@contextmanager
def command_that_counts(folder: Path) -> Generator[Pair]:
    """Counting a quarter of the office on the command line, and a Python that opens the same file and counts its rows."""
    book = str(book_file(folder, "office"))
    peer = "import sqlite3, sys; sqlite3.connect(sys.argv[1]).execute('SELECT count(*) FROM work_item').fetchall()"
    yield Pair(lambda: _run("-m", "app", "count", book, "--period", "2026-Q3"), lambda: _run("-c", peer, book))


def compile_reader(reader: str, path: Path, folder: Path) -> None:
    """Let the reader child read once by hand and keep its compiled modules, which it never does by itself."""
    _run("-m", "app", CHILD_FLAG, reader, str(path), str(folder / "result.json"))


def _windows(folder: Path, name: str, which: int) -> Pair:
    book = str(book_file(folder, name))

    def figure(argument: str) -> Figure:
        said = _run("-m", "bench.first_paint", argument, BENCH_STARTED_AT=str(time.time()))
        return Figure(said.split()[which])

    return Pair(lambda: figure(book), lambda: figure("bare"))


def _run(*words: str, **variables: str) -> str:
    """Run Python in our checkout; returns what it printed."""
    done = subprocess.run(
        [sys.executable, *words],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"} | variables,
        check=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
        timeout=120,
    )
    return done.stdout
