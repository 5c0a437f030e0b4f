"""The flow of a document -> its regions: letterhead, title, opening, body, recipients, signature, appendices.

Regions are found by what lines say, not by where they stand: letterheads lie in tables or are flattened to one line, and a
plan may follow the decision that puts it in force.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from app.importers.plan import line_kinds
from app.importers.plan.flow import Element, Table
from app.importers.plan.lines import Line, split_at
from app.importers.plan.markers import MarkerKind
from app.importers.plan.outline import title_marker
from app.text.matching import matchable
from app.text.syllables import only_vietnamese

_LETTERHEAD_LINES = 40
_APPENDIX_HEAD_LINES = 4
_RIGHT_COLUMN = re.compile(
    r"cộng\s+hòa\s+xã\s+hội|đảng\s+cộng\s+sản|độc\s+lập\s*-\s*tự\s+do|đoàn\s+tncs\s+hồ|[^\d,;:/]{1,60},\s*ngày\b.*(?:tháng|[/-]\d)"
)
_NATIONAL_NAME = re.compile(r"\s(?=cộng\s+hòa\s+xã\s+hội|đảng\s+cộng\s+sản\s+việt)")
_ISSUING_TYPES = {"Quyết định", "Nghị quyết", "Công văn", "Tờ trình"}
_BULLET_KINDS = (MarkerKind.DASH, MarkerKind.PLUS, MarkerKind.STAR, MarkerKind.DOT)


@dataclass(slots=True)
class Regions:
    """A document taken apart. What is in no list belongs to the body."""

    letterhead: list[Line] = field(default_factory=list[Line])
    type_name: str | None = None
    type_lines: list[Line] = field(default_factory=list[Line])
    title: list[Line] = field(default_factory=list[Line])
    notes: list[Line] = field(default_factory=list[Line])
    preface: list[Line] = field(default_factory=list[Line])
    opening: list[Line] = field(default_factory=list[Line])
    decision: list[Line] = field(default_factory=list[Line])
    body: list[Element] = field(default_factory=list[Element])
    recipients: list[Line] = field(default_factory=list[Line])
    signature: list[Line] = field(default_factory=list[Line])
    appendices: list[list[Element]] = field(default_factory=list[list[Element]])


def regions_of(flow: Sequence[Element]) -> Regions:
    """Take a document apart."""
    regions = Regions()
    start, attached = _type_positions(flow)
    prelude, rest = flow[:start], flow[start:]
    _read_prelude(prelude, regions, has_type=start < len(flow) and _is_type(flow[start]))
    if attached is not None:
        _read_decision(flow[start:attached], regions)
        rest = flow[attached:]
    rest = _read_title(list(rest), regions)
    rest = _take_appendices(rest, regions)
    body = _take_endings(rest, regions)
    _split_opening(body, regions)
    return regions


def _is_type(element: Element) -> bool:
    return isinstance(element, Line) and bool(line_kinds.type_of(element) or line_kinds.numbered_type_of(element))


def _type_positions(flow: Sequence[Element]) -> tuple[int, int | None]:
    """Return where the document's type line stands (or where its letterhead ends), and that of a plan attached to it."""
    types = [index for index, element in enumerate(flow) if _is_type(element)]
    if not types or types[0] > _LETTERHEAD_LINES:
        beginnings = [
            index for index, element in enumerate(flow[:_LETTERHEAD_LINES])
            if isinstance(element, Line) and line_kinds.type_beginning(element)
        ]  # fmt: skip
        return (beginnings[0] if beginnings else _end_of_letterhead(flow)), None
    first = flow[types[0]]
    if isinstance(first, Line) and line_kinds.type_of(first) in _ISSUING_TYPES:
        ended = next((i for i, e in enumerate(flow) if isinstance(e, Line) and line_kinds.RECIPIENTS.match(e.plain)), None)
        later = [index for index in types[1:] if ended is not None and index > ended]
        return types[0], later[0] if later else None
    return types[0], None


def _end_of_letterhead(flow: Sequence[Element]) -> int:
    """A document without a type line: its letterhead ends with the last number, date or motto near the top."""
    end = 0
    for index, element in enumerate(flow[:_LETTERHEAD_LINES]):
        if not isinstance(element, Line) or (element.marker and not element.marker.is_bullet):
            break
        if index == end and element.is_capitals and not element.marker:
            end = index + 1
        if _is_letterhead_line(element):
            end = index + 1
    return end


def _is_letterhead_line(line: Line) -> bool:
    if line.is_capitals:
        return True
    if len(line.text.split()) > 20:
        return False
    known = (line_kinds.STATE_MOTTO, line_kinds.PARTY_NAME, line_kinds.LOOKS_LIKE_DATE, line_kinds.SUBJECT)
    return any(pattern.search(line.plain) for pattern in known) or line_kinds.is_number_line(line)


def _read_prelude(prelude: Sequence[Element], regions: Regions, *, has_type: bool) -> None:
    """Lines before the type are the letterhead; a sentence among them already gives the reason (a quoted plan)."""
    for element in prelude:
        if isinstance(element, Table):
            regions.body.append(element)
        elif has_type and len(element.text.split()) > 12 and not _is_letterhead_line(element) and not element.gaps:
            regions.preface.append(element)
        else:
            regions.letterhead += columns_of(element)


def columns_of(line: Line) -> list[Line]:
    """Cut a flattened letterhead line where its right column begins."""
    for gap in line.gaps:
        if 0 < gap < len(line.text) and _RIGHT_COLUMN.match(matchable(only_vietnamese(line.text[gap:]))):
            return list(split_at(line, gap))
    if line.marker is None and (name := _NATIONAL_NAME.search(line.key)):
        return list(split_at(line, name.start()))
    return [line]


def _read_decision(part: Sequence[Element], regions: Regions) -> None:
    """The decision that puts the plan in force: number, date, signer and recipients are its own, the duties are not."""
    kept = _take_endings(list(part), regions)
    regions.decision += [line for element in kept for line in (element.lines if isinstance(element, Table) else [element])]


def _read_title(rest: list[Element], regions: Regions) -> list[Element]:
    """Take type line and title off the beginning."""
    first = rest[0] if rest else None
    if not isinstance(first, Line):
        return rest
    behind = rest[1:]
    if name := line_kinds.type_of(first):
        regions.type_name = name
        regions.type_lines.append(first)
    elif numbered := line_kinds.numbered_type_of(first):
        regions.type_name = numbered[0]
        regions.letterhead.append(first)
    elif beginning := line_kinds.type_beginning(first):
        regions.type_name = beginning[0]
        head, tail = split_at(first, beginning[1])
        regions.type_lines.append(head)
        behind.insert(0, tail)
    else:
        return rest
    return _take_title_lines(behind, regions)


def _take_title_lines(rest: list[Element], regions: Regions) -> list[Element]:
    past_rule = False
    while rest and isinstance(rest[0], Line):
        line = rest[0]
        if line.is_rule:
            past_rule = past_rule or bool(regions.title)
            regions.notes.append(line)
        elif attached := line_kinds.ATTACHED.search(line.key):
            if attached.start() > 0 and line.marker is None:
                title, line = split_at(line, attached.start())
                regions.title.append(title)
            regions.notes.append(line)
            return rest[1:]
        elif _is_title_line(line, regions.title, past_rule=past_rule):
            regions.title.append(line)
        else:
            return rest
        rest = rest[1:]
    return rest


def _is_title_line(line: Line, title: list[Line], *, past_rule: bool) -> bool:
    if line.marker or len(title) > 12:
        return False
    if line_kinds.OPENING_WORDS.match(line.key) and (title and (past_rule or not line.is_centred) and not line.is_capitals):
        return False
    if past_rule:
        return (
            line.is_capitals or line.text[0].islower() or (not line.text.endswith((".", ";", ":", ",")) and len(line.text) < 160)
        )
    if not title:
        return True
    return line.is_centred or line.is_bold or line.is_capitals or line.text[0].islower()


def _take_appendices(rest: list[Element], regions: Regions) -> list[Element]:
    ended = next((i for i, e in enumerate(rest) if isinstance(e, Line) and line_kinds.RECIPIENTS.match(e.plain)), len(rest))
    starts: list[int] = []
    for index, element in enumerate(rest):
        is_title_below = bool(starts) and index - starts[-1] < _APPENDIX_HEAD_LINES
        is_enclosure = index > ended and not is_title_below and isinstance(element, Line) and _is_title_of_enclosure(element)
        if is_enclosure or (isinstance(element, Line) and is_appendix_line(element)):
            starts.append(index)
    for index, start in enumerate(starts):
        end = starts[index + 1] if index + 1 < len(starts) else len(rest)
        regions.appendices.append(rest[start:end])
    return rest[: starts[0]] if starts else rest


def is_appendix_line(line: Line) -> bool:
    """Whether an appendix begins with this line."""
    if line.marker or len(line.text) > 120 or line.text.endswith((".", ";")):
        return False
    found = line_kinds.APPENDIX.fullmatch(line.key)
    return bool(found) and (line.text[:7].isupper() or bool(found["number"]) or line.is_centred)


def _is_title_of_enclosure(line: Line) -> bool:
    """Whether a line behind the recipients heads a list or a form that goes with the plan without being called appendix."""
    return line.marker is None and line.is_capitals and line.is_centred and bool(line_kinds.ENCLOSURE.match(line.key))


def _take_endings(part: list[Element], regions: Regions) -> list[Element]:
    """Take recipients and signature out, wherever they stand; return the rest."""
    kept: list[Element] = []
    position = 0
    while position < len(part):
        element = part[position]
        if isinstance(element, Line) and line_kinds.RECIPIENTS.match(element.plain):
            position = _take_recipients(part, position, regions)
        elif isinstance(element, Line) and line_kinds.is_signature_line(element) and _may_sign_here(part, position):
            position = _take_signature(part, position, regions)
        else:
            kept.append(element)
            position += 1
    return kept


def _take_recipients(part: list[Element], position: int, regions: Regions) -> int:
    head = part[position]
    assert isinstance(head, Line)
    for piece in _recipient_columns(head):
        (regions.signature if line_kinds.is_signature_line(piece) else regions.recipients).append(piece)
    position += 1
    while position < len(part) and isinstance(line := part[position], Line) and _is_among_recipients(line, head):
        for piece in _recipient_columns(line):
            signs = line_kinds.is_signature_line(piece) or line_kinds.name_at_end(piece.text) == line_kinds.without_degree(
                piece.text
            )
            (regions.signature if signs and piece.marker is None else regions.recipients).append(piece)
        position += 1
    return position


def _is_among_recipients(line: Line, head: Line) -> bool:
    """Whether a line stands in the list of recipients, or in the signature's column beside it."""
    if line.cell is not None and line.cell == head.cell:
        return not line_kinds.is_signature_line(line)
    if line.marker and line.marker.kind in _BULLET_KINDS:
        return True
    return (
        head.cell is None
        and line.cell is None
        and line_kinds.name_at_end(line.text) == line_kinds.without_degree(line.text) != ""
    )


def _recipient_columns(line: Line) -> list[Line]:
    """Cut "Nơi nhận:   T/M ĐẢNG ỦY" and "- Lưu VP.   BÍ THƯ" in two."""
    found = line_kinds.RECIPIENTS.match(line.key) if line.marker is None else None
    position = found.end() if found else line.gaps[0] if line.gaps else 0
    if 0 < position < len(line.text) and line.text[position:].strip(" :"):
        return list(split_at(line, position))
    return [line]


def _may_sign_here(part: list[Element], position: int) -> bool:
    """A signature stands in a frame, after the recipients, or with nothing but short lines behind it."""
    line = part[position]
    if isinstance(line, Line) and line.cell is not None:
        return True
    below: list[Line] = []
    for element in part[position : position + 6]:
        if not isinstance(element, Line):
            break
        below.append(element)
    is_last = position + len(below) == len(part) or len(below) == 6
    is_signed = any(line_kinds.name_at_end(below_line.text) for below_line in below)
    return (is_last or is_signed) and all(len(below_line.text.split()) <= 14 for below_line in below)


def _take_signature(part: list[Element], position: int, regions: Regions) -> int:
    first = part[position]
    while position < len(part) and isinstance(line := part[position], Line) and isinstance(first, Line):
        is_over = line.cell != first.cell or line.marker or len(line.text.split()) > 14 or line_kinds.RECIPIENTS.match(line.plain)
        if is_over or line_kinds.type_of(line) or is_appendix_line(line):
            break
        regions.signature.append(line)
        position += 1
    return position


def _split_opening(body: list[Element], regions: Regions) -> None:
    """The opening ends where the first number, heading or table stands; without numbers, with the first bullet."""
    start = next((i for i, e in enumerate(body) if _begins_body(e, numbered=True)), None)
    if start is None:
        start = next((i for i, e in enumerate(body) if _begins_body(e, numbered=False)), len(body))
    for element in body[:start]:
        if isinstance(element, Line):
            regions.opening.append(element)
    regions.body += body[start:]


def _begins_body(element: Element, *, numbered: bool) -> bool:
    if isinstance(element, Table):
        return True
    if element.marker is None:
        return numbered and title_marker(element) is not None
    if element.marker.is_bullet:
        return not numbered and not line_kinds.OPENING_WORDS.match(element.key)
    return True
