"""Public holidays of Vietnam: the days off with their names, weekends that are worked instead, the next working day.

Rules and published swaps come from the `holidays` library (MIT), which knows the Labour Code with substitute days (nghỉ bù)
and Tết; what it lacks stands in data/working_day_swaps.json. What an office decides for itself, or what a decree of a year to
come changes, is given as office days and goes before both.

To add a published swap (hoán đổi ngày làm việc): 1. a row in data/working_day_swaps.json with its source; 2. run
`pytest tests/calendars/test_public_holidays.py`, which says when the library has learnt it and the row can go.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from app.calendars.lunar import LAST_YEAR
from app.paths import reference_data_dir

FIRST_HOLIDAY_YEAR = 1995
"""The Labour Code of 1994, from which the library's rules start, is in force from this year; before it no holiday is given."""

WORKED_DAY_NAME = "Làm bù"

_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class DayOff:
    """A public holiday, a substitute day or a day swapped into a day off, with its Vietnamese name."""

    on: date
    name: str


@dataclass(frozen=True, slots=True)
class WorkingDaySwap:
    """A working day the government made a day off (hoán đổi ngày làm việc), the weekend day worked for it, and who says so."""

    day_off: date
    worked_on: date
    source: str


@dataclass(frozen=True, slots=True)
class OfficeDay:
    """What the office entered for one day, against the published calendar.

    Attributes:
        on: the day.
        name: why, in the clerk's words.
        is_off: whether nobody works on it.
    """

    on: date
    name: str
    is_off: bool


def public_holidays(year: int) -> list[DayOff]:
    """Return the days off of a year in order, without plain weekends; empty before 1995.

    The first call in a run costs about half a second (the library's import): make it off the window's thread.

    Raises:
        ValueError: the year lies after 2100, where the library knows no Tết.
    """
    return list(_work_year(year).days_off)


def worked_weekend_days(year: int) -> list[date]:
    """Return the Saturdays and Sundays of a year on which state offices work, in order. Raises ValueError after 2100."""
    return sorted(_work_year(year).worked_weekend_days)


def day_names(year: int, office_days: Iterable[OfficeDay] = ()) -> dict[date, str]:
    """Return the days of a year that are not what their weekday says, with the name to show: "Tết Dương lịch", "Làm bù".

    What the office entered stands instead of the published name. Raises ValueError after 2100.
    """
    names = dict.fromkeys(worked_weekend_days(year), WORKED_DAY_NAME)
    names |= {day.on: day.name for day in public_holidays(year)}
    names |= {day.on: day.name for day in office_days if day.on.year == year}
    return dict(sorted(names.items()))


def is_day_off(on: date, office_days: Iterable[OfficeDay] = ()) -> bool:
    """Whether state offices are closed on a day: as the office decided, else a public holiday or a weekend not worked."""
    for office_day in office_days:
        if office_day.on == on:
            return office_day.is_off
    year = _work_year(on.year)
    is_weekend = on.weekday() >= _SATURDAY
    return on in year.dates_off or (is_weekend and on not in year.worked_weekend_days)


def next_working_day(on: date, office_days: Iterable[OfficeDay] = ()) -> date:
    """Return the day itself when it is worked, else the first day after it that is."""
    decided = tuple(office_days)
    while is_day_off(on, decided):
        on += timedelta(days=1)
    return on


def published_swaps() -> tuple[WorkingDaySwap, ...]:
    """Return the swaps of data/working_day_swaps.json."""
    from msgspec.json import decode

    return decode((reference_data_dir() / "working_day_swaps.json").read_bytes(), type=tuple[WorkingDaySwap, ...])


@dataclass(frozen=True, slots=True)
class _WorkYear:
    """What sets a year's days apart from plain weekdays and weekends."""

    days_off: tuple[DayOff, ...] = ()
    worked_weekend_days: frozenset[date] = frozenset()
    dates_off: frozenset[date] = frozenset()


@cache
def _work_year(year: int) -> _WorkYear:
    if year > LAST_YEAR:
        raise ValueError(f"public holidays are known up to {LAST_YEAR}, not for {year}")
    if year < FIRST_HOLIDAY_YEAR:
        return _WorkYear()
    from holidays.countries.vietnam import Vietnam

    library = Vietnam(years=year, language="vi")
    names = {on: name for on, name in library.items() if on.year == year}
    worked = {on for on in library.weekend_workdays if on.year == year}
    for swap in published_swaps():
        if swap.day_off.year == year:
            names.setdefault(swap.day_off, f"Nghỉ hoán đổi (làm bù ngày {swap.worked_on:%d/%m/%Y})")
        if swap.worked_on.year == year:
            worked.add(swap.worked_on)
    days_off = tuple(DayOff(on, names[on]) for on in sorted(names))
    return _WorkYear(days_off, frozenset(worked), frozenset(names))
