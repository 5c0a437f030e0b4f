"""Lists out of a book: the items shown, the master with indicators, and files of a cancelled export."""

from pathlib import Path

import openpyxl
import pytest

from app.services.export_list import export_list, export_master
from app.services.show_items import show_items
from app.services.work_register import counts_by_unit
from app.steps import Watch, WritingCancelled
from tests.services.work_item_books import Q4, done, two_cells


def test_a_list_holds_the_items_it_is_given_in_their_order(tmp_path: Path):
    core = done(tmp_path)
    lines = show_items(core, Q4)[::-1]
    export_list(core, lines, tmp_path / "ds.xlsx", "quý IV/2022, quá hạn")
    sheet = openpyxl.load_workbook(tmp_path / "ds.xlsx").worksheets[0]
    written = [(row[1].value, row[3].value) for row in sheet.iter_rows(min_row=6)]
    assert written == [(line.unit.name, line.task.number) for line in lines]
    assert str(sheet["A3"].value).startswith("Quý IV/2022, quá hạn – tính đến ngày ")


def test_the_master_counts_as_the_program_does_and_sums_what_units_reached(tmp_path: Path):
    core = done(tmp_path)
    before = core.database.change_counter()
    export_master(core, Q4, tmp_path / "biểu.xlsx")
    assert core.database.change_counter() == before
    book = openpyxl.load_workbook(tmp_path / "biểu.xlsx", data_only=True)
    totals = {str(row[1].value): row[2].value for row in book["Theo đơn vị"].iter_rows(min_row=6)}
    counts = {line.unit.name: counts_by_unit(core, Q4)[line.unit.id].total for line in show_items(core, Q4)}
    assert totals == {**counts, "Tổng cộng": sum(counts.values())}
    assert [[cell.value for cell in row][2:] for row in book["Tổng chỉ tiêu"].iter_rows(min_row=6)] == [
        ["Số buổi", "buổi", 1, 2],
        ["Tỷ lệ tham gia", "%", 1, "không cộng"],
    ]


def test_a_cancelled_export_leaves_no_file_and_keeps_one_that_was_there(tmp_path: Path):
    core = two_cells(tmp_path)
    old, new = tmp_path / "cũ.xlsx", tmp_path / "mới.xlsx"
    old.write_bytes(b"old")
    for path in (old, new):
        with pytest.raises(WritingCancelled), core.watched(Watch(cancelled=lambda: True)):
            export_master(core, Q4, path)
    assert (old.read_bytes(), new.exists()) == (b"old", False)
