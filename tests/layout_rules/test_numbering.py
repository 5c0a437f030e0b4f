import pytest

from app.layout_rules.numbering import HeadingNumbers, roman


@pytest.mark.parametrize(
    ("forms", "expected"),
    [
        (("I-", "1.", "1.1."), ["I-", "1.", "1.1.", "1.2.", "2.", "2.1.", "II-", "1."]),
        (("I.", "1.", "a)"), ["I.", "1.", "a)", "b)", "2.", "a)", "II.", "1."]),
        (("I-", "1-", "1.1-"), ["I-", "1-", "1.1-", "1.2-", "2-", "2.1-", "II-", "1-"]),
    ],
)
def test_headings_are_numbered_in_the_form_of_the_sample(forms: tuple[str, ...], expected: list[str]):
    numbers = HeadingNumbers(forms)
    assert [numbers.next(level) for level in (1, 2, 3, 3, 2, 3, 1, 2)] == expected


def test_the_fifth_letter_is_the_vietnamese_one():
    numbers = HeadingNumbers(("a)",))
    assert [numbers.next(1) for _ in range(6)] == ["a)", "b)", "c)", "d)", "đ)", "e)"]


def test_roman_figures():
    assert [roman(number) for number in (1, 4, 9, 14, 19, 40)] == ["I", "IV", "IX", "XIV", "XIX", "XL"]
