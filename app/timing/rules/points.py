"""The pieces that timing phrases are made of: a day, month, quarter, half year or year as plans write them.

A piece is a pattern with groups named after a tag, so that a phrase can hold two of them ("từ … đến …").
"""

import re
from datetime import date

from app.domain.period import Period, day, half_year, month, quarter, year
from app.timing.rules.registry import Context

EVERY = r"h[ằà]ng"
DONE = r"(?:hoàn (?:thành|tất|thiện)|xong|kết thúc)"
NEXT_YEARS = r"(?:và|,)?\s*(?:các|những)?\s*(?:năm\s+)?(?:tiếp theo|sau đó)"
_CLOCK = r"(?:\d{1,2}\s*(?:giờ|h|g)\s*(?:\d{1,2})?(?:\s*phút)?,?\s*)?"
_NAMED_DAY = r"(?:(?:tháng\s+)?ngày(?:\s+[^\W\d]+){0,4}?\s+|tháng\s+|mùng\s+)?"
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_TENS = {"đầu": 10, "thượng tuần": 10, "giữa": 20, "trung tuần": 20}


def point(tag: str, *, bare_day: bool = False) -> str:
    """Return the pattern of any point in time, its groups ending in `tag`; read the match with `read_point`.

    Args:
        tag: one letter.
        bare_day: take "15/5" without the word "ngày" too.
    """
    stretches = (month_of(tag), numbered_month(tag), quarter_of(tag), half_of(tag), year_of(tag))
    return f"(?:{'|'.join((full_day(tag), worded_day(tag), *stretches, short_day(tag, bare=bare_day)))})"


def any_day(tag: str) -> str:
    """Return the pattern of a day in any writing."""
    return f"(?:{'|'.join((full_day(tag), worded_day(tag), short_day(tag, bare=True)))})"


def full_day(tag: str) -> str:
    """15/11/2025, ngày 15-11-2025, 17 giờ 00 ngày 01/02/2026, ngày bầu cử 15/3/2026."""
    separator = rf"\s?(?P<fs{tag}>[/.-])\s?"
    return rf"{_CLOCK}{_NAMED_DAY}(?P<fd{tag}>\d{{1,2}}){separator}(?P<fm{tag}>\d{{1,2}})\s?(?P=fs{tag})\s?(?P<fy{tag}>\d{{4}})"


def worded_day(tag: str) -> str:
    """Ngày 25 tháng 7 năm 2014, ngày 15 tháng 11."""
    worded_year = rf"(?:\s*(?:năm\s+|[/-]\s?)(?P<wy{tag}>\d{{4}}))?"
    return rf"{_CLOCK}(?:ngày\s+)?(?P<wd{tag}>\d{{1,2}})\s+tháng\s+(?P<wm{tag}>\d{{1,2}}){worded_year}"


def short_day(tag: str, *, bare: bool = False) -> str:
    """Ngày 15/11: the year is the plan's."""
    return rf"(?:ngày\s+){'?' if bare else ''}(?P<sd{tag}>\d{{1,2}})\s?[/.-]\s?(?P<sm{tag}>\d{{1,2}})(?![/.-]?\d)"


def month_of(tag: str) -> str:
    """Tháng 10/2022, cuối tháng 6 năm 2026, tháng 12."""
    part = rf"(?:(?P<mp{tag}>đầu|giữa|cuối|trung tuần|thượng tuần|hạ tuần)\s+)?"
    return (
        rf"{part}tháng\s+(?P<mm{tag}>\d{{1,2}})(?!\s?[/.-]\s?\d{{1,2}}(?:\D|$))(?:\s?(?:[/-]|\s+năm\s)\s?(?P<my{tag}>\d{{4}}))?"
    )


def numbered_month(tag: str) -> str:
    """3/2026, T3/2026."""
    return rf"(?<![\d/.-])(?:t\.?\s?)?(?P<nm{tag}>\d{{1,2}})\s?[/-]\s?(?P<ny{tag}>(?:19|20)\d{{2}})(?![/\d]|-\d)"


def quarter_of(tag: str) -> str:
    """Quý IV/2022, quý 1 năm 2026, quý IV-2025, Q.IV/2025, quý II."""
    name = r"(?:quý\s+|q\.?\s?(?=[iv1-4]{1,3}\s?[/.-]\s?\d{4}))"
    return rf"{name}(?P<qn{tag}>iv|i{{1,3}}|[1-4])(?:\s?(?:[/.-]|\s?năm\s|,?\s)\s?(?P<qy{tag}>\d{{4}}))?"


def half_of(tag: str) -> str:
    """6 tháng đầu năm 2026."""
    return rf"(?:6|06|sáu)\s+tháng\s+(?P<hh{tag}>đầu|cuối)\s+(?:của\s+)?năm(?:\s+(?P<hy{tag}>\d{{4}}))?"


def year_of(tag: str) -> str:
    """Năm 2026, 2026."""
    return rf"(?:năm\s+)?(?P<yy{tag}>(?:19|20)\d{{2}})(?!\d)"


def read_point(found: re.Match[str], tag: str, context: Context) -> Period | None:
    """Return the stretch a point names; None when there is no such day or the year is not known."""
    values = {name[: -len(tag)]: value for name, value in found.groupdict().items() if name.endswith(tag) and value}
    try:
        return _period(values, context)
    except ValueError:
        return None


def day_in(context: Context, day_number: int, month_number: int) -> date | None:
    """Return the day whose year a phrase leaves out: the first one not long before the plan's own date."""
    if context.year is None:
        return None
    found = date(context.year, month_number, day_number)
    is_past = context.issued_on is not None and (context.issued_on - found).days > 31
    return found.replace(year=found.year + 1) if is_past else found


def _period(values: dict[str, str], context: Context) -> Period | None:
    for kind, read in (
        ("fd", _full),
        ("wd", _worded),
        ("sd", _short),
        ("mm", _month),
        ("nm", _numbered_month),
        ("qn", _quarter),
        ("hh", _half),
        ("yy", _year),
    ):
        if kind in values:
            return read(values, context)
    return None


def _full(values: dict[str, str], context: Context) -> Period:
    return day(date(int(values["fy"]), int(values["fm"]), int(values["fd"])))


def _worded(values: dict[str, str], context: Context) -> Period | None:
    if "wy" in values:
        return day(date(int(values["wy"]), int(values["wm"]), int(values["wd"])))
    found = day_in(context, int(values["wd"]), int(values["wm"]))
    return day(found) if found else None


def _short(values: dict[str, str], context: Context) -> Period | None:
    found = day_in(context, int(values["sd"]), int(values["sm"]))
    return day(found) if found else None


def _month(values: dict[str, str], context: Context) -> Period | None:
    number = _year_number(values.get("my"), context)
    if number is None or not 1 <= int(values["mm"]) <= 12:
        return None
    whole = month(number, int(values["mm"]))
    if last := _TENS.get(values.get("mp", "")):
        return day(whole.starts_on.replace(day=last))
    return whole


def _numbered_month(values: dict[str, str], context: Context) -> Period | None:
    return month(int(values["ny"]), int(values["nm"])) if 1 <= int(values["nm"]) <= 12 else None


def _quarter(values: dict[str, str], context: Context) -> Period | None:
    number = _year_number(values.get("qy"), context)
    return quarter(number, _QUARTERS.get(values["qn"]) or int(values["qn"])) if number else None


def _half(values: dict[str, str], context: Context) -> Period | None:
    number = _year_number(values.get("hy"), context)
    return half_year(number, 1 if values["hh"] == "đầu" else 2) if number else None


def _year(values: dict[str, str], context: Context) -> Period:
    return year(int(values["yy"]))


def _year_number(text: str | None, context: Context) -> int | None:
    return int(text) if text else context.year
