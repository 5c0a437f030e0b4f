"""The letterhead: two columns of centred lines, rules as long as the law wants them, and the title below."""

from collections.abc import Iterator

from app.exporters.document_parts.elements import Element, Letters, Setter, make, twips
from app.exporters.document_parts.tables import side_by_side
from app.layout_rules.advances import balanced_width_mm, longest_line_mm, text_width_mm, wrapped
from app.layout_rules.look import LetterheadCell, LetterheadLine, Look
from app.layout_rules.parts import RULES, Part
from app.reports.document import OfficialDocument
from app.reports.wording import day_in_date, month_in_date, upper_first

_BLANK_NUMBER = " " * 6
_BLANK_DAY = " " * 3
_SLACK_MM = 0.6
"""What a narrowed title is given beyond its measured width, against rounding in other programs."""

_GUTTER_MM = 5.0
"""Least room between the two columns when one is widened."""

_ONE_LINE = frozenset({Part.TITLE, Part.MOTTO, Part.NUMBER, Part.PLACE_AND_DATE})
"""Lines that must not be broken; columns give way to them."""


def letterhead(document: OfficialDocument, look: Look, setter: Setter) -> Element:
    """Return the table that holds the letterhead."""
    rows = [tuple(_shown(cell, document, look) for cell in row) for row in look.letterhead]
    widths = fitted_columns(rows, look)
    return side_by_side(
        widths,
        [[list(_cell(cell, width, look, setter)) for cell, width in zip(row, widths, strict=True)] for row in rows],
    )


def title(document: OfficialDocument, look: Look, setter: Setter) -> Iterator[Element]:
    """Give type name, subject and what stands below it; a letter has none of these."""
    if document.type.is_letter:
        return
    width = look.text_width_mm()
    subject = upper_first(document.subject) if look.subject_starts_upper else document.subject
    yield _centred(Part.TYPE_NAME, document.type.name.upper(), width, look, setter)
    yield _centred(Part.SUBJECT, subject, width, look, setter)
    if look.separator_text:
        yield setter.paragraph(Part.SEPARATOR, look.separator_text)
    elif share := look.rule_shares.get(Part.SEPARATOR):
        yield setter.rule(Part.SEPARATOR, width, share * _longest(Part.SUBJECT, subject, width, look))


def address(document: OfficialDocument, look: Look, setter: Setter) -> Iterator[Element]:
    """Give the lines of Kính gửi: one receiver on the label's line, several below one another (P-82, S-82)."""
    names = document.address
    if not names:
        return
    words = look.address_label_of(document.type.symbol)
    label = Letters(words, italic=look.address_label_italic or None)
    if len(names) == 1:
        yield setter.paragraph(Part.ADDRESS, [label, Letters(f" {names[0]}")], centred=True)
        return
    part = look.part(Part.ADDRESS)
    label_mm = text_width_mm(f"{words} ", part.size_pt, italic=look.address_label_italic)
    lines = [look.address_marks.line(name, is_last=name is names[-1]) for name in names]
    longest = max(text_width_mm(line, part.size_pt) for line in lines)
    left = max(look.text_width_mm() - label_mm - longest, 0) / 2 + label_mm
    for position, line in enumerate(lines):
        hanging = label_mm if position == 0 else 0.0
        letters = [label, Letters(f"\t{line}")] if position == 0 else [Letters(line)]
        indent = make("ind", left=twips(left), right=0, hanging=twips(hanging))
        yield _in_list(setter.paragraph(Part.ADDRESS, letters, indent=indent), position, len(lines))


def fitted_columns(rows: list[tuple[LetterheadCell, ...]], look: Look) -> tuple[float, float]:
    """Return the column widths, the border moved where it helps.

    A line that must not break gets the room it needs, the right column first; what is left over goes to the left one when
    that saves a line of a long name.
    """
    left, right = look.letterhead_columns_mm
    total = left + right
    need_left, need_right = (
        max((_width(line, look) for row in rows for line in row[side] if line.part in _ONE_LINE), default=0.0) + _SLACK_MM
        for side in (0, 1)
    )
    widest = total - need_right - _GUTTER_MM
    if left > widest:
        left = max(total - need_right, 0.0)
    elif need_left > left or _lines(rows, widest, look) < _lines(rows, left, look):
        left = widest
    return left, total - left


def _lines(rows: list[tuple[LetterheadCell, ...]], width: float, look: Look) -> int:
    """Return how many lines the left column takes at a width."""
    return sum(len(_wrapped(line.part, line.text, width, look)) for left, _ in rows for line in left)


def _shown(cell: LetterheadCell, document: OfficialDocument, look: Look) -> LetterheadCell:
    """Return the lines of a cell with their texts; lines the document has nothing for are left out."""
    lines = (LetterheadLine(line.part, _text(line, document, look)) for line in cell)
    kept = [line for line in lines if line.text or line.part in RULES or line.part is Part.BLANK]
    return tuple(kept)


def _text(line: LetterheadLine, document: OfficialDocument, look: Look) -> str:
    head = document.letterhead
    match line.part:
        case Part.TITLE:
            return line.text or look.title_text
        case Part.MOTTO:
            return line.text or look.motto_text
        case Part.SUPERIOR:
            return line.text or head.superior
        case Part.ISSUING_BODY:
            return line.text or head.issuing_body
        case Part.STAR:
            return "*"
        case Part.NUMBER:
            return _number(document, look)
        case Part.PLACE_AND_DATE:
            return _place_and_date(document, line.text or head.place)
        case _:
            return _mark(line, document, look)


def _mark(line: LetterheadLine, document: OfficialDocument, look: Look) -> str:
    head = document.letterhead
    match line.part:
        case Part.LETTER_SUBJECT:
            return _letter_subject(document, look)
        case Part.URGENCY:
            return head.urgency.upper()
        case Part.DRAFT:
            return head.draft
        case _:
            return ""


def _letter_subject(document: OfficialDocument, look: Look) -> str:
    if not document.type.is_letter:
        return ""
    lead = look.letter_subject_lead
    return f"{lead}{document.subject}" if lead else upper_first(document.subject)


def _number(document: OfficialDocument, look: Look) -> str:
    head = document.letterhead
    form = look.letter_number_form if document.type.is_letter else look.number_form
    number = head.number or _BLANK_NUMBER
    return form.format(number=number, type=document.type.symbol, body=head.symbol, section=head.section)


def _place_and_date(document: OfficialDocument, place: str) -> str:
    head = document.letterhead
    day = day_in_date(head.dated_on) if head.day_is_known else _BLANK_DAY
    return f"{place or '……'}, ngày {day} tháng {month_in_date(head.dated_on)} năm {head.dated_on.year}"


def _cell(lines: LetterheadCell, width: float, look: Look, setter: Setter) -> Iterator[Element]:
    above = 0.0
    for line in lines:
        if line.part in RULES:
            yield setter.rule(line.part, width, look.rule_shares.get(line.part, 1.0) * above)
        else:
            yield _centred(line.part, line.text, width, look, setter)
            above = _longest(line.part, line.text, width, look)


def _centred(part: Part, text: str, width: float, look: Look, setter: Setter) -> Element:
    """Return a centred line; one that breaks is narrowed so that its lines are about equally long."""
    if len(_wrapped(part, text, width, look)) < 2:
        return setter.paragraph(part, text)
    return setter.paragraph(part, text, side_mm=max(width - _balanced(part, text, width, look) - _SLACK_MM, 0) / 2)


def _wrapped(part: Part, text: str, width: float, look: Look) -> list[str]:
    set_in = look.part(part)
    return wrapped(text, width, set_in.size_pt, bold=set_in.bold, italic=set_in.italic)


def _balanced(part: Part, text: str, width: float, look: Look) -> float:
    set_in = look.part(part)
    return balanced_width_mm(text, width, set_in.size_pt, bold=set_in.bold, italic=set_in.italic)


def _longest(part: Part, text: str, width: float, look: Look) -> float:
    set_in = look.part(part)
    narrow = _balanced(part, text, width, look)
    return longest_line_mm(text, narrow, set_in.size_pt, bold=set_in.bold, italic=set_in.italic)


def _width(line: LetterheadLine, look: Look) -> float:
    set_in = look.part(line.part)
    return text_width_mm(line.text, set_in.size_pt, bold=set_in.bold, italic=set_in.italic)


def _in_list(paragraph: Element, position: int, count: int) -> Element:
    """Close the gaps between the lines of one address."""
    gaps: dict[str, object] = {"before": 0} if position else {}
    if position < count - 1:
        gaps["after"] = 0
    paragraph[0].insert(1, make("spacing", **gaps))
    return paragraph
