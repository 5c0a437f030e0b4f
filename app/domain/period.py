"""Periods (kỳ): the stretch of time that a work item belongs to, and its code on the command line.

Codes: `2022`, `2022-H2`, `2022-Q4`, `2022-10`, `2022-W50`, `2022-10-31`, and `2022-09-01..2025-12-31` for a span such as a
plan's own years.
"""

import calendar
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

_ROMAN_QUARTERS = ("I", "II", "III", "IV")


class PeriodKind(StrEnum):
    """How long a period is."""

    YEAR = "year"
    HALF_YEAR = "half_year"
    QUARTER = "quarter"
    MONTH = "month"
    WEEK = "week"
    DAY = "day"
    SPAN = "span"


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A stretch of days, both ends included.

    Attributes:
        starts_on: the first day.
        ends_on: the last day, not before the first.
        kind: which calendar unit it is.
    """

    starts_on: date
    ends_on: date
    kind: PeriodKind

    def __post_init__(self) -> None:
        if self.ends_on < self.starts_on:
            raise ValueError(f"period ends before it starts: {self.starts_on} > {self.ends_on}")

    @property
    def code(self) -> str:
        """The period's one written form, e.g. `2022-Q4`."""
        start = self.starts_on
        match self.kind:
            case PeriodKind.YEAR:
                return f"{start.year:04}"
            case PeriodKind.HALF_YEAR:
                return f"{start.year:04}-H{1 if start.month == 1 else 2}"
            case PeriodKind.QUARTER:
                return f"{start.year:04}-Q{(start.month + 2) // 3}"
            case PeriodKind.MONTH:
                return f"{start.year:04}-{start.month:02}"
            case PeriodKind.WEEK:
                year, week, _ = start.isocalendar()
                return f"{year:04}-W{week:02}"
            case PeriodKind.DAY:
                return start.isoformat()
            case PeriodKind.SPAN:
                return f"{start.isoformat()}..{self.ends_on.isoformat()}"

    @property
    def label(self) -> str:
        """The period as a clerk writes it: "quý IV/2022", "tháng 10/2022", "6 tháng cuối năm 2022"."""
        start = self.starts_on
        match self.kind:
            case PeriodKind.YEAR:
                return f"năm {start.year}"
            case PeriodKind.HALF_YEAR:
                return f"6 tháng {'đầu' if start.month == 1 else 'cuối'} năm {start.year}"
            case PeriodKind.QUARTER:
                return f"quý {_ROMAN_QUARTERS[(start.month - 1) // 3]}/{start.year}"
            case PeriodKind.MONTH:
                return f"tháng {start.month}/{start.year}"
            case PeriodKind.WEEK:
                year, week, _ = start.isocalendar()
                return f"tuần {week} năm {year}"
            case PeriodKind.DAY:
                return f"ngày {start:%d/%m/%Y}"
            case PeriodKind.SPAN:
                return f"từ {start:%d/%m/%Y} đến {self.ends_on:%d/%m/%Y}"

    def contains(self, other: "Period") -> bool:
        """Whether every day of `other` is a day of this period."""
        return self.starts_on <= other.starts_on and other.ends_on <= self.ends_on

    def overlaps(self, other: "Period") -> bool:
        """Whether the two have a day in common."""
        return self.starts_on <= other.ends_on and other.starts_on <= self.ends_on

    def before(self) -> "Period":
        """Return the period of the same kind that ends the day before this one starts."""
        last = self.starts_on - timedelta(days=1)
        if self.kind is PeriodKind.SPAN:
            return span(last - (self.ends_on - self.starts_on), last)
        return period_of(self.kind, last)


def day(on: date) -> Period:
    """Return the period of one day."""
    return Period(on, on, PeriodKind.DAY)


def span(starts_on: date, ends_on: date) -> Period:
    """Return the period between two days, both included."""
    return Period(starts_on, ends_on, PeriodKind.SPAN)


def month(year: int, number: int) -> Period:
    """Return month `number` (1-12) of a year."""
    return Period(date(year, number, 1), _last_of_month(year, number), PeriodKind.MONTH)


def quarter(year: int, number: int) -> Period:
    """Return quarter `number` (1-4) of a year, first day to last."""
    return Period(date(year, 3 * number - 2, 1), _last_of_month(year, 3 * number), PeriodKind.QUARTER)


def half_year(year: int, number: int) -> Period:
    """Return half `number` (1-2) of a year."""
    return Period(date(year, 6 * number - 5, 1), _last_of_month(year, 6 * number), PeriodKind.HALF_YEAR)


def year(number: int) -> Period:
    """Return a calendar year."""
    return Period(date(number, 1, 1), date(number, 12, 31), PeriodKind.YEAR)


def period_of(kind: PeriodKind, on: date) -> Period:
    """Return the period of `kind` that holds the day `on`."""
    match kind:
        case PeriodKind.YEAR:
            return year(on.year)
        case PeriodKind.HALF_YEAR:
            return half_year(on.year, 1 if on.month <= 6 else 2)
        case PeriodKind.QUARTER:
            return quarter(on.year, (on.month + 2) // 3)
        case PeriodKind.MONTH:
            return month(on.year, on.month)
        case PeriodKind.WEEK:
            monday = on - timedelta(days=on.weekday())
            return Period(monday, monday + timedelta(days=6), PeriodKind.WEEK)
        case PeriodKind.DAY | PeriodKind.SPAN:
            return day(on)


def periods_within(kind: PeriodKind, limits: Period) -> list[Period]:
    """Return all periods of `kind` that share a day with `limits`, in order."""
    found: list[Period] = []
    on = limits.starts_on
    while on <= limits.ends_on:
        found.append(period_of(kind, on))
        on = found[-1].ends_on + timedelta(days=1)
    return found


def covers(periods: Iterable[Period], target: Period) -> bool:
    """Whether the periods together hold every day of `target`."""
    uncovered = target.starts_on
    for one in sorted(periods, key=lambda period: period.starts_on):
        if one.starts_on <= uncovered:
            uncovered = max(uncovered, one.ends_on + timedelta(days=1))
    return uncovered > target.ends_on


def parse_period(code: str) -> Period:
    """Read a period code. Raises ValueError when it is none or names a day that does not exist."""
    for pattern, build in _CODES:
        if found := pattern.fullmatch(code.strip().upper()):
            return build(*found.groups())
    raise ValueError(f"not a period: {code!r}")


def _last_of_month(year_number: int, month_number: int) -> date:
    return date(year_number, month_number, calendar.monthrange(year_number, month_number)[1])


def _iso_week(year_number: int, week: int) -> Period:
    return period_of(PeriodKind.WEEK, date.fromisocalendar(year_number, week, 1))


def _from_numbers(build: Callable[..., Period]) -> Callable[..., Period]:
    """Let a builder that takes numbers take the texts a pattern found."""
    return lambda *texts: build(*(int(text) for text in texts))


def _from_dates(*texts: str) -> Period:
    days = [date.fromisoformat(text) for text in texts]
    return day(days[0]) if len(days) == 1 else span(days[0], days[1])


_CODES: list[tuple[re.Pattern[str], Callable[..., Period]]] = [
    (re.compile(r"(\d{4})"), _from_numbers(year)),
    (re.compile(r"(\d{4})-H([12])"), _from_numbers(half_year)),
    (re.compile(r"(\d{4})-Q([1-4])"), _from_numbers(quarter)),
    (re.compile(r"(\d{4})-(0[1-9]|1[0-2])"), _from_numbers(month)),
    (re.compile(r"(\d{4})-W(\d{2})"), _from_numbers(_iso_week)),
    (re.compile(r"(\d{4}-\d{2}-\d{2})"), _from_dates),
    (re.compile(r"(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})"), _from_dates),
]
