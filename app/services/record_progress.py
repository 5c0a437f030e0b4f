"""Enter what was done of a work item."""

from dataclasses import dataclass, replace
from decimal import Decimal

from app.domain.changes import ChangeSet, Step
from app.domain.ids import IndicatorId
from app.domain.indicator import Indicator
from app.domain.progress import Progress, ProgressState, WorkItem
from app.errors import UserError
from app.messages.code import Code
from app.services.check_clock import day_to_write
from app.services.indicators import WrittenValues, of_task, read_values, values_of
from app.services.locks import Lock, lock_of, require_unlocked
from app.services.workspace import Workspace
from app.store import indicators, tasks, units, work_items
from app.text.normalise import clean


@dataclass(frozen=True, slots=True)
class ProgressForm:
    """What the form for a work item needs to know beside the item itself.

    Attributes:
        indicators: the numbers its task asks for.
        values: those that are there.
        lock: the approved report that holds the item; None while it is open.
    """

    indicators: tuple[Indicator, ...]
    values: dict[IndicatorId, Decimal]
    lock: Lock | None


def progress_form(core: Workspace, item: WorkItem) -> ProgressForm:
    """Return what the form for a work item asks for."""
    return ProgressForm(tuple(of_task(core, item.task_id)), values_of(core, item), lock_of(core.book, item))


def record_progress(core: Workspace, item: WorkItem, progress: Progress, values: WrittenValues | None = None) -> ChangeSet:
    """Store what was entered of a work item, its numbers too (undoable as "ghi tiến độ", in one step).

    An item that is still only computed becomes a row; its period is not opened by that.

    Args:
        item: the work item as the register gave it.
        progress: what stands in it now. Completed without a day takes today; any other state has no day.
        values: indicator -> the number as typed, empty to take it away; indicators left out keep theirs.

    Raises:
        UserError: "không thực hiện" without a reason, something typed that is no number, or the item is locked.
    """
    progress = checked(core, progress)
    numbers = read_values(core.book, item, values or {})
    require_unlocked(core.book, item)
    left_out = f", không thực hiện {item.period.label}" if progress.state is ProgressState.NOT_APPLICABLE else ""
    with core.unit_of_work(Step.RECORD_PROGRESS, subject_of(core, item) + left_out) as work:
        item_id = work_items.put(work, item)
        work_items.save_progress(work, item_id, progress)
        indicators.put_values(work, item_id, numbers)
    return work.changes


def checked(core: Workspace, progress: Progress) -> Progress:
    """Return what was entered as it is stored: tidy, with the day and reason that its state asks for. Raises UserError."""
    progress = _tidy(progress)
    if progress.state is ProgressState.COMPLETED and progress.done_on is None:
        progress = replace(progress, done_on=day_to_write(core))
    if progress.state is ProgressState.NOT_APPLICABLE and not progress.reason:
        raise UserError(Code.REASON_MISSING)
    return progress


def subject_of(core: Workspace, item: WorkItem) -> str:
    """Return how the undo menu names a work item: "II.1, Chi bộ A"."""
    return f"{tasks.get(core.book, item.task_id).number}, {units.name_of(core.book, item.unit_id)}"


def _tidy(progress: Progress) -> Progress:
    done = progress.state is ProgressState.COMPLETED
    return replace(
        progress,
        done_on=progress.done_on if done else None,
        reason=clean(progress.reason).strip() if progress.state is ProgressState.NOT_APPLICABLE else "",
        result=clean(progress.result).strip(),
        difficulty=clean(progress.difficulty).strip(),
        proposal=clean(progress.proposal).strip(),
    )
