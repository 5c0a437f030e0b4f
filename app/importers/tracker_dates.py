"""A day as somebody typed it into a tracker -> the day, or why it is not certain. Day first, as the sheet says.

A sheet in which one day can only be read month first was written by such a hand or saved by such a machine; then no day of it
that reads both ways is certain.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.domain.period import Period
from app.domain.tracker import RowProblem
from app.importers.sheets.content import CellValue
from app.text.compare import fold
from app.text.normalise import clean

# On folded text, where every mark between the numbers has become a space. A time of the day may follow and says nothing.
_TIME = r"(?: \d{1,2} \d{2}(?: \d{2}(?: \d+)?)?(?: [ap]m)?)?"
_DAY_MONTH_YEAR = re.compile(rf"(?:ngay )?(\d{{1,2}}) (?:thang )?(\d{{1,2}}) (?:nam )?(\d{{4}}|\d{{2}}){_TIME}")
_YEAR_MONTH_DAY = re.compile(rf"(\d{{4}}) (\d{{1,2}}) (\d{{1,2}}){_TIME}")
_DAY_MONTH = re.compile(r"(?:ngay )?(\d{1,2}) (?:thang )?(\d{1,2})")
_SERIAL = re.compile(r"\d{5}")
_WORDS_OF_A_DATE = ("thang", "nam")
_YEARS = range(2000, 2100)
# A date whose format was lost is the number of days since this one.
_DAY_ZERO = date(1899, 12, 30)


class UnreadableCell(Exception):
    """What stands in a cell cannot be used.

    Attributes:
        problem: why.
        reading: what it may mean, in words; empty when nothing comes to mind.
    """

    def __init__(self, problem: RowProblem, reading: str = "") -> None:
        super().__init__(problem.value)
        self.problem = problem
        self.reading = reading


@dataclass(frozen=True, slots=True)
class DateHabit:
    """What is known of the sheet that the days stand in.

    Attributes:
        period: the period it reports on, from its identity; None when that is lost.
        is_month_first: whether one of its days can only be read month first.
    """

    period: Period | None = None
    is_month_first: bool = False


NO_HABIT = DateHabit()


def habit_of(values: Iterable[CellValue], period: Period | None) -> DateHabit:
    """Return what the cells of the date columns of one sheet tell of the hand that wrote them."""
    return DateHabit(period, any(isinstance(value, str) and _is_only_month_first(value) for value in values))


def read_date(value: CellValue, habit: DateHabit = NO_HABIT) -> date:
    """Return the day that a cell says.

    Raises:
        UnreadableCell: it says no day, or one that is not certain; `reading` says what it might be.
    """
    match value:
        case datetime():
            found = value.date()
        case date():
            found = value
        case str():
            found = _in_words(clean(value), habit)
        case int() | float() if not isinstance(value, bool):
            found = _of_number(value, habit)
        case _:
            found = None
    if found is None or found.year not in _YEARS:
        raise UnreadableCell(RowProblem.BAD_DATE)
    return found


def locked_date(value: CellValue, habit: DateHabit) -> date:
    """Return the day of a cell that nobody types in: where the sheet was saved month first, it is read so. Raises as above."""
    if isinstance(value, str) and habit.is_month_first and (numbers := _numbers(value)):
        day, month, year = numbers
        turned = _day(year, day, month)
        if turned is not None:
            return turned
    return read_date(value, habit)


def _of_number(value: float, habit: DateHabit) -> date | None:
    """Read a number: days since day zero; or, with two decimals, day and month that a program took for a number: 15.12."""
    if value == int(value):
        return _DAY_ZERO + timedelta(days=int(value)) if 0 < value < 100_000 else None
    if value < 32 and re.fullmatch(r"\d{1,2}\.\d[1-9]", text := f"{value:.15g}"):
        day, _, month = text.partition(".")
        return _without_year(int(day), int(month), habit)
    return _DAY_ZERO + timedelta(days=int(value)) if 366 < value < 100_000 else None


def _in_words(text: str, habit: DateHabit) -> date | None:
    folded = fold(text)
    if found := _DAY_MONTH_YEAR.fullmatch(folded):
        day, month, year = (int(part) for part in found.groups())
        return _day_first(day, month, _full(year), habit, is_spelled=any(word in folded.split() for word in _WORDS_OF_A_DATE))
    if found := _YEAR_MONTH_DAY.fullmatch(folded):
        year, month, day = (int(part) for part in found.groups())
        return _day(year, month, day)
    if found := _DAY_MONTH.fullmatch(folded):
        return _without_year(int(found[1]), int(found[2]), habit)
    if _SERIAL.fullmatch(folded):
        return _DAY_ZERO + timedelta(days=int(folded))
    return None


def _day_first(day: int, month: int, year: int, habit: DateHabit, *, is_spelled: bool) -> date | None:
    """Return the day read day first; what reads only or also month first in a sheet of that habit is asked about."""
    as_written, turned = _day(year, month, day), _day(year, day, month)
    if is_spelled or turned is None or turned == as_written:
        return as_written
    if as_written is None:
        raise UnreadableCell(RowProblem.DATE_MONTH_FIRST, f"không có tháng {month}; đọc kiểu tháng/ngày là {turned:%d/%m/%Y}")
    if habit.is_month_first:
        reading = f"có thể là {as_written:%d/%m/%Y} hoặc {turned:%d/%m/%Y}"
        raise UnreadableCell(RowProblem.DATE_MONTH_FIRST, reading)
    return as_written


def _without_year(day: int, month: int, habit: DateHabit) -> date | None:
    """Return the one day of the period that is meant; without a period, or outside it, the year is not certain."""
    if _day(2000, month, day) is None:
        return None
    period = habit.period
    years = range(period.starts_on.year, period.ends_on.year + 1) if period else range(0)
    days = [_day(year, month, day) for year in years]
    found = [one for one in days if one and period and period.starts_on <= one <= period.ends_on]
    if len(found) != 1:
        raise UnreadableCell(RowProblem.DATE_WITHOUT_YEAR)
    return found[0]


def _numbers(text: str) -> tuple[int, int, int] | None:
    """Return the three numbers of a day written in figures, the year last; None for anything else."""
    found = _DAY_MONTH_YEAR.fullmatch(folded := fold(clean(text)))
    if found is None or any(word in folded.split() for word in _WORDS_OF_A_DATE):
        return None
    return int(found[1]), int(found[2]), _full(int(found[3]))


def _is_only_month_first(text: str) -> bool:
    numbers = _numbers(text)
    if numbers is None:
        return False
    first, second, year = numbers
    return _day(year, second, first) is None and _day(year, first, second) is not None


def _full(year: int) -> int:
    return year if year >= 100 else 2000 + year


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
