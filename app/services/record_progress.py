"""Enter what was done of a work item."""

from dataclasses import replace

from app.domain.changes import ChangeSet, Step
from app.domain.progress import Progress, ProgressState, WorkItem
from app.errors import UserError
from app.messages.code import Code
from app.services.workspace import Workspace
from app.store import tasks, units, work_items
from app.text.normalise import clean


def record_progress(core: Workspace, item: WorkItem, progress: Progress) -> ChangeSet:
    """Store what was entered of a work item (undoable as "ghi tiến độ").

    An item that is still only computed becomes a row; its period is not opened by that.

    Args:
        item: the work item as the register gave it.
        progress: what stands in it now. Completed without a day takes today; any other state has no day.

    Raises:
        UserError: "không thực hiện" without a reason.
    """
    progress = _tidy(progress)
    if progress.state is ProgressState.COMPLETED and progress.done_on is None:
        progress = replace(progress, done_on=core.today)
    if progress.state is ProgressState.NOT_APPLICABLE and not progress.reason:
        raise UserError(Code.REASON_MISSING)
    task = tasks.get(core.book, item.task_id)
    with core.unit_of_work(Step.RECORD_PROGRESS, f"{task.number}, {units.name_of(core.book, item.unit_id)}") as work:
        found = work_items.find(work, item.task_id, item.unit_id, item.period)
        item_id = found.id if found and found.id else work_items.add(work, item)
        work_items.save_progress(work, item_id, progress)
    return work.changes


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
