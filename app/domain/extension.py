"""Extensions (gia hạn): a work item's deadline put off, with the reason."""

from dataclasses import dataclass
from datetime import date

from app.domain.ids import WorkItemId


@dataclass(frozen=True, slots=True)
class Extension:
    """One deadline put off.

    Attributes:
        work_item_id: the work item.
        due_before: the deadline until then; None when the item had none.
        due_on: the new one.
        reason: why, in the clerk's words.
        decided_on: the day it was decided.
    """

    work_item_id: WorkItemId
    due_before: date | None
    due_on: date
    reason: str
    decided_on: date
