"""`send --one-file --master` and `items --xlsx`: the workbooks beside the trackers of the units."""

import json

import openpyxl
import pytest

from app.__main__ import main
from app.services import sample
from tests import sample_books

TODAY = ("--today", str(sample.SENT_ON))
PERIOD = ("--period", sample.SAMPLE_PERIOD.code)


@pytest.fixture
def book(tmp_path):
    core = sample_books.imported(tmp_path)
    core.close()
    return str(core.path)


def test_one_file_holds_the_rows_of_all_units_and_the_master_lies_beside_it(book, capsys, tmp_path):
    out, master = tmp_path / "gui", tmp_path / "biểu.xlsx"
    assert main(["send", book, *PERIOD, "--out", str(out), "--one-file", "--master", str(master), "--json", *TODAY]) == 0
    said = json.loads(capsys.readouterr().out)
    (path,) = out.iterdir()
    assert {one["file"] for one in said["trackers"]} == {str(path)}
    sheet = openpyxl.load_workbook(path).worksheets[0]
    units = {row[2].value for row in sheet.iter_rows(min_row=7) if row[0].value}
    assert units == {one["unit"] for one in said["trackers"]}
    assert said["master"] == str(master)
    assert openpyxl.load_workbook(master).sheetnames[:2] == ["Theo đơn vị", "Theo mục"]


def test_the_master_counts_what_count_says(book, capsys, tmp_path):
    master = tmp_path / "biểu.xlsx"
    main(["send", book, *PERIOD, "--out", str(tmp_path / "gui"), "--master", str(master), *TODAY])
    capsys.readouterr()
    main(["count", book, *PERIOD, "--json", *TODAY])
    total = json.loads(capsys.readouterr().out)["total"]
    last = [cell.value for cell in list(openpyxl.load_workbook(master, data_only=True)["Theo đơn vị"].iter_rows())[-1]]
    assert last[2:8] == [total[key] for key in ("total", "done_on_time", "done_late", "in_term", "overdue", "not_applicable")]


def test_items_are_written_to_excel_as_they_are_listed(book, capsys, tmp_path):
    path = tmp_path / "ds.xlsx"
    assert main(["items", book, *PERIOD, "--heap", "in_term", "--xlsx", str(path), "--json", *TODAY]) == 0
    items = json.loads(capsys.readouterr().out)["items"]
    rows = list(openpyxl.load_workbook(path).worksheets[0].iter_rows(min_row=6))
    assert items
    assert [(row[1].value, row[3].value) for row in rows] == [(item["unit"], item["task"]) for item in items]
