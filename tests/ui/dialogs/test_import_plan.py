"""The review of a plan by real clicks and keys: doubts settled, both sides of it in step, words copied, ways out of it."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QTextCursor
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QToolButton, QWidget

from app.bootstrap import create_workspace, open_workspace
from app.domain.ids import UnitId
from app.domain.unit import Unit, UnitKind
from app.services import sample
from app.services.edit_units import add_unit
from app.store import plans, tasks
from tests.ui.dialogs.reviewed import CTRL, SHIFT, Reviewed, put_cursor
from tests.ui.plan_files import doubtful_plan
from tests.ui.window import OpenWindow
from ui.dialogs.import_plan import commands
from ui.dialogs.import_plan.commands import CommandId
from ui.dialogs.import_plan.parts import FINDINGS, TASKS


def test_all_doubts_and_findings_are_settled_by_keyboard_alone(doubtful):
    dialog = doubtful.dialog
    assert dialog.waiting.text().replace("&", "") == "6 chỗ cần xem"
    assert dialog.account.words.text() == "266 chữ: 249 đã đọc, 17 chưa rõ"
    for _ in range(6):
        doubtful.press(Qt.Key.Key_F8)
        doubtful.press(Qt.Key.Key_Space)
        doubtful.press(Qt.Key.Key_Return)
    assert dialog.reviewing.now.places_to_look_at == 0
    assert not dialog.waiting.isVisible()
    assert dialog.account.words.text() == "266 chữ: 266 đã đọc"
    assert dialog.account.bar.value() == dialog.account.bar.maximum()
    doubtful.press(Qt.Key.Key_Return, CTRL)
    core = doubtful.book()
    assert len(tasks.of_plan(core.book, plans.all_plans(core.book)[0].id)) == 5
    core.close()


def test_the_bar_is_not_full_while_a_single_word_is_unread(doubtful):
    assert doubtful.dialog.account.bar.value() < doubtful.dialog.account.bar.maximum()


def test_f8_goes_round_all_places_and_shift_f8_back(doubtful):
    dialog = doubtful.dialog
    seen = []
    for _ in range(6):
        doubtful.press(Qt.Key.Key_F8)
        seen.append((dialog.tabs.currentIndex(), dialog.tree.current_duty, dialog.findings.table.current_row))
    assert [(tab, duty if tab == TASKS else row) for tab, duty, row in seen] == [
        (TASKS, 1), (TASKS, 2), (TASKS, 3), (FINDINGS, 0), (FINDINGS, 1), (TASKS, 1)
    ]  # fmt: skip
    doubtful.press(Qt.Key.Key_F8, SHIFT)
    assert (dialog.tabs.currentIndex(), dialog.findings.table.current_row) == (FINDINGS, 1)


def test_each_doubt_is_said_with_its_reason_in_words(doubtful):
    doubtful.go_to(3)
    assert "có hai thời gian khác nhau: “hoàn thành trước ngày 30/6/2026”" in doubtful.dialog.detail.doubts.text
    assert "số thứ tự bị lặp" in doubtful.dialog.detail.doubts.text
    index = doubtful.dialog.tree.rows.index_of(3)
    assert "Cần xem" in index.data(Qt.ItemDataRole.AccessibleTextRole)


def test_a_click_on_either_side_shows_the_other(doubtful):
    put_cursor(doubtful.dialog.original, "- Thời gian thực hiện: Hằng quý")
    assert doubtful.dialog.tree.current_duty == 2
    put_cursor(doubtful.dialog.original, "Giao Ban Tuyên giáo chuẩn bị")
    assert (doubtful.dialog.tabs.currentIndex(), doubtful.dialog.findings.table.current_row) == (FINDINGS, 1)
    doubtful.dialog.tabs.setCurrentIndex(TASKS)
    doubtful.go_to(0)
    shown = [one.cursor.selectedText() for one in doubtful.dialog.original.extraSelections()]
    assert shown[:3] == [
        "1- Rà soát hồ sơ đảng viên, bổ sung giấy tờ còn thiếu.",
        "- Đơn vị thực hiện: Văn phòng Đảng uỷ.",
        "- Thời gian thực hiện: Thường xuyên.",
    ]
    assert "bản trình lần hai" in shown


def test_a_second_click_on_the_same_paragraph_shows_its_duty_again(doubtful):
    words = "- Thời gian thực hiện: Hằng quý"
    put_cursor(doubtful.dialog.original, words)
    doubtful.go_to(0)
    put_cursor(doubtful.dialog.original, words)
    assert doubtful.dialog.tree.current_duty == 2


def test_the_menu_of_the_original_speaks_vietnamese(usual):
    menu = usual.dialog.original.createStandardContextMenu()
    assert [one.text().split("\t")[0] for one in menu.actions() if not one.isSeparator()] == ["&Sao chép", "Chọn &tất cả"]
    menu.deleteLater()


def test_words_are_selected_and_copied_across_paragraphs(usual):
    original = usual.dialog.original
    put_cursor(original, "I- MỤC ĐÍCH, YÊU CẦU")
    cursor = original.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.NextBlock, QTextCursor.MoveMode.KeepAnchor)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    original.setTextCursor(cursor)
    original.setFocus()
    usual.press(Qt.Key.Key_C, CTRL)
    assert QApplication.clipboard().text() == "I- MỤC ĐÍCH, YÊU CẦU\n1- Mục đích"


def test_going_back_after_corrections_is_asked_about_and_stores_nothing(usual):
    usual.go_to(0)
    usual.press(Qt.Key.Key_Delete)
    usual.opened.prompts.consents += [False, True]
    usual.press(Qt.Key.Key_Escape)
    assert usual.dialog.isVisible()
    usual.press(Qt.Key.Key_Escape)
    core = usual.book()
    assert plans.all_plans(core.book) == []
    core.close()


def test_a_secret_plan_is_entered_by_number_only_when_the_clerk_says_so(tmp_path, qapp):
    path = doubtful_plan(tmp_path, stamp="MẬT")
    create_workspace(tmp_path / "so.dondoc").close()
    opened = OpenWindow(tmp_path / "so.dondoc", sample.SENT_ON)
    opened.prompts.consents += [False, True]
    opened.window.handlers.imports.review(path)
    opened.settle()
    assert "dấu độ mật" in opened.prompts.said[-1]
    opened.window.handlers.imports.review(path)
    opened.settle()
    assert opened.window.tree.model.rowCount() == 0
    opened.close()
    core = open_workspace(tmp_path / "so.dondoc")
    (plan,) = plans.all_plans(core.book)
    assert plan.document.document_number == "15-KH/ĐU"
    assert (plan.recipients, plan.bases, tasks.of_plan(core.book, plan.id)) == ((), (), [])
    core.close()


def test_every_button_of_the_review_is_reached_by_tab_and_mnemonics_differ(doubtful):
    dialog = doubtful.dialog
    doubtful.press(Qt.Key.Key_F8)
    shown = [one for one in dialog.findChildren(QAbstractButton) if one.isVisible() and one.text()]
    assert all(one.focusPolicy() & Qt.FocusPolicy.TabFocus for one in shown)
    texts = [one.text() for one in shown]
    texts += [one.text() for one in dialog.findChildren(QLabel) if one.isVisible() and one.buddy()]
    letters = [text[text.index("&") + 1].upper() for text in texts if "&" in text]
    assert len(letters) >= 12
    assert len(set(letters)) == len(letters), letters
    assert all(letter.isascii() for letter in letters)


def test_tab_goes_through_the_detail_in_reading_order_and_out_again(usual):
    detail = usual.dialog.detail
    usual.go_to(1)
    detail.words.setFocus()
    seen = []
    for _ in range(9):
        usual.press(Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    lead = detail.lead
    assert seen[:7] == [detail.timing, *lead.buttons, lead.typing, detail.support.typing, detail.product, detail.section]
    assert not detail.isAncestorOf(seen[7])
    usual.press(Qt.Key.Key_Tab, SHIFT)
    assert QApplication.focusWidget() is seen[7]


def test_the_model_of_the_tree_keeps_the_rules_of_its_kind(usual):
    tester = QAbstractItemModelTester(usual.dialog.tree.rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    usual.go_to(1)
    for key in (Qt.Key.Key_Delete, Qt.Key.Key_Delete):
        usual.press(key)
    usual.press(Qt.Key.Key_G, CTRL)
    for _ in range(3):
        usual.press(Qt.Key.Key_Z, CTRL)
    assert len(usual.numbers) == 10
    del tester


def test_markup_in_a_plan_is_never_read(tmp_path, qapp, drafts):
    markup = "<b>đậm</b> <img src='file:///khong-co.png'>"
    draft = drafts["usual"]
    first = replace(draft.reading.tasks[0], text=markup, lead=(markup,), product=markup)
    blocks = (replace(draft.blocks[0], text=markup), *draft.blocks[1:])
    reading = replace(draft.reading, tasks=(first, *draft.reading.tasks[1:]))
    review = Reviewed(tmp_path, replace(draft, reading=reading, blocks=blocks))
    dialog = review.dialog
    assert markup in dialog.original.toPlainText()
    assert dialog.detail.words.toPlainText() == markup
    for label in dialog.findChildren(QLabel):
        assert "<img" not in label.text() or label.textFormat() is Qt.TextFormat.PlainText
    for widget in dialog.findChildren(QWidget):
        assert "<img" not in widget.toolTip()
    assert "<img" not in dialog.tree.rows.index_of(0).data(Qt.ItemDataRole.ToolTipRole)
    review.close()


def test_no_key_stands_for_two_commands_where_both_count():
    everywhere = [key for spec in commands.COMMANDS for key in spec.keys if not spec.in_list_only]
    assert len(set(everywhere)) == len(everywhere)
    assert {spec.id for spec in commands.COMMANDS} == set(CommandId)


def test_tool_tips_name_the_keys(usual):
    for spec in commands.COMMANDS:
        action = usual.dialog.commands[spec.id]
        assert isinstance(action, QAction)
        shown = [one for one in usual.dialog.findChildren(QToolButton) if one.defaultAction() is action]
        assert all("(" in one.toolTip() for one in shown), spec.id


def test_names_the_directory_knows_are_not_asked_about(tmp_path, qapp):
    name = "Ban Chấp hành Đảng bộ"
    core = create_workspace(tmp_path / "so.dondoc")
    add_unit(core, Unit(UnitId(0), name, UnitKind.COMMITTEE))
    core.close()
    opened = OpenWindow(tmp_path / "so.dondoc", sample.SENT_ON)
    opened.window.handlers.imports.review(sample.sample_plan())
    dialog = opened.dialog()
    assert name not in dialog.answers
    assert len(dialog.answers) == 4
    dialog.reject()
    opened.close()
