"""Weeks of days with what stands on each: painted in one go, walked with the arrow keys, entries opened by a click or dragged.

Nothing is moved here: a drag only says which entry was let go over which day.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from ui import theme
from ui.kit.cells import wrapped
from ui.kit.month_grid import WEEKDAYS
from ui.kit.tool_tip import plain_tip

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
_PAD = 5
_SIGN = 11
_LEAST_ROW = 26
_MOST_NOTES = 2
_ROOM_FOR_NOTES = 5  # lines, below which a day with entries shows one note alone
_DENSE = 2


@dataclass(frozen=True, slots=True)
class GridEntry:
    """What stands on a day.

    Attributes:
        text: its state and name in few words.
        sign: an icon's name; with the words it says what the colour says.
        colour: a colour of the theme.
        key: what it is, for whoever opens it.
        is_movable: whether it can be dragged to another day.
        spoken: all of it in words.
    """

    text: str
    sign: str
    colour: str
    key: object
    is_movable: bool
    spoken: str


@dataclass(frozen=True, slots=True)
class SheetDay:
    """One day as the grid draws it.

    Attributes:
        corner: what stands small in the corner, the lunar day.
        notes: holidays and anniversaries.
        is_in_month: False greys the day.
        is_day_off: whether it is drawn as a day on which nobody works.
        spoken: the whole day in words.
    """

    on: date
    corner: str
    notes: tuple[str, ...]
    entries: tuple[GridEntry, ...]
    is_in_month: bool
    is_day_off: bool
    spoken: str


@dataclass(frozen=True, slots=True)
class _Placed:
    """Lines of text in their place; of an entry or of a note."""

    area: QRectF
    lines: tuple[str, ...]
    entry: GridEntry | None
    day: SheetDay
    is_note: bool = False


class DayGrid(QWidget):
    """Draws weeks of days and keeps the day under the cursor.

    Signals:
        day_selected: the date under the cursor is another one; it may lie outside of the days shown.
        day_activated: Enter or a double click on a date.
        entry_activated: a click on an entry; its key.
        entry_moved: an entry was let go over another day; its key and the date.
    """

    day_selected = Signal(object)
    day_activated = Signal(object)
    entry_activated = Signal(object)
    entry_moved = Signal(object, object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._days: tuple[SheetDay, ...] = ()
        self._placed: list[_Placed] = []
        self._today: date | None = None
        self._selected: date | None = None
        self._most_lines = 1
        self._pressed: _Placed | None = None
        self._pressed_at = QPointF()
        self._dragged_to: QPointF | None = None
        theme.follow(self._lay_out, at_once=False)

    @property
    def selected(self) -> date | None:
        """The day under the cursor."""
        return self._selected

    @property
    def days(self) -> tuple[SheetDay, ...]:
        """The days shown."""
        return self._days

    def show_days(self, days: Sequence[SheetDay], today: date, selected: date, *, most_lines: int = 1) -> None:
        """Show other days, whole weeks from Monday on.

        Args:
            days: the days.
            today: the day drawn as today.
            selected: the day under the cursor.
            most_lines: over how many lines an entry may run.
        """
        self._days, self._today, self._selected, self._most_lines = tuple(days), today, selected, most_lines
        self._lay_out()
        self._say()

    def area_of(self, entry: GridEntry) -> QRectF:
        """Return where an entry is drawn; empty when there is no room for it."""
        return next((one.area for one in self._placed if one.entry is entry), QRectF())

    def area_of_day(self, on: date) -> QRectF:
        """Return where a day is drawn."""
        return self._area(next(place for place, day in enumerate(self._days) if day.on == on))

    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        return QSize(theme.scaled(700), theme.scaled(480))

    def minimumSizeHint(self) -> QSize:
        """Return the least size in which days can be read and hit."""
        return QSize(theme.scaled(7 * 52), theme.scaled(24 + max(1, len(self._days) // 7) * _LEAST_ROW))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find again what there is room for."""
        super().resizeEvent(event)
        self._lay_out()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw head, days, entries, the frame of the day under the cursor, and what is being dragged."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_head(painter)
        for place, day in enumerate(self._days):
            self._paint_day(painter, day, self._area(place))
        for one in self._placed:
            self._paint_lines(painter, one)
        for place, day in enumerate(self._days):
            if day.on == self._selected:
                painter.setPen(QPen(theme.colour("accent"), 2 if self.hasFocus() else 1.4))
                painter.drawRect(self._area(place).adjusted(1.5, 1.5, -1.5, -1.5))
        if self._dragged_to is not None and self._pressed is not None:
            self._paint_dragged(painter, self._pressed, self._dragged_to)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the days; others are asked for by going past the edge. Esc gives a drag up."""
        step = _STEPS.get(Qt.Key(event.key())) if event.modifiers() == Qt.KeyboardModifier.NoModifier else None
        if event.key() == Qt.Key.Key_Escape and self._dragged_to is not None:
            self._forget_drag()
        elif step is not None and self._selected is not None:
            self._select(self._selected + timedelta(days=step))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._selected is not None:
            self.day_activated.emit(self._selected)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select the day that was hit, and take hold of the entry."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        self._pressed, self._pressed_at = self._entry_at(event.position()), event.position()
        found = self._day_at(event.position())
        if found is not None and found.on != self._selected:
            self._select(found.on)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag what was taken hold of; else show the words of what is under the pointer."""
        far = (event.position() - self._pressed_at).manhattanLength() >= QApplication.startDragDistance()
        held = self._pressed
        if held is not None and held.entry is not None and held.entry.is_movable and (far or self._dragged_to is not None):
            self._dragged_to = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.update()
            return
        found, day = self._entry_at(event.position()), self._day_at(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if found else Qt.CursorShape.ArrowCursor)
        spoken = found.entry.spoken if found and found.entry else day.spoken if day else ""
        self.setToolTip(plain_tip(spoken))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the entry that was clicked, or say over which day it was let go."""
        held, was_dragged, day = self._pressed, self._dragged_to is not None, self._day_at(event.position())
        self._forget_drag()
        if held is None or held.entry is None:
            return
        if not was_dragged and held.area.contains(event.position()):
            self.entry_activated.emit(held.entry.key)
        elif was_dragged and day is not None and day.on != held.day.on:
            self.entry_moved.emit(held.entry.key, day.on)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Act on the day that was hit; an entry was opened by the first click."""
        found = self._day_at(event.position())
        if found is not None and self._entry_at(event.position()) is None:
            self.day_activated.emit(found.on)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus."""
        super().focusInEvent(event)
        self.update()

    def _forget_drag(self) -> None:
        self._pressed, self._dragged_to = None, None
        self.unsetCursor()
        self.update()

    def _select(self, on: date) -> None:
        self._selected = on
        self._say()
        self.update()
        self.day_selected.emit(on)

    def _say(self) -> None:
        found = next((day for day in self._days if day.on == self._selected), None)
        self.setAccessibleDescription(found.spoken if found else "")

    # --- where everything stands -------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        """Place notes and entries below the number of each day, as many as there is room for; the rest is counted."""
        small = theme.body_font(points=theme.SMALL_POINTS)
        number, line = QFontMetricsF(theme.body_font()).height(), QFontMetricsF(small).height() + 1
        self._placed = []
        for place, day in enumerate(self._days):
            inner = self._area(place).adjusted(_PAD, 3, -_PAD + 1, -2)
            room = QRectF(inner.left(), inner.top() + number + 1, inner.width(), inner.height() - number - 1)
            if room.height() >= line:
                self._place_lines(day, room, line, small)
            elif day.entries:  # a very low row says how many there are, beside the number
                beside = QRectF(inner.left() + theme.scaled(26), inner.top(), inner.width() - theme.scaled(52), line)
                self._placed.append(_Placed(beside, (f"{len(day.entries)} mục",), None, day))
        self.update()

    def _place_lines(self, day: SheetDay, room: QRectF, line: float, font: QFont) -> None:
        """Give each note and entry of a day its lines: the first ones may have several while the others still find one."""
        fits = int(room.height() / line)
        notes = day.notes[: 1 if day.entries and fits < _ROOM_FOR_NOTES else _MOST_NOTES]
        texts = [*((note, None) for note in notes), *((entry.text, entry) for entry in day.entries)]
        gap = 3 if self._most_lines > _DENSE else 0
        top, sign = room.top(), theme.scaled(_SIGN) + 4
        for done, (text, entry) in enumerate(texts):
            left, free = len(texts) - done, int((room.bottom() - top) / line)
            if free <= 1 < left or not free:  # the last line says how many more there are
                self._placed.append(_Placed(QRectF(room.left(), top, room.width(), line), (f"+{left} mục nữa",), None, day))
                return
            width = int(room.width() - (sign if entry else 0))
            lines = wrapped(text, font, width, max(1, min(self._most_lines, free - left + 1)))
            area = QRectF(room.left(), top, room.width(), line * len(lines))
            self._placed.append(_Placed(area, tuple(lines), entry, day, is_note=entry is None))
            top = area.bottom() + gap

    @property
    def _head(self) -> float:
        return theme.scaled(24)

    def _area(self, place: int) -> QRectF:
        rows = max(1, (len(self._days) + 6) // 7)
        width, height = self.width() / 7, (self.height() - self._head) / rows
        return QRectF((place % 7) * width, self._head + (place // 7) * height, width, height)

    def _day_at(self, point: QPointF) -> SheetDay | None:
        return next((day for place, day in enumerate(self._days) if self._area(place).contains(point)), None)

    def _entry_at(self, point: QPointF) -> _Placed | None:
        return next((one for one in self._placed if one.entry is not None and one.area.contains(point)), None)

    # --- painting ----------------------------------------------------------------------------------------------------

    def _paint_head(self, painter: QPainter) -> None:
        painter.fillRect(QRectF(0, 0, self.width(), self._head), theme.colour("head"))
        painter.setFont(theme.body_font(points=theme.SMALL_POINTS, bold=True))
        painter.setPen(theme.colour("ink_soft"))
        width = self.width() / 7
        for column, word in enumerate(WEEKDAYS):
            painter.drawText(QRectF(column * width, 0, width, self._head), int(Qt.AlignmentFlag.AlignCenter), word)

    def _paint_day(self, painter: QPainter, day: SheetDay, area: QRectF) -> None:
        is_target = self._dragged_to is not None and area.contains(self._dragged_to)
        ground = "accent_soft" if is_target else "ground" if day.is_day_off else "surface"
        painter.fillRect(area, theme.colour(ground))
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.drawLine(area.topLeft(), area.topRight())
        painter.drawLine(area.topRight(), area.bottomRight())
        inner = area.adjusted(_PAD, 3, -_PAD + 1, -2)
        is_today = day.on == self._today
        painter.setFont(theme.body_font(bold=is_today or day.is_in_month))
        painter.setPen(theme.colour("accent" if is_today else "ink" if day.is_in_month and not day.is_day_off else "ink_soft"))
        shown = f"{day.on.day}/{day.on.month}" if day.on.day == 1 else str(day.on.day)
        top = Qt.AlignmentFlag.AlignTop
        painter.drawText(
            inner, int(Qt.AlignmentFlag.AlignLeft | top), f"{shown} hôm nay" if is_today and self._has_room() else shown
        )
        painter.setFont(theme.body_font(points=theme.SMALL_POINTS - 1))
        painter.setPen(theme.colour("ink_soft"))
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignRight | top), day.corner)

    def _has_room(self) -> bool:
        """Whether "hôm nay" fits beside the number of a day."""
        return self.width() / 7 >= theme.scaled(104)

    def _paint_lines(self, painter: QPainter, one: _Placed) -> None:
        painter.setFont(theme.body_font(points=theme.SMALL_POINTS))
        left, height = one.area.left(), one.area.height() / len(one.lines)
        if one.entry is None:
            painter.setPen(theme.colour("ink_soft" if one.is_note else "accent"))
        else:
            size = theme.scaled(_SIGN)
            box = QRectF(left, one.area.top() + (height - size) / 2, size, size)
            theme.draw_icon(painter, one.entry.sign, one.entry.colour, box, weight=2.6)
            painter.setPen(theme.colour(one.entry.colour))
            left += size + 4
        for number, line in enumerate(one.lines):
            area = QRectF(left, one.area.top() + number * height, one.area.right() - left + 4, height)
            painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), line)

    def _paint_dragged(self, painter: QPainter, held: _Placed, at: QPointF) -> None:
        """Draw what is being dragged beside the pointer."""
        area = QRectF(at.x() + 8, at.y() + 6, held.area.width() + 12, held.area.height() + 6)
        painter.setPen(QPen(theme.colour("accent"), 1.5))
        painter.setBrush(theme.colour("surface"))
        painter.drawRoundedRect(area, 4, 4)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setFont(theme.body_font(points=theme.SMALL_POINTS))
        painter.setPen(theme.colour("ink"))
        painter.drawText(area.adjusted(6, 0, -4, 0), int(Qt.AlignmentFlag.AlignVCenter), held.lines[0])
