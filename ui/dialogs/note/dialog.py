"""A note on a work item."""

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ui import theme
from ui.kit.form import FormDialog


class NoteDialog(FormDialog):
    """One text."""

    def __init__(self, subject: str, parent: QWidget | None = None) -> None:
        super().__init__("Ghi chú", subject, "&Lưu", parent)
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        theme.at_least(self.text, height=96)
        self.add_row("&Nội dung", self.text)
        self.text.textChanged.connect(self._follow_text)
        self._follow_text()
        self.text.setFocus()
        self.setMinimumWidth(520)

    def _follow_text(self) -> None:
        self.require("" if self.text.toPlainText().strip() else "Cần gõ nội dung.")
