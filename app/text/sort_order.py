"""Vietnamese collation: the order in which a clerk expects names, where the office has set none of its own.

Three levels, each asked only when those above it are equal: letters (a ă â b c d đ e ê … y) with numbers as numbers, then
tones (ngang, huyền, hỏi, ngã, sắc, nặng), then case, small before capital. What is still equal ("uỷ" and "ủy") goes by its signs,
so the order is total.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import product

from app.text.compare import letters_and_tone

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"  # f j w z in their Latin places, for names from elsewhere
_RANK = {letter: rank for rank, letter in enumerate(_ALPHABET)}
_MARK = "\u0300-\u036f"
_WORD = re.compile(rf"(?:[^\W_][{_MARK}]*)+")
_NUMBER_OR_LETTER = re.compile(rf"\d+|[^\d][{_MARK}]*")

SortKey = tuple[str, str, str, str]
"""Letters and numbers, tones, case, the composed text: each a text whose signs stand in the order that is meant."""

_WORD_END, _NUMBER, _FIRST_LETTER, _FOREIGN = "\x00", "\x01", 0x100, "\uffff"
_SMALL, _CAPITAL = "0", "1"


@lru_cache(maxsize=8192)
def sort_key(text: str) -> SortKey:
    """Return the key by which Vietnamese texts sort; equal for the composed and the decomposed form of one text."""
    composed = unicodedata.normalize("NFC", text)
    if _COMMON.fullmatch(composed):
        return _key_of_common(composed)
    letters: list[str] = []
    tones: list[str] = []
    capitals: list[str] = []
    for word in _WORD.findall(composed):
        plain, tone = letters_and_tone(word)
        pieces = _NUMBER_OR_LETTER.findall(plain)
        letters += [*(_element(piece) for piece in pieces), _WORD_END]
        tones += [tone, _WORD_END]
        capitals += [_CAPITAL if piece.isupper() else _SMALL for piece in pieces]
    return "".join(letters), "".join(tones), "".join(capitals), composed


def _element(piece: str) -> str:
    """Return the first-level weight of a number or of one letter with its marks."""
    if piece.isdecimal():
        return _number("".join(str(unicodedata.decimal(digit)) for digit in piece))
    small = piece.casefold()
    plain = unicodedata.normalize("NFD", small)[:1]
    for letter in (small, plain):
        if letter in _RANK:
            return chr(_FIRST_LETTER + _RANK[letter])
    return f"{_FOREIGN}{small}"


def _number(digits: str) -> str:
    """Return digits so that they stand as numbers: first how many they are, then which."""
    said = digits.lstrip("0")
    return f"{_NUMBER}{chr(len(said) + 1)}{said}"


# Texts of Vietnamese letters, digits and usual signs, which is nearly all there are, are weighed as a whole: ten times as quick.

_TONE_SIGNS = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
_VOWELS = "aăâeêioôơuưy"
_COMPOSED = {
    unicodedata.normalize("NFC", vowel + sign): (vowel, str(tone) if tone else "")
    for vowel, (tone, sign) in product(_VOWELS, enumerate(_TONE_SIGNS))
} | {letter: (letter, "") for letter in _ALPHABET if letter not in _VOWELS}
_BOTH_CASES = {**_COMPOSED, **{letter.upper(): what for letter, what in _COMPOSED.items()}}
_COMMON = re.compile(rf"[{''.join(_BOTH_CASES)}0-9\s_.,;:()/+*&%!?\"'“”‘’–-]*")
_BETWEEN = re.compile(r"[\W_]+")
_DIGITS = re.compile(r"[0-9]+")
_LETTERS = str.maketrans({letter: chr(_FIRST_LETTER + _RANK[plain]) for letter, (plain, _) in _BOTH_CASES.items()})
_TONES = str.maketrans({**{letter: tone for letter, (_, tone) in _BOTH_CASES.items()}, **dict.fromkeys("0123456789", "")})
_CASES = str.maketrans({letter: _CAPITAL if letter.isupper() else _SMALL for letter in _BOTH_CASES} | {_WORD_END: ""})


def _key_of_common(composed: str) -> SortKey:
    words = _BETWEEN.sub(_WORD_END, f"{composed} ").lstrip(_WORD_END)
    letters = words.translate(_LETTERS)
    capitals = words
    if _DIGITS.search(words):
        letters = _DIGITS.sub(lambda found: _number(found[0]), letters)
        capitals = _DIGITS.sub("d", words)
    return letters, words.translate(_TONES), capitals.translate(_CASES), composed
