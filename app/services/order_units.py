"""The office's own order of units: a unit goes up or down among its sisters, those that stand below the same unit."""

from enum import StrEnum

from app.domain.changes import ChangeSet, Step
from app.domain.ids import UnitId
from app.domain.organisation import Organisation
from app.services.workspace import Workspace
from app.store import units


class Way(StrEnum):
    """Where a unit goes."""

    UP = "up"
    DOWN = "down"
    FIRST = "first"
    LAST = "last"


def order_unit(core: Workspace, unit_id: UnitId, way: Way) -> ChangeSet:
    """Move a unit among its sisters (undoable as "xếp thứ tự đơn vị"); at the end already, nothing happens.

    Units that are no more are stepped over: the clerk hardly ever sees them.
    """
    organisation = units.organisation(core.book)
    unit = organisation.units[unit_id]
    sisters = [one.id for one in organisation.units.values() if one.parent_id == unit.parent_id]
    seen = [one for one in sisters if one == unit_id or organisation.units[one].exists_on(core.today)]
    at = seen.index(unit_id)
    goal = {Way.UP: at - 1, Way.DOWN: at + 1, Way.FIRST: 0, Way.LAST: len(seen) - 1}[way]
    with core.unit_of_work(Step.ORDER_UNITS, unit.name) as work:
        if 0 <= goal < len(seen) and goal != at:
            beside = seen[goal]
            rest = [one for one in sisters if one != unit_id]
            place = rest.index(beside) + (goal > at)
            units.put_positions(work, _positions(organisation, [*rest[:place], unit_id, *rest[place:]]))
    return work.changes


def _positions(organisation: Organisation, sisters: list[UnitId]) -> dict[UnitId, int]:
    """Give the sisters, in their new order, the places they hold together; all units are numbered anew if two share one."""
    held = sorted(organisation.units[one].position for one in sisters)
    if len(set(held)) == len(held):
        return dict(zip(sisters, held, strict=True))
    in_order = iter(sisters)
    every = [next(in_order) if one in sisters else one for one in organisation.units]
    return {unit_id: place for place, unit_id in enumerate(every, start=1)}
