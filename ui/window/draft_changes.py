"""THE TABLE of what the composer can change in a draft: each Change is one service call; the first one keeps the draft.

To add one: its kind in `ui/dialogs/compose_document/changes.py`; its row in `_CALLS`.
"""

from collections.abc import Callable, Mapping

from app.domain.changes import ChangeSet
from app.domain.draft import OwnWords
from app.domain.ids import DraftId
from app.services import draft_outline, drafts, edit_draft, review_draft
from app.services.compose_document import Composition, compose
from app.services.make_report import ReportRequest
from app.services.workspace import Workspace
from ui.dialogs.compose_document.changes import Change, ChangeKind

Call = Callable[[Workspace, DraftId, Change], ChangeSet]


def _on_remark(settle: Callable[..., ChangeSet]) -> Call:
    def call(core: Workspace, _: DraftId, change: Change) -> ChangeSet:
        assert change.remark_id is not None
        return settle(core, change.remark_id)

    return call


def _add_chart(core: Workspace, draft_id: DraftId, change: Change) -> ChangeSet:
    assert change.chart is not None
    return edit_draft.add_chart(core, draft_id, change.key, change.chart)


_CALLS: Mapping[ChangeKind, Call] = {
    ChangeKind.EDIT: lambda core, draft, one: edit_draft.edit_block(core, draft, one.key, one.text),
    ChangeKind.TAKE_GENERATED: lambda core, draft, one: edit_draft.take_generated(core, draft, one.key),
    ChangeKind.KEEP_OWN: lambda core, draft, one: edit_draft.keep_own(core, draft, one.key),
    ChangeKind.LEAVE_OUT: lambda core, draft, one: edit_draft.leave_out(core, draft, one.key),
    ChangeKind.BRING_BACK: lambda core, draft, one: edit_draft.bring_back(core, draft, one.key),
    ChangeKind.ADD_PARAGRAPH: lambda core, draft, one: edit_draft.add_paragraph(core, draft, one.key, one.text),
    ChangeKind.ADD_CHART: _add_chart,
    ChangeKind.REMOVE_PARAGRAPH: lambda core, draft, one: edit_draft.remove_paragraph(core, draft, one.key),
    ChangeKind.RENAME_HEADING: lambda core, draft, one: draft_outline.rename_heading(core, draft, one.key, one.text),
    ChangeKind.MOVE_HEADING: lambda core, draft, one: draft_outline.move_heading(core, draft, one.key, one.by),
    ChangeKind.LEAVE_OUT_HEADING: lambda core, draft, one: draft_outline.leave_out_heading(core, draft, one.key),
    ChangeKind.BRING_BACK_HEADING: lambda core, draft, one: draft_outline.bring_back_heading(core, draft, one.key),
    ChangeKind.ADD_HEADING: lambda core, draft, one: draft_outline.add_heading(core, draft, one.key, one.text),
    ChangeKind.REMOVE_HEADING: lambda core, draft, one: draft_outline.remove_heading(core, draft, one.key),
    ChangeKind.ADD_REMARK: lambda core, draft, one: review_draft.add_remark(core, draft, one.key, one.text, one.name),
    ChangeKind.SETTLE_REMARK: _on_remark(review_draft.settle_remark),
    ChangeKind.REOPEN_REMARK: _on_remark(review_draft.reopen_remark),
    ChangeKind.REVIEW: lambda core, draft, one: review_draft.review(core, draft, one.name),
    ChangeKind.BACK_TO_DRAFT: lambda core, draft, _: review_draft.back_to_draft(core, draft),
}


class DraftKeeper:
    """The draft of one composer, once there is one. Its methods run in the thread of the book, one after the other.

    Attributes:
        draft_id: the draft; None while nothing was changed.
    """

    def __init__(self, draft_id: DraftId | None = None) -> None:
        self.draft_id = draft_id

    def kept(self, core: Workspace) -> DraftId | None:
        """Return the draft while the book has it: undo may have taken it away, and redo brings it back."""
        return self.draft_id if self.draft_id is not None and drafts.is_kept(core, self.draft_id) else None

    def composed(self, core: Workspace, request: ReportRequest, words: OwnWords) -> Composition:
        """Return the draft on pages, or what is asked for while nothing is kept. Raises as `compose`."""
        draft_id = self.kept(core)
        return compose(core, request, words) if draft_id is None else drafts.compose_draft(core, draft_id)

    def change(self, core: Workspace, change: Change, request: ReportRequest, words: OwnWords, number: str) -> ChangeSet:
        """Make one change; the first one keeps what is composed as a draft. Raises as the service does; then nothing is kept."""
        draft_id = self.kept(core)
        if draft_id is not None:
            if change.kind is ChangeKind.FIELDS:
                return drafts.change_draft(core, draft_id, request, words, number)
            return _CALLS[change.kind](core, draft_id, change)
        return self._keep(core, change, request, words, number)

    def _keep(self, core: Workspace, change: Change, request: ReportRequest, words: OwnWords, number: str) -> ChangeSet:
        if change.kind is ChangeKind.FIELDS:
            found = drafts.keep_draft(core, request, words, number)
        else:
            call = _CALLS[change.kind]
            found = drafts.keep_draft_with(core, request, words, lambda draft: call(core, draft, change), change.text, number)
        self.draft_id = found.draft_id
        return found.changes
