"""What Enter does everywhere: the button on which the keyboard stands is pressed, as clerks know it from Windows.

Qt presses the default button instead, or nothing at all where the focused button is not an `autoDefault` one.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QToolButton, QWidget

from ui import theme

_FRAME = 40  # pixels, what the window's own frame takes of the screen's height


def press_focused_button(event: QKeyEvent) -> bool:
    """Press the button that has the focus when Enter came to its window unused; return whether one was pressed."""
    button = QApplication.focusWidget()
    if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        return False
    if not isinstance(button, (QPushButton, QToolButton)) or not button.isEnabled():
        return False
    button.click()
    return True


class Dialog(QDialog):
    """A dialog in which Enter presses the focused button, and only else the default one.

    Its size is set as drawn for a text of 10 points; it grows with the text as far as the screen has room.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grown = 1.0
        theme.follow(self._grow, sizes_only=True, at_once=False)

    def setVisible(self, visible: bool) -> None:
        """Take the size that fits the text in use."""
        if visible:
            self._grow()
        super().setVisible(visible)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See `press_focused_button`."""
        if not press_focused_button(event):
            super().keyPressEvent(event)

    def _grow(self) -> None:
        factor, self._grown = theme.scale() / self._grown, theme.scale()
        if factor == 1:
            return
        room = self.screen().availableGeometry().size()
        room.setHeight(room.height() - _FRAME)
        self.setMinimumSize((self.minimumSize() * factor).boundedTo(room))
        self.resize((self.size() * factor).boundedTo(room))
