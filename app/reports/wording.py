"""Numbers, dates and names as a clerk writes them in running Vietnamese text."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from app.domain.document import Document, System
from app.domain.indicator import in_vietnamese
from app.domain.period import Period, PeriodKind
from app.domain.progress import rounded_rate
from app.reports.names import name_in_prose
from app.text.normalise import one_line

_LONGEST_TITLE_WORDS = 40
_TITLE_ENDS = ("\n", ";", ". ", " (")


def number(value: int) -> str:
    """Return a count with the leading zero offices write under 10 and a dot at thousands: 07, 12, 1.234."""
    return f"{value:02}" if value < 10 else f"{value:,}".replace(",", ".")


def quantity(value: Decimal, measuring_unit: str) -> str:
    """Return an amount with its measuring unit: 05 buổi, 1.234,5 km, 85%."""
    written = number(int(value)) if value == value.to_integral_value() else in_vietnamese(value)
    return f"{written}{measuring_unit}" if measuring_unit in ("%", "‰") else f"{written} {measuring_unit}"


def percent(value: float) -> str:
    """Return a percentage rounded half up to one decimal, which is left out where it is nought: 71,4%, 60%."""
    return f"{rounded_rate(value)}".removesuffix(".0").replace(".", ",") + "%"


def percentage_points(value: Decimal) -> str:
    """Return a difference of two percentages: "4,5 điểm phần trăm"."""
    return f"{abs(value)}".removesuffix(".0").replace(".", ",") + " điểm phần trăm"


def period_name(period: Period) -> str:
    """Return a period as it stands in a sentence after "trong": "quý IV/2022", "giai đoạn từ ngày … đến ngày …"."""
    match period.kind:
        case PeriodKind.SPAN:
            return f"giai đoạn từ ngày {short_date(period.starts_on)} đến ngày {short_date(period.ends_on)}"
        case PeriodKind.DAY:
            return f"ngày {short_date(period.starts_on)}"
        case _:
            return period.label


def day_in_date(on: date) -> str:
    """Return the day, padded below 10 (P-30, S-30)."""
    return f"{on.day:02}"


def month_in_date(on: date) -> str:
    """Return the month, padded for January and February only (P-30, S-30)."""
    return f"{on.month:02}" if on.month < 3 else str(on.month)


def short_date(on: date) -> str:
    """Return a date inside a text: 05/9/2026."""
    return f"{day_in_date(on)}/{month_in_date(on)}/{on.year}"


def without_day(text: str, on: date) -> str:
    """Return a text without the day of its figures, so that two of different days can be compared."""
    return text.replace(f"ngày {short_date(on)}", "").replace(long_date(on), "")


def long_date(on: date) -> str:
    """Return a date in words: ngày 05 tháng 9 năm 2026."""
    return f"ngày {day_in_date(on)} tháng {month_in_date(on)} năm {on.year}"


def lower_first(text: str) -> str:
    """Return `text` with a small first letter."""
    return text[:1].lower() + text[1:]


def upper_first(text: str) -> str:
    """Return `text` with a capital first letter."""
    return text[:1].upper() + text[1:]


def sentence_end(text: str) -> str:
    """Return `text` ended by exactly one full stop; question, exclamation and ellipsis stay."""
    text = text.rstrip()
    return text if text.endswith(("!", "?", "…", "...")) else f"{text.rstrip('.;,:/ ')}."


def joined(names: Iterable[str]) -> str:
    """Return names as a list in prose: "A, B và C"."""
    known = list(names)
    return known[0] if len(known) == 1 else f"{', '.join(known[:-1])} và {known[-1]}" if known else ""


def short_title(text: str) -> str:
    """Return the opening clause of a task's text, to stand as a heading; no word is changed."""
    ends = [found for end in _TITLE_ENDS if (found := text.find(end)) > 0]
    title = one_line(text[: min(ends)] if ends else text).rstrip(".:, ")
    words = title.split()
    return title if len(words) <= _LONGEST_TITLE_WORDS else f"{' '.join(words[:_LONGEST_TITLE_WORDS])}…"


def full_citation(document: Document, system: System) -> str:
    """Return the first mention of a document: type, number, date, issuing body, subject (P-53, S-53).

    What the document leaves blank is left out.
    """
    comma = "," if system is System.PARTY and document.document_number else ""
    day = _citation_date(document.issued_on, system) if document.issued_on else ""
    by = f" của {name_in_prose(document.issuing_body)}" if document.issuing_body else ""
    return f"{document.citation}{comma if day else ''}{f' {day}' if day else ''}{by}{_about(document)}"


def named(document: Document) -> str:
    """Return a document's type, number and subject, as the subject of a report names it."""
    return f"{document.citation}{_about(document)}"


def _citation_date(on: date, system: System) -> str:
    return f"ngày {short_date(on)}" if system is System.PARTY else long_date(on)


def _about(document: Document) -> str:
    subject = one_line(document.subject)
    if not subject:
        return ""
    return f" {lower_first(name_in_prose(subject) if subject.isupper() else subject)}"
