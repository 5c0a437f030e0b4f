"""Tables and trees are used like Excel and the Explorer, by real keys: copied, pasted, filled, sorted, filtered, laid out."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu

from tests.ui.clipped import clipped, put
from tests.ui.desk import Desk, Line
from tests.ui.window import wait_for
from ui.kit import column_layout
from ui.kit.clipboard import copy_table, pasted_table
from ui.kit.numbers import grouped
from ui.kit.overwriting import OverwritingDialog
from ui.kit.typed_day import typed_day
from ui.settings import Settings

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NAMES = ("Đảng uỷ", "Ăn Trạch", "Dân vận", "An Bình", "Âu Cơ", "Ban Tổ chức", "Ấp Bắc")
IN_ORDER = ["An Bình", "Ăn Trạch", "Ấp Bắc", "Âu Cơ", "Ban Tổ chức", "Dân vận", "Đảng uỷ"]


@pytest.fixture
def desks(qapp):
    made = []

    def make(lines, **manner):
        made.append(Desk(lines, **manner))
        return made[-1]

    yield make
    for one in made:
        one.table.close()
        one.table.deleteLater()


def overwriting():
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, OverwritingDialog) and one.isVisible())


# Copying and pasting --------------------------------------------------------------------------------------------------


def test_selected_rows_are_copied_with_tabs_and_lines_and_nothing_in_them_is_a_formula(desks):
    desk = desks([Line("=1+1", "7", note="hai\ndòng"), Line("Bình", "–3"), Line("@lệnh")])
    desk.at(0, 0)
    desk.press(Qt.Key.Key_Down, SHIFT)
    desk.press(Qt.Key.Key_C, CTRL)
    assert clipped() == "'=1+1\t7\t\thai dòng\nBình\t–3\t\t\n"
    desk.press(Qt.Key.Key_A, CTRL)
    desk.press(Qt.Key.Key_C, CTRL | SHIFT)
    assert clipped().split("\n")[0] == "Tên\tSố\tNgày\tGhi chú"
    assert len(clipped().split("\n")) == 5


def test_what_is_copied_comes_back_as_it_was(qapp):
    rows = [["=A1", '"Báo cáo" số 5', "-12,5"], ["+84 900", "", "@x"]]
    copy_table(rows)
    assert pasted_table() == rows


def test_a_block_as_libreoffice_and_excel_write_it_is_read_with_its_quotes_and_lines(qapp):
    put('"hai\ndòng"\t"nói ""vậy"""\r\nmột\t\r\n')
    assert pasted_table() == [["hai\ndòng", 'nói "vậy"'], ["một", ""]]


def test_a_block_is_pasted_into_empty_cells_as_one_step(desks):
    desk = desks([Line("A"), Line("B"), Line("C")])
    put("một\nhai\n")
    desk.at(1, 3)
    desk.press(Qt.Key.Key_V, CTRL)
    assert desk.notes() == ["", "một", "hai"]
    assert len(desk.steps) == 1


def test_pasting_over_words_shows_first_what_goes_and_does_nothing_when_it_is_left(desks):
    desk = desks([Line("A", note="cũ"), Line("B"), Line("C")])
    put("mới\nsai #\nba\nbốn\n")
    desk.at(0, 3)
    desk.press(Qt.Key.Key_V, CTRL)
    dialog = overwriting()
    shown = [(one.before, one.after, one.refusal) for one in dialog.model.rows]
    assert shown == [("cũ", "mới", ""), ("", "sai #", "Không được gõ dấu #."), ("", "ba", "")]
    dialog.reject()
    assert desk.notes() == ["cũ", "", ""]
    desk.press(Qt.Key.Key_V, CTRL)
    overwriting().acting.click()
    assert desk.notes() == ["mới", "", "ba"]
    assert len(desk.steps) == 1


def test_one_cell_is_pasted_into_all_selected_rows_and_filling_down_takes_the_first(desks):
    desk = desks([Line(name) for name in "ABC"])
    put("chung\n")
    desk.at(0, 3)
    desk.press(Qt.Key.Key_A, CTRL)
    desk.press(Qt.Key.Key_V, CTRL)
    assert desk.notes() == ["chung"] * 3
    other = desks([Line("A", note="theo đây"), Line("B"), Line("C"), Line("D")])
    other.at(0, 3)
    other.press(Qt.Key.Key_Down, SHIFT)
    other.press(Qt.Key.Key_Down, SHIFT)
    other.press(Qt.Key.Key_D, CTRL)
    assert other.notes() == ["theo đây", "theo đây", "theo đây", ""]
    assert len(other.steps) == 1


def test_a_pasted_column_that_only_shows_is_refused_cell_by_cell(desks):
    desk = desks([Line("A", note="x")])
    put("B\n")
    desk.at(0, 0)
    desk.press(Qt.Key.Key_V, CTRL)
    dialog = overwriting()
    assert dialog.model.rows[0].refusal == "Ô này chỉ để xem."
    assert not dialog.acting.isEnabled()
    dialog.reject()
    assert desk.steps == []


# Days ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("20/12", date(2026, 12, 20)),
        (" 1.5.27 ", date(2027, 5, 1)),
        ("20-12-2025", date(2025, 12, 20)),
        ("31/2", None),
        ("mai", None),
        ("", None),
    ],
)
def test_days_are_typed_as_clerks_write_them(typed, meant):
    assert typed_day(typed, 2026) == meant


# Sorting, filtering, grouping -----------------------------------------------------------------------------------------


def click_head(desk, column):
    head = desk.table.head
    place = QPoint(head.sectionViewportPosition(column) + head.sectionSize(column) // 2, 10)
    QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)


def test_a_click_on_a_head_sorts_as_vietnamese_collates_the_next_turns_it_the_third_undoes_it(desks):
    desk = desks([Line(name) for name in NAMES])
    desk.at(0, 0)
    click_head(desk, 0)
    assert desk.column() == IN_ORDER
    assert desk.table.currentIndex().data() == "Đảng uỷ", "the cursor stays on its row"
    spoken = desk.model.headerData(0, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Tên, xếp từ nhỏ đến lớn"
    assert desk.table.head.isSortIndicatorShown()
    click_head(desk, 0)
    assert desk.column() == IN_ORDER[::-1]
    click_head(desk, 0)
    assert desk.column() == list(NAMES)
    assert not desk.table.head.isSortIndicatorShown()


def test_numbers_and_days_sort_as_such_and_what_is_empty_comes_last_either_way(desks):
    lines = [Line("a", "10", "01/02/2026"), Line("b", "9", "31/12/2025"), Line("c"), Line("d", "1.200", "15/01/2026")]
    desk = desks(lines)
    click_head(desk, 1)
    assert desk.column(1) == ["9", "10", "1.200", "–"]
    click_head(desk, 1)
    assert desk.column(1) == ["1.200", "10", "9", "–"]
    click_head(desk, 2)
    assert desk.column(2) == ["31/12/2025", "15/01/2026", "01/02/2026", ""]


def test_the_filter_row_finds_without_diacritics_says_what_it_does_and_goes_with_its_filters(desks):
    desk = desks([Line(name, str(number)) for number, name in enumerate(NAMES)])
    desk.at(0, 0)
    desk.press(Qt.Key.Key_L, CTRL | SHIFT)
    field = desk.table.head.fields[0]
    assert desk.table.focusWidget() is field
    assert field.accessibleName() == "Lọc cột Tên"
    QTest.keyClicks(field, "dan")
    assert desk.column() == ["Đảng uỷ", "Dân vận"]
    assert desk.table.head.words == ["Tên: dan  ✕", "2/7 dòng"]
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert desk.table.focusWidget() is desk.table
    assert desk.table.currentIndex().isValid()
    desk.press(Qt.Key.Key_L, CTRL | SHIFT)
    assert desk.column() == list(NAMES)
    assert not desk.table.findChildren(QLineEdit) or not desk.table.head.is_open


def test_new_rows_stay_filtered_and_sorted_and_a_place_among_all_is_found(desks):
    desk = desks([Line(name) for name in NAMES])
    click_head(desk, 0)
    desk.table.toggle_filter()
    QTest.keyClicks(desk.table.head.fields[0], "an")
    before = desk.column()
    assert before == ["An Bình", "Ăn Trạch", "Ban Tổ chức", "Dân vận", "Đảng uỷ"]
    desk.model.set_rows([Line("Lan"), *desk.lines])
    assert desk.column() == [*before, "Lan"]
    desk.table.go_to(0)
    assert desk.table.currentIndex().data() == "Lan"
    assert desk.model.rows[desk.table.current_row].name == "Lan"


def test_rows_are_grouped_under_bands_that_fold(desks):
    desk = desks([Line("a", "2"), Line("b", "1"), Line("c", "2")], groups=True)
    desk.table.group_by(1)
    assert desk.column() == ["1 (1)", "b", "2 (2)", "a", "c"]
    QAbstractItemModelTester(desk.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    desk.at(2, 0)
    desk.press(Qt.Key.Key_Left)
    assert desk.column() == ["1 (1)", "b", "2 (2)"]
    desk.at(2, 0)
    desk.press(Qt.Key.Key_Return)
    assert desk.column()[-2:] == ["a", "c"]
    desk.press(Qt.Key.Key_A, CTRL)
    desk.press(Qt.Key.Key_C, CTRL)
    assert [line.split("\t")[0] for line in clipped().splitlines()] == ["b", "a", "c"], "bands are not copied"


def test_a_table_whose_order_says_something_is_not_sorted_nor_filtered(desks):
    desk = desks([Line("b"), Line("a")], keeps_order=True)
    click_head(desk, 0)
    desk.press(Qt.Key.Key_L, CTRL | SHIFT)
    assert desk.column() == ["b", "a"]
    assert not desk.table.head.is_open


# Keys and columns -----------------------------------------------------------------------------------------------------


def test_letters_lead_to_the_row_that_begins_so_without_diacritics(desks):
    desk = desks([Line(name) for name in NAMES])
    desk.at(6, 0)
    QTest.keyClicks(desk.table, "dan")
    assert desk.table.currentIndex().data() == "Đảng uỷ"
    QTest.keyClicks(desk.table, "v")
    assert desk.table.currentIndex().data() == "Đảng uỷ", "“danv” begins no name"


def test_the_cursor_moves_as_in_excel(desks):
    desk = desks([Line(str(number)) for number in range(200)])
    desk.at(5, 2)
    for key, modifier, place in (
        (Qt.Key.Key_End, CTRL, (199, 3)),
        (Qt.Key.Key_Home, CTRL, (0, 0)),
        (Qt.Key.Key_End, Qt.KeyboardModifier.NoModifier, (0, 3)),
        (Qt.Key.Key_Home, Qt.KeyboardModifier.NoModifier, (0, 0)),
    ):
        desk.press(key, modifier)
        assert (desk.table.currentIndex().row(), desk.table.currentIndex().column()) == place
    desk.press(Qt.Key.Key_PageDown)
    assert desk.table.currentIndex().row() > 5


def test_columns_are_kept_over_a_restart_and_taken_back(desks, tmp_path):
    column_layout.keep_in(Settings(tmp_path))
    first = desks([Line("a", "1")], name="Bảng của chị")
    first.table.head.moveSection(1, 0)
    first.table.head.resizeSection(2, 130)
    first.table.columns.choose(3, is_shown=False)
    first.table.columns.keep()
    column_layout.keep_in(Settings(tmp_path))
    again = desks([Line("a", "1")], name="Bảng của chị")
    head = again.table.head
    assert [head.logicalIndex(place) for place in range(3)] == [1, 0, 2]
    assert head.sectionSize(2) == 130
    assert head.isSectionHidden(3)
    again.press(Qt.Key.Key_A, CTRL)
    again.press(Qt.Key.Key_C, CTRL)
    assert clipped() == "1\ta\t\n", "as it is shown"
    menu = QMenu()
    again.table.menu.fill(menu, 0)
    ticked = {action.text(): action.isChecked() for action in menu.actions() if action.isCheckable()}
    assert ticked == {"Tên": True, "Số": True, "Ngày": True, "Ghi chú": False}
    menu.actions()[-1].trigger()
    assert [head.logicalIndex(place) for place in range(4)] == [0, 1, 2, 3]
    assert not head.isSectionHidden(3)
    assert Settings(tmp_path).table_layout("Bảng của chị") == ""


def test_a_hundred_thousand_rows_are_shown_sorted_and_filtered(desks):
    desk = desks([Line(f"Việc {number % 977} của xã", str(number)) for number in range(100_000)])
    desk.at(0, 0)
    click_head(desk, 0)
    wait_for(lambda: desk.model.arrangement == desk.model.wanted)
    assert desk.column(0)[0] == "Việc 0 của xã"
    desk.table.toggle_filter()
    QTest.keyClicks(desk.table.head.fields[0], "viec 97")
    found = sum("97" in str(number % 977) for number in range(100_000))
    assert desk.table.head.words[-1] == f"{grouped(found)}/100.000 dòng"
    desk.press(Qt.Key.Key_End, CTRL)
    assert desk.table.currentIndex().row() == found - 1


# In the program -------------------------------------------------------------------------------------------------------
