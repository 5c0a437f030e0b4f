"""The rail at the left: the places of the window."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ui import theme
from ui.kit.tool_tip import plain_tip

_WIDTH = 156


class Rail(QFrame):
    """One button a place.

    Signals:
        place_chosen: the number of the place.
    """

    place_chosen = Signal(int)

    def __init__(self, actions: Sequence[QAction], icons: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        theme.fix(self, width=_WIDTH)
        self._group = QButtonGroup(self)
        self._icons = tuple(icons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 10, 8, 10)
        layout.setSpacing(2)
        for number, action in enumerate(actions):
            button = QToolButton()
            button.setText("  " + action.text().replace("&", ""))
            button.setAccessibleName(action.text().replace("&", ""))
            button.setToolTip(plain_tip(f"{action.statusTip()} ({action.shortcut().toString()})"))
            button.setCheckable(True)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            theme.at_least(button, height=34)
            self._group.addButton(button, number)
            layout.addWidget(button)
        layout.addStretch(1)
        self._group.idClicked.connect(self.place_chosen)
        self.show_place(0)

    def button(self, number: int) -> QAbstractButton:
        """Return the button of a place."""
        return self._group.button(number)

    def show_place(self, chosen: int) -> None:
        """Mark a place as the one shown."""
        for number, button in enumerate(self._group.buttons()):
            button.setChecked(number == chosen)
            theme.set_icon(button, self._icons[number], "accent" if number == chosen else "ink_soft")
