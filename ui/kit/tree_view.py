"""A tree set like our tables: no indentation, names wide, columns that leave when names would be squeezed."""

from collections.abc import Sequence
from typing import Protocol, cast

from PySide6.QtCore import QAbstractItemModel, QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView, QWidget

from app.text.compare import fold
from ui import theme
from ui.kit.block_keys import BlockKeys
from ui.kit.cell_editor import TypingDelegate
from ui.kit.column_layout import ColumnLayout
from ui.kit.figure_links import FigureLinks
from ui.kit.head_menu import HeadMenu
from ui.kit.type_ahead import TypeAhead

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
        self.setItemDelegate(TypingDelegate(self))
        self.setAccessibleName(name)
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked)
        titles = [str(model.headerData(number, Qt.Orientation.Horizontal) or "") for number in range(model.columnCount())]
        self.columns = ColumnLayout(self.header(), name, titles)
        self._type_ahead = TypeAhead()
        self.blocks = BlockKeys(self, self.header(), self._selected_lines, self.indexBelow)
        self.menu = HeadMenu(self, self.header())
        theme.follow(self._lay_columns, sizes_only=True)
        self.links = FigureLinks(self, self.figures_chosen)

    def lay_out_columns(self) -> None:
        """Give the columns the widths that fit the text in use, and leave out those that have no room."""
        self._lay_columns()
        self._fit(self.viewport().width())

    def addActions(self, actions: list[QAction]) -> None:
        """Offer actions on rows above those of the tree itself."""
        self.insertActions(self.menu.first, actions)

    def setCurrentIndex(self, index: QModelIndex | QPersistentModelIndex) -> None:
        """Put the cursor on a cell and select its row alone, whatever keys are held."""
        chosen = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, chosen)

    def event(self, event: QEvent) -> bool:
        """Take keys of ours before the window takes them as its own."""
        if event.type() is QEvent.Type.ShortcutOverride and self.blocks.wants(cast("QKeyEvent", event)):
            event.accept()
            return True
        return super().event(event)

    def keyboardSearch(self, search: str) -> None:
        """Go to the next shown row that begins so: in the column under the cursor, else in the widest one."""
        shown = self._shown_lines()
        widest = next((number for number, one in enumerate(self._columns) if not one.width), 0)
        current = self.currentIndex()
        at = shown.index(current.siblingAtColumn(0)) if current.isValid() else -1
        for column in dict.fromkeys((widest, max(current.column(), 0))):
            words = [fold(str(one.siblingAtColumn(column).data() or "")) for one in shown]
            found = self._type_ahead.next_line(search, words, at)
            if found is not None:
                self.setCurrentIndex(shown[found].siblingAtColumn(max(current.column(), 0)))
                return

    def showEvent(self, event: QShowEvent) -> None:
        """Take the columns as the clerk left them."""
        super().showEvent(event)
        if self.columns.set_busy(True):
            self.columns.read()
            self.lay_out_columns()
        self.columns.set_busy(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the figures of the cell under the cursor on Enter; copy, paste, fill; go sideways."""
        if self.links.take_key(event) or self.blocks.take_key(event):
            return
        if not self._move_sideways(event.key()):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out columns where they would squeeze the words."""
        super().resizeEvent(event)
        self._fit(event.size().width())

    def _shown_lines(self) -> list[QModelIndex]:
        """Return the first cells of the rows that are not folded away, from above."""
        shown, line = list[QModelIndex](), self.model().index(0, 0)
        while line.isValid():
            shown.append(line)
            line = self.indexBelow(line)
        return shown

    def _selected_lines(self) -> list[QModelIndex]:
        chosen = {index.internalId() for index in self.selectionModel().selectedRows()}
        return [line for line in self._shown_lines() if line.internalId() in chosen]

    def _fit(self, width: int) -> None:
        with self.columns.quietly():
            for number, column in enumerate(self._columns):
                has_room = width >= theme.scaled(column.shown_from) or self.columns.wants(number)
                self.header().setSectionHidden(number, self.columns.hides(number) or not has_room)

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
        header.setSectionsMovable(True)
        header.setFirstSectionMovable(True)
        header.setMinimumSectionSize(theme.scaled(_LEAST_SECTION))
        for number, column in enumerate(self._columns):
            mode = QHeaderView.ResizeMode.Interactive if column.width else QHeaderView.ResizeMode.Stretch
            header.setSectionResizeMode(number, mode)
            if column.width:
                with self.columns.quietly():
                    header.resizeSection(number, theme.scaled(self.columns.width(number, column.width)))
