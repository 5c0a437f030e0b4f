"""Chips: a state said by a sign, a word and a colour together, so that none of the three is needed alone (V2)."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QWidget

from ui import theme

_HEIGHT = 20
_PAD = 8
_SIGN = 12


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
IDLE = ChipLook("minus", "idle")


def chip_width(text: str) -> int:
    """Return the width a chip with this text takes."""
    return QFontMetrics(theme.body_font(points=theme.SMALL_POINTS, bold=True)).horizontalAdvance(text) + _SIGN + 2 * _PAD + 4


def paint_chip(painter: QPainter, look: ChipLook, text: str, area: QRectF) -> None:
    """Draw a chip at the left of an area, in the middle of its height; too long text is elided."""
    font = theme.body_font(points=theme.SMALL_POINTS, bold=look.bold)
    metrics = QFontMetrics(font)
    width = min(area.width(), metrics.horizontalAdvance(text) + _SIGN + 2 * _PAD + 4)
    box = QRectF(area.left(), area.top() + (area.height() - _HEIGHT) / 2, width, _HEIGHT)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(look.ground))
    painter.drawRoundedRect(box, _HEIGHT / 2, _HEIGHT / 2)
    sign = QRectF(box.left() + _PAD - 1, box.top() + (_HEIGHT - _SIGN) / 2, _SIGN, _SIGN)
    theme.draw_icon(painter, look.sign, look.colour, sign, weight=3)
    painter.setPen(QColor(theme.colour(look.colour)))
    painter.setFont(font)
    words = QRectF(sign.right() + 3, box.top(), box.right() - sign.right() - _PAD, _HEIGHT)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(words.width()) + 1)
    painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), shown)
    painter.restore()


class Chip(QWidget):
    """A chip as a widget."""

    def __init__(self, look: ChipLook, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._text = text
        self.setAccessibleName(text)

    def set_text(self, text: str) -> None:
        """Say something else."""
        self._text = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room the text needs."""
        return QSize(chip_width(self._text), _HEIGHT + 2)

    def minimumSizeHint(self) -> QSize:
        """Return the room the text needs: a chip is not cut."""
        return self.sizeHint()

    def paintEvent(self, _event: object) -> None:
        """Draw the chip."""
        painter = QPainter(self)
        paint_chip(painter, self._look, self._text, QRectF(self.rect()))
        painter.end()
