"""PDF files with text -> blocks: what the page shows is put together again to the paragraphs and tables it was printed from.

Pages, words and rules come from PDFium; the order of reading, paragraphs, tables and columns are found from where things stand.
"""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from app.domain.file_content import Block, Cell, FileContent, Notice, NoticeKind, Part
from app.importers.plan_files.pdf.columns import SideBySide, columns_on
from app.importers.plan_files.pdf.edges import Edges, edges_of_column, edges_of_pages
from app.importers.plan_files.pdf.grids import grids_of
from app.importers.plan_files.pdf.lines import Line, lines_of
from app.importers.plan_files.pdf.margins import Body, set_margins_apart
from app.importers.plan_files.pdf.pages import Page, Word, read_pages
from app.importers.plan_files.pdf.paragraphs import Paragraph, Spacing, paragraphs_of, spacing_of
from app.importers.plan_files.pdf.tables import PlacedGrid, block_of, goes_on, paragraphs_in
from app.text.legacy_fonts import Conversion, converted_paragraphs
from app.text.normalise import clean


def read_pdf(path: Path) -> FileContent:
    """Read a PDF file that has passed the gate.

    Raises:
        UserError: it is a scan, has a password, is broken or too long.
    """
    pages = read_pages(path)
    reader = _PdfReader(pages)
    blocks = list(reader.read())
    texts, conversion = converted_paragraphs([block.text for block in blocks])
    blocks = [replace(block, text=clean(text)) for block, text in zip(blocks, texts, strict=True)]
    words = sum(page.printed_words for page in pages) - reader.rejoined_words
    return FileContent(tuple(blocks), tuple(_notices(pages, conversion)), words)


def _notices(pages: Sequence[Page], lost: Conversion | None) -> Iterator[Notice]:
    """Say which pages are pictures without text, of which nothing is read, and which old fonts were turned to Unicode."""
    for page in pages:
        if page.has_picture and not page.words:
            yield Notice(NoticeKind.EMBEDDED_OBJECT, f"trang {page.number}: ảnh không có chữ")
    used = {word.look.conversion for page in pages for word in page.words} | {lost}
    for name in sorted({conversion.name for conversion in used if conversion}):
        yield Notice(NoticeKind.LEGACY_FONT, name)


@dataclass(frozen=True, slots=True)
class _Table:
    """A table with its pieces from page to page."""

    parts: list[PlacedGrid]


_Item = Line | SideBySide | _Table
_Run = list[Line] | SideBySide | _Table
_Found = tuple[Part, Cell | None, Paragraph | None]


class _PdfReader:
    """Puts the pages of one file together; counts tables and words cut at line ends as it goes."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self._grids = [_placed_grids(page) for page in pages]
        free = [_free_lines(page, placed) for page, placed in zip(pages, self._grids, strict=True)]
        self._bodies = [_without_note_marks(body) for body in set_margins_apart(pages, free, _usual_size(pages))]
        self._edges = edges_of_pages([body.lines for body in self._bodies], [page.width for page in pages])
        self._spacing = Spacing()
        self._tables = 0
        self.rejoined_words = 0

    def read(self) -> Iterator[Block]:
        """Yield all blocks, the body first."""
        runs = list(_runs(_joined_over_pages(self._items())))
        self._spacing = spacing_of(column for run in runs if not isinstance(run, _Table) for column in self._columns_of(run))
        number = 0
        found = [*(made for run in runs for made in self._read_run(run)), *self._read_margins()]
        for part, cell, paragraph in sorted(found, key=lambda made: made[0] is not Part.BODY):
            number += part is Part.BODY
            self.rejoined_words += paragraph.rejoined_words if paragraph else 0
            yield block_of(part, cell, paragraph, number if part is Part.BODY else None)

    def _items(self) -> Iterator[_Item]:
        """Yield lines, columns and tables of all pages from top to bottom."""
        foot = max((line.baseline for body in self._bodies for line in body.lines), default=0.0)
        last: _Item | None = None
        for body, placed, edges in zip(self._bodies, self._grids, self._edges, strict=True):
            lines = body.lines
            for grid in [*placed, None]:
                above = [line for line in lines if grid is None or line.baseline < grid.grid.top]
                lines = lines[len(above) :]
                before = last if isinstance(last, SideBySide) and last.is_last else None
                items: list[_Item] = [*columns_on(above, edges, foot, before)]
                items += [_Table([grid])] if grid else []
                yield from items
                last = items[-1] if items else last

    def _read_run(self, run: _Run) -> Iterator[_Found]:
        """Yield the paragraphs of lines, columns or a table.

        Text set side by side stands in a table without borders in most files; here it does too.
        """
        self._tables += not isinstance(run, list)
        if isinstance(run, _Table):
            yield from paragraphs_in(run.parts, self._tables)
            return
        for number, (lines, edges) in enumerate(self._columns_of(run)):
            cell = None if isinstance(run, list) else Cell(self._tables, 0, number)
            for paragraph in paragraphs_of(lines, edges, self._spacing):
                yield Part.BODY, cell, paragraph

    def _columns_of(self, run: list[Line] | SideBySide) -> list[tuple[Sequence[Line], list[Edges]]]:
        if isinstance(run, list):
            return [(run, self._edges_at(run))]
        return [
            (lines, [edges_of_column(lines, self._edges_at(lines)[0], is_left=lines is run.left)] * len(lines))
            for lines in (run.left, run.right)
        ]

    def _edges_at(self, lines: Sequence[Line]) -> list[Edges]:
        return [self._edges[line.page - 1] for line in lines]

    def _read_margins(self) -> Iterator[_Found]:
        """Yield headers and footers line by line, notes as paragraphs."""
        others = [other for body in self._bodies for other in body.others]
        for part, group in groupby(others, lambda other: other[0]):
            lines = [line for _, line in group]
            if part is Part.FOOTNOTE:
                made = paragraphs_of(lines, self._edges_at(lines), self._spacing)
            else:
                made = [Paragraph((line,), edges) for line, edges in zip(lines, self._edges_at(lines), strict=True)]
            yield from ((part, None, paragraph) for paragraph in made)


def _runs(items: Iterable[_Item]) -> Iterator[_Run]:
    """Yield columns and tables one by one, and all lines that follow each other, over page breaks too, as one run."""
    for is_line, group in groupby(items, lambda item: isinstance(item, Line)):
        if is_line:
            yield [item for item in group if isinstance(item, Line)]
        else:
            yield from (item for item in group if not isinstance(item, Line))


def _usual_size(pages: Sequence[Page]) -> float:
    """Return the size of most letters of a file."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for word in page.words:
            sizes[round(word.size, 1)] += len(word.text)
    return sizes.most_common(1)[0][0]


def _placed_grids(page: Page) -> list[PlacedGrid]:
    return [
        PlacedGrid(page.number, grid, tuple(_shown(word, ()) for word in page.words if grid.holds(word)))
        for grid in grids_of(page)
    ]


def _free_lines(page: Page, placed: Sequence[PlacedGrid]) -> list[Line]:
    """Return the lines of a page that stand in no table."""
    return lines_of([word for word in page.words if not any(grid.grid.holds(word) for grid in placed)], page.number)


def _without_note_marks(body: Body) -> Body:
    """Take the raised figures that call for a note at the foot of the page off their words; other raised figures stay."""
    notes = {line.words[0].text.strip("().") for part, line in body.others if part is Part.FOOTNOTE}
    others = [(part, _unmarked(line, ())) for part, line in body.others]
    return Body(body.page, [_unmarked(line, notes) for line in body.lines], others)


def _unmarked(line: Line, notes: Container[str]) -> Line:
    return Line(line.page, tuple(_shown(word, notes) for word in line.words))


def _shown(word: Word, notes: Container[str]) -> Word:
    """Return a word with its raised figures as part of its text, or without them where they call for one of the notes."""
    if not word.raised:
        return word
    return replace(word, text=word.text if word.raised in notes else word.text + word.raised, raised="")


def _joined_over_pages(items: Iterable[_Item]) -> list[_Item]:
    joined: list[_Item] = []
    for item in items:
        last = joined[-1] if joined else None
        if isinstance(item, _Table) and isinstance(last, _Table) and goes_on(last.parts[-1], item.parts[0]):
            last.parts.extend(item.parts)
        elif isinstance(item, SideBySide) and item.is_rest and isinstance(last, SideBySide):
            joined[-1] = replace(last, left=last.left + item.left, right=last.right + item.right)
        else:
            joined.append(item)
    return joined
