"""Actions on undo and finding."""

from ui.actions.ids import ActionId, ActionSpec, Menu

EDIT: tuple[ActionSpec, ...] = (
    ActionSpec(ActionId.UNDO, Menu.EDIT, "&Hoàn tác", "Lấy lại thao tác vừa làm", "Ctrl+Z", "arrow-back-up"),
    ActionSpec(ActionId.REDO, Menu.EDIT, "&Làm lại", "Làm lại thao tác vừa hoàn tác", "Ctrl+Y", "arrow-forward-up"),
    ActionSpec(
        ActionId.PAST_STEPS,
        Menu.EDIT,
        "Lịch sử thao tá&c…",
        "Những gì đã làm với sổ, kể cả các hôm trước; hoàn tác nhiều bước một lần",
        icon="history",
    ),
    ActionSpec(
        ActionId.WASTE_BIN,
        Menu.EDIT,
        "Thùng &rác…",
        "Những gì đã xoá khỏi sổ; khôi phục cùng mọi thứ đi kèm",
        icon="trash",
    ),
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
        "Lọc &nhiệm vụ",
        "Chỉ hiện nhiệm vụ có chữ gõ vào, trong kế hoạch đang xem",
        "Ctrl+F",
        icon="list-check",
    ),
)
