"""What the clerk puts right in the review, by real clicks and keys, is what reaches the book, in one step."""

from PySide6.QtCore import Qt

from app.domain.assignment import AssignmentRole
from app.domain.plan_reading import DoubtCode
from app.services import history, sample
from app.store import file_store, plans, tasks, units
from tests.builders import task_of
from tests.dumps import exact_dump
from tests.ui.dialogs.reviewed import ALT, CTRL, put_cursor
from ui.dialogs.import_plan.commands import CommandId
from ui.dialogs.import_plan.parts import FINDINGS, NAMES, TASKS


def test_split_join_and_undo_by_keys(usual):
    before = usual.dialog.reviewing.now
    usual.go_to(0)
    usual.press(Qt.Key.Key_T, CTRL)
    assert [one.text()[:20] for one in usual.dialog.split_menu.actions()][2] == "Từ: - Đơn vị thực hi"
    for _ in range(3):
        usual.press(Qt.Key.Key_Down)
    usual.press(Qt.Key.Key_Return)
    assert usual.numbers[:3] == ["II.1", "II.1b", "II.2"]
    assert usual.task(1).text.startswith("- Đơn vị thực hiện")
    assert usual.dialog.reviewing.now.accounting.words_in_tasks == before.accounting.words_in_tasks
    usual.press(Qt.Key.Key_G, CTRL)
    assert usual.dialog.reviewing.now.reading == before.reading
    usual.press(Qt.Key.Key_Z, CTRL)
    assert usual.numbers[:2] == ["II.1", "II.1b"]
    usual.press(Qt.Key.Key_Z, CTRL)
    assert usual.dialog.reviewing.now == before
    usual.press(Qt.Key.Key_Y, CTRL)
    assert usual.numbers[:2] == ["II.1", "II.1b"]
    assert "Tách II.1" in usual.dialog.commands[CommandId.UNDO].toolTip()


def test_a_role_changed_in_the_review_arrives_in_the_book_as_one_step(usual):
    usual.go_to(0)
    chip = usual.dialog.detail.lead.buttons[1]
    assert chip.name == "Lãnh đạo Sở"
    chip.setFocus()
    usual.press(Qt.Key.Key_F3)
    assert usual.task(0).support == ("Lãnh đạo Sở",)
    core = usual.imported()
    found = [(one.role, one.written) for one in tasks.assignments_of(core.book, task_of(core, "II.1").id)]
    assert (AssignmentRole.SUPPORT, "Lãnh đạo Sở") in found
    assert (AssignmentRole.LEAD, "Lãnh đạo Sở") not in found
    after = exact_dump(core)
    history.undo(core)
    assert history.status(core).undo is None
    assert plans.all_plans(core.book) == []
    history.redo(core)
    assert exact_dump(core) == after
    core.close()


def test_a_name_is_added_retyped_and_removed_by_keys(usual):
    usual.go_to(1)
    field = usual.dialog.detail.support
    field.typing.setFocus()
    usual.type("Hội Khuyến học")
    usual.press(Qt.Key.Key_Return)
    assert usual.task(1).support == ("Hội Khuyến học",)
    assert usual.dialog.tabs.tabText(NAMES) == "Tên mới (6)"
    field.buttons[0].setFocus()
    usual.press(Qt.Key.Key_F2)
    usual.type("Hội Khuyến học Sở")
    usual.press(Qt.Key.Key_Return)
    assert usual.task(1).support == ("Hội Khuyến học Sở",)
    assert "Hội Khuyến học Sở" in usual.dialog.answers
    field.buttons[0].setFocus()
    usual.press(Qt.Key.Key_Delete)
    assert usual.task(1).support == ()
    assert usual.dialog.isVisible()


def test_a_new_name_becomes_a_unit_of_the_directory(usual):
    usual.go_to(1)
    usual.dialog.detail.lead.typing.setFocus()
    usual.type("Hội Khuyến học")
    usual.press(Qt.Key.Key_Return, CTRL)
    core = usual.book()
    assert "Hội Khuyến học" in {unit.name for unit in units.all_units(core.book)}
    assert "Hội Khuyến học" in {one.written for one in tasks.assignments_of(core.book, task_of(core, "II.2").id)}
    core.close()


def test_typed_words_of_a_time_are_understood_and_clear_the_doubt(doubtful):
    doubtful.go_to(1)
    detail = doubtful.dialog.detail
    detail.timing.setFocus()
    detail.timing.selectAll()
    doubtful.type("trước ngày 15/12/2026")
    doubtful.press(Qt.Key.Key_Return)
    assert doubtful.task(1).timing.end.isoformat() == "2026-12-15"
    assert doubtful.task(1).doubts == ()
    detail.timing.setFocus()
    detail.timing.selectAll()
    doubtful.type("lúc nào cũng được")
    doubtful.go_to(0)
    assert [one.code for one in doubtful.task(1).doubts] == [DoubtCode.TIMING_NOT_UNDERSTOOD]
    assert doubtful.dialog.tree.current_duty == 0


def test_a_duty_changes_its_level(usual):
    usual.go_to(1)
    usual.press(Qt.Key.Key_Right, ALT)
    assert usual.numbers[:2] == ["II.1", "II.3"]
    assert "Biên soạn sổ tay" in usual.task(0).text
    usual.dialog.detail.section.setFocus()
    combo = usual.dialog.detail.section
    combo.setCurrentIndex(combo.findData("III"))
    combo.activated.emit(combo.currentIndex())
    assert (usual.task(0).section, usual.task(0).number) == ("III", "III.1b")


def test_a_duty_taken_out_can_be_made_one_again_from_the_original(usual):
    before = usual.dialog.reviewing.now
    usual.go_to(4)
    usual.press(Qt.Key.Key_Delete)
    assert "II.5" not in usual.numbers
    assert usual.dialog.reviewing.now.accounting.words_in_tasks < before.accounting.words_in_tasks
    put_cursor(usual.dialog.original, "5- Báo cáo sơ kết")
    usual.press(Qt.Key.Key_D, CTRL)
    assert len(usual.numbers) == 10
    assert usual.dialog.reviewing.now.accounting == before.accounting
    assert "Báo cáo sơ kết" in usual.task(usual.dialog.tree.current_duty).text


def test_words_of_a_text_box_become_a_duty_with_its_unit_and_time(doubtful):
    doubtful.dialog.tabs.setCurrentIndex(FINDINGS)
    doubtful.dialog.findings.go_to(1)
    doubtful.dialog.findings.table.setFocus()
    doubtful.press(Qt.Key.Key_Insert)
    task = doubtful.task(doubtful.dialog.tree.current_duty)
    assert (task.number, task.lead, task.timing.end.isoformat()) == ("III-1", ("Ban Tuyên giáo",), "2026-05-31")
    assert doubtful.dialog.account.words.text().endswith("4 chưa rõ")
    assert doubtful.dialog.tabs.currentIndex() == TASKS


def test_the_original_file_is_kept_whatever_was_put_right(usual):
    usual.go_to(0)
    usual.press(Qt.Key.Key_Delete)
    core = usual.imported()
    file_id = core.book.number("SELECT file_id FROM plan")
    assert file_store.path_of(core.book, core.path, file_id).read_bytes() == sample.sample_plan().read_bytes()
    assert len(tasks.of_plan(core.book, plans.all_plans(core.book)[0].id)) == 9
    core.close()
