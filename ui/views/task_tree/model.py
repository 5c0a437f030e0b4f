"""The tree of a plan's headings and tasks."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QObject, Qt

from app.domain.ids import TaskId
from app.domain.progress import Heap
from app.register.selection import Figure, Selection
from app.services.show_plan import PlanView, TaskLine
from app.services.type_over import TaskCells
from ui.kit.cells import Cell
from ui.kit.column import Typed, Typing
from ui.kit.tree_model import AnyIndex, RowsTreeModel
from ui.looks.figures import figures_of
from ui.looks.task import first_line
from ui.views.task_tree.columns import COLUMNS, STATE_COLUMN, spoken
from ui.views.task_tree.nodes import Node, build_nodes
from ui.views.task_tree.typed import task_cells, typing_of

TASK_ROW = 48
SECTION_ROW = 32


class TaskTreeModel(RowsTreeModel[Node]):
    """Headings and tasks of the plan looked at."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__([column.title for column in COLUMNS], build_nodes(None), parent)
        self._view: PlanView | None = None

    def set_view(self, view: PlanView | None, wanted: str = "") -> bool:
        """Show a plan, or what matches `wanted` in it.

        Returns:
            Whether the rows are others than before, so that the tree has to be expanded anew.
        """
        self._view = view
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
        return COLUMNS[column].cell(row)

    def figures(self, row: Node, column: int) -> Sequence[object]:
        """See RowsTreeModel."""
        return self._figures_of(row) if column == STATE_COLUMN and self._view else ()

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Let tasks be dragged away."""
        found = super().flags(index)
        return found | Qt.ItemFlag.ItemIsDragEnabled if self.line_of(index) is not None else found

    def is_heading(self, row: Node) -> bool:
        """See RowsTreeModel."""
        return row.line is None

    def height(self, row: Node) -> int:
        """See RowsTreeModel."""
        return TASK_ROW if row.line else SECTION_ROW

    def spoken(self, row: Node) -> str:
        """See RowsTreeModel."""
        return spoken(row)

    def whole_text(self, row: Node) -> str:
        """See RowsTreeModel."""
        return first_line(row.line.task) if row.line else ""

    def typing(self, row: Node, column: int) -> Typing[Node] | None:
        """See RowsTreeModel."""
        return typing_of(row, column, self._view.today.year) if self._view else None

    def cells_of(self, typed: Sequence[Typed]) -> dict[TaskId, TaskCells]:
        """Return what was typed, task by task."""
        return task_cells(typed, self._view.today.year) if self._view else {}

    def _figures_of(self, row: Node) -> list[Figure]:
        """Return what "4/16" leads to: what is done, and everything that is to be carried out."""
        view = self._view
        if view is None or not row.count.total:
            return []
        if row.line is not None:
            wanted, about = Selection(plan_id=view.plan.id, task_id=row.line.task.id), f"nhiệm vụ {row.line.task.number}"
        else:
            assert row.section is not None
            wanted, about = Selection(plan_id=view.plan.id, section_id=row.section.id), f"mục {row.section.number}"
        return figures_of(row.count, (Heap.DONE, Heap.TOTAL), about, view.period, wanted, view.today)


def _identity(node: Node) -> tuple[int, int, int]:
    return (node.parent, node.section.id if node.section else 0, node.line.task.id if node.line else 0)
