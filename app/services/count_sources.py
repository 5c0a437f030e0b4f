"""Where the counts of a period come from: SQL over the rows of an opened period, or the items of one that is still computed."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from app.domain.ids import TaskId, UnitId
from app.domain.period import Period
from app.domain.progress import FourWayCount, WorkItem
from app.register.counts import count_by, count_items
from app.register.selection import EVERY_ITEM, Selection
from app.services import work_register
from app.services.workspace import Workspace
from app.store import work_items as stored
from app.store.session import Reader


def count_source(core: Workspace, period: Period) -> "CountSource":
    """Return where the counts of a period come from, judged today."""
    if work_register.is_opened(core.book, period):
        return CountsInBook(core.book, period, core.today)
    return ComputedCounts(work_register.items_in(core, period), core.today)


class CountSource(Protocol):
    """Where counts come from: rows in the book, or items still computed."""

    def by_unit(self) -> dict[UnitId, FourWayCount]:
        """Return the count of each unit."""
        ...

    def by_task(self) -> dict[TaskId, FourWayCount]:
        """Return the count of each task."""
        ...

    def by_end(self) -> dict[date, FourWayCount]:
        """Return the counts by the last day of the items' own periods."""
        ...

    def of(self, wanted: Selection) -> FourWayCount:
        """Return one count of all that is wanted."""
        ...


@dataclass(frozen=True, slots=True)
class CountsInBook:
    """Counts of an opened period, by SQL."""

    book: Reader
    period: Period
    on: date
    base: Selection = EVERY_ITEM

    def by_unit(self) -> dict[UnitId, FourWayCount]:
        """See CountSource."""
        return stored.counts_by_unit(self.book, self.period, self.on, self.base)

    def by_task(self) -> dict[TaskId, FourWayCount]:
        """See CountSource."""
        return stored.counts_by_task(self.book, self.period, self.on, self.base)

    def by_end(self) -> dict[date, FourWayCount]:
        """See CountSource."""
        return stored.counts_by_end(self.book, self.period, self.on, self.base)

    def of(self, wanted: Selection) -> FourWayCount:
        """See CountSource."""
        return stored.count_in(self.book, self.period, self.on, wanted)


@dataclass(frozen=True, slots=True)
class ComputedCounts:
    """Counts of a period that is not opened, over its items."""

    items: list[WorkItem]
    on: date

    def by_unit(self) -> dict[UnitId, FourWayCount]:
        """See CountSource."""
        return count_by(self.items, lambda item: item.unit_id, self.on)

    def by_task(self) -> dict[TaskId, FourWayCount]:
        """See CountSource."""
        return count_by(self.items, lambda item: item.task_id, self.on)

    def by_end(self) -> dict[date, FourWayCount]:
        """See CountSource."""
        return count_by(self.items, lambda item: item.period.ends_on, self.on)

    def of(self, wanted: Selection) -> FourWayCount:
        """See CountSource."""
        return count_items((item for item in self.items if wanted.holds(item)), self.on)
