"""The outlines of our documents as data: headings, where what stands under each comes from, and the office's usual sentences.

To add a heading: a line in the outline of its kind. To add a source: a function in `app/reports/contents.py` and its name in
`CONTENTS` there. Values are plain texts and names, so that an office can keep outlines of its own. After the-thuc.md, section 6.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.reports.data import ReportData
from app.reports.document import Block, Heading, distinct, paragraph, under

Content = Callable[[ReportData, int], Iterator[Block]]
"""Gives what stands under a heading, for the document's data and the heading's level."""


@dataclass(frozen=True, slots=True)
class OutlineLine:
    """One heading and what stands under it; a heading under which nothing stands is left out.

    Attributes:
        id: names it among the lines of its parent; it stays when the title changes, for a clerk's changes hang on it.
        level: 1 for the main sections; 0 for text without a heading.
        title: the heading.
        contents: names of sources, in order.
        texts: sentences of the office; {office}, {plan}, {period} and {unit} are filled in.
    """

    id: str
    level: int
    title: str
    contents: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()


Outline = tuple[OutlineLine, ...]


def body_of(outline: Outline, data: ReportData, contents: Mapping[str, Content], words: Mapping[str, str]) -> list[Block]:
    """Return the blocks of an outline.

    Args:
        outline: its lines.
        data: what the document is made from.
        contents: name -> source.
        words: what stands for the names in braces.
    """
    keys = keys_of(outline)
    filled = [(line, list(_under(line, key, data, contents, words))) for line, key in zip(outline, keys, strict=True)]
    found: list[Block] = []
    for place, (line, blocks) in enumerate(filled):
        if blocks or _has_part(filled[place + 1 :], line.level):
            found += [Heading(line.level, line.title, keys[place])] if line.level else []
            found += blocks
    return list(distinct(found))


def keys_of(outline: Outline) -> list[str]:
    """Return the key of each line: its id behind those of the lines above it."""
    keys: list[str] = []
    above: list[tuple[int, str]] = []
    for line in outline:
        while above and above[-1][0] >= line.level:
            above.pop()
        keys.append(f"{above[-1][1]}/{line.id}" if above else line.id)
        above.append((line.level, keys[-1]))
    return keys


def _under(
    line: OutlineLine, key: str, data: ReportData, contents: Mapping[str, Content], words: Mapping[str, str]
) -> Iterator[Block]:
    for place, text in enumerate(line.texts, start=1):
        yield paragraph(text.format(**words), key=f"{key}/text-{place}")
    for name in line.contents:
        yield from under(f"{key}/{name}", contents[name](data, line.level))


def _has_part(rest: Sequence[tuple[OutlineLine, list[Block]]], level: int) -> bool:
    """Whether anything stands under the headings below one of `level`."""
    for line, blocks in rest:
        if line.level <= level:
            return False
        if blocks:
            return True
    return False


PROGRESS: Outline = (
    OutlineLine("conduct", 1, "TÌNH HÌNH TRIỂN KHAI", ("extent", "reported", "oversight", "inspections")),
    OutlineLine("results", 1, "KẾT QUẢ THỰC HIỆN", ("figures", "see_appendix", "results")),
    OutlineLine("limits", 1, "HẠN CHẾ, NGUYÊN NHÂN"),
    OutlineLine("shortcomings", 2, "Hạn chế", ("overdue", "owed_reports", "extended")),
    OutlineLine("difficulties", 2, "Khó khăn, vướng mắc, nguyên nhân", ("difficulties",)),
    OutlineLine("directions", 1, "PHƯƠNG HƯỚNG, NHIỆM VỤ THỜI GIAN TỚI", ("directions",)),
    OutlineLine("proposals", 1, "ĐỀ XUẤT, KIẾN NGHỊ", ("proposals",)),
)

REVIEW: Outline = (
    OutlineLine("conduct", 1, "TÌNH HÌNH TRIỂN KHAI", ("extent", "reported", "oversight", "inspections")),
    OutlineLine("results", 1, "KẾT QUẢ THỰC HIỆN"),
    OutlineLine("overall", 2, "Kết quả chung", ("figures", "see_appendices", "table_of_tasks")),
    OutlineLine("by-task", 2, "Kết quả từng nhiệm vụ", ("results",)),
    OutlineLine("assessment", 1, "ĐÁNH GIÁ CHUNG"),
    OutlineLine("strengths", 2, "Ưu điểm", ("achievements",)),
    OutlineLine("shortcomings", 2, "Hạn chế", ("overdue", "owed_reports", "extended")),
    OutlineLine("difficulties", 2, "Khó khăn, vướng mắc, nguyên nhân", ("difficulties",)),
    OutlineLine("directions", 1, "PHƯƠNG HƯỚNG, NHIỆM VỤ THỜI GIAN TỚI", ("directions",)),
    OutlineLine("proposals", 1, "ĐỀ XUẤT, KIẾN NGHỊ", ("proposals",)),
)

SUBMISSION_OUTLINE: Outline = (
    OutlineLine("conduct", 1, "TÌNH HÌNH THỰC HIỆN", ("figures",)),
    OutlineLine("difficulties", 1, "KHÓ KHĂN, VƯỚNG MẮC", ("difficulties_if_any",)),
    OutlineLine("requests", 1, "NỘI DUNG ĐỀ NGHỊ", ("proposals_if_any",)),
)

NOTICE_OUTLINE: Outline = (
    OutlineLine("assignment", 1, "PHÂN CÔNG NHIỆM VỤ", ("duties_of_units",)),
    OutlineLine("oversight", 1, "THEO DÕI, PHỤ TRÁCH", ("units_of_overseers",)),
    OutlineLine(
        "organisation",
        1,
        "TỔ CHỨC THỰC HIỆN",
        texts=(
            "Đơn vị chủ trì chủ động tổ chức thực hiện nhiệm vụ được phân công, bảo đảm nội dung, thời hạn và sản phẩm; "
            "đơn vị phối hợp thực hiện phần việc liên quan theo đề nghị của đơn vị chủ trì.",
            "Các đơn vị báo cáo kết quả theo phiếu theo dõi, gửi về {office} đúng thời hạn ghi trong phiếu.",
        ),
    ),
)

UNIT_PLAN_OUTLINE: Outline = (
    OutlineLine(
        "purpose",
        1,
        "MỤC ĐÍCH, YÊU CẦU",
        texts=(
            "Tổ chức thực hiện đầy đủ, đúng thời hạn các nhiệm vụ {unit} được giao tại {plan} của {office}.",
            "Phân công rõ người phụ trách, thời hạn và sản phẩm của từng nhiệm vụ; gắn thực hiện với kiểm tra, báo cáo kết quả.",
        ),
    ),
    OutlineLine("duties", 1, "NHIỆM VỤ"),
    OutlineLine("leads", 2, "Nhiệm vụ chủ trì", ("unit_leads",)),
    OutlineLine("supports", 2, "Nhiệm vụ phối hợp", ("unit_supports",)),
    OutlineLine(
        "organisation",
        1,
        "TỔ CHỨC THỰC HIỆN",
        ("unit_contact",),
        ("{unit} báo cáo kết quả về {office} theo phiếu theo dõi của từng kỳ.",),
    ),
)
