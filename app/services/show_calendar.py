"""The calendar: days with lunar date, holiday and anniversaries, what falls due on each, and the year as an .ics file."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from app.calendars.calendar_days import CalendarDay, calendar_days
from app.calendars.can_chi import can_chi_of_year
from app.calendars.lunar import FIRST_YEAR, LAST_YEAR, lunar_of
from app.calendars.year_events import year_events
from app.domain.calendar_event import CalendarEvent, event_uid
from app.domain.ids import PlanId
from app.domain.period import Period, span, year
from app.domain.progress import STANDING_LABELS
from app.errors import UserError
from app.exporters.calendar_ics import write_calendar
from app.messages.code import Code
from app.register.selection import Selection
from app.services.show_items import ItemLine, selected_items
from app.services.workspace import Workspace

_DAYS_SHOWN = 42
_FIRST_DAY, _LAST_DAY = date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)
DUE_CATEGORY = "Thời hạn"


@dataclass(frozen=True, slots=True)
class DayView:
    """One day of a month sheet: what kind of day it is, and the work items due on it."""

    day: CalendarDay
    due: tuple[ItemLine, ...]
    is_in_month: bool


@dataclass(frozen=True, slots=True)
class MonthView:
    """A month on six rows of seven days from Monday on.

    Attributes:
        year_name: the lunar year by stem and branch, "Nhâm Dần".
    """

    year: int
    month: int
    year_name: str
    days: tuple[DayView, ...]


def show_month(core: Workspace, year_number: int, month: int, plan_id: PlanId | None = None) -> MonthView:
    """Return a month sheet with what falls due, of one plan or of all."""
    first = date(year_number, month, 1)
    _require_known_year(year_number)
    top = max(first - timedelta(days=first.weekday()), _FIRST_DAY)
    last = min(top + timedelta(days=_DAYS_SHOWN - 1), _LAST_DAY)
    due: dict[date, list[ItemLine]] = {}
    for line in selected_items(core, span(top, last), Selection(plan_id=plan_id, due_from=top, due_to=last)):
        assert line.item.due_on is not None
        due.setdefault(line.item.due_on, []).append(line)
    days = tuple(DayView(one, tuple(due.get(one.on, ())), one.on.month == month) for one in calendar_days(top, last))
    middle = lunar_of(date(year_number, month, min(15, monthrange(year_number, month)[1])))
    return MonthView(year_number, month, can_chi_of_year(middle.year), days)


def export_calendar(core: Workspace, year_number: int, path: Path) -> int:
    """Write a year's deadlines, days off and anniversaries to an .ics file; returns how many events it holds.

    Raises:
        UserError: the year lies outside 1900 to 2100.
        EnvironmentTrouble: the file cannot be written.
    """
    _require_known_year(year_number)
    events = [*_deadlines(core, year(year_number)), *year_events(year_number)]
    write_calendar(events, path, f"Đôn Đốc {year_number}", core.clock.now())
    return len(events)


def _require_known_year(year_number: int) -> None:
    """The lunar calendar is computed and checked for these years only."""
    if not FIRST_YEAR <= year_number <= LAST_YEAR:
        raise UserError(Code.YEAR_OUTSIDE_CALENDAR, year=year_number, first=FIRST_YEAR, last=LAST_YEAR)


def _deadlines(core: Workspace, period: Period) -> list[CalendarEvent]:
    """Return one event a task and deadline, its units and how they stand in the description."""
    together: dict[tuple[int, date], list[ItemLine]] = {}
    for line in selected_items(core, period, Selection(due_from=period.starts_on, due_to=period.ends_on)):
        assert line.item.due_on is not None
        together.setdefault((line.task.id, line.item.due_on), []).append(line)
    return [
        CalendarEvent(
            title=f"Hạn: {lines[0].task.number} {lines[0].task.text.splitlines()[0]}"[:120],
            starts_on=due_on,
            ends_on=due_on,
            description="\n".join(f"{line.unit.name}: {STANDING_LABELS[line.standing]}" for line in lines),
            category=DUE_CATEGORY,
            uid=event_uid("deadline", str(lines[0].plan.document.key), lines[0].task.number, due_on.isoformat()),
        )
        for (_, due_on), lines in together.items()
    ]
