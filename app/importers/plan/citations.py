"""Documents cited in a plan's opening: those it carries out, as cited, nearest first."""

import re
from collections.abc import Sequence
from datetime import date

from app.domain.document import Document
from app.importers.plan.line_kinds import TYPE_NAMES
from app.importers.plan.lines import Line
from app.importers.plan.unit_names import HEAD
from app.text.matching import matchable

_CITED_TYPES = (
    *TYPE_NAMES,
    "Luật",
    "Bộ luật",
    "Nghị định",
    "Thông tư",
    "Thông tư liên tịch",
    "Pháp lệnh",
    "Quy chế làm việc",
    "Kế hoạch liên ngành",
)
_TYPE = "|".join(sorted((re.escape(matchable(name)) for name in _CITED_TYPES), key=len, reverse=True))
_NUMBER = r"\d[\d.]*\s?[/-]\s?(?:\d{4}\s?[/-]\s?)?[\w&]+(?:\s?[/-]\s?[\w&.]*\w)*"
_DATE = r"(?:\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4})"
_BODY_END = (
    r"(?=\s+(?:về|phê duyệt|ban hành|quy định|hướng dẫn|thực hiện|triển khai|sửa đổi|tổ chức|thành lập|ngày|số|tại)(?!\w)"
    rf"|\s+và\s+(?:{_TYPE})(?!\w)|[,;.(:]|$)"
)
_CITATION = re.compile(
    rf"(?P<type>{_TYPE})\s+(?:số\s*:?\s*)?(?P<number>{_NUMBER})(?P<dated>\s*,?\s*(?:ngày\s+)?(?P<date>{_DATE}))?"
    rf"(?P<issued>\s*,?\s*của\s+(?P<body>[^,;.(:]{{3,120}}?){_BODY_END})?"
)
_LAW = re.compile(
    rf"căn cứ\s+(?P<type>bộ luật|luật|pháp lệnh)\s+(?P<name>[^;:.(]{{4,160}}?)\s+(?:số\s+(?P<number>{_NUMBER})"
    rf"|ngày\s+(?P<date>{_DATE}))"
)
_SUBJECT = re.compile(
    r"\s+(?!và\s)(?:về\s+(?:việc\s+)?)?(?P<subject>[^;(]*?)\s*"
    rf"(?:$|[;(]|[.:](?:\s|$)|,\s+(?:như sau|{_TYPE})(?!\w)|\s+và\s+(?:{_TYPE})\s+số"
    rf"|,\s+(?:{HEAD.pattern})[^,;]{{0,90}}\s+(?:ban hành|xây dựng)\s+(?:kế hoạch|chương trình))"
)
_REASON = re.compile(r"(?:[-+*]\s*)?(?:xét|theo)\s+(?:đề nghị|tờ trình)")
_MENTIONED = re.compile(r"(?:thay thế|bãi bỏ|sửa đổi, bổ sung một số điều của)\s+$")


def bases_of(opening: Sequence[Line]) -> tuple[Document, ...]:
    """Return the documents that the opening cites with a number, each once and in order, and the laws it rests on."""
    found: dict[str, Document] = {}
    for line in opening:
        if _REASON.match(line.key):
            continue
        for document in _cited(line.body):
            found.setdefault(_key(document), document)
    return tuple(found.values())


def read_date(text: str | None) -> date | None:
    """Return a day written as 06/9/2022 or 15 tháng 6 năm 2025; None when there is no such day."""
    figures = [int(figure) for figure in re.findall(r"\d+", text or "")]
    if len(figures) != 3:
        return None
    try:
        return date(figures[2], figures[1], figures[0])
    except ValueError:
        return None


def _cited(text: str) -> list[Document]:
    key = matchable(text)
    documents = [
        (found.start(), _document(text, found))
        for found in _CITATION.finditer(key)
        if not _MENTIONED.search(key[: found.start()])
    ]
    laws = [(law.start(), _law(text, law)) for law in _LAW.finditer(key)]
    numbered = {document.document_number for _, document in documents}
    documents += [(start, law) for start, law in laws if law.document_number not in numbered or law.document_number is None]
    return [document for _, document in sorted(documents, key=lambda pair: pair[0])]


def _document(text: str, found: re.Match[str]) -> Document:
    def part(name: str) -> str:
        return text[found.start(name) : found.end(name)].strip() if found[name] else ""

    name = part("type")
    return Document(
        type=name[:1].upper() + name[1:],
        document_number=part("number"),
        issued_on=read_date(found["date"]),
        issuing_body=part("body"),
        subject=_subject_behind(text, found.end()),
        written=text[found.start() : found.end()].strip(),
    )


def _subject_behind(text: str, end: int) -> str:
    """Return what a cited document is about; the documents that it carries out itself are named in that ("về thực hiện …")."""
    found = _SUBJECT.match(matchable(text), end)
    return text[found.start("subject") : found.end("subject")] if found else ""


def _law(text: str, found: re.Match[str]) -> Document:
    start = found.start("type")
    return Document(
        type=text[start : found.end("type")],
        document_number=text[found.start("number") : found.end("number")] if found["number"] else None,
        issued_on=read_date(found["date"]),
        subject=text[found.start("name") : found.end("name")],
        written=text[start : found.end()],
    )


def _key(document: Document) -> str:
    return matchable(document.document_number or document.subject).replace(" ", "")
