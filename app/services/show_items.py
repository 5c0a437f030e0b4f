"""What lists, boards and the `items` and `count` commands show: work items by name, and the four-way count."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.ids import UnitId
from app.domain.period import Period
from app.domain.plan import Plan, Section, Task
from app.domain.progress import FourWayCount, Standing, WorkItem
from app.domain.unit import Unit
from app.errors import UserError
from app.messages import Code
from app.register.counts import count_by, count_items
from app.services import work_register
from app.services.workspace import Workspace
from app.store import plans, trackers, units
from app.store.trackers import UnitReport


@dataclass(frozen=True, slots=True)
class ItemLine:
    """One work item by name, and where it stands today."""

    item: WorkItem
    task: Task
    plan: Plan
    unit: Unit
    standing: Standing


@dataclass(frozen=True, slots=True)
class CountTable:
    """The four-way count of a period: in all, by unit, by main section of each plan."""

    period: Period
    total: FourWayCount
    by_unit: tuple[tuple[Unit, FourWayCount], ...]
    by_section: tuple[tuple[Plan, Section | None, FourWayCount], ...]


@dataclass(frozen=True, slots=True)
class BoardLine:
    """One unit on the board of trackers: how its report stands, its count, whether it let the day to answer pass."""

    unit: Unit
    report: UnitReport
    count: FourWayCount
    is_late: bool


def show_items(core: Workspace, period: Period, unit_id: UnitId | None = None) -> list[ItemLine]:
    """Return the work items of a period by name, of one unit or of all."""
    of_task = work_register.plan_of_tasks(core.book)
    of_unit = {unit.id: unit for unit in units.all_units(core.book)}
    return [
        ItemLine(item, of_task[item.task_id][1], of_task[item.task_id][0], of_unit[item.unit_id], item.standing(core.today))
        for item in work_register.items_in(core, period)
        if unit_id is None or item.unit_id == unit_id
    ]


def count_period(core: Workspace, period: Period) -> CountTable:
    """Return the four-way count of a period; the parts add up to the total."""
    lines = show_items(core, period)
    by_unit = work_register.counts_by_unit(core, period)
    known = units.all_units(core.book)
    return CountTable(
        period,
        count_items((line.item for line in lines), core.today),
        tuple((unit, by_unit[unit.id]) for unit in known if unit.id in by_unit),
        tuple(_by_section(core, lines)),
    )


def show_board(core: Workspace, period: Period) -> list[BoardLine]:
    """Return the organisations that have work items in a period, with the state of their trackers."""
    counts = work_register.counts_by_unit(core, period)
    reports = trackers.unit_reports(core.book, period)
    lines: list[BoardLine] = []
    for unit in units.all_units(core.book):
        if unit.id in counts and not unit.is_person:
            report = reports.get(unit.id) or trackers.no_report(unit.id)
            lines.append(BoardLine(unit, report, counts[unit.id], report.is_late(core.today)))
    return lines


def overdue_items(core: Workspace, period: Period) -> list[ItemLine]:
    """Return the work items of a period that are overdue today, the oldest deadline first."""
    late = [line for line in show_items(core, period) if line.standing is Standing.OVERDUE]
    return sorted(late, key=lambda line: line.item.due_on or date.max)


def find_unit(core: Workspace, name: str) -> UnitId:
    """Return the unit known by a name or alias. Raises UserError when there is none."""
    unit_id, _ = units.resolve(core.book, name)
    if unit_id is None:
        raise UserError(Code.NO_SUCH_UNIT, unit=name)
    return unit_id


def _by_section(core: Workspace, lines: Sequence[ItemLine]) -> list[tuple[Plan, Section | None, FourWayCount]]:
    """Count by main section: the first heading on the way up from the task."""
    mains: dict[int, dict[str, Section]] = {
        plan.id: {section.number: section for section in plans.sections_of(core.book, plan.id) if section.level == 1}
        for plan in plans.all_plans(core.book)
    }
    plan_of = {line.plan.id: line.plan for line in lines}
    task_of = {line.task.id: line.task for line in lines}
    counted = count_by(
        (line.item for line in lines),
        lambda item: (task_of[item.task_id].plan_id, task_of[item.task_id].number.split(".")[0]),
        core.today,
    )
    return [(plan_of[plan_id], mains[plan_id].get(number), found) for (plan_id, number), found in counted.items()]
