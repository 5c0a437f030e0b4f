"""Cases of `test_every_step_is_undone` for the matrix, linked plans, answers and activities."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from app.domain.activity import Activity, ActivityKind
from app.domain.assignment import AssignmentRole
from app.domain.changes import Step
from app.domain.document import Document, System
from app.domain.ids import ActivityId, TaskId
from app.services import link_plans, record_activity
from app.services.workspace import Workspace
from app.store import activities, plans, tasks
from tests import sample_books
from tests.builders import task_of, unit_of
from tests.services.matrix_changes import assign_cells, copy_assignment

Case = Callable[[Workspace, Path], object]

_DOCUMENT = Document("Kế hoạch", "61-KH/ĐUK", date(2022, 9, 6), "Đảng uỷ Khối mẫu", "về việc mẫu")
_TALK = Activity(ActivityId(0), ActivityKind.ACTIVITY, date(2022, 12, 20), "Toạ đàm", "Đã toạ đàm,\n45 lượt người")
_VISIT = Activity(
    ActivityId(0), ActivityKind.INSPECTION, date(2022, 12, 20), "Giám sát", "", (), (), "Thiếu sổ", date(2022, 12, 22)
)


def with_a_superior_plan(folder: Path) -> Workspace:
    """The sent book, with a superior plan of two lines beside ours."""
    core = sample_books.sent(folder)
    link_plans.enter_superior_plan(core, _DOCUMENT, System.PARTY, link_plans.read_lines("1. Học tập\n2. Báo cáo"))
    return core


def with_an_answer(folder: Path) -> Workspace:
    """The same, and one of our duties answers its first line."""
    core = with_a_superior_plan(folder)
    _answer(core, folder)
    return core


def with_an_activity(folder: Path) -> Workspace:
    """The sent book, with an activity that serves two duties."""
    core = sample_books.sent(folder)
    _record(core, folder)
    return core


def answered_plan(core: Workspace) -> None:
    """Enter a superior plan, of whose lines one is answered."""
    typed = (
        "1. Đưa nội dung văn hoá công sở vào sinh hoạt chi bộ, đoàn thể\n"
        "2. Xây dựng tủ sách, giới thiệu sách hay trên trang thông tin điện tử\n"
        "3. Kiểm tra, giám sát việc thực hiện ở các chi bộ\n"
        "4. Báo cáo kết quả hằng năm"
    )
    plan_id, _ = link_plans.enter_superior_plan(core, _DOCUMENT, System.PARTY, link_plans.read_lines(typed))
    first = tasks.of_plan(core.book, plan_id)[0].id
    link_plans.answer_tasks(core, plan_id, {first: [task_of(core, "II.6").id]})


def activity_and_inspection(core: Workspace) -> None:
    """Enter an activity, and an inspection whose remedy is overdue."""
    _record(core, Path())
    _inspect(core, Path())


def with_two_more_plans(folder: Path) -> Workspace:
    """The sent book with a superior plan, and with a third that is to become a cell's own."""
    core = with_a_superior_plan(folder)
    own = replace(_DOCUMENT, document_number="02-KH/CB")
    link_plans.enter_superior_plan(core, own, System.PARTY, link_plans.read_lines("Học tập"))
    link_plans.unlink_plan(core, plans.all_plans(core.book)[-1].id)
    return core


def _block(core: Workspace, _: Path) -> object:
    block = [task_of(core, number).id for number in ("II.1", "II.2", "II.3")]
    members = [unit_of(core, "Chi bộ Tôn giáo").id, unit_of(core, "Công đoàn Sở").id]
    return assign_cells(core, block, members, AssignmentRole.SUPPORT)


def _clear(core: Workspace, _: Path) -> object:
    cell = unit_of(core, "Chi bộ Tôn giáo").id
    return assign_cells(core, [task_of(core, "II.1").id], [cell], None)


def _copy(core: Workspace, _: Path) -> object:
    return copy_assignment(core, task_of(core, "II.5").id, [task_of(core, "II.1").id, task_of(core, "II.2").id])


def _link(core: Workspace, _: Path) -> object:
    own, cell = plans.all_plans(core.book)[-1], unit_of(core, "Chi bộ Tôn giáo")
    asking = task_of(core, "III.1").id
    due = [one.task.id for one in link_plans.proposed_deadlines(core, own.id, cell.id, asking)]
    return link_plans.link_own_plan(core, own.id, cell.id, asking, due)


def _mark(core: Workspace, _: Path) -> object:
    return link_plans.mark_superior(core, plans.all_plans(core.book)[-1].id)


def _unmark(core: Workspace, _: Path) -> object:
    return link_plans.unlink_plan(core, plans.all_plans(core.book)[1].id)


def _enter(core: Workspace, _: Path) -> object:
    return link_plans.enter_superior_plan(
        core, replace(_DOCUMENT, document_number="06-ĐA/TU"), System.PARTY, link_plans.read_lines("1. Học tập")
    )


def _lines(core: Workspace) -> list[TaskId]:
    return [task.id for task in tasks.of_plan(core.book, plans.all_plans(core.book)[-1].id)]


def _answer(core: Workspace, _: Path) -> object:
    first, _second = _lines(core)
    return link_plans.answer_tasks(core, plans.all_plans(core.book)[-1].id, {first: [task_of(core, "II.1").id]})


def _answer_otherwise(core: Workspace, _: Path) -> object:
    first, second = _lines(core)
    ours = [task_of(core, "II.2").id, task_of(core, "II.3").id]
    return link_plans.answer_tasks(core, plans.all_plans(core.book)[-1].id, {first: [], second: ours})


def _record(core: Workspace, _: Path) -> object:
    duties = [task_of(core, number).id for number in ("II.1", "II.2")]
    cell = unit_of(core, "Chi bộ Tôn giáo").id
    served = record_activity.served_items(core, _TALK.happened_on, [cell], duties)
    items = [one.item for one in served]
    return record_activity.record_activity(core, replace(_TALK, unit_ids=(cell,)), items, completes=True)


def _inspect(core: Workspace, _: Path) -> object:
    cell = unit_of(core, "Chi bộ Tôn giáo").id
    items = [one.item for one in record_activity.served_items(core, _VISIT.happened_on, [cell], [task_of(core, "II.1").id])]
    return record_activity.record_activity(core, replace(_VISIT, unit_ids=(cell,)), items)


def _change(core: Workspace, _: Path) -> object:
    present = activities.all_activities(core.book)[0]
    other = record_activity.served_items(core, present.happened_on, present.unit_ids, [task_of(core, "II.1").id])
    return record_activity.record_activity(core, replace(present, result="Đã họp"), [one.item for one in other])


def _delete(core: Workspace, _: Path) -> object:
    return record_activity.delete_activity(core, activities.all_activities(core.book)[0].id)


# Calls from the sent book; they join the cases of their step there.
ASSIGN_UNITS: list[Case] = [_block, _clear, _copy]

# Step -> (the stage of the book it starts from, the calls).
CASES: dict[Step, tuple[Callable[[Path], Workspace], list[Case]]] = {
    Step.LINK_PLAN: (with_two_more_plans, [_link, _mark, _unmark, _enter]),
    Step.ANSWER_TASKS: (with_an_answer, [_answer_otherwise]),
    Step.RECORD_ACTIVITY: (with_an_activity, [_record, _inspect, _change, _delete]),
}
