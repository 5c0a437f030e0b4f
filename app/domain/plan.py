"""A plan (kế hoạch) in the book: its document, sections and tasks."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.document import Document, SignatureBlock, System
from app.domain.ids import PlanId, SectionId, TaskId, UnitId
from app.domain.period import Period, PeriodKind, span
from app.domain.timing import Timing, TimingKind


class Beat(StrEnum):
    """How often a task without a day of its own is followed (nhịp)."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"
    ONCE = "once"
    """Once, over the plan's own period: tasks "theo kế hoạch của …" until that plan is known."""


BEAT_LABELS: dict[Beat, str] = {
    Beat.WEEK: "hằng tuần",
    Beat.MONTH: "hằng tháng",
    Beat.QUARTER: "hằng quý",
    Beat.HALF_YEAR: "6 tháng",
    Beat.YEAR: "hằng năm",
    Beat.ONCE: "một lần",
}


@dataclass(frozen=True, slots=True)
class Plan:
    """An imported plan.

    Attributes:
        id: its id in the book; 0 before it is stored.
        document: the plan as a document: type, number, date, issuing body, subject.
        system: whose rules it follows.
        superior: the body named above the issuing body; empty when none is.
        place: the place of issue.
        years: first and last year of its period, None where not said.
        signature: who signed it.
        recipients: the lines of "Nơi nhận", the filing line included.
        bases: the documents it carries out, nearest first (61-KH/ĐUK, then 06-ĐA/TU).
        is_superior: whether it is a superior body's plan, whose lines our duties answer; it gives no work items itself.
        unit_id: the unit whose own plan it is; None for the office's.
        asked_by_id: the duty that asked the unit for it.
    """

    id: PlanId
    document: Document
    system: System
    superior: str = ""
    place: str = ""
    years: tuple[int | None, int | None] = (None, None)
    signature: SignatureBlock = SignatureBlock()
    recipients: tuple[str, ...] = ()
    bases: tuple[Document, ...] = ()
    is_superior: bool = False
    unit_id: UnitId | None = None
    asked_by_id: TaskId | None = None

    def span(self, today: date) -> Period:
        """Return the days over which the plan is followed.

        From its date (else the first day of its first year) to the last day of its last year. What the plan does not
        say is taken from `today`: this year.
        """
        first, last = self.years
        starts_on = self.document.issued_on or date(first or today.year, 1, 1)
        ends_on = date(max(last or first or starts_on.year, starts_on.year), 12, 31)
        return span(starts_on, ends_on)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the plan (phần, mục) and its place in the outline.

    Attributes:
        number: as the file shows it, joined with dots from the top ("I", "I.1").
        level: 1 for the main sections.
    """

    id: SectionId
    number: str
    title: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class BeatChange:
    """From a day on a task is followed in another beat; the period under way then is still brought to its end."""

    starts_on: date
    beat: Beat


@dataclass(frozen=True, slots=True)
class Pause:
    """A time in which a task is not followed (tạm dừng): no period that ends in it gives a work item.

    Attributes:
        ends_on: its last day; None while nobody knows.
        reason: why, in the clerk's words.
    """

    starts_on: date
    ends_on: date | None
    reason: str

    def holds_on(self, on: date) -> bool:
        """Whether the task is paused on that day."""
        return self.starts_on <= on and (self.ends_on is None or on <= self.ends_on)

    def overlaps(self, other: "Pause") -> bool:
        """Whether the two have a day in common."""
        first, second = sorted((self, other), key=lambda one: one.starts_on)
        return first.holds_on(second.starts_on)

    @property
    def label(self) -> str:
        """The pause in words: "từ 01/11/2022 đến 31/12/2022"."""
        until = f"đến {self.ends_on:%d/%m/%Y}" if self.ends_on else "chưa hẹn ngày tiếp tục"
        return f"từ {self.starts_on:%d/%m/%Y} {until}"


@dataclass(frozen=True, slots=True)
class Task:
    """A duty of the plan (nhiệm vụ).

    Attributes:
        id: its id in the book; 0 before it is stored.
        plan_id: the plan it belongs to.
        section_id: the heading it stands under, None when the plan has none.
        number: as the file shows it, joined with dots from the section down ("II.1").
        text: the duty's whole text as written.
        timing: what was understood of its time; `timing.raw` keeps the words.
        deliverable: the product it asks for (sản phẩm), empty when none.
        beat: how often it is followed from the beginning; None means the default of its timing kind.
        paragraph: its first paragraph in the file, counted from 1 (decisions 20); 0 when typed in by hand.
        ended_on: the last day it is followed, for one that a newer version of the plan no longer has; None while it is in it.
        beat_changes: other beats it was given later, by their first day.
        pauses: times in which it is not followed.
    """

    id: TaskId
    plan_id: PlanId
    number: str
    text: str
    section_id: SectionId | None = None
    timing: Timing = Timing()
    deliverable: str = ""
    beat: Beat | None = None
    paragraph: int = 0
    ended_on: date | None = None
    beat_changes: tuple[BeatChange, ...] = ()
    pauses: tuple[Pause, ...] = ()

    def beat_on(self, on: date) -> Beat:
        """Return the beat in force on a day; a change counts from its own first day."""
        begun = [change for change in self.beat_changes if change.starts_on <= on]
        return begun[-1].beat if begun else self.effective_beat

    @property
    def effective_beat(self) -> Beat:
        """The beat it began with: the chosen one, else once for `by_plan`, the interval of `recurring`, else quarterly."""
        if self.beat is not None:
            return self.beat
        if self.timing.kind is TimingKind.BY_PLAN:
            return Beat.ONCE
        if self.timing.kind is TimingKind.RECURRING and self.timing.every is not None:
            return _BEAT_OF.get(self.timing.every, Beat.QUARTER)
        return Beat.QUARTER


_BEAT_OF: dict[PeriodKind, Beat] = {
    PeriodKind.DAY: Beat.MONTH,  # nobody reports daily: daily duties are followed by the month
    PeriodKind.WEEK: Beat.WEEK,
    PeriodKind.MONTH: Beat.MONTH,
    PeriodKind.QUARTER: Beat.QUARTER,
    PeriodKind.HALF_YEAR: Beat.HALF_YEAR,
    PeriodKind.YEAR: Beat.YEAR,
}
