"""What units do to a tracker before they send it back, done here with openpyxl.

To add one: 1. a function that changes the sheet; 2. a row in `HARMLESS` (everything is read as it was sent) or a test of its
own in `test_tracker_xlsx.py` that says what is told.
"""

from collections.abc import Callable
from copy import copy
from pathlib import Path

import openpyxl
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from app.domain.tracker import Tracker
from app.exporters.tracker_xlsx import write_tracker

HEAD, FIRST, LAST = 6, 7, 20
COLUMNS = "ABCDEFGHIJKLM"


def mishandled(tracker: Tracker, path: Path, change: Callable[[Worksheet], None]) -> Path:
    """Write the tracker to `path` and change its main sheet as a unit might."""
    write_tracker(tracker, path)
    workbook = openpyxl.load_workbook(path)
    change(workbook.worksheets[0])
    workbook.save(path)
    return path


def rows_of(sheet: Worksheet, first: int = FIRST, last: int = LAST) -> list[list[object]]:
    return [[sheet[f"{letter}{row}"].value for letter in COLUMNS] for row in range(first, last + 1)]


def put_rows(sheet: Worksheet, rows: list[list[object]], first: int = FIRST) -> None:
    for row, values in enumerate(rows, start=first):
        for letter, value in zip(COLUMNS, values, strict=True):
            sheet[f"{letter}{row}"].value = value
            if isinstance(value, str):
                sheet[f"{letter}{row}"].data_type = "s"


def sort_by_task(sheet: Worksheet) -> None:
    put_rows(sheet, sorted(rows_of(sheet), key=lambda values: str(values[2])))


def reverse_rows(sheet: Worksheet) -> None:
    put_rows(sheet, rows_of(sheet)[::-1])


def filter_rows(sheet: Worksheet) -> None:
    sheet.auto_filter.add_filter_column(3, ["Chủ trì"])
    for row in range(FIRST, LAST + 1):
        sheet.row_dimensions[row].hidden = sheet[f"D{row}"].value != "Chủ trì"


def move_columns(sheet: Worksheet) -> None:
    """Put the last column before the task, the state last, and the difficulty behind the evidence."""
    order = "AMBCDEGHIKLJF"
    for row in range(HEAD, LAST + 1):
        values = {letter: (sheet[f"{letter}{row}"].value, copy(sheet[f"{letter}{row}"]._style)) for letter in COLUMNS}
        for target, source in zip(COLUMNS, order, strict=True):
            sheet[f"{target}{row}"].value, sheet[f"{target}{row}"]._style = values[source]


def hide_and_show_columns(sheet: Worksheet) -> None:
    sheet.column_dimensions["B"].hidden = False
    sheet.column_dimensions["H"].hidden = True
    sheet.column_dimensions["C"].hidden = True


def rename_sheet(sheet: Worksheet) -> None:
    sheet.title = "Báo cáo quý 4 (đã sửa)"


def retype_heads(sheet: Worksheet) -> None:
    sheet["C6"], sheet["F6"], sheet["G6"] = "NHIỆM VỤ ", "trạng  thái", "Ngày\nhoàn thành:"
    sheet["B6"] = None


def add_rows_above(sheet: Worksheet) -> None:
    unmerge_all(sheet)
    sheet.insert_rows(1, 4)
    sheet["C1"] = "CHI BỘ VĂN PHÒNG"


def delete_title(sheet: Worksheet) -> None:
    unmerge_all(sheet)
    sheet.delete_rows(1, 4)


def write_below_the_signatures(sheet: Worksheet) -> None:
    sheet["C31"], sheet["H32"] = "Ghi chú: số liệu tính đến ngày 20/12.", "Người ký đã đi công tác"


def insert_empty_rows(sheet: Worksheet) -> None:
    unmerge_all(sheet)
    sheet.insert_rows(10, 3)


def move_a_row_below_everything(sheet: Worksheet) -> None:
    (values,) = rows_of(sheet, 9, 9)
    put_rows(sheet, [[None] * len(COLUMNS)], 9)
    put_rows(sheet, [values], 40)
    sheet["G40"].number_format = "dd/mm/yyyy"


def unprotect_and_recolour(sheet: Worksheet) -> None:
    sheet.protection.disable()
    sheet.conditional_formatting = type(sheet.conditional_formatting)()
    sheet.data_validations.dataValidation = []
    for row in range(FIRST, LAST + 1):
        sheet[f"H{row}"].fill = openpyxl.styles.PatternFill("solid", fgColor="FFFF0000")
        sheet[f"H{row}"].number_format = "General"


def drop_guide(sheet: Worksheet) -> None:
    book_of(sheet).remove(book_of(sheet).worksheets[1])


def rename_hidden_sheet(sheet: Worksheet) -> None:
    book_of(sheet).worksheets[2].title = "Sheet1"
    book_of(sheet).worksheets[2].sheet_state = "visible"
    book_of(sheet).move_sheet("Sheet1", -2)


def unmerge_all(sheet: Worksheet) -> None:
    for area in [str(area) for area in sheet.merged_cells.ranges]:
        sheet.unmerge_cells(area)


def book_of(sheet: Worksheet) -> Workbook:
    assert sheet.parent is not None
    return sheet.parent


HARMLESS: tuple[Callable[[Worksheet], None], ...] = (
    sort_by_task,
    reverse_rows,
    filter_rows,
    move_columns,
    hide_and_show_columns,
    rename_sheet,
    retype_heads,
    add_rows_above,
    delete_title,
    write_below_the_signatures,
    insert_empty_rows,
    move_a_row_below_everything,
    unprotect_and_recolour,
    drop_guide,
    rename_hidden_sheet,
)
