"""Preparation (việc chuẩn bị): what is to be ready some days before each deadline of a task, or before an anniversary."""

from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.ids import PreparationId, TaskId

MOST_DAYS_BEFORE = 366
"""Nothing is prepared more than a year ahead: it would belong to the deadline before."""


@dataclass(frozen=True, slots=True)
class PreparationOwner:
    """Before what one prepares: each deadline of a task, or an anniversary by its key. One of the two."""

    task_id: TaskId | None = None
    anniversary: str = ""

    def __post_init__(self) -> None:
        if (self.task_id is None) == (not self.anniversary):
            raise ValueError("a task or an anniversary, not both and not neither")


@dataclass(frozen=True, slots=True)
class Preparation:
    """A step that comes again before each target.

    Attributes:
        owner: before what.
        days_before: how many days before the target it is to be ready, 1 or more.
        text: what is to be done.
        id: its id in the book; 0 before it is stored.
        key: its UUID, by which other calendars know its steps again; empty before it is stored.
    """

    owner: PreparationOwner
    days_before: int
    text: str
    id: PreparationId = PreparationId(0)
    key: str = ""

    @property
    def mark(self) -> str:
        """How far ahead it lies, as plans write it: "T-30"."""
        return f"T-{self.days_before}"


@dataclass(frozen=True, slots=True)
class PreparationStep:
    """A preparation before one target.

    Attributes:
        preparation: which one.
        target_on: the deadline or the anniversary.
        done_on: the day it was ticked off; None while it is open.
    """

    preparation: Preparation
    target_on: date
    done_on: date | None = None

    @property
    def due_on(self) -> date:
        """The day by which it is to be ready."""
        return self.target_on - timedelta(days=self.preparation.days_before)


OFFERED: tuple[tuple[int, str], ...] = (
    (30, "Lập kế hoạch, phân công chuẩn bị"),
    (7, "Kiểm tra việc chuẩn bị, nhắc đơn vị chưa xong"),
    (1, "Rà soát lần cuối"),
)
"""The steps offered to begin with: days before, what is to be done."""
