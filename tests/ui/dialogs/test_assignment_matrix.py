"""The matrix by keys: what is typed, what is asked, what would be stored; nothing is in the book before it is accepted."""

from datetime import date

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QPushButton

from app.domain.assignment import AssignmentRole
from app.domain.unit import UnitKind
from app.services.assign_units import assign_matrix
from app.services.show_matrix import copy_sources, show_matrix
from app.store import plans
from tests.builders import a_book, task_of, unit_of
from tests.ui.test_all_views import SMALLEST_DIALOG, fits, look_over
from tests.ui.window import ScriptedPrompts
from ui.dialogs.assignment_matrix.dialog import AssignmentMatrixDialog
from ui.dialogs.assignment_matrix.draft import read_block

A, B, C, UNION, PERSON = range(5)


class OpenMatrix:
    """The dialog over a small book."""

    def __init__(self, core):
        self.core = core
        self.prompts = ScriptedPrompts()
        view = show_matrix(core, plans.all_plans(core.book)[0].id)
        self.dialog = AssignmentMatrixDialog(view, copy_sources(core), self.prompts)
        self.dialog.show()
        self.grid = self.dialog.grid

    def choose(self, row, column, last_row=None, last_column=None):
        model = self.dialog.model
        self.grid.setCurrentIndex(model.index(row, column))
        self.grid.selectionModel().clearSelection()
        for one in range(row, (row if last_row is None else last_row) + 1):
            for other in range(column, (column if last_column is None else last_column) + 1):
                self.grid.selectionModel().select(model.index(one, other), self.grid.selectionModel().SelectionFlag.Select)

    def type(self, key, modifier=Qt.KeyboardModifier.NoModifier):
        QTest.keyClick(self.grid, key, modifier)

    def shown(self, row):
        model = self.dialog.model
        return [str(model.index(row, column).data()) for column in range(model.columnCount())]

    def save(self):
        self.dialog.accept()
        assign_matrix(self.core, self.dialog.changed)


@pytest.fixture
def matrix(tmp_path, qapp):
    core = (
        a_book(tmp_path)
        .with_units("Đồng chí Vũ Văn Mẫu", kind=UnitKind.PERSON)
        .with_units("Chi bộ A", "Chi bộ B", "Chi bộ C", "Công đoàn")
        .with_group("các chi bộ", "Chi bộ A", "Chi bộ B", "Chi bộ C")
        .with_plan("17-KH/ĐU")
        .with_task("Học tập chuyên đề hằng quý", lead="các chi bộ", support="Công đoàn")
        .with_task("Tổ chức hội thao", lead="Công đoàn", support="Đoàn Thanh niên")
        .with_task("Viết bài tuyên truyền")
        .with_plan("18-KH/ĐU")
        .with_task("Viết bài tuyên truyền về ngày thành lập", lead="Chi bộ B")
        .opened()
    )
    opened = OpenMatrix(core)
    yield opened
    opened.dialog.done(0)
    core.close()


def test_cells_say_role_and_group(matrix):
    assert matrix.shown(0) == ["CT*", "CT*", "CT*", "PH", ""]
    assert matrix.shown(1) == ["", "", "", "CT", ""]


def test_letters_fill_the_chosen_block_and_delete_clears_it(matrix):
    matrix.choose(1, A, 2, B)
    matrix.type(Qt.Key.Key_P)
    assert (matrix.shown(1), matrix.shown(2)) == (["PH", "PH", "", "CT", ""], ["PH", "PH", "", "", ""])
    matrix.choose(2, A)
    matrix.type(Qt.Key.Key_Delete)
    matrix.choose(2, PERSON)
    matrix.type(Qt.Key.Key_T)
    assert matrix.shown(2) == ["", "PH", "", "", "TD"]


def test_nothing_is_stored_before_it_is_accepted_and_then_as_one_step(matrix):
    steps = matrix.core.book.number("SELECT count(*) FROM undo_step")
    matrix.choose(1, A, 2, B)
    matrix.type(Qt.Key.Key_C)
    assert matrix.core.book.number("SELECT count(*) FROM undo_step") == steps
    matrix.save()
    assert matrix.core.book.number("SELECT count(*) FROM undo_step") == steps + 1
    view = show_matrix(matrix.core, plans.all_plans(matrix.core.book)[0].id)
    assert view.cells()[task_of(matrix.core, "II.3").id][unit_of(matrix.core, "Chi bộ A").id].role is AssignmentRole.LEAD


@pytest.mark.parametrize(("way", "left"), [(0, ["CT", "", "CT", "PH", ""]), (1, ["CT*", "CT*", "CT*", "PH", ""])])
def test_a_group_in_the_way_is_asked_about(matrix, way, left):
    matrix.prompts.ways.append(way)
    matrix.choose(0, B)
    matrix.type(Qt.Key.Key_Delete)
    assert "“các chi bộ”" in matrix.prompts.said[0]
    assert matrix.shown(0) == left


def test_going_back_from_the_question_changes_nothing(matrix):
    matrix.prompts.ways.append(None)
    matrix.choose(0, B, 1, B)
    matrix.type(Qt.Key.Key_P)
    assert not matrix.dialog.changed


def test_a_kept_group_lets_the_other_cells_of_the_block_change(matrix):
    matrix.prompts.ways.append(1)
    matrix.choose(0, B, 1, B)
    matrix.type(Qt.Key.Key_P)
    assert (matrix.shown(0)[B], matrix.shown(1)[B]) == ("CT*", "PH")


def test_a_block_is_copied_and_pasted(matrix):
    matrix.choose(1, C, 1, UNION)
    matrix.type(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "\tCT"
    matrix.choose(2, C)
    matrix.type(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert matrix.shown(2) == ["", "", "", "CT", ""]


def test_one_code_fills_all_chosen_cells_and_the_edge_cuts_a_block(matrix):
    QApplication.clipboard().setText("TD")
    matrix.choose(1, A, 2, B)
    matrix.type(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert matrix.shown(2) == ["TD", "TD", "", "", ""]
    QApplication.clipboard().setText("PH\tPH\nPH\tPH")
    matrix.choose(2, PERSON)
    matrix.type(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert matrix.shown(2) == ["TD", "TD", "", "", "PH"]


@pytest.mark.parametrize("text", ["Hà Nội\tCT", ""])
def test_other_text_is_not_pasted_and_an_empty_clipboard_clears_nothing(matrix, text):
    QApplication.clipboard().setText(text)
    matrix.choose(1, UNION)
    matrix.type(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert not matrix.dialog.changed


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("CT", [[AssignmentRole.LEAD]]),
        ("ct*\tph\r\n\ttd\n", [[AssignmentRole.LEAD, AssignmentRole.SUPPORT], [None, AssignmentRole.OVERSEER]]),
        ("", [[None]]),
        ("CX", None),
    ],
)
def test_a_block_of_the_clipboard_is_read_as_codes(text, read):
    assert read_block(text) == read


def test_a_step_is_taken_back(matrix):
    matrix.choose(2, A)
    matrix.type(Qt.Key.Key_C)
    matrix.type(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert matrix.shown(2)[A] == ""
    assert not matrix.dialog.save.isEnabled()


def test_a_deadline_of_their_own_is_given_to_the_chosen_cells(matrix):
    matrix.choose(0, A)
    matrix.type(Qt.Key.Key_H)
    ask = next(one for one in QApplication.topLevelWidgets() if one.windowTitle() == "Hạn riêng" and one.isVisible())
    ask.due_on.set_value(date(2022, 12, 10))
    ask.accept()
    assert matrix.shown(0)[:2] == ["CT\n10/12", "CT*"]


def test_an_empty_cell_asks_for_no_deadline(matrix):
    matrix.choose(2, A)
    matrix.type(Qt.Key.Key_H)
    assert not [one for one in QApplication.topLevelWidgets() if one.windowTitle() == "Hạn riêng" and one.isVisible()]


def test_a_group_is_given_to_all_chosen_tasks(matrix):
    group = next(iter(matrix.dialog.draft.view.groups))
    matrix.choose(1, UNION, 2, UNION)
    matrix.dialog.add_group(group, AssignmentRole.SUPPORT)
    assert (matrix.shown(1), matrix.shown(2)) == (["PH*", "PH*", "PH*", "CT", ""], ["PH*", "PH*", "PH*", "", ""])


def test_likely_pairs_are_shown_before_an_assignment_is_copied(matrix):
    matrix.dialog.ask_copy()
    copying = next(one for one in QApplication.topLevelWidgets() if one.windowTitle() == "Chép phân công" and one.isVisible())
    assert [(pair.task.number, pair.source.number) for pair in copying.pairs.rows] == [("II.3", "II.1")]
    assert not matrix.dialog.changed
    copying.toggle(0)
    assert not copying.acting.isEnabled()
    copying.toggle(0)
    look_over(copying)
    fits(copying, SMALLEST_DIALOG)
    copying.accept()
    assert matrix.shown(2) == ["", "CT", "", "", ""]


def test_one_task_is_copied_to_the_chosen_ones(matrix):
    matrix.choose(1, A, 2, A)
    matrix.dialog.ask_copy()
    copying = next(one for one in QApplication.topLevelWidgets() if one.windowTitle() == "Chép phân công" and one.isVisible())
    copying.plan.setCurrentIndex(0)
    copying.from_task.setChecked(True)
    assert [pair.task.number for pair in copying.pairs.rows] == ["II.2", "II.3"]
    copying.accept()
    assert matrix.shown(2) == ["CT*", "CT*", "CT*", "PH", ""]
    assert "Đoàn Thanh niên" in matrix.dialog.model.task_words(1)


def test_a_unit_is_found_without_diacritics(matrix):
    matrix.choose(1, A)
    QTest.keyClicks(matrix.dialog.unit_search, "cong doan")
    assert matrix.grid.currentIndex().column() == UNION


def test_changes_are_not_thrown_away_unasked(matrix):
    matrix.choose(2, A)
    matrix.type(Qt.Key.Key_C)
    matrix.prompts.consents.append(False)
    matrix.dialog.reject()
    assert matrix.dialog.isVisible()
    matrix.prompts.consents.append(True)
    matrix.dialog.reject()
    assert not matrix.dialog.isVisible()


def test_a_cell_says_in_words_where_its_role_comes_from(matrix):
    matrix.choose(0, A)
    words = matrix.dialog.model.words(matrix.dialog.model.index(0, A))
    assert words == "Nhiệm vụ II.1 – Chi bộ A: chủ trì, giao qua nhóm “các chi bộ”."


def test_the_dialog_fits_a_small_screen_and_each_mnemonic_stands_once(matrix):
    look_over(matrix.dialog)
    fits(matrix.dialog, SMALLEST_DIALOG)
    keys = [QKeySequence.mnemonic(button.text()).toString() for button in matrix.dialog.findChildren(QPushButton)]
    found = [key for key in keys if key]
    assert len(set(found)) == len(found), found


def test_the_model_keeps_the_rules_of_its_kind(matrix):
    tester = QAbstractItemModelTester(matrix.dialog.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    matrix.choose(2, A)
    matrix.type(Qt.Key.Key_C)
    del tester


def test_markup_in_a_name_is_never_read(tmp_path, qapp):
    core = a_book(tmp_path).with_units("<b>Chi bộ</b>").with_task("<img src='x'> việc", lead="<b>Chi bộ</b>").opened()
    opened = OpenMatrix(core)
    model = opened.dialog.model
    tips = [
        model.headerData(0, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole),
        model.headerData(0, Qt.Orientation.Vertical, Qt.ItemDataRole.ToolTipRole),
        model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole),
    ]
    assert not [tip for tip in tips if "<b>" in str(tip) or "<img" in str(tip)]
    opened.dialog.done(0)
    core.close()


def test_forty_tasks_and_a_hundred_and_twenty_four_units_are_changed_at_once(tmp_path, qapp):
    names = [f"Xã {number}" for number in range(1, 125)]
    book = a_book(tmp_path).with_units(*names, kind=UnitKind.COMMUNE).with_group("các xã", *names[:100])
    for number in range(40):
        book.with_task(f"Việc {number}", lead="các xã" if number % 2 else [])
    opened = OpenMatrix(book.opened())
    opened.grid.selectAll()
    opened.prompts.ways.append(0)
    opened.type(Qt.Key.Key_P)
    opened.dialog.grab()
    assert all(opened.dialog.model.index(row, 123).data() == "PH" for row in range(40))
    assert opened.dialog.model.rowCount(QModelIndex()) == 40
    opened.dialog.done(0)
    opened.core.close()
