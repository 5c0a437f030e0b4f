"""The place "Minh chứng": which work items of a period have evidence, which wait to be looked at, which still lack some."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from app.domain.evidence import Evidence, EvidenceState, evidence_standing
from app.domain.ids import PlanId, TaskId, UnitId
from app.domain.period import Period
from app.domain.plan import Plan, Task
from app.domain.unit import Unit
from app.register.selection import Selection
from app.services import work_register
from app.services.show_items import units_as_of
from app.services.workspace import Workspace
from app.store import evidence, work_items
from app.store.evidence import ItemPieces
from app.text.compare import fold

EVIDENCE_STANDING_LABELS: dict[EvidenceState, str] = {
    EvidenceState.MISSING: "Còn thiếu",
    EvidenceState.DRAFT: "Chờ kiểm tra",
    EvidenceState.ACCEPTED: "Đã có",
}
"""How far the evidence of a work item is, in words."""


class EvidenceLine(NamedTuple):
    """The evidence of one work item; a tuple, since a year of a province has tens of thousands.

    Attributes:
        pieces: the work item, and the names of its evidence by state.
        standing: how far it is, see `app.domain.evidence.evidence_standing`.
    """

    plan: Plan
    task: Task
    unit: Unit
    pieces: ItemPieces
    standing: EvidenceState

    @property
    def period(self) -> Period:
        """The work item's own period."""
        return self.pieces.period

    @property
    def key(self) -> tuple[TaskId, UnitId, Period]:
        """The work item."""
        return (self.task.id, self.unit.id, self.period)

    @property
    def words(self) -> str:
        """What is there and what is missing: "Danh sách ký nhận; thiếu: Biên bản"."""
        there = [name for state, name in self.pieces.named if state is not EvidenceState.MISSING]
        missing = [name for state, name in self.pieces.named if state is EvidenceState.MISSING]
        if not self.pieces.named:
            return "Đã báo hoàn thành, chưa có minh chứng nào"
        return "; ".join([*there, *([f"thiếu: {', '.join(missing)}"] if missing else [])])

    def holds(self, typed: Sequence[str]) -> bool:
        """Whether all folded words stand in its task, unit, period or evidence."""
        parts = (self.task.number, self.task.text, self.unit.name, self.period.label, self.words)
        said = " ".join(_folded(part) for part in parts)
        return all(word in said for word in typed)


def show_evidence(core: Workspace, period: Period, plan_id: PlanId | None = None) -> list[EvidenceLine]:
    """Return the work items of a period that have evidence, or are done and have none, in the order of plan, task and unit.

    One query, however many work items there are; an item that has no evidence and is not done yet has nothing to show.

    Args:
        core: the open book.
        period: the period looked at.
        plan_id: only one plan's; None for all.
    """
    of_task, of_unit = work_register.plan_of_tasks(core.book), units_as_of(core, period)
    tasks = {task_id: place for place, task_id in enumerate(of_task)}
    units = {unit_id: place for place, unit_id in enumerate(of_unit)}
    found = evidence.in_period(core.book, period, Selection(plan_id=plan_id))
    found.sort(key=lambda one: (tasks[one.task_id], units[one.unit_id], one.period.ends_on))
    return [line for one in found if (line := _line(one, of_task, of_unit)) is not None]


def pieces_of(core: Workspace, task_id: TaskId, unit_id: UnitId, period: Period) -> list[Evidence]:
    """Return the evidence of a work item in the order it was entered; none for an item that is only computed."""
    found = work_items.find(core.book, task_id, unit_id, period)
    return evidence.of_item(core.book, found.id) if found is not None and found.id else []


@lru_cache(maxsize=8192)
def _folded(text: str) -> str:
    """Texts of tasks and units come again in many lines."""
    return fold(text)


def _line(one: ItemPieces, of_task: Mapping[TaskId, tuple[Plan, Task]], of_unit: Mapping[UnitId, Unit]) -> EvidenceLine | None:
    standing = (
        EvidenceState.MISSING if not one.named else evidence_standing([state for state, _ in one.named], is_done=one.is_done)
    )
    return EvidenceLine(*of_task[one.task_id], of_unit[one.unit_id], one, standing) if standing is not None else None
