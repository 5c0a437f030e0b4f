"""Keys that find, match and sort Vietnamese texts."""

from app.text.compare import comparable, fold


def test_words_are_found_without_their_marks() -> None:
    assert fold("Đảng uỷ  Sở, Tư pháp") == "dang uy so tu phap"


def test_the_place_of_a_tone_mark_and_letter_case_make_no_difference() -> None:
    assert comparable("Văn hoá, Thể thao") == comparable("VĂN HÓA THỂ THAO")


def test_another_tone_is_another_word() -> None:
    assert comparable("Sở Y tế") != comparable("Số Y tế")
