"""Joined buttons of which one is down: ways to look at the same thing."""

from collections.abc import Mapping
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from ui.kit.tool_tip import plain_tip

Key = TypeVar("Key")


class Segments(QWidget, Generic[Key]):
    """Joined buttons.

    Signals:
        chosen: the key of the button that was pressed.

    Attributes:
        buttons: key -> its button.
    """

    chosen = Signal(object)

    def __init__(self, words: Mapping[Key, str], name: str, tips: Mapping[Key, str] | None = None) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.buttons: dict[Key, QPushButton] = {}
        group, line = QButtonGroup(self), QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        for key, text in words.items():
            button = QPushButton(text)
            button.setCheckable(True)
            button.setProperty("segment", "true" if self.buttons else "first")
            button.setAccessibleName(f"{name}: {text}")
            button.setToolTip(plain_tip((tips or {}).get(key, "")))
            button.clicked.connect(lambda _=False, key=key: self.chosen.emit(key))
            group.addButton(button)
            line.addWidget(button)
            self.buttons[key] = button

    def choose(self, key: Key) -> None:
        """Put a button down without telling anybody."""
        self.buttons[key].setChecked(True)
