"""The directory workbook: what was written is read back, what a person may have done to it is understood or refused."""

from pathlib import Path

import openpyxl
import pytest

from app.domain.directory import Directory, DirectoryGroup, DirectoryUnit
from app.domain.unit import UnitKind
from app.errors import UserError
from app.exporters.units_xlsx import write_directory
from app.importers.units_xlsx import read_directory
from app.messages.code import Code

DIRECTORY = Directory(
    units=(
        DirectoryUnit("Chi bộ Văn phòng", UnitKind.PARTY_CELL, ("CB VP",), "vp@vi-du.invalid", "0207 3", groups=("Các chi bộ",)),
        DirectoryUnit("=1+1", UnitKind.PARTY_CELL, groups=("Các chi bộ", "Khối chung")),
        DirectoryUnit("Đồng chí Phạm Thử Một", UnitKind.PERSON, oversees=("Chi bộ Văn phòng", "=1+1")),
    ),
    groups=(DirectoryGroup("Các chi bộ", ("chi bộ trực thuộc", "các chi bộ")), DirectoryGroup("Khối chung")),
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


def test_a_row_with_words_and_no_name_is_refused_with_its_number(tmp_path: Path) -> None:
    path = saved(tmp_path, [["Tên đơn vị", "Thư điện tử"], ["Chi bộ A", ""], [None, "b@vi-du.invalid"]])
    with pytest.raises(UserError) as refused:
        read_directory(path)
    assert (refused.value.code, refused.value.parameters["row"]) == (Code.DIRECTORY_ROW_WITHOUT_NAME, 3)


def test_a_kind_nobody_knows_is_refused_with_its_row(tmp_path: Path) -> None:
    path = saved(tmp_path, [["Tên đơn vị", "Loại"], ["Chi bộ A", "Phi thuyền"]])
    with pytest.raises(UserError) as refused:
        read_directory(path)
    assert (refused.value.code, refused.value.parameters["row"]) == (Code.BAD_UNIT_KIND, 2)


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
