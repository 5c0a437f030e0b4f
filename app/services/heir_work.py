"""What becomes of the work of a unit that is no more: it passes on to the heir, or it ends. Nothing entered is ever lost."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.domain.ids import TaskId, UnitId
from app.domain.period import Period
from app.domain.plan import Task
from app.domain.progress import ProgressState, WorkItem
from app.domain.unit_history import WorkFate
from app.services.locks import is_locked
from app.services.workspace import Workspace
from app.store import tasks, unit_work, units, work_items
from app.store.session import Reader, Transaction

_CLOSED = (ProgressState.COMPLETED, ProgressState.NOT_APPLICABLE)


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
    for one in fates(core.book, unit_ids, heir_id, on, passes_on=passes_on):
        task_id = one.item.task_id
        known[task_id] = known.get(task_id) or tasks.get(core.book, task_id)
        lines.append(FateLine(known[task_id], names[one.item.unit_id], one.item, one.fate))
    return lines


def fates(book: Reader, unit_ids: Iterable[UnitId], heir_id: UnitId | None, on: date, *, passes_on: bool) -> list[FatedItem]:
    """Decide about every stored work item of a period that is not over by that day.

    An open item passes on unless the heir has one of the same task and period; then, or without an heir, it is closed when
    anything was entered in it or sent of it, and goes when nothing was. What is done passes on only where the heir would have
    nothing of the task in that period, so that nobody is asked for it again; else it stays. What was approved stays.
    """
    taken = {_cell(item) for item in unit_work.items_from(book, heir_id, on)} if heir_id is not None else set[_Cell]()
    every = [item for unit_id in unit_ids for item in unit_work.items_from(book, unit_id, on)]
    found: list[FatedItem] = []
    for item in sorted(every, key=lambda item: item.progress.state in _CLOSED):  # open ones have the first claim
        fate = _fate(book, item, is_free=passes_on and _cell(item) not in taken)
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


def _fate(book: Reader, item: WorkItem, *, is_free: bool) -> WorkFate:
    assert item.id is not None
    if item.progress.state is ProgressState.NOT_APPLICABLE or is_locked(book, item):
        return WorkFate.STAYS
    if is_free:
        return WorkFate.PASSES_ON
    if item.progress.state is ProgressState.COMPLETED:
        return WorkFate.STAYS
    return WorkFate.GOES if work_items.is_untouched(book, item.id) else WorkFate.IS_CLOSED
