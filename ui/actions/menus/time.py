"""Actions on deadlines, periods, the office calendar."""

from ui.actions.ids import ActionId, ActionSpec, Menu

TIME: tuple[ActionSpec, ...] = (
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
)
