"""A tree set like our tables: no indentation, names wide, columns that leave when names would be squeezed."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QAbstractItemModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView, QWidget

from ui import theme
from ui.kit.cells import CellDelegate
from ui.kit.figure_links import FigureLinks

_LEAST_SECTION = 40  # pixels


class LaidColumn(Protocol):
    """How wide a column is, and from which width of the tree on it is shown."""

    @property
    def width(self) -> int:
        """Its width in pixels; 0 takes what is left."""
        ...

    @property
    def shown_from(self) -> int:
        """The least width of the tree at which it is shown."""
        ...


class RowsTree(QTreeView):
    """A tree over a `RowsTreeModel`.

    Signals:
        figures_chosen: the figures of the cell that was clicked, or on which Enter was pressed.
    """

    figures_chosen = Signal(object)

    def __init__(
        self, model: QAbstractItemModel, columns: Sequence[LaidColumn], name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self.setModel(model)
        self.setItemDelegate(CellDelegate(self))
        self.setAccessibleName(name)
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        theme.follow(self._lay_columns, sizes_only=True)
        self.links = FigureLinks(self, self.figures_chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the figures of the cell under the cursor on Enter."""
        if not self.links.take_key(event) and not self._move_sideways(event.key()):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out columns where they would squeeze the words."""
        super().resizeEvent(event)
        for number, column in enumerate(self._columns):
            self.header().setSectionHidden(number, event.size().width() < theme.scaled(column.shown_from))

    def _move_sideways(self, key: int) -> bool:
        """Go to the next cell of a row by the arrow keys; a heading keeps them for opening and closing."""
        step = 1 if key == Qt.Key.Key_Right else -1 if key == Qt.Key.Key_Left else 0
        index = self.currentIndex()
        if not step or not index.isValid():
            return False
        first = index.siblingAtColumn(0)
        column = index.column() + step
        if self.model().hasChildren(first) and (column < 0 or not self.isExpanded(first)):
            return False
        while 0 <= column < self.model().columnCount() and self.isColumnHidden(column):
            column += step
        if 0 <= column < self.model().columnCount():
            self.setCurrentIndex(index.siblingAtColumn(column))
        return True

    def _lay_columns(self) -> None:
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setMinimumSectionSize(theme.scaled(_LEAST_SECTION))
        for number, column in enumerate(self._columns):
            mode = QHeaderView.ResizeMode.Interactive if column.width else QHeaderView.ResizeMode.Stretch
            header.setSectionResizeMode(number, mode)
            if column.width:
                header.resizeSection(number, theme.scaled(column.width))
