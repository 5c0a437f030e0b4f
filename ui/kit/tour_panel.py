"""What a tour through the window is seen by: a small panel with the step, and a ring around what is to be clicked."""

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.kit.card import plain_label

_WIDTH = 330
_MARGIN = 16  # pixels from the window's lower right corner
_AROUND = 4  # pixels between the ring and what it is around
_LINE = 3


class Ring(QWidget):
    """A ring around something in the window; clicks go through it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def put_around(self, target: QWidget | None, area: QRect) -> None:
        """Put it around an area of a widget; hide it where that is not to be seen."""
        if target is None or not target.isVisible():
            self.hide()
            return
        corner = target.mapTo(self.window(), area.topLeft())
        self.setGeometry(QRect(corner, area.size()).adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND))
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ring, on a line of the ground so that it is seen on any colour."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        for colour, width in (("surface", _LINE + 1), ("accent", _LINE)):
            painter.setPen(QPen(theme.colour(colour), width))
            painter.drawRoundedRect(area, theme.RADIUS, theme.RADIUS)
        painter.end()


class TourPanel(QFrame):
    """The step, and the ways on, back and out. It lies over the window and blocks nothing.

    Signals:
        next_requested, back_requested, stop_requested, trial_requested: what was pressed.
    """

    next_requested = Signal()
    back_requested = Signal()
    stop_requested = Signal()
    trial_requested = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("tourPanel")
        self._window = window
        self.setAccessibleName("Xem sổ mẫu từng bước")
        self._number = plain_label("", "soft")
        self._title = plain_label("", "cardTitle", wraps=True)
        self._words = plain_label("", wraps=True)
        self._what = plain_label("", "tourWhat", wraps=True)
        self.stop, self.back = QPushButton("T&hôi"), QPushButton("&Quay lại")
        self.next, self.trial = QPushButton("T&iếp"), QPushButton("")
        self.next.setProperty("primary", True)
        self.trial.setProperty("quiet", True)
        for button, asked in (
            (self.stop, self.stop_requested),
            (self.back, self.back_requested),
            (self.next, self.next_requested),
            (self.trial, self.trial_requested),
        ):
            button.clicked.connect(asked)
        self._lines = layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        for label in (self._number, self._title, self._words, self._what):
            layout.addWidget(label)
        layout.addWidget(self.trial, 0, Qt.AlignmentFlag.AlignLeft)
        line = QHBoxLayout()
        line.addWidget(self.stop)
        line.addStretch(1)
        line.addWidget(self.back)
        line.addWidget(self.next)
        layout.addLayout(line)

    def event(self, event: QEvent) -> bool:
        """Take the height the words need where they, or their size, are others."""
        is_done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest and self.isVisible():
            self.move_into_corner()
        return is_done

    def show_step(self, number: str, title: str, words: str, what: str, *, trial: str = "") -> None:
        """Show a step: where it stands among the others, what it is about, what to click."""
        self._number.setText(number)
        self._title.setText(title)
        self._words.setText(words)
        self._what.setText(what)
        self.trial.setText(trial)
        self.trial.setVisible(bool(trial))
        self.setAccessibleDescription(f"{number}. {title}. {words} {what}")
        self.show()
        self.move_into_corner()

    def say_done(self, words: str) -> None:
        """Say that the step was done."""
        self._what.setText(words)
        self.move_into_corner()

    def move_into_corner(self) -> None:
        """Lie in the lower right corner of the window, above its status line, no higher than the window."""
        room, below = self._window.rect(), theme.scaled(26) + _MARGIN
        width = min(theme.scaled(_WIDTH), room.width() - 2 * _MARGIN)
        if self._lines.totalHeightForWidth(width) > room.height() - below:
            width = room.width() - 2 * _MARGIN  # lower, where the window is low
        self.resize(width, self._lines.totalHeightForWidth(width))
        place = room.bottomRight() - QPoint(width + _MARGIN, self.height() + below)
        if place != self.pos():
            self.move(place)
        self.raise_()
