"""Words of a state ask for a list of work items: with or without diacritics, half a wording too; other words ask for none."""

import pytest

from app.domain.progress import Heap
from app.services import sample
from app.services.search_states import STATE_FILTERS, figure_of_state, states_named
from app.services.show_items import selected_items
from tests import sample_books


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("quá hạn", "Quá hạn"),
        ("QUA HAN", "Quá hạn"),
        ("sap den han", "Sắp đến hạn"),
        ("chưa báo cáo", "Chưa báo cáo"),
        ("chua bao", "Chưa báo cáo"),
        ("hoan thanh", "Đã hoàn thành"),
    ],
)
def test_a_state_is_known_by_its_words(typed, title):
    assert states_named(typed)[0].title == title


@pytest.mark.parametrize("typed", ["", "quá", "quá hạn chế", "báo cáo", "hoàn"[:3]])
def test_other_words_ask_for_no_list(typed):
    assert states_named(typed) == []


def test_the_figure_counts_what_its_list_shows(tmp_path):
    core = sample_books.merged(tmp_path)
    for state in STATE_FILTERS:
        figure = figure_of_state(core, state, sample.SAMPLE_PERIOD)
        assert figure.number == len(selected_items(core, sample.SAMPLE_PERIOD, figure.wanted))
    late = figure_of_state(core, next(one for one in STATE_FILTERS if one.heap is Heap.OVERDUE), sample.SAMPLE_PERIOD)
    assert late.number > 0
    core.close()
