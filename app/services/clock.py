"""What day and time it is; a fixed day for tests and for `--today`."""

from dataclasses import dataclass
from datetime import UTC, date, datetime


@dataclass(frozen=True, slots=True)
class Clock:
    """The computer's clock, or one that always shows the same day.

    Attributes:
        fixed_day: the day that `today` gives; None for the real one.
    """

    fixed_day: date | None = None

    def today(self) -> date:
        """Return today's date at this computer's place."""
        return self.fixed_day or datetime.now().astimezone().date()

    def now(self) -> datetime:
        """Return the instant, with its zone."""
        return datetime.now(UTC).astimezone()
