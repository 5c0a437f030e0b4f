"""The matrix task × unit: what a cell says, what changing it does, filling and copying; one undo step each."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.assignment import AssignmentRole
from app.domain.period import quarter
from app.domain.unit import Membership, UnitKind
from app.register.matrix import cells_of, groups_in_the_way, with_deadline, with_role
from app.services import history
from app.services.assign_units import assign_matrix, fill_from_words
from app.services.edit_units import add_unit, assign_overseer, edit_group
from app.services.open_period import open_period
from app.services.show_items import show_items
from app.services.show_matrix import alike_tasks, copy_sources, show_matrix
from app.store import plans, tasks, units
from tests.builders import a_book, task_of, unit_of
from tests.services.matrix_changes import assign_cells, assign_group, copy_assignment, expansion_of, set_unit_deadline

LEAD, SUPPORT, OVERSEER = AssignmentRole.LEAD, AssignmentRole.SUPPORT, AssignmentRole.OVERSEER
Q4 = quarter(2022, 4)


@pytest.fixture
def core(tmp_path):
    """A book with three cells in a group, a union and a person; one task is the group's, one the union's, one nobody's."""
    return (
        a_book(tmp_path)
        .with_units("Đồng chí Vũ Văn Mẫu", kind=UnitKind.PERSON)
        .with_units("Chi bộ A", "Chi bộ B", "Chi bộ C", "Công đoàn")
        .with_group("các chi bộ", "Chi bộ A", "Chi bộ B", "Chi bộ C")
        .with_task("Học tập chuyên đề hằng quý", lead="các chi bộ", support="Công đoàn")
        .with_task("Tổ chức hội thao", lead="Công đoàn", support="Đoàn Thanh niên")
        .with_task("Viết bài tuyên truyền")
        .opened()
    )


def ids(core, *names):
    return [unit_of(core, name).id for name in names]


def row(core, number) -> dict[str, str]:
    """Return unit -> cell of a task as the matrix shows it, in short: role, "*" by group, own deadline."""
    view = show_matrix(core, plans.all_plans(core.book)[0].id)
    names = {unit.id: unit.name for unit in view.columns}
    cells = view.cells()[task_of(core, number).id]
    return {
        names[unit_id]: cell.role.value + ("*" if cell.is_by_group else "") + (f" {cell.due_on}" if cell.due_on else "")
        for unit_id, cell in cells.items()
    }


def lines(core, number):
    return tasks.assignments_of(core.book, task_of(core, number).id)


def undo_steps(core) -> int:
    return core.book.number("SELECT count(*) FROM undo_step")


def test_organisations_come_in_office_order_and_persons_last(core):
    view = show_matrix(core, plans.all_plans(core.book)[0].id)
    assert [unit.name for unit in view.columns] == ["Chi bộ A", "Chi bộ B", "Chi bộ C", "Công đoàn", "Đồng chí Vũ Văn Mẫu"]


def test_a_unit_that_is_no_more_has_no_column_and_its_cells_are_its_heirs(core):
    heir, gone = unit_of(core, "Chi bộ B"), unit_of(core, "Công đoàn")
    with core.unit_of_work(_step()) as work:
        units.save_unit(work, replace(gone, abolished_on=date(2022, 7, 1), heir_id=heir.id))
    assert row(core, "II.2") == {"Chi bộ B": "lead"}
    assert "Công đoàn" not in {unit.name for unit in show_matrix(core, plans.all_plans(core.book)[0].id).columns}


def test_a_cell_tells_a_role_of_its_own_from_one_by_group(core):
    assert row(core, "II.1") == {"Chi bộ A": "lead*", "Chi bộ B": "lead*", "Chi bộ C": "lead*", "Công đoàn": "support"}


def test_the_stronger_of_own_role_and_group_holds(core):
    assign_group(core, [task_of(core, "II.3").id], units.all_groups(core.book)[0].id, SUPPORT)
    assign_cells(core, [task_of(core, "II.3").id], ids(core, "Chi bộ B"), LEAD)
    assert row(core, "II.3") == {"Chi bộ A": "support*", "Chi bộ B": "lead", "Chi bộ C": "support*"}


def test_a_block_of_cells_is_one_undo_step(core):
    before, steps = row(core, "II.3"), undo_steps(core)
    block = [task_of(core, number).id for number in ("II.2", "II.3")]
    assign_cells(core, block, ids(core, "Chi bộ A", "Chi bộ B"), SUPPORT)
    assert row(core, "II.3") == {"Chi bộ A": "support", "Chi bộ B": "support"}
    assert undo_steps(core) == steps + 1
    history.undo(core)
    assert row(core, "II.3") == before == {}


def test_a_block_that_changes_nothing_makes_no_step(core):
    steps = undo_steps(core)
    assert not assign_cells(core, [task_of(core, "II.2").id], ids(core, "Công đoàn"), LEAD)
    assert undo_steps(core) == steps


@pytest.mark.parametrize("role", [None, SUPPORT, OVERSEER])
def test_what_a_group_gives_is_not_taken_from_one_member_alone(core, role):
    in_the_way = groups_in_the_way(lines(core, "II.1"), ids(core, "Chi bộ B"), role, expansion_of(core))
    assert in_the_way == [units.all_groups(core.book)[0].id]


def test_a_group_that_is_split_leaves_the_others_as_they_are_and_keeps_the_words_of_the_plan(core):
    assign_cells(core, [task_of(core, "II.1").id], ids(core, "Chi bộ A"), None)
    assert row(core, "II.1") == {"Chi bộ B": "lead", "Chi bộ C": "lead", "Công đoàn": "support"}
    assign_cells(core, [task_of(core, "II.1").id], ids(core, "Chi bộ C"), SUPPORT)
    assert row(core, "II.1")["Chi bộ C"] == "support"


def test_the_words_of_the_plan_stay_on_the_first_member_of_a_split_group(core):
    assign_cells(core, [task_of(core, "II.1").id], ids(core, "Chi bộ C"), None)
    assert [one.written for one in lines(core, "II.1")] == ["các chi bộ", "", "Công đoàn"]


def test_a_member_with_a_line_of_its_own_takes_the_stronger_role_when_its_group_is_split(core):
    task_id = task_of(core, "II.3").id
    assign_cells(core, [task_id], ids(core, "Chi bộ A"), SUPPORT)
    assign_group(core, [task_id], units.all_groups(core.book)[0].id, LEAD)
    assert row(core, "II.3")["Chi bộ A"] == "lead*"
    assign_cells(core, [task_id], ids(core, "Chi bộ B"), None)
    assert row(core, "II.3") == {"Chi bộ A": "lead", "Chi bộ C": "lead"}
    assert len(lines(core, "II.3")) == 2


def test_the_role_a_group_gives_already_makes_no_line_of_its_own(core):
    assert not assign_cells(core, [task_of(core, "II.1").id], ids(core, "Chi bộ B"), LEAD)


def test_a_deadline_of_its_own_comes_and_goes_without_a_trace(core):
    before = lines(core, "II.1")
    set_unit_deadline(core, task_of(core, "II.1").id, unit_of(core, "Chi bộ B").id, date(2022, 12, 10))
    assert row(core, "II.1")["Chi bộ B"] == "lead 2022-12-10"
    assert row(core, "II.1")["Chi bộ A"] == "lead*"
    set_unit_deadline(core, task_of(core, "II.1").id, unit_of(core, "Chi bộ B").id, None)
    assert lines(core, "II.1") == before


def test_a_unit_without_a_part_in_the_task_gets_no_deadline(core):
    assert not set_unit_deadline(core, task_of(core, "II.3").id, unit_of(core, "Chi bộ B").id, date(2022, 12, 10))


def test_an_overseer_gets_no_work_item(core):
    person = ids(core, "Đồng chí Vũ Văn Mẫu")
    assign_cells(core, [task_of(core, number).id for number in ("II.1", "II.2")], person, OVERSEER)
    assert row(core, "II.1")["Đồng chí Vũ Văn Mẫu"] == "overseer"
    assert "Đồng chí Vũ Văn Mẫu" not in {line.unit.name for line in show_items(core, Q4)}


def test_the_units_a_person_answers_for_stand_in_the_matrix(core):
    assign_overseer(core, unit_of(core, "Đồng chí Vũ Văn Mẫu"), ids(core, "Chi bộ C"))
    view = show_matrix(core, plans.all_plans(core.book)[0].id)
    assert dict(view.overseen) == {unit_of(core, "Đồng chí Vũ Văn Mẫu").id: ids(core, "Chi bộ C")}


def test_opened_periods_follow_the_matrix(core):
    open_period(core, Q4)
    assign_cells(core, [task_of(core, "II.3").id], ids(core, "Chi bộ A"), LEAD)
    assert ("II.3", "Chi bộ A") in {(line.task.number, line.unit.name) for line in show_items(core, Q4)}
    assign_cells(core, [task_of(core, "II.3").id], ids(core, "Chi bộ A"), None)
    assert "II.3" not in {line.task.number for line in show_items(core, Q4)}


def test_names_the_directory_has_learned_fill_their_cells(core):
    assert [one.written for one in lines(core, "II.2") if not one.is_matched] == ["Đoàn Thanh niên"]
    assert not fill_from_words(core, plans.all_plans(core.book)[0].id)
    add_unit(core, replace(unit_of(core, "Công đoàn"), id=0, name="Đoàn thanh niên", position=0))
    fill_from_words(core, plans.all_plans(core.book)[0].id)
    assert row(core, "II.2") == {"Công đoàn": "lead", "Đoàn thanh niên": "support"}
    assert history.status(core).undo.step.value == "assign_units"


def test_an_assignment_is_copied_without_its_deadlines(core):
    set_unit_deadline(core, task_of(core, "II.1").id, unit_of(core, "Chi bộ B").id, date(2022, 12, 10))
    copy_assignment(core, task_of(core, "II.1").id, [task_of(core, "II.3").id])
    assert row(core, "II.3") == {"Chi bộ A": "lead*", "Chi bộ B": "lead", "Chi bộ C": "lead*", "Công đoàn": "support"}


def test_copying_keeps_rows_both_have_and_names_nobody_knows(core):
    own = next(one for one in lines(core, "II.2") if one.is_matched)
    copy_assignment(core, task_of(core, "II.1").id, [task_of(core, "II.2").id])
    after = lines(core, "II.2")
    assert next(one for one in after if one.id == own.id).role is SUPPORT
    assert [one.written for one in after if not one.is_matched] == ["Đoàn Thanh niên"]


def test_a_task_without_assignment_gives_nothing_to_copy(core):
    assert not copy_assignment(core, task_of(core, "II.3").id, [task_of(core, "II.1").id])


def test_tasks_of_another_plan_that_say_the_same_are_found(tmp_path):
    core = (
        a_book(tmp_path)
        .with_units("Chi bộ A", "Công đoàn")
        .with_task("Tổ chức học tập chuyên đề hằng quý cho đảng viên", lead="Chi bộ A")
        .with_task("Kiểm tra tài chính công đoàn", lead="Công đoàn")
        .with_plan("05-KH/ĐU")
        .with_task("Tổ chức học tập các chuyên đề hằng quý cho đảng viên")
        .with_task("Trồng cây")
        .opened()
    )
    old, new = plans.all_plans(core.book)
    source = next(one for one in copy_sources(core) if one.plan.id == old.id)
    found = alike_tasks([one.task for one in show_matrix(core, new.id).rows], source)
    assert [(one.task.number, one.source.number) for one in found] == [("II.1", "II.1")]
    assert 85 < found[0].likeness < 100
    copy_assignment(core, found[0].source.id, [found[0].task.id])
    assert [line.unit.name for line in show_items(core, Q4) if line.plan.id == new.id] == ["Chi bộ A"]


def test_several_changes_of_the_grid_are_stored_as_one_step(core):
    view = show_matrix(core, plans.all_plans(core.book)[0].id)
    a, union = ids(core, "Chi bộ A", "Công đoàn")
    wanted = {one.task.id: one.lines for one in view.rows}
    third, second = task_of(core, "II.3").id, task_of(core, "II.2").id
    wanted[third] = with_role(wanted[third], third, a, LEAD, view.expansion)
    wanted[third] = with_deadline(wanted[third], third, a, date(2022, 12, 1), view.expansion)
    wanted[second] = with_role(wanted[second], second, union, None, view.expansion)
    steps = undo_steps(core)
    assign_matrix(core, wanted)
    assert undo_steps(core) == steps + 1
    assert row(core, "II.3") == {"Chi bộ A": "lead 2022-12-01"}
    assert row(core, "II.2") == {}
    history.undo(core)
    assert row(core, "II.2") == {"Công đoàn": "lead"}


def test_a_group_that_gets_a_member_later_shows_it_in_the_row(core):
    group = units.all_groups(core.book)[0]
    joined = (*group.members, Membership(unit_of(core, "Công đoàn").id))
    edit_group(core, replace(group, members=joined))
    assert row(core, "II.1")["Công đoàn"] == "lead*"
    view = show_matrix(core, plans.all_plans(core.book)[0].id)
    cell = cells_of(view.rows[0].lines, view.expansion)[unit_of(core, "Công đoàn").id]
    assert (cell.own, cell.group_ids) == (SUPPORT, (group.id,))


def _step():
    from app.domain.changes import Step

    return Step.EDIT_UNIT
