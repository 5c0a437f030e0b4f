"""Where a work item stands, and the four-way count."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.assignment import AssignmentRole
from app.domain.ids import TaskId, UnitId
from app.domain.period import day
from app.domain.progress import (
    HEAP_LABELS,
    STANDINGS_OF,
    FourWayCount,
    Heap,
    Progress,
    ProgressState,
    Standing,
    WorkItem,
    count,
    standing,
)

DUE = date(2022, 12, 15)


@pytest.mark.parametrize(
    ("state", "done_on", "due_on", "today", "expected"),
    [
        (ProgressState.COMPLETED, DUE, DUE, DUE, Standing.DONE_ON_TIME),
        (ProgressState.COMPLETED, date(2022, 12, 16), DUE, DUE, Standing.DONE_LATE),
        (ProgressState.COMPLETED, date(2030, 1, 1), None, DUE, Standing.DONE_ON_TIME),
        (ProgressState.NOT_STARTED, None, DUE, DUE, Standing.DUE_SOON),
        (ProgressState.NOT_STARTED, None, DUE, date(2022, 12, 16), Standing.OVERDUE),
        (ProgressState.IN_PROGRESS, None, DUE, date(2022, 12, 8), Standing.DUE_SOON),
        (ProgressState.IN_PROGRESS, None, DUE, date(2022, 12, 7), Standing.IN_TERM),
        (ProgressState.NOT_YET_DUE, None, None, DUE, Standing.IN_TERM),
        (ProgressState.NOT_APPLICABLE, None, DUE, date(2023, 1, 1), Standing.NOT_APPLICABLE),
    ],
)
def test_a_standing_follows_from_state_and_dates(state, done_on, due_on, today, expected):
    assert standing(state, done_on, due_on, today) is expected


def test_only_what_fell_due_counts_for_the_rate():
    found = count([Standing.DONE_ON_TIME] * 5 + [Standing.DONE_LATE] + [Standing.OVERDUE] * 2 + [Standing.IN_TERM] * 9)
    assert (found.done, found.fell_due, found.total) == (6, 8, 17)
    assert found.rate == 75.0


def test_an_item_not_carried_out_stands_beside_the_count():
    found = count([Standing.NOT_APPLICABLE, Standing.IN_TERM])
    assert (found.total, found.not_applicable, found.rate) == (1, 1, None)


def test_due_soon_is_part_of_what_is_in_term():
    assert count([Standing.DUE_SOON, Standing.IN_TERM]).in_term == 2


def test_counts_add_up():
    parts = [count([Standing.OVERDUE, Standing.DUE_SOON]), count([Standing.DONE_LATE])]
    assert sum(parts, FourWayCount()) == count([Standing.OVERDUE, Standing.DUE_SOON, Standing.DONE_LATE])


def test_every_heap_has_a_name_and_the_standings_it_is_made_of():
    assert set(HEAP_LABELS) == set(STANDINGS_OF) == set(Heap)


@given(st.lists(st.sampled_from(list(Standing))))
def test_the_figure_of_a_heap_is_how_many_stand_in_it(standings):
    found = count(standings)
    for heap in Heap:
        assert found.of(heap) == sum(one in STANDINGS_OF[heap] for one in standings), heap


def test_on_a_day_gone_by_what_was_done_later_was_still_open():
    item = WorkItem(
        TaskId(1), UnitId(1), day(DUE), AssignmentRole.LEAD, DUE, Progress(ProgressState.COMPLETED, date(2022, 12, 20), "Đã làm")
    )
    assert item.stood(date(2022, 12, 1)) is Standing.IN_TERM
    assert item.stood(date(2022, 12, 14)) is Standing.DUE_SOON
    assert item.stood(date(2022, 12, 19)) is Standing.OVERDUE
    assert item.stood(date(2022, 12, 20)) is item.standing(date(2022, 12, 20)) is Standing.DONE_LATE
