"""What stood in approved work items before they were corrected."""

from dataclasses import dataclass
from datetime import date

from app.domain.ids import WorkItemId
from app.domain.progress import Progress
from app.store.columns import as_day, as_int, as_text, iso
from app.store.progress_columns import columns_of, progress_columns, progress_of
from app.store.session import Reader, Transaction


@dataclass(frozen=True, slots=True)
class Correction:
    """One version that was corrected.

    Attributes:
        version: its number, from 1 for what was approved.
        corrected_on: the day from which the next version stands.
        why: the reason, in the clerk's words.
        former: what it said.
    """

    version: int
    corrected_on: date
    why: str
    former: Progress


def of_item(book: Reader, item_id: WorkItemId) -> list[Correction]:
    """Return the versions of a work item that were corrected, the first one first."""
    columns = progress_columns("c")
    rows = book.rows(
        f"SELECT c.version, c.corrected_on, c.why, {columns} FROM correction c WHERE c.work_item_id = ? ORDER BY c.version",
        item_id,
    )
    found: list[Correction] = []
    for version, corrected_on, why, *former in rows:
        found.append(Correction(as_int(version), as_day(corrected_on), as_text(why), progress_of(former)))
    return found


def add(work: Transaction, item_id: WorkItemId, corrected_on: date, why: str, former: Progress) -> int:
    """Keep what stood in a work item until now; returns the number of that version."""
    version = 1 + work.number("SELECT coalesce(max(version), 0) FROM correction WHERE work_item_id = ?", item_id)
    work.insert(
        "correction",
        uid=work.new_uid(),
        work_item_id=item_id,
        version=version,
        corrected_on=iso(corrected_on),
        why=why,
        **columns_of(former),
    )
    return version
