"""Import: a plan file becomes a plan of the book. Two calls, so that the clerk can review in between.

`prepare_import` reads and matches and writes nothing; `import_plan` writes everything in one transaction.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from app.domain.assignment import Assignment, AssignmentRole
from app.domain.changes import ChangeSet, Step
from app.domain.document import Document, System
from app.domain.file_content import Block, FileContent
from app.domain.ids import AssignmentId, PlanId, SectionId, TaskId
from app.domain.plan import Plan, Section, Task
from app.domain.plan_reading import DoubtCode, FindingCode, PlanReading, ReadTask
from app.errors import UserError
from app.files import sha256_of
from app.messages.code import Code
from app.services import back_up
from app.services.match_names import NameAnswer, WrittenName, default_answer, match_names, settle_names
from app.services.plan_file import mould_of, opened_plan_file
from app.services.read_plan import reading_of
from app.services.work_register import refresh_opened
from app.services.workspace import Workspace
from app.steps import Stage
from app.store import file_store, plans, tasks, units
from app.store.session import Reader, Transaction

DOUBT_WORDS: dict[DoubtCode, str] = {
    DoubtCode.TIMING_NOT_UNDERSTOOD: "chưa hiểu thời gian",
    DoubtCode.TWO_TIMES: "có hai thời gian khác nhau",
    DoubtCode.NO_UNIT: "chưa thấy đơn vị thực hiện",
    DoubtCode.NUMBER_REPEATS: "số thứ tự bị lặp",
    DoubtCode.SAME_DUTY: "trùng với nhiệm vụ ở phần chính",
}
"""Why a duty is to be looked at, as the review says it."""

FINDING_WORDS: dict[FindingCode, str] = {
    FindingCode.NO_DUTY: "Không tìm thấy nhiệm vụ nào",
    FindingCode.UNREAD_TEXT: "Chưa rõ đoạn này thuộc phần nào",
    FindingCode.TEXT_BOX: "Chữ trong hộp văn bản",
    FindingCode.FOOTNOTE: "Chú thích cuối trang",
    FindingCode.PAGE_HEADER: "Chữ ở đầu hoặc chân trang",
    FindingCode.UNPLACED_TABLE: "Bảng chưa rõ nội dung",
    FindingCode.SECRECY_STAMP: "Văn bản có dấu độ mật: không nên nhập vào chương trình",
    FindingCode.EXTERNAL_LINK: "Tệp có liên kết ra ngoài, không được mở",
    FindingCode.EMBEDDED_OBJECT: "Tệp có đối tượng nhúng, không được đọc",
    FindingCode.COMMENTS_LEFT_OUT: "Tệp có nhận xét, không được đọc",
    FindingCode.HIDDEN_TEXT: "Chữ ẩn trong tệp, không hiện khi in",
    FindingCode.LEGACY_FONT: "Tệp dùng phông chữ cũ, đã đổi sang Unicode",
    FindingCode.STORED_TEXT: "Bảng trong tệp .doc đọc lại từ chữ, hãy đối chiếu",
    FindingCode.YEARS_REVERSED: "Giai đoạn ghi năm cuối trước năm đầu, đã hiểu ngược lại",
}
"""What a finding is, as the review says it."""


@dataclass(frozen=True, slots=True)
class ImportDraft:
    """A plan read and matched, waiting for the clerk's word.

    Attributes:
        path: the clerk's own file, whatever had to be made of it to read it.
        reading: what was understood.
        mould: the look of the file, as JSON; empty when it has none to take over.
        names: the written unit names and what the directory makes of them.
        blocks: the file's own paragraphs, to be shown beside what was understood of them.
    """

    path: Path
    reading: PlanReading
    mould: str
    names: tuple[WrittenName, ...]
    blocks: tuple[Block, ...]

    @property
    def unknown_names(self) -> list[WrittenName]:
        """The names to be asked about."""
        return [name for name in self.names if not name.is_known]

    @property
    def is_secret(self) -> bool:
        """Whether the file carries a secrecy stamp, so that nothing of its content may be kept."""
        return any(finding.code is FindingCode.SECRECY_STAMP for finding in self.reading.findings)


def prepare_import(core: Workspace, path: Path, cancelled: Callable[[], bool] | None = None) -> ImportDraft:
    """Read a plan file and match its names. Writes nothing.

    Raises:
        UserError: the file is refused, has no duty in it, or is in the book already. Another version of a plan in the book is
            not refused: `amend_plan.amended_plan_of` knows it.
    """
    with opened_plan_file(path, cancelled) as file:
        reading = reading_of(file)
        if not reading.tasks:
            raise UserError(Code.PLAN_HAS_NO_DUTY, file=path.name)
        refuse_same_file(core.book, path)
        mould = mould_of(file)
        content = file.read("text")
    assert isinstance(content, FileContent)
    written = [name for task in reading.tasks for name in (*task.lead, *task.support)]
    return ImportDraft(path, reading, mould, tuple(match_names(core.book, written)), content.blocks)


def default_answers(draft: ImportDraft) -> dict[str, NameAnswer]:
    """Return the answers taken when nobody is asked: unknown names become new units and groups."""
    return {name.written: default_answer(name) for name in draft.unknown_names}


def import_plan(core: Workspace, draft: ImportDraft, answers: Mapping[str, NameAnswer]) -> ChangeSet:
    """Store a reviewed plan (undoable as "nhập kế hoạch"). A verified backup is made first.

    Args:
        draft: what `prepare_import` returned, as the clerk left it.
        answers: written name -> answer for the unknown ones; a name without an answer stays unmatched and is shown so.

    Raises:
        UserError: the plan came into the book in the meantime, or carries a secrecy stamp (see `import_number`).
        EnvironmentTrouble: no room for the backup or the file.
    """
    if draft.is_secret:
        raise UserError(Code.PLAN_IS_SECRET, file=draft.path.name)
    _refuse_a_second_time(core.book, draft.path, draft.reading)
    plan = plan_of(draft.reading)
    before_it = back_up.backed_up(core, back_up.Reason.BEFORE_IMPORT)
    with before_it, core.unit_of_work(Step.IMPORT_PLAN, plan.document.citation) as work:
        file_id = file_store.keep(work, core.path, draft.path)
        settle_names(work, draft.names, answers)
        plan_id = plans.add(work, plan, file_id=file_id, mould=draft.mould)
        _add_tasks(work, plan_id, draft.reading)
        refresh_opened(work, core.today)
    return work.changes


def plan_of(reading: PlanReading) -> Plan:
    """Return the plan that a reading's header describes."""
    header = reading.header
    return Plan(
        id=PlanId(0),
        document=Document(
            type=header.type or "Kế hoạch",
            document_number=header.document_number,
            issued_on=header.issued_on,
            issuing_body=header.issuing_body or "",
            subject=header.subject or "",
        ),
        system=header.system or System.PARTY,
        superior=header.superior or "",
        place=header.place or "",
        years=_years(header.period),
        signature=header.signature,
        recipients=reading.recipients,
        bases=header.bases,
    )


def refuse_same_file(book: Reader, path: Path) -> None:
    """Raise UserError when a plan of the book was read from a file of exactly this content."""
    if plans.find_by_file(book, sha256_of(path)) is not None:
        raise UserError(Code.PLAN_ALREADY_IMPORTED, file=path.name)


def add_task(work: Transaction, plan_id: PlanId, read: ReadTask, section_id: SectionId | None, position: int) -> None:
    """Add a duty that was read as a task of a plan, with its assignments."""
    task = Task(
        id=TaskId(0),
        plan_id=plan_id,
        number=read.number,
        text=read.text,
        section_id=section_id,
        timing=read.timing,
        deliverable=read.product or "",
        paragraph=read.place.paragraph or 0,
    )
    task_id = tasks.add(work, task, position)
    tasks.put_assignments(work, task_id, _assignments(work, task_id, read))


def _years(written: tuple[str, str] | None) -> tuple[int | None, int | None]:
    """Return first and last year of a plan's period; one written the wrong way round is turned (finding `years_reversed`)."""
    if written is None:
        return None, None
    first, last = sorted(int(year) for year in written)
    return first, last


def _refuse_a_second_time(book: Reader, path: Path, reading: PlanReading) -> None:
    refuse_same_file(book, path)
    if plans.find_by_document(book, plan_of(reading).document) is not None:
        raise UserError(Code.PLAN_ALREADY_IMPORTED, file=path.name)


def _add_tasks(work: Transaction, plan_id: PlanId, reading: PlanReading) -> None:
    sections: dict[str, SectionId] = {}
    for position, section in enumerate(reading.sections, start=1):
        stored = Section(SectionId(0), section.number, section.title, section.level)
        sections[section.number] = plans.add_section(work, plan_id, stored, position)
    for position, read in enumerate(work.watch.counted(Stage.STORING_TASKS, reading.tasks), start=1):
        add_task(work, plan_id, read, sections.get(read.section or ""), position)


def _assignments(work: Transaction, task_id: TaskId, read: ReadTask) -> list[Assignment]:
    """Return a task's assignments: each written name, matched as far as the directory knows it by now."""
    found: list[Assignment] = []
    for role, names in ((AssignmentRole.LEAD, read.lead), (AssignmentRole.SUPPORT, read.support)):
        for written in names:
            unit_id, group_id = units.resolve(work, written)
            found.append(Assignment(AssignmentId(0), task_id, role, written, unit_id, group_id))
    return found
