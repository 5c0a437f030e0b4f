"""Names of lunar years, months and days in the cycle of sixty (can chi): ten stems and twelve branches going round together."""

from dataclasses import dataclass
from datetime import date

from app.calendars.lunar import lunar_of

_STEMS = ("Giáp", "Ất", "Bính", "Đinh", "Mậu", "Kỷ", "Canh", "Tân", "Nhâm", "Quý")
_BRANCHES = ("Tý", "Sửu", "Dần", "Mão", "Thìn", "Tỵ", "Ngọ", "Mùi", "Thân", "Dậu", "Tuất", "Hợi")

# One Giáp Tý of each cycle, to count from.
_YEAR = 1984
_MONTH = 1983 * 12 + 11
_DAY = date(1984, 1, 31).toordinal()


@dataclass(frozen=True, slots=True)
class CanChi:
    """The three names of a date, as a tear-off calendar prints them: "Giáp Tý"."""

    day: str
    month: str
    year: str


def can_chi_of(on: date) -> CanChi:
    """Return the names of a date's day, lunar month and lunar year. Raises ValueError outside 1900 to 2100.

    A leap month bears the name of the month before it.
    """
    lunar = lunar_of(on)
    return CanChi(
        day=_name(on.toordinal() - _DAY),
        month=_name(lunar.year * 12 + lunar.month - _MONTH),
        year=can_chi_of_year(lunar.year),
    )


def can_chi_of_year(lunar_year: int) -> str:
    """Return the name of a lunar year: 2026 is "Bính Ngọ"."""
    return _name(lunar_year - _YEAR)


def _name(steps: int) -> str:
    """Return the name that many steps after Giáp Tý."""
    return f"{_STEMS[steps % 10]} {_BRANCHES[steps % 12]}"
