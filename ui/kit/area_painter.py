"""Paints the parts of a chart on a page, each known by its fill alone: paper is black and white."""

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ui.colours import LIGHT
from ui.kit.chart_layout import Fill
from ui.kit.printed import PrintedArea

_DARK, _LINE, _WHITE = QColor(LIGHT.paper_area), QColor(LIGHT.paper_edge), QColor(LIGHT.paper)
_EDGE, _FINE_LINE = 0.5, 0.5
_STRIPE, _MESH = 4.0, 2.0  # points between the lines of a fill


def paint_area(painter: QPainter, area: PrintedArea, scale: float) -> None:
    """Paint one part; `scale` is the painter's units in a point."""
    box = QRectF(area.x_pt * scale, area.y_pt * scale, area.width_pt * scale, area.height_pt * scale)
    painter.fillRect(box, _DARK if area.fill == Fill.SOLID.value else _WHITE)
    if area.fill is None:
        return
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_pen(_FINE_LINE * scale))
    if area.fill == Fill.STRIPED.value:
        painter.drawLines(_slanting(box, _STRIPE * scale))
    elif area.fill == Fill.CROSSED.value:
        painter.drawLines(_mesh(box, _MESH * scale))
    painter.setPen(_pen(_EDGE * scale))
    painter.drawRect(box)


def _pen(width: float) -> QPen:
    pen = QPen(_LINE, width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    return pen


def _mesh(box: QRectF, step: float) -> list[QLineF]:
    across = [QLineF(x, box.top(), x, box.bottom()) for x in _places(box.left(), box.right(), step)]
    return [*across, *(QLineF(box.left(), y, box.right(), y) for y in _places(box.top(), box.bottom(), step))]


def _slanting(box: QRectF, step: float) -> list[QLineF]:
    """Return lines that rise to the right, cut at the edges."""
    found: list[QLineF] = []
    for start in _places(box.left() - box.height(), box.right(), step):
        left, right = max(start, box.left()), min(start + box.height(), box.right())
        found.append(QLineF(left, box.bottom() - (left - start), right, box.bottom() - (right - start)))
    return found


def _places(first: float, last: float, step: float) -> list[float]:
    return [first + step * number for number in range(1, int((last - first) / step) + 1)]
