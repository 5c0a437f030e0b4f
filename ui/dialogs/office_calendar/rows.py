"""The rows of the office's calendar while they are edited, and how each is said."""

from dataclasses import dataclass
from datetime import date

from app.calendars.anniversaries import CalendarKind
from app.calendars.public_holidays import OfficeDay
from app.services.office_calendar import OfficeCalendar, WrittenAnniversary

CALENDAR_LABELS = {CalendarKind.SOLAR: "Dương lịch", CalendarKind.LUNAR: "Âm lịch"}
NEW_ANNIVERSARY = WrittenAnniversary("Ngày truyền thống của cơ quan", CalendarKind.SOLAR, 1, 1)


@dataclass
class CalendarDraft:
    """What the clerk has entered so far."""

    anniversaries: list[WrittenAnniversary]
    days: list[OfficeDay]


def draft_of(calendar: OfficeCalendar) -> CalendarDraft:
    """Return the calendar as it can be edited."""
    written = [
        WrittenAnniversary(one.name, one.calendar, one.day, one.month, one.year, one.key) for one in calendar.anniversaries
    ]
    return CalendarDraft(written, list(calendar.days))


def new_day(on: date) -> OfficeDay:
    """Return a day to begin with."""
    return OfficeDay(on, "Nghỉ theo thông báo của cơ quan", is_off=True)


def day_of_year(one: WrittenAnniversary) -> str:
    """Return "22/12", or "15/8 âm lịch"."""
    return f"{one.day}/{one.month}" + (" âm lịch" if one.calendar is CalendarKind.LUNAR else "")


def kept_otherwise(one: WrittenAnniversary) -> str:
    """Return how a day that not every year has is kept; empty for all others."""
    if one.calendar is CalendarKind.SOLAR and (one.day, one.month) == (29, 2):
        return "Năm không nhuận thì lấy ngày 28/2."
    if one.calendar is CalendarKind.LUNAR and one.day == 30:
        return "Tháng thiếu thì lấy ngày 29."
    return ""
