"""Stretches of time from one point to another; an end that is not a date stays open (docs/cli.md)."""

import re
from datetime import date

from app.domain.period import Period, month, quarter
from app.domain.timing import Timing, TimingKind
from app.timing.rules.points import NEXT_YEARS, any_day, day_in, month_of, numbered_month, point, quarter_of, read_point, year_of
from app.timing.rules.registry import Context, Where, table

RULES, rule = table()
_DASH = r"\s*(?:-|đến)\s*"
_AND = r"\s*(?:-|đến|,|;|và)\s*"
_QUARTER = r"(?:iv|i{1,3}|[1-4])(?!\w)"
_LEAD = r"(?:trong\s+)?(?:khoảng\s+)?(?:thời gian\s+)?(?:tính\s+)?(?:kể\s+)?từ"
_ONWARDS = r"(?:trở đi|đến khi\s[^.;]+|đến lúc\s[^.;]+|đến (?:khi\s+)?(?:kết thúc|hoàn thành|hết nhiệm kỳ)[^.;]*|đến nay)"


def _range(start: date | None, end: date | None) -> Timing | None:
    return None if start and end and end < start else Timing(TimingKind.RANGE, start=start, end=end)


@rule(
    rf"{_LEAD}\s+{point('a')}\s*,?\s+đến\s+(?:hết\s+|trước\s+|cuối\s+)?{point('b')}(?!\s*(?:và|,)\s*(?:các|những|tiếp))",
    examples={
        "Từ ngày 01/01/2026 đến ngày 31/3/2026": "range 2026-01-01..2026-03-31",
        "Trong khoảng thời gian từ ngày 17/12/2025 đến 17 giờ 00, ngày 01/02/2026": "range 2025-12-17..2026-02-01",
        "từ năm 2013 đến năm 2015": "range 2013-01-01..2015-12-31",
        "Từ tháng 01 đến ngày bầu cử 15/3/2026": "range 2026-01-01..2026-03-15",
        "từ quý I/2026 đến hết quý III/2026": "range 2026-01-01..2026-09-30",
        "từ tháng 11 đến tháng 12/2025": "range 2025-11-01..2025-12-31",
    },
    not_these=["từ Điều 21 đến Điều 28", "từ năm 2013 đến năm 2020 và các năm tiếp theo", "từ 98% đến 100%"],
)
def from_to(found: re.Match[str], context: Context) -> Timing | None:
    """Where only the end names a year, the start is in the same one, or in the year before."""
    last = read_point(found, "b", context)
    if last is None:
        return None
    first = read_point(found, "a", Context(None, last.ends_on.year))
    if first and first.starts_on > last.ends_on and not _names_year(found):
        first = read_point(found, "a", Context(None, last.ends_on.year - 1))
    return _range(first.starts_on, last.ends_on) if first else None


@rule(
    rf"(?!từ\s[^-]*đến)(?:từ\s+)?(?:{any_day('a')}|{numbered_month('a')})\s*,?\s*(?:-|đến)\s*(?:hết\s+)?(?:{any_day('b')}|{numbered_month('b')})",
    where=Where.FIELD,
    examples={
        "16/3 - 30/3/2026": "range 2026-03-16..2026-03-30",
        "Từ ngày 01/3/2026 - 15/3/2026": "range 2026-03-01..2026-03-15",
        "Ngày 01/3/2026 đến ngày 15/3/2026": "range 2026-03-01..2026-03-15",
        "03/2026 - 05/2026": "range 2026-03-01..2026-05-31",
    },
    not_these=["từ ngày 01/3/2026 đến ngày 15/3/2026", "01-15/3/2026", "15/3/2026"],
)
def day_to_day(found: re.Match[str], context: Context) -> Timing | None:
    """With a dash, or without "từ"; the whole phrase is the rule above."""
    return from_to(found, context)


@rule(
    r"(?:từ\s+)?(?:ngày\s+)?(?P<day>\d{1,2})\s*(?:-|đến|,|và)\s*(?:ngày\s+)?(?P<last>\d{1,2})(?:/|\s+tháng\s+)(?P<month>\d{1,2})"
    r"(?:(?:/|\s+năm\s+)(?P<year>\d{4}))?",
    where=Where.FIELD,
    examples={
        "từ ngày 17 đến ngày 20 tháng 11 năm 2025": "range 2025-11-17..2025-11-20",
        "01-15/3/2026": "range 2026-03-01..2026-03-15",
    },
    not_these=["từ 24-48 giờ", "20 đến 30 người"],
)
def days_of_a_month(found: re.Match[str], context: Context) -> Timing | None:
    """Two days of one month."""
    try:
        if found["year"]:
            last = date(int(found["year"]), int(found["month"]), int(found["last"]))
        else:
            last = day_in(context, int(found["last"]), int(found["month"]))
        return _range(last.replace(day=int(found["day"])), last) if last else None
    except ValueError:
        return None


@rule(
    rf"{_LEAD}\s+{point('a')}(?:\s*,?\s*{_ONWARDS}|\s*(?:và|,)\s*{NEXT_YEARS})",
    examples={
        "Từ tháng 11/2025 đến khi kết thúc Tổng kiểm kê": "range 2025-11-01..",
        "Từ tháng 11/2013 trở đi": "range 2013-11-01..",
        "từ năm 2026 và các năm tiếp theo": "range 2026-01-01..",
        "từ ngày 01/7/2025 đến khi có quy định mới": "range 2025-07-01..",
    },
    not_these=["từ khi thành lập đến khi kết thúc nhiệm vụ", "từ năm 2025 đến năm 2030"],
)
def from_onwards(found: re.Match[str], context: Context) -> Timing | None:
    """No end that could be written as a date."""
    first = read_point(found, "a", context)
    return _range(first.starts_on, None) if first else None


@rule(
    rf"{_LEAD}\s+{point('a')}",
    where=Where.FIELD,
    examples={"Từ 01/7/2025": "range 2025-07-01..", "từ tháng 3/2026": "range 2026-03-01.."},
    not_these=["từ tháng 11/2013 trở đi", "từ cơ sở", "từ 01/7/2025 đến 31/12/2025"],
)
def from_a_day(found: re.Match[str], context: Context) -> Timing | None:
    """As before, without a word for "onwards"."""
    return from_onwards(found, context)


@rule(
    rf"(?:(?:giai đoạn|thời kỳ)\s+)?(?:{point('a')})(?:{_DASH}{point('b')})?\s*(?:và|,)?\s*{NEXT_YEARS}",
    where=Where.FIELD,
    examples={
        "Quý IV năm 2025 và các năm tiếp theo": "range 2025-10-01..",
        "Năm 2026 và các năm tiếp theo": "range 2026-01-01..",
        "Giai đoạn 2026-2030 và những năm tiếp theo": "range 2026-01-01..",
    },
    not_these=["các năm tiếp theo", "từ năm 2026 và các năm tiếp theo"],
)
def and_the_years_after(found: re.Match[str], context: Context) -> Timing | None:
    """Read "… và các năm tiếp theo": it leaves the end open (docs/cli.md)."""
    return from_onwards(found, context)


@rule(
    rf"{_LEAD}\s+{point('a')}\s+đến\s+(?:hết\s+)?{point('b')}\s*(?:và|,)\s*{NEXT_YEARS}",
    examples={
        "Từ năm 2013 đến năm 2020 và tiếp theo": "range 2013-01-01..",
        "từ năm 2025 đến năm 2030 và những năm tiếp theo": "range 2025-01-01..",
    },
    not_these=["từ năm 2013 đến năm 2020", "từ nay đến năm 2020 và những năm tiếp theo"],
)
def from_to_and_after(found: re.Match[str], context: Context) -> Timing | None:
    """The years after leave the end open, whatever end is named before."""
    return from_onwards(found, context)


@rule(
    rf"(?:xuyên suốt\s+)?(?:giai đoạn\s+|thời kỳ\s+|trong\s+)?(?<!học ){year_of('a')}(?:{_AND}\d{{4}})*?{_AND}{year_of('b')}",
    where=Where.FIELD,
    examples={
        "2025 - 2026": "range 2025-01-01..2026-12-31",
        "Năm 2025-2030": "range 2025-01-01..2030-12-31",
        "giai đoạn 2026 - 2030": "range 2026-01-01..2030-12-31",
        "xuyên suốt 2025 - 2035": "range 2025-01-01..2035-12-31",
        "năm 2026, 2027 và 2028": "range 2026-01-01..2028-12-31",
    },
    not_these=["nhiệm kỳ 2025 - 2030", "năm học 2025 - 2026", "2025", "2030 - 2025"],
)
def years(found: re.Match[str], context: Context) -> Timing | None:
    """Some years: of a name or a term of office everywhere but in a time field."""
    return _range(date(int(found["yya"]), 1, 1), date(int(found["yyb"]), 12, 31))


@rule(
    r"(?:trong\s+)?cả\s+năm(?:\s+(?P<year>20\d{2}))?",
    where=Where.FIELD,
    examples={"Cả năm 2026": "range 2026-01-01..2026-12-31", "trong cả năm 2025": "range 2025-01-01..2025-12-31"},
    not_these=["năm 2026", "cả năm học"],
)
def the_whole_year(found: re.Match[str], context: Context) -> Timing | None:
    """The plan's own year where none is named."""
    number = int(found["year"]) if found["year"] else context.year
    return _range(date(number, 1, 1), date(number, 12, 31)) if number else None


@rule(
    rf"{year_of('a')}\s+trở đi",
    where=Where.FIELD,
    examples={"2026 trở đi": "range 2026-01-01..", "năm 2027 trở đi": "range 2027-01-01.."},
    not_these=["từ năm 2026 trở đi", "2026"],
)
def a_year_onwards(found: re.Match[str], context: Context) -> Timing | None:
    """As "từ năm … trở đi"."""
    return from_onwards(found, context)


@rule(
    rf"(?:trong\s+)?tháng\s+(?P<first>\d{{1,2}})(?:{_AND}(?:tháng\s+)?\d{{1,2}})*?{_AND}(?:tháng\s+)?(?P<last>\d{{1,2}})"
    r"(?:\s*(?:/|-|\s+năm\s+)\s*(?P<year>\d{4}))?(?!\s?[/\d])",
    where=Where.FIELD,
    examples={
        "Tháng 11 - 12/2025": "range 2025-11-01..2025-12-31",
        "tháng 4, tháng 5 năm 2026": "range 2026-04-01..2026-05-31",
        "tháng 3, 4, 5/2026": "range 2026-03-01..2026-05-31",
    },
    not_these=["tháng 12/2025", "từ tháng 11 đến tháng 12/2025"],
)
def months(found: re.Match[str], context: Context) -> Timing | None:
    """Some months of a year; in a completion field their end is what counts."""
    number, first, last = _year_or_plans(found, context), int(found["first"]), int(found["last"])
    if number is None or not 1 <= first <= last <= 12:
        return None
    return _stretch(month(number, first), month(number, last), context)


@rule(
    rf"{month_of('a')}{_DASH}{month_of('b')}",
    where=Where.FIELD,
    examples={
        "tháng 11/2025 - tháng 02/2026": "range 2025-11-01..2026-02-28",
        "Tháng 3/2026 đến tháng 5/2026": "range 2026-03-01..2026-05-31",
    },
    not_these=["tháng 11 - 12/2025", "tháng 3/2026"],
)
def month_to_month(found: re.Match[str], context: Context) -> Timing | None:
    """Two months, each with its year."""
    first, last = read_point(found, "a", context), read_point(found, "b", context)
    return _stretch(first, last, context) if first and last else None


@rule(
    rf"(?:trong\s+)?quý\s+(?P<first>{_QUARTER})(?:{_AND}(?:quý\s+)?{_QUARTER})*?{_AND}(?:quý\s+)?(?P<last>{_QUARTER})"
    r"(?:\s*(?:/|-|\.|\s+năm\s+)\s*(?P<year>\d{4}))?(?!\s?/)",
    where=Where.CLOSING,
    examples={
        "Quý I, II/2026": "range 2026-01-01..2026-06-30",
        "quý III - quý IV năm 2025": "range 2025-07-01..2025-12-31",
        "Quý II, III, IV/2026": "range 2026-04-01..2026-12-31",
    },
    not_these=["quý IV/2025", "quý I/2026 và quý III/2026"],
)
def quarters(found: re.Match[str], context: Context) -> Timing | None:
    """Some quarters of a year."""
    number, (first, last) = _year_or_plans(found, context), (_quarter_number(found["first"]), _quarter_number(found["last"]))
    return _stretch(quarter(number, first), quarter(number, last), context) if number and first < last else None


@rule(
    rf"(?=\D*[1-4]?\D*\d{{4}}\D*[1-4]?\D*\d{{4}}){quarter_of('a')}\s*(?:-|,|và|đến)\s*{quarter_of('b')}",
    where=Where.FIELD,
    examples={
        "Quý IV/2025 - Quý I/2026": "range 2025-10-01..2026-03-31",
        "quý I/2026 và quý III/2026": "range 2026-01-01..2026-09-30",
    },
    not_these=["quý III - quý IV năm 2025", "quý IV/2025"],
)
def quarter_to_quarter(found: re.Match[str], context: Context) -> Timing | None:
    """Two quarters, each with its year."""
    if not (found["qya"] and found["qyb"]):
        return None
    first, last = read_point(found, "a", context), read_point(found, "b", context)
    return _stretch(first, last, context) if first and last else None


@rule(
    r"từ\s+(?:(?:ngày|khi|lúc|nay)\b[^\d.;]{0,80}?)\s*đến\s+(?:khi|ngày|lúc|hết|kết thúc|hoàn thành|thời điểm)\b[^\d.;]*",
    examples={
        "Từ khi thành lập đến khi kết thúc nhiệm vụ": "range ..",
        "từ nay đến kết thúc cuộc bầu cử": "range ..",
        "Từ ngày thành lập Uỷ ban bầu cử đến ngày kết thúc cuộc bầu cử": "range ..",
    },
    not_these=["từ nay đến năm 2030", "từ Trung ương đến cơ sở", "từ khi thành lập"],
)
def from_event_to_event(found: re.Match[str], context: Context) -> Timing | None:
    """Both ends are events, not dates."""
    return _range(None, None)


@rule(
    rf"từ\s+nay\s+(?:cho\s+)?đến\s+(?:hết\s+|cuối\s+)?{point('b')}",
    where=Where.OPENING,
    examples={"từ nay đến năm 2030": "range ..2030-12-31", "Từ nay đến hết tháng 12/2025": "range ..2025-12-31"},
    not_these=["từ nay đến kết thúc cuộc bầu cử", "từ nay về sau"],
)
def from_now(found: re.Match[str], context: Context) -> Timing | None:
    """Take as "now" the plan's own date."""
    last = read_point(found, "b", context)
    return _range(context.issued_on, last.ends_on) if last else None


@rule(
    rf"sau\s+{point('a')}",
    where=Where.FIELD,
    examples={"Sau ngày bầu cử 15/3/2026": "range 2026-03-15..", "sau ngày 30/6/2026": "range 2026-06-30.."},
    not_these=["sau khi có quy định", "sau 15 ngày"],
)
def after_a_day(found: re.Match[str], context: Context) -> Timing | None:
    """From that day on."""
    first = read_point(found, "a", context)
    return _range(first.ends_on, None) if first else None


def _stretch(first: Period, last: Period, context: Context) -> Timing | None:
    """A stretch is a range; where a completion is asked for, its last day is the deadline."""
    if context.is_completion:
        return Timing(TimingKind.DEADLINE, end=last.ends_on)
    return _range(first.starts_on, last.ends_on)


def _names_year(found: re.Match[str]) -> bool:
    return any(found.groupdict().get(f"{name}a") for name in ("fy", "wy", "my", "qy", "hy", "yy"))


def _year_or_plans(found: re.Match[str], context: Context) -> int | None:
    return int(found["year"]) if found["year"] else context.year


def _quarter_number(text: str) -> int:
    return {"i": 1, "ii": 2, "iii": 3, "iv": 4}.get(text) or int(text)
