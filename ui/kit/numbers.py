"""Numbers and dates as a Vietnamese clerk writes them."""

from datetime import date

from app.domain.progress import rounded_rate


def grouped(number: int) -> str:
    """Return a count with a point before every three digits, "31.195"."""
    return f"{number:,}".replace(",", ".")


def percent(value: float | None) -> str:
    """Return a rate with at most one decimal and a comma, "90,7%"; a dash when there is none."""
    if value is None:
        return "–"
    return f"{rounded_rate(value)}%".replace(".", ",").replace(",0%", "%")


def short_date(on: date | None, *, year: bool = False) -> str:
    """Return "15/12", or "15/12/2022" with the year; a dash when there is none."""
    if on is None:
        return "–"
    return f"{on:%d/%m/%Y}" if year else f"{on:%d/%m}"
