"""Work items (đầu việc): what is entered of one, what follows from the dates, and the official four-way count.

States entered are stored; states computed are not. `standing` is the one rule in words and code; the store holds the same
rule in SQL for large books, and a test keeps the two equal.
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from operator import attrgetter

from app.domain.assignment import AssignmentRole
from app.domain.ids import TaskId, UnitId, WorkItemId
from app.domain.period import Period

DUE_SOON_DAYS = 7


class ProgressState(StrEnum):
    """The state of a work item as somebody entered it."""

    NOT_YET_DUE = "not_yet_due"
    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    COMPLETED = "completed"
    NOT_APPLICABLE = "not_applicable"


STATE_LABELS: dict[ProgressState, str] = {
    ProgressState.NOT_YET_DUE: "Chưa đến kỳ",
    ProgressState.NOT_STARTED: "Chưa thực hiện",
    ProgressState.IN_PROGRESS: "Đang thực hiện",
    ProgressState.COMPLETED: "Hoàn thành",
    ProgressState.NOT_APPLICABLE: "Không thực hiện",
}


CLOSED_STATES = frozenset({ProgressState.COMPLETED, ProgressState.NOT_APPLICABLE})
"""Entered states in which nothing is left to do."""


class Standing(StrEnum):
    """Where a work item stands on a day, computed from its state and dates."""

    DONE_ON_TIME = "done_on_time"
    DONE_LATE = "done_late"
    IN_TERM = "in_term"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    NOT_APPLICABLE = "not_applicable"


STANDING_LABELS: dict[Standing, str] = {
    Standing.DONE_ON_TIME: "Hoàn thành đúng hạn",
    Standing.DONE_LATE: "Hoàn thành quá hạn",
    Standing.IN_TERM: "Trong hạn",
    Standing.DUE_SOON: "Sắp đến hạn",
    Standing.OVERDUE: "Quá hạn",
    Standing.NOT_APPLICABLE: "Không thực hiện",
}


class Heap(StrEnum):
    """What a figure can stand for: the heaps of the official count, what they are made of and what they add up to."""

    DONE_ON_TIME = "done_on_time"
    DONE_LATE = "done_late"
    IN_TERM = "in_term"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    NOT_APPLICABLE = "not_applicable"
    DONE = "done"
    FELL_DUE = "fell_due"
    TOTAL = "total"


HEAP_LABELS: dict[Heap, str] = {
    Heap.DONE_ON_TIME: "Hoàn thành đúng hạn",
    Heap.DONE_LATE: "Hoàn thành quá hạn",
    Heap.IN_TERM: "Trong hạn",
    Heap.DUE_SOON: "Sắp đến hạn",
    Heap.OVERDUE: "Quá hạn",
    Heap.NOT_APPLICABLE: "Không thực hiện",
    Heap.DONE: "Đã hoàn thành",
    Heap.FELL_DUE: "Đã đến hạn",
    Heap.TOTAL: "Tất cả phải thực hiện",
}

STANDINGS_OF: dict[Heap, frozenset[Standing]] = {
    Heap.DONE_ON_TIME: frozenset({Standing.DONE_ON_TIME}),
    Heap.DONE_LATE: frozenset({Standing.DONE_LATE}),
    Heap.IN_TERM: frozenset({Standing.IN_TERM, Standing.DUE_SOON}),
    Heap.DUE_SOON: frozenset({Standing.DUE_SOON}),
    Heap.OVERDUE: frozenset({Standing.OVERDUE}),
    Heap.NOT_APPLICABLE: frozenset({Standing.NOT_APPLICABLE}),
    Heap.DONE: frozenset({Standing.DONE_ON_TIME, Standing.DONE_LATE}),
    Heap.FELL_DUE: frozenset({Standing.DONE_ON_TIME, Standing.DONE_LATE, Standing.OVERDUE}),
    Heap.TOTAL: frozenset(Standing) - {Standing.NOT_APPLICABLE},
}
"""The work items of a heap are those that stand in one of these."""


class ReportState(StrEnum):
    """Whether a unit's tracker of a period is out, back, sent back to the unit, or approved."""

    NOT_SENT = "not_sent"
    SENT = "sent"
    REPORTED = "reported"
    SENT_BACK = "sent_back"
    APPROVED = "approved"


REPORT_STATE_LABELS: dict[ReportState, str] = {
    ReportState.NOT_SENT: "Chưa gửi phiếu",
    ReportState.SENT: "Chưa báo cáo",
    ReportState.REPORTED: "Đã báo cáo",
    ReportState.SENT_BACK: "Trả lại",
    ReportState.APPROVED: "Đã duyệt",
}


@dataclass(frozen=True, slots=True)
class Progress:
    """What a unit or the clerk entered of a work item.

    Attributes:
        state: the state entered.
        done_on: the day it was done; set exactly when the state is completed.
        result: what was done (kết quả).
        difficulty: what was in the way (khó khăn, vướng mắc).
        proposal: what the unit asks for (đề xuất, kiến nghị).
        reason: why it is not carried out; for `not_applicable` only.
    """

    state: ProgressState = ProgressState.NOT_STARTED
    done_on: date | None = None
    result: str = ""
    difficulty: str = ""
    proposal: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class WorkItem:
    """One task for one unit in one period: the unit of truth.

    Attributes:
        id: its id in the book; None while the period is not opened and the item is only computed.
        task_id: the task.
        unit_id: the unit.
        period: the item's own period, which may be shorter or longer than the one being looked at.
        role: lead or support.
        due_on: its deadline; None when none is known yet (by_plan).
        progress: what was entered.
        extended_to: the deadline this one item was given (gia hạn); `due_on` is the same day then.
    """

    task_id: TaskId
    unit_id: UnitId
    period: Period
    role: AssignmentRole
    due_on: date | None
    progress: Progress = Progress()
    id: WorkItemId | None = None
    extended_to: date | None = None

    @property
    def key(self) -> tuple[int, int, Period]:
        """What makes it this work item and no other."""
        return (self.task_id, self.unit_id, self.period)

    @property
    def is_unreported(self) -> bool:
        """Whether nothing was said of it yet: it is not begun, and no result is written."""
        return self.progress.state in (ProgressState.NOT_YET_DUE, ProgressState.NOT_STARTED) and not self.progress.result

    def standing(self, today: date) -> Standing:
        """Return where the item stands on `today`; see `standing`."""
        return standing(self.progress.state, self.progress.done_on, self.due_on, today)

    def stood(self, on: date) -> Standing:
        """Return where the item stood on a day gone by: what was done after it was still open then."""
        done_on = self.progress.done_on
        if done_on is not None and done_on > on:
            return standing(ProgressState.IN_PROGRESS, None, self.due_on, on)
        return self.standing(on)


def standing(state: ProgressState, done_on: date | None, due_on: date | None, today: date) -> Standing:
    """Say where a work item stands.

    Done: on time up to and including the deadline, late after it; without a deadline it cannot be late. Open: overdue from
    the day after the deadline, due soon in the seven days up to it, else in term.
    """
    if state is ProgressState.NOT_APPLICABLE:
        return Standing.NOT_APPLICABLE
    if state is ProgressState.COMPLETED:
        late = due_on is not None and done_on is not None and done_on > due_on
        return Standing.DONE_LATE if late else Standing.DONE_ON_TIME
    if due_on is None:
        return Standing.IN_TERM
    if today > due_on:
        return Standing.OVERDUE
    return Standing.DUE_SOON if due_on - today <= timedelta(days=DUE_SOON_DAYS) else Standing.IN_TERM


@dataclass(frozen=True, slots=True)
class FourWayCount:
    """The official count: done on time, done late, open in term, open overdue. Items not carried out stand beside it.

    `due_soon` is part of `in_term`, told apart for the board only.
    """

    done_on_time: int = 0
    done_late: int = 0
    in_term: int = 0
    overdue: int = 0
    not_applicable: int = 0
    due_soon: int = 0

    def of(self, heap: Heap) -> int:
        """Return the figure of a heap."""
        return int(getattr(self, heap.value))

    @property
    def total(self) -> int:
        """All items that are to be carried out."""
        return self.done + self.in_term + self.overdue

    @property
    def done(self) -> int:
        """Items done, on time or late."""
        return self.done_on_time + self.done_late

    @property
    def fell_due(self) -> int:
        """Items that count for the rate: those done and those overdue."""
        return self.done + self.overdue

    @property
    def rate(self) -> float | None:
        """Rate of completion in percent, done ÷ (done + overdue); None while nothing fell due."""
        return 100 * self.done / self.fell_due if self.fell_due else None

    def __add__(self, other: "FourWayCount") -> "FourWayCount":
        return FourWayCount(
            self.done_on_time + other.done_on_time,
            self.done_late + other.done_late,
            self.in_term + other.in_term,
            self.overdue + other.overdue,
            self.not_applicable + other.not_applicable,
            self.due_soon + other.due_soon,
        )


_HEAPS_IN_ORDER = tuple(attrgetter(one.name) for one in fields(FourWayCount))


def as_count(stands: Standing, number: int) -> FourWayCount:
    """Return the count of as many items that all stand alike."""
    in_heap = {stands.value: number}
    return FourWayCount(**in_heap, **({"in_term": number} if stands is Standing.DUE_SOON else {}))


def sum_of(counts: Iterable[FourWayCount]) -> FourWayCount:
    """Add many counts up; quicker than one after the other."""
    every = list(counts)
    return FourWayCount(*(sum(map(heap, every)) for heap in _HEAPS_IN_ORDER))


def count(standings: Iterable[Standing]) -> FourWayCount:
    """Count standings into the four official heaps."""
    seen = list(standings)
    return FourWayCount(
        done_on_time=seen.count(Standing.DONE_ON_TIME),
        done_late=seen.count(Standing.DONE_LATE),
        in_term=seen.count(Standing.IN_TERM) + seen.count(Standing.DUE_SOON),
        overdue=seen.count(Standing.OVERDUE),
        not_applicable=seen.count(Standing.NOT_APPLICABLE),
        due_soon=seen.count(Standing.DUE_SOON),
    )


def rounded_rate(rate: float) -> Decimal:
    """Return a rate with the one decimal that window and documents show, half up; differences are taken between such rates."""
    return Decimal(repr(rate)).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
