import pytest

from app.layout_rules.advances import balanced_width_mm, longest_line_mm, text_width_mm, wrapped


def test_the_party_title_is_as_wide_as_on_the_printed_guide():
    """Measured on the scan of 05-HD: 72.5 mm of ink (P-10)."""
    assert text_width_mm("ĐẢNG CỘNG SẢN VIỆT NAM", 15, bold=True) == pytest.approx(72.5, abs=0.6)


def test_letters_with_tone_marks_are_as_wide_as_without():
    assert text_width_mm("ộạễ", 14) == text_width_mm("ôaê", 14)


def test_horned_letters_are_wider_than_plain_ones():
    assert text_width_mm("ư", 14) > text_width_mm("u", 14)


def test_text_breaks_at_spaces_into_lines_that_fit():
    text = "kết quả thực hiện Kế hoạch về giáo dục truyền thống cách mạng"
    lines = wrapped(text, 60, 14)
    assert " ".join(lines) == text
    assert all(text_width_mm(line, 14) <= 60 for line in lines)
    assert len(lines) > 1


def test_a_word_longer_than_the_line_stands_alone():
    assert wrapped("a " + "x" * 200 + " b", 20, 14) == ["a", "x" * 200, "b"]


def test_balanced_lines_are_no_more_than_needed_and_about_equally_long():
    text = "kết quả thực hiện Kế hoạch số 18-KH/ĐU về giáo dục truyền thống cách mạng, quý IV/2026"
    narrow = balanced_width_mm(text, 165, 14, bold=True)
    lines = [text_width_mm(line, 14, bold=True) for line in wrapped(text, narrow, 14, bold=True)]
    assert len(lines) == len(wrapped(text, 165, 14, bold=True)) == 2
    assert min(lines) / max(lines) > 0.7


def test_an_empty_text_has_no_width():
    assert text_width_mm("", 14) == longest_line_mm("", 100, 14) == 0
