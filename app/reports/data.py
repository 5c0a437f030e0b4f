"""What a service hands to a report: values of the domain, already collected; a report asks the store for nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from app.domain.ids import TaskId, UnitId
from app.domain.office import Office
from app.domain.period import Period
from app.domain.plan import Plan, Section, Task
from app.domain.progress import FourWayCount, Progress, ReportState, Standing, WorkItem, count
from app.domain.unit import Unit
from app.text.sort_order import sort_key


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

    def items_of(self, task_id: TaskId) -> list[WorkItem]:
        """Return the items of a task, in the order of the units."""
        return sorted((item for item in self.items if item.task_id == task_id), key=lambda item: self.unit_order(item.unit_id))

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
