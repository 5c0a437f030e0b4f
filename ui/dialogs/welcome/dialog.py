"""The first start: look at the sample, make a book, or begin with a plan."""

from enum import StrEnum

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.kit.card import plain_label
from ui.kit.form import FormDialog


class Beginning(StrEnum):
    """How the clerk wants to begin."""

    TOUR = "tour"
    NEW_BOOK = "new_book"
    IMPORT_PLAN = "import_plan"


_WAYS = (
    (Beginning.TOUR, "&Xem sổ mẫu (5 phút)", "Đi từng bước một tháng làm việc của một cơ quan tưởng tượng.", "eye"),
    (Beginning.IMPORT_PLAN, "&Nhập kế hoạch…", "Đặt tên sổ của cơ quan, rồi chọn tệp Word của kế hoạch.", "file-import"),
    (Beginning.NEW_BOOK, "&Tạo sổ mới…", "Một sổ trống, để nhập danh bạ đơn vị trước.", "plus"),
)


class WelcomeDialog(FormDialog):
    """Three ways to begin.

    Attributes:
        choice: the one chosen, once the dialog is accepted.
        ways: the buttons.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        lead = "Chương trình theo dõi việc thực hiện kế hoạch, từ tệp của kế hoạch đến báo cáo trình ký. Bắt đầu từ đâu?"
        super().__init__("Chào anh chị đến với Đôn Đốc", lead, "Để &sau", parent)
        self.choice = Beginning.TOUR
        self.ways: dict[Beginning, QPushButton] = {}
        for beginning, words, why, icon in _WAYS:
            button = QPushButton(words)
            theme.set_icon(button, icon, "surface" if beginning is Beginning.TOUR else "ink_soft")
            theme.at_least(button, height=36)
            button.setProperty("primary", beginning is Beginning.TOUR)
            button.setAccessibleDescription(why)
            button.clicked.connect(lambda _=False, one=beginning: self._choose(one))
            way = QVBoxLayout()
            way.setSpacing(3)
            way.addWidget(button)
            way.addWidget(plain_label(why, "soft", wraps=True))
            self.body.addLayout(way)
            self.ways[beginning] = button
        self.ways[Beginning.TOUR].setDefault(True)
        self.acting.setProperty("primary", False)
        self.acting.clicked.disconnect()
        self.acting.clicked.connect(self.reject)
        self.offer_no_way_back()
        self.body.addStretch(1)
        self.resize(520, 300)

    def _choose(self, beginning: Beginning) -> None:
        self.choice = beginning
        self.accept()
