"""Puts a document on pages: what fits where, as LibreOffice does it.

Spaces between paragraphs are the wider of the two; the space above is dropped on top of a page; a paragraph that keeps the next
one goes to the next page with it; rows are not split while they fit on a page, and head rows come again on each.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from app.exporters.pages.charts import ChartPlace, pieces_of_chart
from app.exporters.pages.flow import FlowBlock, FlowParagraph, FlowSection, FlowTable
from app.exporters.pages.lines import TWIPS_PER_POINT, Line, lines_of
from app.exporters.pages.pieces import AreaPiece, HeadingPlace, LinePiece, Page, Pages, TextPiece
from app.exporters.pages.rows import Row, rows_of
from app.reports.document import ChartBlock


def paged(sections: Iterable[FlowSection]) -> Pages:
    """Return the pages of a document's sections."""
    press = _Press()
    for section in sections:
        press.print(section)
    return Pages(tuple(press.pages), tuple(press.headings))


class _Press:
    """Fills one page after the other.

    Attributes:
        pages: those that are full.
        headings: where each heading went.
    """

    def __init__(self) -> None:
        self.pages: list[Page] = []
        self.headings: list[HeadingPlace] = []
        self._number = 0
        self._block = -1
        self._key = ""

    def print(self, section: FlowSection) -> None:
        """Put a section on pages of its own."""
        self._section = section
        self._rows: dict[int, list[Row]] = {}
        self._number = self._number + 1 if section.first_number is None else section.first_number
        self._width = section.width - section.left - section.right
        self._bottom = section.height - section.bottom
        self._start_page(section.top)
        for place, block in enumerate(section.blocks):
            self._block += 1
            self._key = block.key
            if isinstance(block, FlowTable):
                self._table(block)
            else:
                if block.setting.keeps_next:
                    self._keep(section.blocks[place:])
                self._paragraph(block)
        self._end_page()

    def _start_page(self, top: float) -> None:
        self._texts: list[TextPiece] = []
        self._lines: list[LinePiece] = []
        self._areas: list[AreaPiece] = []
        self._y = top
        self._after = 0.0
        self._is_fresh = True

    def _end_page(self) -> None:
        width, height = (one / TWIPS_PER_POINT for one in (self._section.width, self._section.height))
        self.pages.append(Page(width, height, self._number, tuple(self._texts), tuple(self._lines), tuple(self._areas)))

    def _turn(self) -> None:
        """End the page and begin the next one of the section, its number above the text."""
        self._end_page()
        self._number += 1
        header = self._section.header
        if header is None:
            self._start_page(self._section.top)
            return
        shown = replace(header, letters=tuple(replace(one, text=str(self._number)) for one in header.letters[:1]))
        line = lines_of(shown, self._width)[0]
        self._start_page(max(self._section.top, self._section.header_distance + line.pitch))
        self._print_line(line, self._section.left, self._section.header_distance, "")

    def _gap(self, paragraph: FlowParagraph) -> float:
        """Return what is left free above a paragraph here."""
        is_top = self._is_fresh and self.pages and self.pages[-1].number == self._number - 1
        return 0.0 if is_top else max(self._after, paragraph.setting.before)

    def _paragraph(self, paragraph: FlowParagraph) -> None:
        setting = paragraph.setting
        above = setting.rule + setting.rule_gap
        for number, line in enumerate(lines_of(paragraph, self._width)):
            gap = self._gap(paragraph) + above if number == 0 else 0.0
            if self._y + gap + line.height > self._bottom and not self._is_fresh:
                self._turn()
                gap = above if number == 0 else 0.0
            self._y += gap
            if number == 0:
                self._note(paragraph)
                self._print_rule(paragraph, self._section.left, self._y - above, self._width)
            self._print_line(line, self._section.left, self._y, self._key)
            self._y += line.pitch
            self._is_fresh = False
        self._after = setting.after

    def _keep(self, blocks: Sequence[FlowBlock]) -> None:
        """Begin a new page where a paragraph and the beginning of what it keeps do not fit on this one together."""
        need, after = 0.0, self._after
        for place, block in enumerate(blocks):
            if isinstance(block, FlowTable):
                need += after + _head_height(self._rows_of(block), block.border)
                break
            setting = block.setting
            lines = lines_of(block, self._width)
            need += (max(after, setting.before) if place or not self._is_fresh else 0.0) + setting.rule + setting.rule_gap
            if not setting.keeps_next:
                need += lines[0].height
                break
            need += sum(line.pitch for line in lines)
            after = setting.after
        if self._y + need > self._bottom and not self._is_fresh and need <= self._bottom - self._section.top:
            self._turn()

    def _note(self, paragraph: FlowParagraph) -> None:
        """Remember where a heading stands."""
        if paragraph.setting.level:
            top = self._y / TWIPS_PER_POINT
            self.headings.append(HeadingPlace(paragraph.setting.level, paragraph.text, len(self.pages), top, paragraph.key))

    def _table(self, table: FlowTable) -> None:
        rows = self._rows_of(table)
        heads = [row for row in rows if row.is_head]
        self._y += 0.0 if self._is_fresh else self._after
        if self._y + _head_height(rows, table.border) > self._bottom and not self._is_fresh:
            self._turn()
        self._after = 0.0
        self._y += table.border
        is_first = True
        for place, row in enumerate(rows):
            if not is_first and self._y + _kept_height(rows[place:]) > self._bottom:
                self._turn_within(table, heads)
            self._row(row, table, heads)
            is_first = row.is_head and is_first
            self._is_fresh = False

    def _rows_of(self, table: FlowTable) -> list[Row]:
        """Return the rows of a table of this section; they are placed once, though they are asked for again."""
        if id(table) not in self._rows:
            self._rows[id(table)] = rows_of(table)
        return self._rows[id(table)]

    def _turn_within(self, table: FlowTable, heads: Sequence[Row]) -> None:
        self._turn()
        self._y += table.border
        for head in heads:
            self._print_row(head, table)

    def _row(self, row: Row, table: FlowTable, heads: Sequence[Row]) -> None:
        """Print a row; one that no page could hold is split where its lines end."""
        while self._y + row.height > self._bottom:
            first, rest = row.split(self._bottom - self._y)
            if rest is None:
                break
            self._print_row(first, table)
            self._turn_within(table, heads)
            row = rest
        self._print_row(row, table)

    def _print_row(self, row: Row, table: FlowTable) -> None:
        x = float(self._section.left)
        edges = [x]
        if row.chart is not None:
            self._draw(row.chart, x, row.cells[0].width)
        for cell in row.cells:
            for line in cell.lines:
                left = x + cell.left
                if line.rule is not None:
                    self._print_rule(
                        line.rule, left, self._y + line.y - line.rule.setting.rule - line.rule.setting.rule_gap, cell.room
                    )
                self._print_line(line.line, left, self._y + line.y, self._key)
            x += cell.width
            edges.append(x)
        if table.border:
            self._print_borders(edges, self._y - table.border / 2, self._y + row.height - table.border / 2, table.border)
        self._y += row.height

    def _draw(self, chart: ChartBlock, left: float, width: float) -> None:
        x, y, wide = (one / TWIPS_PER_POINT for one in (left, self._y, width))
        drawn = pieces_of_chart(chart, ChartPlace(x, y, wide, self._block, self._key))
        self._texts += drawn.texts
        self._lines += drawn.lines
        self._areas += drawn.areas

    def _print_borders(self, edges: Sequence[float], top: float, bottom: float, width: float) -> None:
        sides = [(edge, top, edge, bottom) for edge in edges]
        for x, y, to_x, to_y in [*sides, (edges[0], top, edges[-1], top), (edges[0], bottom, edges[-1], bottom)]:
            self._lines.append(LinePiece(*(one / TWIPS_PER_POINT for one in (x, y, to_x, to_y, width))))

    def _print_rule(self, paragraph: FlowParagraph, left: float, y: float, width: float) -> None:
        setting = paragraph.setting
        if setting.rule:
            x, to_x = left + setting.left, left + width - setting.right
            middle = y + setting.rule / 2
            self._lines.append(LinePiece(*(one / TWIPS_PER_POINT for one in (x, middle, to_x, middle, setting.rule))))

    def _print_line(self, line: Line, left: float, top: float, key: str) -> None:
        for one in line.stretches:
            look = one.letters
            self._texts.append(
                TextPiece(
                    one.text,
                    (left + one.x) / TWIPS_PER_POINT,
                    (top + line.ascent) / TWIPS_PER_POINT,
                    one.width / TWIPS_PER_POINT,
                    top / TWIPS_PER_POINT,
                    line.height / TWIPS_PER_POINT,
                    look.size_pt,
                    look.bold,
                    look.italic,
                    look.underline,
                    one.space / TWIPS_PER_POINT,
                    self._block,
                    look.sources,
                    key,
                )
            )


def _kept_height(rows: Sequence[Row]) -> float:
    """Return the height of a row with those after it that must not be parted from it."""
    height = 0.0
    for row in rows:
        if not row.keeps_next:
            return height + row.least
        height += row.height
    return height


def _head_height(rows: Sequence[Row], border: float) -> float:
    """Return the height of what must stand together at a table's beginning: its heads and one row."""
    height = border
    for row in rows:
        if not row.is_head and not row.keeps_next:
            return height + row.least
        height += row.height
    return height
