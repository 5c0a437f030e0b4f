"""Cases of the units for `test_every_step_is_undone`: every event of a unit's life, the order of units, groups with a rule."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from app.domain.changes import Step
from app.domain.ids import UnitGroupId, UnitId
from app.domain.unit import GroupRule, Membership, Unit, UnitGroup, UnitKind
from app.services import edit_units, order_units, unit_life
from app.services.workspace import Workspace
from tests import sample_books
from tests.builders import unit_of

Case = Callable[[Workspace, Path], object]
ON = date(2022, 11, 15)
NEW = Unit(UnitId(0), "Chi bộ Hợp nhất", UnitKind.PARTY_CELL)


def _rename(core: Workspace, _: Path) -> object:
    return unit_life.rename_unit(core, unit_of(core, "Chi bộ Tôn giáo").id, "Chi bộ Dân tộc, tôn giáo", ON, "QĐ số 12")


def _move(core: Workspace, _: Path) -> object:
    below, above = unit_of(core, "Chi bộ Tôn giáo"), unit_of(core, "Ban Chấp hành Đảng bộ")
    return unit_life.move_unit(core, below.id, above.id, ON)


def _merge(core: Workspace, _: Path) -> object:
    merged = [unit_of(core, name).id for name in ("Chi bộ Văn thư, lưu trữ", "Chi bộ Trung tâm Lưu trữ lịch sử")]
    return unit_life.merge_units(core, merged, NEW, ON, "Nghị quyết số 7")


def _merge_into_one_that_is_there(core: Workspace, _: Path) -> object:
    merged, into = unit_of(core, "Chi bộ Văn thư, lưu trữ").id, unit_of(core, "Chi bộ Văn phòng").id
    return unit_life.merge_units(core, [merged], into, ON, passes_on=False)


def _split(core: Workspace, _: Path) -> object:
    parts = [NEW, unit_of(core, "Chi bộ Văn phòng").id]
    return unit_life.split_unit(core, unit_of(core, "Chi bộ Thanh tra").id, parts, ON, heir=0)


def _abolish(core: Workspace, _: Path) -> object:
    return unit_life.abolish_unit(core, unit_of(core, "Chi bộ Thanh tra").id, ON)


def _abolish_another(core: Workspace, _: Path) -> object:
    return unit_life.abolish_unit(core, unit_of(core, "Ban Nữ công Sở").id, ON, "Quyết định số 15-QĐ/ĐU")


def _found(core: Workspace, _: Path) -> object:
    return unit_life.found_unit(core, NEW, ON, "Quyết định số 3")


def _found_known(core: Workspace, _: Path) -> object:
    return unit_life.found_unit(core, unit_of(core, "Chi bộ Thanh tra"), ON)


def _order(way: order_units.Way) -> Case:
    return lambda core, _: order_units.order_unit(core, unit_of(core, "Chi bộ Tôn giáo").id, way)


def _edit_more(core: Workspace, _: Path) -> object:
    unit, above = unit_of(core, "Chi bộ Tôn giáo"), unit_of(core, "Ban Chấp hành Đảng bộ")
    return edit_units.edit_unit(core, replace(unit, parent_id=above.id, head="Đồng chí Mẫu", founded_on=date(2020, 1, 1)))


def _group_with_rule(core: Workspace, _: Path) -> object:
    joined = (Membership(unit_of(core, "Công đoàn Sở").id, date(2022, 1, 1), date(2022, 12, 1)),)
    return edit_units.edit_group(core, UnitGroup(UnitGroupId(0), "mọi chi bộ", (), joined, GroupRule(UnitKind.PARTY_CELL)))


def write_changed_directory(folder: Path) -> Path:
    """Write a directory of a row of each kind: changed, new, unusable, the same."""
    path, book = folder / "danh-ba-moi.xlsx", openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for row in (
        ("Tên đơn vị", "Loại", "Cấp trên", "Người đứng đầu", "Thư điện tử", "Ngày thành lập"),
        (
            "Chi bộ Văn phòng",
            "Chi bộ",
            "Ban Chấp hành Đảng bộ",
            "Đồng chí Ngô Thị Mẫu",
            "vp@sonoivu.hoason.example",
            "02/09/2015",
        ),
        ("Chi bộ Chuyển đổi số", "Chi bộ", "Ban Chấp hành Đảng bộ", "", "", ""),
        ("Phòng Thử", "Phi thuyền", "", "", "", ""),
        ("Lãnh đạo Sở", "Lãnh đạo", "", "", "", ""),
    ):
        sheet.append(row)
    book.save(path)
    return path


def _below_the_committee(core: Workspace, folder: Path) -> None:
    above = unit_of(core, "Ban Chấp hành Đảng bộ").id
    for name, head in (("Chi bộ Văn phòng", "Đồng chí Ngô Thị Mẫu"), ("Chi bộ Thanh tra", "Đồng chí Hồ Văn Ví Dụ")):
        unit = replace(unit_of(core, name), parent_id=above, head=head, contact_person="Đồng chí Lý Thị Thử", phone="0207 380")
        edit_units.edit_unit(core, unit)
    unit_life.rename_unit(core, unit_of(core, "Chi bộ Thanh tra").id, "Chi bộ Thanh tra, pháp chế", ON, "Quyết định số 12-QĐ/ĐU")
    unit_life.merge_units(core, [unit_of(core, "Chi bộ Tôn giáo").id], unit_of(core, "Chi bộ Thanh tra, pháp chế").id, ON)


STORY: tuple[Case, ...] = (_below_the_committee, _merge, _abolish_another, _group_with_rule)
"""What befell the units of the sample in the pictures."""

CASES: dict[Step, tuple[Callable[[Path], Workspace], list[Case]]] = {
    Step.RECORD_UNIT_EVENT: (
        sample_books.merged,
        [_rename, _move, _merge, _merge_into_one_that_is_there, _split, _abolish, _found, _found_known],
    ),
    Step.ORDER_UNITS: (sample_books.imported, [_order(way) for way in order_units.Way]),
}
EDIT_UNIT: list[Case] = [_edit_more]
EDIT_UNIT_GROUP: list[Case] = [_group_with_rule]
