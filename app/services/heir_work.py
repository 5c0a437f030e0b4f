"""What becomes of the work of a unit that is no more: it passes on to the heir, or it ends. Nothing entered is ever lost."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.domain.ids import TaskId, UnitId
from app.domain.organisation import Organisation
from app.domain.period import Period
from app.domain.plan import Task
from app.domain.progress import CLOSED_STATES, ProgressState, WorkItem
from app.domain.unit_history import WorkFate
from app.register.cells import work_items as computed_items
from app.services.locks import is_locked
from app.services.workspace import Workspace
from app.store import plans, tasks, unit_work, units, work_items
from app.store.session import Reader, Transaction


@dataclass(frozen=True, slots=True)
class Ending:
    """Units that are no more from a day on.

    Attributes:
        unit_ids: the units.
        on: the first day without them.
        heir_id: who takes over; None when nobody does, or a unit that is still to be made.
        passes_on: whether anybody takes over.
    """

    unit_ids: Sequence[UnitId]
    on: date
    heir_id: UnitId | None
    passes_on: bool


@dataclass(frozen=True, slots=True)
class FatedItem:
    """One work item and what becomes of it."""

    item: WorkItem
    fate: WorkFate


@dataclass(frozen=True, slots=True)
class FateLine:
    """The same by name, for the screen."""

    task: Task
    unit_name: str
    item: WorkItem
    fate: WorkFate


def show_fates(
    core: Workspace, unit_ids: Sequence[UnitId], heir_id: UnitId | None, on: date, *, passes_on: bool
) -> list[FateLine]:
    """Return what would become of the stored work items of units that end on a day; nothing is changed.

    Args:
        core: the open book.
        unit_ids: the units that are no more.
        heir_id: who takes over; None for a unit that is still to be made.
        on: the first day without them.
        passes_on: whether anybody takes over.
    """
    names = {unit.id: unit.name for unit in units.all_units(core.book)}
    known: dict[TaskId, Task] = {}
    lines: list[FateLine] = []
    ending = Ending(unit_ids, on, heir_id, passes_on)
    for one in fates(core.book, ending, units.organisation(core.book), core.today):
        task_id = one.item.task_id
        known[task_id] = known.get(task_id) or tasks.get(core.book, task_id)
        lines.append(FateLine(known[task_id], names[one.item.unit_id], one.item, one.fate))
    return lines


def fates(book: Reader, ending: Ending, before: Organisation, today: date) -> list[FatedItem]:
    """Decide about every stored work item of a period that is not over by that day.

    An open item passes on unless the heir has one of the same task and period; then, or without an heir, it is closed when
    anything was entered in it or sent of it, and goes when nothing was. What is done passes on only where the heir would have
    nothing of the task in that period, so that nobody is asked for it again; else it stays. What was approved stays.

    Items that are only computed yet count as the stored ones do: a period shows the same, opened or not.

    Args:
        book: the open book.
        ending: the units, and who takes over.
        before: the organisation as it was before they ended and the heir was made.
        today: what a plan does not say of its years is taken from it.
    """
    every = [item for unit_id in ending.unit_ids for item in unit_work.items_from(book, unit_id, ending.on)]
    of_heir = unit_work.items_from(book, ending.heir_id, ending.on) if ending.heir_id is not None else []
    stored = {item.key for item in (*every, *of_heir)}
    computed = [item for item in _computed(book, every, before, today) if item.key not in stored]
    taken = {_cell(item) for item in (*of_heir, *computed) if item.unit_id == ending.heir_id}
    still_asked = {_cell(item) for item in computed if item.unit_id in ending.unit_ids}
    found: list[FatedItem] = []
    for item in sorted(every, key=lambda item: item.progress.state in CLOSED_STATES):  # open ones have the first claim
        is_free = _cell(item) not in taken and not (item.progress.state in CLOSED_STATES and _cell(item) in still_asked)
        fate = _fate(book, item, is_free=ending.passes_on and is_free)
        if fate is WorkFate.PASSES_ON:
            taken.add(_cell(item))
        found.append(FatedItem(item, fate))
    return found


def carry_out(work: Transaction, fated: Iterable[FatedItem], heir_id: UnitId | None, reason: str) -> None:
    """Do what was decided; closed items get the reason, what stands in them stays."""
    for one in fated:
        item_id = one.item.id
        assert item_id is not None
        if one.fate is WorkFate.PASSES_ON:
            assert heir_id is not None
            unit_work.give_to(work, item_id, heir_id)
        elif one.fate is WorkFate.IS_CLOSED:
            progress = replace(one.item.progress, state=ProgressState.NOT_APPLICABLE, done_on=None, reason=reason)
            work_items.save_progress(work, item_id, progress)
        elif one.fate is WorkFate.GOES:
            work_items.delete(work, item_id)


_Cell = tuple[TaskId, Period]


def _cell(item: WorkItem) -> _Cell:
    return (item.task_id, item.period)


def _computed(book: Reader, items: Iterable[WorkItem], before: Organisation, today: date) -> list[WorkItem]:
    """Return what tasks and assignments give all units in the very periods of some items."""
    periods: dict[TaskId, set[Period]] = {}
    for item in items:
        periods.setdefault(item.task_id, set()).add(item.period)
    found: list[WorkItem] = []
    for task_id, wanted in periods.items():
        task, assigned = tasks.get(book, task_id), {task_id: tasks.assignments_of(book, task_id)}
        plan = plans.get(book, task.plan_id)
        for period in wanted:
            found += [one for one in computed_items(plan, [task], assigned, before, period, today) if one.period == period]
    return found


def _fate(book: Reader, item: WorkItem, *, is_free: bool) -> WorkFate:
    assert item.id is not None
    if item.progress.state is ProgressState.NOT_APPLICABLE or is_locked(book, item):
        return WorkFate.STAYS
    if is_free:
        return WorkFate.PASSES_ON
    if item.progress.state is ProgressState.COMPLETED:
        return WorkFate.STAYS
    return WorkFate.GOES if work_items.is_untouched(book, item.id) else WorkFate.IS_CLOSED
