"""What each unit still owes of a period, for whoever reminds it: its report, overdue tasks, rows without a result."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.ids import PlanId, UnitId
from app.domain.period import Period
from app.domain.progress import Standing
from app.domain.unit import Unit
from app.register.selection import Selection
from app.services.show_items import ItemLine, selected_items
from app.services.workspace import Workspace
from app.store import trackers
from app.store.trackers import UnitReport, no_report


@dataclass(frozen=True, slots=True)
class Debt:
    """What a unit owes.

    Attributes:
        unit: who.
        report: where its report stands, how it was reminded.
        is_silent: whether it let the day for its answer pass.
        overdue: its tasks whose deadline is over.
        unreported: its tasks of which nothing was said yet.
        missing: the tasks to remind of, in the plan's order: the overdue ones, of a silent unit also all without a word.
    """

    unit: Unit
    report: UnitReport
    is_silent: bool
    overdue: tuple[ItemLine, ...]
    unreported: tuple[ItemLine, ...]
    missing: tuple[ItemLine, ...]

    @property
    def is_late(self) -> bool:
        """Whether the unit is to be reminded."""
        return self.is_silent or bool(self.overdue)


def show_debts(
    core: Workspace, period: Period, plan_id: PlanId | None = None, only: Iterable[UnitId] | None = None
) -> list[Debt]:
    """Return what the organisations owe that are late in a period, in the office's order."""
    reports = trackers.unit_reports(core.book, period)
    by_unit: dict[UnitId, list[ItemLine]] = {}
    for line in selected_items(core, period, Selection(plan_id=plan_id)):
        if not line.unit.is_person:
            by_unit.setdefault(line.unit.id, []).append(line)
    wanted = None if only is None else set(only)
    debts = [
        _debt(core, lines, reports.get(unit_id) or no_report(unit_id))
        for unit_id, lines in by_unit.items()
        if wanted is None or unit_id in wanted
    ]
    return sorted((debt for debt in debts if debt.is_late), key=lambda debt: (debt.unit.position, debt.unit.id))


def _debt(core: Workspace, lines: list[ItemLine], report: UnitReport) -> Debt:
    is_silent = report.is_late(core.today)
    overdue = [line for line in lines if line.standing is Standing.OVERDUE]
    unreported = [line for line in lines if line.item.is_unreported]
    missing = [line for line in lines if line in overdue or (is_silent and line in unreported)]
    return Debt(lines[0].unit, report, is_silent, tuple(overdue), tuple(unreported), tuple(missing))
