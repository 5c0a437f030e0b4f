"""Tables saved as plain text (.csv): the delimiter by its own line "sep=" or by what divides most; the encoding by `decoded`.

Such a file holds what was shown: dates and numbers are texts in it, and what a formula or a merge made cannot be told.
"""

import csv
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

from app.errors import UserError
from app.importers.gate.facts import Admission, shown_name
from app.importers.gate.limits import MAX_CELLS, MAX_COLUMN, MAX_ROW, MAX_TEXT_BYTES
from app.importers.gate.sheet import column_letters
from app.importers.sheets.content import SheetContent
from app.messages.code import Code
from app.text.decoding import decoded

_DELIMITERS = (",", ";", "\t", "|")
_DELIMITER_LINE = "sep="
_LETTERS_TO_JUDGE = 20_000


def read_csv(path: Path, _admission: Admission) -> Iterator[SheetContent]:
    """Yield the one sheet of a text that has passed the gate.

    Raises:
        UserError: it has too many rows, columns or cells, or a cell without end.
    """
    text = decoded(path.read_bytes()) or ""
    delimiter, text = _told_delimiter(text)
    rows: list[list[str]] = []
    cells = 0
    csv.field_size_limit(MAX_TEXT_BYTES)
    try:
        for row in csv.reader(StringIO(text, newline=""), delimiter=delimiter or _best_delimiter(text)):
            cells += len(row)
            if len(rows) >= MAX_ROW:
                raise UserError(Code.SHEET_TOO_MANY_ROWS, file=shown_name(path), sheet="", row=len(rows) + 1, limit=MAX_ROW)
            if len(row) > MAX_COLUMN:
                column = column_letters(len(row))
                raise UserError(Code.SHEET_TOO_MANY_COLUMNS, file=shown_name(path), sheet="", column=column, limit=MAX_COLUMN)
            if cells > MAX_CELLS:
                raise UserError(Code.SHEET_TOO_MANY_CELLS, file=shown_name(path), limit=MAX_CELLS)
            rows.append(row)
    except csv.Error as trouble:
        raise UserError(Code.FILE_UNREADABLE, file=shown_name(path)) from trouble
    yield SheetContent("", rows, frozenset(), frozenset())


def _told_delimiter(text: str) -> tuple[str, str]:
    """Return the delimiter that Excel's own first line names and the text below it; "" and the whole text without one."""
    first, _, rest = text.partition("\n")
    told = first.strip("\r\"' ").lower()
    if told.startswith(_DELIMITER_LINE) and len(first.rstrip("\r")) - len(_DELIMITER_LINE) >= 1:
        delimiter = first.rstrip("\r").strip("\"'")[len(_DELIMITER_LINE) :][:1]
        return (delimiter, rest) if delimiter in _DELIMITERS else ("", rest)
    return "", text


def _best_delimiter(text: str) -> str:
    """Return the delimiter that divides the beginning into the most cells outside quotation marks."""
    sample = text[:_LETTERS_TO_JUDGE]

    def cells(delimiter: str) -> int:
        try:
            lengths = [len(row) for row in csv.reader(StringIO(sample, newline=""), delimiter=delimiter)]
        except csv.Error:
            return 0
        widest = max(lengths, default=0)
        return widest * lengths.count(widest)

    return max(_DELIMITERS, key=cells)
