"""The waste bin (thùng rác): what was deleted stands in it for good, and comes back with all that hung on it."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from app.domain.changes import ChangeSet, Step
from app.domain.deletion import DELETED_KINDS, PART_WORDS, Deletion, DeletionDetails
from app.domain.ids import DraftId, WorkItemId
from app.services.draft_text import open_draft, touch
from app.services.locks import require_unlocked
from app.services.work_register import refresh_opened
from app.services.workspace import Workspace
from app.store import deletions as stored
from app.store import work_items
from app.store.columns import as_int
from app.store.deletions import Columns
from app.store.ownership import Shape
from app.store.restore import bring_back, rows_together
from app.store.session import Transaction
from app.text.compare import fold

# What is part of a report: it cannot come back into one that is approved.
_REPORTED = ("evidence", "note", "activity_item")
# What work items are computed from.
_GIVES_WORK = {"plan", "task", "assignment", "unit", "unit_group", "unit_group_member"}
_LONGEST_SUBJECT = 60


def deletions(core: Workspace) -> list[Deletion]:
    """Return everything that was deleted and is not back, what went last first."""
    return stored.deletions(core.book, _shape(core))


def find(found: Sequence[Deletion], words: str) -> list[Deletion]:
    """Return the deletions in which all words stand, in kind, name or step; marks of tone and case do not matter."""
    wanted = fold(words).split()
    return [one for one in found if all(word in fold(f"{one.kind} {one.name} {one.went_with}") for word in wanted)]


def details(core: Workspace, deletion: Deletion) -> DeletionDetails:
    """Return what stood in a deleted thing, and what comes back along with it."""
    gone = stored.gone_row(core.book, deletion.id)
    shown = [(label, _said(gone.columns.get(column))) for label, column in DELETED_KINDS[gone.table].details.items()]
    along = Counter(row.table for row in rows_together(core.book, _shape(core), deletion.id)[1:])
    parts = tuple((PART_WORDS[table], count) for table, count in along.most_common())
    return DeletionDetails((("Tên", deletion.name), *((label, words) for label, words in shown if words)), parts)


def restore(core: Workspace, deletion: Deletion) -> ChangeSet:
    """Bring a deleted thing back with all that went along (undoable as "khôi phục").

    Raises:
        UserError: it is back already; what it belongs to is gone; its name is another's; or it belonged to a report that is
            approved or a draft that is signed by now.
    """
    name = deletion.name if len(deletion.name) <= _LONGEST_SUBJECT else f"{deletion.name[:_LONGEST_SUBJECT]}…"
    with core.unit_of_work(Step.RESTORE_DELETED, f"{deletion.kind.lower()} {name}") as work:
        rows = bring_back(work, _shape(core), deletion.id)
        _require_open(core, work, rows)
        if _GIVES_WORK & {table for table, _ in rows}:
            refresh_opened(work, core.today)
    return work.changes


def _require_open(core: Workspace, work: Transaction, rows: Sequence[tuple[str, Columns]]) -> None:
    """Refuse what would change an approved report or a signed draft; a reviewed draft is to be reviewed anew."""
    for table, columns in rows:
        if table in _REPORTED:
            require_unlocked(work, work_items.get(work, WorkItemId(as_int(columns["work_item_id"]))))
    head, columns = rows[0]
    if head.startswith("draft_"):
        touch(work, open_draft(core, DraftId(as_int(columns["draft_id"]))))


def _shape(core: Workspace) -> Shape:
    return Shape(core.book, core.database.connection)


def _said(value: object) -> str:
    """Return a stored value as it is shown: days as days, all in one line."""
    if isinstance(value, str) and len(value) == len("2022-01-01") and value[4] == value[7] == "-":
        return f"{date.fromisoformat(value):%d/%m/%Y}"
    return " ".join(str(value).split()) if value is not None else ""
