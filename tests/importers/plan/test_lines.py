"""Lines of a plan: soft breaks part them, hand-wrapped ones are joined, and no word is lost on the way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.file_content import Block, Part
from app.importers.plan.lines import Line, lines_of, split_at
from app.importers.plan.markers import MarkerKind

LONG = "Các cơ quan, đơn vị căn cứ chức năng, nhiệm vụ được giao xây dựng kế hoạch cụ thể và tổ chức"


def _lines(*texts: str) -> list[Line]:
    return lines_of([Block(text, paragraph=number) for number, text in enumerate(texts, start=1)])


def test_a_soft_break_parts_two_lines_of_one_paragraph() -> None:
    assert [(line.text, line.paragraph) for line in _lines("SỞ Y TẾ\nVĂN PHÒNG")] == [("SỞ Y TẾ", 1), ("VĂN PHÒNG", 1)]


def test_an_automatic_number_counts_like_a_typed_one_and_owns_no_words() -> None:
    line = lines_of([Block("Rà soát hồ sơ", paragraph=1, label="2.1.")])[0]
    assert line.marker is not None
    assert (line.marker.kind, line.marker.shown, line.body, line.words) == (MarkerKind.DECIMAL, "2.1", "Rà soát hồ sơ", 4)


def test_a_line_that_goes_on_in_small_letters_is_joined() -> None:
    assert [line.text for line in _lines("- Rà soát hồ sơ và", "báo cáo kết quả.", "- Tổng hợp.")] == [
        "- Rà soát hồ sơ và báo cáo kết quả.",
        "- Tổng hợp.",
    ]


def test_a_number_alone_takes_the_next_line() -> None:
    assert [line.text for line in _lines("1.", "Rà soát hồ sơ.")] == ["1. Rà soát hồ sơ."]


def test_the_name_of_the_state_cut_by_a_narrow_letterhead_is_one_line() -> None:
    assert [line.text for line in _lines("CỘNG HÒA XÃ HỘI CHỦ NGHĨA", "VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")] == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
    ]


def test_paragraphs_wrapped_by_hand_are_joined_to_sentences() -> None:
    lines = _lines(*[LONG, "Thực hiện nghiêm túc."] * 8, *[LONG, "thực hiện."] * 4)
    assert {line.text for line in lines} == {f"{LONG} Thực hiện nghiêm túc.", f"{LONG} thực hiện."}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Hoàn thành trước ngày", "15/6/2027."),
        ("Chậm nhất ngày 15 tháng 6 năm", "2027."),
        ("Thực hiện Chương trình số", "05-CTr/HU của Huyện ủy."),
        ("Phối hợp: các tổ chức chính trị", "- xã hội."),
        ("Chủ trì: Phòng Tài chính", "- Kế hoạch."),
        ("Phối hợp: Ban Tuyên giáo và", "Dân vận."),
        ("Chủ trì: Phòng Tài chính -", "Kế hoạch."),
    ],
)
def test_what_a_wrap_cut_in_two_is_joined(first: str, second: str) -> None:
    assert [line.text for line in _lines(f"1. {first}", second, "2. Hết.")] == [f"1. {first} {second}", "2. Hết."]


@pytest.mark.parametrize("second", ["1. Rà soát hồ sơ.", "- Xã hội học tập.", "a) Văn phòng."])
def test_a_heading_that_ends_in_such_a_word_does_not_take_the_line_below(second: str) -> None:
    assert len(_lines("I. Nhiệm vụ hằng năm", second)) == 2


def test_a_file_with_few_long_lines_is_wrapped_too_when_none_is_longer() -> None:
    wrapped = [LONG, "Thực hiện nghiêm túc.", LONG, "thực hiện.", LONG, "sơ kết."]
    lines = _lines(*wrapped, *["- Tổng hợp, báo cáo kết quả thực hiện."] * 20)
    assert lines[0].text == f"{LONG} Thực hiện nghiêm túc."


def test_a_field_line_is_never_the_rest_of_another() -> None:
    assert len(_lines("- Rà soát hồ sơ,", "Thời gian: Quý I/2026.")) == 2


def test_lines_of_another_part_of_the_file_stay_apart() -> None:
    blocks = [Block("Rà soát và", paragraph=1), Block("báo cáo", part=Part.FOOTNOTE)]
    assert len(lines_of(blocks)) == 2


def test_wide_gaps_are_remembered_for_columns_flattened_to_one_line() -> None:
    line = _lines("SỞ Y TẾ\t\tĐộc lập - Tự do")[0]
    assert [line.text[gap:] for gap in line.gaps] == ["Độc lập - Tự do"]


def test_halves_of_a_line_own_its_words_between_them() -> None:
    line = _lines("1. Mục đích: Nâng cao nhận thức")[0]
    head, tail = split_at(line, len("1. Mục đích:"))
    assert (head.body, tail.body, head.words + tail.words) == ("Mục đích:", "Nâng cao nhận thức", line.words)


@given(st.lists(st.text(alphabet="aĐế1.-:;() \t\nIa)", max_size=30), max_size=12))
def test_every_word_of_every_block_is_in_exactly_one_line(texts: list[str]) -> None:
    lines = _lines(*texts)
    assert sum(line.words for line in lines) == sum(len(text.split()) for text in texts)
    assert " ".join(line.text for line in lines).split() == " ".join(texts).split()
