"""The four-way count over lists of work items, in all and by whatever one asks."""

from collections.abc import Callable, Hashable, Iterable
from datetime import date
from typing import TypeVar

from app.domain.progress import FourWayCount, Standing, WorkItem, count

Key = TypeVar("Key", bound=Hashable)


def count_items(items: Iterable[WorkItem], today: date) -> FourWayCount:
    """Return the four-way count of work items as they stand on `today`."""
    return count(item.standing(today) for item in items)


def count_by(items: Iterable[WorkItem], key: Callable[[WorkItem], Key], today: date) -> dict[Key, FourWayCount]:
    """Return one four-way count a key, in the order in which the keys first come."""
    heaps: dict[Key, list[Standing]] = {}
    for item in items:
        heaps.setdefault(key(item), []).append(item.standing(today))
    return {name: count(heap) for name, heap in heaps.items()}
