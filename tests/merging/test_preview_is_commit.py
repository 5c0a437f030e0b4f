"""What is shown is what is written: thousands of random replies, with random choices, merged once and once more."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from app.domain.assignment import AssignmentRole
from app.domain.evidence import Evidence, EvidenceState
from app.domain.ids import EvidenceId, IndicatorId, TaskId, UnitId, WorkItemId
from app.domain.indicator import Indicator
from app.domain.item_parts import NO_PARTS, IndicatorValue, ItemParts
from app.domain.period import quarter
from app.domain.progress import Progress, ProgressState, WorkItem
from app.domain.tracker import (
    PROGRESS_FIELDS,
    CellProblem,
    ReturnedRow,
    ReturnedTracker,
    RowProblem,
    SentRow,
    TrackerRow,
    shown_row,
)
from app.merging.accept import PROGRESS_KEYS, AcceptedChange, Choice, accept, apply_changes
from app.merging.compare import compare
from app.merging.preview import FIELDS_OF, MergeEntry, MergeKind, MergePreview
from tests.merging.returned import RECEIVED, uid

CASES = 2_000
TEXTS = ("", "", "Đã làm", "Đã làm xong", "= 1 + 1", "dòng một\ndòng hai", "0123", "vướng kinh phí")
DAYS = tuple(RECEIVED - timedelta(days=days) for days in (0, 1, 9, 40))
STATES = tuple(ProgressState)
PROBLEMS = (RowProblem.BAD_DATE, RowProblem.BAD_STATE, RowProblem.FORMULA)
WRITABLE = (MergeKind.NEW, MergeKind.CHANGED, MergeKind.CONFLICT, MergeKind.PROPOSAL)


class Case:
    """One sending with its reply and the book as it stands, drawn at random."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.seed = seed
        self.sent: list[SentRow] = []
        self.returned: list[ReturnedRow] = []
        self.items: dict[WorkItemId, WorkItem] = {}
        self.parts: dict[WorkItemId, ItemParts] = {}
        for number in range(1, self.random.randint(2, 6)):
            self._add_row(number)
        self.random.shuffle(self.returned)

    def _progress(self) -> Progress:
        draw = self.random.choice
        state = draw(STATES)
        done_on = draw(DAYS) if state is ProgressState.COMPLETED else None
        reason = draw(("không có đối tượng", "tạm dừng")) if state is ProgressState.NOT_APPLICABLE else ""
        return Progress(state, done_on, draw(TEXTS), draw(TEXTS), draw(TEXTS), reason)

    def _add_row(self, number: int) -> None:
        draw = self.random.choice
        item_id = WorkItemId(number)
        asked = Indicator(IndicatorId(number), TaskId(number), "Số buổi", "buổi")
        due_on = draw((date(2022, 12, 31), date(2022, 12, 1), None))
        sent = self._progress()
        now = sent if self.random.random() < 0.5 else self._progress()
        then = ItemParts((IndicatorValue(asked, draw((None, Decimal(2)))),))
        names = draw(((), ("Biên bản.pdf",)))
        evidence = tuple(
            Evidence(EvidenceId(number), item_id, name, EvidenceState.MISSING, None, "", "", None, RECEIVED) for name in names
        )
        self.parts[item_id] = ItemParts((IndicatorValue(asked, draw((then.indicators[0].value, Decimal(7)))),), evidence)
        self.items[item_id] = replace(
            WorkItem(TaskId(number), UnitId(1), quarter(2022, 4), AssignmentRole.LEAD, due_on, now), id=item_id
        )
        shown = shown_row(TrackerRow(uid(number), str(number), f"Việc {number}", "", due_on, "trong quý", sent, then))
        others = {key: shown[key] for key in ("due_on", "indicators", "evidence")}
        self.sent.append(SentRow(item_id, uid(number), sent, others))
        if self.random.random() < 0.9:
            self.returned.append(self._typed_over(number, shown))

    def _typed_over(self, number: int, shown: Mapping[str, str]) -> ReturnedRow:
        """Return the row as a unit leaves it: some cells typed over, some lost, some not to be read, the code lost at times."""
        draw = self.random.choice
        typed = {
            "state": draw(("", *(state.value for state in STATES))),
            "done_on": draw(("", *(day.isoformat() for day in DAYS), "2019-01-01")),
            "result": draw(TEXTS),
            "difficulty": draw(TEXTS),
            "proposal": draw(TEXTS),
            "due_on": draw(("2023-02-01", "2022-11-01", "sớm")),
            "indicators": draw(("Số buổi (buổi): 9", "Số buổi (buổi): chín", "Số người: 3", "")),
            "evidence": draw(("Báo cáo.docx", "Biên bản.pdf\nẢnh.jpg", "")),
        }
        values = {key: typed[key] if self.random.random() < 0.4 else value for key, value in shown.items()}
        lost = {draw(list(values)) for _ in range(self.random.choice((0, 0, 0, 1)))}
        broken = {draw(list(values)) for _ in range(self.random.choice((0, 0, 0, 1)))} - lost
        problems = tuple(CellProblem(draw(PROBLEMS), f"F{number}", key, "?") for key in sorted(broken))
        known = self.random.random() < 0.95
        left = {key: value for key, value in values.items() if key not in lost | broken}
        cells = {one.key: f"{chr(65 + place)}{number}" for place, one in enumerate(PROGRESS_FIELDS) if one.key not in lost}
        return ReturnedRow(uid(number) if known else None, number, left, cells, problems, f"Việc {number}", str(number))

    def preview(self, items: Mapping[WorkItemId, WorkItem], on: date = RECEIVED) -> MergePreview:
        tracker = ReturnedTracker("về.xlsx", "Phiếu", uid(98), uid(99), "Chi bộ", "2022-Q4", tuple(self.returned))
        return compare(self.sent, tracker, list(items.values()), on, self.parts, {})

    def choices(self, preview: MergePreview) -> dict[tuple[WorkItemId, str], Choice]:
        """Decide about some of the entries, as a clerk might."""
        return {
            (entry.work_item_id, entry.field): self.random.choice(tuple(Choice))
            for entry in preview.entries
            if entry.kind in WRITABLE and entry.work_item_id is not None and self.random.random() < 0.4
        }


def written(items: Mapping[WorkItemId, WorkItem], changes: tuple[AcceptedChange, ...]) -> dict[WorkItemId, WorkItem]:
    """Return the items after the changes, as the service writes them."""
    return {
        item_id: replace(item, progress=apply_changes(item.progress, [one for one in changes if one.work_item_id == item_id]))
        for item_id, item in items.items()
    }


def values_of(item: WorkItem, field: str) -> tuple[str, ...]:
    """Return what stands in an item, as an entry of that field shows it."""
    found = (getattr(item.progress, key) for key in FIELDS_OF[field])
    return tuple("" if one is None else one.isoformat() if isinstance(one, date) else str(one) for one in found)


def is_taken(entry: MergeEntry, choice: Choice | None) -> bool:
    usual = Choice.TAKE_UNIT if entry.kind in (MergeKind.NEW, MergeKind.CHANGED) else Choice.KEEP_BOOK
    return entry.kind in WRITABLE and (choice or usual) is Choice.TAKE_UNIT


def test_exactly_what_the_preview_shows_is_written():
    seen: dict[MergeKind, int] = dict.fromkeys(MergeKind, 0)
    for seed in range(CASES):
        case = Case(seed)
        preview = case.preview(case.items)
        choices = case.choices(preview)
        after = written(case.items, accept(preview, choices))
        shown: set[tuple[WorkItemId, str]] = set()
        for entry in preview.entries:
            seen[entry.kind] += 1
            if entry.work_item_id is None or entry.field not in FIELDS_OF:
                continue
            shown.add((entry.work_item_id, entry.field))
            taken = is_taken(entry, choices.get((entry.work_item_id, entry.field)))
            expected = entry.returned if taken else values_of(case.items[entry.work_item_id], entry.field)
            assert values_of(after[entry.work_item_id], entry.field) == expected, f"case {seed}: {entry}"
        for item_id, item in case.items.items():
            for field in set(FIELDS_OF) - {field for shown_id, field in shown if shown_id == item_id}:
                assert values_of(after[item_id], field) == values_of(item, field), f"case {seed}: {field} of {item_id}"
    assert min(seen.values()) > 100, seen  # every kind was drawn often


def test_beside_progress_too_every_change_is_an_entry_and_every_taken_entry_a_change():
    for seed in range(CASES):
        case = Case(seed)
        preview = case.preview(case.items)
        choices = case.choices(preview)
        changes = {(one.work_item_id, one.field): (one.before, one.value) for one in accept(preview, choices)}
        expected = {
            (entry.work_item_id, entry.field): (entry.now[0], entry.returned[0])
            for entry in preview.entries
            if entry.field not in FIELDS_OF and is_taken(entry, choices.get((entry.work_item_id, entry.field)))
        }
        assert {key: value for key, value in changes.items() if key[1] not in PROGRESS_KEYS} == expected, f"case {seed}"


def test_nothing_of_a_conflict_or_proposal_is_written_unless_chosen():
    for seed in range(CASES):
        case = Case(seed)
        preview = case.preview(case.items)
        changed = {(one.work_item_id, one.field) for one in accept(preview)}
        for entry in preview.of_kind(MergeKind.CONFLICT, MergeKind.PROPOSAL, MergeKind.UNUSABLE, MergeKind.SAME):
            assert not {(entry.work_item_id, key) for key in FIELDS_OF.get(entry.field, (entry.field,))} & changed, f"case {seed}"


def test_the_same_reply_changes_nothing_the_second_time_even_on_a_later_day():
    for seed in range(CASES):
        case = Case(seed)
        preview = case.preview(case.items)
        after = written(case.items, accept(preview, case.choices(preview)))
        kept = {
            (entry.work_item_id, entry.field)
            for entry in preview.entries
            if entry.kind in WRITABLE
            and entry.field in FIELDS_OF
            and values_of(after[entry.work_item_id], entry.field) != entry.returned
        }
        for days in (0, 3):
            again = accept(case.preview(after, RECEIVED + timedelta(days=days)))
            left = {(one.work_item_id, one.field) for one in again if one.field in PROGRESS_KEYS}
            groups = {(item_id, next(name for name, keys in FIELDS_OF.items() if key in keys)) for item_id, key in left}
            assert groups <= kept, f"case {seed}: {groups - kept}"  # only what the clerk refused is offered again


def test_the_order_of_rows_does_not_matter():
    for seed in range(0, CASES, 10):
        case = Case(seed)
        first = written(case.items, accept(case.preview(case.items)))
        case.returned.reverse()
        assert written(case.items, accept(case.preview(case.items))) == first, f"case {seed}"


def test_no_parts_is_the_same_as_empty_parts():
    case = Case(1)
    case.parts = {}
    without = case.preview(case.items)
    case.parts = dict.fromkeys(case.items, NO_PARTS)
    assert case.preview(case.items) == without
