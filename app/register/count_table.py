"""The four-way count as a table: by what it is told apart, its lines, each beside the period before, and what a figure leads to.

Every line is a selection, so that each of its figures opens the list of the work items it counts.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from app.domain.period import Period
from app.domain.plan import Plan, Section
from app.domain.progress import FourWayCount, Heap, rounded_rate
from app.domain.unit import Unit
from app.register.selection import Figure, Selection, figure_of


class CountBy(StrEnum):
    """By what a count is told apart."""

    UNIT = "unit"
    SECTION = "section"
    PLAN = "plan"
    OVERSEER = "overseer"
    PERIOD = "period"


COUNT_BY_LABELS: dict[CountBy, str] = {
    CountBy.UNIT: "Đơn vị",
    CountBy.SECTION: "Mục",
    CountBy.PLAN: "Kế hoạch",
    CountBy.OVERSEER: "Người theo dõi",
    CountBy.PERIOD: "Kỳ",
}


@dataclass(frozen=True, slots=True)
class Before:
    """A count of the period before, judged on its last day, and what it counts."""

    count: FourWayCount
    period: Period
    on: date
    wanted: Selection


@dataclass(frozen=True, slots=True)
class CountLine:
    """One line of a count.

    Attributes:
        label: what it is about, by name.
        note: what else tells it apart: the plan of a section, the units of an overseer.
        count: its four-way count.
        wanted: the work items it counts.
        before: the same in the period before; None when that was not followed.
        subject: what it is about; None for the total and for what is left over.
        plan: the plan of a section.
    """

    label: str
    count: FourWayCount
    wanted: Selection
    before: Before | None = None
    note: str = ""
    subject: Unit | Plan | Section | Period | None = None
    plan: Plan | None = None

    @property
    def change(self) -> Decimal | None:
        """By how many percentage points the rate differs from the period before; None where there is nothing to compare."""
        if self.before is None or self.before.count.rate is None or self.count.rate is None:
            return None
        return rounded_rate(self.count.rate) - rounded_rate(self.before.count.rate)


@dataclass(frozen=True, slots=True)
class CountTable:
    """The counts of a period.

    Attributes:
        today: the day on which they are judged.
        all_items: the line of the total.
        lines: by what -> its lines, as far as asked for. Units, sections, plans and parts of the period add up to the total;
            overseers need not, since a work item counts once for each who answers for it.
    """

    period: Period
    today: date
    all_items: CountLine
    lines: Mapping[CountBy, tuple[CountLine, ...]]

    @property
    def total(self) -> FourWayCount:
        """The count of everything."""
        return self.all_items.count

    def figure(self, line: CountLine, heap: Heap, heap_label: str) -> Figure:
        """Return one figure of a line."""
        return figure_of(line.count, heap, f"{heap_label} · {line.label}", self.period, line.wanted, self.today)


def figure_before(line: CountLine, heap: Heap, heap_label: str) -> Figure | None:
    """Return one figure of the period before; None when that was not followed."""
    if line.before is None:
        return None
    before = line.before
    title = f"{heap_label} · {line.label} · {before.period.label}"
    return figure_of(before.count, heap, title, before.period, before.wanted, before.on)
