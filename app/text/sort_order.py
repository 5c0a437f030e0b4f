"""Vietnamese collation: the order in which a clerk expects names, where the office has set none of its own.

Three levels, each asked only when those above it are equal: letters (a ă â b c d đ e ê … y) with numbers as numbers, then
tones (ngang, huyền, hỏi, ngã, sắc, nặng), then case, small before capital. What is still equal ("uỷ" and "ủy") goes by its signs,
so the order is total.
"""

import re
import unicodedata
from functools import lru_cache

from app.text.compare import letters_and_tone

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"  # f j w z in their Latin places, for names from elsewhere
_RANK = {letter: rank for rank, letter in enumerate(_ALPHABET)}
_MARK = "\u0300-\u036f"
_WORD = re.compile(rf"(?:[^\W_][{_MARK}]*)+")
_NUMBER_OR_LETTER = re.compile(rf"\d+|[^\d][{_MARK}]*")

Element = tuple[int, int, str]
"""Its kind, then its rank: the end of a word, a number (how many digits, which), a letter, a letter of another alphabet."""
SortKey = tuple[tuple[Element, ...], tuple[str, ...], tuple[bool, ...], str]

_WORD_END: Element = (0, 0, "")
_NUMBER, _LETTER, _FOREIGN = 1, 2, 3


@lru_cache(maxsize=8192)
def sort_key(text: str) -> SortKey:
    """Return the key by which Vietnamese texts sort; equal for the composed and the decomposed form of one text."""
    composed = unicodedata.normalize("NFC", text)
    elements: list[Element] = []
    tones: list[str] = []
    capitals: list[bool] = []
    for word in _WORD.findall(composed):
        letters, tone = letters_and_tone(word)
        pieces = _NUMBER_OR_LETTER.findall(letters)
        elements += [_element(piece) for piece in pieces]
        elements.append(_WORD_END)
        tones.append(tone)
        capitals += [piece.isupper() for piece in pieces]
    return tuple(elements), tuple(tones), tuple(capitals), composed


def _element(piece: str) -> Element:
    """Return the first-level weight of a number or of one letter with its marks."""
    if piece.isdecimal():
        digits = "".join(str(unicodedata.decimal(digit)) for digit in piece).lstrip("0")
        return _NUMBER, len(digits), digits
    small = piece.casefold()
    plain = unicodedata.normalize("NFD", small)[:1]
    for letter in (small, plain):
        if letter in _RANK:
            return _LETTER, _RANK[letter], ""
    return _FOREIGN, 0, small
