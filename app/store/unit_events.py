"""What befell the units: founded, renamed, merged, split, moved, abolished."""

from datetime import date

from app.domain.ids import UnitId
from app.domain.unit_history import UnitEvent, UnitEventKind
from app.store.columns import as_day, as_int, as_text, iso
from app.store.session import Reader, Transaction


def all_events(book: Reader) -> dict[UnitId, tuple[UnitEvent, ...]]:
    """Return unit -> its events, the earliest first."""
    found: dict[UnitId, tuple[UnitEvent, ...]] = {}
    for row_id, unit_id, kind, happened_on, name_before, parent_before_id, other_id, basis in book.rows(
        "SELECT id, unit_id, kind, happened_on, name_before, parent_before_id, other_id, basis FROM unit_event "
        "ORDER BY unit_id, happened_on, id"
    ):
        event = UnitEvent(
            as_int(row_id),
            UnitId(as_int(unit_id)),
            UnitEventKind(as_text(kind)),
            as_day(happened_on),
            as_text(name_before),
            UnitId(parent_before_id) if isinstance(parent_before_id, int) else None,
            UnitId(other_id) if isinstance(other_id, int) else None,
            as_text(basis),
        )
        found[event.unit_id] = (*found.get(event.unit_id, ()), event)
    return found


def add(work: Transaction, event: UnitEvent) -> None:
    """Record one event."""
    work.insert(
        "unit_event",
        uid=work.new_uid(),
        unit_id=event.unit_id,
        kind=event.kind.value,
        happened_on=iso(event.happened_on),
        name_before=event.name_before,
        parent_before_id=event.parent_before_id,
        other_id=event.other_id,
        basis=event.basis,
    )


def set_name_before(work: Transaction, event_id: int, name: str) -> None:
    """Change the name that a later renaming replaced: an earlier one has been told after it."""
    work.update("unit_event", event_id, name_before=name)


def set_parent_before(work: Transaction, event_id: int, parent_id: UnitId | None) -> None:
    """Change the unit above that a later move replaced: an earlier one has been told after it."""
    work.update("unit_event", event_id, parent_before_id=parent_id)


def set_day(work: Transaction, event_id: int, happened_on: date) -> None:
    """Let an event have happened on another day."""
    work.update("unit_event", event_id, happened_on=iso(happened_on))


def remove(work: Transaction, event_id: int) -> None:
    """Remove an event that did not happen."""
    work.delete("unit_event", event_id)
