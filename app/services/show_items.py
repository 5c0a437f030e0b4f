"""What lists, boards and the `items` command show: work items by name."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from app.domain.ids import TaskId, UnitId
from app.domain.period import Period
from app.domain.plan import Plan, Section, Task
from app.domain.progress import FourWayCount, Standing, WorkItem
from app.domain.unit import Unit
from app.errors import UserError
from app.messages.code import Code
from app.register.selection import Selection, main_section_of
from app.services import work_register
from app.services.workspace import Workspace
from app.store import plans, tasks, trackers, units
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
class BoardLine:
    """One unit on the board of trackers.

    Attributes:
        unit: who.
        report: how its report stands.
        count: its four-way count.
        is_late: whether it let the day to answer pass.
        unreported: how many of its tasks nothing was said of yet; None where the board was not asked for it.
    """

    unit: Unit
    report: UnitReport
    count: FourWayCount
    is_late: bool
    unreported: int | None = field(default=None, compare=False)


def show_items(core: Workspace, period: Period, unit_id: UnitId | None = None) -> list[ItemLine]:
    """Return the work items of a period by name, of one unit or of all."""
    return selected_items(core, period, Selection(unit_id=unit_id))


def selected_items(core: Workspace, period: Period, wanted: Selection) -> list[ItemLine]:
    """Return the work items of a period that are wanted, by name; the others are not even read."""
    of_task = work_register.plan_of_tasks(core.book)
    of_unit = units_as_of(core, period)
    return [
        ItemLine(item, of_task[item.task_id][1], of_task[item.task_id][0], of_unit[item.unit_id], item.standing(core.today))
        for item in work_register.items_in(core, period, wanted)
    ]


def show_board(core: Workspace, period: Period) -> list[BoardLine]:
    """Return the organisations that have work items in a period, with the state of their trackers."""
    silent = work_register.counts_by_unit(core, period, Selection(is_unreported=True))
    lines = board_of(core, period, work_register.counts_by_unit(core, period))
    return [replace(line, unreported=silent[line.unit.id].total if line.unit.id in silent else 0) for line in lines]


def board_of(core: Workspace, period: Period, counts: Mapping[UnitId, FourWayCount]) -> list[BoardLine]:
    """Return the board for counts that are known already."""
    reports = trackers.unit_reports(core.book, period)
    lines: list[BoardLine] = []
    for unit in units_as_of(core, period).values():
        if unit.id in counts and not unit.is_person:
            report = reports.get(unit.id) or trackers.no_report(unit.id)
            lines.append(BoardLine(unit, report, counts[unit.id], report.is_late(core.today)))
    return lines


def units_as_of(core: Workspace, period: Period) -> dict[UnitId, Unit]:
    """Return every unit with the name it bore at the end of a period that is over, else with today's; in the office's order."""
    return units.organisation(core.book).units_on(min(period.ends_on, core.today))


def find_unit(core: Workspace, name: str) -> UnitId:
    """Return the unit known by a name or alias. Raises UserError when there is none."""
    unit_id, _ = units.resolve(core.book, name)
    if unit_id is None:
        raise UserError(Code.NO_SUCH_UNIT, unit=name)
    return unit_id


def show_outline(core: Workspace) -> dict[TaskId, Section]:
    """Return task -> the main heading it stands under; tasks under none are left out."""
    found: dict[TaskId, Section] = {}
    for plan in plans.all_plans(core.book):
        sections = plans.sections_of(core.book, plan.id)
        known, main_of = {section.id: section for section in sections}, main_section_of(sections)
        for task in tasks.of_plan(core.book, plan.id):
            main = main_of.get(task.section_id) if task.section_id is not None else None
            if main is not None:
                found[task.id] = known[main]
    return found
