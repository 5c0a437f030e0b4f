"""A year's days off and anniversaries as calendar events, ready for an .ics file."""

from collections.abc import Collection
from datetime import date

from app.calendars.anniversaries import ANNIVERSARY_SCOPE_LABELS, Anniversary, AnniversaryOccurrence, anniversaries_of
from app.calendars.public_holidays import OfficeDay, day_names, is_day_off
from app.domain.calendar_event import CalendarEvent, event_uid

DAY_OFF_CATEGORY = "Ngày nghỉ"
WORKED_DAY_CATEGORY = "Ngày làm bù"


def year_events(year: int, local: Collection[Anniversary] = (), office_days: Collection[OfficeDay] = ()) -> list[CalendarEvent]:
    """Return the days off, the weekends worked and the anniversaries of a year, by date.

    Where the office entered something for a day, that stands instead of the published holiday.

    Raises:
        ValueError: the year lies outside 1900 to 2100.
    """
    events = [_day_event(on, name, is_day_off(on, office_days)) for on, name in day_names(year, office_days).items()]
    events += [_anniversary_event(occurrence) for occurrence in anniversaries_of(year, local)]
    return sorted(events, key=lambda event: event.starts_on)


def _day_event(on: date, name: str, is_off: bool) -> CalendarEvent:
    category = DAY_OFF_CATEGORY if is_off else WORKED_DAY_CATEGORY
    return CalendarEvent(name, on, on, category=category, uid=event_uid("special_day", on.isoformat()))


def _anniversary_event(occurrence: AnniversaryOccurrence) -> CalendarEvent:
    anniversary = occurrence.anniversary
    return CalendarEvent(
        occurrence.title,
        occurrence.on,
        occurrence.on,
        description=anniversary.source,
        category=ANNIVERSARY_SCOPE_LABELS[anniversary.scope],
        uid=event_uid("anniversary", anniversary.key, occurrence.on.isoformat()),
    )
