"""Extensions of deadlines, and the work items whose deadline was put off."""

from collections.abc import Iterable

from app.domain.extension import Extension
from app.domain.ids import TaskId, WorkItemId
from app.store.columns import as_date, as_day, as_int, as_text, iso
from app.store.session import Reader, Row, Transaction

_EXTENSION = "SELECT e.work_item_id, e.due_before, e.due_on, e.reason, e.decided_on FROM extension e"


def of_item(book: Reader, item_id: WorkItemId) -> list[Extension]:
    """Return the extensions of one work item, the first one first."""
    return _read(book.rows(f"{_EXTENSION} WHERE e.work_item_id = ? ORDER BY e.id", item_id))


def of_task(book: Reader, task_id: TaskId) -> list[Extension]:
    """Return the extensions of a task's work items, the first one first."""
    sql = f"{_EXTENSION} JOIN work_item w ON w.id = e.work_item_id WHERE w.task_id = ? ORDER BY e.id"
    return _read(book.rows(sql, task_id))


def add(work: Transaction, extension: Extension) -> None:
    """Put a work item's deadline off and remember it."""
    work.insert(
        "extension",
        uid=work.new_uid(),
        work_item_id=extension.work_item_id,
        due_before=iso(extension.due_before),
        due_on=iso(extension.due_on),
        reason=extension.reason,
        decided_on=iso(extension.decided_on),
    )
    work.update("work_item", extension.work_item_id, due_on=iso(extension.due_on), extended_to=iso(extension.due_on))


def _read(rows: Iterable[Row]) -> list[Extension]:
    found: list[Extension] = []
    for item_id, due_before, due_on, reason, decided_on in rows:
        item, before = WorkItemId(as_int(item_id)), as_date(due_before)
        found.append(Extension(item, before, as_day(due_on), as_text(reason), as_day(decided_on)))
    return found
