"""Text typed for the fonts of the time before Unicode: every letter comes back, and nothing else is touched."""

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.legacy_fonts import (
    Conversion,
    conversion_of,
    convert,
    converted_paragraphs,
    recognise,
    with_hyphens_read,
)
from app.text.normalise import words
from tests.text.old_fonts import LETTERS, SMALL, to_tcvn3, to_vni

PLAN = (
    "Thực hiện Chương trình của Huyện uỷ, Đảng ủy xã ban hành kế hoạch hằng năm như sau:",
    "1. Rà soát, bổ sung quy hoạch; cử cán bộ dự lớp bồi dưỡng trước ngày 15/6/2026.",
    "- Đơn vị thực hiện: Văn phòng Đảng ủy, các chi bộ trực thuộc.",
    "Báo cáo kết quả về Ủy ban Kiểm tra vào quý IV/2026",
)
TITLE = "KẾ HOẠCH TUYÊN TRUYỀN"
NOT_OLD = {
    "Vietnamese": "\n".join(PLAN),
    "Vietnamese, decomposed": unicodedata.normalize("NFD", "\n".join(PLAN)),
    "Vietnamese without letters of its own alone": "Báo cáo là có và lá cà, ý kiến; hôm qua, bà và bé ốm; cô Tú là bí thư xã",
    "English": "Minutes of the meeting held on 15 June 2026: all members took part.",
    "French": "Le résumé de l'été à été présenté; les élèves ont déjà reçu où aller, ça va. Là-bas, c'était très agréable.",
    "German": "Über größere Änderungen können die Behörden für später entscheiden; müssen, dürfen, möchten.",
    "Spanish": "La niña pequeña está aquí, señor; qué más, también según el año, sí. Había mañana corazón",
    "figures": "25°C ± 2, 10 m², ½ + ¼ = ¾, § 5, © 2026, «a», 3 × 4 ÷ 2, 10 µm",
    "nothing": "",
}


def test_there_are_134_letters_beside_those_of_english() -> None:
    assert len({letter for letter in LETTERS if not letter.isascii()}) == 134


@pytest.mark.parametrize("letter", SMALL)
def test_every_letter_of_tcvn3_comes_back(letter: str) -> None:
    assert convert(to_tcvn3(letter), ".VnTime") == letter
    assert convert(to_tcvn3(letter.upper()), ".VnTimeH") == letter.upper()


@pytest.mark.parametrize("letter", "ĂÂÊÔƠƯĐ")
def test_capitals_without_tone_have_signs_of_their_own_in_tcvn3(letter: str) -> None:
    assert convert(to_tcvn3(letter), ".VnTime") == letter


@pytest.mark.parametrize("letter", LETTERS)
def test_every_letter_of_vni_comes_back(letter: str) -> None:
    assert convert(to_vni(letter), "VNI-Times") == letter


@given(st.text(alphabet=LETTERS + " .,;:0123456789-/()\n", max_size=80))
def test_any_text_comes_back_composed_and_with_as_many_words(text: str) -> None:
    for typed, font in ((to_tcvn3(text), ".VnArialH"), (to_vni(text), "VNI-Helve")):
        found = convert(typed, font)
        assert found == (text.upper() if font.startswith(".") else text)
        assert unicodedata.is_normalized("NFC", found)
        assert len(words(found)) == len(words(typed)) == len(words(text))


def test_a_sign_of_vni_may_be_small_behind_a_capital() -> None:
    assert convert("Ñaëng Thò AÙnh, Aùnh", "VNI-Times") == "Đặng Thị Ánh, Ánh"


@pytest.mark.parametrize(
    ("font", "name", "in_capitals"),
    [
        (".VnTime", "TCVN3", False),
        (".VnArial NarrowH", "TCVN3", True),
        (".VNTIMEH", "TCVN3", True),
        ("'.VnTime'", "TCVN3", False),
        ("ABCDEF+.VnTimeH,Bold", "TCVN3", True),
        ("ABCDEF+.VnTimeH-Bold", "TCVN3", True),
        ("VNI-Times", "VNI", False),
        ("VNI-Helve-Condense", "VNI", False),
    ],
)
def test_old_fonts_are_known_by_their_names(font: str, name: str, in_capitals: bool) -> None:
    assert conversion_of(font) == Conversion(name, in_capitals)


@pytest.mark.parametrize("font", ["Times New Roman", "Arial", "UTM Avo", "Vni", "", None])
def test_text_of_other_fonts_stays_as_it_is(font: str | None) -> None:
    assert conversion_of(font) is None
    assert convert("§¶ng uû", font) == "§¶ng uû"


@pytest.mark.parametrize("text", [PLAN[0], unicodedata.normalize("NFD", PLAN[0])])
def test_unicode_set_in_an_old_font_stays_as_it_is(text: str) -> None:
    assert convert(text, ".VnTime") == text


@pytest.mark.parametrize("text", PLAN)
def test_a_conversion_suits_what_was_typed_for_its_font_and_not_unicode(text: str) -> None:
    assert Conversion("TCVN3").suits(to_tcvn3(text))
    assert Conversion("VNI").suits(to_vni(text))
    assert not Conversion("TCVN3").suits("Báo cáo")


def test_signs_of_the_private_area_are_read_as_the_font_draws_them() -> None:
    assert convert("".join(chr(0xF000 + ord(ch)) for ch in "§¶ng"), ".VnTime") == "Đảng"


@pytest.mark.parametrize(("encoder", "name"), [(to_tcvn3, "TCVN3"), (to_vni, "VNI")])
def test_text_is_recognised_and_comes_back_when_its_font_is_lost(encoder: Callable[[str], str], name: str) -> None:
    found, conversion = converted_paragraphs([encoder(text) for text in (TITLE, *PLAN)])
    assert conversion is not None
    assert conversion.name == name
    assert found == [TITLE, *(text.replace("Ủ", "ủ") if name == "TCVN3" else text for text in PLAN)]


@pytest.mark.parametrize("kind", NOT_OLD)
def test_other_text_is_not_taken_for_old(kind: str) -> None:
    assert recognise(NOT_OLD[kind]) is None
    assert converted_paragraphs(NOT_OLD[kind].split("\n")) == (NOT_OLD[kind].split("\n"), None)


@given(st.lists(st.sampled_from([word for text in PLAN for word in text.split()]), max_size=30))
def test_no_choice_of_vietnamese_words_is_taken_for_old(chosen: list[str]) -> None:
    assert recognise(" ".join(chosen)) is None


def test_in_a_file_that_is_partly_unicode_only_old_paragraphs_change() -> None:
    texts = ["Báo cáo", to_tcvn3(PLAN[0]), PLAN[1], "café", to_tcvn3(PLAN[3]), "PHô LôC", "Sè 12-KH/§U", "Bé Y tÕ", "HĐND"]
    found, conversion = converted_paragraphs(texts)
    assert conversion is not None
    assert found[:5] == ["Báo cáo", PLAN[0], PLAN[1], "café", PLAN[3].replace("Ủ", "ủ")]
    assert found[5:] == ["PHỤ LỤC", "Số 12-KH/ĐU", "Bộ Y tế", "HĐND"]


def test_hyphens_of_a_pdf_are_letters_where_they_make_a_syllable() -> None:
    assert (
        with_hyphens_read("n-ớc đầu t-, ch-a 12-KH/ĐU kinh tế-xã hội - hết") == "nước đầu tư, chưa 12-KH/ĐU kinh tế-xã hội - hết"
    )
