"""Lines -> the flow of a document: lines one after the other, and tables where a table carries meaning.

A letterhead, a signature or a whole plan set in cells of a frame is read as lines; only real tables stay tables.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from app.domain.file_content import Block, Cell
from app.importers.plan.field_labels import FieldRole, role_of_head
from app.importers.plan.line_kinds import DATE_LINE, PARTY_NAME, RECIPIENTS, STATE_MOTTO, is_number_line, is_signature_line
from app.importers.plan.lines import Line

_HEAD_ROWS = 3
_LAYOUT_COLUMNS = 2


@dataclass(frozen=True, slots=True)
class TableCell:
    """One cell of a table, with the lines in it, those of nested tables too."""

    column: int
    span: int
    continues_above: bool
    lines: tuple[Line, ...] = ()

    @property
    def text(self) -> str:
        """Its lines, one below the other."""
        return "\n".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class Table:
    """A table that carries meaning; every row holds all its cells, empty ones too."""

    rows: tuple[tuple[TableCell, ...], ...]
    columns: int

    @property
    def lines(self) -> list[Line]:
        """All lines in it, in order."""
        return [line for row in self.rows for cell in row for line in cell.lines]


Element = Line | Table


def flow_of(blocks: Sequence[Block], lines: Sequence[Line]) -> list[Element]:
    """Return the body of a file as lines and tables in reading order."""
    grids = _grids(blocks)
    return list(_flow(lines, grids, depth=0))


def _grids(blocks: Sequence[Block]) -> dict[int, list[Cell]]:
    """Return the cells of each table, in order, empty ones too."""
    grids: dict[int, dict[Cell, None]] = {}
    for block in blocks:
        for cell in block.cell.path if block.cell else ():
            grids.setdefault(cell.table, {})[cell] = None
    return {table: list(cells) for table, cells in grids.items()}


def _flow(lines: Sequence[Line], grids: dict[int, list[Cell]], depth: int) -> Iterator[Element]:
    for table, group in groupby(lines, key=lambda line: _table_at(line, depth)):
        members = list(group)
        if table is None:
            yield from members
        elif _is_frame(members, grids[table], depth):
            yield from _flow(members, grids, depth + 1)
        else:
            yield _table(members, grids[table], depth)


def _table_at(line: Line, depth: int) -> int | None:
    path = line.cell.path if line.cell else ()
    return path[depth].table if len(path) > depth else None


def _is_frame(members: Sequence[Line], cells: Sequence[Cell], depth: int) -> bool:
    """Whether a table only sets text side by side: a letterhead, a signature, a page in a frame."""
    columns = max(cell.column + cell.span for cell in cells)
    heads = [line for line in members if (path := line.cell.path if line.cell else ()) and path[depth].row < _HEAD_ROWS]
    roles = {role_of_head(line.text) for line in heads} - {None, FieldRole.DETAIL}
    if len(roles) >= (2 if columns > 1 else 3):
        return False
    return columns <= _LAYOUT_COLUMNS or any(_belongs_to_frame(line) for line in members[:12])


def _belongs_to_frame(line: Line) -> bool:
    plain = line.plain
    known = STATE_MOTTO.search(plain) or PARTY_NAME.search(plain) or RECIPIENTS.match(plain) or DATE_LINE.match(plain)
    return bool(known) or is_number_line(line) or is_signature_line(line)


def _table(members: Sequence[Line], cells: Sequence[Cell], depth: int) -> Table:
    held: dict[Cell, list[Line]] = {}
    for line in members:
        if line.cell:
            held.setdefault(line.cell.path[depth], []).append(line)
    rows: dict[int, list[TableCell]] = {}
    for cell in cells:
        made = TableCell(cell.column, cell.span, cell.continues_above, tuple(held.get(cell, ())))
        rows.setdefault(cell.row, []).append(made)
    return Table(tuple(tuple(row) for row in rows.values()), max(cell.column + cell.span for cell in cells))
