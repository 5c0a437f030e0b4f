"""The tracker workbook (phiếu theo dõi): what a unit gets, fills in and sends back, on the screen or on paper.

One table of columns drives the sheet; what it shares with its reader stands in `app.domain.tracker_sheet`. No cell holds a
formula: colours and the words beside them come from conditional formats, so that what comes back is only what was typed.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path

from app.domain.tracker import PROGRESS_FIELDS, FieldKind, ProgressField, Tracker, TrackerRow, in_words, shown_values
from app.domain.tracker_sheet import (
    CODE_LABEL,
    DUE_LABEL,
    END_MARK,
    IDENTITY_MARK,
    LONGEST_CELL_TEXT,
    SCHEMA,
    TASK_LABEL,
    IdentityKey,
    cell_length,
    row_code,
)
from app.errors import UserError
from app.exporters.tracker_checks import add_checks
from app.exporters.tracker_guide import GUIDE_SHEET, write_guide
from app.exporters.xlsx_style import TABLE_POINTS, Styles, for_print, growing_sheet, new_workbook, row_height, write_text
from app.exporters.xlsx_types import Sheet
from app.files import write_bytes
from app.messages.code import Code

MAIN_SHEET = "Phiếu theo dõi"
IDENTITY_SHEET = "_dondoc"
TITLE = "PHIẾU THEO DÕI THỰC HIỆN NHIỆM VỤ"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the sheet.

    Attributes:
        label: its head.
        width: in characters.
        value: what its cell of a row holds.
        style: its cells' style; a date takes `date_style`.
        date_style: the style of a cell that holds a date.
        field: the progress field that the unit fills in here; None for what is locked.
        hidden: kept from the reader's eye.
    """

    label: str
    width: float
    value: Callable[[TrackerRow], str | date]
    style: str = "cell"
    date_style: str = "cell_date"
    field: ProgressField | None = None
    hidden: bool = False


def _input_column(field: ProgressField) -> Column:
    """Return the column in which a unit fills in `field`."""

    def value(row: TrackerRow) -> str | date:
        shown = shown_values(row.progress)[field.key]
        return date.fromisoformat(shown) if shown and field.kind is FieldKind.DATE else in_words(field.kind, shown)

    style = f"input_{field.kind.value}"
    return Column(field.label, field.width, value, style=style, date_style=style, field=field)


# The codes stand between visible columns, so that whoever sorts or copies a block of rows takes them along. They are not
# wrapped: programs that fit row heights count hidden columns too.
COLUMNS: tuple[Column, ...] = (
    Column("TT", 7, lambda row: row.number, style="cell_centre"),
    Column(CODE_LABEL, 4, lambda row: row_code(row.item_uid), style="plain", hidden=True),
    Column(TASK_LABEL, 38, lambda row: row.task_text),
    Column("Vai trò", 9, lambda row: row.role, style="cell_centre"),
    Column(DUE_LABEL, 12, lambda row: row.due_on or row.timing_text, style="cell_centre"),
    *(_input_column(field) for field in PROGRESS_FIELDS),
)
_COLUMN_OF = {column.field.key if column.field else column.label: index for index, column in enumerate(COLUMNS)}
_CODE = _COLUMN_OF[CODE_LABEL]
_TASK = _COLUMN_OF[TASK_LABEL]
_FIRST_INPUT = _COLUMN_OF[PROGRESS_FIELDS[0].key]
_LAST = len(COLUMNS) - 1
_HEAD_ROW = 5
_FIRST_ROW = _HEAD_ROW + 1
_LEAST_LINES = 2  # room to write by hand
_BOLD = 0.9  # what is left of a width for bold letters and capitals
_ROOM_TO_SIGN = (("", "", "signature"),) * 4
_SIGNATURES: tuple[tuple[str, str, str], ...] = (
    ("", "", "signature"),
    ("", "………………, ngày …… tháng …… năm ………", "signature_note"),
    ("NGƯỜI LẬP PHIẾU", "ĐẠI DIỆN ĐƠN VỊ", "signature"),
    ("(Ký, ghi rõ họ tên)", "(Ký, ghi rõ họ tên, đóng dấu nếu có)", "signature_note"),
    *_ROOM_TO_SIGN,
)


@dataclass(frozen=True, slots=True)
class _Span:
    """A text over the columns `first` to `last`, in a style of that many points."""

    first: int
    last: int
    text: str
    style: str
    points: float = TABLE_POINTS


def write_tracker(tracker: Tracker, path: Path) -> None:
    """Write the workbook of `tracker` to `path`, whole or not at all.

    Raises:
        UserError: a text is longer than Excel's cells hold; it is never cut.
        EnvironmentTrouble: the file cannot be written.
    """
    write_bytes(path, tracker_workbook(tracker))


def tracker_workbook(tracker: Tracker) -> bytes:
    """Return the content of the .xlsx file of `tracker`; equal trackers give equal bytes. Raises UserError as above."""
    _refuse_long_texts(tracker)
    target = BytesIO()
    with new_workbook(target) as workbook:
        made_at = datetime.combine(tracker.sent_on, time())
        workbook.set_properties({"title": TITLE.capitalize(), "author": tracker.office, "created": made_at})
        styles = Styles(workbook)
        rows = range(_FIRST_ROW, _FIRST_ROW + len(tracker.rows))
        sheet = growing_sheet(workbook, MAIN_SHEET, rows)
        _write_columns(sheet)
        _write_head(sheet, styles, tracker)
        _write_rows(sheet, styles, tracker)
        _write_signatures(sheet, styles, rows.stop)
        if rows:
            add_checks(sheet, styles, rows, _COLUMN_OF, tracker.period)
        _set_up(sheet, tracker, rows)
        write_guide(workbook.add_worksheet(GUIDE_SHEET), styles)
        _write_identity(workbook.add_worksheet(IDENTITY_SHEET), styles, tracker)
    return target.getvalue()


def _refuse_long_texts(tracker: Tracker) -> None:
    """Refuse what a cell would cut (threats H3)."""
    for row in tracker.rows:
        for column in COLUMNS:
            value = column.value(row)
            if isinstance(value, str) and cell_length(value) > LONGEST_CELL_TEXT:
                raise UserError(
                    Code.CELL_TEXT_TOO_LONG,
                    unit=tracker.unit_name,
                    number=row.number,
                    column=column.label,
                    limit=LONGEST_CELL_TEXT,
                )


def _write_columns(sheet: Sheet) -> None:
    for index, column in enumerate(COLUMNS):
        sheet.set_column(index, index, column.width, None, {"hidden": column.hidden})


def _write_head(sheet: Sheet, styles: Styles, tracker: Tracker) -> None:
    """Write who sends it, what it is, for whom and when, how to fill it in, and the heads of the columns."""
    number = f"Phiếu số {tracker.number}, gửi ngày {tracker.sent_on:%d/%m/%Y}"
    citation = f"(Thực hiện {'; '.join(tracker.plan_titles)})" if tracker.plan_titles else ""
    guidance = f"Chỉ ghi vào các ô màu vàng nhạt, lưu lại rồi gửi trả đúng tệp này. Cách ghi: xem trang “{GUIDE_SHEET}”."
    lines: tuple[tuple[_Span, ...], ...] = (
        (_Span(0, _FIRST_INPUT - 1, tracker.office, "office", 12), _Span(_FIRST_INPUT, _LAST, number, "number")),
        (_Span(0, _LAST, TITLE, "title", 14),),
        (_Span(0, _LAST, f"Đơn vị: {tracker.unit_name} – Kỳ báo cáo: {tracker.period.label}", "subtitle", 12),),
        (_Span(0, _LAST, citation, "citation", 12),),
        (_Span(0, _LAST, guidance, "guidance"),),
    )
    for row, spans in enumerate(lines):
        _write_spans(sheet, styles, row, spans)
    for index, column in enumerate(COLUMNS):
        write_text(sheet, _HEAD_ROW, index, column.label, styles, "head_input" if column.field else "head")
    sheet.set_row(_HEAD_ROW, row_height([(column.label, column.width * _BOLD) for column in COLUMNS if not column.hidden]))


def _write_spans(sheet: Sheet, styles: Styles, row: int, spans: tuple[_Span, ...]) -> None:
    """Write texts over several columns each and give the row the height that the highest of them needs."""
    heights: list[float] = []
    for span in spans:
        sheet.merge_range(row, span.first, row, span.last, "", styles.named(span.style))
        write_text(sheet, row, span.first, span.text, styles, span.style)
        width = sum(column.width for column in COLUMNS[span.first : span.last + 1] if not column.hidden)
        heights.append(row_height([(span.text, width * _BOLD)], points=span.points))
    sheet.set_row(row, max(heights))


def _write_rows(sheet: Sheet, styles: Styles, tracker: Tracker) -> None:
    for row, tracker_row in enumerate(tracker.rows, start=_FIRST_ROW):
        texts: list[tuple[str, float]] = []
        for index, column in enumerate(COLUMNS):
            value = column.value(tracker_row)
            if isinstance(value, str):
                write_text(sheet, row, index, value, styles, column.style)
                texts += [] if column.hidden else [(value, column.width)]
            else:
                sheet.write_datetime(row, index, datetime.combine(value, time()), styles.named(column.date_style))
        sheet.set_row(row, row_height(texts, least_lines=_LEAST_LINES))


def _write_signatures(sheet: Sheet, styles: Styles, row: int) -> None:
    """Write the places to sign on paper below the table; the end mark tells the reader that no task follows."""
    for offset, (left, right, style) in enumerate(_SIGNATURES):
        write_text(sheet, row + offset, _CODE, END_MARK, styles, "plain")
        spans = _Span(_CODE + 1, _FIRST_INPUT - 1, left, style, 12), _Span(_LAST - 2, _LAST, right, style, 12)
        _write_spans(sheet, styles, row + offset, spans)


def _set_up(sheet: Sheet, tracker: Tracker, rows: range) -> None:
    """Print on A4, keep the heads in view, lock what is not to be filled in; filtering and row heights stay free."""
    for_print(sheet, landscape=True, footer=f"{tracker.unit_name} – {tracker.period.label}")
    sheet.repeat_rows(_HEAD_ROW)
    sheet.print_area(0, 0, rows.stop + len(_SIGNATURES) - 1, _LAST)
    sheet.freeze_panes(_FIRST_ROW, _TASK + 1)
    sheet.autofilter(_HEAD_ROW, 0, max(rows.stop - 1, _HEAD_ROW), _LAST)
    sheet.protect(
        "", {"sort": True, "autofilter": True, "format_columns": True, "format_rows": True, "select_locked_cells": True}
    )
    sheet.set_selection(_FIRST_ROW, _FIRST_INPUT, _FIRST_ROW, _FIRST_INPUT)


def _write_identity(sheet: Sheet, styles: Styles, tracker: Tracker) -> None:
    """Write the hidden sheet: which book and sending this is, and row by row what was sent."""
    identity = {
        IdentityKey.SCHEMA: str(SCHEMA),
        IdentityKey.BOOK_UID: tracker.book_uid.hex(),
        IdentityKey.ISSUE_UID: tracker.issue_uid.hex(),
        IdentityKey.UNIT: tracker.unit_name,
        IdentityKey.PERIOD: tracker.period.code,
        IdentityKey.NUMBER: str(tracker.number),
    }
    lines = [[IDENTITY_MARK], *([key.value, value] for key, value in identity.items()), []]
    lines.append([CODE_LABEL, *(field.key for field in PROGRESS_FIELDS)])
    lines += [[row_code(row.item_uid), *shown_values(row.progress).values()] for row in tracker.rows]
    for row, line in enumerate(lines):
        for column, text in enumerate(line):
            write_text(sheet, row, column, text, styles, "plain")
    sheet.protect()
    sheet.very_hidden()
