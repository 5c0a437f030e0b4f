"""The directory as a table that can be written to and read from a workbook."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from app.domain.unit import UnitKind


@dataclass(frozen=True, slots=True)
class DirectoryUnit:
    """One line of the directory; other units and groups are said by name.

    Attributes:
        name: the unit's name.
        kind: what it is.
        aliases: other names of it.
        groups: names of the groups it belongs to.
        oversees: names of the units it answers for; persons only.
        parent: name of the unit above it, empty at the top.
        head: who leads it.
        founded_on: its first day, when that is known.
        row: where it stands in the file, from 1; 0 when it is in none.
        is_kind_guessed: whether the file left the kind open.
    """

    name: str
    kind: UnitKind
    aliases: tuple[str, ...] = ()
    email: str = ""
    phone: str = ""
    contact_person: str = ""
    groups: tuple[str, ...] = ()
    oversees: tuple[str, ...] = ()
    parent: str = ""
    head: str = ""
    founded_on: date | None = None
    row: int = field(default=0, compare=False)
    is_kind_guessed: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class DirectoryGroup:
    """A group, its other names and its rule; members picked by hand are said by the units' lines.

    Attributes:
        rule_kind: all units of this kind belong to it; None without a rule.
        rule_parent: of these, only those below the unit of this name; empty for all.
        row: where it stands in the file, from 1; 0 when only units' lines name it.
    """

    name: str
    aliases: tuple[str, ...] = ()
    rule_kind: UnitKind | None = None
    rule_parent: str = ""
    row: int = field(default=0, compare=False)


UNIT_FIELD_LABELS: dict[str, str] = {
    "kind": "Loại",
    "aliases": "Tên gọi khác",
    "parent": "Cấp trên",
    "head": "Người đứng đầu",
    "email": "Thư điện tử",
    "phone": "Điện thoại",
    "contact_person": "Người phụ trách",
    "founded_on": "Ngày thành lập",
    "groups": "Thuộc nhóm",
    "oversees": "Theo dõi đơn vị",
}
GROUP_FIELD_LABELS: dict[str, str] = {
    "aliases": "Tên gọi khác",
    "rule_kind": "Gồm mọi đơn vị loại",
    "rule_parent": "Dưới cấp trên",
}
"""What the fields are called where a change of one is shown; in the order in which they are."""


class DirectoryProblemKind(StrEnum):
    """Why a row of a directory cannot be used."""

    NO_NAME = "no_name"
    BAD_KIND = "bad_kind"
    BAD_DAY = "bad_day"
    NAME_TWICE = "name_twice"
    NAME_TAKEN = "name_taken"
    NO_SUCH_UNIT = "no_such_unit"
    CIRCLE = "circle"
    FOUNDED_TOO_LATE = "founded_too_late"


@dataclass(frozen=True, slots=True)
class DirectoryProblem:
    """One row that cannot be used.

    Attributes:
        kind: why.
        row: its number in the sheet, from 1.
        cell: the cell to look at, such as "C7".
        text: what stands there.
        name: whom the row is about, empty when it does not say.
    """

    kind: DirectoryProblemKind
    row: int
    cell: str
    text: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Directory:
    """The whole directory, in the office's own order.

    Attributes:
        problems: rows that could not be read; they are not among `units` and `groups`.
        columns: field -> the letter of its column in the sheet of units, for sentences about a row.
        group_columns: the same in the sheet of groups.
    """

    units: tuple[DirectoryUnit, ...] = ()
    groups: tuple[DirectoryGroup, ...] = ()
    problems: tuple[DirectoryProblem, ...] = ()
    columns: dict[str, str] = field(default_factory=lambda: {}, compare=False)
    group_columns: dict[str, str] = field(default_factory=lambda: {}, compare=False)
