"""What a line begins with: numbers and bullets of every style, and figures that are no number of the line."""

import pytest

from app.importers.plan.markers import MarkerKind, is_rule, marker_of, roman_value


@pytest.mark.parametrize(
    ("line", "kind", "shown", "rest"),
    [
        ("Phần thứ nhất", MarkerKind.PART, "Phần thứ nhất", ""),
        ("PHẦN II. NHIỆM VỤ", MarkerKind.PART, "PHẦN II", "NHIỆM VỤ"),
        ("Chương I: Quy định chung", MarkerKind.CHAPTER, "Chương I", "Quy định chung"),
        ("Mục 2. Tổ chức", MarkerKind.TOPIC, "Mục 2", "Tổ chức"),
        ("Điều 5. Hiệu lực", MarkerKind.ARTICLE, "Điều 5", "Hiệu lực"),
        ("I- MỤC ĐÍCH", MarkerKind.ROMAN, "I", "MỤC ĐÍCH"),
        ("IV. Tổ chức", MarkerKind.ROMAN, "IV", "Tổ chức"),
        ("III/ Thời gian", MarkerKind.ROMAN, "III", "Thời gian"),
        ("A. NỘI DUNG", MarkerKind.UPPER_LETTER, "A", "NỘI DUNG"),
        ("1. Rà soát", MarkerKind.NUMBER, "1", "Rà soát"),
        ("2- Yêu cầu", MarkerKind.NUMBER, "2", "Yêu cầu"),
        ("10/ Báo cáo", MarkerKind.NUMBER, "10", "Báo cáo"),
        ("2.1. Tập huấn", MarkerKind.DECIMAL, "2.1", "Tập huấn"),
        ("2.1.3 Tập huấn", MarkerKind.DECIMAL, "2.1.3", "Tập huấn"),
        ("1.a) Tập huấn", MarkerKind.DECIMAL, "1.a", "Tập huấn"),
        ("Bước 1: Khảo sát", MarkerKind.STEP, "Bước 1", "Khảo sát"),
        ("Nhiệm vụ 3: Khảo sát", MarkerKind.STEP, "Nhiệm vụ 3", "Khảo sát"),
        ("a) Rà soát", MarkerKind.LETTER, "a", "Rà soát"),
        ("đ. Rà soát", MarkerKind.LETTER, "đ", "Rà soát"),
        ("(2) Rà soát", MarkerKind.NUMBER_IN_BRACKET, "2", "Rà soát"),
        ("3) Rà soát", MarkerKind.NUMBER_IN_BRACKET, "3", "Rà soát"),
        ("* Lưu ý", MarkerKind.STAR, "*", "Lưu ý"),
        ("- Rà soát", MarkerKind.DASH, "-", "Rà soát"),
        ("– Rà soát", MarkerKind.DASH, "–", "Rà soát"),
        ("+ Thời gian", MarkerKind.PLUS, "+", "Thời gian"),
    ],
)
def test_a_line_begins_with_a_number_or_a_bullet(line: str, kind: MarkerKind, shown: str, rest: str) -> None:
    marker, body = marker_of(line)
    assert marker is not None
    assert (marker.kind, marker.shown, body) == (kind, shown, rest)


@pytest.mark.parametrize(
    "line",
    [
        "100% chi bộ hoàn thành",
        "15/3/2026 họp",
        "2.500 tỷ đồng",
        "1,5 km đường",
        "Văn phòng",
        "A Lưới là huyện",
        "Mục tiêu chung",
        "-----",
    ],
)
def test_figures_and_letters_of_the_sentence_itself_are_no_number(line: str) -> None:
    assert marker_of(line) == (None, line)


def test_values_follow_the_numbers_shown() -> None:
    values = {
        line: marker.value
        for line in ("IV. x", "c) x", "đ) x", "2.7. x", "Phần thứ ba: x", "- x")
        if (marker := marker_of(line)[0])
    }
    assert values == {"IV. x": 4, "c) x": 3, "đ) x": 5, "2.7. x": 7, "Phần thứ ba: x": 3, "- x": 0}


def test_roman_numbers_are_counted() -> None:
    assert [roman_value(text) for text in ("I", "iv", "IX", "XIV", "abc")] == [1, 4, 9, 14, 0]


def test_a_line_without_letters_is_a_rule() -> None:
    assert is_rule("*")
    assert is_rule("-----")
    assert not is_rule("- a")
