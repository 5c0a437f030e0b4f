"""One sentence about a bug, and the report that can be saved, shown exactly as it is written."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget

from ui.kit.card import plain_label
from ui.kit.form import FormDialog
from ui.kit.help_link import HelpLink


class ErrorReportDialog(FormDialog):
    """The report of one bug.

    Signals:
        save_requested: the clerk wants the report as a file.
    """

    save_requested = Signal()

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        lead = "Chương trình gặp trục trặc ở thao tác vừa rồi; dữ liệu đã lưu vẫn nguyên vẹn, có thể làm tiếp."
        super().__init__("Trục trặc", lead, "Đón&g", parent)
        self.report = report
        self.body.addWidget(
            plain_label("Báo cáo dưới đây chỉ được ghi ra tệp khi anh chị bấm lưu, và không gửi đi đâu.", wraps=True)
        )
        self.text = QPlainTextEdit(report)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName("Nội dung báo cáo lỗi")
        self.body.addWidget(self.text, 1)
        self.to_save = QPushButton("&Lưu báo cáo lỗi…")
        self.to_save.clicked.connect(self.save_requested)
        self.add_button(self.to_save)
        self.add_help(HelpLink("su-co", "khi có sự cố"))
        self.offer_no_way_back()
        self.resize(620, 440)

    def say(self, words: str) -> None:
        """Say what was done, beside the buttons."""
        self.require("")
        self._missing.setText(words)
