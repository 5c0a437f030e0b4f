"""Every call a screen makes of the core, and every step that changes a book, at two sizes: what a clerk waits for.

To add one: a row in CALLS or STEPS. A call reads and is repeated; the steps are done once each, in their order, on a copy.
"""

import statistics
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from app.domain.ids import PlanId, TaskId, UnitId
from app.domain.period import year
from app.domain.plan import Beat
from app.domain.progress import Heap, Progress, ProgressState
from app.register.count_table import CountBy
from app.register.matrix import with_deadline
from app.register.selection import Selection
from app.services import (
    assign_units,
    back_up,
    change_beat,
    edit_task,
    edit_units,
    history,
    make_report,
    merge_trackers,
    open_period,
    record_progress,
    remind_units,
    send_trackers,
    show_calendar,
    show_counts,
    show_days,
    show_evidence,
    show_item_matrix,
    show_items,
    show_matrix,
    show_plan,
    show_today,
)
from app.services.workspace import Workspace
from bench.big_book import NEXT_PERIOD, THIS_QUARTER, TODAY, YEAR
from bench.measure import figure_of
from bench.searching import TYPED, find_all

_RUNS = 5
_THIS_YEAR = year(YEAR)
_ALL = Selection(heap=Heap.TOTAL, on=TODAY)
_OVERDUE = Selection(heap=Heap.OVERDUE, on=TODAY)


@dataclass(frozen=True, slots=True)
class Place:
    """A book and what a clerk looks at in it: the second plan, its first task, the fourth unit."""

    core: Workspace
    folder: Path
    plan_id: PlanId
    task_id: TaskId
    unit_id: UnitId


def place_in(core: Workspace, folder: Path) -> Place:
    """Return what is looked at in a made book; files that a step writes go to `folder`."""
    plan_id = show_plan.all_plans(core)[1].id
    task_id = show_plan.show_plan(core, plan_id, THIS_QUARTER).lines[0].task.id
    return Place(core, folder, plan_id, task_id, show_plan.directory(core)[0][3].id)


CALLS: dict[str, Callable[[Place], object]] = {
    "all_plans": lambda at: show_plan.all_plans(at.core),
    "directory": lambda at: show_plan.directory(at.core),
    "show_plan, quarter": lambda at: show_plan.show_plan(at.core, at.plan_id, THIS_QUARTER),
    "show_plan, year": lambda at: show_plan.show_plan(at.core, at.plan_id, _THIS_YEAR),
    "show_plan, period not opened": lambda at: show_plan.show_plan(at.core, at.plan_id, NEXT_PERIOD),
    "show_task, quarter": lambda at: show_plan.show_task(at.core, at.task_id, THIS_QUARTER),
    "show_task, period not opened": lambda at: show_plan.show_task(at.core, at.task_id, NEXT_PERIOD),
    "show_item_matrix, year": lambda at: show_item_matrix.show_item_matrix(at.core, at.plan_id, _THIS_YEAR),
    "show_item_matrix, period not opened": lambda at: show_item_matrix.show_item_matrix(at.core, at.plan_id, NEXT_PERIOD),
    "show_today, quarter": lambda at: show_today.show_today(at.core, THIS_QUARTER),
    "show_today, year": lambda at: show_today.show_today(at.core, _THIS_YEAR),
    "show_today, period not opened": lambda at: show_today.show_today(at.core, NEXT_PERIOD),
    "show_board, quarter": lambda at: show_items.show_board(at.core, THIS_QUARTER),
    "show_board, period not opened": lambda at: show_items.show_board(at.core, NEXT_PERIOD),
    "show_month, all plans": lambda at: show_calendar.show_month(at.core, YEAR, TODAY.month),
    "show_month, one plan": lambda at: show_calendar.show_month(at.core, YEAR, TODAY.month, at.plan_id),
    "show_days, a month, all plans": lambda at: show_days.show_days(at.core, show_days.month_sheet(TODAY)),
    "show_days, a month not opened": lambda at: show_days.show_days(at.core, show_days.month_sheet(NEXT_PERIOD.starts_on)),
    "show_year, all plans": lambda at: show_days.show_year(at.core, YEAR),
    "show_evidence, quarter": lambda at: show_evidence.show_evidence(at.core, THIS_QUARTER),
    "show_items, quarter": lambda at: show_items.show_items(at.core, THIS_QUARTER),
    "show_items, quarter, one unit": lambda at: show_items.show_items(at.core, THIS_QUARTER, at.unit_id),
    "count_period, quarter": lambda at: show_counts.count_period(at.core, THIS_QUARTER),
    "count_period, quarter, by unit alone": lambda at: show_counts.count_period(at.core, THIS_QUARTER, [CountBy.UNIT]),
    "count_period, year": lambda at: show_counts.count_period(at.core, _THIS_YEAR),
    "list behind a figure, all of the quarter": lambda at: show_items.selected_items(at.core, THIS_QUARTER, _ALL),
    "list behind a figure, overdue of one unit": lambda at: show_items.selected_items(
        at.core, THIS_QUARTER, replace(_OVERDUE, unit_id=at.unit_id)
    ),
    "late_units": lambda at: remind_units.late_units(at.core, THIS_QUARTER, at.plan_id),
    "task_numbers, for the merge": lambda at: merge_trackers.task_numbers(at.core),
    "search, one word": lambda at: find_all(at.core, "bao cao"),
    "search, a task and a unit": lambda at: find_all(at.core, TYPED),
    "search, nothing found": lambda at: find_all(at.core, "khong co chu nay"),
    "all_documents": lambda at: make_report.all_documents(at.core),
    "undo_status": lambda at: history.status(at.core),
    "last_backup": lambda at: back_up.last_backup(at.core),
    "quick_check": lambda at: back_up.quick_check(at.core),
}


def _record(at: Place) -> object:
    item = show_items.show_items(at.core, THIS_QUARTER, at.unit_id)[0].item
    return record_progress.record_progress(at.core, item, Progress(ProgressState.IN_PROGRESS, None, "Đang tổng hợp số liệu"))


def _give_deadline(at: Place, due_on: date) -> object:
    """Store what the matrix stores for one cell."""
    view = show_matrix.show_matrix(at.core, at.plan_id)
    lines = next(row.lines for row in view.rows if row.task.id == at.task_id)
    return assign_units.assign_matrix(at.core, {at.task_id: with_deadline(lines, at.task_id, at.unit_id, due_on, view.expansion)})


def _leave_group(at: Place) -> object:
    group = show_plan.directory(at.core)[1][0]
    return edit_units.edit_group(at.core, replace(group, members=group.members[:-1]))


def _report(at: Place) -> object:
    request = make_report.ReportRequest("progress-report", THIS_QUARTER, TODAY, at.plan_id)
    return make_report.make_report(at.core, request, at.folder / "report.docx")


STEPS: dict[str, Callable[[Place], object]] = {
    "record_progress, one item": _record,
    "set_deadline, one task": lambda at: edit_task.set_deadline(at.core, at.task_id, date(YEAR, 9, 25)),
    "undo of it": lambda at: history.undo(at.core),
    "change_beat, one task": lambda at: change_beat.change_beat(at.core, at.task_id, Beat.MONTH, TODAY),
    "assign_matrix, one unit's deadline": lambda at: _give_deadline(at, date(YEAR, 9, 20)),
    "edit_group, one unit leaves": _leave_group,
    "open_period, next quarter": lambda at: open_period.open_period(at.core, NEXT_PERIOD),
    "undo of the whole quarter": lambda at: history.undo(at.core),
    "redo of the whole quarter": lambda at: history.redo(at.core),
    "send_trackers, one unit, with mail": lambda at: send_trackers.send_trackers(
        at.core, THIS_QUARTER, at.folder, with_mail=True, only=[at.unit_id]
    ),
    "make_report, one plan": _report,
    "remind_units, all late ones of a plan": lambda at: remind_units.remind_units(
        at.core, THIS_QUARTER, at.folder, plan_id=at.plan_id
    ),
    "back_up, verified": lambda at: back_up.back_up(at.core),
    "verify": lambda at: back_up.verify(at.core),
}


def timed_calls(at: Place, runs: int = _RUNS) -> Iterator[tuple[str, float]]:
    """Yield each call with its median in milliseconds, after one turn that does not count."""
    for name, call in CALLS.items():
        figures = [figure_of(lambda call=call: call(at)) for _ in range(runs + 1)]
        yield name, statistics.median(figures[1:])


def timed_steps(at: Place) -> Iterator[tuple[str, float]]:
    """Do each step once, one after the other; yield each with its milliseconds."""
    for name, step in STEPS.items():
        yield name, figure_of(lambda step=step: step(at))


def print_table(title: str, columns: Mapping[str, Mapping[str, float]]) -> None:
    """Print a table of milliseconds: one row a call, one column a book."""
    print(f"\n| {title}, ms | {' | '.join(columns)} |\n|---|{'---|' * len(columns)}")
    for name in next(iter(columns.values())):
        print(f"| {name} | {' | '.join(shown(column[name]) for column in columns.values())} |")


def shown(figure: float) -> str:
    """Return a figure with as many digits as it deserves."""
    return f"{figure:,.0f}" if figure >= 100 else f"{figure:.1f}"
