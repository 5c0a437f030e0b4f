"""The line at the head of a card: its title, the note behind it, and tools at the right, which go below where it is narrow."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QAbstractButton, QLabel, QLayoutItem

from ui import theme
from ui.kit.flow import FlowLayout

_TITLES = 2  # title and note come first
_LEAST_HEIGHT = 44  # pixels


class HeadLine(FlowLayout):
    """Title and note get what the tools leave them; where that is less than they need, the tools get lines below."""

    def __init__(self, title: QLabel, note: QLabel, gap: int) -> None:
        super().__init__(gap)
        self.addWidget(title)
        self.addWidget(note)

    def hasHeightForWidth(self) -> bool:
        """Say that the height follows from the width, where there are tools."""
        return len(self._items) > _TITLES

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines at a width, and of a head at least."""
        return max(super().heightForWidth(width), theme.scaled(_LEAST_HEIGHT))

    def sizeHint(self) -> QSize:
        """Return the size of one line."""
        return super().sizeHint().expandedTo(QSize(0, theme.scaled(_LEAST_HEIGHT)))

    def minimumSize(self) -> QSize:
        """Return the room of title and note, or of the widest tool."""
        titles, margins = self._titles, self.contentsMargins()
        least = sum(map(_least, titles)) + self._gaps(titles) + margins.left() + margins.right()
        return super().minimumSize().expandedTo(QSize(least, theme.scaled(_LEAST_HEIGHT)))

    def _place(self, area: QRect, *, move: bool) -> int:
        """Give all the height to a line that is the only one; returns the height the lines take."""
        lines = self._lines(area.width())
        y = area.y()
        for line in lines:
            height = max((one.sizeHint().height() for one in line), default=0)
            if move:
                self._set(line, QRect(area.x(), y, area.width(), max(height, area.height() if len(lines) == 1 else 0)))
            y += height + self._gap
        return y - self._gap - area.y()

    @property
    def _titles(self) -> list[QLayoutItem]:
        return [one for one in self._items[:_TITLES] if not one.isEmpty()]

    def _lines(self, room: int) -> list[list[QLayoutItem]]:
        """Return what stands in each line: all in one, else the title alone and the tools below."""
        titles, shown = self._titles, self._shown
        if sum(map(_least, shown)) + self._gaps(shown) <= room:
            return [shown]
        lines: list[list[QLayoutItem]] = [titles]
        for tool in shown[len(titles) :]:
            line = [*lines[-1], tool]
            if len(lines) == 1 or sum(map(_wanted, line)) + self._gaps(line) > room:
                lines.append([tool])
            else:
                lines[-1] = line
        return lines

    def _set(self, line: Sequence[QLayoutItem], area: QRect) -> None:
        """Give each its least width, then the title and the tools what they would like to have, and the note all that is left."""
        widths = [_least(one) for one in line]
        left = area.width() - sum(widths) - self._gaps(line)
        titles = len(self._titles) if line[0] is self._titles[0] else 0
        for number in (*range(min(titles, 1)), *range(titles, len(line))):
            more = max(0, min(left, _wanted(line[number]) - widths[number]))
            widths[number], left = widths[number] + more, left - more
        x = area.x()
        if titles:
            widths[titles - 1] += max(0, left)
        else:
            x += max(0, left)
        for number, (one, width) in enumerate(zip(line, widths, strict=True)):
            high = area.height() if number < titles else min(area.height(), one.sizeHint().height())
            one.setGeometry(QRect(x, area.y() + (area.height() - high) // 2, width, high))
            x += width + self._gap

    def _gaps(self, items: Sequence[QLayoutItem]) -> int:
        return self._gap * max(0, len(items) - 1)


def _least(item: QLayoutItem) -> int:
    """Return the width an item needs; the style sheet lets some buttons be narrower than their words."""
    return (item.sizeHint() if isinstance(item.widget(), QAbstractButton) else item.minimumSize()).width()


def _wanted(item: QLayoutItem) -> int:
    """Return the width an item would like to have: no more than it can have."""
    return max(min(item.sizeHint().width(), item.maximumSize().width()), _least(item))
