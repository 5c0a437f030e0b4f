"""The four-way count of a period: in all, by unit, main section, plan, overseer and part of the period, with the period before.

The table that comes out is `app.register.count_table`; where its numbers come from, `count_sources`.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import timedelta
from functools import cached_property
from itertools import chain
from typing import TypeVar

from app.domain.ids import SectionId, TaskId, UnitId
from app.domain.period import Period, PeriodKind, periods_within
from app.domain.plan import Plan, Section
from app.domain.progress import FourWayCount
from app.domain.unit import Unit
from app.register.count_table import Before, CountBy, CountLine, CountTable
from app.register.selection import EVERY_ITEM, NO_SECTION, Overseen, Selection, main_section_of
from app.services import work_register
from app.services.count_sources import CountsInBook, CountSource, count_source
from app.services.show_overseers import overseen_work
from app.services.workspace import Workspace
from app.store import plans, tasks, units

Id = TypeVar("Id", bound=int)
_PART_OF = {PeriodKind.YEAR: PeriodKind.QUARTER, PeriodKind.HALF_YEAR: PeriodKind.QUARTER, PeriodKind.QUARTER: PeriodKind.MONTH}


def count_period(core: Workspace, period: Period, ways: Iterable[CountBy] = CountBy) -> CountTable:
    """Return the counts of a period.

    Args:
        ways: by what they are told apart; what is left out is not even counted.
    """
    return _Counting(core, period).table(ways)


class _Counting:
    """Collects what the lines of one period need, once, and lays them out."""

    def __init__(self, core: Workspace, period: Period) -> None:
        self._core = core
        self._book = core.book
        self._period = period
        self._now = count_source(core, period)
        self._organisation = units.organisation(core.book)
        self._plans = plans.all_plans(core.book)
        self._before = period.before()
        self._before_on = work_register.last_day_seen(self._before, core.today)
        self._then: CountsInBook | None = None
        if work_register.is_opened(core.book, self._before):
            self._then = CountsInBook(core.book, self._before, self._before_on, Selection(looks_back=True))

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


def _overseen_count(source: CountSource, by_unit: Mapping[UnitId, FourWayCount], wanted: Selection) -> FourWayCount:
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
