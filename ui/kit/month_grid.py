"""A month on six rows of seven days: painted in one go, walked with the arrow keys."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.kit.carried import carried_in
from ui.kit.tool_tip import plain_tip

WEEKDAYS = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")
_HEAD = 24
_MOST_DOTS = 6
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -7,
    Qt.Key.Key_Down: 7,
}


@dataclass(frozen=True, slots=True)
class GridDay:
    """One day as the grid draws it.

    Attributes:
        on: the date.
        corner: what stands small in the corner, the lunar day.
        note: a word below, an anniversary or holiday; empty for none.
        dots: colours of the theme, one dot each.
        is_in_month: False greys the day.
        is_day_off: whether it is drawn as a day on which nobody works.
        spoken: the day as a screen reader says it, and as the tool tip shows it.
    """

    on: date
    corner: str
    note: str
    dots: tuple[str, ...]
    is_in_month: bool
    is_day_off: bool
    spoken: str


class MonthGrid(QWidget):
    """Draws a month and keeps the day under the cursor.

    Signals:
        day_selected: the date under the cursor is another one.
        day_activated: Enter or a double click on a date.
        carried_over: something is dragged over a date (a Carried, the date); None and None once it is not any more.
        carried_dropped: something was let go over a date (a Carried, the date).
    """

    day_selected = Signal(object)
    day_activated = Signal(object)
    carried_over = Signal(object, object)
    carried_dropped = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days: tuple[GridDay, ...] = ()
        self._today: date | None = None
        self._selected: date | None = None
        self._target: date | None = None
        self._taken: tuple[str, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    @property
    def selected(self) -> date | None:
        """The day under the cursor."""
        return self._selected

    def set_days(self, days: Sequence[GridDay], today: date, selected: date) -> None:
        """Show another month; `selected` is the day under the cursor."""
        self._days, self._today, self._selected = tuple(days), today, selected
        self._say()
        self.update()

    def take_drops(self, kinds: Collection[str]) -> None:
        """Let things of these kinds be dragged to a day."""
        self._taken = tuple(kinds)
        self.setAcceptDrops(True)

    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        return QSize(theme.scaled(420), theme.scaled(_HEAD + 6 * 40))

    def minimumSizeHint(self) -> QSize:
        """Return the least size in which days can be read and hit."""
        return QSize(theme.scaled(7 * 40), theme.scaled(_HEAD + 6 * theme.TARGET))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw head, days and the frame of the day under the cursor."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_head(painter)
        for place, day in enumerate(self._days):
            self._paint_day(painter, day, self._area(place))
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the days; other months are asked for by going past the edge."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None and self._selected is not None:
            self._select(self._selected + timedelta(days=step))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._selected is not None:
            self.day_activated.emit(self._selected)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select the day that was hit."""
        found = self._day_at(event.position())
        if found is not None:
            self._select(found.on)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Act on the day that was hit."""
        found = self._day_at(event.position())
        if found is not None:
            self.day_activated.emit(found.on)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the words of the day under the pointer."""
        found = self._day_at(event.position())
        self.setToolTip(plain_tip(found.spoken) if found else "")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take what belongs on a day."""
        if carried_in(event.mimeData(), self._taken) is not None:
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show over which day it is."""
        carried, day = carried_in(event.mimeData(), self._taken), self._day_at(event.position())
        if carried is None or day is None:
            event.ignore()
            self._show_target(None)
            return
        event.acceptProposedAction()
        if day.on != self._target:
            self._show_target(day.on)
            self.carried_over.emit(carried, day.on)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Forget the day: it was dragged on, or Escape was pressed."""
        self._show_target(None)

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell what was let go over which day."""
        carried, day = carried_in(event.mimeData(), self._taken), self._day_at(event.position())
        self._show_target(None)
        if carried is not None and day is not None:
            event.acceptProposedAction()
            self.carried_dropped.emit(carried, day.on)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus."""
        super().focusInEvent(event)
        self.update()

    def _select(self, on: date) -> None:
        self._selected = on
        self._say()
        self.update()
        self.day_selected.emit(on)

    def _show_target(self, on: date | None) -> None:
        if self._target is not None and on is None:
            self.carried_over.emit(None, None)
        self._target = on
        self.update()

    def _say(self) -> None:
        found = next((day for day in self._days if day.on == self._selected), None)
        self.setAccessibleDescription(found.spoken if found else "")

    def _paint_head(self, painter: QPainter) -> None:
        painter.setFont(theme.body_font(points=theme.SMALL_POINTS))
        painter.setPen(theme.colour("ink_soft"))
        width = self.width() / 7
        for column, word in enumerate(WEEKDAYS):
            painter.drawText(QRectF(column * width, 0, width, theme.scaled(_HEAD)), int(Qt.AlignmentFlag.AlignCenter), word)

    def _paint_day(self, painter: QPainter, day: GridDay, area: QRectF) -> None:
        is_target = day.on == self._target
        painter.fillRect(area, theme.colour("accent_soft" if is_target else "surface" if day.is_in_month else "head"))
        painter.setPen(QPen(theme.colour("line_soft"), 1))
        painter.drawLine(area.topLeft(), area.topRight())
        painter.drawLine(area.topRight(), area.bottomRight())
        inner = area.adjusted(6, 3, -5, -3)
        shade = "ink_soft" if not day.is_in_month or day.is_day_off else "ink"
        painter.setFont(theme.body_font(bold=day.on == self._today))
        painter.setPen(theme.colour("accent" if day.on == self._today else shade))
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop), str(day.on.day))
        small = theme.body_font(points=theme.SMALL_POINTS - 1)
        painter.setFont(small)
        painter.setPen(theme.colour("ink_soft"))
        height = Qt.AlignmentFlag.AlignTop if self._corners_fit(inner.width()) else Qt.AlignmentFlag.AlignBottom
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignRight | height), day.corner)
        self._paint_dots(painter, day, inner)
        if day.note and inner.height() >= theme.scaled(34):
            painter.setPen(theme.colour("soon"))
            painter.setFont(small)
            shown = QFontMetrics(small).elidedText(day.note, Qt.TextElideMode.ElideRight, int(inner.width()) + 2)
            line = inner.adjusted(0, QFontMetrics(small).height() + 4, 2, 0)
            painter.drawText(line, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop), shown)
        if is_target or day.on == self._selected:
            painter.setPen(QPen(theme.colour("accent"), 2 if self.hasFocus() or is_target else 1.4))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(area.adjusted(1.5, 1.5, -1.5, -1.5))

    def _corners_fit(self, width: float) -> bool:
        """Whether the corner of every day has room beside its number; in a narrow grid all of them stand below."""
        number = QFontMetrics(theme.body_font(bold=True)).horizontalAdvance("30")
        small = QFontMetrics(theme.body_font(points=theme.SMALL_POINTS - 1))
        return all(number + 2 + small.horizontalAdvance(day.corner) <= width for day in self._days)

    def _paint_dots(self, painter: QPainter, day: GridDay, inner: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        for number, shade in enumerate(day.dots[:_MOST_DOTS]):
            painter.setBrush(theme.colour(shade))
            radius = theme.scaled(3)
            painter.drawEllipse(QPointF(inner.left() + radius + number * 3 * radius, inner.bottom() - radius), radius, radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _area(self, place: int) -> QRectF:
        rows = max(1, (len(self._days) + 6) // 7)
        head = theme.scaled(_HEAD)
        width, height = self.width() / 7, (self.height() - head) / rows
        return QRectF((place % 7) * width, head + (place // 7) * height, width, height)

    def _day_at(self, point: QPointF) -> GridDay | None:
        return next((day for place, day in enumerate(self._days) if self._area(place).contains(point)), None)
