"""Lines of a title end where a typist would break them."""

import pytest

from app.layout_rules.advances import balanced_width_mm, wrapped
from app.layout_rules.line_ends import bad_line_ends


@pytest.mark.parametrize(
    "lines",
    [
        ("thực hiện Kế", "hoạch số 12"),
        ("văn hoá công sở và", "văn hoá đọc"),
        ("của ngành Giáo", "dục, đào tạo"),
        ("Đề án số", "09-ĐA/TU"),
        ("trong quý", "IV/2022"),
        ("giai đoạn", "2022-2025"),
        ("ĐẢNG BỘ KHỐI CÁC CƠ", "QUAN TỈNH"),
        ("về văn", "hóa công sở"),
    ],
)
def test_a_line_that_parts_what_belongs_together_is_bad(lines):
    assert bad_line_ends(lines) == 1


@pytest.mark.parametrize("lines", [("kết quả thực hiện", "Kế hoạch số 12"), ("một dòng",), (), ("năm 2022,", "2023 của tỉnh")])
def test_a_line_that_ends_between_words_is_good(lines):
    assert bad_line_ends(lines) == 0


def test_a_title_is_set_a_little_wider_for_a_better_line_end_but_never_on_more_lines():
    text = "thực hiện Đề án của Ban Thường vụ Tỉnh uỷ về xây dựng văn hoá công sở và văn hoá đọc trong các cơ quan của tỉnh"
    width = balanced_width_mm(text, 165, 14, bold=True)
    lines = wrapped(text, width, 14, bold=True)
    assert len(lines) == len(wrapped(text, 165, 14, bold=True))
    assert width <= 165
    assert bad_line_ends(lines) == 0
