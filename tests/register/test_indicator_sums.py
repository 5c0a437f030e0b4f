"""Sums of indicators: only what may be added is, and what is missing is said."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from app.domain.ids import IndicatorId, TaskId, UnitId
from app.domain.indicator import Indicator
from app.domain.period import quarter
from app.register.indicator_sums import Reading, indicator_sums

Q3, Q4 = quarter(2022, 3), quarter(2022, 4)


def an_indicator(name="Số buổi", measuring_unit="buổi", *, number=1, is_summed=True, target=None) -> Indicator:
    return Indicator(
        IndicatorId(number), TaskId(number), name, measuring_unit, is_summed, None if target is None else Decimal(target)
    )


def readings(indicator, values, period=Q4) -> list[Reading]:
    return [
        Reading(indicator, UnitId(unit), period, None if value is None else Decimal(value))
        for unit, value in enumerate(values, start=1)
    ]


def test_values_of_units_add_up_and_missing_ones_are_counted():
    (found,) = indicator_sums(readings(an_indicator(), ["2", None, "3,5".replace(",", "."), None, "1"]))
    assert found.total == Decimal("6.5")
    assert (found.units_with_value, found.units) == (3, 5)


def test_a_unit_counts_once_over_several_periods():
    one = an_indicator()
    (found,) = indicator_sums(readings(one, ["2", None], Q3) + readings(one, ["3", None], Q4))
    assert found.total == 5
    assert (found.units_with_value, found.units) == (1, 2)
    assert (found.values, found.readings) == (2, 4)


def test_percentages_are_never_added():
    (found,) = indicator_sums(readings(an_indicator("Tỷ lệ tham gia", "%", is_summed=False, target="90"), ["95", "80", None]))
    assert found.total is None
    assert (found.least, found.most) == (80, 95)
    assert found.reached == 1
    assert found.share_of_target is None


def test_different_measuring_units_are_never_added():
    sessions, news = an_indicator("Tuyên truyền", "buổi"), an_indicator("Tuyên truyền", "tin, bài", number=2)
    both = readings(sessions, ["2"]) + readings(news, ["7"])
    assert [(one.measuring_unit, one.total) for one in indicator_sums(both)] == [("buổi", 2), ("tin, bài", 7)]


def test_percent_and_per_mille_are_two_measuring_units():
    both = readings(an_indicator("Tỷ lệ", "%"), ["2"]) + readings(an_indicator("Tỷ lệ", "‰", number=2), ["7"])
    assert len(indicator_sums(both)) == 2


def test_the_same_name_in_two_tasks_is_one_line_and_their_targets_add_up():
    both = readings(an_indicator(target="4"), ["2"]) + readings(an_indicator("SỐ BUỔI", "Buổi", number=2, target="6"), ["3"])
    (found,) = indicator_sums(both)
    assert (found.total, found.target, found.share_of_target) == (5, 10, 50.0)


def test_a_target_that_one_task_lacks_is_no_target():
    both = readings(an_indicator(target="4"), ["2"]) + readings(an_indicator(number=2), ["3"])
    (found,) = indicator_sums(both)
    assert found.target is None


def test_nothing_entered_is_no_zero():
    (found,) = indicator_sums(readings(an_indicator(target="4"), [None, None]))
    assert found.total is None
    assert found.share_of_target is None


@given(st.lists(st.one_of(st.none(), st.decimals(0, 10**15 - 1, places=6)), max_size=30))
def test_no_digit_of_a_sum_is_lost(values):
    found = indicator_sums(readings(an_indicator(), values))
    present = [value for value in values if value is not None]
    if present:
        assert found[0].total * 10**6 == sum(int(value * 10**6) for value in present)
