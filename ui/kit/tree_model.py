"""A tree over plain rows: a row knows the number of the one above it, an index carries the number of its row."""

from collections.abc import Sequence
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal

from ui import theme
from ui.kit.cells import CELL_ROLE, FIGURES_ROLE, Cell
from ui.kit.column import Typed, Typing
from ui.kit.tool_tip import plain_tip

AnyIndex = QModelIndex | QPersistentModelIndex
ROOT = 0


class TreeRow(Protocol):
    """One row; its number in the list is its id, row 0 is the invisible root."""

    @property
    def parent(self) -> int:
        """The number of the row above it."""
        ...

    @property
    def children(self) -> Sequence[int]:
        """The numbers of the rows below it, in order."""
        ...


Row = TypeVar("Row", bound=TreeRow)


class RowsTreeModel(QAbstractItemModel, Generic[Row]):
    """Rows seen as a tree of headings and what stands under them. What a row shows is the subclass's.

    Signals:
        typed: cells were typed over (a list of `Typed`); the book is to be changed, then rows are set anew.
    """

    typed = Signal(object)

    def __init__(self, titles: Sequence[str], rows: list[Row], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._titles = tuple(titles)
        self.rows = rows

    def cell(self, row: Row, column: int) -> Cell:
        """Return what is drawn of a row in a column."""
        raise NotImplementedError

    def is_heading(self, row: Row) -> bool:
        """Whether a row is a heading, set off by its ground."""
        raise NotImplementedError

    def height(self, row: Row) -> int:
        """Return a row's height in pixels."""
        raise NotImplementedError

    def spoken(self, row: Row) -> str:
        """Return a row as a screen reader says it."""
        raise NotImplementedError

    def whole_text(self, row: Row) -> str:
        """Return what the tool tip shows; empty for none."""
        raise NotImplementedError

    def figures(self, row: Row, column: int) -> Sequence[object]:
        """Return what the numbers of a cell lead to."""
        return ()

    def typing(self, row: Row, column: int) -> Typing[Row] | None:
        """Return how a cell is typed over; None where it only shows."""
        return None

    def refusal(self, index: AnyIndex, text: str) -> str:
        """Say in one sentence why a text cannot stand in a cell; empty when it can."""
        row = self.row_at(index)
        typing = self.typing(row, index.column()) if row is not None else None
        return typing.refuse(row, text) if typing and row is not None else ""

    def typed_at(self, index: AnyIndex, text: str) -> Typed:
        """Return a text as typed into a cell."""
        return Typed(self.row_at(index), index.column(), text)

    def replace_rows(self, rows: list[Row], *, are_the_same: bool) -> None:
        """Show other rows; where they stand for the same things as before, the tree stays as it was opened."""
        if are_the_same:
            self.rows = rows
            self._tell_all_changed()
        else:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()

    def row_at(self, index: AnyIndex) -> Row | None:
        """Return the row at an index; None for an invalid one."""
        return self.rows[index.internalId()] if index.isValid() else None

    def index_of_row(self, number: int) -> QModelIndex:
        """Return the index of a row."""
        above = self.rows[self.rows[number].parent]
        return self.createIndex(above.children.index(number), 0, number)

    def index(self, row: int, column: int, parent: AnyIndex = QModelIndex()) -> QModelIndex:  # noqa: B008
        """Return the index of a child row."""
        children = self.rows[parent.internalId() if parent.isValid() else ROOT].children
        if not (0 <= row < len(children) and 0 <= column < len(self._titles)):
            return QModelIndex()
        return self.createIndex(row, column, children[row])

    def parent(self, index: AnyIndex) -> QModelIndex:  # type: ignore[override]
        """Return the heading above a row."""
        above = self.rows[index.internalId()].parent if index.isValid() else ROOT
        return QModelIndex() if above == ROOT else self.index_of_row(above)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        """Return how many rows hang below one."""
        if parent.column() > 0:
            return 0
        return len(self.rows[parent.internalId() if parent.isValid() else ROOT].children)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        """Return the number of columns."""
        return len(self._titles)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Return whether a cell can be chosen, dragged and typed over."""
        row = self.row_at(index)
        if row is None or self.typing(row, index.column()) is None:
            return super().flags(index)
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def setData(self, index: AnyIndex, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take what was typed over a cell: the book is asked to change, which brings new rows."""
        text = str(value)
        if not self.flags(index) & Qt.ItemFlag.ItemIsEditable or self.refusal(index, text):
            return False
        if text != self.data(index, Qt.ItemDataRole.EditRole):
            self.typed.emit([self.typed_at(index, text)])
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a column's head."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell draws, says or measures."""
        row = self.row_at(index)
        if row is None:
            return None
        match role:
            case r if r == CELL_ROLE:
                return self.cell(row, index.column())
            case r if r == FIGURES_ROLE:
                return tuple(self.figures(row, index.column()))
            case Qt.ItemDataRole.DisplayRole:
                return self.cell(row, index.column()).text
            case Qt.ItemDataRole.EditRole:
                typing = self.typing(row, index.column())
                return typing.text(row) if typing else self.cell(row, index.column()).text
            case Qt.ItemDataRole.SizeHintRole:
                return QSize(0, theme.scaled(self.height(row)))
            case Qt.ItemDataRole.BackgroundRole:
                return theme.colour("head") if self.is_heading(row) else None
            case Qt.ItemDataRole.AccessibleTextRole:
                return self.spoken(row)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(self.whole_text(row)) or None
            case _:
                return None

    def _tell_all_changed(self) -> None:
        last = len(self._titles) - 1
        for row in self.rows:
            if row.children:
                first, final = row.children[0], row.children[-1]
                self.dataChanged.emit(self.createIndex(0, 0, first), self.createIndex(len(row.children) - 1, last, final))
