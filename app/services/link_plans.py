"""How plans hang together: superior plans and which of their lines our duties answer; a unit's own plan and who asked for it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.domain.assignment import AssignmentRole
from app.domain.changes import ChangeSet, Step
from app.domain.document import Document, System
from app.domain.ids import PlanId, TaskId, UnitId
from app.domain.plan import Plan, Task
from app.domain.timing import TimingKind
from app.domain.unit import Unit
from app.errors import UserError
from app.messages.code import Code
from app.register.matrix import Expansion, cells_of, with_deadline
from app.services.work_register import plan_of_tasks, refresh_opened, remove_items_of_plan
from app.services.workspace import Workspace
from app.store import answers, plans, tasks, units, work_items
from app.text.normalise import clean, one_line

# "1.", "II.3", "a)", "Điều 5." before the words of a line
_PART = r"(?:[IVXLC]+|\d+|[A-Za-zđ])"
_NUMBERED = re.compile(rf"\s*((?:Điều\s+)?{_PART}(?:\.{_PART})*)\s*(?:[.)/:–-]|\t)\s*(\S.*)")


@dataclass(frozen=True, slots=True)
class SuperiorLine:
    """One duty of a superior plan as the clerk types it."""

    number: str
    text: str


@dataclass(frozen=True, slots=True)
class DeadlineProposal:
    """A duty "theo kế hoạch của …" of a unit, and the last day of the unit's own plan as its deadline."""

    task: Task
    due_on: date


@dataclass(frozen=True, slots=True)
class LinkChoices:
    """A plan, the organisations it can be the own plan of, and the duties of other plans that may have asked for it."""

    plan: Plan
    units: tuple[Unit, ...]
    duties: tuple[tuple[Plan, Task], ...]


def link_choices(core: Workspace, plan_id: PlanId) -> LinkChoices:
    """Return what a plan can be linked to."""
    known = tuple(unit for unit in units.all_units(core.book) if not unit.is_person)
    duties = tuple(
        (plan, task) for plan, task in plan_of_tasks(core.book).values() if plan.id != plan_id and not plan.is_superior
    )
    return LinkChoices(plans.get(core.book, plan_id), known, duties)


def mark_superior(core: Workspace, plan_id: PlanId) -> ChangeSet:
    """Mark a plan as a superior body's: from now on it gives no work items (undoable as "liên kết kế hoạch").

    Raises:
        UserError: trackers carried its items, results were entered, or its duties answer other lines.
    """
    plan = plans.get(core.book, plan_id)
    if plan.is_superior:
        return ChangeSet()
    if work_items.any_touched(core.book, plan_id):
        raise UserError(Code.SUPERIOR_PLAN_IN_USE, plan=plan.document.citation)
    _require_no_answers(core, plan)
    with core.unit_of_work(Step.LINK_PLAN, plan.document.citation) as work:
        remove_items_of_plan(work, plan_id)
        plans.put_part(work, replace(plan, is_superior=True, unit_id=None, asked_by_id=None))
    return work.changes


def link_own_plan(
    core: Workspace, plan_id: PlanId, unit_id: UnitId, asked_by_id: TaskId | None, due_task_ids: Sequence[TaskId] = ()
) -> ChangeSet:
    """Say that a plan is a unit's own and which duty asked for it.

    Args:
        plan_id: the unit's plan.
        unit_id: the unit.
        asked_by_id: the duty that asked for it; None when nobody did.
        due_task_ids: the proposals of `proposed_deadlines` that the clerk took.

    Raises:
        UserError: it was a superior plan whose lines are answered.
    """
    plan = plans.get(core.book, plan_id)
    if plan.is_superior:
        _require_no_answers(core, plan)
    expansion = Expansion.on(units.organisation(core.book), core.today)
    with core.unit_of_work(Step.LINK_PLAN, plan.document.citation) as work:
        plans.put_part(work, replace(plan, is_superior=False, unit_id=unit_id, asked_by_id=asked_by_id))
        for proposal in proposed_deadlines(core, plan_id, unit_id, asked_by_id):
            if proposal.task.id in due_task_ids:
                task_id = proposal.task.id
                present = tasks.assignments_of(work, task_id)
                tasks.put_assignments(work, task_id, with_deadline(present, task_id, unit_id, proposal.due_on, expansion))
        refresh_opened(work, core.today)
    return work.changes


def unlink_plan(core: Workspace, plan_id: PlanId) -> ChangeSet:
    """Let a plan be the office's own again. Raises UserError while lines of it are answered."""
    plan = plans.get(core.book, plan_id)
    if not plan.is_superior and plan.unit_id is None:
        return ChangeSet()
    if plan.is_superior:
        _require_no_answers(core, plan)
    with core.unit_of_work(Step.LINK_PLAN, plan.document.citation) as work:
        plans.put_part(work, replace(plan, is_superior=False, unit_id=None, asked_by_id=None))
        refresh_opened(work, core.today)
    return work.changes


def proposed_deadlines(core: Workspace, plan_id: PlanId, unit_id: UnitId, asked_by_id: TaskId | None) -> list[DeadlineProposal]:
    """Return the duties "theo kế hoạch của …" of the asking plan that a unit has and that have no deadline for it yet.

    Their proposal is the last day of the unit's own plan, when that plan says its years.
    """
    plan = plans.get(core.book, plan_id)
    if asked_by_id is None or plan.years[1] is None:
        return []
    last_day = plan.span(core.today).ends_on
    asking = tasks.get(core.book, asked_by_id).plan_id
    assigned = tasks.assignments_of_plan(core.book, asking)
    expansion = Expansion.on(units.organisation(core.book), core.today)
    found: list[DeadlineProposal] = []
    for task in tasks.of_plan(core.book, asking):
        cell = cells_of(assigned.get(task.id, ()), expansion).get(unit_id)
        if cell is None or cell.role is AssignmentRole.OVERSEER or cell.due_on is not None:
            continue
        if task.timing.kind is TimingKind.BY_PLAN and task.timing.end is None:
            found.append(DeadlineProposal(task, last_day))
    return found


def enter_superior_plan(
    core: Workspace, document: Document, system: System, lines: Sequence[SuperiorLine]
) -> tuple[PlanId, ChangeSet]:
    """Enter a superior document by hand, with the lines that ask something of us.

    Raises:
        UserError: no line, or a plan of this number and date is in the book.
    """
    if not lines:
        raise UserError(Code.PLAN_WITHOUT_LINES)
    document = replace(document, type=one_line(document.type) or "Kế hoạch", subject=one_line(document.subject))
    if plans.find_by_document(core.book, document) is not None:
        raise UserError(Code.PLAN_IN_BOOK, plan=document.citation)
    year = document.issued_on.year if document.issued_on else None
    plan = Plan(PlanId(0), document, system, years=(year, None))
    with core.unit_of_work(Step.LINK_PLAN, f"nhập kế hoạch cấp trên {document.citation}") as work:
        plan_id = plans.add(work, plan, file_id=None, mould="")
        plans.put_part(work, replace(plan, id=plan_id, is_superior=True))
        for position, line in enumerate(lines, start=1):
            tasks.add(work, Task(TaskId(0), plan_id, line.number, line.text), position)
    return plan_id, work.changes


def read_lines(typed: str) -> list[SuperiorLine]:
    """Return the duties of typed lines, one a line: the number before the words, else the line's place among them."""
    found: list[SuperiorLine] = []
    for line in clean(typed).splitlines():
        if not line.strip():
            continue
        numbered = _NUMBERED.fullmatch(line.rstrip())
        number, text = (numbered[1], numbered[2]) if numbered else (str(len(found) + 1), line)
        found.append(SuperiorLine(one_line(number), one_line(text)))
    return found


def answer_tasks(core: Workspace, plan_id: PlanId, wanted: Mapping[TaskId, Sequence[TaskId]]) -> ChangeSet:
    """Set which duties of ours answer which lines of a superior plan, all in one step (undoable as "đối chiếu nhiệm vụ").

    Args:
        plan_id: the superior plan.
        wanted: line -> duties; lines that are left out keep what they have.

    Raises:
        UserError: the plan is not marked as superior, or a duty belongs to a superior plan itself.
    """
    plan = plans.get(core.book, plan_id)
    superior = {one.id for one in plans.all_plans(core.book) if one.is_superior}
    answering = {tasks.get(core.book, task_id).plan_id for duties in wanted.values() for task_id in duties}
    if not plan.is_superior or answering & superior:
        raise UserError(Code.NOT_A_SUPERIOR_PLAN, plan=plan.document.citation)
    present = answers.of_plan(core.book, plan_id)
    changed = {line: duties for line, duties in wanted.items() if set(duties) != set(present.get(line, ()))}
    if not changed:
        return ChangeSet()
    with core.unit_of_work(Step.ANSWER_TASKS, plan.document.citation) as work:
        for line, duties in changed.items():
            answers.put(work, line, duties)
    return work.changes


def _require_no_answers(core: Workspace, plan: Plan) -> None:
    count = answers.count_with(core.book, plan.id)
    if count:
        raise UserError(Code.PLAN_HAS_ANSWERS, plan=plan.document.citation, count=count)
