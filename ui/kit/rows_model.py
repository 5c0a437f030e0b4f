"""Plain rows seen through columns, shown as the clerk arranged them: the number of a line is the number in `rows`."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Generic

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from ui import theme
from ui.kit.arranging import Arranged, Arrangement, Arranger, Band
from ui.kit.cells import CELL_ROLE, FIGURES_ROLE, Cell
from ui.kit.column import Column, Row, Side, Typed
from ui.kit.tool_tip import plain_tip

AnyIndex = QModelIndex | QPersistentModelIndex
_SURELY_FITS = 16  # characters
_SLICE_SECONDS = 0.03  # of sorting, until events have their turn
_OVER = object()
_SIDES = {side: int(side.value | Qt.AlignmentFlag.AlignVCenter) for side in Side}  # asked for at every cell that is painted
_UP_DOWN = {False: "xếp từ nhỏ đến lớn", True: "xếp từ lớn đến nhỏ"}


class RowsModel(QAbstractTableModel, Generic[Row]):
    """Plain rows seen through columns.

    Attributes:
        rows: what is shown, line by line; a band stands for its first row.
        all_rows: what was given, whether it is shown or not.
        arrangement: how it is shown.
        wanted: how it is to be shown; another than `arrangement` while many rows are being sorted.

    Signals:
        typed: cells were typed over (a list of `Typed`); the book is to be changed, then rows are set anew.
        arranged: other rows are shown, or in another order.
    """

    typed = Signal(object)
    arranged = Signal()

    def __init__(self, columns: Sequence[Column[Row]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.rows: list[Row] = []
        self.all_rows: list[Row] = []
        self.arrangement = self.wanted = Arrangement()
        self._preparing: Iterator[None] | None = None
        self._slices = QTimer(self)
        self._slices.setInterval(0)
        self._slices.timeout.connect(self._prepare)
        self._arranger: Arranger[Row] | None = None
        self._shown = Arranged([], {}, 0)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows; as many as before are told as changed, so that the cursor stays."""
        before = len(self.rows)
        self.all_rows, self._arranger = list(rows), None
        is_begun = self._begin(self.wanted)
        self.arrangement = replace(self.wanted, sorted_by=None, is_falling=False) if is_begun else self.wanted
        shown, lines = self._arrange()
        if len(lines) == before:
            self._shown, self.rows = shown, lines
            if lines:
                self.dataChanged.emit(self.index(0, 0), self.index(len(lines) - 1, len(self.columns) - 1))
        else:
            self.beginResetModel()
            self._shown, self.rows = shown, lines
            self.endResetModel()
        self.arranged.emit()

    def arrange(self, wanted: Arrangement) -> None:
        """Sort, filter or group otherwise; very many rows are sorted little by little, then shown so at once."""
        if wanted == self.wanted:
            return
        sorting, self.wanted = (self.wanted.sorted_by, self.wanted.is_falling), wanted
        if self._preparing is not None and sorting == (wanted.sorted_by, wanted.is_falling):
            return  # the sort under way is still the one that is wanted
        if not self._begin(wanted):
            self._show(wanted)

    def _begin(self, wanted: Arrangement) -> bool:
        """Give up any sort under way; begin the one that is wanted when it takes long. Returns whether it was begun."""
        self._slices.stop()
        self._preparing = None
        if wanted.sorted_by is None or not self._known_arranger().takes_long(wanted):
            return False
        self._preparing = self._known_arranger().prepare(wanted)
        self._slices.start()
        return True

    def _prepare(self) -> None:
        """Sort for a moment; once all is sorted, show it."""
        until = time.monotonic() + _SLICE_SECONDS
        while self._preparing is not None:
            if next(self._preparing, _OVER) is _OVER:
                self._slices.stop()
                self._preparing = None
                self._show(self.wanted)
            elif time.monotonic() >= until:
                return

    def _show(self, wanted: Arrangement) -> None:
        self.beginResetModel()
        self.arrangement = wanted
        self._shown, self.rows = self._arrange()
        self.endResetModel()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)
        self.arranged.emit()

    @property
    def found(self) -> int:
        """How many of the given rows pass the filters, folded away or not."""
        return self._shown.found

    def band_at(self, line: int) -> Band | None:
        """Return the band that a line is."""
        return self._shown.bands.get(line)

    def place_of(self, line: int) -> int:
        """Return which of the given rows a line shows."""
        return self._shown.places[line]

    def line_of(self, place: int) -> int | None:
        """Return the line that shows one of the given rows; None where it is filtered out or folded away."""
        if self.arrangement.is_plain:
            return place if 0 <= place < len(self.rows) else None
        lines = (line for line, one in enumerate(self._shown.places) if one == place and line not in self._shown.bands)
        return next(lines, None)

    def toggle_band(self, line: int) -> None:
        """Fold the rows of a band away, or show them again."""
        band = self.band_at(line)
        if band is not None:
            words = band.words if band.words != "(trống)" else ""
            self.arrange(replace(self.arrangement, closed=self.arrangement.closed ^ {words}))

    def folded_lines(self, column: int) -> list[str]:
        """Return what the lines say in a column, without diacritics, for typing ahead."""
        folded = self._known_arranger().folded(column)
        return [folded[place] for place in self._shown.places]

    def read_ahead(self, column: int) -> None:
        """Read a column before it is filtered by, so that the first letter is answered as quickly as the next."""
        self._known_arranger().folded(column)

    def refusal(self, index: AnyIndex, text: str) -> str:
        """Say in one sentence why a text cannot stand in a cell that is typed over; empty when it can."""
        typing = self.columns[index.column()].typing
        return typing.refuse(self.rows[index.row()], text) if typing else ""

    def typed_at(self, index: AnyIndex, text: str) -> Typed:
        """Return a text as typed into a cell."""
        return Typed(self.rows[index.row()], index.column(), text)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Return whether a cell can be chosen and typed over."""
        chosen = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self.columns[index.column()].typing is None or index.row() in self._shown.bands:
            return chosen
        return chosen | Qt.ItemFlag.ItemIsEditable

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a column's head; it stands at the side of what is below it."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _SIDES[column.side]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken_head(section)
        return None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell draws or says."""
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        band = self._shown.bands.get(index.row()) if self._shown.bands else None
        return self._of_band(band, role) if band else self._of_row(index, role)

    def setData(self, index: AnyIndex, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take what was typed over a cell: the book is asked to change, which brings new rows."""
        typing = self.columns[index.column()].typing
        text = str(value)
        if role != Qt.ItemDataRole.EditRole or typing is None or self.refusal(index, text):
            return False
        if text != typing.text(self.rows[index.row()]):
            self.typed.emit([self.typed_at(index, text)])
        return True

    def _of_row(self, index: AnyIndex, role: int) -> object:
        column, row = self.columns[index.column()], self.rows[index.row()]
        if role == CELL_ROLE:
            return column.cell(row)
        if role == FIGURES_ROLE:
            return tuple(column.figures(row)) if column.figures else ()
        if role == Qt.ItemDataRole.DisplayRole:
            return column.cell(row).text
        if role == Qt.ItemDataRole.EditRole:
            return column.typing.text(row) if column.typing else column.cell(row).text
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _SIDES[column.side]
        if role == Qt.ItemDataRole.ToolTipRole:
            whole = column.cell(row).text
            return plain_tip(whole) if len(whole) > _SURELY_FITS else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{column.title}: {column.cell(row).text}"
        return None

    def _of_band(self, band: Band, role: int) -> object:
        """Return what a band shows in its one cell across all columns."""
        words = f"{band.words} ({band.count})"
        if role == CELL_ROLE:
            return Cell(words, bold=True, icon="chevron-right" if band.is_closed else "chevron-down")
        if role == Qt.ItemDataRole.DisplayRole:
            return words
        if role == Qt.ItemDataRole.BackgroundRole:
            return theme.colour("head")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"Nhóm {words}, {'đang gập' if band.is_closed else 'đang mở'}"
        return None

    def _spoken_head(self, section: int) -> str:
        wanted, title = self.arrangement, self.columns[section].title
        sorting = f", {_UP_DOWN[wanted.is_falling]}" if wanted.sorted_by == section else ""
        filtering = f", đang lọc “{wanted.filters[section]}”" if section in wanted.filters else ""
        return f"{title}{sorting}{filtering}"

    def _arrange(self) -> tuple[Arranged, list[Row]]:
        if self.arrangement.is_plain:
            return Arranged(list(range(len(self.all_rows))), {}, len(self.all_rows)), list(self.all_rows)
        shown = self._known_arranger().arranged(self.arrangement)
        return shown, [self.all_rows[place] for place in shown.places]

    def _known_arranger(self) -> Arranger[Row]:
        if self._arranger is None:
            self._arranger = Arranger(self.columns, self.all_rows)
        return self._arranger
