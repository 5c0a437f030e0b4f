"""Actions on one work item and its reports."""

from ui.actions.ids import ActionId, ActionSpec, Menu

ITEM: tuple[ActionSpec, ...] = (
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
        ActionId.TASK_DETAILS,
        Menu.ITEM,
        "Chi tiết, lịch sử &nhiệm vụ",
        "Toàn văn, thời gian hiểu là gì, chỗ trong kế hoạch, ghi chú và những lần đổi của nhiệm vụ đang chọn",
        "F4",
        "info-circle",
        starts_group=True,
    ),
    ActionSpec(
        ActionId.GIVE_TASK,
        Menu.ITEM,
        "Giao từ danh &bạ",
        "Tìm một đơn vị, nhóm rồi Enter để giao nhiệm vụ đang chọn; chuột thì kéo vào nhiệm vụ",
        "Shift+F4",
        "users",
    ),
)
