"""The register of a book: computed and stored items are the same, counts in SQL and in Python agree."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.period import month, parse_period, quarter, year
from app.domain.plan import Beat
from app.domain.progress import FourWayCount, Progress, ProgressState, count
from app.domain.timing import Timing, TimingKind
from app.domain.unit import Membership
from app.errors import UserError
from app.register.count_table import CountBy
from app.register.counts import count_by
from app.services import work_register
from app.services.change_beat import change_beat
from app.services.clock import Clock
from app.services.edit_task import set_deadline
from app.services.edit_units import edit_group
from app.services.open_period import open_period
from app.services.record_progress import record_progress
from app.services.show_counts import count_period
from app.services.show_items import show_items
from app.store import units, work_items
from tests.builders import a_book, task_of, unit_of
from tests.services.matrix_changes import set_unit_deadline

Q4 = quarter(2022, 4)
BY_PLAN = Timing(TimingKind.BY_PLAN, "Theo kế hoạch của Đảng bộ")


@pytest.fixture
def core(tmp_path):
    """A book with three cells and a body, an ongoing task, a deadline and a task by plan."""
    return (
        a_book(tmp_path)
        .with_units("Chi bộ A", "Chi bộ B", "Chi bộ C", "Công đoàn")
        .with_group("các chi bộ", "Chi bộ A", "Chi bộ B", "Chi bộ C")
        .with_task("Việc thường xuyên", lead="các chi bộ", support="Công đoàn")
        .with_task("Ban hành kế hoạch", lead="các chi bộ", due="2022-10-31")
        .with_task("Biên soạn", lead="Công đoàn", timing=BY_PLAN)
        .opened()
    )


def cells(core, period=Q4) -> list[tuple[str, str, str, str]]:
    return [(line.task.number, line.unit.name, line.item.period.code, line.item.role.value) for line in show_items(core, period)]


EXPECTED = [
    ("II.1", "Chi bộ A", "2022-Q4", "lead"),
    ("II.1", "Chi bộ B", "2022-Q4", "lead"),
    ("II.1", "Chi bộ C", "2022-Q4", "lead"),
    ("II.1", "Công đoàn", "2022-Q4", "support"),
    ("II.2", "Chi bộ A", "2022-10-31", "lead"),
    ("II.2", "Chi bộ B", "2022-10-31", "lead"),
    ("II.2", "Chi bộ C", "2022-10-31", "lead"),
    ("II.3", "Công đoàn", "2022-09-20..2025-12-31", "lead"),
]


def test_a_period_shows_the_same_items_before_and_after_it_is_opened(core):
    assert cells(core) == EXPECTED
    open_period(core, Q4)
    assert cells(core) == EXPECTED
    assert work_items.in_period(core.book, Q4)


def test_reading_never_writes(core):
    before = core.database.change_counter()
    cells(core)
    count_period(core, year(2022))
    assert core.database.change_counter() == before


def test_progress_entered_before_a_period_is_opened_is_kept_when_it_is(core):
    item = show_items(core, Q4)[0].item
    record_progress(core, item, Progress(ProgressState.COMPLETED, date(2022, 10, 2), "Đã làm"))
    assert show_items(core, Q4)[0].item.progress.result == "Đã làm"
    assert len(cells(core)) == len(EXPECTED)
    open_period(core, Q4)
    assert show_items(core, Q4)[0].item.progress.result == "Đã làm"
    assert cells(core) == EXPECTED


def test_three_opened_months_are_as_good_as_their_quarter(core):
    change_beat(core, task_of(core, "II.1").id, Beat.MONTH, date(2022, 9, 20))
    for number in (10, 11, 12):
        open_period(core, month(2022, number))
    assert work_register.is_opened(core.book, Q4)
    assert sum(code == "2022-11" for _, _, code, _ in cells(core)) == 4


def test_a_unit_that_joins_its_group_gets_its_items_in_opened_periods(core):
    open_period(core, Q4)
    group = units.all_groups(core.book)[0]
    joined = (*group.members, Membership(unit_of(core, "Công đoàn").id))
    edit_group(core, replace(group, members=joined))
    assert ("II.2", "Công đoàn", "2022-10-31", "lead") in cells(core)
    assert ("II.1", "Công đoàn", "2022-Q4", "lead") in cells(core)


def test_a_unit_that_leaves_loses_only_what_nobody_touched(core):
    open_period(core, Q4)
    touched = next(line.item for line in show_items(core, Q4) if line.task.number == "II.2" and line.unit.name == "Chi bộ B")
    record_progress(core, touched, Progress(ProgressState.IN_PROGRESS, None, "Đang soạn"))
    group = units.all_groups(core.book)[0]
    b = unit_of(core, "Chi bộ B").id
    edit_group(core, replace(group, members=tuple(one for one in group.members if one.unit_id != b)))
    left = [cell for cell in cells(core) if cell[1] == "Chi bộ B"]
    assert left == [("II.2", "Chi bộ B", "2022-10-31", "lead")]


def test_a_new_deadline_moves_the_items_of_opened_periods(core):
    open_period(core, Q4)
    set_deadline(core, task_of(core, "II.3").id, date(2022, 12, 20))
    item = next(line.item for line in show_items(core, Q4) if line.task.number == "II.3")
    assert item.due_on == date(2022, 12, 20)


def test_a_new_deadline_is_written_to_the_items_of_its_task_alone(core):
    open_period(core, Q4)
    said: set[str] = set()  # a trigger's own steps repeat the statement that fired it
    core.database.connection.set_trace_callback(said.add)
    set_deadline(core, task_of(core, "II.2").id, date(2022, 11, 30))
    core.database.connection.set_trace_callback(None)
    # The day is the item's own period, so the three items of the old day go and three of the new one come.
    assert sum(one.startswith("DELETE FROM work_item") for one in said) == 3
    assert sum(one.startswith("INSERT INTO work_item") for one in said) == 3
    assert not any(one.startswith("UPDATE work_item") for one in said)


def test_a_period_that_is_over_keeps_what_it_has(core):
    open_period(core, Q4)
    core.clock = Clock(date(2023, 2, 1))
    change_beat(core, task_of(core, "II.1").id, Beat.MONTH, date(2022, 9, 20))
    assert cells(core) == EXPECTED
    assert [code for number, _, code, _ in cells(core, quarter(2023, 1)) if number == "II.1"][:1] == ["2023-01"]


def test_one_unit_can_have_a_deadline_of_its_own(core):
    open_period(core, Q4)
    set_unit_deadline(core, task_of(core, "II.1").id, unit_of(core, "Chi bộ B").id, date(2022, 12, 10))
    dues = {line.unit.name: line.item.due_on for line in show_items(core, Q4) if line.task.number == "II.1"}
    assert dues["Chi bộ B"] == date(2022, 12, 10)
    assert dues["Chi bộ A"] == date(2022, 12, 31)


def test_what_was_done_in_an_earlier_quarter_does_not_come_again(core):
    item = next(line.item for line in show_items(core, Q4) if line.task.number == "II.3")
    record_progress(core, item, Progress(ProgressState.COMPLETED, date(2022, 11, 1)))
    assert "II.3" not in {number for number, *_ in cells(core, quarter(2023, 1))}
    open_period(core, quarter(2023, 1))
    assert "II.3" not in {number for number, *_ in cells(core, quarter(2023, 1))}
    assert "II.3" in {number for number, *_ in cells(core)}


def test_not_carried_out_asks_for_a_reason(core):
    with pytest.raises(UserError):
        record_progress(core, show_items(core, Q4)[0].item, Progress(ProgressState.NOT_APPLICABLE))
    assert core.database.undo_status().undo.step.value == "import_plan"


def test_completed_without_a_day_takes_today(core):
    record_progress(core, show_items(core, Q4)[0].item, Progress(ProgressState.COMPLETED))
    assert show_items(core, Q4)[0].item.progress.done_on == core.today


STATES = st.sampled_from(list(ProgressState))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    states=st.lists(st.tuples(STATES, st.integers(-40, 40)), min_size=8, max_size=8),
    today=st.dates(date(2022, 9, 1), date(2023, 3, 1)),
    code=st.sampled_from(["2022-Q4", "2022-10", "2022", "2022-10-31", "2023-Q1"]),
)
def test_counts_in_sql_equal_counts_by_the_rule(core, states, today, code):
    core.clock = Clock(date(2022, 10, 3))
    open_period(core, year(2022))
    open_period(core, year(2023))
    for line, (state, days) in zip(show_items(core, Q4), states, strict=True):
        reason = "lý do" if state is ProgressState.NOT_APPLICABLE else ""
        done_on = (line.item.due_on or date(2022, 12, 31)) + timedelta(days=days)
        record_progress(core, line.item, Progress(state, done_on, reason=reason))
    core.clock = Clock(today)
    period = parse_period(code)
    items = [line.item for line in show_items(core, period)]
    assert work_register.counts_by_unit(core, period) == count_by(items, lambda item: item.unit_id, today)
    assert work_register.counts_by_task(core, period) == count_by(items, lambda item: item.task_id, today)


def test_the_parts_of_a_count_add_up_to_its_total(core):
    open_period(core, Q4)
    core.clock = Clock(date(2022, 12, 28))
    table = count_period(core, Q4)
    for by in (CountBy.UNIT, CountBy.SECTION, CountBy.PLAN, CountBy.PERIOD):
        assert sum((line.count for line in table.lines[by]), FourWayCount()) == table.total, by
    assert table.total == count(line.standing for line in show_items(core, Q4))
    assert (table.total.overdue, table.total.total) == (3, 8)
