"""A chart as a widget: every part of a bar is reached by mouse and keyboard, said aloud, and leads to what it counts."""

from PySide6.QtCore import QBuffer, QIODevice, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.kit.chart_layout import ChartLayout, Drawing, Placed, next_part
from ui.kit.chart_painter import paint_chart
from ui.kit.tool_tip import plain_tip

_PICTURE_WIDTH, _PICTURE_HEIGHT, _PICTURE_RATIO = 1000, 560, 2
_LEAST_WIDTH = 360
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class ChartView(QWidget):
    """A chart. Arrow keys go from part to part and from bar to bar, Enter opens what a part counts.

    Signals:
        figures_chosen: the figures of the part that was clicked, or on which Enter was pressed.
        moved: the keyboard stands on another part; its area, to be scrolled to.
    """

    figures_chosen = Signal(object)
    moved = Signal(QRectF)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._drawing: Drawing | None = None
        self._layout: ChartLayout | None = None
        self._here = 0
        theme.follow(self.lay_out)

    @property
    def drawing(self) -> Drawing | None:
        """What is shown."""
        return self._drawing

    @property
    def parts(self) -> list[Placed]:
        """Every part in its place."""
        return self._layout.parts if self._layout else []

    @property
    def current(self) -> Placed | None:
        """The part under the keyboard."""
        return self.parts[self._here] if self._here < len(self.parts) else None

    def show_drawing(self, drawing: Drawing) -> None:
        """Show another chart; the keyboard stays where it stood as long as that is there."""
        before, self._drawing = self._drawing, drawing
        is_same_kind = before is not None and [bar.label for bar in before.bars] == [bar.label for bar in drawing.bars]
        self._here = self._here if is_same_kind else 0
        self.setAccessibleName(drawing.title)
        self.lay_out()
        self._here = min(self._here, max(0, len(self.parts) - 1))
        self._say()

    def lay_out(self) -> None:
        """Place everything anew for the width there is."""
        if self._drawing is not None:
            least = ChartLayout(self._drawing, QSizeF(self.width(), 1))
            self.setMinimumHeight(round(least.size.height()))
            is_higher = self._drawing.is_upright and self.height() > least.size.height()
            self._layout = ChartLayout(self._drawing, QSizeF(self.width(), self.height())) if is_higher else least
            self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room the bars need."""
        return QSize(_LEAST_WIDTH, self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        """Return the least width in which names can be read."""
        return QSize(_LEAST_WIDTH, self.minimumHeight())

    def image(self) -> QImage:
        """Return the chart as a picture for paper: its title above it, twice as fine as a screen."""
        layout = self._for_paper()
        image = QImage(layout.size.toSize() * _PICTURE_RATIO, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(_PICTURE_RATIO)
        image.fill(theme.paper_colour("surface"))
        painter = QPainter(image)
        paint_chart(painter, layout, theme.paper_colour)
        painter.end()
        return image

    def png(self) -> bytes:
        """Return the picture as a PNG file."""
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self.image().save(buffer, "PNG")  # type: ignore[call-overload]
        return bytes(buffer.data().data())

    def svg(self) -> bytes:
        """Return the picture as an SVG file, which stays sharp at any size."""
        layout, buffer, generator = self._for_paper(), QBuffer(), QSvgGenerator()
        generator.setOutputDevice(buffer)
        generator.setSize(layout.size.toSize())
        generator.setViewBox(QRectF(QPointF(0, 0), layout.size))
        generator.setTitle(layout.drawing.title)
        generator.setResolution(round(self.logicalDpiX()))
        painter = QPainter(generator)
        painter.fillRect(QRectF(QPointF(0, 0), layout.size), theme.paper_colour("surface"))
        paint_chart(painter, layout, theme.paper_colour)
        painter.end()
        return bytes(buffer.data().data())

    def _for_paper(self) -> ChartLayout:
        assert self._drawing is not None
        height = _PICTURE_HEIGHT if self._drawing.is_upright else 0
        return ChartLayout(self._drawing, QSizeF(_PICTURE_WIDTH, height), has_title=True)

    # --- mouse and keyboard ------------------------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say what is under the pointer."""
        found = self._part_at(event.position())
        self.setToolTip(plain_tip(found.part.spoken) if found else "")
        self.setCursor(Qt.CursorShape.PointingHandCursor if found else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open what was clicked."""
        found = self._part_at(event.position())
        if event.button() is Qt.MouseButton.LeftButton and found is not None:
            self._go_to(self.parts.index(found))
            self.figures_chosen.emit(found.part.figures)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the parts, open one."""
        found = self.current
        step = self._steps().get(Qt.Key(event.key()))
        if found is not None and event.key() in _ENTER:
            self.figures_chosen.emit(found.part.figures)
        elif found is not None and step is not None:
            self._go_to(next_part(self.parts, self._here, bars=step[0], parts_on=step[1]))
        else:
            super().keyPressEvent(event)

    def _steps(self) -> dict[Qt.Key, tuple[int, int]]:
        """Return key -> how many bars and parts on it leads; along a bar that stands one goes up and down."""
        key, many = Qt.Key, len(self._drawing.bars) if self._drawing else 0
        along = (key.Key_Down, key.Key_Up) if self._drawing and self._drawing.is_upright else (key.Key_Left, key.Key_Right)
        across = (key.Key_Left, key.Key_Right) if self._drawing and self._drawing.is_upright else (key.Key_Up, key.Key_Down)
        steps = {along[0]: (0, -1), along[1]: (0, 1), across[0]: (-1, 0), across[1]: (1, 0)}
        return {**steps, key.Key_Home: (-many, 0), key.Key_End: (many, 0), key.Key_PageUp: (-5, 0), key.Key_PageDown: (5, 0)}

    def _go_to(self, place: int) -> None:
        self._here = place
        self._say()
        self.update()
        if self.current is not None:
            self.moved.emit(self.current.area)

    def _say(self) -> None:
        self.setAccessibleDescription(self.current.part.spoken if self.current else "")

    def _part_at(self, point: QPointF) -> Placed | None:
        return next((placed for placed in self.parts if placed.area.contains(point)), None)

    # --- drawing -----------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the new room."""
        super().resizeEvent(event)
        self.lay_out()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the chart, and a ring around the part under the keyboard."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("surface"))
        if self._layout is not None:
            paint_chart(painter, self._layout, theme.colour)
        if self.hasFocus() and self.current is not None:
            painter.setPen(QPen(theme.colour("surface"), 4))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.current.area.adjusted(-1, -1, 1, 1))
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRect(self.current.area.adjusted(-2, -2, 2, 2))
        painter.end()
