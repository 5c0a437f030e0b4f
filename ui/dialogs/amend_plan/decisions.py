"""What the clerk has decided of a difference, and what that comes to. Plain values, no Qt."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from app.domain.ids import TaskId
from app.domain.plan_difference import (
    AmendChoices,
    DutyPair,
    GoneChoice,
    NewDuty,
    PlanDifference,
    StoredDuty,
    compare,
)
from app.domain.plan_reading import ReadTask

DutyRow = DutyPair | NewDuty | StoredDuty
"""A duty of either version: a `StoredDuty` by itself is one that is gone."""


@dataclass(frozen=True, slots=True)
class GroupRow:
    """The head of a group of duties."""

    title: str
    number: int


@dataclass(slots=True)
class AmendDecisions:
    """The duties of both versions and the choices made so far.

    Attributes:
        stored: the plan's tasks in the book.
        read: the duties of the file.
    """

    stored: Sequence[StoredDuty]
    read: Sequence[ReadTask]
    _pairs: dict[int, TaskId | None] = field(default_factory=dict[int, TaskId | None])
    _gone: dict[TaskId, GoneChoice] = field(default_factory=dict[TaskId, GoneChoice])

    @property
    def difference(self) -> PlanDifference:
        """The difference as it stands with these choices."""
        return compare(self.stored, self.read, self._pairs)

    @property
    def for_service(self) -> AmendChoices:
        """The choices in the form the service takes."""
        return AmendChoices(dict(self._gone), dict(self._pairs))

    def choice_of(self, duty: StoredDuty) -> GoneChoice:
        """Return what is done with a duty gone."""
        return self.for_service.of(duty)

    def choose(self, duty: StoredDuty, choice: GoneChoice) -> None:
        """Decide about a duty gone."""
        self._gone[duty.task.id] = choice

    def pair(self, position: int, task_id: TaskId | None) -> None:
        """Say which stored duty one of the file is; None for none of them. Others that were said to be it are free again."""
        taken = [one for one, known in self._pairs.items() if task_id is not None and known == task_id]
        for one in taken:
            del self._pairs[one]
        self._pairs[position] = task_id

    def rows(self) -> list[GroupRow | DutyRow]:
        """Return the duties in their groups: new, changed, gone, equal; empty groups are left out."""
        found = self.difference
        groups: tuple[tuple[str, Sequence[DutyRow]], ...] = (
            ("Mới", found.new),
            ("Thay đổi", found.changed),
            ("Không còn", found.gone),
            ("Giữ nguyên", found.equal),
        )
        rows: list[GroupRow | DutyRow] = []
        for title, duties in groups:
            if duties:
                rows += [GroupRow(title, len(duties)), *duties]
        return rows

    def summary(self) -> str:
        """Return the counts as the foot of the dialog says them."""
        found = self.difference
        kept = sum(self.choice_of(duty) is GoneChoice.KEEP for duty in found.gone)
        gone = f"{len(found.gone)} không còn"
        if found.gone:
            gone += f" (giữ lại {kept}, bỏ {len(found.gone) - kept})"
        return f"{len(found.new)} mới · {len(found.changed)} thay đổi · {gone} · {len(found.equal)} giữ nguyên"
