"""The office's own calendar: its anniversaries, the days it made off or working, and the next working day by them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from app.calendars.anniversaries import Anniversary, AnniversaryScope, CalendarKind, day_exists
from app.calendars.public_holidays import OfficeDay, next_working_day
from app.domain.changes import ChangeSet, Step
from app.errors import UserError
from app.messages.code import Code
from app.services.workspace import Workspace
from app.store import office_days
from app.text.normalise import clean

_Entry = TypeVar("_Entry")
_LAST_KNOWN_YEAR = 2100
_CALENDAR_WORDS = {CalendarKind.SOLAR: "dương lịch", CalendarKind.LUNAR: "âm lịch"}


@dataclass(frozen=True, slots=True)
class WrittenAnniversary:
    """An anniversary as the clerk wrote it, whether there is such a day or not.

    Attributes:
        key: of a known one; empty for a new one.
        year: the year of founding, from which years are counted; None when there is none.
    """

    name: str
    calendar: CalendarKind
    day: int
    month: int
    year: int | None = None
    key: str = ""


@dataclass(frozen=True, slots=True)
class OfficeCalendar:
    """What the office added to the published calendar."""

    anniversaries: tuple[Anniversary, ...] = ()
    days: tuple[OfficeDay, ...] = ()


def office_calendar(core: Workspace) -> OfficeCalendar:
    """Return what the office added."""
    return OfficeCalendar(tuple(office_days.local_anniversaries(core.book)), tuple(office_days.office_days(core.book)))


def entries_as_words(entries: Sequence[WrittenAnniversary] | Sequence[OfficeDay]) -> str:
    """Return rows of the calendar as JSON, so that they can be kept outside the book while they are edited."""
    from msgspec import json

    return json.encode(entries).decode()


def entries_of_words(words: str, kind: type[_Entry]) -> list[_Entry] | None:
    """Return the rows that `entries_as_words` gave; None for words that are none."""
    import msgspec

    try:
        return msgspec.json.decode(words, type=list[kind])
    except msgspec.DecodeError:
        return None


def change_calendar(core: Workspace, anniversaries: Sequence[WrittenAnniversary], days: Sequence[OfficeDay]) -> ChangeSet:
    """Make the office's own days exactly these (undoable as "đổi lịch cơ quan").

    The 29th of February and lunar day 30 are kept on the last day of a shorter month; a day that no year has is refused.

    Raises:
        UserError: a row without a name; a day no year has; a year that has not come; one day entered twice.
    """
    kept = [_checked(core, one) for one in anniversaries]
    decided = [replace(one, name=clean(one.name).strip()) for one in days]
    for number, one in enumerate(decided):
        if not one.name:
            raise UserError(Code.CALENDAR_ROW_WITHOUT_NAME, day=f"{one.on:%d/%m/%Y}")
        if any(other.on == one.on for other in decided[:number]):
            raise UserError(Code.DAY_ENTERED_TWICE, day=f"{one.on:%d/%m/%Y}")
    with core.unit_of_work(Step.CHANGE_CALENDAR) as work:
        office_days.put_local_anniversaries(work, kept)
        office_days.put_office_days(work, decided)
    return work.changes


def next_working_days(core: Workspace, dates: Iterable[date | None]) -> dict[date, date]:
    """Return day off -> the next working day, for those of the dates on which nobody works, by the office's own calendar too.

    A deadline is never moved by this: it is only said beside it. After 2100 no holidays are known, and nothing is said.
    """
    wanted = {on for on in dates if on is not None and on.year < _LAST_KNOWN_YEAR}
    if not wanted:
        return {}
    decided = office_days.office_days(core.book)
    found = {on: next_working_day(on, decided) for on in sorted(wanted)}
    return {on: worked_on for on, worked_on in found.items() if worked_on != on}


def _checked(core: Workspace, written: WrittenAnniversary) -> Anniversary:
    name = clean(written.name).strip()
    if not name:
        raise UserError(Code.CALENDAR_ROW_WITHOUT_NAME, day=f"{written.day}/{written.month}")
    if not day_exists(written.calendar, written.day, written.month):
        raise UserError(
            Code.NO_SUCH_DAY_OF_YEAR,
            name=name,
            day=written.day,
            month=written.month,
            calendar=_CALENDAR_WORDS[written.calendar],
        )
    if written.year is not None and written.year > core.today.year:
        raise UserError(Code.FOUNDED_IN_THE_FUTURE, name=name, year=written.year)
    scope = AnniversaryScope.LOCAL
    return Anniversary(written.key, name, written.calendar, written.day, written.month, scope, written.year)
