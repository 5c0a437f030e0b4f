"""The search box by keys: what is found while one types, where Enter leads, Esc, commands, saved filters, small windows."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.changes import Step
from app.domain.search import FoundKind, Target
from app.services import history, sample
from app.services.saved_filters import all_filters, save_filter
from tests import sample_books
from tests.ui.window import OpenWindow, let_events_happen
from ui.actions.ids import ActionId
from ui.dialogs.answer_page.dialog import AnswerPage
from ui.dialogs.search.name_filter import NameFilterDialog
from ui.dialogs.search.rows import command_rows


@pytest.fixture
def opened(tmp_path, qapp):
    core = sample_books.imported(tmp_path)
    core.close()
    window = OpenWindow(core.path, sample.SENT_ON)
    window.window.activateWindow()
    let_events_happen(20)
    yield window
    window.close()


def box(opened):
    return opened.window.top.search


def panel(opened):
    return opened.window.handlers.search.panel


def press(opened, *keys):
    for key in keys:
        QTest.keyClick(box(opened), key)
        opened.settle()


def search_for(opened, typed):
    opened.window.action(ActionId.FIND).trigger()
    for letter in typed:
        QTest.keyClicks(box(opened), letter)
    opened.settle()


def headings(opened):
    return [row.title for row in panel(opened).rows if row.choice is None]


def titles(opened):
    return [row.title for row in panel(opened).rows if row.choice is not None]


def test_typing_without_diacritics_finds_what_has_them_under_headings(opened):
    search_for(opened, "bao cao")
    assert panel(opened).isVisible()
    assert "Nhiệm vụ" in headings(opened)
    assert any(title.startswith("II.5 Báo cáo sơ kết") for title in titles(opened))
    assert panel(opened).current.choice is not None, "the first thing found is under the cursor"


def test_a_task_and_a_unit_lead_to_the_work_item_of_both_by_enter(opened):
    went = []
    opened.window.handlers.search._show_item = went.append
    search_for(opened, "sinh hoat chuyen de cbvp")
    assert headings(opened)[0] == "Đầu việc"
    press(opened, Qt.Key.Key_Return)
    assert not panel(opened).isVisible()
    (target,) = went
    assert isinstance(target, Target)
    assert target.period == opened.book.period
    assert target.unit_id is not None


def test_enter_on_a_work_item_opens_its_answer_page(opened):
    search_for(opened, "sinh hoat chuyen de cbvp")
    press(opened, Qt.Key.Key_Return)
    page = opened.dialog()
    assert isinstance(page, AnswerPage)
    page.close()


def test_enter_on_a_task_goes_to_it_in_its_plan(opened):
    search_for(opened, "so tay van hoa")
    press(opened, Qt.Key.Key_Return)
    line = opened.window.tree.model.line_of(opened.window.tree.tree.currentIndex())
    assert line.task.number == "II.2"


def test_enter_before_the_answer_came_goes_there_once_it_is_there(opened):
    opened.window.action(ActionId.FIND).trigger()
    opened.settle()
    box(opened).setText("so tay van hoa")
    QTest.keyClick(box(opened), Qt.Key.Key_Return)
    opened.settle()
    line = opened.window.tree.model.line_of(opened.window.tree.tree.currentIndex())
    assert line.task.number == "II.2"
    assert not panel(opened).isVisible()


def test_arrow_keys_pass_over_headings_and_go_round(opened):
    search_for(opened, "bao cao")
    first = panel(opened).current
    press(opened, Qt.Key.Key_Up)
    last = panel(opened).current
    assert last is not None
    assert last.choice is not None
    assert last == panel(opened).rows[-1]
    press(opened, Qt.Key.Key_Down)
    assert panel(opened).current == first
    for _ in panel(opened).rows:
        press(opened, Qt.Key.Key_Down)
        assert panel(opened).current.choice is not None


def test_escape_closes_the_panel_and_gives_the_focus_back(opened):
    opened.window.tree.tree.setFocus()
    before = QApplication.focusWidget()
    search_for(opened, "bao")
    assert QApplication.focusWidget() is box(opened)
    press(opened, Qt.Key.Key_Escape)
    assert not panel(opened).isVisible()
    assert QApplication.focusWidget() is before


def test_going_on_elsewhere_closes_the_panel(opened):
    search_for(opened, "bao")
    opened.window.tree.tree.setFocus()
    opened.settle()
    assert not panel(opened).isVisible()


def test_commands_are_found_too_with_their_keys(opened):
    search_for(opened, "sao luu")
    assert headings(opened)[-1] == "Lệnh"
    row = next(row for row in panel(opened).rows if row.title == "Sao lưu ngay")
    assert "Ctrl+Shift+S" in row.line
    assert row.choice is ActionId.BACK_UP


def test_a_command_that_is_off_is_not_offered(opened):
    actions = opened.window.actions_by_id
    assert ActionId.REDO not in [row.choice for row in command_rows("lam lai", actions)]
    actions[ActionId.REDO].setEnabled(True)
    assert command_rows("lam lai", actions)[0].choice is ActionId.REDO


def test_enter_on_a_command_does_it(opened):
    search_for(opened, "don vi danh ba")
    rows = panel(opened).rows
    number = next(place for place, row in enumerate(rows) if row.choice is ActionId.GO_UNITS)
    panel(opened).list.setCurrentRow(number)
    press(opened, Qt.Key.Key_Return)
    assert opened.window.views["units"].isVisible()


def test_enter_on_a_unit_or_a_group_goes_to_it_among_the_units(opened):
    units = opened.window.views["units"]
    search_for(opened, "cbvp")
    assert panel(opened).current.choice.kind is FoundKind.UNIT
    press(opened, Qt.Key.Key_Return)
    assert units.isVisible()
    assert units.current_unit.name == "Chi bộ Văn phòng"
    search_for(opened, "cac chi bo truc thuoc")
    rows = panel(opened).rows
    number = next(place for place, row in enumerate(rows) if row.title == "các chi bộ trực thuộc")
    panel(opened).list.setCurrentRow(number)
    press(opened, Qt.Key.Key_Return)
    assert units.group_table.current_row == next(
        place for place, row in enumerate(units._groups.rows) if row.group.name == "các chi bộ trực thuộc"
    )


def test_an_empty_box_shows_two_examples_that_find_something(opened):
    search_for(opened, "")
    box(opened).clear()
    opened.settle()
    assert headings(opened) == ["Gõ chữ cần tìm, ví dụ"]
    examples = titles(opened)
    assert len(examples) == 2
    for example in examples:
        box(opened).setText(example)
        opened.settle()
        assert headings(opened)[0] == "Đầu việc", example


def test_enter_on_an_example_puts_it_into_the_box(opened):
    search_for(opened, "")
    example = panel(opened).current.title
    press(opened, Qt.Key.Key_Return)
    assert box(opened).text() == example
    assert headings(opened)[0] == "Đầu việc"


def test_a_search_is_kept_under_a_name_and_found_again_in_the_empty_box(opened):
    search_for(opened, "bao cao")
    panel(opened).still_open.setChecked(True)
    panel(opened).save.click()
    dialog = opened.dialog()
    assert isinstance(dialog, NameFilterDialog)
    dialog._name.setText("Báo cáo còn nợ")
    dialog.accept()
    opened.settle()
    panel(opened).still_open.setChecked(False)
    search_for(opened, " ")
    box(opened).clear()
    opened.settle()
    assert headings(opened)[0] == "Bộ lọc đã lưu"
    assert panel(opened).current.line == "Tìm “bao cao”, chỉ đầu việc còn làm"
    press(opened, Qt.Key.Key_Return)
    assert box(opened).text() == "bao cao"
    assert panel(opened).still_open.isChecked()


def test_a_saved_filter_is_renamed_by_f2_and_goes_by_delete_which_can_be_undone(opened):
    opened.book.do(lambda core: save_filter(core, "Cũ", "bao cao"))
    search_for(opened, "")
    press(opened, Qt.Key.Key_F2)
    dialog = opened.dialog()
    dialog._name.setText("Mới")
    dialog.accept()
    opened.settle()
    search_for(opened, "")
    assert titles(opened)[0] == "Mới"
    press(opened, Qt.Key.Key_Delete)
    assert "Mới" not in titles(opened)
    found = []
    opened.book.ask(lambda core: (history.status(core).undo, all_filters(core)), found.append)
    opened.settle()
    assert found[0][0].step is Step.SAVE_FILTER
    assert found[0][1] == []


def test_keys_that_overtake_a_question_never_pile_up(opened):
    asked = []
    ask = opened.book.ask

    def counting(query, done, **ways):
        asked.append(box(opened).text())
        ask(query, done, **ways)

    opened.window.action(ActionId.FIND).trigger()
    opened.settle()
    opened.book.ask = counting
    for length in range(1, 12):
        box(opened).setText("bao cao so ket"[:length])
    assert len(asked) == 1, "one question at a time"
    opened.settle()
    assert len(asked) == 2, "then only what stands in the box now"
    assert any(title.startswith("II.5") for title in titles(opened))


def test_ctrl_f_filters_the_tree_and_leaves_the_panel_closed(opened):
    opened.window.action(ActionId.FILTER_TASKS).trigger()
    tree = opened.window.tree
    assert QApplication.focusWidget() is tree.filter_box
    QTest.keyClicks(tree.filter_box, "so tay")
    opened.settle()
    heading = tree.model.index(0, 0)
    lines = [tree.model.line_of(tree.model.index(row, 0, heading)) for row in range(tree.model.rowCount(heading))]
    assert [line.task.number for line in lines if line] == ["II.2"]
    assert not panel(opened).isVisible()


def test_a_screen_reader_hears_the_row_under_the_cursor(opened):
    search_for(opened, "cbvp")
    spoken = box(opened).accessibleDescription()
    assert spoken.startswith("Đơn vị. Chi bộ Văn phòng")
    item = panel(opened).list.currentItem()
    assert item.data(Qt.ItemDataRole.AccessibleTextRole) == spoken
    assert panel(opened).list.accessibleName()


def test_nothing_found_says_so(opened):
    search_for(opened, "xyzxyz")
    assert titles(opened) == []
    assert box(opened).accessibleDescription() == "Không thấy gì; thử ít chữ hơn hoặc bỏ dấu"


@pytest.mark.parametrize("size", [(900, 440), (1366, 738)])
def test_the_panel_fits_into_the_window(opened, size):
    opened.window.resize(*size)
    search_for(opened, "chi bo")
    found = panel(opened).geometry()
    assert opened.window.rect().contains(found)
    assert panel(opened).list.height() >= 120
    opened.window.resize(900, 440)
    opened.settle()
    assert opened.window.rect().contains(panel(opened).geometry())
