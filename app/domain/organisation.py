"""The organisation (cơ cấu tổ chức) as it is over time: which units there are on a day, under what name, in which groups."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
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

    def _by_rule(self, group: UnitGroup, on: date) -> Iterable[UnitId]:
        rule = group.rule
        if rule is None:
            return
        for unit in self.units.values():
            is_of_kind = unit.kind is rule.kind and unit.exists_on(on)
            if is_of_kind and (rule.parent_id is None or self.stands_below(unit.id, rule.parent_id, on)):
                yield unit.id
