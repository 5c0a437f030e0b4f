"""What the clerk wants changed in a draft, as values; the window does it by one service call each.

To add one: 1. a member of `ChangeKind`; 2. its row in `ui/window/draft_changes.py`, which a test compares with this table.
"""

from dataclasses import dataclass
from enum import StrEnum

from app.domain.draft import BlockInfo, BlockKind
from app.domain.ids import RemarkId
from app.register.chart import CHART_LABELS, ChartKind


class ChangeKind(StrEnum):
    """What is changed."""

    FIELDS = "fields"
    EDIT = "edit"
    TAKE_GENERATED = "take_generated"
    KEEP_OWN = "keep_own"
    LEAVE_OUT = "leave_out"
    BRING_BACK = "bring_back"
    ADD_PARAGRAPH = "add_paragraph"
    ADD_CHART = "add_chart"
    REMOVE_PARAGRAPH = "remove_paragraph"
    RENAME_HEADING = "rename_heading"
    MOVE_HEADING = "move_heading"
    LEAVE_OUT_HEADING = "leave_out_heading"
    BRING_BACK_HEADING = "bring_back_heading"
    ADD_HEADING = "add_heading"
    REMOVE_HEADING = "remove_heading"
    ADD_REMARK = "add_remark"
    SETTLE_REMARK = "settle_remark"
    REOPEN_REMARK = "reopen_remark"
    REVIEW = "review"
    BACK_TO_DRAFT = "back_to_draft"


@dataclass(frozen=True, slots=True)
class Change:
    """One change.

    Attributes:
        key: the block it is about, or after which something is added.
        text: the new words.
        name: who said or reviewed it.
        by: by how many places a heading moves.
        remark_id: which remark.
        chart: what a chart that is added is of.
    """

    kind: ChangeKind
    key: str = ""
    text: str = ""
    name: str = ""
    by: int = 0
    remark_id: RemarkId | None = None
    chart: ChartKind | None = None


def rewording(block: BlockInfo, text: str) -> Change:
    """Return the change that gives a block other words."""
    kind = ChangeKind.RENAME_HEADING if block.kind is BlockKind.HEADING else ChangeKind.EDIT
    return Change(kind, block.key, text)


def own_words_dropped(block: BlockInfo) -> Change:
    """Return the change that takes what the book says."""
    if block.kind is BlockKind.HEADING:
        return Change(ChangeKind.RENAME_HEADING, block.key)
    return Change(ChangeKind.TAKE_GENERATED, block.key)


def leaving_out(block: BlockInfo) -> Change:
    """Return the change after which a block is not printed; what the clerk added herself is removed."""
    if block.kind is BlockKind.HEADING:
        return Change(ChangeKind.REMOVE_HEADING if block.is_added else ChangeKind.LEAVE_OUT_HEADING, block.key)
    if block.is_orphan:
        return Change(ChangeKind.TAKE_GENERATED, block.key)
    return Change(ChangeKind.REMOVE_PARAGRAPH if block.is_added else ChangeKind.LEAVE_OUT, block.key)


def chart_added(after: str, kind: ChartKind) -> Change:
    """Return the change that puts a chart behind a block."""
    return Change(ChangeKind.ADD_CHART, after, CHART_LABELS[kind], chart=kind)


def bringing_back(block: BlockInfo) -> Change:
    """Return the change after which a block that was left out is printed again."""
    is_heading = block.kind is BlockKind.HEADING
    return Change(ChangeKind.BRING_BACK_HEADING if is_heading else ChangeKind.BRING_BACK, block.key)
