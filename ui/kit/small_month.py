"""A month as small as a stamp, for a whole year on one sheet: days, and how much stands on each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.kit.tool_tip import plain_tip

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
_ROWS = 6
_CELL = (22, 17)


@dataclass(frozen=True, slots=True)
class SmallDay:
    """One day.

    Attributes:
        load: how much stands on it, 0 for nothing to 3 for much: drawn as so many strokes below the number.
        colour: of the strokes.
        is_named: whether it is a holiday or an anniversary: drawn in bold.
        spoken: the day in words.
    """

    on: date
    load: int
    colour: str
    is_day_off: bool
    is_named: bool
    spoken: str


class SmallMonth(QWidget):
    """Draws a month from Monday on and keeps the day under the cursor.

    Signals:
        day_activated: Enter or a click on a date.
        left: an arrow key went to a date outside of the month.
    """

    day_activated = Signal(object)
    left = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._days: tuple[SmallDay, ...] = ()
        self._today: date | None = None
        self._selected = 0
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    @property
    def days(self) -> tuple[SmallDay, ...]:
        """The days shown."""
        return self._days

    def show_days(self, days: Sequence[SmallDay], today: date) -> None:
        """Show the days of another month."""
        self._days, self._today = tuple(days), today
        self._selected = min(self._selected, len(days) - 1)
        self._say()
        self.update()

    def select(self, on: date) -> None:
        """Put the cursor on a day of the month."""
        self._selected = next((place for place, day in enumerate(self._days) if day.on == on), 0)
        self._say()
        self.update()

    def area_of_day(self, on: date) -> QRectF:
        """Return where a day is drawn."""
        return self._area(next(place for place, day in enumerate(self._days) if day.on == on))

    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        return QSize(theme.scaled(_CELL[0] * 7 + 14), theme.scaled(_CELL[1] * _ROWS + 6))

    def minimumSizeHint(self) -> QSize:
        """Return the least size in which days can be read."""
        return QSize(theme.scaled(_CELL[0] * 7), theme.scaled(_CELL[1] * _ROWS))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the days."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plain, bold = theme.body_font(points=theme.SMALL_POINTS - 1), theme.body_font(points=theme.SMALL_POINTS - 1, bold=True)
        for place, day in enumerate(self._days):
            area = self._area(place)
            is_today = day.on == self._today
            if day.is_day_off:
                painter.fillRect(area.adjusted(1, 1, -1, -1), theme.colour("ground"))
            painter.setFont(bold if day.is_named or is_today else plain)
            shade = "ink_soft" if day.is_day_off and not day.is_named else "ink"
            painter.setPen(theme.colour("accent" if is_today else shade))
            painter.drawText(area.adjusted(0, 0, 0, -3), int(Qt.AlignmentFlag.AlignCenter), str(day.on.day))
            self._paint_load(painter, day, area)
            if place == self._selected and self.hasFocus():
                painter.setPen(QPen(theme.colour("accent"), 2))
                painter.drawRect(area.adjusted(1, 1, -1, -1))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the days."""
        step = _STEPS.get(Qt.Key(event.key())) if event.modifiers() == Qt.KeyboardModifier.NoModifier else None
        if step is not None and self._days:
            on = self._days[self._selected].on + timedelta(days=step)
            if self._days[0].on <= on <= self._days[-1].on:
                self.select(on)
            else:
                self.left.emit(on)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._days:
            self.day_activated.emit(self._days[self._selected].on)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Act on the day that was hit."""
        found = self._day_at(event.position())
        if found is not None and event.button() is Qt.MouseButton.LeftButton:
            self.select(found.on)
            self.day_activated.emit(found.on)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the words of the day under the pointer."""
        found = self._day_at(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if found else Qt.CursorShape.ArrowCursor)
        self.setToolTip(plain_tip(found.spoken) if found else "")

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus."""
        super().focusInEvent(event)
        self.update()

    def _paint_load(self, painter: QPainter, day: SmallDay, area: QRectF) -> None:
        painter.setPen(QPen(theme.colour(day.colour), 2))
        width = theme.scaled(4)
        start = area.center().x() - (day.load * (width + 2) - 2) / 2
        for number in range(day.load):
            x = start + number * (width + 2)
            painter.drawLine(QPointF(x, area.bottom() - 2), QPointF(x + width, area.bottom() - 2))

    def _say(self) -> None:
        self.setAccessibleDescription(self._days[self._selected].spoken if self._days else "")

    def _area(self, place: int) -> QRectF:
        place += self._days[0].on.weekday()
        width, height = self.width() / 7, self.height() / _ROWS
        return QRectF((place % 7) * width, (place // 7) * height, width, height)

    def _day_at(self, point: QPointF) -> SmallDay | None:
        return next((day for place, day in enumerate(self._days) if self._area(place).contains(point)), None)
