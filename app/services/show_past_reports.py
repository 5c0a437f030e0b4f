"""The board over several periods: whether each unit's report came, on time or late, period by period."""

from dataclasses import dataclass

from app.domain.period import Period
from app.domain.unit import Unit
from app.services import work_register
from app.services.show_items import units_as_of
from app.services.workspace import Workspace
from app.store import trackers
from app.store.trackers import UnitReport, no_report

PERIODS = 4


@dataclass(frozen=True, slots=True)
class PastReport:
    """A unit's report of one period.

    Attributes:
        report: how it stands.
        is_late: whether its day is over without it.
        is_over: whether the period is.
    """

    report: UnitReport
    is_late: bool
    is_over: bool


@dataclass(frozen=True, slots=True)
class PastLine:
    """One unit and its reports: one a period, None where it had no work in it."""

    unit: Unit
    reports: tuple[PastReport | None, ...]


def show_past_reports(core: Workspace, period: Period) -> tuple[list[Period], list[PastLine]]:
    """Return the last periods up to `period`, the oldest first, and a line a unit in the office's order."""
    periods = [period]
    while len(periods) < PERIODS:
        periods.insert(0, periods[0].before())
    found = [_reports_of(core, one) for one in periods]
    lines = [
        PastLine(unit, tuple(reports.get(unit.id) for reports in found))
        for unit in units_as_of(core, period).values()
        if not unit.is_person and any(unit.id in reports for reports in found)
    ]
    return periods, lines


def _reports_of(core: Workspace, period: Period) -> dict[int, PastReport]:
    reports = trackers.unit_reports(core.book, period)
    known = {unit_id: reports.get(unit_id) or no_report(unit_id) for unit_id in work_register.counts_by_unit(core, period)}
    return {
        unit_id: PastReport(report, report.is_late(core.today), period.ends_on < core.today) for unit_id, report in known.items()
    }
