"""A label whose words go on in the next line, and that lets itself be squeezed no lower than its lines are high.

Qt asks for the height at a width only down one layout, not through windows within windows; what scrolls would cut the last line.
"""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel


class WrappingLabel(QLabel):
    """A label that knows, once it has its width, the height it needs; with `setWordWrap` off it is an ordinary one."""

    _own_width = 0  # as laid out last; what Qt gives a label before that says nothing

    def minimumSizeHint(self) -> QSize:
        """Return the height of all lines at the width it has."""
        least = super().minimumSizeHint()
        if not self.wordWrap() or not self._own_width:
            return least
        return QSize(least.width(), max(least.height(), self.heightForWidth(self._own_width)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for another height where the width is another."""
        super().resizeEvent(event)
        if self.wordWrap() and event.size().width() != self._own_width:
            self._own_width = event.size().width()
            self.updateGeometry()
