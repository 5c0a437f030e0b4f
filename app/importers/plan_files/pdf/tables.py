"""Grids drawn on PDF pages -> tables: one that goes on over a page break is one table again, repeated heads aside."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from app.domain.file_content import Block, Cell, Part
from app.importers.plan_files.pdf.edges import Edges
from app.importers.plan_files.pdf.grids import Grid, Region, places_of
from app.importers.plan_files.pdf.lines import Line, lines_of
from app.importers.plan_files.pdf.pages import Word
from app.importers.plan_files.pdf.paragraphs import Paragraph, Spacing, has_room, paragraphs_of

_SAME_EDGE = 4.0  # points
_WIDEST_PADDING = 8.0
_USUAL_PADDING = 5.4
_MOST_HEAD_ROWS = 4


@dataclass(frozen=True, slots=True)
class PlacedGrid:
    """A table on one page with the words in it."""

    page: int
    grid: Grid
    words: tuple[Word, ...]


@dataclass(slots=True)
class _Slot:
    """One cell of the table: where it stands, and its lines with the edges of the column at each."""

    column: int
    span: int
    continues_above: bool
    reaches_down: bool = False
    lines: list[Line] = field(default_factory=list[Line])
    edges: list[Edges] = field(default_factory=list[Edges])

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)


_Row = list[_Slot]


def goes_on(above: PlacedGrid, below: PlacedGrid) -> bool:
    """Whether a grid at the top of a page is the rest of the one at the end of the page before."""
    first, second = above.grid.across, below.grid.across
    return below.page == above.page + 1 and abs(first[0] - second[0]) <= _SAME_EDGE and abs(first[-1] - second[-1]) <= _SAME_EDGE


def paragraphs_in(parts: Sequence[PlacedGrid], table: int) -> Iterator[tuple[Part, Cell | None, Paragraph | None]]:
    """Yield the paragraphs of a table with their cells; None for a paragraph where a cell is empty.

    Args:
        parts: the pieces of the table from page to page.
        table: its number.
    """
    rows, repeated = _rows_of(parts)
    for number, row in enumerate(rows):
        for slot in row:
            cell = Cell(table, number, slot.column, slot.span, slot.continues_above)
            for paragraph in paragraphs_of(slot.lines, slot.edges, Spacing()) or [None]:
                yield Part.BODY, cell, paragraph
    for slot in (slot for row in repeated for slot in row):
        for paragraph in paragraphs_of(slot.lines, slot.edges, Spacing()):
            yield Part.HEADER, None, paragraph


def _rows_of(parts: Sequence[PlacedGrid]) -> tuple[list[_Row], list[_Row]]:
    """Return the rows of a table, and the heads that are repeated on later pages."""
    across = places_of(place for part in parts for place in part.grid.across)
    rows: list[_Row] = []
    repeated: list[_Row] = []
    for part in parts:
        found = _rows_on_page(part, across)
        heads = _repeated_heads(rows, found)
        repeated += found[:heads]
        found = found[heads:]
        if rows and found and _is_rest_of_row(rows, found):
            for above, below in zip(rows[-1], found.pop(0), strict=True):
                above.lines += below.lines
                above.edges += below.edges
        rows += found
    return rows, repeated


def _rows_on_page(part: PlacedGrid, across: Sequence[float]) -> list[_Row]:
    words: dict[Region, list[Word]] = {}
    for word in part.words:
        words.setdefault(part.grid.region_at(word), []).append(word)
    lines = {region: lines_of(found, part.page) for region, found in words.items()}
    padding = _padding(part.grid, lines)
    rows: list[_Row] = [[] for _ in part.grid.down[1:]]
    for region in part.grid.regions:
        left, right = part.grid.across[region.column], part.grid.across[region.column + region.columns]
        first, last = _nearest(left, across), _nearest(right, across)
        found = lines.get(region, [])
        slot = _Slot(first, last - first, False, region.rows > 1, found, [Edges(left + padding, right - padding)] * len(found))
        rows[region.row].append(slot)
        for below in range(region.row + 1, region.row + region.rows):
            rows[below].append(_Slot(first, last - first, True, below < region.row + region.rows - 1))
    return [sorted(row, key=lambda slot: slot.column) for row in rows]


def _padding(grid: Grid, lines: dict[Region, list[Line]]) -> float:
    """Return the white between a cell's border and its text."""
    whites = [line.left - grid.across[region.column] for region, found in lines.items() for line in found]
    return min(max(min(whites), 0.0), _WIDEST_PADDING) if whites else _USUAL_PADDING


def _nearest(value: float, places: Sequence[float]) -> int:
    return min(range(len(places)), key=lambda index: abs(places[index] - value))


def _repeated_heads(rows: Sequence[_Row], found: Sequence[_Row]) -> int:
    """Return how many rows at the top of a page say the same as those at the beginning of the table."""
    count = 0
    while count < min(len(rows), len(found), _MOST_HEAD_ROWS) and _texts(rows[count]) == _texts(found[count]) != []:
        count += 1
    return count


def _texts(row: _Row) -> list[tuple[int, str]]:
    return [(slot.column, slot.text) for slot in row if slot.lines]


def _is_rest_of_row(rows: Sequence[_Row], found: Sequence[_Row]) -> bool:
    """Whether the first row on a page is the rest of the last one of the page before.

    It has no number of its own, and its cells go on with sentences begun above.
    """
    above, below = rows[-1], found[0]
    if [(slot.column, slot.span) for slot in above] != [(slot.column, slot.span) for slot in below]:
        return False
    filled = [(first, second) for first, second in zip(above, below, strict=True) if second.lines]
    if not filled or not above or any(slot.continues_above for slot in below):
        return False
    follows = all(_follows(first, second) for first, second in filled)
    if below[0].lines:
        return follows and any(second.text[0].islower() for _, second in filled)
    may_lack_number = above[0].reaches_down or above[0].continues_above or any(not row[0].lines for row in rows[1:])
    return follows or not may_lack_number


def _follows(above: _Slot, below: _Slot) -> bool:
    if not above.lines:
        return False
    return below.text[0].islower() or not has_room(above.lines[-1], below.lines[0], above.edges[-1])


def block_of(part: Part, cell: Cell | None, paragraph: Paragraph | None, number: int | None) -> Block:
    """Return a paragraph as the stages after a reader want it; an empty one for an empty cell."""
    if paragraph is None:
        return Block("", part, number, cell=cell)
    return replace(Block(paragraph.text, part, number, "", paragraph.is_bold, paragraph.alignment), cell=cell)
