"""What was entered of a work item as columns: as it stands now, as a tracker carried it out, and as it was before a correction.

The three tables name these columns alike, so that one place reads and writes them.
"""

from collections.abc import Sequence

from app.domain.progress import Progress, ProgressState
from app.store.columns import as_date, as_text, iso
from app.store.session import Value

PROGRESS_COLUMNS = ("state", "done_on", "result", "difficulty", "proposal", "reason")


def progress_columns(table: str) -> str:
    """Return the columns as a SELECT lists them, of a table by its name in the query."""
    return ", ".join(f"{table}.{column}" for column in PROGRESS_COLUMNS)


def progress_of(row: Sequence[Value]) -> Progress:
    """Return what the columns hold, in the order of `PROGRESS_COLUMNS`."""
    state, done_on, *texts = row
    return Progress(ProgressState(as_text(state)), as_date(done_on), *(as_text(text) for text in texts))


def columns_of(progress: Progress) -> dict[str, Value]:
    """Return column -> value."""
    values = (
        progress.state.value,
        iso(progress.done_on),
        progress.result,
        progress.difficulty,
        progress.proposal,
        progress.reason,
    )
    return dict(zip(PROGRESS_COLUMNS, values, strict=True))
