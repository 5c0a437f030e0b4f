"""Drafts of documents: what was asked for, and everything the clerk and the leader wrote into them."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from app.domain.draft import BlockEdit, Draft, DraftChanges, DraftStage, HeadingChange, OwnParagraph, OwnWords, Remark
from app.domain.ids import DraftId, PlanId, RemarkId, UnitId
from app.store.columns import as_date, as_int, as_text, iso
from app.store.session import Reader, Row, Transaction, Value
from app.store.work_items import period_id, read_period

_DRAFT = (
    "SELECT d.id, d.kind, d.plan_id, p.starts_on, p.ends_on, p.kind, d.dated_on, d.made_on, d.profile, d.with_mould, "
    "d.answer_by, d.template_id, d.signing_authority, d.signer_title, d.signer_name, d.signer_is_chosen, "
    "d.recipients, d.document_number, d.stage, d.reviewed_on, d.reviewed_by, d.document_id "
    "FROM draft d JOIN period p ON p.id = d.period_id"
)
_REMARK = "SELECT id, block_key, text, said_by, said_on, settled_on FROM draft_remark"
_PARTS = ("draft_unit", "draft_edit", "draft_paragraph", "draft_heading", "draft_remark")


def add(work: Transaction, draft: Draft) -> DraftId:
    """Keep a new draft, without changes of its text; returns its id."""
    draft_id = DraftId(work.insert("draft", uid=work.new_uid(), **_columns(work, draft)))
    _put_units(work, draft_id, draft.unit_ids)
    return draft_id


def put(work: Transaction, draft: Draft) -> None:
    """Bring a draft's own row up to date."""
    work.update("draft", draft.id, **_columns(work, draft))
    if get(work, draft.id).unit_ids != draft.unit_ids:
        work.delete_where("draft_unit", "draft_id", draft.id)
        _put_units(work, draft.id, draft.unit_ids)


def get(book: Reader, draft_id: DraftId) -> Draft:
    """Return one draft."""
    row = book.row(f"{_DRAFT} WHERE d.id = ?", draft_id)
    assert row is not None, f"no draft {draft_id}"
    return _draft(book, row)


def all_drafts(book: Reader) -> list[Draft]:
    """Return every draft, the newest first."""
    return [_draft(book, row) for row in list(book.rows(f"{_DRAFT} ORDER BY d.id DESC"))]


def count_of_plan(book: Reader, plan_id: PlanId) -> int:
    """Return how many drafts rest on a plan."""
    return book.number("SELECT count(*) FROM draft WHERE plan_id = ?", plan_id)


def delete(work: Transaction, draft_id: DraftId) -> None:
    """Remove a draft with everything in it; documents written from it stay."""
    for (document_id,) in list(work.rows("SELECT id FROM issued_document WHERE draft_id = ?", draft_id)):
        work.update("issued_document", as_int(document_id), draft_id=None)
    for table in _PARTS:
        work.delete_where(table, "draft_id", draft_id)
    work.delete("draft", draft_id)


def forget_template(work: Transaction, template_id: int) -> None:
    """Let the drafts that a template was chosen for follow their profile or mould: the template goes."""
    for (draft_id,) in list(work.rows("SELECT id FROM draft WHERE template_id = ?", template_id)):
        work.update("draft", as_int(draft_id), template_id=None)


def put_reviewed(work: Transaction, draft_id: DraftId, digests: Mapping[str, str]) -> None:
    """Keep what the blocks of a draft said when it was found good, as `edited.digests_of` gives it."""
    work.update("draft", draft_id, reviewed_text="\n".join(f"{sign} {key}" for key, sign in digests.items()))


def reviewed(book: Reader, draft_id: DraftId) -> dict[str, str]:
    """Return what the blocks of a draft said when it was found good; nothing for one that never was."""
    lines = as_text(book.value("SELECT reviewed_text FROM draft WHERE id = ?", draft_id)).split("\n")
    return {key: sign for sign, _, key in (line.partition(" ") for line in lines if line)}


def changes_of(book: Reader, draft_id: DraftId) -> DraftChanges:
    """Return everything the clerk changed in a draft's text."""
    edits = book.rows(
        "SELECT block_key, base, said_on, text, is_left_out FROM draft_edit WHERE draft_id = ? ORDER BY id", draft_id
    )
    paragraphs = book.rows(
        "SELECT block_key, after_key, text, chart FROM draft_paragraph WHERE draft_id = ? ORDER BY after_key, position, id",
        draft_id,
    )
    headings = book.rows(
        "SELECT block_key, base, title, position, is_left_out, level, parent_key FROM draft_heading "
        "WHERE draft_id = ? ORDER BY id",
        draft_id,
    )
    return DraftChanges(
        tuple(_edit(row) for row in edits),
        tuple(OwnParagraph(*map(as_text, row)) for row in paragraphs),
        tuple(_heading(row) for row in headings),
    )


def put_edit(work: Transaction, draft_id: DraftId, edit: BlockEdit) -> None:
    """Keep what the clerk did to a block, in the place of what she did before."""
    columns: dict[str, Value] = {
        "base": edit.base,
        "said_on": iso(edit.said_on),
        "text": edit.text,
        "is_left_out": int(edit.is_left_out),
    }
    _put(work, "draft_edit", draft_id, edit.key, columns)


def drop_edit(work: Transaction, draft_id: DraftId, key: str) -> None:
    """Forget what the clerk did to a block."""
    _drop(work, "draft_edit", draft_id, key)


def put_paragraph(work: Transaction, draft_id: DraftId, paragraph: OwnParagraph, position: int) -> None:
    """Keep a paragraph or chart the clerk added; `position` is its place among those behind the same block."""
    columns: dict[str, Value] = {
        "after_key": paragraph.after,
        "position": position,
        "text": paragraph.text,
        "chart": paragraph.chart,
    }
    _put(work, "draft_paragraph", draft_id, paragraph.key, columns)


def drop_paragraph(work: Transaction, draft_id: DraftId, key: str) -> None:
    """Remove a paragraph the clerk added."""
    _drop(work, "draft_paragraph", draft_id, key)


def put_heading(work: Transaction, draft_id: DraftId, heading: HeadingChange) -> None:
    """Keep what the clerk did to a heading; one that is again as the book makes it is forgotten."""
    if replace(heading, base="") == HeadingChange(heading.key):
        _drop(work, "draft_heading", draft_id, heading.key)
        return
    columns: dict[str, Value] = {
        "base": heading.base,
        "title": heading.title,
        "position": heading.position,
        "is_left_out": int(heading.is_left_out),
        "level": heading.level,
        "parent_key": heading.parent,
    }
    _put(work, "draft_heading", draft_id, heading.key, columns)


def drop_heading(work: Transaction, draft_id: DraftId, key: str) -> None:
    """Remove a heading the clerk added, or forget what she did to one."""
    _drop(work, "draft_heading", draft_id, key)


def add_remark(work: Transaction, draft_id: DraftId, remark: Remark) -> None:
    """Keep a new remark."""
    work.insert(
        "draft_remark",
        uid=work.new_uid(),
        draft_id=draft_id,
        block_key=remark.key,
        text=remark.text,
        said_by=remark.said_by,
        said_on=iso(remark.said_on),
    )


def settle_remark(work: Transaction, remark_id: RemarkId, on: date | None) -> None:
    """Note the day on which a remark was dealt with; None opens it again."""
    work.update("draft_remark", remark_id, settled_on=iso(on))


def remarks_of(book: Reader, draft_id: DraftId) -> list[Remark]:
    """Return the remarks on a draft, the oldest first."""
    return [_remark(row) for row in book.rows(f"{_REMARK} WHERE draft_id = ? ORDER BY id", draft_id)]


def remark(book: Reader, remark_id: RemarkId) -> tuple[DraftId, Remark]:
    """Return a remark and the draft it is on."""
    row = book.row(f"{_REMARK} WHERE id = ?", remark_id)
    assert row is not None, f"no remark {remark_id}"
    return DraftId(book.number("SELECT draft_id FROM draft_remark WHERE id = ?", remark_id)), _remark(row)


def open_remarks(book: Reader) -> dict[DraftId, int]:
    """Return draft -> how many remarks on it are open, for those that have any."""
    rows = book.rows("SELECT draft_id, count(*) FROM draft_remark WHERE settled_on IS NULL GROUP BY draft_id")
    return {DraftId(as_int(draft_id)): as_int(number) for draft_id, number in rows}


def _columns(work: Transaction, draft: Draft) -> dict[str, Value]:
    words = draft.words
    return {
        "kind": draft.kind,
        "plan_id": draft.plan_id,
        "period_id": period_id(work, draft.period),
        "dated_on": iso(draft.dated_on),
        "made_on": iso(draft.made_on),
        "profile": draft.profile,
        "with_mould": int(draft.with_mould),
        "answer_by": iso(draft.answer_by),
        "template_id": draft.template_id,
        "signing_authority": words.authority,
        "signer_title": words.signer_title,
        "signer_name": words.signer_name,
        "signer_is_chosen": int(words.signer_is_chosen),
        "recipients": "\n".join(words.recipients),
        "document_number": draft.document_number,
        "stage": draft.stage.value,
        "reviewed_on": iso(draft.reviewed_on),
        "reviewed_by": draft.reviewed_by,
        "document_id": draft.document_id,
    }


def _put_units(work: Transaction, draft_id: DraftId, unit_ids: Iterable[UnitId]) -> None:
    for unit_id in unit_ids:
        work.insert("draft_unit", uid=work.new_uid(), draft_id=draft_id, unit_id=unit_id)


def _put(work: Transaction, table: str, draft_id: DraftId, key: str, columns: dict[str, Value]) -> None:
    """Write the row of one block: anew, or over the one that is there."""
    row_id = work.value(f"SELECT id FROM {table} WHERE draft_id = ? AND block_key = ?", draft_id, key)
    if isinstance(row_id, int):
        work.update(table, row_id, **columns)
    else:
        work.insert(table, uid=work.new_uid(), draft_id=draft_id, block_key=key, **columns)


def _drop(work: Transaction, table: str, draft_id: DraftId, key: str) -> None:
    row_id = work.value(f"SELECT id FROM {table} WHERE draft_id = ? AND block_key = ?", draft_id, key)
    if isinstance(row_id, int):
        work.delete(table, row_id)


def _draft(book: Reader, row: Row) -> Draft:
    draft_id, kind, plan_id, starts_on, ends_on, period_kind, dated_on, made_on, profile, with_mould, *rest = row
    answer_by, template_id, authority, title, name, is_chosen, recipients, number, *reached = rest
    stage, reviewed_on, reviewed_by, document_id = reached
    on, made = as_date(dated_on), as_date(made_on)
    assert on is not None
    assert made is not None
    units = book.rows("SELECT unit_id FROM draft_unit WHERE draft_id = ? ORDER BY id", draft_id)
    lines = tuple(line for line in as_text(recipients).split("\n") if line)
    return Draft(
        id=DraftId(as_int(draft_id)),
        kind=as_text(kind),
        plan_id=PlanId(as_int(plan_id)),
        period=read_period(starts_on, ends_on, period_kind),
        dated_on=on,
        made_on=made,
        profile=as_text(profile),
        with_mould=bool(with_mould),
        unit_ids=tuple(UnitId(as_int(unit_id)) for (unit_id,) in units),
        answer_by=as_date(answer_by),
        words=OwnWords(as_text(authority), as_text(title), as_text(name), lines, bool(is_chosen)),
        document_number=as_text(number),
        stage=DraftStage(as_text(stage)),
        reviewed_on=as_date(reviewed_on),
        reviewed_by=as_text(reviewed_by),
        document_id=document_id if isinstance(document_id, int) else None,
        template_id=template_id if isinstance(template_id, int) else None,
    )


def _edit(row: Row) -> BlockEdit:
    key, base, said_on, text, is_left_out = row
    on = as_date(said_on)
    assert on is not None
    return BlockEdit(as_text(key), as_text(base), on, _or_none(text), bool(is_left_out))


def _heading(row: Row) -> HeadingChange:
    key, base, title, position, is_left_out, level, parent = row
    return HeadingChange(
        as_text(key),
        as_text(base),
        _or_none(title),
        position if isinstance(position, int) else None,
        bool(is_left_out),
        as_int(level),
        as_text(parent),
    )


def _remark(row: Row) -> Remark:
    row_id, key, text, said_by, said_on, settled_on = row
    on = as_date(said_on)
    assert on is not None
    return Remark(RemarkId(as_int(row_id)), as_text(key), as_text(text), as_text(said_by), on, as_date(settled_on))


def _or_none(value: Value) -> str | None:
    return value if isinstance(value, str) else None
