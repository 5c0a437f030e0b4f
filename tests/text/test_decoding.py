"""Bytes become letters: Unicode in its forms, three old encodings told apart by their words, and nothing that is no text."""

import unicodedata

import pytest

from app.text.decoding import decoded

TEXT = "Kế hoạch tuyên truyền, phổ biến pháp luật năm 2022: đẩy mạnh, thưởng thức những ưu điểm, kỹ thuật, quyền sở hữu"
TONES = "\u0300\u0301\u0303\u0309\u0323"


def in_windows_1258(text: str) -> bytes:
    """Letters composed with their shape, tones as signs behind them."""
    pieces: list[str] = []
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        shape = "".join(part for part in parts if part not in TONES)
        pieces += [unicodedata.normalize("NFC", shape), *(part for part in parts if part in TONES)]
    return "".join(pieces).encode("cp1258")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le-bom", "utf-16-be-bom"])
def test_unicode_is_decoded_in_all_its_forms(encoding: str) -> None:
    content = {
        "utf-16-le-bom": b"\xff\xfe" + TEXT.encode("utf-16-le"),
        "utf-16-be-bom": b"\xfe\xff" + TEXT.encode("utf-16-be"),
    }.get(encoding)
    assert decoded(content or TEXT.encode(encoding)) == TEXT


def test_windows_1258_is_told_by_its_words() -> None:
    assert unicodedata.normalize("NFC", decoded(in_windows_1258(TEXT)) or "") == TEXT


def test_tcvn3_is_told_by_its_words_capitals_too() -> None:
    typed = "KÕ HO¹CH\nTæ chøc qu¸n triÖt, phæ biÕn; ®Èy m¹nh tuyªn truyÒn ­u ®iÓm"
    assert decoded(typed.encode("latin-1")) == "KẾ HOẠCH\nTổ chức quán triệt, phổ biến; đẩy mạnh tuyên truyền ưu điểm"


def test_vni_is_told_by_its_words() -> None:
    typed = "KEÁ HOAÏCH soá 61, nhieäm vuï ñöôïc giao"
    assert decoded(typed.encode("latin-1")) == "KẾ HOẠCH số 61, nhiệm vụ được giao"


def test_dashes_and_quotation_marks_of_windows_stay() -> None:
    assert decoded("KÕ ho¹ch – “®Èy”".encode("cp1252")) == "Kế hoạch – “đẩy”"


@pytest.mark.parametrize(
    "content", [b"a\0b", bytes(range(1, 256)), "café à la carte".encode("latin-1"), b"\xff\xfeK", b"\x89PNG\r\n"]
)
def test_what_is_no_vietnamese_text_is_not_decoded(content: bytes) -> None:
    assert decoded(content) is None


def test_the_end_mark_of_an_old_file_does_no_harm() -> None:
    assert decoded("Kế hoạch\r\n\x1a".encode()) == "Kế hoạch\r\n\x1a"
