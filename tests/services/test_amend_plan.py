"""A newer version of a plan: what it changes, and that nothing units have reported is lost by it."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.assignment import Assignment, AssignmentRole
from app.domain.ids import AssignmentId, PlanId, TaskId
from app.domain.period import PeriodKind, day, period_of
from app.domain.plan import Plan, Task
from app.domain.plan_difference import AmendChoices, GoneChoice
from app.domain.progress import ProgressState, WorkItem
from app.errors import UserError
from app.messages.code import Code
from app.services import back_up, history, import_plan, sample
from app.services.amend_plan import (
    REASON,
    amend_plan,
    amended_plan_of,
    amendment_of,
    compare_with_stored,
    plan_to_amend,
    refuse_an_amendment,
)
from app.services.assign_units import add_assignment
from app.services.edit_task import set_deadline
from app.services.import_plan import ImportDraft, prepare_import
from app.services.merge_trackers import merge_trackers, preview_trackers
from app.services.open_period import open_period
from app.services.report_data import report_data
from app.services.show_items import show_items
from app.services.workspace import Workspace
from app.store import file_store, plans, tasks, work_items
from tests import sample_books
from tests.builders import a_book, task_of, unit_of
from tests.dumps import exact_dump
from tests.sample.amended_plan import NEW_DUTY, amended_text, sample_text, write_amended_plan
from tests.services.matrix_changes import set_unit_deadline

Q4, Q1 = sample.SAMPLE_PERIOD, sample.NEXT_PERIOD


@pytest.fixture(scope="module")
def amended_file(tmp_path_factory):
    return write_amended_plan(tmp_path_factory.mktemp("ke-hoach-moi") / "ke-hoach-sua-doi.docx")


def amended(core: Workspace, path, choices: AmendChoices | None = None) -> ImportDraft:
    """Amend the book's plan by a file, without asking anybody; returns what was read."""
    draft = prepare_import(core, path)
    plan_id = amended_plan_of(core, draft)
    assert plan_id is not None
    amend_plan(core, draft, plan_id, import_plan.default_answers(draft), choices)
    return draft


def the_plan(core: Workspace) -> Plan:
    (plan,) = plans.all_plans(core.book)
    return plan


def numbers(core: Workspace) -> list[str]:
    return [task.number for task in tasks.of_plan(core.book, the_plan(core).id)]


def items_of(core: Workspace, task: Task) -> list[WorkItem]:
    return work_items.of_task(core.book, task.id)


def test_a_newer_version_is_known_by_its_words(tmp_path, amended_file):
    core = sample_books.imported(tmp_path)
    assert amended_plan_of(core, prepare_import(core, amended_file)) == the_plan(core).id


def test_a_newer_version_is_known_by_number_and_date(tmp_path, amended_file):
    core = a_book(tmp_path).with_plan("18-KH/ĐU").with_task("Việc không giống gì cả").opened()
    draft = numbered(prepare_import(core, amended_file), "18-KH/ĐU", date(2022, 9, 20))
    assert amended_plan_of(core, draft) == the_plan(core).id
    assert amendment_of(core, draft).is_same_document
    assert amended_plan_of(core, numbered(draft, "19-KH/ĐU", date(2022, 9, 20))) is None


def numbered(draft: ImportDraft, number: str, issued_on: date) -> ImportDraft:
    header = replace(draft.reading.header, document_number=number, issued_on=issued_on)
    return replace(draft, reading=replace(draft.reading, header=header))


def test_a_plan_of_its_own_amends_nothing_unless_the_clerk_names_the_plan(tmp_path):
    core = a_book(tmp_path).with_task("Rà soát quy chế làm việc").with_task("Báo cáo năm").opened()
    draft = prepare_import(core, sample.sample_plan())
    assert amended_plan_of(core, draft) is None
    assert plan_to_amend(core, draft, the_plan(core).id) == the_plan(core).id
    for named in (None, PlanId(77)):
        with pytest.raises(UserError) as refused:
            plan_to_amend(core, draft, named)
        assert refused.value.code is Code.NOTHING_TO_AMEND


def test_last_years_plan_with_a_number_of_its_own_comes_in_where_nobody_can_be_asked(tmp_path, amended_file):
    core = a_book(tmp_path).opened()
    first = numbered(prepare_import(core, sample.sample_plan()), "7-KH/ĐU", date(2022, 1, 5))
    import_plan.import_plan(core, first, {})
    newer = prepare_import(core, amended_file)
    refuse_an_amendment(core, numbered(newer, "9-KH/ĐU", date(2023, 1, 6)))
    for draft in (newer, numbered(newer, "7-KH/ĐU", date(2022, 1, 5))):
        with pytest.raises(UserError):
            refuse_an_amendment(core, draft)


def test_the_very_file_of_a_plan_is_refused(tmp_path):
    core = sample_books.imported(tmp_path)
    with pytest.raises(UserError) as refused:
        prepare_import(core, sample.sample_plan())
    assert refused.value.code is Code.PLAN_ALREADY_IMPORTED


def test_a_file_with_the_number_of_another_plan_is_refused(tmp_path, amended_file):
    core = a_book(tmp_path).with_plan("18-KH/ĐU").with_plan("19-KH/ĐU").opened()
    draft = numbered(prepare_import(core, amended_file), "18-KH/ĐU", date(2022, 9, 20))
    before = exact_dump(core)
    with pytest.raises(UserError) as refused:
        amend_plan(core, draft, plans.all_plans(core.book)[1].id, {})
    assert refused.value.code is Code.PLAN_ALREADY_IMPORTED
    assert exact_dump(core) == before


def test_comparing_writes_nothing(tmp_path, amended_file):
    core = sample_books.imported(tmp_path)
    before = core.database.change_counter()
    difference = compare_with_stored(core, prepare_import(core, amended_file), the_plan(core).id)
    assert core.database.change_counter() == before
    assert [pair.read.number for pair in difference.changed] == ["II.2", "II.5", "II.6", "II.7"]
    assert [one.read.number for one in difference.new] == ["II.4"]
    assert [one.task.number for one in difference.gone] == ["II.6"]


def test_changed_duties_keep_their_work_items_with_all_that_was_entered_through_undo_and_redo(tmp_path, amended_file):
    core = sample_books.merged(tmp_path)
    was = {task.id: (task, items_of(core, task)) for task in tasks.of_plan(core.book, the_plan(core).id)}
    uids = {item.id: work_items.uid_of(core.book, item.id) for _, items in was.values() for item in items}
    sent_rows = list(core.book.rows("SELECT * FROM tracker_row"))
    before = exact_dump(core)
    amended(core, amended_file)
    after = exact_dump(core)
    for _ in range(2):
        assert numbers(core) == [*(f"II.{n}" for n in range(1, 8)), "III.1", "III.2", "III.3", "II.6"]
        for task_id, (task, items) in was.items():
            now = {item.id: item for item in work_items.of_task(core.book, task_id)}
            assert {item.id: item.progress for item in items} == {item.id: now[item.id].progress for item in items}, task.number
            assert all(work_items.uid_of(core.book, item.id) == uids[item.id] for item in items)
        assert list(core.book.rows("SELECT * FROM tracker_row")) == sent_rows
        history.undo(core)
        assert exact_dump(core) == before
        history.redo(core)
        assert exact_dump(core) == after


def test_the_new_words_number_time_and_deadline_are_written(tmp_path, amended_file):
    core = sample_books.sent(tmp_path, today=sample.SENT_ON)
    handbook, visit = task_of(core, "II.2"), task_of(core, "II.4")
    amended(core, amended_file)
    now = tasks.get(core.book, handbook.id)
    assert "và quy tắc ứng xử" in now.text
    assert now.timing.end == date(2022, 12, 15)
    assert tasks.get(core.book, visit.id).number == "II.5"
    assert date(2022, 12, 15) in {item.due_on for item in items_of(core, now)}


def test_a_duty_whose_time_is_another_takes_what_was_reported_along_and_is_asked_about_once(tmp_path, amended_file):
    core = sample_books.merged(tmp_path)
    handbook = task_of(core, "II.2")
    was = {item.id: item.progress for item in items_of(core, handbook)}
    assert any(progress.result for progress in was.values())
    amended(core, amended_file)
    now = items_of(core, handbook)
    assert {item.id: item.progress for item in now} == was
    assert {(item.period, item.due_on) for item in now} == {(day(date(2022, 12, 15)), date(2022, 12, 15))}


def test_a_draft_that_gets_its_date_doubles_no_work_item(tmp_path, amended_file):
    core = sample_books.merged(tmp_path)
    was = items_of(core, task_of(core, "II.2"))
    same = prepare_import(core, write_amended_plan(tmp_path / "co-ngay.docx", sample_text().replace("vừa sức", "hợp sức")))
    amend_plan(core, numbered(same, "25-KH/ĐU", date(2022, 9, 26)), the_plan(core).id, {})
    now = items_of(core, task_of(core, "II.2"))
    assert [(item.id, item.progress) for item in now] == [(item.id, item.progress) for item in was]
    assert {item.period.starts_on for item in now} == {date(2022, 9, 26)}


def test_a_duty_that_came_again_and_has_a_deadline_now_takes_the_quarter_it_falls_in_along(tmp_path):
    core = sample_books.merged(tmp_path)
    open_period(core, Q1)
    visit = task_of(core, "II.4")
    was = {item.id: item for item in items_of(core, visit)}
    time_of_four = (
        "kho lưu trữ lịch sử của tỉnh.\n- _Đơn vị thực hiện:_ Ban Chấp hành Đảng bộ, Lãnh đạo Sở, các chi bộ trực thuộc, "
    )
    time_of_four += "các tổ chức đoàn thể.\n- _Thời gian thực hiện:_ "
    text = sample_text()
    assert text.count(time_of_four) == 1
    text = text.replace(f"{time_of_four}Thường xuyên.", f"{time_of_four}Hoàn thành trước ngày 30/12/2022.")
    amended(core, write_amended_plan(tmp_path / "co-han.docx", text))
    now = {item.id: item for item in items_of(core, visit)}
    assert {item_id: item.progress for item_id, item in now.items()} == {
        item_id: item.progress for item_id, item in was.items() if item.period == Q4
    }
    assert {item.due_on for item in now.values()} == {date(2022, 12, 30)}


def test_a_tracker_sent_before_is_merged_after_and_finds_its_duties(tmp_path, amended_file):
    core = sample_books.sent(tmp_path)
    visit = task_of(core, "II.4")
    amended(core, amended_file)
    draft = preview_trackers(core, sample.sample_replies(Q4)[:3])
    assert not draft.refused
    merge_trackers(core, draft)
    assert tasks.get(core.book, visit.id).number == "II.5"
    assert sum(bool(item.progress.result) for item in items_of(core, visit)) == 3


def test_a_new_duty_has_its_work_items_in_the_opened_period(tmp_path, amended_file):
    core = sample_books.merged(tmp_path)
    amended(core, amended_file)
    new = [line for line in show_items(core, Q4) if line.task.text.startswith(NEW_DUTY)]
    assert len(new) == 10
    assert all(line.item.id is not None for line in new)


def test_a_unit_that_leaves_a_duty_keeps_what_it_reported_and_loses_what_nobody_touched(tmp_path, amended_file):
    reported = sample_books.merged(tmp_path / "gop")
    amended(reported, amended_file)
    assert "Công đoàn Sở" in units_with_items(reported, "II.7")
    untouched = sample_books.imported(tmp_path / "nhap")
    open_period(untouched, Q4)
    assert "Công đoàn Sở" in units_with_items(untouched, "II.7")
    amended(untouched, amended_file)
    assert "Công đoàn Sở" not in units_with_items(untouched, "II.7")
    assert "Chi bộ Văn phòng" in units_with_items(untouched, "II.7")


def units_with_items(core: Workspace, number: str) -> set[str]:
    return {line.unit.name for line in show_items(core, Q4) if line.task.number == number}


def test_a_duty_gone_that_was_reported_on_is_followed_to_the_end_of_its_period(tmp_path, amended_file):
    core = sample_books.merged(tmp_path)
    gone = task_of(core, "II.6")
    was = items_of(core, gone)
    amended(core, amended_file)
    assert tasks.get(core.book, gone.id).ended_on == Q4.ends_on
    assert items_of(core, gone) == was
    assert not [line for line in show_items(core, Q1) if line.task.id == gone.id]
    assert gone.id in reported_tasks(core, Q4)
    assert gone.id not in reported_tasks(core, Q1)


def reported_tasks(core: Workspace, period) -> set[TaskId]:
    return {task.id for task in report_data(core, the_plan(core), period, core.today).tasks}


def test_a_duty_gone_of_which_nothing_was_sent_or_entered_is_removed(tmp_path, amended_file):
    core = sample_books.imported(tmp_path)
    open_period(core, Q4)
    gone = task_of(core, "II.6")
    amended(core, amended_file)
    assert gone.id not in {task.id for task in tasks.of_plan(core.book, the_plan(core).id)}
    assert not items_of(core, gone)


def test_a_duty_gone_that_was_only_sent_out_is_not_to_be_done_any_more(tmp_path, amended_file):
    core = sample_books.sent(tmp_path)
    gone = task_of(core, "II.6")
    amended(core, amended_file)
    items = items_of(core, gone)
    assert items
    assert {(item.progress.state, item.progress.reason) for item in items} == {(ProgressState.NOT_APPLICABLE, REASON)}


def test_the_clerk_may_keep_a_duty_nobody_has_answered_and_drop_one_that_was_reported_on(tmp_path, amended_file):
    kept = sample_books.sent(tmp_path / "gui")
    gone = task_of(kept, "II.6")
    amended(kept, amended_file, AmendChoices({gone.id: GoneChoice.KEEP}))
    assert {item.progress.state for item in items_of(kept, gone)} == {ProgressState.NOT_STARTED}
    dropped = sample_books.merged(tmp_path / "gop")
    was = {item.id: item.progress for item in items_of(dropped, gone) if item.progress.result}
    amended(dropped, amended_file, AmendChoices({gone.id: GoneChoice.REMOVE}))
    now = {item.id: item.progress for item in items_of(dropped, gone)}
    assert {item_id: now[item_id] for item_id in was} == was
    assert {one.state for item_id, one in now.items() if item_id not in was} == {ProgressState.NOT_APPLICABLE}


def test_a_period_that_is_over_keeps_its_figures(tmp_path, amended_file):
    core = sample_books.merged(tmp_path, today=date(2023, 1, 10))
    was = [(line.item.id, line.item.progress) for line in show_items(core, Q4)]
    amended(core, amended_file, AmendChoices({task_of(core, "II.6").id: GoneChoice.REMOVE}))
    assert sorted((line.item.id, line.item.progress) for line in show_items(core, Q4)) == sorted(was)


def test_the_clerk_may_say_that_a_new_duty_is_the_one_gone(tmp_path, amended_file):
    core = sample_books.merged(tmp_path)
    gone = task_of(core, "II.6")
    was = len(items_of(core, gone))
    draft = prepare_import(core, amended_file)
    (new,) = compare_with_stored(core, draft, the_plan(core).id).new
    amended(core, amended_file, AmendChoices(pairs={new.position: gone.id}))
    now = tasks.get(core.book, gone.id)
    assert (now.number, now.ended_on) == ("II.4", None)
    assert now.text.startswith(NEW_DUTY)
    assert len(items_of(core, gone)) == was
    assert len(numbers(core)) == 10


def test_what_the_clerk_decided_of_a_duty_stays(tmp_path, amended_file):
    core = sample_books.imported(tmp_path)
    report, visit = task_of(core, "II.5"), task_of(core, "II.4")
    office = unit_of(core, "Chi bộ Văn phòng")
    set_deadline(core, report.id, date(2022, 12, 5))
    set_unit_deadline(core, visit.id, office.id, date(2022, 11, 30))
    overseer = unit_of(core, "Đồng chí Vũ Văn Mẫu").id
    add_assignment(core, Assignment(AssignmentId(0), visit.id, AssignmentRole.OVERSEER, "", overseer))
    was = tasks.assignments_of(core.book, visit.id)
    amended(core, amended_file)
    assert tasks.get(core.book, report.id).timing.end == date(2022, 12, 5)
    assert tasks.assignments_of(core.book, visit.id) == was


def test_the_header_the_recipients_and_the_file_are_those_of_the_newer_version(tmp_path, amended_file):
    core = sample_books.imported(tmp_path)
    old = core.book.number("SELECT file_id FROM plan")
    was = the_plan(core)
    amended(core, amended_file)
    now = the_plan(core)
    assert now.recipients == (*was.recipients[:2], "Ban Tuyên giáo Đảng uỷ Khối", *was.recipients[2:])
    assert replace(now, recipients=was.recipients) == was
    file_id = core.book.number("SELECT file_id FROM plan")
    assert file_store.path_of(core.book, core.path, file_id).read_bytes() == amended_file.read_bytes()
    assert file_store.path_of(core.book, core.path, old).read_bytes() == sample.sample_plan().read_bytes()
    assert back_up.verify(core).is_sound
    assert back_up.last_backup(core) is not None


def test_a_draft_gets_its_number_and_a_number_is_never_lost(tmp_path, amended_file):
    core = sample_books.imported(tmp_path)
    plan_id = the_plan(core).id
    blank = prepare_import(core, amended_file)
    amend_plan(core, numbered(blank, "25-KH/ĐU", date(2022, 11, 1)), plan_id, {})
    assert (the_plan(core).document.document_number, the_plan(core).document.issued_on) == ("25-KH/ĐU", date(2022, 11, 1))
    assert core.book.number("SELECT count(*) FROM document") == 3
    again = prepare_import(core, write_amended_plan(tmp_path / "lan-3.docx", amended_text().replace("vừa sức", "hợp sức")))
    amend_plan(core, again, plan_id, {})
    assert the_plan(core).document.document_number == "25-KH/ĐU"
    amend_plan(core, numbered(blank, "31-KH/ĐU", date(2023, 2, 1)), plan_id, {})
    assert the_plan(core).document.key == "31-KH/ĐU|2023-02-01"
    assert [basis.document_number for basis in the_plan(core).bases] == ["47-KH/ĐUK", "09-ĐA/TU"]
    assert core.book.number("SELECT count(*) FROM document WHERE document_number = '25-KH/ĐU'") == 1


def test_a_duty_that_comes_back_is_the_one_that_ended(tmp_path, amended_file):
    core = sample_books.merged(tmp_path)
    gone = task_of(core, "II.6")
    amended(core, amended_file)
    third = write_amended_plan(tmp_path / "lan-3.docx", sample_text().replace("vừa sức", "hợp sức"))
    amended(core, third)
    now = tasks.get(core.book, gone.id)
    assert (now.number, now.ended_on) == ("II.6", None)
    assert [line for line in show_items(core, Q1) if line.task.id == gone.id]


def test_headings_follow_the_newer_version_and_tasks_hang_on_them(tmp_path):
    core = sample_books.imported(tmp_path)
    was = {section.number: section for section in plans.sections_of(core.book, the_plan(core).id)}
    text = amended_text().replace("= TỔ CHỨC THỰC HIỆN", "= KINH PHÍ\nKinh phí lấy từ nguồn của cơ quan.\n= TỔ CHỨC THỰC HIỆN")
    amended(core, write_amended_plan(tmp_path / "them-muc.docx", text))
    now = {section.number: section for section in plans.sections_of(core.book, the_plan(core).id)}
    assert now["II"].id == was["II"].id
    assert [one.number for one in now.values() if one.level == 1] == ["I", "II", "III", "IV"]
    assert now["III"].title == "KINH PHÍ"
    assert task_of(core, "IV.1").section_id == now["IV"].id


def test_names_the_directory_does_not_know_are_settled_as_at_import(tmp_path):
    core = sample_books.imported(tmp_path)
    text = amended_text().replace("- _Đơn vị thực hiện:_ các chi bộ trực thuộc.", "- _Đơn vị thực hiện:_ Tổ Biên tập bản tin.")
    draft = amended(core, write_amended_plan(tmp_path / "ten-moi.docx", text))
    assert [name.written for name in draft.unknown_names] == ["Tổ Biên tập bản tin"]
    new = task_of(core, "II.4")
    assert [one.unit_id for one in tasks.assignments_of(core.book, new.id)] == [unit_of(core, "Tổ Biên tập bản tin").id]


def test_the_year_looked_at_shows_a_dropped_duty_no_more(tmp_path, amended_file):
    core = sample_books.sent(tmp_path)
    gone = task_of(core, "II.6")
    amended(core, amended_file)
    year = [line.item for line in show_items(core, period_of(PeriodKind.YEAR, core.today)) if line.task.id == gone.id]
    assert {item.progress.state for item in year} == {ProgressState.NOT_APPLICABLE}
