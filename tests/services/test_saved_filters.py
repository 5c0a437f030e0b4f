"""Saved filters: kept under a name of their own, in order, and whole when they come back."""

import pytest

from app.domain.search import Narrowing
from app.errors import UserError
from app.messages.code import Code
from app.services.delete_plan import delete_plan
from app.services.saved_filters import all_filters, delete_filter, rename_filter, save_filter
from app.store import plans
from tests.builders import a_book


@pytest.fixture
def core(tmp_path):
    core = a_book(tmp_path).with_units("Chi bộ 1").with_task("Rà soát thẻ đảng", lead="Chi bộ 1").opened()
    yield core
    core.close()


def test_a_filter_comes_back_as_it_was_saved(core):
    narrowing = Narrowing(plans.all_plans(core.book)[0].id, is_open=True)
    save_filter(core, "  Thẻ   đảng ", "thẻ  đảng", narrowing)
    (one,) = all_filters(core)
    assert (one.name, one.words, one.narrowing) == ("Thẻ đảng", "thẻ đảng", narrowing)


def test_filters_stand_in_vietnamese_order(core):
    for name in ("Đơn thư", "Việc 10", "Dân vận", "Việc 2", "Ấp"):
        save_filter(core, name, "a")
    assert [one.name for one in all_filters(core)] == ["Ấp", "Dân vận", "Đơn thư", "Việc 2", "Việc 10"]


@pytest.mark.parametrize(
    ("name", "words", "code"),
    [
        (" … ", "thẻ", Code.FILTER_WITHOUT_NAME),
        ("Một", " / ", Code.FILTER_WITHOUT_WORDS),
        ("ĐẢNG ỦY", "thẻ", Code.FILTER_NAME_TAKEN),
    ],
)
def test_a_filter_without_name_or_words_or_with_a_name_that_is_taken_is_refused(core, name, words, code):
    save_filter(core, "Đảng uỷ", "đảng")
    with pytest.raises(UserError) as refusal:
        save_filter(core, name, words)
    assert refusal.value.code is code
    assert len(all_filters(core)) == 1


def test_a_filter_is_renamed_and_may_change_only_the_case_of_its_name(core):
    save_filter(core, "thẻ", "thẻ đảng")
    save_filter(core, "khác", "thẻ đảng")
    rename_filter(core, all_filters(core)[1], "Thẻ")
    assert [one.name for one in all_filters(core)] == ["khác", "Thẻ"]
    with pytest.raises(UserError):
        rename_filter(core, all_filters(core)[1], "Khác")


def test_a_filter_that_is_let_go_is_gone(core):
    save_filter(core, "thẻ", "thẻ đảng")
    delete_filter(core, all_filters(core)[0])
    assert all_filters(core) == []


def test_a_filter_of_a_plan_that_is_gone_looks_through_every_plan(core):
    plan_id = plans.all_plans(core.book)[0].id
    save_filter(core, "thẻ", "thẻ đảng", Narrowing(plan_id, is_open=True))
    delete_plan(core, plan_id)
    assert all_filters(core)[0].narrowing == Narrowing(None, is_open=True)
