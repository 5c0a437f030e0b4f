"""The cells of the matrix of work items by one query: each task of a plan with each unit, how their items of a period stand."""

from datetime import date
from functools import lru_cache

from app.domain.ids import PlanId, TaskId, UnitId
from app.domain.period import Period
from app.domain.progress import FourWayCount
from app.register.item_matrix import CellKey, ItemCell
from app.store.columns import as_date, as_int
from app.store.narrowing import BELONGS, OVERLAPS, days_of, judged
from app.store.session import Reader
from app.store.work_items import ItemKey, read_period

# An item counts in one of six heaps, and each heap has ten bits of one sum: a cell has a few hundred items at most, and SQLite
# adds up one number four times as fast as six. The rule is that of `app.domain.progress.standing` once more.
_BITS = 10
_LATE, _GIVEN_UP, _OVERDUE, _SOON, _IN_TERM = (1 << (_BITS * place) for place in range(1, 6))
_HEAP = (
    f"CASE w.state WHEN 'completed' THEN CASE WHEN w.done_on > w.due_on THEN {_LATE} ELSE 1 END "
    f"WHEN 'not_applicable' THEN {_GIVEN_UP} ELSE "
    f"CASE WHEN w.due_on < :on THEN {_OVERDUE} WHEN w.due_on <= :soon THEN {_SOON} ELSE {_IN_TERM} END END"
)
# Task by task the items lie in the order of units in the index that keeps them apart, so that nothing is sorted.
_OF_PLAN = (
    "FROM task t CROSS JOIN work_item w ON w.task_id = t.id CROSS JOIN period p ON p.id = w.period_id WHERE t.plan_id = :plan_id"
)
_CELLS = (
    f"SELECT w.task_id, w.unit_id, count(*), w.due_on, w.done_on, w.state = 'in_progress', sum({_HEAP}) "
    f"{_OF_PLAN} AND {BELONGS} GROUP BY w.task_id, w.unit_id"
)


def cells_of_plan(book: Reader, plan_id: PlanId, period: Period, today: date) -> dict[CellKey, ItemCell]:
    """Return (task, unit) -> the stored work items of a plan that belong to a period, as they stand on a day."""
    found: dict[CellKey, ItemCell] = {}
    rows = book.named_rows(_CELLS, plan_id=plan_id, **days_of(period), **judged(today))
    for task_id, unit_id, number, due_on, done_on, is_begun, heaps in rows:
        count = _count_of(as_int(heaps))
        is_one = number == 1
        cell = ItemCell(count, as_date(due_on), as_date(done_on), bool(is_begun)) if is_one else ItemCell(count)
        found[(TaskId(as_int(task_id)), UnitId(as_int(unit_id)))] = cell
    return found


def keys_of_plan(book: Reader, plan_id: PlanId, period: Period) -> set[ItemKey]:
    """Return what makes them these work items, of those of a plan stored in a period, history too."""
    sql = f"SELECT w.task_id, w.unit_id, p.starts_on, p.ends_on, p.kind {_OF_PLAN} AND {OVERLAPS}"
    rows = book.named_rows(sql, plan_id=plan_id, **days_of(period))
    return {(as_int(task_id), as_int(unit_id), read_period(*days)) for task_id, unit_id, *days in rows}


@lru_cache(maxsize=4096)
def _count_of(heaps: int) -> FourWayCount:
    on_time, late, given_up, overdue, soon, in_term = (heaps >> (_BITS * place) & ((1 << _BITS) - 1) for place in range(6))
    return FourWayCount(on_time, late, in_term + soon, overdue, given_up, soon)
