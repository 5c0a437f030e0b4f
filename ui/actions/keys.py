"""All keys for the list of keys: those of the table of actions, and those that count inside lists and windows.

To add one that is no action: a row in `KEYS_INSIDE`. Windows that have a table of commands of their own give its rows themselves.
"""

from dataclasses import dataclass

from PySide6.QtGui import QKeySequence

from ui.actions.registry import ACTIONS
from ui.kit.shortcut import keys_of


@dataclass(frozen=True, slots=True)
class KeyRow:
    """One line of the list.

    Attributes:
        where: the menu, or where the keys count.
        what: what they do.
        keys: as they stand on the keyboard.
        hint: what it does, at length; found by the search too.
    """

    where: str
    what: str
    keys: str
    hint: str = ""


_LISTS, _MATRIX, _CALENDAR = "Trong danh sách, bảng", "Trong ma trận phân công", "Trong lịch"
_COMPOSER, _FOLLOWING, _EVERYWHERE = "Khi soạn văn bản", "Trong nơi Theo dõi", "Mọi cửa sổ"

KEYS_INSIDE: tuple[KeyRow, ...] = (
    KeyRow(_EVERYWHERE, "Sang ô sau, ô trước", "Tab, Shift+Tab"),
    KeyRow(_EVERYWHERE, "Đóng hộp thoại, không thay đổi gì", "Esc"),
    KeyRow(_EVERYWHERE, "Bấm nút, mở trình đơn theo chữ gạch chân", "Alt+chữ"),
    KeyRow(_LISTS, "Mở dòng, hoặc số đang chọn", "Enter"),
    KeyRow(_LISTS, "Các lệnh của dòng đang chọn", "Shift+F10"),
    KeyRow(_LISTS, "Chép bảng để dán sang Excel", "Ctrl+C"),
    KeyRow(_LISTS, "Mở, gập một nhánh của cây", "→, ←"),
    KeyRow(_LISTS, "Sửa ô; ghi rồi xuống, lên, sang ô kế", "F2; Enter, Shift+Enter, Tab"),
    KeyRow(_MATRIX, "Chủ trì, phối hợp, theo dõi", "C, P, T"),
    KeyRow(_MATRIX, "Xoá ô", "Del"),
    KeyRow(_MATRIX, "Hạn riêng của ô", "H"),
    KeyRow(_FOLLOWING, "Bảng, ma trận, biểu đồ", "Alt+1 … 3"),
    KeyRow(_FOLLOWING, "Phóng to, thu nhỏ thời gian trên ma trận", "Ctrl+=, Ctrl+-"),
    KeyRow(_CALENDAR, "Tháng, tuần, chương trình, năm", "Alt+1 … 4"),
    KeyRow(_CALENDAR, "Trước, sau", "Alt+←, Alt+→"),
    KeyRow(_CALENDAR, "Về hôm nay", "Alt+Home"),
    KeyRow(_CALENDAR, "In lịch", "Ctrl+P"),
    KeyRow(_COMPOSER, "Sang phần bên cạnh: đề mục, trang, thẻ", "F6"),
    KeyRow(_COMPOSER, "Sửa đoạn đang chọn", "Enter"),
    KeyRow(_COMPOSER, "Đổi tên đề mục", "F2"),
    KeyRow(_COMPOSER, "Chuyển đề mục, đoạn lên, xuống", "Alt+↑, Alt+↓"),
    KeyRow(_COMPOSER, "Thêm đoạn văn, bỏ khỏi văn bản", "Ins, Del"),
)


def keys_in_menus() -> list[KeyRow]:
    """Return the keys of all actions, menu by menu in their order."""
    return [
        KeyRow(spec.menu.value.replace("&", ""), spec.text.replace("&", "").rstrip("…"), shown_keys(spec.shortcut), spec.hint)
        for spec in ACTIONS
        if spec.shortcut
    ]


def shown_keys(written: str) -> str:
    """Return keys as they are called on the keyboard."""
    return keys_of(written).toString(QKeySequence.SequenceFormat.NativeText)
