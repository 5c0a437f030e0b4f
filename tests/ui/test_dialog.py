"""What every dialog of the house does: where the keyboard begins, where Tab ends, what Enter presses."""

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from app.domain.unit_history import WorkFate
from app.services import sample
from tests import sample_books
from tests.ui.keyboard import tab_stops
from tests.ui.window import OpenWindow
from ui.actions.ids import ActionId
from ui.dialogs.answer_page.dialog import AnswerPage
from ui.dialogs.unit_life.dialog import UnitLifeDialog
from ui.kit.empty_state import EmptyState
from ui.kit.form import FormDialog
from ui.views.units.view import UnitsView
from ui.window.places import place_number


@pytest.fixture
def opened(tmp_path, qapp):
    core = sample_books.merged(tmp_path)
    core.close()
    window = OpenWindow(core.path, sample.RECEIVED_ON)
    window.window.activateWindow()
    yield window
    window.close()


@pytest.fixture
def form(qapp):
    dialog = FormDialog("Thử", "Gõ hai dòng.", "&Ghi")
    dialog.add_row("&Một", QLineEdit())
    dialog.add_row("&Hai", QLineEdit())
    dialog.add_button(QPushButton("&Bên cạnh"))
    dialog.show()
    dialog.activateWindow()
    QApplication.processEvents()
    yield dialog
    dialog.close()


def chain(dialog):
    """Return what Tab comes to, beginning where the keyboard stands."""
    return tab_stops(dialog)


def test_the_keyboard_begins_in_the_first_field_and_reaches_the_buttons_last(form):
    *fields, beside, back, acting = chain(form)
    assert [field.accessibleName() for field in fields] == ["Một", "Hai"]
    assert [beside.text(), back.text(), acting.text()] == ["&Bên cạnh", "&Thôi", "&Ghi"]
    assert QApplication.focusWidget() is fields[0]


def test_enter_presses_the_button_on_which_the_keyboard_stands_else_the_acting_one(form):
    first, _, beside, _, acting = chain(form)
    pressed = []
    beside.clicked.connect(lambda: pressed.append("beside"))
    acting.clicked.connect(lambda: pressed.append("acting"))
    beside.setFocus()
    QTest.keyClick(beside, Qt.Key.Key_Return)
    assert pressed == ["beside"]
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Return)
    assert pressed == ["beside", "acting"]


def test_enter_on_the_answer_page_copies_the_answer_and_the_button_says_so(opened):
    opened.window.action(ActionId.SHOW_ITEM).trigger()
    page = opened.dialog()
    assert isinstance(page, AnswerPage)
    page.activateWindow()
    opened.settle()
    QTest.keyClick(page.copy, Qt.Key.Key_Return)
    assert QApplication.clipboard().text().startswith(page.item_view.sentence)
    assert page.copy.text() == "✔ Đã chép"


def test_what_becomes_of_the_work_is_shown_though_the_document_is_typed_meanwhile(opened):
    opened.window.show_place(place_number(ActionId.GO_UNITS))
    opened.settle()
    opened.window.view(UnitsView).table.selectRow(4)
    opened.window.action(ActionId.MERGE_UNITS).trigger()
    dialog = opened.dialog()
    assert isinstance(dialog, UnitLifeDialog)
    assert not dialog.said, "nothing is foretold before the clerk has said into which unit"
    dialog.into.setCurrentText("Chi bộ Tổng hợp")
    dialog.basis.setText("Nghị quyết số 12-NQ/ĐU")
    opened.settle()
    lines = [dialog.fate_table.model().rows[row] for row in range(dialog.fate_table.model().rowCount())]
    assert lines
    assert {line.fate for line in lines} == {WorkFate.PASSES_ON}


def test_the_tree_says_at_once_that_a_task_rests(opened):
    tree = opened.window.tree
    tree.tree.setCurrentIndex(tree.model.index(0, 0, tree.model.index(0, 0)))
    opened.settle()
    opened.window.action(ActionId.PAUSE_TASK).trigger()
    dialog = opened.dialog()
    dialog.starts_on.setDate(QDate(2023, 2, 1))
    dialog.reason.setText("Chờ hướng dẫn")
    dialog.acting.click()
    opened.settle()
    row = tree.model.index(0, 3, tree.model.index(0, 0))
    assert "tạm dừng từ 01/02/2023" in row.data()


def test_a_place_is_entered_in_its_list_or_at_the_next_step_where_there_is_none(opened):
    for place in (0, 2, 5):
        opened.window.show_place(place)
        opened.settle()
        focused = QApplication.focusWidget()
        assert focused is not None
        assert not isinstance(focused, QPushButton) or isinstance(focused.parentWidget(), EmptyState)


def test_a_narrow_window_leaves_the_calendar_whole_and_the_plan_named(opened):
    window = opened.window
    window.resize(900, 440)
    opened.settle()
    month = window.views["calendar"]
    right = month.mapTo(window, month.rect().topRight()).x()
    assert right < window.width()
    assert window.minimumSizeHint().width() <= 900
    assert window.top.search.width() >= 200
