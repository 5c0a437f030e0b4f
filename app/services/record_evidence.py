"""Evidence: keep a file with the book, note a web address and the day it was seen, name what is still missing.

Every call is one step "ghi minh chứng". A file is copied, synced and only then named by a row; taking evidence away leaves the
file where it is (decisions 8). An approved report takes more evidence and loses none.
"""

import shutil
import stat
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from app.domain.changes import ChangeSet, Step
from app.domain.evidence import Evidence, EvidenceState
from app.domain.ids import EvidenceId, WorkItemId
from app.domain.progress import WorkItem
from app.errors import UserError
from app.files import safe_name
from app.importers.gate.evidence_file import KEPT_SUFFIXES, check_evidence_file
from app.importers.gate.facts import shown_name
from app.messages.code import Code
from app.services.check_clock import day_to_write
from app.services.locks import require_unlocked
from app.services.record_progress import subject_of
from app.services.workspace import Workspace
from app.store import evidence, file_store, work_items
from app.store.session import Transaction
from app.text.normalise import clean, one_line

_SCHEMES = ("http", "https")


def evidence_of(core: Workspace, item: WorkItem) -> list[Evidence]:
    """Return a work item's evidence in the order it was entered."""
    found = work_items.find(core.book, item.task_id, item.unit_id, item.period)
    return evidence.of_item(core.book, found.id) if found and found.id else []


def add_file(core: Workspace, item: WorkItem, path: Path, name: str = "", *, fills: EvidenceId | None = None) -> ChangeSet:
    """Keep a file as evidence; the same content twice on one work item adds nothing.

    Args:
        item: the work item.
        path: the file; it is copied, never moved.
        name: how the clerk calls it; empty takes the file's name.
        fills: the missing piece that it is; None for a new one.

    Raises:
        UserError: the file may not be kept, see `app.importers.gate.evidence_file`.
        EnvironmentTrouble: the copy cannot be written.
    """
    check_evidence_file(path)
    today = day_to_write(core)
    with core.unit_of_work(Step.RECORD_EVIDENCE, subject_of(core, item)) as work:
        file_id = file_store.keep(work, core.path, path)
        item_id = work_items.put(work, item)
        if fills is not None:
            _require_missing(work, fills)
            evidence.give_file(work, fills, file_id)
        elif not any(one.file_id == file_id for one in evidence.of_item(work, item_id)):
            evidence.add(work, item_id, one_line(name) or one_line(shown_name(path)), today, file_id=file_id)
    return work.changes


def add_files(core: Workspace, item: WorkItem, paths: Sequence[Path]) -> ChangeSet:
    """Keep several files as evidence in one step; where exactly one named piece is missing, the first file is that piece.

    Raises:
        UserError: one of the files may not be kept; then none is.
        EnvironmentTrouble: a copy cannot be written.
    """
    for path in paths:
        check_evidence_file(path)
    today = day_to_write(core)
    with core.unit_of_work(Step.RECORD_EVIDENCE, subject_of(core, item)) as work:
        item_id = work_items.put(work, item)
        missing = [one.id for one in evidence.of_item(work, item_id) if not one.is_there]
        for path in paths:
            file_id = file_store.keep(work, core.path, path)
            if any(one.file_id == file_id for one in evidence.of_item(work, item_id)):
                continue
            if len(missing) == 1:
                evidence.give_file(work, missing.pop(), file_id)
            else:
                evidence.add(work, item_id, one_line(shown_name(path)), today, file_id=file_id)
    return work.changes


def add_address(
    core: Workspace, item: WorkItem, address: str, seen_on: date, name: str = "", *, fills: EvidenceId | None = None
) -> ChangeSet:
    """Note a web address as evidence, as text: the program never opens it. The same one twice adds nothing.

    Args:
        item: the work item.
        address: begins with http:// or https://.
        seen_on: the day on which the page stood there.
        name: how the clerk calls it; empty takes the address.
        fills: the missing piece that it is; None for a new one.

    Raises:
        UserError: it is no such address, or the day is yet to come.
    """
    address = clean(address).strip()
    if not _is_web_address(address):
        raise UserError(Code.BAD_ADDRESS, address=address)
    today = day_to_write(core)
    if seen_on > today:
        raise UserError(Code.SEEN_LATER_THAN_TODAY, day=f"{seen_on:%d/%m/%Y}")
    with core.unit_of_work(Step.RECORD_EVIDENCE, subject_of(core, item)) as work:
        item_id = work_items.put(work, item)
        if fills is not None:
            _require_missing(work, fills)
            evidence.give_address(work, fills, address, seen_on)
        elif not any(one.address == address for one in evidence.of_item(work, item_id)):
            evidence.add(work, item_id, one_line(name) or address, today, address=address, seen_on=seen_on)
    return work.changes


def add_missing(core: Workspace, item: WorkItem, name: str) -> ChangeSet:
    """Name a piece of evidence that the unit still has to hand in; the same name twice adds nothing.

    Raises:
        UserError: there is no name.
    """
    name = one_line(name)
    if not name:
        raise UserError(Code.EVIDENCE_WITHOUT_NAME)
    today = day_to_write(core)
    with core.unit_of_work(Step.RECORD_EVIDENCE, subject_of(core, item)) as work:
        item_id = work_items.put(work, item)
        if not any(one.name == name and not one.is_there for one in evidence.of_item(work, item_id)):
            evidence.add(work, item_id, name, today)
    return work.changes


def accept_evidence(core: Workspace, evidence_id: EvidenceId, *, is_accepted: bool = True) -> ChangeSet:
    """Accept a piece of evidence that was looked at, or take that back.

    Raises:
        UserError: it is a name only; there is nothing to accept.
    """
    found = evidence.get(core.book, evidence_id)
    if not found.is_there:
        raise UserError(Code.EVIDENCE_NOT_THERE, name=found.name)
    with core.unit_of_work(Step.RECORD_EVIDENCE, found.name) as work:
        evidence.put_state(work, evidence_id, EvidenceState.ACCEPTED if is_accepted else EvidenceState.DRAFT)
    return work.changes


def remove_evidence(core: Workspace, evidence_id: EvidenceId) -> ChangeSet:
    """Take a piece of evidence off its work item; undo brings it back.

    Raises:
        UserError: the work item is locked: an approved report rests on what it shows.
    """
    found = evidence.get(core.book, evidence_id)
    require_unlocked(core.book, _item_of(core, found.work_item_id))
    with core.unit_of_work(Step.RECORD_EVIDENCE, found.name) as work:
        evidence.remove(work, evidence_id)
    return work.changes


def copy_to_open(core: Workspace, evidence_id: EvidenceId) -> Path:
    """Return a copy of a kept file, under its own name, for the system to open.

    What is kept stays out of reach: a program that saves into the copy changes nothing of the book.

    Raises:
        UserError: the kept file is gone, or is of a kind that is not opened.
    """
    found = evidence.get(core.book, evidence_id)
    assert found.file_id is not None, f"evidence {evidence_id} has no file"
    kept = file_store.path_of(core.book, core.path, found.file_id)
    suffix = Path(found.file_name).suffix.lower()
    if suffix not in KEPT_SUFFIXES:
        raise UserError(Code.EVIDENCE_KIND_UNKNOWN, file=found.file_name)
    folder = Path(tempfile.mkdtemp(prefix="dondoc-minh-chung-"))
    copy = folder / (safe_name(Path(found.file_name).stem) + suffix)
    shutil.copyfile(kept, copy)
    copy.chmod(stat.S_IREAD)
    return copy


def _item_of(core: Workspace, item_id: WorkItemId) -> WorkItem:
    return work_items.get(core.book, item_id)


def _require_missing(work: Transaction, evidence_id: EvidenceId) -> None:
    found = evidence.get(work, evidence_id)
    assert not found.is_there, f"evidence {evidence_id} is not missing"


def _is_web_address(address: str) -> bool:
    if not address or any(ch.isspace() for ch in address):
        return False
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme.lower() in _SCHEMES and bool(parts.hostname)
