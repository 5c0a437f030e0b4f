"""Checks of what the parts say: fixed texts, forms of number and date, marks at line ends, parts that are missing."""

import re
from collections.abc import Iterator

from app.layout_rules.checks.remark import CheckedDocument, Remark, fault, ok, unsure
from app.layout_rules.parts import Part
from app.layout_rules.profile import Rule
from app.layout_rules.reading import LaidParagraph

_EXPECTED = (Part.TITLE, Part.MOTTO, Part.ISSUING_BODY, Part.STAR, Part.NUMBER, Part.PLACE_AND_DATE, Part.RECIPIENTS_LABEL)
"""Parts every document has, where a rule speaks of them."""

_WAITS_FOR_REGISTRY = "để trống, chờ văn thư ghi"


def fixed_texts(document: CheckedDocument) -> Iterator[Remark]:
    """Judge texts and patterns of each part."""
    for part, paragraph in document.found.placed:
        if paragraph.is_blank:
            continue
        for rule in document.rules_of(part):
            yield from _text(rule, paragraph)
    yield from _first_letter(document)
    yield from _line_ends(document)
    yield from _blanks(document)


def presence(document: CheckedDocument) -> Iterator[Remark]:
    """Say which parts were not found; a person decides whether they are missing."""
    for part in _EXPECTED:
        for rule in document.rules_of(part):
            if not document.found.of(part):
                yield unsure(rule, None, "không nhận ra trong văn bản")


def closing(document: CheckedDocument) -> Iterator[Remark]:
    """Judge the mark that ends the body."""
    rule, body = document.profile.rule("closing"), document.found.of(Part.BODY)
    if rule is None or rule.text is None or not body:
        return
    last = body[-1]
    ends_long = last.line.endswith("./.")
    holds = ends_long if rule.text == "./." else last.line.endswith(".") and not ends_long
    yield ok(rule, last) if holds else fault(rule, last, f"kết thúc bằng “{last.line[-3:]}”")


def address(document: CheckedDocument) -> Iterator[Remark]:
    """Party reports and plans carry no address line (P-84)."""
    rule = document.profile.rule("no_address")
    if rule is None or not document.found.of(Part.TYPE_NAME):
        return
    lines = document.found.of(Part.ADDRESS)
    yield fault(rule, lines[0], "có dòng Kính gửi") if lines else ok(rule)


def _text(rule: Rule, paragraph: LaidParagraph) -> Iterator[Remark]:
    if rule.text is not None and rule.part is not None and not rule.share:
        yield ok(rule, paragraph) if paragraph.line == rule.text else fault(rule, paragraph, f"ghi là “{paragraph.line}”")
    if rule.pattern is not None:
        fits = re.fullmatch(rule.pattern, paragraph.line)
        yield ok(rule, paragraph) if fits else fault(rule, paragraph, f"ghi là “{paragraph.line}”")


def _first_letter(document: CheckedDocument) -> Iterator[Remark]:
    lines = document.found.of(Part.SUBJECT)
    for rule in document.rules_of(Part.SUBJECT):
        if rule.starts is None or not lines:
            continue
        is_upper = lines[0].line[:1].isupper()
        if is_upper is not (rule.starts == "upper"):
            yield fault(rule, lines[0], f"mở đầu bằng chữ {'hoa' if is_upper else 'thường'}")


def _line_ends(document: CheckedDocument) -> Iterator[Remark]:
    """Judge what ends each line of the recipients."""
    lines = document.found.of(Part.RECIPIENT)
    for rule in document.rules_of(Part.RECIPIENT):
        if rule.separator is None:
            continue
        for line in lines[:-1]:
            if not line.line.endswith(rule.separator):
                yield fault(rule, line, f"cuối dòng là “{line.line[-1]}”")
        if lines and not lines[-1].line.endswith("."):
            yield fault(rule, lines[-1], f"dòng cuối kết thúc bằng “{lines[-1].line[-1]}”")


def _blanks(document: CheckedDocument) -> Iterator[Remark]:
    """Say what is still blank: number and day are filled in by the registry."""
    for part, pattern in ((Part.NUMBER, r"Số\s*:?\s*[\s.…]*[-/]"), (Part.PLACE_AND_DATE, r".*ngày[\s.…]*tháng")):
        for rule in document.rules_of(part):
            for paragraph in document.found.of(part):
                if re.match(pattern, paragraph.line):
                    yield unsure(rule, paragraph, _WAITS_FOR_REGISTRY)
