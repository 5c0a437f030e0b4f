"""A day as a clerk types it into a cell: 20/12, 20.12.2026, 20-12-26, with the year looked at where she leaves it out."""

import re
from datetime import date

_DAY = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})(?:\s*[/.\-]\s*(\d{4}|\d{2}))?")


def typed_day(text: str, year: int) -> date | None:
    """Return the day a text says; None for what is no day.

    Args:
        text: what was typed.
        year: the year that is meant where none is typed.
    """
    found = _DAY.fullmatch(text.strip())
    if found is None:
        return None
    said = int(found[3] or year)
    try:
        return date(said + 2000 if said < 100 else said, int(found[2]), int(found[1]))
    except ValueError:
        return None
