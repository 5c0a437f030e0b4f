"""Actions on plans, their tasks, who does them."""

from ui.actions.ids import ActionId, ActionSpec, Menu

PLAN: tuple[ActionSpec, ...] = (
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
)
