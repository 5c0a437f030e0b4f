"""Workbooks of Excel 97-2003 (.xls) on their way through the gate: the records of their one stream, counted ([MS-XLS] 2.3).

What the record says is where a cell stands and whether a formula made it; contents are left to the reader.
"""

import struct
from collections.abc import Iterator
from typing import BinaryIO

from app.importers.gate.compound_file import opened_compound
from app.importers.gate.facts import Admission, OfficeKind, Refusal, SheetFacts
from app.importers.gate.limits import MAX_CELLS, MAX_COLUMN, MAX_COVERED_CELLS, MAX_ROW
from app.importers.gate.sheet import column_letters
from app.messages.code import Code

_STREAMS = ("Workbook", "Book")
_MACRO_STORAGE = "_VBA_PROJECT_CUR"
_BEGIN, _END, _PASSWORD, _TAB, _MERGED = 0x0809, 0x000A, 0x002F, 0x0085, 0x00E5
_FORMULA, _FORMULA_AREAS = 0x0006, (0x0221, 0x0236)  # a cell's own; an array's and a data table's area
# Records of cells that hold something: each begins with row and column. The last column of several stands at the end.
_CELLS = {0x00FD, 0x0204, 0x027E, 0x0203, 0x0205, 0x00D6, _FORMULA}
_SEVERAL_CELLS = 0x00BD
_EMPTY_CELLS = {0x0201, 0x00BE}
_MACRO_TABS = (0x01, 0x06)
_UNICODE_VERSION = 0x0600


def admission_of(handle: BinaryIO) -> Admission:
    """Examine a workbook of Excel 97-2003. Raises Refusal."""
    try:
        handle.seek(0)
        with opened_compound(handle) as compound:
            if compound.exists(_MACRO_STORAGE):
                raise Refusal(Code.FILE_HAS_MACROS)
            stream = next((name for name in _STREAMS if compound.exists(name)), None)
            if stream is None:
                raise Refusal(Code.FILE_NOT_OFFICE)
            content = compound.openstream(stream).read()
        return Admission(OfficeKind.XLS, members=1, inflated_bytes=len(content), sheets=tuple(_sheets(content)))
    except (OSError, struct.error, ValueError, IndexError) as trouble:  # olefile's own error is an OSError
        raise Refusal(Code.FILE_DAMAGED) from trouble


def _sheets(content: bytes) -> Iterator[SheetFacts]:
    """Yield the facts of the sheets in the order of their tabs."""
    version = 0
    tabs: list[tuple[str, int]] = []
    for record, start, size in _records(content, 0):
        if record == _BEGIN:
            (version,) = struct.unpack_from("<H", content, start)
        elif record == _PASSWORD:
            raise Refusal(Code.FILE_ENCRYPTED)
        elif record == _TAB:
            tabs.append(_tab(content[start : start + size], is_unicode=version == _UNICODE_VERSION))
    if version == 0:
        raise Refusal(Code.FILE_DAMAGED)
    total = _Total()
    yield from (_Counter(name, total).facts(content, place) for name, place in tabs)


def _records(content: bytes, place: int) -> Iterator[tuple[int, int, int]]:
    """Yield (number, start, size) of the records of one part of the stream, from its beginning to its end mark."""
    depth = 0
    while place + 4 <= len(content):
        record, size = struct.unpack_from("<HH", content, place)
        yield record, place + 4, size
        depth += (record == _BEGIN) - (record == _END)
        if depth <= 0:
            return
        place += 4 + size
    raise Refusal(Code.FILE_CUT_OFF)


def _tab(record: bytes, *, is_unicode: bool) -> tuple[str, int]:
    """Return a tab's name and the place where its sheet begins."""
    place, _, kind, length = struct.unpack_from("<IBBB", record)
    if kind in _MACRO_TABS:
        raise Refusal(Code.FILE_HAS_MACROS)
    if not is_unicode:
        return record[7 : 7 + length].decode("cp1258", "replace"), place
    if record[7] & 1:
        return record[8 : 8 + 2 * length].decode("utf-16-le", "replace"), place
    return record[8 : 8 + length].decode("latin-1"), place


class _Total:
    """What all sheets hold together."""

    def __init__(self) -> None:
        self.cells = 0
        self.covered_cells = 0


class _Counter:
    """Counts one sheet and refuses it at the first limit it breaks."""

    def __init__(self, name: str, total: _Total) -> None:
        self._name = name
        self._total = total
        self._cells = 0
        self._last_row = 0
        self._last_column = 0
        self._formulas: set[str] = set()

    def facts(self, content: bytes, place: int) -> SheetFacts:
        """Count the sheet that begins at a place of the stream."""
        for record, start, size in _records(content, place):
            if record in _CELLS or record == _SEVERAL_CELLS:
                row, column = struct.unpack_from("<HH", content, start)
                last = struct.unpack_from("<H", content, start + size - 2)[0] if record == _SEVERAL_CELLS else column
                self._count(row + 1, last + 1, last - column + 1)
                if record == _FORMULA:
                    self._formulas.add(f"{column_letters(column + 1)}{row + 1}")
            elif record in _EMPTY_CELLS:
                self._count_cells(1)
            elif record in _FORMULA_AREAS:
                self._formulas.update(self._area(*struct.unpack_from("<HHBB", content, start)))
            elif record == _MERGED:
                self._count_merged(content[start : start + size])
        return SheetFacts(self._name, self._last_row, self._last_column, self._cells, frozenset(self._formulas))

    def _count(self, row: int, last_column: int, cells: int) -> None:
        if row > MAX_ROW:
            raise Refusal(Code.SHEET_TOO_MANY_ROWS, sheet=self._name, row=row, limit=MAX_ROW)
        if last_column > MAX_COLUMN:
            raise Refusal(Code.SHEET_TOO_MANY_COLUMNS, sheet=self._name, column=column_letters(last_column), limit=MAX_COLUMN)
        self._last_row, self._last_column = max(self._last_row, row), max(self._last_column, last_column)
        self._count_cells(cells)

    def _count_cells(self, cells: int) -> None:
        self._cells += cells
        self._total.cells += cells
        if self._total.cells > MAX_CELLS:
            raise Refusal(Code.SHEET_TOO_MANY_CELLS, limit=MAX_CELLS)

    def _area(self, top: int, bottom: int, left: int, right: int) -> Iterator[str]:
        self._cover((bottom - top + 1) * (right - left + 1))
        return (f"{column_letters(column + 1)}{row + 1}" for row in range(top, bottom + 1) for column in range(left, right + 1))

    def _count_merged(self, record: bytes) -> None:
        (count,) = struct.unpack_from("<H", record)
        for number in range(count):
            top, bottom, left, right = struct.unpack_from("<4H", record, 2 + 8 * number)
            self._cover((bottom - top + 1) * (right - left + 1))

    def _cover(self, cells: int) -> None:
        self._total.covered_cells += abs(cells)
        if self._total.covered_cells > MAX_COVERED_CELLS:
            raise Refusal(Code.SHEET_MERGES_TOO_LARGE, sheet=self._name, limit=MAX_COVERED_CELLS)
