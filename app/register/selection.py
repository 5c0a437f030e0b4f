"""Which work items of a period are wanted: of one plan, task or unit, due between two days, still open.

The same selection narrows stored items in SQL (`app.store.work_items`) and computed ones here; a test keeps the two equal.
"""

from dataclasses import dataclass, replace
from datetime import date

from app.domain.ids import PlanId, TaskId, UnitId
from app.domain.progress import ProgressState, WorkItem

_CLOSED = (ProgressState.COMPLETED, ProgressState.NOT_APPLICABLE)


@dataclass(frozen=True, slots=True)
class Selection:
    """What is wanted of a period's work items; whatever is left out narrows nothing.

    Attributes:
        plan_id, task_id, unit_id: only the items of this plan, task, unit.
        due_from, due_to: only items with a deadline between these days, both included.
        is_open: only items that are neither done nor given up.
    """

    plan_id: PlanId | None = None
    task_id: TaskId | None = None
    unit_id: UnitId | None = None
    due_from: date | None = None
    due_to: date | None = None
    is_open: bool = False

    def holds(self, item: WorkItem) -> bool:
        """Whether an item is wanted. Its plan is not looked at: an item does not know it, whoever computes items does."""
        return (
            self.task_id in (None, item.task_id)
            and self.unit_id in (None, item.unit_id)
            and self._holds_deadline(item.due_on)
            and not (self.is_open and item.progress.state in _CLOSED)
        )

    def whatever_was_entered(self) -> "Selection":
        """Return the selection by plan, task and unit alone: what stands in the book of an item may not decide yet."""
        return replace(self, due_from=None, due_to=None, is_open=False)

    def _holds_deadline(self, due_on: date | None) -> bool:
        if due_on is None:
            return self.due_from is None and self.due_to is None
        return (self.due_from is None or self.due_from <= due_on) and (self.due_to is None or due_on <= self.due_to)


EVERY_ITEM = Selection()
