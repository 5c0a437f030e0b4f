"""The work items of one unit from a day on, and how one is given to another unit."""

from datetime import date

from app.domain.ids import UnitId, WorkItemId
from app.domain.progress import WorkItem
from app.store import work_items
from app.store.columns import as_int
from app.store.session import Reader, Transaction


def items_from(book: Reader, unit_id: UnitId, on: date) -> list[WorkItem]:
    """Return a unit's stored work items whose period is not over by a day, in the order of their plans and tasks."""
    rows = book.rows(
        "SELECT w.id FROM work_item w JOIN period p ON p.id = w.period_id JOIN task t ON t.id = w.task_id "
        "WHERE w.unit_id = ? AND p.ends_on >= ? ORDER BY t.plan_id, t.position, p.starts_on, w.id",
        unit_id,
        on.isoformat(),
    )
    return [work_items.get(book, WorkItemId(as_int(item_id))) for (item_id,) in list(rows)]


def give_to(work: Transaction, item_id: WorkItemId, unit_id: UnitId) -> None:
    """Let another unit go on with a work item; all that was entered and hangs on it stays."""
    work.update("work_item", item_id, unit_id=unit_id)
