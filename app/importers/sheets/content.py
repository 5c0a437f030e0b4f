"""A workbook of any admitted kind -> its sheets: values from A1 on, and which cells a formula or a merge makes doubtful.

To add a kind: 1. a member of `OfficeKind` and its way through the gate; 2. a function path -> sheets in this folder; 3. a row in
`_READERS`. Runs in the reader child.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from importlib import import_module
from pathlib import Path

from app.importers.gate.door import admit
from app.importers.gate.facts import Admission, OfficeKind

CellValue = str | int | float | bool | date | datetime | time | timedelta

# The kinds a workbook may have, the one that sentences name first.
SHEET_KINDS = (OfficeKind.XLSX, OfficeKind.XLS, OfficeKind.ODS, OfficeKind.CSV)


@dataclass(frozen=True, slots=True)
class SheetContent:
    """One sheet as read.

    Attributes:
        name: the name on its tab; of a kind without tabs, empty.
        rows: rows of values from A1 on; they may differ in length.
        formulas: addresses of cells whose value a formula computed: nobody's words.
        merged: addresses of all cells that a merge covers, its first one included.
    """

    name: str
    rows: Sequence[Sequence[CellValue]]
    formulas: frozenset[str]
    merged: frozenset[str]

    def value(self, row: int, column: int) -> CellValue:
        """Return what stands in a cell, counted from 0; "" outside what was read."""
        return self.rows[row][column] if row < len(self.rows) and column < len(self.rows[row]) else ""


def read_sheets(path: Path, kind: OfficeKind) -> Iterator[SheetContent]:
    """Yield all sheets of a workbook, hidden ones too, in the order of its tabs. Raises UserError when the gate refuses it."""
    module, _, name = _READERS[kind].partition(":")
    read: Callable[[Path, Admission], Iterator[SheetContent]] = getattr(import_module(module), name)
    yield from read(path, admit(path, kind))


_READERS = {
    OfficeKind.XLSX: "app.importers.sheets.excel:read_excel",
    OfficeKind.XLS: "app.importers.sheets.excel:read_excel",
    OfficeKind.ODS: "app.importers.sheets.open_document:read_open_document",
    OfficeKind.CSV: "app.importers.sheets.csv_text:read_csv",
}
