"""Indicators of tasks, and the values units have reached in their work items."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from app.domain.ids import IndicatorId, TaskId, UnitId, WorkItemId
from app.domain.indicator import Indicator
from app.store.columns import as_int, as_text
from app.store.session import Reader, Row, Transaction, Value

_INDICATOR = "SELECT id, task_id, name, measuring_unit, is_summed, target FROM indicator"


def of_task(book: Reader, task_id: TaskId) -> list[Indicator]:
    """Return a task's indicators in their order."""
    return [_indicator(row) for row in book.rows(f"{_INDICATOR} WHERE task_id = ? ORDER BY position, id", task_id)]


def put(work: Transaction, task_id: TaskId, wanted: Iterable[Indicator]) -> None:
    """Make a task's indicators exactly these, in this order; known ones (by id) keep their rows and values."""
    stored = {one.id for one in of_task(work, task_id)}
    for position, indicator in enumerate(wanted, start=1):
        columns: dict[str, Value] = {
            "position": position,
            "name": indicator.name,
            "measuring_unit": indicator.measuring_unit,
            "is_summed": int(indicator.is_summed),
            "target": format(indicator.target, "f") if indicator.target is not None else None,
        }
        if indicator.id in stored:
            stored.discard(indicator.id)
            work.update("indicator", indicator.id, **columns)
        else:
            work.insert("indicator", uid=work.new_uid(), task_id=task_id, **columns)
    for indicator_id in sorted(stored):
        work.delete("indicator", indicator_id)


def has_values(book: Reader, indicator_id: IndicatorId) -> bool:
    """Whether any unit has a value of an indicator."""
    return book.value("SELECT 1 FROM indicator_value WHERE indicator_id = ? LIMIT 1", indicator_id) is not None


def values_of_item(book: Reader, item_id: WorkItemId) -> dict[IndicatorId, Decimal]:
    """Return indicator -> the value of one work item; those without are missing."""
    rows = book.rows("SELECT indicator_id, value FROM indicator_value WHERE work_item_id = ?", item_id)
    return {IndicatorId(as_int(key)): Decimal(as_text(value)) for key, value in rows}


def values_of_task(book: Reader, task_id: TaskId) -> dict[tuple[IndicatorId, UnitId, str], Decimal]:
    """Return (indicator, unit, code of the period) -> value, over all of a task's work items."""
    rows = book.rows(
        "SELECT v.indicator_id, w.unit_id, p.code, v.value FROM work_item w JOIN indicator_value v ON v.work_item_id = w.id "
        "JOIN period p ON p.id = w.period_id WHERE w.task_id = ?",
        task_id,
    )
    return {
        (IndicatorId(as_int(key)), UnitId(as_int(unit)), as_text(code)): Decimal(as_text(value))
        for key, unit, code, value in rows
    }


def put_values(work: Transaction, item_id: WorkItemId, values: Mapping[IndicatorId, Decimal | None]) -> None:
    """Set values of a work item; None takes one away, indicators that are not named keep theirs."""
    stored = {
        IndicatorId(as_int(key)): as_int(row_id)
        for row_id, key in work.rows("SELECT id, indicator_id FROM indicator_value WHERE work_item_id = ?", item_id)
    }
    for indicator_id, value in values.items():
        row_id = stored.get(indicator_id)
        if value is None:
            if row_id is not None:
                work.delete("indicator_value", row_id)
        elif row_id is not None:
            work.update("indicator_value", row_id, value=format(value, "f"))
        else:
            work.insert("indicator_value", indicator_id=indicator_id, work_item_id=item_id, value=format(value, "f"))


def _indicator(row: Row) -> Indicator:
    indicator_id, task_id, name, measuring_unit, is_summed, target = row
    return Indicator(
        IndicatorId(as_int(indicator_id)),
        TaskId(as_int(task_id)),
        as_text(name),
        as_text(measuring_unit),
        bool(is_summed),
        Decimal(target) if isinstance(target, str) else None,
    )
