"""THE TABLE of the tree's columns. To add one: a row here; header, width, drawing and spoken text follow from it."""

from collections.abc import Callable
from dataclasses import dataclass

from app.domain.plan import Section
from app.services.show_plan import TaskLine
from ui.kit.cells import Cell
from ui.looks.task import first_line, heading, shares_of, timing_words


@dataclass(frozen=True, slots=True)
class TreeColumn:
    """One column.

    Attributes:
        title: its head.
        width: its width in pixels; 0 takes what is left.
        task: draws a task's cell.
        section: draws a heading's cell.
        shown_from: the least width of the tree at which the column is shown; narrower ones leave room for the task's words.
    """

    title: str
    width: int
    task: Callable[[TaskLine], Cell]
    section: Callable[[Section], Cell]
    shown_from: int = 0


def _blank(_: Section) -> Cell:
    return Cell("")


def _number(line: TaskLine) -> Cell:
    return Cell(line.task.number.split(".", 1)[-1], colour="ink_soft")


def _text(line: TaskLine) -> Cell:
    return Cell(first_line(line.task), lines=2)


def _units(line: TaskLine) -> Cell:
    if line.unmatched and not line.unit_names:
        return Cell("Chưa rõ đơn vị", colour="soon", icon="alert-triangle")
    if not line.unit_names:
        return Cell("Chưa giao", colour="soon", icon="alert-triangle")
    first, *others = line.unit_names
    if not others:
        return Cell(first, lines=2)
    return Cell(f"{first} +{len(others)}" if len(others) < 3 else f"{len(line.unit_names)} đơn vị", lines=2)


def _timing(line: TaskLine) -> Cell:
    return Cell(timing_words(line.task), lines=2)


def _progress(line: TaskLine) -> Cell:
    count = line.count
    if not count.total:
        return Cell("–", colour="ink_soft")
    return Cell(f"{count.done}/{count.total}", shares=shares_of(count))


COLUMNS: tuple[TreeColumn, ...] = (
    TreeColumn("Số", 52, _number, lambda section: Cell(section.number.split(".")[-1], bold=True, colour="ink_soft")),
    TreeColumn("Nhiệm vụ", 0, _text, lambda section: Cell(heading(section.title), bold=True, lines=1)),
    TreeColumn("Đơn vị", 132, _units, _blank, shown_from=620),
    TreeColumn("Thời hạn", 148, _timing, _blank, shown_from=480),
    TreeColumn("Hoàn thành", 112, _progress, _blank),
)


def spoken(line: TaskLine) -> str:
    """Return a task as a screen reader says it."""
    units = ", ".join(line.unit_names) or "chưa giao đơn vị"
    count = line.count
    return (
        f"Nhiệm vụ {line.task.number}: {first_line(line.task)}. Đơn vị: {units}. Thời hạn: {timing_words(line.task)}. "
        f"Hoàn thành {count.done} trên {count.total}, quá hạn {count.overdue}."
    )
