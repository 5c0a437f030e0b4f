"""What is typed over in the tree of tasks: duties and deadlines."""

from collections.abc import Sequence

from app.domain.ids import TaskId
from app.services.type_over import TaskCells, is_due_on_a_day
from ui.kit.column import Typed, Typing
from ui.kit.typed_day import typed_day
from ui.looks.task import first_line
from ui.views.task_tree.columns import DEADLINE_COLUMN, DUTY_COLUMN
from ui.views.task_tree.nodes import Node


def typing_of(node: Node, column: int, year: int) -> Typing[Node] | None:
    """Return how a cell is typed over; None where it only shows.

    Args:
        node: the row.
        column: the number of the column.
        year: the year that is meant where a deadline is typed without one.
    """
    if node.line is None:
        return None
    if column == DUTY_COLUMN:
        return Typing(_duty, lambda _, text: "" if text.strip() else "Nhiệm vụ không để trống được.")
    if column == DEADLINE_COLUMN:
        return Typing(_deadline, lambda row, text: _refuse_deadline(row, text, year))
    return None


def task_cells(typed: Sequence[Typed], year: int) -> dict[TaskId, TaskCells]:
    """Return what was typed, task by task."""
    found: dict[TaskId, TaskCells] = {}
    for one in typed:
        assert isinstance(one.row, Node)
        assert one.row.line is not None
        task_id = one.row.line.task.id
        before = found.get(task_id, TaskCells())
        duty = one.text if one.column == DUTY_COLUMN else before.duty
        due_on = typed_day(one.text, year) if one.column == DEADLINE_COLUMN else before.due_on
        found[task_id] = TaskCells(duty, due_on)
    return found


def _duty(node: Node) -> str:
    return first_line(node.line.task) if node.line else ""


def _deadline(node: Node) -> str:
    end = node.line.task.timing.end if node.line and is_due_on_a_day(node.line.task) else None
    return f"{end:%d/%m/%Y}" if end else ""


def _refuse_deadline(node: Node, text: str, year: int) -> str:
    if node.line is None or not is_due_on_a_day(node.line.task):
        return "Việc này theo nhịp hoặc theo khoảng thời gian: đổi bằng lệnh Đổi thời hạn."
    return "" if typed_day(text, year) else "Gõ ngày như 20/12 hoặc 20/12/2026."
