"""Tables of which a plain text kept one line a cell -> tables again: the heads one below the other, then "1", and so on.

A line that is nothing but a number begins a row; between two of them stand as many lines as the table has columns.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from app.domain.file_content import Block, Cell, Part
from app.domain.timing import TimingKind
from app.importers.plan.field_labels import FieldRole, role_of_head
from app.importers.plan.lines import in_capitals
from app.importers.plan.markers import marker_of
from app.importers.plan.unit_names import is_unit_list
from app.timing.recognise import recognise

_ROW_NUMBER = re.compile(r"(?:\d{1,3}(?:\.\d{1,2})*|[IVX]{1,5}|[A-Z])[.)]?")
_FEWEST_COLUMNS, _MOST_COLUMNS = 3, 10
_FEWEST_ROWS = 3
_MOSTLY = 0.6
_LONGEST_TIME = 120
_UNITS = {FieldRole.LEAD, FieldRole.SUPPORT, FieldRole.PERFORMER, FieldRole.UNITS}
_TIMES = {FieldRole.TIME, FieldRole.COMPLETION, FieldRole.START}
# What it costs to leave a column empty, to give it a further line, and to put a line where its words do not belong.
_EMPTY, _FURTHER, _MISPLACED, _ODD = 0.6, 0.4, 1.0, 0.3


@dataclass(frozen=True, slots=True)
class _Grid:
    """A table found: where its head begins, where its rows begin, and what its columns hold (None: no heads)."""

    first: int
    rows_at: int
    roles: tuple[FieldRole | None, ...]


def with_stacked_tables(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks, those that stand one below the other for the cells of a table now in its cells."""
    found: list[Block] = []
    tables = max((cell.table for block in blocks if block.cell for cell in block.cell.path), default=0)
    at = 0
    while at < len(blocks):
        grid = _grid_at(blocks, at)
        if grid is None:
            found.append(blocks[at])
            at += 1
            continue
        tables += 1
        rows = list(_rows(blocks, grid))
        for number, row in enumerate(rows):
            found += _in_cells(row, tables, number, len(grid.roles))
        at = grid.first + sum(len(cell) for row in rows for cell in row)
    return found


def _grid_at(blocks: Sequence[Block], at: int) -> _Grid | None:
    """Return the table that begins at a block: with its heads, or with the row number 1."""
    if not _is_free(blocks[at]) or not (text := blocks[at].text.strip()):
        return None
    if role_of_head(text) is FieldRole.NUMBER:
        return _headed(blocks, at)
    return _headless(blocks, at) if text.rstrip(".)") == "1" else None


def _headed(blocks: Sequence[Block], at: int) -> _Grid | None:
    places = range(at + 1, min(at + _MOST_COLUMNS + 1, len(blocks)))
    start = next((place for place in places if _is_row_number(blocks[place]) or blocks[place].text.strip() == "(1)"), None)
    if start is None or start - at < _FEWEST_COLUMNS or not all(_is_free(block) and block.text for block in blocks[at:start]):
        return None
    roles = tuple(role_of_head(block.text) for block in blocks[at:start])
    has_duties = bool({FieldRole.CONTENT, FieldRole.PRODUCT} & set(roles))
    return _Grid(at, start, roles) if has_duties and set(roles) & (_UNITS | _TIMES) else None


def _headless(blocks: Sequence[Block], at: int) -> _Grid | None:
    """Rows 1, 2, 3 of equally many lines each, mostly."""
    starts = [at]
    for index in range(at + 1, len(blocks)):
        if not _is_free(blocks[index]) or index - starts[-1] > 3 * _MOST_COLUMNS:
            break
        if _is_row_number(blocks[index]) and _follows(blocks[starts[-1]].text, blocks[index].text):
            starts.append(index)
    if len(starts) < _FEWEST_ROWS:
        return None
    columns, times = Counter(second - first for first, second in pairwise(starts)).most_common(1)[0]
    is_regular = times >= _MOSTLY * (len(starts) - 1) and _FEWEST_COLUMNS <= columns <= _MOST_COLUMNS
    return _Grid(at, at, (None,) * columns) if is_regular else None


def _rows(blocks: Sequence[Block], grid: _Grid) -> Iterator[list[list[Block]]]:
    """Yield each row as the blocks of its cells; a row of one cell is a group's name."""
    if grid.rows_at > grid.first:
        yield [[block] for block in blocks[grid.first : grid.rows_at]]
    columns, at = len(grid.roles), grid.rows_at
    if _is_row_of_numbers(blocks[at : at + columns]):
        yield [[block] for block in blocks[at : at + columns]]
        at += columns
    while at < len(blocks) and _is_row_number(blocks[at]):
        end = _end_of_row(blocks, at, columns)
        groups = _groups_after(blocks[at:end], columns)
        yield _cells_of(blocks[at : end - groups], grid.roles)
        yield from ([[block]] for block in blocks[end - groups : end])
        at = end


def _end_of_row(blocks: Sequence[Block], at: int, columns: int) -> int:
    """Return where the next row begins; the last row has a line a cell."""
    limit = min(len(blocks), at + 4 * _MOST_COLUMNS)
    for index in range(at + 1, limit):
        if not _is_free(blocks[index]):
            return index
        if _is_row_number(blocks[index]) and (index - at >= columns or _follows(blocks[at].text, blocks[index].text)):
            return index
    return min(len(blocks), at + columns)


def _groups_after(row: Sequence[Block], columns: int) -> int:
    """Return how many lines at the end of a row name the group that begins below it: "II. PHÁT TRIỂN HẠ TẦNG"."""
    count = 0
    for block in reversed(row[columns:]):
        if not (block.text and in_capitals(block.text) and marker_of(block.text)[0]):
            break
        count += 1
    return count


def _cells_of(row: Sequence[Block], roles: Sequence[FieldRole | None]) -> list[list[Block]]:
    """Share the lines of a row out to its columns, in order: one each, else where their words belong at least cost."""
    if len(row) == len(roles):
        return [[block] for block in row]
    best: dict[int, tuple[float, list[int]]] = {0: (0.0, [])}  # lines shared out so far -> cost, lines of each column
    for role in roles:
        following: dict[int, tuple[float, list[int]]] = {}
        for taken, (cost, counts) in best.items():
            for upto in range(taken, len(row) + 1):
                total = cost + _cost(row[taken:upto], role)
                if upto not in following or total < following[upto][0]:
                    following[upto] = (total, [*counts, upto - taken])
        best = following
    cells: list[list[Block]] = []
    at = 0
    for count in best[len(row)][1]:
        cells.append(list(row[at : at + count]))
        at += count
    return cells


def _cost(lines: Sequence[Block], role: FieldRole | None) -> float:
    if not lines:
        return _EMPTY
    further = sum(0.0 if _goes_on(block.text) else _FURTHER for block in lines[1:])
    return further + sum(_cost_of_line(block.text, role) for block in lines)


@lru_cache(maxsize=4096)
def _cost_of_line(text: str, role: FieldRole | None) -> float:
    if not text:
        return 0.0
    if role is FieldRole.NUMBER:
        return 0.0 if _ROW_NUMBER.fullmatch(text.strip()) else 2 * _MISPLACED
    is_time = len(text) <= _LONGEST_TIME and recognise(text).kind is not TimingKind.NONE
    if role in _TIMES:
        return 0.0 if is_time else _MISPLACED
    is_unit = is_unit_list(text)
    if role in _UNITS:
        return 0.0 if is_unit else _MISPLACED
    return _ODD if is_time or is_unit else 0.0


def _goes_on(text: str) -> bool:
    return text.startswith(("-", "+", "•", "*")) or text[:1].islower()


def _in_cells(row: Sequence[Sequence[Block]], table: int, number: int, columns: int) -> Iterator[Block]:
    span = columns if len(row) == 1 else 1
    last = next((block for cell in reversed(row) for block in cell), None)
    for column, cell in enumerate(row):
        place = Cell(table, number, column, span)
        for block in cell or [Block("", Part.BODY, last.paragraph if last else None)]:
            yield replace(block, cell=place)


def _is_row_of_numbers(row: Sequence[Block]) -> bool:
    """Whether a row below the heads numbers the columns: (1), (2), (3)."""
    numbers = [block.text.strip("() ") for block in row]
    return len(row) >= _FEWEST_COLUMNS and numbers == [str(number) for number in range(1, len(row) + 1)]


def _is_row_number(block: Block) -> bool:
    return _is_free(block) and bool(_ROW_NUMBER.fullmatch(block.text.strip()))


def _is_free(block: Block) -> bool:
    return block.part is Part.BODY and block.cell is None and not block.label


def _follows(before: str, after: str) -> bool:
    """Whether a row number comes next after another one: 3 after 2, 2.1 after 2."""
    first, second = before.strip(" .)").split("."), after.strip(" .)").split(".")
    if not (first[-1].isdigit() and second[-1].isdigit()):
        return False
    if len(second) == len(first) + 1:
        return second == [*first, "1"]
    return (
        second[:-1] == first[: len(second) - 1]
        and len(second) <= len(first)
        and int(second[-1]) == int(first[len(second) - 1]) + 1
    )
