"""The labels of field lines: "Đơn vị thực hiện:", "Thời gian hoàn thành:", "Sản phẩm:" in all their wordings.

To add a wording: one more alternative in the pattern of its role in `LABELS`, and a line in
`tests/importers/plan/test_field_labels.py`. Table heads are read with the same labels (`tables.py`).
"""

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from app.text.matching import matchable
from app.text.syllables import only_vietnamese


class FieldRole(StrEnum):
    """What the words after a label say."""

    LEAD = "lead"
    PERFORMER = "performer"
    """Who carries out: leads, unless the same block names who leads."""
    SUPPORT = "support"
    UNITS = "units"
    """Who leads and who supports, told apart below or in the value."""
    START = "start"
    """The day it begins; the other half of a completion."""
    TIME = "time"
    COMPLETION = "completion"
    """The time by which it is done."""
    PRODUCT = "product"
    OVERSEER = "overseer"
    DETAIL = "detail"
    """Something else that belongs to the duty: place, participants, money."""
    CONTENT = "content"
    """The duties themselves: "Nội dung, biện pháp"."""
    NUMBER = "number"
    """The running number; in tables only."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field line: its role and the words after the label ("" when they follow on lines of their own)."""

    role: FieldRole
    label: str
    value: str


_WHO = (
    r"(?:(?:các )?(?:đơn vị|cơ quan|bộ phận|tổ chức|cá nhân|đồng chí|người|ban|phòng|ngành|địa phương|đoàn thể)"
    r"(?:,? ?/?\s?(?:và )?(?:đơn vị|cơ quan|bộ phận|tổ chức|cá nhân|người))*)"
)
_DO = r"(?:thực hiện|triển khai|tổ chức|tham mưu|xây dựng|giải quyết|xử lý|soạn thảo|khắc phục)"
_LEADS = r"(?:chủ trì|chịu trách nhiệm(?: chính)?|đầu mối|chủ công|được giao|phụ trách chính|tham mưu)"
_WHEN = r"(?:thời gian|thời hạn|tiến độ|hạn|thời điểm|kỳ hạn|lộ trình|mốc thời gian)"
_FINISHED = r"(?:hoàn thành|hoàn tất|kết thúc|phải xong|xong)"

# Each pattern must match the label from its first word to the colon (or to the end of a label that stands alone).
LABELS: tuple[tuple[FieldRole, str], ...] = (
    (FieldRole.NUMBER, r"stt|tt|số tt|số thứ tự"),
    (FieldRole.UNITS,
        rf"(?:{_WHO} )?(?:chủ trì|thực hiện|phân công)\s*(?:,|/|và|-)\s*(?:{_WHO} )?(?:phối hợp|thực hiện)(?: {_DO})?"),
    (FieldRole.SUPPORT, rf"(?:{_WHO} )?(?:phối hợp|tham gia|hỗ trợ)(?: {_DO}| chính)?"),
    (FieldRole.LEAD, rf"{_WHO} {_LEADS}(?:[, ]+(?:{_DO}|tham mưu))*|(?:{_LEADS})(?: {_DO})*"),
    (FieldRole.LEAD, rf"(?:phân công|trách nhiệm|giao)(?: {_DO}| nhiệm vụ| cho|(?: của)? (?:tập thể, )?(?:tập thể|cá nhân))?"),
    (FieldRole.PERFORMER, rf"{_WHO} {_DO}|{_DO}"),
    (FieldRole.OVERSEER,
        r"(?:lãnh đạo|đồng chí|người|cán bộ|thành viên)?\s?(?:phụ trách|theo dõi|chỉ đạo)(?:,? (?:theo dõi|chỉ đạo"
        r"|phụ trách|kiểm tra))*"),
    (FieldRole.START, rf"(?:{_WHEN}|ngày|tháng)(?: dự kiến)? (?:bắt đầu|khởi công)|bắt đầu|từ ngày"),
    (FieldRole.COMPLETION,
        rf"(?:{_WHEN}|ngày|tháng)(?: dự kiến)? {_FINISHED}|đến ngày|dự kiến {_FINISHED}|{_FINISHED}(?: trước)?|hạn chót"
        rf"|hạn cuối"),
    (FieldRole.TIME, rf"{_WHEN}(?:[ ,/]+(?:và )?(?:dự kiến|{_DO}|thời hạn|tiến độ|tiến hành|diễn ra|cụ thể))*"),
    (FieldRole.PRODUCT,
        r"(?:sản phẩm|kết quả|đầu ra)(?:[ ,/-]+(?:và )?(?:sản phẩm|kết quả|đầu ra|dự kiến|cần đạt|thực hiện|hoàn thành"
        r"|chủ yếu|cụ thể|đạt được|công việc))*"),
    (FieldRole.CONTENT, r"(?:(?:tên|nội dung|các) )?(?:nhiệm vụ|nội dung|công việc|hoạt động|biện pháp|giải pháp|việc)"
                        r"(?:[ ,/-]+(?:và )?(?:nhiệm vụ|nội dung|công việc|hoạt động|biện pháp|giải pháp|thực hiện|khắc phục"
                        r"|triển khai|cụ thể|chủ yếu|trọng tâm|công tác))*"),
    (FieldRole.DETAIL,
        r"(?:địa điểm|địa bàn|thành phần|đối tượng|phạm vi|hình thức|số lượng|kinh phí|nguồn kinh phí|nguồn lực|ghi chú"
        r"|mục tiêu|yêu cầu|chỉ tiêu|phương pháp|cách thức)"
                       r"(?:[ ,/]+(?:và )?(?:thực hiện|tổ chức|tham gia|tham dự|dự kiến|hình thức|địa điểm|số lượng))*"),
)  # fmt: skip
_ALONE = {FieldRole.LEAD, FieldRole.PERFORMER, FieldRole.SUPPORT, FieldRole.UNITS, FieldRole.TIME, FieldRole.COMPLETION}
_MAY_STAND_ALONE = re.compile(
    r"(?:(?:các )?(?:đơn vị|cơ quan|bộ phận|cá nhân)\s.*)?(?:chủ trì|phối hợp)(?:.*(?:chủ trì|phối hợp|thực hiện))?"
    r"|(?:các )?(?:đơn vị|cơ quan|bộ phận|cá nhân)[ ,].*(?:thực hiện|chịu trách nhiệm|đầu mối|tham gia)|"
    r"(?:thời gian|thời hạn|tiến độ)\s.+"
)
_TIME_FOLLOWS = re.compile(r"\s+(?=(?:sau|trước|trong|từ|chậm nhất|vào|quý|tháng|ngày|năm|hằng|hàng|theo|thường xuyên)\s?)")
_COMPILED = [(role, re.compile(rf"(?:{pattern})(?=\W|$)")) for role, pattern in LABELS]
_PIECES = re.compile(r"(?<=[.;])\s+|\s*\((?=[^()]{4,40}:)")
_LONGEST_LABEL = 70


@lru_cache(maxsize=8192)
def field_of(text: str) -> Field | None:
    """Return the field that a line says; None for any other line.

    Args:
        text: the line without its marker.
    """
    key = matchable(text)
    for role, pattern in _COMPILED:
        if role is FieldRole.NUMBER or not (found := pattern.match(key)):
            continue
        rest = re.match(r"\s*(?:\([^)]*\)\s*)?:\s*", key[found.end() :])
        if rest:
            return Field(role, text[: found.end()], text[found.end() + rest.end() :].strip())
        if _stands_alone(role, key, found.end()):
            return Field(role, text[: found.end()], "")
        if role in (FieldRole.TIME, FieldRole.COMPLETION) and (gap := _TIME_FOLLOWS.match(key, found.end())):
            return Field(role, text[: found.end()], text[gap.end() :].strip())
    label, colon, value = text.partition(":")
    plain = only_vietnamese(label)
    return field_of(f"{plain}:{value}") if colon and plain != " ".join(label.split()) and len(plain) < _LONGEST_LABEL else None


@lru_cache(maxsize=8192)
def fields_in(text: str) -> tuple[Field, ...]:
    """Return the fields that a paragraph says one after the other; the first is the paragraph's beginning.

    Where the paragraph begins with other words, its beginning comes as `CONTENT`.
    """
    found: list[Field] = []
    for piece in _PIECES.split(text):
        one = field_of(piece.strip())
        if one and one.value:
            found.append(replace(one, value=one.value.rstrip(" ;.)")))
        elif not found:
            found.append(Field(FieldRole.CONTENT, "", piece))
        else:
            found[-1] = replace(found[-1], value=f"{found[-1].value}; {piece}")
    return tuple(found)


def is_field_line(text: str) -> bool:
    """Whether a line without its marker is a field line."""
    return field_of(text) is not None


def role_of_head(text: str) -> FieldRole | None:
    """Return what a table column with this head holds; None when the head is no known label."""
    written = " ".join(text.split())
    return _role_of_label(matchable(written)) or _role_of_label(matchable(only_vietnamese(written)))


def _role_of_label(label: str) -> FieldRole | None:
    """Return the role of a label that consists of nothing else but a bracket."""
    key = label.strip(" .:*")
    for role, pattern in _COMPILED if len(key) <= _LONGEST_LABEL else ():
        if (found := pattern.match(key)) and not re.sub(r"\([^)]*\)", "", key[found.end() :]).strip(" .:*"):
            return role
    return None


def _stands_alone(role: FieldRole, key: str, end: int) -> bool:
    """Whether the line is nothing but a label that cannot be a heading or a duty of its own."""
    return role in _ALONE and not key[end:].strip(" .:") and bool(_MAY_STAND_ALONE.fullmatch(key[:end].strip()))
