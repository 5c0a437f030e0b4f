"""OpenDocument workbooks (.ods) -> their sheets, straight from `content.xml`: values, formulas and merges of one reading.

What stands thousands of times in one element is written out only up to the last cell that holds something.
"""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.tracker_sheet import cell_address
from app.importers.gate.facts import Admission
from app.importers.sheets.content import CellValue, SheetContent

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage]

_URN = "{urn:oasis:names:tc:opendocument:xmlns:"
OFFICE, TABLE, TEXT = (f"{_URN}{name}:1.0}}" for name in ("office", "table", "text"))
_CELLS = (f"{TABLE}table-cell", f"{TABLE}covered-table-cell")
_LINE_BREAK, _TAB, _SPACES, _PARAGRAPH = (f"{TEXT}{name}" for name in ("line-break", "tab", "s", "p"))
_NOT_IN_THE_CELL = (f"{OFFICE}annotation",)
_DURATION = re.compile(r"(-?)PT(\d+)H(\d+)M([\d.,]+)S")


@dataclass(slots=True)
class _Sheet:
    """One sheet while it is read: rows by their number, and the two sets of addresses."""

    rows: list[list[CellValue]] = field(default_factory=list[list[CellValue]])
    formulas: set[str] = field(default_factory=set[str])
    merged: set[str] = field(default_factory=set[str])

    def put(self, row: int, column: int, value: CellValue) -> None:
        """Put a value into a cell; what lies before it is filled up with empty ones."""
        while len(self.rows) <= row:
            self.rows.append([])
        cells = self.rows[row]
        cells += [""] * (column + 1 - len(cells))
        cells[column] = value


def read_open_document(path: Path, _admission: Admission) -> Iterator[SheetContent]:
    """Yield the sheets of a workbook that has passed the gate. The parser opens nothing and knows no entities of the file."""
    from lxml.etree import XMLParser, fromstring

    parser = XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    with zipfile.ZipFile(path) as archive:
        content = fromstring(archive.read("content.xml"), parser)
    for table in content.iterfind(f"{OFFICE}body/{OFFICE}spreadsheet/{TABLE}table"):
        sheet = _read(table)
        yield SheetContent(table.get(f"{TABLE}name", ""), sheet.rows, frozenset(sheet.formulas), frozenset(sheet.merged))


def _read(table: "Element") -> _Sheet:
    sheet = _Sheet()
    number = 0
    for row in table.iter(f"{TABLE}table-row"):
        times = int(row.get(f"{TABLE}number-rows-repeated", "1"))
        column = 0
        for cell in row.iterchildren(*_CELLS):
            width = int(cell.get(f"{TABLE}number-columns-repeated", "1"))
            _read_cell(sheet, cell, range(number, number + times), range(column, column + width))
            column += width
        number += times
    return sheet


def _read_cell(sheet: _Sheet, cell: "Element", rows: range, columns: range) -> None:
    value = _value(cell)
    if value != "":
        for row in rows:
            for column in columns:
                sheet.put(row, column, value)
    if f"{TABLE}formula" in cell.attrib:
        sheet.formulas.update(cell_address(row, column) for row in rows for column in columns)
    height, width = (int(cell.get(f"{TABLE}number-{which}-spanned", "1")) for which in ("rows", "columns"))
    if height * width > 1:
        top, left = rows.start, columns.start
        sheet.merged.update(cell_address(row, column) for row in range(top, top + height) for column in range(left, left + width))


def _value(cell: "Element") -> CellValue:
    kind = cell.get(f"{OFFICE}value-type", "")
    try:
        match kind:
            case "float" | "currency":
                return float(cell.get(f"{OFFICE}value", ""))
            case "boolean":
                return cell.get(f"{OFFICE}boolean-value", "") == "true"
            case "date":
                return _date(cell.get(f"{OFFICE}date-value", ""))
            case "time":
                return _duration(cell.get(f"{OFFICE}time-value", ""))
            case _:  # a text; a percentage is what is shown: "50%"
                return _text(cell)
    except ValueError:
        return _text(cell)


def _date(written: str) -> date | datetime:
    moment = datetime.fromisoformat(written)
    return moment.date() if moment.time() == time() else moment


def _duration(written: str) -> timedelta:
    if not (found := _DURATION.fullmatch(written)):
        raise ValueError(written)
    sign, hours, minutes, seconds = found.groups()
    length = timedelta(hours=int(hours), minutes=int(minutes), seconds=float(seconds.replace(",", ".")))
    return -length if sign else length


def _text(cell: "Element") -> str:
    """Return the paragraphs of a cell, a line each; notes on the cell are not its words."""
    return "\n".join("".join(_letters(paragraph)) for paragraph in cell.iterchildren(_PARAGRAPH))


def _letters(node: "Element") -> Iterator[str]:
    yield node.text or ""
    for child in node.iterchildren():
        if child.tag == _SPACES:
            yield " " * int(child.get(f"{TEXT}c", "1"))
        elif child.tag == _LINE_BREAK:
            yield "\n"
        elif child.tag == _TAB:
            yield "\t"
        elif child.tag not in _NOT_IN_THE_CELL:
            yield from _letters(child)
        yield child.tail or ""
