"""Printed lines of a PDF -> paragraphs again.

A line goes on in the next one when the next one's first word had no room on it any more; where that does not settle it,
the white between the lines and their first edges do.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.domain.file_content import Alignment
from app.importers.plan_files.pdf.edges import Edges
from app.importers.plan_files.pdf.lines import Line

_SAME_EDGE = 2.5  # points
_SAME_PLACE = 0.3
_LEAST_INDENT = 6.0
_ROOM = 1.5  # points: what a program's own measure of a word may differ by
_SPACE = 0.25  # sizes
_MORE_WHITE = 2.0  # points
_MUCH_WHITE = 1.6  # times the usual distance
_FARTHEST = 2.2  # sizes, where the usual distance is not known
_OTHER_SIZE = 0.12
_SHORT = 0.7  # of the column: a line so short is the last of its paragraph
_NEARLY_FULL = 0.6
_USUAL_SIZE = 13.0
_ENOUGH_ENDS = 5
_NEARLY_ALL = 0.85
_BULLET = re.compile(r"[-+*•–]\s*\w")
_ENDED = re.compile(r"[.;:!?…](?:[\"”')\]]|\./)*$")
_MARKED = re.compile(
    r"\(?(?:\d{1,3}|[IVXivx]{1,5}|\w)[.)/-](?:\s|$)|(?:\d+\.)+\d*\s|(?:Điều|Chương|Phần|Mục)\s+\w+[.:]"
    r"|[-+*•–](?:(?!\s*(?:19|20)\d\d)\s|$|[A-ZĐÀ-Ỹ][a-zà-ỹđ])"
)
_YEAR = re.compile(r"\d{4}[.,;]?")
_ATTACHED_HYPHEN = re.compile(r"\S-$")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that are one paragraph."""

    lines: tuple[Line, ...]
    edges: Edges

    @property
    def text(self) -> str:
        """Its words; a word cut at a hyphen is one again."""
        pieces = [self.lines[0].text]
        for first, second in pairwise(self.lines):
            pieces.append(second.text if _ATTACHED_HYPHEN.search(first.text) else f" {second.text}")
        return "".join(pieces)

    @property
    def rejoined_words(self) -> int:
        """How many words stood on two lines, cut at a hyphen."""
        return sum(bool(_ATTACHED_HYPHEN.search(line.text)) for line in self.lines[:-1])

    @property
    def is_bold(self) -> bool:
        """Whether most of its letters are bold."""
        letters = sum(line.letters for line in self.lines)
        return letters > 0 and 2 * sum(line.bold_letters for line in self.lines) > letters

    @property
    def alignment(self) -> Alignment:
        """How it is set, by its edges."""
        if all(self.edges.centres(line) for line in self.lines):
            return Alignment.CENTRE
        if len(self.lines) > 1 and all(line.right >= self.edges.right - _SAME_EDGE for line in self.lines[:-1]):
            return Alignment.JUSTIFIED
        if all(line.right >= self.edges.right - _SAME_EDGE and line.left > self.edges.middle for line in self.lines):
            return Alignment.RIGHT
        return Alignment.LEFT


@dataclass(frozen=True, slots=True)
class Spacing:
    """How a file sets its lines.

    Attributes:
        pitch: the usual distance from line to line within paragraphs, as a share of the size; None when it is not known.
        is_parted: paragraphs have more white between them than their lines have.
        indent: how far to the right first lines begin, in points; 0 when they do not.
    """

    pitch: float | None = None
    is_parted: bool = False
    indent: float = 0.0


def paragraphs_of(lines: Sequence[Line], edges: Sequence[Edges], spacing: Spacing) -> list[Paragraph]:
    """Return the paragraphs that lines of one column make.

    Args:
        lines: from top to bottom, from page to page.
        edges: of the column at each of them.
        spacing: how the file sets its lines.
    """
    joined: list[list[int]] = []
    for index in range(len(lines)):
        if joined and _goes_on([lines[i] for i in joined[-1]], lines[index], edges[index - 1], edges[index], spacing):
            joined[-1].append(index)
        else:
            joined.append([index])
    return [Paragraph(tuple(lines[i] for i in group), edges[group[0]]) for group in joined]


def spacing_of(columns: Iterable[tuple[Sequence[Line], Sequence[Edges]]]) -> Spacing:
    """Return how a file sets its lines, seen from those that surely go on and those that surely do not.

    Args:
        columns: lines that stand one below the other, with the edges of the column at each.
    """
    within: Counter[float] = Counter()
    indents: Counter[int] = Counter()
    between: list[float] = []
    for lines, edges in columns:
        for (first, second), edge in zip(pairwise(lines), edges, strict=False):
            distance = (second.baseline - first.baseline) / first.size
            if first.page != second.page or distance <= 0:
                continue
            if not has_room(first, second, edge) and not _MARKED.match(second.text):
                within[round(distance, 2)] += 1
                if not edge.centres(second):
                    indents[round(first.left - second.left)] += 1
            elif (first.width if edge.centres(first) else first.right - edge.left) < _SHORT * edge.width:
                between.append(distance)
    if not within:
        return Spacing()
    pitch = within.most_common(1)[0][0]
    more = sum(distance > pitch + _MORE_WHITE / _USUAL_SIZE for distance in between)
    is_parted = len(between) >= _ENOUGH_ENDS and more >= _NEARLY_ALL * len(between)
    indented = [(count, indent) for indent, count in indents.items() if indent > _LEAST_INDENT]
    return Spacing(pitch, is_parted, max(indented)[1] if indented else 0.0)


def _goes_on(above: Sequence[Line], line: Line, edges_above: Edges, edges: Edges, spacing: Spacing) -> bool:
    """Whether a line belongs to the paragraph of the lines above."""
    last = above[-1]
    if abs(line.size - last.size) > _OTHER_SIZE * last.size:
        return False
    if _YEAR.fullmatch(line.text) and not _ENDED.search(last.text) and not _is_apart(above, line, spacing, 1.0):
        return True
    if edges_above.is_open:
        return _goes_on_as_item(above, line, spacing)
    if has_room(last, line, edges_above) and not (spacing.is_parted and _is_nearly_full(last, line, edges_above)):
        return False
    is_middle = edges_above.is_in_middle(last) and edges.is_in_middle(line)
    if edges_above.centres(last) or edges.centres(line) or (is_middle and abs(last.left - line.left) > _SAME_PLACE):
        return is_middle and _goes_on_in_middle(above, line, spacing)
    return _goes_on_at_edge(above, line, edges_above, edges, spacing)


def _goes_on_as_item(above: Sequence[Line], line: Line, spacing: Spacing) -> bool:
    """Whether a line belongs to the item of a list above it; where the column ends is not known."""
    is_item = bool(_BULLET.match(above[0].text)) and not _ENDED.search(above[-1].text)
    return is_item and not _MARKED.match(line.text) and not _is_apart(above, line, spacing, 1.0)


def _goes_on_in_middle(above: Sequence[Line], line: Line, spacing: Spacing) -> bool:
    """Whether a centred line, below a full one, belongs to its paragraph."""
    return not _MARKED.match(line.text) and _look_alike(above[-1], line) and not _is_apart(above, line, spacing, 1.15)


def _goes_on_at_edge(above: Sequence[Line], line: Line, edges_above: Edges, edges: Edges, spacing: Spacing) -> bool:
    """Whether a line set from the left edge, below a full one, belongs to its paragraph.

    Places are compared as distances from the column's own edge, which may differ from page to page.
    """
    last = above[-1]
    first, before, now = (above[0].left - edges_above.left, last.left - edges_above.left, line.left - edges.left)
    if abs(before - first) > _SAME_EDGE:
        return abs(now - before) <= _SAME_EDGE and not _is_apart(above, line, spacing, 1.0)
    if now < first - _SAME_EDGE:
        return not _is_apart(above, line, spacing, _MUCH_WHITE)
    are_tabbed = bool(last.wide_gaps and line.wide_gaps)
    if are_tabbed or _is_apart(above, line, spacing, 1.0) or _MARKED.match(line.text):
        return False
    if now > first + _SAME_EDGE:
        return len(above) == 1 and bool(_MARKED.match(last.text))
    is_indented = spacing.indent > 0 and abs(now - spacing.indent) <= _SAME_EDGE
    return not is_indented and not (_ENDED.search(last.text) and line.text[:1].isupper())


def _look_alike(last: Line, line: Line) -> bool:
    """Whether both are bold or neither, both in capitals or neither; figures alone say nothing."""
    if last.is_bold != line.is_bold:
        return False
    return not any(first.text.isupper() and second.text != second.text.upper() for first, second in ((last, line), (line, last)))


def has_room(last: Line, line: Line, edges: Edges) -> bool:
    """Whether the first word of a line would still have stood on the line above it."""
    needed = line.words[0].width + _ROOM
    if not _ATTACHED_HYPHEN.search(last.text):
        needed += _SPACE * last.size
    if edges.centres(last):
        return last.width + needed < edges.width
    return last.right + needed < edges.right


def _is_nearly_full(last: Line, line: Line, edges: Edges) -> bool:
    """Whether a line may have been full all the same: the column's edge is not known to the point."""
    if _MARKED.match(line.text) or (line.page != last.page and not line.text[:1].islower()):
        return False
    if last.text.isupper() or line.text.isupper():
        return False
    width = last.width if edges.centres(last) else last.right - edges.left
    return width >= _NEARLY_FULL * edges.width


def _is_apart(above: Sequence[Line], line: Line, spacing: Spacing, share: float) -> bool:
    """Whether there is more white above a line than between the lines of its paragraph."""
    last = above[-1]
    if line.page != last.page:
        return False
    distance = line.baseline - last.baseline
    if len(above) > 1 and above[-2].page == last.page:
        usual = last.baseline - above[-2].baseline
    elif spacing.pitch is not None:
        usual = spacing.pitch * last.size
    else:
        return distance > _FARTHEST * last.size
    return distance > share * usual + _MORE_WHITE
