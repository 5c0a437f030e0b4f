"""Plain texts: a line is a paragraph, bars and tabs are tables, marks of Markdown go, numbers of pages are set aside."""

from pathlib import Path

import pytest

from app.domain.file_content import Block, NoticeKind, Part
from app.importers.plan_files.plain_text import content_of, read_text
from app.text.normalise import words


def texts(text: str) -> list[str]:
    return [block.text for block in content_of(text).blocks]


def rows(text: str) -> list[list[str]]:
    """The cells of the tables, row by row."""
    found: dict[tuple[int, int], list[str]] = {}
    for block in content_of(text).blocks:
        if block.cell:
            found.setdefault((block.cell.table, block.cell.row), []).append(block.text)
    return list(found.values())


def test_a_line_is_a_paragraph_and_empty_ones_count() -> None:
    blocks = content_of("KẾ HOẠCH\r\n\r\nI. MỤC ĐÍCH\n").blocks
    assert [(block.text, block.paragraph) for block in blocks] == [("KẾ HOẠCH", 1), ("", 2), ("I. MỤC ĐÍCH", 3), ("", 4)]


def test_a_file_is_decoded_whatever_its_encoding(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("Kế hoạch".encode("utf-16"))
    assert read_text(path) == content_of("Kế hoạch")


def test_wide_gaps_of_a_letterhead_stay() -> None:
    assert texts("ĐẢNG UỶ XÃ        ĐẢNG CỘNG SẢN VIỆT NAM") == ["ĐẢNG UỶ XÃ        ĐẢNG CỘNG SẢN VIỆT NAM"]


def test_lines_with_two_tabs_are_rows_of_a_table() -> None:
    text = "Danh mục\nTT\tNội dung\tChủ trì\n1\tMở lớp\tVăn phòng\n2\tBáo cáo\t\nHết"
    assert rows(text) == [["TT", "Nội dung", "Chủ trì"], ["1", "Mở lớp", "Văn phòng"], ["2", "Báo cáo", ""]]
    assert [block.text for block in content_of(text).blocks if not block.cell] == ["Danh mục", "Hết"]


def test_a_letterhead_parted_by_one_tab_is_no_table() -> None:
    assert rows("ĐẢNG UỶ XÃ\tĐẢNG CỘNG SẢN VIỆT NAM\n*\t\nSố 61-KH/ĐU\tXã, ngày 6 tháng 9") == []


def test_lines_of_unequal_length_are_no_table() -> None:
    assert rows("a\tb\tc\nd\te\tf\tg\nh") == []


def test_a_markdown_table_is_a_table_without_its_rule() -> None:
    assert rows("| TT | Nội dung |\n|---|:---:|\n| 1 | **Mở** lớp |\n") == [["TT", "Nội dung"], ["1", "Mở lớp"]]


def test_a_single_line_between_bars_is_a_table_in_markdown_and_elsewhere() -> None:
    assert rows("| UBND XÃ | CỘNG HÒA |\n\n**KẾ HOẠCH**") == rows("| UBND XÃ | CỘNG HÒA |") == [["UBND XÃ", "CỘNG HÒA"]]


def test_a_break_in_a_markdown_cell_is_a_line_of_its_own() -> None:
    content = content_of("| TT | Nội dung |\n|---|---|\n| 1 | Mở lớp<br>và báo cáo |\n")
    assert content.blocks[3].text == "Mở lớp\nvà báo cáo"
    assert content.words == 9


def test_marks_of_markdown_are_taken_off_and_headings_are_bold() -> None:
    blocks = content_of("## II. NHIỆM VỤ ##\n**1. Tuyên truyền**\n* Mở *ba* lớp\n1\\. Báo cáo\n> Trích").blocks
    assert [block.text for block in blocks] == ["II. NHIỆM VỤ", "1. Tuyên truyền", "- Mở ba lớp", "1. Báo cáo", "Trích"]
    assert [block.is_bold for block in blocks] == [True, True, False, False, False]


def test_stars_and_bars_of_an_ordinary_text_stay() -> None:
    text = "ĐẢNG UỶ XÃ\n*\nGiá: 2 * 3 # 4\n+ Mở lớp"
    assert texts(text) == text.split("\n")


def test_numbers_of_pages_are_no_text_of_the_plan() -> None:
    blocks = content_of("Mở đầu\n2\n\fTiếp theo\n- 3 -\nTrang 4/5\n7").blocks
    assert [block.text for block in blocks if block.part is Part.FOOTER] == ["2", "- 3 -", "Trang 4/5", "7"]
    assert [block.text for block in blocks if block.part is Part.BODY and block.text] == ["Mở đầu", "Tiếp theo"]


def test_a_lone_number_in_a_text_without_pages_stays() -> None:
    assert content_of("1\nMở lớp").blocks[0] == Block("1", Part.BODY, 1)


def test_text_copied_out_of_an_old_font_becomes_unicode_and_is_told() -> None:
    content = content_of("Tæ chøc qu¸n triÖt\nphæ biÕn, ®Èy m¹nh tuyªn truyÒn")
    assert [block.text for block in content.blocks] == ["Tổ chức quán triệt", "phổ biến, đẩy mạnh tuyên truyền"]
    assert [notice.kind for notice in content.notices] == [NoticeKind.LEGACY_FONT]


@pytest.mark.parametrize(
    "text",
    [
        "KẾ HOẠCH\n\nI. MỤC ĐÍCH\n2\n\fhết",
        "# A b\n\n| TT | Nội dung |\n|---|---|\n| 1 | **Mở** lớp |\n| 2 | x |\n* c *d* e\n> f ## g\n### h ##",
        "a\tb\tc\nd\te\tf",
    ],
)
def test_the_words_of_the_blocks_are_those_counted(text: str) -> None:
    content = content_of(text)
    assert sum(len(words(block.text)) for block in content.blocks) == content.words > 0
