"""Drafts of documents (bản thảo): kept, shown, changed in what they ask for, copied to the next period, thrown away."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.domain.changes import ChangeSet, Step
from app.domain.draft import BlockInfo, Draft, DraftChanges, DraftStage, OwnWords, Remark
from app.domain.ids import DraftId
from app.domain.period import Period
from app.errors import UserError
from app.messages.code import Code
from app.reports.edited import digests_of, edited
from app.reports.kept_document import says_the_same, unpacked
from app.reports.wording import number as written
from app.services.check_clock import day_to_write
from app.services.compose_document import Composition, Ingredients, composition
from app.services.draft_text import DraftNow, draft_now, excerpt, open_draft, request_of, title_of_draft, touch, written_content
from app.services.make_report import MadeDocument, ReportRequest, all_documents
from app.services.report_data import plan_to_report
from app.services.workspace import Workspace
from app.store import drafts, plans
from app.text.normalise import one_line


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """A draft that was just kept, and what that changed in the book."""

    draft_id: DraftId
    changes: ChangeSet


@dataclass(frozen=True, slots=True)
class DraftLine:
    """A draft as a list shows it.

    Attributes:
        title: its kind, its unit, its period.
        open_remarks: how many remarks are still to be dealt with.
        document: the document written from it last, or the one that was signed; None while none was written.
        plan: the plan it reports on, by type and number.
    """

    draft: Draft
    title: str
    open_remarks: int
    document: MadeDocument | None
    plan: str


BookState = tuple[int, date]
"""The number of the book's last change and today: while both are the same, so is everything a draft says."""


@dataclass(frozen=True, slots=True)
class DraftList:
    """Every draft, and the state of the book in which that was so."""

    lines: list[DraftLine]
    state: BookState


def compose_draft(core: Workspace, draft_id: DraftId) -> Composition:
    """Return a draft on pages: as it would be written now; one that is signed exactly as it was signed.

    Raises:
        UserError: as `make_report`.
    """
    draft = drafts.get(core.book, draft_id)
    remarks = tuple(drafts.remarks_of(core.book, draft_id))
    content = written_content(core, draft)
    if draft.stage is DraftStage.SIGNED and content is not None:
        kept = unpacked(content)
        _, blocks = edited(kept.document, DraftChanges(), kept.today)
        return replace(composition(kept, _joined(blocks)), draft=draft, remarks=remarks)
    now = draft_now(core, draft)
    moved = _moved_since_review(core, draft, now)
    is_other = content is not None and not says_the_same(unpacked(content), now.kept)
    return replace(
        composition(now.kept, _marked(now.blocks, remarks, moved)),
        warnings=tuple(_warnings(now.blocks, remarks, len(moved), is_other_than_written=is_other)),
        draft=draft,
        remarks=remarks,
    )


def list_drafts(core: Workspace) -> list[DraftLine]:
    """Return every draft, the newest first."""
    remarks = drafts.open_remarks(core.book)
    made = {document.id: document for document in all_documents(core)}
    names = {plan.id: plan.document.citation for plan in plans.all_plans(core.book)}
    return [
        DraftLine(
            draft,
            title_of_draft(core, draft),
            remarks.get(draft.id, 0),
            made.get(draft.document_id or 0),
            names.get(draft.plan_id, ""),
        )
        for draft in drafts.all_drafts(core.book)
    ]


def draft_list(core: Workspace) -> DraftList:
    """Return every draft together with the state of the book."""
    return DraftList(list_drafts(core), (core.database.change_counter(), core.today))


def is_kept(core: Workspace, draft_id: DraftId) -> bool:
    """Return whether the book still has a draft; undo may have taken it away."""
    return any(draft.id == draft_id for draft in drafts.all_drafts(core.book))


def stale_blocks(core: Workspace, draft_id: DraftId) -> int:
    """Return how many of her sentences the book says otherwise now; none where a draft is gone, signed or cannot be composed."""
    draft = next((one for one in drafts.all_drafts(core.book) if one.id == draft_id), None)
    if draft is None or draft.stage is DraftStage.SIGNED:
        return 0
    try:
        return sum(block.is_stale and not block.is_left_out for block in draft_now(core, draft).blocks)
    except UserError:
        return 0


def keep_draft(core: Workspace, request: ReportRequest, words: OwnWords, number: str = "") -> KeptDraft:
    """Keep what is composed as a draft (undoable as "lưu bản thảo").

    Args:
        request: what is asked for.
        words: the signer and recipients of this document.
        number: its number in the registry, where it is known.

    Raises:
        UserError: as `make_report`: what cannot be composed is not kept.
    """
    draft = _new(core, request, words, number)
    Ingredients.of(core, request_of(draft), draft.words, number).document()
    with core.unit_of_work(Step.KEEP_DRAFT, title_of_draft(core, draft)) as work:
        draft_id = drafts.add(work, draft)
    return KeptDraft(draft_id, work.changes)


def keep_draft_with(
    core: Workspace,
    request: ReportRequest,
    words: OwnWords,
    change: Callable[[DraftId], object],
    text: str = "",
    number: str = "",
) -> KeptDraft:
    """Keep what is composed as a draft together with the first change of it: one step (undoable as "lưu bản thảo").

    Args:
        core: the book.
        request, words, number: as for `keep_draft`.
        change: makes the change in the draft; where it raises, nothing is kept.
        text: the words of the change, for the name of the step.

    Raises:
        UserError: as `keep_draft` and as the change does.
    """
    title = title_of_draft(core, _new(core, request, words, number))
    with core.as_one_step(Step.KEEP_DRAFT, f"{title}: {excerpt(one_line(text))}" if text.strip() else title) as work:
        draft_id = keep_draft(core, request, words, number).draft_id
        change(draft_id)
    return KeptDraft(draft_id, work.changes)


def change_draft(core: Workspace, draft_id: DraftId, request: ReportRequest, words: OwnWords, number: str = "") -> ChangeSet:
    """Change what a draft asks for (undoable as "đổi thông tin bản thảo"): period, date, layout, unit, signer.

    The clerk's changes of the text stay, each where its block still stands.

    Raises:
        UserError: the draft is signed, or another kind or plan is asked for.
    """
    draft = open_draft(core, draft_id)
    if request.kind != draft.kind or request.plan_id not in (None, draft.plan_id):
        raise UserError(Code.DRAFT_KIND_IS_FIXED, draft=title_of_draft(core, draft))
    asked = replace(_new(core, request, words, number), plan_id=draft.plan_id)
    changed = replace(
        asked,
        id=draft.id,
        made_on=draft.made_on,
        stage=draft.stage,
        reviewed_on=draft.reviewed_on,
        reviewed_by=draft.reviewed_by,
        document_id=draft.document_id,
    )
    with core.unit_of_work(Step.CHANGE_DRAFT, title_of_draft(core, draft)) as work:
        drafts.put(work, changed)
        if replace(changed, document_number=draft.document_number) != draft:
            touch(work, changed)
    return work.changes


def copy_draft(core: Workspace, draft_id: DraftId, period: Period, dated_on: date) -> KeptDraft:
    """Make a draft for another period from this one (undoable as "lập bản thảo kỳ sau").

    Outline, added paragraphs and edited sentences come along; sentences that rested on figures are stale then, since the book
    says something else. Number and remarks do not.
    """
    draft = drafts.get(core.book, draft_id)
    changes = drafts.changes_of(core.book, draft_id)
    copied = Draft(
        id=DraftId(0),
        kind=draft.kind,
        plan_id=draft.plan_id,
        period=period,
        dated_on=dated_on,
        made_on=day_to_write(core),
        profile=draft.profile,
        with_mould=draft.with_mould,
        unit_ids=draft.unit_ids,
        template_id=draft.template_id,
        words=draft.words,
    )
    with core.unit_of_work(Step.COPY_DRAFT, title_of_draft(core, copied)) as work:
        copy_id = drafts.add(work, copied)
        for edit in changes.edits:
            drafts.put_edit(work, copy_id, edit)
        for position, paragraph in enumerate(changes.paragraphs, start=1):
            drafts.put_paragraph(work, copy_id, paragraph, position)
        for heading in changes.headings:
            drafts.put_heading(work, copy_id, heading)
    return KeptDraft(copy_id, work.changes)


def delete_draft(core: Workspace, draft_id: DraftId) -> ChangeSet:
    """Throw a draft away (undoable as "xoá bản thảo"); the files written from it stay.

    Raises:
        UserError: it is signed.
    """
    draft = open_draft(core, draft_id)
    with core.unit_of_work(Step.DELETE_DRAFT, title_of_draft(core, draft)) as work:
        drafts.delete(work, draft_id)
    return work.changes


def _new(core: Workspace, request: ReportRequest, words: OwnWords, number: str) -> Draft:
    signer = request.signer
    if signer is not None and not (words.authority or words.signer_title or words.signer_name):
        words = replace(words, authority=signer.authority or "", signer_title=signer.title or "", signer_name=signer.name or "")
        words = replace(words, signer_is_chosen=True)
    return Draft(
        id=DraftId(0),
        kind=request.kind,
        plan_id=plan_to_report(core, request.plan_id).id,
        period=request.period,
        dated_on=request.dated_on,
        made_on=day_to_write(core),
        profile=request.profile,
        with_mould=request.with_mould,
        unit_ids=request.unit_ids,
        answer_by=request.answer_by,
        template_id=request.template_id,
        words=words,
        document_number=one_line(number),
    )


def _moved_since_review(core: Workspace, draft: Draft, now: DraftNow) -> frozenset[str]:
    """Return the keys of what says something else than when the draft was found good; none while it is not."""
    before = drafts.reviewed(core.book, draft.id) if draft.stage is DraftStage.REVIEWED else {}
    said = digests_of(now.kept.document, core.today)
    return frozenset(key for key in before | said if before.get(key) != said.get(key)) if before else frozenset()


def _marked(blocks: Sequence[BlockInfo], remarks: Sequence[Remark], moved: Collection[str]) -> list[BlockInfo]:
    """Return the blocks, each with the open remarks on it, and whether it has moved since the review."""
    of_block: dict[str, tuple[Remark, ...]] = {}
    for one in remarks:
        if one.settled_on is None:
            of_block[one.key] = (*of_block.get(one.key, ()), one)
    return [replace(block, remarks=of_block.get(block.key, ()), has_moved=block.key in moved) for block in blocks]


def _joined(blocks: Sequence[BlockInfo]) -> list[BlockInfo]:
    """Return the blocks of a signed document, the paragraphs of one block together."""
    found: list[BlockInfo] = []
    for block in blocks:
        if found and found[-1].key == block.key:
            text = f"{found[-1].shown}\n{block.shown}"
            found[-1] = replace(found[-1], generated=text, shown=text)
        else:
            found.append(block)
    return found


def _warnings(blocks: Sequence[BlockInfo], remarks: Sequence[Remark], moved: int, *, is_other_than_written: bool) -> list[str]:
    """Return what is to be known before a draft is written or signed."""
    stale = sum(block.is_stale and not block.is_orphan for block in blocks)
    orphans = sum(block.is_orphan and not block.is_left_out for block in blocks)
    unsettled = sum(one.settled_on is None for one in remarks)
    return [
        sentence
        for is_so, sentence in (
            (stale, f"{written(stale)} chỗ đã sửa tay nay sổ ghi khác: xem lại từng chỗ, giữ câu đã sửa hoặc lấy câu mới."),
            (orphans, f"{written(orphans)} câu đã sửa tay nay sổ không còn lập; câu vẫn đứng ở cuối đề mục của nó."),
            (moved, f"{written(moved)} chỗ nay sổ ghi khác lúc duyệt: xem lại, rồi duyệt lại."),
            (unsettled, f"Còn {written(unsettled)} ý kiến chưa xử lý."),
            (is_other_than_written, "Bản thảo hoặc số liệu đã đổi sau lần ghi tệp Word gần nhất: nên ghi lại tệp trước khi ký."),
        )
        if is_so
    ]
