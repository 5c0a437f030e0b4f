"""Preparation steps: what is to be ready some days before each deadline of a task or before an anniversary."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from app.calendars.anniversaries import Anniversary, AnniversaryOccurrence, anniversaries_of
from app.calendars.lunar import FIRST_YEAR, LAST_YEAR
from app.domain.changes import ChangeSet, Step
from app.domain.ids import PlanId, PreparationId, TaskId
from app.domain.period import Period, span
from app.domain.plan import Plan, Task
from app.domain.preparation import MOST_DAYS_BEFORE, Preparation, PreparationOwner, PreparationStep
from app.errors import UserError
from app.messages.code import Code
from app.register.preparation import anniversary_days, deadlines_of, preparation_steps, targets_of
from app.services.check_clock import day_to_write
from app.services.workspace import Workspace
from app.store import office_days, plans, preparations, tasks
from app.text.normalise import clean


@dataclass(frozen=True, slots=True)
class PreparationLine:
    """One step by name.

    Attributes:
        step: the step: what, before which day, by when, done when.
        before: what it is before: the task's number and first line, or the anniversary with its years.
        task: the task, None for an anniversary.
    """

    step: PreparationStep
    before: str
    task: Task | None = None


@dataclass(frozen=True, slots=True)
class OwnerLine:
    """Before what one can prepare.

    Attributes:
        owner: the task or anniversary.
        name: what the clerk calls it.
        target_on: its next day; None when it has none within a year.
        preparations: what is prepared before it now.
    """

    owner: PreparationOwner
    name: str
    target_on: date | None
    preparations: tuple[Preparation, ...]


def plan_preparation(core: Workspace, owner: PreparationOwner, wanted: Sequence[Preparation]) -> ChangeSet:
    """Make what is prepared before a task's deadlines, or an anniversary, exactly this (undoable as "việc chuẩn bị").

    Raises:
        UserError: a step without words, or less than one day or more than a year ahead.
    """
    tidy = [replace(one, owner=owner, text=clean(one.text).strip()) for one in wanted]
    for one in tidy:
        if not 1 <= one.days_before <= MOST_DAYS_BEFORE:
            raise UserError(Code.PREPARATION_BAD_DAYS, most=MOST_DAYS_BEFORE)
        if not one.text:
            raise UserError(Code.PREPARATION_WITHOUT_TEXT, days=one.days_before)
    with core.unit_of_work(Step.PLAN_PREPARATION, _subject(core, owner)) as work:
        preparations.put(work, owner, tidy)
    return work.changes


def preparations_of(core: Workspace, owner: PreparationOwner) -> list[Preparation]:
    """Return what is prepared before a task's deadlines or before an anniversary, the longest ahead first."""
    return preparations.of_owner(core.book, owner)


def tick_preparation(
    core: Workspace, preparation_id: PreparationId, target_on: date, *, is_done: bool, done_on: date | None = None
) -> ChangeSet:
    """Tick a step off, on a day or today, or make it open again (undoable as "việc chuẩn bị")."""
    ticked_on = (done_on or day_to_write(core)) if is_done else None
    one = next(found for found in preparations.all_preparations(core.book) if found.id == preparation_id)
    with core.unit_of_work(Step.PLAN_PREPARATION, f"{one.mark} {one.text}"[:60]) as work:
        preparations.tick(work, preparation_id, target_on, ticked_on)
    return work.changes


def preparation_lines(core: Workspace, stretch: Period, plan_id: PlanId | None = None) -> list[PreparationLine]:
    """Return the steps that are to be ready on a day of a stretch, the earliest first.

    Args:
        core: the open book.
        stretch: the days.
        plan_id: only steps of this plan's tasks, and of anniversaries; None for all.
    """
    wanted = preparations.all_preparations(core.book)
    if not wanted:
        return []
    farthest = max(one.days_before for one in wanted)
    ahead = span(stretch.starts_on, stretch.ends_on + timedelta(days=farthest))
    of_task = _tasks_of(core, {one.owner.task_id for one in wanted if one.owner.task_id is not None}, plan_id)
    local = office_days.local_anniversaries(core.book)
    dues = {task_id: deadlines_of(task, plan.span(core.today), ahead) for task_id, (plan, task) in of_task.items()}
    targets = targets_of(dues, anniversary_days(ahead, local))
    steps = preparation_steps(wanted, targets, preparations.done_on(core.book), stretch)
    return [_line(step, {task_id: task for task_id, (_, task) in of_task.items()}, local) for step in steps]


def preparation_owners(core: Workspace, task_id: TaskId | None) -> list[OwnerLine]:
    """Return before what one can prepare: the task, if one is given, then the anniversaries of the coming year."""
    found: list[OwnerLine] = []
    if task_id is not None:
        task = tasks.get(core.book, task_id)
        owner = PreparationOwner(task_id)
        ahead = span(core.today, core.today + timedelta(days=MOST_DAYS_BEFORE))
        dues = deadlines_of(task, plans.get(core.book, task.plan_id).span(core.today), ahead)
        name = f"Mỗi hạn của nhiệm vụ {task.number}"
        found.append(OwnerLine(owner, name, dues[0] if dues else None, tuple(preparations_of(core, owner))))
    for one in known_anniversaries(core):
        owner = PreparationOwner(anniversary=one.anniversary.key)
        found.append(OwnerLine(owner, one.anniversary.name, one.on, tuple(preparations_of(core, owner))))
    return found


def open_preparations(core: Workspace, days_ahead: int) -> list[PreparationLine]:
    """Return the open steps whose target has not passed and whose own day comes within some days, the earliest first."""
    stretch = span(core.today - timedelta(days=MOST_DAYS_BEFORE), core.today + timedelta(days=days_ahead))
    return [line for line in preparation_lines(core, stretch) if line.step.done_on is None and line.step.target_on >= core.today]


def known_anniversaries(core: Workspace) -> list[AnniversaryOccurrence]:
    """Return the anniversaries of the coming year, each once, the nearest first: before what one can prepare."""
    local = office_days.local_anniversaries(core.book)
    found: dict[str, AnniversaryOccurrence] = {}
    for year in range(max(core.today.year, FIRST_YEAR), min(core.today.year + 1, LAST_YEAR) + 1):
        for occurrence in anniversaries_of(year, local):
            if occurrence.on >= core.today:
                found.setdefault(occurrence.anniversary.key, occurrence)
    return list(found.values())


def _tasks_of(core: Workspace, wanted: set[TaskId], plan_id: PlanId | None) -> dict[TaskId, tuple[Plan, Task]]:
    found: dict[TaskId, tuple[Plan, Task]] = {}
    for task_id in sorted(wanted):
        task = tasks.get(core.book, task_id)
        plan = plans.get(core.book, task.plan_id)
        if plan_id in (None, plan.id) and not plan.is_superior:
            found[task_id] = (plan, task)
    return found


def _line(step: PreparationStep, of_task: dict[TaskId, Task], local: Sequence[Anniversary]) -> PreparationLine:
    owner = step.preparation.owner
    if owner.task_id is not None:
        task = of_task[owner.task_id]
        return PreparationLine(step, f"{task.number} {task.text.splitlines()[0]}", task)
    kept = anniversaries_of(step.target_on.year, local)
    return PreparationLine(step, next(one.title for one in kept if one.anniversary.key == owner.anniversary))


def _subject(core: Workspace, owner: PreparationOwner) -> str:
    if owner.task_id is not None:
        return tasks.get(core.book, owner.task_id).number
    known = next((one for one in known_anniversaries(core) if one.anniversary.key == owner.anniversary), None)
    return known.anniversary.name[:60] if known else ""
