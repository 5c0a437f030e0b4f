"""Deadlines, indicators and evidence in the three-way comparison."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.evidence import Evidence, EvidenceState
from app.domain.ids import EvidenceId, IndicatorId, TaskId, WorkItemId
from app.domain.indicator import Indicator
from app.domain.item_parts import NO_PARTS, IndicatorValue, ItemParts, evidence_text, indicator_text
from app.domain.progress import Progress
from app.domain.tracker import ReturnedRow, ReturnedTracker, RowProblem, SentRow
from app.merging.accept import AcceptedChange, Choice, accept, apply_changes
from app.merging.compare import compare
from app.merging.compare_parts import CameAlong
from app.merging.preview import MergeEntry, MergeKind, MergePreview
from tests.merging.returned import RECEIVED, an_item, uid

ITEM = WorkItemId(1)
DUE = date(2022, 12, 31)
MEETINGS = Indicator(IndicatorId(1), TaskId(1), "Số buổi", "buổi")
PEOPLE = Indicator(IndicatorId(2), TaskId(1), "Số người", "người")


def numbers(meetings: str = "", people: str = "") -> ItemParts:
    written = ((MEETINGS, meetings), (PEOPLE, people))
    return ItemParts(tuple(IndicatorValue(one, Decimal(text) if text else None) for one, text in written))


def evidence(*names: str, file_id: int | None = None) -> ItemParts:
    state = EvidenceState.DRAFT if file_id else EvidenceState.MISSING
    return ItemParts(
        evidence=tuple(
            Evidence(EvidenceId(place), ITEM, name, state, file_id, "", "", None, RECEIVED) for place, name in enumerate(names, 1)
        )
    )


def preview_of(
    sent: ItemParts = NO_PARTS,
    now: ItemParts | None = None,
    *,
    due_now: date | None = DUE,
    sent_due: str = "2022-12-31",
    came_along: CameAlong | None = None,
    is_old: bool = False,
    **typed: str,
) -> MergePreview:
    """Compare one row in which the unit typed what is given over what was sent."""
    shown = {"due_on": sent_due, "indicators": indicator_text(sent), "evidence": evidence_text(sent)}
    row = ReturnedRow(uid(1), 7, shown | typed, {"due_on": "E7", "indicators": "I7", "evidence": "L7"}, (), "Nhiệm vụ 1")
    tracker = ReturnedTracker("phiếu.xlsx", "Phiếu", uid(98), uid(99), "Chi bộ", "2022-Q4", (row,))
    sent_row = SentRow(ITEM, uid(1), Progress(), {} if is_old else shown)
    parts = {ITEM: sent if now is None else now}
    return compare([sent_row], tracker, [an_item(1, Progress(), due_now)], RECEIVED, parts, came_along)


def beside(preview: MergePreview) -> list[MergeEntry]:
    """Return the entries that are about no field of the progress, those that change nothing aside."""
    fields = ("due_on", "indicators", "evidence")
    return [one for one in preview.entries if one.field.startswith(fields) and one.kind is not MergeKind.SAME]


# --- deadlines ---------------------------------------------------------------------------------------------------------


def test_a_later_deadline_is_a_proposal_that_only_a_choice_takes() -> None:
    preview = preview_of(due_on="2023-01-20")
    (entry,) = beside(preview)
    assert (entry.kind, entry.sent, entry.returned, entry.now) == (
        MergeKind.PROPOSAL,
        ("2022-12-31",),
        ("2023-01-20",),
        ("2022-12-31",),
    )
    assert (entry.cell, entry.field) == ("E7", "due_on")
    assert accept(preview) == ()
    assert accept(preview, {(ITEM, "due_on"): Choice.KEEP_BOOK}) == ()
    taken = accept(preview, {(ITEM, "due_on"): Choice.TAKE_UNIT})
    assert taken == (AcceptedChange(ITEM, "due_on", "2022-12-31", "2023-01-20"),)
    assert apply_changes(Progress(), taken) == Progress()


@pytest.mark.parametrize("typed", ["2022-12-31", "", "  "])
def test_a_deadline_left_or_emptied_says_nothing(typed: str) -> None:
    assert beside(preview_of(due_on=typed)) == []


def test_a_deadline_in_words_left_as_it_was_says_nothing() -> None:
    assert beside(preview_of(sent_due="Thường xuyên", due_on="thường  xuyên", due_now=None)) == []


def test_a_day_beside_a_deadline_that_was_not_known_is_a_proposal() -> None:
    (entry,) = beside(preview_of(sent_due="Theo kế hoạch cấp trên", due_on="2023-01-20", due_now=None))
    assert (entry.kind, entry.now) == (MergeKind.PROPOSAL, ("",))


def test_a_deadline_that_the_book_gave_in_the_meantime_is_no_proposal() -> None:
    assert beside(preview_of(due_on="2023-01-20", due_now=date(2023, 1, 20))) == []


@pytest.mark.parametrize("typed", ["2022-12-30", "2022-12-01"])
def test_an_earlier_or_past_day_cannot_be_proposed(typed: str) -> None:
    (entry,) = beside(preview_of(due_on=typed))
    assert entry.problem is not None
    assert (entry.kind, entry.problem.problem) == (MergeKind.UNUSABLE, RowProblem.DEADLINE_NOT_LATER)


@pytest.mark.parametrize("typed", ["sang quý sau", "?", "20/01"])
def test_words_over_a_deadline_are_told(typed: str) -> None:
    (entry,) = beside(preview_of(due_on=typed))
    assert entry.problem is not None
    assert (entry.problem.problem, entry.problem.text) == (RowProblem.DEADLINE_UNCLEAR, typed)


# --- indicators --------------------------------------------------------------------------------------------------------


def test_each_indicator_is_an_entry_of_its_own() -> None:
    preview = preview_of(numbers("3"), indicators="Số buổi (buổi): 4\nSố người (người): 120")
    assert [(entry.field, entry.kind, entry.sent, entry.returned, entry.now) for entry in beside(preview)] == [
        ("indicators.1", MergeKind.CHANGED, ("3",), ("4",), ("3",)),
        ("indicators.2", MergeKind.NEW, ("",), ("120",), ("",)),
    ]
    assert accept(preview) == (AcceptedChange(ITEM, "indicators.1", "3", "4"), AcceptedChange(ITEM, "indicators.2", "", "120"))


def test_a_unit_and_the_clerk_may_write_different_indicators() -> None:
    preview = preview_of(numbers(), numbers(people="80"), indicators="Số buổi (buổi): 4\nSố người (người):")
    assert [(entry.field, entry.kind) for entry in beside(preview)] == [("indicators.1", MergeKind.NEW)]


def test_both_writing_one_indicator_differently_is_a_conflict_of_that_one() -> None:
    preview = preview_of(numbers(), numbers(meetings="5"), indicators="Số buổi (buổi): 4\nSố người (người): 80")
    assert [(entry.field, entry.kind) for entry in beside(preview)] == [
        ("indicators.1", MergeKind.CONFLICT),
        ("indicators.2", MergeKind.NEW),
    ]


def test_an_emptied_cell_says_nothing_and_an_emptied_line_takes_its_number_back() -> None:
    assert beside(preview_of(numbers("3", "4"), indicators="")) == []
    (entry,) = beside(preview_of(numbers("3", "4"), indicators="Số buổi (buổi):\nSố người (người): 4"))
    assert (entry.kind, entry.returned) == (MergeKind.CHANGED, ("",))


def test_a_line_that_belongs_to_no_indicator_is_told_and_the_others_are_taken() -> None:
    kinds = {entry.kind for entry in beside(preview_of(numbers(), indicators="Số buổi (buổi): 4\nSố khách: 2"))}
    assert kinds == {MergeKind.NEW, MergeKind.UNUSABLE}


def test_a_line_of_an_indicator_that_is_no_more_is_silent_while_it_stands_as_it_was_sent() -> None:
    now = ItemParts(numbers("3").indicators[:1])
    assert beside(preview_of(numbers("3", "4"), now)) == []
    (entry,) = beside(preview_of(numbers("3", "4"), now, indicators="Số buổi (buổi): 3\nSố người (người): 5"))
    assert entry.kind is MergeKind.UNUSABLE


# --- evidence ----------------------------------------------------------------------------------------------------------


def test_a_new_name_is_missing_evidence_and_a_known_one_is_nothing_new() -> None:
    preview = preview_of(evidence("Kế hoạch.pdf"), evidence="Kế hoạch.pdf\nẢnh họp.jpg")
    (entry,) = beside(preview)
    assert (entry.kind, entry.field, entry.returned, entry.has_file) == (
        MergeKind.NEW,
        "evidence.Ảnh họp.jpg",
        ("Ảnh họp.jpg",),
        False,
    )


def test_a_name_left_out_takes_nothing_from_the_book() -> None:
    assert beside(preview_of(evidence("Kế hoạch.pdf"), evidence="")) == []


def test_a_name_the_clerk_removed_does_not_come_back_by_itself() -> None:
    assert beside(preview_of(evidence("Kế hoạch.pdf"), ItemParts())) == []


def test_a_file_that_came_along_is_joined_with_the_name_that_was_missing_it() -> None:
    preview = preview_of(evidence("Kế hoạch.pdf"), came_along={"kế hoạch.PDF": None})
    (entry,) = beside(preview)
    assert (entry.kind, entry.has_file) == (MergeKind.NEW, True)
    assert accept(preview) == (AcceptedChange(ITEM, "evidence.Kế hoạch.pdf", "Kế hoạch.pdf", "Kế hoạch.pdf"),)


def test_a_file_the_work_item_keeps_already_is_nothing_new() -> None:
    assert beside(preview_of(evidence("Kế hoạch.pdf", file_id=7), came_along={"Kế hoạch.pdf": 7})) == []
    (entry,) = beside(preview_of(evidence("Kế hoạch.pdf", file_id=7), came_along={"Kế hoạch.pdf": None}))
    assert entry.has_file


def test_names_written_composed_and_decomposed_are_one() -> None:
    assert beside(preview_of(evidence("Kế hoạch.pdf"), evidence="Kế hoạch.pdf")) == []


# --- trackers of an older program, and any reply -----------------------------------------------------------------------


def test_a_sending_of_an_older_program_proposes_no_deadline() -> None:
    assert beside(preview_of(due_on="2023-01-20", is_old=True)) == []


values = st.sampled_from(["", "1", "2", "3"])
names = st.lists(st.sampled_from(["a.pdf", "b.pdf", "c.pdf"]), unique=True, max_size=3)


@settings(max_examples=300, deadline=None)
@given(values, values, values, names, names, names)
def test_taking_what_came_back_twice_changes_nothing_the_second_time(
    sent: str, typed: str, now: str, sent_names: list[str], typed_names: list[str], names_now: list[str]
) -> None:
    sent_parts = replace(evidence(*sent_names), indicators=numbers(sent).indicators)
    now_parts = replace(evidence(*names_now), indicators=numbers(now).indicators)
    words = {"indicators": indicator_text(numbers(typed)), "evidence": "\n".join(typed_names)}
    preview = preview_of(sent_parts, now_parts, **words)
    choices = {(ITEM, entry.field): Choice.TAKE_UNIT for entry in preview.of_kind(MergeKind.CONFLICT)}
    changes = accept(preview, choices)
    after = dict.fromkeys(names_now) | {change.value: None for change in changes if change.field.startswith("evidence.")}
    number = next((change.value for change in changes if change.field == "indicators.1"), now)
    then = replace(evidence(*after), indicators=numbers(number).indicators)
    assert accept(preview_of(sent_parts, then, **words)) == ()
    assert set(after) >= set(names_now)
    assert set(typed_names) - set(sent_names) <= set(after)
