"""The text of an old Word file (.doc) as it is stored, cells and all ([MS-DOC] 2.4.1, 2.9.177).

LibreOffice loses tables of such files at times and runs the words of their cells together. This text tells that it happened,
and stands in for what LibreOffice made of the file then. It knows no automatic numbers and no looks.
"""

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol, cast

from app.errors import UserError
from app.importers.gate.facts import shown_name
from app.messages.code import Code

# Places in the File Information Block: which table stream, letters of the main text, where the pieces are listed.
_FLAGS, _MAIN_TEXT, _PIECES = 0x0A, 0x4C, 0x01A2
_USES_FIRST_TABLE = 0x0200
_PROPERTIES, _PIECE_TABLE = 1, 2
_IS_ONE_BYTE = 0x40000000
_FIELD = re.compile("\x13[^\x13\x14\x15]*(?:\x14([^\x13\x14\x15]*))?\x15")
_CELL = "\x07"
_LINE_ENDS, _UNSEEN = f"{_CELL}\r\x0b\x0c", "\x01\x08\x1f"  # pictures, drawings, soft hyphens
_AS_TEXT = str.maketrans({**dict.fromkeys(_LINE_ENDS, "\n"), **dict.fromkeys(_UNSEEN), "\x1e": "-"})


@dataclass(frozen=True, slots=True)
class OldWordText:
    """What an old Word file says.

    Attributes:
        text: its main text; each paragraph and each cell of a table is a line.
        cell_ends: how many cells and rows end in it.
    """

    text: str
    cell_ends: int


def read_old_word(path: Path) -> OldWordText:
    """Read the main text of a .doc that has passed the gate. Raises UserError when the file contradicts itself."""
    from olefile import OleFileIO

    try:
        with OleFileIO(str(path)) as container:
            text = _main_text(cast("_Container", container))
    except (struct.error, OSError, ValueError, IndexError) as trouble:  # olefile's own error is an OSError
        raise UserError(Code.FILE_UNREADABLE, file=shown_name(path)) from trouble
    while (shown := _FIELD.sub(lambda found: found[1] or "", text)) != text:  # fields stand within fields
        text = shown
    return OldWordText(text.translate(_AS_TEXT), text.count(_CELL))


class _Container(Protocol):
    """The streams of the file, as olefile gives them."""

    def openstream(self, filename: str) -> BinaryIO:
        """Open a stream by its name."""
        ...


def _main_text(container: _Container) -> str:
    document = container.openstream("WordDocument").read()
    (flags,) = struct.unpack_from("<H", document, _FLAGS)
    (letters,) = struct.unpack_from("<i", document, _MAIN_TEXT)
    start, length = struct.unpack_from("<II", document, _PIECES)
    table = container.openstream("1Table" if flags & _USES_FIRST_TABLE else "0Table").read()
    return "".join(_pieces(document, _piece_table(table[start : start + length])))[:letters]


def _piece_table(listing: bytes) -> bytes:
    """Return the table of pieces; properties of the file's fast saves stand before it."""
    position = 0
    while listing[position] == _PROPERTIES:
        (length,) = struct.unpack_from("<H", listing, position + 1)
        position += 3 + length
    if listing[position] != _PIECE_TABLE:
        raise ValueError("no table of pieces")
    (length,) = struct.unpack_from("<I", listing, position + 1)
    return listing[position + 5 : position + 5 + length]


def _pieces(document: bytes, table: bytes) -> Iterator[str]:
    """Yield the text piece by piece: in one byte a letter of windows-1252, or in two."""
    number = (len(table) - 4) // 12
    ends = struct.unpack_from(f"<{number + 1}I", table)
    for piece in range(number):
        (place,) = struct.unpack_from("<I", table, 4 * (number + 1) + 8 * piece + 2)
        letters = ends[piece + 1] - ends[piece]
        if place & _IS_ONE_BYTE:
            start = (place & ~_IS_ONE_BYTE) // 2
            yield document[start : start + letters].decode("cp1252", "replace")
        else:
            yield document[place : place + 2 * letters].decode("utf-16-le", "replace")
