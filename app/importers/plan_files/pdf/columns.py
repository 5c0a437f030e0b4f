"""Text set side by side on a PDF page: a letterhead, recipients beside a signature. Its columns are read one after the other.

Found by the white strip between them, which no line crosses; a list set with tabs stays a list.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.importers.plan_files.pdf.edges import Edges
from app.importers.plan_files.pdf.lines import Line

_NARROWEST = 4.0  # points of white between the columns
_NARROWEST_GAP = 0.55  # sizes of white between words of two columns
_SAME_EDGE = 2.5  # points
_FARTHEST = 3.2  # sizes from line to line within one column
_FARTHEST_NAME = 12.0  # sizes: room for a signature above the name
_LONGEST_MARKER = 4  # letters
_SHORTEST_LIST = 3  # lines
_HANGING = 1.2  # sizes
_BESIDE = 0.9  # sizes between lines that stand beside each other
_WIDER = 1.4  # than the usual gap of the line


@dataclass(frozen=True, slots=True)
class Strip:
    """The white between two columns."""

    start: float
    end: float

    def narrowed(self, start: float, end: float) -> "Strip | None":
        """Return what is left of it; None when too little is."""
        both = Strip(max(self.start, start), min(self.end, end))
        return both if both.end - both.start >= _NARROWEST else None


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Two columns.

    Attributes:
        left, right: their lines.
        strip: the white between them.
        is_last: nothing stands below them on their page, and no room is left there.
        is_rest: they go on from the page before.
    """

    left: tuple[Line, ...]
    right: tuple[Line, ...]
    strip: Strip
    is_last: bool = False
    is_rest: bool = False


@dataclass(frozen=True, slots=True)
class _Halves:
    """A line of the page, cut at the strip; one half may be missing."""

    left: Line | None
    right: Line | None


def columns_on(lines: Sequence[Line], edges: Edges, foot: float, before: SideBySide | None = None) -> list[Line | SideBySide]:
    """Return the lines of a page in reading order, with those set side by side as two columns.

    Args:
        lines: from top to bottom.
        edges: of the page's text.
        foot: where the lowest line of a full page stands.
        before: columns at the end of the page before; they may go on.
    """

    def is_foot(line: Line) -> bool:
        return line.baseline >= foot - _FARTHEST * line.size

    found: list[Line | SideBySide] = []
    position = 0
    if before:
        halves, strip = _grown(lines, before.strip, edges)
        position = len(halves)
        if halves:
            found.append(_columns(halves, strip, position == len(lines) and is_foot(lines[-1]), is_rest=True))
    while position < len(lines):
        rest = lines[position:]
        halves, strip = _grown(rest, seed, edges) if (seed := _seed(rest, edges)) else ([], None)
        if strip and _are_columns(halves):
            higher = _higher_lines(found, halves[0], strip, edges)
            del found[len(found) - len(higher) :]
            found.append(_columns([*higher, *halves], strip, len(halves) == len(rest) and is_foot(rest[-1])))
            position += len(halves)
        else:
            found.append(lines[position])
            position += 1
    return found


def _columns(halves: Sequence[_Halves], strip: Strip, is_last: bool, *, is_rest: bool = False) -> SideBySide:
    left = tuple(half.left for half in halves if half.left)
    return SideBySide(left, tuple(half.right for half in halves if half.right), strip, is_last, is_rest)


def _are_columns(halves: Sequence[_Halves]) -> bool:
    """Whether lines cut at a strip are columns: each side has some, and they are no list.

    In a list both halves of every line begin at the same places: names and posts with a tab between.
    """
    pairs = [(half.left, half.right) for half in halves if half.left and half.right]
    if len(halves) < 2 or not any(half.left for half in halves) or not any(half.right for half in halves):
        return False
    return len(pairs) < len(halves) or any(
        abs(left.left - pairs[0][0].left) > _SAME_EDGE or abs(right.left - pairs[0][1].left) > _SAME_EDGE for left, right in pairs
    )


def _grown(lines: Sequence[Line], strip: Strip, edges: Edges) -> tuple[list[_Halves], Strip]:
    """Return as many of the first lines as the strip parts, cut in halves, and what is left of the strip."""
    halves: list[_Halves] = []
    for line in lines:
        cut = _halves(line, strip, edges, halves)
        if cut is None:
            break
        half, strip = cut
        halves.append(half)
    return halves, strip


def _halves(line: Line, strip: Strip, edges: Edges, above: Sequence[_Halves]) -> tuple[_Halves, Strip] | None:
    """Return a line cut at the strip, and the strip narrowed by it; None when the columns end above it."""
    for place in range(1, len(line.words)):
        left, right = line.cut(place)
        narrowed = strip.narrowed(left.right, right.left)
        if narrowed and _is_gap(line, place):
            return _Halves(left, right), narrowed
    if edges.left < strip.start and edges.centres(line):
        return None
    if line.left > strip.start and (narrowed := strip.narrowed(strip.start, line.left)):
        is_near = _is_near(line, [half.right for half in above if half.right], _FARTHEST_NAME)
        return (_Halves(None, line), narrowed) if is_near else None
    if line.right < strip.end and (narrowed := strip.narrowed(line.right, strip.end)):
        column = [half.left for half in above if half.left]
        return (_Halves(line, None), narrowed) if _is_near(line, column, _FARTHEST) and _fits_list(line, column) else None
    return None


def _higher_lines(found: Sequence[Line | SideBySide], first: _Halves, strip: Strip, edges: Edges) -> list[_Halves]:
    """Return the lines just above the columns that belong to the right one: an authority that stands higher than "Nơi nhận"."""
    higher: list[_Halves] = []
    below = first.right or first.left
    for line in reversed(found):
        if not isinstance(line, Line) or below is None or line.left < strip.start + _NARROWEST or edges.centres(line):
            break
        if below.baseline - line.baseline > _FARTHEST * max(line.size, below.size):
            break
        higher.insert(0, _Halves(None, line))
        below = line
    return higher


def _seed(lines: Sequence[Line], edges: Edges) -> Strip | None:
    """Return the strip that the first line shows, by itself or with those below; None when it runs across the page."""
    line = lines[0]
    for index in line.wide_gaps:
        left, right = line.cut(index)
        if len(left.text) > _LONGEST_MARKER:
            return Strip(left.right, right.left)
    if edges.centres(line):
        return None
    beside = [other for other in lines[1:3] if other.baseline - line.baseline < _BESIDE * max(line.size, other.size)]
    for other in beside:
        if strip := _strip_beside(line, other):
            return strip
    return _strip_over(line, lines[1]) if len(lines) > 1 else None


def _strip_beside(line: Line, other: Line) -> Strip | None:
    """Return the strip between two lines that stand nearly at one height."""
    left, right = sorted((line, other), key=lambda found: found.left)
    if right.left - left.right > line.size:
        return Strip(left.right, right.left)
    for index in other.wide_gaps:
        first, second = other.cut(index)
        if line.left > first.right:
            return Strip(first.right, second.left).narrowed(first.right, line.left)
        if line.right < second.left:
            return Strip(first.right, second.left).narrowed(line.right, second.left)
    return None


def _strip_over(line: Line, below: Line) -> Strip | None:
    """Return the strip at a gap that is no wide one, but stands above a wide one between columns with the same middles."""
    gaps = sorted(second.left - first.right for first, second in pairwise(line.words))
    for index in below.wide_gaps:
        left, right = below.cut(index)
        for place in range(1, len(line.words)):
            first, second = line.cut(place)
            gap = second.left - first.right
            is_widest = gap == gaps[-1] and gap > _WIDER * gaps[len(gaps) // 2]
            is_above = abs(first.middle - left.middle) <= line.size or abs(second.middle - right.middle) <= line.size
            if is_widest and is_above and len(left.text) > _LONGEST_MARKER:
                return Strip(first.right, second.left).narrowed(left.right, right.left)
    return None


def _is_gap(line: Line, place: int) -> bool:
    """Whether the white before a word is more than what stands between the words of its line."""
    gaps = sorted(second.left - first.right for first, second in pairwise(line.words))
    gap = line.words[place].left - line.words[place - 1].right
    return gap >= _NARROWEST_GAP * line.size and (len(gaps) < 2 or gap >= _WIDER * gaps[len(gaps) // 2])


def _is_near(line: Line, column: Sequence[Line], farthest: float) -> bool:
    return (
        not column
        or line.page != column[-1].page
        or line.baseline - column[-1].baseline <= farthest * max(line.size, column[-1].size)
    )


def _fits_list(line: Line, column: Sequence[Line]) -> bool:
    """Whether a line begins where the lines of a list above it do, or hangs a little."""
    lefts = [other.left for other in column]
    is_list = len(lefts) >= _SHORTEST_LIST and sum(left - min(lefts) <= _SAME_EDGE for left in lefts) > len(lefts) / 2
    return not is_list or -_SAME_EDGE <= line.left - min(lefts) <= _HANGING * line.size
