"""Units: the organisations and persons that do, support or oversee the work, and the groups a plan names."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from app.domain.ids import UnitGroupId, UnitId
from app.text.compare import fold


class UnitKind(StrEnum):
    """What a unit is; `PERSON` is a committee member who oversees units (decisions 17)."""

    PARTY_CELL = "party_cell"
    MASS_ORGANISATION = "mass_organisation"
    COMMITTEE = "committee"
    LEADERSHIP = "leadership"
    DEPARTMENT = "department"
    COMMUNE = "commune"
    OTHER = "other"
    PERSON = "person"


UNIT_KIND_LABELS: dict[UnitKind, str] = {
    UnitKind.PARTY_CELL: "Chi bộ",
    UnitKind.MASS_ORGANISATION: "Đoàn thể",
    UnitKind.COMMITTEE: "Cấp uỷ, ban chấp hành",
    UnitKind.LEADERSHIP: "Lãnh đạo",
    UnitKind.DEPARTMENT: "Phòng, ban, sở",
    UnitKind.COMMUNE: "Xã, phường",
    UnitKind.OTHER: "Đơn vị khác",
    UnitKind.PERSON: "Cá nhân",
}


_KIND_BY_FIRST_WORDS: tuple[tuple[str, UnitKind], ...] = (
    ("chi bo", UnitKind.PARTY_CELL),
    ("dong chi", UnitKind.PERSON),
    ("ban chap hanh", UnitKind.COMMITTEE),
    ("ban thuong vu", UnitKind.COMMITTEE),
    ("dang uy", UnitKind.COMMITTEE),
    ("cong doan", UnitKind.MASS_ORGANISATION),
    ("doan thanh nien", UnitKind.MASS_ORGANISATION),
    ("hoi", UnitKind.MASS_ORGANISATION),
    ("lanh dao", UnitKind.LEADERSHIP),
    ("ubnd xa", UnitKind.COMMUNE),
    ("ubnd phuong", UnitKind.COMMUNE),
    ("xa", UnitKind.COMMUNE),
    ("phuong", UnitKind.COMMUNE),
    ("phong", UnitKind.DEPARTMENT),
    ("van phong", UnitKind.DEPARTMENT),
    ("so", UnitKind.DEPARTMENT),
    ("ban", UnitKind.DEPARTMENT),
)
_COLLECTIVE_FIRST_WORDS = frozenset({"cac", "nhung", "toan", "tat", "moi"})


def guess_kind(name: str) -> UnitKind:
    """Guess what a unit is from the first words of its name; the clerk can change it."""
    folded = fold(name)
    return next(
        (kind for words, kind in _KIND_BY_FIRST_WORDS if folded == words or folded.startswith(words + " ")), UnitKind.OTHER
    )


def names_a_collective(name: str) -> bool:
    """Whether a written name stands for several units: "các chi bộ trực thuộc", "toàn thể đảng viên"."""
    return fold(name).split(" ")[0] in _COLLECTIVE_FIRST_WORDS


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of the directory (đơn vị).

    Attributes:
        id: its id in the book; 0 before it is stored.
        name: the name as printed in documents.
        kind: what it is.
        position: its place in the office's own order, from 1.
        short_name: for narrow columns; empty when the name serves.
        email: where its tracker is sent; empty when unknown.
        phone: for the phone list.
        contact_person: who answers for the tracker (người phụ trách).
        aliases: other names by which plans call it, abbreviations too.
        parent_id: the unit above it; None at the top.
        head: who leads it (người đứng đầu).
        founded_on: its first day; None when it has always been there.
        abolished_on: the first day on which it is no more; None while it exists.
        heir_id: who takes over its work from that day on; None when nobody does.
    """

    id: UnitId
    name: str
    kind: UnitKind
    position: int = 0
    short_name: str = ""
    email: str = ""
    phone: str = ""
    contact_person: str = ""
    aliases: tuple[str, ...] = ()
    parent_id: UnitId | None = None
    head: str = ""
    founded_on: date | None = None
    abolished_on: date | None = None
    heir_id: UnitId | None = None

    def exists_on(self, on: date) -> bool:
        """Whether the unit has been founded and not yet abolished on that day."""
        return (self.founded_on is None or self.founded_on <= on) and (self.abolished_on is None or on < self.abolished_on)

    @property
    def is_person(self) -> bool:
        """Whether this is a committee member rather than an organisation."""
        return self.kind is UnitKind.PERSON


@dataclass(frozen=True, slots=True)
class Membership:
    """One unit's time in a group; an open end is None."""

    unit_id: UnitId
    joined_on: date | None = None
    left_on: date | None = None

    def holds_on(self, on: date) -> bool:
        """Whether the unit is a member on that day."""
        return (self.joined_on is None or self.joined_on <= on) and (self.left_on is None or on < self.left_on)


@dataclass(frozen=True, slots=True)
class GroupRule:
    """Which units a group holds without being told: all of a kind, below a unit if one is named."""

    kind: UnitKind
    parent_id: UnitId | None = None


@dataclass(frozen=True, slots=True)
class UnitGroup:
    """A collective a plan names, such as "các chi bộ trực thuộc", and the units it stands for.

    Attributes:
        members: the units picked by hand, with their time in the group.
        rule: which units belong to it beside those; `Organisation.members_on` gives both.
    """

    id: UnitGroupId
    name: str
    aliases: tuple[str, ...] = ()
    members: tuple[Membership, ...] = field(default=())
    rule: GroupRule | None = None

    def members_on(self, on: date) -> list[UnitId]:
        """Return the units picked by hand that belong to the group on a day, in stored order."""
        return [member.unit_id for member in self.members if member.holds_on(on)]
