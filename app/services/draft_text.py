"""What the services on drafts share: a draft that may still be changed, what the book says in it now, and its name."""

from dataclasses import dataclass, replace

from app.domain.draft import BlockInfo, Draft, DraftStage
from app.domain.ids import DraftId
from app.errors import UserError
from app.messages.code import Code
from app.register.chart import ChartKind
from app.reports.block_keys import with_known_keys
from app.reports.chart_of_items import chart_of_items
from app.reports.document import OfficialDocument
from app.reports.edited import edited, texts_of
from app.reports.kept_document import KeptDocument
from app.reports.registry import Parameter, report_kind
from app.services.compose_document import Ingredients
from app.services.make_report import ReportRequest
from app.services.workspace import Workspace
from app.store import documents, drafts, units
from app.store.session import Transaction

_LONGEST_EXCERPT = 40


@dataclass(frozen=True, slots=True)
class DraftNow:
    """A draft as it would be written now.

    Attributes:
        ingredients: what the book makes it of.
        kept: the document with the clerk's changes, and its look.
        blocks: what is told of its blocks.
    """

    ingredients: Ingredients
    kept: KeptDocument
    blocks: tuple[BlockInfo, ...]


def request_of(draft: Draft) -> ReportRequest:
    """Return what a draft asks for."""
    return ReportRequest(
        kind=draft.kind,
        period=draft.period,
        dated_on=draft.dated_on,
        plan_id=draft.plan_id,
        profile=draft.profile,
        with_mould=draft.with_mould,
        unit_ids=draft.unit_ids,
        answer_by=draft.answer_by,
        template_id=draft.template_id,
    )


def title_of_draft(core: Workspace, draft: Draft) -> str:
    """Return a draft's name for lists and the undo menu: its kind, its unit, its period."""
    kind = report_kind(draft.kind)
    unit = [units.name_of(core.book, unit_id) for unit_id in draft.unit_ids] if Parameter.UNIT in kind.parameters else []
    return ", ".join([kind.title, *unit[:1], *([draft.period.label] if kind.is_periodic else [])])


def excerpt(text: str) -> str:
    """Return the first words of a text, in quotes, to name what was changed."""
    line = text.split("\n", 1)[0]
    return f"“{line if len(line) <= _LONGEST_EXCERPT else line[:_LONGEST_EXCERPT].rsplit(' ', 1)[0] + '…'}”"


def open_draft(core: Workspace, draft_id: DraftId) -> Draft:
    """Return a draft that may be changed.

    Raises:
        UserError: it is signed.
    """
    draft = drafts.get(core.book, draft_id)
    if draft.stage is DraftStage.SIGNED:
        raise UserError(Code.DRAFT_IS_SIGNED, draft=title_of_draft(core, draft))
    return draft


def touch(work: Transaction, draft: Draft) -> None:
    """Note that the text of a draft changes: what was found good is no longer what stands there."""
    if draft.stage is DraftStage.REVIEWED:
        drafts.put(work, replace(draft, stage=DraftStage.DRAFT, reviewed_on=None, reviewed_by=""))


def said_by_book(core: Workspace, draft: Draft) -> OfficialDocument:
    """Return the document as the book makes it now, without the clerk's changes; blocks have the keys these hang on."""
    document = Ingredients.of(core, request_of(draft), draft.words, draft.document_number).document()
    return with_known_keys(document, drafts.changes_of(core.book, draft.id))


def texts_now(core: Workspace, draft: Draft) -> dict[str, str]:
    """Return key -> what the book says there now."""
    return texts_of(said_by_book(core, draft))


def draft_now(core: Workspace, draft: Draft) -> DraftNow:
    """Return a draft as it would be written now, with the clerk's changes."""
    made = Ingredients.of(core, request_of(draft), draft.words, draft.document_number)
    changes = drafts.changes_of(core.book, draft.id)
    asked = {one.key: chart_of_items(made.data, ChartKind(one.chart), one.key) for one in changes.paragraphs if one.chart}
    charts = {key: chart for key, chart in asked.items() if chart is not None}
    document, blocks = edited(with_known_keys(made.document(), changes), changes, core.today, charts)
    return DraftNow(made, KeptDocument(document, made.profile, made.mould, core.today), blocks)


def written_content(core: Workspace, draft: Draft) -> bytes | None:
    """Return what the document written from a draft last says; None while none was written."""
    return documents.content_of(core.book, draft.document_id) if draft.document_id is not None else None
