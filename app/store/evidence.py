"""Evidence of work items: rows here, files in `app.store.file_store`."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from app.domain.evidence import Evidence, EvidenceState
from app.domain.ids import EvidenceId, TaskId, UnitId, WorkItemId
from app.domain.period import Period
from app.register.selection import EVERY_ITEM, Selection
from app.store.columns import as_date, as_day, as_int, as_text, iso
from app.store.narrowing import BELONGS, IN_PERIODS, days_of, narrowed, values_of
from app.store.session import Reader, Row, Transaction, Value
from app.store.work_items import read_period
from app.text.compare import fold

_EVIDENCE = (
    "SELECT e.id, e.work_item_id, e.name, e.state, e.file_id, f.original_name, e.address, e.seen_on, e.added_on "
    "FROM evidence e LEFT JOIN stored_file f ON f.id = e.file_id"
)

_BETWEEN_PIECES, _BETWEEN_STATE_AND_NAME = "\x1e", "\x1f"


class ItemPieces(NamedTuple):
    """A work item and what its evidence is called.

    Attributes:
        period: the item's own.
        is_done: whether the work is completed.
        named: state and name of each piece, in the order they were entered.
    """

    task_id: TaskId
    unit_id: UnitId
    period: Period
    is_done: bool
    named: tuple[tuple[EvidenceState, str], ...]


def in_period(book: Reader, period: Period, wanted: Selection = EVERY_ITEM) -> list[ItemPieces]:
    """Return the stored work items of a period that have evidence or are completed, in no order."""
    sql = (
        "SELECT w.task_id, w.unit_id, p.starts_on, p.ends_on, p.kind, w.state = 'completed', "
        "(SELECT group_concat(e.state || char(31) || e.name, char(30)) FROM evidence e WHERE e.work_item_id = w.id ORDER BY e.id)"
        f" AS pieces {IN_PERIODS} WHERE {BELONGS}{narrowed(wanted)} AND (w.state = 'completed' OR pieces IS NOT NULL)"
    )
    return [
        ItemPieces(TaskId(as_int(task)), UnitId(as_int(unit)), read_period(*days), bool(is_done), _named(pieces))
        for task, unit, *days, is_done, pieces in book.named_rows(sql, **days_of(period), **values_of(wanted))
    ]


def of_item(book: Reader, item_id: WorkItemId) -> list[Evidence]:
    """Return a work item's evidence in the order it was entered."""
    return [_evidence(row) for row in book.rows(f"{_EVIDENCE} WHERE e.work_item_id = ? ORDER BY e.id", item_id)]


def of_items(book: Reader, item_ids: Iterable[WorkItemId]) -> dict[WorkItemId, tuple[Evidence, ...]]:
    """Return the evidence of many work items, in the order it was entered; items without any are left out."""
    wanted = ",".join(str(int(item_id)) for item_id in item_ids)
    found: dict[WorkItemId, tuple[Evidence, ...]] = {}
    for row in book.rows(f"{_EVIDENCE} WHERE e.work_item_id IN (SELECT value FROM json_each(?)) ORDER BY e.id", f"[{wanted}]"):
        piece = _evidence(row)
        found[piece.work_item_id] = (*found.get(piece.work_item_id, ()), piece)
    return found


def get(book: Reader, evidence_id: EvidenceId) -> Evidence:
    """Return one piece of evidence."""
    row = book.row(f"{_EVIDENCE} WHERE e.id = ?", evidence_id)
    assert row is not None, f"no evidence {evidence_id}"
    return _evidence(row)


def add(
    work: Transaction,
    item_id: WorkItemId,
    name: str,
    added_on: date,
    *,
    file_id: int | None = None,
    address: str = "",
    seen_on: date | None = None,
) -> EvidenceId:
    """Add a piece of evidence: missing while it is a name only, else waiting to be looked at."""
    return EvidenceId(
        work.insert(
            "evidence",
            uid=work.new_uid(),
            work_item_id=item_id,
            name=name,
            name_folded=fold(name),
            state=(EvidenceState.DRAFT if file_id is not None or address else EvidenceState.MISSING).value,
            file_id=file_id,
            address=address,
            seen_on=iso(seen_on),
            added_on=iso(added_on),
        )
    )


def give_file(work: Transaction, evidence_id: EvidenceId, file_id: int) -> None:
    """Put a file behind a name that was missing one."""
    work.update("evidence", evidence_id, file_id=file_id, state=EvidenceState.DRAFT.value)


def give_address(work: Transaction, evidence_id: EvidenceId, address: str, seen_on: date) -> None:
    """Put a web address behind a name that was missing one."""
    work.update("evidence", evidence_id, address=address, seen_on=iso(seen_on), state=EvidenceState.DRAFT.value)


def put_state(work: Transaction, evidence_id: EvidenceId, state: EvidenceState) -> None:
    """Change how far a piece of evidence is."""
    work.update("evidence", evidence_id, state=state.value)


def remove(work: Transaction, evidence_id: EvidenceId) -> None:
    """Take a piece of evidence away; a file stays where it lies, for undo and for backups that name it."""
    work.delete("evidence", evidence_id)


@lru_cache(maxsize=4096)
def _named(pieces: Value) -> tuple[tuple[EvidenceState, str], ...]:
    if not isinstance(pieces, str):
        return ()
    split = (one.split(_BETWEEN_STATE_AND_NAME, 1) for one in pieces.split(_BETWEEN_PIECES))
    return tuple((EvidenceState(state), name) for state, name in split)


def _evidence(row: Row) -> Evidence:
    evidence_id, item_id, name, state, file_id, file_name, address, seen_on, added_on = row
    return Evidence(
        EvidenceId(as_int(evidence_id)),
        WorkItemId(as_int(item_id)),
        as_text(name),
        EvidenceState(as_text(state)),
        file_id if isinstance(file_id, int) else None,
        file_name if isinstance(file_name, str) else "",
        as_text(address),
        as_date(seen_on),
        as_day(added_on),
    )
