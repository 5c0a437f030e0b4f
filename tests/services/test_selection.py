"""Narrowed reading: a selection in SQL, over computed items and by its own rule is one and the same."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain.ids import TaskId
from app.domain.period import year
from app.domain.progress import Heap, Standing
from app.register.counts import count_items
from app.register.selection import NO_SECTION, Overseen, Selection, branch_of
from app.services import sample, work_register
from app.services.show_items import selected_items, show_board, show_items
from app.services.show_plan import show_plan
from app.services.show_today import show_today
from app.store import plans, tasks, work_items
from tests import sample_books

PERIODS = [sample.SAMPLE_PERIOD, sample.NEXT_PERIOD, year(2022)]  # opened, not opened, opened in part
LAST_WEEK = Selection(due_from=date(2022, 12, 25), due_to=date(2022, 12, 31))


@pytest.fixture(scope="module")
def core(tmp_path_factory):
    core = sample_books.merged(tmp_path_factory.mktemp("sample"))
    yield core
    core.close()


def selections(core) -> list[Selection]:
    item = next(one for one in work_register.items_in(core, sample.SAMPLE_PERIOD) if one.progress.result)
    some_work = Overseen(frozenset({item.unit_id}), frozenset({TaskId(item.task_id + 1)}))
    heaps = [Selection(heap=heap, on=on, looks_back=on < core.today) for heap in Heap for on in (core.today, date(2022, 11, 15))]
    return [
        *heaps,
        Selection(unit_id=item.unit_id).of(Heap.DONE, core.today),
        Selection(overseen=some_work),
        Selection(overseen=replace(some_work, is_rest=True)),
        Selection(overseen=Overseen(is_rest=True)),
        Selection(overseen=some_work, heap=Heap.IN_TERM, on=core.today),
        Selection(ends_from=date(2022, 12, 1), ends_to=date(2022, 12, 31)),
        Selection(ends_from=date(2023, 1, 1)),
        Selection(),
        Selection(task_id=item.task_id),
        Selection(unit_id=item.unit_id),
        Selection(unit_id=item.unit_id, is_open=True),
        Selection(is_open=True),
        Selection(due_to=date(2022, 11, 30)),
        Selection(due_from=date(2022, 11, 1)),
        LAST_WEEK,
        Selection(task_id=item.task_id, unit_id=item.unit_id, due_to=date(2025, 12, 31), is_open=True),
    ]


@pytest.mark.parametrize("period", PERIODS, ids=lambda period: period.code)
def test_what_is_wanted_is_what_the_rule_keeps_of_everything(core, period):
    everything = work_register.items_in(core, period)
    for wanted in selections(core):
        assert work_register.items_in(core, period, wanted) == [item for item in everything if wanted.holds(item)], wanted


@pytest.mark.parametrize("period", PERIODS, ids=lambda period: period.code)
def test_what_is_wanted_of_a_plan_is_what_its_tasks_have(core, period):
    plan = plans.all_plans(core.book)[0]
    own = {task.id for task in tasks.of_plan(core.book, plan.id)}
    of_plan = [item for item in work_register.items_in(core, period) if item.task_id in own]
    assert of_plan
    assert work_register.items_in(core, period, Selection(plan_id=plan.id)) == of_plan
    assert not work_register.items_in(core, period, Selection(plan_id=plan.id + 1))
    assert show_plan(core, plan.id, period).count == count_items(of_plan, core.today)


@pytest.mark.parametrize("period", PERIODS, ids=lambda period: period.code)
def test_what_is_wanted_of_a_heading_is_what_the_tasks_below_it_have(core, period):
    plan = plans.all_plans(core.book)[0]
    sections = plans.sections_of(core.book, plan.id)
    everything = work_register.items_in(core, period)
    for section in sections:
        below = branch_of(section.id, sections)
        own = {task.id for task in tasks.of_plan(core.book, plan.id) if task.section_id in below}
        wanted = Selection(plan_id=plan.id, section_id=section.id)
        assert work_register.items_in(core, period, wanted) == [item for item in everything if item.task_id in own], section
    assert not work_register.items_in(core, period, Selection(plan_id=plan.id, section_id=NO_SECTION))


@pytest.mark.parametrize("period", PERIODS, ids=lambda period: period.code)
def test_the_count_of_a_selection_is_the_length_of_its_lists(core, period):
    for wanted in selections(core):
        counted = work_register.total(work_register.counts_by_unit(core, period, replace(wanted, heap=None)))
        if wanted.looks_back:
            continue  # judged on another day than today
        for heap in Heap:
            listed = work_register.items_in(core, period, replace(wanted, heap=None).of(heap, core.today))
            assert len(listed) == counted.of(heap), (wanted, heap)


def test_a_heap_without_a_day_is_no_selection():
    with pytest.raises(ValueError, match="day"):
        Selection(heap=Heap.DONE)


@pytest.mark.parametrize("period", PERIODS, ids=lambda period: period.code)
def test_the_first_screen_says_what_the_list_of_items_says(core, period):
    lines = show_items(core, period)
    view = show_today(core, period)
    urgent = [line for line in lines if line.standing in (Standing.OVERDUE, Standing.DUE_SOON)]
    assert {line.item.key for line in view.urgent} == {line.item.key for line in urgent}
    comes_later = [line.standing is not Standing.OVERDUE for line in view.urgent]
    assert comes_later == sorted(comes_later)
    assert view.count == count_items((line.item for line in lines), core.today)
    assert list(view.by_unit) == show_board(core, period)


def test_items_without_a_deadline_are_due_in_no_week(core):
    assert any(item.due_on is None for item in work_register.items_in(core, sample.SAMPLE_PERIOD))
    found = selected_items(core, sample.SAMPLE_PERIOD, LAST_WEEK)
    assert found
    assert all(line.item.due_on and timedelta(0) <= line.item.due_on - date(2022, 12, 25) < timedelta(7) for line in found)


COUNTED = [
    Selection(),
    Selection(plan_id=1),  # type: ignore[arg-type]
    Selection(section_id=1),  # type: ignore[arg-type]
    Selection(overseen=Overseen(frozenset({1}), frozenset({2}))),  # type: ignore[arg-type]
    Selection(heap=Heap.OVERDUE, on=date(2022, 11, 1), looks_back=True),
]


@pytest.mark.parametrize("wanted", COUNTED)
def test_counting_reads_a_few_periods_and_their_index_alone(core, wanted):
    connection = core.database.connection
    seen: list[str] = []
    connection.set_trace_callback(seen.append)
    work_items.counts_by_unit(core.book, sample.SAMPLE_PERIOD, core.today, wanted)
    connection.set_trace_callback(None)
    steps = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {seen[0]}")]
    assert any(step.startswith("SEARCH w USING COVERING INDEX") for step in steps), steps
    assert not any(step.startswith("SCAN w") for step in steps), steps
