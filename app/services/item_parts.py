"""Indicators and evidence of work items as trackers carry them: read for a sending or a merge, written by an accepted merge."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.domain.extension import Extension
from app.domain.ids import IndicatorId, TaskId, WorkItemId
from app.domain.indicator import Indicator, read_number
from app.domain.item_parts import IndicatorValue, ItemParts
from app.domain.progress import WorkItem
from app.merging.accept import PROGRESS_KEYS, AcceptedChange
from app.merging.compare_parts import name_key
from app.merging.preview import DUE, EVIDENCE, INDICATORS, progress_field, which_of
from app.store import evidence, extensions, file_store, indicators
from app.store.session import Reader, Transaction


def parts_of(book: Reader, items: Iterable[WorkItem]) -> dict[WorkItemId, ItemParts]:
    """Return the indicators and evidence of stored work items."""
    asked_of: dict[TaskId, list[Indicator]] = {}
    found: dict[WorkItemId, ItemParts] = {}
    for item in items:
        if item.id is not None:
            if item.task_id not in asked_of:
                asked_of[item.task_id] = indicators.of_task(book, item.task_id)
            asked = asked_of[item.task_id]
            values = indicators.values_of_item(book, item.id) if asked else {}
            numbers = tuple(IndicatorValue(one, values.get(one.id)) for one in asked)
            found[item.id] = ItemParts(numbers, tuple(evidence.of_item(book, item.id)))
    return found


@dataclass(frozen=True, slots=True)
class Reply:
    """What is known of the reply that changes come from.

    Attributes:
        book_path: the book's file, beside which files are kept.
        received_on: the day it came.
        number: which sending it answers.
        files: name of a file that came along -> where it lies.
    """

    book_path: Path
    received_on: date
    number: int
    files: Mapping[str, Path]


def write_parts(work: Transaction, item: WorkItem, changes: Sequence[AcceptedChange], reply: Reply) -> None:
    """Write the accepted changes of a work item that are about no field of its progress."""
    for change in changes:
        if change.field not in PROGRESS_KEYS:
            field = progress_field(change.field)
            assert field is not None, f"no field {change.field}"
            _WRITERS[field.key](work, item, change, reply)


def _write_deadline(work: Transaction, item: WorkItem, change: AcceptedChange, reply: Reply) -> None:
    reason = f"Đơn vị đề nghị trong phiếu số {reply.number}, nhận ngày {reply.received_on:%d/%m/%Y}"
    until = date.fromisoformat(change.value)
    extensions.add(work, Extension(change.work_item_id, item.due_on, until, reason, reply.received_on))


def _write_indicator(work: Transaction, item: WorkItem, change: AcceptedChange, _reply: Reply) -> None:
    assert item.id is not None
    indicator_id = IndicatorId(int(which_of(change.field)))
    indicators.put_values(work, item.id, {indicator_id: read_number(change.value) if change.value else None})


def _write_evidence(work: Transaction, item: WorkItem, change: AcceptedChange, reply: Reply) -> None:
    """Add a name that is still missing its file; where the file came along, put it behind that name."""
    assert item.id is not None
    key = name_key(change.value)
    path = next((path for name, path in reply.files.items() if name_key(name) == key), None)
    known = [one for one in evidence.of_item(work, item.id) if name_key(one.name) == key]
    file_id = file_store.keep(work, reply.book_path, path) if path else None
    waiting = next((one for one in known if not one.is_there), None)
    if waiting is not None and file_id is not None:
        evidence.give_file(work, waiting.id, file_id)
    elif not known or file_id not in (None, *(one.file_id for one in known)):
        evidence.add(work, item.id, change.value, reply.received_on, file_id=file_id)


def files_known(book: Reader, files: Mapping[str, Path]) -> dict[str, int | None]:
    """Return name -> the id of the stored file with the same content, None when the book has none."""
    return {name: file_store.find(book, path) for name, path in files.items()}


_WRITERS: dict[str, Callable[[Transaction, WorkItem, AcceptedChange, Reply], None]] = {
    DUE: _write_deadline,
    INDICATORS: _write_indicator,
    EVIDENCE: _write_evidence,
}
