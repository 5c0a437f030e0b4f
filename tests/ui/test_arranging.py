"""Very many rows are sorted little by little: the same order as in one go, and the window is not held up meanwhile."""

import pytest

from tests.ui.window import wait_for
from ui.kit import rows_model
from ui.kit.arranging import Arrangement
from ui.kit.cells import Cell
from ui.kit.sorting import ordered, ranks_of
from ui.kit.table import Column, RowsModel, RowsTable

NAMES = ("Đảng uỷ", "Ăn Trạch", "Dân vận", "An Bình", "Âu Cơ", "Ban Tổ chức", "–")


@pytest.fixture
def table(qtbot):
    model = RowsModel((Column("Tên", lambda line: Cell(line[0])), Column("Số", lambda line: Cell(line[1]), 80)))
    table = RowsTable(model, "Bảng nhiều dòng")
    qtbot.addWidget(table)
    table.show()
    return table


def is_sorted(model):
    return model.arrangement == model.wanted


def test_very_many_rows_are_sorted_in_slices_as_they_would_be_in_one_go(table, monkeypatch):
    monkeypatch.setattr(rows_model, "_SLICE_SECONDS", 0)
    model = table.model()
    lines = [(f"{NAMES[number % 7]} {number * 7919 % 6007}" * (number % 11 > 0), str(number % 50)) for number in range(9001)]
    model.set_rows(lines)
    for column in (0, 1):
        for is_falling in (False, True):
            model.arrange(Arrangement(sorted_by=column, is_falling=is_falling))
            assert not is_sorted(model), "it is not sorted while the click is answered"
            wait_for(lambda: is_sorted(model))
            places = ordered(ranks_of([line[column] for line in lines]), is_falling=is_falling)
            assert model.rows == [lines[place] for place in places]


def test_a_sort_that_is_wanted_no_more_is_dropped_and_new_rows_are_sorted_anew(table):
    model = table.model()
    model.set_rows([(f"Việc {number}", str(number % 7)) for number in range(6000)])
    for column in (0, 1, 1):
        table.sort_by(column)
    assert model.wanted == Arrangement(sorted_by=1, is_falling=True)
    model.set_rows([(f"Việc {number}", str(number % 9)) for number in range(7000)])
    assert len(model.rows) == 7000
    wait_for(lambda: is_sorted(model))
    assert model.rows[0] == ("Việc 8", "8")
    table.sort_by(1)
    assert model.arrangement.is_plain
    assert model.rows[1][0] == "Việc 1"
