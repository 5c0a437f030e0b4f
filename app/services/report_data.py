"""Collects from the book what a document is made from."""

from collections.abc import Mapping, Sequence
from datetime import date

from app.domain.ids import PlanId, UnitId
from app.domain.period import Period
from app.domain.plan import Plan
from app.domain.progress import FourWayCount, ReportState
from app.domain.unit import Unit
from app.errors import UserError
from app.messages.code import Code
from app.register.selection import Selection
from app.reports.data import ReportData
from app.services import work_register
from app.services.office import office_of
from app.services.workspace import Workspace
from app.store import plans, tasks, trackers, units


def report_data(
    core: Workspace, plan: Plan, period: Period, dated_on: date, unit_ids: Sequence[UnitId] = (), answer_by: date | None = None
) -> ReportData:
    """Return what a document about a plan in a period is made from.

    Raises:
        UserError: the plan has no work item in the period.
    """
    own = {task.id: task for task in tasks.of_plan(core.book, plan.id)}
    items = tuple(work_register.items_in(core, period, Selection(plan_id=plan.id)))
    if not items:
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
    )


def plan_to_report(core: Workspace, plan_id: PlanId | None) -> Plan:
    """Return the plan asked for; without one, the plan imported last. Raises UserError when the book has none."""
    if plan_id is not None:
        return plans.get(core.book, plan_id)
    known = plans.all_plans(core.book)
    if not known:
        raise UserError(Code.NO_PLAN)
    return known[-1]


def _previous(core: Workspace, plan: Plan, period: Period) -> FourWayCount | None:
    """Return the plan's count of the period before, as it stood on its last day; None when it was not followed."""
    found = work_register.count_then(core, period.before(), Selection(plan_id=plan.id))
    return None if found == FourWayCount() else found


def _overseers(core: Workspace, units_then: Mapping[UnitId, Unit], on: date) -> dict[UnitId, tuple[str, ...]]:
    """Return unit -> the names of those who oversaw it and were there on that day."""
    found: dict[UnitId, tuple[str, ...]] = {}
    for overseer_id, overseen in units.oversight(core.book).items():
        for unit_id in overseen if units_then[overseer_id].exists_on(on) else ():
            found[unit_id] = (*found.get(unit_id, ()), units_then[overseer_id].name)
    return found
