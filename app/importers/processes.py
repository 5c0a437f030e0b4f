"""Processes we start to read files from outside: with nothing of ours open, watched by the clock, and gone afterwards."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from app.errors import EnvironmentTrouble
from app.messages.code import Code
from app.paths import scratch_dir
from app.steps import WritingCancelled

_LOOK_SECONDS = 0.05
_PATIENCE_SECONDS = 5.0
_ROOT = Path(__file__).resolve().parents[2]


class ReadingCancelled(WritingCancelled):
    """The user no longer wants the reading; nothing was changed."""


@contextmanager
def private_folder() -> Generator[Path]:
    """Give an empty folder in our own scratch folder; it is deleted with all that is in it."""
    try:
        folder = tempfile.TemporaryDirectory(prefix="doc-", dir=scratch_dir(), ignore_cleanup_errors=True)
    except OSError as trouble:
        raise EnvironmentTrouble(Code.CANNOT_WRITE, file="DonDoc", reason=trouble.strerror or "?") from trouble
    with folder as name:
        yield Path(name)


def run(command: Sequence[str], folder: Path, cancelled: Callable[[], bool] | None, wall_seconds: float) -> int | None:
    """Run a command and return its exit code, None when its time was over. Whatever happens, it and what it started are gone.

    Args:
        command: program and arguments; no shell sees them.
        folder: where its temporary files go.
        cancelled: asked twenty times a second; True ends it.
        wall_seconds: after so long it is ended.

    Raises:
        ReadingCancelled: `cancelled` said so.
        OSError: it cannot be started.
    """
    process = _start(command, folder)
    try:
        return process.returncode if wait(lambda: _has_ended(process), cancelled, wall_seconds) else None
    finally:
        _kill(process)


def wait(has_ended: Callable[[], bool], cancelled: Callable[[], bool] | None, wall_seconds: float) -> bool:
    """Wait until something ends, which itself waits a moment when asked; False when its time is over. Raises ReadingCancelled."""
    ends_at = time.monotonic() + wall_seconds
    while time.monotonic() < ends_at:
        if cancelled is not None and cancelled():
            raise ReadingCancelled
        if has_ended():
            return True
    return False


def _start(command: Sequence[str], folder: Path) -> subprocess.Popen[bytes]:
    """Start a process with nothing of ours open: no input, no output, no window, temporary files in our folder."""
    return subprocess.Popen(  # noqa: S603 our own program or one found installed; paths are arguments and never seen by a shell
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=_ROOT,
        env=_environment(folder),
        creationflags=subprocess.CREATE_NO_WINDOW if sys.platform == "win32" else 0,
        start_new_session=True,
    )


def _environment(folder: Path) -> Mapping[str, str]:
    temporary = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(folder))
    return os.environ | temporary | {"PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"}


def _has_ended(process: subprocess.Popen[bytes]) -> bool:
    try:
        process.wait(_LOOK_SECONDS)
    except subprocess.TimeoutExpired:
        return False
    return True


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End a process and whatever it started; on Linux it leads a session of its own."""
    if process.poll() is None:
        if sys.platform == "win32":
            _end_tree(process)
        else:
            os.killpg(process.pid, signal.SIGKILL)
    with suppress(subprocess.TimeoutExpired):  # held up in the system by a dead network drive; it goes when that answers
        process.wait(_PATIENCE_SECONDS)


if sys.platform == "win32":

    def _end_tree(process: subprocess.Popen[bytes]) -> None:
        """End a process and its children: soffice.exe only starts another program that does the work."""
        killer = Path(os.environ.get("SYSTEMROOT", "C:\\Windows")) / "System32" / "taskkill.exe"
        with suppress(OSError, subprocess.TimeoutExpired):
            subprocess.run(  # noqa: S603 Windows' own program, found by its full path
                [str(killer), "/T", "/F", "/PID", str(process.pid)],
                capture_output=True,
                check=False,
                timeout=_PATIENCE_SECONDS,
                creationflags=subprocess.CREATE_NO_WINDOW,
            )
        process.kill()
