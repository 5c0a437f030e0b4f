"""The leader reads a draft: remarks on it, settled one by one, and the word that it is good."""

from dataclasses import replace
from datetime import date

from app.domain.changes import ChangeSet, Step
from app.domain.draft import DraftStage, Remark
from app.domain.ids import DraftId, RemarkId
from app.errors import UserError
from app.messages.code import Code
from app.reports.edited import digests_of
from app.services.check_clock import day_to_write
from app.services.draft_text import draft_now, excerpt, open_draft, title_of_draft
from app.services.workspace import Workspace
from app.store import drafts
from app.text.normalise import clean, one_line


def add_remark(core: Workspace, draft_id: DraftId, key: str, text: str, said_by: str = "") -> ChangeSet:
    """Record a remark (undoable as "ghi ý kiến vào bản thảo").

    Args:
        core: the book.
        draft_id: the draft.
        key: the block it is on; "" for the whole draft.
        text: the remark.
        said_by: whose it is, where that is known.

    Raises:
        UserError: the draft is signed, the text is empty, or the clock was set back.
    """
    draft = open_draft(core, draft_id)
    words = clean(text).strip()
    if not words:
        raise UserError(Code.DRAFT_TEXT_EMPTY)
    remark = Remark(RemarkId(0), key, words, one_line(said_by), day_to_write(core))
    with core.unit_of_work(Step.REMARK_ON_DRAFT, f"{title_of_draft(core, draft)}: {excerpt(words)}") as work:
        drafts.add_remark(work, draft_id, remark)
    return work.changes


def settle_remark(core: Workspace, remark_id: RemarkId) -> ChangeSet:
    """Record that a remark was dealt with today (undoable as "ghi ý kiến vào bản thảo").

    Raises:
        UserError: the draft is signed, or the clock was set back.
    """
    return _settle(core, remark_id, day_to_write(core))


def reopen_remark(core: Workspace, remark_id: RemarkId) -> ChangeSet:
    """Open a remark again that was thought to be dealt with."""
    return _settle(core, remark_id, None)


def review(core: Workspace, draft_id: DraftId, reviewed_by: str = "") -> ChangeSet:
    """Record that a draft was read and found good today (undoable as "duyệt bản thảo").

    Remarks may still be open: they are told before the draft is written and signed.

    Raises:
        UserError: the draft is signed, or the clock was set back.
    """
    draft = open_draft(core, draft_id)
    found_good = replace(draft, stage=DraftStage.REVIEWED, reviewed_on=day_to_write(core), reviewed_by=one_line(reviewed_by))
    said = digests_of(draft_now(core, draft).kept.document, core.today)
    with core.unit_of_work(Step.REVIEW_DRAFT, title_of_draft(core, draft)) as work:
        drafts.put(work, found_good)
        drafts.put_reviewed(work, draft_id, said)
    return work.changes


def back_to_draft(core: Workspace, draft_id: DraftId) -> ChangeSet:
    """Record that a draft is being worked on again (undoable as "duyệt bản thảo").

    Raises:
        UserError: the draft is signed.
    """
    draft = open_draft(core, draft_id)
    with core.unit_of_work(Step.REVIEW_DRAFT, title_of_draft(core, draft)) as work:
        drafts.put(work, replace(draft, stage=DraftStage.DRAFT, reviewed_on=None, reviewed_by=""))
    return work.changes


def _settle(core: Workspace, remark_id: RemarkId, on: date | None) -> ChangeSet:
    draft_id, remark = drafts.remark(core.book, remark_id)
    draft = open_draft(core, draft_id)
    with core.unit_of_work(Step.REMARK_ON_DRAFT, f"{title_of_draft(core, draft)}: {excerpt(remark.text)}") as work:
        drafts.settle_remark(work, remark_id, on)
    return work.changes
