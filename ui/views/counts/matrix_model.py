"""The matrix of work items as Qt shows it: headings and tasks down, groups and units across; a folded group hides its members."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from app.domain.ids import UnitGroupId
from app.register.item_matrix import CellKey, ItemCell, ItemMatrix, ItemRow, UnitColumn
from app.register.selection import Figure
from app.text.compare import fold
from ui.kit.cells import CELL_ROLE, FIGURES_ROLE, Cell
from ui.kit.grid_heads import HEADING_ROLE, SIGN_ROLE
from ui.kit.table import AnyIndex
from ui.kit.tool_tip import plain_tip
from ui.looks.item_cells import item_cell, item_cell_spoken
from ui.looks.task import first_line, heading

_EVERYTHING, _EVERYBODY = "Cả kế hoạch", "Tất cả đơn vị"
_NARROW = 24
"""Up to so many units all stand open at first; more begin folded by group."""


class ItemMatrixModel(QAbstractTableModel):
    """A matrix and which of its groups are open."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.matrix: ItemMatrix | None = None
        self.columns: list[UnitColumn] = []
        self._opened: set[UnitGroupId] | None = None
        self._drawn: dict[tuple[int, int], Cell] = {}

    def show(self, matrix: ItemMatrix) -> None:
        """Show another matrix; the groups that were open stay open."""
        self.beginResetModel()
        self.matrix = matrix
        if self._opened is None and matrix.columns:
            is_narrow = len(matrix.columns[0].unit_ids) <= _NARROW
            self._opened = {column.group.id for column in matrix.columns if column.group} if is_narrow else set()
        self._lay_out()
        self.endResetModel()

    @property
    def groups(self) -> list[UnitGroupId]:
        """The groups that fold columns."""
        return [column.group.id for column in self._every if column.is_group and column.group]

    @property
    def opened(self) -> frozenset[UnitGroupId]:
        """The groups that show their members."""
        return frozenset(self._opened or ())

    @property
    def is_all_open(self) -> bool:
        """Whether no group is folded."""
        return set(self.groups) <= (self._opened or set())

    def is_open(self, column: UnitColumn) -> bool:
        """Whether a group shows its members."""
        return column.group is not None and column.group.id in (self._opened or set())

    def fold(self, group_ids: Sequence[UnitGroupId], *, is_folded: bool) -> None:
        """Hide the members of groups, or show them."""
        self.beginResetModel()
        opened = self._opened or set()
        self._opened = opened - set(group_ids) if is_folded else opened | set(group_ids)
        self._lay_out()
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        """Return the number of headings and tasks."""
        return 0 if parent.isValid() or self.matrix is None else len(self.matrix.rows)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        """Return the number of columns that are not folded away."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row or column is about."""
        is_across = orientation == Qt.Orientation.Horizontal
        if self.matrix is None or not 0 <= section < (len(self.columns) if is_across else len(self.matrix.rows)):
            return None
        if role == HEADING_ROLE:
            return self.columns[section].unit is None if is_across else self.matrix.rows[section].task is None
        if role == SIGN_ROLE and is_across and self.columns[section].is_group:
            return "chevron-down" if self.is_open(self.columns[section]) else "chevron-right"
        whole = self.column_words(section) if is_across else self.row_words(section)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._short_name(section) if is_across else whole
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(whole)
        return whole if role == Qt.ItemDataRole.AccessibleTextRole else None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell draws or says."""
        if not index.isValid() or self.matrix is None:
            return None
        row, column = index.row(), index.column()
        if role == CELL_ROLE:
            return self._cell(row, column)
        if role == FIGURES_ROLE:
            return self.figures(row, column)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cell(row, column).text
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self.words(row, column)) if self._cell(row, column).text else None
        return self.words(row, column) if role == Qt.ItemDataRole.AccessibleTextRole else None

    def found(self, row: int, column: int) -> ItemCell | None:
        """Return the work items of a cell."""
        return self.matrix.cell(self.matrix.rows[row], self.columns[column]) if self.matrix else None

    def single(self, row: int, column: int) -> CellKey | None:
        """Return the task and unit of a cell that is one work item, which is opened itself."""
        return self.matrix.single(self.matrix.rows[row], self.columns[column]) if self.matrix else None

    def figures(self, row: int, column: int) -> tuple[Figure, ...]:
        """Return what the numbers of a cell lead to; nothing where it is a single item."""
        if self.matrix is None or self.single(row, column):
            return ()
        title = f"{self._row_name(self.matrix.rows[row])} · {self.column_words(column)}"
        return tuple(self.matrix.figures(self.matrix.rows[row], self.columns[column], title))

    def row_words(self, row: int) -> str:
        """Return what a row is about: number and words of a task or heading."""
        assert self.matrix is not None
        found = self.matrix.rows[row]
        if found.task is not None:
            return f"{found.task.number} {first_line(found.task)}"
        if found.section is not None:
            return f"{found.section.number}. {heading(found.section.title)}"
        return _EVERYTHING

    def column_words(self, column: int) -> str:
        """Return what a column is about, by its whole name; of a group also how many units it folds."""
        found = self.columns[column]
        if found.unit is not None:
            return found.unit.name
        if found.group is None:
            return _EVERYBODY
        return f"{found.group.name[:1].upper()}{found.group.name[1:]} ({len(found.unit_ids)})"

    def row_keys(self, row: int) -> tuple[str, ...]:
        """Return by what a row is found when typed: its number, the last part of it, its words; without diacritics."""
        assert self.matrix is not None
        found = self.matrix.rows[row]
        named = found.task or found.section
        if named is None:
            return (fold(_EVERYTHING),)
        words = first_line(found.task) if found.task else found.section.title if found.section else ""
        return fold(named.number), fold(named.number.rpartition(".")[2]), fold(words)

    def copied(self, row: int, column: int) -> str:
        """Return a cell as it is pasted elsewhere: in words, since Excel would make a day of "3/4"."""
        found = self.found(row, column)
        return item_cell_spoken(found, self.matrix.today) if self.matrix and found else ""

    def words(self, row: int, column: int) -> str:
        """Return a cell in words: task, unit, period and how it stands."""
        assert self.matrix is not None
        about = f"{self._row_name(self.matrix.rows[row])} – {self.column_words(column)}, {self.matrix.period.label}"
        return f"{about}: {item_cell_spoken(self.found(row, column), self.matrix.today)}."

    @property
    def _every(self) -> Sequence[UnitColumn]:
        return self.matrix.columns if self.matrix else ()

    def _lay_out(self) -> None:
        self._drawn = {}
        self.columns = [column for column in self._every if column.unit is None or column.group is None or self.is_open(column)]

    def _cell(self, row: int, column: int) -> Cell:
        drawn = self._drawn.get((row, column))
        if drawn is None:
            assert self.matrix is not None
            drawn = item_cell(self.found(row, column), self.matrix.today)
            drawn = self._drawn[(row, column)] = replace(drawn, bold=True) if self.matrix.rows[row].task is None else drawn
        return drawn

    def _short_name(self, column: int) -> str:
        found = self.columns[column]
        return (found.unit.short_name or found.unit.name) if found.unit else self.column_words(column)

    def _row_name(self, row: ItemRow) -> str:
        if row.task is not None:
            return f"Nhiệm vụ {row.task.number}"
        return f"Mục {row.section.number}" if row.section else _EVERYTHING
