"""Duties in tables: group rows, merged and continued rows. Which column holds what is found in `columns.py`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.domain.plan_reading import Doubt, DoubtCode, FindingCode, ReadTask
from app.domain.timing import Timing, TimingKind
from app.importers.plan.columns import ROW_NUMBER, Columns, by_heads, columns_of, texts_in
from app.importers.plan.draft import Draft, Setting, names_passed_down
from app.importers.plan.duties import units_in
from app.importers.plan.field_labels import FieldRole
from app.importers.plan.flow import Table, TableCell
from app.importers.plan.headings import Mode
from app.importers.plan.ledger import place_of
from app.importers.plan.lines import Line
from app.importers.plan.markers import roman_value
from app.importers.plan.units import roles_of
from app.text.matching import matchable
from app.text.syllables import without_strays
from app.timing.recognise import choose, find_timings, recognise
from app.timing.rules.registry import Context

_DITTO = re.compile(r"[\s\"'-]*(?:nt|n\.t|như trên|[\"'])[\s\"'.-]*")
_CLOCK = re.compile(r"\d{1,2}\s*(?:h|giờ|:)\s*\d{0,2}")


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


def _is_agenda(table: Table, columns: Columns) -> bool:
    """Whether the time column holds hours: the programme of a meeting."""
    column = columns.of(FieldRole.TIME)
    times = texts_in(table, column) if column is not None else []
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
            if index < head_rows or (index and by_heads(cells)):
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
        if number and not ROW_NUMBER.fullmatch(number) and filled:
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
        if not own and title[1:] and ROW_NUMBER.fullmatch(matchable(title[0].text)):  # number and title in one cell
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
        return units_in(written)

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
