"""Actions on what goes out to units and comes back."""

from ui.actions.ids import ActionId, ActionSpec, Menu

TRACKERS: tuple[ActionSpec, ...] = (
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
)
