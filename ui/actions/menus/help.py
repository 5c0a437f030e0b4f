"""Actions on help."""

from ui.actions.ids import ActionId, ActionSpec, Menu

HELP: tuple[ActionSpec, ...] = (
    ActionSpec(ActionId.ABOUT, Menu.HELP, "&Giới thiệu", "Phiên bản và giấy phép", "F1", "info-circle", needs_book=False),
)
