"""Cells typed over in the directory and the tree of tasks: however many were pasted or filled, they are one step."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from app.domain.changes import ChangeSet, Step
from app.domain.ids import TaskId, UnitId
from app.domain.plan import Task
from app.domain.timing import Timing, TimingKind
from app.services.work_register import refresh_opened
from app.services.workspace import Workspace
from app.store import tasks, units
from app.text.normalise import clean, one_line

_ON_A_DAY = (TimingKind.DEADLINE, TimingKind.BY_PLAN, TimingKind.NONE)


@dataclass(frozen=True, slots=True)
class UnitCells:
    """What was typed of a unit; None for what was left alone."""

    head: str | None = None
    contact_person: str | None = None
    email: str | None = None
    phone: str | None = None


@dataclass(frozen=True, slots=True)
class TaskCells:
    """What was typed of a task; None for what was left alone.

    Attributes:
        duty: its first line, the duty itself; the lines below it stay.
        due_on: its deadline.
    """

    duty: str | None = None
    due_on: date | None = None


def is_due_on_a_day(task: Task) -> bool:
    """Whether a day can be typed as a task's deadline: it has one, waits for one, or has no time yet, and has not ended."""
    return task.ended_on is None and task.timing.kind in _ON_A_DAY


def type_over_units(core: Workspace, typed: Mapping[UnitId, UnitCells]) -> ChangeSet:
    """Put right how units are reached (undoable as "sửa đơn vị")."""
    known = units.organisation(core.book).units
    found = [known[unit_id] for unit_id in typed]
    named = found[0].name if len(found) == 1 else f"{len(found)} đơn vị"
    with core.unit_of_work(Step.EDIT_UNIT, named) as work:
        for unit in found:
            cells = typed[unit.id]
            changed = replace(
                unit,
                head=_said(cells.head, unit.head),
                contact_person=_said(cells.contact_person, unit.contact_person),
                email=_said(cells.email, unit.email),
                phone=_said(cells.phone, unit.phone),
            )
            units.save_unit(work, changed)
    return work.changes


def type_over_tasks(core: Workspace, typed: Mapping[TaskId, TaskCells]) -> ChangeSet:
    """Change duties and deadlines (undoable as "sửa nhiệm vụ"); a duty is never emptied."""
    found = [tasks.get(core.book, task_id) for task_id in typed]
    named = found[0].number if len(found) == 1 else f"{len(found)} nhiệm vụ"
    with core.unit_of_work(Step.EDIT_TASK, named) as work:
        for task in found:
            tasks.save(work, _changed(task, typed[task.id]))
        refresh_opened(work, core.today)
    return work.changes


def _changed(task: Task, cells: TaskCells) -> Task:
    duty = clean(one_line(cells.duty or ""))
    if duty:
        _, line, below = task.text.partition("\n")
        task = replace(task, text=f"{duty}{line}{below}")
    if cells.due_on is not None and is_due_on_a_day(task):
        timing = task.timing
        is_by_plan = timing.kind is TimingKind.BY_PLAN
        on = cells.due_on
        task = replace(task, timing=replace(timing, end=on) if is_by_plan else Timing(TimingKind.DEADLINE, timing.raw, None, on))
    return task


def _said(typed: str | None, before: str) -> str:
    return before if typed is None else one_line(typed)
