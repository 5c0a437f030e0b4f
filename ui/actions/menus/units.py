"""Actions on the directory of units."""

from ui.actions.ids import ActionId, ActionSpec, Menu

_EVENTS = "&Biến động"
_ORDER = "Xế&p thứ tự"

UNITS: tuple[ActionSpec, ...] = (
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
)
