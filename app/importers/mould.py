"""The office's own mould, read out of a plan's .docx ("Theo mẫu văn bản gốc")."""

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from app.domain.document import SignatureBlock
from app.layout_rules.look import LetterheadCell, LetterheadLine, Marks
from app.layout_rules.mould import Mould, number_form_of
from app.layout_rules.parts import HEADINGS, RULES, Part, PartLook
from app.layout_rules.reading import DocumentLayout, LaidParagraph, read_layout
from app.layout_rules.recognise import Placed, RecognisedDocument, recognise

_Value = TypeVar("_Value", bound=Hashable)

_HEADING_NUMBER = re.compile(r"(?P<number>[IVXLC]+|[\d.]*\d|[a-zđ])\s*(?P<mark>[-.–)])")


def read_mould(path: Path) -> Mould:
    """Read how a plan's own file looks; what it does not show stays empty.

    Raises:
        UserError: the file is no Word file or is damaged.
    """
    layout = read_layout(path)
    found = recognise(layout)
    return Mould(
        font=_font(layout, found),
        margins=layout.sections[0].margins if layout.sections and layout.sections[0].margins.left else None,
        letterhead=_letterhead(found),
        letterhead_columns_mm=_columns(layout, found.letterhead_table),
        signature_columns_mm=_columns(layout, found.closing_table),
        parts=_parts(found),
        number_form=next((form for line in found.of(Part.NUMBER) if (form := number_form_of(line.line))), ""),
        separator_text=next((line.line for line in found.of(Part.SEPARATOR)), ""),
        heading_forms=_heading_forms(found),
        recipients_label=next((line.line for line in found.of(Part.RECIPIENTS_LABEL)), ""),
        recipients=tuple(_without_marks(line.line) for line in found.of(Part.RECIPIENT)),
        recipient_marks=_recipient_marks([line.line for line in found.of(Part.RECIPIENT)]),
        signature=_signature(found),
        end_mark=_end_mark(found),
        subject_starts_upper=next((line.line[0].isupper() for line in found.of(Part.SUBJECT)), None),
    )


def _font(layout: DocumentLayout, found: RecognisedDocument) -> str:
    """Return the font of most of the running text; of most of the file where no running text was found."""
    fonts: Counter[str] = Counter()
    for paragraph in found.of(Part.BODY) or layout.paragraphs:
        for run in paragraph.runs:
            if run.look.font:
                fonts[run.look.font] += len(run.text)
    return fonts.most_common(1)[0][0] if fonts else ""


def _parts(found: RecognisedDocument) -> dict[Part, PartLook]:
    """Return the look of each part: what most of its paragraphs have, property by property."""
    paragraphs: dict[Part, list[LaidParagraph]] = {}
    for part, paragraph in found.placed:
        if part not in RULES and (part is Part.BLANK or not paragraph.is_blank):
            paragraphs.setdefault(part, []).append(paragraph)
    return {part: _usual_look(part, lines) for part, lines in paragraphs.items()}


def _usual_look(part: Part, lines: Sequence[LaidParagraph]) -> PartLook:
    def usual(value: Callable[[LaidParagraph], _Value]) -> _Value:
        return _most_common((value(line), len(line.text) + 1) for line in lines)

    spacing = usual(lambda line: (line.look.line_rule, line.look.line))
    look = PartLook(
        size_pt=usual(lambda line: line.main.size_pt),
        bold=usual(lambda line: line.main.bold),
        italic=usual(lambda line: line.main.italic),
        underline=usual(lambda line: line.main.underline),
        align=usual(lambda line: line.look.align),
        first_line_mm=max(usual(lambda line: line.look.first_line_mm), 0.0),
        before_pt=usual(lambda line: line.look.before_pt),
        after_pt=usual(lambda line: line.look.after_pt),
        line_rule=spacing[0],
        line=spacing[1],
    )
    return replace(look, before_pt=_signing_room(lines[0], look)) if part is Part.SIGNER_NAME else look


_SIGNING_ROOM_PT = 70.0
"""Room for the signature where the file leaves it by empty lines or not at all."""


def _signing_room(name: LaidParagraph, look: PartLook) -> float:
    return max(name.look.before_pt, look.before_pt, _SIGNING_ROOM_PT)


def _most_common(weighted: Iterable[tuple[_Value, int]]) -> _Value:
    counts: Counter[_Value] = Counter()
    for value, weight in weighted:
        counts[value] += weight
    return counts.most_common(1)[0][0]


def _letterhead(found: RecognisedDocument) -> tuple[tuple[LetterheadCell, LetterheadCell], ...]:
    return tuple((_cell(left), _cell(right)) for left, right in found.letterhead)


def _cell(lines: Sequence[Placed]) -> LetterheadCell:
    """Return the lines of a cell as printed; number and date lose what belongs to the plan alone."""
    return tuple(LetterheadLine(part, _kept_text(part, paragraph.line)) for part, paragraph in lines)


def _kept_text(part: Part, line: str) -> str:
    if part in (Part.NUMBER, Part.LETTER_SUBJECT, Part.URGENCY, Part.DRAFT):
        return ""
    return line.rpartition(", ngày")[0] or line.partition(",")[0] if part is Part.PLACE_AND_DATE else line


def _columns(layout: DocumentLayout, table: int | None) -> tuple[float, float] | None:
    """Return the widths of a two-column table."""
    widths = layout.column_widths[table] if table is not None else ()
    return (widths[0], widths[1]) if len(widths) == 2 and all(widths) else None


def _heading_forms(found: RecognisedDocument) -> tuple[str, ...]:
    """Return a sample of each level's number: "I-", "1-", "1.1-". Levels the file lacks follow the one above."""
    marks: list[str] = []
    for part in HEADINGS:
        lines = [match for line in found.of(part) if (match := _HEADING_NUMBER.match(line.line))]
        marks.append(_most_common((match["mark"], 1) for match in lines) if lines else "")
    if not marks[0]:
        return ()
    second = marks[1] or "."
    return (f"I{marks[0]}", f"1{second}", f"1.1{marks[2] or second}")


def _recipient_marks(lines: Sequence[str]) -> Marks | None:
    if not lines:
        return None
    ends = [line[-1] for line in lines[:-1] if line[-1] in ",;."]
    separator = _most_common((end, 1) for end in ends) if ends else ";"
    return Marks("- " if lines[0].startswith("-") else "", separator, lines[-1][-1] if lines[-1][-1] in ",;." else "")


def _without_marks(line: str) -> str:
    return line.lstrip("-+ ").rstrip(" ,;.")


def _signature(found: RecognisedDocument) -> SignatureBlock:
    authority = " / ".join(line.line for line in found.of(Part.AUTHORITY))
    titles = [line.line for part in (Part.SIGNER_TITLE, Part.HEAD_TITLE) for line in found.of(part)]
    name = next((line.line for line in found.of(Part.SIGNER_NAME)), None)
    return SignatureBlock(authority or None, " / ".join(titles) or None, name)


def _end_mark(found: RecognisedDocument) -> str:
    body = found.of(Part.BODY)
    if not body:
        return ""
    return "./." if body[-1].line.endswith("./.") else "." if body[-1].line.endswith(".") else ""
