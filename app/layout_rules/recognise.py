"""Which paragraph of any Word file is which part of an official document.

Checker and mould share this. It goes by what stands where: the letterhead is the table (or the lines) around the title, the
closing is what stands beside "Nơi nhận"; what cannot be told apart is left out rather than guessed.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.domain.document import System
from app.layout_rules.closing import APPENDIX, Placed, appendices, closing, is_recipients_label, start_of_closing
from app.layout_rules.parts import Align, Part
from app.layout_rules.pieces import pieces, soft_lines
from app.layout_rules.reading import DocumentLayout, LaidParagraph
from app.text.compare import comparable

_PARTY = re.compile(r"ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM")
_STATE = re.compile(r"CỘNG\s+(?:HÒA|HOÀ)\s+XÃ\s+HỘI\s+CHỦ\s+NGHĨA\s+VIỆT\s+NAM")
_MOTTO = re.compile(r"Độc lập\s*[-–]\s*Tự do\s*[-–]\s*Hạnh phúc", re.IGNORECASE)
_NUMBER = re.compile(r"Số\s*:?.*[-/]")
_DATE = re.compile(r".*,\s*ngày.*tháng.*năm.*")
_URGENCY = re.compile(r"(?:THƯỢNG )?KHẨN|HO[ẢA]\s?TỐC|HỎA TỐC")
_DRAFT = re.compile(r"dự thảo", re.IGNORECASE)
_HYPHENS = re.compile(r"[-–—_─]{3,}")
_BASIS = re.compile(r"-?\s*(?:Căn cứ|Xét|Theo đề nghị)\b")
_CHAPTER = re.compile(r"(?:PHẦN|CHƯƠNG|MỤC)\s+(?:THỨ\s+\w+|[IVXLC]+|\d+)\b.{0,80}", re.IGNORECASE)
_ARTICLE = re.compile(r"Điều\s+\d+\b")
_ADDRESS = re.compile(r"Kính (?:gửi|trình)")
_HEADING_FORMS = (
    (Part.HEADING_1, re.compile(r"[IVXLC]+\s*[-.–]\s*\S")),
    (Part.HEADING_3, re.compile(r"\d+\.\d+\s*[-.]?\s*\S")),
    (Part.HEADING_2, re.compile(r"\d+\s*[-.]\s*\S")),
)
_TYPE_NAMES = {
    comparable(name)
    for name in (
        "Nghị quyết", "Quyết định", "Quy định", "Chỉ thị", "Kết luận", "Quy chế", "Thông tri", "Hướng dẫn", "Thông báo",
        "Thông cáo", "Báo cáo", "Kế hoạch", "Quy hoạch", "Chương trình", "Đề án", "Phương án", "Dự án", "Tờ trình",
        "Biên bản", "Công điện", "Giấy mời",
    )
}  # fmt: skip
_LONGEST_LETTERHEAD = 40
"""Paragraphs from the top among which a letterhead is looked for."""


@dataclass(frozen=True, slots=True)
class RecognisedDocument:
    """A document taken apart.

    Attributes:
        system: whose title it carries; None without one.
        placed: every recognised paragraph with its part, in order.
        letterhead: rows of (left, right) lines; empty when the letterhead is no table.
        letterhead_table, closing_table: which tables they are.
    """

    system: System | None
    placed: tuple[Placed, ...]
    letterhead: tuple[tuple[tuple[Placed, ...], tuple[Placed, ...]], ...]
    letterhead_table: int | None
    closing_table: int | None

    def of(self, part: Part) -> list[LaidParagraph]:
        """Return the paragraphs of a part, in order."""
        return [paragraph for found, paragraph in self.placed if found is part]


def recognise(layout: DocumentLayout) -> RecognisedDocument:
    """Tell the parts of a document."""
    paragraphs = layout.paragraphs
    top = paragraphs[:_LONGEST_LETTERHEAD]
    system = _system(top)
    head_table = next((p.cell.table for p in top if p.cell and _opens_letterhead(p.line)), None)
    label = next((i for i, p in enumerate(paragraphs) if is_recipients_label(p)), len(paragraphs))
    appendix = next((i for i, p in enumerate(paragraphs) if (p.section or i > label) and APPENDIX.match(p.line)), len(paragraphs))
    end = start_of_closing(paragraphs[:appendix])
    first_cell = paragraphs[end].cell if end < appendix else None
    closing_table = first_cell.table if first_cell else None
    rows = _rows(top, head_table) if head_table is not None else ()
    middle = [p for p in paragraphs[:end] if p.cell is None]
    inside = _middle(middle)
    has_type = any(part is Part.TYPE_NAME for part, _ in inside)
    placed = [
        *(pair for left, right in rows for pair in (*left, *right) if not (has_type and pair[0] is Part.LETTER_SUBJECT)),
        *_loose_letterhead(middle, system if head_table is None else None),
        *inside,
        *closing(paragraphs[end:appendix]),
        *appendices(paragraphs[appendix:]),
    ]
    return RecognisedDocument(system, tuple(placed), rows, head_table, closing_table)


def _system(top: Sequence[LaidParagraph]) -> System | None:
    for paragraph in top:
        if _STATE.search(paragraph.text):
            return System.STATE
        if _PARTY.search(paragraph.text):
            return System.PARTY
    return None


def _opens_letterhead(line: str) -> bool:
    return bool(_PARTY.fullmatch(line) or _STATE.fullmatch(line) or _NUMBER.match(line))


def _rows(top: Sequence[LaidParagraph], table: int) -> tuple[tuple[tuple[Placed, ...], tuple[Placed, ...]], ...]:
    """Return the rows of the letterhead table; the left column is the first, the right one the last."""
    inside = [(one, p.cell) for p in top if p.cell and p.cell.table == table for one in soft_lines(p)]
    last = max((cell.column for _, cell in inside), default=0)
    numbers = sorted({cell.row for _, cell in inside})
    return tuple(
        (
            tuple(_left([p for p, cell in inside if cell.row == number and cell.column == 0])),
            tuple(_right([p for p, cell in inside if cell.row == number and cell.column == last and last > 0])),
        )
        for number in numbers
    )


def _left(lines: Sequence[LaidParagraph]) -> list[Placed]:
    """Tell the left lines: bodies above, then star, number, and what stands under the number."""
    number = next((i for i, p in enumerate(lines) if _NUMBER.match(p.line)), None)
    has_bodies = number != 0
    bodies = [p for p in lines[: len(lines) if number is None else number] if _is_name(p)] if has_bodies else []
    issuing = _issuing(bodies)
    placed: list[Placed] = []
    for position, line in enumerate(lines):
        below_number = number is not None and position > number
        if position == number:
            placed.append((Part.NUMBER, line))
        elif _HYPHENS.fullmatch(line.plain):
            placed.append((Part.ISSUING_BODY_RULE, line))
        elif line.line == "*":
            placed.append((Part.STAR, line))
        elif line.is_blank:
            is_rule = line.has_drawing or line.look.has_border
            placed.append((Part.ISSUING_BODY_RULE if is_rule else Part.BLANK, line))
        elif below_number:
            placed.append((_below_number(line.line), line))
        else:
            placed.append((Part.ISSUING_BODY if line in issuing else Part.SUPERIOR, line))
    return placed


def _is_name(line: LaidParagraph) -> bool:
    return not line.is_blank and line.line != "*" and not _HYPHENS.fullmatch(line.plain)


def _issuing(bodies: Sequence[LaidParagraph]) -> list[LaidParagraph]:
    """Return the lines of the issuing body: the bold ones where weight tells, else the lowest line."""
    heavy = [line for line in bodies if line.main.bold]
    return heavy if heavy else list(bodies[-1:])


def _below_number(line: str) -> Part:
    if _URGENCY.fullmatch(line):
        return Part.URGENCY
    return Part.DRAFT if _DRAFT.match(line) else Part.LETTER_SUBJECT


def _right(lines: Sequence[LaidParagraph]) -> list[Placed]:
    placed: list[Placed] = []
    for line in lines:
        if _PARTY.search(line.line) or _STATE.search(line.line):
            placed.append((Part.TITLE, line))
        elif _MOTTO.search(line.line):
            placed.append((Part.MOTTO, line))
        elif _DATE.match(line.line):
            placed.append((Part.PLACE_AND_DATE, line))
        elif _HYPHENS.fullmatch(line.plain):
            placed.append((Part.TITLE_RULE, line))
        elif line.is_blank:
            placed.append((Part.TITLE_RULE if line.has_drawing or line.look.has_border else Part.BLANK, line))
    return placed


def _loose_letterhead(lines: Sequence[LaidParagraph], system: System | None) -> list[Placed]:
    """Tell what is certain of a letterhead typed without a table: on lines of its own, or side by side between tabs."""
    if system is None:
        return []
    stop = next((i for i, p in enumerate(lines) if _is_type_name(p) or _ADDRESS.match(p.line)), _LONGEST_LETTERHEAD)
    shown = [replace(piece, shares_line=True) for line in lines[:stop] for piece in pieces(line)]
    found: list[Placed] = []
    for part, pattern in ((Part.TITLE, _PARTY), (Part.TITLE, _STATE), (Part.MOTTO, _MOTTO), (Part.STAR, _STAR)):
        found += [(part, piece) for piece in shown if pattern.fullmatch(piece.plain)][:1]
    for part, pattern in ((Part.NUMBER, _LOOSE_NUMBER), (Part.PLACE_AND_DATE, _DATE)):
        found += [(part, piece) for piece in shown if pattern.fullmatch(piece.line) and len(piece.line) < 80][:1]
    return found


_STAR = re.compile(r"\*")
_LOOSE_NUMBER = re.compile(r"Số\s*:?\s*[\d\s.…_]*[-/].*")


def _is_type_name(line: LaidParagraph) -> bool:
    return comparable(line.line) in _TYPE_NAMES and line.line.isupper()


def _middle(lines: Sequence[LaidParagraph]) -> list[Placed]:
    """Tell title, address, bases, headings and running text."""
    start = next((i for i, p in enumerate(lines) if _is_type_name(p)), None)
    address = next((i for i, p in enumerate(lines) if _ADDRESS.match(p.line)), None)
    placed: list[Placed] = []
    body_from = 0
    if start is not None:
        placed.append((Part.TYPE_NAME, lines[start]))
        subject = _subject(lines[start + 1 :])
        placed += subject
        body_from = start + 1 + len(subject)
    if address is not None:
        block = _address_block(lines[address:])
        placed += [(Part.ADDRESS, line) for line in block]
        body_from = max(body_from, address + len(block))
    if start is None and address is None:
        return placed
    running = [line for line in lines[body_from:] if not line.is_blank]
    bases = _bases(running)
    placed += [(Part.BASIS, line) for line in bases]
    for line in running:
        part = None if line in bases else _part_of(line)
        if part is not None:
            placed.append((part, line))
    return placed


_FIRST_LINES = 6
"""How far below the subject the bases may begin: an authority's name may stand above them."""


def _bases(lines: Sequence[LaidParagraph]) -> list[LaidParagraph]:
    """Return the legal bases: lines that say so and end like a list, before the running text begins.

    An opening sentence may start with the same words ("Căn cứ Kế hoạch …, Đảng uỷ báo cáo như sau:"); it is none.
    """
    start = next((i for i, p in enumerate(lines[:_FIRST_LINES]) if _BASIS.match(p.line)), None)
    if start is None:
        return []
    while start and lines[start - 1].line[-1] == ";":
        start -= 1
    found: list[LaidParagraph] = []
    for line, following in zip(lines[start:], [*lines[start + 1 :], None], strict=False):
        goes_on = bool(found) and found[-1].line[-1] == ";" and line.line[-1] == ";"
        if (_BASIS.match(line.line) or goes_on) and line.line[-1] in ";,." and "như sau" not in line.line:
            found.append(line)
        elif following is None or not _BASIS.match(following.line):  # else a line left out between two bases: "[…]"
            break
    return found if len(found) > 1 or (found and found[0].line[-1] == ";") else []


def _subject(lines: Sequence[LaidParagraph]) -> list[Placed]:
    """Tell the lines of the subject and what closes it; blank lines between them count."""
    placed: list[Placed] = []
    for line in lines:
        if _HYPHENS.fullmatch(line.line) or (line.is_blank and (line.look.has_border or line.has_drawing)):
            return [*placed, (Part.SEPARATOR, line)]
        if line.look.align is not Align.CENTER and not line.is_blank:
            break
        if line.line.isupper() and any(part is Part.SUBJECT and not one.line.isupper() for part, one in placed):
            break  # the name of the authority that decides, below the subject
        is_author = line.line.startswith("CỦA ") and line.line.isupper()
        placed.append((Part.BLANK if line.is_blank or is_author else Part.SUBJECT, line))
    return placed


def _address_block(lines: Sequence[LaidParagraph]) -> list[LaidParagraph]:
    block = [lines[0]]
    names_follow = lines[0].plain.endswith(":")
    for line in lines[1:]:
        if not line.line.startswith("-") or (line.look.first_line_mm > 0 and not names_follow) or line.line[-1] not in ";,.":
            break
        block.append(line)
    return block


def _part_of(line: LaidParagraph) -> Part | None:
    """Return what a line of the running text is; None where that cannot be told: it is not judged then."""
    heavy = bool(line.runs) and line.runs[0].look.bold and line.main.bold
    if line.look.align is Align.CENTER and _CHAPTER.fullmatch(line.plain):
        return Part.CHAPTER
    if _ARTICLE.match(line.line):
        return Part.ARTICLE
    for part, pattern in _HEADING_FORMS:
        if heavy and pattern.match(line.line):
            return part
    if line.look.align in (Align.CENTER, Align.RIGHT) or line.has_drawing:
        return None
    if heavy and (line.is_listed or line.line[-1] not in ".;:,"):
        return None
    return Part.BODY
