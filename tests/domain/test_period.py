"""Periods: codes, labels, what lies within what."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.period import (
    PeriodKind,
    covers,
    day,
    month,
    parse_period,
    period_of,
    periods_within,
    quarter,
    span,
    year,
)

DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("code", "first", "last", "label"),
    [
        ("2022", "2022-01-01", "2022-12-31", "năm 2022"),
        ("2022-H2", "2022-07-01", "2022-12-31", "6 tháng cuối năm 2022"),
        ("2022-Q4", "2022-10-01", "2022-12-31", "quý IV/2022"),
        ("2024-02", "2024-02-01", "2024-02-29", "tháng 2/2024"),
        ("2022-W50", "2022-12-12", "2022-12-18", "tuần 50 năm 2022"),
        ("2022-10-31", "2022-10-31", "2022-10-31", "ngày 31/10/2022"),
        ("2022-09-01..2025-12-31", "2022-09-01", "2025-12-31", "từ 01/09/2022 đến 31/12/2025"),
    ],
)
def test_a_code_names_its_days_and_its_label(code, first, last, label):
    period = parse_period(code)
    assert (period.starts_on.isoformat(), period.ends_on.isoformat(), period.label) == (first, last, label)
    assert period.code == code


@pytest.mark.parametrize("code", ["", "22", "2022-Q5", "2022-13", "2022-02-30", "2022-W54", "quý 4", "2022-12-31..2022-01-01"])
def test_what_is_no_period_is_refused(code):
    with pytest.raises(ValueError):
        parse_period(code)


def test_small_letters_are_read_too():
    assert parse_period(" 2022-q4 ") == quarter(2022, 4)


@given(DAYS, st.sampled_from([kind for kind in PeriodKind if kind is not PeriodKind.SPAN]))
def test_the_period_of_a_day_holds_it_and_reads_back(on, kind):
    period = period_of(kind, on)
    assert period.contains(day(on))
    assert parse_period(period.code) == period


@given(DAYS, st.sampled_from([PeriodKind.WEEK, PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.HALF_YEAR, PeriodKind.YEAR]))
def test_the_period_before_ends_the_day_before(on, kind):
    period = period_of(kind, on)
    assert (period.starts_on - period.before().ends_on).days == 1
    assert period.before().kind is kind


def test_periods_within_a_year_follow_each_other():
    assert [one.code for one in periods_within(PeriodKind.QUARTER, year(2023))] == ["2023-Q1", "2023-Q2", "2023-Q3", "2023-Q4"]


def test_months_together_cover_their_quarter_and_no_more():
    months = [month(2022, 12), month(2022, 10), month(2022, 11)]
    assert covers(months, quarter(2022, 4))
    assert not covers(months[:2], quarter(2022, 4))
    assert not covers(months, year(2022))


def test_a_span_that_ends_before_it_starts_cannot_be_made():
    with pytest.raises(ValueError):
        span(date(2022, 2, 1), date(2022, 1, 1))
