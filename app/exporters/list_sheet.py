"""A list of work items as a sheet of Excel: sortable, filterable, printable on A4, with live sums above it.

The master tracker and every exported list use it. Data goes in as text, numbers and days; formulas are only those written here.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from app.domain.progress import STANDING_LABELS, STATE_LABELS, Progress, ProgressState, Standing
from app.domain.tracker_sheet import LONGEST_CELL_TEXT, cell_address, cell_length
from app.errors import UserError
from app.exporters.xlsx_style import Styles, for_print, row_height, write_text
from app.exporters.xlsx_types import Sheet, Workbook
from app.messages.code import Code
from app.steps import Steps

LIST_SHEET = "Danh sách"
STANDING_NAME = "TinhTrang"
_STEP_ROWS = 250
_HEAD_ROW = 4
_FIRST_ROW = _HEAD_ROW + 1
_TONE_OF: dict[Standing, str] = {
    Standing.DONE_ON_TIME: "good",
    Standing.DONE_LATE: "warning",
    Standing.IN_TERM: "plain",
    Standing.DUE_SOON: "warning",
    Standing.OVERDUE: "bad",
    Standing.NOT_APPLICABLE: "quiet",
}


@dataclass(frozen=True, slots=True)
class ListRow:
    """One work item in words.

    Attributes:
        unit: whose it is.
        section: the main heading its task stands under; empty for none.
        number, task_text: the task.
        role, period: in words.
        due_on: its deadline; None when none is known, then `timing_text` is shown.
        standing: where it stands on the day of the list.
    """

    unit: str
    section: str
    number: str
    task_text: str
    role: str
    period: str
    due_on: date | None
    timing_text: str
    progress: Progress
    standing: Standing


@dataclass(frozen=True, slots=True)
class ListHead:
    """What stands above a list: who makes it, what it is called, which items it holds, and its day."""

    office: str
    title: str
    about: str
    on: date


@dataclass(frozen=True, slots=True)
class _Column:
    label: str
    width: float
    value: Callable[[ListRow], str | date]
    style: str = "cell"
    name: str = ""


_COLUMNS: tuple[_Column, ...] = (
    _Column("Đơn vị", 16.5, lambda row: row.unit),
    _Column("Mục", 13, lambda row: row.section),
    _Column("Số", 6.5, lambda row: row.number, "cell_centre"),
    _Column("Nhiệm vụ", 27, lambda row: row.task_text),
    _Column("Vai trò", 7, lambda row: row.role, "cell_centre"),
    _Column("Kỳ", 9, lambda row: row.period, "cell_centre"),
    _Column("Thời hạn", 11, lambda row: row.due_on or row.timing_text, "cell_centre"),
    _Column("Trạng thái", 13, lambda row: STATE_LABELS[row.progress.state], "cell_centre"),
    _Column("Ngày hoàn thành", 11, lambda row: row.progress.done_on or "", "cell_centre"),
    _Column("Tình trạng", 12, lambda row: STANDING_LABELS[row.standing], name=STANDING_NAME),
    _Column("Kết quả thực hiện", 20, lambda row: _result(row.progress)),
    _Column("Khó khăn, vướng mắc", 12, lambda row: row.progress.difficulty),
    _Column("Đề xuất, kiến nghị", 12, lambda row: row.progress.proposal),
)
_NUMBER_WIDTH = 5
_LAST = len(_COLUMNS)
_STANDING = 1 + next(place for place, column in enumerate(_COLUMNS) if column.name == STANDING_NAME)


def write_list(
    workbook: Workbook,
    styles: Styles,
    rows: Sequence[ListRow],
    head: ListHead,
    steps: Steps,
    keys: Mapping[str, Callable[[ListRow], int]] | None = None,
) -> None:
    """Add the sheet with the list; its rows are written from the top, one after the other.

    Args:
        workbook, styles: where it goes and how it looks.
        rows: the items in their order.
        head: what stands above them.
        steps: is told of every row.
        keys: name -> a number that tells a row's unit or heading from every other. They stand in hidden columns under these
            names, for formulas of other sheets: text would be compared without regard to case, and with wildcards.

    Raises:
        UserError: a text is longer than Excel's cells hold; it is never cut.
        WritingCancelled: nobody wants it any more.
    """
    sheet = workbook.add_worksheet(LIST_SHEET)
    numbers = list((keys or {}).values())
    last_row = max(_FIRST_ROW + len(rows) - 1, _FIRST_ROW)
    _set_widths(sheet, len(numbers))
    _set_up(sheet, head, last_row)
    _write_head(sheet, styles, head, rows, last_row)
    for place, row in enumerate(rows):
        _write_row(sheet, styles, _FIRST_ROW + place, place + 1, row, [number(row) for number in numbers])
        if place % _STEP_ROWS == _STEP_ROWS - 1:
            steps.go_on(_STEP_ROWS)
    steps.go_on(len(rows) % _STEP_ROWS)
    for offset, name in enumerate(keys or {}):
        workbook.define_name(name, f"={range_in(LIST_SHEET, _LAST + 1 + offset, _FIRST_ROW, last_row)}")
    workbook.define_name(STANDING_NAME, f"={range_in(LIST_SHEET, _STANDING, _FIRST_ROW, last_row)}")


def range_in(sheet: str, column: int, first_row: int, last_row: int) -> str:
    """Return the cells of a column of another sheet as formulas name them."""
    first, last = (_fixed(row, column) for row in (first_row, last_row))
    return f"'{sheet}'!{first}:{last}"


def write_line(sheet: Sheet, styles: Styles, row: int, last: int, text: str, style: str, width: float, points: float) -> None:
    """Write a text over the columns up to `last`, in a row high enough for it."""
    sheet.set_row(row, row_height([(text, width * 0.9)], points=points))
    sheet.merge_range(row, 0, row, last, "", styles.named(style))
    write_text(sheet, row, 0, text, styles, style)


def _set_widths(sheet: Sheet, keys: int) -> None:
    sheet.set_column(0, 0, _NUMBER_WIDTH)
    for place, column in enumerate(_COLUMNS, start=1):
        sheet.set_column(place, place, column.width)
    if keys:
        sheet.set_column(_LAST + 1, _LAST + keys, 6, None, {"hidden": True})


def _set_up(sheet: Sheet, head: ListHead, last_row: int) -> None:
    for_print(sheet, landscape=True, footer=head.title)
    sheet.repeat_rows(_HEAD_ROW)
    sheet.print_area(0, 0, last_row, _LAST)
    sheet.freeze_panes(_FIRST_ROW, 1)
    sheet.autofilter(_HEAD_ROW, 0, last_row, _LAST)


def _write_head(sheet: Sheet, styles: Styles, head: ListHead, rows: Sequence[ListRow], last_row: int) -> None:
    width = _NUMBER_WIDTH + sum(column.width for column in _COLUMNS)
    write_line(sheet, styles, 0, _LAST, head.office, "office", width, 12)
    write_line(sheet, styles, 1, _LAST, head.title, "title", width, 14)
    write_line(sheet, styles, 2, _LAST, f"{head.about} – tính đến ngày {head.on:%d/%m/%Y}", "subtitle", width, 12)
    write_line(sheet, styles, 3, _LAST, "", "guidance", width, 11)
    formula, shown = _sums(rows, last_row)
    sheet.write_formula(3, 0, formula, styles.named("guidance"), shown)
    labels = [("TT", float(_NUMBER_WIDTH)), *((column.label, column.width) for column in _COLUMNS)]
    sheet.set_row(_HEAD_ROW, row_height([(label, width * 0.9) for label, width in labels]))
    for place, (label, _) in enumerate(labels):
        write_text(sheet, _HEAD_ROW, place, label, styles, "head")


def _sums(rows: Sequence[ListRow], last_row: int) -> tuple[str, str]:
    """Return the live sentence above the list, and what it says now: what is shown after filtering, and every standing."""
    numbers, standings = (f"{_fixed(_FIRST_ROW, place)}:{_fixed(last_row, place)}" for place in (0, _STANDING))
    parts = [f'"Đang hiện "&SUBTOTAL(102,{numbers})&" trong "&COUNT({numbers})&" việc. Cả danh sách: "']
    said: list[str] = []
    for standing, label in STANDING_LABELS.items():
        comma = ", " if said else ""
        parts.append(f'"{comma}{label.lower()} "&COUNTIF({standings},"{label}")')
        said.append(f"{comma}{label.lower()} {sum(row.standing is standing for row in rows)}")
    shown = f"Đang hiện {len(rows)} trong {len(rows)} việc. Cả danh sách: {''.join(said)}"
    return "=" + "&".join(parts), shown


def _write_row(sheet: Sheet, styles: Styles, row: int, number: int, item: ListRow, keys: Sequence[int]) -> None:
    texts: list[tuple[str, float]] = []
    values = [column.value(item) for column in _COLUMNS]
    for column, value in zip(_COLUMNS, values, strict=True):
        if isinstance(value, str) and value:
            _refuse_long(item, column.label, value)
            texts.append((value, column.width))
    sheet.set_row(row, row_height(texts))
    sheet.write_number(row, 0, number, styles.named("cell_centre"))
    for place, (column, value) in enumerate(zip(_COLUMNS, values, strict=True), start=1):
        if isinstance(value, str):
            style = f"standing_{_TONE_OF[item.standing]}" if column.name == STANDING_NAME else column.style
            write_text(sheet, row, place, value, styles, style)
        else:
            sheet.write_datetime(row, place, datetime.combine(value, time()), styles.named("cell_date"))
    for place, key in enumerate(keys, start=_LAST + 1):
        sheet.write_number(row, place, key, styles.named("key"))


def _refuse_long(item: ListRow, label: str, value: str) -> None:
    if cell_length(value) > LONGEST_CELL_TEXT:
        raise UserError(Code.CELL_TEXT_TOO_LONG, unit=item.unit, number=item.number, column=label, limit=LONGEST_CELL_TEXT)


def _result(progress: Progress) -> str:
    return progress.reason if progress.state is ProgressState.NOT_APPLICABLE else progress.result


def _fixed(row: int, column: int) -> str:
    """Return the address of a cell that does not move when a formula is copied: "$C$6"."""
    address = cell_address(row, column)
    letters = address.rstrip("0123456789")
    return f"${letters}${address[len(letters) :]}"
