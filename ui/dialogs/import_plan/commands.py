"""THE TABLE of what a clerk can do in the review: words, keys, and where the keys count.

To add one: 1. a member of `CommandId`; 2. a row in `COMMANDS`; 3. its method in the dialog's table. `tests/ui/dialogs` sees
that keys and mnemonics do not clash and that every command is bound.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.kit.shortcut import keys_of


class CommandId(StrEnum):
    """What the clerk can do."""

    SETTLE = "settle"
    SPLIT = "split"
    JOIN = "join"
    OUTDENT = "outdent"
    JOIN_ABOVE = "join_above"
    TAKE_OUT = "take_out"
    MAKE_DUTY = "make_duty"
    SETTLE_FINDING = "settle_finding"
    DUTY_OF_FINDING = "duty_of_finding"
    NEXT_PLACE = "next_place"
    PLACE_BEFORE = "place_before"
    UNDO = "undo"
    REDO = "redo"
    IMPORT = "import"


@dataclass(frozen=True, slots=True)
class CommandSpec:
    """One command.

    Attributes:
        id: which one.
        text: its words, with a mnemonic.
        hint: what it does, for tool tip and screen readers.
        keys: its keys; the first one is shown.
        icon: name of its icon, for buttons without words.
        in_list_only: its keys count in the list only, where nothing is typed.
    """

    id: CommandId
    text: str
    hint: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    in_list_only: bool = False


COMMANDS: tuple[CommandSpec, ...] = (
    CommandSpec(
        CommandId.SETTLE,
        "Đã &xem, đúng",
        "Chỗ cần xem của nhiệm vụ này đã đúng",
        ("Space", "Return", "Enter"),
        in_list_only=True,
    ),
    CommandSpec(CommandId.SPLIT, "Tá&ch…", "Tách nhiệm vụ làm hai, từ một dòng hoặc một câu", ("Ctrl+T",)),
    CommandSpec(CommandId.JOIN, "&Gộp với việc sau", "Gộp nhiệm vụ này với nhiệm vụ ngay sau", ("Ctrl+G",)),
    CommandSpec(CommandId.OUTDENT, "&Lên một cấp", "Đưa nhiệm vụ ra đề mục ở cấp trên", ("Alt+Left",)),
    CommandSpec(CommandId.JOIN_ABOVE, "Gộp &vào việc trên", "Làm thành một phần của nhiệm vụ ngay trên", ("Alt+Right",)),
    CommandSpec(
        CommandId.TAKE_OUT,
        "&Bỏ khỏi nhiệm vụ",
        "Bỏ khỏi danh sách nhiệm vụ; chữ vẫn được tính là đã đọc",
        ("Del",),
        in_list_only=True,
    ),
    CommandSpec(CommandId.MAKE_DUTY, "Đư&a thành nhiệm vụ", "Đưa đoạn đang chọn ở văn bản gốc thành nhiệm vụ", ("Ctrl+D",)),
    CommandSpec(
        CommandId.SETTLE_FINDING,
        "Đã &xem",
        "Đã xem chỗ này, không phải nhiệm vụ",
        ("Space", "Return", "Enter"),
        in_list_only=True,
    ),
    CommandSpec(
        CommandId.DUTY_OF_FINDING, "Đưa thàn&h nhiệm vụ", "Đưa chữ ở chỗ này thành nhiệm vụ", ("Ins",), in_list_only=True
    ),
    CommandSpec(CommandId.NEXT_PLACE, "Chỗ sau", "Đến chỗ cần xem tiếp theo", ("F8",)),
    CommandSpec(CommandId.PLACE_BEFORE, "Chỗ trước", "Về chỗ cần xem phía trước", ("Shift+F8",)),
    CommandSpec(CommandId.UNDO, "Hoàn tác", "Lấy lại bước sửa vừa rồi", ("Ctrl+Z",), "arrow-back-up"),
    CommandSpec(CommandId.REDO, "Làm lại", "Làm lại bước vừa lấy lại", ("Ctrl+Y", "Ctrl+Shift+Z"), "arrow-forward-up"),
    CommandSpec(CommandId.IMPORT, "&Nhập", "Nhập kế hoạch vào sổ", ("Ctrl+Return", "Ctrl+Enter")),
)
OF_DUTY = (CommandId.SPLIT, CommandId.JOIN, CommandId.OUTDENT, CommandId.JOIN_ABOVE, CommandId.TAKE_OUT)
"""The commands about the duty under the cursor, in the order of their buttons."""


def make_commands(
    owner: QWidget, lists: Mapping[CommandId, QWidget], handlers: Mapping[CommandId, Callable[[], None]]
) -> dict[CommandId, QAction]:
    """Make one action a row, bound to its handler.

    Args:
        owner: the dialog: keys count in all of it.
        lists: command whose keys count in a list only -> that list.
        handlers: command -> what it does.
    """
    made: dict[CommandId, QAction] = {}
    for spec in COMMANDS:
        action = QAction(spec.text, owner)
        action.setObjectName(spec.id.value)
        action.setStatusTip(spec.hint)
        action.setShortcuts([keys_of(key) for key in spec.keys])
        if spec.icon:
            theme.set_icon(action, spec.icon)
        if spec.in_list_only:
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        (lists[spec.id] if spec.in_list_only else owner).addAction(action)
        action.triggered.connect(handlers[spec.id])
        made[spec.id] = action
    return made
