"""The matrix of "Theo dõi": zoomed, walked, folded, found in, copied and opened by real clicks and keys."""

import openpyxl
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QTableView

from app.bootstrap import create_workspace
from app.domain.document import Document, System
from app.domain.ids import PlanId, UnitGroupId, UnitId
from app.domain.period import PeriodKind, month, quarter, year
from app.domain.plan import Plan
from app.domain.unit import Unit, UnitGroup, UnitKind
from app.register.item_matrix import ItemMatrix, item_rows, unit_columns
from app.services import sample
from tests import sample_books
from tests.ui.window import OpenWindow
from ui import theme
from ui.actions.ids import ActionId
from ui.colours import DARK, LIGHT
from ui.dialogs.answer_page.dialog import AnswerPage
from ui.dialogs.item_list.dialog import ItemListDialog
from ui.kit.cells import CELL_ROLE
from ui.views.counts.matrix_model import ItemMatrixModel
from ui.views.counts.view import CountsView, Mode
from ui.window.places import place_number


@pytest.fixture
def opened(tmp_path, qapp):
    core = sample_books.merged(tmp_path)
    core.close()
    opened = OpenWindow(core.path, sample.RECEIVED_ON)
    yield opened
    for dialog in opened.window.findChildren(QDialog):
        dialog.reject()
    opened.settle()
    opened.close()


@pytest.fixture
def view(opened):
    opened.window.show_place(place_number(ActionId.GO_COUNTS))
    view = opened.window.view(CountsView)
    QTest.mouseClick(view.modes.buttons[Mode.MATRIX], Qt.MouseButton.LeftButton)
    opened.settle()
    return view


def cell_of(view: CountsView, number: str, unit: str):
    """Return the cell of a task and a unit."""
    model = view.matrix.model
    row = next(place for place, one in enumerate(model.matrix.rows) if one.task and one.task.number == number)
    column = next(place for place, one in enumerate(model.columns) if one.unit and one.unit.name == unit)
    return model.index(row, column)


def click(grid: QTableView, index) -> None:
    grid.scrollTo(index)
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=grid.visualRect(index).center())


def words_at_the_cursor(view: CountsView) -> str:
    return str(view.matrix.grid.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))


def test_a_cell_says_its_state_by_sign_word_and_colour(view):
    done = cell_of(view, "II.1", "Chi bộ Văn phòng").data(CELL_ROLE)
    assert (done.text, done.chip.sign, done.chip.colour) == ("20/12", "check", "done")
    late = cell_of(view, "III.1", "Chi bộ Xây dựng chính quyền").data(CELL_ROLE)
    assert (late.text, late.chip.sign, late.chip.colour) == ("08/11 muộn", "check", "soon")
    overdue = cell_of(view, "III.1", "Chi bộ Thi đua, khen thưởng").data(CELL_ROLE)
    assert (overdue.text, overdue.chip.sign, overdue.chip.colour) == ("quá 58 ngày", "exclamation-mark", "late")
    soon = cell_of(view, "II.4", "Chi bộ Thanh tra").data(CELL_ROLE)
    assert (soon.text, soon.chip.sign, soon.chip.colour) == ("còn 3 ngày", "clock", "soon")
    several = view.matrix.model.index(0, 0).data(CELL_ROLE)
    assert (several.text, several.chip.sign) == ("70/117", "exclamation-mark")


def test_a_screen_reader_hears_the_whole_cell(view):
    said = cell_of(view, "III.1", "Chi bộ Thi đua, khen thưởng").data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == ("Nhiệm vụ III.1 – Chi bộ Thi đua, khen thưởng, quý IV/2022: quá hạn 58 ngày, hạn 31/10/2022.")
    everything = view.matrix.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert everything == (
        "Cả kế hoạch – Tất cả đơn vị, quý IV/2022: đã xong 70 trên 117 đầu việc phải thực hiện, "
        "1 hoàn thành quá hạn, 43 sắp đến hạn, 2 quá hạn."
    )


def test_a_click_on_a_single_item_opens_its_page(opened, view):
    click(view.matrix.grid, cell_of(view, "II.1", "Chi bộ Thanh tra"))
    page = opened.dialog()
    assert isinstance(page, AnswerPage)
    said = " ".join(label.text() for label in page.findChildren(QLabel))
    assert "Chi bộ Thanh tra" in said
    assert "II.1" in said
    page.reject()


def test_one_item_in_a_folded_cell_is_opened_itself(opened, view):
    model = view.matrix.model
    row = next(place for place, one in enumerate(model.matrix.rows) if one.section and one.section.number == "III")
    click(view.matrix.grid, model.index(row, cell_of(view, "III.1", "Chi bộ Văn phòng").column()))
    assert isinstance(opened.dialog(), AnswerPage)


def test_a_click_on_several_opens_their_list(opened, view):
    click(view.matrix.grid, view.matrix.model.index(0, 0))
    dialog = opened.dialog()
    assert isinstance(dialog, ItemListDialog)
    assert len(dialog.model.rows) == 117
    dialog.reject()


def test_enter_opens_what_the_cursor_stands_on(opened, view):
    grid = view.matrix.grid
    grid.setFocus()
    QTest.keyClick(grid, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (0, 0)
    QTest.keyClick(grid, Qt.Key.Key_Return)
    assert len(opened.dialog().model.rows) == 117


def test_a_click_that_extends_a_block_opens_nothing(opened, view):
    grid = view.matrix.grid
    grid.go_to(3, 2)
    spot = grid.visualRect(view.matrix.model.index(5, 4)).center()
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier, spot)
    opened.settle()
    assert len(grid.selectionModel().selectedIndexes()) == 9
    assert [one for one in opened.window.findChildren(QDialog) if one.isVisible()] == []


def test_the_clerk_zooms_from_the_year_to_the_month_by_clicks_and_keys(opened, view):
    matrix = view.matrix
    assert matrix.shown == quarter(2022, 4)
    QTest.mouseClick(matrix.zooms.buttons[PeriodKind.YEAR], Qt.MouseButton.LeftButton)
    opened.settle()
    assert matrix.shown == year(2022)
    assert cell_of(view, "II.1", "Chi bộ Văn phòng").data() == "1/4"  # four quarters in one cell
    matrix.grid.setFocus()
    QTest.keyClick(matrix.grid, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(matrix.grid, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    opened.settle()
    assert matrix.shown == month(2022, 12)
    QTest.keyClick(matrix.grid, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    opened.settle()
    assert matrix.shown == month(2023, 1)
    QTest.keyClick(matrix.grid, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    opened.settle()
    assert matrix.shown == quarter(2023, 1)
    assert opened.book.period == quarter(2022, 4)  # the window itself looks at what it looked at


def test_another_period_in_the_bar_above_leads_the_matrix(opened, view):
    view.matrix.step(1)
    opened.settle()
    opened.book.look_at(period=quarter(2022, 3))
    opened.settle()
    assert view.matrix.shown == quarter(2022, 3)


def test_a_group_is_folded_and_opened_by_keys_and_by_its_head(opened, view):
    grid, model = view.matrix.grid, view.matrix.model
    wide = model.columnCount()
    grid.setFocus()
    grid.go_to(2, 3)  # a member of the first group
    QTest.keyClick(grid, Qt.Key.Key_Minus)
    assert model.columnCount() == wide - 10
    assert model.columns[grid.currentIndex().column()].is_group
    QTest.keyClick(grid, Qt.Key.Key_Plus)
    assert model.columnCount() == wide
    head = grid.horizontalHeader()
    at = QPoint(head.sectionViewportPosition(1) + 20, 20)
    QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert model.columnCount() == wide - 10


def test_control_and_an_arrow_jump_as_in_excel(view):
    grid, model = view.matrix.grid, view.matrix.model
    grid.setFocus()
    start = cell_of(view, "II.1", "Chi bộ Văn phòng")
    grid.go_to(start.row(), start.column())
    QTest.keyClick(grid, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    last = grid.currentIndex()
    assert model.found(last.row(), last.column()) is not None
    assert model.found(last.row(), last.column() + 1) is None  # the run of filled cells ends here
    QTest.keyClick(grid, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert grid.currentIndex().row() == 0
    QTest.keyClick(grid, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert grid.currentIndex().column() == 0


def test_a_unit_and_a_task_are_found_by_typing_without_diacritics(opened, view):
    grid = view.matrix.grid
    grid.setFocus()
    QTest.keyClicks(grid, "cong doan")
    assert words_at_the_cursor(view).startswith("Nhiệm vụ II.1 – Công đoàn Sở")
    QTest.qWait(600)
    QTest.keyClicks(grid, "ii 5")
    assert words_at_the_cursor(view).startswith("Nhiệm vụ II.5 – Công đoàn Sở")
    QTest.qWait(600)
    QTest.keyClicks(grid, "bien soan")
    assert words_at_the_cursor(view).startswith("Nhiệm vụ II.2 – ")


def test_a_block_is_copied_with_its_heads_and_no_cell_looks_like_a_day(qapp, view):
    grid = view.matrix.grid
    grid.setFocus()
    grid.go_to(0, 0)
    QTest.keyClick(grid, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(grid, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(grid, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = [line.split("\t") for line in qapp.clipboard().text().splitlines()]
    assert lines[0] == ["Nhiệm vụ", "Tất cả đơn vị", "Các chi bộ trực thuộc (10)"]
    assert [line[0] for line in lines[1:]] == ["Cả kế hoạch", "II. Nhiệm vụ, giải pháp"]
    assert lines[1][1].startswith("đã xong 70 trên 117")


def test_the_workbook_is_the_matrix_on_the_screen_in_the_same_words(opened, view, tmp_path):
    opened.prompts.saves = [tmp_path / "ma trận.xlsx"]
    view.matrix.export.click()
    opened.settle()
    sheet = openpyxl.load_workbook(tmp_path / "ma trận.xlsx").worksheets[0]
    model = view.matrix.model
    assert model.is_all_open
    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            written = str(sheet.cell(6 + row, 4 + column).value or "")
            assert written.partition(" ")[2] == (model.index(row, column).data() or "")


def test_progress_is_recorded_from_the_cell_under_the_cursor(opened, view):
    index = cell_of(view, "II.4", "Chi bộ Thanh tra")
    view.matrix.grid.go_to(index.row(), index.column())
    opened.window.action(ActionId.RECORD_PROGRESS).trigger()
    dialog = opened.dialog()
    said = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "II.4" in said
    assert "Chi bộ Thanh tra" in said


def test_the_way_to_look_is_remembered(tmp_path, qapp):
    core = sample_books.merged(tmp_path)
    core.close()
    first = OpenWindow(core.path, sample.RECEIVED_ON)
    first.window.show_place(place_number(ActionId.GO_COUNTS))
    view = first.window.view(CountsView)
    view.counts.table.setFocus()
    QTest.keyClick(view.counts.table, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    first.settle()
    assert view.mode is Mode.CHARTS
    assert view.charts.chart.hasFocus()  # the keyboard went along
    first.close()
    again = OpenWindow(core.path, sample.RECEIVED_ON)
    again.window.show_place(place_number(ActionId.GO_COUNTS))
    again.settle()
    assert again.window.view(CountsView).mode is Mode.CHARTS
    again.close()


def test_the_cells_are_drawn_anew_in_another_theme(qapp, opened, view):
    index = cell_of(view, "II.1", "Chi bộ Văn phòng")
    area = view.matrix.grid.visualRect(index)
    spot = area.topRight() + QPoint(-6, 6)

    def ground() -> str:
        opened.settle()
        return view.matrix.grid.viewport().grab().toImage().pixelColor(spot).name()

    assert ground() == LIGHT.done_soft
    theme.apply_theme(qapp, "dark")
    assert ground() == DARK.done_soft
    theme.apply_theme(qapp)


def test_many_units_begin_folded_by_their_groups(qapp):
    units = [Unit(UnitId(number), f"Đơn vị {number}", UnitKind.PARTY_CELL) for number in range(1, 125)]
    group = UnitGroup(UnitGroupId(1), "các đơn vị")
    columns = unit_columns(units, [group], {group.id: [unit.id for unit in units[:100]]})
    plan = Plan(PlanId(1), Document("Kế hoạch"), System.PARTY)
    model = ItemMatrixModel()
    model.show(ItemMatrix(plan, quarter(2022, 4), sample.RECEIVED_ON, item_rows([], []), columns, {}))
    assert model.columnCount() == 2 + 24
    model.fold(model.groups, is_folded=False)
    assert model.columnCount() == 2 + 124


def test_a_period_without_work_says_so_and_offers_the_way_on(opened, view):
    view.matrix.look_at(year(2030))
    opened.settle()
    assert view.matrix.empty.isVisible()
    assert not view.matrix.export.isEnabled()
    view.matrix.look_at(quarter(2022, 4))
    opened.settle()
    assert view.matrix.grid.isVisible()
    assert view.matrix.export.isEnabled()


def test_an_empty_book_says_what_to_do(tmp_path, qapp):
    core = create_workspace(tmp_path / "so.dondoc")
    core.close()
    opened = OpenWindow(tmp_path / "so.dondoc", sample.SENT_ON)
    opened.window.show_place(place_number(ActionId.GO_COUNTS))
    view = opened.window.view(CountsView)
    view.show_mode(Mode.MATRIX)
    opened.settle()
    assert view.matrix.empty.isVisible()
    assert not view.matrix.export.isEnabled()
    view.show_mode(Mode.CHARTS)
    opened.settle()
    assert view.charts.empty.isVisible()
    assert not view.charts.save.isEnabled()
    opened.close()
