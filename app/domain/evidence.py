"""Evidence (minh chứng): a file that shows the work was done, a web address with the day it was seen, or a name still missing."""

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
