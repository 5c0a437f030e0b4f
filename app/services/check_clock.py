"""Whether the computer's clock can be believed: it must not show a day before the book's last recorded change.

A clock that was set back is no reason to refuse the book. The window says so, and no service writes the clock's day of its own
accord while it lasts: the clerk enters the day.
"""

from dataclasses import dataclass
from datetime import date

from app.errors import UserError
from app.messages.catalogue import sentence
from app.messages.code import Code
from app.services.workspace import Workspace
from app.store.history import last_recorded_at


@dataclass(frozen=True, slots=True)
class ClockTrouble:
    """A clock that was set back: what it shows, and the day of the last recorded change."""

    today: date
    last_change_on: date

    @property
    def words(self) -> str:
        """The warning in one sentence."""
        return sentence(Code.CLOCK_SET_BACK, today=f"{self.today:%d/%m/%Y}", last=f"{self.last_change_on:%d/%m/%Y}")


def clock_trouble(core: Workspace) -> ClockTrouble | None:
    """Return what is wrong with the clock, None when nothing is, or when the day was chosen by hand (`--today`, the sample)."""
    if core.clock.fixed_day is not None:
        return None
    last = last_recorded_at(core.book)
    if last is None:
        return None
    last_change_on = last.astimezone().date()
    return ClockTrouble(core.today, last_change_on) if core.today < last_change_on else None


def day_to_write(core: Workspace) -> date:
    """Return today, for a service that writes it where the clerk named no day.

    Raises:
        UserError: the clock was set back; the day must be named.
    """
    trouble = clock_trouble(core)
    if trouble is not None:
        raise UserError(Code.CLOCK_SET_BACK, today=f"{trouble.today:%d/%m/%Y}", last=f"{trouble.last_change_on:%d/%m/%Y}")
    return core.today


def last_day_possible(core: Workspace) -> date:
    """Return the last day on which something the clerk enters can have happened: today, or what the book knows to be later.

    Against a clock that was set back the clerk types the day; the true one must then not be refused as one to come.
    """
    trouble = clock_trouble(core)
    return core.today if trouble is None else trouble.last_change_on
