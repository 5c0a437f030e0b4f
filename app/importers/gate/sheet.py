"""One worksheet, counted while it is read: rows, columns, cells, merged areas, formulas.

A sheet may claim a million rows in 5 kB; libraries then work for minutes or leave rows out (threats C).
"""

import re
from dataclasses import dataclass, field

from app.importers.gate.facts import Refusal, SheetFacts
from app.importers.gate.limits import MAX_CELLS, MAX_COLUMN, MAX_COVERED_CELLS, MAX_ROW
from app.importers.gate.parts import Attributes
from app.messages.code import Code

_ADDRESS = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,9})")
_LONGEST_SHEET_NAME = 31


def column_letters(number: int) -> str:
    """Return the letters of a column, "A" for 1."""
    letters = ""
    while number > 0:
        number, digit = divmod(number - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return letters


def column_number(letters: str) -> int:
    """Return the number of a column, 1 for "A"."""
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number


_LAST_ROW_OF_EXCEL = 1_048_576
# What fills a cell. LibreOffice writes the last row of a sheet whose columns are coloured; empty, it costs a reader nothing.
_CONTENTS = {"v", "f", "is"}
# Looked up for every cell: a dictionary is four times as fast as counting.
_COLUMNS = {column_letters(number): number for number in range(1, MAX_COLUMN + 1)}


@dataclass(slots=True)
class WorkbookCounts:
    """What all sheets of a workbook hold together."""

    cells: int = 0
    covered_cells: int = 0


@dataclass(slots=True)
class SheetWatcher:
    """Counts one worksheet and refuses it at the first limit it breaks.

    Attributes:
        name: the sheet's name on its tab.
        counts: the counts of the whole workbook, added to.
    """

    name: str
    counts: WorkbookCounts
    _row: int = 0
    _rows: int = 0
    _column: int = 0
    _last_row: int = 0
    _last_column: int = 0
    _cells: int = 0
    _address: str = ""
    _formulas: set[str] = field(default_factory=set[str])

    def element(self, name: str, attributes: Attributes) -> None:
        """Take note of a row, a cell, a formula or an area; nothing else counts, least of all `dimension`."""
        if name == "c":
            self._cell(attributes.get("r"))
        elif self._row > MAX_ROW and name in _CONTENTS and self._address:
            raise self._refusal(Code.SHEET_TOO_MANY_ROWS, row=self._row, limit=MAX_ROW)
        elif name == "row":
            self._new_row(attributes.get("r"))
        elif name == "f":
            self._formula(attributes)
        elif name == "extLst":
            self._address = ""  # after the cells: an `f` in there belongs to a list or a sparkline
        elif name in {"mergeCell", "hyperlink"}:
            self._area(attributes.get("ref", ""))

    def facts(self) -> SheetFacts:
        """Return what was counted."""
        return SheetFacts(self.name, self._last_row, self._last_column, self._cells, frozenset(self._formulas))

    def _new_row(self, written: str | None) -> None:
        """A row without a number is the one after the last."""
        if written is not None and not (written.isascii() and written.isdigit() and len(written) <= 10):
            raise Refusal(Code.FILE_STRANGE)
        self._row = int(written) if written else self._row + 1
        self._column = 0
        self._rows += 1
        if self._rows > MAX_ROW or self._row > _LAST_ROW_OF_EXCEL:
            raise self._refusal(Code.SHEET_TOO_MANY_ROWS, row=self._row, limit=MAX_ROW)
        if self._row <= MAX_ROW:
            self._last_row = max(self._last_row, self._row)

    def _cell(self, written: str | None) -> None:
        """A cell without an address is the one after the last; an address must lie in the row it stands in."""
        column = self._column + 1 if written is None else self._column_of(written)
        if column > MAX_COLUMN:
            raise self._refusal(Code.SHEET_TOO_MANY_COLUMNS, column=column_letters(column), limit=MAX_COLUMN)
        self._column = column
        self._address = written or f"{column_letters(column)}{self._row}"
        self._last_column = max(self._last_column, column)
        self._cells += 1
        self.counts.cells += 1
        if self.counts.cells > MAX_CELLS:
            raise Refusal(Code.SHEET_TOO_MANY_CELLS, limit=MAX_CELLS)

    def _column_of(self, written: str) -> int:
        row = str(self._row)
        column = _COLUMNS.get(written.removesuffix(row))
        if column is not None:
            return column
        found = _ADDRESS.fullmatch(written)
        if not found or found[2] != row:
            raise Refusal(Code.FILE_STRANGE)
        return column_number(found[1])

    def _formula(self, attributes: Attributes) -> None:
        """An array formula and a data table fill their whole area, of which only the first cell says so."""
        if not self._address:
            return
        self._formulas.add(self._address)
        if attributes.get("t") in {"array", "dataTable"} and (area := attributes.get("ref")):
            (left, top), (right, bottom) = self._area(area)
            rows, columns = range(top, bottom + 1), range(left, right + 1)
            self._formulas.update(f"{column_letters(column)}{row}" for row in rows for column in columns)

    def _area(self, written: str) -> tuple[tuple[int, int], tuple[int, int]]:
        """Return an area's first and last cell, (column, row) each, after counting the cells it covers."""
        first, _, last = written.partition(":")
        (left, top), (right, bottom) = self._corner(first), self._corner(last or first)
        self.counts.covered_cells += (abs(right - left) + 1) * (abs(bottom - top) + 1)
        if self.counts.covered_cells > MAX_COVERED_CELLS:
            raise self._refusal(Code.SHEET_MERGES_TOO_LARGE, limit=MAX_COVERED_CELLS)
        return (left, top), (right, bottom)

    def _corner(self, written: str) -> tuple[int, int]:
        if not (found := _ADDRESS.fullmatch(written)):
            raise Refusal(Code.FILE_STRANGE)
        return column_number(found[1]), int(found[2])

    def _refusal(self, code: Code, **parameters: object) -> Refusal:
        return Refusal(code, sheet=self.name[:_LONGEST_SHEET_NAME], **parameters)
