"""Make a document: collect from the book, write the .docx, and remember it with the figures it was made from."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from app.domain.changes import ChangeSet, Step
from app.domain.document import SignatureBlock
from app.domain.frozen_figures import FrozenFigures
from app.domain.ids import PlanId, UnitId
from app.domain.period import Period
from app.domain.plan import Plan
from app.errors import UserError
from app.exporters.document_docx import render
from app.files import sha256_of
from app.layout_rules.mould import Mould, mould_from_json
from app.layout_rules.profile import LayoutProfile, profile_of
from app.messages.code import Code
from app.reports.data import ReportData
from app.reports.registry import Gathered, Parameter, ReportKind, report_kind
from app.services.frozen_figures import freeze, from_json, to_json
from app.services.gather_parts import with_parts
from app.services.new_files import NewFiles
from app.services.office import office_mould, office_profile
from app.services.office_templates import TemplateFile, template_file, write_from_template
from app.services.report_data import plan_to_report, report_data
from app.services.workspace import Workspace
from app.store import documents, plans
from app.store.documents import IssuedDocument
from app.store.session import Transaction


@dataclass(frozen=True, slots=True)
class ReportRequest:
    """What the clerk asks for.

    Attributes:
        kind: id of the kind of document.
        period: what it reports on.
        dated_on: the date of the document; its profile is the one in force on that day.
        plan_id: which plan; None for the one imported last.
        profile: id of a profile to take instead; empty for the one in force.
        with_mould: whether to lay it out as the plan's own file is.
        unit_ids: the units a letter is about; empty for all late ones.
        answer_by: until when a letter asks for an answer; None for the usual time.
        signer: who signs instead of the first of `signers_of`.
        template_id: the office's own template to fill; None to follow profile or mould.
        template_path: a template that is not kept with the book, instead.
    """

    kind: str
    period: Period
    dated_on: date
    plan_id: PlanId | None = None
    profile: str = ""
    with_mould: bool = False
    unit_ids: tuple[UnitId, ...] = ()
    answer_by: date | None = None
    signer: SignatureBlock | None = None
    template_id: int | None = None
    template_path: Path | None = None


@dataclass(frozen=True, slots=True)
class MadeDocument:
    """A document made from the book, as the list shows it.

    Attributes:
        is_as_made: whether the file is still as it was written; None when it is gone.
        period: what it reports on.
        figures: its figures, as they were when it was made.
        signed_on: the day it was signed; None while it is not.
        number: its number in the registry, empty while unknown.
    """

    id: int

    title: str
    path: str
    dated_on: date
    profile_name: str
    is_as_made: bool | None
    period: Period | None
    figures: FrozenFigures
    signed_on: date | None = None
    number: str = ""


def make_report(core: Workspace, request: ReportRequest, path: Path) -> ChangeSet:
    """Write a document and record it (undoable as "lập văn bản"; undo leaves the file).

    Raises:
        UserError: no such kind or profile, nothing to report, nobody to remind, or the plan's file has no look to take over.
        EnvironmentTrouble: the file cannot be written.
    """
    kind = report_kind(request.kind)
    plan = plan_to_report(core, request.plan_id)
    profile = office_profile(core, plan, request.dated_on, request.profile)
    mould = mould_asked_for(core, plan, request)
    data = collected(core, kind, plan, request)
    with NewFiles() as files, core.unit_of_work(Step.MAKE_REPORT, title_of(kind, data)) as work:
        write_document(work, kind, data, profile, mould, files.add(path), template_asked_for(core, request))
    return work.changes


def collected(core: Workspace, kind: ReportKind, plan: Plan, request: ReportRequest) -> ReportData:
    """Return what a document is made from.

    Raises:
        UserError: nothing to report in the period, or no unit named for a document of one unit.
    """
    if Parameter.UNIT in kind.parameters and not request.unit_ids:
        raise UserError(Code.DOCUMENT_WITHOUT_UNIT, kind=kind.title)
    data = report_data(
        core,
        plan,
        request.period,
        request.dated_on,
        request.unit_ids,
        request.answer_by,
        needs_items=kind.is_periodic,
    )
    if request.signer is not None:
        data = replace(data, office=replace(data.office, signature=request.signer))
    return with_parts(core, data, _for_any_field(kind) if request.template_id or request.template_path else kind)


def template_asked_for(core: Workspace, request: ReportRequest) -> TemplateFile | None:
    """Return the template to fill; None when none is asked for. Raises UserError when it is for another kind, or missing."""
    if request.template_path is not None:
        return TemplateFile(request.template_path.name, request.template_path)
    return template_file(core, report_kind(request.kind), request.template_id) if request.template_id is not None else None


def _for_any_field(kind: ReportKind) -> ReportKind:
    """Return a kind for which everything is collected that a template may show."""
    return replace(kind, gathers=tuple(dict.fromkeys((*kind.gathers, Gathered.EVIDENCE))))


def write_document(
    work: Transaction,
    kind: ReportKind,
    data: ReportData,
    profile: LayoutProfile,
    mould: Mould | None,
    path: Path,
    template: TemplateFile | None = None,
) -> int:
    """Build a document, write its file, and record it with its figures inside the caller's transaction; returns its id."""
    if template is None:
        render(kind.build(data), profile, mould, path)
    else:
        write_from_template(template, kind.build(data), data, profile, path)
    made = IssuedDocument(
        id=0,
        kind=kind.id,
        title=title_of(kind, data),
        profile=profile.id,
        dated_on=data.dated_on,
        file_name=str(path.resolve()),
        sha256=sha256_of(path),
        figures=to_json(freeze(data)),
    )
    unit_id = data.unit_ids[0] if len(data.unit_ids) == 1 else None
    return documents.add(work, made, data.period, unit_id)


def title_of(kind: ReportKind, data: ReportData) -> str:
    """Return a document's name for the list: its kind, its unit, its period."""
    unit = [data.units[data.unit_ids[0]].name] if len(data.unit_ids) == 1 and Parameter.UNIT in kind.parameters else []
    return ", ".join([kind.title, *unit, *([data.period.label] if kind.is_periodic else [])])


def mould_asked_for(core: Workspace, plan: Plan, request: ReportRequest) -> Mould | None:
    """Return the look of the plan's own file less what the office or the request sets; None when it is not asked for.

    Raises:
        UserError: as `plan_mould`.
    """
    if not request.with_mould:
        return None
    mould = office_mould(core, plan_mould(core, plan))
    return replace(mould, signature=SignatureBlock()) if request.signer is not None else mould


def plan_mould(core: Workspace, plan: Plan) -> Mould:
    """Return the look of the plan's own file, kept at import. Raises UserError when nothing was kept."""
    text = plans.mould_of(core.book, plan.id)
    if not text:
        raise UserError(Code.PLAN_HAS_NO_MOULD, plan=plan.document.citation)
    return mould_from_json(text)


def all_documents(core: Workspace) -> list[MadeDocument]:
    """Return the documents made from the book, the newest first."""
    return [
        MadeDocument(
            one.id,
            one.title,
            one.file_name,
            one.dated_on,
            profile_of(one.profile).title,
            _is_as_made(one),
            one.period,
            from_json(one.figures),
            one.signed_on,
            one.document_number,
        )
        for one in documents.all_documents(core.book)
    ]


def _is_as_made(document: IssuedDocument) -> bool | None:
    path = Path(document.file_name)
    return sha256_of(path) == document.sha256 if path.is_file() else None
