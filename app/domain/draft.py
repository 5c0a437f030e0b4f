"""A draft of a document (bản thảo): what the clerk asked for, and everything she changed in what the book says by itself.

Changes hang on the keys of blocks (`app/reports/document.py`), never on their places, so that they stay where they belong when
figures move.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.ids import DraftId, PlanId, RemarkId, UnitId
from app.domain.period import Period

ItemKey = tuple[int, int, Period]
"""A work item: task, unit, period (`WorkItem.key`)."""


class DraftStage(StrEnum):
    """How far a draft is on its way to the signature."""

    DRAFT = "draft"
    REVIEWED = "reviewed"
    SIGNED = "signed"


DRAFT_STAGE_LABELS: dict[DraftStage, str] = {
    DraftStage.DRAFT: "Dự thảo",
    DraftStage.REVIEWED: "Đã duyệt",
    DraftStage.SIGNED: "Đã ký",
}


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What the clerk sets herself in one document; empty where the office's own holds.

    Attributes:
        recipients: lines of "Nơi nhận" without marks.
        signer_is_chosen: whether a whole signer was chosen: then an empty line of the signer is left out, not the office's.
    """

    authority: str = ""
    signer_title: str = ""
    signer_name: str = ""
    recipients: tuple[str, ...] = ()
    signer_is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """One draft.

    Attributes:
        kind: id of its kind of document.
        profile, with_mould, unit_ids, answer_by, template_id: as in `make_report.ReportRequest`.
        words: the signer and recipients of this document.
        document_number: its number in the registry ("12" or "12-BC/ĐU"); empty while none was given.
        made_on: the day it was kept first.
        reviewed_on, reviewed_by: when and by whom it was found good; None and empty while it was not.
        document_id: the document written from it last, or the one that was signed; None while none was written.
    """

    id: DraftId
    kind: str
    plan_id: PlanId
    period: Period
    dated_on: date
    made_on: date
    profile: str = ""
    with_mould: bool = False
    unit_ids: tuple[UnitId, ...] = ()
    answer_by: date | None = None
    words: OwnWords = OwnWords()
    document_number: str = ""
    stage: DraftStage = DraftStage.DRAFT
    reviewed_on: date | None = None
    reviewed_by: str = ""
    document_id: int | None = None
    template_id: int | None = None


@dataclass(frozen=True, slots=True)
class BlockEdit:
    """What the clerk did to one block that the book makes.

    Attributes:
        key: the block's.
        base: what the book said there when she did it.
        said_on: the day on which the book said it; sentences that name their day are else the same.
        text: her words, a line a paragraph; None where she wrote none.
        is_left_out: whether the block is not printed.
    """

    key: str
    base: str
    said_on: date
    text: str | None = None
    is_left_out: bool = False


@dataclass(frozen=True, slots=True)
class OwnParagraph:
    """A paragraph or a chart she added.

    Attributes:
        key: its own.
        after: the key of the block or heading it follows; those that follow the same one stand in order.
        text: her words; of a chart what it is of.
        chart: what the chart is of (`app.register.chart.ChartKind`); empty for a paragraph.
    """

    key: str
    after: str
    text: str
    chart: str = ""


@dataclass(frozen=True, slots=True)
class HeadingChange:
    """What the clerk did to one heading, or one she added.

    Attributes:
        key: the heading's.
        base: the title the book gave it when she changed it; empty for one she added.
        title: her title; None for the book's.
        position: its place among the headings of its parent; None for the book's.
        is_left_out: whether it is not printed, nor what stands under it.
        level: of a heading she added; 0 for the book's.
        parent: the heading above one she added; empty for none.
    """

    key: str
    base: str = ""
    title: str | None = None
    position: int | None = None
    is_left_out: bool = False
    level: int = 0
    parent: str = ""

    @property
    def is_added(self) -> bool:
        """Whether the clerk added it."""
        return self.level > 0


@dataclass(frozen=True, slots=True)
class Remark:
    """A remark on a draft, as a rule the leader's.

    Attributes:
        key: the block it is on; empty for the whole draft.
        said_by: whose it is; may be empty.
        settled_on: the day it was dealt with; None while it is open.
    """

    id: RemarkId
    key: str
    text: str
    said_by: str
    said_on: date
    settled_on: date | None = None


@dataclass(frozen=True, slots=True)
class DraftChanges:
    """Everything the clerk changed in one draft."""

    edits: tuple[BlockEdit, ...] = ()
    paragraphs: tuple[OwnParagraph, ...] = ()
    headings: tuple[HeadingChange, ...] = ()


_APPENDIX = "appendix-"


def appendix_key(number: int) -> str:
    """Return what the blocks of an appendix say they stand under; appendices are counted from 1."""
    return f"{_APPENDIX}{number}"


class BlockKind(StrEnum):
    """What a block is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    TABLE = "table"
    CHART = "chart"


@dataclass(frozen=True, slots=True)
class BlockInfo:
    """One block of a document as the composer shows it, printed or left out.

    Attributes:
        key: what names it, however figures move; the pieces of a page carry the same.
        under: the key of the heading it stands under, or `appendix_key`; empty for none. Of a heading: the heading above it.
        level: of a heading, from 1; 0 for others.
        generated: what the book says here now; empty where it says nothing (added, or gone).
        shown: what the document prints, a line a paragraph; also kept while it is left out.
        base: what the book said when she changed it; empty where she did not.
        is_own: whether her words stand here.
        is_added: whether she added the block.
        is_left_out: whether it is not printed; what stands under a heading left out is left out with it.
        is_stale: whether the book says something else now than when she changed it.
        is_orphan: whether the book no longer has this block; her words stand at the end of its heading.
        has_moved: whether it says something else than when the draft was reviewed.
        is_editable: whether its text can be changed; that of a table or chart cannot.
        remarks: open remarks on it.
        sources: the work items behind it.
    """

    key: str
    kind: BlockKind
    under: str = ""
    level: int = 0
    generated: str = ""
    shown: str = ""
    base: str = ""
    is_own: bool = False
    is_added: bool = False
    is_left_out: bool = False
    is_stale: bool = False
    is_orphan: bool = False
    has_moved: bool = False
    remarks: tuple[Remark, ...] = ()
    sources: tuple[ItemKey, ...] = ()

    @property
    def is_editable(self) -> bool:
        """Whether its text can be changed."""
        return self.kind not in (BlockKind.TABLE, BlockKind.CHART)

    @property
    def is_in_appendix(self) -> bool:
        """Whether it stands in an appendix, which has no headings of the outline."""
        return self.under.startswith(_APPENDIX)
