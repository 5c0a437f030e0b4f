"""Words that can be Vietnamese, and slips of typing that cannot."""

import pytest

from app.text.syllables import may_be_vietnamese, without_strays

SYLLABLES = ["nghiêng", "Quyết", "thuở", "khuya", "giường", "ủy", "uỷ", "quý", "xoong", "đề", "ương", "hoạch", "rượu", "khuỷu"]


@pytest.mark.parametrize("word", SYLLABLES)
def test_a_syllable_is_known_whatever_its_tone_and_letter_case(word: str) -> None:
    assert may_be_vietnamese(word)
    assert may_be_vietnamese(word.upper())


@pytest.mark.parametrize("word", ["zqxwv", "fanpage", "ngg", "bv", "tướ", "website", "abcd"])
def test_a_word_of_another_build_is_not(word: str) -> None:
    assert not may_be_vietnamese(word)


def test_strays_are_left_out_and_everything_else_stays_as_written() -> None:
    assert (
        without_strays("Sở Y tế zqxwv, UBND xã;\nzqx9 VNPT, GD&ĐT, 5G (Đắk Lắk)") == "Sở Y tế UBND xã;\nVNPT, GD&ĐT, 5G (Đắk Lắk)"
    )
