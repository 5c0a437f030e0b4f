"""The life of units: renamed, moved, merged, split, abolished, founded, each from a day on. What was before that day stays.

Every event is one step ("ghi biến động đơn vị"). A report of a period before the day keeps names, units and work as they were.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, timedelta

from app.domain.changes import ChangeSet, Step
from app.domain.ids import UnitId
from app.domain.organisation import Organisation
from app.domain.unit import Unit
from app.domain.unit_history import UNIT_EVENT_LABELS, UnitEvent, UnitEventKind, why_closed
from app.errors import UserError
from app.messages.code import Code
from app.services import heir_work
from app.services.heir_work import Ending
from app.services.unit_names import require_free_names
from app.services.work_register import refresh_opened
from app.services.workspace import Workspace
from app.store import unit_events, units
from app.store.session import Transaction
from app.text.compare import comparable
from app.text.normalise import one_line

_A_DAY = timedelta(days=1)


def rename_unit(core: Workspace, unit_id: UnitId, name: str, on: date, basis: str = "") -> ChangeSet:
    """Give a unit another name from a day on; the old one stays an alias, so that plans that write it still match.

    Raises:
        UserError: the name is empty, its own already, or another's; the unit is not there on that day.
    """
    organisation, name = units.organisation(core.book), one_line(name)
    unit, before = organisation.units[unit_id], organisation.name_on(unit_id, on)
    _require_there(organisation, unit_id, on)
    require_free_names(core.book, name, owner=unit_id)
    if name == before:
        raise UserError(Code.NAME_UNCHANGED, name=name)
    later = _next(organisation, unit_id, UnitEventKind.RENAMED, on)
    present = unit.name if later else name
    with core.unit_of_work(Step.RECORD_UNIT_EVENT, _named(UnitEventKind.RENAMED, unit.name)) as work:
        if later:
            unit_events.set_name_before(work, later.id, name)
        aliases = _without(present, (*unit.aliases, unit.name, name))
        units.save_unit(work, replace(unit, name=present, aliases=aliases))
        unit_events.add(work, UnitEvent(0, unit_id, UnitEventKind.RENAMED, on, name_before=before, basis=one_line(basis)))
    return work.changes


def move_unit(core: Workspace, unit_id: UnitId, parent_id: UnitId | None, on: date, basis: str = "") -> ChangeSet:
    """Put a unit under another one from a day on; None puts it at the top.

    Raises:
        UserError: it would stand below itself, or one of the two is not there on that day.
    """
    organisation = units.organisation(core.book)
    _require_there(organisation, unit_id, on)
    if parent_id is not None:
        _require_there(organisation, parent_id, on)
    require_no_circle(organisation, unit_id, parent_id, on)
    with core.unit_of_work(Step.RECORD_UNIT_EVENT, _named(UnitEventKind.MOVED, organisation.units[unit_id].name)) as work:
        _move(work, organisation, unit_id, parent_id, on, basis)
        refresh_opened(work, core.today)
    return work.changes


def found_unit(core: Workspace, unit: Unit, on: date, basis: str = "") -> ChangeSet:
    """Add a unit (id 0) founded on a day, or say when a known one was founded.

    Raises:
        UserError: a name is taken; a known unit has events before that day, or was founded already.
    """
    organisation = units.organisation(core.book)
    if unit.id:
        history = organisation.history.get(unit.id, ())
        if any(event.happened_on < on or event.kind is UnitEventKind.FOUNDED for event in history):
            raise UserError(Code.EVENT_OUT_OF_ORDER, unit=unit.name, day=f"{on:%d/%m/%Y}")
        require_order(unit.name, on, unit.abolished_on)
    with core.unit_of_work(Step.RECORD_UNIT_EVENT, _named(UnitEventKind.FOUNDED, one_line(unit.name))) as work:
        if unit.id:
            units.save_unit(work, replace(organisation.units[unit.id], founded_on=on))
            unit_events.add(work, UnitEvent(0, unit.id, UnitEventKind.FOUNDED, on, basis=one_line(basis)))
        else:
            _found(work, unit, on, basis)
        refresh_opened(work, core.today)
    return work.changes


def merge_units(
    core: Workspace, unit_ids: Sequence[UnitId], into: UnitId | Unit, on: date, basis: str = "", *, passes_on: bool = True
) -> ChangeSet:
    """Merge units into one that is there, or into a new one (a Unit with id 0); the latter is founded on that day.

    Args:
        core: the open book.
        unit_ids: the units that are no more from that day on.
        into: what they become.
        on: the first day of it.
        basis: the document that decided it.
        passes_on: whether open work passes on; else it ends.

    Raises:
        UserError: nothing to merge, a unit is not there on that day, or the heirs would go round in a circle.
    """
    organisation = units.organisation(core.book)
    ending = [unit_id for unit_id in dict.fromkeys(unit_ids) if unit_id != into]
    if not ending:
        raise UserError(Code.NOTHING_TO_MERGE)
    _require_can_end(organisation, ending, None if isinstance(into, Unit) else into, on)
    name = one_line(into.name) if isinstance(into, Unit) else organisation.units[into].name
    subject = f"{_named(UnitEventKind.MERGED, *(organisation.units[one].name for one in ending))} vào {name}"
    with core.unit_of_work(Step.RECORD_UNIT_EVENT, subject) as work:
        heir_id = _found(work, into, on, basis) if isinstance(into, Unit) else into
        event = UnitEvent(0, UnitId(0), UnitEventKind.MERGED, on, other_id=heir_id, basis=one_line(basis))
        _end(work, organisation, Ending(ending, on, heir_id if passes_on else None, passes_on), event, core.today)
        refresh_opened(work, core.today)
    return work.changes


def split_unit(
    core: Workspace,
    unit_id: UnitId,
    parts: Sequence[UnitId | Unit],
    on: date,
    basis: str = "",
    *,
    heir: int | None = None,
    goes_on: bool = False,
) -> ChangeSet:
    """Split a unit into parts: new ones (Units with id 0), founded on that day, or ones that are there.

    Args:
        core: the open book.
        unit_id: the unit.
        parts: what comes out of it.
        on: the first day of it.
        basis: the document that decided it.
        heir: which of the parts, from 0, takes over the open work; None lets it end.
        goes_on: whether the unit itself stays, and keeps its work.

    Raises:
        UserError: no part, a unit is not there on that day, or the heirs would go round in a circle.
    """
    organisation = units.organisation(core.book)
    unit = organisation.units[unit_id]
    if not parts or unit_id in parts:
        raise UserError(Code.NOTHING_TO_SPLIT, unit=unit.name)
    for part in parts:
        if not isinstance(part, Unit):
            _require_can_end(organisation, [unit_id], part, on)
    _require_can_end(organisation, [unit_id], None, on)
    with core.unit_of_work(Step.RECORD_UNIT_EVENT, _named(UnitEventKind.SPLIT, unit.name)) as work:
        ids = [_part(work, part, unit_id, on, basis) for part in parts]
        if goes_on:
            unit_events.add(work, UnitEvent(0, unit_id, UnitEventKind.SPLIT, on, basis=one_line(basis)))
        else:
            heir_id = None if heir is None else ids[heir]
            event = UnitEvent(0, UnitId(0), UnitEventKind.SPLIT, on, basis=one_line(basis))
            _end(work, organisation, Ending([unit_id], on, heir_id, heir_id is not None), event, core.today)
        refresh_opened(work, core.today)
    return work.changes


def abolish_unit(core: Workspace, unit_id: UnitId, on: date, basis: str = "", heir_id: UnitId | None = None) -> ChangeSet:
    """Let a unit be no more from a day on; its open work passes on to an heir, or ends.

    Raises:
        UserError: one of the two is not there on that day, or the heirs would go round in a circle.
    """
    organisation = units.organisation(core.book)
    _require_can_end(organisation, [unit_id], heir_id, on)
    with core.unit_of_work(Step.RECORD_UNIT_EVENT, _named(UnitEventKind.ABOLISHED, organisation.units[unit_id].name)) as work:
        event = UnitEvent(0, UnitId(0), UnitEventKind.ABOLISHED, on, basis=one_line(basis))
        _end(work, organisation, Ending([unit_id], on, heir_id, heir_id is not None), event, core.today)
        refresh_opened(work, core.today)
    return work.changes


def require_no_circle(organisation: Organisation, unit_id: UnitId, parent_id: UnitId | None, since: date) -> None:
    """Refuse a unit above that stands below. Raises UserError with both names."""
    if parent_id is not None and organisation.would_circle(unit_id, parent_id, since):
        names = organisation.units
        raise UserError(Code.CIRCULAR_PARENT, unit=names[unit_id].name, parent=names[parent_id].name)


def require_order(name: str, founded_on: date | None, abolished_on: date | None) -> None:
    """Refuse a unit that would end before it began. Raises UserError."""
    if founded_on is not None and abolished_on is not None and founded_on >= abolished_on:
        raise UserError(Code.FOUNDED_TOO_LATE, unit=name, day=f"{abolished_on:%d/%m/%Y}")


def _named(kind: UnitEventKind, *names: str) -> str:
    """Return how the undo menu names an event: "đổi tên Chi bộ A"."""
    return f"{UNIT_EVENT_LABELS[kind].lower()} {', '.join(names)}"


def _require_there(organisation: Organisation, unit_id: UnitId, on: date) -> None:
    if not organisation.units[unit_id].exists_on(on):
        raise UserError(Code.UNIT_NOT_THERE, unit=organisation.units[unit_id].name, day=f"{on:%d/%m/%Y}")


def _require_can_end(organisation: Organisation, unit_ids: Collection[UnitId], heir_id: UnitId | None, on: date) -> None:
    """Whether units may end on a day and leave their place to an heir that is there already, if one is named."""
    for unit_id in unit_ids:
        _require_there(organisation, unit_id, on - _A_DAY)
        _require_there(organisation, unit_id, on)
        if any(event.happened_on > on for event in organisation.history.get(unit_id, ())):
            raise UserError(Code.EVENT_OUT_OF_ORDER, unit=organisation.units[unit_id].name, day=f"{on:%d/%m/%Y}")
        if heir_id is not None and organisation.inherits(heir_id, unit_id):
            names = organisation.units
            raise UserError(Code.HEIR_CIRCLE, unit=names[unit_id].name, heir=names[heir_id].name)
    if heir_id is not None:
        _require_there(organisation, heir_id, on)


def _end(work: Transaction, organisation: Organisation, ending: Ending, event: UnitEvent, today: date) -> None:
    """Let units be no more; `event` is what befell each of them, and `organisation` what it was before."""
    fated = heir_work.fates(work, ending, organisation, today)
    for unit_id in ending.unit_ids:
        unit = organisation.units[unit_id]
        units.save_unit(work, replace(unit, abolished_on=ending.on, heir_id=ending.heir_id))
        unit_events.add(work, replace(event, unit_id=unit_id))
    into = units.name_of(work, event.other_id) if event.other_id is not None else ""
    heir_work.carry_out(work, fated, ending.heir_id, why_closed(event.kind, into, ending.on))
    _move_children(work, ending.unit_ids, ending.heir_id, ending.on, event.basis)
    if ending.heir_id is not None:
        _pass_oversight_on(work, ending.unit_ids, ending.heir_id, ending.on)


def _pass_oversight_on(work: Transaction, unit_ids: Collection[UnitId], heir_id: UnitId, on: date) -> None:
    """Let whoever oversees an ended unit oversee its heir from that day on, and the heir of a person what that person oversaw.

    Periods before the day keep their overseers, as they keep their units.
    """
    present = units.oversight(work)
    passed = [(overseer_id, heir_id) for overseer_id, overseen in present.items() if not set(unit_ids).isdisjoint(overseen)]
    inherited = [(heir_id, overseen_id) for unit_id in unit_ids for overseen_id in present.get(unit_id, [])]
    for overseer_id, overseen_id in (*passed, *inherited):
        if overseer_id != overseen_id:
            units.begin_oversight(work, overseer_id, overseen_id, on)


def _move_children(work: Transaction, unit_ids: Sequence[UnitId], heir_id: UnitId | None, on: date, basis: str) -> None:
    """Put the units below ended ones under the heir; where there is none, or it stands below them, under the next one above."""
    for unit_id in unit_ids:
        for child_id in units.organisation(work).children_of(unit_id):
            organisation = units.organisation(work)
            above = organisation.units[unit_id].parent_id
            if child_id in unit_ids or not organisation.units[child_id].exists_on(on):
                continue
            fits = heir_id is not None and not organisation.would_circle(child_id, heir_id, on)
            _move(work, organisation, child_id, heir_id if fits else None if above in unit_ids else above, on, basis)


def _move(work: Transaction, organisation: Organisation, unit_id: UnitId, parent_id: UnitId | None, on: date, basis: str) -> None:
    before = organisation.parent_on(unit_id, on)
    later = _next(organisation, unit_id, UnitEventKind.MOVED, on)
    if later:
        unit_events.set_parent_before(work, later.id, parent_id)
    else:
        units.save_unit(work, replace(organisation.units[unit_id], parent_id=parent_id))
    unit_events.add(work, UnitEvent(0, unit_id, UnitEventKind.MOVED, on, parent_before_id=before, basis=one_line(basis)))


def _part(work: Transaction, part: UnitId | Unit, whole_id: UnitId, on: date, basis: str) -> UnitId:
    """Return the unit that a part is: a new one, or one that is there and takes a part in."""
    if isinstance(part, Unit):
        return _found(work, part, on, basis, whole_id)
    unit_events.add(work, UnitEvent(0, part, UnitEventKind.SPLIT, on, other_id=whole_id, basis=one_line(basis)))
    return part


def _found(work: Transaction, unit: Unit, on: date, basis: str, out_of: UnitId | None = None) -> UnitId:
    aliases = tuple(one_line(alias) for alias in unit.aliases if one_line(alias))
    unit = replace(unit, name=one_line(unit.name), aliases=aliases, founded_on=on)
    require_free_names(work, unit.name, unit.aliases)
    unit_id = units.add_unit(work, unit)
    unit_events.add(work, UnitEvent(0, unit_id, UnitEventKind.FOUNDED, on, other_id=out_of, basis=one_line(basis)))
    return unit_id


def _next(organisation: Organisation, unit_id: UnitId, kind: UnitEventKind, on: date) -> UnitEvent | None:
    """Return the first event of a kind after a day: what it says of "before" changes when one is told that came earlier."""
    later = [event for event in organisation.history.get(unit_id, ()) if event.kind is kind and event.happened_on > on]
    return min(later, key=lambda event: (event.happened_on, event.id), default=None)


def _without(name: str, aliases: Sequence[str]) -> tuple[str, ...]:
    """Return other names without the present one, each once however it is written."""
    found = {comparable(alias): alias for alias in reversed(aliases)}
    found.pop(comparable(name), None)
    return tuple(reversed(found.values()))
