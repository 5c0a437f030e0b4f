"""Lines of a document that are known by their words wherever they stand: mottos, numbers, dates, marks, type names.

To add one: a name in `TYPE_NAMES` or a pattern below, and a line in `tests/importers/plan/test_line_kinds.py`.
Patterns are matched against `app.text.matching.matchable`.
"""

import re

from app.importers.plan.lines import Line, in_capitals
from app.text.matching import matchable

# The type name of a document (tên loại văn bản), as it is written in a sentence.
TYPE_NAMES = (
    "Kế hoạch", "Kế hoạch hành động", "Kế hoạch công tác", "Kế hoạch liên tịch", "Kế hoạch phối hợp", "Chương trình",
    "Chương trình hành động", "Chương trình công tác", "Chương trình phối hợp", "Quyết định", "Nghị quyết",
    "Nghị quyết liên tịch", "Chỉ thị", "Kết luận", "Quy định", "Quy chế", "Quy chế phối hợp", "Thông báo",
    "Thông báo kết luận", "Thông tri", "Hướng dẫn", "Báo cáo", "Đề án", "Phương án", "Công văn", "Tờ trình", "Công điện",
    "Lịch công tác", "Đề cương", "Dự án",
)  # fmt: skip
_TYPES = {matchable(name): name for name in TYPE_NAMES}
_TYPE = "|".join(sorted((re.escape(name) for name in _TYPES), key=len, reverse=True))
_TYPE_WITH_NUMBER = re.compile(rf"(?P<type>{_TYPE})\s+số\s*:?\s*(?P<number>\d\S*)")
_TYPE_FIRST = re.compile(rf"(?P<type>{_TYPE})(?!\w)")

STATE_MOTTO = re.compile(r"cộng\s+hòa\s+xã\s+hội\s+chủ\s+nghĩa\s+việt\s+nam|độc\s+lập\s*-\s*tự\s+do\s*-\s*hạnh\s+phúc")
PARTY_NAME = re.compile(r"đảng\s+cộng\s+sản\s+việt\s+nam")
# Organisations whose name stands where others have a motto.
ORGANISATION_NAME = re.compile(
    r"đoàn\s+(?:tncs|thanh niên cộng sản)\s+hồ\s+chí\s+minh|mặt\s+trận\s+tổ\s+quốc\s+việt\s+nam|công\s+đoàn\s+việt\s+nam"
)
NUMBER_LINE = re.compile(
    r"số\s*:?\s*(?P<number>\d[\d.]*(?:\s*[/-]\s*[\w&.]+)+|)(?P<symbol>[\s./…_-]*(?:[-/]?\s*[\w.&]+(?:[-/][\w.&]+)+)?)"
)
DATE_LINE = re.compile(
    r"(?P<place>[^\d,;:/]{1,60}?)\s*,\s*ngày\s*(?P<day>\d{1,2})?[\s.…]*(?:tháng|[/-])\s*(?P<month>\d{1,2})?[\s.…]*(?:năm|[/-])\s*(?P<year>\d{4})?"
)
LOOKS_LIKE_DATE = re.compile(r",\s*ngày\b.*(?:tháng\b.*năm\b|[/-]\s*\d{4})")
SUBJECT = re.compile(r"^(?:v/v|về việc)\s")  # of an official letter, which has no title
SECRECY = re.compile(r"\W*(?:tuyệt|tối)?\s*mật\W*")
DRAFT = re.compile(r"\W*(?:bản\s+)?dự\s+thảo(?:\s+(?:lần\s+)?(?:thứ\s+)?[\w./]+)?\W*")
URGENCY = re.compile(r"\W*(?:hỏa tốc(?: hẹn giờ)?|thượng khẩn|khẩn)\W*")
RECIPIENTS = re.compile(r"\W*nơi\s+nhận\W*")
ADDRESSEES = re.compile(r"\W*kính\s+gửi\b")
ATTACHED = re.compile(
    r"\(?\s*(?:ban hành\s+)?(?:đính\s+)?kèm theo\s+(?:quyết định|kế hoạch|công văn|tờ trình|nghị quyết|chương trình|thông báo)"
)
APPENDIX = re.compile(r"(?:danh mục\s+)?phụ lục(?:\s+(?:số\s+)?(?P<number>[ivx]+|\d{1,2}[a-z]?))?\s*(?:[.:-].*)?")
ENCLOSURE = re.compile(r"(?:danh sách|danh mục|đề cương|biểu|mẫu|phiếu|bảng|lịch|tiến độ|khẩu hiệu)(?!\w)")
AUTHORITY = re.compile(r"(?:[tk]\s*/\s*[mtl]|t\s*/\s*uq|tm|kt|tl|tuq|q)\s*[./]?\s+\w|(?:thay mặt|thừa lệnh)\s")
POST = re.compile(
    r"(?:phó\s+|quyền\s+)?(?:chủ tịch|bí thư|giám đốc|tổng giám đốc|trưởng\s|thủ trưởng|bộ trưởng|thứ trưởng"
    r"|thủ tướng|chánh\s|hiệu trưởng|"
    r"cục trưởng|vụ trưởng|viện trưởng|chi cục trưởng|đội trưởng|tổ trưởng|chỉ huy|tư lệnh|chính ủy"
    r"|ủy viên thường trực|chủ nhiệm|người)"
)
_DEGREE = re.compile(r"(?:(?:PGS|GS|TSKH|TS|Th[Ss]|BS|BSCKI{0,2}|DS|CN|KS|LS|KTS)\b\.?\s*)+")
_NAME = re.compile(r"[^\W\d_]+\.?(?:\s+[^\W\d_]+\.?){1,5}")
# A paragraph that gives the reason for the document; the body has not begun yet.
OPENING_WORDS = re.compile(
    r"(?:[-+*]\s*)?(?:căn cứ|thực hiện|triển khai|xét|theo|để|nhằm|do|được sự|tiếp tục|trên cơ sở|trong|tại|với"
    r"|hiện nay|năm|ngày|"
    r"phát huy|hưởng ứng|chào mừng|qua)\s"
)


def type_of(line: Line) -> str | None:
    """Return the type name that a line consists of; None for any other line."""
    if line.marker or not (line.is_capitals or line.is_centred):
        return None
    return _TYPES.get(line.plain.strip(" .*"))


def numbered_type_of(line: Line) -> tuple[str, str] | None:
    """Return type and number of a line such as "Thông báo số 42-TB/ĐU"."""
    found = _TYPE_WITH_NUMBER.fullmatch(line.key.strip(" ."))
    return (_TYPES[found["type"]], line.body[found.start("number") : found.end("number")]) if found and not line.marker else None


def type_beginning(line: Line) -> tuple[str, int] | None:
    """Return the type name a centred line begins with, and where the rest begins: type and title on one line."""
    if line.marker or not line.is_centred or not line.body[:4].isupper():
        return None
    found = _TYPE_FIRST.match(line.key)
    return (_TYPES[found["type"]], found.end()) if found else None


def type_named_itself(text: str) -> str | None:
    """Return the type that a document calls itself by: "Kết luận này"."""
    found = re.search(rf"(?P<type>{_TYPE}) này(?!\w)", matchable(text))
    return _TYPES[found["type"]] if found else None


def is_number_line(line: Line) -> bool:
    """Whether a line gives the document's number: "Số: 12-KH/ĐU", also left blank."""
    return bool(re.match(r"số\s*(?::|\s|\d|[-/…])", line.key)) and len(line.text.split()) <= 8


def is_signature_line(line: Line) -> bool:
    """Whether a line says by what right, or in what post, somebody signs; the name may stand behind it."""
    if line.marker:
        return False
    post = line.text[: len(line.text) - len(name_at_end(line.text))]
    return in_capitals(post) and bool(AUTHORITY.match(line.key) or POST.match(line.key))


def name_at_end(text: str) -> str:
    """Return the person's name that a line ends with: words with one capital each, behind a post in capitals."""
    words = text.split()
    start = len(words)
    while start > 0 and _is_part_of_name(words[start - 1]):
        start -= 1
    name = " ".join(words[start:])
    return name if _NAME.fullmatch(name) else ""


def without_degree(text: str) -> str:
    """Return a person's name, or a post, without degrees: "ThS. Trần Thị B"."""
    return text[found.end() :] if (found := _DEGREE.match(text)) else text


def _is_part_of_name(word: str) -> bool:
    """Whether a word has one capital and it comes first, or is an initial."""
    return word[:1].isupper() and (not word.isupper() or len(word.rstrip(".")) == 1) and not _DEGREE.fullmatch(word)
