"""Cells typed over: however many, they are one step, and what was left alone stays."""

from datetime import date

from app.domain.ids import PlanId
from app.domain.timing import TimingKind
from app.services import history, type_over
from app.services.type_over import TaskCells, UnitCells
from app.store import tasks, units
from tests import sample_books
from tests.builders import unit_of


def test_two_units_are_typed_over_in_one_step_and_come_back_together(tmp_path):
    core = sample_books.imported(tmp_path)
    one, other = unit_of(core, "Chi bộ Văn phòng"), unit_of(core, "Chi bộ Tôn giáo")
    type_over.type_over_units(core, {one.id: UnitCells(phone=" 0900  1 "), other.id: UnitCells(email="a@b.vn", head="Bà A")})
    known = units.organisation(core.book).units
    assert known[one.id].phone == "0900 1"
    assert known[one.id].email == one.email
    assert (known[other.id].email, known[other.id].head, known[other.id].name) == ("a@b.vn", "Bà A", other.name)
    history.undo(core)
    known = units.organisation(core.book).units
    assert (known[one.id], known[other.id]) == (one, other)
    core.close()


def test_a_duty_keeps_its_lines_below_and_is_never_emptied(tmp_path):
    core = sample_books.imported(tmp_path)
    task = next(one for one in _tasks(core) if "\n" in one.text)
    below = task.text.partition("\n")[2]
    type_over.type_over_tasks(core, {task.id: TaskCells(duty="Việc mới")})
    assert tasks.get(core.book, task.id).text == f"Việc mới\n{below}"
    type_over.type_over_tasks(core, {task.id: TaskCells(duty="  ")})
    assert tasks.get(core.book, task.id).text == f"Việc mới\n{below}"
    core.close()


def test_a_deadline_is_typed_where_there_is_one_day_and_left_alone_where_a_beat_holds(tmp_path):
    core = sample_books.imported(tmp_path)
    by_day = next(one for one in _tasks(core) if type_over.is_due_on_a_day(one))
    by_beat = next(one for one in _tasks(core) if one.timing.kind is TimingKind.ONGOING)
    on = date(2022, 12, 20)
    type_over.type_over_tasks(core, {by_day.id: TaskCells(due_on=on), by_beat.id: TaskCells(due_on=on)})
    assert tasks.get(core.book, by_day.id).timing.end == on
    assert tasks.get(core.book, by_beat.id).timing == by_beat.timing
    core.close()


def _tasks(core):
    return tasks.of_plan(core.book, PlanId(1))
