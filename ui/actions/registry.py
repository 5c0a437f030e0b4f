"""THE TABLE of actions: every menu entry, button and shortcut is a row.

To add one: 1. a member of `ActionId`; 2. a row in `ACTIONS`; 3. its handler in `ui/window/handlers.py`. The tests in
`tests/ui/test_actions.py` see that ids, shortcuts and mnemonics do not clash and that every action is handled.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from ui import theme


class ActionId(StrEnum):
    """What the user can do."""

    NEW_BOOK = "new_book"
    OPEN_BOOK = "open_book"
    BACK_UP = "back_up"
    QUIT = "quit"
    UNDO = "undo"
    REDO = "redo"
    FIND = "find"
    IMPORT_PLAN = "import_plan"
    PASTE_PLAN = "paste_plan"
    AMEND_PLAN = "amend_plan"
    DELETE_PLAN = "delete_plan"
    SET_DEADLINE = "set_deadline"
    ASSIGN_UNIT = "assign_unit"
    RECORD_PROGRESS = "record_progress"
    SEND_TRACKERS = "send_trackers"
    RECEIVE_TRACKERS = "receive_trackers"
    REMIND_UNITS = "remind_units"
    MAKE_REPORT = "make_report"
    EXPORT_CALENDAR = "export_calendar"
    IMPORT_UNITS = "import_units"
    EXPORT_UNITS = "export_units"
    GO_TODAY = "go_today"
    GO_PLAN = "go_plan"
    GO_TRACKERS = "go_trackers"
    GO_DOCUMENTS = "go_documents"
    GO_UNITS = "go_units"
    ABOUT = "about"


class Menu(StrEnum):
    """The menus, in their order; the text carries the mnemonic."""

    BOOK = "&Sổ"
    EDIT = "Sử&a"
    PLAN = "&Kế hoạch"
    TRACKERS = "&Phiếu"
    DOCUMENTS = "&Văn bản"
    GO = "&Xem"
    HELP = "&Trợ giúp"


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One action.

    Attributes:
        id: which one.
        menu: where it stands.
        text: its words, with a mnemonic; "…" when it asks something first.
        hint: what it does, for the status line and screen readers.
        shortcut: its keys, empty for none.
        icon: name of its icon, empty for none.
        needs_book: whether it is off while no book is open.
        starts_group: whether a line is drawn above it in the menu.
    """

    id: ActionId
    menu: Menu
    text: str
    hint: str
    shortcut: str = ""
    icon: str = ""
    needs_book: bool = True
    starts_group: bool = False


ACTIONS: tuple[ActionSpec, ...] = (
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
    ActionSpec(ActionId.QUIT, Menu.BOOK, "&Thoát", "Đóng sổ và thoát", "Ctrl+Q", needs_book=False, starts_group=True),
    ActionSpec(ActionId.UNDO, Menu.EDIT, "&Hoàn tác", "Lấy lại thao tác vừa làm", "Ctrl+Z", "arrow-back-up"),
    ActionSpec(ActionId.REDO, Menu.EDIT, "&Làm lại", "Làm lại thao tác vừa hoàn tác", "Ctrl+Y", "arrow-forward-up"),
    ActionSpec(
        ActionId.FIND,
        Menu.EDIT,
        "&Tìm việc, đơn vị",
        "Lọc nhiệm vụ theo chữ, gõ không dấu cũng được",
        "Ctrl+K",
        "search",
        starts_group=True,
    ),
    ActionSpec(ActionId.IMPORT_PLAN, Menu.PLAN, "&Nhập kế hoạch…", "Đọc một kế hoạch từ tệp Word", "Ctrl+I", "file-import"),
    ActionSpec(
        ActionId.PASTE_PLAN,
        Menu.PLAN,
        "&Dán kế hoạch từ bảng ghi tạm…",
        "Đọc kế hoạch từ chữ vừa sao chép ở nơi khác",
        "Ctrl+Shift+V",
        "clipboard-list",
    ),
    ActionSpec(
        ActionId.AMEND_PLAN,
        Menu.PLAN,
        "&Cập nhật kế hoạch…",
        "Đọc bản mới của kế hoạch đang xem, giữ mọi kết quả đã ghi",
        icon="history",
    ),
    ActionSpec(ActionId.DELETE_PLAN, Menu.PLAN, "&Xoá kế hoạch…", "Xoá kế hoạch đang xem khỏi sổ", icon="trash"),
    ActionSpec(
        ActionId.ASSIGN_UNIT,
        Menu.PLAN,
        "&Giao đơn vị, nhóm…",
        "Giao nhiệm vụ đang chọn cho đơn vị hoặc nhóm",
        "Ctrl+G",
        "users",
        starts_group=True,
    ),
    ActionSpec(
        ActionId.SET_DEADLINE, Menu.PLAN, "Đổi thời &hạn…", "Đổi thời hạn của nhiệm vụ đang chọn", "Ctrl+H", "calendar-event"
    ),
    ActionSpec(ActionId.RECORD_PROGRESS, Menu.PLAN, "Ghi &tiến độ…", "Ghi kết quả của đơn vị đang chọn", "Ctrl+T", "edit"),
    ActionSpec(
        ActionId.SEND_TRACKERS,
        Menu.TRACKERS,
        "&Gửi phiếu theo dõi…",
        "Lập phiếu và thư nháp cho từng đơn vị",
        "Ctrl+Shift+G",
        "send",
    ),
    ActionSpec(
        ActionId.RECEIVE_TRACKERS,
        Menu.TRACKERS,
        "&Nhận phiếu về…",
        "Xem và gộp phiếu các đơn vị gửi về",
        "Ctrl+Shift+N",
        "download",
    ),
    ActionSpec(
        ActionId.REMIND_UNITS,
        Menu.TRACKERS,
        "Đôn đố&c đơn vị chậm…",
        "Lập công văn đôn đốc cho đơn vị chậm",
        "Ctrl+Shift+D",
        "bell",
    ),
    ActionSpec(
        ActionId.MAKE_REPORT, Menu.DOCUMENTS, "&Lập văn bản…", "Lập báo cáo hoặc công văn ra tệp Word", "Ctrl+B", "file-text"
    ),
    ActionSpec(
        ActionId.EXPORT_CALENDAR, Menu.DOCUMENTS, "&Xuất lịch…", "Xuất thời hạn và ngày kỷ niệm ra tệp lịch .ics", icon="calendar"
    ),
    ActionSpec(
        ActionId.GO_TODAY, Menu.GO, "&Hôm nay", "Việc đến hạn, quá hạn và phiếu chưa về", "Ctrl+1", "home", needs_book=False
    ),
    ActionSpec(
        ActionId.GO_PLAN, Menu.GO, "&Kế hoạch", "Cây nhiệm vụ, phân công và lịch", "Ctrl+2", "list-check", needs_book=False
    ),
    ActionSpec(ActionId.GO_TRACKERS, Menu.GO, "&Thu gửi", "Phiếu đã gửi, đã về và còn thiếu", "Ctrl+3", "send", needs_book=False),
    ActionSpec(ActionId.GO_DOCUMENTS, Menu.GO, "&Văn bản", "Văn bản đã lập", "Ctrl+4", "file-text", needs_book=False),
    ActionSpec(ActionId.GO_UNITS, Menu.GO, "Đơ&n vị", "Danh bạ đơn vị, nhóm và cá nhân", "Ctrl+5", "building", needs_book=False),
    ActionSpec(
        ActionId.IMPORT_UNITS,
        Menu.GO,
        "Nhập &danh bạ…",
        "Nhập danh bạ đơn vị từ tệp Excel",
        icon="file-spreadsheet",
        starts_group=True,
    ),
    ActionSpec(ActionId.EXPORT_UNITS, Menu.GO, "&Xuất danh bạ…", "Ghi danh bạ đơn vị ra tệp Excel", icon="file-export"),
    ActionSpec(ActionId.ABOUT, Menu.HELP, "&Giới thiệu", "Phiên bản và giấy phép", "F1", "info-circle", needs_book=False),
)


def make_actions(owner: QWidget, handlers: Mapping[ActionId, Callable[[], None]]) -> dict[ActionId, QAction]:
    """Make one QAction a row, bound to its handler."""
    made: dict[ActionId, QAction] = {}
    for spec in ACTIONS:
        action = QAction(spec.text, owner)
        action.setStatusTip(spec.hint)
        action.setToolTip(spec.hint)
        action.setObjectName(spec.id.value)
        if spec.shortcut:
            action.setShortcut(QKeySequence(spec.shortcut))
        if spec.icon:
            action.setIcon(theme.icon(spec.icon))
        action.triggered.connect(handlers[spec.id])
        made[spec.id] = action
    return made
