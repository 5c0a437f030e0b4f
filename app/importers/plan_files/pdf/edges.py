"""Where the text of a PDF page begins and ends: its left and right edges, seen from its lines."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median, quantiles

from app.importers.plan_files.pdf.lines import Line

_SAME_EDGE = 2.5  # points
_CENTRED_WHITE = 0.6  # sizes
_MUCH = 12.0  # points
_ENOUGH_LINES = 8
_RUNNING_TEXT = 15  # lines in one column: more than a letterhead or a signature has
_LEFT_SHARE = 0.08  # of the lines begin at the left edge
_RIGHT_SHARE = 0.25  # of the long lines end at the right edge, where text is justified
_LONG = 0.6  # of the longest line


@dataclass(frozen=True, slots=True)
class Edges:
    """Where a column of text begins and ends, in points from the left of the page.

    Attributes:
        is_open: nobody can tell where it ends.
    """

    left: float
    right: float
    is_open: bool = False

    @property
    def middle(self) -> float:
        """Half way between them."""
        return (self.left + self.right) / 2

    @property
    def width(self) -> float:
        """How wide the text is."""
        return self.right - self.left

    def centres(self, line: Line) -> bool:
        """Whether a line stands in the middle with white at both sides."""
        white = min(line.left - self.left, self.right - line.right)
        return self.is_in_middle(line) and white > _CENTRED_WHITE * line.size

    def is_in_middle(self, line: Line) -> bool:
        """Whether a line has the same white at both sides, or none."""
        return abs(line.middle - self.middle) <= _SAME_EDGE


def edges_of(lines: Sequence[Line]) -> Edges:
    """Return the edges that lines of one column show."""
    lefts = Counter(round(line.left) for line in lines)
    least = max(2.0, _LEFT_SHARE * len(lines))
    likely = [place for place in lefts if lefts[place - 1] + lefts[place] + lefts[place + 1] >= least]
    left = min((line.left for line in lines if round(line.left) >= min(likely)), default=0.0) if likely else None
    return Edges(min(line.left for line in lines) if left is None else left, _right_of(lines))


def edges_of_pages(pages: Sequence[Sequence[Line]], widths: Sequence[float]) -> list[Edges]:
    """Return the edges of each page: those of all pages of its width, unless all its lines stand well within them.

    Args:
        pages: the lines of each page.
        widths: how wide each page is.
    """
    own = [edges_of(lines) if len(lines) >= _ENOUGH_LINES else None for lines in pages]
    usual: dict[int, Edges] = {}
    for width in {round(width) for width in widths}:
        alike = [edges for edges, other in zip(own, widths, strict=True) if edges and round(other) == width]
        lines = [line for page, other in zip(pages, widths, strict=True) if round(other) == width for line in page]
        if alike:
            usual[width] = Edges(min(edges.left for edges in alike), max(edges.right for edges in alike))
        else:
            usual[width] = edges_of(lines) if lines else Edges(0.0, float(width))
    return [_of_page(lines, edges, usual[round(width)]) for lines, edges, width in zip(pages, own, widths, strict=True)]


def edges_of_column(lines: Sequence[Line], page: Edges, *, is_left: bool) -> Edges:
    """Return the edges of one of two columns: its own where it is long; else the right one goes as far as the page's text.

    Where a short left one ends nobody can tell: names of bodies stand there line by line, and recipients.
    """
    own = Edges(min(line.left for line in lines), max(line.right for line in lines))
    centred = [line.middle for line in lines if abs(line.middle - own.middle) <= line.size / 2]
    middle = median(centred or [own.middle])
    is_long = len(lines) >= _RUNNING_TEXT
    half = own.width / 2 if is_long or is_left else max(page.right - middle, own.width / 2)
    return Edges(middle - half, middle + half, is_open=is_left and not is_long)


def _of_page(lines: Sequence[Line], own: Edges | None, usual: Edges) -> Edges:
    """Return the page's own edges where all its lines stand well within the usual ones."""
    if own is None:
        return usual
    is_within = min(line.left for line in lines) > usual.left + _MUCH or max(line.right for line in lines) < usual.right - _MUCH
    return own if is_within else usual


def _right_of(lines: Sequence[Line]) -> float:
    """Return where justified lines end; else where nearly all end."""
    longest = max(line.width for line in lines)
    rights = [line.right for line in lines if line.width >= _LONG * longest]
    counted = Counter(round(right) for right in rights)
    place, count = max(counted.items(), key=lambda item: (item[1], item[0]))
    if len(rights) >= _ENOUGH_LINES and count >= _RIGHT_SHARE * len(rights):
        return max(right for right in rights if round(right) <= place + 1)
    return quantiles(rights, n=50)[-1] if len(rights) >= 50 else max(rights)
