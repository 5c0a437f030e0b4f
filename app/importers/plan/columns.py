"""The columns of a table of duties: found by their heads in any order, or seen from what stands in them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.domain.timing import TimingKind
from app.importers.plan.field_labels import FieldRole, role_of_head
from app.importers.plan.flow import Table, TableCell
from app.importers.plan.unit_names import is_unit_list
from app.text.matching import matchable
from app.timing.recognise import recognise

_HEAD_ROWS = 3
ROW_NUMBER = re.compile(r"(?:\d{1,3}(?:\.\d{1,2}){0,3}|[ivx]{1,6}|[a-zđ]|\*|-)[.)]?")
_COLUMN_NUMBER = re.compile(r"\(?(?:\d|[a-g])\)?")


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column holds what.

    Attributes:
        roles: role by column of the grid.
        is_completion: the time column asks by when it is done.
    """

    roles: dict[int, FieldRole]
    is_completion: bool = False

    def of(self, role: FieldRole) -> int | None:
        """Return the first column with a role."""
        return next((column for column, found in self.roles.items() if found is role), None)


def columns_of(table: Table, before: Columns | None) -> tuple[Columns | None, int]:
    """Return the columns and how many rows their heads take.

    A table without heads goes on with the columns of the one before if it is as wide, else they are seen from the content.
    """
    for index, row in enumerate(table.rows[:_HEAD_ROWS]):
        if found := by_heads(row):
            return _with_lower_heads(found, table.rows, index + 1)
    if before and max(before.roles) == table.columns - 1:
        return before, 0
    return _by_content(table), int(_has_head_of_numbers(table))


def by_heads(row: Sequence[TableCell]) -> Columns | None:
    """Return the columns that a row of heads names; None for any other row."""
    roles: dict[int, FieldRole] = {}
    is_completion = False
    for cell in row:
        role = role_of_head(cell.text)
        is_completion = is_completion or role is FieldRole.COMPLETION
        roles[cell.column] = _in_tables(role or FieldRole.DETAIL)
    known = set(roles.values())
    has_duty = bool(known & {FieldRole.CONTENT, FieldRole.PRODUCT})
    has_more = bool(known & {FieldRole.LEAD, FieldRole.PERFORMER, FieldRole.UNITS, FieldRole.TIME, FieldRole.SUPPORT})
    return _settled(Columns(roles, is_completion)) if has_duty and has_more else None


def _has_head_of_numbers(table: Table) -> bool:
    """Whether the first row names the column of numbers, "TT": it is a row of heads, even if nobody knows the others."""
    first = table.rows[0] if table.rows else ()
    return any(role_of_head(cell.text) is FieldRole.NUMBER for cell in first)


def _in_tables(role: FieldRole) -> FieldRole:
    """A completion column is a time column; `Columns.is_completion` keeps the difference."""
    return FieldRole.TIME if role is FieldRole.COMPLETION else role


def _with_lower_heads(columns: Columns, rows: Sequence[Sequence[TableCell]], head_rows: int) -> tuple[Columns, int]:
    """Go on with heads below the first row: "Đơn vị thực hiện" over "Chủ trì" and "Phối hợp"; and with rows of (1), (2)."""
    for row in rows[head_rows : head_rows + 2]:
        filled = [cell for cell in row if cell.lines]
        roles = {cell.column: _in_tables(role) for cell in filled if (role := role_of_head(cell.text))}
        if filled and len(roles) == len(filled) and len(filled) < len(row):
            columns = _settled(replace(columns, roles=columns.roles | roles))
        elif not filled or not all(_COLUMN_NUMBER.fullmatch(matchable(cell.text)) for cell in filled):
            break
        head_rows += 1
    return columns, head_rows


def _settled(columns: Columns) -> Columns:
    """Give each role its final meaning: who performs leads, unless another column leads."""
    has_lead = columns.of(FieldRole.LEAD) is not None
    performer = FieldRole.SUPPORT if has_lead else FieldRole.LEAD
    roles = {column: performer if role is FieldRole.PERFORMER else role for column, role in columns.roles.items()}
    if columns.of(FieldRole.CONTENT) is None:
        roles = {column: FieldRole.CONTENT if role is FieldRole.PRODUCT else role for column, role in roles.items()}
    return replace(columns, roles=roles)


def _by_content(table: Table) -> Columns | None:
    """See columns from what stands in them: numbers, the longest texts, names of units, times."""
    texts = {column: texts_in(table, column) for column in range(table.columns)}
    if table.columns < 3 or not any(texts.values()):
        return None
    roles = dict.fromkeys(texts, FieldRole.DETAIL)
    longest = max(texts, key=lambda column: sum(map(len, texts[column])) / max(len(texts[column]), 1))
    for column, values in texts.items():
        roles[column] = FieldRole.CONTENT if column == longest else _role_of_values(values)
    leads = [column for column, role in roles.items() if role is FieldRole.LEAD]
    for column in leads[1:]:
        roles[column] = FieldRole.SUPPORT
    is_known = bool(leads) or FieldRole.TIME in roles.values()
    return Columns(roles) if is_known else None


def texts_in(table: Table, column: int) -> list[str]:
    """Return what stands in the cells of a column, empty ones left out."""
    return [cell.text for row in table.rows for cell in row if cell.column == column and cell.text]


def _role_of_values(values: Sequence[str]) -> FieldRole:
    if not values:
        return FieldRole.DETAIL
    half = 0.5 * len(values)
    if sum(bool(ROW_NUMBER.fullmatch(matchable(value))) for value in values) > half:
        return FieldRole.NUMBER
    if sum(recognise(value).kind is not TimingKind.NONE for value in values) > half:
        return FieldRole.TIME
    return FieldRole.LEAD if sum(is_unit_list(value) for value in values) > half else FieldRole.DETAIL
