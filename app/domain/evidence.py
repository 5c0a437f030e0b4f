"""Evidence (minh chứng): a file that shows the work was done, a web address with the day it was seen, or a name still missing."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.ids import EvidenceId, WorkItemId


class EvidenceState(StrEnum):
    """How far a piece of evidence is: named only, there, or looked at and taken."""

    MISSING = "missing"
    DRAFT = "draft"
    ACCEPTED = "accepted"


EVIDENCE_STATE_LABELS: dict[EvidenceState, str] = {
    EvidenceState.MISSING: "Còn thiếu",
    EvidenceState.DRAFT: "Chờ kiểm tra",
    EvidenceState.ACCEPTED: "Đã chấp nhận",
}


def evidence_standing(pieces: Collection[EvidenceState], *, is_done: bool) -> EvidenceState | None:
    """Say how far a work item's evidence is: missing, waiting to be looked at, or there.

    It is missing while a named piece is, and when the work is done and nothing shows it. None for an item that has no
    evidence and is not done yet. The store holds the same rule in SQL (`app.store.narrowing`), and a test keeps them equal.
    """
    there = [state for state in pieces if state is not EvidenceState.MISSING]
    if len(there) < len(pieces) or (is_done and not there):
        return EvidenceState.MISSING
    if not there:
        return None
    return EvidenceState.DRAFT if EvidenceState.DRAFT in there else EvidenceState.ACCEPTED


@dataclass(frozen=True, slots=True)
class Evidence:
    """One piece of evidence of a work item.

    Attributes:
        id: its id in the book.
        work_item_id: the work item it belongs to.
        name: as the clerk calls it.
        state: missing exactly while there is neither file nor address.
        file_id: the file kept with the book; None when there is none.
        file_name: the name under which the file came; empty when there is none.
        address: the web address, as text; the program never opens it.
        seen_on: the day on which the page stood there.
        added_on: the day it was entered.
    """

    id: EvidenceId
    work_item_id: WorkItemId
    name: str
    state: EvidenceState
    file_id: int | None
    file_name: str
    address: str
    seen_on: date | None
    added_on: date

    @property
    def is_there(self) -> bool:
        """Whether there is anything behind the name."""
        return self.file_id is not None or bool(self.address)
