"""The directory by hand: units, persons, groups, and who oversees whom."""

from collections.abc import Sequence
from dataclasses import replace

from app.domain.changes import ChangeSet, Step
from app.domain.ids import UnitId
from app.domain.unit import Unit, UnitGroup
from app.errors import UserError
from app.messages.code import Code
from app.services.work_register import refresh_opened
from app.services.workspace import Workspace
from app.store import units
from app.store.session import Reader
from app.text.compare import comparable
from app.text.normalise import one_line


def add_unit(core: Workspace, unit: Unit) -> ChangeSet:
    """Add a unit at the end of the office's order. Raises UserError when one of its names is taken."""
    unit = _tidy(unit)
    _require_free_names(core.book, unit.name, unit.aliases)
    with core.unit_of_work(Step.ADD_UNIT, unit.name) as work:
        units.add_unit(work, unit)
    return work.changes


def edit_unit(core: Workspace, unit: Unit) -> ChangeSet:
    """Change a unit. Raises UserError when one of its names belongs to another."""
    unit = _tidy(unit)
    _require_free_names(core.book, unit.name, unit.aliases, owner=unit.id)
    with core.unit_of_work(Step.EDIT_UNIT, unit.name) as work:
        units.save_unit(work, unit)
    return work.changes


def delete_unit(core: Workspace, unit: Unit) -> ChangeSet:
    """Remove a unit nothing speaks of. Raises UserError when it has tasks, work items or trackers."""
    if units.is_in_use(core.book, unit.id):
        raise UserError(Code.UNIT_IN_USE, unit=unit.name)
    with core.unit_of_work(Step.DELETE_UNIT, unit.name) as work:
        units.delete_unit(work, unit.id)
        refresh_opened(work, core.today)
    return work.changes


def edit_group(core: Workspace, group: UnitGroup) -> ChangeSet:
    """Add a group (id 0) or change one; opened periods follow its members."""
    group = replace(group, name=one_line(group.name))
    _require_free_names(core.book, group.name, group.aliases, owner=group.id, is_group=True)
    with core.unit_of_work(Step.EDIT_UNIT_GROUP, group.name) as work:
        if group.id:
            units.save_group(work, group)
        else:
            units.add_group(work, group)
        refresh_opened(work, core.today)
    return work.changes


def assign_overseer(core: Workspace, overseer: Unit, unit_ids: Sequence[UnitId]) -> ChangeSet:
    """Set the units a committee member answers for (undoable as "phân công theo dõi")."""
    with core.unit_of_work(Step.ASSIGN_OVERSEER, overseer.name) as work:
        units.put_oversight(work, overseer.id, unit_ids)
    return work.changes


def _tidy(unit: Unit) -> Unit:
    aliases = tuple(one_line(alias) for alias in unit.aliases if one_line(alias))
    return replace(unit, name=one_line(unit.name), email=one_line(unit.email), aliases=aliases)


def _require_free_names(book: Reader, name: str, aliases: Sequence[str], *, owner: int = 0, is_group: bool = False) -> None:
    """One name stands for one unit or group."""
    if not name:
        raise UserError(Code.UNIT_WITHOUT_NAME)
    for one in (name, *aliases):
        unit_id, group_id = units.resolve(book, one)
        mine, other = (group_id, unit_id) if is_group else (unit_id, group_id)
        if other is not None or (mine is not None and mine != owner):
            raise UserError(Code.NAME_TAKEN, name=one)
    if len({comparable(one) for one in aliases} - {comparable(name)}) < len(aliases):
        raise UserError(Code.NAME_TAKEN, name=name)
