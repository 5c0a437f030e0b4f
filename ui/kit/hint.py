"""The pale words in an empty field: Qt cuts them where the field is narrow, so the whole stands in its tool tip too."""

from PySide6.QtWidgets import QLineEdit

from ui.kit.tool_tip import plain_tip


def set_hint(field: QLineEdit, text: str) -> None:
    """Say in an empty field what belongs into it."""
    field.setPlaceholderText(text)
    field.setToolTip(plain_tip(text))
