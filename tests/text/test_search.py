"""How a query matches a text: diacritics, normal forms, order of the words, beginnings, abbreviations, closeness."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.abbreviations import ABBREVIATIONS
from app.text.compare import fold
from app.text.search import Closeness, excerpt, find, find_name, parse_query

SYLLABLES = [
    "Đảng",
    "uỷ",
    "ủy",
    "báo",
    "cáo",
    "thẻ",
    "đảng",
    "viên",
    "hoà",
    "Hòa",
    "Quý",
    "II",
    "61",
    "KH",
    "được",
    "nghị",
    "quyết",
]
TEXTS = st.lists(
    st.tuples(st.sampled_from(SYLLABLES), st.sampled_from([" ", ", ", "/", "-", "\n", "_"])), min_size=1, max_size=12
)
FORMS = st.sampled_from(["NFC", "NFD"])


def found(typed, text):
    match = find(parse_query(typed), text)
    return match.closeness if match else None


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("bao cao", "Gửi Báo cáo quý"),
        ("BAO CAO", "gửi báo cáo quý"),
        ("dang uy", "Đảng uỷ Sở"),
        ("đảng ủy", "ĐẢNG UỶ SỞ"),
        ("hoà", "Văn hóa, Hòa Bình"),
        ("quy bao", "Báo cáo quý IV"),
        ("báo cao", "Báo cáo quý"),
        ("61 đuk", "Kế hoạch số 61-KH/ĐUK"),
        ("q4", "bao_cao_q4.pdf"),
    ],
)
def test_a_text_is_found(typed, text):
    assert found(typed, text) is not None


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("báo cao", "bảo cao"),
        ("đang", "dang dở"),
        ("đang", "Đảng uỷ"),
        ("cáp", "cấp giấy"),
        ("à", "a1"),
        ("bao cao nam", "Báo cáo quý"),
    ],
)
def test_a_word_typed_with_diacritics_is_meant_as_it_stands_and_all_words_must_be_there(typed, text):
    assert found(typed, text) is None


def test_a_whole_phrase_is_closer_than_words_apart_than_beginnings_than_the_inside_of_words():
    text = "Báo cáo công tác đảng viên"
    assert found("công tác", text) is Closeness.PHRASE
    assert found("tac cong", text) is Closeness.WHOLE_WORDS
    assert found("cong ta", text) is Closeness.BEGINNINGS
    assert found("ong tac", text) is Closeness.INSIDE
    assert sorted(Closeness) == [Closeness.PHRASE, Closeness.WHOLE_WORDS, Closeness.BEGINNINGS, Closeness.INSIDE]


@pytest.mark.parametrize("typed", ["đ", "đư", "đươ", "đượ", "được"])
def test_an_accented_word_is_found_at_every_key_while_its_tone_is_still_to_come(typed):
    assert found(typed, "Nhiệm vụ được giao") is not None


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("cbvp", "Chi bộ Văn phòng"),
        ("cbv", "Chi bộ Văn phòng"),
        ("vp", "Chi bộ Văn phòng"),
        ("chi bo vp", "Chi bộ Văn phòng"),
        ("cb10", "Chi bộ 10"),
        ("stp", "Đảng uỷ Sở Tư pháp"),
        ("đtn", "Đoàn Thanh niên Sở"),
        ("dtn", "Đoàn Thanh niên Sở"),
        ("mttq", "Uỷ ban Mặt trận Tổ quốc Việt Nam"),
        ("ubnd", "Uỷ ban nhân dân xã An Bình"),
        ("uỷ ban nhân dân", "UBND xã An Bình"),
        ("ubndxab", "UBND xã An Bình"),
    ],
)
def test_a_unit_is_found_by_initials_and_usual_abbreviations(typed, name):
    assert find_name(parse_query(typed), [name]) is not None


@pytest.mark.parametrize(
    ("typed", "name"), [("dtn", "Đội Thi đua"), ("đtn", "Dân tộc Nùng"), ("b", "Chi Bộ"), ("cbvp", "Chi bộ 1")]
)
def test_other_initials_find_nobody(typed, name):
    match = find_name(parse_query(typed), [name])
    assert match is None or match.closeness > Closeness.WHOLE_WORDS


def test_a_unit_is_found_by_its_alias_and_words_may_belong_to_different_names():
    names = ["Chi bộ Hành chính tư pháp", "Chi bộ HCTP", "Phòng Hộ tịch"]
    assert find_name(parse_query("hctp"), names) is not None
    assert find_name(parse_query("ho tich"), names).closeness is Closeness.PHRASE
    assert find_name(parse_query("chi bo ho tich"), names) is not None
    assert find_name(parse_query("lưu trữ"), names) is None


def test_a_task_is_found_by_an_abbreviation_of_words_in_its_text():
    assert found("bc", "Gửi báo cáo quý") is Closeness.PHRASE
    assert found("bc quý", "Gửi báo cáo quý") is not None
    assert found("bc", "Gửi báo chí và cáo thị") is None


def test_the_table_of_abbreviations_holds_small_letters_the_initials_of_their_words():
    for short, words in ABBREVIATIONS.items():
        initials = "".join(word[0] for word in fold(words).replace(" va ", " ").split())
        assert short.islower()
        assert short.isalpha()
        assert fold(short).replace("ttr", "tt") == initials, f"{short}: {words}"


def test_nothing_but_signs_is_no_query():
    assert not parse_query(" …,/ _ ")
    assert parse_query("a" * 1000)
    assert len(parse_query("a " * 1000).words) <= 12


def test_an_excerpt_shows_the_words_found_and_says_where_it_was_cut():
    text = "Mở đầu " * 40 + "gửi báo cáo thẻ đảng\ncho Văn phòng. " + "Kết thúc " * 40
    match = find(parse_query("the dang"), text)
    shown = excerpt(text, match.spans, 60)
    assert "thẻ đảng cho" in shown
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert len(shown) <= 62
    assert excerpt("Ngắn gọn", ()) == "Ngắn gọn"


@given(TEXTS, st.data(), FORMS, FORMS)
def test_a_text_is_found_by_every_word_of_it_with_or_without_diacritics_in_either_normal_form(parts, data, typed_form, text_form):
    text = "".join(word + sign for word, sign in parts)
    words = data.draw(st.lists(st.sampled_from([word for word, _ in parts]), min_size=1, max_size=4))
    typed = " ".join(fold(word) if data.draw(st.booleans()) else word for word in words)
    match = find(parse_query(unicodedata.normalize(typed_form, typed)), unicodedata.normalize(text_form, text))
    assert match is not None
    assert match.closeness <= Closeness.WHOLE_WORDS


@given(st.text(max_size=40), st.text(max_size=12))
def test_spans_lie_inside_the_composed_text_and_what_is_found_is_found_in_both_normal_forms(text, typed):
    match = find(parse_query(typed), text)
    composed = unicodedata.normalize("NFC", text)
    assert match == find(parse_query(unicodedata.normalize("NFD", typed)), unicodedata.normalize("NFD", text))
    if match:
        assert all(0 <= start < end <= len(composed) for start, end in match.spans)
        assert len(excerpt(text, match.spans, 20)) <= max(20, *(end - start for start, end in match.spans), 0) + 22


@given(TEXTS, st.data())
def test_whatever_matches_holds_the_folded_words_or_what_they_stand_for(parts, data):
    """The rows are asked for by their folded columns first; the matcher may find nothing that this would pass over."""
    text = "".join(word + sign for word, sign in parts)
    typed = data.draw(st.sampled_from(["bc", "kh", "đu", "nq", "bao", "đảng", "uy", "ủy", "kh 61"]))
    query = parse_query(typed)
    if find(query, text):
        for word in query.words:
            assert word.folded in fold(text) or all(one in fold(text) for one in word.stands_for)
