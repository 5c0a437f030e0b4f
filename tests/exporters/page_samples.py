"""Long documents of an invented office: prose with headings, tables with rows of uneven height, an appendix on its side."""

import random
from datetime import date

from app.domain.document import SignatureBlock
from app.layout_rules.profile import LayoutProfile
from app.reports.document import (
    REPORT,
    Appendix,
    Block,
    Column,
    Heading,
    Letterhead,
    OfficialDocument,
    Paragraph,
    Recipients,
    Run,
    Table,
    TableRow,
    paragraph,
)

_TEXT = (
    "tổ chức sinh hoạt chuyên đề về truyền thống cách mạng, kết hợp thăm di tích lịch sử trong tỉnh theo Kế hoạch số 18-KH/ĐU "
    "ngày 05/02/2026 của Đảng uỷ (giai đoạn 2025-2027); đạt 71,4%, có 05/07 nhiệm vụ và/hoặc việc đến hạn; Chi bộ Tổ chức - "
    "Biên chế: “học tập” 20/11 – 30/12 UBND-VP… các đồng chí"
)
_WORDS = _TEXT.split()
_COLUMNS = (("STT", 0.07, True), ("Nhiệm vụ", 0.33, False), ("Đơn vị", 0.2, False), ("Hạn", 0.12, True), ("Kết quả", 0.28, False))


def long_document(
    profile: LayoutProfile, *, tasks: int = 40, units: int = 16, rows: int = 400, seed: int = 1
) -> OfficialDocument:
    """Return a report of `tasks` headings with what `units` units did under each, and an appendix of `rows` rows.

    Args:
        seed: another one gives other words.
    """
    chance = random.Random(seed)
    body: list[Block] = [paragraph(sentence(chance, 60))]
    for number in range(tasks):
        if number % 10 == 0:
            body.append(Heading(1, sentence(chance, 6).rstrip(".")))
        body.append(Heading(2, sentence(chance, chance.randint(5, 30)).rstrip(".")))
        body += [done_by_unit(chance) for _ in range(units)]
        if number % 15 == 7:
            body.append(table(chance, 12))
    body.append(paragraph(sentence(chance, 40)))
    return OfficialDocument(
        system=profile.system,
        type=REPORT,
        letterhead=Letterhead("ĐẢNG UỶ SỞ NỘI VỤ", date(2026, 5, 2), "ĐẢNG BỘ TỈNH HOÀ SƠN", "ĐU", place="Hoà Sơn"),
        subject=f"kết quả thực hiện {sentence(chance, 20)[:-1]}",
        body=tuple(body),
        appendices=(Appendix("Kết quả từng đầu việc", "Kèm theo Báo cáo", (table(chance, rows),), is_landscape=True),)
        if rows
        else (),
        recipients=Recipients(("Tỉnh uỷ (để báo cáo)", "Các chi bộ trực thuộc", "Lưu Văn phòng Đảng uỷ")),
        signature=SignatureBlock("T/M ĐẢNG UỶ", "BÍ THƯ", "Trần Thị Mẫu"),
    )


def sentence(chance: random.Random, count: int) -> str:
    """Return a sentence of `count` words."""
    text = " ".join(chance.choice(_WORDS) for _ in range(count))
    return f"{text[:1].upper()}{text[1:].rstrip(',;.')}."


def done_by_unit(chance: random.Random) -> Paragraph:
    """Return a paragraph of one to four looks."""
    looks = [(False, False), *((chance.random() < 0.2, chance.random() < 0.2) for _ in range(chance.randint(0, 3)))]
    runs = [Run(f"{sentence(chance, chance.randint(4, 40))} ", bold, italic) for bold, italic in looks]
    return Paragraph((*runs, Run(sentence(chance, 3))))


def table(chance: random.Random, rows: int) -> Table:
    """Return a table with bands and rows of one to some ten lines."""
    columns = tuple(Column(title, share, is_centred) for title, share, is_centred in _COLUMNS)
    return Table(columns, tuple(_row(chance, number) for number in range(rows)))


def _row(chance: random.Random, number: int) -> TableRow:
    if number % 17 == 0:
        return TableRow((sentence(chance, 5),), is_band=True)
    texts = (sentence(chance, chance.randint(3, 30)), sentence(chance, 4), "30/12/2026", sentence(chance, chance.randint(1, 25)))
    return TableRow((str(number), *texts))
