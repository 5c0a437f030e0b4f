"""The clerk edits a draft: her words over the book's, paragraphs of her own, sentences left out.

Each is one step, undoable as "sửa bản thảo". A signed draft is not edited any more.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from app.domain.changes import ChangeSet, Step
from app.domain.draft import BlockEdit, Draft, OwnParagraph
from app.domain.ids import DraftId
from app.errors import UserError
from app.messages.code import Code
from app.register.chart import CHART_LABELS, ChartKind
from app.reports.document import Block, Heading, OfficialDocument, Table
from app.reports.edited import texts_of
from app.services.draft_text import excerpt, open_draft, said_by_book, texts_now, title_of_draft, touch
from app.services.workspace import Workspace
from app.store import drafts
from app.store.session import Reader, Transaction
from app.text.normalise import clean, one_line

_OWN = "own-"


def edit_block(core: Workspace, draft_id: DraftId, key: str, text: str) -> ChangeSet:
    """Put the clerk's words in the place of a paragraph; line breaks make paragraphs. The book's own words drop hers.

    Raises:
        UserError: the draft is signed, the text is empty, the block is a table or a heading, or there is no such block.
    """
    draft = open_draft(core, draft_id)
    if own := _own_paragraph(core, draft_id, key):
        return _edit_paragraph(core, draft, own, text)
    edit = _edit_of_block(core, draft, key, text)
    with core.unit_of_work(Step.EDIT_DRAFT, _subject(core, draft, edit.text or "")) as work:
        touch(work, draft)
        if edit.text == edit.base:
            drafts.drop_edit(work, draft_id, key)
        else:
            drafts.put_edit(work, draft_id, edit)
    return work.changes


def take_generated(core: Workspace, draft_id: DraftId, key: str) -> ChangeSet:
    """Take what the book says, and drop the clerk's words; where the book says nothing any more the block goes."""
    draft = open_draft(core, draft_id)
    before = _edit(core, draft_id, key)
    with core.unit_of_work(Step.EDIT_DRAFT, _subject(core, draft, (before.text if before else "") or "")) as work:
        if before is not None:
            touch(work, draft)
            drafts.drop_edit(work, draft_id, key)
    return work.changes


def keep_own(core: Workspace, draft_id: DraftId, key: str) -> ChangeSet:
    """Let the clerk's words stand though the figures moved: from now on they are compared with what the book says now."""
    draft = open_draft(core, draft_id)
    before = _edit(core, draft_id, key)
    with core.unit_of_work(Step.EDIT_DRAFT, _subject(core, draft, (before.text if before else "") or "")) as work:
        if before is not None and before.text is not None:
            _keep(work, draft, replace(before, said_on=core.today), texts_now(core, draft).get(key))
    return work.changes


def leave_out(core: Workspace, draft_id: DraftId, key: str) -> ChangeSet:
    """Leave a paragraph or table out; the clerk's words in it are kept for when she brings it back. Headings: `draft_outline`.

    Raises:
        UserError: the draft is signed, or there is no such block.
    """
    draft = open_draft(core, draft_id)
    document = said_by_book(core, draft)
    assert not _is_a(document, key, Heading), "a heading is left out with what stands under it, by draft_outline"
    before = _edit(core, draft_id, key) or _base_of(core, draft, key, texts_of(document))
    with core.unit_of_work(Step.EDIT_DRAFT, _subject(core, draft, before.text or before.base)) as work:
        touch(work, draft)
        drafts.put_edit(work, draft_id, replace(before, is_left_out=True))
    return work.changes


def bring_back(core: Workspace, draft_id: DraftId, key: str) -> ChangeSet:
    """Print again what was left out."""
    draft = open_draft(core, draft_id)
    before = _edit(core, draft_id, key)
    with core.unit_of_work(Step.EDIT_DRAFT, _subject(core, draft, (before.text or before.base) if before else "")) as work:
        if before is not None and before.is_left_out:
            touch(work, draft)
            if before.text is None:
                drafts.drop_edit(work, draft_id, key)
            else:
                drafts.put_edit(work, draft_id, replace(before, is_left_out=False))
    return work.changes


def add_paragraph(core: Workspace, draft_id: DraftId, after: str, text: str) -> ChangeSet:
    """Add a paragraph behind a block or heading, or behind another one she added; "" puts it first of all.

    Raises:
        UserError: the draft is signed, or the text is empty.
    """
    return _add(core, draft_id, after, OwnParagraph("", "", _written(text)))


def add_chart(core: Workspace, draft_id: DraftId, after: str, kind: ChartKind) -> ChangeSet:
    """Put a chart behind a block or heading, as `add_paragraph` does; its figures are always those of the document.

    Raises:
        UserError: the draft is signed.
    """
    return _add(core, draft_id, after, OwnParagraph("", "", CHART_LABELS[kind], kind.value))


def _add(core: Workspace, draft_id: DraftId, after: str, own: OwnParagraph) -> ChangeSet:
    draft = open_draft(core, draft_id)
    before = _own_paragraph(core, draft_id, after)
    anchor = before.after if before is not None else after
    beside = _behind(core.book, draft, anchor)
    place = beside.index(before) + 1 if before is not None else 0
    with core.unit_of_work(Step.EDIT_DRAFT, _subject(core, draft, own.text)) as work:
        touch(work, draft)
        added = replace(own, key=new_key(work), after=anchor)
        _put_in_order(work, draft, [*beside[:place], added, *beside[place:]])
    return work.changes


def remove_paragraph(core: Workspace, draft_id: DraftId, key: str) -> ChangeSet:
    """Remove a paragraph or chart the clerk added."""
    draft = open_draft(core, draft_id)
    own = _own_paragraph(core, draft_id, key)
    with core.unit_of_work(Step.EDIT_DRAFT, _subject(core, draft, own.text if own else "")) as work:
        if own is not None:
            touch(work, draft)
            drafts.drop_paragraph(work, draft_id, key)
    return work.changes


def new_key(work: Transaction) -> str:
    """Return a key for what the clerk adds; a copy of the draft keeps it."""
    return f"{_OWN}{work.new_uid().hex()}"


def _edit_of_block(core: Workspace, draft: Draft, key: str, text: str) -> BlockEdit:
    """Return the clerk's words for a block together with what the book says there now."""
    words = _written(text)
    document = said_by_book(core, draft)
    if _is_a(document, key, Heading, Table):
        raise UserError(Code.DRAFT_BLOCK_WITHOUT_TEXT)
    return replace(_base_of(core, draft, key, texts_of(document)), text=words)


def _edit_paragraph(core: Workspace, draft: Draft, before: OwnParagraph, text: str) -> ChangeSet:
    """Change the words of a paragraph she added; it stays where it stands."""
    if before.chart:
        raise UserError(Code.DRAFT_BLOCK_WITHOUT_TEXT)
    changed = replace(before, text=_written(text))
    with core.unit_of_work(Step.EDIT_DRAFT, _subject(core, draft, changed.text)) as work:
        touch(work, draft)
        beside = _behind(work, draft, before.after)
        _put_in_order(work, draft, [changed if one.key == before.key else one for one in beside])
    return work.changes


def _behind(book: Reader, draft: Draft, anchor: str) -> list[OwnParagraph]:
    """Return the paragraphs she added behind a block, in order."""
    return [one for one in drafts.changes_of(book, draft.id).paragraphs if one.after == anchor]


def _put_in_order(work: Transaction, draft: Draft, paragraphs: Iterable[OwnParagraph]) -> None:
    for position, one in enumerate(paragraphs, start=1):
        drafts.put_paragraph(work, draft.id, one, position)


def _keep(work: Transaction, draft: Draft, edit: BlockEdit, generated: str | None) -> None:
    if generated is None:  # the book says nothing there any more: from now on it is a paragraph of her own
        drafts.drop_edit(work, draft.id, edit.key)
        own = OwnParagraph(new_key(work), edit.key, edit.text or "")
        _put_in_order(work, draft, [own, *_behind(work, draft, edit.key)])
    else:
        drafts.put_edit(work, draft.id, replace(edit, base=generated))


def _base_of(core: Workspace, draft: Draft, key: str, said: Mapping[str, str]) -> BlockEdit:
    """Return what the book says in a block now, or said when the clerk changed one that is gone.

    Raises:
        UserError: there is no such block.
    """
    if key in said:
        return BlockEdit(key, said[key], core.today)
    before = _edit(core, draft.id, key)
    if before is None:
        raise UserError(Code.DRAFT_BLOCK_GONE, draft=title_of_draft(core, draft))
    return before


def _edit(core: Workspace, draft_id: DraftId, key: str) -> BlockEdit | None:
    return next((one for one in drafts.changes_of(core.book, draft_id).edits if one.key == key), None)


def _own_paragraph(core: Workspace, draft_id: DraftId, key: str) -> OwnParagraph | None:
    return next((one for one in drafts.changes_of(core.book, draft_id).paragraphs if one.key == key), None)


def _is_a(document: OfficialDocument, key: str, *kinds: type[Block]) -> bool:
    return any(block.key == key and isinstance(block, kinds) for block in document.blocks)


def _written(text: str) -> str:
    """Return a text with its spaces put right, a line a paragraph.

    Raises:
        UserError: nothing is left.
    """
    lines = [one_line(line) for line in clean(text).split("\n")]
    found = "\n".join(line for line in lines if line)
    if not found:
        raise UserError(Code.DRAFT_TEXT_EMPTY)
    return found


def _subject(core: Workspace, draft: Draft, text: str) -> str:
    title = title_of_draft(core, draft)
    return f"{title}: {excerpt(one_line(text))}" if text.strip() else title
