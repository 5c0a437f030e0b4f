"""The matrix as Qt shows it: headings and tasks down, units across; a cell says role, by group, own deadline."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from app.domain.assignment import ROLE_LABELS, AssignmentRole
from app.domain.ids import TaskId, UnitId
from app.domain.plan import Section
from app.domain.unit import Unit
from app.register.matrix import MatrixCell
from app.services.show_matrix import MatrixRow
from ui import theme
from ui.dialogs.assignment_matrix.draft import CODES, MatrixDraft
from ui.kit.cells import CELL_ROLE, Cell
from ui.kit.grid_heads import HEADING_ROLE
from ui.kit.numbers import short_date
from ui.kit.table import AnyIndex
from ui.kit.tool_tip import plain_tip
from ui.looks.task import first_line, heading

_COLOURS = {AssignmentRole.LEAD: "accent", AssignmentRole.SUPPORT: "ink", AssignmentRole.OVERSEER: "ink_soft"}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the matrix: a heading, or a task."""

    section: Section | None
    row: MatrixRow | None = None


class MatrixModel(QAbstractTableModel):
    """The draft's cells; the headers carry tasks and units."""

    def __init__(self, draft: MatrixDraft, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.draft = draft
        self.units = draft.view.columns
        self.lines = list(_lines(draft.view.rows))

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        """Return the number of headings and tasks."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        """Return the number of units."""
        return 0 if parent.isValid() else len(self.units)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Return what can be done with a cell: headings have none to choose."""
        if not index.isValid() or self.lines[index.row()].row is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a unit's short name, or a task's number and words; the whole of it as tool tip."""
        if role == HEADING_ROLE:
            return orientation == Qt.Orientation.Vertical and self.task_at(section) is None
        if orientation == Qt.Orientation.Horizontal:
            unit = self.units[section]
            return {
                Qt.ItemDataRole.DisplayRole: unit.short_name or unit.name,
                Qt.ItemDataRole.ToolTipRole: plain_tip(self._unit_words(unit)),
                Qt.ItemDataRole.AccessibleTextRole: unit.name,
            }.get(Qt.ItemDataRole(role))
        whole = self.task_words(section)
        return {
            Qt.ItemDataRole.DisplayRole: whole,
            Qt.ItemDataRole.ToolTipRole: plain_tip(whole),
            Qt.ItemDataRole.AccessibleTextRole: whole,
        }.get(Qt.ItemDataRole(role))

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell draws or says."""
        if not index.isValid():
            return None
        row = self.lines[index.row()].row
        if row is None:
            return theme.colour("head") if role == Qt.ItemDataRole.BackgroundRole else None
        task_id, unit = row.task.id, self.units[index.column()]
        if role in (CELL_ROLE, Qt.ItemDataRole.DisplayRole):
            shown = _shown(self.draft.cell(task_id, unit.id), self.draft.view.today.year)
            return shown if role == CELL_ROLE else shown.text
        if role == Qt.ItemDataRole.BackgroundRole:
            return theme.colour("soon_soft") if self.draft.is_changed(task_id, unit.id) else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.words(index)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self.words(index))
        return None

    def task_at(self, row: int) -> TaskId | None:
        """Return the task of a line; None for a heading."""
        found = self.lines[row].row
        return found.task.id if found else None

    def task_words(self, row: int) -> str:
        """Return what stands at the left of a line; of a task also the names nobody is known by."""
        line = self.lines[row]
        if line.row is None:
            assert line.section is not None
            return f"{line.section.number}. {heading(line.section.title)}"
        task = line.row.task
        unknown = [one.written for one in self.draft.lines[task.id] if not one.is_matched]
        return f"{task.number} {first_line(task)}" + (f"\nChưa khớp: {', '.join(unknown)}" if unknown else "")

    def words(self, index: AnyIndex) -> str:
        """Return a cell in words: task, unit, role and where it comes from, deadline."""
        row = self.lines[index.row()].row
        if row is None:
            return self.task_words(index.row())
        unit = self.units[index.column()]
        cell = self.draft.cell(row.task.id, unit.id)
        said = f"Nhiệm vụ {row.task.number} – {unit.name}: "
        if cell is None:
            return said + "không được giao."
        said += ROLE_LABELS[cell.role].lower()
        if cell.group_ids:
            names = ", ".join(f"“{self.draft.view.groups[one].name}”" for one in cell.group_ids)
            said += f", giao qua nhóm {names}" if cell.is_by_group else f", cũng thuộc nhóm {names}"
        return said + (f", hạn riêng {cell.due_on:%d/%m/%Y}." if cell.due_on else ".")

    def tell_changed(self) -> None:
        """Let every cell and the tasks' words be drawn anew."""
        if self.lines and self.units:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.lines) - 1, len(self.units) - 1))
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(self.lines) - 1)

    def _unit_words(self, unit: Unit) -> str:
        overseen = self.draft.view.overseen.get(unit.id, ())
        names: dict[UnitId, str] = {one.id: one.name for one in self.units}
        shown = ", ".join(names[one] for one in overseen if one in names)
        return f"{unit.name}\nPhụ trách: {shown}" if shown else unit.name


def _lines(rows: Iterable[MatrixRow]) -> Iterable[Line]:
    """Return the rows with a heading before the first of each section."""
    before: Section | None = None
    for row in rows:
        if row.section is not None and row.section != before:
            yield Line(row.section)
        before = row.section
        yield Line(row.section, row)


def _shown(cell: MatrixCell | None, this_year: int) -> Cell:
    if cell is None:
        return Cell("")
    code = CODES[cell.role] + ("*" if cell.is_by_group else "")
    due = ""
    if cell.due_on:
        due = f"\n{short_date(cell.due_on)}" if cell.due_on.year == this_year else f"\n{cell.due_on:%d/%m/%y}"
    return Cell(code + due, colour=_COLOURS[cell.role], bold=cell.role is AssignmentRole.LEAD)
