"""A table over plain rows: columns are a table of their own, drawing and spoken text follow from it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar, cast

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui import theme
from ui.kit.cells import CELL_ROLE, FIGURES_ROLE, Cell, CellDelegate
from ui.kit.figure_links import FigureLinks
from ui.kit.tool_tip import plain_tip

Row = TypeVar("Row")
_LEAST_FOR_NAMES = 120  # pixels that the columns without width have between them before others yield
_LEAST_ROW = 16  # pixels; under any row height, at which Qt would begin
_SURELY_FITS = 16  # characters
AnyIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column.

    Attributes:
        title: its head.
        cell: draws a row's cell.
        width: its width in pixels; 0 takes what is left.
        yields: left out while the table is too narrow for all, 1 before 2; 0 always stays.
        figures: gives what the numbers of a row's cell lead to.
    """

    title: str
    cell: Callable[[Row], Cell]
    width: int = 0
    yields: int = 0
    figures: Callable[[Row], Sequence[object]] | None = None


class RowsModel(QAbstractTableModel, Generic[Row]):
    """Plain rows seen through columns."""

    def __init__(self, columns: Sequence[Column[Row]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.rows: list[Row] = []

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows; as many as before are told as changed, so that the cursor stays."""
        if len(rows) == len(self.rows):
            self.rows = list(rows)
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(self.columns) - 1))
            return
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a column's head; right-aligned over numbers."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell draws or says."""
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        column = self.columns[index.column()]
        if role == CELL_ROLE:
            return column.cell(self.rows[index.row()])
        if role == FIGURES_ROLE:
            return tuple(column.figures(self.rows[index.row()])) if column.figures else ()
        if role == Qt.ItemDataRole.DisplayRole:
            return column.cell(self.rows[index.row()]).text
        if role == Qt.ItemDataRole.ToolTipRole:
            whole = column.cell(self.rows[index.row()]).text
            return plain_tip(whole) if len(whole) > _SURELY_FITS else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{column.title}: {column.cell(self.rows[index.row()]).text}"
        return None


class RowsTable(QTableView):
    """A table view in the house's manner: whole rows selected, no grid, no row numbers.

    Signals:
        figures_chosen: the figures of the cell that was clicked, or on which Enter was pressed.
    """

    figures_chosen = Signal(object)

    def __init__(self, model: RowsModel[Row], name: str, row_height: int = theme.ROW, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setAccessibleName(name)
        self.setItemDelegate(CellDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows = self.verticalHeader()
        rows.setVisible(False)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._row_height, self._is_narrowed = row_height, False
        theme.follow(self._lay_out, sizes_only=True)
        self.links = FigureLinks(self, self.figures_chosen)

    @property
    def current_row(self) -> int | None:
        """The number of the row under the cursor."""
        index = self.currentIndex()
        return index.row() if index.isValid() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the figures of the cell under the cursor on Enter."""
        if not self.links.take_key(event):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave columns out until names have room."""
        super().resizeEvent(event)
        columns = cast("RowsModel[object]", self.model()).columns
        room = self.viewport().width() - theme.scaled(sum(column.width for column in columns))
        leaving = sorted((one.yields, number) for number, one in enumerate(columns) if one.yields)
        for _, number in leaving:
            is_left_out = room < theme.scaled(_LEAST_FOR_NAMES)
            self.setColumnHidden(number, is_left_out)
            room += theme.scaled(columns[number].width) if is_left_out else 0
        self._narrow_widest(theme.scaled(_LEAST_FOR_NAMES) - room)

    def _narrow_widest(self, lacking: int) -> None:
        """Where names still have no room, take it from the widest column; give it back once there is room again."""
        columns = cast("RowsModel[object]", self.model()).columns
        widest = max(range(len(columns)), key=lambda number: columns[number].width)
        drawn = theme.scaled(columns[widest].width)
        if all(column.width for column in columns) or (lacking <= 0 and not self._is_narrowed):
            return
        self._is_narrowed = lacking > 0
        self.horizontalHeader().resizeSection(widest, max(drawn // 2, drawn - max(0, lacking)))

    def _lay_out(self) -> None:
        """Give rows and columns the sizes that fit the text in use."""
        rows = self.verticalHeader()
        rows.setMinimumSectionSize(_LEAST_ROW)
        rows.setDefaultSectionSize(theme.scaled(self._row_height))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(theme.scaled(36))
        for number, column in enumerate(cast("RowsModel[object]", self.model()).columns):
            stretches = column.width == 0
            header.setSectionResizeMode(
                number, QHeaderView.ResizeMode.Stretch if stretches else QHeaderView.ResizeMode.Interactive
            )
            if not stretches:
                header.resizeSection(number, theme.scaled(column.width))
