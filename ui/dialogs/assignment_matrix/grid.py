"""The grid of the matrix: tasks stand still at the left, units turned on their side above, keys change what is chosen."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from app.domain.assignment import AssignmentRole
from app.domain.ids import TaskId, UnitId
from ui import theme
from ui.dialogs.assignment_matrix.model import MatrixModel
from ui.kit.cells import CellDelegate
from ui.kit.grid_heads import RowHead, TurnedHead

_ROW = 44
_HEADING_ROW = 28
_COLUMN = 66
_LEAST_ROWS = 1
_ROLE_KEYS = {
    Qt.Key.Key_C: AssignmentRole.LEAD,
    Qt.Key.Key_P: AssignmentRole.SUPPORT,
    Qt.Key.Key_T: AssignmentRole.OVERSEER,
    Qt.Key.Key_Delete: None,
    Qt.Key.Key_Backspace: None,
}


class MatrixGrid(QTableView):
    """Cells that are chosen by mouse or keyboard and changed by keys.

    Signals:
        role_chosen: a role for the chosen cells, None to clear them.
        deadline_wanted: the clerk asks for a deadline for the chosen cells.
        copied, pasted: the clerk wants the block in the clipboard, or the clipboard in the block.
        undo_wanted: the clerk takes a step back.
    """

    role_chosen = Signal(object)
    deadline_wanted = Signal()
    copied = Signal()
    pasted = Signal()
    undo_wanted = Signal()

    def __init__(self, model: MatrixModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._matrix = model
        self.setAccessibleName("Ma trận phân công")
        self.setHorizontalHeader(TurnedHead("Đơn vị", self))
        self.setVerticalHeader(RowHead("Nhiệm vụ", self))
        self.setModel(model)
        self.setItemDelegate(CellDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        theme.follow(self._lay_out, sizes_only=True)
        first = next((row for row in range(model.rowCount()) if model.task_at(row) is not None), 0)
        self.setCurrentIndex(model.index(first, 0))
        self.selectionModel().currentChanged.connect(lambda *_: self._draw_headers())

    def chosen_cells(self) -> list[tuple[TaskId, UnitId]]:
        """Return the chosen cells, line by line."""
        indexes = sorted(self.selectionModel().selectedIndexes(), key=lambda index: (index.row(), index.column()))
        found = ((self._matrix.task_at(index.row()), self._matrix.units[index.column()].id) for index in indexes)
        return [(task_id, unit_id) for task_id, unit_id in found if task_id is not None]

    def chosen_tasks(self) -> list[TaskId]:
        """Return the tasks of the chosen cells, from above."""
        return list(dict.fromkeys(task_id for task_id, _ in self.chosen_cells()))

    def chosen_units(self) -> list[UnitId]:
        """Return the units of the chosen cells, from the left."""
        chosen = {unit_id for _, unit_id in self.chosen_cells()}
        return [unit.id for unit in self._matrix.units if unit.id in chosen]

    def block_from_here(self, rows: int, columns: int) -> tuple[list[TaskId], list[UnitId]]:
        """Return the tasks and units of a block of this size from the first chosen cell on; the edge cuts it."""
        cells = self.chosen_cells()
        if not cells:
            return [], []
        below = [self._matrix.task_at(row) for row in range(self._matrix.rowCount())]
        tasks = [task_id for task_id in below if task_id is not None]
        units = [unit.id for unit in self._matrix.units]
        top, left = tasks.index(cells[0][0]), min(units.index(unit_id) for _, unit_id in cells)
        return tasks[top : top + rows], units[left : left + columns]

    def go_to_unit(self, column: int) -> None:
        """Put the cursor on a unit's column, in the same line."""
        index = self._matrix.index(max(0, self.currentIndex().row()), column)
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Change the chosen cells by a letter; copy, paste, undo; everything else moves about."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copied.emit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.undo_wanted.emit()
        elif plain and event.key() in _ROLE_KEYS:
            self.role_chosen.emit(_ROLE_KEYS[Qt.Key(event.key())])
        elif plain and event.key() == Qt.Key.Key_H:
            self.deadline_wanted.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Do nothing: letters change cells here."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the tasks a third of the width, as long as units have room."""
        self.verticalHeader().setFixedWidth(max(220, min(theme.scaled(440), self.width() * 32 // 100)))
        super().resizeEvent(event)

    def _lay_out(self) -> None:
        """Give rows and columns the sizes that fit the text in use, and show a row below the units."""
        self.setMinimumHeight(self.horizontalHeader().sizeHint().height() + theme.scaled(_LEAST_ROWS * _ROW))
        self.horizontalHeader().setDefaultSectionSize(theme.scaled(_COLUMN))
        rows = self.verticalHeader()
        rows.setMinimumSectionSize(_HEADING_ROW // 2)
        rows.setDefaultSectionSize(theme.scaled(_ROW))
        for row in range(self._matrix.rowCount()):
            if self._matrix.task_at(row) is None:
                rows.resizeSection(row, theme.scaled(_HEADING_ROW))

    def _draw_headers(self) -> None:
        self.horizontalHeader().viewport().update()
        self.verticalHeader().viewport().update()


def rectangle(cells: Iterable[tuple[TaskId, UnitId]]) -> bool:
    """Whether chosen cells are a block without gaps."""
    chosen = set(cells)
    return len(chosen) == len({task_id for task_id, _ in chosen}) * len({unit_id for _, unit_id in chosen})
