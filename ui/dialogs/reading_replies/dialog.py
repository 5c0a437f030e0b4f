"""Reading many replies takes a while: which file it is at, and a way to stop. The window stays free."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.kit.card import plain_label
from ui.kit.form import FormDialog


class ReadingRepliesDialog(FormDialog):
    """Says how far the reading is.

    Signals:
        told: the number and name of the file being read; may be emitted from the thread that reads.
    """

    told = Signal(int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            "Đang đọc phiếu", "Chưa ghi gì vào sổ. Đọc xong, anh chị xem các thay đổi rồi mới ghi.", "&Dừng đọc", parent
        )
        self.offer_no_way_back()
        self.acting.clicked.disconnect()
        self.acting.clicked.connect(self.reject)
        self.where = plain_label("Đang mở tệp…", "cardTitle", wraps=True)
        theme.at_least(self.where, height=44)
        self.body.addWidget(self.where)
        self.told.connect(self._show)
        self.resize(520, 160)

    def _show(self, number: int, name: str) -> None:
        self.where.setText(f"Tệp thứ {number}: {name}")
