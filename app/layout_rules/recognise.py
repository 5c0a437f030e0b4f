"""Which paragraph of any Word file is which part of an official document.

Checker and mould share this. It goes by what stands where: the letterhead is the table (or the lines) around the title, the
closing is what stands beside "Nơi nhận"; what cannot be told apart is left out rather than guessed.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.domain.document import System
from app.layout_rules.parts import Align, Part
from app.layout_rules.reading import DocumentLayout, LaidParagraph
from app.text.compare import comparable

Placed = tuple[Part, LaidParagraph]

_PARTY = re.compile(r"ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM")
_STATE = re.compile(r"CỘNG\s+(?:HÒA|HOÀ)\s+XÃ\s+HỘI\s+CHỦ\s+NGHĨA\s+VIỆT\s+NAM")
_MOTTO = re.compile(r"Độc lập\s*[-–]\s*Tự do\s*[-–]\s*Hạnh phúc", re.IGNORECASE)
_NUMBER = re.compile(r"Số\s*:?.*[-/]")
_DATE = re.compile(r".*,\s*ngày.*tháng.*năm.*")
_URGENCY = re.compile(r"(?:THƯỢNG )?KHẨN|HO[ẢA]\s?TỐC|HỎA TỐC")
_DRAFT = re.compile(r"dự thảo", re.IGNORECASE)
_HYPHENS = re.compile(r"[-–—_]{3,}")
_BASIS = re.compile(r"-?\s*Căn cứ\b")
_ADDRESS = re.compile(r"Kính (?:gửi|trình)")
_RECIPIENTS = re.compile(r"Nơi\s+nhận\s*:?$|Nơi\s+nhận\s*:", re.IGNORECASE)
_AUTHORITY = re.compile(r"(?:T/M|K/T|T/L|TM\.|KT\.|TL\.|TUQ\.|Q\.)\s*\S")
_HEADING_FORMS = (
    (Part.HEADING_1, re.compile(r"[IVXLC]+\s*[-.–]\s*\S")),
    (Part.HEADING_3, re.compile(r"\d+\.\d+\s*[-.]?\s*\S")),
    (Part.HEADING_2, re.compile(r"\d+\s*[-.]\s*\S")),
)
_APPENDIX = re.compile(r"PHỤ LỤC(?:\s+(?:\d+|[IVXLC]+))?$", re.IGNORECASE)
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
    appendix = next((i for i, p in enumerate(paragraphs) if p.section and _APPENDIX.match(p.line)), len(paragraphs))
    end = _start_of_closing(paragraphs[:appendix])
    first_cell = paragraphs[end].cell if end < appendix else None
    closing_table = first_cell.table if first_cell else None
    rows = _rows(top, head_table) if head_table is not None else ()
    middle = [p for p in paragraphs[:end] if p.cell is None]
    placed = [
        *(pair for left, right in rows for pair in (*left, *right)),
        *_loose_letterhead(middle, system if head_table is None else None),
        *_middle(middle),
        *_closing(paragraphs[end:appendix]),
        *_appendices(paragraphs[appendix:]),
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
    inside = [(p, p.cell) for p in top if p.cell and p.cell.table == table]
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
    return not line.is_blank and line.line != "*"


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
        elif line.is_blank:
            placed.append((Part.TITLE_RULE if line.has_drawing or line.look.has_border else Part.BLANK, line))
    return placed


def _loose_letterhead(lines: Sequence[LaidParagraph], system: System | None) -> list[Placed]:
    """Tell number and date of a letterhead typed without a table, where each stands on a line of its own."""
    if system is None:
        return []
    found: list[Placed] = []
    for part, pattern in ((Part.NUMBER, _NUMBER), (Part.PLACE_AND_DATE, _DATE)):
        found += [(part, p) for p in lines[:_LONGEST_LETTERHEAD] if pattern.fullmatch(p.line) and len(p.line) < 80][:1]
    return found


def _middle(lines: Sequence[LaidParagraph]) -> list[Placed]:
    """Tell title, address, bases, headings and running text."""
    start = next((i for i, p in enumerate(lines) if comparable(p.line) in _TYPE_NAMES and p.line.isupper()), None)
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
    placed += [(_part_of(line), line) for line in lines[body_from:] if not line.is_blank]
    return placed


def _subject(lines: Sequence[LaidParagraph]) -> list[Placed]:
    """Tell the lines of the subject and what closes it; blank lines between them count."""
    placed: list[Placed] = []
    for line in lines:
        if _HYPHENS.fullmatch(line.line) or (line.is_blank and (line.look.has_border or line.has_drawing)):
            return [*placed, (Part.SEPARATOR, line)]
        if line.look.align is not Align.CENTER and not line.is_blank:
            break
        placed.append((Part.BLANK if line.is_blank else Part.SUBJECT, line))
    return placed


def _address_block(lines: Sequence[LaidParagraph]) -> list[LaidParagraph]:
    block = [lines[0]]
    for line in lines[1:]:
        if not line.line.startswith("-") or line.look.first_line_mm > 0:
            break
        block.append(line)
    return block


def _part_of(line: LaidParagraph) -> Part:
    if _BASIS.match(line.line):
        return Part.BASIS
    heavy = bool(line.runs) and line.runs[0].look.bold and line.main.bold
    for part, pattern in _HEADING_FORMS:
        if heavy and pattern.match(line.line):
            return part
    return Part.BODY


def _start_of_closing(paragraphs: Sequence[LaidParagraph]) -> int:
    """Return where "Nơi nhận" stands, else the signing authority in a table, else the end."""
    for opens in (_is_recipients_label, _is_authority):
        found = next((position for position, paragraph in enumerate(paragraphs) if opens(paragraph)), None)
        if found is not None:
            return found
    return len(paragraphs)


def _is_recipients_label(paragraph: LaidParagraph) -> bool:
    return bool(_RECIPIENTS.match(paragraph.line))


def _is_authority(paragraph: LaidParagraph) -> bool:
    return paragraph.cell is not None and bool(_AUTHORITY.match(paragraph.line))


def _closing(lines: Sequence[LaidParagraph]) -> list[Placed]:
    """Tell recipients and signature: in a table the signature is what stands in other cells than "Nơi nhận"."""
    if not lines:
        return []
    first, *rest = lines
    if not _is_recipients_label(first):
        return _signature([p for p in lines if p.cell and p.cell == first.cell and not p.is_blank])
    beside = [p for p in rest if p.cell and first.cell and p.cell.table == first.cell.table and p.cell != first.cell]
    own = [p for p in rest if p.cell == first.cell and p.line.startswith(("-", "+"))]
    signing = _signature([p for p in beside if not p.is_blank])
    return [(Part.RECIPIENTS_LABEL, first), *((Part.RECIPIENT, p) for p in own), *signing]


def _signature(lines: Sequence[LaidParagraph]) -> list[Placed]:
    """Tell authority, title and name: capitals above, the first line in small letters is the name."""
    name = next((i for i, p in enumerate(lines) if not p.line.isupper()), None)
    above = lines[:name]
    has_authority = any(_AUTHORITY.match(p.line) for p in above)
    title = Part.SIGNER_TITLE if has_authority else Part.HEAD_TITLE
    placed = [(Part.AUTHORITY if _AUTHORITY.match(p.line) else title, p) for p in above]
    return placed if name is None else [*placed, (Part.SIGNER_NAME, lines[name])]


def _appendices(lines: Iterable[LaidParagraph]) -> list[Placed]:
    return [(Part.APPENDIX_NUMBER, p) for p in lines if p.cell is None and _APPENDIX.match(p.line)]
