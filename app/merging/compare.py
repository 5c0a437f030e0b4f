"""What was sent, what came back, what stands now -> a preview. Nothing is decided here and nothing is written.

The reader of a returned workbook knows what stands in a cell; what it means for the book is said here: a completed item
needs a day, an item not carried out a reason, and a cell left blank takes nothing back that the book knows.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from app.domain.ids import WorkItemId
from app.domain.item_parts import NO_PARTS, ItemParts
from app.domain.progress import Progress, ProgressState, WorkItem
from app.domain.tracker import (
    PROGRESS_FIELDS,
    CellProblem,
    FieldKind,
    ReturnedRow,
    ReturnedTracker,
    RowProblem,
    SentRow,
    earliest_done_on,
)
from app.merging.compare_parts import CameAlong, PartsComparison
from app.merging.preview import STATE_GROUP, MergeEntry, MergeKind, MergePreview, kind_of

_NOT_BEGUN = (ProgressState.NOT_YET_DUE.value, ProgressState.NOT_STARTED.value)


def compare(
    sent: Iterable[SentRow],
    returned: ReturnedTracker,
    current: Iterable[WorkItem],
    received_on: date,
    parts: Mapping[WorkItemId, ItemParts] | None = None,
    came_along: CameAlong | None = None,
) -> MergePreview:
    """Compare a returned tracker with what was sent and with the book.

    Args:
        sent: the rows of the sending it answers.
        returned: what was read of it.
        current: the work items of that sending as they stand now.
        received_on: the day it came back.
        parts: their indicators and evidence as they stand now; an item without any may be missing.
        came_along: the files that came with it.
    """
    sent_rows = {row.item_uid: row for row in sent}
    items = {item.id: item for item in current if item.id is not None}
    now = _Now(items, parts or {}, came_along or {}, received_on)
    entries = [entry for row in returned.rows for entry in _entries(row, sent_rows, now)]
    came_back = {row.item_uid for row in returned.rows}
    missing = tuple(row.work_item_id for uid, row in sent_rows.items() if uid not in came_back)
    return MergePreview(returned.file_name, returned.sheet_name, received_on, tuple(entries), missing)


@dataclass(frozen=True, slots=True)
class _Now:
    """What a returned row is held against: the book, the files that came along, the day of receipt."""

    items: Mapping[WorkItemId, WorkItem]
    parts: Mapping[WorkItemId, ItemParts]
    came_along: CameAlong
    received_on: date


@dataclass(frozen=True, slots=True)
class _Said:
    """What a row says about state, day and reason together.

    Attributes:
        values: in the order of `FIELDS_OF`; None when it says nothing.
        is_date_assumed: the day is the day of receipt.
    """

    values: tuple[str, ...] | None
    is_date_assumed: bool = False


class _Unusable(Exception):
    """What a row says cannot be used."""

    def __init__(self, problem: CellProblem) -> None:
        super().__init__(problem.problem.value)
        self.problem = problem


def _entries(row: ReturnedRow, sent_rows: dict[bytes, SentRow], now: _Now) -> Iterator[MergeEntry]:
    sent = sent_rows.get(row.item_uid) if row.item_uid else None
    item = now.items.get(sent.work_item_id) if sent else None
    if (problem := _row_problem(row, sent, item)) or sent is None or item is None:
        yield _unusable(row, sent.work_item_id if sent else None, "", problem)
        return
    yield from _Comparison(row, sent, item, now).entries()


def _row_problem(row: ReturnedRow, sent: SentRow | None, item: WorkItem | None) -> CellProblem | None:
    """Say why no cell of the row can be used, None when they can."""
    if of_row := [problem for problem in row.problems if not problem.field]:
        return of_row[0]
    if sent is None:
        return CellProblem(RowProblem.UNKNOWN_ROW, f"A{row.row}", "", row.task_text)
    if item is None:
        return CellProblem(RowProblem.ITEM_GONE, f"A{row.row}", "", row.task_text)
    return None


def _unusable(row: ReturnedRow, item_id: WorkItemId | None, field: str, problem: CellProblem | None) -> MergeEntry:
    cell = problem.cell if problem else ""
    return MergeEntry(item_id, field, MergeKind.UNUSABLE, cell=cell, task_text=row.task_text, problem=problem)


class _Comparison:
    """One returned row beside what was sent of it and what stands now."""

    def __init__(self, row: ReturnedRow, sent: SentRow, item: WorkItem, now: _Now) -> None:
        parts = now.parts.get(sent.work_item_id, NO_PARTS)
        self._beside = PartsComparison(row, sent, item, parts, now.received_on, now.came_along)
        self._row = row
        self._sent = sent.progress
        self._now = item.progress
        self._item = item
        self._item_id = sent.work_item_id
        self._received_on = now.received_on
        self._problems = {problem.field: problem for problem in row.problems}

    def entries(self) -> Iterator[MergeEntry]:
        """Yield one entry a group of fields that the row says something about."""
        for field in PROGRESS_FIELDS:
            try:
                yield from self._entries_of(field.key, field.kind)
            except _Unusable as unusable:
                yield _unusable(self._row, self._item_id, field.key, unusable.problem)

    def _entries_of(self, field: str, kind: FieldKind) -> Iterator[MergeEntry]:
        if kind is FieldKind.STATE:
            yield self._state_entry()
        elif kind is FieldKind.TEXT:
            yield from self._text_entry(field)
        elif kind in _BESIDE:
            self._refuse_problem(field)
            yield from _BESIDE[kind](self._beside)

    def _state_entry(self) -> MergeEntry:
        said = self._said()
        sent, now = _group(self._sent), _group(self._now)
        return self._entry(STATE_GROUP, sent, said.values or sent, now, is_date_assumed=said.is_date_assumed)

    def _text_entry(self, field: str) -> Iterator[MergeEntry]:
        """Compare one text. Beside "not applicable" the result's cell holds the reason and says nothing about the result."""
        self._refuse_problem(field)
        if field not in self._row.values or (field == "result" and self._returned_state() is ProgressState.NOT_APPLICABLE):
            return
        text = self._row.values[field].strip()
        sent, now = getattr(self._sent, field), getattr(self._now, field)
        if field == "result" and self._sent.state is ProgressState.NOT_APPLICABLE and text in ("", self._sent.reason):
            text = sent  # the cell showed the reason, not the result: left standing or emptied, it says nothing of the result
        yield self._entry(field, (sent,), (text,), (now,))

    def _entry(
        self,
        field: str,
        sent: tuple[str, ...],
        returned: tuple[str, ...],
        now: tuple[str, ...],
        *,
        is_date_assumed: bool = False,
    ) -> MergeEntry:
        kind = kind_of(sent, returned, now, _NOT_BEGUN if field == STATE_GROUP else ("",))
        cell = self._row.cells.get(field, "")
        assumed = is_date_assumed and kind is not MergeKind.SAME
        return MergeEntry(self._item_id, field, kind, sent, returned, now, cell, self._row.task_text, None, assumed)

    # --- state, day and reason ---------------------------------------------------------------------------------------

    def _said(self) -> _Said:
        """Return what the row says about state, day and reason. Raises _Unusable."""
        self._refuse_problem("state")
        self._refuse_problem("done_on")
        if not self._row.values.get("state") and not self._row.values.get("done_on"):
            return _Said(None)
        state = self._returned_state()
        if state is ProgressState.COMPLETED:
            return self._said_completed()
        if self._row.values.get("done_on"):
            raise self._trouble(RowProblem.DATE_WITHOUT_DONE, "done_on")
        reason = self._said_reason() if state is ProgressState.NOT_APPLICABLE else ""
        return _Said((state.value, "", reason))

    def _returned_state(self) -> ProgressState:
        """Return the state the row says; a blank one leaves what was sent."""
        said = self._row.values.get("state")
        return ProgressState(said) if said else self._sent.state

    def _said_completed(self) -> _Said:
        """Find the day: the one given, else the one known, else the day of receipt where it cannot make a late item timely."""
        known = self._now.done_on or self._sent.done_on
        if text := self._row.values.get("done_on"):
            self._refuse_unlikely(date.fromisoformat(text))
            return _Said((ProgressState.COMPLETED.value, text, ""))
        if known:
            return _Said((ProgressState.COMPLETED.value, known.isoformat(), ""))
        if self._item.due_on is not None and self._received_on > self._item.due_on:
            raise self._trouble(RowProblem.DONE_WITHOUT_DATE, "done_on")
        return _Said((ProgressState.COMPLETED.value, self._received_on.isoformat(), ""), is_date_assumed=True)

    def _refuse_unlikely(self, done_on: date) -> None:
        known = done_on in (self._sent.done_on, self._now.done_on)
        if not known and not earliest_done_on(self._item.period) <= done_on <= self._received_on:
            raise self._trouble(RowProblem.DATE_UNLIKELY, "done_on")

    def _said_reason(self) -> str:
        """Read the reason from the result's cell; a blank cell takes no known reason back."""
        self._refuse_problem("result")
        reason = self._row.values.get("result", "").strip() or self._now.reason or self._sent.reason
        if not reason:
            raise self._trouble(RowProblem.REASON_MISSING, "result")
        return reason

    def _refuse_problem(self, field: str) -> None:
        if field in self._problems:
            raise _Unusable(self._problems[field])

    def _trouble(self, problem: RowProblem, field: str) -> _Unusable:
        """Return a problem of a cell; where its column is lost, of the row."""
        cell = self._row.cells.get(field, f"A{self._row.row}")
        return _Unusable(CellProblem(problem, cell, field, self._row.values.get(field, "")))


def _group(progress: Progress) -> tuple[str, ...]:
    """Return state, day and reason in the order of `FIELDS_OF`."""
    return (progress.state.value, progress.done_on.isoformat() if progress.done_on else "", progress.reason)


# What lives beside `Progress` has rules of its own; day and reason are part of the state's entry.
_BESIDE: dict[FieldKind, Callable[[PartsComparison], Iterator[MergeEntry]]] = {
    FieldKind.DEADLINE: PartsComparison.deadline_entries,
    FieldKind.NUMBERS: PartsComparison.indicator_entries,
    FieldKind.NAMES: PartsComparison.evidence_entries,
}
