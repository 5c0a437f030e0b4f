"""Draws a chart: on the screen in the colours of the theme, in a picture in those of paper."""

from collections.abc import Callable

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from ui import theme
from ui.kit.cells import wrapped
from ui.kit.chart_layout import ChartLayout, Fill, Placed, Series

Colour = Callable[[str], QColor]
_STRIPE = 6


def paint_chart(painter: QPainter, layout: ChartLayout, colour: Colour) -> None:
    """Draw everything of a chart at the painter's origin."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if layout.title.height():
        painter.setFont(theme.body_font(points=theme.BODY_POINTS + 2, bold=True))
        painter.setPen(colour("ink"))
        painter.drawText(layout.title, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), layout.drawing.title)
    for series, area in layout.keys:
        _paint_key(painter, series, area, colour)
    _paint_ground(painter, layout, colour)
    for label, area in layout.labels:
        _paint_label(painter, label, area, colour, is_upright=layout.drawing.is_upright)
    for placed in layout.parts:
        if placed.series is None:
            _paint_end(painter, placed, colour, is_above=layout.drawing.is_upright)
        else:
            _paint_part(painter, placed, placed.series, colour)
    painter.restore()


def _paint_ground(painter: QPainter, layout: ChartLayout, colour: Colour) -> None:
    """Draw the line on which the bars stand."""
    painter.setPen(QPen(colour("line"), 1))
    area = layout.ground
    painter.drawLine(
        *((area.bottomLeft(), area.bottomRight()) if layout.drawing.is_upright else (area.topLeft(), area.bottomLeft()))
    )


def _paint_key(painter: QPainter, series: Series, area: QRectF, colour: Colour) -> None:
    side = theme.scaled(14)
    box = QRectF(area.left(), area.top() + (area.height() - side) / 2, side, side)
    _fill(painter, series, box, colour)
    painter.setFont(theme.body_font(points=theme.SMALL_POINTS))
    painter.setPen(colour("ink"))
    painter.drawText(area.adjusted(side + 6, 0, 0, 0), int(Qt.AlignmentFlag.AlignVCenter), series.name)


def _paint_label(painter: QPainter, label: str, area: QRectF, colour: Colour, *, is_upright: bool) -> None:
    """Draw the name of a bar, over two lines where it is long."""
    font = theme.body_font(points=theme.SMALL_POINTS)
    painter.setFont(font)
    painter.setPen(colour("ink"))
    step = QFontMetricsF(font).lineSpacing()
    lines = wrapped(label, font, int(area.width()) - 2, 2)
    top = area.top() if is_upright else area.top() + (area.height() - step * len(lines)) / 2
    side = Qt.AlignmentFlag.AlignHCenter if is_upright else Qt.AlignmentFlag.AlignLeft
    for number, line in enumerate(lines):
        painter.drawText(QRectF(area.left(), top + number * step, area.width(), step), int(side), line)


def _paint_end(painter: QPainter, placed: Placed, colour: Colour, *, is_above: bool) -> None:
    """Write what is said at the end of a bar."""
    painter.setFont(theme.body_font(points=theme.SMALL_POINTS))
    painter.setPen(colour("accent"))
    side = Qt.AlignmentFlag.AlignHCenter if is_above else Qt.AlignmentFlag.AlignLeft
    area = placed.area.adjusted(-8, 0, 8, 0) if is_above else placed.area.adjusted(4, 0, 8, 0)
    painter.drawText(area, int(side | Qt.AlignmentFlag.AlignVCenter), placed.part.text)


def _paint_part(painter: QPainter, placed: Placed, series: Series, colour: Colour) -> None:
    """Fill a part, and write its figure on a patch on which it can be read whatever the fill."""
    font = theme.body_font(points=theme.SMALL_POINTS, bold=True)
    _fill(painter, series, placed.area.adjusted(0.5, 0.5, -1, -0.5), colour)
    metrics = QFontMetricsF(font)
    patch = QRectF(0, 0, metrics.horizontalAdvance(placed.part.text) + 6, metrics.height() - 1)
    patch.moveCenter(placed.area.center())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("surface"))
    painter.drawRoundedRect(patch, 3, 3)
    painter.setFont(font)
    painter.setPen(colour("ink"))
    painter.drawText(patch, int(Qt.AlignmentFlag.AlignCenter), placed.part.text)


def _fill(painter: QPainter, series: Series, area: QRectF, colour: Colour) -> None:
    """Fill an area as its series is; stripes are lines of their own, since files of drawings know no patterns."""
    strong, soft = colour(series.colour), colour("surface")
    painter.setPen(QPen(strong, 1))
    painter.setBrush(strong if series.fill in (Fill.SOLID, Fill.CROSSED) else soft)
    painter.drawRect(area)
    if series.fill is Fill.STRIPED:
        painter.setPen(QPen(strong, 2))
        painter.drawLines(_stripes(area))
    elif series.fill is Fill.CROSSED:
        painter.setPen(QPen(soft, 1))
        painter.drawLines([*_stripes(area), *_stripes(area, is_falling=True)])


def _stripes(area: QRectF, *, is_falling: bool = False) -> list[QLineF]:
    """Return slanting lines through an area, cut at its edges."""
    step, found = theme.scaled(_STRIPE), list[QLineF]()
    start = area.left() - area.height()
    while start < area.right():
        left, right = max(start, area.left()), min(start + area.height(), area.right())
        first, last = area.bottom() - (left - start), area.bottom() - (right - start)
        if right > left:
            line = QLineF(QPointF(left, first), QPointF(right, last))
            found.append(_mirrored(line, area) if is_falling else line)
        start += step
    return found


def _mirrored(line: QLineF, area: QRectF) -> QLineF:
    flip = area.top() + area.bottom()
    return QLineF(line.x1(), flip - line.y1(), line.x2(), flip - line.y2())
