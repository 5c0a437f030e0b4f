"""The columns of the difference, and what of a duty is shown side by side."""

from app.domain.assignment import AssignmentRole
from app.domain.plan_difference import GONE_LABELS, PART_LABELS, DutyPair, DutyPart, GoneChoice, NewDuty, StoredDuty
from app.text.changed_words import Run, changed_words
from ui.dialogs.amend_plan.decisions import AmendDecisions, DutyRow, GroupRow
from ui.kit.cells import Cell
from ui.kit.table import Column

Row = GroupRow | DutyRow
Side = tuple[str, tuple[Run, ...]]
"""A part's name and its words on one side."""


def columns(decisions: AmendDecisions) -> tuple[Column[Row], ...]:
    """Return the columns of the list; the last one says what the clerk chose."""
    return (
        Column("Trong sổ", lambda row: Cell(_old_number(row), colour="ink_soft"), 78),
        Column("Bản mới", lambda row: Cell(_new_number(row), colour="ink_soft"), 78),
        Column("Nhiệm vụ", _text_cell),
        Column("Khác ở", lambda row: Cell(_parts(row), lines=2), 168),
        Column("Cách làm", lambda row: _choice_cell(row, decisions), 156),
    )


def sides(row: DutyRow) -> tuple[list[Side], list[Side]]:
    """Return what is shown of a duty at the left (in the book) and at the right (in the file), part by part."""
    match row:
        case DutyPair():
            return _pair_sides(row)
        case NewDuty():
            return [], _plain(row.read.text, row.read.lead, row.read.support, row.read.timing.raw)
        case StoredDuty():
            lead, support = row.names(AssignmentRole.LEAD), row.names(AssignmentRole.SUPPORT)
            return _plain(row.task.text, lead, support, row.task.timing.raw), []


def first_line(row: DutyRow) -> str:
    """Return the duty itself, without the lines below it."""
    text = row.task.text if isinstance(row, StoredDuty) else row.read.text
    return text.split("\n", 1)[0]


def _pair_sides(pair: DutyPair) -> tuple[list[Side], list[Side]]:
    left: list[Side] = []
    right: list[Side] = []
    changes = {change.part: change for change in pair.changes}
    if DutyPart.TEXT not in changes:
        same = (Run(first_line(pair)),)
        left.append((PART_LABELS[DutyPart.TEXT], same))
        right.append((PART_LABELS[DutyPart.TEXT], same))
    for change in pair.changes:
        before, after = changed_words(change.before or "–", change.after or "–")
        left.append((PART_LABELS[change.part], before))
        right.append((PART_LABELS[change.part], after))
    return left, right


def _plain(text: str, lead: tuple[str, ...], support: tuple[str, ...], timing: str | None) -> list[Side]:
    roles = [f"{label}: {', '.join(names)}" for label, names in (("Chủ trì", lead), ("Phối hợp", support)) if names]
    return [
        (PART_LABELS[DutyPart.TEXT], (Run(text.split("\n", 1)[0]),)),
        (PART_LABELS[DutyPart.ROLES], (Run("; ".join(roles) or "Chưa giao"),)),
        (PART_LABELS[DutyPart.TIMING], (Run(timing or "không ghi"),)),
    ]


def _text_cell(row: Row) -> Cell:
    if isinstance(row, GroupRow):
        return Cell(f"{row.title} ({row.number})", bold=True)
    return Cell(first_line(row), lines=2)


def _old_number(row: Row) -> str:
    match row:
        case DutyPair():
            return row.stored.task.number
        case StoredDuty():
            return row.task.number
        case _:
            return ""


def _new_number(row: Row) -> str:
    return row.read.number if isinstance(row, DutyPair | NewDuty) else ""


def _parts(row: Row) -> str:
    if isinstance(row, StoredDuty):
        return "đã có kết quả" if row.has_progress else "chưa có kết quả"
    return ", ".join(PART_LABELS[change.part].lower() for change in row.changes) if isinstance(row, DutyPair) else ""


def _choice_cell(row: Row, decisions: AmendDecisions) -> Cell:
    match row:
        case GroupRow():
            return Cell("")
        case NewDuty():
            return Cell("Thêm vào sổ", icon="plus", colour="done")
        case DutyPair():
            return Cell("Ghi theo bản mới" if row.changes else "–", colour="ink_soft")
        case StoredDuty():
            choice = decisions.choice_of(row)
            return Cell(GONE_LABELS[choice], bold=True, colour="ink" if choice is GoneChoice.KEEP else "soon")
