"""A returned tracker -> its rows, each with what could be read and what is wrong with it.

Units sort, filter, delete, copy, rename, move columns and save with other programs; so the table is found by its heads and
each row by its hidden code. Runs in the reader child. A value is taken only where it is certain which task it belongs to.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

from app.domain.tracker import (
    PROGRESS_FIELDS,
    CellProblem,
    ProgressField,
    ReturnedRow,
    ReturnedTracker,
    RowProblem,
)
from app.domain.tracker_sheet import (
    CODE_START,
    END_MARK,
    IDENTITY_MARK,
    SCHEMA,
    TASK_LABEL,
    IdentityKey,
    cell_address,
    item_uid_of,
    uid_from_hex,
)
from app.errors import UserError
from app.importers.gate.door import admit
from app.importers.gate.facts import OfficeKind
from app.importers.tracker_cells import CellValue, UnreadableCell, field_value, plain_text
from app.messages.code import Code
from app.text.compare import fold
from app.text.normalise import one_line

_ROWS_TO_FIND_HEADS_IN = 60
_LEAST_FIELDS = 2
_IDENTITY_ROWS = 20
_FIELD_OF_HEAD = {fold(field.label): field for field in PROGRESS_FIELDS}
_TASK_HEAD = fold(TASK_LABEL)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One sheet as read: rows of values from A1 on, and what its values cannot tell."""

    name: str
    rows: Sequence[Sequence[CellValue]]
    formulas: frozenset[str]
    merged: frozenset[str]

    def value(self, row: int, column: int) -> CellValue:
        """Return what stands in a cell, counted from 0; "" outside what was read."""
        return self.rows[row][column] if column < len(self.rows[row]) else ""


@dataclass(frozen=True, slots=True)
class _Table:
    """Where the table stands in its sheet: its head row, the column of the task and of each field found, all from 0."""

    sheet: _Sheet
    head_row: int
    task_column: int
    columns: dict[ProgressField, int]


def read_tracker(path: Path) -> ReturnedTracker:
    """Read a returned tracker.

    Raises:
        UserError: the gate refuses the file; it holds no tracker, two of them, a column twice, or one of a newer program.
    """
    sheets = list(_sheets(path))
    identity = _identity(path, sheets)
    table = _only_table(path, sheets)
    return ReturnedTracker(
        file_name=path.name,
        sheet_name=table.sheet.name,
        book_uid=uid_from_hex(identity.get(IdentityKey.BOOK_UID, "")),
        issue_uid=uid_from_hex(identity.get(IdentityKey.ISSUE_UID, "")),
        unit_name=identity.get(IdentityKey.UNIT, ""),
        period_code=identity.get(IdentityKey.PERIOD, ""),
        rows=_marked_if_twice(list(_rows(table))),
        missing_fields=tuple(field.key for field in PROGRESS_FIELDS if field not in table.columns),
    )


def _sheets(path: Path) -> Iterator[_Sheet]:
    """Read all sheets, hidden ones too. Formulas are known from the gate: their stored results are nobody's words."""
    from python_calamine import CalamineWorkbook

    admission = admit(path, OfficeKind.XLSX)
    with CalamineWorkbook.from_path(str(path)) as book:  # pyright: ignore[reportUnknownMemberType]
        for name in book.sheet_names:
            sheet = book.get_sheet_by_name(name)
            rows = cast(Sequence[Sequence[CellValue]], sheet.to_python(skip_empty_area=False))
            merged = frozenset(
                cell_address(row, column)
                for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
                for row in range(top, bottom + 1)
                for column in range(left, right + 1)
            )
            yield _Sheet(name, rows, admission.formulas_of(name), merged)


def _identity(path: Path, sheets: list[_Sheet]) -> dict[str, str]:
    """Return the lines of the hidden sheet, known by its mark; empty when it is lost."""
    for sheet in sheets:
        if sheet.rows and sheet.value(0, 0) == IDENTITY_MARK:
            lines = range(1, min(_IDENTITY_ROWS, len(sheet.rows)))
            identity = {plain_text(sheet.value(row, 0)): plain_text(sheet.value(row, 1)) for row in lines}
            schema = identity.get(IdentityKey.SCHEMA, "")
            if schema.isdecimal() and int(schema) > SCHEMA:
                raise UserError(Code.TRACKER_TOO_NEW, file=path.name)
            return identity
    return {}


def _only_table(path: Path, sheets: list[_Sheet]) -> _Table:
    """Return the one table of the workbook. Two of them could be two versions of a reply: nothing is taken from either."""
    tables = [table for sheet in sheets if (table := _table(path, sheet))]
    if not tables:
        raise UserError(Code.NOT_A_TRACKER, file=path.name)
    if len(tables) > 1:
        first, second = (table.sheet.name for table in tables[:2])
        raise UserError(Code.TRACKER_TWO_TABLES, file=path.name, first=first, second=second)
    return tables[0]


def _table(path: Path, sheet: _Sheet) -> _Table | None:
    """Find the row of heads: the task's and at least two fields'. Columns may stand in any order."""
    for row in range(min(_ROWS_TO_FIND_HEADS_IN, len(sheet.rows))):
        heads = [fold(value) if isinstance(value, str) else "" for value in sheet.rows[row]]
        known = [(column, _FIELD_OF_HEAD[head]) for column, head in enumerate(heads) if head in _FIELD_OF_HEAD]
        if _TASK_HEAD in heads and len(known) >= _LEAST_FIELDS:
            _refuse_column_twice(path, sheet, row, known)
            return _Table(sheet, row, heads.index(_TASK_HEAD), {field: column for column, field in known})
    return None


def _refuse_column_twice(path: Path, sheet: _Sheet, row: int, known: list[tuple[int, ProgressField]]) -> None:
    first_of: dict[ProgressField, int] = {}
    for column, field in known:
        first = first_of.setdefault(field, column)
        if first != column:
            raise UserError(
                Code.TRACKER_COLUMN_TWICE,
                file=path.name,
                sheet=sheet.name,
                column=field.label,
                first=cell_address(row, first),
                second=cell_address(row, column),
            )


def _rows(table: _Table) -> Iterator[ReturnedRow]:
    """Yield every row that carries a code or words; below the end mark only rows with a code."""
    table_ended = False
    for row in range(table.head_row + 1, len(table.sheet.rows)):
        marks = _marks(table.sheet, row)
        table_ended = table_ended or END_MARK in marks
        codes = {uid for mark in marks if (uid := item_uid_of(mark))}
        if codes or not (table_ended or _is_blank(table, row)):
            yield _row(table, row, codes.pop() if len(codes) == 1 else None)


def _marks(sheet: _Sheet, row: int) -> list[str]:
    """Return the row codes and end marks of a row, wherever they stand; what a formula computed is none."""
    return [
        value.strip()
        for column, value in enumerate(sheet.rows[row])
        if isinstance(value, str) and value.lstrip().startswith(CODE_START) and cell_address(row, column) not in sheet.formulas
    ]


def _is_blank(table: _Table, row: int) -> bool:
    columns = (table.task_column, *table.columns.values())
    return not any(str(table.sheet.value(row, column)).strip() for column in columns)


def _row(table: _Table, row: int, item_uid: bytes | None) -> ReturnedRow:
    values: dict[str, str] = {}
    problems: list[CellProblem] = []
    task_text = one_line(plain_text(table.sheet.value(row, table.task_column)))
    if item_uid is None:
        problems.append(CellProblem(RowProblem.UNKNOWN_ROW, cell_address(row, 0), "", task_text))
    for field, column in table.columns.items():
        try:
            values[field.key] = _field_value(table.sheet, row, column, field)
        except UnreadableCell as unreadable:
            shown = plain_text(table.sheet.value(row, column))
            problems.append(CellProblem(unreadable.problem, cell_address(row, column), field.key, shown))
    cells = {field.key: cell_address(row, column) for field, column in table.columns.items()}
    return ReturnedRow(item_uid, row + 1, values, cells, tuple(problems), task_text)


def _field_value(sheet: _Sheet, row: int, column: int, field: ProgressField) -> str:
    address = cell_address(row, column)
    if address in sheet.formulas:
        raise UnreadableCell(RowProblem.FORMULA)
    if address in sheet.merged:
        raise UnreadableCell(RowProblem.MERGED_CELLS)
    return field_value(field.kind, sheet.value(row, column))


def _marked_if_twice(rows: list[ReturnedRow]) -> tuple[ReturnedRow, ...]:
    """Mark all rows of a task that stands in several: which one the unit means cannot be known."""
    times = Counter(row.item_uid for row in rows)
    return tuple(
        replace(row, problems=(CellProblem(RowProblem.ROW_TWICE, f"A{row.row}", "", row.task_text), *row.problems))
        if row.item_uid is not None and times[row.item_uid] > 1
        else row
        for row in rows
    )
