"""What stood in approved work items before they were corrected."""

from dataclasses import dataclass
from datetime import date

from app.domain.ids import WorkItemId
from app.domain.progress import Progress, ProgressState
from app.store.columns import as_date, as_int, as_text, iso
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
    rows = book.rows(
        "SELECT version, corrected_on, why, state, done_on, result, difficulty, proposal, reason FROM correction "
        "WHERE work_item_id = ? ORDER BY version",
        item_id,
    )
    found: list[Correction] = []
    for version, corrected_on, why, state, done_on, result, difficulty, proposal, reason in rows:
        on = as_date(corrected_on)
        assert on is not None
        former = Progress(
            ProgressState(as_text(state)),
            as_date(done_on),
            as_text(result),
            as_text(difficulty),
            as_text(proposal),
            as_text(reason),
        )
        found.append(Correction(as_int(version), on, as_text(why), former))
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
        state=former.state.value,
        done_on=iso(former.done_on),
        result=former.result,
        difficulty=former.difficulty,
        proposal=former.proposal,
        reason=former.reason,
    )
    return version
