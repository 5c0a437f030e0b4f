"""Is it a file at all, and what is it by its first bytes? Names and extensions are not believed.

Each kind of file that clerks really send instead of a wanted one gets its own answer, for each is mended in another way.
"""

import mmap
import os
import re
import stat
from collections.abc import Callable, Collection, Generator
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
_TEXT_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
# A named pipe put there between the look and the opening must not hold us up; Windows has neither flag.
_OPEN_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


@contextmanager
def opened(path: Path) -> Generator[BinaryIO]:
    """Open a regular file for reading.

    Raises:
        Refusal: there is no such file, it is no regular file, it may not be read, it is empty or too large.
    """
    _check_regular(_ask(path.lstat))
    descriptor = _ask(lambda: os.open(path, _OPEN_FLAGS))
    with os.fdopen(descriptor, "rb") as handle:
        facts = os.fstat(descriptor)
        _check_regular(facts)
        _check_size(facts.st_size)
        yield handle


def kind_by_start(handle: BinaryIO, wanted: Collection[OfficeKind]) -> OfficeKind | None:
    """Return the kind that a file's first bytes tell; None for a zip, whose parts tell it.

    Raises:
        Refusal: it is of a kind that is not wanted.
    """
    head = handle.read(_HEAD_BYTES)
    if head.startswith(_ZIP):
        return None
    if head.startswith(_COMPOUND_FILE):
        return _compound_file(handle, wanted)
    if not head.strip(b"\0"):  # what a power cut leaves of a file
        raise Refusal(Code.FILE_EMPTY)
    text = _without_marks(head).lstrip(b" \t\r\n").lower()
    if OfficeKind.EML in wanted and _begins_like_a_mail(text):
        return OfficeKind.EML
    plain = OfficeKind.TEXT if OfficeKind.CSV not in wanted else OfficeKind.CSV
    kind, refusal = next((row[1:] for row in _STARTS if text.startswith(row[0])), (plain, Code.FILE_NOT_OFFICE))
    if kind is OfficeKind.CSV and _is_binary(head):  # a photo is told before its size is: it may come along as evidence
        raise Refusal(refusal)
    if kind is not None and kind in wanted:
        return kind
    raise Refusal(refusal)


def _is_binary(head: bytes) -> bool:
    return b"\0" in head and not head.startswith(_TEXT_MARKS)


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


def _without_marks(head: bytes) -> bytes:
    """Take the mark of an encoding off, and the zeros of UTF-16: a web page stays one in any encoding."""
    mark = next((mark for mark in _TEXT_MARKS if head.startswith(mark)), b"")
    return head[len(mark) :].replace(b"\0", b"") if mark else head


def _begins_like_a_mail(text: bytes) -> bool:
    """Whether a text opens with fields of a mail's head (RFC 5322), one of them saying from whom, to whom or on what way."""
    lines = text.splitlines()
    head = lines[: lines.index(b"")] if b"" in lines else lines
    names = [line.partition(b":")[0] for line in head if line[:1] not in (b" ", b"\t")]
    return bool(names) and _FIELD_NAME.fullmatch(names[0]) is not None and not _MAIL_FIELDS.isdisjoint(names)


_FIELD_NAME = re.compile(rb"[!-9;-~]{2,60}")
_MAIL_FIELDS = frozenset((b"from", b"to", b"received", b"return-path", b"message-id", b"delivered-to", b"x-unsent"))

# How a file begins, in small letters; the kind it then is, None for one we never read; the answer where it is not wanted.
_STARTS: tuple[tuple[bytes, OfficeKind | None, Code], ...] = (
    (b"%pdf-", OfficeKind.PDF, Code.FILE_IS_PDF),
    (b"{\\rtf", OfficeKind.RTF, Code.FILE_NOT_OFFICE),
    (b"<!doctype html", None, Code.FILE_IS_WEB_PAGE),
    (b"<html", None, Code.FILE_IS_WEB_PAGE),
    (b"<head", None, Code.FILE_IS_WEB_PAGE),
    (b"<table", None, Code.FILE_IS_WEB_PAGE),
    (b"<meta", None, Code.FILE_IS_WEB_PAGE),
    (b"mime-version:", None, Code.FILE_IS_WEB_PAGE),
    (b"<?xml", None, Code.FILE_NOT_OFFICE),
    (b"rar!\x1a\x07", None, Code.FILE_IS_RAR),
    (b"7z\xbc\xaf\x27\x1c", None, Code.FILE_IS_RAR),
)


def _compound_file(handle: BinaryIO, wanted: Collection[OfficeKind]) -> OfficeKind:
    """Tell a mail, a file with a password and those of Office 97-2003 apart: all are compound files, with other streams.

    A mail comes first: the files that came with it lie inside it, with the names of their own streams.
    """
    with mmap.mmap(handle.fileno(), 0, access=mmap.ACCESS_READ) as content:
        if OfficeKind.MSG in wanted and content.find(_MAIL_STREAM.encode("utf-16-le")) >= 0:
            return OfficeKind.MSG
        if content.find("EncryptedPackage".encode("utf-16-le")) >= 0:
            raise Refusal(Code.FILE_ENCRYPTED)
        found = next((row[1:] for row in _OLD_STREAMS if content.find(row[0].encode("utf-16-le")) >= 0), None)
    if found is None:
        raise Refusal(Code.FILE_NOT_OFFICE)
    kind, newer = found
    if kind is not None and kind in wanted:
        return kind
    raise Refusal(Code.FILE_OLD_BINARY if newer in wanted else Code.FILE_WRONG_KIND)


_MAIL_STREAM = "__properties_version1.0"
# A stream of an old file, the kind it tells, and the kind that took its place.
_OLD_STREAMS: tuple[tuple[str, OfficeKind | None, OfficeKind], ...] = (
    ("WordDocument", OfficeKind.DOC, OfficeKind.DOCX),
    ("Workbook", OfficeKind.XLS, OfficeKind.XLSX),
    ("Book", OfficeKind.XLS, OfficeKind.XLSX),  # Excel 95
)
