"""What the place "Đơn vị" shows: units as a tree with what befell each, groups with their members of today."""

from dataclasses import dataclass
from datetime import date

from app.domain.ids import UnitId
from app.domain.organisation import Organisation
from app.domain.unit import Unit, UnitGroup
from app.domain.unit_history import UnitEvent, UnitEventKind
from app.services.workspace import Workspace
from app.store import units


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One event of a unit's life with the names it speaks of, each as it was on that day.

    Attributes:
        event: the event; its id is 0 for a founding that only the unit's own date tells.
        is_own: whether it befell this unit, not one that was merged into it.
        name: the name of the unit that it befell, from that day on.
        other: the unit it was merged into or came out of; empty when there is none.
        heir: who took over its work; empty when nobody did.
        above_before, above_after: the units above, before and from that day on.
    """

    event: UnitEvent
    is_own: bool
    name: str
    other: str = ""
    heir: str = ""
    above_before: str = ""
    above_after: str = ""


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit of the tree.

    Attributes:
        depth: how many units stand above it.
        oversees: names of the units a person answers for.
        history: what befell it, the earliest first.
        is_over: whether it is no more today.
    """

    unit: Unit
    depth: int
    oversees: tuple[str, ...]
    history: tuple[HistoryLine, ...]
    is_over: bool


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A group with the names of the units that do its work today, and of the unit its rule asks for."""

    group: UnitGroup
    members: tuple[str, ...]
    rule_parent: str


@dataclass(frozen=True, slots=True)
class UnitsPage:
    """All of the place."""

    units: tuple[UnitRow, ...]
    groups: tuple[GroupRow, ...]


def show_units(core: Workspace) -> UnitsPage:
    """Return the directory as it stands today."""
    organisation, today = units.organisation(core.book), core.today
    names = {unit.id: unit.name for unit in organisation.units.values()}
    overseen = units.oversight(core.book, today)
    return UnitsPage(
        tuple(
            UnitRow(
                unit,
                depth,
                tuple(names[one] for one in overseen.get(unit.id, ())),
                tuple(history_of(organisation, unit.id)),
                unit.abolished_on is not None and unit.abolished_on <= today,
            )
            for unit, depth in organisation.in_tree_order()
        ),
        tuple(
            GroupRow(
                group,
                tuple(names[one] for one in organisation.holders_on(group.id, today)),
                names[group.rule.parent_id] if group.rule and group.rule.parent_id is not None else "",
            )
            for group in organisation.groups.values()
        ),
    )


def history_of(organisation: Organisation, unit_id: UnitId) -> list[HistoryLine]:
    """Return what befell a unit and which units were merged into it, the earliest first."""
    unit = organisation.units[unit_id]
    own = list(organisation.history.get(unit_id, ()))
    if unit.founded_on is not None and all(event.kind is not UnitEventKind.FOUNDED for event in own):
        own.append(UnitEvent(0, unit_id, UnitEventKind.FOUNDED, unit.founded_on))
    joined = [
        event
        for events in organisation.history.values()
        for event in events
        if event.kind is UnitEventKind.MERGED and event.other_id == unit_id
    ]
    events = sorted((*own, *joined), key=lambda event: (event.happened_on, event.id))
    return [_line(organisation, event, is_own=event.unit_id == unit_id) for event in events]


def _line(organisation: Organisation, event: UnitEvent, *, is_own: bool) -> HistoryLine:
    on = event.happened_on

    def name(unit_id: UnitId | None, day: date = on) -> str:
        return organisation.name_on(unit_id, day) if unit_id is not None else ""

    return HistoryLine(
        event,
        is_own,
        name(event.unit_id),
        name(event.other_id),
        name(organisation.units[event.unit_id].heir_id),
        name(event.parent_before_id),
        name(organisation.parent_on(event.unit_id, on)),
    )
