"""The foot of a document and what comes after it: recipients, signature, appendices."""

import re
from collections.abc import Sequence
from dataclasses import replace

from app.layout_rules.parts import Align, Part
from app.layout_rules.pieces import pieces, soft_lines
from app.layout_rules.reading import LaidParagraph

Placed = tuple[Part, LaidParagraph]

APPENDIX = re.compile(r"PHỤ LỤC(?:\s+(?:\d+|[IVXLC]+))?$", re.IGNORECASE)
_RECIPIENTS = re.compile(r"Nơi\s+nhận\s*:?$|Nơi\s+nhận\s*:", re.IGNORECASE)
_AUTHORITY = re.compile(r"(?:T/M|K/T|T/L|TM\.|KT\.|TL\.|TUQ\.|Q\.)\s*\S")


def start_of_closing(paragraphs: Sequence[LaidParagraph]) -> int:
    """Return where "Nơi nhận" stands, else the signing authority, else the end."""
    for opens in (is_recipients_label, _is_authority, _is_loose_authority):
        found = next((position for position, paragraph in enumerate(paragraphs) if opens(paragraph)), None)
        if found is not None:
            return found
    return len(paragraphs)


def is_recipients_label(paragraph: LaidParagraph) -> bool:
    """Return whether a line is, or opens with, "Nơi nhận:"."""
    return bool(_RECIPIENTS.match(paragraph.line))


def _is_authority(paragraph: LaidParagraph) -> bool:
    return paragraph.cell is not None and bool(_AUTHORITY.match(paragraph.line))


def _is_loose_authority(paragraph: LaidParagraph) -> bool:
    """Whether a signing authority stands on its own line outside a table."""
    return paragraph.line.isupper() and bool(_AUTHORITY.match(paragraph.line))


def closing(lines: Sequence[LaidParagraph]) -> list[Placed]:
    """Tell recipients and signature: in a table the signature is what stands in other cells than "Nơi nhận"."""
    if not lines:
        return []
    first, *rest = lines
    if not is_recipients_label(first):
        return _signature([p for p in lines if p.cell and p.cell == first.cell and not p.is_blank])
    if "\t" in first.text.strip():
        return _closing_by_tabs(lines)
    beside = [p for p in rest if p.cell and first.cell and p.cell.table == first.cell.table and p.cell != first.cell]
    own = [p for p in rest if p.cell == first.cell and p.line.startswith(("-", "+"))]
    signing = _signature([one for p in beside for one in soft_lines(p) if not one.is_blank])
    return [(Part.RECIPIENTS_LABEL, first), *((Part.RECIPIENT, p) for p in own), *signing]


def _closing_by_tabs(lines: Sequence[LaidParagraph]) -> list[Placed]:
    """Tell recipients and signature typed side by side: left of the tabs stand the recipients."""
    label, *signing = pieces(lines[0])
    placed: list[Placed] = [(Part.RECIPIENTS_LABEL, label)]
    for line in lines[1:]:
        for piece in (replace(one, shares_line=True) for one in pieces(line)):
            if piece.line.startswith("-"):
                placed.append((Part.RECIPIENT, piece))
            elif not piece.is_blank:
                signing.append(piece)
    return [*placed, *_signature(signing)]


def _signature(lines: Sequence[LaidParagraph]) -> list[Placed]:
    """Tell authority, title and name: capitals above, the first line in small letters is the name."""
    lines = [line for line in lines if not _ASIDE.fullmatch(line.plain)]
    name = next((i for i, p in enumerate(lines) if not p.line.isupper()), None)
    above = lines[:name]
    has_authority = any(_AUTHORITY.match(p.line) for p in above)
    title = Part.SIGNER_TITLE if has_authority else Part.HEAD_TITLE
    placed = [(Part.AUTHORITY if _AUTHORITY.match(p.line) else title, p) for p in above]
    return placed if name is None else [*placed, (Part.SIGNER_NAME, lines[name])]


_ASIDE = re.compile(r"\(.*\)|kiêm", re.IGNORECASE)
"""What stands between title and name and is neither: "(đã ký)", "(Ký, ghi rõ họ tên)", "kiêm"."""


def appendices(lines: Sequence[LaidParagraph]) -> list[Placed]:
    """Tell number, title and reference of each appendix; the title is the centred lines below the number."""
    placed: list[Placed] = []
    for position, line in enumerate(lines):
        if line.cell is not None or not APPENDIX.match(line.line):
            continue
        placed.append((Part.APPENDIX_NUMBER, line))
        below = [one for one in lines[position + 1 : position + 1 + _APPENDIX_HEAD] if not one.is_blank]
        for one in below:
            if one.cell is not None or one.look.align is not Align.CENTER or APPENDIX.match(one.line):
                break
            is_reference = "kèm theo" in one.line.lower()
            placed.append((Part.APPENDIX_REFERENCE if is_reference else Part.APPENDIX_TITLE, one))
            if is_reference:
                break
    return placed


_APPENDIX_HEAD = 6
