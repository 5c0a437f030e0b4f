"""The last line of the first screen: when the book was last backed up and proven whole, and the button that does it now."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from app.services.show_today import BackupAge
from ui import theme
from ui.kit.card import plain_label

_ICON = 18


class BackupLine(QFrame):
    """A sign, a sentence and a button.

    Signals:
        back_up_requested: the clerk wants a backup now.
    """

    back_up_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self._age = BackupAge()
        self._sign = QLabel()
        self._said = plain_label("", wraps=True)
        self.button = QPushButton(self.tr("Sao lưu ngay"))
        self.button.clicked.connect(self.back_up_requested)
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 6, 10, 6)
        line.setSpacing(8)
        line.addWidget(self._sign)
        line.addWidget(self._said, 1)
        line.addWidget(self.button)
        self._draw()

    @property
    def text(self) -> str:
        """What is said."""
        return self._said.text()

    @property
    def warns(self) -> bool:
        """Whether the backup is missing or old."""
        return not self._age.is_safe

    def show_age(self, age: BackupAge) -> None:
        """Say how old the backup is."""
        self._age = age
        self._said.setText(_words(age))
        self._draw()

    def _draw(self) -> None:
        name, colour = ("alert-triangle", "soon") if self.warns else ("circle-check", "done")
        theme.set_pixmap(self._sign, name, colour, _ICON)
        self.button.setProperty("primary", self.warns)
        self.button.style().unpolish(self.button)
        self.button.style().polish(self.button)


def _words(age: BackupAge) -> str:
    if age.backup is None:
        return "Sổ chưa có bản sao lưu nào được mở kiểm tra. Sao lưu ngay để không mất số liệu."
    when = {0: "hôm nay", 1: "hôm qua"}.get(age.days, f"{age.days} ngày trước")
    made = f"Bản sao lưu gần nhất: {age.backup.made_at:%H:%M %d/%m/%Y} ({when}), đã mở kiểm tra"
    if age.holds_everything:
        return f"{made}, có đủ mọi thay đổi."
    since = "từ đó sổ đã có thay đổi"
    return f"{made}; {since}." if age.is_safe else f"{made}; {since}, đã quá lâu chưa sao lưu lại."
