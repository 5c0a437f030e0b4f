"""Enter an activity or inspection once, and let every work item it serves say so."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from app.domain.activity import Activity, ActivityKind, with_other_words, with_words, without_words
from app.domain.changes import ChangeSet, Step
from app.domain.ids import ActivityId, TaskId, UnitId, WorkItemId
from app.domain.period import PeriodKind, period_of
from app.domain.plan import Plan, Task
from app.domain.progress import Progress, ProgressState, WorkItem
from app.domain.unit import Unit
from app.errors import UserError
from app.messages.code import Code
from app.register.cells import assigned_units
from app.register.selection import Selection
from app.services.check_clock import last_day_possible
from app.services.locks import require_unlocked
from app.services.work_register import items_in, plan_of_tasks
from app.services.workspace import Workspace
from app.store import activities, plans, tasks, units, work_items
from app.store.session import Transaction
from app.text.normalise import clean, one_line


@dataclass(frozen=True, slots=True)
class ServedDuty:
    """A duty an activity may serve, and the units that have it today."""

    plan: Plan
    task: Task
    unit_ids: frozenset[UnitId]


@dataclass(frozen=True, slots=True)
class ServedItem:
    """A work item by name."""

    item: WorkItem
    plan: Plan
    task: Task
    unit: Unit


@dataclass(frozen=True, slots=True)
class ActivityChoices:
    """What the form offers: units that exist, and the duties of all plans that give work items."""

    units: tuple[Unit, ...]
    duties: tuple[ServedDuty, ...]


@dataclass(frozen=True, slots=True)
class ActivityLine:
    """An activity by name: who did it, and which work items it serves."""

    activity: Activity
    units: tuple[Unit, ...]
    served: tuple[ServedItem, ...]


def record_activity(core: Workspace, activity: Activity, items: Sequence[WorkItem] = (), *, completes: bool = False) -> ChangeSet:
    """Store an activity (id 0: a new one) and tell the work items it serves (undoable as "ghi hoạt động").

    Each gets the activity's words on lines of its own, never twice; one that told its former words says the new ones, unless
    somebody has reworded them; one it serves no longer loses exactly those words.

    Args:
        activity: what was done; its `item_ids` are not looked at.
        items: the work items it serves, stored or still only computed.
        completes: whether they are done by that, on its day; items done already keep their day.

    Raises:
        UserError: no title, a day that has not come yet, a remedy before the inspection, or an item of an approved report.
    """
    activity = _tidy(activity)
    _require_sense(activity, last_day_possible(core))
    before = activities.get(core.book, activity.id) if activity.id else None
    with core.unit_of_work(Step.RECORD_ACTIVITY, _short(activity.title)) as work:
        served = [work_items.put(work, item) for item in items]
        changed = replace(activity, item_ids=tuple(dict.fromkeys(served)))
        touched = dict.fromkeys((*changed.item_ids, *(before.item_ids if before else ())))
        _tell(work, {item_id: _told(work, before, changed, item_id, completes=completes) for item_id in touched})
        for item_id in set(changed.item_ids) ^ set(before.item_ids if before else ()):
            require_unlocked(work, work_items.get(work, item_id))
        if before:
            activities.save(work, changed)
        else:
            activities.add(work, changed)
    return work.changes


def delete_activity(core: Workspace, activity_id: ActivityId) -> ChangeSet:
    """Remove an activity; its words go from the work items, whose states stay. Raises UserError as `record_activity` does."""
    activity = activities.get(core.book, activity_id)
    with core.unit_of_work(Step.RECORD_ACTIVITY, _short(activity.title)) as work:
        bare = replace(activity, item_ids=())
        for item_id in activity.item_ids:
            require_unlocked(work, work_items.get(work, item_id))
        _tell(work, {one: _told(work, activity, bare, one, completes=False) for one in activity.item_ids})
        activities.delete(work, activity_id)
    return work.changes


def served_items(
    core: Workspace, on: date, unit_ids: Iterable[UnitId], task_ids: Iterable[TaskId], activity_id: ActivityId | None = None
) -> list[ServedItem]:
    """Return the work items of units and duties that an activity of a day serves: one a unit and duty.

    It is the item the activity serves already; else the one whose period holds the day, the shortest; else the nearest of
    the year, so that work done before or after a deadline still counts for it. Pairs without an item are left out.
    """
    wanted, of_task = set(unit_ids), plan_of_tasks(core.book)
    known = {unit.id: unit for unit in units.all_units(core.book)}
    kept = set(activities.get(core.book, activity_id).item_ids) if activity_id else set[WorkItemId]()
    found: list[ServedItem] = []
    for task_id in task_ids:
        plan, task = of_task[task_id]
        of_unit: dict[UnitId, list[WorkItem]] = {}
        for item in items_in(core, period_of(PeriodKind.YEAR, on), Selection(plan_id=plan.id, task_id=task_id)):
            if item.unit_id in wanted:
                of_unit.setdefault(item.unit_id, []).append(item)
        found += [
            ServedItem(min(items, key=lambda item: (item.id not in kept, *_distance(item, on))), plan, task, known[unit_id])
            for unit_id, items in of_unit.items()
        ]
    return found


def activity_choices(core: Workspace) -> ActivityChoices:
    """Return the units and duties an activity can be entered for."""
    organisation = units.organisation(core.book)
    duties: list[ServedDuty] = []
    for plan in plans.all_plans(core.book):
        assigned = tasks.assignments_of_plan(core.book, plan.id)
        for task in () if plan.is_superior else tasks.of_plan(core.book, plan.id):
            ours = assigned_units(assigned.get(task.id, ()), organisation, core.today)
            duties.append(ServedDuty(plan, task, frozenset(one.unit_id for one in ours)))
    return ActivityChoices(tuple(one for one in organisation.units.values() if one.exists_on(core.today)), tuple(duties))


def show_activities(core: Workspace) -> list[ActivityLine]:
    """Return the activities of the book by name, the newest first."""
    return _lines(core, activities.all_activities(core.book))


def overdue_remedies(core: Workspace) -> list[ActivityLine]:
    """Return the inspections whose remedy is overdue today, the longest overdue first."""
    return _lines(core, activities.with_overdue_remedy(core.book, core.today))


def _lines(core: Workspace, found: Sequence[Activity]) -> list[ActivityLine]:
    if not found:
        return []
    known, of_task = {unit.id: unit for unit in units.all_units(core.book)}, plan_of_tasks(core.book)

    def served(item_id: WorkItemId) -> ServedItem:
        item = work_items.get(core.book, item_id)
        return ServedItem(item, *of_task[item.task_id], known[item.unit_id])

    return [
        ActivityLine(one, tuple(known[unit_id] for unit_id in one.unit_ids), tuple(served(item_id) for item_id in one.item_ids))
        for one in found
    ]


def _told(work: Transaction, before: Activity | None, now: Activity, item_id: WorkItemId, *, completes: bool) -> Progress:
    """Return what stands in a work item once the activity has told it what it is now; `before` is what it was."""
    progress = work_items.get(work, item_id).progress
    was_served, is_served = before is not None and item_id in before.item_ids, item_id in now.item_ids
    if not is_served:
        assert before is not None
        same = any(one.id != before.id and one.words == before.words for one in activities.of_item(work, item_id))
        return progress if same else replace(progress, result=without_words(progress.result, before.words))
    if was_served:
        assert before is not None
        result = with_other_words(progress.result, before.words, now.words)
    else:
        result = with_words(progress.result, now.words)
    if not completes or progress.state is ProgressState.COMPLETED:
        return replace(progress, result=result)
    return replace(progress, result=result, state=ProgressState.COMPLETED, done_on=now.happened_on, reason="")


def _tell(work: Transaction, told: dict[WorkItemId, Progress]) -> None:
    """Store what is new in the work items; none of those may be locked."""
    for item_id, progress in told.items():
        item = work_items.get(work, item_id)
        if progress != item.progress:
            require_unlocked(work, item)
            work_items.save_progress(work, item_id, progress)


def _distance(item: WorkItem, on: date) -> tuple[timedelta, timedelta]:
    """Return how far a work item's period is from a day, and how long it is."""
    period = item.period
    far = max(period.starts_on - on, on - period.ends_on, timedelta())
    return far, period.ends_on - period.starts_on


def _tidy(activity: Activity) -> Activity:
    """Return an activity without stray spaces; what only an inspection has is left out of the others."""
    is_inspection = activity.kind is ActivityKind.INSPECTION
    return replace(
        activity,
        title=one_line(activity.title),
        result=clean(activity.result).strip(),
        findings=clean(activity.findings).strip() if is_inspection else "",
        remedy_by=activity.remedy_by if is_inspection else None,
        remedied_on=activity.remedied_on if is_inspection and activity.remedy_by else None,
        unit_ids=tuple(dict.fromkeys(activity.unit_ids)),
    )


def _require_sense(activity: Activity, latest: date) -> None:
    if not activity.title:
        raise UserError(Code.ACTIVITY_WITHOUT_TITLE)
    if activity.happened_on > latest:
        raise UserError(Code.ACTIVITY_IN_FUTURE, title=activity.title, day=f"{activity.happened_on:%d/%m/%Y}")
    days = [day for day in (activity.remedy_by, activity.remedied_on) if day is not None]
    if any(day < activity.happened_on for day in days) or (activity.remedied_on and activity.remedied_on > latest):
        raise UserError(Code.REMEDY_BEFORE_INSPECTION, title=activity.title)


def _short(title: str) -> str:
    return title if len(title) <= 40 else title[:39].rstrip() + "…"
