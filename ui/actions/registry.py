"""THE TABLE of actions: every menu entry, button and shortcut is a row.

To add one: 1. a member of `ActionId` (`ids.py`); 2. a row in `ACTIONS`; 3. its handler in `ui/window/handlers.py`. The tests in
`tests/ui/test_actions.py` see that ids, shortcuts and mnemonics do not clash and that every action is handled.
"""

from collections.abc import Callable, Mapping

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.actions.ids import ActionId, ActionSpec, Menu
from ui.kit.shortcut import keys_of

_EVENTS = "&Biến động"
_ORDER = "Xế&p thứ tự"

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
    ActionSpec(ActionId.QUIT, Menu.BOOK, "&Thoát", "Đóng sổ và thoát", "Ctrl+Q", needs_book=False, starts_group=True, icon="x"),
    ActionSpec(ActionId.UNDO, Menu.EDIT, "&Hoàn tác", "Lấy lại thao tác vừa làm", "Ctrl+Z", "arrow-back-up"),
    ActionSpec(ActionId.REDO, Menu.EDIT, "&Làm lại", "Làm lại thao tác vừa hoàn tác", "Ctrl+Y", "arrow-forward-up"),
    ActionSpec(
        ActionId.FIND,
        Menu.EDIT,
        "&Tìm mọi thứ",
        "Tìm việc, đơn vị, văn bản, kết quả, lệnh; gõ không dấu cũng được",
        "Ctrl+K",
        "search",
        starts_group=True,
    ),
    ActionSpec(
        ActionId.FILTER_TASKS,
        Menu.EDIT,
        "Lọ&c nhiệm vụ",
        "Chỉ hiện nhiệm vụ có chữ gõ vào, trong kế hoạch đang xem",
        "Ctrl+F",
        icon="list-check",
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
        ActionId.ASSIGN_MATRIX,
        Menu.PLAN,
        "&Ma trận phân công…",
        "Phân công cả kế hoạch trên một bảng nhiệm vụ và đơn vị",
        "Ctrl+M",
        "table",
    ),
    ActionSpec(
        ActionId.LINK_PLAN,
        Menu.PLAN,
        "&Liên kết kế hoạch…",
        "Kế hoạch đang xem là của cơ quan, cấp trên hay đơn vị nào",
        icon="building-community",
        starts_group=True,
    ),
    ActionSpec(
        ActionId.ENTER_SUPERIOR_PLAN,
        Menu.PLAN,
        "Gõ kế hoạch cấp t&rên…",
        "Ghi các nhiệm vụ của một văn bản cấp trên không có tệp",
        icon="edit",
    ),
    ActionSpec(
        ActionId.ANSWER_TASKS,
        Menu.PLAN,
        "Đố&i chiếu với cấp trên…",
        "Nhiệm vụ nào của cơ quan đáp ứng dòng nào của cấp trên",
        icon="list-check",
    ),
    ActionSpec(
        ActionId.RECORD_ACTIVITY,
        Menu.PLAN,
        "Ghi h&oạt động, kiểm tra…",
        "Ghi một lần, kết quả vào mọi đầu việc liên quan",
        "Ctrl+E",
        "plus",
        starts_group=True,
    ),
    ActionSpec(
        ActionId.SHOW_ACTIVITIES, Menu.PLAN, "&Sổ hoạt động…", "Các hoạt động và cuộc kiểm tra đã ghi", "Ctrl+J", "clipboard-list"
    ),
    ActionSpec(
        ActionId.SET_DEADLINE,
        Menu.TIME,
        "Thời &hạn và nhịp theo dõi…",
        "Đặt ngày phải xong, hoặc đổi nhịp theo dõi của nhiệm vụ đang chọn từ một ngày",
        "Ctrl+H",
        "calendar-event",
    ),
    ActionSpec(
        ActionId.EXTEND_DEADLINE,
        Menu.TIME,
        "&Gia hạn…",
        "Cho một hoặc nhiều đơn vị thêm thời gian, kèm lý do",
        "Ctrl+Shift+H",
        "clock",
    ),
    ActionSpec(
        ActionId.SKIP_PERIOD,
        Menu.TIME,
        "&Bỏ qua kỳ này…",
        "Ghi đơn vị đang chọn không thực hiện nhiệm vụ trong kỳ này, kèm lý do",
        icon="minus",
    ),
    ActionSpec(
        ActionId.PAUSE_TASK,
        Menu.TIME,
        "&Tạm dừng, tiếp tục…",
        "Ngừng theo dõi nhiệm vụ đang chọn một thời gian",
        icon="clock-hour-4",
    ),
    ActionSpec(
        ActionId.PLAN_PREPARATION,
        Menu.TIME,
        "&Việc chuẩn bị…",
        "Những việc phải xong trước hạn hoặc trước ngày kỷ niệm một số ngày",
        icon="clipboard-list",
        starts_group=True,
    ),
    ActionSpec(
        ActionId.OFFICE_CALENDAR,
        Menu.TIME,
        "&Lịch của cơ quan…",
        "Ngày kỷ niệm riêng, ngày nghỉ và ngày làm bù của cơ quan",
        icon="calendar",
    ),
    ActionSpec(
        ActionId.SHOW_ITEM,
        Menu.ITEM,
        "&Xem đầu việc",
        "Việc này, đơn vị này, đến đâu: mọi điều sổ biết trên một trang",
        "Alt+Return",
        "eye",
    ),
    ActionSpec(ActionId.RECORD_PROGRESS, Menu.ITEM, "Ghi &tiến độ…", "Ghi kết quả của đơn vị đang chọn", "Ctrl+T", "edit"),
    ActionSpec(
        ActionId.CORRECT_PROGRESS, Menu.ITEM, "Đính &chính…", "Sửa nội dung đã duyệt thành bản mới, kèm lý do", icon="history"
    ),
    ActionSpec(
        ActionId.RECORD_EVIDENCE,
        Menu.ITEM,
        "&Minh chứng…",
        "Tệp và địa chỉ chứng minh việc đã làm, minh chứng còn thiếu",
        "Ctrl+Shift+M",
        "paperclip",
        starts_group=True,
    ),
    ActionSpec(
        ActionId.ADD_NOTE, Menu.ITEM, "&Ghi chú…", "Ghi chú riêng của văn phòng về đầu việc đang chọn", icon="clipboard-list"
    ),
    ActionSpec(
        ActionId.DEFINE_INDICATORS,
        Menu.ITEM,
        "Đặt chỉ tiê&u…",
        "Những con số nhiệm vụ đang chọn yêu cầu đơn vị báo cáo",
        icon="chart-bar",
        starts_group=True,
    ),
    ActionSpec(
        ActionId.SEND_TRACKERS,
        Menu.TRACKERS,
        "&Gửi phiếu theo dõi…",
        "Lập phiếu và thư nháp cho từng đơn vị",
        "Ctrl+Shift+G",
        "send",
    ),
    ActionSpec(
        ActionId.HAND_OVER,
        Menu.TRACKERS,
        "Gh&i đã gửi thư…",
        "Mở thư nháp của từng đơn vị, đánh dấu đơn vị nào đã gửi và ngày gửi",
        icon="mail",
    ),
    ActionSpec(ActionId.MAIL_TEMPLATE, Menu.TRACKERS, "Sử&a mẫu thư…", "Sửa lời thư kèm phiếu, xem với một đơn vị", icon="edit"),
    ActionSpec(
        ActionId.RECEIVE_TRACKERS,
        Menu.TRACKERS,
        "&Nhận phiếu về…",
        "Xem và gộp phiếu các đơn vị gửi về",
        "Ctrl+Shift+N",
        "download",
    ),
    ActionSpec(
        ActionId.RECEIVE_FOLDER,
        Menu.TRACKERS,
        "Nhận phiếu từ thư &mục…",
        "Xem và gộp mọi phiếu, thư, tệp nén trong một thư mục",
        icon="folder",
    ),
    ActionSpec(
        ActionId.WATCH_FOLDER,
        Menu.TRACKERS,
        "Th&eo dõi thư mục nhận phiếu…",
        "Báo ở dòng dưới cùng khi thư mục có phiếu mới; chọn lại để thôi theo dõi",
        icon="eye",
    ),
    ActionSpec(
        ActionId.REMIND_UNITS,
        Menu.TRACKERS,
        "Đôn đố&c đơn vị chậm…",
        "Nhắn tin, gọi điện hoặc lập công văn cho đơn vị chậm",
        "Ctrl+Shift+D",
        "bell",
    ),
    ActionSpec(
        ActionId.RECORD_REPORT,
        Menu.TRACKERS,
        "Ghi đã báo cá&o…",
        "Đơn vị đang chọn đã báo cáo bằng điện thoại hoặc bản giấy, không có phiếu gửi về",
        icon="check",
        starts_group=True,
    ),
    ActionSpec(
        ActionId.APPROVE_REPORT,
        Menu.TRACKERS,
        "&Duyệt báo cáo…",
        "Duyệt báo cáo của đơn vị đang chọn và khoá kỳ",
        icon="circle-check",
    ),
    ActionSpec(
        ActionId.SEND_BACK_REPORT,
        Menu.TRACKERS,
        "&Trả lại đơn vị…",
        "Đề nghị đơn vị đang chọn sửa và gửi lại, kèm lý do và ngày",
        icon="arrow-back-up",
    ),
    ActionSpec(
        ActionId.EXPORT_MASTER,
        Menu.TRACKERS,
        "&Biểu tổng hợp…",
        "Ghi một tệp Excel gồm mọi đơn vị của kỳ đang xem, đếm theo đơn vị và theo mục",
        icon="table",
        starts_group=True,
    ),
    ActionSpec(
        ActionId.EXPORT_LIST,
        Menu.TRACKERS,
        "&Xuất danh sách ra Excel…",
        "Ghi các đầu việc của kế hoạch và kỳ đang xem ra một tệp Excel",
        icon="file-spreadsheet",
    ),
    ActionSpec(
        ActionId.MAKE_REPORT, Menu.DOCUMENTS, "&Lập văn bản…", "Lập báo cáo hoặc công văn ra tệp Word", "Ctrl+B", "file-text"
    ),
    ActionSpec(
        ActionId.COMPOSE_DOCUMENT,
        Menu.DOCUMENTS,
        "&Soạn văn bản…",
        "Xem trang in trong khi chọn, rồi xuất Word, in hoặc lưu PDF",
        "Ctrl+Shift+B",
        "printer",
    ),
    ActionSpec(
        ActionId.EXPORT_CALENDAR, Menu.DOCUMENTS, "&Xuất lịch…", "Xuất thời hạn và ngày kỷ niệm ra tệp lịch .ics", icon="calendar"
    ),
    ActionSpec(
        ActionId.CHECK_LAYOUT, Menu.DOCUMENTS, "&Kiểm tra thể thức…", "Xem một tệp Word đúng thể thức chưa", icon="circle-check"
    ),
    ActionSpec(ActionId.ADD_UNIT, Menu.UNITS, "&Thêm đơn vị…", "Thêm một đơn vị hoặc cá nhân vào danh bạ", icon="plus"),
    ActionSpec(ActionId.EDIT_UNIT, Menu.UNITS, "&Sửa đơn vị…", "Sửa đơn vị đang chọn trong danh bạ", icon="edit"),
    ActionSpec(ActionId.DELETE_UNIT, Menu.UNITS, "X&oá đơn vị…", "Xoá đơn vị đang chọn nếu chưa dùng đến", icon="trash"),
    ActionSpec(ActionId.ADD_GROUP, Menu.UNITS, "Thêm n&hóm…", "Thêm một nhóm đơn vị", icon="users"),
    ActionSpec(
        ActionId.RENAME_UNIT,
        Menu.UNITS,
        "Đổi tê&n…",
        "Đổi tên đơn vị đang chọn từ một ngày, giữ tên cũ",
        starts_group=True,
        submenu=_EVENTS,
    ),
    ActionSpec(
        ActionId.MOVE_UNIT,
        Menu.UNITS,
        "Chu&yển cấp trên…",
        "Chuyển đơn vị đang chọn sang cấp trên khác từ một ngày",
        submenu=_EVENTS,
    ),
    ActionSpec(
        ActionId.MERGE_UNITS, Menu.UNITS, "Sáp nhậ&p…", "Sáp nhập các đơn vị từ một ngày, chuyển việc chưa xong", submenu=_EVENTS
    ),
    ActionSpec(ActionId.SPLIT_UNIT, Menu.UNITS, "Chi&a tách…", "Chia tách đơn vị đang chọn từ một ngày", submenu=_EVENTS),
    ActionSpec(
        ActionId.ABOLISH_UNIT, Menu.UNITS, "&Giải thể…", "Thôi hoạt động từ một ngày, việc cũ vẫn còn trong sổ", submenu=_EVENTS
    ),
    ActionSpec(ActionId.FOUND_UNIT, Menu.UNITS, "Thành &lập…", "Thêm một đơn vị thành lập từ một ngày", submenu=_EVENTS),
    ActionSpec(
        ActionId.UNIT_UP, Menu.UNITS, "Lên t&rên", "Xếp đơn vị đang chọn lên trước", "Alt+Up", starts_group=True, submenu=_ORDER
    ),
    ActionSpec(ActionId.UNIT_DOWN, Menu.UNITS, "Xuống dướ&i", "Xếp đơn vị đang chọn xuống sau", "Alt+Down", submenu=_ORDER),
    ActionSpec(ActionId.UNIT_FIRST, Menu.UNITS, "Lên đầ&u", "Xếp đơn vị đang chọn lên đầu", "Alt+Home", submenu=_ORDER),
    ActionSpec(ActionId.UNIT_LAST, Menu.UNITS, "Xuống &cuối", "Xếp đơn vị đang chọn xuống cuối", "Alt+End", submenu=_ORDER),
    ActionSpec(
        ActionId.IMPORT_UNITS,
        Menu.UNITS,
        "Nhập &danh bạ…",
        "Xem trước rồi nhập danh bạ đơn vị từ tệp Excel",
        icon="file-spreadsheet",
        starts_group=True,
    ),
    ActionSpec(
        ActionId.UNITS_TEMPLATE, Menu.UNITS, "Tệp &mẫu danh bạ…", "Ghi một tệp Excel trống có hướng dẫn để điền", icon="table"
    ),
    ActionSpec(ActionId.EXPORT_UNITS, Menu.UNITS, "&Xuất danh bạ…", "Ghi danh bạ đơn vị ra tệp Excel", icon="file-export"),
    ActionSpec(
        ActionId.GO_TODAY, Menu.GO, "&Hôm nay", "Việc đến hạn, quá hạn và phiếu chưa về", "Ctrl+1", "home", needs_book=False
    ),
    ActionSpec(
        ActionId.GO_PLAN, Menu.GO, "&Kế hoạch", "Cây nhiệm vụ, phân công và lịch", "Ctrl+2", "list-check", needs_book=False
    ),
    ActionSpec(
        ActionId.GO_COUNTS,
        Menu.GO,
        "Th&eo dõi",
        "Đếm đầu việc theo đơn vị, mục, kế hoạch, người theo dõi",
        "Ctrl+3",
        "chart-bar",
        needs_book=False,
    ),
    ActionSpec(ActionId.GO_TRACKERS, Menu.GO, "&Thu gửi", "Phiếu đã gửi, đã về và còn thiếu", "Ctrl+4", "send", needs_book=False),
    ActionSpec(ActionId.GO_DOCUMENTS, Menu.GO, "&Văn bản", "Văn bản đã lập", "Ctrl+5", "file-text", needs_book=False),
    ActionSpec(ActionId.GO_UNITS, Menu.GO, "Đơ&n vị", "Danh bạ đơn vị, nhóm và cá nhân", "Ctrl+6", "building", needs_book=False),
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
            action.setShortcut(keys_of(spec.shortcut))
        if spec.icon:
            action.setIcon(theme.icon(spec.icon))
        action.triggered.connect(handlers[spec.id])
        made[spec.id] = action
    return made
