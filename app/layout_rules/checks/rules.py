"""Checks of drawn lines: there at all, and as long as demanded."""

from collections.abc import Iterator, Sequence

from app.layout_rules.advances import longest_line_mm
from app.layout_rules.checks.remark import CheckedDocument, Remark, fault, ok, unsure
from app.layout_rules.parts import Part
from app.layout_rules.profile import Rule
from app.layout_rules.reading import LaidParagraph

_ABOVE: dict[Part, tuple[Part, ...]] = {
    Part.TITLE_RULE: (Part.MOTTO, Part.TITLE),
    Part.ISSUING_BODY_RULE: (Part.ISSUING_BODY,),
    Part.SEPARATOR: (Part.SUBJECT,),
}
_TOLERANCE = 0.01


def drawn_rules(document: CheckedDocument) -> Iterator[Remark]:
    """Judge every rule line the profile demands."""
    for part, above in _ABOVE.items():
        for rule in document.rules_of(part):
            if rule.share is not None:
                yield from _judged(document, rule, part, above)


def _judged(document: CheckedDocument, rule: Rule, part: Part, above: Sequence[Part]) -> Iterator[Remark]:
    text = next((lines[-1] for name in above if (lines := document.found.of(name))), None)
    if text is None:
        return
    lines = document.found.of(part)
    if not lines:
        yield _missing(rule, text)
        return
    length = _length(document, lines[0])
    if length is None:
        yield unsure(rule, lines[0], "không đo được độ dài đường kẻ")
        return
    share = length / _text_length(document, text)
    least, most = rule.share or (0.0, 1.0)
    yield (
        ok(rule, lines[0])
        if least - _TOLERANCE <= share <= most + _TOLERANCE
        else fault(rule, text, f"đường kẻ dài {share:.0%} dòng chữ")
    )


def _missing(rule: Rule, text: LaidParagraph) -> Remark:
    if text.main.underline or text.look.has_border:
        return unsure(rule, text, "gạch chân chữ thay cho đường kẻ")
    return fault(rule, text, "không thấy đường kẻ")


def _length(document: CheckedDocument, line: LaidParagraph) -> float | None:
    """Return how long a rule is: a border as wide as its paragraph, or a drawing."""
    if line.look.has_border:
        return document.width_mm(line) - line.look.left_mm - line.look.right_mm
    return line.drawing_mm


def _text_length(document: CheckedDocument, text: LaidParagraph) -> float:
    """Return the length of the longest line of a text, which may be narrowed by indents."""
    look = text.main
    room = document.width_mm(text) - text.look.left_mm - text.look.right_mm
    return longest_line_mm(text.line, room, look.size_pt, bold=look.bold, italic=look.italic)
