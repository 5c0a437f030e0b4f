"""A chart on a page: the same bars, figures and words that Word draws in the file, each in its place; lengths are points."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from app.exporters.pages.pieces import AreaPiece, LinePiece, TextPiece
from app.layout_rules.advances import ems, line_height_ems, wrapped
from app.reports.document import ChartBlock, ChartFill, ItemKey

_MM = 72 / 25.4
_SIZE = 10.0
_MARGIN, _GAP = 4.0, 5.0
_BOX = 6.0
_THICK = 0.62
"""Share of its step that a bar takes."""

_LABELS = 0.36
"""Share of the width that the names of bars take at most."""

_WIDEST = 70.0
_LINE = 0.5


@dataclass(frozen=True, slots=True)
class ChartPlace:
    """Where a chart stands, and of which block its letters are."""

    x: float
    y: float
    width: float
    block: int
    key: str


@dataclass(slots=True)
class ChartPieces:
    """What a chart consists of on its page."""

    texts: list[TextPiece] = field(default_factory=lambda: [])
    lines: list[LinePiece] = field(default_factory=lambda: [])
    areas: list[AreaPiece] = field(default_factory=lambda: [])


def pieces_of_chart(chart: ChartBlock, place: ChartPlace) -> ChartPieces:
    """Return a chart laid out for its place."""
    drawer = _Drawer(chart, place)
    top = drawer.draw_key()
    if chart.is_upright:
        drawer.stand(top)
    else:
        drawer.lie(top)
    return drawer.made


class _Drawer:
    """Draws one chart.

    Attributes:
        made: what is drawn so far.
    """

    def __init__(self, chart: ChartBlock, place: ChartPlace) -> None:
        self._chart, self._place = chart, place
        self._ascent, below = (one * _SIZE for one in line_height_ems())
        self._line = self._ascent + below
        self._bottom = place.y + chart.height_mm * _MM - _MARGIN
        self._most = max((sum(parts) for parts in zip(*(one.amounts for one in chart.series), strict=True)), default=0) or 1
        self.made = ChartPieces()

    def draw_key(self) -> float:
        """Draw the names of the series in the middle above; return where the bars may begin."""
        top, series = self._place.y + _MARGIN, self._chart.series
        if len(series) < 2:
            return top
        widths = [_BOX + 3 + _width(one.name) for one in series]
        x = self._place.x + (self._place.width - sum(widths) - 2 * _GAP * (len(series) - 1)) / 2
        for one, width in zip(series, widths, strict=True):
            self._area(x, top + (self._line - _BOX) / 2, _BOX, _BOX, one.fill)
            self._text(one.name, x + _BOX + 3, top)
            x += width + 2 * _GAP
        return top + self._line + _GAP

    def lie(self, top: float) -> None:
        """Draw bars below one another, their names on the left."""
        place, bars = self._place, self._chart.bars
        left = place.x + _MARGIN + min(place.width * _LABELS, max(map(_width, bars), default=0.0)) + _GAP
        room = place.x + place.width - _MARGIN - left
        step = (self._bottom - top) / max(1, len(bars))
        self._rule(left, top, left, self._bottom)
        for number, name in enumerate(bars):
            middle = top + (number + 0.5) * step
            line = _cut(name, left - _GAP - place.x - _MARGIN)
            self._text(line, left - _GAP - _width(line), middle - self._line / 2)
            x = left
            for fill, amount in self._parts(number):
                long, thick = room * amount / self._most, step * _THICK
                self._part(amount, (x, middle - thick / 2, long, thick), fill)
                x += long

    def stand(self, top: float) -> None:
        """Draw bars side by side, their names below."""
        place, bars = self._place, self._chart.bars
        base = self._bottom - self._line - _GAP
        step = (place.width - 2 * _MARGIN) / max(1, len(bars))
        thick = min(step * _THICK, _WIDEST)
        self._rule(place.x + _MARGIN, base, place.x + place.width - _MARGIN, base)
        for number, name in enumerate(bars):
            middle = place.x + _MARGIN + (number + 0.5) * step
            line = _cut(name, step)
            self._text(line, middle - _width(line) / 2, base + _GAP / 2)
            y = base
            for fill, amount in self._parts(number):
                high = (base - top) * amount / self._most
                y -= high
                self._part(amount, (middle - thick / 2, y, thick, high), fill)

    def _parts(self, bar: int) -> Iterator[tuple[ChartFill, int]]:
        return ((one.fill, one.amounts[bar]) for one in self._chart.series if one.amounts[bar])

    def _part(self, amount: int, area: tuple[float, float, float, float], fill: ChartFill) -> None:
        """Draw a part with its figure on a white ground, on which it can be read whatever the fill."""
        x, y, width, height = area
        self._area(x, y, width, height, fill)
        words = str(amount)
        wide, high = _width(words) + 2, min(self._line - 1, height)
        left, top = x + (width - wide) / 2, y + height / 2
        if fill is not ChartFill.PALE:
            self.made.areas.append(AreaPiece(left, top - high / 2, wide, high, None, self._place.key))
        self._text(words, left + 1, top - self._line / 2)

    def _area(self, x: float, y: float, width: float, height: float, fill: ChartFill) -> None:
        self.made.areas.append(AreaPiece(x, y, width, height, fill, self._place.key))

    def _rule(self, x: float, y: float, to_x: float, to_y: float) -> None:
        self.made.lines.append(LinePiece(x, y, to_x, to_y, _LINE))

    def _text(self, text: str, x: float, top: float) -> None:
        place, sources = self._place, self._sources
        base = top + self._ascent
        self.made.texts.append(
            TextPiece(text, x, base, _width(text), top, self._line, _SIZE, block=place.block, sources=sources, key=place.key)
        )

    @property
    def _sources(self) -> tuple[ItemKey, ...]:
        return self._chart.sources


def _width(text: str) -> float:
    return ems(text) * _SIZE


def _cut(text: str, room: float) -> str:
    """Return a name in one line: its first words, where there is no room for all."""
    if _width(text) <= room:
        return text
    return f"{wrapped(text, max(room - _width('…'), 1) / _MM, _SIZE)[0].rstrip()}…"
