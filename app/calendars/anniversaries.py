"""Anniversaries (ngày kỷ niệm): when the days of data/anniversaries.json and the office's own fall in a year, and which they are.

To add one that every office keeps: 1. a row in data/anniversaries.json (`key` in English, `name` as official documents write
it, `calendar` solar or lunar, `year` of the event or null, `scope`, `source`), in the order of the year; 2. run
`pytest tests/calendars/test_anniversaries.py`. The days of one office are not added here: they are given as `local`.
"""

from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache

from app.calendars.lunar import FIRST_YEAR, LAST_YEAR, months_of
from app.paths import reference_data_dir

_ROUND = 5
_LONGEST_LUNAR_MONTH = 30
_LEAP_YEAR = 2000


class AnniversaryScope(StrEnum):
    """Whose day it is; `SOCIAL` are days to observe and old customs, whose years are not counted (Nghị định 111/2018/NĐ-CP)."""

    PARTY = "party"
    NATIONAL = "national"
    SECTOR = "sector"
    SOCIAL = "social"
    LOCAL = "local"


ANNIVERSARY_SCOPE_LABELS: dict[AnniversaryScope, str] = {
    AnniversaryScope.PARTY: "Của Đảng",
    AnniversaryScope.NATIONAL: "Của đất nước",
    AnniversaryScope.SECTOR: "Của ngành, đoàn thể",
    AnniversaryScope.SOCIAL: "Ngày hưởng ứng, phong tục",
    AnniversaryScope.LOCAL: "Của địa phương, cơ quan",
}


class CalendarKind(StrEnum):
    """Which calendar a day is kept by."""

    SOLAR = "solar"
    LUNAR = "lunar"


@dataclass(frozen=True, slots=True)
class Anniversary:
    """A day kept every year.

    Attributes:
        key: what tells it from all others and stays when the name changes.
        name: as official documents write it, "Ngày thành lập Đảng Cộng sản Việt Nam".
        calendar: which calendar day and month are of; a lunar day is kept in the ordinary month, never in the leap one.
        day: 1 to 31, of a lunar month to 30; where a year's month is too short, the month's last day is kept.
        month: 1 to 12.
        scope: whose day it is.
        year: the year of the event, from which years are counted; None when there is none to count from.
        source: the document or event it goes back to.
    """

    key: str
    name: str
    calendar: CalendarKind
    day: int
    month: int
    scope: AnniversaryScope
    year: int | None = None
    source: str = ""

    def __post_init__(self) -> None:
        if not day_exists(self.calendar, self.day, self.month):
            raise ValueError(f"no such day of the {self.calendar} year: {self.day}/{self.month}")

    @property
    def is_counted(self) -> bool:
        """Whether its years are counted when it is kept."""
        return self.year is not None and self.scope is not AnniversaryScope.SOCIAL


@dataclass(frozen=True, slots=True)
class AnniversaryOccurrence:
    """One keeping of an anniversary: its date, and how many years after the event (None when they are not counted)."""

    anniversary: Anniversary
    on: date
    age: int | None

    @property
    def is_round(self) -> bool:
        """Whether the number of years ends in 0 or 5 (năm tròn, năm lẻ 5: Nghị định 145/2013/NĐ-CP)."""
        return self.age is not None and self.age % _ROUND == 0

    @property
    def title(self) -> str:
        """The occurrence in words: "Kỷ niệm 95 năm Ngày thành lập Đảng Cộng sản Việt Nam", or the bare name."""
        return self.anniversary.name if self.age is None else f"Kỷ niệm {self.age} năm {self.anniversary.name}"


def day_exists(calendar: CalendarKind, day: int, month: int) -> bool:
    """Whether some year has that day: 29 February and lunar day 30 are days, 31 April is none."""
    if not 1 <= month <= 12:
        return False
    longest = _LONGEST_LUNAR_MONTH if calendar is CalendarKind.LUNAR else monthrange(_LEAP_YEAR, month)[1]
    return 1 <= day <= longest


def anniversaries_of(year: int, local: Iterable[Anniversary] = ()) -> list[AnniversaryOccurrence]:
    """Return what is kept in a calendar year, by date, then by scope: the Party's before the country's before the rest.

    An anniversary first occurs in the year after its event. A lunar one may occur twice in a year or not at all.

    Args:
        year: 1900 to 2100.
        local: the office's own days.

    Raises:
        ValueError: the year lies outside 1900 to 2100.
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"anniversaries are known for {FIRST_YEAR} to {LAST_YEAR}, not for {year}")
    own = [occurrence for anniversary in local for occurrence in _occurrences(anniversary, year)]
    return sorted((*_shipped_occurrences(year), *own), key=_order)


@cache
def shipped_anniversaries() -> tuple[Anniversary, ...]:
    """Return the rows of data/anniversaries.json in their order."""
    from msgspec.json import decode

    return decode((reference_data_dir() / "anniversaries.json").read_bytes(), type=tuple[Anniversary, ...])


@cache
def _shipped_occurrences(year: int) -> tuple[AnniversaryOccurrence, ...]:
    return tuple(occurrence for anniversary in shipped_anniversaries() for occurrence in _occurrences(anniversary, year))


def _occurrences(anniversary: Anniversary, year: int) -> Iterator[AnniversaryOccurrence]:
    """Give the dates of a calendar year on which it is kept."""
    kept = _kept_in_solar_year if anniversary.calendar is CalendarKind.SOLAR else _kept_in_lunar_year
    for counted_year in (year - 1, year):
        on = kept(anniversary, counted_year)
        started = anniversary.year is None or anniversary.year < counted_year
        if on.year == year and started:
            age = counted_year - anniversary.year if anniversary.year and anniversary.is_counted else None
            yield AnniversaryOccurrence(anniversary, on, age)


def _kept_in_solar_year(anniversary: Anniversary, year: int) -> date:
    last_day = monthrange(year, anniversary.month)[1]
    return date(year, anniversary.month, min(anniversary.day, last_day))


def _kept_in_lunar_year(anniversary: Anniversary, lunar_year: int) -> date:
    month = next(month for month in months_of(lunar_year) if month.number == anniversary.month and not month.is_leap)
    return month.starts_on + timedelta(days=min(anniversary.day, month.days) - 1)


def _order(occurrence: AnniversaryOccurrence) -> tuple[date, int, str]:
    return occurrence.on, list(AnniversaryScope).index(occurrence.anniversary.scope), occurrence.anniversary.key
