"""THE TABLE of the tree's columns. To add one: a row here; header, width, drawing and spoken text follow from it."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from app.services.show_plan import TaskLine
from ui.kit.cells import Cell
from ui.kit.numbers import grouped
from ui.looks.standing import ROLLED_UP_WORDS, rolled_up_cell
from ui.looks.task import first_line, heading, timing_words
from ui.views.task_tree.nodes import Node


@dataclass(frozen=True, slots=True)
class TreeColumn:
    """One column.

    Attributes:
        title: its head.
        width: its width in pixels; 0 takes what is left.
        cell: draws the cell of a task or heading.
        shown_from: the least width of the tree at which the column is shown; narrower ones leave room for the task's words.
    """

    title: str
    width: int
    cell: Callable[[Node], Cell]
    shown_from: int = 0


def _number(node: Node) -> Cell:
    if node.section is not None:
        return Cell(node.section.number.split(".")[-1], bold=True, colour="ink_soft")
    return Cell(node.line.task.number.split(".", 1)[-1] if node.line else "", colour="ink_soft")


def _text(node: Node) -> Cell:
    if node.section is not None:
        return Cell(heading(node.section.title), bold=True)
    return Cell(first_line(node.line.task) if node.line else "", lines=2)


def _of_task(draw: Callable[[TaskLine], Cell]) -> Callable[[Node], Cell]:
    """Draw a cell that headings leave empty."""
    return lambda node: draw(node.line) if node.line else Cell("")


def _units(line: TaskLine) -> Cell:
    if line.unmatched and not line.unit_names:
        return Cell("Chưa rõ đơn vị", colour="soon", icon="alert-triangle")
    if not line.unit_names:
        return Cell("Chưa giao", colour="soon", icon="alert-triangle")
    first, *others = line.unit_names
    if not others:
        return Cell(first, lines=2)
    return Cell(f"{first} +{len(others)}" if len(others) < 3 else f"{grouped(len(line.unit_names))} đơn vị", lines=2)


def _timing(line: TaskLine) -> Cell:
    return Cell(timing_words(line.task), lines=2)


def _state(node: Node) -> Cell:
    """Return where a task or heading stands and how much of it is done; headings have no room for a bar."""
    cell = rolled_up_cell(node.standing, node.count)
    return cell if node.line else replace(cell, shares=())


COLUMNS: tuple[TreeColumn, ...] = (
    TreeColumn("Số", 52, _number),
    TreeColumn("Nhiệm vụ", 0, _text),
    TreeColumn("Đơn vị", 114, _of_task(_units), shown_from=640),
    TreeColumn("Thời hạn", 144, _of_task(_timing), shown_from=500),
    TreeColumn("Tình trạng, đã xong", 166, _state),
)
STATE_COLUMN = len(COLUMNS) - 1
DUTY_COLUMN, DEADLINE_COLUMN = 1, 3


def spoken(node: Node) -> str:
    """Return a row as a screen reader says it."""
    stands = f" Tình trạng: {ROLLED_UP_WORDS[node.standing]}." if node.standing else ""
    done = f" Hoàn thành {node.count.done} trên {node.count.total}, quá hạn {node.count.overdue}."
    line = node.line
    if line is None:
        return f"{heading(node.section.title)}.{stands}{done}" if node.section else ""
    units = ", ".join(line.unit_names) or "chưa giao đơn vị"
    said = f"Nhiệm vụ {line.task.number}: {first_line(line.task)}. Đơn vị: {units}. Thời hạn: {timing_words(line.task)}."
    return f"{said}{stands}{done}"
