"""Record that a document was signed: on which day, under which number; its file is kept as it is then."""

from datetime import date

from PySide6.QtWidgets import QLineEdit, QWidget

from app.services.make_report import MadeDocument
from ui.kit.card import plain_label
from ui.kit.date_field import DateField
from ui.kit.form import FormDialog
from ui.kit.help_link import HelpLink
from ui.kit.hint import set_hint


class SignDocumentDialog(FormDialog):
    """Day and number of a signed document."""

    def __init__(self, document: MadeDocument, today: date, parent: QWidget | None = None) -> None:
        super().__init__(
            "Ghi văn bản đã ký",
            "Tệp được cất vào sổ đúng như lúc này; số liệu và danh sách đầu việc khi lập giữ nguyên, dù sổ thay đổi về sau.",
            "&Ghi đã ký",
            parent,
        )
        self.add_row("Văn bản", plain_label(document.title, "cardTitle", wraps=True))
        self.add_row("Tệp", plain_label(document.path, "soft", wraps=True))
        self.signed_on = DateField(max(min(document.dated_on, today), date(1900, 1, 1)))
        self.signed_on.setMaximumDate(DateField(today).date())
        self.number = QLineEdit(document.number)
        set_hint(self.number, "Ví dụ 12-BC/ĐU; để trống nếu chưa có số")
        self.add_row("&Ngày ký", self.signed_on)
        self.add_row("&Số, ký hiệu", self.number)
        self.add_help(HelpLink("ky"))
        self.setMinimumWidth(560)
