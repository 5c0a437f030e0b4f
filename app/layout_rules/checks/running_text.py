"""Checks of the running text: size, alignment, indent, spacing; each deviation by itself, told together by the checker."""

from collections.abc import Callable, Iterator

from app.layout_rules.checks.remark import CheckedDocument, Remark, fault, figure, ok
from app.layout_rules.parts import Align, LineRule, Part
from app.layout_rules.profile import Rule
from app.layout_rules.reading import LaidParagraph

_LINE_LABELS = {LineRule.EXACT: "Exactly {} pt", LineRule.AT_LEAST: "At least {} pt", LineRule.MULTIPLE: "{} dòng"}


def body(document: CheckedDocument) -> Iterator[Remark]:
    """Judge the paragraphs of the running text."""
    rule = document.profile.rule(Part.BODY)
    if rule is None:
        return
    is_clean = True
    for line in document.found.of(Part.BODY):
        for is_right, deviation in _JUDGES:
            if not is_right(rule, line):
                is_clean = False
                yield fault(rule, line, deviation(line))
    if is_clean and document.found.of(Part.BODY):
        yield ok(rule)


def has_right_size(rule: Rule, line: LaidParagraph) -> bool:
    """Whether most letters have a size within the rule's."""
    return rule.size_pt is None or rule.size_pt[0] <= line.main.size_pt <= rule.size_pt[1]


def has_right_alignment(rule: Rule, line: LaidParagraph) -> bool:
    """Whether a line is set to both sides where demanded."""
    return rule.align is not Align.JUSTIFY or line.look.align is Align.JUSTIFY


def has_right_indent(rule: Rule, line: LaidParagraph) -> bool:
    """Judge the first-line indent; a list with a hanging indent and a tab typed at the start are as good."""
    indent = line.look.first_line_mm
    if rule.first_line_mm is None or indent < 0 or line.is_listed or (line.runs and line.runs[0].text.startswith("\t")):
        return True
    least, most = rule.first_line_mm
    return least <= indent <= most or (indent == 0 and least <= line.look.left_mm <= most)


def has_right_gap(rule: Rule, line: LaidParagraph) -> bool:
    """Whether paragraphs stand far enough apart."""
    return rule.gap_pt is None or line.look.before_pt + line.look.after_pt >= rule.gap_pt[0]


def has_right_line(rule: Rule, line: LaidParagraph) -> bool:
    """Judge the height of a line."""
    look = line.look
    if rule.line is None or rule.line_rule is None:
        return True
    if look.line_rule is rule.line_rule:
        return rule.line[0] <= look.line <= rule.line[1]
    return rule.line_rule is LineRule.MULTIPLE and look.line_rule is not LineRule.MULTIPLE and _as_lines(line, rule.line)


_SINGLE_LINE = 1.15
"""Height of a single line of Times New Roman in letter sizes."""


def _as_lines(line: LaidParagraph, limits: tuple[float, float]) -> bool:
    """Whether a height in points lies between so many lines."""
    single = line.main.size_pt * _SINGLE_LINE
    return limits[0] * single - 0.5 <= line.look.line <= limits[1] * single + 0.5


def _line_label(line: LaidParagraph) -> str:
    value = f"{line.look.line:g}".replace(".", ",")
    return f"giãn dòng {_LINE_LABELS[line.look.line_rule].format(value)}"


_JUDGES: tuple[tuple[Callable[[Rule, LaidParagraph], bool], Callable[[LaidParagraph], str]], ...] = (
    (has_right_size, lambda line: f"cỡ chữ {figure(line.main.size_pt)}"),
    (has_right_alignment, lambda _: "không dàn đều hai bên"),
    (has_right_indent, lambda line: f"dòng đầu thụt {figure(line.look.first_line_mm)} mm"),
    (has_right_gap, lambda line: f"đoạn cách nhau {figure(line.look.before_pt + line.look.after_pt)} pt"),
    (has_right_line, _line_label),
)
