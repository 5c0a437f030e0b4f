"""Activities and inspections, the units that did them, and the work items they serve."""

from collections.abc import Iterable
from datetime import date

from app.domain.activity import Activity, ActivityKind
from app.domain.ids import ActivityId, PlanId, UnitId, WorkItemId
from app.store.columns import as_date, as_int, as_text, iso
from app.store.session import Reader, Row, Transaction, Value

_ACTIVITY = "SELECT id, kind, happened_on, title, result, findings, remedy_by, remedied_on FROM activity"


def all_activities(book: Reader) -> list[Activity]:
    """Return every activity, the newest first."""
    units, items = _parts(book, "activity_unit", "unit_id"), _parts(book, "activity_item", "work_item_id")
    return [_activity(row, units, items) for row in book.rows(f"{_ACTIVITY} ORDER BY happened_on DESC, id DESC")]


def get(book: Reader, activity_id: ActivityId) -> Activity:
    """Return one activity."""
    row = book.row(f"{_ACTIVITY} WHERE id = ?", activity_id)
    assert row is not None, f"no activity {activity_id}"
    units = _parts(book, "activity_unit", "unit_id", activity_id)
    return _activity(row, units, _parts(book, "activity_item", "work_item_id", activity_id))


def of_item(book: Reader, item_id: WorkItemId) -> list[Activity]:
    """Return the activities that serve a work item, in the order of their days."""
    rows = book.rows(
        "SELECT a.id FROM activity_item i JOIN activity a ON a.id = i.activity_id WHERE i.work_item_id = ? "
        "ORDER BY a.happened_on, a.id",
        item_id,
    )
    return [get(book, ActivityId(as_int(activity_id))) for (activity_id,) in list(rows)]


def touching(book: Reader, first: date, last: date, plan_id: PlanId | None = None) -> list[Activity]:
    """Return the activities of the days from `first` to `last`, and those whose remedy is due then, in the order of their days.

    Args:
        plan_id: only those that serve a work item of this plan, or none at all; None for all.
    """
    of_plan = (
        " AND (NOT EXISTS (SELECT 1 FROM activity_item i WHERE i.activity_id = a.id) OR EXISTS (SELECT 1 FROM activity_item i "
        "JOIN work_item w ON w.id = i.work_item_id JOIN task t ON t.id = w.task_id WHERE i.activity_id = a.id AND t.plan_id = ?))"
    )
    days = (iso(first), iso(last))
    rows = book.rows(
        "SELECT a.id FROM activity a WHERE (a.happened_on BETWEEN ? AND ? OR a.remedy_by BETWEEN ? AND ?)"
        f"{'' if plan_id is None else of_plan} ORDER BY a.happened_on, a.id",
        *days,
        *days,
        *(() if plan_id is None else (plan_id,)),
    )
    return [get(book, ActivityId(as_int(activity_id))) for (activity_id,) in list(rows)]


def with_overdue_remedy(book: Reader, today: date) -> list[Activity]:
    """Return the inspections whose remedy should have been made before `today` and was not, the longest overdue first."""
    rows = book.rows(
        "SELECT id FROM activity WHERE remedy_by < ? AND remedied_on IS NULL ORDER BY remedy_by, id", today.isoformat()
    )
    return [get(book, ActivityId(as_int(activity_id))) for (activity_id,) in list(rows)]


def add(work: Transaction, activity: Activity) -> ActivityId:
    """Add an activity with its units and work items; returns its id."""
    activity_id = work.insert("activity", uid=work.new_uid(), **_columns(activity))
    _put_parts(work, "activity_unit", "unit_id", activity_id, activity.unit_ids)
    _put_parts(work, "activity_item", "work_item_id", activity_id, activity.item_ids)
    return ActivityId(activity_id)


def save(work: Transaction, activity: Activity) -> None:
    """Change an activity, its units and the work items it serves."""
    work.update("activity", activity.id, **_columns(activity))
    _put_parts(work, "activity_unit", "unit_id", activity.id, activity.unit_ids)
    _put_parts(work, "activity_item", "work_item_id", activity.id, activity.item_ids)


def delete(work: Transaction, activity_id: ActivityId) -> None:
    """Remove an activity with what hangs on it."""
    work.delete_where("activity_unit", "activity_id", activity_id)
    work.delete_where("activity_item", "activity_id", activity_id)
    work.delete("activity", activity_id)


def _parts(book: Reader, table: str, column: str, activity_id: ActivityId | None = None) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    narrowed, values = ("", ()) if activity_id is None else (" WHERE activity_id = ?", (activity_id,))
    for owner, part in book.rows(f"SELECT activity_id, {column} FROM {table}{narrowed} ORDER BY id", *values):
        found.setdefault(as_int(owner), []).append(as_int(part))
    return found


def _put_parts(work: Transaction, table: str, column: str, activity_id: int, wanted: Iterable[int]) -> None:
    """Make the units or work items of an activity exactly these."""
    missing = dict.fromkeys(wanted)
    for row_id, part in list(work.rows(f"SELECT id, {column} FROM {table} WHERE activity_id = ?", activity_id)):
        if part in missing:
            missing.pop(as_int(part))
        else:
            work.delete(table, as_int(row_id))
    for part in missing:
        work.insert(table, activity_id=activity_id, **{column: part})


def _activity(row: Row, units: dict[int, list[int]], items: dict[int, list[int]]) -> Activity:
    activity_id, kind, happened_on, title, result, findings, remedy_by, remedied_on = row
    number = as_int(activity_id)
    return Activity(
        id=ActivityId(number),
        kind=ActivityKind(as_text(kind)),
        happened_on=date.fromisoformat(as_text(happened_on)),
        title=as_text(title),
        result=as_text(result),
        unit_ids=tuple(UnitId(one) for one in units.get(number, ())),
        item_ids=tuple(WorkItemId(one) for one in items.get(number, ())),
        findings=as_text(findings),
        remedy_by=as_date(remedy_by),
        remedied_on=as_date(remedied_on),
    )


def _columns(activity: Activity) -> dict[str, Value]:
    return {
        "kind": activity.kind.value,
        "happened_on": iso(activity.happened_on),
        "title": activity.title,
        "result": activity.result,
        "findings": activity.findings,
        "remedy_by": iso(activity.remedy_by),
        "remedied_on": iso(activity.remedied_on),
    }
