"""What is accepted is what was shown: cases, then any sending, reply and book against a small model."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.ids import WorkItemId
from app.domain.progress import Progress, ProgressState, WorkItem
from app.domain.tracker import RowProblem, shown_values
from app.merging.accept import AcceptedChange, Choice, accept, apply_changes
from app.merging.preview import FIELDS_OF, MergeEntry, MergeKind, MergePreview
from tests.merging.returned import RECEIVED, Sending, a_sending, an_item

ITEM = WorkItemId(1)
BLANK = Progress()
BEGUN = Progress(ProgressState.IN_PROGRESS, result="Đã họp.")
DONE = Progress(ProgressState.COMPLETED, date(2022, 11, 5))


def test_without_choices_new_and_changed_values_are_taken_and_conflicts_are_not() -> None:
    sent = Progress(ProgressState.IN_PROGRESS, result="cũ", difficulty="", proposal="cũ")
    now = Progress(ProgressState.IN_PROGRESS, result="cũ", difficulty="", proposal="sổ đã sửa")
    preview = a_sending().row(sent, now, result="mới", difficulty="có", proposal="đơn vị sửa").preview()
    assert accept(preview) == (
        AcceptedChange(ITEM, "result", "cũ", "mới"),
        AcceptedChange(ITEM, "difficulty", "", "có"),
    )


def test_a_conflict_is_written_only_when_the_unit_is_chosen() -> None:
    preview = a_sending().row(BLANK, BEGUN, result="khác").preview()
    assert accept(preview, {(ITEM, "result"): Choice.KEEP_BOOK}) == ()
    assert accept(preview, {(ITEM, "result"): Choice.TAKE_UNIT}) == (AcceptedChange(ITEM, "result", "Đã họp.", "khác"),)


def test_a_single_new_value_can_be_declined() -> None:
    preview = a_sending().row(BLANK, result="a", proposal="b").preview()
    assert accept(preview, {(ITEM, "result"): Choice.KEEP_BOOK}) == (AcceptedChange(ITEM, "proposal", "", "b"),)


def test_state_day_and_reason_are_written_together() -> None:
    changes = accept(a_sending().row(BLANK, state="completed", done_on="2022-12-15").preview())
    assert changes == (
        AcceptedChange(ITEM, "state", "not_started", "completed"),
        AcceptedChange(ITEM, "done_on", "", "2022-12-15"),
    )
    assert apply_changes(BLANK, changes) == Progress(ProgressState.COMPLETED, date(2022, 12, 15))


def test_a_completed_item_taken_back_loses_its_day() -> None:
    changes = accept(a_sending().row(DONE, state="in_progress", done_on="").preview())
    assert apply_changes(DONE, changes) == Progress(ProgressState.IN_PROGRESS)


def test_what_the_unit_did_not_touch_stays_even_when_it_is_chosen() -> None:
    preview = a_sending().row(BLANK, BEGUN).preview()
    assert accept(preview, {(ITEM, "result"): Choice.TAKE_UNIT}) == ()


def test_choices_that_fit_no_entry_are_a_fault_of_the_caller() -> None:
    preview = a_sending().row(BLANK, state="completed", due_on=date(2022, 1, 1)).preview()
    with pytest.raises(ValueError, match="no entry"):
        accept(preview, {(WorkItemId(5), "result"): Choice.TAKE_UNIT})
    with pytest.raises(ValueError, match="no value"):
        accept(preview, {(ITEM, "state"): Choice.TAKE_UNIT})


# --- any sending, any reply, any book --------------------------------------------------------------------------------

texts = st.sampled_from(["", "a", "b", "c"])
days = st.dates(date(2022, 10, 1), date(2022, 12, 31))


@st.composite
def progresses(draw: st.DrawFn) -> Progress:
    state = draw(st.sampled_from(ProgressState))
    done_on = draw(days) if state is ProgressState.COMPLETED else None
    reason = draw(st.sampled_from(["r", "s"])) if state is ProgressState.NOT_APPLICABLE else ""
    return Progress(state, done_on, draw(texts), draw(texts), draw(texts), reason)


@st.composite
def typed_values(draw: st.DrawFn) -> dict[str, str]:
    """Return what a unit might leave in any of the cells, sense or not."""
    possible = {
        "state": st.sampled_from(["", *(state.value for state in ProgressState)]),
        "done_on": st.one_of(st.just(""), days.map(date.isoformat), st.just("2031-01-01")),
        **dict.fromkeys(("result", "difficulty", "proposal"), texts),
    }
    return {key: draw(values) for key, values in possible.items() if draw(st.booleans())}


@st.composite
def sendings(draw: st.DrawFn) -> Sending:
    sending = a_sending()
    for _ in range(draw(st.integers(1, 4))):
        sent = draw(progresses())
        now = draw(st.one_of(st.just(sent), progresses()))
        sending.row(sent, now, due_on=draw(st.none() | days), **draw(typed_values()))
    return sending


def book_after(sending: Sending, changes: tuple[AcceptedChange, ...]) -> dict[WorkItemId | None, Progress]:
    return {item.id: apply_changes(item.progress, [c for c in changes if c.work_item_id == item.id]) for item in sending.current}


def fits_the_book(progress: Progress) -> bool:
    """The two rules that the store's table checks too."""
    has_day = progress.done_on is not None
    return (progress.state is ProgressState.COMPLETED) == has_day and (
        progress.state is not ProgressState.NOT_APPLICABLE or bool(progress.reason)
    )


def value_of(progress: Progress, field: str) -> tuple[str, ...]:
    values = shown_values(progress) | {"result": progress.result, "reason": progress.reason}
    return tuple(values[name] for name in FIELDS_OF[field])


def all_taken(preview: MergePreview) -> dict[tuple[WorkItemId, str], Choice]:
    conflicts = preview.of_kind(MergeKind.CONFLICT)
    return {(entry.work_item_id, entry.field): Choice.TAKE_UNIT for entry in conflicts if entry.work_item_id}


@settings(max_examples=300, deadline=None)
@given(sendings(), st.booleans())
def test_the_book_afterwards_is_what_the_preview_showed(sending: Sending, take_conflicts: bool) -> None:
    preview = sending.preview()
    after = book_after(sending, accept(preview, all_taken(preview) if take_conflicts else None))
    taken = {MergeKind.NEW, MergeKind.CHANGED} | ({MergeKind.CONFLICT} if take_conflicts else set[MergeKind]())
    entries = {(entry.work_item_id, entry.field): entry for entry in preview.entries}
    for item in sending.current:
        for field in FIELDS_OF:
            entry = entries.get((item.id, field))
            expected = entry.returned if entry and entry.kind in taken else value_of(item.progress, field)
            assert value_of(after[item.id], field) == expected


@settings(max_examples=300, deadline=None)
@given(sendings(), st.booleans())
def test_nothing_accepted_breaks_a_rule_of_the_book(sending: Sending, take_conflicts: bool) -> None:
    preview = sending.preview()
    changes = accept(preview, all_taken(preview) if take_conflicts else None)
    assert all(fits_the_book(progress) for progress in book_after(sending, changes).values())
    before = {item.id: item.progress for item in sending.current}
    assert all(change.before == value_before(before[change.work_item_id], change.field) for change in changes)
    assert all(change.before != change.value for change in changes)


def value_before(progress: Progress, field: str) -> str:
    value = getattr(progress, field)
    return value.isoformat() if isinstance(value, date) else str(value or "")


def expected_kind(entry: MergeEntry) -> MergeKind:
    """The model: who changed what."""
    unit_changed, book_changed = entry.returned != entry.sent, entry.now != entry.sent
    if not unit_changed or entry.returned == entry.now:
        return MergeKind.SAME
    if book_changed:
        return MergeKind.CONFLICT
    return MergeKind.NEW if entry.now[0] in ("", "not_started", "not_yet_due") else MergeKind.CHANGED


@settings(max_examples=300, deadline=None)
@given(sendings())
def test_every_usable_entry_has_the_kind_of_the_model(sending: Sending) -> None:
    for entry in sending.preview().entries:
        if entry.kind is not MergeKind.UNUSABLE:
            assert entry.kind is expected_kind(entry)


@settings(max_examples=300, deadline=None)
@given(sendings(), st.booleans(), st.integers(0, 40))
def test_the_same_file_again_changes_nothing(sending: Sending, take_conflicts: bool, days_later: int) -> None:
    preview = sending.preview()
    after = book_after(sending, accept(preview, all_taken(preview) if take_conflicts else None))
    sending.current = [with_progress(item, after[item.id]) for item in sending.current]
    again = sending.preview(RECEIVED + timedelta(days=days_later))
    ahead = days_that_lay_ahead(preview)
    assert not [change for change in accept(again) if change.work_item_id not in ahead]
    if take_conflicts:
        assert not [entry for entry in again.of_kind(MergeKind.CONFLICT) if entry.work_item_id not in ahead]


def days_that_lay_ahead(preview: MergePreview) -> set[WorkItemId | None]:
    """Return the items whose day could not be meant yet at the first receipt: by the second it may have come."""
    unusable = preview.of_kind(MergeKind.UNUSABLE)
    return {entry.work_item_id for entry in unusable if entry.problem and entry.problem.problem is RowProblem.DATE_UNLIKELY}


@settings(max_examples=200, deadline=None)
@given(sendings(), sendings(), st.randoms(use_true_random=False))
def test_the_order_of_units_and_rows_does_not_matter(one: Sending, other: Sending, chance) -> None:
    moved = shifted(other, len(one.sent))
    book = {item.id: item.progress for item in [*one.current, *moved.current]}
    results = []
    for order in ([one, moved], [moved, one]):
        now = dict(book)
        for sending in order:
            chance.shuffle(sending.returned)
            sending.current = [with_progress(item, now[item.id]) for item in sending.current]
            now |= book_after(sending, accept(sending.preview()))
        results.append(now)
        for sending in order:
            sending.current = [with_progress(item, book[item.id]) for item in sending.current]
    assert results[0] == results[1]


def with_progress(item: WorkItem, progress: Progress) -> WorkItem:
    return an_item(int(item.id or 0), progress, item.due_on)


def shifted(sending: Sending, by: int) -> Sending:
    """Return the same sending for items of another unit."""
    again = Sending()
    again.sent = [type(row)(WorkItemId(row.work_item_id + by), moved_uid(row.item_uid, by), row.progress) for row in sending.sent]
    again.current = [an_item(int(item.id or 0) + by, item.progress, item.due_on) for item in sending.current]
    again.returned = [
        type(row)(moved_uid(row.item_uid or b"", by), row.row, row.values, row.cells, row.problems, row.task_text)
        for row in sending.returned
    ]
    return again


def moved_uid(uid: bytes, by: int) -> bytes:
    return (int.from_bytes(uid, "big") + by).to_bytes(16, "big")
