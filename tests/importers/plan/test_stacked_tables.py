"""Tables of which a plain text kept one line a cell are tables again; nothing else becomes one."""

from app.domain.file_content import Block, Part
from app.importers.plan.stacked_tables import with_stacked_tables

HEADS = ["TT", "Nội dung", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành"]


def blocks_of(*texts: str) -> list[Block]:
    return [Block(text, Part.BODY, number) for number, text in enumerate(texts, start=1)]


def rows(*texts: str) -> list[list[str]]:
    """The cells of the tables found, row by row; lines of one cell are joined with a bar."""
    found: dict[tuple[int, int], dict[int, list[str]]] = {}
    for block in with_stacked_tables(blocks_of(*texts)):
        if cell := block.cell:
            found.setdefault((cell.table, cell.row), {}).setdefault(cell.column, []).append(block.text)
    return [["|".join(lines) for _, lines in sorted(row.items())] for row in found.values()]


def test_heads_and_rows_below_each_other_are_a_table() -> None:
    first = ["1", "Mở lớp tập huấn", "Văn phòng", "Các chi bộ", "Quý IV/2022"]
    second = ["2", "Báo cáo kết quả", "Ban Tổ chức", "", "Thường xuyên"]
    assert rows("PHỤ LỤC", *HEADS, *first, *second) == [HEADS, first, second]


def test_a_row_of_column_numbers_belongs_to_the_heads() -> None:
    numbers = [f"({number})" for number in range(1, 6)]
    row = ["1", "Mở lớp", "Văn phòng", "", "Năm 2022"]
    assert rows(*HEADS, *numbers, *row)[-1] == row


def test_further_lines_go_where_their_words_belong() -> None:
    lines = [
        "1",
        "Mở lớp tập huấn",
        "- cho cán bộ",
        "Văn phòng Sở",
        "Sở Tài chính",
        "Quý IV/2022",
        "2",
        "b",
        "Sở Y tế",
        "",
        "2022",
    ]
    assert rows(*HEADS, *lines)[1] == ["1", "Mở lớp tập huấn|- cho cán bộ", "Văn phòng Sở", "Sở Tài chính", "Quý IV/2022"]


def test_the_name_of_a_group_is_a_row_of_its_own() -> None:
    first = ["1", "Mở lớp", "Văn phòng", "Các chi bộ", "Quý IV/2022"]
    second = ["2", "Báo cáo", "Ban Tổ chức", "", "Thường xuyên"]
    assert rows(*HEADS, *first, "II. PHÁT TRIỂN HẠ TẦNG", *second)[2] == ["II. PHÁT TRIỂN HẠ TẦNG"]


def test_rows_of_equal_length_need_no_heads() -> None:
    lines = [line for number in "123" for line in (number, "Mở lớp", "Văn phòng", "Quý IV/2022")]
    assert [row[0] for row in rows("Danh mục", *lines)] == ["1", "2", "3"]


def test_every_block_comes_back_once_and_in_order() -> None:
    lines = ["a", *HEADS, "1", "b", "Văn phòng", "c", "2022", "Nơi nhận:"]
    assert [block.text for block in with_stacked_tables(blocks_of(*lines)) if block.text] == lines


def test_an_ordinary_text_stays_as_it_is() -> None:
    blocks = blocks_of("I", "MỤC ĐÍCH", "1. Mở lớp", "2. Báo cáo", "1", "Nơi nhận:", "- Lưu.")
    assert with_stacked_tables(blocks) == blocks
