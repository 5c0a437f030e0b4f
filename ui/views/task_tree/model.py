"""The tree model: plain rows inside, Qt's indexes outside; an index carries the number of its row."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt

from app.domain.ids import TaskId
from app.services.show_plan import PlanView, TaskLine
from ui import theme
from ui.kit.cells import CELL_ROLE, Cell
from ui.looks.task import first_line, heading
from ui.views.task_tree.columns import COLUMNS, spoken
from ui.views.task_tree.nodes import ROOT, Node, build_nodes

AnyIndex = QModelIndex | QPersistentModelIndex

TASK_ROW = 48
SECTION_ROW = 32


class TaskTreeModel(QAbstractItemModel):
    """Headings and tasks of the plan looked at."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._nodes: list[Node] = build_nodes(None)

    def set_view(self, view: PlanView | None, wanted: str = "") -> bool:
        """Show a plan, or what matches `wanted` in it.

        Returns:
            Whether the rows are others than before, so that the tree has to be expanded anew.
        """
        nodes = build_nodes(view, wanted)
        if [_identity(node) for node in nodes] == [_identity(node) for node in self._nodes]:
            self._nodes = nodes
            self._tell_all_changed()
            return False
        self.beginResetModel()
        self._nodes = nodes
        self.endResetModel()
        return True

    def line_of(self, index: AnyIndex) -> TaskLine | None:
        """Return the task at an index, None for a heading."""
        return self._nodes[index.internalId()].line if index.isValid() else None

    def index_of(self, task_id: TaskId) -> QModelIndex:
        """Return the index of a task, an invalid one when it is not shown."""
        for number, node in enumerate(self._nodes):
            if node.line is not None and node.line.task.id == task_id:
                return self._index_of_row(number)
        return QModelIndex()

    def first_task(self) -> QModelIndex:
        """Return the index of the first task."""
        return next((self._index_of_row(n) for n, node in enumerate(self._nodes) if node.line is not None), QModelIndex())

    def index(self, row: int, column: int, parent: AnyIndex = QModelIndex()) -> QModelIndex:  # noqa: B008
        """Return the index of a child row."""
        children = self._nodes[parent.internalId() if parent.isValid() else ROOT].children
        if not (0 <= row < len(children) and 0 <= column < len(COLUMNS)):
            return QModelIndex()
        return self.createIndex(row, column, children[row])

    def parent(self, index: AnyIndex) -> QModelIndex:  # type: ignore[override]
        """Return the heading above a row."""
        if not index.isValid():
            return QModelIndex()
        above = self._nodes[index.internalId()].parent
        return QModelIndex() if above == ROOT else self._index_of_row(above)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        """Return how many rows hang below one."""
        if parent.column() > 0:
            return 0
        return len(self._nodes[parent.internalId() if parent.isValid() else ROOT].children)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        """Return the number of columns."""
        return len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a column's head."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section].title
        return None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell draws, says or measures."""
        if not index.isValid():
            return None
        node = self._nodes[index.internalId()]
        match role:
            case r if r == CELL_ROLE:
                return _cell(node, index.column())
            case Qt.ItemDataRole.DisplayRole:
                return _cell(node, index.column()).text
            case Qt.ItemDataRole.SizeHintRole:
                return QSize(0, TASK_ROW if node.line else SECTION_ROW)
            case Qt.ItemDataRole.BackgroundRole:
                return None if node.line else theme.colour("head")
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken(node.line) if node.line else (heading(node.section) if node.section else "")
            case Qt.ItemDataRole.ToolTipRole:
                return _tool_tip(node)
            case _:
                return None

    def _index_of_row(self, number: int) -> QModelIndex:
        above = self._nodes[self._nodes[number].parent]
        return self.createIndex(above.children.index(number), 0, number)

    def _tell_all_changed(self) -> None:
        last = len(COLUMNS) - 1
        for node in self._nodes:
            if node.children:
                first, final = node.children[0], node.children[-1]
                self.dataChanged.emit(self.createIndex(0, 0, first), self.createIndex(len(node.children) - 1, last, final))


def _cell(node: Node, column: int) -> Cell:
    if node.line is not None:
        return COLUMNS[column].task(node.line)
    return COLUMNS[column].section(node.section) if node.section else Cell("")


def _identity(node: Node) -> tuple[int, int, int]:
    return (node.parent, node.section.id if node.section else 0, node.line.task.id if node.line else 0)


def _tool_tip(node: Node) -> str | None:
    """Return the whole text, escaped: a tool tip would read markup (threats G1)."""
    from html import escape

    return f"<p>{escape(first_line(node.line.task))}</p>" if node.line else None
