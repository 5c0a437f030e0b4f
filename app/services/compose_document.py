"""Compose a document: what it would look like on paper, and the Word file of it, with the clerk's own signer and recipients."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from app.domain.changes import ChangeSet, Step
from app.domain.document import SignatureBlock
from app.domain.draft import BlockInfo, Draft, DraftChanges, OwnWords, Remark
from app.exporters.document_docx import with_mould_texts
from app.exporters.document_pages import pages_of
from app.exporters.pages.pieces import HeadingPlace, Page
from app.layout_rules.mould import Mould
from app.layout_rules.profile import LayoutProfile
from app.reports.data import ReportData
from app.reports.document import ItemKey, OfficialDocument
from app.reports.edited import edited
from app.reports.kept_document import KeptDocument
from app.reports.registry import ReportKind, report_kind
from app.services.make_report import ReportRequest, collected, mould_asked_for, template_asked_for, title_of, write_document
from app.services.new_files import NewFiles
from app.services.office import office_profile
from app.services.report_data import plan_to_report
from app.services.show_items import ItemLine, show_items
from app.services.workspace import Workspace

_NUMBER_END = re.compile(r"[-/]")


@dataclass(frozen=True, slots=True)
class Composition:
    """A document on pages.

    Attributes:
        title: its name, for the PDF.
        signature, recipients: as printed, the clerk's own or the office's.
        blocks: what stands in it, in order; what is left out too.
        warnings: what is to be known before it is written or signed, a sentence each.
        draft: the draft it is made from; None for one that is not kept.
        remarks: the remarks on the draft, settled ones too, the oldest first.
    """

    title: str
    profile_title: str
    pages: tuple[Page, ...]
    headings: tuple[HeadingPlace, ...]
    signature: SignatureBlock
    recipients: tuple[str, ...]
    blocks: tuple[BlockInfo, ...] = ()
    warnings: tuple[str, ...] = ()
    draft: Draft | None = None
    remarks: tuple[Remark, ...] = ()


def compose(core: Workspace, request: ReportRequest, words: OwnWords) -> Composition:
    """Return the pages of a document as they would be now; nothing is written.

    Raises:
        UserError: as `make_report`.
    """
    made = Ingredients.of(core, request, words)
    document, blocks = edited(made.document(), DraftChanges(), core.today)
    return composition(KeptDocument(document, made.profile, made.mould, core.today), blocks)


def composition(made: KeptDocument, blocks: Sequence[BlockInfo]) -> Composition:
    """Return a document on pages, with what is told of its blocks."""
    document, mould = made.document, made.mould
    found = pages_of(document, made.profile, mould)
    shown = with_mould_texts(document, mould) if mould else document
    return Composition(
        title=f"{document.type.name} {document.subject}",
        profile_title=made.profile.title,
        pages=found.pages,
        headings=found.headings,
        signature=shown.signature,
        recipients=shown.recipients.lines,
        blocks=tuple(blocks),
    )


def write_composed(core: Workspace, request: ReportRequest, words: OwnWords, path: Path) -> ChangeSet:
    """Write the document as .docx and record it, as `make_report` does (undoable)."""
    made = Ingredients.of(core, request, words)
    with NewFiles() as files, core.unit_of_work(Step.MAKE_REPORT, title_of(made.kind, made.data)) as work:
        template = template_asked_for(core, request)
        write_document(work, made.kind, made.data, made.profile, made.mould, files.add(path), template)
    return work.changes


def source_lines(core: Workspace, sources: Sequence[ItemKey]) -> list[ItemLine]:
    """Return the work items that words of a document rest on, as they stand now."""
    periods = dict.fromkeys(period for _, _, period in sources)
    lines = {line.item.key: line for period in periods for line in show_items(core, period)}  # periods may hold one another
    return [lines[key] for key in dict.fromkeys(sources) if key in lines]


@dataclass(frozen=True, slots=True)
class Ingredients:
    """What a document is made of: the kind that builds it in the clerk's words, the data, and its look."""

    kind: ReportKind
    data: ReportData
    profile: LayoutProfile
    mould: Mould | None

    @classmethod
    def of(cls, core: Workspace, request: ReportRequest, words: OwnWords, document_number: str = "") -> "Ingredients":
        """Collect what a document is made of; of its number ("12", "12-BC/ĐU") the head prints the figures."""
        kind = report_kind(request.kind)
        plan = plan_to_report(core, request.plan_id)
        profile = office_profile(core, plan, request.dated_on, request.profile)
        mould = mould_asked_for(core, plan, request)

        def build(data: ReportData) -> OfficialDocument:
            return _with_words(kind.build(data), words)

        number = _NUMBER_END.split(document_number)[0].strip() or None
        data = replace(collected(core, kind, plan, request), number=number)
        return cls(replace(kind, build=build), data, profile, _without(mould, words))

    def document(self) -> OfficialDocument:
        """Return the document as the book makes it."""
        return self.kind.build(self.data)


def _with_words(document: OfficialDocument, words: OwnWords) -> OfficialDocument:
    office = SignatureBlock() if words.signer_is_chosen else document.signature
    signature = SignatureBlock(
        words.authority or office.authority, words.signer_title or office.title, words.signer_name or office.name
    )
    recipients = replace(document.recipients, lines=words.recipients or document.recipients.lines)
    return replace(document, signature=signature, recipients=recipients)


def _without(mould: Mould | None, words: OwnWords) -> Mould | None:
    """Return the mould without what the clerk set herself, which goes before it."""
    if mould is None:
        return None
    has_signer = words.authority or words.signer_title or words.signer_name
    signature = SignatureBlock() if has_signer else mould.signature
    return replace(mould, signature=signature, recipients=() if words.recipients else mould.recipients)
