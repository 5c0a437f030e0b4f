"""Actions on what is written from the book, and checked."""

from ui.actions.ids import ActionId, ActionSpec, Menu

DOCUMENTS: tuple[ActionSpec, ...] = (
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
        ActionId.OFFICE_TEMPLATES,
        Menu.DOCUMENTS,
        "&Mẫu văn bản…",
        "Tệp Word của cơ quan có các trường, dùng làm mẫu khi lập văn bản",
        icon="file-text",
    ),
    ActionSpec(
        ActionId.EXPORT_CALENDAR, Menu.DOCUMENTS, "&Xuất lịch…", "Xuất thời hạn và ngày kỷ niệm ra tệp lịch .ics", icon="calendar"
    ),
    ActionSpec(
        ActionId.CHECK_LAYOUT, Menu.DOCUMENTS, "&Kiểm tra thể thức…", "Xem một tệp Word đúng thể thức chưa", icon="circle-check"
    ),
)
