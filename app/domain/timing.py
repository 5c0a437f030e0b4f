"""When a task is to be done: the words as written, and what was understood of them.

The form is that of `docs/cli.md`: a quarter runs from its first day to its last, a pure deadline has no start, `every` is set
for recurring tasks only.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.period import PeriodKind


class TimingKind(StrEnum):
    """The kinds of time a plan gives its tasks (docs/product.md)."""

    ONGOING = "ongoing"
    BY_PLAN = "by_plan"
    DEADLINE = "deadline"
    QUARTER = "quarter"
    RANGE = "range"
    RECURRING = "recurring"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Timing:
    """A task's time.

    Attributes:
        kind: which kind of time it is.
        raw: the words as written (thời gian thực hiện), None when the plan gives none.
        start: first day, where there is one.
        end: last day or deadline, where there is one.
        every: how often, for recurring tasks: day, week, month, quarter, half_year, year.
    """

    kind: TimingKind = TimingKind.NONE
    raw: str | None = None
    start: date | None = None
    end: date | None = None
    every: PeriodKind | None = None
