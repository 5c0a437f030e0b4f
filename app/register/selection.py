"""Which work items of a period are wanted: of one plan, heading, task, unit or overseer, due between two days, of one heap.

Every figure on a screen is a selection: the list of what it picks is as long as the figure. The same selection narrows stored
items in SQL (`app.store.work_items`) and computed ones here; a test keeps the two equal.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.domain.evidence import EvidenceState
from app.domain.ids import PlanId, SectionId, TaskId, UnitId
from app.domain.period import Period
from app.domain.plan import Section
from app.domain.progress import CLOSED_STATES, STANDINGS_OF, FourWayCount, Heap, WorkItem

NO_SECTION = SectionId(0)
"""Stands for the tasks of a plan that stand under no heading."""


@dataclass(frozen=True, slots=True)
class Overseen:
    """The work that an overseer answers for: these units, and these tasks whoever does them.

    Attributes:
        is_rest: turns it round: all work but this, which is the work that nobody oversees.
    """

    unit_ids: frozenset[UnitId] = frozenset()
    task_ids: frozenset[TaskId] = frozenset()
    is_rest: bool = False

    def holds(self, item: WorkItem) -> bool:
        """Whether an item belongs to it."""
        return (item.unit_id in self.unit_ids or item.task_id in self.task_ids) is not self.is_rest


@dataclass(frozen=True, slots=True)
class Selection:
    """What is wanted of a period's work items; whatever is left out narrows nothing.

    Attributes:
        plan_id, task_id, unit_id: only the items of this plan, task, unit.
        section_id: only those of the tasks under this heading, at whatever depth; `NO_SECTION` for tasks under none.
        overseen: only the items an overseer answers for.
        ends_from, ends_to: only items whose own period ends between these days, both included.
        due_from, due_to: only items with a deadline between these days, both included.
        is_open: only items that are neither done nor given up.
        is_unreported: only items of which nothing was said yet.
        by_deadline: what falls due between `due_from` and `due_to`, whatever period it belongs to; both are to be given.
        evidence: only stored items whose evidence is this far (`app.domain.evidence.evidence_standing`).
        heap: only the items of this heap, judged on the day `on`.
        looks_back: `on` is gone by, and what was done after it counts as open.
    """

    plan_id: PlanId | None = None
    task_id: TaskId | None = None
    unit_id: UnitId | None = None
    due_from: date | None = None
    due_to: date | None = None
    is_open: bool = False
    section_id: SectionId | None = None
    overseen: Overseen | None = None
    ends_from: date | None = None
    ends_to: date | None = None
    heap: Heap | None = None
    on: date | None = None
    looks_back: bool = False
    is_unreported: bool = False
    by_deadline: bool = False
    evidence: EvidenceState | None = None

    def __post_init__(self) -> None:
        if self.heap is not None and self.on is None:
            raise ValueError("a heap is judged on a day")
        if self.by_deadline and (self.due_from is None or self.due_to is None):
            raise ValueError("deadlines are looked for between two days")

    def holds(self, item: WorkItem) -> bool:
        """Whether an item is wanted.

        Its plan, heading and evidence are not looked at: an item does not know them, whoever gathers items does.
        """
        return (
            self.task_id in (None, item.task_id)
            and self.unit_id in (None, item.unit_id)
            and (self.overseen is None or self.overseen.holds(item))
            and _lies_between(item.period.ends_on, self.ends_from, self.ends_to)
            and _lies_between(item.due_on, self.due_from, self.due_to)
            and not (self.is_open and item.progress.state in CLOSED_STATES)
            and (item.is_unreported or not self.is_unreported)
            and self._holds_standing(item)
        )

    def whatever_was_entered(self) -> "Selection":
        """Return the selection by what an item is alone: what stands in the book of an item may not decide yet."""
        return replace(self, due_from=None, due_to=None, is_open=False, heap=None, is_unreported=False)

    def of(self, heap: Heap, on: date) -> "Selection":
        """Return what is picked of this selection by a heap, judged on a day."""
        return replace(self, heap=heap, on=on)

    def holds_section(self, section_id: SectionId | None, sections: Sequence[Section]) -> bool:
        """Whether a task under this heading of its plan is wanted.

        Args:
            section_id: the heading the task stands under, None for none.
            sections: the plan's headings in their order.
        """
        if self.section_id is None:
            return True
        if self.section_id == NO_SECTION or section_id is None:
            return self.section_id == NO_SECTION and section_id is None
        return section_id in branch_of(self.section_id, sections)

    def _holds_standing(self, item: WorkItem) -> bool:
        if self.heap is None or self.on is None:
            return True
        found = item.stood(self.on) if self.looks_back else item.standing(self.on)
        return found in STANDINGS_OF[self.heap]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of work items on a screen, and which ones they are.

    Attributes:
        number: the number as shown.
        title: what it counts, for the head of the list: "Quá hạn · Chi bộ A".
        period: the period looked at.
        wanted: what it counts; the list of it is as long as the number says.
    """

    number: int
    title: str
    period: Period
    wanted: Selection


def figure_of(count: FourWayCount, heap: Heap, title: str, period: Period, wanted: Selection, on: date) -> Figure:
    """Return the figure of one heap of a count."""
    return Figure(count.of(heap), title, period, wanted.of(heap, on))


def branch_of(section_id: SectionId, sections: Sequence[Section]) -> set[SectionId]:
    """Return a heading and all headings below it."""
    found: set[SectionId] = set()
    level = 0
    for section in sections:
        if section.id == section_id:
            level = section.level
        elif section.level <= level:
            break
        if level:
            found.add(section.id)
    return found


def main_section_of(sections: Iterable[Section]) -> dict[SectionId, SectionId]:
    """Return heading -> the main heading above it, itself when it is one; headings in the order of the plan."""
    every = list(sections)
    upper = upper_section_of(every)
    found: dict[SectionId, SectionId] = {}
    for section in every:
        above = upper.get(section.id)
        found[section.id] = found[above] if above is not None else section.id
    return found


def upper_section_of(sections: Iterable[Section]) -> dict[SectionId, SectionId]:
    """Return heading -> the heading right above it; main headings are left out. Headings in the order of the plan."""
    found: dict[SectionId, SectionId] = {}
    path: list[Section] = []
    for section in sections:
        while path and path[-1].level >= section.level:
            path.pop()
        if path:
            found[section.id] = path[-1].id
        path.append(section)
    return found


def _lies_between(on: date | None, first: date | None, last: date | None) -> bool:
    if on is None:
        return first is None and last is None
    return (first is None or first <= on) and (last is None or on <= last)


EVERY_ITEM = Selection()
