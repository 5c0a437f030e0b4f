"""A plan of a hundred pages as a Word file, of our own words: what reading is measured with.

Fixed seed, 46,000 words: a letterhead, ten parts of duties with explaining paragraphs and field lines, a table of 120 rows.
"""

import random
from pathlib import Path
from typing import TYPE_CHECKING

from bench.big_book_texts import task_text, unit_name

if TYPE_CHECKING:
    from docx.document import Document

_HEAD = (
    "KẾ HOẠCH",
    "Thực hiện nhiệm vụ trọng tâm giai đoạn 2026 - 2030",
    "Căn cứ Chương trình số 05-CTr/TU ngày 10/01/2026 của Tỉnh uỷ; Đảng uỷ ban hành kế hoạch như sau:",
)
_PARTS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_DUTIES_A_PART = 30
_TABLE_ROWS = 120
_TIMES = ("Quý IV/2026", "Thường xuyên", "Trước ngày 15/6/2027", "Hằng năm", "Năm 2026 và các năm tiếp theo", "Quý I/2028")


def make_long_plan(path: Path) -> int:
    """Write the plan; returns how many duties it holds."""
    import docx

    draw = random.Random(100)  # noqa: S311 words, no secrets
    document = docx.Document()
    _letterhead(document)
    for text in _HEAD:
        document.add_paragraph(text)
    for part in _PARTS:
        _part(document, part, draw)
    _table(document, draw)
    document.add_paragraph("Trên đây là Kế hoạch của Đảng uỷ; các đơn vị báo cáo kết quả về Văn phòng Đảng uỷ.")
    end = document.add_table(rows=1, cols=2).rows[0].cells
    end[0].text, end[1].text = "Nơi nhận:\n- Tỉnh uỷ,\n- Lưu Văn phòng.", "T/M ĐẢNG UỶ\nBÍ THƯ"
    document.save(str(path))
    return len(_PARTS) * _DUTIES_A_PART + _TABLE_ROWS


def _letterhead(document: "Document") -> None:
    cells = document.add_table(rows=1, cols=2).rows[0].cells
    cells[0].text = "ĐẢNG BỘ TỈNH MẪU\nĐẢNG UỶ XÃ AN BÌNH\n*\nSố 12-KH/ĐU"
    cells[1].text = "ĐẢNG CỘNG SẢN VIỆT NAM\n\nAn Bình, ngày 12 tháng 02 năm 2026"


def _part(document: "Document", part: str, draw: random.Random) -> None:
    document.add_paragraph().add_run(f"{part}. NHIỆM VỤ, GIẢI PHÁP PHẦN {part}").bold = True
    for number in range(1, _DUTIES_A_PART + 1):
        duty = document.add_paragraph()
        for piece in (f"{number}. ", *task_text(draw).partition(", ")):
            duty.add_run(piece)
        document.add_paragraph(" ".join(task_text(draw) for _ in range(2)))
        document.add_paragraph(f"- Đơn vị thực hiện: {_unit(draw)}.")
        document.add_paragraph(f"- Đơn vị phối hợp: {_unit(draw)}; {_unit(draw)}.")
        document.add_paragraph(f"- Thời gian thực hiện: {draw.choice(_TIMES)}.")


def _table(document: "Document", draw: random.Random) -> None:
    document.add_paragraph("PHỤ LỤC PHÂN CÔNG NHIỆM VỤ")
    table = document.add_table(rows=1, cols=5)
    _fill(table.rows[0].cells, ["TT", "Nội dung công việc", "Chủ trì", "Phối hợp", "Thời gian"])
    for number in range(1, _TABLE_ROWS + 1):
        _fill(table.add_row().cells, [str(number), task_text(draw), _unit(draw), _unit(draw), draw.choice(_TIMES)])


def _fill(cells: "tuple[object, ...]", texts: list[str]) -> None:
    for cell, text in zip(cells, texts, strict=True):
        cell.text = text  # type: ignore[attr-defined]


def _unit(draw: random.Random) -> str:
    return f"Uỷ ban nhân dân {unit_name(draw.randrange(3000))[0]}"
