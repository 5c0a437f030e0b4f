"""The clerk changes the outline of a draft: titles and order of headings, headings left out, headings of her own.

Each is one step, undoable as "sửa đề cương". What stands under a heading goes with it.
"""

from collections.abc import Iterable
from dataclasses import replace

from app.domain.changes import ChangeSet, Step
from app.domain.draft import Draft, HeadingChange
from app.domain.ids import DraftId
from app.errors import UserError
from app.messages.code import Code
from app.reports.edited import Part, arrange, parts_of
from app.services.draft_text import excerpt, open_draft, said_by_book, title_of_draft, touch
from app.services.edit_draft import new_key
from app.services.workspace import Workspace
from app.store import drafts
from app.store.session import Transaction
from app.text.normalise import one_line


def rename_heading(core: Workspace, draft_id: DraftId, key: str, title: str) -> ChangeSet:
    """Give a heading the clerk's title; "" takes the book's back.

    Raises:
        UserError: the draft is signed, there is no such heading, or one she added would have no title.
    """
    draft = open_draft(core, draft_id)
    change, part = _change_of(core, draft, key), _part(core, draft, key)
    said = part.heading.text if part.heading is not None else ""
    words = one_line(title)
    if change.is_added and not words:
        raise UserError(Code.DRAFT_TEXT_EMPTY)
    is_own = change.is_added or (words and words != said)
    renamed = replace(change, title=words if is_own else None, base=said if is_own and not change.is_added else "")
    with core.unit_of_work(Step.EDIT_OUTLINE, _subject(core, draft, words or said)) as work:
        touch(work, draft)
        drafts.put_heading(work, draft_id, renamed)
    return work.changes


def move_heading(core: Workspace, draft_id: DraftId, key: str, by: int) -> ChangeSet:
    """Move a heading with everything under it among those of the same parent; past their ends it goes no further.

    Args:
        core: the book.
        draft_id: the draft.
        key: which heading.
        by: by how many places; below nought is up.

    Raises:
        UserError: the draft is signed, or there is no such heading.
    """
    draft = open_draft(core, draft_id)
    beside, place = _beside(core, draft, key)
    target = min(max(place + by, 0), len(beside) - 1)
    moved = beside[place]
    with core.unit_of_work(Step.EDIT_OUTLINE, _subject(core, draft, _title(core, draft, moved))) as work:
        if target != place:
            touch(work, draft)
            order = [part.key for part in beside if part is not moved]
            order.insert(target, key)
            _put_order(work, draft, order)
    return work.changes


def leave_out_heading(core: Workspace, draft_id: DraftId, key: str) -> ChangeSet:
    """Leave a heading out with everything under it; nothing of it is lost."""
    return _set_left_out(core, draft_id, key, is_left_out=True)


def bring_back_heading(core: Workspace, draft_id: DraftId, key: str) -> ChangeSet:
    """Print again a heading that was left out."""
    return _set_left_out(core, draft_id, key, is_left_out=False)


def add_heading(core: Workspace, draft_id: DraftId, after: str, title: str) -> ChangeSet:
    """Add a heading behind another one and all that stands under it, on its level; "" puts it before all others.

    Raises:
        UserError: the draft is signed, the title is empty, or there is no such heading.
    """
    draft = open_draft(core, draft_id)
    words = one_line(title)
    if not words:
        raise UserError(Code.DRAFT_TEXT_EMPTY)
    body = _outline(core, draft)
    beside, place = _beside(core, draft, after) if after else (body.parts, -1)
    above = beside[place].above if after else ""
    level = beside[place].level if after else 1
    with core.unit_of_work(Step.EDIT_OUTLINE, _subject(core, draft, words)) as work:
        touch(work, draft)
        added = HeadingChange(new_key(work), title=words, position=place + 1, level=level, parent=above)
        drafts.put_heading(work, draft_id, added)
        order = [part.key for part in beside]
        order.insert(place + 1, added.key)
        _put_order(work, draft, order)
    return work.changes


def remove_heading(core: Workspace, draft_id: DraftId, key: str) -> ChangeSet:
    """Remove a heading the clerk added.

    Raises:
        UserError: the draft is signed, or something of hers stands under it.
    """
    draft = open_draft(core, draft_id)
    changes = drafts.changes_of(core.book, draft_id)
    change = _change_of(core, draft, key)
    if any(one.after == key for one in changes.paragraphs) or any(one.parent == key for one in changes.headings):
        raise UserError(Code.HEADING_IN_USE, heading=change.title)
    with core.unit_of_work(Step.EDIT_OUTLINE, _subject(core, draft, change.title or "")) as work:
        if change.is_added:
            touch(work, draft)
            drafts.drop_heading(work, draft_id, key)
    return work.changes


def _set_left_out(core: Workspace, draft_id: DraftId, key: str, *, is_left_out: bool) -> ChangeSet:
    draft = open_draft(core, draft_id)
    change = _change_of(core, draft, key)
    with core.unit_of_work(Step.EDIT_OUTLINE, _subject(core, draft, _title(core, draft, _part(core, draft, key)))) as work:
        touch(work, draft)
        drafts.put_heading(work, draft_id, replace(change, is_left_out=is_left_out))
    return work.changes


def _put_order(work: Transaction, draft: Draft, keys: Iterable[str]) -> None:
    known = {one.key: one for one in drafts.changes_of(work, draft.id).headings}
    for position, key in enumerate(keys, start=1):
        drafts.put_heading(work, draft.id, replace(known.get(key, HeadingChange(key)), position=position))


def _outline(core: Workspace, draft: Draft) -> Part:
    """Return the headings of a draft as they stand, those left out too."""
    body, _ = parts_of(said_by_book(core, draft).body)
    arrange(body, drafts.changes_of(core.book, draft.id).headings)
    return body


def _beside(core: Workspace, draft: Draft, key: str) -> tuple[list[Part], int]:
    """Return the headings of the same parent in their order, and the place of this one among them."""
    for part in _outline(core, draft).every():
        keys = [one.key for one in part.parts]
        if key in keys:
            return part.parts, keys.index(key)
    raise UserError(Code.DRAFT_BLOCK_GONE, draft=title_of_draft(core, draft))


def _part(core: Workspace, draft: Draft, key: str) -> Part:
    beside, place = _beside(core, draft, key)
    return beside[place]


def _change_of(core: Workspace, draft: Draft, key: str) -> HeadingChange:
    known = drafts.changes_of(core.book, draft.id).headings
    return next((one for one in known if one.key == key), HeadingChange(key))


def _title(core: Workspace, draft: Draft, part: Part) -> str:
    return _change_of(core, draft, part.key).title or (part.heading.text if part.heading is not None else "")


def _subject(core: Workspace, draft: Draft, title: str) -> str:
    return f"{title_of_draft(core, draft)}: {excerpt(title)}"
