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
        other_id: the unit merged into (`merged`) or come out of (`founded` by a split).
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
