"""Change how often a task is followed, from a day on; the past stays as it was reported."""

from dataclasses import dataclass
from datetime import date

from app.domain.changes import ChangeSet, Step
from app.domain.ids import TaskId
from app.domain.plan import Beat, Plan, Task
from app.domain.timing import Timing
from app.errors import UserError
from app.messages.code import Code
from app.register.beats import BeatRefusal, NewBeat, Outlook, new_beat, next_periods
from app.register.cells import DuePeriod
from app.services.work_register import refresh_opened
from app.services.workspace import Workspace
from app.store import plans, tasks, work_items


@dataclass(frozen=True, slots=True)
class BeatChanged:
    """What a change came to, to be said to the clerk."""

    changes: ChangeSet
    result: NewBeat


@dataclass(frozen=True, slots=True)
class BeatTrial:
    """A change tried out.

    Attributes:
        result: what it would come to.
        before, after: the next periods as they are and as they would be.
        refusal: why it cannot be, in a sentence; empty when it can.
    """

    result: NewBeat
    before: tuple[DuePeriod, ...]
    after: tuple[DuePeriod, ...]
    refusal: str


def change_beat(core: Workspace, task_id: TaskId, beat: Beat, asked_on: date) -> BeatChanged:
    """Let a task be followed in another beat from a day on (undoable as "đổi nhịp theo dõi").

    The rule stands in `app.register.beats`. Work items in which something was entered stay, whatever the beat.

    Raises:
        UserError: the task has one period and something was entered; periods that are over would change; the period under way
            goes on until the task is over.
    """
    seen = beat_outlook(core, task_id)
    found = new_beat(seen, beat, asked_on)
    refusal = _refusal(seen.task, found, asked_on)
    if refusal is not None:
        raise refusal
    with core.unit_of_work(Step.CHANGE_BEAT, seen.task.number) as work:
        tasks.save(work, found.task)
        if found.task.beat_changes != seen.task.beat_changes:
            tasks.put_beat_changes(work, task_id, found.task.beat_changes)
        refresh_opened(work, core.today)
    return BeatChanged(work.changes, found)


def beat_outlook(core: Workspace, task_id: TaskId) -> Outlook:
    """Return what must be known of a task to try a change out with `new_beat`, for instance while the clerk chooses."""
    task = tasks.get(core.book, task_id)
    plan = plans.get(core.book, task.plan_id)
    items = work_items.of_task(core.book, task_id)
    is_touched = any(not work_items.is_untouched(core.book, item.id) for item in items if item.id is not None)
    return Outlook(task, plan.span(core.today), _said(plan, task), is_touched, core.today)


def try_beat(seen: Outlook, beat: Beat, asked_on: date) -> BeatTrial:
    """Return what a change would come to, without changing anything."""
    found = new_beat(seen, beat, asked_on)
    first = max(min(seen.today, found.starts_on), seen.plan_span.starts_on)
    refusal = _refusal(seen.task, found, asked_on)
    return BeatTrial(
        found,
        tuple(next_periods(seen.task, seen.plan_span, first)),
        tuple(next_periods(found.task, seen.plan_span, first)),
        str(refusal) if refusal else "",
    )


def _said(plan: Plan, task: Task) -> Timing:
    """Read the task's time in the plan again, without what the clerk decided since."""
    from app.timing.recognise import recognise
    from app.timing.rules.registry import Context

    issued_on = plan.document.issued_on
    return recognise(task.timing.raw or "", Context(issued_on, issued_on.year if issued_on else plan.years[0]))


def _refusal(task: Task, found: NewBeat, asked_on: date) -> UserError | None:
    day = f"{asked_on:%d/%m/%Y}"
    match found.refusal:
        case BeatRefusal.ONE_PERIOD:
            return UserError(Code.BEAT_HAS_ONE_PERIOD, task=task.number)
        case BeatRefusal.PAST:
            return UserError(Code.BEAT_IN_THE_PAST, day=day, first=f"{found.earliest:%d/%m/%Y}")
        case BeatRefusal.TOO_LATE:
            return UserError(Code.BEAT_TOO_LATE, day=day)
        case None:
            return None
