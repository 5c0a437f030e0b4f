"""Qt's own words in Vietnamese: the library ships no Vietnamese translation (docs/stack.md, finding 3).

To add one: a row here, with the source text exactly as Qt has it; `tests/ui/test_words.py` walks all windows for English.
"""

from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication

_WORDS = {
    "OK": "&Được",
    "&OK": "&Được",
    "Cancel": "&Thôi",
    "&Cancel": "&Thôi",
    "Close": "Đó&ng",
    "&Close": "Đó&ng",
    "Save": "&Lưu",
    "&Save": "&Lưu",
    "Open": "&Mở",
    "&Open": "&Mở",
    "Yes": "&Có",
    "&Yes": "&Có",
    "No": "&Không",
    "&No": "&Không",
    "Apply": "Á&p dụng",
    "Help": "Trợ giúp",
    "Retry": "Thử &lại",
    "Ignore": "&Bỏ qua",
    "Abort": "&Dừng",
    "Reset": "Đặ&t lại",
    "Restore Defaults": "&Mặc định",
    "Save All": "Lưu tất &cả",
    "Yes to &All": "Có, &tất cả",
    "N&o to All": "Không, tất &cả",
    "Discard": "&Bỏ",
    "Don't Save": "Không lưu",
    "&Undo": "&Hoàn tác",
    "&Redo": "&Làm lại",
    "Cu&t": "&Cắt",
    "&Copy": "&Sao chép",
    "&Paste": "&Dán",
    "Delete": "&Xoá",
    "Select All": "Chọn &tất cả",
    "Scroll Left": "Cuộn sang trái",
    "Scroll Right": "Cuộn sang phải",
    "Step up": "Tăng",
    "Step down": "Giảm",
    "Look in:": "Tìm trong:",
    "File &name:": "&Tên tệp:",
    "Files of type:": "Loại tệp:",
    "Directory:": "Thư mục:",
    "&Choose": "&Chọn",
    "Name": "Tên",
    "Size": "Kích thước",
    "Type": "Loại",
    "Date Modified": "Ngày sửa",
    "Computer": "Máy tính",
    "Back": "Quay lại",
    "Forward": "Tiến",
    "Parent Directory": "Thư mục cha",
    "Create New Folder": "Tạo thư mục mới",
    "Show ": "Hiện ",
    "&Rename": "Đổi tê&n",
    "&Delete": "&Xoá",
    "Show &hidden files": "Hiện tệp ẩ&n",
    "&New Folder": "&Thư mục mới",
    "List View": "Dạng danh sách",
    "Detail View": "Dạng chi tiết",
    "All Files (*)": "Mọi tệp (*)",
    "%1 File": "Tệp %1",
    "File": "Tệp",
    "Folder": "Thư mục",
    "Drive": "Ổ đĩa",
    "%1 already exists.\nDo you want to replace it?": "Đã có %1.\nThay tệp cũ?",
    "%1\nFile not found.\nPlease verify the correct file name was given.": "Không tìm thấy %1.\nHãy kiểm tra lại tên tệp.",
    "Show Details...": "Xem &chi tiết…",
    "Hide Details...": "Ẩn &chi tiết",
}

_KEYS = {"Return": "Enter", "Up": "↑", "Down": "↓", "Left": "←", "Right": "→"}
"""Keys as menus name them, where the English name is not what stands on the key."""


class VietnameseQt(QTranslator):
    """Translates Qt's standard buttons, context menus and file dialog."""

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        """Return the Vietnamese for one of Qt's texts; our own texts are Vietnamese as they stand."""
        return (_KEYS if context == "QShortcut" else _WORDS).get(source, source)

    def isEmpty(self) -> bool:
        """Tell Qt that there is something to ask for."""
        return False


def speak_vietnamese(application: QApplication) -> None:
    """Set the locale (weeks start on Monday, numbers as 1.234,5) and Qt's own words."""
    QLocale.setDefault(QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam))
    application.installTranslator(VietnameseQt(application))
