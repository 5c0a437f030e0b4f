"""A directory file before and after it is loaded: what is new, changed and the same, and rows that cannot be used."""

from dataclasses import replace
from datetime import date

import openpyxl
import pytest

from app.domain.directory import DirectoryProblemKind
from app.domain.unit import GroupRule, UnitKind
from app.errors import UserError
from app.messages.code import Code
from app.services import edit_units, exchange_units, unit_life
from app.services.compare_directory import FieldChange, RowKind
from app.services.history import undo
from app.store import units
from tests.builders import a_book, unit_of
from tests.dumps import exact_dump

HEADS = ["Tên đơn vị", "Loại", "Tên gọi khác", "Cấp trên", "Người đứng đầu", "Thư điện tử", "Ngày thành lập", "Thuộc nhóm"]


@pytest.fixture
def core(tmp_path):
    return a_book(tmp_path).with_units("Chi bộ A", "Chi bộ B").with_group("các chi bộ", "Chi bộ A").opened()


def file_of(folder, *rows, heads=HEADS, groups=()):
    """Write a directory as a clerk might."""
    path, book = folder / "danh-ba.xlsx", openpyxl.Workbook()
    for row in (heads, *rows):
        book.active.append(list(row))
    if groups:
        sheet = book.create_sheet("Nhóm")
        for row in (["Tên nhóm", "Tên gọi khác", "Gồm mọi đơn vị loại", "Dưới cấp trên"], *groups):
            sheet.append(list(row))
    book.save(path)
    return path


def test_a_preview_tells_new_changed_same_and_unusable_and_writes_nothing(core, tmp_path):
    before = exact_dump(core)
    path = file_of(
        tmp_path,
        ["Chi bộ A", "", "", "", "", "a@vi-du.invalid"],
        ["Chi bộ B"],
        ["Chi bộ C", "Chi bộ", "CB C", "Chi bộ A", "Đồng chí Mẫu", "", "01/07/2025", "các chi bộ"],
        ["Chi bộ D", "Phi thuyền"],
    )
    preview = exchange_units.preview_units(core, path)
    assert [(row.kind, row.line.name if row.line else row.problem.name) for row in preview.rows] == [
        (RowKind.CHANGED, "Chi bộ A"),
        (RowKind.SAME, "Chi bộ B"),
        (RowKind.NEW, "Chi bộ C"),
        (RowKind.UNUSABLE, "Chi bộ D"),
    ]
    assert preview.rows[0].changes == (FieldChange("Thư điện tử", "", "a@vi-du.invalid"),)
    assert FieldChange("Cấp trên", "", "Chi bộ A") in preview.rows[2].changes
    why = exchange_units.why_unusable(preview.rows[3].problem)
    assert why == "Dòng 5 có loại đơn vị lạ “Phi thuyền” (ô B5); hãy chọn loại trong danh sách của cột đó."
    assert exact_dump(core) == before


def test_what_the_preview_showed_is_loaded_as_one_step(core, tmp_path):
    before = exact_dump(core)
    path = file_of(
        tmp_path,
        ["Chi bộ A", "", "", "", "", "a@vi-du.invalid"],
        ["Chi bộ C", "Chi bộ", "CB C", "Chi bộ A", "Đồng chí Mẫu", "", "01/07/2025", "các chi bộ"],
        ["", "", "chỉ có tên khác"],
    )
    exchange_units.load_units(core, exchange_units.preview_units(core, path))
    added = unit_of(core, "Chi bộ C")
    assert (added.parent_id, added.head, added.founded_on) == (unit_of(core, "Chi bộ A").id, "Đồng chí Mẫu", date(2025, 7, 1))
    assert (unit_of(core, "Chi bộ A").email, unit_of(core, "Chi bộ A").kind) == ("a@vi-du.invalid", UnitKind.PARTY_CELL)
    assert units.all_groups(core.book)[0].members_on(core.today) == [unit_of(core, "Chi bộ A").id, added.id]
    undo(core)
    assert exact_dump(core) == before


def test_a_second_loading_of_the_same_file_changes_nothing(core, tmp_path):
    path = file_of(
        tmp_path,
        ["Chi bộ C", "Chi bộ", "CB C; Chi bộ ba", "Chi bộ A", "", "", "01/07/2025", "các chi bộ; khối mới"],
        groups=[["mọi chi bộ", "", "Chi bộ", "chi bộ a"]],
    )
    exchange_units.import_units(core, path)
    preview = exchange_units.preview_units(core, path)
    assert {row.kind for row in preview.rows} == {RowKind.SAME}
    assert not exchange_units.load_units(core, preview)


def test_the_book_written_out_and_loaded_into_an_empty_one_is_the_same_directory(core, tmp_path):
    unit_life.move_unit(core, unit_of(core, "Chi bộ B").id, unit_of(core, "Chi bộ A").id, date(2022, 1, 1))
    edit_units.edit_unit(core, replace(unit_of(core, "Chi bộ B"), head="Đồng chí Mẫu", founded_on=date(2020, 3, 2)))
    rule = GroupRule(UnitKind.PARTY_CELL, unit_of(core, "Chi bộ A").id)
    edit_units.edit_group(core, replace(units.all_groups(core.book)[0], rule=rule, aliases=("chi bộ trực thuộc",)))
    exchange_units.export_units(core, tmp_path / "ra.xlsx")
    (tmp_path / "khac").mkdir()
    other = a_book(tmp_path / "khac").opened()
    exchange_units.import_units(other, tmp_path / "ra.xlsx")
    assert exchange_units.directory_of(other.book, other.today) == exchange_units.directory_of(core.book, core.today)


def test_units_that_are_no_more_are_not_written_out(core, tmp_path):
    unit_life.abolish_unit(core, unit_of(core, "Chi bộ B").id, date(2022, 10, 1))
    exchange_units.export_units(core, tmp_path / "ra.xlsx")
    names = [row[0].value for row in openpyxl.load_workbook(tmp_path / "ra.xlsx")["Danh bạ"].iter_rows(min_row=2)]
    assert [name for name in names if name] == ["Chi bộ A"]


def test_an_address_that_no_mail_can_reach_is_told_before_its_row_is_loaded(core, tmp_path):
    rows = [["Chi bộ A", "", "", "", "", "khong-co-a-cong"], ["Chi bộ C", "", "", "", "", "c@vi-du.invalid; d@vi-du.invalid"]]
    preview = exchange_units.preview_units(core, file_of(tmp_path, *rows))
    assert [row.doubtful_email for row in preview.rows] == ["khong-co-a-cong", ""]
    exchange_units.load_units(core, preview)
    assert unit_of(core, "Chi bộ A").email == "khong-co-a-cong"


@pytest.mark.parametrize(
    ("rows", "kind", "cell"),
    [
        ([["Chi bộ C"], ["chi bộ c"]], DirectoryProblemKind.NAME_TWICE, "A3"),
        ([["Chi bộ C", "", "Chi bộ A"]], DirectoryProblemKind.NAME_TAKEN, "C2"),
        ([["Các chi bộ"]], DirectoryProblemKind.NAME_TAKEN, "A2"),
        ([["Chi bộ C", "", "", "Chi bộ Z"]], DirectoryProblemKind.NO_SUCH_UNIT, "D2"),
        ([["Chi bộ C", "", "", "Chi bộ D"], ["Chi bộ D", "", "", "Chi bộ C"]], DirectoryProblemKind.CIRCLE, "D2"),
        ([["Chi bộ A", "", "", "Chi bộ A"]], DirectoryProblemKind.CIRCLE, "D2"),
        ([["Chi bộ C", "", "", "", "", "", "", "Chi bộ A"]], DirectoryProblemKind.NAME_TAKEN, "H2"),
    ],
)
def test_a_row_that_cannot_be_used_has_its_cell_and_a_whole_sentence(core, tmp_path, rows, kind, cell):
    preview = exchange_units.preview_units(core, file_of(tmp_path, *rows))
    problem = preview.of_kind(RowKind.UNUSABLE)[0].problem
    assert (problem.kind, problem.cell) == (kind, cell)
    sentence = exchange_units.why_unusable(problem)
    assert cell in sentence
    assert "{" not in sentence


def test_a_row_below_one_that_cannot_be_used_cannot_be_used_either(core, tmp_path):
    preview = exchange_units.preview_units(core, file_of(tmp_path, ["Chi bộ C", "Phi thuyền"], ["Chi bộ D", "", "", "Chi bộ C"]))
    assert [row.problem.kind for row in preview.rows] == [DirectoryProblemKind.BAD_KIND, DirectoryProblemKind.NO_SUCH_UNIT]


def test_a_unit_cannot_be_founded_after_its_end(core, tmp_path):
    unit_life.abolish_unit(core, unit_of(core, "Chi bộ B").id, date(2022, 10, 1))
    preview = exchange_units.preview_units(core, file_of(tmp_path, ["Chi bộ B", "", "", "", "", "", "01/07/2025"]))
    assert preview.rows[0].problem.kind is DirectoryProblemKind.FOUNDED_TOO_LATE


def test_the_command_takes_all_or_nothing_and_names_row_and_cell(core, tmp_path):
    before = exact_dump(core)
    with pytest.raises(UserError, match=r"dòng 3 .*\(ô B3\)") as refused:
        exchange_units.import_units(core, file_of(tmp_path, ["Chi bộ C"], ["Chi bộ D", "Phi thuyền"]))
    assert refused.value.code is Code.BAD_UNIT_KIND
    assert exact_dump(core) == before


def test_a_preview_of_a_book_that_has_changed_since_is_not_loaded(core, tmp_path):
    preview = exchange_units.preview_units(core, file_of(tmp_path, ["Chi bộ C"]))
    edit_units.edit_unit(core, replace(unit_of(core, "Chi bộ A"), phone="1"))
    with pytest.raises(UserError) as refused:
        exchange_units.load_units(core, preview)
    assert refused.value.code is Code.BOOK_CHANGED_SINCE_PREVIEW


def test_a_name_is_matched_by_an_alias_and_the_book_keeps_its_own(core, tmp_path):
    unit_life.rename_unit(core, unit_of(core, "Chi bộ A").id, "Chi bộ Một", date(2022, 10, 1))
    exchange_units.import_units(core, file_of(tmp_path, ["Chi bộ A", "", "", "", "Đồng chí Mẫu"]))
    assert unit_of(core, "Chi bộ Một").head == "Đồng chí Mẫu"
