"""Lines above the title -> who issues the document, its number, date and place, and whose rules it follows."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from app.domain.document import System
from app.domain.plan_reading import FindingCode, NamedPart
from app.importers.plan import line_kinds
from app.importers.plan.ledger import Ledger, Owner, place_of
from app.importers.plan.lines import Line
from app.importers.plan.unit_words import PLACES
from app.text.normalise import one_line, words
from app.text.syllables import without_strays

_NUMBER_WORDS = {"số", "ký", "hiệu"}
_DATE_WORDS = {"ngày", "tháng", "năm", ""}
_LONGEST_DATE_LINE = 20  # words

# A name of a body begins with one of these; any other line goes on with the name above it.
BODY_HEADS = re.compile(
    r"(?:tiểu ban|ban|ủy ban|ubnd|hội đồng|hđnd|sở|bộ|cục|chi cục|tổng cục|vụ|viện|đảng ủy|đảng bộ|đảng đoàn|chi bộ"
    r"|chi ủy|tỉnh ủy"
    r"|thành ủy|huyện ủy|quận ủy|thị ủy|quân ủy|hội|liên đoàn|liên hiệp|liên minh|công đoàn|đoàn|tỉnh đoàn|thành đoàn|huyện đoàn"
    r"|mặt trận|văn phòng|phòng|trung tâm|trường|học viện|đại học|bệnh viện|công an|tòa án|viện kiểm sát|kho bạc"
    r"|thanh tra|khối|tổ|đội"
    r"|tổng công ty|công ty|ngân hàng|bảo hiểm xã hội|báo|đài|thường trực)(?!\w)"
)
_CONTINUES = re.compile(rf"(?:và|về|của|các|cho|trong|tại|khối|việt nam|trung ương|nước|{'|'.join(PLACES)})(?!\w)")
_UNFINISHED = re.compile(r"(?:\s(?:và|của|các|cho|về)|[,-])$")


@dataclass(slots=True)
class Letterhead:
    """What a letterhead says; None where it says nothing or leaves it blank.

    Attributes:
        superior: the body named above the issuing one.
        issuing_body: the body whose name stands lowest.
        number: the document's number with its symbol.
        symbol: the symbol alone, where the number is left blank.
        issued_on: its date.
        year: the year of a date otherwise left blank.
        subject: lines that say what an official letter is about.
    """

    superior: str | None = None
    issuing_body: str | None = None
    number: str | None = None
    symbol: str = ""
    issued_on: date | None = None
    year: int | None = None
    place: str | None = None
    system: System | None = None
    subject: list[Line] = field(default_factory=list[Line])


def read_letterhead(lines: Sequence[Line], ledger: Ledger, parts: list[NamedPart], *, has_type: bool) -> Letterhead:
    """Read a letterhead by what its lines say, in whatever order they stand.

    Args:
        lines: its lines, columns already apart.
        ledger: takes the account of the words.
        parts: grows by mottos, rules and other marks.
        has_type: the document has a type line; without one, lines in small letters are the subject of a letter.
    """
    return _Reader(ledger, parts, has_type=has_type).read(lines)


class _Reader:
    """Keeps what the lines say until the names of bodies can be put together."""

    def __init__(self, ledger: Ledger, parts: list[NamedPart], *, has_type: bool) -> None:
        self._ledger, self._parts, self._has_type = ledger, parts, has_type
        self._found = Letterhead()
        self._bodies: list[Line] = []

    def read(self, lines: Sequence[Line]) -> Letterhead:
        for line in map(self._cleaned, lines):
            if not (self._read_value(line) or self._read_mark(line)):
                self._read_name(line)
        self._name_bodies()
        return self._found

    def _cleaned(self, line: Line) -> Line:
        """Set slips of typing aside, each shown as not read, so that they hide no number, date or motto."""
        strange = [word for word in words(line.text) if not without_strays(word)]
        if not strange or len(strange) == line.words:
            return line
        self._ledger.set_aside(line, strange)
        return replace(line, text=without_strays(line.text), body=without_strays(line.body), words=line.words - len(strange))

    def _read_value(self, line: Line) -> bool:
        """Take number, or date and place."""
        if numbered := line_kinds.numbered_type_of(line):
            self._found.number = numbered[1]
            self._ledger.claim_shown(line, numbered, _NUMBER_WORDS)
        elif line_kinds.is_number_line(line):
            self._read_number(line)
        elif line_kinds.LOOKS_LIKE_DATE.search(line.key) and len(line.text.split()) <= _LONGEST_DATE_LINE:
            self._read_date(line)
        else:
            return False
        return True

    def _read_mark(self, line: Line) -> bool:
        """Take mottos, rules, stamps."""
        if line_kinds.SECRECY.fullmatch(line.key):
            self._ledger.find(FindingCode.SECRECY_STAMP, [line])
            return True
        if system := _system_of(line):
            self._found.system = self._found.system or system
        is_mark = system or line.is_rule or line_kinds.URGENCY.fullmatch(line.key) or line_kinds.DRAFT.fullmatch(line.key)
        if is_mark or (self._bodies and line_kinds.ORGANISATION_NAME.fullmatch(line.key)):
            self._mark(line)
            return True
        return False

    def _read_name(self, line: Line) -> None:
        if line.is_capitals or (self._has_type and not line.marker):
            self._bodies.append(line)
        elif not line.marker:
            self._found.subject.append(line)

    def _read_number(self, line: Line) -> None:
        found = line_kinds.NUMBER_LINE.match(line.key)
        if found and found["number"]:
            self._found.number = line.body[found.start("number") : found.end("number")]
        elif found:
            self._found.symbol = line.body[found.start("symbol") : found.end("symbol")]
        self._ledger.claim_shown(line, [line.body[: found.end()] if found else None], _NUMBER_WORDS)

    def _read_date(self, line: Line) -> None:
        found = line_kinds.DATE_LINE.search(line.key)
        end = found.end("place") if found else line.key.index(", ngày")
        self._found.place = line.text[found.start("place") if found else 0 : end].strip()
        if found:
            self._found.year = int(found["year"]) if found["year"] else None
            self._found.issued_on = _day(found["year"], found["month"], found["day"])
        self._ledger.claim_shown(line, [self._found.place], _DATE_WORDS)

    def _mark(self, line: Line) -> None:
        self._parts.append(NamedPart("mark", place_of(line), line.text))
        self._ledger.claim(line, Owner.ELSEWHERE)

    def _name_bodies(self) -> None:
        """Put lines together to names; the lowest name issues, the one above it is superior."""
        names: list[list[Line]] = []
        for line in self._bodies:
            if names and not _is_new_body(names[-1][-1], line):
                names[-1].append(line)
            else:
                names.append([line])
        for line in (line for name in names[:-2] for line in name):
            self._mark(line)
        for name in names[-2:]:
            self._ledger.claim_all(name, Owner.ELSEWHERE)
        written = [one_line(" ".join(line.text for line in name)) for name in names[-2:]]
        self._found.issuing_body = written[-1] if written else None
        self._found.superior = written[0] if len(written) == 2 else None


def _is_new_body(above: Line, line: Line) -> bool:
    if _UNFINISHED.search(above.key) or _CONTINUES.match(line.key):
        return False
    return bool(BODY_HEADS.match(line.key))


def _system_of(line: Line) -> System | None:
    if line_kinds.PARTY_NAME.search(line.key):
        return System.PARTY
    return System.STATE if line_kinds.STATE_MOTTO.search(line.key) else None


def _day(year: str | None, month: str | None, day: str | None) -> date | None:
    try:
        return date(int(year or 0), int(month or 0), int(day or 0))
    except ValueError:
        return None
