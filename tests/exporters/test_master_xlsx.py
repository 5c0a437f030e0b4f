"""The master tracker and exported lists: live formulas that LibreOffice counts to the same figures, and pages to print."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook.workbook import Workbook

from app.domain.progress import Progress, ProgressState, Standing, count, standing
from app.errors import UserError
from app.exporters.list_sheet import ListHead, ListRow
from app.exporters.master_xlsx import MASTER_TITLE, NO_SECTION, IndicatorRow, Master, write_list_file, write_master
from app.steps import Steps, WritingCancelled
from tests.exporters.accepted import assert_accepted
from tests.exporters.tracker_samples import a_tracker
from tests.exporters.workbook_dump import dump_of
from tests.libreoffice import converted

TODAY = date(2022, 12, 20)
HEAD = ListHead("ĐẢNG UỶ SỞ NỘI VỤ HOÀ SƠN", MASTER_TITLE, "Kỳ: quý IV/2022", TODAY)
# Names that a formula would take for one another, for a wildcard or for a comparison.
UNITS = ("Chi bộ Văn phòng", "chi bộ văn phòng", "Chi bộ *", "=Chi bộ", ">0", "Chi bộ ~?", "123", "Chi bộ " + "dài " * 70)
SECTIONS = ("II. NHIỆM VỤ, GIẢI PHÁP", "III. TỔ CHỨC THỰC HIỆN", "")


def rows_of(units: tuple[str, ...] = UNITS) -> tuple[ListRow, ...]:
    return tuple(
        ListRow(
            unit,
            SECTIONS[(place + index) % len(SECTIONS)],
            row.number,
            row.task_text,
            row.role,
            "quý IV/2022",
            row.due_on,
            row.timing_text,
            row.progress,
            standing(row.progress.state, row.progress.done_on, row.due_on, TODAY),
        )
        for place, unit in enumerate(units)
        for index, row in enumerate(a_tracker().rows[place : place + 8])
    )


def a_master() -> Master:
    numbers = (("Số buổi", "buổi", True), ("Tỷ lệ", "%", False))
    indicators = tuple(
        IndicatorRow(key, "II.1", *numbers[key - 1], unit, "quý IV/2022", Decimal(place) + Decimal("0.25"))
        for place, unit in enumerate(UNITS[:4])
        for key in (1, 2)
    )
    return Master(HEAD, rows_of(), indicators)


def written(folder: Path, master: Master | None = None) -> Path:
    path = folder / "biểu.xlsx"
    write_master(master or a_master(), path, Steps(1))
    return path


def figures(book: Workbook, sheet: str) -> dict[str, list[object]]:
    """Return name -> the figures of its row, of a summary."""
    lines = [[cell.value for cell in row] for row in book[sheet].iter_rows(min_row=6)]
    return {str(line[1]): line[2:] for line in lines}


def expected(rows: tuple[ListRow, ...]) -> list[object]:
    counted = count(row.standing for row in rows)
    rate = "–" if counted.rate is None else counted.rate / 100
    heaps = [counted.done_on_time, counted.done_late, counted.in_term, counted.overdue, counted.not_applicable]
    return [counted.total, *heaps, rate if isinstance(rate, str) else pytest.approx(rate)]


def assert_counted(path: Path) -> None:
    book = openpyxl.load_workbook(path, data_only=True)
    rows = a_master().rows
    by_unit = {unit: expected(tuple(row for row in rows if row.unit == unit)) for unit in UNITS}
    by_section = {one or NO_SECTION: expected(tuple(row for row in rows if row.section == one)) for one in SECTIONS}
    assert figures(book, "Theo đơn vị") == {**by_unit, "Tổng cộng": expected(rows)}
    assert figures(book, "Theo mục") == {**by_section, "Tổng cộng": expected(rows)}
    sums = [[cell.value for cell in row] for row in book["Tổng chỉ tiêu"].iter_rows(min_row=6)]
    assert sums == [[1, "II.1", "Số buổi", "buổi", 4, 7], [2, "II.1", "Tỷ lệ", "%", 4, "không cộng"]]


def test_the_figures_written_are_those_the_program_counts(tmp_path: Path) -> None:
    assert_counted(written(tmp_path))


@pytest.mark.office
def test_libreoffice_counts_the_same_whatever_the_units_are_called(tmp_path: Path) -> None:
    path = written(tmp_path)
    book = openpyxl.load_workbook(path)  # without the figures written, so that what is compared was counted there
    book.save(tmp_path / "bare.xlsx")
    (counted,) = converted([tmp_path / "bare.xlsx"], tmp_path / "saved", "xlsx")
    assert_counted(counted)


@pytest.mark.office
def test_a_changed_row_changes_the_sums(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(written(tmp_path))
    sheet = book["Danh sách"]
    row = next(row[0].row for row in sheet.iter_rows(min_row=6) if row[10].value == "Quá hạn")
    sheet[f"K{row}"] = "Hoàn thành quá hạn"
    book.save(tmp_path / "changed.xlsx")
    (counted,) = converted([tmp_path / "changed.xlsx"], tmp_path / "saved", "xlsx")
    before = count(one.standing for one in a_master().rows)
    after = figures(openpyxl.load_workbook(counted, data_only=True), "Theo đơn vị")["Tổng cộng"]
    assert (after[2], after[4]) == (before.done_late + 1, before.overdue - 1)


def test_the_master_looks_as_accepted(tmp_path: Path) -> None:
    master = Master(HEAD, rows_of(("Chi bộ Văn phòng", "Chi bộ Thanh tra")), a_master().indicators[:2])
    assert_accepted("trackers", "master", dump_of(written(tmp_path, master).read_bytes()))


def test_a_list_says_above_its_rows_how_many_are_shown_and_how_they_stand(tmp_path: Path) -> None:
    rows = rows_of()[:10]
    write_list_file(rows, HEAD, tmp_path / "ds.xlsx", Steps(len(rows)))
    says = str(openpyxl.load_workbook(tmp_path / "ds.xlsx", data_only=True)["Danh sách"]["A4"].value)
    assert says.startswith("Đang hiện 10 trong 10 việc. Cả danh sách: hoàn thành đúng hạn ")
    formula = str(openpyxl.load_workbook(tmp_path / "ds.xlsx")["Danh sách"]["A4"].value)
    assert "SUBTOTAL(102,$A$6:$A$15)" in formula


@pytest.mark.parametrize("rows", [(), rows_of()[:1]], ids=["no rows", "one row"])
def test_a_short_list_is_a_list_too(tmp_path: Path, rows: tuple[ListRow, ...]) -> None:
    write_list_file(rows, HEAD, tmp_path / "ds.xlsx", Steps(len(rows)))
    written(tmp_path, Master(HEAD, rows))
    assert openpyxl.load_workbook(tmp_path / "ds.xlsx").sheetnames == ["Danh sách"]
    assert figures(openpyxl.load_workbook(tmp_path / "biểu.xlsx", data_only=True), "Theo đơn vị")["Tổng cộng"][0] == len(rows)


def test_a_reason_stands_in_the_column_of_the_result(tmp_path: Path) -> None:
    progress = Progress(ProgressState.NOT_APPLICABLE, result="cũ", reason="Không có kinh phí.")
    row = ListRow("Chi bộ", "", "II.1", "Việc", "Chủ trì", "quý IV/2022", None, "", progress, Standing.NOT_APPLICABLE)
    write_list_file([row], HEAD, tmp_path / "ds.xlsx", Steps(1))
    assert openpyxl.load_workbook(tmp_path / "ds.xlsx").worksheets[0]["L6"].value == "Không có kinh phí."


def test_ended_in_the_middle_it_leaves_nothing(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    rows = rows_of() * 20
    steps = Steps(len(rows), lambda done, total: told.append((done, total)), lambda: len(told) == 2)
    with pytest.raises(WritingCancelled):
        write_list_file(rows, HEAD, tmp_path / "ds.xlsx", steps)
    assert told == [(250, len(rows)), (500, len(rows))]
    assert list(tmp_path.iterdir()) == []


def test_a_text_too_long_for_a_cell_is_refused_and_nothing_is_left(tmp_path: Path) -> None:
    progress = Progress(ProgressState.IN_PROGRESS, result="x" * 32_768)
    row = ListRow("Chi bộ", "", "II.1", "Việc", "Chủ trì", "quý IV/2022", None, "", progress, Standing.IN_TERM)
    with pytest.raises(UserError, match="32767"):
        write_list_file([row], HEAD, tmp_path / "ds.xlsx", Steps(1))
    assert list(tmp_path.iterdir()) == []
