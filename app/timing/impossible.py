"""Times that cannot be: a day no calendar has (31/4, 30/02), a stretch that ends before it starts.

A time field that names one is not understood as a whole, so that the clerk is asked; half of it would be a wrong date.
"""

import re
from calendar import monthrange

from app.timing.rules.points import point, read_point
from app.timing.rules.registry import Context

_DAY = re.compile(
    r"(?<![\d/.-])(?P<day>\d{1,2})"
    r"(?:\s?(?P<mark>[/.-])\s?(?P<month>\d{1,2})\s?(?P=mark)\s?(?P<year>\d{4})"
    r"|(?:\s?/\s?|\s+tháng\s+)(?P<other_month>\d{1,2})(?:\s*(?:năm\s+|[/-]\s?)(?P<other_year>\d{4}))?)(?![/.-]?\d)"
)
_STRETCH = re.compile(rf"từ\s+{point('a')}\s*,?\s+đến\s+(?:hết\s+|trước\s+|cuối\s+)?{point('b')}")
_A_LEAP_YEAR = 2000


def names_impossible_time(key: str, context: Context) -> bool:
    """Whether a time field, made matchable, names a day that does not exist or a stretch that runs backwards.

    The 29th of February without a year is a day: it comes again every four years.
    """
    return any(_is_no_day(found) for found in _DAY.finditer(key)) or any(
        _runs_backwards(found, context) for found in _STRETCH.finditer(key)
    )


def _is_no_day(found: re.Match[str]) -> bool:
    month = int(found["month"] or found["other_month"])
    year = int(found["year"] or found["other_year"] or _A_LEAP_YEAR)
    return 1 <= month <= 12 and year >= 1 and int(found["day"]) > monthrange(year, month)[1] and int(found["day"]) <= 31


def _runs_backwards(found: re.Match[str], context: Context) -> bool:
    """Whether both ends name their year, so that no year left out can be the reason."""
    first, last = read_point(found, "a", context), read_point(found, "b", context)
    if first is None or last is None or not _names_year(found, "a"):
        return False
    return first.starts_on > last.ends_on


def _names_year(found: re.Match[str], tag: str) -> bool:
    groups = found.groupdict()
    return any(groups.get(f"{name}{tag}") for name in ("fy", "wy", "my", "ny", "qy", "hy", "yy"))
