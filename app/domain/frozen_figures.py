"""Frozen figures: what a document's figures were when it was made, and the work items behind each, whatever the book says now."""

from dataclasses import dataclass
from datetime import date

from app.domain.ids import PlanId, TaskId, UnitId
from app.domain.period import Period
from app.domain.progress import STANDINGS_OF, FourWayCount, Heap, Standing, count


@dataclass(frozen=True, slots=True)
class FrozenItem:
    """One work item as the document counted it.

    Attributes:
        task_id, unit_id, period: its key in the book, by which it is found there if it is still there.
        number, text: the task as it read then; the first line of its text.
        unit_name: the unit's name then.
        due_on: its deadline then.
        standing: where it stood.
    """

    task_id: TaskId
    unit_id: UnitId
    period: Period
    number: str
    text: str
    unit_name: str
    due_on: date | None
    standing: Standing


@dataclass(frozen=True, slots=True)
class FrozenFigures:
    """The figures of a document.

    Attributes:
        on: the day on which they were judged; None for documents made before lists were kept.
        plan_id: the plan they are about.
        unit_id: the one unit they are about; None for all.
        count: the figures themselves.
        items: the work items they count; empty for documents made before lists were kept.
    """

    count: FourWayCount
    on: date | None = None
    plan_id: PlanId | None = None
    unit_id: UnitId | None = None
    items: tuple[FrozenItem, ...] = ()

    @property
    def has_lists(self) -> bool:
        """Whether the work items behind the figures were kept."""
        return count(item.standing for item in self.items) == self.count

    def of(self, heap: Heap) -> list[FrozenItem]:
        """Return the work items behind one figure."""
        return [item for item in self.items if item.standing in STANDINGS_OF[heap]]
