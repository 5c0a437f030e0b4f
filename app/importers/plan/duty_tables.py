"""Duties in tables: columns found by their heads in any order, group rows, merged and continued rows."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.domain.timing import Timing, TimingKind
from app.importers.plan.duties import Draft, Setting, names_passed_down
from app.importers.plan.field_labels import FieldRole, role_of_head
from app.importers.plan.flow import Table, TableCell
from app.importers.plan.headings import Mode
from app.importers.plan.ledger import place_of
from app.importers.plan.lines import Line
from app.importers.plan.markers import roman_value
from app.importers.plan.result import Doubt, DoubtCode, FindingCode, ReadTask
from app.importers.plan.unit_names import is_unit_list, split_units
from app.importers.plan.units import roles_of
from app.text.matching import matchable
from app.text.syllables import without_strays
from app.timing.recognise import choose, find_timings, recognise
from app.timing.rules.registry import Context

_HEAD_ROWS = 3
_NUMBER = re.compile(r"(?:\d{1,3}(?:\.\d{1,2}){0,3}|[ivx]{1,6}|[a-zđ]|\*|-)[.)]?")
_COLUMN_NUMBER = re.compile(r"\(?(?:\d|[a-g])\)?")
_DITTO = re.compile(r"[\s\"'-]*(?:nt|n\.t|như trên|[\"'])[\s\"'.-]*")
_CLOCK = re.compile(r"\d{1,2}\s*(?:h|giờ|:)\s*\d{0,2}")


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


@dataclass(frozen=True, slots=True)
class _Row:
    """A row's cells put under the columns.

    Attributes:
        merged: by column, what a cell merged downwards from a row above says.
        is_continued: the row has no number of its own.
    """

    cells: dict[int, TableCell]
    merged: dict[int, str]
    number: str
    lines: list[Line]
    is_continued: bool

    def text(self, column: int | None) -> str:
        """Return what a column says."""
        if column is None or column not in self.cells:
            return ""
        return self.cells[column].text or self.merged.get(column, "")


def read_table(table: Table, setting: Setting, draft: Draft) -> None:
    """Read the duties of a table; a table whose columns nobody knows becomes a finding."""
    columns, head_rows = columns_of(table, draft.columns)
    is_agenda = columns is not None and _is_agenda(table, columns)
    if setting.mode is Mode.NO_DUTIES or is_agenda:
        draft.add_part("section_text", table.lines)
        return
    if columns is None:
        draft.ledger.find(FindingCode.UNPLACED_TABLE, table.lines)
        return
    draft.columns = columns
    _TableReader(columns, setting, draft).read(table, head_rows)


def columns_of(table: Table, before: Columns | None) -> tuple[Columns | None, int]:
    """Return the columns and how many rows their heads take.

    A table without heads goes on with the columns of the one before if it is as wide, else they are seen from the content.
    """
    for index, row in enumerate(table.rows[:_HEAD_ROWS]):
        if found := _by_heads(row):
            return _with_lower_heads(found, table.rows, index + 1)
    if before and max(before.roles) == table.columns - 1:
        return before, 0
    return _by_content(table), 0


def _by_heads(row: Sequence[TableCell]) -> Columns | None:
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
    texts = {column: _texts_in(table, column) for column in range(table.columns)}
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


def _texts_in(table: Table, column: int) -> list[str]:
    return [cell.text for row in table.rows for cell in row if cell.column == column and cell.text]


def _role_of_values(values: Sequence[str]) -> FieldRole:
    if not values:
        return FieldRole.DETAIL
    half = 0.5 * len(values)
    if sum(bool(_NUMBER.fullmatch(matchable(value))) for value in values) > half:
        return FieldRole.NUMBER
    if sum(recognise(value).kind is not TimingKind.NONE for value in values) > half:
        return FieldRole.TIME
    return FieldRole.LEAD if sum(is_unit_list(value) for value in values) > half else FieldRole.DETAIL


def _is_agenda(table: Table, columns: Columns) -> bool:
    """Whether the time column holds hours: the programme of a meeting."""
    column = columns.of(FieldRole.TIME)
    times = _texts_in(table, column) if column is not None else []
    return bool(times) and sum(bool(_CLOCK.match(matchable(text))) for text in times) > 0.5 * len(times)


class _TableReader:
    """Goes through the rows of one table; remembers the group, and the row above for continued ones."""

    def __init__(self, columns: Columns, setting: Setting, draft: Draft) -> None:
        self._columns, self._draft, self._outer = columns, draft, setting
        self._setting = setting
        self._above: ReadTask | None = None
        self._last: ReadTask | None = None
        self._continued = 0
        self._unnumbered = 0
        self._merged: dict[int, str] = {}

    def read(self, table: Table, head_rows: int) -> None:
        """Read all rows."""
        for index, cells in enumerate(table.rows):
            if index < head_rows or (index and _by_heads(cells)):
                self._draft.add_part("table_head", [line for cell in cells for line in cell.lines])
            else:
                self._read_row(self._placed(cells))

    def _placed(self, cells: Sequence[TableCell]) -> _Row:
        """Put a row's cells under the columns; a row that lost its number cell is moved to where its duty belongs."""
        filled = [cell for cell in cells if cell.lines]
        lines = [line for cell in cells for line in cell.lines]
        number_column, duty_column = self._columns.of(FieldRole.NUMBER), self._columns.of(FieldRole.CONTENT) or 0
        by_column = {cell.column: cell for cell in cells}
        self._merged = {cell.column: self._merged.get(cell.column, "") if cell.continues_above else cell.text for cell in cells}
        merged = {cell.column: without_strays(self._merged[cell.column]) for cell in cells if cell.continues_above}
        number = matchable(by_column[number_column].text.strip()) if number_column in by_column else ""
        if number_column is None:
            return _Row(by_column, merged, "", lines, is_continued=False)
        if number and not _NUMBER.fullmatch(number) and filled:
            moved = {duty_column + place: replace(cell, column=duty_column + place) for place, cell in enumerate(cells)}
            return _Row(moved, {}, "", lines, is_continued=True)
        written = by_column[number_column].text.strip(" .)\n") if number else ""
        return _Row(by_column, merged, written, lines, is_continued=not number)

    def _read_row(self, row: _Row) -> None:
        duty = row.cells.get(self._columns.of(FieldRole.CONTENT) or 0)
        if not row.lines:
            return
        if self._is_group(row):
            self._open_group(row)
        elif duty is None or not duty.lines:
            self._add_to_above(row)
        else:
            self._add_task(row, duty)

    def _is_group(self, row: _Row) -> bool:
        """Whether a row is a heading: nothing but a title, with a Roman number, a letter, or across the table."""
        filled = [cell for cell in row.cells.values() if cell.lines]
        number_column = self._columns.of(FieldRole.NUMBER)
        titles = [cell for cell in filled if cell.column != number_column]
        if len(titles) != 1:
            return not titles and bool(filled) and filled[0].span > 1
        is_wide = titles[0].span > 1 and titles[0].span >= 0.5 * (max(self._columns.roles) + 1)
        number = matchable(row.number)
        return is_wide or bool(roman_value(number)) or bool(re.fullmatch(r"[a-zđ]", number))

    def _open_group(self, row: _Row) -> None:
        own, title = row.number, [line for line in row.lines if line.text.strip(" .)") != row.number]
        if not own and title[1:] and _NUMBER.fullmatch(matchable(title[0].text)):  # number and title in one cell
            own, title = title[0].text.strip(" .)"), title[1:]
        elif not own and title and title[0].marker and not title[0].marker.is_bullet:
            own, title = title[0].marker.shown, [replace(title[0], text=title[0].body), *title[1:]]
        number = ".".join(part for part in (self._outer.number, own) if part)
        for line in row.lines:
            if title and line.order == title[0].order:
                self._draft.add_section(number, " ".join(one.text for one in title), 2, line)
            else:
                self._draft.claim_elsewhere(line)
        self._setting = replace(self._outer, number=number, section=number)
        self._above, self._unnumbered = None, 0

    def _add_to_above(self, row: _Row) -> None:
        """Words under no duty of their own go on with the row above."""
        if self._above is None:
            self._draft.ledger.find(FindingCode.UNPLACED_TABLE, row.lines)
            return
        self._above = self._draft.extend_last(row.lines)

    def _add_task(self, row: _Row, duty: TableCell) -> None:
        columns, above = self._columns, self._above if row.is_continued else None
        lead = self._units(row, FieldRole.LEAD)
        support = self._units(row, FieldRole.SUPPORT)
        named = roles_of(row.text(columns.of(FieldRole.UNITS)) or duty.text.replace("\n", " "))
        timing, doubts = self._timing(row, duty)
        if above:
            lead, support = lead or names_passed_down(above.lead), support or names_passed_down(above.support)
            timing = timing if timing.kind is not TimingKind.NONE else _passed_down(above.timing)
        task = ReadTask(
            number=self._number(row),
            text="\n".join(
                [duty.text, *(line.text for line in row.lines if line not in duty.lines and line.text.strip(" .)") != row.number)]
            ),
            lead=lead or named.lead or self._setting.lead,
            support=support or named.support,
            product=row.text(columns.of(FieldRole.PRODUCT)).replace("\n", "; ") or None,
            timing=timing if timing.raw else self._setting.timing,
            place=place_of(duty.lines[0]),
            doubts=doubts if lead or named.lead else (*doubts, Doubt(DoubtCode.NO_UNIT)),
            section=self._setting.section,
        )
        self._draft.add_task(task, row.lines)
        self._above = self._last = task

    def _units(self, row: _Row, role: FieldRole) -> tuple[str, ...]:
        written = [row.text(column) for column, found in self._columns.roles.items() if found is role]
        if self._last and any(_is_ditto(text) for text in written):
            return names_passed_down(self._last.lead if role is FieldRole.LEAD else self._last.support)
        return tuple(dict.fromkeys(name for text in written for name in split_units(text)))

    def _timing(self, row: _Row, duty: TableCell) -> tuple[Timing, tuple[Doubt, ...]]:
        context = self._draft.context
        first, last = (" ".join(row.text(self._columns.of(role)).split()) for role in (FieldRole.START, FieldRole.TIME))
        written = " - ".join(part for part in (first, last) if part)
        if self._last and _is_ditto(written):
            return _passed_down(self._last.timing), ()
        timing = recognise(written, Context(context.issued_on, context.year, self._columns.is_completion and not first))
        if not written:
            timing = choose(find_timings(duty.text, context))[0]
        is_lost = bool(written) and timing.kind is TimingKind.NONE
        return timing, (Doubt(DoubtCode.TIMING_NOT_UNDERSTOOD, written),) if is_lost else ()

    def _number(self, row: _Row) -> str:
        """A row without number has that of the row above and a letter, II.1b; without a number column it counts as a bullet."""
        if row.number:
            self._continued = 0
            return ".".join(part for part in (self._setting.number, row.number) if part)
        if self._above is None or not row.is_continued:
            self._unnumbered += 1
            return f"{self._setting.number}-{self._unnumbered}"
        self._continued += 1
        base = re.sub(r"(?<=\d)[b-z]$", "", self._above.number)
        return f"{base}{chr(ord('a') + self._continued)}"


def _is_ditto(text: str) -> bool:
    """Whether a cell says no more than "as above": "-nt-"."""
    return bool(_DITTO.fullmatch(matchable(text)))


def _passed_down(timing: Timing) -> Timing:
    return replace(timing, raw=without_strays(timing.raw or "") or None)
