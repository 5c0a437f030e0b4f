"""Saved filters as rows: what is strange in the stored query is left out."""

import pytest

from app.domain.changes import Step
from app.domain.search import EVERYTHING, Narrowing, SavedFilter
from app.store import saved_filters
from tests.builders import an_empty_book


@pytest.mark.parametrize(
    ("query", "narrowing"),
    [
        ("{}", EVERYTHING),
        ('{"words": "thẻ", "plan_id": "7", "is_open": 1, "more": []}', EVERYTHING),
        ('{"words": "thẻ", "plan_id": 7, "is_open": true}', Narrowing(7, is_open=True)),
    ],
)
def test_a_stored_query_is_read_as_far_as_it_is_understood(tmp_path, query, narrowing):
    core = an_empty_book(tmp_path)
    with core.unit_of_work(Step.SAVE_FILTER) as work:
        work.insert("saved_filter", name="Thẻ", name_key="the", query=query)
    (one,) = saved_filters.all_filters(core.book)
    assert one.narrowing == narrowing
    core.close()


def test_a_filter_is_found_by_its_name_whatever_its_case(tmp_path):
    core = an_empty_book(tmp_path)
    with core.unit_of_work(Step.SAVE_FILTER) as work:
        saved_filters.add(work, SavedFilter(0, "Đảng uỷ", "đảng"))
    assert saved_filters.find_by_name(core.book, "ĐẢNG ỦY") == saved_filters.all_filters(core.book)[0].id
    assert saved_filters.find_by_name(core.book, "Đảng") is None
    core.close()
