"""Who does what: a task, a unit or group, and the role."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.ids import AssignmentId, TaskId, UnitGroupId, UnitId


class AssignmentRole(StrEnum):
    """What a unit has to do with a task; the earlier member is the stronger role."""

    LEAD = "lead"
    SUPPORT = "support"
    OVERSEER = "overseer"

    @property
    def strength(self) -> int:
        """Where two assignments give one unit two roles, the smaller number wins."""
        return _STRENGTH.index(self)


_STRENGTH = (AssignmentRole.LEAD, AssignmentRole.SUPPORT, AssignmentRole.OVERSEER)

ROLE_LABELS: dict[AssignmentRole, str] = {
    AssignmentRole.LEAD: "Chủ trì",
    AssignmentRole.SUPPORT: "Phối hợp",
    AssignmentRole.OVERSEER: "Theo dõi",
}


@dataclass(frozen=True, slots=True)
class Assignment:
    """One line of a task's assignment (phân công).

    Attributes:
        id: its id in the book; 0 before it is stored.
        task_id: the task.
        role: lead, support or overseer.
        written: the name as the plan writes it; kept even when it is matched to a unit of another name.
        unit_id: the unit, when it names one.
        group_id: the group, when it names a collective. Both None: not matched yet.
        due_on: the unit's own deadline, None to take the task's.
    """

    id: AssignmentId
    task_id: TaskId
    role: AssignmentRole
    written: str = ""
    unit_id: UnitId | None = None
    group_id: UnitGroupId | None = None
    due_on: date | None = None

    @property
    def is_matched(self) -> bool:
        """Whether the written name stands for a unit or group of the directory."""
        return self.unit_id is not None or self.group_id is not None
