"""How a duty of the review is said: the columns of its tree, its time, its doubts."""

from collections.abc import Callable
from dataclasses import dataclass

from app.domain.plan_reading import Doubt
from app.domain.plan_review import ReviewedDuty
from app.services.import_plan import DOUBT_WORDS
from ui.kit.cells import Cell
from ui.looks.task import timing_understood


@dataclass(frozen=True, slots=True)
class DutyColumn:
    """One column of the tree.

    Attributes:
        title: its head.
        width: its width in pixels; 0 takes what is left.
        cell: draws a duty's cell.
        shown_from: the least width of the tree at which the column is shown.
    """

    title: str
    width: int
    cell: Callable[[ReviewedDuty], Cell]
    shown_from: int = 0


def doubt_words(doubt: Doubt) -> str:
    """Return why a duty is to be looked at, with the words it is about."""
    reason = DOUBT_WORDS[doubt.code]
    return f"{reason}: “{doubt.text}”" if doubt.text else reason


def spoken(duty: ReviewedDuty) -> str:
    """Return a duty as a screen reader says it."""
    task = duty.task
    said = [f"Nhiệm vụ {task.number}: {_first_line(duty)}"]
    said.append(f"Chủ trì: {', '.join(task.lead)}" if task.lead else "Chưa thấy đơn vị chủ trì")
    said += [f"Phối hợp: {', '.join(task.support)}"] if task.support else []
    said.append(f"Thời gian: {timing_understood(task.timing)}")
    said += [f"Cần xem: {doubt_words(doubt)}" for doubt in task.doubts]
    return ". ".join(said)


def _first_line(duty: ReviewedDuty) -> str:
    return duty.task.text.split("\n", 1)[0]


def _names(names: tuple[str, ...]) -> str:
    if not names:
        return "–"
    return names[0] + (f" +{len(names) - 1}" if len(names) > 1 else "")


def _doubts(duty: ReviewedDuty) -> Cell:
    doubts = duty.task.doubts
    if doubts:
        words = DOUBT_WORDS[doubts[0].code].capitalize()
        return Cell(words if len(doubts) == 1 else f"{len(doubts)} chỗ cần xem", colour="soon", icon="alert-triangle", lines=2)
    return Cell("Đã xem", colour="done", icon="check") if duty.settled else Cell("")


DUTY_COLUMNS: tuple[DutyColumn, ...] = (
    DutyColumn("Số", 64, lambda duty: Cell(duty.task.number, colour="ink_soft")),
    DutyColumn("Nhiệm vụ", 0, lambda duty: Cell(_first_line(duty), lines=2)),
    DutyColumn("Chủ trì", 140, lambda duty: Cell(_names(duty.task.lead), lines=2), shown_from=520),
    DutyColumn("Phối hợp", 116, lambda duty: Cell(_names(duty.task.support), colour="ink_soft", lines=2), shown_from=900),
    DutyColumn("Thời gian", 112, lambda duty: Cell(timing_understood(duty.task.timing), lines=2), shown_from=620),
    DutyColumn("Cần xem", 128, _doubts),
)
