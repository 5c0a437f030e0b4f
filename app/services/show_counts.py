"""The four-way count of a period: in all, by unit, main section, plan, overseer and part of the period, with the period before.

Every line is a selection, so that each of its figures opens the list of the work items it counts.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from itertools import chain
from typing import Protocol, TypeVar

from app.domain.ids import SectionId, TaskId, UnitId
from app.domain.period import Period, PeriodKind, periods_within
from app.domain.plan import Plan, Section
from app.domain.progress import FourWayCount, Heap, WorkItem, rounded_rate
from app.domain.unit import Unit
from app.register.counts import count_by, count_items
from app.register.selection import EVERY_ITEM, NO_SECTION, Figure, Overseen, Selection, figure_of, main_section_of
from app.services import work_register
from app.services.show_overseers import overseen_work
from app.services.workspace import Workspace
from app.store import plans, tasks, units
from app.store import work_items as stored
from app.store.session import Reader

Id = TypeVar("Id", bound=int)
_PART_OF = {PeriodKind.YEAR: PeriodKind.QUARTER, PeriodKind.HALF_YEAR: PeriodKind.QUARTER, PeriodKind.QUARTER: PeriodKind.MONTH}


class CountBy(StrEnum):
    """By what a count is told apart."""

    UNIT = "unit"
    SECTION = "section"
    PLAN = "plan"
    OVERSEER = "overseer"
    PERIOD = "period"


COUNT_BY_LABELS: dict[CountBy, str] = {
    CountBy.UNIT: "Đơn vị",
    CountBy.SECTION: "Mục",
    CountBy.PLAN: "Kế hoạch",
    CountBy.OVERSEER: "Người theo dõi",
    CountBy.PERIOD: "Kỳ",
}


@dataclass(frozen=True, slots=True)
class Before:
    """A count of the period before, judged on its last day, and what it counts."""

    count: FourWayCount
    period: Period
    on: date
    wanted: Selection


@dataclass(frozen=True, slots=True)
class CountLine:
    """One line of a count.

    Attributes:
        label: what it is about, by name.
        note: what else tells it apart: the plan of a section, the units of an overseer.
        count: its four-way count.
        wanted: the work items it counts.
        before: the same in the period before; None when that was not followed.
        subject: what it is about; None for the total and for what is left over.
        plan: the plan of a section.
    """

    label: str
    count: FourWayCount
    wanted: Selection
    before: Before | None = None
    note: str = ""
    subject: Unit | Plan | Section | Period | None = None
    plan: Plan | None = None

    @property
    def change(self) -> Decimal | None:
        """By how many percentage points the rate differs from the period before; None where there is nothing to compare."""
        if self.before is None or self.before.count.rate is None or self.count.rate is None:
            return None
        return rounded_rate(self.count.rate) - rounded_rate(self.before.count.rate)


@dataclass(frozen=True, slots=True)
class CountTable:
    """The counts of a period.

    Attributes:
        today: the day on which they are judged.
        all_items: the line of the total.
        lines: by what -> its lines, as far as asked for. Units, sections, plans and parts of the period add up to the total;
            overseers need not, since a work item counts once for each who answers for it.
    """

    period: Period
    today: date
    all_items: CountLine
    lines: Mapping[CountBy, tuple[CountLine, ...]]

    @property
    def total(self) -> FourWayCount:
        """The count of everything."""
        return self.all_items.count

    def figure(self, line: CountLine, heap: Heap, heap_label: str) -> Figure:
        """Return one figure of a line."""
        return figure_of(line.count, heap, f"{heap_label} · {line.label}", self.period, line.wanted, self.today)


def figure_before(line: CountLine, heap: Heap, heap_label: str) -> Figure | None:
    """Return one figure of the period before; None when that was not followed."""
    if line.before is None:
        return None
    before = line.before
    title = f"{heap_label} · {line.label} · {before.period.label}"
    return figure_of(before.count, heap, title, before.period, before.wanted, before.on)


def count_period(core: Workspace, period: Period, ways: Iterable[CountBy] = CountBy) -> CountTable:
    """Return the counts of a period.

    Args:
        ways: by what they are told apart; what is left out is not even counted.
    """
    return _Counting(core, period).table(ways)


class _Source(Protocol):
    """Where counts come from: rows in the book, or items still computed."""

    def by_unit(self) -> dict[UnitId, FourWayCount]: ...

    def by_task(self) -> dict[TaskId, FourWayCount]: ...

    def by_end(self) -> dict[date, FourWayCount]: ...

    def of(self, wanted: Selection) -> FourWayCount: ...


@dataclass(frozen=True, slots=True)
class _InBook:
    """Counts of an opened period, by SQL."""

    book: Reader
    period: Period
    on: date
    base: Selection = EVERY_ITEM

    def by_unit(self) -> dict[UnitId, FourWayCount]:
        return stored.counts_by_unit(self.book, self.period, self.on, self.base)

    def by_task(self) -> dict[TaskId, FourWayCount]:
        return stored.counts_by_task(self.book, self.period, self.on, self.base)

    def by_end(self) -> dict[date, FourWayCount]:
        return stored.counts_by_end(self.book, self.period, self.on, self.base)

    def of(self, wanted: Selection) -> FourWayCount:
        return stored.count_in(self.book, self.period, self.on, wanted)


@dataclass(frozen=True, slots=True)
class _Computed:
    """Counts of a period that is not opened, over its items."""

    items: list[WorkItem]
    on: date

    def by_unit(self) -> dict[UnitId, FourWayCount]:
        return count_by(self.items, lambda item: item.unit_id, self.on)

    def by_task(self) -> dict[TaskId, FourWayCount]:
        return count_by(self.items, lambda item: item.task_id, self.on)

    def by_end(self) -> dict[date, FourWayCount]:
        return count_by(self.items, lambda item: item.period.ends_on, self.on)

    def of(self, wanted: Selection) -> FourWayCount:
        return count_items((item for item in self.items if wanted.holds(item)), self.on)


class _Counting:
    """Collects what the lines of one period need, once, and lays them out."""

    def __init__(self, core: Workspace, period: Period) -> None:
        self._core = core
        self._book = core.book
        self._period = period
        self._now = self._source()
        self._organisation = units.organisation(core.book)
        self._plans = plans.all_plans(core.book)
        self._before = period.before()
        self._before_on = work_register.last_day_seen(self._before, core.today)
        self._then: _InBook | None = None
        if work_register.is_opened(core.book, self._before):
            self._then = _InBook(core.book, self._before, self._before_on, Selection(looks_back=True))

    def table(self, ways: Iterable[CountBy]) -> CountTable:
        """Return the counts of the period, told apart in these ways."""
        everything = CountLine(
            "Tất cả", _sum(self._by_unit.values()), EVERY_ITEM, self._was(_sum(self._then_by_unit.values()), EVERY_ITEM)
        )
        made: dict[CountBy, Callable[[], Iterable[CountLine]]] = {
            CountBy.UNIT: self._units,
            CountBy.SECTION: self._sections,
            CountBy.PLAN: self._plan_lines,
            CountBy.OVERSEER: self._overseers,
            CountBy.PERIOD: self._parts,
        }
        return CountTable(self._period, self._core.today, everything, {by: tuple(made[by]()) for by in ways})

    @cached_property
    def _by_unit(self) -> dict[UnitId, FourWayCount]:
        return self._now.by_unit()

    @cached_property
    def _by_task(self) -> dict[TaskId, FourWayCount]:
        return self._now.by_task()

    @cached_property
    def _then_by_unit(self) -> dict[UnitId, FourWayCount]:
        return self._then.by_unit() if self._then else {}

    @cached_property
    def _then_by_task(self) -> dict[TaskId, FourWayCount]:
        return self._then.by_task() if self._then else {}

    def _source(self) -> _Source:
        if work_register.is_opened(self._book, self._period):
            return _InBook(self._book, self._period, self._core.today)
        return _Computed(work_register.items_in(self._core, self._period), self._core.today)

    def _was(self, count: FourWayCount, wanted: Selection) -> Before | None:
        """Return a count of the period before as a line shows it."""
        if self._then is None:
            return None
        return Before(count, self._before, self._before_on, _looking_back(wanted))

    def _units(self) -> Iterable[CountLine]:
        for unit in self._organisation.units.values():
            if unit.id in self._by_unit:
                wanted = Selection(unit_id=unit.id)
                yield CountLine(
                    self._name(unit.id),
                    self._by_unit[unit.id],
                    wanted,
                    self._was(self._then_by_unit.get(unit.id, FourWayCount()), wanted),
                    subject=unit,
                )

    def _plan_lines(self) -> Iterable[CountLine]:
        for plan in self._plans:
            own = [task.id for task in tasks.of_plan(self._book, plan.id)]
            if any(task_id in self._by_task for task_id in own):
                yield self._of_tasks(
                    plan.document.citation, own, Selection(plan_id=plan.id), note=plan.document.subject, subject=plan
                )

    def _sections(self) -> Iterable[CountLine]:
        """Give one line a main section of each plan, and one for its tasks under no heading."""
        for plan in self._plans:
            sections = plans.sections_of(self._book, plan.id)
            main_of = main_section_of(sections)
            own: dict[SectionId | None, list[TaskId]] = {}
            for task in tasks.of_plan(self._book, plan.id):
                own.setdefault(main_of.get(task.section_id) if task.section_id else None, []).append(task.id)
            known = {section.id: section for section in sections}
            for section_id, task_ids in own.items():
                if any(task_id in self._by_task for task_id in task_ids):
                    section = known.get(section_id) if section_id else None
                    label = f"{section.number}. {section.title}" if section else "Không thuộc mục nào"
                    wanted = Selection(plan_id=plan.id, section_id=section.id if section else NO_SECTION)
                    yield self._of_tasks(label, task_ids, wanted, note=plan.document.citation, subject=section, plan=plan)

    def _of_tasks(
        self,
        label: str,
        task_ids: list[TaskId],
        wanted: Selection,
        *,
        note: str,
        subject: Plan | Section | None,
        plan: Plan | None = None,
    ) -> CountLine:
        now = _sum(self._by_task.get(one, FourWayCount()) for one in task_ids)
        then = _sum(self._then_by_task.get(one, FourWayCount()) for one in task_ids)
        return CountLine(label, now, wanted, self._was(then, wanted), note, subject, plan)

    def _overseers(self) -> Iterable[CountLine]:
        """Give one line an overseer, each work item once, and one for what nobody oversees."""
        overseen = overseen_work(self._book, self._organisation, self._period.ends_on)
        if not overseen:
            return
        for overseer_id, work in overseen.items():
            yield self._of_overseen(self._name(overseer_id), work, self._organisation.units[overseer_id])
        rest = Overseen(
            _all(one.unit_ids for one in overseen.values()), _all(one.task_ids for one in overseen.values()), is_rest=True
        )
        line = self._of_overseen("Chưa có người theo dõi", rest, None)
        if line.count != FourWayCount():
            yield line

    def _of_overseen(self, label: str, work: Overseen, overseer: Unit | None) -> CountLine:
        wanted = Selection(overseen=work)
        now = _overseen_count(self._now, self._by_unit, wanted)
        then = self._then and _overseen_count(self._then, self._then_by_unit, _looking_back(wanted))
        return CountLine(label, now, wanted, self._was(then or FourWayCount(), wanted), self._note(work), overseer)

    def _note(self, work: Overseen) -> str:
        """Return what an overseer answers for, in words."""
        if work.is_rest:
            return ""
        names = [self._name(unit_id) for unit_id in self._organisation.units if unit_id in work.unit_ids]
        numbers = [task.number for plan in self._plans for task in tasks.of_plan(self._book, plan.id) if task.id in work.task_ids]
        return "; ".join([*names, *(f"nhiệm vụ {number}" for number in numbers)])

    def _parts(self) -> Iterable[CountLine]:
        """Give one line a part of the period, by where an item's own period ends, and one for those that reach beyond it."""
        by_end = self._now.by_end()
        kind = _PART_OF.get(self._period.kind)
        for part in periods_within(kind, self._period) if kind else [self._period]:
            wanted = Selection(ends_from=part.starts_on, ends_to=part.ends_on)
            count = _sum(found for on, found in by_end.items() if part.starts_on <= on <= part.ends_on)
            before = part.before()
            was = self._counted_before(before, Selection(ends_from=before.starts_on, ends_to=before.ends_on))
            label = part.label
            yield CountLine(label[:1].upper() + label[1:], count, wanted, was, subject=part)
        beyond = _sum(found for on, found in by_end.items() if on > self._period.ends_on)
        if beyond != FourWayCount():
            was = self._counted_before(self._before, Selection(ends_from=self._before.ends_on + timedelta(days=1)))
            yield CountLine(
                f"Kéo dài sau {self._period.label}", beyond, Selection(ends_from=self._period.ends_on + timedelta(days=1)), was
            )

    def _counted_before(self, before: Period, wanted: Selection) -> Before | None:
        count = work_register.count_then(self._core, before, wanted)
        if count is None:
            return None
        return Before(count, before, work_register.last_day_seen(before, self._core.today), _looking_back(wanted))

    def _name(self, unit_id: UnitId) -> str:
        return self._organisation.name_on(unit_id, self._period.ends_on)


def _overseen_count(source: _Source, by_unit: Mapping[UnitId, FourWayCount], wanted: Selection) -> FourWayCount:
    """Return the count of what an overseer answers for; units alone need no second reading."""
    work = wanted.overseen
    assert work is not None
    if work.task_ids:
        return source.of(wanted)
    return _sum(found for unit_id, found in by_unit.items() if (unit_id in work.unit_ids) is not work.is_rest)


def _looking_back(wanted: Selection) -> Selection:
    return replace(wanted, looks_back=True)


def _sum(counts: Iterable[FourWayCount]) -> FourWayCount:
    return sum(counts, FourWayCount())


def _all(sets: Iterable[frozenset[Id]]) -> frozenset[Id]:
    return frozenset(chain.from_iterable(sets))
