"""What stands on a page and where, in points from its upper left corner; whoever paints pages needs to know no more."""

from dataclasses import dataclass

from app.reports.document import ChartFill, ItemKey


@dataclass(frozen=True, slots=True)
class TextPiece:
    """A stretch of letters of one look on one line.

    Attributes:
        x_pt, baseline_pt: where its first letter stands.
        width_pt: how far it reaches, widened spaces included.
        space_pt: what each of its spaces is widened by, in a justified line.
        top_pt, height_pt: the line it stands on.
        block: which block of the document it belongs to, counted from 0.
        sources: the work items its words rest on.
        key: names the block in every document of its kind; empty for what belongs to none (letterhead, page number, signature).
    """

    text: str
    x_pt: float
    baseline_pt: float
    width_pt: float
    top_pt: float
    height_pt: float
    size_pt: float
    bold: bool = False
    italic: bool = False
    underline: bool = False
    space_pt: float = 0.0
    block: int = 0
    sources: tuple[ItemKey, ...] = ()
    key: str = ""


@dataclass(frozen=True, slots=True)
class LinePiece:
    """A straight line: a rule or the border of a cell."""

    x_pt: float
    y_pt: float
    to_x_pt: float
    to_y_pt: float
    width_pt: float


@dataclass(frozen=True, slots=True)
class AreaPiece:
    """A part of a chart: an area with an edge, filled; the white ground of a figure has no fill and no edge."""

    x_pt: float
    y_pt: float
    width_pt: float
    height_pt: float
    fill: ChartFill | None
    key: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """One page.

    Attributes:
        number: its number, whether it is shown or not; every section counts its own.
        texts: in reading order.
        areas: parts of charts, below lines and letters.
    """

    width_pt: float
    height_pt: float
    number: int
    texts: tuple[TextPiece, ...]
    lines: tuple[LinePiece, ...]
    areas: tuple[AreaPiece, ...] = ()

    @property
    def text(self) -> str:
        """Its text, one line a line, for those who hear it read."""
        words: list[str] = []
        last = None
        for piece in self.texts:
            same_line = last is not None and abs(last.baseline_pt - piece.baseline_pt) < 0.5 and piece.x_pt >= last.x_pt
            gap = (
                ""
                if last is None
                else ""
                if same_line and piece.x_pt - last.x_pt - last.width_pt < 1
                else " "
                if same_line
                else "\n"
            )
            words.append(f"{gap}{piece.text}")
            last = piece
        return "".join(words)


@dataclass(frozen=True, slots=True)
class HeadingPlace:
    """Where a heading stands.

    Attributes:
        level: 1 for the main sections and for appendices.
        page: its page, counted from 0.
        key: names the heading; empty for that of an appendix.
    """

    level: int
    text: str
    page: int
    top_pt: float
    key: str = ""


@dataclass(frozen=True, slots=True)
class Pages:
    """A whole document on pages."""

    pages: tuple[Page, ...]
    headings: tuple[HeadingPlace, ...]
