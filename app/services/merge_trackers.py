"""Merge: returned trackers -> a preview of three values a field; what the clerk accepted is written, exactly that.

`preview_trackers` reads and compares and writes nothing. `merge_trackers` writes in one transaction, and refuses when the book
changed since the preview: then it is made anew (storage.md, Import/merge).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.domain.changes import ChangeSet, Step
from app.domain.ids import WorkItemId
from app.domain.progress import ReportState
from app.domain.tracker import ROW_PROBLEM_LABELS, ReturnedTracker, TrackerIssue
from app.domain.unit import Unit
from app.errors import Trouble, UserError
from app.files import sha256_of
from app.importers.child import read_outside
from app.merging.accept import AcceptedChange, Choices, accept, apply_changes
from app.merging.compare import compare
from app.merging.preview import MergeEntry, MergeKind, MergePreview
from app.messages.code import Code
from app.services import back_up
from app.services.workspace import Workspace
from app.store import file_store, settings, trackers, units, work_items
from app.store.session import Transaction


@dataclass(frozen=True, slots=True)
class TrackerPreview:
    """One returned file and what it would change.

    Attributes:
        path: the file.
        issue: the sending it answers.
        unit: whose it is.
        preview: field by field.
        is_known: whether this very file was merged before.
    """

    path: Path
    issue: TrackerIssue
    unit: Unit
    preview: MergePreview
    is_known: bool

    @property
    def conflicts(self) -> tuple[MergeEntry, ...]:
        """The fields both sides changed."""
        return self.preview.of_kind(MergeKind.CONFLICT)


@dataclass(frozen=True, slots=True)
class RefusedFile:
    """A returned file that cannot be used, and the sentence that says why."""

    path: Path
    why: str


@dataclass(frozen=True, slots=True)
class MergeDraft:
    """Everything that was dropped in, compared; waiting for the clerk's word.

    Attributes:
        files: the usable ones, in the order given.
        refused: the others.
        change_counter: the state of the book it was compared with.
    """

    files: tuple[TrackerPreview, ...]
    refused: tuple[RefusedFile, ...]
    change_counter: int


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge wrote: how many values, and the change set."""

    changes: ChangeSet
    values: int


def preview_trackers(core: Workspace, paths: Sequence[Path], cancelled: Callable[[], bool] | None = None) -> MergeDraft:
    """Read returned trackers and compare them with what was sent and what stands now. Writes nothing."""
    files: list[TrackerPreview] = []
    refused: list[RefusedFile] = []
    for path in paths:
        try:
            files.append(_preview(core, path, files, cancelled))
        except Trouble as trouble:
            refused.append(RefusedFile(path, str(trouble)))
    return MergeDraft(tuple(files), tuple(refused), core.database.change_counter())


def merge_trackers(core: Workspace, draft: MergeDraft, choices: Mapping[Path, Choices] | None = None) -> Merged:
    """Write what was accepted (undoable as "gộp phiếu", the whole merge in one step). A verified backup is made first.

    Args:
        draft: what was previewed.
        choices: file -> what the clerk decided of single entries; without a choice new and changed values are taken and
            conflicts are left as the book has them.

    Raises:
        UserError: the book changed since the preview.
        EnvironmentTrouble: no room for the backup or the received files.
    """
    if core.database.change_counter() != draft.change_counter:
        raise UserError(Code.BOOK_CHANGED_SINCE_PREVIEW)
    back_up.back_up(core, back_up.Reason.BEFORE_MERGE)
    values = 0
    subject = draft.files[0].unit.name if len(draft.files) == 1 else f"{len(draft.files)} phiếu"
    with core.unit_of_work(Step.MERGE_TRACKERS, subject) as work:
        for file in draft.files:
            changes = accept(file.preview, (choices or {}).get(file.path))
            _write(work, changes)
            if changes or not file.is_known:
                _keep_receipt(core, work, file, changes)
            values += len(changes)
    return Merged(work.changes, values)


def task_numbers(core: Workspace) -> dict[WorkItemId, str]:
    """Return work item -> the number of its task, for items that a tracker carried."""
    return trackers.task_numbers(core.book)


def problem_sentence(file: TrackerPreview, entry: MergeEntry) -> str:
    """Return why an entry cannot be used: file, sheet, cell and reason in one sentence."""
    problem = entry.problem
    assert problem is not None
    written = f" (ghi “{problem.text}”)" if problem.text else ""
    where = f"Tệp “{file.path.name}”, trang “{file.preview.sheet_name}”, ô {problem.cell}"
    return f"{where}: {ROW_PROBLEM_LABELS[problem.problem]}{written}."


def _preview(
    core: Workspace, path: Path, before: Sequence[TrackerPreview], cancelled: Callable[[], bool] | None
) -> TrackerPreview:
    returned = read_outside("tracker", path, cancelled)
    assert isinstance(returned, ReturnedTracker)
    if returned.book_uid is None or returned.issue_uid is None:
        raise UserError(Code.TRACKER_WITHOUT_IDENTITY, file=path.name)
    if returned.book_uid != settings.book_uid(core.book):
        raise UserError(Code.TRACKER_OF_ANOTHER_BOOK, file=path.name)
    issue = trackers.find_issue(core.book, returned.issue_uid)
    if issue is None:
        raise UserError(Code.TRACKER_UNKNOWN, file=path.name, unit=returned.unit_name)
    twin = next((one for one in before if one.issue.unit_id == issue.unit_id and one.issue.period == issue.period), None)
    if twin is not None:
        raise UserError(Code.TRACKER_TWICE, file=path.name, other=twin.path.name)
    unit = next(unit for unit in units.all_units(core.book) if unit.id == issue.unit_id)
    items = [work_items.get(core.book, item_id) for item_id in trackers.items_of_issue(core.book, issue.id)]
    sent = trackers.sent_rows(core.book, issue.id)
    is_known = trackers.has_receipt(core.book, issue.id, sha256_of(path))
    return TrackerPreview(path, issue, unit, compare(sent, returned, items, core.today), is_known)


def _write(work: Transaction, changes: Sequence[AcceptedChange]) -> None:
    """Write accepted values, item by item: state, day and reason of one item change together."""
    by_item: dict[int, list[AcceptedChange]] = {}
    for change in changes:
        by_item.setdefault(change.work_item_id, []).append(change)
    for changed in by_item.values():
        item_id = changed[0].work_item_id
        work_items.save_progress(work, item_id, apply_changes(work_items.get(work, item_id).progress, changed))


def _keep_receipt(core: Workspace, work: Transaction, file: TrackerPreview, changes: Sequence[AcceptedChange]) -> None:
    """Keep the file as it came, what was decided, and that the unit has reported."""
    from msgspec import json

    file_id = file_store.keep(work, core.path, file.path)
    decision = json.encode({"preview": file.preview, "accepted": changes}).decode("utf-8")
    trackers.add_receipt(work, file.issue.id, file_id, file.path.name, core.today, decision)
    trackers.put_report_state(work, file.unit.id, file.issue.period, ReportState.REPORTED, core.today)
