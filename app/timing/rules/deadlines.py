"""Deadlines: one day by which a duty is done. A deadline has no start."""

import re
from datetime import date, timedelta

from app.domain.period import PeriodKind
from app.domain.timing import Timing, TimingKind
from app.timing.rules.points import DONE, any_day, month_of, numbered_month, point, read_point
from app.timing.rules.registry import Context, Where, table

RULES, rule = table()
_LATEST = r"(?:chậm nhất|muộn nhất|trễ nhất|không quá|không muộn hơn|hạn (?:chót|cuối)(?: cùng)?)"
_LINK = r"(?:\s+(?:là|vào|đến|trong|trước|hết|của))*"

_WEEKS = {
    "đầu tiên": 1,
    "đầu": 1,
    "1": 1,
    "nhất": 1,
    "hai": 2,
    "2": 2,
    "ba": 3,
    "3": 3,
    "tư": 4,
    "4": 4,
    "cuối cùng": 0,
    "cuối": 0,
}


def _deadline(end: date | None) -> Timing | None:
    return Timing(TimingKind.DEADLINE, end=end) if end else None


@rule(
    rf"(?:{DONE}\s+)?trước\s+{point('a', bare_day=True)}",
    examples={
        "trước ngày 25/6/2026": "deadline ..2026-06-25",
        "hoàn thành trước 25/02/2020": "deadline ..2020-02-25",
        "Trước ngày 15 tháng 10 năm 2014": "deadline ..2014-10-15",
        "trước tháng 28/10/2019": "deadline ..2019-10-28",
        "trước tháng 10/2025": "deadline ..2025-09-30",
        "xong trước quý II/2026": "deadline ..2026-03-31",
    },
    not_these=["trước ngày 15 hằng tháng", "trước và sau Đại hội", "trước ngày nghỉ Tết"],
)
def before(found: re.Match[str], context: Context) -> Timing | None:
    """Read "trước ngày X" as ending on X (docs/cli.md); before a month, quarter or year ends on the day before it starts."""
    named = read_point(found, "a", context)
    if named is None:
        return None
    return _deadline(named.ends_on if named.kind is PeriodKind.DAY else named.starts_on - timedelta(days=1))


@rule(
    rf"(?:{DONE}\s+)?{_LATEST}{_LINK}\s+{point('a', bare_day=True)}",
    examples={
        "chậm nhất ngày 09/3/2025": "deadline ..2025-03-09",
        "chậm nhất là ngày 30/6/2025": "deadline ..2025-06-30",
        "hoàn thành chậm nhất trong tháng 3/2026": "deadline ..2026-03-31",
        "chậm nhất trước ngày 20/12/2025": "deadline ..2025-12-20",
        "không quá quý III/2026": "deadline ..2026-09-30",
    },
    not_these=["chậm nhất sau 05 ngày làm việc", "không quá 02 trang"],
)
def at_the_latest(found: re.Match[str], context: Context) -> Timing | None:
    """The last day of what is named."""
    named = read_point(found, "a", context)
    return _deadline(named.ends_on if named else None)


@rule(
    rf"(?:(?:{DONE}\s+)?(?:trong|vào|trong thời gian)\s+|{DONE}\s+(?:đến\s+|(?:trong|vào)\s+)?(?:hết\s+)?){month_of('a')}",
    examples={
        "hoàn thành trong tháng 10/2022": "deadline ..2022-10-31",
        "trong tháng 02/2024": "deadline ..2024-02-29",
        "xong tháng 12/2025": "deadline ..2025-12-31",
        "vào đầu tháng 3/2025": "deadline ..2025-03-10",
    },
    not_these=["tháng 12 hằng năm", "trong tháng cao điểm", "từ tháng 11/2025 đến tháng 12/2025"],
)
def within_a_month(found: re.Match[str], context: Context) -> Timing | None:
    """Read "trong tháng 10/2022" as ending on the month's last day (docs/cli.md)."""
    named = read_point(found, "a", context)
    return _deadline(named.ends_on if named else None)


@rule(
    rf"(?:{month_of('a')}|{numbered_month('a')})",
    where=Where.FIELD,
    examples={
        "Tháng 12/2025": "deadline ..2025-12-31",
        "tháng 6 năm 2026": "deadline ..2026-06-30",
        "03/2026": "deadline ..2026-03-31",
    },
    not_these=["Tháng 12 hằng năm", "tháng 11 - 12/2025", "tháng 15/2025", "số 12/2025/QH15"],
)
def a_month(found: re.Match[str], context: Context) -> Timing | None:
    """A month alone is that of a duty only where a time must stand."""
    named = read_point(found, "a", context)
    return _deadline(named.ends_on if named else None)


@rule(
    rf"(?:trong\s+)?tuần\s+(?:lễ\s+)?(?:thứ\s+)?(?P<week>{'|'.join(_WEEKS)})\s*(?:,|của|trong)?\s*{month_of('a')}",
    where=Where.FIELD,
    examples={"Tuần 2 tháng 3/2026": "deadline ..2026-03-14", "tuần cuối của tháng 6 năm 2026": "deadline ..2026-06-30"},
    not_these=["hằng tuần", "tháng 3/2026", "tuần lễ áo dài tháng 3"],
)
def within_a_week_of_a_month(found: re.Match[str], context: Context) -> Timing | None:
    """Weeks of a month are counted by seven days."""
    named, week = read_point(found, "a", context), _WEEKS[found["week"]]
    return _deadline(named.starts_on + timedelta(days=7 * week - 1) if week and named else named.ends_on if named else None)


@rule(
    rf"(?:trong\s+)?(?:kỳ|buổi|phiên|lần)?\s*(?:sinh hoạt|họp)(?:\s+[^\W\d]+){{0,5}}\s+(?:trong\s+)?{month_of('a')}",
    examples={
        "trong kỳ sinh hoạt chi bộ định kỳ tháng 6/2026": "deadline ..2026-06-30",
        "phiên họp tháng 3/2026": "deadline ..2026-03-31",
    },
    not_these=["sinh hoạt chi bộ hằng tháng", "họp giao ban tháng"],
)
def in_a_months_meeting(found: re.Match[str], context: Context) -> Timing | None:
    """A meeting of a named month is held by the end of it."""
    named = read_point(found, "a", context)
    return _deadline(named.ends_on if named else None)


@rule(
    rf"(?:{DONE}\s+(?:đến\s+|trong\s+|vào\s+)?(?:hết\s+)?|trong\s+|vào\s+)năm\s+(?P<year>20\d{{2}})",
    where=Where.CLOSING,
    examples={"trong năm 2013": "deadline ..2013-12-31", "hoàn thành trong năm 2026": "deadline ..2026-12-31"},
    not_these=["trong năm 2026 và các năm tiếp theo", "tầm nhìn đến năm 2050", "trong năm học"],
)
def within_a_year(found: re.Match[str], context: Context) -> Timing | None:
    """As a sentence's last words; further in they belong to what is told."""
    return _deadline(date(int(found["year"]), 12, 31))


@rule(
    r"(?:vào\s+)?cuối\s+năm(?:\s+(?P<year>20\d{2}))?|trong\s+năm(?:\s+nay)?",
    where=Where.FIELD,
    examples={"Cuối năm 2026": "deadline ..2026-12-31", "vào cuối năm 2025": "deadline ..2025-12-31"},
    not_these=["trong năm 2026", "cả năm 2026", "cuối năm học"],
)
def by_the_end_of_a_year(found: re.Match[str], context: Context) -> Timing | None:
    """The plan's own year where none is named."""
    number = int(found["year"]) if found["year"] else context.year
    return _deadline(date(number, 12, 31) if number else None)


@rule(
    r"(?:^|(?<=[,;(])|(?<=[,;(]\s))(?:năm\s+)?(?P<year>20\d{2})(?!\s?[/-])",
    where=Where.FIELD,
    examples={"2025": "deadline ..2025-12-31", "Năm 2026": "deadline ..2026-12-31"},
    not_these=["2025 - 2026", "năm 2026 và các năm tiếp theo", "1998/QĐ"],
)
def a_year(found: re.Match[str], context: Context) -> Timing | None:
    """A completion column often holds nothing but the year."""
    return _deadline(date(int(found["year"]), 12, 31))


@rule(
    rf"(?:{DONE}\s+)?(?:đến\s+hết|đến\s+cuối|đến|hết)\s+(?!khi\b|hết\b){point('a')}",
    where=Where.OPENING,
    examples={
        "Đến hết tháng 6/2026": "deadline ..2026-06-30",
        "đến ngày 30/11/2025": "deadline ..2025-11-30",
        "hết năm 2026": "deadline ..2026-12-31",
    },
    not_these=["từ ngày 01/12/2025 đến ngày 14/12/2025", "đến khi kết thúc"],
)
def until(found: re.Match[str], context: Context) -> Timing | None:
    """Elsewhere in a sentence these words belong to names ("… đến năm 2030") and targets."""
    named = read_point(found, "a", context)
    return _deadline(named.ends_on if named else None)


@rule(
    rf"(?:{DONE}\s+(?:vào\s+)?|vào\s+)?{any_day('a')}",
    where=Where.FIELD,
    examples={
        "15/11/2025": "deadline ..2025-11-15",
        "Ngày 30 tháng 6 năm 2026": "deadline ..2026-06-30",
        "8 giờ 00 ngày 20/11/2026": "deadline ..2026-11-20",
    },
    not_these=["trước ngày 15/11/2025", "số 06/QĐ-TTg", "31/02/2026"],
)
def a_day(found: re.Match[str], context: Context) -> Timing | None:
    """A day alone: of a duty in a time field, of a cited document or an anniversary in a sentence."""
    named = read_point(found, "a", context)
    return _deadline(named.ends_on if named else None)


@rule(
    r"(?:trong\s+)?(?:6|06|sáu)\s+tháng\s+(?P<hha>đầu|cuối)\s+(?:của\s+)?năm(?:\s+(?P<hya>\d{4}))?",
    where=Where.CLOSING,
    examples={
        "6 tháng đầu năm 2026": "deadline ..2026-06-30",
        "trong 06 tháng cuối năm 2026": "deadline ..2026-12-31",
    },
    not_these=["sơ kết 6 tháng", "6 tháng, hằng năm"],
)
def within_a_half_year(found: re.Match[str], context: Context) -> Timing | None:
    """As a month or a year: by its last day."""
    named = read_point(found, "a", context)
    return _deadline(named.ends_on if named else None)
