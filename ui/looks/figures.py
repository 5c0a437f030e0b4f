"""Figures as screens make them: one a heap of a count, each with the list of work items behind it."""

from collections.abc import Iterable
from datetime import date

from app.domain.period import Period
from app.domain.progress import HEAP_LABELS, FourWayCount, Heap
from app.register.selection import Figure, Selection, figure_of

DUE = (Heap.DONE, Heap.FELL_DUE)
"""What "6/7 · 85,7%" is made of."""


def figures_of(
    count: FourWayCount, heaps: Iterable[Heap], about: str, period: Period, wanted: Selection, on: date
) -> list[Figure]:
    """Return the figures of some heaps of a count.

    Args:
        about: whose count it is, for the head of the list; empty when that goes without saying.
    """
    said = f" · {about}" if about else ""
    return [figure_of(count, heap, f"{HEAP_LABELS[heap]}{said}", period, wanted, on) for heap in heaps]
