"""The matrix of work items holds what the register gives, and every cell leads to its own items."""

from collections import Counter
from datetime import date

import pytest

from app.domain.period import month, quarter, year
from app.domain.progress import Progress, ProgressState, count
from app.register.selection import Selection
from app.services import sample, work_register
from app.services.open_period import open_period
from app.services.record_progress import record_progress
from app.services.show_item_matrix import show_item_matrix
from app.services.show_items import selected_items
from app.store import plans
from tests import sample_books

PERIODS = (quarter(2022, 4), year(2022), month(2022, 12), quarter(2023, 1), year(2023))
"""Opened, opened in part, opened, not opened; with what reaches over all of them."""


@pytest.fixture
def core(tmp_path):
    core = sample_books.merged(tmp_path)
    first = next(item for item in work_register.items_in(core, month(2023, 2)) if item.id is None)
    record_progress(core, first, Progress(ProgressState.IN_PROGRESS, result="Đang làm"))  # a row in a period nobody opened
    yield core
    core.close()


def plan_id(core):
    return plans.all_plans(core.book)[0].id


@pytest.mark.parametrize("period", PERIODS, ids=lambda period: period.code)
def test_the_cells_are_the_work_items_of_the_register(core, period):
    matrix = show_item_matrix(core, plan_id(core), period)
    items = work_register.items_in(core, period, Selection(plan_id=plan_id(core)))
    assert items
    of_cell = Counter((item.task_id, item.unit_id) for item in items)
    assert {key: cell.number for key, cell in matrix.cells.items()} == of_cell
    for key, cell in matrix.cells.items():
        own = [item for item in items if (item.task_id, item.unit_id) == key]
        assert cell.count == count(item.standing(core.today) for item in own)
        if len(own) == 1:
            said = (own[0].due_on, own[0].progress.done_on, own[0].progress.state is ProgressState.IN_PROGRESS)
            assert (cell.due_on, cell.done_on, cell.is_begun) == said


@pytest.mark.parametrize("period", [quarter(2022, 4), year(2022)], ids=lambda period: period.code)
def test_every_cell_leads_to_as_many_items_as_it_says(core, period):
    matrix = show_item_matrix(core, plan_id(core), period)
    folded = 0
    for row in matrix.rows:
        for column in matrix.columns:
            for figure in matrix.figures(row, column, "ô"):
                is_folded = row.task is None or column.unit is None
                folded += is_folded
                if is_folded or figure.number > 1:
                    assert len(selected_items(core, figure.period, figure.wanted)) == figure.number
    assert folded > 20


def test_what_is_not_carried_out_stands_beside_what_is(core):
    items = work_register.items_in(core, sample.SAMPLE_PERIOD)
    item = next(one for one in items if one.progress.state is ProgressState.NOT_STARTED)
    record_progress(core, item, Progress(ProgressState.NOT_APPLICABLE, reason="Không còn phải làm"))
    matrix = show_item_matrix(core, plan_id(core), sample.SAMPLE_PERIOD)
    everything = matrix.figures(matrix.rows[0], matrix.columns[0], "tất cả")
    assert [figure.number for figure in everything] == [matrix.cell(matrix.rows[0], matrix.columns[0]).count.total, 1]
    assert everything[1].title == "Không thực hiện · tất cả"


def test_a_cell_is_the_same_before_and_after_its_period_is_opened(core):
    before = show_item_matrix(core, plan_id(core), quarter(2023, 1))
    open_period(core, quarter(2023, 1))
    after = show_item_matrix(core, plan_id(core), quarter(2023, 1))
    assert after.cells == before.cells
    assert after.columns == before.columns


def test_units_without_work_in_the_period_have_no_column(core):
    matrix = show_item_matrix(core, plan_id(core), month(2022, 11))
    shown = {column.unit.id for column in matrix.columns if column.unit}
    assert shown == {unit_id for _, unit_id in matrix.cells}
    assert matrix.today == date(2022, 12, 28)
