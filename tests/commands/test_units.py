"""`units`: what it lists, and that a file with a row that cannot be used is loaded not at all."""

import json
from datetime import date

import openpyxl

from app.__main__ import main
from app.domain.ids import UnitId
from app.domain.unit import GroupRule, Unit, UnitKind
from app.services import edit_units, unit_life
from app.store import units
from tests.builders import a_book, unit_of
from tests.dumps import exact_dump

ON = date(2022, 10, 1)


def test_the_directory_is_listed_with_what_befell_its_units(tmp_path, capsys):
    core = a_book(tmp_path).with_units("Chi bộ A", "Chi bộ B").with_group("các chi bộ", "Chi bộ B").opened()
    unit_life.rename_unit(core, unit_of(core, "Chi bộ A").id, "Chi bộ Một", ON)
    unit_life.merge_units(core, [unit_of(core, "Chi bộ B").id], unit_of(core, "Chi bộ Một").id, ON)
    edit_units.add_unit(
        core, Unit(UnitId(0), "Tổ", UnitKind.OTHER, parent_id=unit_of(core, "Chi bộ Một").id, head="Đồng chí Mẫu")
    )
    group = units.all_groups(core.book)[0]
    edit_units.edit_group(core, type(group)(group.id, group.name, (), group.members, GroupRule(UnitKind.OTHER)))
    core.close()
    assert main(["units", str(core.path), "--json", "--today", "2022-12-28"]) == 0
    found = json.loads(capsys.readouterr().out)
    by_name = {unit["name"]: unit for unit in found["units"]}
    assert by_name["Chi bộ Một"]["former_names"] == [{"name": "Chi bộ A", "until": "2022-10-01"}]
    assert (by_name["Chi bộ B"]["abolished_on"], by_name["Chi bộ B"]["heir"]) == ("2022-10-01", "Chi bộ Một")
    assert (by_name["Tổ"]["parent"], by_name["Tổ"]["head"], by_name["Tổ"]["founded_on"]) == ("Chi bộ Một", "Đồng chí Mẫu", None)
    assert found["groups"] == [
        {"name": "các chi bộ", "aliases": [], "members": ["Chi bộ Một", "Tổ"], "rule": {"kind": "other", "parent": None}}
    ]


def test_a_file_with_a_row_that_cannot_be_used_is_loaded_not_at_all(tmp_path, capsys):
    core = a_book(tmp_path).with_units("Chi bộ A").opened()
    before = exact_dump(core)
    core.close()
    path, book = tmp_path / "danh-ba.xlsx", openpyxl.Workbook()
    for row in (["Tên đơn vị", "Cấp trên"], ["Chi bộ B", "Chi bộ A"], ["Chi bộ C", "Chi bộ Z"]):
        book.active.append(row)
    book.save(path)
    assert main(["units", str(core.path), "--import", str(path)]) == 1
    said = capsys.readouterr().err
    assert "dòng 3 nhắc tới “Chi bộ Z”" in said
    assert "(ô B3)" in said
    again = type(core)(type(core.database).open(core.path), core.clock)
    assert exact_dump(again) == before
    again.close()
