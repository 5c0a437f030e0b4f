"""Compose a document: what it would look like on paper, and the Word file of it, with the clerk's own signer and recipients."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from app.domain.changes import ChangeSet, Step
from app.domain.document import SignatureBlock
from app.domain.plan import Plan
from app.exporters.document_docx import with_mould_texts
from app.exporters.document_pages import pages_of
from app.exporters.pages.pieces import HeadingPlace, Page
from app.layout_rules.mould import Mould
from app.layout_rules.profile import LayoutProfile, profile_in_force, profile_of
from app.reports.data import ReportData
from app.reports.document import ItemKey, OfficialDocument
from app.reports.registry import ReportKind, report_kind
from app.services.make_report import ReportRequest, collected, plan_mould, write_document
from app.services.new_files import NewFiles
from app.services.office import office_of
from app.services.report_data import plan_to_report
from app.services.show_items import ItemLine, show_items
from app.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What the clerk sets herself in one document; empty where the office's own holds.

    Attributes:
        recipients: lines of "Nơi nhận" without marks.
    """

    authority: str = ""
    signer_title: str = ""
    signer_name: str = ""
    recipients: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Composition:
    """A document on pages.

    Attributes:
        title: its name, for the PDF.
        signature, recipients: as printed, the clerk's own or the office's.
    """

    title: str
    profile_title: str
    pages: tuple[Page, ...]
    headings: tuple[HeadingPlace, ...]
    signature: SignatureBlock
    recipients: tuple[str, ...]


def compose(core: Workspace, request: ReportRequest, words: OwnWords) -> Composition:
    """Return the pages of a document as they would be now; nothing is written.

    Raises:
        UserError: as `make_report`.
    """
    made = _Ingredients.of(core, request, words)
    document = made.kind.build(made.data)
    found = pages_of(document, made.profile, made.mould)
    shown = with_mould_texts(document, made.mould) if made.mould else document
    title = f"{document.type.name} {document.subject}"
    return Composition(title, made.profile.title, found.pages, found.headings, shown.signature, shown.recipients.lines)


def write_composed(core: Workspace, request: ReportRequest, words: OwnWords, path: Path) -> ChangeSet:
    """Write the document as .docx and record it, as `make_report` does (undoable)."""
    made = _Ingredients.of(core, request, words)
    with NewFiles() as files, core.unit_of_work(Step.MAKE_REPORT, f"{made.kind.title}, {made.data.period.label}") as work:
        write_document(work, made.kind, made.data, made.profile, made.mould, files.add(path))
    return work.changes


def source_lines(core: Workspace, sources: Sequence[ItemKey]) -> list[ItemLine]:
    """Return the work items that words of a document rest on, as they stand now."""
    periods = dict.fromkeys(period for _, _, period in sources)
    lines = {line.item.key: line for period in periods for line in show_items(core, period)}  # periods may hold one another
    return [lines[key] for key in dict.fromkeys(sources) if key in lines]


@dataclass(frozen=True, slots=True)
class _Ingredients:
    kind: ReportKind
    data: ReportData
    profile: LayoutProfile
    mould: Mould | None

    @classmethod
    def of(cls, core: Workspace, request: ReportRequest, words: OwnWords) -> "_Ingredients":
        kind = report_kind(request.kind)
        plan = plan_to_report(core, request.plan_id)
        mould = plan_mould(core, plan) if request.with_mould else None

        def build(data: ReportData) -> OfficialDocument:
            return _with_words(kind.build(data), words)

        own = replace(kind, build=build)
        return cls(own, collected(core, kind, plan, request), _profile(core, request, plan), _without(mould, words))


def _profile(core: Workspace, request: ReportRequest, plan: Plan) -> LayoutProfile:
    return profile_of(request.profile) if request.profile else profile_in_force(office_of(core, plan).system, request.dated_on)


def _with_words(document: OfficialDocument, words: OwnWords) -> OfficialDocument:
    signature = SignatureBlock(
        words.authority or document.signature.authority,
        words.signer_title or document.signature.title,
        words.signer_name or document.signature.name,
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
