"""The counts of a period by hand: eight work items whose heaps one can check with a pencil, and the sample book's sums.

The book, seen on 28/12/2022 (the quarter ends on 31/12, so what is due then is due soon):

    task  unit        own period  deadline    done         stands
    1     Chi bộ A    2022-Q4     31/12/2022  –            due soon
    1     Chi bộ B    2022-Q4     31/12/2022  27/12/2022   done on time
    2     Chi bộ A    31/10/2022  31/10/2022  30/10/2022   done on time
    2     Chi bộ B    31/10/2022  31/10/2022  05/11/2022   done late
    3     Công đoàn   2022-10     31/10/2022  31/10/2022   done on time
    3     Công đoàn   2022-11     30/11/2022  –            overdue
    3     Công đoàn   2022-12     31/12/2022  –            due soon
    4     Công đoàn   20/12/2022  20/12/2022  given up     not applicable

Đồng chí Một answers for Chi bộ A and for task 3: items 1A, 2A and the three of task 3. Đồng chí Hai answers for both cells:
1A, 1B, 2A, 2B. Nobody answers for task 4.
"""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.assignment import Assignment, AssignmentRole
from app.domain.ids import AssignmentId
from app.domain.period import PeriodKind, month, quarter, year
from app.domain.progress import FourWayCount, Heap, Progress, ProgressState
from app.domain.timing import Timing, TimingKind
from app.domain.unit import UnitKind
from app.register.count_table import CountBy, CountLine, CountTable, figure_before
from app.services import sample, work_register
from app.services.assign_units import add_assignment
from app.services.clock import Clock
from app.services.edit_units import assign_overseer
from app.services.open_period import open_period
from app.services.record_progress import record_progress
from app.services.show_counts import count_period
from app.services.show_items import show_items
from tests import sample_books
from tests.builders import a_book, task_of, unit_of

Q4, Q1 = quarter(2022, 4), quarter(2023, 1)
TODAY = date(2022, 12, 28)
ENTERED = {
    ("II.1", "Chi bộ B", "2022-Q4"): Progress(ProgressState.COMPLETED, date(2022, 12, 27)),
    ("II.2", "Chi bộ A", "2022-10-31"): Progress(ProgressState.COMPLETED, date(2022, 10, 30)),
    ("II.2", "Chi bộ B", "2022-10-31"): Progress(ProgressState.COMPLETED, date(2022, 11, 5)),
    ("II.3", "Công đoàn", "2022-10"): Progress(ProgressState.COMPLETED, date(2022, 10, 31)),
    ("II.4", "Công đoàn", "2022-12-20"): Progress(ProgressState.NOT_APPLICABLE, reason="không còn phải làm"),
}


@pytest.fixture(params=[True, False], ids=["opened", "computed"])
def core(tmp_path, request):
    monthly = Timing(TimingKind.RECURRING, "Hằng tháng", date(2022, 10, 1), date(2022, 12, 31), every=PeriodKind.MONTH)
    core = (
        a_book(tmp_path)
        .with_units("Chi bộ A", "Chi bộ B", "Công đoàn")
        .with_units("Đồng chí Một", "Đồng chí Hai", kind=UnitKind.PERSON)
        .with_task("Việc thường xuyên", lead=["Chi bộ A", "Chi bộ B"])
        .with_task("Ban hành kế hoạch", lead=["Chi bộ A", "Chi bộ B"], due="2022-10-31")
        .with_task("Báo cáo tháng", lead="Công đoàn", timing=monthly)
        .with_task("Hội nghị", lead="Công đoàn", due="2022-12-20")
        .opened()
    )
    assign_overseer(core, unit_of(core, "Đồng chí Một"), [unit_of(core, "Chi bộ A").id])
    assign_overseer(core, unit_of(core, "Đồng chí Hai"), [unit_of(core, "Chi bộ A").id, unit_of(core, "Chi bộ B").id])
    third = task_of(core, "II.3").id
    add_assignment(core, Assignment(AssignmentId(0), third, AssignmentRole.OVERSEER, "", unit_of(core, "Đồng chí Một").id))
    if request.param:
        open_period(core, Q4)
    for line in show_items(core, Q4):
        if (found := ENTERED.get((line.task.number, line.unit.name, line.item.period.code))) is not None:
            record_progress(core, line.item, found)
    core.clock = Clock(TODAY)
    return core


def lines_of(table: CountTable, by: CountBy) -> dict[str, FourWayCount]:
    return {line.label: line.count for line in table.lines[by]}


def test_the_total(core):
    assert count_period(core, Q4).total == FourWayCount(3, 1, 2, 1, 1, 2)
    assert count_period(core, Q4).total.rate == 80


def test_by_unit(core):
    assert lines_of(count_period(core, Q4), CountBy.UNIT) == {
        "Chi bộ A": FourWayCount(1, 0, 1, 0, 0, 1),
        "Chi bộ B": FourWayCount(1, 1, 0, 0, 0, 0),
        "Công đoàn": FourWayCount(1, 0, 1, 1, 1, 1),
    }


def test_by_overseer_each_item_counts_once_for_each_of_them(core):
    assert lines_of(count_period(core, Q4), CountBy.OVERSEER) == {
        "Đồng chí Một": FourWayCount(2, 0, 2, 1, 0, 2),
        "Đồng chí Hai": FourWayCount(2, 1, 1, 0, 0, 1),
        "Chưa có người theo dõi": FourWayCount(0, 0, 0, 0, 1, 0),
    }
    assert [line.note for line in count_period(core, Q4).lines[CountBy.OVERSEER]] == [
        "Chi bộ A; nhiệm vụ II.3",
        "Chi bộ A; Chi bộ B",
        "",
    ]


def test_by_month_where_the_items_own_period_ends(core):
    assert lines_of(count_period(core, Q4), CountBy.PERIOD) == {
        "Tháng 10/2022": FourWayCount(2, 1, 0, 0, 0, 0),
        "Tháng 11/2022": FourWayCount(0, 0, 0, 1, 0, 0),
        "Tháng 12/2022": FourWayCount(1, 0, 2, 0, 1, 2),
    }


def test_tasks_under_no_heading_are_a_line_of_their_own(core):
    assert lines_of(count_period(core, Q4), CountBy.SECTION) == {"Không thuộc mục nào": FourWayCount(3, 1, 2, 1, 1, 2)}


@pytest.mark.parametrize("period", [Q4, month(2022, 11), year(2022), Q1], ids=lambda period: period.code)
def test_every_figure_is_as_long_as_the_list_behind_it(core, period):
    check_every_figure(core, count_period(core, period))


def test_the_period_before_stands_as_it_stood_on_its_last_day(core):
    open_period(core, Q4)
    core.clock = Clock(date(2023, 2, 1))
    late = next(line.item for line in show_items(core, Q4) if (line.task.number, line.unit.name) == ("II.1", "Chi bộ A"))
    record_progress(core, late, Progress(ProgressState.COMPLETED, date(2023, 1, 10)))
    assert count_period(core, Q4).total == FourWayCount(3, 2, 0, 2, 1, 0)
    before = count_period(core, Q1).all_items.before
    assert before is not None
    assert before.on == date(2022, 12, 31)
    assert before.count == FourWayCount(3, 1, 2, 1, 1, 2)
    check_every_figure(core, count_period(core, Q1))


def test_one_way_of_counting_alone_gives_the_same_lines(core):
    every = count_period(core, Q4)
    for by in CountBy:
        alone = count_period(core, Q4, [by])
        assert set(alone.lines) == {by}
        assert alone.lines[by] == every.lines[by]
        assert alone.all_items == every.all_items


def test_a_period_before_that_was_not_followed_is_not_compared(core):
    table = count_period(core, Q4)
    assert table.all_items.before is None
    assert all(line.change is None for line in table.lines[CountBy.UNIT])


def test_the_change_is_taken_between_the_rates_that_are_shown(core):
    open_period(core, Q4)
    open_period(core, Q1)
    core.clock = Clock(date(2023, 4, 10))
    first = next(line.item for line in show_items(core, Q1) if line.unit.name == "Chi bộ A")
    record_progress(core, first, Progress(ProgressState.COMPLETED, date(2023, 3, 30)))
    line = count_period(core, Q1).all_items
    assert line.count == FourWayCount(1, 0, 0, 1, 0, 0)
    assert str(line.change) == "-30.0"


@pytest.mark.parametrize("period", [sample.SAMPLE_PERIOD, sample.NEXT_PERIOD, year(2022)], ids=lambda period: period.code)
def test_every_figure_of_the_sample_is_as_long_as_the_list_behind_it(tmp_path, period):
    core = sample_books.merged(tmp_path)
    table = count_period(core, period)
    for by in (CountBy.UNIT, CountBy.SECTION, CountBy.PLAN, CountBy.PERIOD):
        assert sum((line.count for line in table.lines[by]), FourWayCount()) == table.total, by
    check_every_figure(core, table)
    core.close()


def check_every_figure(core, table: CountTable) -> None:
    checked = 0
    for line in (table.all_items, *(line for lines in table.lines.values() for line in lines)):
        checked += check_line(core, table, line)
    assert checked


def check_line(core, table: CountTable, line: CountLine) -> int:
    found = 0
    for heap in Heap:
        figure = table.figure(line, heap, "")
        assert len(work_register.items_in(core, figure.period, figure.wanted)) == figure.number, (line.label, heap)
        before = figure_before(line, heap, "")
        if before is not None:
            assert len(work_register.items_in(core, before.period, before.wanted)) == before.number, (line.label, heap)
        found += figure.number
    assert replace(line.wanted, heap=None) == line.wanted
    return found
