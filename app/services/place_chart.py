"""Put a chart that was looked at into a draft: one that is there, or a new report of the period looked at.

In the document it shows the document's own figures: its period, and its plan.
"""

from dataclasses import dataclass

from app.domain.changes import ChangeSet
from app.domain.draft import BlockInfo, BlockKind, Draft, DraftStage, OwnWords
from app.domain.ids import DraftId, PlanId
from app.domain.period import Period
from app.register.chart import CHART_LABELS, ChartKind
from app.services.drafts import DraftLine, compose_draft, keep_draft_with, list_drafts
from app.services.edit_draft import add_chart
from app.services.make_report import ReportRequest
from app.services.workspace import Workspace

REPORT = "progress-report"
_FIGURES = "results/figures"  # the paragraph a chart best stands behind, in kinds that have it


@dataclass(frozen=True, slots=True)
class PlacedChart:
    """A chart that was just put into a draft.

    Attributes:
        draft: the draft it stands in.
        key: its block.
        title: the draft's name.
        changes: what that changed in the book.
    """

    draft: Draft
    key: str
    title: str
    changes: ChangeSet


def drafts_to_take(core: Workspace) -> list[DraftLine]:
    """Return the drafts into which a chart can be put, the newest first: those that are not signed."""
    return [line for line in list_drafts(core) if line.draft.stage is not DraftStage.SIGNED]


def place_chart(core: Workspace, draft_id: DraftId, kind: ChartKind) -> PlacedChart:
    """Put a chart behind the figures of a draft; where it has none, behind its last paragraph (undoable as "sửa bản thảo").

    Raises:
        UserError: the draft is signed, or cannot be composed.
    """
    before = compose_draft(core, draft_id).blocks
    changes = add_chart(core, draft_id, _place(before), kind)
    return _placed(core, draft_id, {one.key for one in before}, changes)


def place_in_new(core: Workspace, plan_id: PlanId, period: Period, kind: ChartKind) -> PlacedChart:
    """Begin a report of a period with a chart in it, as one step (undoable as "lưu bản thảo").

    Raises:
        UserError: as `keep_draft`.
    """
    request = ReportRequest(REPORT, period, core.today, plan_id=plan_id)
    kept = keep_draft_with(core, request, OwnWords(), lambda draft: add_chart(core, draft, _FIGURES, kind), CHART_LABELS[kind])
    return _placed(core, kept.draft_id, set(), kept.changes)


def _place(blocks: tuple[BlockInfo, ...]) -> str:
    """Return the key of the block behind which a chart stands."""
    shown = [one.key for one in blocks if not one.is_left_out and one.kind is BlockKind.PARAGRAPH and not one.is_orphan]
    if _FIGURES in shown:
        return _FIGURES
    return shown[-1] if shown else ""


def _placed(core: Workspace, draft_id: DraftId, before: set[str], changes: ChangeSet) -> PlacedChart:
    line = next(line for line in list_drafts(core) if line.draft.id == draft_id)
    blocks = compose_draft(core, draft_id).blocks
    key = next(one.key for one in blocks if one.kind is BlockKind.CHART and one.key not in before)
    return PlacedChart(line.draft, key, line.title, changes)
