"""The sample book at a stage of its story, made once a session and copied for each test."""

import os
import shutil
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from app.bootstrap import open_workspace
from app.services import sample
from app.services.clock import Clock
from app.services.workspace import Workspace

NAME = "mau.dondoc"
SHARED_IN = "DONDOC_SAMPLE_BOOKS"
"""Names, in the environment, the folder in which processes of one test share what one of them has made."""


def imported(folder: Path, today: date = sample.SENT_ON) -> Workspace:
    """Open a copy of the book in which the plan has just been imported."""
    return _opened(_imported(), folder, today)


def sent(folder: Path, today: date = sample.RECEIVED_ON) -> Workspace:
    """Open a copy of the book whose trackers of the first quarter are out, on the day the replies are in."""
    return _opened(_sent(), folder, today)


def merged(folder: Path, today: date = sample.RECEIVED_ON) -> Workspace:
    """Open a copy of the book as the window opens the sample: most replies are merged."""
    return _opened(_merged(), folder, today)


@cache
def _imported() -> Path:
    return _made("imported", lambda path: sample.begin_sample(path))


@cache
def _sent() -> Path:
    def make(path: Path) -> Workspace:
        core = sample.begin_sample(path)
        sample.send_sample(core, sample.SAMPLE_PERIOD, path.with_name("gui"))
        return core

    return _made("sent", make)


@cache
def _merged() -> Path:
    return _made("merged", sample.make_sample)


def _made(stage: str, make: Callable[[Path], Workspace]) -> Path:
    shared = Path(os.environ[SHARED_IN], stage) if SHARED_IN in os.environ else None
    if shared is not None and shared.exists():
        return shared
    folder = Path(mkdtemp(prefix="dondoc-so-mau-", dir=shared.parent if shared else None))
    make(folder / NAME).close()
    if shared is None:
        return folder
    try:
        return folder.rename(shared)
    except OSError:  # another process was faster
        return folder


def _opened(source: Path, folder: Path, today: date) -> Workspace:
    target = folder / "so"
    shutil.copytree(source, target)
    return open_workspace(target / NAME, Clock(today))
