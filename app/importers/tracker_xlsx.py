"""A returned tracker -> its rows, each with what could be read and what is wrong with it.

Units sort, filter, delete, copy, rename, move columns and save with other programs; so the table is found by its heads and
each row by its hidden code. Runs in the reader child. A value is taken only where it is certain which task it belongs to.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

from app.domain.period import Period, parse_period
from app.domain.tracker import (
    PROGRESS_FIELDS,
    CellProblem,
    FieldKind,
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
    IdentityKey,
    cell_address,
    item_uid_of,
    uid_from_hex,
)
from app.errors import UserError
from app.importers.gate.facts import OfficeKind
from app.importers.sheets.content import SheetContent, read_sheets
from app.importers.tracker_cells import field_value, plain_text
from app.importers.tracker_dates import DateHabit, UnreadableCell, habit_of
from app.importers.tracker_heads import TrackerTable, find_table
from app.messages.code import Code
from app.text.compare import fold
from app.text.normalise import one_line

_IDENTITY_ROWS = 20
_SIGNATURES = {fold(text) for text in ("Người lập phiếu", "(Ký, ghi rõ họ tên)")}
_MOST_HEAD_LINES = 40
_LONGEST_HEAD_LINE = 500


def read_tracker(path: Path, kind: OfficeKind = OfficeKind.XLSX) -> ReturnedTracker:
    """Read a returned tracker.

    Raises:
        UserError: the gate refuses the file; it holds no tracker, two of them, a column twice, or one of a newer program.
    """
    sheets = list(read_sheets(path, kind))
    identity = _identity(path, sheets)
    table = _only_table(path, sheets)
    period_code = identity.get(IdentityKey.PERIOD, "")
    habit = _habit(table, _period(period_code))
    return ReturnedTracker(
        file_name=path.name,
        sheet_name=table.sheet.name,
        book_uid=uid_from_hex(identity.get(IdentityKey.BOOK_UID, "")),
        issue_uid=uid_from_hex(identity.get(IdentityKey.ISSUE_UID, "")),
        unit_name=identity.get(IdentityKey.UNIT, ""),
        period_code=period_code,
        rows=_marked_if_twice(list(_rows(table, habit))),
        missing_fields=tuple(field.key for field in PROGRESS_FIELDS if field not in table.columns),
        head_lines=tuple(_head_lines(table)),
    )


def _identity(path: Path, sheets: list[SheetContent]) -> dict[str, str]:
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


def _only_table(path: Path, sheets: list[SheetContent]) -> TrackerTable:
    """Return the one table of the workbook. Two of them could be two versions of a reply: nothing is taken from either."""
    tables = [table for sheet in sheets if (table := find_table(path.name, sheet))]
    if not tables:
        raise UserError(Code.NOT_A_TRACKER, file=path.name)
    if len(tables) > 1:
        first, second = (table.sheet.name for table in tables[:2])
        raise UserError(Code.TRACKER_TWO_TABLES, file=path.name, first=first, second=second)
    return tables[0]


def _period(code: str) -> Period | None:
    try:
        return parse_period(code)
    except ValueError:
        return None


def _habit(table: TrackerTable, period: Period | None) -> DateHabit:
    """Return how days are written in the columns that hold them."""
    dated = [column for field, column in table.columns.items() if field.kind in (FieldKind.DATE, FieldKind.DEADLINE)]
    rows = range(table.head_row + 1, len(table.sheet.rows))
    return habit_of((table.sheet.value(row, column) for row in rows for column in dated), period)


def _head_lines(table: TrackerTable) -> Iterator[str]:
    """Yield what stands above the table, cell by cell."""
    texts = (one_line(value) for row in table.sheet.rows[: table.head_row] for value in row if isinstance(value, str))
    yield from islice((text[:_LONGEST_HEAD_LINE] for text in texts if text), _MOST_HEAD_LINES)


def _rows(table: TrackerTable, habit: DateHabit) -> Iterator[ReturnedRow]:
    """Yield every row that carries a code or words; below the end mark only rows with a code."""
    table_ended = False
    for row in range(table.head_row + 1, len(table.sheet.rows)):
        marks = _marks(table.sheet, row)
        table_ended = table_ended or END_MARK in marks or _is_signature(table, row)
        codes = {uid for mark in marks if (uid := item_uid_of(mark))}
        if codes or not (table_ended or _is_blank(table, row)):
            yield _row(table, habit, row, codes)


def _is_signature(table: TrackerTable, row: int) -> bool:
    """Whether the places to sign begin in a row: without the column of codes their end marks are gone as well."""
    return fold(plain_text(table.sheet.value(row, table.task_column))) in _SIGNATURES


def _marks(sheet: SheetContent, row: int) -> list[str]:
    """Return the row codes and end marks of a row, wherever they stand; what a formula computed is none."""
    return [
        value.strip()
        for column, value in enumerate(sheet.rows[row])
        if isinstance(value, str) and value.lstrip().startswith(CODE_START) and cell_address(row, column) not in sheet.formulas
    ]


def _is_blank(table: TrackerTable, row: int) -> bool:
    columns = (table.task_column, *table.columns.values())
    return not any(str(table.sheet.value(row, column)).strip() for column in columns)


def _row(table: TrackerTable, habit: DateHabit, row: int, codes: set[bytes]) -> ReturnedRow:
    item_uid = next(iter(codes)) if len(codes) == 1 else None
    values: dict[str, str] = {}
    problems: list[CellProblem] = []
    task_text = one_line(plain_text(table.sheet.value(row, table.task_column)))
    if item_uid is None:
        problem = RowProblem.CODE_OF_ANOTHER_TASK if codes else RowProblem.UNKNOWN_ROW
        problems.append(CellProblem(problem, cell_address(row, 0), "", task_text))
    for field, column in table.columns.items():
        try:
            values[field.key] = _field_value(table.sheet, habit, row, column, field)
        except UnreadableCell as unreadable:
            shown = plain_text(table.sheet.value(row, column))
            address = cell_address(row, column)
            problems.append(CellProblem(unreadable.problem, address, field.key, shown, unreadable.reading))
    cells = {field.key: cell_address(row, column) for field, column in table.columns.items()}
    number = "" if table.number_column is None else one_line(plain_text(table.sheet.value(row, table.number_column)))
    return ReturnedRow(item_uid, row + 1, values, cells, tuple(problems), task_text, number)


def _field_value(sheet: SheetContent, habit: DateHabit, row: int, column: int, field: ProgressField) -> str:
    address = cell_address(row, column)
    if address in sheet.formulas:
        raise UnreadableCell(RowProblem.FORMULA)
    if address in sheet.merged:
        raise UnreadableCell(RowProblem.MERGED_CELLS)
    return field_value(field.kind, sheet.value(row, column), habit)


def _marked_if_twice(rows: list[ReturnedRow]) -> tuple[ReturnedRow, ...]:
    """Mark all rows of a task that stands in several: which one the unit means cannot be known."""
    times = Counter(row.item_uid for row in rows)
    return tuple(
        replace(row, problems=(CellProblem(RowProblem.ROW_TWICE, f"A{row.row}", "", row.task_text), *row.problems))
        if row.item_uid is not None and times[row.item_uid] > 1
        else row
        for row in rows
    )
