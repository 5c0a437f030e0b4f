"""Keys under which Vietnamese texts are found, matched and put in order.

Three keys, from loose to strict: `fold` finds "Báo cáo" by "bao cao"; `comparable` tells tones apart but not where the
tone mark stands (uỷ = ủy) nor upper from lower case; `sort_key` gives the order of a Vietnamese dictionary.
"""

import re
import unicodedata
from functools import lru_cache

_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
_NOT_WORD = re.compile(r"[^\w]+")
_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_WORD_END = 0
_NUMBERS_BEFORE_LETTERS = 1_000_000_000
_RANK = {letter: index for index, letter in enumerate(_ALPHABET, start=1)}


def fold(text: str) -> str:
    """Return `text` in lower case without diacritics, words joined by one space: "Đảng uỷ" gives "dang uy"."""
    decomposed = unicodedata.normalize("NFD", text.casefold())
    plain = "".join(ch for ch in decomposed if not unicodedata.combining(ch)).replace("đ", "d")
    return _NOT_WORD.sub(" ", plain).strip()


def comparable(text: str) -> str:
    """Return a key equal for texts that differ only in case, spacing, punctuation or the place of a tone mark."""
    parts = (_letters_and_tone(word) for word in _words_of(text))
    return " ".join(letters + tone for letters, tone in parts)


def sort_key(text: str) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """Return a key that sorts as a Vietnamese dictionary does: letters first (a ă â b … d đ e ê), then tones.

    Numbers inside a name count as numbers: "Chi bộ 2" stands before "Chi bộ 10".
    """
    letters: list[int] = []
    tones: list[str] = []
    for word in _words_of(text):
        if word.isdecimal():
            letters += [int(word) - _NUMBERS_BEFORE_LETTERS, _WORD_END]
            continue
        base, tone = _letters_and_tone(word)
        letters += [_RANK.get(ch, ord(ch) + len(_RANK)) for ch in base]
        letters.append(_WORD_END)
        tones.append(tone)
    return tuple(letters), tuple(tones)


def _words_of(text: str) -> list[str]:
    """Return the words of `text` composed and in lower case, punctuation taken as space."""
    return _NOT_WORD.sub(" ", unicodedata.normalize("NFC", text).casefold()).split()


@lru_cache(maxsize=4096)
def _letters_and_tone(word: str) -> tuple[str, str]:
    """Return the letters of one word without its tone mark, and the tone as a digit ("" for the level tone)."""
    tone = ""
    letters: list[str] = []
    for ch in unicodedata.normalize("NFD", word):
        if ch in _TONES:
            tone = _TONES[ch]
        else:
            letters.append(ch)
    return unicodedata.normalize("NFC", "".join(letters)), tone
