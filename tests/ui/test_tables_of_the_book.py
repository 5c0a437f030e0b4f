"""Tables of the book that are typed over: the directory of units, the tree of a plan."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.services import sample
from tests import sample_books
from tests.ui.clipped import put
from tests.ui.window import OpenWindow
from ui.actions.ids import ActionId
from ui.kit.cell_editor import CellEditor
from ui.kit.overwriting import OverwritingDialog
from ui.views.units.view import UnitsView

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def opened(tmp_path, qapp):
    core = sample_books.merged(tmp_path)
    core.close()
    window = OpenWindow(core.path, sample.RECEIVED_ON)
    yield window
    window.close()


def undo(opened):
    opened.window.action(ActionId.UNDO).trigger()
    opened.settle()


def test_telephones_are_pasted_into_the_directory_as_one_step_that_is_undone(opened):
    opened.window.action(ActionId.GO_UNITS).trigger()
    opened.settle()
    table = opened.window.view(UnitsView).table
    phone = next(number for number, one in enumerate(table.rows.columns) if one.title == "Điện thoại")
    before = [row.unit.phone for row in table.rows.rows[:2]]
    table.columns.choose(phone, is_shown=True)
    table.lay_out_columns()
    table.setCurrentIndex(table.rows.index(0, phone))
    put("0900 111 222\n0900 333 444\n")
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_V, CTRL)
    for dialog in [one for one in QApplication.topLevelWidgets() if isinstance(one, OverwritingDialog) and one.isVisible()]:
        dialog.acting.click()
    opened.settle()
    assert [row.unit.phone for row in table.rows.rows[:2]] == ["0900 111 222", "0900 333 444"]
    undo(opened)
    assert [row.unit.phone for row in table.rows.rows[:2]] == before


def test_a_deadline_is_typed_over_in_the_tree_and_undone(opened):
    opened.window.action(ActionId.GO_PLAN).trigger()
    opened.settle()
    tree, model = opened.window.tree.tree, opened.window.tree.model
    nodes = [node for node in model.rows if node.line]
    index = next(
        at
        for node in nodes
        if (at := model.index_of(node.line.task.id).siblingAtColumn(3)).flags() & Qt.ItemFlag.ItemIsEditable
        and not model.refusal(at, "20/12/2022")
    )
    task_id, before = model.line_of(index).task.id, index.data()
    tree.setCurrentIndex(index)
    tree.setFocus()
    QTest.keyClick(tree, Qt.Key.Key_F2)
    editor = next(one for one in tree.findChildren(CellEditor) if one.isVisible())
    QTest.keyClicks(editor, "20/13")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert editor.reason.text() == "Gõ ngày như 20/12 hoặc 20/12/2026."
    editor.selectAll()
    QTest.keyClicks(editor, "20/12")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    opened.settle()
    assert model.index_of(task_id).siblingAtColumn(3).data() == "20/12/2022"
    undo(opened)
    assert model.index_of(task_id).siblingAtColumn(3).data() == before
