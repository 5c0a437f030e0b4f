"""The sheets of an OpenDocument workbook, counted while they are read. Rows and cells say how often they stand there.

LibreOffice ends every sheet with a million empty rows in one element; those count nothing, for no reader writes them out.
"""

from dataclasses import dataclass, field

from app.importers.gate.facts import Refusal, SheetFacts
from app.importers.gate.limits import MAX_CELLS, MAX_COLUMN, MAX_COVERED_CELLS, MAX_REPEATED, MAX_ROW
from app.importers.gate.parts import Attributes, without_prefix
from app.importers.gate.sheet import column_letters
from app.messages.code import Code

_CELLS = ("table-cell", "covered-table-cell")
_LONGEST_NAME = 100


@dataclass(slots=True)
class _Sheet:
    """What was counted of one sheet."""

    name: str
    last_row: int = 0
    last_column: int = 0
    cells: int = 0
    formulas: set[str] = field(default_factory=set[str])

    def facts(self) -> SheetFacts:
        """Return it as the gate tells it."""
        return SheetFacts(self.name, self.last_row, self.last_column, self.cells, frozenset(self.formulas))


class OpenSheets:
    """Counts the sheets of one `content.xml`; a watcher of the gate."""

    def __init__(self) -> None:
        self._sheets: list[_Sheet] = []
        self._row = self._rows = 0  # the first row of the element, and how many it stands for
        self._column = self._columns = 0
        self._is_counted = True
        self._cells = self._covered = self._spaces = 0

    def facts(self) -> tuple[SheetFacts, ...]:
        """Return what was counted, in the order of the tabs."""
        return tuple(one.facts() for one in self._sheets)

    def element(self, name: str, attributes: Attributes) -> None:
        """Take note of a sheet, a row, a cell or what fills it. Raises Refusal."""
        if name in _CELLS:
            self._new_cell({without_prefix(key): value for key, value in attributes.items()})
        elif name == "table-row":
            self._row += self._rows
            self._rows = _number(_of(attributes, "number-rows-repeated"))
            self._column = self._columns = 0
            self._is_counted = True
        elif name == "table":
            self._sheets.append(_Sheet(_of(attributes, "name")[:_LONGEST_NAME]))
            self._row = self._rows = self._column = self._columns = 0
            self._is_counted = True
        elif name == "p" and not self._is_counted:
            self._fill()
        elif name == "s":
            self._spaces += _number(_of(attributes, "c"))
            if self._spaces > MAX_REPEATED:
                raise Refusal(Code.FILE_INFLATES_TOO_LARGE)

    def _new_cell(self, told: Attributes) -> None:
        if not self._sheets:
            raise Refusal(Code.FILE_STRANGE)
        self._column += self._columns
        self._columns = _number(told.get("number-columns-repeated", ""))
        self._is_counted = False
        spanned = _number(told.get("number-columns-spanned", "")) * _number(told.get("number-rows-spanned", ""))
        self._covered += spanned if spanned > 1 else 0
        if self._covered > MAX_COVERED_CELLS:
            raise Refusal(Code.SHEET_MERGES_TOO_LARGE, sheet=self._sheets[-1].name, limit=MAX_COVERED_CELLS)
        if "formula" in told or "value-type" in told:
            self._fill()
        if "formula" in told:
            rows, columns = range(self._row, self._row + self._rows), range(self._column, self._column + self._columns)
            self._sheets[-1].formulas.update(f"{column_letters(column + 1)}{row + 1}" for row in rows for column in columns)

    def _fill(self) -> None:
        """Count the cell that is open, as often as it stands there."""
        self._is_counted = True
        sheet = self._sheets[-1]
        last_row, last_column = self._row + self._rows, self._column + self._columns
        if last_row > MAX_ROW:
            raise Refusal(Code.SHEET_TOO_MANY_ROWS, sheet=sheet.name, row=last_row, limit=MAX_ROW)
        if last_column > MAX_COLUMN:
            letters = column_letters(min(last_column, 16_384))
            raise Refusal(Code.SHEET_TOO_MANY_COLUMNS, sheet=sheet.name, column=letters, limit=MAX_COLUMN)
        sheet.last_row, sheet.last_column = max(sheet.last_row, last_row), max(sheet.last_column, last_column)
        sheet.cells += self._rows * self._columns
        self._cells += self._rows * self._columns
        if self._cells > MAX_CELLS:
            raise Refusal(Code.SHEET_TOO_MANY_CELLS, limit=MAX_CELLS)


def _of(attributes: Attributes, name: str) -> str:
    return next((value for key, value in attributes.items() if without_prefix(key) == name), "")


def _number(written: str) -> int:
    """Return how often something stands there: once when nothing is said."""
    if not written:
        return 1
    if not (written.isascii() and written.isdigit() and len(written) <= 10):
        raise Refusal(Code.FILE_STRANGE)
    return int(written)
