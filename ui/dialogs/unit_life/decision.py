"""What the clerk decided about a unit's life, as plain values; no Qt."""

from dataclasses import dataclass
from datetime import date

from app.domain.ids import UnitId
from app.domain.unit import Unit
from app.domain.unit_history import UnitEventKind, WorkFate
from app.services.heir_work import FateLine

ENDING = (UnitEventKind.MERGED, UnitEventKind.SPLIT, UnitEventKind.ABOLISHED)
"""The events after which a unit is no more, so that its work needs an heir."""


@dataclass(frozen=True, slots=True)
class UnitLifeDecision:
    """One event as it was entered.

    Attributes:
        kind: what happened.
        unit_ids: to whom; several for a merger, none for a founding.
        on: the first day of it.
        basis: the document that decided it.
        name: the new name; for a renaming.
        parent_id: the unit above from then on; for a move.
        parts: what comes of it: the new unit of a merger or founding, the parts of a split; ids of those that are there.
        heir: for a split which of the parts takes over, from 0; None for nobody.
        heir_id: for an abolition who takes over; None for nobody.
        passes_on: whether the open work of merged units passes on.
        goes_on: whether a unit that is split stays.
    """

    kind: UnitEventKind
    unit_ids: tuple[UnitId, ...]
    on: date
    basis: str = ""
    name: str = ""
    parent_id: UnitId | None = None
    parts: tuple[UnitId | Unit, ...] = ()
    heir: int | None = None
    heir_id: UnitId | None = None
    passes_on: bool = True
    goes_on: bool = False

    @property
    def ending_ids(self) -> list[UnitId]:
        """The units that would be no more."""
        if self.kind not in ENDING or self.goes_on:
            return []
        return [unit_id for unit_id in self.unit_ids if unit_id not in self.parts]

    @property
    def known_heir_id(self) -> UnitId | None:
        """The heir, when it is a unit that is there already."""
        if self.kind is UnitEventKind.ABOLISHED:
            return self.heir_id
        part = self._heir_part
        return None if isinstance(part, Unit) else part

    @property
    def does_work_pass_on(self) -> bool:
        """Whether anybody takes the work over."""
        return self.heir_id is not None if self.kind is UnitEventKind.ABOLISHED else self._heir_part is not None

    @property
    def _heir_part(self) -> UnitId | Unit | None:
        if self.kind is UnitEventKind.MERGED:
            return self.parts[0] if self.parts and self.passes_on else None
        return self.parts[self.heir] if self.heir is not None and self.heir < len(self.parts) else None


def sum_up(lines: list[FateLine]) -> str:
    """Say in one sentence what becomes of the work items in the table, each kind with its number."""
    counts = {fate: sum(line.fate is fate for line in lines) for fate in WorkFate}
    words = {
        WorkFate.PASSES_ON: "{} đầu việc chuyển cho đơn vị kế thừa",
        WorkFate.IS_CLOSED: "{} khép lại (không thực hiện), giữ phần đã ghi",
        WorkFate.GOES: "{} bỏ vì chưa ghi gì",
        WorkFate.STAYS: "{} giữ nguyên ở đơn vị cũ",
    }
    said = [words[fate].format(count) for fate, count in counts.items() if count]
    if not said:
        return "Chưa có đầu việc nào được lập cho các kỳ chưa kết thúc; việc các kỳ sau tính theo lựa chọn này."
    return f"{'; '.join(said)}. Việc của các kỳ đã hết trước ngày này giữ nguyên."
