"""Indicators of a task: defined, filled in with the progress, summed over units and periods."""

from decimal import Decimal

import pytest

from app.domain.ids import IndicatorId
from app.errors import UserError
from app.messages.code import Code
from app.services import history
from app.services.indicators import IndicatorDraft, define_indicators, of_task, sums_in_period, sums_until, values_of
from app.services.record_progress import progress_form, record_progress
from tests.builders import task_of
from tests.dumps import exact_dump
from tests.services.work_item_books import DONE, Q1, Q4, done, item_of, two_cells


def drafts_of(core) -> list[IndicatorDraft]:
    return [
        IndicatorDraft(one.id, one.name, one.measuring_unit, one.is_summed, str(one.target or ""))
        for one in of_task(core, task_of(core, "II.1").id)
    ]


def refused(core, drafts) -> Code:
    before = exact_dump(core)
    with pytest.raises(UserError) as trouble:
        define_indicators(core, task_of(core, "II.1").id, drafts)
    assert exact_dump(core) == before
    assert str(trouble.value)
    return trouble.value.code


def test_progress_and_its_numbers_are_one_step(tmp_path):
    core = two_cells(tmp_path)
    before = exact_dump(core)
    first, second = of_task(core, task_of(core, "II.1").id)
    record_progress(core, item_of(core), DONE, {first.id: "1.234,5", second.id: "95"})
    assert values_of(core, item_of(core)) == {first.id: Decimal("1234.5"), second.id: Decimal(95)}
    after = exact_dump(core)
    history.undo(core)
    assert exact_dump(core) == before
    history.redo(core)
    assert exact_dump(core) == after


def test_an_empty_number_is_taken_away_and_one_left_out_stays(tmp_path):
    core = done(tmp_path)
    first, second = of_task(core, task_of(core, "II.1").id)
    record_progress(core, item_of(core), DONE, {first.id: " "})
    assert values_of(core, item_of(core)) == {second.id: Decimal("95.5")}


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("1.234", Code.NUMBER_TWO_READINGS),
        ("-2", Code.NUMBER_NEGATIVE),
        ("hai buổi", Code.NOT_A_NUMBER),
        ("9" * 30, Code.NUMBER_TOO_LONG),
    ],
)
def test_a_bad_number_is_refused_with_the_name_of_its_indicator_and_nothing_is_stored(tmp_path, written, code):
    core = two_cells(tmp_path)
    before = exact_dump(core)
    first = of_task(core, task_of(core, "II.1").id)[0]
    with pytest.raises(UserError) as trouble:
        record_progress(core, item_of(core), DONE, {first.id: written})
    assert trouble.value.code is code
    assert "Số buổi" in str(trouble.value)
    assert exact_dump(core) == before


def test_a_percentage_is_not_summed_whatever_the_draft_says(tmp_path):
    core = two_cells(tmp_path)
    assert [one.is_summed for one in of_task(core, task_of(core, "II.1").id)] == [True, False]


def test_an_indicator_with_values_is_not_lost(tmp_path):
    core = done(tmp_path)
    first, second = drafts_of(core)
    assert refused(core, [first]) is Code.INDICATOR_IN_USE
    other_unit = IndicatorDraft(first.id, first.name, "cuộc")
    assert refused(core, [other_unit, second]) is Code.INDICATOR_IN_USE


def test_an_indicator_without_values_goes(tmp_path):
    core = two_cells(tmp_path)
    define_indicators(core, task_of(core, "II.1").id, drafts_of(core)[1:])
    assert [one.name for one in of_task(core, task_of(core, "II.1").id)] == ["Tỷ lệ tham gia"]


@pytest.mark.parametrize(
    ("name", "measuring_unit", "target", "code"),
    [
        ("", "buổi", "", Code.INDICATOR_INCOMPLETE),
        ("Số lớp", " ", "", Code.INDICATOR_INCOMPLETE),
        ("SỐ  BUỔI", "Buổi", "", Code.INDICATOR_TWICE),
        ("Số lớp", "lớp", "nhiều", Code.NOT_A_NUMBER),
    ],
)
def test_a_bad_indicator_is_refused(tmp_path, name, measuring_unit, target, code):
    core = two_cells(tmp_path)
    new = IndicatorDraft(IndicatorId(0), name, measuring_unit, target=target)
    assert refused(core, [*drafts_of(core), new]) is code


def test_units_add_up_in_a_period_and_from_the_beginning(tmp_path):
    core = done(tmp_path)
    task = task_of(core, "II.1")
    first = of_task(core, task.id)[0]
    record_progress(core, item_of(core, period=Q1), DONE, {first.id: "4"})
    sessions, share = sums_in_period(core, task.id, Q4)
    assert (sessions.total, sessions.units_with_value, sessions.units) == (2, 1, 2)
    assert (share.total, share.most) == (None, Decimal("95.5"))
    assert sums_until(core, task.id, Q1)[0].total == 6
    assert sums_until(core, task.id, Q1)[0].share_of_target == 60.0
    assert sums_until(core, task.id, Q4)[0].total == 2


def test_the_form_knows_what_is_asked_and_what_is_there(tmp_path):
    core = done(tmp_path)
    form = progress_form(core, item_of(core))
    assert [one.name for one in form.indicators] == ["Số buổi", "Tỷ lệ tham gia"]
    assert list(form.values.values()) == [Decimal(2), Decimal("95.5")]
    assert form.lock is None
    assert progress_form(core, item_of(core, "Chi bộ B")).values == {}
