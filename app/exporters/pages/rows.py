"""Rows of a table with the lines of their cells in place."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.exporters.pages.flow import FlowCell, FlowParagraph, FlowRow, FlowTable
from app.exporters.pages.lines import Line, lines_of
from app.reports.document import ChartBlock


@dataclass(frozen=True, slots=True)
class CellLine:
    """A line of a cell; twips below the row's top.

    Attributes:
        rule: the paragraph whose rule stands above this line; None where there is none.
    """

    line: Line
    y: float
    rule: FlowParagraph | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with its lines.

    Attributes:
        width: from border to border.
        left: from its border to its text.
        room: for its text.
        height: of its text, with the spaces above and below.
    """

    width: float
    left: float
    room: float
    height: float
    lines: tuple[CellLine, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A row; its height reaches to the lower edge of the border below it.

    Attributes:
        keeps_next: whether it stays on the page of the row after it, as its first paragraph says.
        least: what must stand together on a page: all of it, or the first lines of a row that splits.
        chart: what is drawn in it.
    """

    cells: tuple[Cell, ...]
    height: float
    is_head: bool
    keeps_next: bool
    least: float
    chart: ChartBlock | None = None

    def split(self, room: float) -> tuple["Row", "Row | None"]:
        """Return what of the row fits into `room` and the rest; no rest where nothing fits or all does."""
        border = self.height - max((cell.height for cell in self.cells), default=0.0)
        parts = [_divided(cell, room - border) for cell in self.cells]
        if not any(first.lines for first, _ in parts) or not any(rest.lines for _, rest in parts):
            return self, None
        first = tuple(one for one, _ in parts)
        rest = tuple(one for _, one in parts)
        height = max(cell.height for cell in rest) + border
        return replace(self, cells=first, height=room), replace(self, cells=rest, height=height, least=height)


def rows_of(table: FlowTable) -> list[Row]:
    """Return the rows of a table, their lines broken and placed."""
    return [_row(row, table) for row in table.rows]


def _row(row: FlowRow, table: FlowTable) -> Row:
    cells = [_cell(cell, table) for cell in row.cells]
    height = row.height or max((cell.height for cell in cells), default=0.0)
    placed = (
        _moved(cell, (height - cell.height) / 2) if source.is_middle else cell
        for cell, source in zip(cells, row.cells, strict=True)
    )
    keeps_next = bool(row.cells) and any(one.setting.keeps_next for one in row.cells[0].paragraphs[:1])
    first_lines = max((cell.lines[0].y + cell.lines[0].line.height for cell in cells if cell.lines), default=0.0)
    least = first_lines if row.splits else height
    return Row(tuple(placed), height + table.border, row.is_head, keeps_next, least + table.border, row.chart)


def _cell(cell: FlowCell, table: FlowTable) -> Cell:
    left = table.left_margin + table.border / 2
    room = cell.width - table.left_margin - table.right_margin
    y, after = 0.0, 0.0
    lines: list[CellLine] = []
    for paragraph in cell.paragraphs:
        setting = paragraph.setting
        y += max(after, setting.before) + setting.rule + setting.rule_gap
        rule = paragraph if setting.rule else None
        for line in lines_of(paragraph, room):
            lines.append(CellLine(line, y, rule))
            y += line.pitch
            rule = None
        after = setting.after
    return Cell(cell.width, left, room, y + after, tuple(lines))


def _moved(cell: Cell, down: float) -> Cell:
    return replace(cell, lines=tuple(replace(one, y=one.y + down) for one in cell.lines)) if down else cell


def _divided(cell: Cell, room: float) -> tuple[Cell, Cell]:
    """Return the lines of a cell that fit into `room`, and the others moved up."""
    count = sum(1 for one in cell.lines if one.y + one.line.height <= room)
    rest: Sequence[CellLine] = cell.lines[count:]
    start = rest[0].y if rest else cell.height
    moved = tuple(replace(one, y=one.y - start) for one in rest)
    return replace(cell, lines=cell.lines[:count]), replace(cell, lines=moved, height=cell.height - start)
