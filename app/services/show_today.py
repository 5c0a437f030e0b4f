"""What the first screen shows: what is late, what comes soon, who has not answered, which days are near, is it backed up."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from app.calendars.calendar_days import CalendarDay, calendar_days
from app.domain.backup import Backup
from app.domain.period import Period
from app.domain.progress import DUE_SOON_DAYS, FourWayCount, ReportState, Standing
from app.register.selection import Selection
from app.services import back_up, work_register
from app.services.office_calendar import next_working_days, office_calendar
from app.services.record_activity import ActivityLine, overdue_remedies
from app.services.show_items import BoardLine, ItemLine, board_of, selected_items
from app.services.workspace import Workspace

_DAYS_AHEAD = 30
_BACKUP_DAYS = 7
"""After so many days a backup is called old."""
_HEARD = (ReportState.REPORTED, ReportState.APPROVED)


@dataclass(frozen=True, slots=True)
class BackupAge:
    """How safe the book is.

    Attributes:
        backup: the newest verified backup; None when there is none.
        days: whole days since it was made, by the computer's clock.
        holds_everything: whether nothing was changed since.
    """

    backup: Backup | None = None
    days: int = 0
    holds_everything: bool = False

    @property
    def is_safe(self) -> bool:
        """Whether there is a verified backup that is not old; an old one that holds everything is as good."""
        return self.backup is not None and (self.days <= _BACKUP_DAYS or self.holds_everything)


@dataclass(frozen=True, slots=True)
class TodayView:
    """The first screen.

    Attributes:
        urgent: items overdue, then items due soon, each by deadline.
        count: the four-way count of the period.
        awaited: the units that were sent a tracker and have not answered.
        sent: how many units were sent one.
        days: the next days with a holiday or an anniversary.
        works_on: day off -> the next working day, for deadlines among the urgent ones.
        backup: the newest verified backup, how old it is, and whether it holds everything.
        remedies: inspections whose remedy is overdue, the longest overdue first.
    """

    today: date
    period: Period
    urgent: tuple[ItemLine, ...]
    count: FourWayCount
    awaited: tuple[BoardLine, ...]
    sent: int
    by_unit: tuple[BoardLine, ...]
    days: tuple[CalendarDay, ...]
    backup: BackupAge
    works_on: Mapping[date, date] = field(default_factory=lambda: {})
    remedies: tuple[ActivityLine, ...] = ()


def show_today(core: Workspace, period: Period) -> TodayView:
    """Return what is to be done now, seen from a period."""
    counts = work_register.counts_by_unit(core, period)
    board = board_of(core, period, counts)
    soon = core.today + timedelta(days=DUE_SOON_DAYS)
    urgent = selected_items(core, period, Selection(due_to=soon, is_open=True))
    urgent.sort(key=lambda line: (line.standing is not Standing.OVERDUE, line.item.due_on or date.max, line.unit.position))
    sent = [line for line in board if line.report.sendings]
    return TodayView(
        today=core.today,
        period=period,
        urgent=tuple(urgent),
        count=work_register.total(counts),
        awaited=tuple(line for line in sent if line.report.state not in _HEARD),
        sent=len(sent),
        by_unit=tuple(board),
        days=tuple(_near_days(core)),
        backup=_backup_age(core),
        works_on=next_working_days(core, (line.item.due_on for line in urgent)),
        remedies=tuple(overdue_remedies(core)),
    )


def _near_days(core: Workspace) -> list[CalendarDay]:
    """Return the next days that have a name, the office's own among them."""
    own = office_calendar(core)
    days = calendar_days(core.today, core.today + timedelta(days=_DAYS_AHEAD), own.anniversaries, own.days)
    return [day for day in days if day.holiday or day.anniversaries]


def _backup_age(core: Workspace) -> BackupAge:
    newest = back_up.last_backup(core)
    if newest is None:
        return BackupAge()
    age = core.clock.now() - newest.made_at
    return BackupAge(newest, max(0, age.days), newest.counter >= core.database.change_counter())
