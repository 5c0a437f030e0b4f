"""The directory as a table that can be written to and read from a workbook."""

from dataclasses import dataclass

from app.domain.unit import UnitKind


@dataclass(frozen=True, slots=True)
class DirectoryUnit:
    """One line of the directory.

    Attributes:
        name: the unit's name.
        kind: what it is.
        aliases: other names of it.
        groups: names of the groups it belongs to.
        oversees: names of the units it answers for; persons only.
    """

    name: str
    kind: UnitKind
    aliases: tuple[str, ...] = ()
    email: str = ""
    phone: str = ""
    contact_person: str = ""
    groups: tuple[str, ...] = ()
    oversees: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DirectoryGroup:
    """A group and its other names; its members are said by the units' lines."""

    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Directory:
    """The whole directory, in the office's own order."""

    units: tuple[DirectoryUnit, ...] = ()
    groups: tuple[DirectoryGroup, ...] = ()
