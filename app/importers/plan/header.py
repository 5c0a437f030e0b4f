"""Letterhead, title, opening and signature -> the plan as a document: issuer, number, date, type, title, period, signer."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from app.domain.document import SignatureBlock, System
from app.importers.plan import line_kinds
from app.importers.plan.citations import bases_of
from app.importers.plan.ledger import Ledger, Owner
from app.importers.plan.lines import Line
from app.importers.plan.regions import Regions
from app.importers.plan.result import FindingCode, NamedPart, ReadHeader
from app.importers.plan.ledger import place_of
from app.importers.plan.unit_words import PLACES
from app.text.matching import matchable
from app.text.normalise import one_line

_NUMBER_WORDS = {"số", "ký", "hiệu"}
_DATE_WORDS = {"ngày", "tháng", "năm", ""}
_PERIOD = re.compile(
    r"(?:giai đoạn|thời kỳ)\s*(?:từ\s+)?(?:năm\s+)?(?P<first>(?:19|20)\d{2})\s*(?:-|đến)\s*(?:năm\s+)?(?P<last>(?:19|20)\d{2})"
)
_ISSUES = re.compile(
    r"(?:[,;.]\s+|^)(?P<body>[^,;.\d]{4,90}?)\s+(?:ban hành|xây dựng)\s+(?:kế hoạch|chương trình|nghị quyết|chỉ thị|đề án|hướng dẫn)"
)
_CONTINUES = re.compile(
    rf"(?:và|về|của|các|cho|trong|tại|khối|việt nam|trung ương|thành phố|nước|{PLACES.replace(', ', '|')})(?!\w)"
)
_UNFINISHED = re.compile(r"(?:\s(?:và|của|các|cho|về)|[,-])$")
_BODY_HEADS = re.compile(
    r"(?:tiểu ban|ban|ủy ban|ubnd|hội đồng|hđnd|sở|bộ|cục|chi cục|tổng cục|vụ|viện|đảng ủy|đảng bộ|đảng đoàn|chi bộ|chi ủy|tỉnh ủy|thành ủy|"
    r"huyện ủy|quận ủy|thị ủy|quân ủy|hội|liên đoàn|liên hiệp|liên minh|công đoàn|đoàn|tỉnh đoàn|thành đoàn|huyện đoàn|mặt trận|văn phòng|"
    r"phòng|trung tâm|trường|học viện|đại học|bệnh viện|công an|tòa án|viện kiểm sát|kho bạc|thanh tra|khối|tổ|đội|tổng công ty|công ty|"
    r"ngân hàng|bảo hiểm xã hội|báo|đài|thường trực)(?!\w)"
)
_SECOND_POST = re.compile(
    r"\s+(?=PHÓ\b)|(?<!PHÓ)(?<!KT\.)(?<!QUYỀN)\s+(?=(?:TRƯỞNG (?:BAN|PHÒNG|TIỂU|ĐOÀN)|GIÁM ĐỐC|BÍ THƯ|CHỦ TỊCH)\b)"
)
_PARTY_NUMBER = re.compile(r"-\s?[\w&]+\s?/\s?[\w&]+")


@dataclass(slots=True)
class _Letterhead:
    """What the lines of a letterhead say."""

    bodies: list[Line] = field(default_factory=list[Line])
    subject: list[Line] = field(default_factory=list[Line])
    number: str | None = None
    symbol: str = ""
    issued_on: date | None = None
    place: str | None = None
    system: System | None = None


@dataclass(slots=True)
class _Signed:
    """What a signature says."""

    authority: list[str] = field(default_factory=list[str])
    title: list[str] = field(default_factory=list[str])
    name: str | None = None


def read_header(regions: Regions, text: str, ledger: Ledger) -> tuple[ReadHeader, list[NamedPart]]:
    """Read what the document says of itself.

    Args:
        regions: the document taken apart.
        text: the whole text, for what a document without letterhead says in passing.
        ledger: takes the account of the words.

    Returns:
        The header, and the parts found among its lines: marks, notes, second titles.
    """
    parts: list[NamedPart] = []
    letterhead = _read_letterhead(regions.letterhead, ledger, parts, has_type=regions.type_name is not None)
    superior, body = _bodies(letterhead.bodies, ledger, parts)
    signed = _read_signature(regions.signature, ledger, parts)
    type_name = regions.type_name or ("Công văn" if letterhead.subject else line_kinds.type_named_itself(text))
    for line in regions.type_lines:
        ledger.claim(line, Owner.ELSEWHERE)
    ledger.claim_all([*regions.title, *letterhead.subject], Owner.ELSEWHERE)
    subject = one_line(" ".join(line.text for line in regions.title or letterhead.subject)) or None
    bases = bases_of([*regions.opening, *(line for line in regions.decision if line.key.startswith("căn cứ"))])
    return ReadHeader(
        issuing_body=body or _issuer_in(regions.opening),
        superior=superior,
        document_number=letterhead.number,
        issued_on=letterhead.issued_on,
        place=letterhead.place,
        type=type_name,
        subject=subject,
        bases=bases,
        period=_period(subject),
        system=letterhead.system or _system_by_number(letterhead.number or letterhead.symbol, signed),
        signature=SignatureBlock(
            " / ".join(signed.authority) or None,
            " / ".join(signed.title) or None,
            signed.name,
        ),
    ), parts


def _read_letterhead(lines: Sequence[Line], ledger: Ledger, parts: list[NamedPart], *, has_type: bool) -> _Letterhead:
    read = _Letterhead()
    for line in lines:
        if line_kinds.SECRECY.fullmatch(line.key):
            ledger.find(FindingCode.SECRECY_STAMP, [line])
        elif numbered := line_kinds.numbered_type_of(line):
            read.number = numbered[1]
            ledger.claim_shown(line, numbered, _NUMBER_WORDS)
        elif line_kinds.is_number_line(line):
            _read_number(line, read, ledger)
        elif line_kinds.LOOKS_LIKE_DATE.search(line.key) and len(line.text.split()) <= 20:
            _read_date(line, read, ledger)
        elif system := _system_of(line):
            read.system = read.system or system
            _mark(line, ledger, parts)
        elif (
            line.is_rule
            or line_kinds.URGENCY.fullmatch(line.key)
            or (read.bodies and line_kinds.ORGANISATION_NAME.fullmatch(line.key))
        ):
            _mark(line, ledger, parts)
        elif line.is_capitals or has_type and not line.marker:
            read.bodies.append(line)
        elif not line.marker:
            read.subject.append(line)
    return read


def _mark(line: Line, ledger: Ledger, parts: list[NamedPart]) -> None:
    parts.append(NamedPart("mark", place_of(line), line.text))
    ledger.claim(line, Owner.ELSEWHERE)


def _system_of(line: Line) -> System | None:
    if line_kinds.PARTY_NAME.search(line.key):
        return System.PARTY
    return System.STATE if line_kinds.STATE_MOTTO.search(line.key) else None


def _read_number(line: Line, read: _Letterhead, ledger: Ledger) -> None:
    found = line_kinds.NUMBER_LINE.match(line.key)
    if found is None:
        ledger.claim_shown(line, [], _NUMBER_WORDS)
        return
    if found["number"]:
        read.number = line.body[found.start("number") : found.end("number")]
    read.symbol = line.body[found.start("symbol") : found.end("symbol")]
    ledger.claim_shown(line, [line.body[: found.end()]], _NUMBER_WORDS)


def _read_date(line: Line, read: _Letterhead, ledger: Ledger) -> None:
    found = line_kinds.DATE_LINE.search(line.key)
    if found:
        read.place = line.text[found.start("place") : found.end("place")].strip()
        if found["day"] and found["month"] and found["year"]:
            read.issued_on = _day(int(found["year"]), int(found["month"]), int(found["day"]))
    else:
        read.place = line.text[: matchable(line.text).index(", ngày")].strip()
    ledger.claim_shown(line, [read.place], _DATE_WORDS)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _bodies(lines: Sequence[Line], ledger: Ledger, parts: list[NamedPart]) -> tuple[str | None, str | None]:
    """Return the body above and the issuing body: the lowest name of the letterhead, names running over several lines."""
    names: list[list[Line]] = []
    for line in lines:
        if names and not _is_new_body(names[-1][-1], line):
            names[-1].append(line)
        else:
            names.append([line])
    for name in names[:-2]:
        for line in name:
            _mark(line, ledger, parts)
    for name in names[-2:]:
        ledger.claim_all(name, Owner.ELSEWHERE)
    written = [one_line(" ".join(line.text for line in name)) for name in names[-2:]]
    return (written[0] if len(written) == 2 else None), (written[-1] if written else None)


def _is_new_body(above: Line, line: Line) -> bool:
    if _UNFINISHED.search(above.key) or _CONTINUES.match(line.key):
        return False
    return bool(_BODY_HEADS.match(line.key))


def _issuer_in(opening: Sequence[Line]) -> str | None:
    """A document without letterhead names its issuer where it says who issues it."""
    for line in opening:
        found = list(_ISSUES.finditer(line.key))
        if found and _BODY_HEADS.match(found[-1]["body"].strip()):
            return line.body[found[-1].start("body") : found[-1].end("body")].strip()
    return None


def _period(subject: str | None) -> tuple[str, str] | None:
    found = _PERIOD.search(matchable(subject or ""))
    return (found["first"], found["last"]) if found else None


def _system_by_number(number: str, signed: _Signed) -> System | None:
    """Party numbers are written 12-KH/TU, state numbers 12/KH-UBND; so are "T/M" and "TM." """
    if number:
        return System.PARTY if _PARTY_NUMBER.search(number) and "/" not in number.split("-")[0] else System.STATE
    authority = matchable(" ".join(signed.authority))
    if authority.startswith("t/m"):
        return System.PARTY
    return System.STATE if authority.startswith("tm") else None


def _read_signature(lines: Sequence[Line], ledger: Ledger, parts: list[NamedPart]) -> _Signed:
    """Authority, post and name stand one below the other; what follows the name is a second post."""
    signed = _Signed()
    for line in lines:
        words = line.text if signed.name is None else ""
        name = line_kinds.name_at_end(words)
        post = words[: len(words) - len(name)].strip() if name else words.strip()
        if not words or line.is_rule or not (name or line.is_capitals):
            parts.append(NamedPart("signature", place_of(line), line.text))
        else:
            _take_post(post, signed)
            signed.name = name or None
        ledger.claim(line, Owner.ELSEWHERE)
    return signed


def _take_post(post: str, signed: _Signed) -> None:
    if not post:
        return
    key = matchable(post)
    if re.match(r"t\s*/\s*m|tm\b|thay mặt", key) and not signed.title:
        signed.authority.append(post)
    else:
        signed.title += [part.strip() for part in _SECOND_POST.split(post)]
