"""Collects from the book what a document is made from."""

from collections.abc import Mapping, Sequence
from datetime import date

from app.domain.activity import Activity
from app.domain.extension import Extension
from app.domain.ids import PlanId, TaskId, UnitId, WorkItemId
from app.domain.period import Period
from app.domain.plan import Plan
from app.domain.progress import FourWayCount, ReportState, WorkItem
from app.domain.unit import Unit
from app.errors import UserError
from app.messages.code import Code
from app.register.indicator_sums import IndicatorSum, Reading, indicator_sums
from app.register.matrix import Expansion, cells_of
from app.register.selection import Selection
from app.reports.data import Duties, ReportData
from app.services import work_register
from app.services.office import office_of, plan_of_office
from app.services.workspace import Workspace
from app.store import activities, extensions, indicators, plans, tasks, trackers, units


def report_data(
    core: Workspace,
    plan: Plan,
    period: Period,
    dated_on: date,
    unit_ids: Sequence[UnitId] = (),
    answer_by: date | None = None,
    *,
    needs_items: bool = True,
) -> ReportData:
    """Return what a document about a plan in a period is made from.

    Raises:
        UserError: the plan has no work item in the period, and the document needs some.
    """
    own = {task.id: task for task in tasks.of_plan(core.book, plan.id)}
    items = tuple(work_register.items_in(core, period, Selection(plan_id=plan.id)))
    if needs_items and not items:
        raise UserError(Code.NOTHING_TO_REPORT, period=period.label)
    reported = {item.task_id for item in items}  # a duty that the plan has no longer is told while it was followed
    units_then = units.organisation(core.book).units_on(period.ends_on)  # a report prints the names of its period
    reports = trackers.unit_reports(core.book, period)
    return ReportData(
        office=office_of(core, plan),
        plan=plan,
        tasks=tuple(task for task in own.values() if task.ended_on is None or task.id in reported),
        units=units_then,
        items=items,
        period=period,
        today=core.today,
        dated_on=dated_on,
        sections=tuple(plans.sections_of(core.book, plan.id)),
        previous=_previous(core, plan, period),
        report_states={unit_id: one.state for unit_id, one in reports.items() if one.state is not ReportState.NOT_SENT},
        overseers=_overseers(core, units_then, period.ends_on),
        unit_ids=tuple(unit_ids),
        answer_by=answer_by,
        sent_back={unit_id: one.reason for unit_id, one in reports.items() if one.state is ReportState.SENT_BACK},
        extensions=_extensions(core, items),
        indicators=_indicators(core, items),
        activities=_activities(core, items, period),
        duties=_duties(core, plan, dated_on),
    )


def plan_to_report(core: Workspace, plan_id: PlanId | None) -> Plan:
    """Return the plan asked for; without one, the office's plan imported last, else the last one that gives work items.

    Raises:
        UserError: the book has none.
    """
    if plan_id is not None:
        return plans.get(core.book, plan_id)
    found = plan_of_office(core)
    if found is None:
        raise UserError(Code.NO_PLAN)
    return found


def _previous(core: Workspace, plan: Plan, period: Period) -> FourWayCount | None:
    """Return the plan's count of the period before, as it stood on its last day; None when it was not followed."""
    found = work_register.count_then(core, period.before(), Selection(plan_id=plan.id))
    return None if found == FourWayCount() else found


def _overseers(core: Workspace, units_then: Mapping[UnitId, Unit], on: date) -> dict[UnitId, tuple[str, ...]]:
    """Return unit -> the names of those who oversaw it and were there on that day."""
    found: dict[UnitId, tuple[str, ...]] = {}
    for overseer_id, overseen in units.oversight(core.book, on).items():
        for unit_id in overseen if units_then[overseer_id].exists_on(on) else ():
            found[unit_id] = (*found.get(unit_id, ()), units_then[overseer_id].name)
    return found


def _extensions(core: Workspace, items: Sequence[WorkItem]) -> dict[WorkItemId, Extension]:
    """Return the last extension of each item that has one."""
    found: dict[WorkItemId, Extension] = {}
    for task_id in dict.fromkeys(item.task_id for item in items if item.extended_to is not None):
        found |= {one.work_item_id: one for one in extensions.of_task(core.book, task_id)}
    return found


def _indicators(core: Workspace, items: Sequence[WorkItem]) -> dict[TaskId, tuple[IndicatorSum, ...]]:
    """Return task -> its indicators over these items."""
    found: dict[TaskId, tuple[IndicatorSum, ...]] = {}
    for task_id in dict.fromkeys(item.task_id for item in items):
        asked = indicators.of_task(core.book, task_id)
        if not asked:
            continue
        values = indicators.values_of_task(core.book, task_id)
        readings = (
            Reading(one, item.unit_id, item.period, values.get((one.id, item.unit_id, item.period.code)))
            for one in asked
            for item in items
            if item.task_id == task_id
        )
        found[task_id] = tuple(indicator_sums(readings))
    return found


def _activities(core: Workspace, items: Sequence[WorkItem], period: Period) -> tuple[Activity, ...]:
    """Return the activities of the period that serve these items, the oldest first."""
    ours = {item.id for item in items}
    held = [one for one in activities.all_activities(core.book) if period.starts_on <= one.happened_on <= period.ends_on]
    return tuple(one for one in reversed(held) if ours.intersection(one.item_ids))


def _duties(core: Workspace, plan: Plan, on: date) -> Duties:
    """Return who has to do with which task on a day."""
    organisation = units.organisation(core.book)
    expansion = Expansion.on(organisation, on)
    assigned = tasks.assignments_of_plan(core.book, plan.id)
    return Duties(
        lines={task_id: tuple(lines) for task_id, lines in assigned.items()},
        cells={task_id: cells_of(lines, expansion) for task_id, lines in assigned.items()},
        group_names={group.id: group.name for group in organisation.groups.values()},
    )
