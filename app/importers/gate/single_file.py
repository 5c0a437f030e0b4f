"""Files without a container: old Word files, Rich Text, PDF and plain text, each with what it must not hold.

The old kinds are only ever opened by an office program that runs apart (`app.importers.office_conversion`).
"""

import mmap
import re
from collections.abc import Callable
from typing import BinaryIO

from app.importers.gate.facts import OfficeKind, Refusal
from app.importers.gate.limits import MAX_TEXT_BYTES, MEGABYTE
from app.messages.code import Code
from app.text.decoding import decoded

_SECTOR_BYTES = 512
_WORD_MAGIC = b"\xec\xa5"  # the File Information Block, with which the stream WordDocument begins ([MS-DOC] 2.5.2)
_FLAGS_AT = 10
_ENCRYPTED = 0x0100
_MACRO_STREAMS = ("_VBA_PROJECT", "Macros")
# Objects, controls and remote templates: the ways in which Rich Text files have run code (threats F2, F3).
_RTF_ACTIVE = re.compile(
    rb"\\(?:objdata|objupdate|objautlink|objocx|objhtml|ddeauto|\*\\template\s+(?:https?:|\\{4}))", re.IGNORECASE
)
_PDF_END = b"%%EOF"
_PDF_TAIL_BYTES = 1 << 16


def check(handle: BinaryIO, kind: OfficeKind) -> None:
    """Check a file that is no zip and of that kind by its start. Raises Refusal."""
    with mmap.mmap(handle.fileno(), 0, access=mmap.ACCESS_READ) as content:
        _CHECKS[kind](content)


def _check_old_word(content: mmap.mmap) -> None:
    starts = (at for at in range(0, len(content), _SECTOR_BYTES) if content[at : at + 2] == _WORD_MAGIC)
    if (at := next(starts, None)) is not None:
        flags = int.from_bytes(content[at + _FLAGS_AT : at + _FLAGS_AT + 2], "little")
        if flags & _ENCRYPTED:
            raise Refusal(Code.FILE_ENCRYPTED)
    if any(content.find(_entry(stream)) >= 0 for stream in _MACRO_STREAMS):
        raise Refusal(Code.FILE_HAS_MACROS)


def _entry(stream: str) -> bytes:
    """Return a stream's name as a directory of a compound file writes it: 64 bytes, filled up with zeros."""
    return stream.encode("utf-16-le").ljust(64, b"\0")


def _check_rich_text(content: mmap.mmap) -> None:
    if _RTF_ACTIVE.search(content):
        raise Refusal(Code.FILE_HAS_ACTIVE_OBJECTS)
    if not content[-_SECTOR_BYTES:].rstrip(b"\0 \t\r\n\x1a").endswith(b"}"):
        raise Refusal(Code.FILE_CUT_OFF)


def _check_pdf(content: mmap.mmap) -> None:
    if _PDF_END not in content[-_PDF_TAIL_BYTES:]:
        raise Refusal(Code.FILE_CUT_OFF)


def _check_text(content: mmap.mmap) -> None:
    if len(content) > MAX_TEXT_BYTES:
        raise Refusal(Code.FILE_TOO_LARGE, size=-(-len(content) // MEGABYTE), limit=MAX_TEXT_BYTES // MEGABYTE)
    text = decoded(content[:])
    if text is None:
        raise Refusal(Code.FILE_NOT_OFFICE)
    if not text.strip():
        raise Refusal(Code.FILE_EMPTY)


def _check_mail(_content: mmap.mmap) -> None:
    """Nothing to look for: a mail is only ever taken apart, and what came with it passes the gate by itself."""


_CHECKS: dict[OfficeKind, Callable[[mmap.mmap], None]] = {
    OfficeKind.DOC: _check_old_word,
    OfficeKind.RTF: _check_rich_text,
    OfficeKind.PDF: _check_pdf,
    OfficeKind.TEXT: _check_text,
    OfficeKind.CSV: _check_text,
    OfficeKind.EML: _check_mail,
    OfficeKind.MSG: _check_mail,
}
