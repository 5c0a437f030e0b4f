"""Duties done again and again: every day, week, month, quarter, half year or year."""

import re

from app.domain.period import PeriodKind
from app.domain.timing import Timing, TimingKind
from app.timing.rules.points import EVERY
from app.timing.rules.registry import Context, Where, table

RULES, rule = table()
_UNIT = r"(?:ngày|tuần|tháng|quý|năm)"
_KINDS = {
    "ngày": PeriodKind.DAY,
    "tuần": PeriodKind.WEEK,
    "tháng": PeriodKind.MONTH,
    "quý": PeriodKind.QUARTER,
    "6 tháng": PeriodKind.HALF_YEAR,
    "năm": PeriodKind.YEAR,
}
_INTERVALS = {("2", "năm"): "6 tháng", ("hai", "năm"): "6 tháng", ("4", "năm"): "quý", ("12", "năm"): "tháng"}
_DAY = r"(?:ngày\s+)?\d{1,2}(?:\s?/\s?\d{1,2}|\s+tháng\s+\d{1,2})?"
_BY = r"(?:định kỳ\s+)?(?:trước|chậm nhất(?:\s+(?:là|vào|đến))?|vào)"
_HALF = r"(?:6|06|sáu)\s+tháng"


def _every(unit: str) -> Timing:
    return Timing(TimingKind.RECURRING, every=_KINDS[unit])


def _every_in(unit: str, count: str) -> Timing:
    """So many times a year, by the interval that makes; days a year and other counts stay with the unit."""
    return _every(_INTERVALS.get((count.removeprefix("0"), unit), unit))


@rule(
    rf"(?:định kỳ\s+)?(?:{EVERY}|mỗi)\s+(?P<unit>{_UNIT})(?:\s+(?:một|0?1)\s+lần)?"
    r"(?:\s+hoặc\s+đột xuất[^.;,]*)?",
    where=Where.REPORTING,
    examples={
        "Hằng năm": "recurring year",
        "hàng ngày": "recurring day",
        "định kỳ hằng quý": "recurring quarter",
        "mỗi tuần một lần": "recurring week",
        "định kỳ hằng năm hoặc đột xuất theo yêu cầu": "recurring year",
    },
    not_these=["trước ngày 15 hằng tháng", "hàng hóa", "hằng quý, 6 tháng và hằng năm"],
)
def every_unit(found: re.Match[str], context: Context) -> Timing | None:
    """Read "hằng" and its older spelling "hàng"."""
    return _every(found["unit"])


@rule(
    rf"(?:định kỳ\s+)?{EVERY}\s+(?P<unit>{_UNIT})\s*[,;(]?\s*(?:trong\s+)?(?:giai đoạn\s+|từ\s+)?"
    rf"(?:năm\s+)?\d{{4}}\s*(?:-|đến)\s*(?:năm\s+)?\d{{4}}\)?",
    where=Where.FIELD,
    examples={"Hằng năm, giai đoạn 2026 - 2030": "recurring year", "hằng quý (từ năm 2026 đến 2028)": "recurring quarter"},
    not_these=["hằng năm", "giai đoạn 2026 - 2030", "hằng năm (trước ngày 15 tháng 11)"],
)
def every_unit_of_some_years(found: re.Match[str], context: Context) -> Timing | None:
    """The years say how long it goes on."""
    return _every(found["unit"])


@rule(
    rf"(?<!\d )(?:định kỳ\s+)?(?:{EVERY}\s+)?(?P<unit>{_HALF}|{_UNIT})(?:\s*(?:,|và|;)\s*(?:{EVERY}\s+|một\s+"
    rf"|0?1\s+)?(?:{_HALF}|{_UNIT}))+"
    r"(?:\s*(?:,|và)\s*(?:định kỳ|đột xuất|khi có yêu cầu))*",
    where=Where.REPORTING,
    examples={
        "hằng quý, 6 tháng và hằng năm": "recurring quarter",
        "6 tháng, hằng năm và định kỳ": "recurring half_year",
        "định kỳ tháng, quý, năm": "recurring month",
        "Định kỳ 6 tháng, 01 năm": "recurring half_year",
    },
    not_these=["hằng năm", "6 tháng đầu năm 2026", "ngày 15 và năm 2026"],
)
def every_of_several(found: re.Match[str], context: Context) -> Timing | None:
    """Several intervals: the first named is the shortest, by custom."""
    return _every("6 tháng" if found["unit"].endswith("tháng") and found["unit"] != "tháng" else found["unit"])


@rule(
    rf"(?:định kỳ\s+)?(?:{_HALF})(?:\s*(?:/\s*(?:một|0?1)?\s*|\s+(?:một|0?1)\s+)lần)?",
    where=Where.FIELD,
    examples={"6 tháng một lần": "recurring half_year", "định kỳ 6 tháng": "recurring half_year"},
    not_these=["6 tháng đầu năm 2026", "6 tháng, hằng năm"],
)
def every_half_year(found: re.Match[str], context: Context) -> Timing | None:
    """Six months, with or without "một lần"."""
    return _every("6 tháng")


@rule(
    r"(?!0?6\b)(?P<count>\d{1,2})\s+(?P<unit>tháng|năm)\s*(?:/\s*(?:một|0?1)?\s*|\s*(?:một|0?1)\s+)lần",
    examples={"3 tháng một lần": "recurring quarter", "01 tháng/lần": "recurring month", "1 năm/lần": "recurring year"},
    not_these=["6 tháng đầu năm", "3 tháng", "05 tháng một lần"],
)
def every_few_months(found: re.Match[str], context: Context) -> Timing | None:
    """Only stretches that have a name; six months one at a time is the rule above in a field."""
    units = {1: "tháng", 3: "quý", 12: "năm"}
    months = int(found["count"]) * (12 if found["unit"] == "năm" else 1)
    return _every(units[months]) if months in units else None


@rule(
    rf"(?:ít nhất\s+|tối thiểu\s+|mỗi\s+)?(?P<count>một|hai|0?\d+)\s*(?:lần|kỳ|buổi|cuộc|ngày)\s*(?:/|trong\s+"
    rf"(?:một\s+)?|mỗi\s+)\s*(?P<unit>{_UNIT})(?!\s+\d)",
    examples={"ít nhất 01 ngày/tháng": "recurring month", "2 lần/năm": "recurring half_year", "1 lần/quý": "recurring quarter"},
    not_these=["24/7", "100 người/năm", "3 tháng một lần"],
)
def times_a_unit(found: re.Match[str], context: Context) -> Timing | None:
    """So many times in a unit; twice a year is every half year."""
    return _every_in(found["unit"], found["count"])


@rule(
    rf"(?!(?:mỗi|{EVERY})\s+\w+\s+(?:một|0?1)\s)(?:mỗi|một|0?1|{EVERY})\s+(?P<unit>{_UNIT})\s+(?P<count>một|hai|0?\d{{1,2}})\s+(?:lần|kỳ|buổi)",
    examples={"Mỗi năm 02 lần": "recurring half_year", "một quý 1 lần": "recurring quarter"},
    not_these=["mỗi tuần một lần", "hằng năm", "một năm hai tháng"],
)
def in_a_unit_so_many_times(found: re.Match[str], context: Context) -> Timing | None:
    """The same, the other way round; once a unit is the rule above."""
    return _every_in(found["unit"], found["count"])


@rule(
    rf"{_BY}\s+{_DAY}\s+(?:của\s+)?{EVERY}\s+(?P<unit>tuần|tháng|quý)",
    examples={"trước ngày 15 hằng tháng": "recurring month", "định kỳ trước ngày 23 hàng tháng": "recurring month"},
    not_these=["trước ngày 15 tháng 6", "hằng tháng"],
)
def by_a_day_of_every_month(found: re.Match[str], context: Context) -> Timing | None:
    """A day of every month or quarter."""
    return _every(found["unit"])


@rule(
    rf"{_BY}\s+(?:{_DAY}\s+(?:của\s+)?)?tháng\s+(?:đầu|cuối)\s+(?:của\s+)?(?:mỗi\s+|{EVERY}\s+)?quý"
    rf"(?:\s+và\s+{_BY}\s+{_DAY}\s+{EVERY}\s+năm)?",
    examples={
        "trước ngày 20 của tháng cuối quý": "recurring quarter",
        "trước ngày 20 của tháng cuối quý và trước ngày 15/11 hằng năm": "recurring quarter",
    },
    not_these=["trước ngày 20 tháng 12", "tháng cuối quý"],
)
def by_a_day_of_the_quarters_last_month(found: re.Match[str], context: Context) -> Timing | None:
    """A day of the last month of each quarter."""
    return _every("quý")


@rule(
    rf"(?:{_BY}\s+)?{_DAY}\s+(?:của\s+)?{EVERY}\s+năm|{EVERY}\s+năm\s*\(?\s*{_BY}\s+{_DAY}\)?|{_BY}\s+{_DAY}\s+tháng\s+\d+\s+{EVERY}\s+năm",
    examples={
        "Trước ngày 15/12 hàng năm": "recurring year",
        "hằng năm (trước ngày 15 tháng 11)": "recurring year",
        "trước ngày 30 tháng 11 hằng năm": "recurring year",
    },
    not_these=["trước ngày 15/12/2026", "hằng năm", "trước ngày 01/6 và 15/11 hằng năm"],
)
def by_a_day_of_every_year(found: re.Match[str], context: Context) -> Timing | None:
    """A day of every year."""
    return _every("năm")


@rule(
    rf"(?:{_BY}\s+{_DAY}\s+(?:và|,)\s+(?:{_BY}\s+)?{_DAY}|(?:vào\s+)?tháng\s+\d+\s*(?:,|và)\s*tháng\s+\d+)\s+{EVERY}\s+năm",
    examples={
        "tháng 6 và tháng 12 hằng năm": "recurring half_year",
        "định kỳ trước ngày 01/6 và 15/11 hằng năm": "recurring half_year",
        "trước ngày 15/6 và ngày 15/12 hằng năm": "recurring half_year",
    },
    not_these=["trước ngày 15/11 hằng năm", "trước ngày 15/6 và 15/12/2026"],
)
def by_two_days_of_every_year(found: re.Match[str], context: Context) -> Timing | None:
    """Two days or months of every year are every half year."""
    return _every("6 tháng")


@rule(
    rf"(?:định kỳ\s+)?(?:{EVERY}\s+)?(?P<unit>{_HALF}|tháng|quý)(?:\s+đầu năm)?\s*\({_BY}\s[^)]*\)(?:\s*(?:,|;"
    rf"|và)\s*[^;.()]{{0,40}}\({_BY}\s[^)]*\))+"
    rf"|{_BY}\s+{_DAY}\s*\((?:đối với\s+)?(?:báo cáo\s+)?(?P<other>{_HALF}|quý)[^)]*\)(?:\s*(?:,|;"
    rf"|và)\s*{_BY}\s+{_DAY}\s*\([^)]*\))+",
    examples={
        "định kỳ 6 tháng (trước ngày 15/6), năm (trước ngày 15/12)": "recurring half_year",
        "hằng quý (trước ngày 20 của tháng cuối quý), 6 tháng (trước 15/6) và năm (trước 15/12)": "recurring quarter",
        "trước ngày 15/6 (đối với báo cáo 6 tháng) và trước ngày 15/12 (đối với báo cáo năm)": "recurring half_year",
    },
    not_these=["trước ngày 15/6 và ngày 15/12 hằng năm", "6 tháng, hằng năm", "trước ngày 15/6 (báo cáo)"],
)
def reports_by_their_days(found: re.Match[str], context: Context) -> Timing | None:
    """Reports of several intervals, each with its day: the first named is the shortest, by custom."""
    unit = found["unit"] or found["other"]
    return _every("6 tháng" if unit not in _KINDS else unit)


@rule(
    rf"(?:vào\s+)?(?:sáng\s+|chiều\s+)?(?:ngày\s+)?(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)\s+(?:{EVERY}|mỗi)\s+tuần",
    examples={"vào thứ Sáu hàng tuần": "recurring week", "chiều thứ 5 hằng tuần": "recurring week"},
    not_these=["thứ Sáu, ngày 15/3/2026", "hằng tuần"],
)
def a_weekday_of_every_week(found: re.Match[str], context: Context) -> Timing | None:
    """A day of every week."""
    return _every("tuần")


@rule(
    rf"(?:trong\s+|vào\s+)?(?:quý\s+(?:iv|i{{1,3}}|[1-4])|(?:đầu\s+|cuối\s+)?tháng\s+\d{{1,2}}|cuối|đầu)\s+(?:của\s+)?(?:{EVERY}|mỗi)\s+năm",
    examples={"Tháng 12 hằng năm": "recurring year", "quý IV hằng năm": "recurring year"},
    not_these=["tháng 12/2025", "hằng năm", "trước ngày 30 tháng 11 hằng năm"],
)
def a_part_of_every_year(found: re.Match[str], context: Context) -> Timing | None:
    """A month or quarter of every year."""
    return _every("năm")
