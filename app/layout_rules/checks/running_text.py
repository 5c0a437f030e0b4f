"""Checks of the running text: size, weight, alignment, indent, spacing. Each kind of deviation is told once, with its count."""

from collections.abc import Callable, Iterator

from app.layout_rules.checks.remark import CheckedDocument, Remark, fault, figure, ok
from app.layout_rules.parts import Align, LineRule, Part
from app.layout_rules.profile import Rule
from app.layout_rules.reading import LaidParagraph

_LINE_LABELS = {LineRule.EXACT: "Exactly {} pt", LineRule.AT_LEAST: "At least {} pt", LineRule.MULTIPLE: "{} dòng"}


def body(document: CheckedDocument) -> Iterator[Remark]:
    """Judge the paragraphs of the running text."""
    rule = document.profile.rule(Part.BODY)
    lines = document.found.of(Part.BODY)
    if rule is None or not lines:
        return
    wrong: dict[str, tuple[LaidParagraph, int]] = {}
    for line in lines:
        for judge in _JUDGES:
            if deviation := judge(rule, line):
                first, count = wrong.get(deviation, (line, 0))
                wrong[deviation] = (first, count + 1)
    for deviation, (first, count) in wrong.items():
        yield fault(rule, first, f"{deviation} (ở {count} đoạn)")
    if not wrong:
        yield ok(rule)


def _size(rule: Rule, line: LaidParagraph) -> str:
    size = line.main.size_pt
    return f"cỡ chữ {figure(size)}" if rule.size_pt and not rule.size_pt[0] <= size <= rule.size_pt[1] else ""


def _align(rule: Rule, line: LaidParagraph) -> str:
    return "không dàn đều hai bên" if rule.align is Align.JUSTIFY and line.look.align is not Align.JUSTIFY else ""


def _indent(rule: Rule, line: LaidParagraph) -> str:
    """Judge the first-line indent; a list set with a hanging indent is as good."""
    indent = line.look.first_line_mm if line.look.first_line_mm >= 0 else line.look.left_mm + line.look.first_line_mm
    if line.look.first_line_mm < 0 or rule.first_line_mm is None or rule.first_line_mm[0] <= indent <= rule.first_line_mm[1]:
        return ""
    return f"dòng đầu thụt {figure(indent)} mm"


def _gap(rule: Rule, line: LaidParagraph) -> str:
    gap = line.look.before_pt + line.look.after_pt
    return f"đoạn cách nhau {figure(gap)} pt" if rule.gap_pt and gap < rule.gap_pt[0] else ""


def _line(rule: Rule, line: LaidParagraph) -> str:
    look = line.look
    if rule.line is None or rule.line_rule is None:
        return ""
    if look.line_rule is rule.line_rule and rule.line[0] <= look.line <= rule.line[1]:
        return ""
    if rule.line_rule is LineRule.MULTIPLE and look.line_rule is not LineRule.MULTIPLE and _as_lines(line, rule.line):
        return ""
    value = f"{look.line:g}".replace(".", ",")
    return f"giãn dòng {_LINE_LABELS[look.line_rule].format(value)}"


_SINGLE_LINE = 1.15
"""Height of a single line of Times New Roman in letter sizes."""


def _as_lines(line: LaidParagraph, limits: tuple[float, float]) -> bool:
    """Whether a height in points lies between so many lines."""
    single = line.main.size_pt * _SINGLE_LINE
    return limits[0] * single - 0.5 <= line.look.line <= limits[1] * single + 0.5


_JUDGES: tuple[Callable[[Rule, LaidParagraph], str], ...] = (_size, _align, _indent, _gap, _line)
