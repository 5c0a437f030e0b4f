"""Calendar events: whole days with a title, as they leave for another program's calendar."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid5

_OURS = UUID("6f9d5a0e-2c0b-5d0a-9a55-7d0f4e1c3b21")


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """Something that fills one day or several.

    Attributes:
        title: what the calendar shows.
        starts_on: its first day.
        ends_on: its last day, included.
        description: more about it, lines parted by line ends; empty when there is no more to say.
        category: its kind in words ("Ngày nghỉ"), for filters of the other program; empty for none.
        uid: what makes it the same event when it is sent again, see `event_uid`; empty to take category, title and first day.
    """

    title: str
    starts_on: date
    ends_on: date
    description: str = ""
    category: str = ""
    uid: str = ""

    def __post_init__(self) -> None:
        if self.ends_on < self.starts_on:
            raise ValueError(f"event ends before it starts: {self.starts_on} > {self.ends_on}")

    @property
    def identity(self) -> str:
        """The uid, or one made of the event's content."""
        return self.uid or event_uid(self.category, self.title, self.starts_on.isoformat())


def event_uid(*parts: str) -> str:
    """Return the uid of the event that these parts name; the same parts give the same uid on every computer.

    Take parts that stay when the event is edited ("work_item", its UUID), so that the other program updates it.
    """
    return f"{uuid5(_OURS, chr(0).join(parts))}@dondoc"
