"""The lock (khoá kỳ): what stands in an approved report is changed by a correction only.

A work item is locked once its unit's report was approved for a period that holds the item's own period: an approved quarter
locks its months, an item over the plan's years stays open.
"""

from dataclasses import dataclass
from datetime import date

from app.domain.period import Period
from app.domain.progress import WorkItem
from app.errors import UserError
from app.messages.code import Code
from app.store import trackers, units
from app.store.session import Reader


@dataclass(frozen=True, slots=True)
class Lock:
    """Why a work item is locked: the approved report that holds it."""

    period: Period
    approved_on: date


def lock_of(book: Reader, item: WorkItem) -> Lock | None:
    """Return what locks a work item, None while it is open."""
    found = trackers.approved_over(book, item.unit_id, item.period)
    return Lock(*found) if found else None


def is_locked(book: Reader, item: WorkItem) -> bool:
    """Whether a work item is part of an approved report."""
    return lock_of(book, item) is not None


def require_unlocked(book: Reader, item: WorkItem) -> None:
    """Refuse to go on with a locked work item. Raises UserError, which names unit and period."""
    if (lock := lock_of(book, item)) is not None:
        raise UserError(Code.ITEM_LOCKED, unit=units.name_of(book, item.unit_id), period=lock.period.label)
