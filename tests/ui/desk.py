"""A table whose cells are typed over, for tests that use it by real keys."""

from dataclasses import dataclass, replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ui.kit.cell_editor import CellEditor
from ui.kit.cells import Cell
from ui.kit.table import Column, RowsModel, RowsTable, Side, Typing


@dataclass(frozen=True)
class Line:
    name: str
    number: str = ""
    day: str = ""
    note: str = ""


class Desk:
    """A table whose cells are typed over: what is typed is taken into its rows."""

    def __init__(self, lines, *, name="Bảng thử", **manner):
        self.lines = list(lines)
        self.steps = []
        columns = (
            Column("Tên", lambda line: Cell(line.name)),
            Column("Số", lambda line: Cell(line.number or "–"), 80, side=Side.RIGHT),
            Column("Ngày", lambda line: Cell(line.day), 90, side=Side.MIDDLE),
            Column("Ghi chú", lambda line: Cell(line.note), 140, typing=Typing(lambda line: line.note, self.refuse)),
        )
        self.model = RowsModel(columns)
        self.table = RowsTable(self.model, name, **manner)
        self.model.typed.connect(self.take)
        self.model.set_rows(self.lines)
        self.table.resize(700, 400)
        self.table.show()
        self.table.activateWindow()
        self.table.setFocus()

    def refuse(self, _line, text):
        return "Không được gõ dấu #." if "#" in text else ""

    def take(self, typed):
        self.steps.append(typed)
        for one in typed:
            self.lines[self.lines.index(one.row)] = replace(one.row, note=one.text)
        self.model.set_rows(self.lines)

    def at(self, line, column):
        self.table.setCurrentIndex(self.model.index(line, column))

    def press(self, key, modifier=Qt.KeyboardModifier.NoModifier):
        QTest.keyClick(self.table, key, modifier)

    def column(self, number=0):
        return [self.model.index(line, number).data() for line in range(self.model.rowCount())]

    def notes(self):
        return [line.note for line in self.lines]

    def editor(self):
        found = [one for one in self.table.findChildren(CellEditor) if one.isVisible()]
        return found[0] if found else None
