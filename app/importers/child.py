"""Reads a file from outside in a process of its own, so that no file can freeze, swell or crash the program.

The parent starts the same program with a hidden first argument. The child passes the gate, reads, writes the value as JSON
into our own scratch folder and ends; its exit code says which of the ways below it went (decisions 11).
"""

import logging
import signal
import sys
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from types import TracebackType

from app.errors import EnvironmentTrouble, Trouble, UserError
from app.importers import process_limits
from app.importers.gate.facts import shown_name
from app.importers.processes import private_folder, run
from app.importers.readers import READERS, Reader
from app.messages.code import Code

CHILD_FLAG = "--reader-child"
PROBE = "--probe"
WALL_SECONDS = 60.0
_log = logging.getLogger(__name__)


class Ending(IntEnum):
    """How a reading ends: the child's exit codes. Any other means it crashed or was ended from outside."""

    VALUE = 0
    WRONG_USAGE = 2
    REFUSED = 3
    NO_MEMORY = 4
    UNFORESEEN = 5


@dataclass(frozen=True, slots=True)
class RefusalNote:
    """A `Trouble` on its way from the child to the parent."""

    code: Code
    parameters: dict[str, str | int | float]
    is_of_machine: bool

    def trouble(self) -> Trouble:
        """Return it as the exception it was."""
        return (EnvironmentTrouble if self.is_of_machine else UserError)(self.code, **self.parameters)


def read_outside(
    reader: str,
    path: Path,
    cancelled: Callable[[], bool] | None = None,
    *,
    wall_seconds: float = WALL_SECONDS,
    into: Path | None = None,
) -> object:
    """Read a file from outside: gate and reader run in a child process under limits.

    Args:
        reader: its name in `READERS`.
        path: the file.
        cancelled: asked twenty times a second; True ends the reading. An event's `is_set` will do.
        wall_seconds: after so long the reading is ended.
        into: an empty folder of ours, for a reader that writes what came out of the file.

    Returns:
        The reader's value, of the type that stands in `READERS`.

    Raises:
        UserError: the file is refused or cannot be read, or reading took too long or too much memory.
        EnvironmentTrouble: the machine lets no child start.
        ReadingCancelled: `cancelled` said so.
    """
    row = READERS[reader]
    with private_folder() as folder:
        result = folder / "result.json"
        places = [str(path.absolute()), str(result), *([str(into.absolute())] if into else [])]
        try:
            ending = run([*_program(), CHILD_FLAG, reader, *places], folder, cancelled, wall_seconds)
        except OSError as trouble:
            raise EnvironmentTrouble(Code.CANNOT_START_READING, file=shown_name(path)) from trouble
        return _outcome(ending, result, row, path)


def memory_limit_holds() -> bool:
    """Say whether the machine really stops a reading that takes too much memory; for "Giới thiệu" and support."""
    with private_folder() as folder:
        return run([*_program(), CHILD_FLAG, PROBE], folder, None, WALL_SECONDS) == Ending.NO_MEMORY


def child_main(arguments: Sequence[str]) -> int | None:
    """Be the child if the hidden first argument is there. To be called before anything else, before any import of Qt.

    Args:
        arguments: the command line without the program.

    Returns:
        The exit code to end with at once; None when this is no child and the program goes on.
    """
    if not arguments or arguments[0] != CHILD_FLAG:
        return None
    process_limits.limit_this_process()
    match arguments[1:]:
        case [flag] if flag == PROBE:
            return _take_too_much_memory()
        case [reader, path, result, *into] if reader in READERS:
            return _read_here(READERS[reader], Path(path), Path(result), Path(into[0]) if into else None)
        case _:
            return Ending.WRONG_USAGE


def _read_here(reader: Reader, path: Path, result: Path, into: Path | None) -> int:
    from app.importers.gate.door import admit

    with _CrashNote(result) as crash:
        try:
            admission = admit(path, *reader.kinds)
            result.write_bytes(_encode(reader.read(path, admission.kind, into)))
        except Trouble as trouble:
            result.write_bytes(_encode(_note(trouble)))
            return Ending.REFUSED
        except MemoryError:
            return Ending.NO_MEMORY
    return Ending.UNFORESEEN if crash.happened else Ending.VALUE


def _note(trouble: Trouble) -> RefusalNote:
    parameters = {name: value if isinstance(value, int | float) else str(value) for name, value in trouble.parameters.items()}
    return RefusalNote(trouble.code, parameters, isinstance(trouble, EnvironmentTrouble))


def _encode(value: object) -> bytes:
    from msgspec import json

    return json.encode(value)


def _take_too_much_memory() -> int:
    try:
        bytearray(process_limits.MEMORY_BYTES)
    except MemoryError:
        return Ending.NO_MEMORY
    return Ending.VALUE


class _CrashNote:
    """The child's crash hook: a fault in a reader leaves its class and line for the log, never a text of the file.

    Without it the windowed program would show the clerk a box with a traceback (threats F).
    """

    def __init__(self, result: Path) -> None:
        self._result = result
        self.happened = False

    def __enter__(self) -> "_CrashNote":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> bool:
        if kind is None or not issubclass(kind, Exception):
            return False
        self.happened = True
        where = traceback.extract_tb(trace)[-1]
        self._result.write_bytes(_encode(f"{kind.__name__} at {Path(where.filename).name}:{where.lineno}"))
        return True


def _program() -> list[str]:
    """Return the command that starts this program again: the frozen one by itself, else Python with the core as module."""
    return [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "app"]


def _outcome(ending: int | None, result: Path, reader: Reader, path: Path) -> object:
    """Turn the child's exit code and result into a value or an exception."""
    import msgspec

    try:
        if ending == Ending.VALUE:
            return msgspec.json.decode(_content(result), type=reader.result_type())
        if ending == Ending.REFUSED:
            raise msgspec.json.decode(_content(result), type=RefusalNote).trouble()
    except (msgspec.DecodeError, OSError) as trouble:
        _log.warning("reader child: its result cannot be used: %s", type(trouble).__name__)
        raise UserError(Code.FILE_UNREADABLE, file=shown_name(path)) from trouble
    if ending == Ending.UNFORESEEN:
        _log.warning("reader child: %s", msgspec.json.decode(_content(result), type=str))
    else:
        _log.warning("reader child: ended with %s", "its time over" if ending is None else ending)
    code = Code.READING_TOOK_TOO_LONG if ending in _TOO_MUCH else Code.FILE_UNREADABLE
    raise UserError(code, file=shown_name(path))


# How a process ends that the system or a library stops for want of memory or time. Rust code (calamine) aborts then.
_TOO_MUCH = {Ending.NO_MEMORY, None} | (
    {0x718, 0xC0000017, 0xC000012D, 0xC0000409}  # quota, no memory, commit limit, abort
    if sys.platform == "win32"
    else {-signal.SIGKILL, -signal.SIGXCPU, -signal.SIGABRT}
)


def _content(result: Path) -> bytes:
    if result.stat().st_size > process_limits.RESULT_BYTES:
        raise OSError("too large a result")
    return result.read_bytes()
