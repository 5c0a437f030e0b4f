"""The tracker workbook (phiếu theo dõi): what a unit gets, fills in and sends back, on the screen or on paper.

One table of columns drives the sheet; what it shares with its reader stands in `app.domain.tracker_sheet`. No cell holds a
formula: colours and the words beside them come from conditional formats, so that what comes back is only what was typed.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path

from app.domain.tracker import PROGRESS_FIELDS, Tracker, shown_row
from app.domain.tracker_sheet import (
    CODE_LABEL,
    END_MARK,
    IDENTITY_MARK,
    LONGEST_CELL_TEXT,
    SCHEMA,
    IdentityKey,
    cell_address,
    cell_length,
    row_code,
)
from app.errors import UserError
from app.exporters.tracker_checks import add_checks
from app.exporters.tracker_columns import Layout, layout_of, values_of
from app.exporters.tracker_guide import GUIDE_SHEET, write_guide
from app.exporters.xlsx_style import TABLE_POINTS, Styles, for_print, growing_sheet, new_workbook, row_height, write_text
from app.exporters.xlsx_types import Sheet
from app.files import write_bytes
from app.messages.code import Code

MAIN_SHEET = "Phiếu theo dõi"
IDENTITY_SHEET = "_dondoc"
TITLE = "PHIẾU THEO DÕI THỰC HIỆN NHIỆM VỤ"
_TABLE_RANGE = "DongPhieu"
_FILTER_BUTTON = 14  # points that the arrows of the filter take from the foot of the heads
_LEAST_LINES = 2  # room to write by hand
_BOLD = 0.9  # what is left of a width for bold letters and capitals
_ROOM_TO_SIGN = (("", "", "signature"),) * 4
_SIGNATURES: tuple[tuple[str, str, str], ...] = (
    ("", "………………, ngày …… tháng …… năm ………", "signature_note"),
    ("NGƯỜI LẬP PHIẾU", "THỦ TRƯỞNG ĐƠN VỊ", "signature"),
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
    target = BytesIO()
    with new_workbook(target) as workbook:
        made_at = datetime.combine(tracker.sent_on, time())
        workbook.set_properties({"title": TITLE.capitalize(), "author": tracker.office, "created": made_at})
        writer = _MainSheet(tracker, layout_of(tracker), Styles(workbook))
        writer.write(lambda rows: growing_sheet(workbook, MAIN_SHEET, rows))
        write_guide(workbook.add_worksheet(GUIDE_SHEET), writer.styles)
        _write_identity(workbook.add_worksheet(IDENTITY_SHEET), writer.styles, tracker)
    return target.getvalue()


class _MainSheet:
    """The sheet that a unit fills in, from its head to the places to sign."""

    def __init__(self, tracker: Tracker, layout: Layout, styles: Styles) -> None:
        self.styles = styles
        self._tracker = tracker
        self._layout = layout
        self._cells = [values_of(layout, row) for row in tracker.rows]
        self._head = self._head_lines()
        first = len(self._head) + 1
        self._rows = range(first, first + len(tracker.rows))
        self._refuse_long_texts()

    def write(self, add_sheet: Callable[[range], Sheet]) -> None:
        """Write everything into a sheet, which is told the rows of the table."""
        self._sheet = add_sheet(self._rows)
        for index, column in enumerate(self._layout.columns):
            self._sheet.set_column(index, index, column.width, None, {"hidden": column.hidden})
        self._write_head()
        for row, cells in zip(self._rows, self._cells, strict=True):
            self._write_row(row, cells)
        self._write_signatures()
        if self._rows:
            add_checks(self._sheet, self.styles, self._rows, self._layout, self._tracker.period)
        self._set_up()

    def _refuse_long_texts(self) -> None:
        """Refuse what a cell would cut (threats H3)."""
        for row, cells in zip(self._tracker.rows, self._cells, strict=True):
            for column, value in zip(self._layout.columns, cells, strict=True):
                if isinstance(value, str) and cell_length(value) > LONGEST_CELL_TEXT:
                    raise UserError(
                        Code.CELL_TEXT_TOO_LONG,
                        unit=row.unit_name or self._tracker.unit_name,
                        number=row.number,
                        column=column.label,
                        limit=LONGEST_CELL_TEXT,
                    )

    def _head_lines(self) -> list[tuple[_Span, ...]]:
        """Return who sends it, what it is, for whom and when, and how to fill it in."""
        tracker, first_input, last = self._tracker, self._layout.first_input, self._layout.last
        number = f"Phiếu số {tracker.number}, gửi ngày {tracker.sent_on:%d/%m/%Y}"
        citation = f"(Thực hiện {'; '.join(tracker.plan_titles)})" if tracker.plan_titles else ""
        guidance = f"Chỉ ghi vào các ô màu vàng nhạt, lưu lại rồi gửi trả đúng tệp này. Cách ghi: xem trang “{GUIDE_SHEET}”."
        lines: list[tuple[_Span, ...]] = [
            (_Span(0, first_input - 1, tracker.office, "office", 12), _Span(first_input, last, number, "number")),
            (_Span(0, last, TITLE, "title", 14),),
            (_Span(0, last, f"Đơn vị: {tracker.unit_name} – Kỳ báo cáo: {tracker.period.label}", "subtitle", 12),),
            (_Span(0, last, citation, "citation", 12),),
        ]
        if tracker.notice:
            lines.append((_Span(0, last, tracker.notice, "notice", 12),))
        return [*lines, (_Span(0, last, guidance, "guidance"),)]

    def _write_head(self) -> None:
        for row, spans in enumerate(self._head):
            self._write_spans(row, spans)
        columns, row = self._layout.columns, len(self._head)
        for index, column in enumerate(columns):
            write_text(self._sheet, row, index, column.label, self.styles, "head_input" if column.is_input else "head")
        shown = [(column.label, column.width * _BOLD) for column in columns if not column.hidden]
        self._sheet.set_row(row, row_height(shown) + _FILTER_BUTTON)

    def _write_spans(self, row: int, spans: tuple[_Span, ...]) -> None:
        """Write texts into merged cells, in a row high enough for them."""
        heights: list[float] = []
        for span in spans:
            self._sheet.merge_range(row, span.first, row, span.last, "", self.styles.named(span.style))
            write_text(self._sheet, row, span.first, span.text, self.styles, span.style)
            width = _BOLD * sum(one.width for one in self._layout.columns[span.first : span.last + 1] if not one.hidden)
            heights.append(row_height([(span.text, width)], points=span.points))
        self._sheet.set_row(row, max(heights))

    def _write_row(self, row: int, cells: Sequence[str | date]) -> None:
        texts: list[tuple[str, float]] = []
        for index, (column, value) in enumerate(zip(self._layout.columns, cells, strict=True)):
            if isinstance(value, str):
                style = column.style if value else column.empty_style or column.style
                write_text(self._sheet, row, index, value, self.styles, style)
                texts += [] if column.hidden else [(value, column.width)]
            else:
                day = datetime.combine(value, time())
                self._sheet.write_datetime(row, index, day, self.styles.named(column.date_style))
        self._sheet.set_row(row, row_height(texts, least_lines=_LEAST_LINES))

    def _write_signatures(self) -> None:
        """Write the places to sign on paper below the table; the end mark tells the reader that no task follows.

        The row between is left bare: LibreOffice takes whatever touches the table for a part of it when it sorts and filters.
        """
        code, last = self._layout.place("code"), self._layout.last
        for row, (left, right, style) in enumerate(_SIGNATURES, start=self._rows.stop + 1):
            write_text(self._sheet, row, code, END_MARK, self.styles, "plain")
            first = _Span(code + 1, self._layout.first_input - 1, left, style, 12)
            self._write_spans(row, (first, _Span(last - 3, last, right, style, 12)))

    def _set_up(self) -> None:
        """Print on A4, keep the heads in view, lock what is not to be filled in; sorting, filtering, row heights stay free.

        Excel sorts a protected sheet only where every cell of the range may be edited, and so does LibreOffice. So the rows of
        the table are a range that may be edited without a password, though the cells themselves are locked: a program that
        knows no such ranges still guards them. Against typing, the locked columns have checks that take nothing; what is
        pasted over them or deleted does no harm, since only the fields are read again, each row by its code.
        """
        sheet, tracker, last = self._sheet, self._tracker, self._layout.last
        head_row = len(self._head)
        for_print(sheet, landscape=True, footer=f"{tracker.unit_name} – {tracker.period.label}")
        sheet.repeat_rows(head_row)
        sheet.print_area(0, 0, self._rows.stop + len(_SIGNATURES), last)
        sheet.freeze_panes(self._rows.start, self._layout.place("task") + 1)
        sheet.autofilter(head_row, 0, max(self._rows.stop - 1, head_row), last)
        sheet.protect(
            "", {"sort": True, "autofilter": True, "format_columns": True, "format_rows": True, "select_locked_cells": True}
        )
        if self._rows:
            sheet.unprotect_range(f"{cell_address(head_row, 0)}:{cell_address(self._rows[-1], last)}", _TABLE_RANGE)
        first_input = self._layout.first_input
        sheet.set_selection(self._rows.start, first_input, self._rows.start, first_input)


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
    lines += [[row_code(row.item_uid), *shown_row(row).values()] for row in tracker.rows]
    for row, line in enumerate(lines):
        for column, text in enumerate(line):
            write_text(sheet, row, column, text, styles, "plain")
    sheet.protect()
    sheet.very_hidden()
