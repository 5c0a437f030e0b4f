"""Note something down on a work item."""

from app.domain.changes import ChangeSet, Step
from app.domain.progress import WorkItem
from app.errors import UserError
from app.messages.code import Code
from app.services.check_clock import day_to_write
from app.services.record_progress import subject_of
from app.services.workspace import Workspace
from app.store import notes, work_items
from app.text.normalise import clean


def add_note(core: Workspace, item: WorkItem, text: str) -> ChangeSet:
    """Add a note with today's date (undoable as "ghi chú"). A locked item takes notes too: they are no part of a report.

    Raises:
        UserError: the note is empty, or the clock was set back.
    """
    text = clean(text).strip()
    if not text:
        raise UserError(Code.NOTE_EMPTY)
    today = day_to_write(core)
    with core.unit_of_work(Step.ADD_NOTE, subject_of(core, item)) as work:
        notes.add(work, work_items.put(work, item), today, text)
    return work.changes
