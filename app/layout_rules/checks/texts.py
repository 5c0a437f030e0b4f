"""Checks of what the parts say: fixed texts, forms of number and date, marks at line ends, parts that are missing."""

import re
from collections.abc import Iterator

from app.layout_rules.checks.remark import CheckedDocument, Remark, fault, not_judged, ok, unsure
from app.layout_rules.parts import Part
from app.layout_rules.profile import Rule
from app.layout_rules.reading import LaidParagraph
from app.text.compare import comparable

_MAY_GO_ON = frozenset({Part.LETTER_SUBJECT, Part.DRAFT, Part.AUTHORITY})
_WAITS_FOR_REGISTRY = "để trống, chờ văn thư ghi"


def fixed_texts(document: CheckedDocument) -> Iterator[Remark]:
    """Judge texts and patterns of each part."""
    seen: set[Part] = set()
    for part, paragraph in document.found.placed:
        goes_on = part in _MAY_GO_ON and part in seen  # the second line of the same text
        seen.add(part)
        if paragraph.is_blank or goes_on or (part is Part.RECIPIENT and paragraph.line.startswith("+")):
            continue
        for rule in document.rules_of(part):
            yield from _text(rule, paragraph)
    yield from _first_letter(document)
    yield from _line_ends(document)
    yield from _blanks(document)


def closing(document: CheckedDocument) -> Iterator[Remark]:
    """Judge the mark that ends the body."""
    rule, body, label = document.profile.rule("closing"), document.found.of(Part.BODY), document.found.of(Part.RECIPIENTS_LABEL)
    if rule is None or rule.text is None or not body or not label:
        return
    last = body[-1]
    between = document.layout.paragraphs[last.number : label[0].number - 1]
    if last.line.endswith(")") or any(not one.is_blank and one.cell != label[0].cell for one in between):
        yield not_judged(rule, "nội dung không kết thúc bằng một đoạn văn", last)
        return
    ends_long = last.line.endswith("./.")
    holds = ends_long if rule.text == "./." else last.line.endswith(".") and not ends_long
    yield ok(rule, last) if holds else fault(rule, last, f"kết thúc bằng “{last.line[-3:]}”")


def address(document: CheckedDocument) -> Iterator[Remark]:
    """Party reports and plans carry no address line (P-84); a submission has its own word for it (P-83)."""
    names = {comparable(line.line) for line in document.found.of(Part.TYPE_NAME)}
    lines = document.found.of(Part.ADDRESS)
    rule = document.profile.rule("no_address")
    if rule is not None and names & _WITHOUT_ADDRESS:
        yield fault(rule, lines[0], "có dòng Kính gửi") if lines else ok(rule)
    rule = document.profile.rule("submission")
    if rule is not None and rule.text and comparable("Tờ trình") in names and lines:
        holds = lines[0].plain.startswith(rule.text)
        yield ok(rule, lines[0]) if holds else fault(rule, lines[0], f"ghi là “{lines[0].plain[:9]}”")


_WITHOUT_ADDRESS = {comparable("Báo cáo"), comparable("Kế hoạch")}


def type_symbol(document: CheckedDocument) -> Iterator[Remark]:
    """The symbol in the number is that of the type name (P-22, S-20)."""
    rule = document.profile.rule("type_symbol")
    names, numbers = document.found.of(Part.TYPE_NAME), document.found.of(Part.NUMBER)
    if rule is None or not names or not numbers:
        return
    known = {comparable(name): symbol for name, symbol in rule.symbols.items()}
    wanted, written = known.get(comparable(names[0].line)), _SYMBOL.search(numbers[0].plain)
    if wanted is None or written is None or written[1] not in rule.symbols.values():
        yield not_judged(rule, "không rõ tên loại hoặc ký hiệu", numbers[0])
    elif written[1] == wanted:
        yield ok(rule, numbers[0])
    else:
        yield fault(rule, numbers[0], f"ghi “{written[1]}”, văn bản là {names[0].plain}")


_SYMBOL = re.compile(r"[-/]\s*([A-ZĐa-zđy]+)")


def titles_of_learning(document: CheckedDocument) -> Iterator[Remark]:
    """No academic title stands before the signer's name (P-73); some bodies of the State are excepted (S-73)."""
    for name in document.found.of(Part.SIGNER_NAME):
        for rule in document.rules_of(Part.SIGNER_NAME):
            if _LEARNED.match(name.plain):
                yield unsure(rule, name, "có học hàm, học vị hoặc cấp hàm trước họ tên")


_LEARNED = re.compile(r"(?:GS|PGS|TS|ThS|BS|CN|KS|NGND|NGƯT)\b\.?", re.IGNORECASE)


def _text(rule: Rule, paragraph: LaidParagraph) -> Iterator[Remark]:
    written = paragraph.plain
    if rule.text is not None and not rule.share:
        yield ok(rule, paragraph) if written == rule.text else fault(rule, paragraph, f"ghi là “{written}”")
    if rule.pattern is not None:
        ways = (written, paragraph.line, _BLANK.sub(r"\g<0>  ", written))  # what is left blank is nothing but spaces
        fits = any(re.fullmatch(rule.pattern, way) for way in ways)
        yield ok(rule, paragraph) if fits else fault(rule, paragraph, f"ghi là “{written}”")


_BLANK = re.compile(r"\b(?:ngày(?= tháng)|tháng(?= năm)|Số:?(?= ?[-/]))")


def _first_letter(document: CheckedDocument) -> Iterator[Remark]:
    lines = document.found.of(Part.SUBJECT)
    for rule in document.rules_of(Part.SUBJECT):
        if rule.starts is None or not lines:
            continue
        is_upper = lines[0].line[:1].isupper()
        if is_upper is not (rule.starts == "upper"):
            yield fault(rule, lines[0], f"mở đầu bằng chữ {'hoa' if is_upper else 'thường'}")


def _line_ends(document: CheckedDocument) -> Iterator[Remark]:
    """Judge what ends each line of the recipients and of the bases."""
    for part, default in ((Part.RECIPIENT, "."), (Part.BASIS, "")):
        lines = document.found.of(part)
        for rule in document.rules_of(part):
            if rule.separator is None or not lines:
                continue
            for line in lines[:-1]:
                if line.line[-1] != rule.separator:
                    yield fault(rule, line, f"cuối dòng là “{line.line[-1]}”")
            last = rule.last or default
            if last and lines[-1].line[-1] != last:
                yield fault(rule, lines[-1], f"dòng cuối kết thúc bằng “{lines[-1].line[-1]}”")


def _blanks(document: CheckedDocument) -> Iterator[Remark]:
    """Say what is still blank: number and day are filled in by the registry."""
    for part, pattern in ((Part.NUMBER, r"Số\s*:?\s*[\s.…]*[-/]"), (Part.PLACE_AND_DATE, r".*ngày[\s.…]*tháng")):
        for rule in document.rules_of(part):
            for paragraph in document.found.of(part):
                if re.match(pattern, paragraph.line):
                    yield unsure(rule, paragraph, _WAITS_FOR_REGISTRY)
