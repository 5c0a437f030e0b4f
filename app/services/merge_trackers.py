"""Merge: returned trackers -> a preview of three values a field; what the clerk accepted is written, exactly that.

`preview_trackers` reads and compares and writes nothing. `merge_trackers` writes in one transaction, and refuses when the book
changed since the preview: then it is made anew (storage.md, Import/merge).
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from app.domain.changes import ChangeSet, Step
from app.domain.ids import WorkItemId
from app.domain.progress import ReportState
from app.domain.tracker import ROW_PROBLEM_LABELS, CellProblem, ReturnedTracker, RowProblem, TrackerIssue
from app.domain.unit import Unit
from app.errors import Trouble, UserError
from app.files import sha256_of
from app.importers.gate.evidence_file import check_evidence_file
from app.importers.processes import ReadingCancelled
from app.merging.accept import PROGRESS_KEYS, AcceptedChange, Choices, accept, apply_changes, taken_entries
from app.merging.compare import compare
from app.merging.compare_parts import name_key
from app.merging.preview import EVIDENCE, MergeEntry, MergeKind, MergePreview, entry_field, which_of
from app.messages.code import Code
from app.services import back_up
from app.services.collect_replies import Reading, ReceivedTracker, RefusedFile, collect_replies, remove_replies
from app.services.identify_tracker import identify_tracker
from app.services.item_parts import Reply, files_known, parts_of, write_parts
from app.services.locks import is_locked
from app.services.workspace import Workspace
from app.steps import Stage
from app.store import file_store, trackers, units, work_items
from app.store.session import Transaction

_WRITTEN = (MergeKind.NEW, MergeKind.CHANGED, MergeKind.CONFLICT, MergeKind.PROPOSAL)
# Name of a file that came with a tracker, in the same mail or archive -> where it lies.
Attachments = Mapping[str, Path]


@dataclass(frozen=True, slots=True)
class TrackerPreview:
    """One returned file and what it would change; of a workbook with the rows of several units, one of them.

    Attributes:
        path: the file.
        issue: the sending it answers.
        unit: whose it is.
        preview: field by field.
        is_known: whether this very file was merged before.
        attachments: the files that came along and may be kept as evidence.
        origin: where the file comes from, in words.
        question: what the clerk is asked before anything of `preview` is written; empty when nothing in it is a guess.
        certain: what may be written without a yes; None when all of it is a guess.
    """

    path: Path
    issue: TrackerIssue
    unit: Unit
    preview: MergePreview
    is_known: bool
    attachments: Attachments = field(default_factory=dict[str, Path])
    origin: str = ""
    question: str = ""
    certain: MergePreview | None = None

    def writable(self, confirmed: Collection[Path]) -> MergePreview | None:
        """Return what may be written of it, given the files whose question got a yes; None when nothing may."""
        return self.preview if not self.question or self.path in confirmed else self.certain

    @property
    def conflicts(self) -> tuple[MergeEntry, ...]:
        """The fields both sides changed."""
        return self.preview.of_kind(MergeKind.CONFLICT)

    @property
    def unplaced(self) -> tuple[str, ...]:
        """The files that came along and that no row names as evidence: the clerk says which work item they belong to."""
        named = {name_key(which_of(entry.field)) for entry in self.preview.entries if entry.field.startswith(f"{EVIDENCE}.")}
        return tuple(name for name in self.attachments if name_key(name) not in named)


@dataclass(frozen=True, slots=True)
class MergeDraft:
    """Everything that was dropped in, compared; waiting for the clerk's word.

    Attributes:
        files: the usable ones, in the order given.
        refused: the others.
        change_counter: the state of the book it was compared with.
        folder: where lies what came out of mails and archives, until the merge or `give_up`; None when nothing did.
    """

    files: tuple[TrackerPreview, ...]
    refused: tuple[RefusedFile, ...]
    change_counter: int
    folder: Path | None = None

    @property
    def questions(self) -> tuple[TrackerPreview, ...]:
        """The files about which the clerk is asked."""
        return tuple(file for file in self.files if file.question)


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge wrote.

    Attributes:
        changes: the change set.
        values: how many values.
        entries: how many entries of the preview these were: a state, its day and its reason are one.
    """

    changes: ChangeSet
    values: int
    entries: int


def preview_trackers(
    core: Workspace,
    paths: Sequence[Path],
    cancelled: Callable[[], bool] | None = None,
    attachments: Mapping[Path, Attachments] | None = None,
    reading: Reading | None = None,
) -> MergeDraft:
    """Read returned trackers and compare them with what was sent and what stands now. Writes nothing into the book.

    Args:
        paths: files, folders, mails and archives, as the clerk dropped them in.
        cancelled: asked while a file is read.
        attachments: tracker -> the files that came with it. Where a row names one as evidence, it is kept with the book.
        reading: is told of each file that is read.
    """
    replies = collect_replies(paths, cancelled, reading)
    files: list[TrackerPreview] = []
    refused = list(replies.refused)
    seen: dict[bytes, Path] = {}
    for reply in core.watch.counted(Stage.COMPARING, replies.trackers):
        usable, not_kept = _sorted_out((attachments or {}).get(reply.path, {}))
        refused += not_kept
        try:
            _refuse_same_file(reply.path, seen)
            files += _previews(core, replace(reply, attachments={**reply.attachments, **usable}), files)
        except Trouble as trouble:
            refused.append(RefusedFile(reply.path, str(trouble), reply.origin))
    return MergeDraft(tuple(files), tuple(refused), core.database.change_counter(), replies.folder)


def preview_unless_stopped(
    core: Workspace, paths: Sequence[Path], stopped: Callable[[], bool], reading: Reading
) -> MergeDraft | None:
    """Return what `preview_trackers` does; None when it was stopped on the way."""
    try:
        return preview_trackers(core, paths, stopped, reading=reading)
    except ReadingCancelled:
        return None


def with_evidence_placed(file: TrackerPreview, name: str, like: MergeEntry) -> TrackerPreview:
    """Return the preview with a file that came along as evidence of a work item, as if its row named it.

    Args:
        file: the preview.
        name: one of its `unplaced` files.
        like: an entry of the work item it belongs to.

    Raises:
        ValueError: the entry belongs to no work item.
    """
    if like.work_item_id is None:
        raise ValueError("evidence belongs to a work item")
    entry = MergeEntry(
        like.work_item_id,
        entry_field(EVIDENCE, name),
        MergeKind.NEW,
        ("",),
        (name,),
        ("",),
        task_text=like.task_text,
        subject=name,
        has_file=True,
    )
    certain = file.certain and replace(file.certain, entries=(*file.certain.entries, entry))
    return replace(file, preview=replace(file.preview, entries=(*file.preview.entries, entry)), certain=certain)


def give_up(draft: MergeDraft) -> None:
    """Let go of a draft that will not be merged: what came out of mails and archives is removed."""
    remove_replies(draft.folder)


def merge_trackers(
    core: Workspace, draft: MergeDraft, choices: Mapping[Path, Choices] | None = None, confirmed: Collection[Path] = ()
) -> Merged:
    """Write what was accepted (undoable as "gộp phiếu", the whole merge in one step). A verified backup is made first.

    Args:
        draft: what was previewed.
        choices: file -> what the clerk decided of single entries; without a choice new and changed values are taken, and
            conflicts and proposed deadlines are left as the book has them.
        confirmed: the files whose question got a yes; of any other file with a question only what is certain is written.

    Raises:
        UserError: the book changed since the preview.
        EnvironmentTrouble: no room for the backup or the received files.
        WritingCancelled: nobody wants it any more; nothing was written, and neither backup nor received files are left.
    """
    if core.database.change_counter() != draft.change_counter:
        raise UserError(Code.BOOK_CHANGED_SINCE_PREVIEW)
    values = entries = 0
    written = [(file, preview) for file in draft.files if (preview := file.writable(confirmed)) is not None]
    subject = written[0][0].unit.name if len(written) == 1 else f"{len(written)} phiếu"
    before_it = back_up.backed_up(core, back_up.Reason.BEFORE_MERGE)
    with before_it, core.unit_of_work(Step.MERGE_TRACKERS, subject) as work:
        for file, preview in core.watch.counted(Stage.MERGING, written):
            chosen = choices_about(preview, (choices or {}).get(file.path, {}))
            changes = accept(preview, chosen)
            entries += len(taken_entries(preview, chosen))
            _write(work, changes, Reply(core.path, core.today, file.issue.number, file.attachments))
            if changes or not file.is_known:
                _keep_receipt(core, work, file, changes)
            values += len(changes)
    remove_replies(draft.folder)
    return Merged(work.changes, values, entries)


def merge_or_look_again(
    core: Workspace,
    paths: Sequence[Path],
    draft: MergeDraft,
    choices: Mapping[Path, Choices] | None = None,
    confirmed: Collection[Path] = (),
) -> Merged | MergeDraft:
    """Write what was accepted; where the book changed since the preview write nothing, and return the preview made again.

    Raises:
        EnvironmentTrouble: no room for the backup or the received files.
    """
    try:
        return merge_trackers(core, draft, choices, confirmed)
    except UserError as trouble:
        if trouble.code is not Code.BOOK_CHANGED_SINCE_PREVIEW:
            raise
        return preview_trackers(core, paths)


def task_numbers(core: Workspace) -> dict[WorkItemId, str]:
    """Return work item -> the number of its task, for items that a tracker carried."""
    return trackers.task_numbers(core.book)


def problem_sentence(file: TrackerPreview, entry: MergeEntry) -> str:
    """Return why an entry cannot be used: file, sheet, cell and reason in one sentence."""
    problem = entry.problem
    assert problem is not None
    written = f" (ghi “{problem.text}”)" if problem.text else ""
    reading = f"; {problem.reading}" if problem.reading else ""
    sheet = f", trang “{file.preview.sheet_name}”" if file.preview.sheet_name else ""
    where = f"Tệp “{file.origin or file.path.name}”{sheet}, ô {problem.cell}"
    return f"{where}: {ROW_PROBLEM_LABELS[problem.problem]}{written}{reading}."


def choices_about(preview: MergePreview, choices: Choices) -> Choices:
    """Return the choices about entries of this preview: those of a workbook of several units come together."""
    keys = {(entry.work_item_id, entry.field) for entry in preview.entries}
    return {key: choice for key, choice in choices.items() if key in keys}


def _sorted_out(attachments: Attachments) -> tuple[dict[str, Path], list[RefusedFile]]:
    """Part the files that may be kept as evidence from those that may not."""
    usable: dict[str, Path] = {}
    refused: list[RefusedFile] = []
    for name, path in attachments.items():
        try:
            check_evidence_file(path)
            usable[name] = path
        except Trouble as trouble:
            refused.append(RefusedFile(path, str(trouble)))
    return usable, refused


def _refuse_same_file(path: Path, seen: dict[bytes, Path]) -> None:
    """Refuse a file of exactly the content of one before it: it was dropped in twice, or sent twice."""
    other = seen.setdefault(sha256_of(path), path)
    if other is not path:
        raise UserError(Code.TRACKER_SAME_FILE, file=path.name, other=other.name)


def _previews(core: Workspace, reply: ReceivedTracker, before: Sequence[TrackerPreview]) -> list[TrackerPreview]:
    """Return what a returned file would change, for each unit whose rows it holds."""
    known = identify_tracker(core, reply.content)
    certain = {} if known.certain is None else {issue.id: part for issue, part in _by_issue(core, known.issues, known.certain)}
    found: list[TrackerPreview] = []
    for issue, part in _by_issue(core, known.issues, known.content):
        preview = _preview(core, reply.path, issue, part, reply.attachments)
        without_guess = certain.get(issue.id) if known.question else None
        sure = _preview(core, reply.path, issue, without_guess, reply.attachments).preview if without_guess else None
        found.append(replace(preview, origin=reply.origin, question=known.question, certain=sure))
    for preview in found:
        twin = next((one for one in before if (one.unit.id, one.issue.period) == (preview.unit.id, preview.issue.period)), None)
        if twin is not None:
            raise UserError(Code.TRACKER_TWICE, file=reply.path.name, other=twin.path.name)
    return found


def _by_issue(
    core: Workspace, issues: Sequence[TrackerIssue], returned: ReturnedTracker
) -> Iterator[tuple[TrackerIssue, ReturnedTracker]]:
    """Part the rows of a workbook by the sendings it carried; a unit none of whose rows came back has not answered.

    Rows that belong to none of them stand with the first, where they are told.
    """
    if len(issues) == 1:
        yield issues[0], returned
        return
    owner = {row.item_uid: issue.id for issue in issues for row in trackers.sent_rows(core.book, issue.id)}
    answered = [issue for issue in issues if any(owner.get(row.item_uid or b"") == issue.id for row in returned.rows)]
    for place, issue in enumerate(answered or issues[:1]):
        belongs = (issue.id,) if place else (issue.id, None)
        yield issue, replace(returned, rows=tuple(row for row in returned.rows if owner.get(row.item_uid or b"") in belongs))


def _preview(
    core: Workspace, path: Path, issue: TrackerIssue, returned: ReturnedTracker, attachments: Attachments
) -> TrackerPreview:
    unit = next(unit for unit in units.all_units(core.book) if unit.id == issue.unit_id)
    items = [work_items.get(core.book, item_id) for item_id in trackers.items_of_issue(core.book, issue.id)]
    sent = trackers.sent_rows(core.book, issue.id)
    is_known = trackers.has_receipt(core.book, issue.id, sha256_of(path))
    locked = frozenset(item.id for item in items if is_locked(core.book, item))
    came_along = files_known(core.book, attachments)
    compared = compare(sent, returned, items, core.today, parts_of(core.book, items), came_along)
    return TrackerPreview(path, issue, unit, _without_locked(compared, locked), is_known, attachments)


def _without_locked(preview: MergePreview, locked: Collection[WorkItemId | None]) -> MergePreview:
    """Show what would change a locked work item as unusable: an approved report changes by a correction only."""
    entries = (_as_locked(one) if one.work_item_id in locked and one.kind in _WRITTEN else one for one in preview.entries)
    return replace(preview, entries=tuple(entries)) if locked else preview


def _as_locked(entry: MergeEntry) -> MergeEntry:
    problem = CellProblem(RowProblem.ITEM_LOCKED, entry.cell, entry.field, entry.returned[0])
    return replace(entry, kind=MergeKind.UNUSABLE, sent=(), returned=(), now=(), problem=problem, is_date_assumed=False)


def _write(work: Transaction, changes: Sequence[AcceptedChange], reply: Reply) -> None:
    """Write accepted values, item by item: state, day and reason of one item change together."""
    by_item: dict[WorkItemId, list[AcceptedChange]] = {}
    for change in changes:
        by_item.setdefault(change.work_item_id, []).append(change)
    for item_id, changed in by_item.items():
        item = work_items.get(work, item_id)
        if any(change.field in PROGRESS_KEYS for change in changed):
            work_items.save_progress(work, item_id, apply_changes(item.progress, changed))
        write_parts(work, item, changed, reply)


def _keep_receipt(core: Workspace, work: Transaction, file: TrackerPreview, changes: Sequence[AcceptedChange]) -> None:
    """Keep the file as it came, what was decided, and that the unit has reported."""
    from msgspec import json

    file_id = file_store.keep(work, core.path, file.path)
    decision = json.encode({"preview": file.preview, "accepted": changes}).decode("utf-8")
    trackers.add_receipt(work, file.issue.id, file_id, file.path.name, core.today, decision)
    trackers.put_report_state(work, file.unit.id, file.issue.period, ReportState.REPORTED, core.today)
