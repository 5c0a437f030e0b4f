"""Returned trackers: however a unit handled the file, no value lands in a wrong row and nothing is dropped in silence."""

import unicodedata
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from app.domain.tracker import PROGRESS_FIELDS, CellProblem, ReturnedTracker, RowProblem, shown_row
from app.errors import UserError
from app.importers.tracker_xlsx import read_tracker
from app.messages.code import Code
from tests.exporters.tracker_samples import a_tracker
from tests.importers.mishandled import (
    COLUMNS,
    HARMLESS,
    book_of,
    delete_title,
    mishandled,
    move_columns,
    put_rows,
    rename_sheet,
    rows_of,
    sort_by_task,
    unmerge_all,
)
from tests.libreoffice import converted

SENT = {row.item_uid: shown_row(row) for row in a_tracker().rows}
UIDS = list(SENT)


def returned_after(tmp_path: Path, change: Callable[[Worksheet], None]) -> ReturnedTracker:
    return read_tracker(mishandled(a_tracker(), tmp_path / "phiếu.xlsx", change))


def values_of(returned: ReturnedTracker) -> dict[bytes | None, dict[str, str]]:
    assert len({row.item_uid for row in returned.rows}) == len(returned.rows)
    return {row.item_uid: row.values for row in returned.rows}


def problems_of(returned: ReturnedTracker) -> list[CellProblem]:
    return [problem for row in returned.rows for problem in row.problems]


@pytest.mark.parametrize("change", HARMLESS, ids=lambda change: change.__name__)
def test_harmless_handling_changes_nothing(tmp_path: Path, change: Callable[[Worksheet], None]) -> None:
    returned = returned_after(tmp_path, change)
    assert values_of(returned) == SENT
    assert problems_of(returned) == []
    assert returned.issue_uid == a_tracker().issue_uid


@pytest.mark.office
def test_harmless_handling_changes_nothing_after_libreoffice_saved_the_file(tmp_path: Path) -> None:
    files = [mishandled(a_tracker(), tmp_path / f"{change.__name__}.xlsx", change) for change in HARMLESS]
    for saved in converted(files, tmp_path / "saved", "xlsx"):
        returned = read_tracker(saved)
        assert values_of(returned) == SENT, saved.name
        assert problems_of(returned) == [], saved.name
        assert returned.issue_uid == a_tracker().issue_uid, saved.name


def test_values_are_told_with_the_cell_they_stand_in_now(tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        move_columns(sheet)
        sort_by_task(sheet)
        rename_sheet(sheet)

    returned = returned_after(tmp_path, change)
    assert returned.sheet_name == "Báo cáo quý 4 (đã sửa)"
    sheet = openpyxl.load_workbook(tmp_path / "phiếu.xlsx").worksheets[0]
    for row in returned.rows:
        assert (sheet[row.cells["result"]].value or "") == row.values["result"]
        assert row.cells["state"] == f"{COLUMNS[-1]}{row.row}"


def test_deleted_rows_are_simply_not_there(tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        unmerge_all(sheet)
        sheet.delete_rows(9, 2)

    returned = returned_after(tmp_path, change)
    assert values_of(returned) == {uid: SENT[uid] for uid in UIDS if uid not in UIDS[2:4]}


def test_an_inserted_row_with_words_is_told_and_belongs_to_nobody(tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        unmerge_all(sheet)
        sheet.insert_rows(9)
        sheet["C9"], sheet["F9"], sheet["H9"] = "Việc đơn vị tự thêm", "Hoàn thành", "Đã làm thêm"

    returned = returned_after(tmp_path, change)
    assert problems_of(returned) == [CellProblem(RowProblem.UNKNOWN_ROW, "A9", "", "Việc đơn vị tự thêm")]
    assert {uid: values for uid, values in values_of(returned).items() if uid} == SENT


def test_a_copied_row_makes_both_unusable(tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        unmerge_all(sheet)
        sheet.insert_rows(9)
        put_rows(sheet, rows_of(sheet, 8, 8), 9)
        sheet["H9"] = "phần hai của kết quả"

    returned = returned_after(tmp_path, change)
    twice = [row.row for row in returned.rows if any(problem.problem is RowProblem.ROW_TWICE for problem in row.problems)]
    assert twice == [8, 9]
    assert {row.item_uid for row in returned.rows if row.row in twice} == {UIDS[1]}


@pytest.mark.parametrize("code", [None, "DD-", "DD-AAAAAAAAAAAAAAAAAAAAAAAD5", "dd-aaaaaaaaaaaaaaaaaaaaaaad5e", "=B7"])
def test_a_row_whose_code_is_lost_or_damaged_is_told(tmp_path: Path, code: str | None) -> None:
    def change(sheet: Worksheet) -> None:
        sheet["B8"] = code

    returned = returned_after(tmp_path, change)
    assert [(problem.problem, problem.cell) for problem in problems_of(returned)] == [(RowProblem.UNKNOWN_ROW, "A8")]
    assert returned.rows[1].task_text == a_tracker().rows[1].task_text


def test_two_codes_in_one_row_are_no_identity(tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        sheet["P8"] = sheet["B9"].value

    assert [problem.problem for problem in problems_of(returned_after(tmp_path, change))] == [RowProblem.CODE_OF_ANOTHER_TASK]


def test_without_the_column_of_codes_no_row_is_known(tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        unmerge_all(sheet)
        sheet.delete_cols(2)

    returned = returned_after(tmp_path, change)
    assert {row.item_uid for row in returned.rows} == {None}
    assert len([row for row in returned.rows if row.task_text in {sent.task_text for sent in a_tracker().rows}]) == len(UIDS)
    assert all(row.problems[0].problem is RowProblem.UNKNOWN_ROW for row in returned.rows)


def test_without_the_hidden_sheet_rows_are_still_known_by_their_codes(tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        book_of(sheet).remove(book_of(sheet).worksheets[2])

    returned = returned_after(tmp_path, change)
    assert (returned.book_uid, returned.issue_uid, returned.unit_name, returned.period_code) == (None, None, "", "")
    assert values_of(returned) == SENT


def test_a_lost_column_is_named_and_its_values_are_not_taken_for_empty(tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        unmerge_all(sheet)
        sheet.delete_cols(10)

    returned = returned_after(tmp_path, change)
    left = {field.key for field in PROGRESS_FIELDS} - {"difficulty"}
    assert returned.missing_fields == ("difficulty",)
    assert all(row.values.keys() == row.cells.keys() == left for row in returned.rows)


def refusal_after(tmp_path: Path, change: Callable[[Worksheet], None]) -> UserError:
    with pytest.raises(UserError) as caught:
        returned_after(tmp_path, change)
    return caught.value


def test_a_column_that_stands_twice_is_refused_with_both_cells(tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        sheet["L6"] = "Kết quả thực hiện"

    refusal = refusal_after(tmp_path, change)
    assert refusal.code is Code.TRACKER_COLUMN_TWICE
    assert "H6" in str(refusal)
    assert "L6" in str(refusal)


def test_two_tables_in_one_file_are_refused_with_both_sheets(tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        book_of(sheet).copy_worksheet(sheet).title = "Bản sao"

    refusal = refusal_after(tmp_path, change)
    assert refusal.code is Code.TRACKER_TWO_TABLES
    assert "Phiếu theo dõi" in str(refusal)
    assert "Bản sao" in str(refusal)


def test_some_other_workbook_is_refused(tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        delete_title(sheet)
        sheet.delete_rows(2)  # the heads

    assert refusal_after(tmp_path, change).code is Code.NOT_A_TRACKER


def test_a_tracker_of_a_newer_program_is_refused(tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        book_of(sheet).worksheets[2]["B2"] = "99"

    assert refusal_after(tmp_path, change).code is Code.TRACKER_TOO_NEW


def test_a_formula_is_told_with_its_cell_and_its_result_is_not_taken(tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        sheet["H8"], sheet["J9"] = '="Đã họp "&1+1&" buổi"', "=1+1"

    returned = returned_after(tmp_path, change)
    told = [(problem.problem, problem.cell, problem.field) for problem in problems_of(returned)]
    assert told == [(RowProblem.FORMULA, "H8", "result"), (RowProblem.FORMULA, "J9", "difficulty")]
    assert "result" not in returned.rows[1].values
    assert returned.rows[1].values["difficulty"] == SENT[UIDS[1]]["difficulty"]


@pytest.mark.office
def test_a_formula_that_libreoffice_calculated_is_still_no_value_and_no_code(tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        sheet["H8"] = '="Đã họp "&1+1&" buổi"'
        sheet["B9"] = "=B7"

    (saved,) = converted([mishandled(a_tracker(), tmp_path / "a.xlsx", change)], tmp_path / "saved", "xlsx")
    returned = read_tracker(saved)
    told = [(problem.problem, problem.cell) for problem in problems_of(returned)]
    assert told == [(RowProblem.FORMULA, "H8"), (RowProblem.UNKNOWN_ROW, "A9")]
    assert "result" not in returned.rows[1].values


def test_merged_cells_are_told_for_every_row_they_cover(tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        sheet.merge_cells("H8:H9")
        sheet.merge_cells("I11:J11")

    told = [(problem.problem, problem.cell) for problem in problems_of(returned_after(tmp_path, change))]
    assert told == [(RowProblem.MERGED_CELLS, cell) for cell in ("H8", "H9", "I11", "J11")]


DATES: tuple[tuple[object, str | None], ...] = (
    ("15/12/2022", "2022-12-15"),
    ("15.12.2022", "2022-12-15"),
    ("15-12-22", "2022-12-15"),
    (" 5/ 6 /2022 ", "2022-06-05"),
    ("05-06-2022", "2022-06-05"),
    ("2022-12-15", "2022-12-15"),
    ("ngày 15 tháng 12 năm 2022", "2022-12-15"),
    (date(2022, 12, 15), "2022-12-15"),
    (datetime(2022, 12, 15, 8, 30), "2022-12-15"),  # noqa: DTZ001 Excel knows no zones
    ("15/12", "2022-12-15"),
    ("15.12", "2022-12-15"),
    (15.12, "2022-12-15"),
    ("44910", "2022-12-15"),
    ("15/12/2022 00:00:00", "2022-12-15"),
    (15.1, None),
    ("12/2022", None),
    ("31/02/2022", None),
    ("15/12/222", None),
    ("15/12/1922", None),
    ("khoảng 15/12/2022", None),
    ("15/12/2022 và 20/12/2022", None),
    ("đã xong", None),
    (True, None),
    (15122022, None),
    (2022, None),
    ("   ", ""),
)


@pytest.mark.parametrize(("typed", "understood"), DATES, ids=lambda value: str(value))
def test_dates_are_understood_in_full_or_told(tmp_path: Path, typed: object, understood: str | None) -> None:
    def change(sheet: Worksheet) -> None:
        sheet["G8"] = typed
        if not isinstance(typed, date):
            sheet["G8"].number_format = "General"

    row = returned_after(tmp_path, change).rows[1]
    assert row.values.get("done_on") == understood
    assert [(problem.problem, problem.cell) for problem in row.problems] == (
        [] if understood is not None else [(RowProblem.BAD_DATE, "G8")]
    )


UNSURE_DATES: tuple[tuple[str, RowProblem, str], ...] = (
    ("12/15/2022", RowProblem.DATE_MONTH_FIRST, "không có tháng 15; đọc kiểu tháng/ngày là 15/12/2022"),
    ("15/8", RowProblem.DATE_WITHOUT_YEAR, ""),
    ("ngày 30 tháng 9", RowProblem.DATE_WITHOUT_YEAR, ""),
)


@pytest.mark.parametrize(("typed", "problem", "reading"), UNSURE_DATES, ids=lambda value: str(value))
def test_dates_that_may_mean_something_else_are_told_with_what(
    tmp_path: Path, typed: str, problem: RowProblem, reading: str
) -> None:
    def change(sheet: Worksheet) -> None:
        sheet["G8"] = typed

    row = returned_after(tmp_path, change).rows[1]
    assert [(one.problem, one.reading) for one in row.problems] == [(problem, reading)]
    assert "done_on" not in row.values


def test_beside_a_date_that_is_month_first_no_date_that_reads_both_ways_is_taken(tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        sheet["G8"], sheet["G9"], sheet["G10"] = "12/15/2022", "05/12/2022", "ngày 5 tháng 12 năm 2022"

    rows = returned_after(tmp_path, change).rows
    assert rows[2].problems[0].reading == "có thể là 05/12/2022 hoặc 12/05/2022"
    assert rows[3].values["done_on"] == "2022-12-05"


def test_alone_a_date_that_reads_both_ways_is_day_first(tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        sheet["G9"] = "05/12/2022"

    assert returned_after(tmp_path, change).rows[2].values["done_on"] == "2022-12-05"


def test_a_date_whose_format_was_lost_is_still_a_date(tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        sheet["G7"].number_format = "General"
        sheet["G8"].number_format, sheet["G8"].value = "@", 44910

    returned = returned_after(tmp_path, change)
    assert [row.values["done_on"] for row in returned.rows[:2]] == ["2022-10-26", "2022-12-15"]


STATES: tuple[tuple[object, str | None], ...] = (
    ("Hoàn thành", "completed"),
    ("HOÀN THÀNH", "completed"),
    ("hoàn  thành.", "completed"),
    ("hoan thanh", "completed"),
    ("xong", "completed"),
    ("Đã HT", "completed"),
    ("đang làm", "in_progress"),
    ("ĐANG TRIỂN KHAI", "in_progress"),
    ("chưa làm", "not_started"),
    ("Chưa đến hạn", "not_yet_due"),
    ("không phải thực hiện", "not_applicable"),
    ("chưa hoàn thành", None),
    ("không", None),
    ("gần xong", None),
    ("50%", None),
    (1, None),
    (None, ""),
)


@pytest.mark.parametrize(("typed", "understood"), STATES, ids=lambda value: str(value))
def test_states_typed_by_hand_are_understood_or_told(tmp_path: Path, typed: object, understood: str | None) -> None:
    def change(sheet: Worksheet) -> None:
        sheet["F8"] = typed

    row = returned_after(tmp_path, change).rows[1]
    assert row.values.get("state") == understood
    assert [problem.problem for problem in row.problems] == ([] if understood is not None else [RowProblem.BAD_STATE])


TEXTS: tuple[tuple[object, str], ...] = (
    (5, "5"),
    (1.5, "1,5"),
    (1234567, "1234567"),
    (True, "Đúng"),
    (date(2022, 12, 15), "15/12/2022"),
    (unicodedata.normalize("NFD", "Đã họp đủ"), "Đã họp đủ"),
    ("một\r\nhai", "một\nhai"),
    ("\u200bẩn\u202e", "ẩn"),
    ("  ", ""),
)


@pytest.mark.parametrize(("typed", "read"), TEXTS, ids=lambda value: repr(value))
def test_whatever_stands_in_a_text_cell_is_read_as_text(tmp_path: Path, typed: object, read: str) -> None:
    def change(sheet: Worksheet) -> None:
        sheet["H8"] = typed
        sheet["H8"].number_format = "dd/mm/yyyy" if isinstance(typed, date) else "General"

    assert returned_after(tmp_path, change).rows[1].values["result"] == read
