"""A directory file held against the book: which rows are new, changed or the same, and which cannot be used and why.

Pure functions over names: file and book are both tables of `DirectoryUnit` and `DirectoryGroup`; nothing is read or written.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import TypeVar, cast

from app.domain.directory import (
    GROUP_FIELD_LABELS,
    UNIT_FIELD_LABELS,
    Directory,
    DirectoryGroup,
    DirectoryProblem,
    DirectoryProblemKind,
    DirectoryUnit,
)
from app.domain.mail import are_addresses
from app.domain.unit import UNIT_KIND_LABELS, UnitKind
from app.text.compare import comparable

Line = DirectoryUnit | DirectoryGroup
Named = TypeVar("Named", DirectoryUnit, DirectoryGroup)


class RowKind(StrEnum):
    """What loading a row would do."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    UNUSABLE = "unusable"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of a row: what stands in the book, and what would."""

    label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """One row of the file.

    Attributes:
        kind: what loading it would do.
        line: the unit or group as it would stand then; None for a row that cannot be used.
        changes: what would change, field by field; of a new one, all it says.
        problem: why it cannot be used.
    """

    kind: RowKind
    line: Line | None = None
    changes: tuple[FieldChange, ...] = ()
    problem: DirectoryProblem | None = None

    @property
    def doubtful_email(self) -> str:
        """An address that no mail can reach, which loading the row would write all the same; empty when there is none."""
        label = UNIT_FIELD_LABELS["email"]
        written = next((one.new for one in self.changes if one.label == label), "")
        return written if written and not are_addresses(written) else ""


def compare_directory(file: Directory, book: Directory, ends: Mapping[str, date] | None = None) -> list[ComparedRow]:
    """Compare every row of a file with the book.

    A row is of the unit or group that bears its name already, as name or alias; an empty cell takes nothing away.

    Args:
        file: what was read.
        book: the book's own directory, every unit of it.
        ends: name of a unit that is no more -> its last day and one, as `comparable` writes names.

    Returns:
        The rows of the file, units first, in its order; those that cannot be used last.
    """
    names = _Names(file, book)
    units, groups, problems = list(file.units), list(file.groups), list(file.problems)
    while found := _problems(units, groups, names, file, ends or {}):  # a row may lean on one that cannot be used
        problems += [problem for _, problem in found]
        bad = {id(line) for line, _ in found}
        units = [line for line in units if id(line) not in bad]
        groups = [line for line in groups if id(line) not in bad]
        names.forget(units, groups)
    named = {name: DirectoryGroup(name) for line in units for name in line.groups if not names.is_group(name)}
    rows = [_compared(names.old_unit(line), names.whole_unit(line), UNIT_FIELD_LABELS) for line in units]
    rows += [_compared(names.old_group(line), names.whole_group(line), GROUP_FIELD_LABELS) for line in (*groups, *named.values())]
    return [*rows, *(ComparedRow(RowKind.UNUSABLE, problem=one) for one in sorted(problems, key=lambda one: one.row))]


@dataclass
class _Names:
    """Who bears which name: in the book, and in the rows of the file that can be used so far."""

    file: Directory
    book: Directory
    units: dict[str, DirectoryUnit] = field(default_factory=lambda: {})
    groups: dict[str, DirectoryGroup] = field(default_factory=lambda: {})
    own_units: dict[str, DirectoryUnit] = field(default_factory=lambda: {})
    own_groups: dict[str, DirectoryGroup] = field(default_factory=lambda: {})

    def __post_init__(self) -> None:
        self.own_units = _by_name(self.book.units)
        self.own_groups = _by_name(self.book.groups)
        self.forget(self.file.units, self.file.groups)

    def forget(self, units: Sequence[DirectoryUnit], groups: Sequence[DirectoryGroup]) -> None:
        """Know no other rows of the file but these."""
        self.units, self.groups = _by_name(units), _by_name(groups)

    def old_unit(self, line: DirectoryUnit) -> DirectoryUnit | None:
        """Return the book's unit that a row speaks of; None for a new one."""
        return self.own_units.get(comparable(line.name))

    def old_group(self, line: DirectoryGroup) -> DirectoryGroup | None:
        """Return the book's group that a row speaks of; None for a new one."""
        return self.own_groups.get(comparable(line.name))

    def is_unit(self, name: str) -> bool:
        """Whether a unit of file or book bears a name."""
        return comparable(name) in self.units or comparable(name) in self.own_units

    def is_group(self, name: str) -> bool:
        """Whether a group of file or book bears a name."""
        return comparable(name) in self.groups or comparable(name) in self.own_groups

    def unit(self, name: str) -> str:
        """Return the main name of the unit that bears a name."""
        key = comparable(name)
        found = self.own_units.get(key) or self.units.get(key)
        return _main(found.name, self.own_units) if found else name

    def group(self, name: str) -> str:
        """Return the main name of the group that bears a name."""
        key = comparable(name)
        found = self.own_groups.get(key) or self.groups.get(key)
        return _main(found.name, self.own_groups) if found else name

    def whole_unit(self, line: DirectoryUnit) -> DirectoryUnit:
        """Return the unit as it would stand: what the row says, else what the book says, others by their main names."""
        old = self.old_unit(line)
        said = replace(
            line,
            parent=self.unit(line.parent) if line.parent else "",
            groups=tuple(dict.fromkeys(self.group(name) for name in line.groups)),
            oversees=tuple(dict.fromkeys(self.unit(name) for name in line.oversees)),
            aliases=_joined((), line.aliases, line.name),
        )
        if old is None:
            return said
        name = said.name if comparable(said.name) == comparable(old.name) else old.name
        return replace(
            said,
            name=name,
            kind=old.kind if said.is_kind_guessed else said.kind,
            aliases=_joined(old.aliases, said.aliases, name),
            email=said.email or old.email,
            phone=said.phone or old.phone,
            contact_person=said.contact_person or old.contact_person,
            groups=tuple(dict.fromkeys((*old.groups, *said.groups))),
            oversees=old.oversees if set(said.oversees) <= {*old.oversees} else said.oversees,
            parent=said.parent or old.parent,
            head=said.head or old.head,
            founded_on=said.founded_on or old.founded_on,
        )

    def whole_group(self, line: DirectoryGroup) -> DirectoryGroup:
        """Return the group as it would stand."""
        old = self.old_group(line)
        said = replace(line, rule_parent=self.unit(line.rule_parent) if line.rule_parent else "")
        if old is None:
            return said
        has_rule = said.rule_kind is not None
        return replace(
            said,
            name=old.name,
            aliases=_joined(old.aliases, said.aliases, old.name),
            rule_kind=said.rule_kind if has_rule else old.rule_kind,
            rule_parent=said.rule_parent if has_rule else old.rule_parent,
        )


def _problems(
    units: Sequence[DirectoryUnit],
    groups: Sequence[DirectoryGroup],
    names: _Names,
    file: Directory,
    ends: Mapping[str, date],
) -> list[tuple[Line, DirectoryProblem]]:
    """Return the rows that cannot be used, each with the first thing wrong with it."""
    found: list[tuple[Line, DirectoryProblem]] = []
    seen: set[str] = set()
    for line in (*units, *groups):
        if isinstance(line, DirectoryUnit):
            wrong = next(iter(_of_unit(line, seen, names, file.columns, ends)), None)
        else:
            wrong = next(iter(_of_group(line, seen, names, file.group_columns)), None)
        found += [(line, wrong)] if wrong else []
        seen |= {comparable(name) for name in (line.name, *line.aliases)}
    return found


def _of_unit(
    line: DirectoryUnit, seen: Collection[str], names: _Names, columns: Mapping[str, str], ends: Mapping[str, date]
) -> Iterable[DirectoryProblem]:
    yield from _of_names(line, seen, names.own_units, names.own_groups, columns)
    for field_name, written in (("parent", (line.parent,) if line.parent else ()), ("oversees", line.oversees)):
        yield from (
            _problem(DirectoryProblemKind.NO_SUCH_UNIT, line, columns, field_name, one)
            for one in written
            if not names.is_unit(one)
        )
    yield from (
        _problem(DirectoryProblemKind.NAME_TAKEN, line, columns, "groups", one) for one in line.groups if names.is_unit(one)
    )
    if line.parent and _circles(line, names):
        yield _problem(DirectoryProblemKind.CIRCLE, line, columns, "parent", line.parent)
    old = names.old_unit(line)
    end = ends.get(comparable(old.name)) if old else None
    if line.founded_on is not None and end is not None and line.founded_on >= end:
        yield _problem(DirectoryProblemKind.FOUNDED_TOO_LATE, line, columns, "founded_on")


def _of_group(
    line: DirectoryGroup, seen: Collection[str], names: _Names, columns: Mapping[str, str]
) -> Iterable[DirectoryProblem]:
    yield from _of_names(line, seen, names.own_groups, names.own_units, columns)
    if line.rule_parent and not names.is_unit(line.rule_parent):
        yield _problem(DirectoryProblemKind.NO_SUCH_UNIT, line, columns, "rule_parent", line.rule_parent)


def _of_names(
    line: Line,
    seen: Collection[str],
    own: Mapping[str, DirectoryUnit] | Mapping[str, DirectoryGroup],
    others: Mapping[str, DirectoryUnit] | Mapping[str, DirectoryGroup],
    columns: Mapping[str, str],
) -> Iterable[DirectoryProblem]:
    """Give what is wrong with a row's names: written in a row above, or borne by somebody else in the book."""
    old = own.get(comparable(line.name))
    for field_name, written in (("name", (line.name,)), ("aliases", line.aliases)):
        for one in written:
            bearer = own.get(comparable(one))
            if comparable(one) in seen:
                yield _problem(DirectoryProblemKind.NAME_TWICE, line, columns, field_name, one)
            elif comparable(one) in others or (bearer is not None and bearer is not old):
                yield _problem(DirectoryProblemKind.NAME_TAKEN, line, columns, field_name, one)


def _circles(line: DirectoryUnit, names: _Names) -> bool:
    """Whether the units above a row's unit, as they would stand, lead back to it."""
    start, above = names.unit(line.name), names.unit(line.parent)
    passed: set[str] = set()
    while above and above not in passed:
        if above == start:
            return True
        passed.add(above)
        said, old = names.units.get(comparable(above)), names.own_units.get(comparable(above))
        written = (said.parent if said else "") or (old.parent if old else "")
        above = names.unit(written) if written else ""
    return False


def _problem(
    kind: DirectoryProblemKind, line: Line, columns: Mapping[str, str], field_name: str, text: str = ""
) -> DirectoryProblem:
    return DirectoryProblem(kind, line.row, f"{columns.get(field_name, 'A')}{line.row}", text, line.name)


def _compared(old: Line | None, new: Line, labels: Mapping[str, str]) -> ComparedRow:
    """Compare a unit or group as it stands with what it would be; `old` is None for a new one."""
    changes = [
        FieldChange(label, _in_words(getattr(old, name)) if old else "", _in_words(getattr(new, name)))
        for name, label in labels.items()
        if (getattr(old, name) != getattr(new, name) if old else getattr(new, name))
    ]
    if old is not None and old.name != new.name:
        changes.insert(0, FieldChange("Tên", old.name, new.name))
    kind = RowKind.NEW if old is None else RowKind.CHANGED if changes else RowKind.SAME
    return ComparedRow(kind, new, tuple(changes))


def _in_words(value: object) -> str:
    """Return a field as a clerk reads it."""
    if isinstance(value, tuple):
        return "; ".join(cast("tuple[str, ...]", value))
    if isinstance(value, UnitKind):
        return UNIT_KIND_LABELS[value]
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value or "")


def _by_name(lines: Iterable[Named]) -> dict[str, Named]:
    return {comparable(name): line for line in lines for name in (line.name, *line.aliases)}


def _main(name: str, own: Mapping[str, Named]) -> str:
    found = own.get(comparable(name))
    return found.name if found else name


def _joined(known: Sequence[str], added: Sequence[str], name: str) -> tuple[str, ...]:
    """Return both lists of other names, each once however it is written, without the main name."""
    found = {comparable(name): name}
    for one in (*known, *added):
        found.setdefault(comparable(one), one)
    return tuple(found.values())[1:]
