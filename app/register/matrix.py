"""The matrix task × unit: what a cell says, and how a cell is changed in a task's assignment. Pure functions.

A unit has a task by a line of its own, by the line of a group it belongs to, or both; the stronger role holds. A group's line
speaks for all its members, so what it gives cannot be taken from one of them alone: it is refused, naming the group, until
the group's line is replaced by one line a member (`split_group`).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.domain.assignment import Assignment, AssignmentRole
from app.domain.ids import AssignmentId, TaskId, UnitGroupId, UnitId
from app.domain.organisation import Organisation

Lines = tuple[Assignment, ...]


@dataclass(frozen=True, slots=True)
class Expansion:
    """Which units an assignment comes down to on one day.

    Attributes:
        holders: unit -> who does its work: itself, or its heir; units without either are left out.
        members: group -> those who do the work of its members.
    """

    holders: Mapping[UnitId, UnitId]
    members: Mapping[UnitGroupId, tuple[UnitId, ...]]

    @classmethod
    def on(cls, organisation: Organisation, day: date) -> "Expansion":
        """Return the expansion of a day."""
        held = {unit_id: organisation.holder_on(unit_id, day) for unit_id in organisation.units}
        holders = {unit_id: holder for unit_id, holder in held.items() if holder is not None}
        members = {
            group_id: tuple(dict.fromkeys(holders[one] for one in organisation.members_on(group_id, day) if one in holders))
            for group_id in organisation.groups
        }
        return cls(holders, members)

    def names(self, line: Assignment, unit_id: UnitId) -> bool:
        """Whether a line is the unit's own: it names the unit, or one whose work it took over."""
        return line.unit_id is not None and self.holders.get(line.unit_id) == unit_id

    def reaches(self, line: Assignment, unit_id: UnitId) -> bool:
        """Whether a line of a group speaks for the unit."""
        return line.group_id is not None and unit_id in self.members.get(line.group_id, ())


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """What a unit has to do with a task.

    Attributes:
        role: the strongest of its roles.
        own: the role of its own line; None when it has the task through groups alone.
        group_ids: the groups through which it has the task.
        due_on: the deadline it has of its own, on its line or its group's; None for the task's.
    """

    role: AssignmentRole
    own: AssignmentRole | None
    group_ids: tuple[UnitGroupId, ...] = ()
    due_on: date | None = None

    @property
    def is_by_group(self) -> bool:
        """Whether the role comes from a group and not from a line of the unit's own."""
        return self.own is not self.role


def cells_of(lines: Sequence[Assignment], expansion: Expansion) -> dict[UnitId, MatrixCell]:
    """Return unit -> cell, for the units that have to do with a task."""
    found: dict[UnitId, MatrixCell] = {}
    for line in sorted(lines, key=lambda one: one.unit_id is None):  # the unit itself before its groups
        for unit_id in _units_of(line, expansion):
            found[unit_id] = _with_line(found.get(unit_id), line)
    return found


def groups_in_the_way(
    lines: Sequence[Assignment], unit_ids: Iterable[UnitId], role: AssignmentRole | None, expansion: Expansion
) -> list[UnitGroupId]:
    """Return the groups of a task that give one of the units more than `role`; None asks for nothing at all.

    As long as they stand, the units cannot be given that role.
    """
    wanted = set(unit_ids)
    return [
        line.group_id
        for line in lines
        if line.group_id is not None
        and (role is None or line.role.strength < role.strength)
        and wanted.intersection(expansion.members.get(line.group_id, ()))
    ]


def with_role(
    lines: Sequence[Assignment], task_id: TaskId, unit_id: UnitId, role: AssignmentRole | None, expansion: Expansion
) -> Lines:
    """Return a task's lines with a unit in another role, None to take the task from it.

    Its own line changes or comes; nothing comes when a group gives just this role. No group may be in the way.
    """
    own = [line for line in lines if expansion.names(line, unit_id)]
    kept = own[0] if own and role is not None else None
    changed = tuple(
        replace(line, role=role) if line is kept and role is not None else line
        for line in lines
        if line is kept or not expansion.names(line, unit_id)
    )
    by_group = any(line.role is role and expansion.reaches(line, unit_id) for line in lines)
    if role is None or kept is not None or by_group:
        return changed
    return (*changed, Assignment(AssignmentId(0), task_id, role, "", unit_id))


def with_deadline(
    lines: Sequence[Assignment], task_id: TaskId, unit_id: UnitId, due_on: date | None, expansion: Expansion
) -> Lines:
    """Return a task's lines with a deadline for one unit, None to give it the task's again.

    A unit that has the task through a group gets a line of its own, so that the others keep theirs; it goes again with its
    deadline. A unit that has no part in the task, or only oversees it, gets none.
    """
    cell = cells_of(lines, expansion).get(unit_id)
    if cell is None or cell.role is AssignmentRole.OVERSEER:
        return tuple(lines)
    if cell.own is None:
        return (
            tuple(lines)
            if due_on is None
            else (*lines, Assignment(AssignmentId(0), task_id, cell.role, "", unit_id, None, due_on))
        )
    own = next(line for line in lines if expansion.names(line, unit_id))
    others = tuple(line for line in lines if line is not own)
    rest = cells_of(others, expansion).get(unit_id)
    if due_on is None and not own.written and rest is not None and rest.role is cell.role:
        return others
    return tuple(replace(line, due_on=due_on) if line is own else line for line in lines)


def with_group(lines: Sequence[Assignment], task_id: TaskId, group_id: UnitGroupId, role: AssignmentRole) -> Lines:
    """Return a task's lines with a group in a role, after those it has."""
    if any(line.group_id == group_id for line in lines):
        return tuple(replace(line, role=role) if line.group_id == group_id else line for line in lines)
    return (*lines, Assignment(AssignmentId(0), task_id, role, "", None, group_id))


def split_group(lines: Sequence[Assignment], group_id: UnitGroupId, expansion: Expansion) -> Lines:
    """Return a task's lines with a group's line replaced by one line a member of the day, role and deadline the same.

    The plan's words stay on the first of them. A member's own line stays where it is and takes the stronger role.
    """
    found: list[Assignment] = []
    for line in lines:
        if line.group_id != group_id:
            found.append(line)
            continue
        members = expansion.members.get(group_id, ())
        new = [one for one in members if not any(expansion.names(other, one) for other in lines)]
        words = (line.written, *("" for _ in new))
        found += [
            Assignment(AssignmentId(0), line.task_id, line.role, written, one, None, line.due_on)
            for one, written in zip(new, words, strict=False)
        ]
        found = [_at_least(other, line, expansion) for other in found]
        lines = [_at_least(other, line, expansion) for other in lines]
    return tuple(found)


def copied(source: Sequence[Assignment], target: Sequence[Assignment], task_id: TaskId) -> Lines:
    """Return the lines a task has once it takes over another's units, groups and roles; nothing for a source without any.

    What both have keeps its row, words and deadline; names that nobody is known by stay; deadlines are not copied, since
    they belong to the other task.
    """
    matched = [line for line in source if line.is_matched]
    if not matched:
        return tuple(target)
    present = {(line.unit_id, line.group_id): line for line in target if line.is_matched}
    new = [
        replace(present[whom], role=line.role)
        if (whom := (line.unit_id, line.group_id)) in present
        else Assignment(AssignmentId(0), task_id, line.role, "", line.unit_id, line.group_id)
        for line in matched
    ]
    return (*dict.fromkeys(new), *(line for line in target if not line.is_matched))


def _at_least(line: Assignment, given: Assignment, expansion: Expansion) -> Assignment:
    """Return a line with the role and deadline of the group's line `given`, where it is a member's and gives less."""
    if line.unit_id is None or not expansion.reaches(given, expansion.holders.get(line.unit_id, line.unit_id)):
        return line
    stronger = min(line.role, given.role, key=lambda role: role.strength)
    return replace(line, role=stronger, due_on=line.due_on or given.due_on)


def _units_of(line: Assignment, expansion: Expansion) -> tuple[UnitId, ...]:
    if line.group_id is not None:
        return expansion.members.get(line.group_id, ())
    holder = expansion.holders.get(line.unit_id) if line.unit_id is not None else None
    return () if holder is None else (holder,)


def _with_line(known: MatrixCell | None, line: Assignment) -> MatrixCell:
    own = line.role if line.unit_id is not None else None
    groups = () if line.group_id is None else (line.group_id,)
    if known is None:
        return MatrixCell(line.role, own, groups, line.due_on)
    strongest = min(known.role, line.role, key=lambda role: role.strength)
    return MatrixCell(strongest, known.own or own, (*known.group_ids, *groups), known.due_on or line.due_on)
