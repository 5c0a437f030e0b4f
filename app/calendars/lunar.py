"""The Vietnamese lunar calendar (âm lịch), 1900 to 2100: which lunar day a date is, and which date a lunar day is.

The rules: a month begins on the day of a new moon; month 11 holds the December solstice; when thirteen months lie between
two such months, the first one in which the sun enters no new twelfth of its path is leap and takes the number before it.

All days are days of UTC+7, for the whole time, as decided for this program. Printed calendars before 1968 (before 1976 in
the South) followed UTC+8 and show some thirty months a day later, among them Tết 1968. Where the new moon falls within
seconds of midnight no short computation decides the day: June 1944, July 1967, May 2054; November 2077 and October 2085
hang on how much the earth's turning slows down by then. README.md has the figures.
"""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

from app.calendars.astronomy import lunation_before, new_moon, sun_longitude

FIRST_YEAR = 1900
LAST_YEAR = 2100
"""Dates of these years, both included, have a lunar day."""

_MONTH_OF_SOLSTICE = 11
_LAST_MONTH = 12
_SIGN_OF_SOLSTICE = 9  # the twelfth of the sun's path that begins at 270 degrees


@dataclass(frozen=True, slots=True)
class LunarDate:
    """A day of the lunar calendar.

    Attributes:
        day: 1 to 30.
        month: 1 (tháng Giêng) to 12 (tháng Chạp).
        is_leap: whether it lies in the leap month (tháng nhuận) that follows the month of the same number.
        year: the year that began at Tết; January mostly belongs to the lunar year before.
    """

    day: int
    month: int
    is_leap: bool
    year: int

    @property
    def label(self) -> str:
        """What a calendar prints in the corner of a day: "8", on the first of a month "1/12", of a leap month "1/6N"."""
        return f"1/{self.month}{'N' if self.is_leap else ''}" if self.day == 1 else str(self.day)


@dataclass(frozen=True, slots=True)
class LunarMonth:
    """A month of the lunar calendar: its year and number, its first day and how many days it has (29 or 30)."""

    year: int
    number: int
    is_leap: bool
    starts_on: date
    days: int


def lunar_of(on: date) -> LunarDate:
    """Return the lunar day of a date. Raises ValueError outside 1900 to 2100."""
    if not FIRST_YEAR <= on.year <= LAST_YEAR:
        raise ValueError(f"the lunar calendar covers {FIRST_YEAR} to {LAST_YEAR}, not {on}")
    months = months_of(on.year)
    if on < months[0].starts_on:
        months = months_of(on.year - 1)
    month = months[bisect_right([month.starts_on for month in months], on) - 1]
    return LunarDate((on - month.starts_on).days + 1, month.number, month.is_leap, month.year)


def solar_of(lunar: LunarDate) -> date:
    """Return the date of a lunar day.

    Raises:
        ValueError: there is no such day (no such leap month, day 30 of a short month), or it lies outside 1900 to 2100.
    """
    for month in months_of(lunar.year):
        if (month.number, month.is_leap) == (lunar.month, lunar.is_leap) and 1 <= lunar.day <= month.days:
            return month.starts_on + timedelta(days=lunar.day - 1)
    raise ValueError(f"no such lunar day: {lunar}")


@cache
def months_of(lunar_year: int) -> tuple[LunarMonth, ...]:
    """Return the 12 or 13 months of a lunar year in order. Raises ValueError before 1899 and after 2100."""
    if not FIRST_YEAR - 1 <= lunar_year <= LAST_YEAR:
        raise ValueError(f"the lunar calendar covers {FIRST_YEAR} to {LAST_YEAR}, not the lunar year {lunar_year}")
    stretches = _months_up_to_solstice(lunar_year) + _months_up_to_solstice(lunar_year + 1)
    return tuple(month for month in stretches if month.year == lunar_year)


@cache
def _months_up_to_solstice(year: int) -> tuple[LunarMonth, ...]:
    """Return the months from the 11th of the lunar year before to the 10th of `year`."""
    lunations = range(_solstice_lunation(year - 1), _solstice_lunation(year) + 1)
    starts = [int(new_moon(lunation)) for lunation in lunations]
    leap_position = _leap_position(starts)
    months: list[LunarMonth] = []
    number = _MONTH_OF_SOLSTICE - 1
    for position, (start, end) in enumerate(pairwise(starts)):
        is_leap = position == leap_position
        if not is_leap:
            number = number % _LAST_MONTH + 1
        lunar_year = year if number < _MONTH_OF_SOLSTICE else year - 1
        months.append(LunarMonth(lunar_year, number, is_leap, date.fromordinal(start), end - start))
    return tuple(months)


def _leap_position(starts: list[int]) -> int | None:
    """Return which of the months that begin on these days is leap; the last day only ends the one before."""
    if len(starts) - 1 == _LAST_MONTH:
        return None
    signs = [_sign(day) for day in starts]
    return next(position for position, (sign, following) in enumerate(pairwise(signs)) if sign == following)


def _solstice_lunation(year: int) -> int:
    """Return the new moon that begins the month in which the December solstice of `year` falls."""
    lunation = lunation_before(year + 1)
    return lunation if _sign(int(new_moon(lunation))) < _SIGN_OF_SOLSTICE else lunation - 1


def _sign(day: int) -> int:
    """Return in which twelfth of its path, 0 to 11, the sun stands when the day begins."""
    return int(sun_longitude(day) // 30)
