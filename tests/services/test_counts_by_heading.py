"""Counting under nested headings: SQL and the rule in Python pick the same items, stored or computed."""

from datetime import date

import pytest

from app.domain.changes import Step
from app.domain.ids import SectionId
from app.domain.period import quarter
from app.domain.plan import Section
from app.domain.progress import Heap
from app.register.count_table import CountBy
from app.register.roll_up import roll_up, roll_up_count
from app.register.selection import NO_SECTION, Selection
from app.services import work_register
from app.services.clock import Clock
from app.services.open_period import open_period
from app.services.show_counts import count_period
from app.services.show_plan import show_plan
from app.store import plans, tasks
from tests.builders import a_book, task_of

Q4 = quarter(2022, 4)
OUTLINE = (("A", 1), ("A.I", 2), ("A.I.1", 3), ("A.II", 2), ("B", 1))
UNDER = {"A": 7, "A.I": 5, "A.I.1": 3, "A.II": 1, "B": 1}
"""How many work items stand under each heading: a task of two units right under A.I, one of two and one of one unit under A.I.1,
one of one unit under A, A.II and B each, and one under none."""


@pytest.fixture(params=[True, False], ids=["opened", "computed"])
def core(tmp_path, request):
    both = ["Chi bộ A", "Chi bộ B"]
    book = a_book(tmp_path).with_units(*both)
    for units in (both, both, "Chi bộ A", "Chi bộ A", "Chi bộ B", "Chi bộ B", "Chi bộ A"):
        book = book.with_task("Việc", lead=units)
    core = book.opened()
    plan = plans.all_plans(core.book)[0]
    with core.unit_of_work(Step.AMEND_PLAN) as work:
        ids = {
            number: plans.add_section(work, plan.id, Section(SectionId(0), number, f"MỤC {number}", level), position)
            for position, (number, level) in enumerate(OUTLINE, start=1)
        }
        for number, heading in enumerate(("A.I", "A.I.1", "A.I.1", "A", "A.II", "B"), start=1):
            task = task_of(core, f"II.{number}")
            work.update("task", task.id, section_id=ids[heading])
    if request.param:
        open_period(core, Q4)
    core.clock = Clock(date(2022, 12, 1))
    return core


def test_every_heading_has_the_items_of_the_tasks_below_it(core):
    plan = plans.all_plans(core.book)[0]
    for section in plans.sections_of(core.book, plan.id):
        wanted = Selection(plan_id=plan.id, section_id=section.id)
        assert len(work_register.items_in(core, Q4, wanted)) == UNDER[section.number], section.number
        assert work_register.total(work_register.counts_by_unit(core, Q4, wanted)).total == UNDER[section.number]
    rest = work_register.items_in(core, Q4, Selection(plan_id=plan.id, section_id=NO_SECTION))
    assert [item.task_id for item in rest] == [task_of(core, "II.7").id]


def test_the_lines_of_main_headings_add_up(core):
    lines = count_period(core, Q4).lines[CountBy.SECTION]
    assert {line.label: line.count.total for line in lines} == {"A. MỤC A": 7, "B. MỤC B": 1, "Không thuộc mục nào": 1}


def test_the_tree_counts_and_rolls_up_every_heading_as_the_list_does(core):
    plan = plans.all_plans(core.book)[0]
    view = show_plan(core, plan.id, Q4)
    for section in view.sections:
        count = view.section_counts[section.id]
        assert count.total == UNDER[section.number]
        items = work_register.items_in(core, Q4, Selection(plan_id=plan.id, section_id=section.id))
        assert roll_up_count(count) == roll_up(item.standing(core.today) for item in items)
        for heap in Heap:
            listed = work_register.items_in(core, Q4, Selection(section_id=section.id).of(heap, core.today))
            assert len(listed) == count.of(heap)
    assert len(tasks.of_plan(core.book, plan.id)) == 7
