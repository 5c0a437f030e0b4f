"""What befalls a unit over the years: founded, renamed, merged, split, moved, abolished (many units were on 1/7/2025)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.ids import UnitId


class UnitEventKind(StrEnum):
    """What happened to a unit."""

    FOUNDED = "founded"
    RENAMED = "renamed"
    MERGED = "merged"
    SPLIT = "split"
    MOVED = "moved"
    ABOLISHED = "abolished"


UNIT_EVENT_LABELS: dict[UnitEventKind, str] = {
    UnitEventKind.FOUNDED: "Thành lập",
    UnitEventKind.RENAMED: "Đổi tên",
    UnitEventKind.MERGED: "Sáp nhập",
    UnitEventKind.SPLIT: "Chia tách",
    UnitEventKind.MOVED: "Chuyển cấp trên",
    UnitEventKind.ABOLISHED: "Giải thể",
}


@dataclass(frozen=True, slots=True)
class UnitEvent:
    """One change in a unit's life (biến động).

    Attributes:
        id: its id in the book; 0 before it is stored.
        unit_id: whose life it is.
        kind: what happened.
        happened_on: the first day on which it holds.
        name_before: the name until the day before; for `renamed`.
        parent_before_id: the unit above until the day before; for `moved`, None when there was none.
        other_id: the unit merged into (`merged`), the one come out of (`founded` by a split), or the one that gave a part of
            itself (`split`, in the life of a unit that was there already).
        basis: the document that decided it, in the clerk's words.
    """

    id: int
    unit_id: UnitId
    kind: UnitEventKind
    happened_on: date
    name_before: str = ""
    parent_before_id: UnitId | None = None
    other_id: UnitId | None = None
    basis: str = ""


def name_on(name: str, history: Iterable[UnitEvent], on: date) -> str:
    """Return the name a unit bore on a day: what the first renaming after that day replaced, else the present one."""
    later = [one for one in history if one.kind is UnitEventKind.RENAMED and one.happened_on > on]
    return min(later, key=lambda one: (one.happened_on, one.id)).name_before if later else name


def parent_on(parent_id: UnitId | None, history: Iterable[UnitEvent], on: date) -> UnitId | None:
    """Return the unit above on a day, by the same rule as the name."""
    later = [one for one in history if one.kind is UnitEventKind.MOVED and one.happened_on > on]
    return min(later, key=lambda one: (one.happened_on, one.id)).parent_before_id if later else parent_id


class WorkFate(StrEnum):
    """What becomes of a work item when its unit is no more; items of periods that ended before that day stay as they are."""

    PASSES_ON = "passes_on"
    IS_CLOSED = "is_closed"
    GOES = "goes"
    STAYS = "stays"


WORK_FATE_LABELS: dict[WorkFate, str] = {
    WorkFate.PASSES_ON: "Chuyển cho đơn vị kế thừa",
    WorkFate.IS_CLOSED: "Khép lại, giữ phần đã ghi",
    WorkFate.GOES: "Bỏ, chưa ghi gì",
    WorkFate.STAYS: "Giữ nguyên ở đơn vị cũ",
}


def why_closed(kind: UnitEventKind, heir_name: str, on: date) -> str:
    """Return the reason that a work item closed by the end of its unit bears, as a clerk would write it."""
    how = f"Sáp nhập vào {heir_name}" if kind is UnitEventKind.MERGED else UNIT_EVENT_LABELS[kind]
    return f"{how} từ ngày {on:%d/%m/%Y}"
