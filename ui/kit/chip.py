"""Chips: a state said by a sign, a word and a colour together, so that none of the three is needed alone (V2)."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from ui import theme

_HEIGHT = 20
_PAD = 8
_SIGN = 12
_LOST_ON_SELECTED = ("accent_soft", "idle_soft", "done_soft")


@dataclass(frozen=True, slots=True)
class ChipLook:
    """How a chip looks: its sign (an icon's name), its colour and whether it is set in bold."""

    sign: str
    colour: str
    bold: bool = False

    @property
    def ground(self) -> str:
        """The name of the soft colour behind it."""
        return f"{self.colour}_soft"


DONE = ChipLook("check", "done")
DONE_LATE = ChipLook("check", "soon")
RUNNING = ChipLook("progress", "accent")
SOON = ChipLook("clock", "soon")
LATE = ChipLook("exclamation-mark", "late", bold=True)
FAULT = ChipLook("alert-triangle", "soon", bold=True)  # what is amiss is not red: red says overdue
IDLE = ChipLook("minus", "idle")


def chip_width(text: str) -> int:
    """Return the width a chip with this text takes."""
    return QFontMetrics(theme.body_font(points=theme.SMALL_POINTS, bold=True)).horizontalAdvance(text) + _around()


def paint_chip(painter: QPainter, look: ChipLook, text: str, area: QRectF, *, is_selected: bool = False) -> None:
    """Draw a chip at the left of an area, in the middle of its height; too long text is elided.

    On a selected row, whose ground is the soft accent, the softest chips stand on the white of the card.
    """
    font = theme.body_font(points=theme.SMALL_POINTS, bold=look.bold)
    metrics = QFontMetrics(font)
    width = min(area.width(), metrics.horizontalAdvance(text) + _around())
    height, side, pad = theme.scaled(_HEIGHT), theme.scaled(_SIGN), theme.scaled(_PAD)
    box = QRectF(area.left(), area.top() + (area.height() - height) / 2, width, height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour(look.colour), 1) if theme.has_outlines() else Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("surface" if is_selected and look.ground in _LOST_ON_SELECTED else look.ground))
    painter.drawRoundedRect(box, height / 2, height / 2)
    sign = QRectF(box.left() + pad - 1, box.top() + (height - side) / 2, side, side)
    theme.draw_icon(painter, look.sign, look.colour, sign, weight=3)
    painter.setPen(theme.colour(look.colour))
    painter.setFont(font)
    words = QRectF(sign.right() + 3, box.top(), box.right() - sign.right() - pad, height)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(words.width()) + 1)
    painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), shown)
    painter.restore()


def _around() -> int:
    """Return what a chip takes beside its words: the sign, the gaps."""
    return theme.scaled(_SIGN) + 2 * theme.scaled(_PAD) + 4


class Chip(QWidget):
    """A chip as a widget."""

    def __init__(self, look: ChipLook, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._text = text
        self.setAccessibleName(text)

    def set_look(self, look: ChipLook) -> None:
        """Look otherwise."""
        self._look = look
        self.update()

    def set_text(self, text: str) -> None:
        """Say something else."""
        self._text = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room the text needs."""
        return QSize(chip_width(self._text), theme.scaled(_HEIGHT) + 2)

    def minimumSizeHint(self) -> QSize:
        """Return the room the text needs: a chip is not cut."""
        return self.sizeHint()

    def paintEvent(self, _event: object) -> None:
        """Draw the chip."""
        painter = QPainter(self)
        paint_chip(painter, self._look, self._text, QRectF(self.rect()))
        painter.end()


class LinkChip(Chip):
    """A chip that opens what its number counts, by mouse, Enter or Space.

    Signals:
        figures_chosen: the figures it shows, whatever they are.
    """

    figures_chosen = Signal(object)

    def __init__(self, look: ChipLook, parent: QWidget | None = None) -> None:
        super().__init__(look, "", parent)
        self.figures: tuple[object, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_figures(self, text: str, figures: Sequence[object]) -> None:
        """Say something else and open something else."""
        self.figures = tuple(figures)
        self.set_text(text)

    def sizeHint(self) -> QSize:
        """Return the room the text needs, and the frame that shows where the keyboard is."""
        return super().sizeHint() + QSize(4, 4)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open on a click."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.figures_chosen.emit(self.figures)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter and Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.figures_chosen.emit(self.figures)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: object) -> None:
        """Draw the chip, framed while the keyboard is on it."""
        painter = QPainter(self)
        paint_chip(painter, self._look, self._text, QRectF(self.rect()).adjusted(2, 0, -2, 0))
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour("accent"), 2))
            radius = theme.scaled(_HEIGHT) / 2
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
        painter.end()
