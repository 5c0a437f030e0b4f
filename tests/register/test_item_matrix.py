"""The rows, columns and folding of the matrix of work items."""

from datetime import date

from app.domain.ids import PlanId, SectionId, TaskId, UnitGroupId, UnitId
from app.domain.plan import Section, Task
from app.domain.progress import FourWayCount, Standing
from app.domain.unit import Unit, UnitGroup, UnitKind
from app.register.item_matrix import ItemCell, cell_of_untouched, folded, item_rows, unit_columns

TODAY = date(2022, 12, 28)


def task(number: int, section: int | None) -> Task:
    return Task(TaskId(number), PlanId(1), str(number), f"Việc {number}", SectionId(section) if section else None)


def unit(number: int) -> Unit:
    return Unit(UnitId(number), f"Đơn vị {number}", next(iter(UnitKind)))


def group(number: int) -> UnitGroup:
    return UnitGroup(UnitGroupId(number), f"nhóm {number}")


def test_each_heading_stands_before_its_tasks_and_holds_those_of_its_subheadings():
    sections = [Section(SectionId(1), "I", "Một"), Section(SectionId(2), "I.1", "Một một", 2), Section(SectionId(3), "II", "Hai")]
    rows = item_rows(sections, [task(1, 2), task(2, 1), task(3, None)])
    said = [(row.task.number if row.task else row.section.number if row.section else "", row.task_ids) for row in rows]
    assert said == [("", (1, 2, 3)), ("I", (1, 2)), ("I.1", (1,)), ("1", (1,)), ("2", (2,)), ("3", (3,))]


def test_a_heading_without_tasks_is_left_out():
    rows = item_rows([Section(SectionId(1), "I", "Một"), Section(SectionId(2), "II", "Hai")], [task(1, 2)])
    assert [row.section.number for row in rows if row.section] == ["II"]


def test_a_unit_stands_once_in_the_smallest_group_that_holds_it():
    units = [unit(number) for number in range(1, 7)]
    members = {UnitGroupId(1): [UnitId(one) for one in range(1, 6)], UnitGroupId(2): [UnitId(4), UnitId(5)]}
    columns = unit_columns(units, [group(1), group(2)], members)
    said = [(column.unit.id if column.unit else None, column.group.id if column.group else None) for column in columns]
    assert said == [(None, None), (None, 1), (1, 1), (2, 1), (3, 1), (None, 2), (4, 2), (5, 2), (6, None)]
    assert columns[1].unit_ids == (1, 2, 3)
    assert columns[0].unit_ids == (1, 2, 3, 4, 5, 6)


def test_a_group_of_one_unit_folds_nothing():
    columns = unit_columns([unit(1), unit(2)], [group(1)], {UnitGroupId(1): [UnitId(1)]})
    assert [column.is_group for column in columns] == [False, False, False]


def test_one_item_keeps_its_days_and_several_are_counted():
    overdue, due_soon = cell_of_untouched(date(2022, 12, 22), TODAY), cell_of_untouched(date(2022, 12, 31), TODAY)
    assert folded([overdue]) is overdue
    assert overdue.due_on == date(2022, 12, 22)
    both = folded([due_soon, overdue])
    assert both == ItemCell(FourWayCount(in_term=1, overdue=1, due_soon=1))
    assert both.number == 2
    assert both.standing is Standing.OVERDUE
