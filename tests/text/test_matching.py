"""The form patterns are matched against: as long as the text, so that what is found can be cut out of the text as written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.matching import matchable
from app.text.normalise import clean


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Đảng uỷ", "ĐẢNG ỦY"),
        ("Văn hoá", "VĂN HÓA"),
        ("Thuý, khoẻ, xoã", "thúy, khỏe, xõa"),
        ("Quí IV", "quý iv"),
        ("Qúy I", "quý i"),
        ("Định kì, kí kết, quản lí, kĩ thuật", "định kỳ, ký kết, quản lý, kỹ thuật"),
        ("2025–2030", "2025-2030"),
        ("“Nghị quyết”", '"nghị quyết"'),
        ("Sở\u00a0Y tế", "sở y tế"),
    ],
)
def test_ways_of_writing_the_same_words_have_one_form(one: str, other: str) -> None:
    assert matchable(one) == matchable(other)


def test_words_with_qu_keep_their_tone() -> None:
    assert matchable("Quý khách quỳ") == "quý khách quỳ"


def test_other_words_with_the_same_letters_stay() -> None:
    assert matchable("kìm kích lít kính hoàn thuyền quít") == "kìm kích lít kính hoàn thuyền quít"


@given(st.text(max_size=60))
def test_the_form_is_as_long_as_the_text(text: str) -> None:
    assert len(matchable(clean(text))) == len(clean(text))
