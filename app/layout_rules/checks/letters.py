"""Checks of what each part's letters look like: size, weight, capitals, alignment."""

from collections.abc import Iterator

from app.layout_rules.checks.remark import CheckedDocument, Remark, fault, figure, ok, unsure
from app.layout_rules.parts import Align, Part
from app.layout_rules.profile import Rule
from app.layout_rules.reading import LaidParagraph

SEEN_TO_ELSEWHERE = frozenset({Part.PAGE_NUMBER, Part.BODY, Part.ARTICLE})
_ALIGN_LABELS = {Align.LEFT: "căn trái", Align.CENTER: "căn giữa", Align.RIGHT: "căn phải", Align.JUSTIFY: "dàn đều"}


def looks(document: CheckedDocument) -> Iterator[Remark]:
    """Judge every recognised paragraph by the rules about its part."""
    for part, paragraph in document.found.placed:
        if part in SEEN_TO_ELSEWHERE or paragraph.is_blank:
            continue
        for rule in document.rules_of(part):
            yield from _judged(rule, paragraph)


def articles(document: CheckedDocument) -> Iterator[Remark]:
    """The word "Điều" with its number is bold; what follows may be plain text (P-57, S-57)."""
    for paragraph in document.found.of(Part.ARTICLE):
        for rule in document.rules_of(Part.ARTICLE):
            yield ok(rule, paragraph) if paragraph.runs[0].look.bold else fault(rule, paragraph, "“Điều …” không đậm")


def has_wrong_size(rule: Rule, size_pt: float) -> bool:
    """Whether a letter size lies outside a rule's."""
    return rule.size_pt is not None and not rule.size_pt[0] <= size_pt <= rule.size_pt[1]


def is_aligned(paragraph: LaidParagraph, wanted: Align) -> bool:
    """Whether a paragraph is set as wanted; text set to both sides starts on the left."""
    actual = paragraph.look.align
    return paragraph.shares_line or actual is wanted or (wanted is Align.LEFT and actual is Align.JUSTIFY)


def _judged(rule: Rule, paragraph: LaidParagraph) -> Iterator[Remark]:
    wrong = list(_wrong(rule, paragraph))
    size = has_wrong_size(rule, paragraph.main.size_pt)
    if size:
        judge = unsure if rule.size_basis == "earlier_only" else fault
        yield judge(rule, paragraph, f"cỡ chữ {figure(paragraph.main.size_pt)}")
    if wrong:
        yield fault(rule, paragraph, ", ".join(wrong))
    if not (wrong or size):
        yield ok(rule, paragraph)


def _wrong(rule: Rule, paragraph: LaidParagraph) -> Iterator[str]:
    look = paragraph.main
    for wanted, actual, yes, no in (
        (rule.bold, look.bold, "chữ đậm", "chữ không đậm"),
        (rule.italic, look.italic, "chữ nghiêng", "chữ không nghiêng"),
        (rule.underline, look.underline, "có gạch chân", "không gạch chân"),
    ):
        if wanted is not None and actual is not wanted:
            yield yes if actual else no
    if rule.upper and not paragraph.line.isupper():
        yield "không in hoa toàn bộ"
    if rule.align is not None and not is_aligned(paragraph, rule.align):
        yield _ALIGN_LABELS[paragraph.look.align]
