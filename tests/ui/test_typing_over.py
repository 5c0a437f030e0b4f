"""Cells are typed over as in Excel, by real keys: F2, Enter, Shift+Enter, Tab, Esc; what cannot stand is refused at the cell."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.desk import Desk, Line
from tests.ui.window import let_events_happen
from ui.kit.cell_editor import CellEditor
from ui.kit.cells import Cell
from ui.kit.table import Column, RowsModel, RowsTable, Typing

SHIFT = Qt.KeyboardModifier.ShiftModifier


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


def test_f2_types_over_a_cell_enter_takes_it_and_escape_leaves_it(desks):
    desk = desks([Line("A", note="cũ"), Line("B")])
    desk.at(0, 3)
    desk.press(Qt.Key.Key_F2)
    QTest.keyClicks(desk.editor(), "moi")
    QTest.keyClick(desk.editor(), Qt.Key.Key_Return)
    let_events_happen(5)
    assert desk.notes() == ["moi", ""]
    desk.at(0, 3)
    desk.press(Qt.Key.Key_F2)
    QTest.keyClicks(desk.editor(), "khac")
    QTest.keyClick(desk.editor(), Qt.Key.Key_Escape)
    let_events_happen(5)
    assert desk.editor() is None
    assert desk.notes() == ["moi", ""]


def test_enter_takes_what_was_typed_and_goes_down_shift_enter_up_as_in_excel(desks):
    desk = desks([Line("A"), Line("B"), Line("C")])
    desk.at(0, 3)
    for text, key, modifier in (("một", Qt.Key.Key_Return, 0), ("hai", Qt.Key.Key_Enter, 0), ("ba", Qt.Key.Key_Return, SHIFT)):
        desk.press(Qt.Key.Key_F2)
        desk.editor().setText(text)
        QTest.keyClick(desk.editor(), key, modifier or Qt.KeyboardModifier.NoModifier)
        let_events_happen(5)
        assert desk.editor() is None
    assert desk.notes() == ["một", "hai", "ba"]
    assert [len(step) for step in desk.steps] == [1, 1, 1], "each is taken once"
    assert (desk.table.currentIndex().row(), desk.table.currentIndex().column()) == (1, 3)
    assert [index.row() for index in desk.table.selectionModel().selectedRows()] == [1]


def test_enter_in_the_last_line_takes_what_was_typed_and_stays(desks):
    desk = desks([Line("A", note="cũ")])
    desk.at(0, 3)
    desk.press(Qt.Key.Key_F2)
    desk.editor().setText("mới")
    QTest.keyClick(desk.editor(), Qt.Key.Key_Return)
    let_events_happen(5)
    assert desk.editor() is None
    assert desk.notes() == ["mới"]
    assert desk.table.currentIndex().row() == 0


def test_tab_goes_to_the_next_cell_that_is_typed_over_shift_tab_back(qapp):
    steps = []
    typing = Typing(lambda line: line.note)
    columns = (
        Column("Ghi chú", lambda line: Cell(line.note), 100, typing=typing),
        Column("Số", lambda line: Cell(line.number), 80),
        Column("Ghi chú nữa", lambda line: Cell(line.note), 100, typing=typing),
    )
    model = RowsModel(columns)
    table = RowsTable(model, "Bảng thử Tab")
    model.typed.connect(steps.append)
    model.set_rows([Line("A")])
    table.resize(500, 200)
    table.show()
    table.setCurrentIndex(model.index(0, 0))
    for key, modifier, column in ((Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier, 2), (Qt.Key.Key_Backtab, SHIFT, 0)):
        table.edit(table.currentIndex())
        editor = next(one for one in table.findChildren(CellEditor) if one.isVisible())
        editor.setText("gõ")
        QTest.keyClick(editor, key, modifier)
        let_events_happen(5)
        assert table.currentIndex().column() == column
    assert [step[0].text for step in steps] == ["gõ", "gõ"]
    table.close()
    table.deleteLater()


def test_what_cannot_stand_is_refused_at_the_cell_and_kept_as_typed(desks):
    desk = desks([Line("A", note="cũ")])
    desk.at(0, 3)
    desk.press(Qt.Key.Key_F2)
    QTest.keyClicks(desk.editor(), "a#b")
    QTest.keyClick(desk.editor(), Qt.Key.Key_Return)
    editor = desk.editor()
    assert editor.text() == "a#b"
    assert editor.reason.isVisible()
    assert editor.reason.text() == editor.accessibleDescription() == "Không được gõ dấu #."
    assert desk.steps == []
    QTest.keyClick(editor, Qt.Key.Key_Backspace)
    assert not editor.reason.isVisible()


def test_a_column_that_only_shows_opens_no_field(desks):
    desk = desks([Line("A")])
    desk.at(0, 0)
    desk.press(Qt.Key.Key_F2)
    assert desk.editor() is None
