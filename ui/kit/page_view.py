"""Shows laid-out pages as paper: scrolled, enlarged, one or two beside one another; only what is visible is painted."""

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from ui import theme
from ui.kit.page_blocks import piece_area
from ui.kit.page_painter import paint_page
from ui.kit.printed import PrintedPage, PrintedText
from ui.kit.tool_tip import plain_tip

_GAP = 14
_STEP = 1.15
_SMALLEST, _LARGEST = 0.2, 5.0
_POINTS_AN_INCH = 72


class Fit(Enum):
    """What decides how large pages are shown."""

    WIDTH = "width"
    PAGE = "page"
    FREE = "free"


class PageView(QAbstractScrollArea):
    """Pages on a grey ground.

    Signals:
        page_changed: another page is the one looked at; its place from 0.
        zoom_changed: pages are shown at another size; a share of their size on paper.
        sources_chosen: words were clicked that rest on something; what they rest on.
    """

    page_changed = Signal(int)
    zoom_changed = Signal(float)
    sources_chosen = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: Sequence[PrintedPage] = ()
        self._areas: list[QRectF] = []
        self._columns, self._fit, self._zoom, self._page = 1, Fit.WIDTH, 1.0, 0
        self._pointed: PrintedText | None = None
        self._name = name
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # else fitting to the width makes it come and go
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.verticalScrollBar().valueChanged.connect(self._look_again)
        self.setMinimumSize(QSize(160, 120))

    @property
    def page(self) -> int:
        """The page looked at, from 0."""
        return self._page

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._pages)

    @property
    def zoom(self) -> float:
        """How large pages are shown, as a share of their size on paper."""
        return self._zoom

    @property
    def columns(self) -> int:
        """How many pages stand beside one another."""
        return self._columns

    def show_pages(self, pages: Sequence[PrintedPage]) -> None:
        """Show other pages, at the place where one was."""
        place = self.verticalScrollBar().value()
        self._pages, self._pointed = pages, None
        self._lay_out()
        self.verticalScrollBar().setValue(place)
        self._look_again()
        self._describe()

    def set_columns(self, count: int) -> None:
        """Show one page or two beside one another."""
        page = self._page
        self._columns = count
        self._lay_out()
        self.go_to(page)

    def set_fit(self, fit: Fit) -> None:
        """Let pages be as wide as the view, or be seen as a whole."""
        page = self._page
        self._fit = fit
        self._lay_out()
        self.go_to(page)

    def set_zoom(self, zoom: float, at: QPointF | None = None) -> None:
        """Show pages at a size; the point `at` of the view stays where it is."""
        held = at or QPointF(self.viewport().width() / 2, 0)
        before = self._zoom
        x, y = self.horizontalScrollBar().value() + held.x(), self.verticalScrollBar().value() + held.y()
        self._fit, self._zoom = Fit.FREE, min(max(zoom, _SMALLEST), _LARGEST)
        self._lay_out()
        factor = self._zoom / before
        self.horizontalScrollBar().setValue(round(x * factor - held.x()))
        self.verticalScrollBar().setValue(round(y * factor - held.y()))
        self.zoom_changed.emit(self._zoom)

    def zoom_by(self, steps: float) -> None:
        """Show pages larger or smaller by steps."""
        self.set_zoom(self._zoom * _STEP**steps)

    def go_to(self, page: int, top_pt: float = 0.0) -> None:
        """Scroll to a place of a page."""
        if 0 <= page < len(self._areas):
            self.verticalScrollBar().setValue(round(self._areas[page].top() + top_pt * self.scale) - _GAP)

    def area_of(self, page: int) -> QRectF:
        """Return where a page is in the view."""
        return self._areas[page].translated(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())

    def piece_at(self, point: QPoint) -> PrintedText | None:
        """Return the words at a point of the view that rest on something; None where there are none."""
        found = self.place_at(point)
        if found is None:
            return None
        page, inside = found
        return next((one for one in self._pages[page].texts if one.sources and piece_area(one).contains(inside)), None)

    def place_at(self, point: QPoint) -> tuple[int, QPointF] | None:
        """Return the page at a point of the view and the point on it, in points of paper; None beside the pages."""
        for number in range(self.count):
            area = self.area_of(number)
            if area.contains(QPointF(point)):
                return number, (QPointF(point) - area.topLeft()) * (1 / self.scale)
        return None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the pages that are seen."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), theme.colour("idle_soft"))
        seen = QRectF(event.rect())
        for place, page in enumerate(self._pages):
            area = self.area_of(place)
            if area.intersects(seen):
                self._paint(painter, place, page, area)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep pages as wide as the view where they were."""
        page = self._page
        self._lay_out()
        self.go_to(page)
        super().resizeEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Enlarge with Ctrl, else scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self._zoom * _STEP ** (event.angleDelta().y() / 120), event.position())
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page Up and Down, Home and End go through the pages; Ctrl and + - 0 change their size."""
        key, has_ctrl = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        bar = self.verticalScrollBar()
        sizes = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}
        places = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: bar.maximum()}
        if has_ctrl and key in sizes:
            self.zoom_by(sizes[Qt.Key(key)])
        elif has_ctrl and key == Qt.Key.Key_0:
            self.set_zoom(1.0)
        elif key in places:
            bar.setValue(places[Qt.Key(key)])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell what the clicked words rest on."""
        piece = self.piece_at(event.position().toPoint()) if event.button() == Qt.MouseButton.LeftButton else None
        if piece is not None:
            self.sources_chosen.emit(piece.sources)
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show which words rest on something."""
        pointed = self.piece_at(event.position().toPoint())
        if pointed is not self._pointed:
            self._pointed = pointed
            shape = Qt.CursorShape.PointingHandCursor if pointed is not None else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)
            self.viewport().setToolTip(plain_tip(self.hint_of(pointed)) if pointed is not None else "")
            self.viewport().update()
        super().mouseMoveEvent(event)

    def hint_of(self, piece: PrintedText) -> str:
        """Return the tool tip over words that rest on something."""
        return self.tr("Bấm để xem các đầu việc của câu này") if piece.sources else ""

    def changeEvent(self, event: QEvent) -> None:
        """Lay out anew when the font or style of the window changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._lay_out()

    @property
    def scale(self) -> float:
        """Pixels in a point."""
        return self._zoom * self.logicalDpiX() / _POINTS_AN_INCH

    def _paint(self, painter: QPainter, place: int, page: PrintedPage, area: QRectF) -> None:
        painter.fillRect(area, theme.colour("paper"))
        painter.setPen(QPen(theme.colour("paper_line"), 1))
        painter.drawRect(area)
        painter.save()
        painter.setClipRect(area)
        painter.translate(area.topLeft())
        pointed = self._pointed
        if pointed is not None:
            for one in page.texts:
                if one.sources and one.sources is pointed.sources:
                    under = piece_area(one)
                    painter.fillRect(QRectF(under.topLeft() * self.scale, under.size() * self.scale), theme.colour("paper_mark"))
        self.paint_below(painter, place)
        paint_page(painter, page, self.scale)
        self.paint_above(painter, place)
        painter.restore()

    def paint_below(self, painter: QPainter, number: int) -> None:
        """Paint what stands under the letters of a page; nothing here."""

    def paint_above(self, painter: QPainter, number: int) -> None:
        """Paint what stands over the letters of a page; nothing here."""

    def _lay_out(self) -> None:
        """Find where each page goes, in pixels of the whole."""
        room = self.viewport().size()
        self._choose_zoom(room)
        self._areas, y, right = [], float(_GAP), 0.0
        for first in range(0, len(self._pages), self._columns):
            row = self._pages[first : first + self._columns]
            width = sum(page.width_pt for page in row) * self.scale + _GAP * (len(row) - 1)
            x = max((room.width() - width) / 2, _GAP)
            for page in row:
                self._areas.append(QRectF(round(x), round(y), page.width_pt * self.scale, page.height_pt * self.scale))
                x += page.width_pt * self.scale + _GAP
            right = max(right, x)
            y += max(page.height_pt for page in row) * self.scale + _GAP
        self.verticalScrollBar().setRange(0, max(round(y) - room.height(), 0))
        self.verticalScrollBar().setPageStep(room.height())
        self.verticalScrollBar().setSingleStep(40)
        is_wider = right - _GAP > room.width()
        self.horizontalScrollBar().setRange(0, round(right) - room.width() if is_wider else 0)
        self.horizontalScrollBar().setPageStep(room.width())
        self.viewport().update()

    def _choose_zoom(self, room: QSize) -> None:
        if self._fit is Fit.FREE or not self._pages:
            return
        first = self._pages[min(self._page, len(self._pages) - 1)]
        per_point = self.logicalDpiX() / _POINTS_AN_INCH
        zoom = (room.width() - _GAP * (self._columns + 1)) / (first.width_pt * per_point * self._columns)
        if self._fit is Fit.PAGE:
            zoom = min(zoom, (room.height() - 2 * _GAP) / (first.height_pt * per_point))
        zoom = min(max(zoom, _SMALLEST), _LARGEST)
        if zoom != self._zoom:
            self._zoom = zoom
            self.zoom_changed.emit(zoom)

    def _look_again(self) -> None:
        """Find which page is looked at: the one across a line a third down the view."""
        line = self.verticalScrollBar().value() + self.viewport().height() / 3
        found = next((place for place, area in enumerate(self._areas) if area.bottom() >= line), max(self.count - 1, 0))
        if found != self._page:
            self._page = found
            self._describe()
            self.page_changed.emit(found)

    def _describe(self) -> None:
        """Give the page's text to those who hear it read."""
        if self._page < self.count:
            place = self.tr("Trang {page} trên {count}").format(page=self._page + 1, count=self.count)
            self.setAccessibleName(f"{self._name}. {place}")
            self.setAccessibleDescription(self._pages[self._page].text)
