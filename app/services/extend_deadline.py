"""Extend the deadline of work items: a new day, with a reason; the task and the other units keep theirs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.changes import ChangeSet, Step
from app.domain.extension import Extension
from app.domain.ids import TaskId
from app.domain.period import Period, day
from app.domain.progress import ProgressState, WorkItem
from app.errors import UserError
from app.messages.code import Code
from app.register.selection import Selection
from app.services.check_clock import day_to_write, last_day_possible
from app.services.locks import require_unlocked
from app.services.work_register import items_in
from app.services.workspace import Workspace
from app.store import extensions, tasks, units, work_items
from app.text.normalise import clean


@dataclass(frozen=True, slots=True)
class ExtendableItem:
    """A work item whose deadline can be put off, its unit's name, and the extensions it was given."""

    item: WorkItem
    unit_name: str
    extensions: tuple[Extension, ...]


def extend_deadline(
    core: Workspace, items: Sequence[WorkItem], due_on: date, reason: str, decided_on: date | None = None
) -> ChangeSet:
    """Put off the deadline of one work item, or of those of several units at once (undoable as "gia hạn").

    An item that is still only computed becomes a row. From then on its deadline follows neither task nor assignment.

    Args:
        core: the open book.
        items: the work items as the register gave them.
        due_on: the new deadline, later than the one each has.
        reason: why.
        decided_on: the day it was decided, today or earlier; None for today.

    Raises:
        UserError: no reason; the new deadline is not later than the one an item has (to shorten a deadline is no extension); it
            was over on the day it was decided; the day of decision has not come; the item is locked.
    """
    reason = clean(reason).strip()
    if not reason:
        raise UserError(Code.TIME_WITHOUT_REASON, what="gia hạn")
    decided_on = decided_on or day_to_write(core)
    if decided_on > (latest := last_day_possible(core)):
        raise UserError(Code.DAY_IN_THE_FUTURE, day=f"{decided_on:%d/%m/%Y}", today=f"{latest:%d/%m/%Y}")
    if due_on < decided_on:
        raise UserError(Code.EXTENSION_BEFORE_DECISION, day=f"{due_on:%d/%m/%Y}", decided=f"{decided_on:%d/%m/%Y}")
    items = [work_items.find(core.book, item.task_id, item.unit_id, item.period) or item for item in items]  # as they stand now
    for item in items:
        require_unlocked(core.book, item)
        if item.due_on is not None and due_on <= item.due_on:
            name = units.name_of(core.book, item.unit_id)
            raise UserError(Code.EXTENSION_NOT_LATER, unit=name, day=f"{due_on:%d/%m/%Y}", due=f"{item.due_on:%d/%m/%Y}")
    with core.unit_of_work(Step.EXTEND_DEADLINE, _subject(core, items)) as work:
        for item in items:
            extensions.add(work, Extension(work_items.put(work, item), item.due_on, due_on, reason, decided_on))
    return work.changes


def extendable_items(core: Workspace, task_id: TaskId, period: Period) -> list[ExtendableItem]:
    """Return a task's work items in a period by unit, each with the extensions it was given; none that is not carried out.

    Those done are among them: an extension may have been decided before the work was done, and entered after.
    """
    wanted = Selection(plan_id=tasks.get(core.book, task_id).plan_id, task_id=task_id)
    return _extendable(core, items_in(core, period, wanted))


def extendable_on(core: Workspace, task_id: TaskId, due_on: date) -> list[ExtendableItem]:
    """Return the same of a task's work items that fall due on a day, whatever period they belong to; none that is done."""
    plan_id = tasks.get(core.book, task_id).plan_id
    wanted = Selection(plan_id=plan_id, task_id=task_id, due_from=due_on, due_to=due_on, by_deadline=True, is_open=True)
    return _extendable(core, items_in(core, day(due_on), wanted))


def _extendable(core: Workspace, items: Sequence[WorkItem]) -> list[ExtendableItem]:
    names = {unit.id: unit.name for unit in units.all_units(core.book)}
    return [
        ExtendableItem(item, names[item.unit_id], tuple(extensions.of_item(core.book, item.id)) if item.id else ())
        for item in items
        if item.progress.state is not ProgressState.NOT_APPLICABLE
    ]


def _subject(core: Workspace, items: Sequence[WorkItem]) -> str:
    numbers = dict.fromkeys(tasks.get(core.book, item.task_id).number for item in items)
    who = units.name_of(core.book, items[0].unit_id) if len(items) == 1 else f"{len(items)} đơn vị"
    return f"{', '.join(numbers)}, {who}"
