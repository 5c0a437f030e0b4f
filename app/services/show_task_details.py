"""Everything the book knows of one task beside who has to do it: its words, time, place in the plan, numbers, notes, history."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from app.domain.assignment import Assignment
from app.domain.evidence import EvidenceState
from app.domain.ids import TaskId, UnitId
from app.domain.indicator import Indicator
from app.domain.period import Period
from app.domain.plan import Plan, Section, Task
from app.domain.progress import WorkItem
from app.register.selection import Selection
from app.services import indicators, work_register
from app.services.item_history import history_of
from app.services.task_history import history_of_task
from app.services.workspace import Workspace
from app.store import evidence, notes, plans, tasks, units
from app.store.notes import Note


@dataclass(frozen=True, slots=True)
class DetailLine:
    """One line of the history: who did it is not known, the book has one clerk.

    Attributes:
        at: when.
        step: what was done.
        words: what changed, in one line.
        whole: the same in full, one change a line.
        unit_name: whose work it was about; empty when it was about the task itself.
        item: unit and period of that work item; None for the task itself.
    """

    at: datetime
    step: str
    words: str
    whole: str
    unit_name: str = ""
    item: tuple[UnitId, Period] | None = None


@dataclass(frozen=True, slots=True)
class TaskDetails:
    """One task seen in a period.

    Attributes:
        task: with its text, time and paragraph.
        plan: the plan it stands in.
        sections: the headings above it, the main one first.
        assignments: its assignments as the plan writes them.
        indicators: the numbers it asks for.
        evidence: pieces by state, over its work items of the period.
        notes: unit and note, of its work items of the period, the newest first.
        history: what was done to it and to its work items of the period, the newest first.
        period: the period looked at.
    """

    task: Task
    plan: Plan
    sections: tuple[Section, ...]
    assignments: tuple[Assignment, ...]
    indicators: tuple[Indicator, ...]
    evidence: dict[EvidenceState, int]
    notes: tuple[tuple[str, Note], ...]
    history: tuple[DetailLine, ...]
    period: Period


def find_details(core: Workspace, task_id: TaskId, period: Period) -> TaskDetails | None:
    """Return everything about a task, None when undo has taken it out of the book."""
    if not tasks.exists(core.book, task_id):
        return None
    task = tasks.get(core.book, task_id)
    plan = plans.get(core.book, task.plan_id)
    names = {unit.id: unit.name for unit in units.all_units(core.book)}
    items = work_register.items_in(core, period, Selection(plan_id=plan.id, task_id=task_id))
    stored = [(names[item.unit_id], item.id) for item in items if item.id is not None]
    pieces = [one.state for _, item_id in stored for one in evidence.of_item(core.book, item_id)]
    said = [(name, note) for name, item_id in stored for note in notes.of_item(core.book, item_id)]
    return TaskDetails(
        task=task,
        plan=plan,
        sections=tuple(_path(plans.sections_of(core.book, plan.id), task)),
        assignments=tuple(tasks.assignments_of(core.book, task_id)),
        indicators=tuple(indicators.of_task(core, task_id)),
        evidence={state: pieces.count(state) for state in EvidenceState if state in pieces},
        notes=tuple(sorted(said, key=lambda one: one[1].noted_on, reverse=True)),
        history=tuple(sorted(_history(core, task, items, names), key=lambda line: line.at, reverse=True)),
        period=period,
    )


def _path(sections: list[Section], task: Task) -> list[Section]:
    """Return the headings above a task, the main one first."""
    path: list[Section] = []
    for section in sections:
        path = [*(one for one in path if one.level < section.level), section]
        if section.id == task.section_id:
            return path
    return []


def _history(core: Workspace, task: Task, items: list[WorkItem], names: dict[UnitId, str]) -> Iterator[DetailLine]:
    for change in history_of_task(core.book, task.id):
        yield DetailLine(change.at, change.step, change.words, "\n".join(change.changed))
    for item in items:
        for line in history_of(core.book, item.id, task.id) if item.id is not None else ():
            yield DetailLine(line.at, line.step, line.words, line.words, names[item.unit_id], (item.unit_id, item.period))
