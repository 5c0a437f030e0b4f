"""Actions on help."""

from ui.actions.ids import ActionId, ActionSpec, Menu

HELP: tuple[ActionSpec, ...] = (
    ActionSpec(
        ActionId.SHORTCUTS,
        Menu.HELP,
        "&Phím tắt",
        "Mọi phím của chương trình: tìm, in trên một tờ A4",
        "F1",
        "list-check",
        needs_book=False,
    ),
    ActionSpec(
        ActionId.MANUAL,
        Menu.HELP,
        "&Hướng dẫn sử dụng",
        "Mở hướng dẫn ở trang nói về màn hình đang xem",
        "Shift+F1",
        "help",
        needs_book=False,
    ),
    ActionSpec(
        ActionId.TOUR,
        Menu.HELP,
        "&Xem sổ mẫu…",
        "Đi từng bước trên sổ mẫu, từ kế hoạch đến báo cáo, trong năm phút",
        icon="eye",
        needs_book=False,
    ),
    ActionSpec(
        ActionId.ABOUT,
        Menu.HELP,
        "&Giới thiệu",
        "Phiên bản, giấy phép",
        icon="info-circle",
        needs_book=False,
        starts_group=True,
    ),
)
