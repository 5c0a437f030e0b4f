"""A label that shortens its text with an ellipsis when there is no room; the whole text is in its tool tip."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from ui import theme
from ui.kit.tool_tip import plain_tip

_LEAST = 48


class ElidedLabel(QLabel):
    """Plain text on one line, shortened to the room there is, but to no less than `least` pixels."""

    def __init__(self, text: str = "", name: str = "", parent: QWidget | None = None, *, least: int = _LEAST) -> None:
        super().__init__(parent)
        self._least = least
        self.setTextFormat(Qt.TextFormat.PlainText)
        if name:
            self.setObjectName(name)
        self.setText(text)

    def minimumSizeHint(self) -> QSize:
        """Return the room of a few letters."""
        return QSize(min(theme.scaled(self._least), super().minimumSizeHint().width()), super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw as much of the text as there is room for."""
        painter = QPainter(self)
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        self.setToolTip("" if shown == self.text() else plain_tip(self.text()))
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)
        painter.end()
