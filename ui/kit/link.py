"""A label that opens what its number counts, by mouse, Enter or Space."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from ui.kit.wrapping import WrappingLabel


class LinkLabel(WrappingLabel):
    """Plain text that leads to the list behind it.

    Signals:
        figures_chosen: the figures it shows, whatever they are.
    """

    figures_chosen = Signal(object)

    def __init__(self, name: str = "link", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figures: tuple[object, ...] = ()
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def set_figures(self, text: str, figures: Sequence[object]) -> None:
        """Say something else and open something else; without figures it is a plain label."""
        self.figures = tuple(figures)
        self.setText(text)
        self.setAccessibleName(text)
        self.setProperty("link", bool(figures))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if figures else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor if figures else Qt.CursorShape.ArrowCursor)
        self.style().unpolish(self)
        self.style().polish(self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open on a click."""
        if self.figures and event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.figures_chosen.emit(self.figures)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter and Space."""
        if self.figures and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.figures_chosen.emit(self.figures)
        else:
            super().keyPressEvent(event)
