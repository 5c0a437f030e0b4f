"""Which duty of ours answers which line of a superior plan."""

from collections.abc import Iterable

from app.domain.ids import PlanId, TaskId
from app.store.columns import as_int
from app.store.session import Reader, Transaction


def of_plan(book: Reader, plan_id: PlanId) -> dict[TaskId, list[TaskId]]:
    """Return line -> the duties that answer it, for the answered lines of a superior plan."""
    found: dict[TaskId, list[TaskId]] = {}
    for answered_id, task_id in book.rows(
        "SELECT a.answered_id, a.task_id FROM task_answer a JOIN task line ON line.id = a.answered_id "
        "JOIN task t ON t.id = a.task_id WHERE line.plan_id = ? ORDER BY line.position, t.plan_id, t.position",
        plan_id,
    ):
        found.setdefault(TaskId(as_int(answered_id)), []).append(TaskId(as_int(task_id)))
    return found


def count_with(book: Reader, plan_id: PlanId) -> int:
    """Return how many answers a plan has part in: its lines answered, or its duties answering."""
    return book.number(
        "SELECT count(*) FROM task_answer a JOIN task line ON line.id = a.answered_id JOIN task t ON t.id = a.task_id "
        "WHERE ? IN (line.plan_id, t.plan_id)",
        plan_id,
    )


def put(work: Transaction, answered_id: TaskId, task_ids: Iterable[TaskId]) -> None:
    """Make the duties that answer a line exactly these."""
    wanted = set(task_ids)
    for row_id, task_id in list(work.rows("SELECT id, task_id FROM task_answer WHERE answered_id = ?", answered_id)):
        if task_id in wanted:
            wanted.discard(TaskId(as_int(task_id)))
        else:
            work.delete("task_answer", as_int(row_id))
    for task_id in sorted(wanted):
        work.insert("task_answer", task_id=task_id, answered_id=answered_id)
