"""The directory by hand: units, persons, groups, and who oversees whom."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from app.domain.changes import ChangeSet, Step
from app.domain.ids import UnitId
from app.domain.unit import Unit, UnitGroup
from app.domain.unit_history import UnitEvent, UnitEventKind
from app.domain.unit_tie import UNIT_TIE_LABELS
from app.errors import UserError
from app.messages.code import Code
from app.services.unit_life import require_no_circle, require_order
from app.services.unit_names import require_free_names
from app.services.work_register import refresh_opened
from app.services.workspace import Workspace
from app.store import unit_events, unit_ties, units
from app.store.session import Transaction
from app.text.normalise import one_line


def add_unit(core: Workspace, unit: Unit, oversees: Sequence[UnitId] = ()) -> ChangeSet:
    """Add a unit at the end of the office's order; of a person, with the units he or she answers for.

    Raises:
        UserError: one of its names is taken.
    """
    unit = _tidy(unit)
    require_free_names(core.book, unit.name, unit.aliases)
    with core.unit_of_work(Step.ADD_UNIT, unit.name) as work:
        units.put_oversight(work, units.add_unit(work, unit), oversees)
        if any(group.rule for group in units.all_groups(work)):  # only a rule can give a new unit work
            refresh_opened(work, core.today)
    return work.changes


def edit_unit(core: Workspace, unit: Unit, oversees: Sequence[UnitId] | None = None) -> ChangeSet:
    """Put right what the book says of a unit; what changes from a day on is an event (`unit_life`).

    Args:
        core: the open book.
        unit: the unit as it is to stand.
        oversees: of a person, the units he or she answers for; None leaves them as they are.

    Raises:
        UserError: one of its names belongs to another, it would stand below itself, or end before it began.
    """
    unit, organisation = _tidy(unit), units.organisation(core.book)
    require_free_names(core.book, unit.name, unit.aliases, owner=unit.id)
    history = organisation.history.get(unit.id, ())
    moves = [event.happened_on for event in history if event.kind is UnitEventKind.MOVED]
    require_no_circle(organisation, unit.id, unit.parent_id, max(moves, default=date.min))
    require_order(unit.name, unit.founded_on, unit.abolished_on)
    before = organisation.units[unit.id]
    with core.unit_of_work(Step.EDIT_UNIT, unit.name) as work:
        units.save_unit(work, unit)
        _keep_founding(work, history, unit.founded_on)
        if oversees is not None:
            units.put_oversight(work, unit.id, oversees)
        if (before.kind, before.parent_id, before.founded_on) != (unit.kind, unit.parent_id, unit.founded_on):
            refresh_opened(work, core.today)  # groups with a rule may hold other units now
    return work.changes


def delete_unit(core: Workspace, unit: Unit) -> ChangeSet:
    """Remove a unit nothing speaks of. Raises UserError with all that does; such a unit is abolished instead."""
    ties = unit_ties.ties_of(core.book, unit.id)
    if ties:
        raise UserError(Code.UNIT_IN_USE, unit=unit.name, ties=", ".join(UNIT_TIE_LABELS[tie] for tie in ties))
    with core.unit_of_work(Step.DELETE_UNIT, unit.name) as work:
        units.delete_unit(work, unit.id)
        refresh_opened(work, core.today)
    return work.changes


def edit_group(core: Workspace, group: UnitGroup) -> ChangeSet:
    """Add a group (id 0) or change one; opened periods follow its members. A group may be left empty: the window warns of it."""
    group = replace(group, name=one_line(group.name))
    require_free_names(core.book, group.name, group.aliases, owner=group.id, is_group=True)
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
    return replace(unit, name=one_line(unit.name), email=one_line(unit.email), head=one_line(unit.head), aliases=aliases)


def _keep_founding(work: Transaction, history: Sequence[UnitEvent], founded_on: date | None) -> None:
    """Keep the event of a unit's founding at the day the unit gives."""
    for event in history:
        if event.kind is UnitEventKind.FOUNDED and founded_on is None:
            unit_events.remove(work, event.id)
        elif event.kind is UnitEventKind.FOUNDED and founded_on is not None:
            unit_events.set_day(work, event.id, founded_on)
