"""The office's text of the letter with a tracker: words and fields at the left, the letter of a real unit at the right."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from app.domain.mail import MailTemplate
from app.errors import UserError
from app.reports.tracker_mail import MAIL_FIELDS, shipped_template
from app.services.show_letters import NextLetter
from ui import theme
from ui.kit.card import plain_label
from ui.kit.flow import FlowLayout
from ui.kit.form import FormDialog
from ui.kit.tool_tip import plain_tip


class MailTemplateDialog(FormDialog):
    """Edits the template and shows at once what a unit would get."""

    def __init__(self, template: MailTemplate, letters: Sequence[NextLetter], parent: QWidget | None = None) -> None:
        super().__init__("Mẫu thư gửi phiếu", "", "&Lưu mẫu", parent)
        self._letters = letters
        self.subject = QLineEdit()
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.unit = QComboBox()
        self.unit.addItems([letter.unit.name for letter in letters])
        self.shown_subject = plain_label("", "cardTitle", wraps=True)
        self.shown = QPlainTextEdit()
        self.shown.setReadOnly(True)
        self.shown.setAccessibleName("Thư đơn vị nhận được")
        self.reset = QPushButton("Lấy lại mẫu &gốc")
        self.reset.clicked.connect(lambda: self._put(shipped_template()))
        self.add_button(self.reset)
        sides = QHBoxLayout()
        sides.setSpacing(theme.SPACE)
        sides.addLayout(self._build_template(), 1)
        sides.addLayout(self._build_letter(), 1)
        self.body.addLayout(sides, 1)
        self._put(template)
        self.subject.textChanged.connect(self._show_letter)
        self.text.textChanged.connect(self._show_letter)
        self.unit.currentIndexChanged.connect(self._show_letter)
        self.resize(1080, 600)
        self._show_letter()

    @property
    def template(self) -> MailTemplate:
        """What is written now."""
        return MailTemplate(self.subject.text(), self.text.toPlainText())

    def _build_template(self) -> QVBoxLayout:
        side = QVBoxLayout()
        side.addWidget(_label("Tiê&u đề thư", self.subject))
        side.addWidget(self.subject)
        side.addWidget(_label("&Nội dung", self.text))
        side.addWidget(self.text, 1)
        side.addWidget(plain_label("Bấm để chèn chỗ điền sẵn:", "soft"))
        fields = FlowLayout(4)
        for field in MAIL_FIELDS:
            button = QPushButton(f"{{{field.name}}}")
            button.setAutoDefault(False)
            button.setToolTip(plain_tip(field.meaning))
            button.setAccessibleName(f"Chèn {field.name}: {field.meaning}")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _=False, name=field.name: self._insert(name))
            fields.addWidget(button)
        side.addLayout(fields)
        return side

    def _build_letter(self) -> QVBoxLayout:
        side = QVBoxLayout()
        side.addWidget(_label("&Xem thư của đơn vị", self.unit))
        side.addWidget(self.unit)
        side.addWidget(self.shown_subject)
        side.addWidget(self.shown, 1)
        return side

    def _put(self, template: MailTemplate) -> None:
        self.subject.setText(template.subject)
        self.text.setPlainText(template.body)

    def _insert(self, name: str) -> None:
        """Put a field where the cursor was last, in the subject or the body."""
        if self.subject.hasFocus():
            self.subject.insert(f"{{{name}}}")
        else:
            self.text.insertPlainText(f"{{{name}}}")

    def _show_letter(self) -> None:
        if not self._letters:
            self.require("Kỳ này chưa có đơn vị nào để xem thử.")
            return
        try:
            draft = self._letters[max(self.unit.currentIndex(), 0)].written(self.template)
        except UserError as trouble:
            self.require(str(trouble))
            return
        self.require("")
        self.shown_subject.setText(draft.subject)
        self.shown.setPlainText(draft.body)


def _label(words: str, field: QWidget) -> QLabel:
    label = QLabel(words)
    label.setBuddy(field)
    field.setAccessibleName(words.replace("&", ""))
    return label
