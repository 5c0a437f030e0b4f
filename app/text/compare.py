"""Keys under which Vietnamese texts are found and matched.

Two keys, the loose and the strict: `fold` finds "Báo cáo" by "bao cao"; `comparable` tells tones apart but not where the
tone mark stands (uỷ = ủy) nor upper from lower case. What order texts stand in says `sort_order`.
"""

import re
import unicodedata
from functools import lru_cache

_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
_NOT_WORD = re.compile(r"[^\w]+")


def fold(text: str) -> str:
    """Return `text` in lower case without diacritics, words joined by one space: "Đảng uỷ" gives "dang uy"."""
    decomposed = unicodedata.normalize("NFD", text.casefold())
    plain = "".join(ch for ch in decomposed if not unicodedata.combining(ch)).replace("đ", "d")
    return _NOT_WORD.sub(" ", plain).strip()


def comparable(text: str) -> str:
    """Return a key equal for texts that differ only in case, spacing, punctuation or the place of a tone mark."""
    parts = (letters_and_tone(word) for word in _words_of(text))
    return " ".join(letters + tone for letters, tone in parts)


@lru_cache(maxsize=16384)
def letters_and_tone(word: str) -> tuple[str, str]:
    """Return the letters of one word, composed, without its tone mark, and the tone as a digit ("" for the level tone)."""
    decomposed = unicodedata.normalize("NFD", word)
    tone = "".join(_TONES.get(sign, "") for sign in decomposed)
    return unicodedata.normalize("NFC", "".join(sign for sign in decomposed if sign not in _TONES)), tone


def _words_of(text: str) -> list[str]:
    """Return the words of `text` composed and in lower case, punctuation taken as space."""
    return _NOT_WORD.sub(" ", unicodedata.normalize("NFC", text).casefold()).split()
