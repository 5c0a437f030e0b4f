"""Checks of drawn lines: there at all, and as long as demanded.

Clerks draw them as a border of a paragraph, as a line anchored anywhere near, as underlined letters or as typed dashes; only
what can be measured is judged.
"""

from collections.abc import Iterator, Sequence

from app.layout_rules.advances import longest_line_mm, text_width_mm
from app.layout_rules.checks.remark import CheckedDocument, Remark, fault, not_judged, ok, unsure
from app.layout_rules.parts import Part
from app.layout_rules.profile import Rule
from app.layout_rules.reading import LaidParagraph

ABOVE: dict[Part, tuple[Part, ...]] = {
    Part.TITLE_RULE: (Part.MOTTO, Part.TITLE),
    Part.ISSUING_BODY_RULE: (Part.ISSUING_BODY,),
    Part.SEPARATOR: (Part.SUBJECT,),
}
_TOLERANCE = 0.01
_NEAR = 20
"""Paragraphs from the top in which the lines of a letterhead are anchored."""


def drawn_rules(document: CheckedDocument) -> Iterator[Remark]:
    """Judge every rule line the profile demands."""
    for part, above in ABOVE.items():
        for rule in document.rules_of(part):
            if rule.share is not None:
                yield from _judged(document, rule, part, above)


def _judged(document: CheckedDocument, rule: Rule, part: Part, above: Sequence[Part]) -> Iterator[Remark]:
    texts = next((lines for name in above if (lines := document.found.of(name))), None)
    if texts is None:
        yield not_judged(rule, "không nhận ra dòng chữ phía trên")
        return
    drawn = [length for line in document.layout.paragraphs[:_NEAR] for length in line.lines_mm]
    if any(fits(document, rule, texts, length) for length in drawn):
        yield ok(rule, texts[-1])
        return
    lines = document.found.of(part)
    if not lines:
        yield _unmarked(document, rule, texts[-1], is_drawn=bool(drawn))
        return
    length = length_mm(document, lines[0])
    if length is None or texts[-1].shares_line:
        yield not_judged(rule, "không đo được độ dài đường kẻ", lines[0])
    elif fits(document, rule, texts, length):
        yield ok(rule, lines[0])
    else:
        share = length / (text_length_mm(document, texts[-1]) or length)
        typed = ", gõ bằng dấu gạch" if lines[0].line else ""
        judge = unsure if _is_close(rule, share) and not typed else fault
        yield judge(rule, lines[0], f"đường kẻ dài {share:.0%} dòng chữ{typed}")


def _unmarked(document: CheckedDocument, rule: Rule, text: LaidParagraph, *, is_drawn: bool) -> Remark:
    """Judge a text without a line of its own: it may be underlined or have a border itself."""
    if text.look.has_border:
        length = document.width_mm(text) - text.look.left_mm - text.look.right_mm
        is_right = not text.shares_line and fits(document, rule, [text], length)
        return ok(rule, text) if is_right else unsure(rule, text, "kẻ bằng đường viền của dòng chữ, cần xem độ dài")
    if text.main.underline:
        whole = rule.share is not None and rule.share[1] >= 1
        return ok(rule, text) if whole else unsure(rule, text, "gạch chân cả dòng chữ thay cho đường kẻ ngắn")
    if is_drawn:
        return not_judged(rule, "có đường vẽ ở đầu văn bản nhưng không rõ thuộc dòng nào", text)
    if text.shares_line or (text.cell is None and rule.part is not Part.SEPARATOR):
        return not_judged(rule, "phần đầu không đặt trong bảng, không rõ đường kẻ", text)
    return fault(rule, text, "không thấy đường kẻ")


_CLOSE = 0.05
"""How far off a line drawn by hand may be before it is called wrong, in lengths of the text above it."""


def _is_close(rule: Rule, share: float) -> bool:
    least, most = rule.share or (0.0, 1.0)
    return least - _CLOSE <= share <= most + _CLOSE


def length_mm(document: CheckedDocument, line: LaidParagraph) -> float | None:
    """Return how long a rule is: a border as wide as its paragraph, a drawing, or typed dashes."""
    if line.look.has_border:
        return document.width_mm(line) - line.look.left_mm - line.look.right_mm
    if line.line:
        return text_width_mm(line.plain, line.main.size_pt, bold=line.main.bold)
    return line.drawing_mm


def text_length_mm(document: CheckedDocument, text: LaidParagraph) -> float:
    """Return the length of the longest line of a text, which may be narrowed by indents."""
    look = text.main
    room = document.width_mm(text) - text.look.left_mm - text.look.right_mm
    return longest_line_mm(text.plain, room, look.size_pt, bold=look.bold, italic=look.italic)


def fits(document: CheckedDocument, rule: Rule, texts: Sequence[LaidParagraph], length: float) -> bool:
    """Whether a line is as long as demanded, measured by any line of the text above it."""
    least, most = rule.share or (0.0, 1.0)
    wholes = [text_length_mm(document, text) for text in texts]
    return any(whole and least - _TOLERANCE <= length / whole <= most + _TOLERANCE for whole in wholes)
