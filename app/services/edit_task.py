"""Change what a task says or when it is due."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.domain.changes import ChangeSet, Step
from app.domain.ids import TaskId
from app.domain.plan import Task
from app.domain.timing import Timing, TimingKind
from app.errors import UserError
from app.messages.code import Code
from app.services.office_calendar import next_working_days
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


@dataclass(frozen=True, slots=True)
class DeadlineOffer:
    """What one day would mean as the deadline of some tasks.

    Attributes:
        due_on: the day.
        on_a_day: tasks that are due on one day anyway, or wait for one ("theo kế hoạch của …").
        by_phrase: tasks that come again, last over a time or have ended: a day would replace how they are followed.
        works_on: the next working day, where nobody works on the day; else None.
    """

    due_on: date
    on_a_day: tuple[Task, ...]
    by_phrase: tuple[Task, ...]
    works_on: date | None

    @property
    def changed(self) -> tuple[Task, ...]:
        """The tasks on a day that are not due on this one already."""
        return tuple(task for task in self.on_a_day if task.timing.end != self.due_on)


def offer_deadline(core: Workspace, task_ids: Sequence[TaskId], due_on: date) -> DeadlineOffer:
    """Return what a day would mean as the deadline of tasks, in the order they are given."""
    found = [tasks.get(core.book, task_id) for task_id in task_ids]
    works_on = next_working_days(core, (due_on,)).get(due_on)
    return DeadlineOffer(
        due_on,
        tuple(task for task in found if _is_due_on_a_day(task)),
        tuple(task for task in found if not _is_due_on_a_day(task)),
        works_on if works_on != due_on else None,
    )


def set_deadline(core: Workspace, task_id: TaskId, due_on: date) -> ChangeSet:
    """Give a task a deadline on one day. The words of the plan stay as they are.

    A task "theo kế hoạch của …" keeps its kind: its own plan is known now, and that is its deadline (decisions 18).
    """
    return set_deadlines(core, (task_id,), due_on)


def set_deadlines(core: Workspace, task_ids: Sequence[TaskId], due_on: date) -> ChangeSet:
    """Give several tasks a deadline on one day, in one step."""
    found = [tasks.get(core.book, task_id) for task_id in task_ids]
    named = found[0].number if len(found) == 1 else f"{len(found)} nhiệm vụ"
    with core.unit_of_work(Step.EDIT_TASK, named) as work:
        for task in found:
            tasks.save(work, _due_on(task, due_on))
        refresh_opened(work, core.today)
    return work.changes


def _due_on(task: Task, on: date) -> Task:
    timing = task.timing
    if timing.kind is TimingKind.BY_PLAN:
        return replace(task, timing=replace(timing, end=on))
    return replace(task, timing=Timing(TimingKind.DEADLINE, timing.raw, None, on))


def _is_due_on_a_day(task: Task) -> bool:
    return task.ended_on is None and task.timing.kind in (TimingKind.DEADLINE, TimingKind.BY_PLAN)
