"""What a calendar shows of each day: the lunar day, the public holiday, the anniversaries, and whether anyone works."""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from app.calendars.anniversaries import Anniversary, AnniversaryOccurrence, anniversaries_of
from app.calendars.lunar import LunarDate, lunar_of
from app.calendars.public_holidays import OfficeDay, day_names, is_day_off


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One day of the calendar.

    Attributes:
        on: the date.
        lunar: its lunar day.
        holiday: name of the public holiday, "Làm bù" on a weekend that is worked, or what the office entered; else empty.
        anniversaries: what is kept on it.
        is_day_off: whether nobody works: a holiday or a weekend, swaps and the office's own days taken into account.
    """

    on: date
    lunar: LunarDate
    holiday: str
    anniversaries: tuple[AnniversaryOccurrence, ...]
    is_day_off: bool

    @property
    def lunar_label(self) -> str:
        """The lunar day as printed in the corner: "8", or "1/12" on the first of a lunar month."""
        return self.lunar.label

    @property
    def anniversary_names(self) -> tuple[str, ...]:
        """The anniversaries in words, with their years: "Kỷ niệm 95 năm …"."""
        return tuple(occurrence.title for occurrence in self.anniversaries)


def calendar_month(
    year: int, month: int, local: Collection[Anniversary] = (), office_days: Collection[OfficeDay] = ()
) -> list[CalendarDay]:
    """Return the days of month `month` (1-12) of a year; see `calendar_days`."""
    return calendar_days(date(year, month, 1), date(year, month, monthrange(year, month)[1]), local, office_days)


def calendar_days(
    first: date, last: date, local: Collection[Anniversary] = (), office_days: Collection[OfficeDay] = ()
) -> list[CalendarDay]:
    """Return the days from `first` to `last`, both included.

    The first call in a run loads the holidays (half a second): make it off the window's thread.

    Args:
        first: the first day, 1900 or later.
        last: the last day, 2100 or earlier.
        local: the office's own anniversaries.
        office_days: days the office made off or working.

    Raises:
        ValueError: a day lies outside 1900 to 2100.
    """
    years = range(first.year, last.year + 1)
    names = {on: name for year in years for on, name in day_names(year, office_days).items()}
    kept: dict[date, list[AnniversaryOccurrence]] = defaultdict(list)
    for year in years:
        for occurrence in anniversaries_of(year, local):
            kept[occurrence.on].append(occurrence)
    dates = (first + timedelta(days=number) for number in range((last - first).days + 1))
    return [CalendarDay(on, lunar_of(on), names.get(on, ""), tuple(kept[on]), is_day_off(on, office_days)) for on in dates]
