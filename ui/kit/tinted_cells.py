"""Painter for cells whose whole ground says a state, beside a sign and few words; hundreds are drawn at once, and fast."""

from functools import lru_cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui import theme
from ui.kit.cells import CELL_ROLE, Cell

_SIGN, _PAD = 13, 6
_BESIDE_SIGN = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class TintedDelegate(QStyledItemDelegate):
    """Draws a `Cell` with a chip as one tinted field; one without as an empty field. Bold ones belong to a heading."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Draw ground, sign, words and the frame of the cursor."""
        area: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue]
        cell = index.data(CELL_ROLE)
        has_cursor = bool(state & QStyle.StateFlag.State_HasFocus)
        is_chosen = bool(state & QStyle.StateFlag.State_Selected) and not has_cursor  # the frame says it; the state stays seen
        painter.fillRect(area, theme.colour("head" if isinstance(cell, Cell) and cell.bold else "surface"))
        if isinstance(cell, Cell) and cell.chip is not None:
            self._paint_cell(painter, cell, area, is_chosen=is_chosen)
        elif is_chosen:
            painter.fillRect(area.adjusted(1, 1, -2, -2), theme.colour("accent_soft"))
        painter.setPen(QPen(theme.colour("line_soft"), 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        painter.drawLine(area.topRight(), area.bottomRight())
        if has_cursor:
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRect(area.adjusted(1, 1, -2, -2))

    def _paint_cell(self, painter: QPainter, cell: Cell, area: QRect, *, is_chosen: bool) -> None:
        assert cell.chip is not None
        field = area.adjusted(1, 1, -2, -2)
        painter.fillRect(field, theme.colour("accent_soft" if is_chosen else cell.chip.ground))
        if theme.has_outlines():
            painter.setPen(QPen(theme.colour(cell.chip.colour), 1))
            painter.drawRect(field)
        side, pad = theme.scaled(_SIGN), theme.scaled(_PAD)
        sign = _sign(
            cell.chip.sign, cell.chip.colour, theme.colour(cell.chip.colour).rgb(), side, painter.device().devicePixelRatio()
        )
        painter.drawPixmap(field.left() + pad - 2, field.top() + (field.height() - side) // 2, sign)
        words = field.adjusted(pad + side + 1, 0, -2, 0)
        font = theme.body_font(points=theme.SMALL_POINTS, bold=cell.chip.bold or cell.bold)
        painter.setFont(font)
        painter.setPen(theme.colour(cell.chip.colour))
        painter.drawText(words, _BESIDE_SIGN, _shortened(cell.text, cell.chip.bold or cell.bold, words.width(), theme.scale()))

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Leave sizes to the heads."""
        return QSize(theme.scaled(_SIGN), theme.scaled(_SIGN))


@lru_cache(maxsize=2048)
def _shortened(text: str, bold: bool, width: int, _scale: float) -> str:
    """Return the words of a cell as they fit; measured once, since the same few stand in hundreds of cells."""
    metrics = QFontMetrics(theme.body_font(points=theme.SMALL_POINTS, bold=bold))
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)


@lru_cache(maxsize=256)
def _sign(name: str, colour: str, _shade: int, side: int, ratio: float) -> QPixmap:
    """Return a sign as pixels: drawn from its outline it would take longer than all the rest of the cell."""
    pixmap = QPixmap(round(side * ratio), round(side * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    theme.draw_icon(painter, name, colour, QRectF(0, 0, side, side), weight=3)
    painter.end()
    return pixmap
