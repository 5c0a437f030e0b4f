"""Keys that find, match and sort Vietnamese texts."""

from app.text.compare import comparable, fold, sort_key


def test_words_are_found_without_their_marks() -> None:
    assert fold("Đảng uỷ  Sở, Tư pháp") == "dang uy so tu phap"


def test_the_place_of_a_tone_mark_and_letter_case_make_no_difference() -> None:
    assert comparable("Văn hoá, Thể thao") == comparable("VĂN HÓA THỂ THAO")


def test_another_tone_is_another_word() -> None:
    assert comparable("Sở Y tế") != comparable("Số Y tế")


def test_names_sort_as_in_a_vietnamese_dictionary_and_numbers_as_numbers() -> None:
    names = ["Đội 1", "Dân vận", "Chi bộ 10", "Ấp Đông", "Chi bộ 2", "Ăn uống", "An ninh"]
    assert sorted(names, key=sort_key) == ["An ninh", "Ăn uống", "Ấp Đông", "Chi bộ 2", "Chi bộ 10", "Dân vận", "Đội 1"]
