"""What Enter does everywhere: the button on which the keyboard stands is pressed, as clerks know it from Windows.

Qt presses the default button instead, or nothing at all where the focused button is not an `autoDefault` one.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QToolButton


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
    """A dialog in which Enter presses the focused button, and only else the default one."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See `press_focused_button`."""
        if not press_focused_button(event):
            super().keyPressEvent(event)
