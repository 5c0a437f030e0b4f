"""The matrix as a workbook: every cell by sign, word and colour, heads and tasks in view on screen and paper."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from app.domain.document import Document, System
from app.domain.ids import PlanId, SectionId, TaskId, UnitGroupId, UnitId
from app.domain.period import quarter
from app.domain.plan import Plan, Section, Task
from app.domain.progress import FourWayCount, Standing
from app.domain.unit import Unit, UnitGroup, UnitKind
from app.exporters.list_sheet import ListHead
from app.exporters.matrix_xlsx import MATRIX_TITLE, write_matrix
from app.exporters.xlsx_style import TONES
from app.register.item_matrix import ItemCell, ItemMatrix, cell_of_untouched, item_rows, unit_columns
from app.steps import Steps, WritingCancelled

TODAY = date(2022, 12, 28)
HEAD = ListHead("ĐẢNG UỶ SỞ NỘI VỤ HOÀ SƠN", MATRIX_TITLE, "Kế hoạch 01 – quý IV/2022", TODAY)
GROUP = UnitGroup(UnitGroupId(1), "các chi bộ")
UNITS = [Unit(UnitId(number), name, next(iter(UnitKind))) for number, name in enumerate(("=Một", "Hai", "Ba", "Bốn"), start=1)]
CELLS: dict[Standing, tuple[ItemCell, str, str]] = {
    Standing.DONE_ON_TIME: (ItemCell(FourWayCount(done_on_time=1), None, date(2022, 12, 20)), "√ 20/12", "good"),
    Standing.DONE_LATE: (ItemCell(FourWayCount(done_late=1), None, date(2022, 11, 8)), "√ 08/11 muộn", "warning"),
    Standing.OVERDUE: (cell_of_untouched(date(2022, 12, 22), TODAY), "! quá 6 ngày", "bad"),
    Standing.DUE_SOON: (cell_of_untouched(date(2022, 12, 31), TODAY), "○ còn 3 ngày", "warning"),
    Standing.IN_TERM: (ItemCell(FourWayCount(in_term=1), date(2023, 3, 1), is_begun=True), "► hạn 01/03", "running"),
    Standing.NOT_APPLICABLE: (ItemCell(FourWayCount(not_applicable=1)), "– không làm", "quiet"),
}


def a_matrix(found: dict[tuple[int, int], ItemCell]) -> ItemMatrix:
    """Two tasks under one heading, two units in a group and two by themselves."""
    tasks = [Task(TaskId(one), PlanId(1), f"I.{one}", f"- Việc {one}\nđoạn sau", SectionId(1)) for one in (1, 2)]
    plan = Plan(PlanId(1), Document("Kế hoạch"), System.PARTY)
    rows = item_rows([Section(SectionId(1), "I", "Mục một")], tasks)
    columns = unit_columns(UNITS, [GROUP], {GROUP.id: [UnitId(1), UnitId(2)]})
    cells = {(TaskId(task), UnitId(unit)): cell for (task, unit), cell in found.items()}
    return ItemMatrix(plan, quarter(2022, 4), TODAY, rows, columns, cells)


def sheet_of(folder: Path, matrix: ItemMatrix, *, is_open: bool = True) -> Worksheet:
    write_matrix(matrix, HEAD, [GROUP.id] if is_open else [], folder / "ma trận.xlsx", Steps(len(matrix.rows)))
    return openpyxl.load_workbook(folder / "ma trận.xlsx").worksheets[0]


@pytest.mark.parametrize("standing", CELLS, ids=lambda one: one.name)
def test_a_standing_is_said_by_sign_word_and_colour(tmp_path: Path, standing: Standing) -> None:
    found, words, tone = CELLS[standing]
    cell = sheet_of(tmp_path, a_matrix({(1, 3): found}))["H8"]
    assert cell.value == words
    assert cell.fill.fgColor.rgb[2:] == str(TONES[tone]["bg_color"])[1:]


def test_work_that_is_not_begun_is_quiet_and_says_its_day(tmp_path: Path) -> None:
    cell = sheet_of(tmp_path, a_matrix({(1, 3): cell_of_untouched(date(2023, 3, 1), TODAY)}))["H8"]
    assert (cell.value, cell.fill.fgColor.rgb[2:]) == ("– hạn 01/03", "E8E8E8")


def test_rows_and_columns_are_those_of_the_screen_and_wholes_are_added_up(tmp_path: Path) -> None:
    done, late = CELLS[Standing.DONE_ON_TIME][0], CELLS[Standing.OVERDUE][0]
    sheet = sheet_of(tmp_path, a_matrix({(1, 1): done, (1, 2): late, (2, 3): late}))
    lines = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=5, max_row=9)]
    assert lines[0] == ["Số", "Nhiệm vụ", "Thời hạn", "Tất cả đơn vị", "Các chi bộ (2)", "=Một", "Hai", "Ba", "Bốn"]
    assert lines[1] == [None, "Cả kế hoạch", None, "! 1/3", "! 1/2", "√ 20/12", "! quá 6 ngày", "! quá 6 ngày", None]
    assert [line[:2] for line in lines[2:]] == [["I", "Mục một"], ["I.1", "- Việc 1"], ["I.2", "- Việc 2"]]
    assert lines[4][3:] == ["! quá 6 ngày", None, None, None, "! quá 6 ngày", None]
    assert sheet["F5"].data_type == "s", "a unit's name is no formula"
    assert sheet["C9"].value.date() == late.due_on, "one deadline for all is a day"


def test_different_deadlines_are_said_in_the_words_of_the_plan(tmp_path: Path) -> None:
    other = cell_of_untouched(date(2022, 12, 31), TODAY)
    matrix = a_matrix({(1, 1): CELLS[Standing.OVERDUE][0], (1, 2): other})
    rows = [
        replace(row, task=replace(row.task, timing=replace(row.task.timing, raw="Quý IV/2022"))) if row.task else row
        for row in matrix.rows
    ]
    assert sheet_of(tmp_path, replace(matrix, rows=tuple(rows)))["C8"].value == "Quý IV/2022"


def test_a_folded_group_is_folded_in_excel_and_nothing_of_it_is_lost(tmp_path: Path) -> None:
    matrix = a_matrix({(1, 1): CELLS[Standing.OVERDUE][0]})
    folded = sheet_of(tmp_path, matrix, is_open=False)
    assert [folded.column_dimensions[one].hidden for one in "EFH"] == [False, True, False]
    assert folded.column_dimensions["F"].outlineLevel == 1
    assert folded["F8"].value == "! quá 6 ngày"
    opened = sheet_of(tmp_path, matrix)
    assert not opened.column_dimensions["F"].hidden
    assert opened.column_dimensions["F"].outlineLevel == 1


def test_heads_and_tasks_stay_in_view_on_the_screen_and_on_paper(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, a_matrix({(1, 1): CELLS[Standing.OVERDUE][0]}))
    assert sheet.freeze_panes == "D6"
    assert (sheet.print_title_rows, sheet.print_title_cols) == ("$5:$5", "$A:$C")
    page = sheet.page_setup
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (page.orientation, page.paperSize, page.fitToWidth or 1, page.fitToHeight) == ("landscape", 9, 1, 0)


def test_every_sign_is_explained_below(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, a_matrix({(1, 1): CELLS[Standing.OVERDUE][0]}))
    legend = {row[0].value: row[1].value for row in sheet.iter_rows(min_row=11) if row[0].value}
    assert set(legend) == {words[0] for _, words, _ in CELLS.values()}
    assert all(legend.values())


def test_more_units_than_a_page_holds_go_on_to_the_next(tmp_path: Path) -> None:
    matrix = a_matrix({(1, 1): CELLS[Standing.OVERDUE][0]})
    many = [Unit(UnitId(number), f"Đơn vị {number}", next(iter(UnitKind))) for number in range(1, 31)]
    assert sheet_of(tmp_path, replace(matrix, columns=unit_columns(many, [], {}))).page_setup.fitToWidth == 3


def test_ended_in_the_middle_it_leaves_nothing(tmp_path: Path) -> None:
    matrix = a_matrix({(1, 1): CELLS[Standing.OVERDUE][0]})
    told: list[int] = []
    steps = Steps(len(matrix.rows), lambda done, _: told.append(done), lambda: len(told) == 2)
    with pytest.raises(WritingCancelled):
        write_matrix(matrix, HEAD, [], tmp_path / "ma trận.xlsx", steps)
    assert list(tmp_path.iterdir()) == []
