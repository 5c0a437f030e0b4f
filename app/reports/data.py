"""What a service hands to a report: values of the domain, already collected; a report asks the store for nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from app.domain.activity import Activity
from app.domain.assignment import Assignment
from app.domain.evidence import Evidence
from app.domain.extension import Extension
from app.domain.ids import TaskId, UnitGroupId, UnitId, WorkItemId
from app.domain.office import Office
from app.domain.period import Period
from app.domain.plan import Plan, Section, Task
from app.domain.progress import FourWayCount, Progress, ReportState, Standing, WorkItem, count
from app.domain.unit import Unit
from app.register.indicator_sums import IndicatorSum
from app.register.matrix import MatrixCell
from app.text.sort_order import sort_key


@dataclass(frozen=True, slots=True)
class Duties:
    """Who has to do with which task.

    Attributes:
        lines: task -> its assignment as the plan writes it.
        cells: task -> unit -> its role, groups expanded.
        group_names: the collectives the lines name.
    """

    lines: Mapping[TaskId, tuple[Assignment, ...]] = field(default_factory=lambda: {})
    cells: Mapping[TaskId, Mapping[UnitId, MatrixCell]] = field(default_factory=lambda: {})
    group_names: Mapping[UnitGroupId, str] = field(default_factory=lambda: {})


@dataclass(frozen=True, slots=True)
class PlanText:
    """What the plan's own file says beside its duties.

    Attributes:
        opening: the paragraphs before the first heading.
        sections: number of a heading -> the paragraphs under it that are no duties.
        closing: the paragraphs after the last duty.
    """

    opening: tuple[str, ...] = ()
    sections: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: {})
    closing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AnsweredLine:
    """A line of a superior plan, and the duties of ours that answer it with their counts in the period."""

    line: Task
    duties: tuple[tuple[Task, FourWayCount], ...]


@dataclass(frozen=True, slots=True)
class SuperiorPlan:
    """A superior plan and how its lines are answered."""

    plan: Plan
    lines: tuple[AnsweredLine, ...]


@dataclass(frozen=True, slots=True)
class ReportData:
    """Everything a document is made from.

    Attributes:
        office: who issues it.
        plan: the plan it is about; sections and tasks in the plan's order.
        units: every unit that an item or parameter names, by id.
        items: the work items of the period.
        period: what it reports on.
        today: the day on which items stand where they stand.
        dated_on: the date of the document.
        day_is_known: False leaves the day of the date blank.
        number: its registry number ("05"); None leaves it blank.
        previous: the count of the period before; None when that period was not followed.
        report_states: whether each unit's tracker of the period came back; a unit not named here was sent none.
        overseers: unit -> names of the committee members who oversee it.
        unit_ids: the units a letter is about; empty for all.
        addressed_to: receivers of a State report to a higher body (S-82); empty for none.
        answer_by: until when a letter asks for an answer; None for the usual time.
        sent_back: units whose report was sent back, with the reason.
        extensions: the last extension of each item that was given one.
        indicators: task -> its indicators over the items of the period; tasks without any are left out.
        activities: activities and inspections of the period that serve these items.
        duties: who has to do with which task on the document's day.
        evidence: the evidence of each item; gathered for the kinds that show it.
        superiors: the superior plans our duties answer; gathered for the kinds that show them.
        plan_text: what the plan's file says beside its duties; gathered for the kinds that print the plan.
    """

    office: Office
    plan: Plan
    tasks: tuple[Task, ...]
    units: Mapping[UnitId, Unit]
    items: tuple[WorkItem, ...]
    period: Period
    today: date
    dated_on: date
    sections: tuple[Section, ...] = ()
    day_is_known: bool = True
    number: str | None = None
    previous: FourWayCount | None = None
    report_states: Mapping[UnitId, ReportState] = field(default_factory=lambda: {})
    overseers: Mapping[UnitId, tuple[str, ...]] = field(default_factory=lambda: {})
    unit_ids: tuple[UnitId, ...] = ()
    addressed_to: tuple[str, ...] = ()
    answer_by: date | None = None
    sent_back: Mapping[UnitId, str] = field(default_factory=lambda: {})
    extensions: Mapping[WorkItemId, Extension] = field(default_factory=lambda: {})
    indicators: Mapping[TaskId, tuple[IndicatorSum, ...]] = field(default_factory=lambda: {})
    activities: tuple[Activity, ...] = ()
    duties: Duties = Duties()
    evidence: Mapping[WorkItemId, tuple[Evidence, ...]] = field(default_factory=lambda: {})
    superiors: tuple[SuperiorPlan, ...] = ()
    plan_text: PlanText = PlanText()

    def items_by_task(self) -> dict[TaskId, list[WorkItem]]:
        """Return task -> its items in the order of the units, for the tasks that have any, in the plan's order."""
        found: dict[TaskId, list[WorkItem]] = {task.id: [] for task in self.tasks}
        for item in self.items:
            found[item.task_id].append(item)
        order = {unit_id: self.unit_order(unit_id) for unit_id in {item.unit_id for item in self.items}}
        for items in found.values():
            items.sort(key=lambda item: (order[item.unit_id], item.period))
        return {task_id: items for task_id, items in found.items() if items}

    def items_of(self, task_id: TaskId) -> list[WorkItem]:
        """Return the items of a task, in the order of the units."""
        return self.items_by_task().get(task_id, [])

    def unit_order(self, unit_id: UnitId) -> tuple[object, ...]:
        """Return the key that puts units in the office's own order."""
        unit = self.units[unit_id]
        return (unit.position or len(self.units), sort_key(unit.name))

    def names(self, unit_ids: Iterable[UnitId]) -> str:
        """Return the names of units in the office's order, joined for prose; each once."""
        return ", ".join(self.units[unit_id].name for unit_id in sorted(set(unit_ids), key=self.unit_order))

    def standing(self, item: WorkItem) -> Standing:
        """Return where an item stands on the report's day."""
        return item.standing(self.today)

    def count(self) -> FourWayCount:
        """Return the four-way count of the period."""
        return count(self.standing(item) for item in self.items)

    @property
    def organisations(self) -> list[UnitId]:
        """Units with items in the period that are asked for reports, in the office's order; persons are not."""
        asked = {item.unit_id for item in self.items if not self.units[item.unit_id].is_person}
        return sorted(asked, key=self.unit_order)

    @property
    def persons(self) -> list[UnitId]:
        """Persons with items in the period, in the office's order."""
        return sorted({item.unit_id for item in self.items} - set(self.organisations), key=self.unit_order)

    @property
    def silent_units(self) -> list[UnitId]:
        """Organisations that have not reported, in the office's order.

        A unit reported when its tracker came back, or when anything of its progress was entered by hand.
        """
        heard = {unit_id for unit_id, state in self.report_states.items() if state in _HEARD}
        heard |= {item.unit_id for item in self.items if item.progress != Progress()}
        return [unit_id for unit_id in self.organisations if unit_id not in heard]


_HEARD = (ReportState.REPORTED, ReportState.APPROVED)
