"""The calendar: days with lunar date, holiday and anniversaries, what falls due or is to be prepared on each; a year as .ics."""

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
from app.services.office_calendar import next_working_days, office_calendar
from app.services.prepare import PreparationLine, preparation_lines
from app.services.show_items import ItemLine, selected_items
from app.services.workspace import Workspace

_DAYS_SHOWN = 42
_FIRST_DAY, _LAST_DAY = date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)
DUE_CATEGORY = "Thời hạn"
PREPARATION_CATEGORY = "Việc chuẩn bị"


@dataclass(frozen=True, slots=True)
class DayView:
    """One day of a month sheet: what kind of day it is, what is due on it, what is to be prepared by it.

    Attributes:
        works_on: the next working day, where something falls on a day off; None everywhere else.
    """

    day: CalendarDay
    due: tuple[ItemLine, ...]
    is_in_month: bool
    prepared: tuple[PreparationLine, ...] = ()
    works_on: date | None = None


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
    """Return a month sheet with what falls due and what is to be prepared, of one plan or of all."""
    first = date(year_number, month, 1)
    _require_known_year(year_number)
    top = max(first - timedelta(days=first.weekday()), _FIRST_DAY)
    sheet = span(top, min(top + timedelta(days=_DAYS_SHOWN - 1), _LAST_DAY))
    due: dict[date, list[ItemLine]] = {}
    for line in _due_in(core, sheet, plan_id):
        assert line.item.due_on is not None
        due.setdefault(line.item.due_on, []).append(line)
    prepared: dict[date, list[PreparationLine]] = {}
    for one in preparation_lines(core, sheet, plan_id):
        prepared.setdefault(one.step.due_on, []).append(one)
    works_on = next_working_days(core, (*due, *prepared))
    own = office_calendar(core)
    days = tuple(
        DayView(one, tuple(due.get(one.on, ())), one.on.month == month, tuple(prepared.get(one.on, ())), works_on.get(one.on))
        for one in calendar_days(sheet.starts_on, sheet.ends_on, own.anniversaries, own.days)
    )
    middle = lunar_of(date(year_number, month, min(15, monthrange(year_number, month)[1])))
    return MonthView(year_number, month, can_chi_of_year(middle.year), days)


def export_calendar(core: Workspace, year_number: int, path: Path) -> int:
    """Write a year's deadlines, preparation steps, days off and anniversaries to an .ics file; returns how many events it holds.

    The office's own days and anniversaries are among them.

    Raises:
        UserError: the year lies outside 1900 to 2100.
        EnvironmentTrouble: the file cannot be written.
    """
    _require_known_year(year_number)
    own, whole = office_calendar(core), year(year_number)
    events = [
        *_deadlines(core, whole),
        *_preparations(core, whole),
        *year_events(year_number, own.anniversaries, own.days),
    ]
    write_calendar(events, path, f"Đôn Đốc {year_number}", core.clock.now())
    return len(events)


def _require_known_year(year_number: int) -> None:
    """The lunar calendar is computed and checked for these years only."""
    if not FIRST_YEAR <= year_number <= LAST_YEAR:
        raise UserError(Code.YEAR_OUTSIDE_CALENDAR, year=year_number, first=FIRST_YEAR, last=LAST_YEAR)


def _due_in(core: Workspace, stretch: Period, plan_id: PlanId | None) -> list[ItemLine]:
    """Return what falls due in a stretch of days, those too whose deadline was put off into it from another period."""
    wanted = Selection(plan_id=plan_id, due_from=stretch.starts_on, due_to=stretch.ends_on, by_deadline=True)
    return selected_items(core, stretch, wanted)


def _deadlines(core: Workspace, period: Period) -> list[CalendarEvent]:
    """Return one event a task and deadline, its units and how they stand in the description."""
    together: dict[tuple[int, date], list[ItemLine]] = {}
    for line in _due_in(core, period, None):
        assert line.item.due_on is not None
        together.setdefault((line.task.id, line.item.due_on), []).append(line)
    works_on = next_working_days(core, (due_on for _, due_on in together))
    return [_deadline(due_on, lines, works_on.get(due_on)) for (_, due_on), lines in together.items()]


def _deadline(due_on: date, lines: list[ItemLine], works_on: date | None) -> CalendarEvent:
    said = [f"{line.unit.name}: {STANDING_LABELS[line.standing]}" for line in lines]
    if works_on is not None:
        said.append(f"Hạn rơi vào ngày nghỉ, ngày làm việc tiếp theo: {works_on:%d/%m/%Y}")
    return CalendarEvent(
        title=f"Hạn: {lines[0].task.number} {lines[0].task.text.splitlines()[0]}"[:120],
        starts_on=due_on,
        ends_on=due_on,
        description="\n".join(said),
        category=DUE_CATEGORY,
        uid=event_uid("deadline", str(lines[0].plan.document.key), lines[0].task.number, due_on.isoformat()),
    )


def _preparations(core: Workspace, period: Period) -> list[CalendarEvent]:
    """Return one event a preparation step, done or not."""
    return [
        CalendarEvent(
            title=f"{line.step.preparation.mark}: {line.step.preparation.text}"[:120],
            starts_on=line.step.due_on,
            ends_on=line.step.due_on,
            description="\n".join(
                (
                    f"Chuẩn bị trước ngày {line.step.target_on:%d/%m/%Y}: {line.before}",
                    f"Đã xong ngày {line.step.done_on:%d/%m/%Y}" if line.step.done_on else "Chưa xong",
                )
            ),
            category=PREPARATION_CATEGORY,
            uid=event_uid("preparation", line.step.preparation.key, line.step.target_on.isoformat()),
        )
        for line in preparation_lines(core, period)
    ]
