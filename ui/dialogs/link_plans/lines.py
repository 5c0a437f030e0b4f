"""Enter a superior document by hand: what it is called, and the lines that ask something of us."""

from datetime import date

from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from app.domain.document import Document, System
from app.services.link_plans import SuperiorLine, read_lines
from ui import theme
from ui.kit.card import plain_label
from ui.kit.cells import Cell
from ui.kit.date_field import DateField
from ui.kit.form import FormDialog
from ui.kit.table import Column, RowsModel, RowsTable

_SYSTEMS = {System.PARTY: "Đảng", System.STATE: "Nhà nước"}


class EnterSuperiorPlanDialog(FormDialog):
    """A superior plan that there is no file of, or of which only some lines concern us."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        lead = "Gõ mỗi nhiệm vụ của văn bản cấp trên thành một dòng, số đứng đầu: “1. Tổ chức học tập…”. Dán được nhiều dòng."
        super().__init__("Gõ kế hoạch cấp trên", lead, "&Lưu", parent)
        self.kind = QLineEdit("Kế hoạch")
        self.number = QLineEdit()
        self.has_day = QCheckBox("&Ngày ban hành")
        self.has_day.setChecked(True)
        self.issued_on = DateField(today)
        self.issued_on.setAccessibleName("Ngày ban hành")
        self.has_day.toggled.connect(self.issued_on.setEnabled)
        self.issuing_body = QLineEdit()
        self.subject = QLineEdit()
        self.system = QComboBox()
        for system, label in _SYSTEMS.items():
            self.system.addItem(label, system.value)
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        theme.at_least(self.text, height=64)
        self.read: RowsModel[SuperiorLine] = RowsModel(
            (Column("Số", lambda line: Cell(line.number), 72), Column("Sẽ ghi thành nhiệm vụ", lambda line: Cell(line.text))),
            self,
        )
        self.table = RowsTable(self.read, "Các nhiệm vụ sẽ ghi", keeps_order=True)
        theme.at_least(self.table, height=76)
        self.add_row("L&oại văn bản", self.kind)
        self.add_row("&Số, ký hiệu", self.number)
        self.form.addRow(self.has_day, self.issued_on)
        self.add_row("&Cơ quan ban hành", self.issuing_body)
        self.add_row("Trích &yếu", self.subject)
        self.add_row("&Hệ thống", self.system)
        self.form.setVerticalSpacing(5)
        self.body.setSpacing(5)
        words = plain_label("Các nhiệm vụ", "")
        self.text.setAccessibleName("Các nhiệm vụ, mỗi dòng một nhiệm vụ")
        self.body.addWidget(words)
        beside = QHBoxLayout()
        beside.addWidget(self.text, 1)
        beside.addWidget(self.table, 1)
        self.body.addLayout(beside, 1)
        self.text.textChanged.connect(self._read)
        self.acting.setAutoDefault(False)
        self.acting.setDefault(False)
        self.resize(980, 600)
        self._read()

    @property
    def document(self) -> Document:
        """The document as entered."""
        return Document(
            type=self.kind.text().strip(),
            document_number=self.number.text().strip() or None,
            issued_on=self.issued_on.value if self.has_day.isChecked() else None,
            issuing_body=self.issuing_body.text().strip(),
            subject=self.subject.text().strip(),
        )

    @property
    def chosen_system(self) -> System:
        """Whose rules it follows."""
        return System(self.system.currentData())

    @property
    def lines(self) -> list[SuperiorLine]:
        """The lines as they will be stored."""
        return list(self.read.rows)

    def _read(self) -> None:
        self.read.set_rows(read_lines(self.text.toPlainText()))
        self.acting.setText(f"&Lưu {len(self.read.rows)} nhiệm vụ")
        self.require("" if self.read.rows else "Cần ít nhất một dòng nhiệm vụ.")
