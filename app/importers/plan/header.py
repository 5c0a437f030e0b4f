"""Letterhead, title, opening and signature -> the plan as a document."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from app.domain.document import SignatureBlock, System
from app.domain.plan_reading import NamedPart, ReadHeader
from app.importers.plan import line_kinds
from app.importers.plan.citations import bases_of
from app.importers.plan.ledger import Ledger, Owner, place_of
from app.importers.plan.letterhead import BODY_HEADS, Letterhead, read_letterhead
from app.importers.plan.lines import Line
from app.importers.plan.regions import Regions
from app.text.matching import matchable
from app.text.normalise import one_line

_PERIOD = re.compile(
    r"(?:giai đoạn|thời kỳ)\s*(?:từ\s+)?(?:năm\s+)?(?P<first>(?:19|20)\d{2})\s*(?:-|đến)\s*(?:năm\s+)?(?P<last>(?:19|20)\d{2})"
)
_YEAR = re.compile(r"năm\s+(?P<year>20\d{2})")
_ISSUES = re.compile(
    r"(?:[,;.]\s+|^)(?P<body>[^,;.\d]{4,90}?)\s+(?:ban hành|xây dựng)\s+(?:kế hoạch|chương trình|nghị quyết|chỉ thị"
    r"|đề án|hướng dẫn)"
)
_PARTY_NUMBER = re.compile(r"[^/]*-\s?[\w&]+\s?/\s?[\w&]+")
# "T/L BAN THƯỜNG VỤ" signs for a body, "TL. CHỦ TỊCH" for another post.
_AUTHORITY = re.compile(
    r"t\s*/\s*m|tm\b|thay mặt|t\s*/?\s*l\s*\.?\s+(?:ban|đảng|tỉnh|thành|huyện|xã|thường|hội đồng|ủy ban|ubnd)\b"
)

# Posts that stand one behind the other on a line: "TRƯỞNG BAN PHÓ THỦ TƯỚNG".
_NEXT_POST = re.compile(
    r"\s+(?=PHÓ\b)|(?<!PHÓ)(?<!KT\.)(?<!KT)(?<!K/T)(?<!Q\.)(?<!TL\.)(?<!T/L)(?<!QUYỀN)"
    r"\s+(?=(?:TRƯỞNG (?:BAN|PHÒNG|TIỂU|ĐOÀN)|GIÁM ĐỐC|BÍ THƯ|CHỦ TỊCH)\b)"
)


@dataclass(frozen=True, slots=True)
class HeaderReading:
    """The header, and what was seen on the way.

    Attributes:
        header: the document's own fields.
        parts: lines that belong to none of them: marks, second titles.
        year: the year to think of where a duty names none; None when the document gives no hint.
    """

    header: ReadHeader
    parts: list[NamedPart]
    year: int | None


@dataclass(slots=True)
class _Signed:
    """What a signature says."""

    authority: list[str] = field(default_factory=list[str])
    title: list[str] = field(default_factory=list[str])
    name: str | None = None

    @property
    def block(self) -> SignatureBlock:
        return SignatureBlock(" / ".join(self.authority) or None, " / ".join(self.title) or None, self.name)


def read_header(regions: Regions, text: str, ledger: Ledger) -> HeaderReading:
    """Read what the document says of itself.

    Args:
        regions: the document taken apart.
        text: the whole text, for what a document without letterhead says in passing.
        ledger: takes the account of the words.
    """
    parts: list[NamedPart] = []
    letterhead = read_letterhead(regions.letterhead, ledger, parts, has_type=regions.type_name is not None)
    signed = _read_signature(regions.signature, ledger, parts)
    title = regions.title or letterhead.subject
    for line in regions.type_lines:
        ledger.claim_shown(line, [regions.type_name], ())
    ledger.claim_all([*regions.title, *letterhead.subject], Owner.ELSEWHERE)
    subject = one_line(" ".join(line.text for line in title)) or None
    header = ReadHeader(
        issuing_body=letterhead.issuing_body or _issuer_in(regions.opening),
        superior=letterhead.superior,
        document_number=letterhead.number,
        issued_on=letterhead.issued_on,
        place=letterhead.place,
        type=regions.type_name or ("Công văn" if letterhead.subject else line_kinds.type_named_itself(text)),
        subject=subject,
        bases=bases_of([*regions.opening, *(line for line in regions.decision if line.key.startswith("căn cứ"))]),
        period=_period(subject),
        system=letterhead.system or _system_by_form(letterhead.number or letterhead.symbol, signed),
        signature=signed.block,
    )
    return HeaderReading(header, parts, _year(letterhead, subject))


def _issuer_in(opening: Sequence[Line]) -> str | None:
    """A document without letterhead names its issuer where it says who issues it."""
    for line in opening:
        found = list(_ISSUES.finditer(line.key))
        if found and BODY_HEADS.match(found[-1]["body"].strip()):
            return line.body[found[-1].start("body") : found[-1].end("body")].strip()
    return None


def _period(subject: str | None) -> tuple[str, str] | None:
    found = _PERIOD.search(matchable(subject or ""))
    return (found["first"], found["last"]) if found else None


def _year(letterhead: Letterhead, subject: str | None) -> int | None:
    """The year of the date, even of one left blank, else the one the title names."""
    named = _PERIOD.search(matchable(subject or "")) or _YEAR.search(matchable(subject or ""))
    in_title = int(named["first"] if "first" in named.groupdict() else named["year"]) if named else None
    return (letterhead.issued_on.year if letterhead.issued_on else letterhead.year) or in_title


def _system_by_form(number: str, signed: _Signed) -> System | None:
    """Party numbers are written 12-KH/TU, state numbers 12/KH-UBND; so are "T/M" and "TM."."""
    if number:
        return System.PARTY if _PARTY_NUMBER.fullmatch(number.strip()) else System.STATE
    authority = matchable(" ".join(signed.authority))
    if authority.startswith("t/m"):
        return System.PARTY
    return System.STATE if authority.startswith("tm") else None


def _read_signature(lines: Sequence[Line], ledger: Ledger, parts: list[NamedPart]) -> _Signed:
    """Authority, post and name stand one below the other; what follows the name is a second post."""
    signed = _Signed()
    for line in lines:
        name = line_kinds.name_at_end(line.text)
        post = line_kinds.without_degree(line.text[: len(line.text) - len(name)].strip())
        if signed.name is None and not line.is_rule and (name or line.is_capitals):
            _take_post(post, signed)
            signed.name = name or None
        else:
            parts.append(NamedPart("signature", place_of(line), line.text))
        ledger.claim(line, Owner.ELSEWHERE)
    return signed


def _take_post(post: str, signed: _Signed) -> None:
    if post and _AUTHORITY.match(matchable(post)) and not signed.title:
        signed.authority.append(post)
    elif post:
        signed.title += [part.strip() for part in _NEXT_POST.split(post)]
