"""The grid of the matrix: moved about in as in Excel, found in by typing, opened by a click or Enter."""

from time import monotonic

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTableView, QWidget

from app.text.compare import fold
from ui import theme
from ui.kit.clipboard import copy_table
from ui.kit.grid_heads import RowHead, WrappedHead
from ui.kit.tinted_cells import TintedDelegate
from ui.views.counts.matrix_model import ItemMatrixModel

_ROW, _HEADING_ROW, _COLUMN = 40, 28, 106
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_FOLDING = {Qt.Key.Key_Plus: False, Qt.Key.Key_Minus: True}
_JUMPS = {Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0)}


class MatrixGrid(QTableView):
    """Cells of work items.

    Signals:
        figures_chosen: the figures of the cell that was clicked, or on which Enter was pressed.
        item_chosen: the same of a cell that is one work item.
    """

    figures_chosen = Signal(object)
    item_chosen = Signal()

    def __init__(self, model: ItemMatrixModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._matrix = model
        self._typed, self._typed_at = "", 0.0
        self.setAccessibleName("Ma trận theo dõi")
        self.setHorizontalHeader(WrappedHead("Đơn vị", self))
        self.setVerticalHeader(RowHead("Nhiệm vụ", self))
        self.setModel(model)
        self.setItemDelegate(TintedDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        theme.follow(self.lay_out, sizes_only=True)
        model.modelReset.connect(self.lay_out)
        self.selectionModel().currentChanged.connect(lambda *_: self._draw_heads())
        self.clicked.connect(self._on_clicked)
        self.horizontalHeader().sectionClicked.connect(self.toggle_group)

    def lay_out(self) -> None:
        """Give rows and columns the sizes that fit the text in use."""
        self.horizontalHeader().setDefaultSectionSize(theme.scaled(_COLUMN))
        rows = self.verticalHeader()
        rows.setMinimumSectionSize(_HEADING_ROW // 2)
        rows.setDefaultSectionSize(theme.scaled(_ROW))
        for row in range(self._matrix.rowCount()):
            if self._matrix.matrix and self._matrix.matrix.rows[row].task is None:
                rows.resizeSection(row, theme.scaled(_HEADING_ROW))

    def go_to(self, row: int, column: int) -> None:
        """Put the cursor on a cell."""
        index = self._matrix.index(max(0, row), max(0, column))
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def toggle_group(self, column: int) -> None:
        """Open or fold the group of a column."""
        found = self._matrix.columns[column]
        if found.is_group:
            self.fold_group(column, is_folded=self._matrix.is_open(found))

    def fold_group(self, column: int, *, is_folded: bool) -> None:
        """Open or fold the group of a column; the cursor ends on the group."""
        group = self._matrix.columns[column].group
        if group is not None:
            row = self.currentIndex().row()
            self._matrix.fold([group.id], is_folded=is_folded)
            self.go_to(row, next(place for place, one in enumerate(self._matrix.columns) if one.is_group and one.group == group))

    def copy_block(self) -> None:
        """Put the chosen cells on the clipboard with their heads, the whole matrix where none or one is chosen."""
        chosen = self.selectionModel().selectedIndexes()
        is_block = len(chosen) > 1
        rows = sorted({one.row() for one in chosen}) if is_block else list(range(self._matrix.rowCount()))
        columns = sorted({one.column() for one in chosen}) if is_block else list(range(self._matrix.columnCount()))
        marks = {(one.row(), one.column()) for one in chosen} if is_block else None
        head = ["Nhiệm vụ", *(self._matrix.column_words(column) for column in columns)]
        lines = [
            [
                self._matrix.row_words(row),
                *(self._matrix.copied(row, column) if marks is None or (row, column) in marks else "" for column in columns),
            ]
            for row in rows
        ]
        copy_table([head, *lines])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter, fold on plus and minus, jump with Ctrl as Excel does, copy; everything else moves about."""
        here, key = self.currentIndex(), Qt.Key(event.key())
        with_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_block()
        elif not here.isValid():
            super().keyPressEvent(event)
        elif key in _ENTER:
            self._open(here)
        elif key in _FOLDING and not with_control:
            self.fold_group(here.column(), is_folded=_FOLDING[key])
        elif with_control and key in _JUMPS and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.go_to(*self._edge(here.row(), here.column(), *_JUMPS[key]))
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Go to what is typed: a unit by its name, else a task by its number or words; without diacritics."""
        now = monotonic()
        pause = QApplication.keyboardInputInterval() / 1000
        self._typed = (self._typed if now - self._typed_at <= pause else "") + search
        self._typed_at = now
        wanted = fold(self._typed)
        here = self.currentIndex()
        if not wanted:
            return
        column = next((place for place in range(self._matrix.columnCount()) if self._unit_begins(place, wanted)), None)
        if column is not None:
            self.go_to(here.row(), column)
            return
        row = next((place for place in range(self._matrix.rowCount()) if self._row_begins(place, wanted)), None)
        if row is not None:
            self.go_to(row, here.column())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show a hand over what a click opens."""
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        is_link = index.isValid() and self._matrix.found(index.row(), index.column()) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if is_link else Qt.CursorShape.ArrowCursor)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the tasks a third of the width, as long as units have room."""
        self.verticalHeader().setFixedWidth(max(180, min(theme.scaled(420), self.width() * 34 // 100)))
        super().resizeEvent(event)

    def _on_clicked(self, index: QModelIndex) -> None:
        if QApplication.keyboardModifiers() == Qt.KeyboardModifier.NoModifier:
            self._open(index)

    def _open(self, index: QModelIndex | QPersistentModelIndex) -> None:
        if self._matrix.single(index.row(), index.column()):
            self.item_chosen.emit()
        elif figures := self._matrix.figures(index.row(), index.column()):
            self.figures_chosen.emit(figures)

    def _edge(self, row: int, column: int, down: int, right: int) -> tuple[int, int]:
        """Return where Ctrl and an arrow lead: to the end of a run of filled cells, else to the next filled one, else the end."""

        def is_filled(row: int, column: int) -> bool:
            return self._is_inside(row, column) and self._matrix.found(row, column) is not None

        runs = is_filled(row, column) and is_filled(row + down, column + right)
        at = (row + down, column + right)
        while self._is_inside(*at) and is_filled(*at) is runs:
            at = (at[0] + down, at[1] + right)
        if runs or not self._is_inside(*at):
            at = (at[0] - down, at[1] - right)
        return at

    def _is_inside(self, row: int, column: int) -> bool:
        return 0 <= row < self._matrix.rowCount() and 0 <= column < self._matrix.columnCount()

    def _unit_begins(self, column: int, wanted: str) -> bool:
        unit = self._matrix.columns[column].unit
        return unit is not None and any(fold(name).startswith(wanted) for name in (unit.name, unit.short_name or ""))

    def _row_begins(self, row: int, wanted: str) -> bool:
        return any(said.startswith(wanted) for said in self._matrix.row_keys(row))

    def _draw_heads(self) -> None:
        self.horizontalHeader().viewport().update()
        self.verticalHeader().viewport().update()
