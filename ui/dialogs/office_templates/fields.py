"""The list of fields a template may use: searched, and copied by a click."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from app.services.office_templates import FieldLine, known_fields
from app.text.compare import fold
from ui.kit.cells import Cell
from ui.kit.clipboard import say_copied
from ui.kit.form import FormDialog
from ui.kit.hint import set_hint
from ui.kit.table import Column, RowsModel, RowsTable


class FieldListDialog(FormDialog):
    """Every field with its meaning and an example."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            "Danh sách trường",
            "Gõ trường vào mẫu Word, có dấu hay không dấu đều được; trường nhận cỡ chữ, kiểu chữ của chỗ đặt nó.",
            "Đón&g",
            parent,
        )
        self.offer_no_way_back()
        self.acting.setAutoDefault(False)
        self._all = [(one, fold(f"{one.group} {one.written} {one.meaning}")) for one in known_fields()]
        self.search = QLineEdit()
        set_hint(self.search, "ví dụ: quá hạn, người ký, nơi nhận")
        self.search.setClearButtonEnabled(True)
        self.add_row("&Tìm", self.search)
        self.model: RowsModel[FieldLine] = RowsModel(
            (
                Column("Trường", lambda one: Cell(one.written, bold=True), 250),
                Column("Ý nghĩa", lambda one: Cell(f"{one.meaning}\n{one.group}", lines=2)),
                Column("Ví dụ", lambda one: Cell(one.example, lines=2), 230, yields=1),
            ),
            self,
        )
        self.table = RowsTable(self.model, "Các trường", 46)
        self.body.addWidget(self.table, 1)
        self.copy = QPushButton("&Chép trường")
        self.copy.clicked.connect(self._copy)
        self.add_button(self.copy)
        self.table.activated.connect(self._copy)
        self.search.textChanged.connect(self._find)
        self.resize(880, 520)
        self._find()

    def _find(self) -> None:
        words = fold(self.search.text().replace("_", " ")).split()
        found = [one for one, text in self._all if all(word in text.replace("_", " ") for word in words)]
        self.model.set_rows(found)
        self.copy.setEnabled(bool(found))
        if found:
            self.table.selectRow(0)

    def _copy(self) -> None:
        row = self.table.currentIndex().row()
        if 0 <= row < len(self.model.rows):
            QGuiApplication.clipboard().setText(self.model.rows[row].written)
            say_copied(self.copy)
