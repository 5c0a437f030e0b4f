"""Activities (hoạt động) and inspections (kiểm tra, giám sát): a day's work that is told once and serves several work items.

What an activity says stands in the result of each work item it serves, on lines of its own. The functions here put those
lines in, exchange them and take them out, and never touch what stands beside them.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.ids import ActivityId, UnitId, WorkItemId


class ActivityKind(StrEnum):
    """What it was; only an inspection has findings and a day for remedy."""

    ACTIVITY = "activity"
    INSPECTION = "inspection"


ACTIVITY_KIND_LABELS: dict[ActivityKind, str] = {
    ActivityKind.ACTIVITY: "Hoạt động",
    ActivityKind.INSPECTION: "Kiểm tra, giám sát",
}


@dataclass(frozen=True, slots=True)
class Activity:
    """Something done on a day.

    Attributes:
        id: its id in the book; 0 before it is stored.
        kind: an activity or an inspection.
        happened_on: its day.
        title: what it was: "Toạ đàm ngày 20/10".
        result: what came of it, as it is to stand in the work items; empty takes the title.
        unit_ids: the units that did it, or that were inspected.
        item_ids: the work items it serves.
        findings: what an inspection found.
        remedy_by: by when that is to be put right; None when nothing is.
        remedied_on: when it was put right; None while it is not.
    """

    id: ActivityId
    kind: ActivityKind
    happened_on: date
    title: str
    result: str = ""
    unit_ids: tuple[UnitId, ...] = ()
    item_ids: tuple[WorkItemId, ...] = ()
    findings: str = ""
    remedy_by: date | None = None
    remedied_on: date | None = None

    @property
    def words(self) -> str:
        """What stands in the result of the work items it serves."""
        return self.result or self.title

    def is_remedy_overdue(self, today: date) -> bool:
        """Whether what was found should have been put right before today and was not."""
        return self.remedy_by is not None and self.remedied_on is None and self.remedy_by < today


def with_words(result: str, words: str) -> str:
    """Return a result with these words on lines of their own at its end; unchanged when they stand in it already."""
    if not words or _place(result, words) is not None:
        return result
    return f"{result}\n{words}" if result else words


def with_other_words(result: str, before: str, after: str) -> str:
    """Return a result in which exactly the lines `before` say `after`; unchanged when they no longer stand in it.

    They do not stand in it when somebody has reworded them: that stays.
    """
    place = _place(result, before)
    if place is None:
        return result
    lines, length = result.split("\n"), len(before.split("\n"))
    rest = "\n".join([*lines[:place], *lines[place + length :]])
    if not after or _place(rest, after) is not None:
        return rest
    return "\n".join([*lines[:place], after, *lines[place + length :]])


def without_words(result: str, words: str) -> str:
    """Return a result without exactly these lines."""
    return with_other_words(result, words, "")


def _place(result: str, words: str) -> int | None:
    """Return the line of `result` at which all lines of `words` stand one after the other, None when they do not."""
    lines, wanted = result.split("\n"), words.split("\n")
    if not words:
        return None
    return next((place for place in range(len(lines)) if lines[place : place + len(wanted)] == wanted), None)
