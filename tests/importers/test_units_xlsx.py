"""The directory workbook: what was written is read back, what a person may have done to it is understood or refused."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from app.domain.directory import Directory, DirectoryGroup, DirectoryProblemKind, DirectoryUnit
from app.domain.unit import UnitKind
from app.errors import UserError
from app.exporters.units_xlsx import write_directory, write_template
from app.importers.units_xlsx import read_directory
from app.messages.code import Code

DIRECTORY = Directory(
    units=(
        DirectoryUnit(
            "Chi bộ Văn phòng",
            UnitKind.PARTY_CELL,
            ("CB VP",),
            "vp@vi-du.invalid",
            "0207 3",
            groups=("Các chi bộ",),
            parent="=1+1",
            head="Đồng chí Phạm Thử Hai",
            founded_on=date(2025, 7, 1),
        ),
        DirectoryUnit("=1+1", UnitKind.PARTY_CELL, groups=("Các chi bộ", "Khối chung")),
        DirectoryUnit("Đồng chí Phạm Thử Một", UnitKind.PERSON, oversees=("Chi bộ Văn phòng", "=1+1")),
    ),
    groups=(
        DirectoryGroup("Các chi bộ", ("chi bộ trực thuộc", "các chi bộ")),
        DirectoryGroup("Khối chung", (), UnitKind.PARTY_CELL, "=1+1"),
    ),
)


@pytest.fixture
def written(tmp_path: Path) -> Path:
    path = tmp_path / "danh-ba.xlsx"
    write_directory(DIRECTORY, path)
    return path


def test_a_directory_comes_back_as_it_was_written(written: Path) -> None:
    assert read_directory(written) == DIRECTORY


def test_a_name_that_looks_like_a_formula_is_text(written: Path) -> None:
    cell = openpyxl.load_workbook(written)["Danh bạ"]["A3"]
    assert (cell.data_type, cell.value, cell.quotePrefix) == ("s", "=1+1", True)


def test_columns_may_stand_in_any_order_and_a_number_stays_a_number(tmp_path: Path) -> None:
    path = saved(tmp_path, [["Điện thoại", "Tên đơn vị"], [912345678, "Chi bộ Văn phòng"]])
    (unit,) = read_directory(path).units
    assert (unit.name, unit.phone) == ("Chi bộ Văn phòng", "912345678")


@pytest.mark.parametrize(
    ("rows", "kind", "cell"),
    [
        ([["Tên đơn vị", "Thư điện tử"], ["Chi bộ A", ""], [None, "b@vi-du.invalid"]], DirectoryProblemKind.NO_NAME, "A3"),
        ([["Tên đơn vị", "Loại"], ["Chi bộ A", "Chi bộ"], ["Chi bộ B", "Phi thuyền"]], DirectoryProblemKind.BAD_KIND, "B3"),
        ([["", "Tên đơn vị", "Ngày thành lập"], ["", "Chi bộ A", "31/02/2025"]], DirectoryProblemKind.BAD_DAY, "C2"),
        ([["Tên đơn vị", "Ngày thành lập"], ["Chi bộ A", "2015"]], DirectoryProblemKind.BAD_DAY, "B2"),
    ],
)
def test_a_row_that_cannot_be_used_is_told_with_its_cell_and_the_others_are_read(tmp_path, rows, kind, cell):
    directory = read_directory(saved(tmp_path, rows))
    (problem,) = directory.problems
    assert (problem.kind, problem.cell) == (kind, cell)
    assert len(directory.units) == len(rows) - 2


def test_an_old_file_without_the_new_columns_is_read(tmp_path: Path) -> None:
    path = saved(tmp_path, [["Tên đơn vị", "Loại", "Thuộc nhóm"], ["Chi bộ A", "Chi bộ", "các chi bộ"]])
    (unit,) = read_directory(path).units
    assert (unit.parent, unit.head, unit.founded_on, unit.groups) == ("", "", None, ("các chi bộ",))


def test_a_day_typed_as_a_day_is_read_as_one(tmp_path: Path) -> None:
    path = saved(tmp_path, [["Tên đơn vị", "Ngày thành lập"], ["Chi bộ A", date(2025, 7, 1)], ["Chi bộ B", "1/7/2025"]])
    assert [unit.founded_on for unit in read_directory(path).units] == [date(2025, 7, 1)] * 2


def test_names_of_a_list_may_stand_on_lines_of_their_own(tmp_path: Path) -> None:
    path = saved(tmp_path, [["Tên đơn vị", "Tên gọi khác"], ["Chi bộ A", "CB A\nChi bộ một; Chi bộ 1"]])
    assert read_directory(path).units[0].aliases == ("CB A", "Chi bộ một", "Chi bộ 1")


def test_the_template_is_an_empty_directory_with_guidance_and_a_list_of_kinds(tmp_path: Path) -> None:
    path = tmp_path / "mau.xlsx"
    write_template(path)
    assert read_directory(path) == Directory()
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["Danh bạ", "Nhóm", "Hướng dẫn"]
    (offered,) = book["Danh bạ"].data_validations.dataValidation
    assert "Chi bộ" in offered.formula1
    assert "B2" in offered.sqref


def test_a_workbook_without_names_is_no_directory(tmp_path: Path) -> None:
    with pytest.raises(UserError) as refused:
        read_directory(saved(tmp_path, [["Cột", "Khác"], ["a", "b"]]))
    assert refused.value.code == Code.NOT_A_DIRECTORY


def saved(folder: Path, rows: list[list[object]]) -> Path:
    """Write rows as somebody's own workbook."""
    path = folder / "cua-toi.xlsx"
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path
