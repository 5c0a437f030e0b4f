"""What a line of a plan begins with: "I-", "1.", "1.1", "a)", "-", "+", "Điều 2." and the like.

To add a style: 1. a member of `MarkerKind` at the place of its rank (an outer level stands first); 2. a row in `_STYLES`;
3. a line in `tests/importers/plan/test_markers.py`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum


class MarkerKind(IntEnum):
    """The styles, from the outermost level by custom to the innermost."""

    PART = 0
    CHAPTER = 1
    TOPIC = 2
    UPPER_LETTER = 3
    ROMAN = 4
    TITLE = 5
    """A heading without a number."""
    ARTICLE = 6
    NUMBER = 7
    DECIMAL = 8
    STEP = 9
    LETTER = 10
    NUMBER_IN_BRACKET = 11
    STAR = 12
    DASH = 13
    PLUS = 14
    DOT = 15


BULLETS = {MarkerKind.STAR, MarkerKind.DASH, MarkerKind.PLUS, MarkerKind.DOT}
MAIN_LEVELS = {MarkerKind.PART, MarkerKind.CHAPTER, MarkerKind.UPPER_LETTER, MarkerKind.ROMAN, MarkerKind.TITLE}


@dataclass(frozen=True, slots=True)
class Marker:
    """The beginning of a line.

    Attributes:
        kind: its style.
        shown: the number as the file shows it, without points and brackets: "I", "2.1", "a"; "-" for bullets.
        value: the number's last figure, 1 for the first; 0 for bullets.
    """

    kind: MarkerKind
    shown: str
    value: int = 0

    @property
    def is_bullet(self) -> bool:
        """Whether it carries no number."""
        return self.kind in BULLETS

    @property
    def family(self) -> tuple[MarkerKind, int]:
        """What siblings have in common: the style, and how many figures the number has."""
        return self.kind, self.shown.count(".")


_ALPHABET = "abcdđeghiklmnopqrstuvxy"
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10}
_ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_UPPER = "A-ZĐÀ-ỸĂÂÊÔƠƯ"
_HASHES = r"(?:#+\s*)?"
_QUANTITIES = r"(?:%|tỷ|triệu|nghìn|ha|km|m2|lần|ngày|tháng|năm)\b"

_STYLES: tuple[tuple[MarkerKind, str], ...] = (
    (MarkerKind.PART, r"(?P<shown>(?i:phần)\s+(?:(?i:thứ\s+\w+)|[IVX]+|\d{1,2}|[A-Z]))(?:\s*[.:/-]\s*|\s+|$)"),
    (MarkerKind.CHAPTER, r"(?P<shown>(?i:chương)\s+(?:[IVX]+|\d{1,2}))(?:\s*[.:/-]\s*|\s+|$)"),
    (MarkerKind.TOPIC, r"(?P<shown>(?i:mục)\s+(?:[IVX]+|\d{1,2}))(?:\s*[.:]\s*|$)"),
    (MarkerKind.ARTICLE, r"(?P<shown>(?i:điều)\s+\d{1,3})(?:\s*[.:]\s*|$)"),
    (MarkerKind.STEP, r"(?P<shown>(?i:bước|đợt|giai đoạn|nhiệm vụ|nội dung|hoạt động|công việc)\s+(?:\d{1,2}|[IVX]+))\s*[:.]\s*"),
    (MarkerKind.ROMAN, r"(?!V/v\b)(?P<shown>[IVX]{1,6})\s*[.):/-]\s*(?=[^\s\d]|$)"),
    (MarkerKind.UPPER_LETTER, rf"(?P<shown>[A-HK-UYZĐ])\s*[.)-]\s*(?=[{_UPPER}]{{2}})"),
    (
        MarkerKind.DECIMAL,
        rf"(?P<shown>\d{{1,2}}(?:\.\d{{1,2}}){{1,3}}(?:\.[a-zđ])?)(?:\s*[.)-](?!\d)\s*|\s+)(?!{_QUANTITIES})(?=\D)",
    ),
    (MarkerKind.DECIMAL, r"(?P<shown>\d{1,2}\.[a-zđ])\s*[.)]\s*(?=\D)"),
    (MarkerKind.NUMBER, r"(?P<shown>\d{1,3})(?:\s*[./:]|\s*-(?!\s*\d))\s*(?=[^\d\s]|$)"),
    (MarkerKind.NUMBER_IN_BRACKET, r"\(?(?P<shown>\d{1,2}|[ivx]{1,4})\)\s*(?=\S|$)"),
    (MarkerKind.LETTER, rf"\(?(?P<shown>[{_ALPHABET}f])\s*(?:\)|[./-](?=\s))\s*(?=\S|$)"),
    (MarkerKind.STAR, r"(?P<shown>[*❖✓➢►])(?!\*)\s*(?=\S)"),
    (MarkerKind.DASH, r"(?P<shown>[-•▪●■–—−])\s*(?=[^\s\d.-]|\d)"),
    (MarkerKind.PLUS, r"(?P<shown>\+)\s*(?=\S)"),
    (MarkerKind.DOT, r"(?P<shown>[◦○□·.])\s+(?=\w)"),
)
_PATTERNS = [(kind, re.compile(_HASHES + pattern)) for kind, pattern in _STYLES]
_RULE = re.compile(r"[\W_]+")


def marker_of(text: str) -> tuple[Marker | None, str]:
    """Return what a line begins with and the rest of it; None and the whole line when it begins with words.

    Args:
        text: one line, cleaned, without spaces at its ends.
    """
    if is_rule(text):
        return None, text
    for kind, pattern in _PATTERNS:
        if found := pattern.match(text):
            shown = found["shown"]
            return Marker(kind, shown, _value(kind, shown)), text[found.end() :]
    return None, text


def is_rule(text: str) -> bool:
    """Whether a line holds no letter or figure: a rule, a star, dots."""
    return bool(_RULE.fullmatch(text))


def roman_value(text: str) -> int:
    """Return what a Roman number says; 0 when it is none."""
    total, before = 0, 0
    for letter in reversed(text.lower()):
        value = _ROMAN_VALUES.get(letter, 0)
        total += value if value >= before else -value
        before = max(before, value)
    return total


def _value(kind: MarkerKind, shown: str) -> int:
    if kind in BULLETS:
        return 0
    last = shown.split()[-1].split(".")[-1]
    return _readers(kind)(last)


def _readers(kind: MarkerKind) -> Callable[[str], int]:
    if kind in (MarkerKind.LETTER, MarkerKind.UPPER_LETTER):
        return lambda text: _ALPHABET.find(text.lower()) + 1
    return _any_value


def _any_value(text: str) -> int:
    if text.isdigit():
        return int(text)
    if text.lower() in _ORDINALS:
        return _ORDINALS.index(text.lower()) + 1
    return roman_value(text) or _ALPHABET.find(text.lower()) + 1
