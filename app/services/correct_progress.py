"""Correct (đính chính): change what stands in an approved report, as a new version with a reason."""

from app.domain.changes import ChangeSet, Step
from app.domain.progress import Progress, WorkItem
from app.errors import UserError
from app.messages.code import Code
from app.services.check_clock import day_to_write
from app.services.indicators import WrittenValues, read_values, values_of
from app.services.locks import is_locked
from app.services.record_progress import checked, subject_of
from app.services.workspace import Workspace
from app.store import corrections, indicators, units, work_items
from app.text.normalise import clean


def correct_progress(
    core: Workspace, item: WorkItem, progress: Progress, why: str, values: WrittenValues | None = None
) -> ChangeSet:
    """Store a new version of a locked work item (undoable as "đính chính"). The report stays approved.

    What stood there is kept with its number, and the history of the item shows all versions; numbers that change are told there
    too.

    Args:
        item: the work item as the register gave it.
        progress: what is to stand in it.
        why: the reason.
        values: indicator -> the number as typed, as for `record_progress`.

    Raises:
        UserError: there is no reason, nothing changes, something typed is no number, the item is not locked, or the clock was
            set back.
    """
    why = clean(why).strip()
    if not why:
        raise UserError(Code.CORRECTION_WITHOUT_REASON)
    if not is_locked(core.book, item):
        raise UserError(Code.ITEM_NOT_LOCKED, unit=units.name_of(core.book, item.unit_id), period=item.period.label)
    progress = checked(core, progress)
    numbers = read_values(core.book, item, values or {})
    stored = work_items.find(core.book, item.task_id, item.unit_id, item.period) or item
    known = values_of(core, item)
    if progress == stored.progress and all(known.get(key) == number for key, number in numbers.items()):
        raise UserError(Code.NOTHING_TO_CORRECT)
    today = day_to_write(core)
    with core.unit_of_work(Step.CORRECT_PROGRESS, subject_of(core, item)) as work:
        item_id = work_items.put(work, item)
        corrections.add(work, item_id, today, why, stored.progress)
        work_items.save_progress(work, item_id, progress)
        indicators.put_values(work, item_id, numbers)
    return work.changes
