"""The office's own templates (mẫu văn bản): take one in, look for faults, write documents from it, give one to begin with."""

from dataclasses import dataclass
from pathlib import Path

from app.domain.changes import ChangeSet, Step
from app.domain.office_template import OfficeTemplate, TemplateReading
from app.errors import UserError
from app.exporters.office_template.child_work import FILLED, ORDER
from app.exporters.office_template.order import order_of
from app.files import write_bytes
from app.importers.child import read_outside
from app.importers.processes import private_folder
from app.layout_rules.profile import LayoutProfile
from app.messages.code import Code
from app.reports.data import ReportData
from app.reports.document import LETTER, NOTICE, PLAN, REPORT, SUBMISSION, DocumentType, OfficialDocument
from app.reports.frame import letterhead
from app.reports.registry import ReportKind, report_kind
from app.reports.template_fields import BLOCKS, FIELDS
from app.reports.template_lists import LISTS
from app.services.office import office_profile
from app.services.report_data import plan_to_report, report_data
from app.services.workspace import Workspace
from app.store import drafts, file_store
from app.store import office_templates as stored
from app.text.normalise import one_line

_TYPES: dict[str, DocumentType] = {
    "reminder-letter": LETTER,
    "assignment-notice": NOTICE,
    "plan": PLAN,
    "unit-plan": PLAN,
    "submission": SUBMISSION,
}
_WITHOUT_APPENDIX = frozenset({"plan", "unit-plan", "reminder-letter", "submission"})


@dataclass(frozen=True, slots=True)
class TemplateFile:
    """A template to fill.

    Attributes:
        name: as a refusal calls it.
    """

    name: str
    path: Path


def office_templates(core: Workspace) -> list[OfficeTemplate]:
    """Return the office's templates in the order of their names, those with faults too."""
    return stored.all_templates(core.book)


def templates_for(core: Workspace, kind_id: str) -> list[OfficeTemplate]:
    """Return the templates from which documents of a kind can be made."""
    wanted = report_kind(kind_id).id
    return [one for one in office_templates(core) if one.kind == wanted and one.is_usable]


def check_template(path: Path) -> TemplateReading:
    """Return everything that is wrong with a template; nothing is kept.

    Raises:
        UserError: the gate refuses the file, or it cannot be read.
    """
    reading = read_outside("template", path)
    assert isinstance(reading, TemplateReading)
    return reading


def add_template(core: Workspace, path: Path, name: str, kind_id: str) -> ChangeSet:
    """Keep a template for a kind of document, with its faults if it has any (undoable as "sửa mẫu văn bản").

    Raises:
        UserError: the file is refused, or the name is empty or taken.
    """
    kind, wanted = report_kind(kind_id), one_line(name)
    if not wanted:
        raise UserError(Code.TEMPLATE_WITHOUT_NAME)
    if stored.find_by_name(core.book, wanted) is not None:
        raise UserError(Code.TEMPLATE_NAME_TAKEN, name=wanted)
    reading = check_template(path)
    with core.unit_of_work(Step.EDIT_TEMPLATES, wanted) as work:
        file_id = file_store.keep(work, core.path, path)
        stored.add(work, wanted, kind.id, file_id, reading.faults, core.today)
    return work.changes


def replace_template(core: Workspace, template_id: int, path: Path) -> ChangeSet:
    """Give a template another file. Raises UserError when the file is refused."""
    known = stored.get(core.book, template_id)
    reading = check_template(path)
    with core.unit_of_work(Step.EDIT_TEMPLATES, known.name) as work:
        stored.replace_file(work, template_id, file_store.keep(work, core.path, path), reading.faults, core.today)
    return work.changes


def remove_template(core: Workspace, template_id: int) -> ChangeSet:
    """Let a template go; documents made from it stay, and drafts that chose it follow their layout again."""
    known = stored.get(core.book, template_id)
    with core.unit_of_work(Step.EDIT_TEMPLATES, known.name) as work:
        drafts.forget_template(work, template_id)
        stored.delete(work, template_id)
    return work.changes


def save_template_file(core: Workspace, template_id: int, path: Path) -> None:
    """Write a copy of a template's file, to be edited.

    Raises:
        UserError: the kept file is missing.
        EnvironmentTrouble: the copy cannot be written.
    """
    kept = stored.get(core.book, template_id)
    write_bytes(path, file_store.path_of(core.book, core.path, kept.file_id).read_bytes())


def save_starter(core: Workspace, kind_id: str, path: Path, profile_id: str = "") -> None:
    """Write a template to begin with: the office's document of a kind with a field in the place of every text.

    Args:
        profile_id: the layout it is set in; empty for the one in force today.

    Raises:
        UserError: the book has no plan yet, or there is no such kind or profile.
        EnvironmentTrouble: the file cannot be written.
    """
    from app.exporters.office_template.starter import write_starter  # sets a Word file: not to be loaded at the start

    kind, plan = report_kind(kind_id), plan_to_report(core, None)
    data = report_data(core, plan, plan.span(core.today), core.today, needs_items=False)
    profile = office_profile(core, plan, core.today, profile_id)
    write_starter(
        letterhead(data),
        data.office.signature,
        document_type(kind),
        profile,
        path,
        has_appendix=kind.id not in _WITHOUT_APPENDIX,
    )


def document_type(kind: ReportKind) -> DocumentType:
    """Return the type of document a kind is."""
    return _TYPES.get(kind.id, REPORT)


def template_file(core: Workspace, kind: ReportKind, template_id: int) -> TemplateFile:
    """Return a kept template's file. Raises UserError when it is for another kind, or missing."""
    known = stored.get(core.book, template_id)
    if known.kind != kind.id:
        raise UserError(Code.TEMPLATE_OF_OTHER_KIND, kind=kind.title, name=known.name, other=report_kind(known.kind).title)
    return TemplateFile(known.name, file_store.path_of(core.book, core.path, known.file_id))


def write_from_template(
    template: TemplateFile, document: OfficialDocument, data: ReportData, profile: LayoutProfile, path: Path
) -> None:
    """Fill a template with a composed document. The child process does it: the template is a file from outside.

    Raises:
        UserError: the template has faults (the first is named), is refused, or repeats to too many lines.
        EnvironmentTrouble: the file cannot be written.
    """
    from msgspec import json

    with private_folder() as folder:
        (folder / ORDER).write_bytes(json.encode(order_of(document, data, profile)))
        reading = read_outside("filled template", template.path, into=folder)
        assert isinstance(reading, TemplateReading)
        if reading.faults:
            first = reading.faults[0].sentence.rstrip(".")
            raise UserError(Code.TEMPLATE_HAS_FAULTS, name=template.name, count=len(reading.faults), first=first)
        write_bytes(path, (folder / FILLED).read_bytes())


@dataclass(frozen=True, slots=True)
class FieldLine:
    """A field as the list of fields shows it.

    Attributes:
        group: the heading it belongs to.
        written: as it is typed into a template, braces included.
        meaning: what it stands for.
        example: what it may become; empty for a part or a list.
    """

    group: str
    written: str
    meaning: str
    example: str = ""


def known_fields() -> list[FieldLine]:
    """Return everything a template may ask for, in the order of its groups."""
    lines = [FieldLine(one.group, f"{{{{{one.name}}}}}", one.meaning, one.example) for one in FIELDS]
    lines += [FieldLine("Cả phần văn bản (đứng riêng một đoạn)", f"{{{{{one.name}}}}}", one.meaning) for one in BLOCKS]
    for one in LISTS:
        how = "mỗi dòng bảng lặp lại" if one.repeats_row else "mỗi đoạn lặp lại"
        lines += [FieldLine(f"{one.meaning} ({how})", f"{{{{{one.name}.{name}}}}}", meaning) for name, meaning in one.columns]
    lines += [
        FieldLine(
            "Cách viết, điều kiện", "{{ten_loai|in hoa}}", "Viết trường bằng chữ hoa; có cả “in thường”, “hoa đầu”", "BÁO CÁO"
        ),
        FieldLine("Cách viết, điều kiện", "{{nếu qua_han}}", "Các đoạn tới {{hết}} chỉ in khi trường hoặc danh sách có nội dung"),
        FieldLine("Cách viết, điều kiện", "{{nếu không có qua_han}}", "Các đoạn tới {{hết}} chỉ in khi không có"),
        FieldLine("Cách viết, điều kiện", "{{hết}}", "Hết phần có điều kiện, đứng riêng một đoạn"),
    ]
    return lines
