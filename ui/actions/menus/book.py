"""Actions on the book as a file."""

from ui.actions.ids import ActionId, ActionSpec, Menu

BOOK: tuple[ActionSpec, ...] = (
    ActionSpec(ActionId.NEW_BOOK, Menu.BOOK, "Sổ &mới…", "Tạo một sổ mới", "Ctrl+N", "plus", needs_book=False),
    ActionSpec(ActionId.OPEN_BOOK, Menu.BOOK, "Mở &sổ…", "Mở một sổ đã có", "Ctrl+O", "folder-open", needs_book=False),
    ActionSpec(
        ActionId.BACK_UP,
        Menu.BOOK,
        "Sao &lưu ngay",
        "Sao lưu sổ và kiểm tra bản sao",
        "Ctrl+Shift+S",
        "database",
        starts_group=True,
    ),
    ActionSpec(
        ActionId.RESTORE,
        Menu.BOOK,
        "&Khôi phục từ bản sao lưu…",
        "Lấy một bản sao lưu ra thành sổ mới; sổ đang có không bị ghi đè",
        icon="history",
        needs_book=False,
    ),
    ActionSpec(
        ActionId.SETTINGS,
        Menu.BOOK,
        "&Cài đặt…",
        "Cơ quan, giao diện, thông báo, thư mục: mọi cài đặt trên một trang",
        "Ctrl+,",
        "settings",
        needs_book=False,
        starts_group=True,
    ),
    ActionSpec(ActionId.QUIT, Menu.BOOK, "&Thoát", "Đóng sổ và thoát", "Ctrl+Q", needs_book=False, starts_group=True, icon="x"),
)
