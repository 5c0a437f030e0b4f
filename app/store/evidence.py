"""Evidence of work items: rows here, files in `app.store.file_store`."""

from datetime import date

from app.domain.evidence import Evidence, EvidenceState
from app.domain.ids import EvidenceId, WorkItemId
from app.store.columns import as_date, as_int, as_text, iso
from app.store.session import Reader, Row, Transaction
from app.text.compare import fold

_EVIDENCE = (
    "SELECT e.id, e.work_item_id, e.name, e.state, e.file_id, f.original_name, e.address, e.seen_on, e.added_on "
    "FROM evidence e LEFT JOIN stored_file f ON f.id = e.file_id"
)


def of_item(book: Reader, item_id: WorkItemId) -> list[Evidence]:
    """Return a work item's evidence in the order it was entered."""
    return [_evidence(row) for row in book.rows(f"{_EVIDENCE} WHERE e.work_item_id = ? ORDER BY e.id", item_id)]


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


def _evidence(row: Row) -> Evidence:
    evidence_id, item_id, name, state, file_id, file_name, address, seen_on, added_on = row
    added = as_date(added_on)
    assert added is not None
    return Evidence(
        EvidenceId(as_int(evidence_id)),
        WorkItemId(as_int(item_id)),
        as_text(name),
        EvidenceState(as_text(state)),
        file_id if isinstance(file_id, int) else None,
        file_name if isinstance(file_name, str) else "",
        as_text(address),
        as_date(seen_on),
        added,
    )
