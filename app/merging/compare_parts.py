"""The fields of a returned row that do not live in `Progress`: a proposed deadline, the indicators, the evidence.

A deadline from a unit is a proposal, never a change. Indicators are compared one by one, so that a unit and the clerk may each
write another one. Evidence is only ever added: a name that a unit leaves out takes nothing from the book.
"""

import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date

from app.domain.item_parts import ItemParts
from app.domain.progress import WorkItem
from app.domain.tracker import CellProblem, ReturnedRow, RowProblem, SentRow, day_of
from app.merging.indicator_lines import IndicatorLine, indicator_lines
from app.merging.preview import DUE, EVIDENCE, INDICATORS, MergeEntry, MergeKind, entry_field, kind_of
from app.text.compare import comparable

# Name of a file that came with the tracker -> the id of the stored file with the same content; None when the book has none.
CameAlong = Mapping[str, int | None]


def name_key(name: str) -> str:
    """Return the key under which names of files are the same: composed, in lower case, with single spaces."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


class PartsComparison:
    """One returned row beside what was sent of it and what stands now, as far as it is not progress."""

    def __init__(
        self, row: ReturnedRow, sent: SentRow, item: WorkItem, parts: ItemParts, received_on: date, came_along: CameAlong
    ) -> None:
        self._row = row
        self._sent = sent
        self._item = item
        self._parts = parts
        self._received_on = received_on
        self._came_along = {name_key(name): file_id for name, file_id in came_along.items()}

    def deadline_entries(self) -> Iterator[MergeEntry]:
        """Yield the deadline that a unit proposes: one that is neither what it was sent nor what stands in the book."""
        sent, returned = self._sent.others.get(DUE), self._row.values.get(DUE, "").strip()
        now = self._item.due_on.isoformat() if self._item.due_on else ""
        if sent is None or not returned or any(_is_same(returned, known) for known in (sent, now)):
            return
        proposed = day_of(returned)
        if proposed is None:
            yield self._unusable(DUE, RowProblem.DEADLINE_UNCLEAR, returned)
        elif proposed < self._received_on or (self._item.due_on is not None and proposed <= self._item.due_on):
            yield self._unusable(DUE, RowProblem.DEADLINE_NOT_LATER, f"{proposed:%d/%m/%Y}")
        else:
            yield self._entry(DUE, DUE, MergeKind.PROPOSAL, sent, returned, now)

    def indicator_entries(self) -> Iterator[MergeEntry]:
        """Yield one entry a line; a line that was sent and left as it was says nothing new, whatever became of its indicator."""
        known = [one.indicator for one in self._parts.indicators]
        now = {one.indicator.id: one.text for one in self._parts.indicators}
        sent_text = self._sent.others.get(INDICATORS, "")
        sent = {line.indicator.id: line.value for line in indicator_lines(sent_text, known) if line.indicator}
        sent_lines = {line.strip() for line in sent_text.split("\n")}
        for line in indicator_lines(self._row.values.get(INDICATORS, ""), known):
            if line.indicator is not None and line.problem is None:
                yield self._indicator_entry(line, sent.get(line.indicator.id, ""), now[line.indicator.id])
            elif line.problem is not None and line.text not in sent_lines:
                yield self._unusable(INDICATORS, line.problem, line.text)

    def evidence_entries(self) -> Iterator[MergeEntry]:
        """Yield one entry for every name that is new to the work item, or whose file came along and is not kept yet."""
        there = {name_key(one.name) for one in self._parts.evidence}
        kept = {one.file_id for one in self._parts.evidence if one.file_id is not None}
        sent = {name_key(name) for name in _names(self._sent.others.get(EVIDENCE, ""))}
        for key, name in {name_key(name): name for name in _names(self._row.values.get(EVIDENCE, ""))}.items():
            has_file = key in self._came_along and self._came_along[key] not in kept
            is_new = key not in there and key not in sent
            kind = MergeKind.NEW if is_new or has_file else MergeKind.SAME
            now = name if key in there else ""
            yield self._entry(EVIDENCE, entry_field(EVIDENCE, name), kind, now, name, now, name, has_file=has_file)

    def _indicator_entry(self, line: IndicatorLine, sent: str, now: str) -> MergeEntry:
        indicator = line.indicator
        assert indicator is not None
        kind = kind_of((sent,), (line.value,), (now,), ("",))
        field = entry_field(INDICATORS, indicator.id)
        return self._entry(INDICATORS, field, kind, sent, line.value, now, f"{indicator.name} ({indicator.measuring_unit})")

    def _entry(
        self,
        key: str,
        field: str,
        kind: MergeKind,
        sent: str,
        returned: str,
        now: str,
        subject: str = "",
        *,
        has_file: bool = False,
    ) -> MergeEntry:
        return MergeEntry(
            self._sent.work_item_id,
            field,
            kind,
            (sent,),
            (returned,),
            (now,),
            self._row.cells.get(key, ""),
            self._row.task_text,
            subject=subject,
            has_file=has_file,
        )

    def _unusable(self, key: str, problem: RowProblem, text: str) -> MergeEntry:
        cell = self._row.cells.get(key, f"A{self._row.row}")
        return MergeEntry(
            self._sent.work_item_id,
            key,
            MergeKind.UNUSABLE,
            cell=cell,
            task_text=self._row.task_text,
            problem=CellProblem(problem, cell, key, text),
        )


def _is_same(one: str, other: str) -> bool:
    return bool(other) and comparable(one) == comparable(other)


def _names(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]
