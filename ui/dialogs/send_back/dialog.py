"""Send a report back to its unit: why, and until when it is to answer."""

from datetime import date

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.domain.period import Period
from ui import theme
from ui.kit.card import plain_label
from ui.kit.date_field import DateField
from ui.kit.form import FormDialog


class SendBackDialog(FormDialog):
    """Reason and day."""

    def __init__(
        self, unit_name: str, period: Period, today: date, proposed: date, reason: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__("Trả lại đơn vị", "Báo cáo của đơn vị chưa dùng được: đơn vị sửa và gửi lại.", "Trả lạ&i", parent)
        self.add_row("Đơn vị", plain_label(unit_name, "cardTitle", wraps=True))
        self.add_row("Báo cáo", plain_label(period.label[:1].upper() + period.label[1:]))
        self.reason = QPlainTextEdit(reason)
        self.reason.setTabChangesFocus(True)
        theme.fix(self.reason, height=96)
        self.reply_by = DateField(max(proposed, today))
        self.reply_by.setMinimumDate(DateField(today).date())
        self.add_row("&Lý do trả lại", self.reason)
        self.add_row("Gửi lại t&rước ngày", self.reply_by)
        self.reason.textChanged.connect(self._follow_reason)
        self._follow_reason()
        self.reason.setFocus()
        self.setMinimumWidth(540)

    def _follow_reason(self) -> None:
        self.require("" if self.reason.toPlainText().strip() else "Cần ghi lý do trả lại.")
