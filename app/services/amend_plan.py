"""Amend: a newer version of a plan brings the stored one up to date; what units have reported stays with its duties.

`compare_with_stored` only reads; `amend_plan` writes everything in one transaction.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from app.domain.assignment import Assignment, AssignmentRole
from app.domain.changes import ChangeSet, Step
from app.domain.document import Document
from app.domain.ids import AssignmentId, PlanId, SectionId, TaskId
from app.domain.period import day
from app.domain.plan import Plan, Section, Task
from app.domain.plan_difference import (
    AmendChoices,
    Decided,
    DutyPair,
    GoneChoice,
    PlanDifference,
    StoredDuty,
    compare,
    keeps_time,
    likeness,
)
from app.domain.plan_reading import ReadTask
from app.domain.progress import Progress, ProgressState
from app.domain.timing import TimingKind
from app.errors import UserError
from app.messages.code import Code
from app.register.cells import due_periods
from app.services import back_up
from app.services.amend_items import move_items
from app.services.import_plan import ImportDraft, add_task, plan_of, refuse_same_file
from app.services.locks import is_locked
from app.services.match_names import NameAnswer, settle_names
from app.services.work_register import refresh_opened
from app.services.workspace import Workspace
from app.store import file_store, plans, tasks, units, work_items
from app.store.session import Reader, Transaction
from app.text.compare import comparable

MOSTLY_ALIKE = 0.6
"""From this share of equal duties on, a plan file is offered as a newer version of a plan in the book."""

REASON = "Không còn trong kế hoạch đã cập nhật"
"""Why a work item is not to be done that was sent out for a duty now gone."""

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Amendment:
    """The stored plan that a file is a newer version of.

    Attributes:
        plan_id: the plan.
        name: the plan as a question names it.
        document: the plan as a document.
        is_same_document: whether the file carries the same number and date, so that it can be no plan of its own.
        stored: its tasks as they are compared.
    """

    plan_id: PlanId
    name: str
    document: Document
    is_same_document: bool
    stored: tuple[StoredDuty, ...]


def amendment_of(core: Workspace, draft: ImportDraft, named: PlanId | None = None) -> Amendment | None:
    """Return what a file amends, as it is asked about and shown: the plan named, else `amended_plan_of`."""
    plan_id = named if named is not None else amended_plan_of(core, draft)
    if plan_id is None:
        return None
    is_same = plans.find_by_document(core.book, plan_of(draft.reading).document) == plan_id
    document = plans.get(core.book, plan_id).document
    return Amendment(plan_id, name_of(core, plan_id), document, is_same, tuple(stored_duties(core.book, plan_id)))


def amended_plan_of(core: Workspace, draft: ImportDraft) -> PlanId | None:
    """Return the plan in the book that a file is a newer version of, None when it is a plan of its own.

    The same number and date tell it; else the plan most of whose duties are the same, the newest of several.
    """
    known = plans.find_by_document(core.book, plan_of(draft.reading).document)
    if known is not None:
        return known
    alike = [(likeness(tasks.of_plan(core.book, plan.id), draft.reading.tasks), plan.id) for plan in plans.all_plans(core.book)]
    share, plan_id = max(alike, default=(0.0, PlanId(0)))
    return plan_id if share >= MOSTLY_ALIKE else None


def refuse_an_amendment(core: Workspace, draft: ImportDraft) -> None:
    """Raise UserError when a file is a newer version of a plan in the book, for callers who cannot ask.

    A plan alike with a number or date of its own is let in: most offices repeat last year's plan.
    """
    known = amended_plan_of(core, draft)
    if known is not None and not plans.get(core.book, known).document.is_other_than(plan_of(draft.reading).document):
        raise UserError(Code.PLAN_IS_AN_AMENDMENT, file=draft.path.name, plan=name_of(core, known))


def plan_to_amend(core: Workspace, draft: ImportDraft, named: PlanId | None = None) -> PlanId:
    """Return the plan that a file is to amend: the one named, else the one it is like.

    Raises:
        UserError: there is no such plan, or none is like the file.
    """
    known = {plan.id for plan in plans.all_plans(core.book)}
    found = named if named in known else (amended_plan_of(core, draft) if named is None else None)
    if found is None:
        raise UserError(Code.NOTHING_TO_AMEND, file=draft.path.name)
    return found


def name_of(core: Workspace, plan_id: PlanId) -> str:
    """Return a plan as a question names it: type and number; what it is about where it has no number."""
    document = plans.get(core.book, plan_id).document
    return document.citation if document.document_number or not document.subject else f"{document.type} {document.subject}"


def compare_with_stored(core: Workspace, draft: ImportDraft, plan_id: PlanId, pairs: Decided | None = None) -> PlanDifference:
    """Return how a file differs from a plan of the book. Writes nothing.

    Args:
        pairs: what the clerk says of single duties (see `app.domain.plan_difference.compare`).
    """
    return compare(stored_duties(core.book, plan_id), draft.reading.tasks, pairs)


def stored_duties(book: Reader, plan_id: PlanId) -> list[StoredDuty]:
    """Return a plan's tasks with their assignments, as they are compared."""
    assigned = tasks.assignments_of_plan(book, plan_id)
    reported = work_items.tasks_with_progress(book, plan_id)
    return [StoredDuty(task, tuple(assigned.get(task.id, ())), task.id in reported) for task in tasks.of_plan(book, plan_id)]


def amend_plan(
    core: Workspace,
    draft: ImportDraft,
    plan_id: PlanId,
    answers: Mapping[str, NameAnswer],
    choices: AmendChoices | None = None,
) -> ChangeSet:
    """Bring a plan up to date (undoable as "cập nhật kế hoạch"). A verified backup is made first.

    Duties in both versions keep their identity, and with it their work items, trackers and history; opened periods that are
    not over follow them by the rules of `work_register.refresh_opened`. The older file stays among the kept ones.

    Args:
        draft: what `prepare_import` returned, as the clerk left it.
        answers: written name -> answer for the names the directory does not know.
        choices: what the clerk decided of the difference; None goes the default way everywhere.

    Raises:
        UserError: the file, or its number and date, belong to a plan of the book already, or it carries a secrecy stamp.
        EnvironmentTrouble: no room for the backup or the file.
    """
    choices = choices or AmendChoices()
    if draft.is_secret:
        raise UserError(Code.PLAN_IS_SECRET, file=draft.path.name)
    refuse_same_file(core.book, draft.path)
    present = plans.get(core.book, plan_id)
    plan = _amended(present, draft)
    if plans.find_by_document(core.book, plan.document) not in (None, plan_id):
        raise UserError(Code.PLAN_ALREADY_IMPORTED, file=draft.path.name)
    difference = compare_with_stored(core, draft, plan_id, choices.pairs)
    before_it = back_up.backed_up(core, back_up.Reason.BEFORE_IMPORT)
    with before_it, core.unit_of_work(Step.AMEND_PLAN, plan.document.citation) as work:
        file_id = file_store.keep(work, core.path, draft.path)
        settle_names(work, draft.names, answers)
        plans.save(work, plan, file_id=file_id, mould=draft.mould)
        sections = plans.put_sections(
            work, plan_id, [Section(SectionId(0), one.number, one.title, one.level) for one in draft.reading.sections]
        )
        _put_duties(work, difference, sections, (present, plan), core.today)
        _end_duties(work, plan, difference, choices, core.today)
        plans.remove_bare_sections(work, plan_id, sections.values())
    return work.changes


def _amended(present: Plan, draft: ImportDraft) -> Plan:
    """Return what the file says of the plan; what it leaves blank, and whose plan it is, stay as they were."""
    read = plan_of(draft.reading)
    document = read.document
    if not document.document_number:
        kept = present.document
        document = replace(document, document_number=kept.document_number, issued_on=document.issued_on or kept.issued_on)
    return replace(
        read,
        id=present.id,
        document=document,
        system=draft.reading.header.system or present.system,
        years=read.years if any(read.years) else present.years,
        is_superior=present.is_superior,
        unit_id=present.unit_id,
        asked_by_id=present.asked_by_id,
    )


def _put_duties(
    work: Transaction,
    difference: PlanDifference,
    sections: Mapping[str, SectionId],
    versions: tuple[Plan, Plan],
    today: date,
) -> None:
    """Write the duties of the file: known ones keep their rows and take their work items along, new ones get theirs."""
    old_plan, plan = versions
    for pair in difference.pairs:
        task = _amended_task(pair, sections)
        assignments = _assignments(work, pair.stored, pair.read)
        tasks.save(work, task)
        tasks.place(work, task.id, pair.position + 1, task.paragraph)
        tasks.put_assignments(work, task.id, assignments)
        move_items(work, (old_plan, pair.stored.task), (plan, task), assignments, today)
    for new in difference.new:
        add_task(work, plan.id, new.read, sections.get(new.read.section or ""), new.position + 1)


def _amended_task(pair: DutyPair, sections: Mapping[str, SectionId]) -> Task:
    task, read = pair.stored.task, pair.read
    return replace(
        task,
        number=read.number,
        text=read.text,
        section_id=sections.get(read.section or ""),
        timing=task.timing if keeps_time(task.timing, read.timing) else read.timing,
        deliverable=read.product or "",
        paragraph=read.place.paragraph or 0,
        ended_on=None,
    )


def _assignments(work: Transaction, duty: StoredDuty, read: ReadTask) -> list[Assignment]:
    """Return a duty's assignments: the names of the file, known ones with their unit and deadline, then those added by hand."""
    left = list(duty.assignments)
    found: list[Assignment] = []
    for role, names in ((AssignmentRole.LEAD, read.lead), (AssignmentRole.SUPPORT, read.support)):
        for written in names:
            known = _written_so(left, written, role)
            if known is not None:
                left.remove(known)
            else:
                known = Assignment(AssignmentId(0), duty.task.id, role)
            found.append(_matched(work, replace(known, role=role, written=written)))
    return found + [one for one in left if not one.written or one.role is AssignmentRole.OVERSEER]


def _written_so(among: Sequence[Assignment], written: str, role: AssignmentRole) -> Assignment | None:
    """Return the assignment of a written name, that of the same role first; None when there is none."""
    key = comparable(written)
    same = [one for one in among if one.role is not AssignmentRole.OVERSEER and one.written and comparable(one.written) == key]
    return min(same, key=lambda one: one.role is not role, default=None)


def _matched(work: Transaction, assignment: Assignment) -> Assignment:
    if assignment.is_matched:
        return assignment
    unit_id, group_id = units.resolve(work, assignment.written)
    return replace(assignment, unit_id=unit_id, group_id=group_id)


def _end_duties(work: Transaction, plan: Plan, difference: PlanDifference, choices: AmendChoices, today: date) -> None:
    """End the duties that are gone, bring opened periods in line, and remove those of which nothing is left."""
    dropped: dict[TaskId, date] = {}
    for duty in difference.gone:
        keeps = choices.of(duty) is GoneChoice.KEEP
        last_day = _last_day(duty.task, plan, today) if keeps else _last_day_over(work, plan, today)
        tasks.save(work, replace(duty.task, ended_on=last_day))
        if not keeps:
            dropped[duty.task.id] = last_day
    _place_ended(work, plan.id, len(difference.pairs) + len(difference.new))
    refresh_opened(work, today)
    for task_id, last_day in dropped.items():
        _take_out(work, task_id, last_day)


def _place_ended(work: Transaction, plan_id: PlanId, after: int) -> None:
    """Put the duties that are not in the file any more behind those that are."""
    ended = [task.id for task in tasks.of_plan(work, plan_id) if task.ended_on is not None]
    for position, task_id in enumerate(ended, start=after + 1):
        tasks.place(work, task_id, position, 0)


def _last_day(task: Task, plan: Plan, today: date) -> date:
    """Return to what day a duty is followed that is kept: to its deadline, else to the end of its period under way."""
    if task.timing.kind in (TimingKind.DEADLINE, TimingKind.QUARTER) and task.timing.end is not None:
        return task.timing.end
    return max((due.period.ends_on for due in due_periods(task, plan.span(today), day(today))), default=today)


def _last_day_over(work: Transaction, plan: Plan, today: date) -> date:
    """Return to what day a duty is followed that is dropped: the end of the last opened period that is over, which stays."""
    over = [period.ends_on for period in work_items.opened_periods(work) if period.ends_on < today]
    return max(over, default=min(plan.span(today).starts_on, today) - _ONE_DAY)


def _take_out(work: Transaction, task_id: TaskId, last_day: date) -> None:
    """Remove a dropped duty; of one that was sent out or reported on, what nobody has answered is not to be done any more.

    What was approved stays as it was approved.
    """
    items = work_items.of_task(work, task_id)
    if not items:
        tasks.delete(work, task_id)
    for item in items:
        is_unanswered = item.period.ends_on > last_day and item.progress == Progress()
        if item.id is not None and is_unanswered and not is_locked(work, item):
            work_items.save_progress(work, item.id, Progress(ProgressState.NOT_APPLICABLE, reason=REASON))
