"""Actions on the places of the window."""

from ui.actions.ids import ActionId, ActionSpec, Menu

GO: tuple[ActionSpec, ...] = (
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
    ActionSpec(
        ActionId.GO_CALENDAR,
        Menu.GO,
        "&Lịch",
        "Lịch tháng, tuần, chương trình và năm",
        "Ctrl+4",
        "calendar",
        needs_book=False,
    ),
    ActionSpec(ActionId.GO_TRACKERS, Menu.GO, "&Thu gửi", "Phiếu đã gửi, đã về và còn thiếu", "Ctrl+5", "send", needs_book=False),
    ActionSpec(ActionId.GO_DOCUMENTS, Menu.GO, "&Văn bản", "Văn bản đã lập", "Ctrl+6", "file-text", needs_book=False),
    ActionSpec(ActionId.GO_UNITS, Menu.GO, "Đơ&n vị", "Danh bạ đơn vị, nhóm và cá nhân", "Ctrl+7", "building", needs_book=False),
    ActionSpec(
        ActionId.GO_EVIDENCE, Menu.GO, "&Minh chứng", "Minh chứng đã có và còn thiếu", "Ctrl+8", "paperclip", needs_book=False
    ),
)
