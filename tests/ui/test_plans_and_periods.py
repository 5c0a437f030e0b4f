"""What is looked at: the short list of periods; and the question before a plan goes."""

import pytest

from app.services import sample
from app.store import plans
from tests import sample_books
from tests.services import undo_cases_assignment
from tests.ui.item_page import asked_of_book
from tests.ui.window import OpenWindow
from ui.actions.ids import ActionId


@pytest.fixture
def opened(tmp_path, qapp):
    core = sample_books.merged(tmp_path)
    undo_cases_assignment.answered_plan(core)
    core.close()
    window = OpenWindow(core.path, sample.RECEIVED_ON, is_sample=True)
    window.window.handlers.plans.look_at_plan(1)
    window.settle()
    yield window
    window.close()


def test_the_list_of_periods_stays_short_and_every_period_is_reached_by_its_year(opened):
    periods = opened.window.top.periods
    codes = [periods.itemData(row) for row in range(periods.count()) if periods.itemData(row)]
    assert len(codes) <= 26
    years = [code for code in codes if len(code) == 4]
    assert "2024" in years
    periods.setCurrentIndex(periods.findData("2024"))
    periods.activated.emit(periods.currentIndex())
    opened.settle()
    assert opened.book.period.label == "năm 2024"
    assert periods.currentData() == "2024"
    assert periods.findData("2024-Q1") >= 0
    assert periods.findData("2022-Q4") < 0


def test_the_question_before_a_plan_goes_names_what_goes_with_it(opened):
    superior = asked_of_book(opened, lambda core: plans.all_plans(core.book)[-1].id)
    opened.window.handlers.plans.look_at_plan(superior)
    opened.settle()
    opened.prompts.consents.append(False)
    opened.window.action(ActionId.DELETE_PLAN).trigger()
    opened.settle()
    assert "61-KH/ĐUK" in opened.prompts.said[-1]
    assert "4 nhiệm vụ" in opened.prompts.said[-1]
    assert "1 dòng đối chiếu" in opened.prompts.said[-1]
    assert len(asked_of_book(opened, lambda core: plans.all_plans(core.book))) == 2
