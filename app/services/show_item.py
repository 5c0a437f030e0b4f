"""The answer page: one task of one unit in one period, with everything the book knows of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from app.domain.activity import Activity
from app.domain.evidence import Evidence
from app.domain.extension import Extension
from app.domain.ids import TaskId, UnitId, WorkItemId
from app.domain.indicator import Indicator
from app.domain.period import Period, span
from app.domain.plan import Plan, Section, Task
from app.domain.progress import Standing, WorkItem
from app.domain.reminder import Reminder
from app.domain.unit import Unit
from app.errors import UserError
from app.messages.code import Code
from app.register.answer import answer_sentence
from app.register.cells import work_items as computed_items
from app.register.indicator_sums import IndicatorSum
from app.register.selection import Selection
from app.services import indicators, work_register
from app.services.item_history import HistoryLine, history_of
from app.services.locks import Lock, lock_of
from app.services.office_calendar import next_working_days
from app.services.record_evidence import evidence_of
from app.services.workspace import Workspace
from app.store import activities, corrections, extensions, notes, plans, reminders, tasks, trackers, units, work_items
from app.store.corrections import Correction
from app.store.notes import Note
from app.store.trackers import DatedFile, Sending, UnitReport

_LOOK_AHEAD = timedelta(days=400)  # a task that comes yearly comes within it


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """One number of a work item, and what all units of the task have together.

    Attributes:
        indicator: what is asked.
        value: what the unit has; None while it is missing.
        in_period: all units in the item's period.
        until_now: all units from the beginning to the end of that period.
    """

    indicator: Indicator
    value: Decimal | None
    in_period: IndicatorSum | None
    until_now: IndicatorSum | None


@dataclass(frozen=True, slots=True)
class Traffic:
    """What went to the unit and came back: trackers, replies, reminders, and where its reports stand."""

    sendings: tuple[Sending, ...] = ()
    receipts: tuple[DatedFile, ...] = ()
    reminders: tuple[Reminder, ...] = ()
    reports: tuple[tuple[Period, UnitReport], ...] = ()


@dataclass(frozen=True, slots=True)
class ItemView:
    """Everything known of one work item.

    Attributes:
        item: the work item; still without id while it is only computed.
        task, plan, section, unit: what it belongs to.
        unit_name: the name the unit bore in the item's period.
        standing: where it stands today.
        sentence: the answer.
        extensions: its deadlines put off, the first one first.
        indicators: its numbers.
        evidence: what shows that it was done.
        notes: what the clerk noted down, the newest first.
        traffic: trackers, replies, reminders, reports.
        lock: the approved report that holds it.
        corrections: former versions.
        activities: what served it.
        following: the next item of the same task and unit; None when none comes.
        earlier: the answers of earlier periods, the newest first.
        history: what was done to it, the newest first.
        today: the day on which it is asked.
        works_on: day off -> the next working day, for its deadline and the one of the next item.
    """

    item: WorkItem
    task: Task
    plan: Plan
    section: Section | None
    unit: Unit
    unit_name: str
    standing: Standing
    sentence: str
    extensions: tuple[Extension, ...]
    indicators: tuple[IndicatorLine, ...]
    evidence: tuple[Evidence, ...]
    notes: tuple[Note, ...]
    traffic: Traffic
    lock: Lock | None
    corrections: tuple[Correction, ...]
    activities: tuple[Activity, ...]
    following: WorkItem | None
    earlier: tuple[WorkItem, ...]
    history: tuple[HistoryLine, ...]
    today: date
    works_on: Mapping[date, date]


def show_item(core: Workspace, task_id: TaskId, unit_id: UnitId, period: Period) -> ItemView:
    """Return everything known of one work item.

    Args:
        core: the open book.
        task_id: the task.
        unit_id: the unit.
        period: the item's own period, or one in which it is looked at; of several items the open one due first is meant.

    Raises:
        UserError: the unit has no work item of the task in the period.
    """
    task = tasks.get(core.book, task_id)
    item = _find(core, task, unit_id, period)
    if item is None:
        name = units.organisation(core.book).name_on(unit_id, period.ends_on)
        raise UserError(Code.NO_SUCH_ITEM, unit=name, task=task.number, period=period.label)
    return _view(core, task, item)


def find_item(core: Workspace, task_id: TaskId, unit_id: UnitId, period: Period) -> ItemView | None:
    """Return the same, None when task, unit or item are no longer in the book."""
    if not tasks.exists(core.book, task_id):
        return None
    task = tasks.get(core.book, task_id)
    item = _find(core, task, unit_id, period)
    return _view(core, task, item) if item else None


def _view(core: Workspace, task: Task, item: WorkItem) -> ItemView:
    organisation = units.organisation(core.book)
    unit_id = item.unit_id
    plan = plans.get(core.book, task.plan_id)
    unit_name = organisation.name_on(unit_id, item.period.ends_on)
    stored = work_items.of_task_and_unit(core.book, task.id, unit_id)
    following = _following(core, plan, task, item, stored)
    return ItemView(
        item=item,
        task=task,
        plan=plan,
        section=next((one for one in plans.sections_of(core.book, plan.id) if one.id == task.section_id), None),
        unit=organisation.units[unit_id],
        unit_name=unit_name,
        standing=item.standing(core.today),
        sentence=answer_sentence(unit_name, task.number, item, core.today),
        extensions=tuple(extensions.of_item(core.book, item.id)) if item.id else (),
        indicators=_indicators(core, item),
        evidence=tuple(evidence_of(core, item)),
        notes=tuple(notes.of_item(core.book, item.id)) if item.id else (),
        traffic=_traffic(core, item, item.id),
        lock=lock_of(core.book, item),
        corrections=tuple(corrections.of_item(core.book, item.id)) if item.id else (),
        activities=tuple(activities.of_item(core.book, item.id)) if item.id else (),
        following=following,
        earlier=tuple(one for one in reversed(stored) if one.period.ends_on < item.period.starts_on),
        history=tuple(history_of(core.book, item.id, task.id)) if item.id else (),
        today=core.today,
        works_on=next_working_days(core, (item.due_on, following.due_on if following else None)),
    )


def _find(core: Workspace, task: Task, unit_id: UnitId, period: Period) -> WorkItem | None:
    """Return the item of exactly this period, else the one shown in it: the open one due first, else the last."""
    exact = work_items.find(core.book, task.id, unit_id, period)
    if exact is not None:
        return exact
    wanted = Selection(plan_id=task.plan_id, task_id=task.id, unit_id=unit_id)
    shown = sorted(work_register.items_in(core, period, wanted), key=lambda one: one.due_on or date.max)
    same = [one for one in shown if one.period == period]
    still_open = [one for one in shown if one.progress.done_on is None]
    return next(iter((*same, *still_open, *shown[::-1])), None)


def _indicators(core: Workspace, item: WorkItem) -> tuple[IndicatorLine, ...]:
    asked = indicators.of_task(core, item.task_id)
    if not asked:
        return ()
    values = indicators.values_of(core, item)
    in_period = indicators.sums_in_period(core, item.task_id, item.period)
    until_now = indicators.sums_until(core, item.task_id, item.period)
    return tuple(IndicatorLine(one, values.get(one.id), _sum_of(one, in_period), _sum_of(one, until_now)) for one in asked)


def _sum_of(indicator: Indicator, sums: Sequence[IndicatorSum]) -> IndicatorSum | None:
    """Return an indicator's own line: within a task no two share name and measuring unit."""
    key = (indicator.name, indicator.measuring_unit)
    return next((one for one in sums if (one.name, one.measuring_unit) == key), None)


def _traffic(core: Workspace, item: WorkItem, item_id: WorkItemId | None) -> Traffic:
    book = core.book
    return Traffic(
        tuple(trackers.sendings_of_item(book, item_id)) if item_id else (),
        tuple(trackers.receipts_of_item(book, item_id)) if item_id else (),
        tuple(reminders.reminders_over(book, item.unit_id, item.period)),
        tuple(trackers.reports_over(book, item.unit_id, item.period)),
    )


def _following(core: Workspace, plan: Plan, task: Task, item: WorkItem, stored: Sequence[WorkItem]) -> WorkItem | None:
    """Return the next item of the same task and unit, as it is stored if it is, else as it will be."""
    first = item.period.ends_on + timedelta(days=1)
    ahead = span(first, first + _LOOK_AHEAD)
    assigned = {task.id: tasks.assignments_of(core.book, task.id)}
    computed = computed_items(plan, [task], assigned, units.organisation(core.book), ahead, core.today)
    found = {one.key: one for one in computed if one.unit_id == item.unit_id} | {one.key: one for one in stored}
    later = [one for one in found.values() if one.period.starts_on >= first]
    return min(later, key=lambda one: (one.period.starts_on, one.due_on or date.max), default=None)
