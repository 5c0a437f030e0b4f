"""Change what a task says or when it is due."""

from dataclasses import replace
from datetime import date

from app.domain.changes import ChangeSet, Step
from app.domain.ids import TaskId
from app.domain.plan import Task
from app.domain.timing import Timing, TimingKind
from app.errors import UserError
from app.messages.code import Code
from app.services.work_register import refresh_opened
from app.services.workspace import Workspace
from app.store import tasks
from app.text.normalise import clean


def edit_task(core: Workspace, task: Task) -> ChangeSet:
    """Store a task as the clerk changed it: text, deliverable, timing, beat (undoable as "sửa nhiệm vụ").

    Raises:
        UserError: its time ends before it starts.
    """
    start, end = task.timing.start, task.timing.end
    if start is not None and end is not None and end < start:
        raise UserError(Code.DATES_REVERSED, first=f"{start:%d/%m/%Y}", last=f"{end:%d/%m/%Y}")
    with core.unit_of_work(Step.EDIT_TASK, task.number) as work:
        tasks.save(work, replace(task, text=clean(task.text).strip() or tasks.get(work, task.id).text))
        refresh_opened(work, core.today)
    return work.changes


def set_deadline(core: Workspace, task_id: TaskId, due_on: date) -> ChangeSet:
    """Give a task a deadline on one day. The words of the plan stay as they are.

    A task "theo kế hoạch của …" keeps its kind: its own plan is known now, and that is its deadline (decisions 18).
    """
    task = tasks.get(core.book, task_id)
    timing = task.timing
    if timing.kind is TimingKind.BY_PLAN:
        changed = replace(timing, end=due_on)
    else:
        changed = Timing(TimingKind.DEADLINE, timing.raw, None, due_on)
    return edit_task(core, replace(task, timing=changed))
