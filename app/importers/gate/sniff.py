"""Is it a file at all, and what is it by its first bytes? Names and extensions are not believed.

Each kind of file that clerks really send instead of a .docx gets its own answer, for each is mended in another way.
"""

import mmap
import os
import stat
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TypeVar

from app.importers.gate.facts import OfficeKind, Refusal
from app.importers.gate.limits import MAX_FILE_BYTES, MEGABYTE
from app.messages.code import Code

_Answer = TypeVar("_Answer")

_HEAD_BYTES = 4096
_ZIP = b"PK\x03\x04"
_COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# A named pipe put there between the look and the opening must not hold us up; Windows has neither flag.
_OPEN_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


@contextmanager
def opened(path: Path, wanted: OfficeKind) -> Generator[BinaryIO]:
    """Open a regular file that begins like a zip, for reading.

    Raises:
        Refusal: there is no such file, it is no regular file, it may not be read, it is empty or too large, or its first
            bytes are those of something else.
    """
    _check_regular(_ask(path.lstat))
    descriptor = _ask(lambda: os.open(path, _OPEN_FLAGS))
    with os.fdopen(descriptor, "rb") as handle:
        facts = os.fstat(descriptor)
        _check_regular(facts)
        _check_size(facts.st_size)
        _check_head(handle, wanted)
        yield handle


def _ask(question: Callable[[], _Answer]) -> _Answer:
    """Ask the system for the file and name what is in the way."""
    try:
        return question()
    except (FileNotFoundError, NotADirectoryError) as trouble:
        raise Refusal(Code.NO_SUCH_FILE) from trouble
    except IsADirectoryError as trouble:
        raise Refusal(Code.NOT_A_FILE) from trouble
    except (OSError, ValueError) as trouble:  # ValueError: a NUL in the name
        raise Refusal(Code.FILE_NOT_PERMITTED) from trouble


def _check_regular(facts: os.stat_result) -> None:
    if not stat.S_ISREG(facts.st_mode):
        raise Refusal(Code.NOT_A_FILE)


def _check_size(size: int) -> None:
    if size == 0:
        raise Refusal(Code.FILE_EMPTY)
    if size > MAX_FILE_BYTES:
        raise Refusal(Code.FILE_TOO_LARGE, size=-(-size // MEGABYTE), limit=MAX_FILE_BYTES // MEGABYTE)


def _check_head(handle: BinaryIO, wanted: OfficeKind) -> None:
    head = handle.read(_HEAD_BYTES)
    if head.startswith(_ZIP):
        return
    if head.startswith(_COMPOUND_FILE):
        raise _compound_file(handle, wanted)
    if not head.strip(b"\0"):  # what a power cut leaves of a file
        raise Refusal(Code.FILE_EMPTY)
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    raise Refusal(next((code for start, code in _STARTS if text.startswith(start)), Code.FILE_NOT_OFFICE))


_STARTS: tuple[tuple[bytes, Code], ...] = (
    (b"%pdf-", Code.FILE_IS_PDF),
    (b"<!doctype html", Code.FILE_IS_WEB_PAGE),
    (b"<html", Code.FILE_IS_WEB_PAGE),
    (b"<head", Code.FILE_IS_WEB_PAGE),
    (b"<table", Code.FILE_IS_WEB_PAGE),
    (b"<meta", Code.FILE_IS_WEB_PAGE),
    (b"mime-version:", Code.FILE_IS_WEB_PAGE),
)


def _compound_file(handle: BinaryIO, wanted: OfficeKind) -> Refusal:
    """Tell a file with a password from one of Office 97-2003: both are compound files, told apart by their streams' names."""
    with mmap.mmap(handle.fileno(), 0, access=mmap.ACCESS_READ) as content:
        if content.find("EncryptedPackage".encode("utf-16-le")) >= 0:
            return Refusal(Code.FILE_ENCRYPTED)
        found = next((kind for stream, kind in _OLD_STREAMS if content.find(stream.encode("utf-16-le")) >= 0), None)
    if found is None:
        return Refusal(Code.FILE_NOT_OFFICE)
    return Refusal(Code.FILE_OLD_BINARY if found is wanted else Code.FILE_WRONG_KIND)


_OLD_STREAMS: tuple[tuple[str, OfficeKind], ...] = (
    ("WordDocument", OfficeKind.DOCX),
    ("Workbook", OfficeKind.XLSX),
    ("Book", OfficeKind.XLSX),  # Excel 95
)
