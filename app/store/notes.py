"""Notes on work items."""

from dataclasses import dataclass
from datetime import date

from app.domain.ids import WorkItemId
from app.store.columns import as_day, as_text, iso
from app.store.session import Reader, Transaction


@dataclass(frozen=True, slots=True)
class Note:
    """What a clerk noted down, and when."""

    noted_on: date
    text: str


def of_item(book: Reader, item_id: WorkItemId) -> list[Note]:
    """Return a work item's notes, the newest first."""
    found: list[Note] = []
    for noted_on, text in book.rows("SELECT noted_on, text FROM note WHERE work_item_id = ? ORDER BY id DESC", item_id):
        found.append(Note(as_day(noted_on), as_text(text)))
    return found


def add(work: Transaction, item_id: WorkItemId, noted_on: date, text: str) -> None:
    """Add a note."""
    work.insert("note", work_item_id=item_id, noted_on=iso(noted_on), text=text)
