"""The organisation (cơ cấu tổ chức) as it is over time: which units there are on a day, under what name, in which groups."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from app.domain.ids import UnitGroupId, UnitId
from app.domain.unit import Unit, UnitGroup
from app.domain.unit_history import UnitEvent, name_on, parent_on


@dataclass(frozen=True)
class Organisation:
    """Units, groups and what befell the units; answers for any day.

    Attributes:
        units: id -> unit, in the office's own order.
        groups: id -> group.
        history: unit -> its events, in order.
    """

    units: Mapping[UnitId, Unit]
    groups: Mapping[UnitGroupId, UnitGroup]
    history: Mapping[UnitId, tuple[UnitEvent, ...]] = field(default_factory=lambda: {})

    def members_on(self, group_id: UnitGroupId, on: date) -> list[UnitId]:
        """Return the units a group stands for on a day: those picked by hand, then those its rule finds, each once."""
        group = self.groups.get(group_id)
        if group is None:
            return []
        return list(dict.fromkeys((*group.members_on(on), *self._by_rule(group, on))))

    def holders_on(self, group_id: UnitGroupId, on: date) -> list[UnitId]:
        """Return who does a group's work on a day: its members, heirs in the place of units that are no more, each once."""
        holders = (self.holder_on(unit_id, on) for unit_id in self.members_on(group_id, on))
        return list(dict.fromkeys(holder for holder in holders if holder is not None))

    def holder_on(self, unit_id: UnitId, on: date) -> UnitId | None:
        """Return who does a unit's work on a day: itself, its heir once it is abolished, None before it is founded or after."""
        seen: set[UnitId] = set()
        while unit_id not in seen:
            unit = self.units[unit_id]
            if unit.founded_on is not None and on < unit.founded_on and not seen:
                return None
            if unit.abolished_on is None or on < unit.abolished_on:
                return unit_id
            if unit.heir_id is None:
                return None
            seen.add(unit_id)
            unit_id = unit.heir_id
        return None

    def name_on(self, unit_id: UnitId, on: date) -> str:
        """Return the name a unit bore on a day."""
        return name_on(self.units[unit_id].name, self.history.get(unit_id, ()), on)

    def parent_on(self, unit_id: UnitId, on: date) -> UnitId | None:
        """Return the unit above on a day."""
        return parent_on(self.units[unit_id].parent_id, self.history.get(unit_id, ()), on)

    def stands_below(self, unit_id: UnitId, upper_id: UnitId, on: date) -> bool:
        """Whether a unit stands below another on a day, at whatever depth."""
        seen: set[UnitId] = {unit_id}
        above = self.parent_on(unit_id, on)
        while above is not None and above not in seen:
            if above == upper_id:
                return True
            seen.add(above)
            above = self.parent_on(above, on)
        return False

    def units_on(self, on: date) -> dict[UnitId, Unit]:
        """Return every unit with the name it bore on a day, in the office's own order."""
        return {unit.id: replace(unit, name=self.name_on(unit.id, on)) for unit in self.units.values()}

    def children_of(self, unit_id: UnitId) -> list[UnitId]:
        """Return the units that stand directly below one now."""
        return [unit.id for unit in self.units.values() if unit.parent_id == unit_id]

    def would_circle(self, unit_id: UnitId, parent_id: UnitId | None, since: date) -> bool:
        """Whether a unit put under another would stand below itself, on that day or after any later move."""
        moves = {event.happened_on for events in self.history.values() for event in events if event.happened_on > since}
        return parent_id == unit_id or any(
            parent_id is not None and self.stands_below(parent_id, unit_id, day) for day in (since, *moves)
        )

    def inherits(self, heir_id: UnitId, unit_id: UnitId) -> bool:
        """Whether a unit's work comes, at last, to `unit_id`: an heir of its own may not be chosen for that one."""
        seen: set[UnitId] = set()
        above: UnitId | None = heir_id
        while above is not None and above not in seen:
            if above == unit_id:
                return True
            seen.add(above)
            above = self.units[above].heir_id
        return False

    def in_tree_order(self) -> list[tuple[Unit, int]]:
        """Return every unit and how deep it stands: each below the one above it, sisters in the office's own order."""
        below: dict[UnitId | None, list[Unit]] = {}
        for unit in self.units.values():
            above = unit.parent_id if unit.parent_id in self.units else None
            below.setdefault(above, []).append(unit)
        return list(_unfolded(below, below.get(None, ()), 0))

    def _by_rule(self, group: UnitGroup, on: date) -> Iterable[UnitId]:
        rule = group.rule
        if rule is None:
            return
        upper = self.holder_on(rule.parent_id, on) or rule.parent_id if rule.parent_id is not None else None
        for unit in self.units.values():
            is_of_kind = unit.kind is rule.kind and unit.exists_on(on)
            if is_of_kind and (upper is None or self.stands_below(unit.id, upper, on)):
                yield unit.id


def _unfolded(below: Mapping[UnitId | None, Sequence[Unit]], units: Iterable[Unit], depth: int) -> Iterable[tuple[Unit, int]]:
    for unit in units:
        yield unit, depth
        yield from _unfolded(below, below.get(unit.id, ()), depth + 1)
