"""The order of Vietnamese names: letters, tones, case, numbers; total, and the same for both normal forms."""

import unicodedata
from itertools import pairwise, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.sort_order import sort_key

LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxy"
VIETNAMESE = st.text(st.sampled_from("aàảãáạăằâấdđeêếiouưyỷỳĐẮÂ 012,-_/"), max_size=12)
ANY_TEXT = st.one_of(VIETNAMESE, st.text(max_size=12))


def in_order(names):
    for one in permutations(names) if len(names) < 7 else [names, names[::-1]]:
        assert sorted(one, key=sort_key) == names


def test_letters_stand_in_the_order_of_the_alphabet():
    in_order(list(LETTERS))
    for first, second in pairwise(LETTERS):
        assert sort_key(first + "z") < sort_key(second + "a")


def test_tones_stand_in_the_order_of_the_dictionary_and_count_less_than_letters():
    in_order(["ma", "mà", "mả", "mã", "má", "mạ"])
    in_order(["ma", "mạ", "mac", "mă", "mẳ"])


def test_case_counts_less_than_a_tone_and_the_small_letter_stands_first():
    in_order(["an", "An", "AN", "àn", "ÀN"])


def test_numbers_inside_a_name_compare_as_numbers():
    in_order(["Chi bộ", "Chi bộ 2", "Chi bộ 02a", "Chi bộ 10", "Chi bộ An", "Chiến"])


def test_a_shorter_word_stands_before_a_longer_one_that_begins_with_it():
    in_order(["Ban", "Ban Dân vận", "Bàn", "Bang"][:2])
    assert sort_key("Ban Tổ chức") < sort_key("Bang")


def test_names_of_an_office_stand_as_a_clerk_expects_them():
    in_order(
        ["An ninh", "Ăn uống", "Ấp Đông", "Chi bộ 2", "Chi bộ 10", "Dân vận", "Đội 1", "Uỷ ban", "Ứng Hoà", "Văn phòng"],
    )


def test_the_place_of_a_tone_mark_decides_only_between_names_that_are_equal_otherwise():
    assert sort_key("Uỷ ban")[:3] == sort_key("Ủy ban")[:3]
    assert sort_key("Uỷ ban") != sort_key("Ủy ban")
    assert sort_key("Ủy ban A") < sort_key("Uỷ ban B")


@pytest.mark.parametrize("digits", ["9" * 5000, "٣"])
def test_long_and_foreign_numbers_have_a_place(digits):
    assert sort_key("Đội 2") < sort_key(f"Đội {digits}") < sort_key("Đội A")


@given(ANY_TEXT)
def test_the_decomposed_form_has_the_same_key(text):
    assert sort_key(unicodedata.normalize("NFD", text)) == sort_key(text) == sort_key(unicodedata.normalize("NFC", text))


@given(ANY_TEXT, ANY_TEXT)
def test_two_texts_have_one_key_only_when_they_are_one_text(one, other):
    assert (sort_key(one) == sort_key(other)) == (unicodedata.normalize("NFC", one) == unicodedata.normalize("NFC", other))


@given(st.lists(ANY_TEXT, max_size=6))
def test_the_order_is_total_and_does_not_depend_on_how_the_list_came(texts):
    ordered = sorted(texts, key=sort_key)
    backwards = texts[::-1]
    assert [sort_key(text) for text in sorted(backwards, key=sort_key)] == [sort_key(text) for text in ordered]
    for one, other in pairwise(ordered):
        assert not sort_key(other) < sort_key(one)


@given(VIETNAMESE, VIETNAMESE)
def test_letters_decide_before_tones(one, other):
    def toneless(text):
        marks = "\u0300\u0301\u0303\u0309\u0323"
        return unicodedata.normalize("NFC", "".join(sign for sign in unicodedata.normalize("NFD", text) if sign not in marks))

    if sort_key(toneless(one))[0] < sort_key(toneless(other))[0]:
        assert sort_key(one) < sort_key(other)
