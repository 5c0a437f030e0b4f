"""Numbers as clerks write them: read one way or not at all, and written so that they are read back."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.indicator import NumberProblem, UnreadNumber, in_vietnamese, may_be_summed, plainly, read_number

KEPT = st.decimals(min_value=0, max_value=10**15 - 1, places=6, allow_nan=False, allow_infinity=False)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("1.234,5", "1234.5"),
        ("1234.5", "1234.5"),
        ("1234,5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("1 234,5", "1234.5"),
        ("1.234.567", "1234567"),
        ("1234", "1234"),
        ("0,125", "0.125"),
        ("12,5", "12.5"),
        ("  7 ", "7"),
        ("0", "0"),
    ],
)
def test_a_number_written_as_offices_do_is_read(written, meant):
    assert read_number(written) == Decimal(meant)


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("1.234", NumberProblem.TWO_READINGS),
        ("1,234", NumberProblem.TWO_READINGS),
        ("-5", NumberProblem.NEGATIVE),
        ("−1.234,5", NumberProblem.NEGATIVE),
        ("mười", NumberProblem.NOT_A_NUMBER),
        ("12 buổi", NumberProblem.NOT_A_NUMBER),
        ("1.23.456", NumberProblem.NOT_A_NUMBER),
        ("1,2,3", NumberProblem.NOT_A_NUMBER),
        ("", NumberProblem.NOT_A_NUMBER),
        ("1e5", NumberProblem.NOT_A_NUMBER),
        ("NaN", NumberProblem.NOT_A_NUMBER),
        ("٣", NumberProblem.NOT_A_NUMBER),
        ("1" * 16, NumberProblem.TOO_LONG),
        ("0,1234567", NumberProblem.TOO_LONG),
    ],
)
def test_what_is_no_number_or_two_is_not_read(written, problem):
    with pytest.raises(UnreadNumber) as refused:
        read_number(written)
    assert refused.value.problem is problem


def test_both_readings_are_told_in_a_form_that_is_taken():
    with pytest.raises(UnreadNumber) as refused:
        read_number("1.234")
    assert [read_number(one) for one in refused.value.readings] == [Decimal(1234), Decimal("1.234")]


@given(KEPT)
def test_a_kept_number_written_plainly_is_read_back(number):
    assert read_number(plainly(number)) == number


@given(st.integers(0, 10**15 - 1), st.integers(0, 999_999))
def test_however_few_decimals_it_has(whole, decimals):
    number = Decimal(f"{whole}.{decimals}")
    assert read_number(plainly(number)) == number


def test_documents_group_thousands_and_drop_idle_zeros():
    assert in_vietnamese(Decimal("1234567.50")) == "1.234.567,5"
    assert in_vietnamese(Decimal("12")) == "12"


def test_shares_of_a_hundred_are_never_summed():
    assert not may_be_summed(" % ")
    assert not may_be_summed("Phần trăm")
    assert may_be_summed("lượt người")
