"""The tree of a plan's headings and tasks."""

from PySide6.QtCore import QModelIndex, QObject

from app.domain.ids import TaskId
from app.services.show_plan import PlanView, TaskLine
from ui.kit.cells import Cell
from ui.kit.tree_model import AnyIndex, RowsTreeModel
from ui.looks.task import first_line, heading
from ui.views.task_tree.columns import COLUMNS, spoken
from ui.views.task_tree.nodes import Node, build_nodes

TASK_ROW = 48
SECTION_ROW = 32


class TaskTreeModel(RowsTreeModel[Node]):
    """Headings and tasks of the plan looked at."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__([column.title for column in COLUMNS], build_nodes(None), parent)

    def set_view(self, view: PlanView | None, wanted: str = "") -> bool:
        """Show a plan, or what matches `wanted` in it.

        Returns:
            Whether the rows are others than before, so that the tree has to be expanded anew.
        """
        nodes = build_nodes(view, wanted)
        are_the_same = [_identity(node) for node in nodes] == [_identity(node) for node in self.rows]
        self.replace_rows(nodes, are_the_same=are_the_same)
        return not are_the_same

    def line_of(self, index: AnyIndex) -> TaskLine | None:
        """Return the task at an index, None for a heading."""
        node = self.row_at(index)
        return node.line if node else None

    def index_of(self, task_id: TaskId) -> QModelIndex:
        """Return the index of a task, an invalid one when it is not shown."""
        for number, node in enumerate(self.rows):
            if node.line is not None and node.line.task.id == task_id:
                return self.index_of_row(number)
        return QModelIndex()

    def first_task(self) -> QModelIndex:
        """Return the index of the first task."""
        return next((self.index_of_row(n) for n, node in enumerate(self.rows) if node.line is not None), QModelIndex())

    def cell(self, row: Node, column: int) -> Cell:
        """See RowsTreeModel."""
        if row.line is not None:
            return COLUMNS[column].task(row.line)
        return COLUMNS[column].section(row.section) if row.section else Cell("")

    def is_heading(self, row: Node) -> bool:
        """See RowsTreeModel."""
        return row.line is None

    def height(self, row: Node) -> int:
        """See RowsTreeModel."""
        return TASK_ROW if row.line else SECTION_ROW

    def spoken(self, row: Node) -> str:
        """See RowsTreeModel."""
        return spoken(row.line) if row.line else (heading(row.section.title) if row.section else "")

    def whole_text(self, row: Node) -> str:
        """See RowsTreeModel."""
        return first_line(row.line.task) if row.line else ""


def _identity(node: Node) -> tuple[int, int, int]:
    return (node.parent, node.section.id if node.section else 0, node.line.task.id if node.line else 0)
