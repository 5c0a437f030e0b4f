"""Where everything of a chart stands: bars that lie below one another, or stand side by side, each made of parts.

One layout serves the screen, the mouse, the keyboard and the pictures, so that what is clicked is what is seen.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QFontMetricsF

from ui import theme

_LABELS, _ENDS = 0.30, 118
_BAR, _ROW, _COLUMN_GAP = 22, 36, 10
_MARGIN, _GAP = 12, 8
_AROUND_FIGURE = 10
_LEAST_PLOT = 120
_WIDEST_COLUMN = 64


class Fill(Enum):
    """How a part is filled, so that it is known without its colour, on black and white paper too."""

    SOLID = "solid"
    STRIPED = "striped"
    PALE = "pale"
    CROSSED = "crossed"


@dataclass(frozen=True, slots=True)
class Series:
    """One kind of parts: its name in the key, its colour in the theme, its fill."""

    name: str
    colour: str
    fill: Fill


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a bar, or what is said at its end.

    Attributes:
        amount: how long it is.
        text: the figure as it is written on it.
        spoken: all of it in words.
        figures: what it leads to.
    """

    amount: int
    text: str
    spoken: str
    figures: tuple[object, ...] = ()


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its name, a part a series, and what is said at its end."""

    label: str
    parts: tuple[Part, ...]
    end: Part | None = None


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart to be drawn.

    Attributes:
        title: above a picture of it; on the screen it stands elsewhere.
        is_upright: whether bars stand side by side.
    """

    title: str
    series: tuple[Series, ...]
    bars: tuple[Bar, ...]
    is_upright: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A part in its place; `series` is None for what is said at the end of a bar."""

    area: QRectF
    part: Part
    bar: int
    series: Series | None


class ChartLayout:
    """A drawing laid out for a width; bars that stand take the height as well, as long as they can be told apart.

    Attributes:
        size: the room it takes.
        keys: the names of the series with their places, above the bars.
        labels: the names of the bars with their places.
        parts: every part there is something of, bar after bar, each with what is said at its end last.
        ground: where bars may stand.
    """

    def __init__(self, drawing: Drawing, room: QSizeF, *, has_title: bool = False) -> None:
        self.drawing = drawing
        self._line = QFontMetricsF(theme.body_font()).lineSpacing()
        self.title = QRectF(_MARGIN, _MARGIN, room.width() - 2 * _MARGIN, self._line * 1.3 if has_title else 0)
        self.keys = list(self._keys(room.width()))
        top = max((area.bottom() for _, area in self.keys), default=self.title.bottom()) + _GAP
        self._most = max((sum(part.amount for part in bar.parts) for bar in drawing.bars), default=0) or 1
        self.labels: list[tuple[str, QRectF]] = []
        self.parts: list[Placed] = []
        self.size = self._stand(room, top) if drawing.is_upright else self._lie(room, top)

    def _keys(self, width: float) -> Iterator[tuple[Series, QRectF]]:
        """Set the names of the series in a line, and go on below where it is full."""
        side, metrics = theme.scaled(14), QFontMetricsF(theme.body_font(points=theme.SMALL_POINTS))
        left, top = float(_MARGIN), self.title.bottom() + (_GAP if self.title.height() else 0)
        for series in self.drawing.series if len(self.drawing.series) > 1 else ():
            taken = side + 6 + metrics.horizontalAdvance(series.name) + 16
            if left > _MARGIN and left + taken > width - _MARGIN:
                left, top = float(_MARGIN), top + self._line + 4
            yield series, QRectF(left, top, taken, self._line)
            left += taken

    def _lie(self, room: QSizeF, top: float) -> QSizeF:
        row, thick = theme.scaled(_ROW), theme.scaled(_BAR)
        ends = theme.scaled(_ENDS) if any(bar.end for bar in self.drawing.bars) else 0
        left = _MARGIN + min(room.width() * _LABELS, self._widest_label() + 4)
        self.ground = QRectF(
            left + _GAP, top, max(60.0, room.width() - left - _GAP - ends - _MARGIN), row * len(self.drawing.bars)
        )
        for place, bar in enumerate(self.drawing.bars):
            line = top + place * row
            self.labels.append((bar.label, QRectF(_MARGIN, line, left - _MARGIN, row)))
            at = self.ground.left()
            for series, part, length in self._lengths(bar, self.ground.width()):
                self.parts.append(Placed(QRectF(at, line + (row - thick) / 2, length, thick), part, place, series))
                at += length
            if bar.end:
                self.parts.append(Placed(QRectF(at + 4, line + (row - thick) / 2 - 2, ends - 6, thick + 4), bar.end, place, None))
        return QSizeF(room.width(), self.ground.bottom() + _MARGIN)

    def _stand(self, room: QSizeF, top: float) -> QSizeF:
        below, above = self._line * 2 + 4, self._line + 4
        height = max(float(theme.scaled(_LEAST_PLOT)), room.height() - top - below - above - _MARGIN)
        step = (room.width() - 2 * _MARGIN) / max(1, len(self.drawing.bars))
        wide = min(step - _COLUMN_GAP, theme.scaled(_WIDEST_COLUMN))
        self.ground = QRectF(_MARGIN, top + above, step * len(self.drawing.bars), height)
        for place, bar in enumerate(self.drawing.bars):
            left = _MARGIN + place * step
            self.labels.append((bar.label, QRectF(left, self.ground.bottom() + 3, step, below - 3)))
            at = self.ground.bottom()
            for series, part, length in self._lengths(bar, height):
                at -= length
                self.parts.append(Placed(QRectF(left + (step - wide) / 2, at, wide, length), part, place, series))
            if bar.end:
                self.parts.append(Placed(QRectF(left + (step - wide) / 2, at - above, wide, above - 2), bar.end, place, None))
        return QSizeF(room.width(), self.ground.bottom() + below + _MARGIN)

    def _lengths(self, bar: Bar, room: float) -> Iterator[tuple[Series, Part, float]]:
        """Give the parts of a bar with their lengths: equal numbers are equally long, and every part has room for its figure."""
        parts = [(series, part) for series, part in zip(self.drawing.series, bar.parts, strict=True) if part.amount]
        number = sum(part.amount for _, part in parts)
        least = [self._least(part) for _, part in parts]
        spare = max(0.0, room * number / self._most - sum(least))
        for (series, part), length in zip(parts, least, strict=True):
            yield series, part, length + spare * part.amount / number

    def _least(self, part: Part) -> float:
        """Return the room of a figure along its bar."""
        metrics = QFontMetricsF(theme.body_font(points=theme.SMALL_POINTS, bold=True))
        return metrics.height() + 2 if self.drawing.is_upright else metrics.horizontalAdvance(part.text) + _AROUND_FIGURE

    def _widest_label(self) -> float:
        metrics = QFontMetricsF(theme.body_font())
        return max((metrics.horizontalAdvance(bar.label) for bar in self.drawing.bars), default=0.0)


def next_part(parts: Sequence[Placed], here: int, *, bars: int = 0, parts_on: int = 0) -> int:
    """Return the number of the part to which a step leads: so many bars on, at about the same place in it, or parts on."""
    if parts_on:
        return min(max(here + parts_on, 0), len(parts) - 1)
    stops = list(dict.fromkeys(placed.bar for placed in parts))
    wanted = stops[min(max(stops.index(parts[here].bar) + bars, 0), len(stops) - 1)]
    own = [place for place, one in enumerate(parts) if one.bar == parts[here].bar]
    theirs = [place for place, one in enumerate(parts) if one.bar == wanted]
    is_last = own[-1] == here
    return theirs[-1] if is_last else theirs[min(own.index(here), len(theirs) - 1)]
