"""The Vietnamese lunar calendar (âm lịch) from 1900 to 2100: which lunar day a date is, and which date a lunar day is."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise

from app.calendars.astronomy import lunation_before, new_moon, sun_longitude

FIRST_YEAR = 1900
LAST_YEAR = 2100


@dataclass(frozen=True, slots=True, order=True)
class LunarMonth:
    starts_on: date
    days: int
    number: int
    is_leap: bool
    year: int


@lru_cache(maxsize=256)
def months_of(lunar_year: int) -> tuple[LunarMonth, ...]:
    this, following = _solstice_year(lunar_year), _solstice_year(lunar_year + 1)
    rows = [row for row in this if row[0] <= 10] + [row for row in following if row[0] >= 11]
    return tuple(LunarMonth(s, d, n, l, lunar_year) for n, l, s, d in rows)


@lru_cache(maxsize=256)
def _solstice_year(year: int):
    first, after = _solstice_lunation(year - 1), _solstice_lunation(year)
    starts = [int(new_moon(lunation)) for lunation in range(first, after + 1)]
    signs = [_sign(start) for start in starts]
    leap = next((i for i, (sign, next_sign) in enumerate(pairwise(signs)) if sign == next_sign), None) if len(starts) == 14 else None
    rows = []
    number = 10
    for index, (start, end) in enumerate(pairwise(starts)):
        is_leap = index == leap
        number += not is_leap
        rows.append(((number - 1) % 12 + 1, is_leap, date.fromordinal(start), end - start))
    return rows


def _solstice_lunation(year):
    lunation = lunation_before(year + 1)
    return lunation if _sign(int(new_moon(lunation))) < 9 else lunation - 1


def _sign(day: int) -> int:
    return int(sun_longitude(day) // 30)
