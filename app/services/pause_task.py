"""Pause a task, go on with it: no period that ends while it is paused gives a work item."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from app.domain.changes import ChangeSet, Step
from app.domain.ids import TaskId
from app.domain.plan import Pause, Task
from app.errors import UserError
from app.messages.code import Code
from app.register.cells import only_period
from app.services.work_register import refresh_opened
from app.services.workspace import Workspace
from app.store import plans, tasks
from app.text.normalise import clean

_Pauses = tuple[Pause, ...]


def pause_task(core: Workspace, task_id: TaskId, pause: Pause) -> ChangeSet:
    """Let a task rest over some time (undoable as "tạm dừng nhiệm vụ"). Work items in which something was entered stay.

    Raises:
        UserError: no reason; it ends before it starts; it overlaps another pause; the task has just one period, so that an
            extension is what is meant.
    """
    pause = replace(pause, reason=clean(pause.reason).strip())
    if not pause.reason:
        raise UserError(Code.TIME_WITHOUT_REASON, what="tạm dừng")
    if pause.ends_on is not None and pause.ends_on < pause.starts_on:
        raise UserError(Code.DATES_REVERSED, first=f"{pause.starts_on:%d/%m/%Y}", last=f"{pause.ends_on:%d/%m/%Y}")
    task = tasks.get(core.book, task_id)
    if only_period(task, plans.get(core.book, task.plan_id).span(core.today)) is not None:
        raise UserError(Code.PAUSE_OF_ONE_DEADLINE, task=task.number)
    other = next((one for one in task.pauses if one.overlaps(pause)), None)
    if other is not None:
        raise UserError(Code.PAUSES_OVERLAP, task=task.number, pause=other.label)
    return _change(core, task, lambda pauses: tuple(sorted((*pauses, pause), key=lambda one: one.starts_on)))


def resume_task(core: Workspace, task_id: TaskId, resumes_on: date) -> ChangeSet:
    """Go on with a task from a day on: the pause that holds on the day before ends there.

    Raises:
        UserError: the task is not paused on the day before.
    """
    task = tasks.get(core.book, task_id)
    last_day = resumes_on - timedelta(days=1)
    under_way = next((one for one in task.pauses if one.holds_on(last_day)), None)
    if under_way is None:
        raise UserError(Code.NO_PAUSE_TO_END, day=f"{resumes_on:%d/%m/%Y}")
    ended = replace(under_way, ends_on=last_day)
    return _change(core, task, lambda pauses: tuple(ended if one == under_way else one for one in pauses))


def cancel_pause(core: Workspace, task_id: TaskId, pause: Pause) -> ChangeSet:
    """Take a pause back as if it had never been."""
    return _change(core, tasks.get(core.book, task_id), lambda pauses: tuple(one for one in pauses if one != pause))


def _change(core: Workspace, task: Task, changed: Callable[[_Pauses], _Pauses]) -> ChangeSet:
    with core.unit_of_work(Step.PAUSE_TASK, task.number) as work:
        tasks.put_pauses(work, task.id, changed(task.pauses))
        refresh_opened(work, core.today)
    return work.changes
