"""The rail at the left: the places of the window."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.kit.numbers import grouped
from ui.kit.tool_tip import plain_tip

_WIDTH, _FOLDED_WIDTH = 156, 50
_HEIGHT, _LEAST_HEIGHT = 34, 27  # of an entry
_COUNT_HEIGHT, _COUNT_PAD = 18, 6


class Rail(QFrame):
    """One button a place.

    Signals:
        place_chosen: the number of the place.
    """

    place_chosen = Signal(int)

    def __init__(self, actions: Sequence[QAction], icons: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        theme.fix(self, width=_WIDTH)
        self._group = QButtonGroup(self)
        self._icons = tuple(icons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 6, 8, 6)
        layout.setSpacing(2)
        for number, action in enumerate(actions):
            button = _Entry()
            words = action.text().replace("&", "")
            button.setText(f"  {words}")
            button.name = words
            button.setAccessibleName(words)
            button.setToolTip(plain_tip(f"{words}: {action.statusTip()} ({action.shortcut().toString()})"))
            button.setCheckable(True)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            theme.at_least(button, height=_LEAST_HEIGHT)
            self._group.addButton(button, number)
            layout.addWidget(button)
        layout.addStretch(1)
        self._group.idClicked.connect(self.place_chosen)
        self.show_place(0)

    def fold(self, *, is_folded: bool) -> None:
        """Show the icons alone, which leaves the place more room, or the words too."""
        style = Qt.ToolButtonStyle.ToolButtonIconOnly if is_folded else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        for button in self._group.buttons():
            button.setToolButtonStyle(style)  # pyright: ignore[reportAttributeAccessIssue]
        theme.fix(self, width=_FOLDED_WIDTH if is_folded else _WIDTH)

    def button(self, number: int) -> QAbstractButton:
        """Return the button of a place."""
        return self._group.button(number)

    def show_count(self, number: int, count: int, words: str) -> None:
        """Show at a place how many of something wait there, nothing for 0; `words` say of what."""
        entry = self._group.button(number)
        assert isinstance(entry, _Entry)
        entry.count = count
        entry.setAccessibleName(f"{entry.name}, {grouped(count)} {words}" if count else entry.name)
        entry.update()

    def show_place(self, chosen: int) -> None:
        """Mark a place as the one shown."""
        for number, button in enumerate(self._group.buttons()):
            button.setChecked(number == chosen)
            theme.set_icon(button, self._icons[number], "accent" if number == chosen else "ink_soft")


class _Entry(QToolButton):
    """A button that is less high where the window is low.

    Attributes:
        name: the place it leads to.
        count: how many of something wait there; 0 is not shown.
    """

    name = ""
    count = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the count at the right; beside an icon alone it has no room."""
        super().paintEvent(event)
        if not self.count or self.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly:
            return
        font, text = theme.body_font(points=theme.SMALL_POINTS, bold=True), grouped(self.count)
        height, pad = theme.scaled(_COUNT_HEIGHT), theme.scaled(_COUNT_PAD)
        width = max(height, QFontMetrics(font).horizontalAdvance(text) + 2 * pad)
        area = QRectF(self.width() - width - pad, (self.height() - height) / 2, width, height)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent"))
        painter.drawRoundedRect(area, height / 2, height / 2)
        painter.setPen(theme.colour("surface"))
        painter.setFont(font)
        painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), text)
        painter.end()

    def sizeHint(self) -> QSize:
        """Return the size it has where there is room."""
        return super().sizeHint().expandedTo(QSize(0, theme.scaled(_HEIGHT)))

    def minimumSizeHint(self) -> QSize:
        """Return the least size one hits with ease."""
        return QSize(super().minimumSizeHint().width(), theme.scaled(_LEAST_HEIGHT))


class RailArea(QScrollArea):
    """As wide as the rail; it scrolls where the window is too low for all entries."""

    def __init__(self, rail: Rail) -> None:
        super().__init__()
        self.setObjectName("railArea")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setWidgetResizable(True)
        self.setWidget(rail)
        self._rail = rail

    def fold(self, *, is_folded: bool) -> None:
        """Be as narrow as the icons."""
        self._rail.fold(is_folded=is_folded)
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for the room of the bar when there is one."""
        super().resizeEvent(event)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the rail's width, with the bar where it is needed."""
        is_low = self.height() < self._rail.minimumSizeHint().height()
        return QSize(self._rail.minimumWidth() + (self.verticalScrollBar().sizeHint().width() if is_low else 0), 0)

    def minimumSizeHint(self) -> QSize:
        """Return the same width; a few entries are enough."""
        return QSize(self.sizeHint().width(), theme.scaled(3 * _HEIGHT))
