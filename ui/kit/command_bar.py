"""A line of buttons made of actions; those there is no room for wait in a menu at its end, so that nothing is cut."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from ui import theme
from ui.kit.tool_tip import plain_tip

_GAP = 6


class CommandBar(QWidget):
    """Buttons of actions from left to right, as many as there is room for."""

    def __init__(self, actions: Sequence[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons = [command_button(action) for action in actions]
        self._rest = QToolButton()
        self._rest.setText("Thêm")
        self._rest.setAccessibleName("Các lệnh khác")
        self._rest.setToolTip("Các lệnh khác")
        theme.set_icon(self._rest, "chevron-down")
        self._rest.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._rest.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._rest.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._rest.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._menu = QMenu(self)
        self._menu.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._rest.setMenu(self._menu)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(_GAP)
        for button in (*self._buttons, self._rest):
            line.addWidget(button)
        line.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """Return the room of the menu's button alone."""
        return self._rest.sizeHint()

    def showEvent(self, event: QShowEvent) -> None:
        """Choose the buttons for the room there is."""
        super().showEvent(event)
        self._fill(self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the buttons for the new room."""
        super().resizeEvent(event)
        self._fill(event.size().width())

    def _fill(self, room: int) -> None:
        widths = [button.sizeHint().width() + _GAP for button in self._buttons]
        fits = sum(widths) - _GAP <= room
        left = room if fits else room - self._rest.sizeHint().width()
        self._menu.clear()
        for button, width in zip(self._buttons, widths, strict=True):
            left -= width
            shown = fits or left >= 0
            button.setVisible(shown)
            if not shown:
                left = -1
                self._menu.addAction(button.defaultAction())
        self._rest.setVisible(not fits)


def command_button(action: QAction) -> QToolButton:
    """Return a button for an action that the Tab key reaches; its tool tip names the keys."""
    button = QToolButton()
    action.setToolTip(plain_tip(with_key(action)))
    action.setIconText(action.text())  # else the button would lose its mnemonic
    button.setDefaultAction(action)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    looks = Qt.ToolButtonStyle.ToolButtonTextOnly if action.icon().isNull() else Qt.ToolButtonStyle.ToolButtonIconOnly
    button.setToolButtonStyle(looks)
    button.setAccessibleName(action.text().replace("&", "").rstrip("…"))
    return button


def with_key(action: QAction) -> str:
    """Return what an action does and the key for it: "Tách nhiệm vụ làm hai (Ctrl+T)"."""
    key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    hint = action.statusTip() or action.text().replace("&", "").rstrip("…")
    return f"{hint} ({key})" if key else hint
