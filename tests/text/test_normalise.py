"""Text from outside in one written form: what nobody sees is put right, what somebody reads is kept."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from app.text.normalise import clean, one_line, words


def test_letters_are_composed() -> None:
    assert clean(unicodedata.normalize("NFD", "Đảng uỷ Khối")) == "Đảng uỷ Khối"


def test_invisible_characters_go_and_line_ends_are_of_one_kind() -> None:
    assert clean("a\u200bb\r\nc\x0bd\x00e\ud800f\u00adg\ufffe\uffff") == "ab\nc\ndefg"


def test_nothing_that_can_be_printed_is_taken_out() -> None:
    gone = [chr(code) for code in range(0x110000) if unicodedata.category(chr(code)) in ("Cc", "Cf", "Cs")]
    assert not any(map(str.isprintable, gone))


def test_non_breaking_hyphens_become_plain_and_dashes_stay() -> None:
    assert clean("KH\u2011ĐU 2025–2030") == "KH-ĐU 2025–2030"


def test_one_line_has_single_spaces() -> None:
    assert one_line("  Sở\u00a0 Y\ttế\n tỉnh ") == "Sở Y tế tỉnh"


def test_a_mark_behind_what_was_taken_out_is_composed_too() -> None:
    assert clean("a\x00\u0301") == "á"


@given(st.text(max_size=80))
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert words(one_line(text)) == words(clean(text))
