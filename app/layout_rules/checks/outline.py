"""Checks of what is numbered: main sections one after the other, appendices with number, title, reference and pages."""

import re
from collections.abc import Iterator

from app.layout_rules.checks.remark import CheckedDocument, Remark, fault, ok, unsure
from app.layout_rules.numbering import roman
from app.layout_rules.parts import Align, Part
from app.layout_rules.profile import Rule
from app.layout_rules.reading import LaidParagraph

_ROMAN_NUMBER = re.compile(r"([IVXLC]+)\s*[-.–]")
_APPENDIX_NUMBER = re.compile(r"phụ lục\s*(?P<number>\d+|[IVXLC]+)?$", re.IGNORECASE)
_FORMS = {"arabic": (re.compile(r"\d+"), "số Ả Rập"), "roman": (re.compile(r"[IVXLC]+"), "số La Mã")}


def main_sections(document: CheckedDocument) -> Iterator[Remark]:
    """Main sections are numbered I, II, III without a gap; a person looks where they are not."""
    numbered = [(line, found[1]) for line in document.found.of(Part.HEADING_1) if (found := _ROMAN_NUMBER.match(line.line))]
    for rule in document.rules_of(Part.HEADING_1):
        expected = 1
        for line, written in numbered:
            if written == roman(1):
                expected = 1  # a new chapter begins again
            if written != roman(expected):
                yield unsure(rule, line, f"mục {written} đứng sau mục {roman(expected - 1) if expected > 1 else '(không có)'}")
            expected = _value(written) + 1


def appendices(document: CheckedDocument) -> Iterator[Remark]:
    """Number, title, reference and page numbers of every appendix (P-90, S-90)."""
    rule = document.profile.rule(Part.APPENDIX_NUMBER)
    numbers = document.found.of(Part.APPENDIX_NUMBER)
    if rule is None or not numbers:
        return
    for position, line in enumerate(numbers):
        end = numbers[position + 1].number if position + 1 < len(numbers) else len(document.layout.paragraphs) + 1
        own = [part for part, one in document.found.placed if line.number < one.number < end]
        wrong = list(_wrong(document, rule, line, own, is_only=len(numbers) == 1))
        yield fault(rule, line, ", ".join(wrong)) if wrong else ok(rule, line)
        if not _counts_its_pages(document, line):
            yield unsure(rule, line, "số trang không đánh riêng cho phụ lục")


def _wrong(document: CheckedDocument, rule: Rule, line: LaidParagraph, own: list[Part], *, is_only: bool) -> Iterator[str]:
    found = _APPENDIX_NUMBER.match(line.plain)
    written = found["number"] if found else None
    if rule.numbering is not None:
        form, label = _FORMS[rule.numbering]
        if written is None and not is_only:
            yield "có nhiều phụ lục mà không đánh số"
        if written is not None and not form.fullmatch(written):
            yield f"không đánh {label}"
    if line.look.align is not Align.CENTER:
        return  # said already; what stands below cannot be told for certain
    if Part.APPENDIX_TITLE not in own:
        yield "không thấy tên phụ lục ở giữa, dưới chữ “Phụ lục”"
    elif rule.wants_reference and Part.APPENDIX_REFERENCE not in own:
        yield "không thấy dòng “Kèm theo …”"


def _counts_its_pages(document: CheckedDocument, line: LaidParagraph) -> bool:
    """Whether page numbers start again with the section an appendix opens; where none are shown, there is nothing to ask."""
    section = document.layout.sections[min(line.section, len(document.layout.sections) - 1)]
    shows_numbers = any(one.has_page_field for one in section.header)
    return not shows_numbers or section.numbers_from == 1


def _value(number: str) -> int:
    return next((value for value in range(1, 100) if roman(value) == number), 0)
