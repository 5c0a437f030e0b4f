"""Checks of what each part's letters look like: size, weight, capitals, alignment."""

from collections.abc import Iterator

from app.layout_rules.checks.remark import CheckedDocument, Remark, fault, figure, ok, unsure
from app.layout_rules.parts import Align, Part
from app.layout_rules.profile import Rule
from app.layout_rules.reading import LaidParagraph

_SEEN_TO_ELSEWHERE = frozenset({Part.PAGE_NUMBER, Part.BODY})
_ALIGN_LABELS = {Align.LEFT: "căn trái", Align.CENTER: "căn giữa", Align.RIGHT: "căn phải", Align.JUSTIFY: "dàn đều"}


def looks(document: CheckedDocument) -> Iterator[Remark]:
    """Judge every recognised paragraph by the rules about its part."""
    for part, paragraph in document.found.placed:
        if part in _SEEN_TO_ELSEWHERE or paragraph.is_blank:
            continue
        for rule in document.rules_of(part):
            yield from _judged(rule, paragraph)


def _judged(rule: Rule, paragraph: LaidParagraph) -> Iterator[Remark]:
    wrong = list(_wrong(rule, paragraph))
    size = _wrong_size(rule, paragraph)
    if size:
        yield (unsure if rule.size_basis == "earlier_only" else fault)(rule, paragraph, size)
    if wrong:
        yield fault(rule, paragraph, ", ".join(wrong))
    if not (wrong or size):
        yield ok(rule, paragraph)


def _wrong_size(rule: Rule, paragraph: LaidParagraph) -> str:
    size = paragraph.main.size_pt
    return f"cỡ chữ {figure(size)}" if rule.size_pt and not rule.size_pt[0] <= size <= rule.size_pt[1] else ""


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
    if rule.align is not None and not _is_aligned(paragraph, rule.align):
        yield _ALIGN_LABELS[paragraph.look.align]


def _is_aligned(paragraph: LaidParagraph, wanted: Align) -> bool:
    """Whether a paragraph is set as wanted; text set to both sides starts on the left."""
    actual = paragraph.look.align
    return actual is wanted or (wanted is Align.LEFT and actual is Align.JUSTIFY)
