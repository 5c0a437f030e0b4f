"""A chart as values: bars, what each is made of, and the work items behind every part. What it looks like is not known here."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.period import Period
from app.domain.progress import HEAP_LABELS, Heap
from app.register.selection import Figure


class ChartKind(StrEnum):
    """What a chart is of."""

    UNITS = "units"
    SECTIONS = "sections"
    MONTHS = "months"
    WORKLOAD = "workload"


CHART_LABELS: dict[ChartKind, str] = {
    ChartKind.UNITS: "Tiến độ theo đơn vị",
    ChartKind.SECTIONS: "Tiến độ theo mục",
    ChartKind.MONTHS: "Tình hình theo tháng",
    ChartKind.WORKLOAD: "Việc đến hạn theo tháng",
}

FOUR_WAYS = (Heap.DONE_ON_TIME, Heap.DONE_LATE, Heap.IN_TERM, Heap.OVERDUE)
"""The heaps of the official count, in the order in which a bar shows them."""


@dataclass(frozen=True, slots=True)
class ChartBar:
    """One bar: what it is about, and a figure a series, in the order of the chart's series.

    Attributes:
        ends: the figures that are said at its end; what was done and what fell due, or all of it.
        rate: what was done of what fell due, in percent; None where nothing fell due, or where that is not asked.
    """

    label: str
    parts: tuple[Figure, ...]
    ends: tuple[Figure, ...] = ()
    rate: float | None = None

    @property
    def number(self) -> int:
        """How many work items it stands for."""
        return sum(part.number for part in self.parts)


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart.

    Attributes:
        period: the stretch it shows: the period looked at, or its year.
        today: the day on which it is judged.
        series: what a bar is made of, in order.
        bars: at least one work item has every bar of units and sections; months may have none.
    """

    kind: ChartKind
    period: Period
    today: date
    series: tuple[Heap, ...]
    bars: tuple[ChartBar, ...]

    @property
    def title(self) -> str:
        """Its title, for the head and for a picture of it."""
        return f"{CHART_LABELS[self.kind]}, {self.period.label}"

    @property
    def is_empty(self) -> bool:
        """Whether it shows no work item at all."""
        return not any(bar.number for bar in self.bars)

    @property
    def is_upright(self) -> bool:
        """Whether its bars stand: time goes from left to right."""
        return self.kind in (ChartKind.MONTHS, ChartKind.WORKLOAD)


def rows_of(chart: Chart) -> Iterable[Sequence[str]]:
    """Return a chart as a table of words: its head, then one row a bar."""
    yield ("", *(HEAP_LABELS[heap] for heap in chart.series))
    for bar in chart.bars:
        yield (bar.label, *(str(part.number) for part in bar.parts))
