"""Events -> an .ics file (RFC 5545) that Outlook, Thunderbird or a phone takes in; sending it again updates, never doubles."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.calendar_event import CalendarEvent
from app.files import written_whole
from app.text.normalise import clean, one_line

if TYPE_CHECKING:
    from icalendar import Component, Event

_MADE_BY = "-//Don Doc//Lich cong tac//VI"


def write_calendar(events: Iterable[CalendarEvent], path: Path, name: str, stamped_at: datetime) -> None:
    """Write events as whole days to an .ics file.

    Args:
        events: in any order; the same event given twice is written once.
        path: the file to write; it appears whole or not at all.
        name: what the other program calls the calendar.
        stamped_at: the moment of export with its time zone, the only clock in the file (DTSTAMP); by it the other program
            tells a later export from an earlier one.

    Raises:
        ValueError: two different events bear one uid, or `stamped_at` has no time zone.
        EnvironmentTrouble: the file cannot be written.
    """
    from icalendar import Calendar

    if stamped_at.tzinfo is None:
        raise ValueError("the moment of export needs a time zone")
    calendar = Calendar()
    _fill(calendar, {"prodid": _MADE_BY, "version": "2.0", "calscale": "GREGORIAN", "x-wr-calname": one_line(name)})
    for event in _each_once(events):
        calendar.add_component(_component(event, stamped_at.astimezone(UTC)))
    with written_whole(path) as temporary:
        temporary.write_bytes(calendar.to_ical())


def _each_once(events: Iterable[CalendarEvent]) -> list[CalendarEvent]:
    """Return the events by day and uid, equal ones once; so the same events always give the same file."""
    found: dict[str, CalendarEvent] = {}
    for event in events:
        if found.setdefault(event.identity, event) != event:
            raise ValueError(f"two events bear the uid {event.identity}")
    return sorted(found.values(), key=lambda event: (event.starts_on, event.identity))


def _component(event: CalendarEvent, stamped_at: datetime) -> "Event":
    """Return one VEVENT. Whole days end on the day after the last (RFC 5545, 3.6.1) and do not make anybody busy."""
    from icalendar import Event

    component = Event()
    _fill(
        component,
        {
            "uid": event.identity,
            "dtstamp": stamped_at,
            "dtstart": event.starts_on,
            "dtend": event.ends_on + timedelta(days=1),
            "summary": one_line(event.title),
            "description": clean(event.description),
            "categories": [one_line(event.category)] if event.category else [],
            "transp": "TRANSPARENT",
        },
    )
    return component


def _fill(component: "Component", properties: dict[str, object]) -> None:
    """Set the properties that have a value."""
    for key, value in properties.items():
        if value:
            component.add(key, value)  # pyright: ignore[reportUnknownMemberType] - the library leaves the value untyped
