"""The account of the file's words: "1.234 chữ: 1.234 đã đọc", and a bar that is full only when nothing is unread."""

from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from app.domain.plan_reading import Accounting
from ui import theme
from ui.kit.card import plain_label

_NEARLY = 96
_WIDTH = 260


class AccountBar(QWidget):
    """How many words of the file have been read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = plain_label("", "cardTitle")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        theme.fix(self.bar, height=6)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.words)
        layout.addWidget(self.bar)
        theme.fix(self, width=_WIDTH)

    def show_account(self, account: Accounting) -> None:
        """Say where the words are."""
        read = account.words_in_file - account.words_unread
        text = f"{_thousands(account.words_in_file)} chữ: {_thousands(read)} đã đọc"
        self.words.setText(text + (f", {_thousands(account.words_unread)} chưa rõ" if account.words_unread else ""))
        share = 100 * read // max(1, account.words_in_file)
        self.bar.setValue(min(share, _NEARLY) if account.words_unread else 100)
        self.bar.setAccessibleName(self.words.text())
        self.bar.setProperty("short", bool(account.words_unread))
        self.bar.style().unpolish(self.bar)
        self.bar.style().polish(self.bar)


def _thousands(number: int) -> str:
    return f"{number:,}".replace(",", ".")
