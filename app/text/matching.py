"""A form of Vietnamese text to match patterns against, letter for letter as long as the text itself.

Because nothing moves, what a pattern finds in the form is cut out of the text as written: `text[found.start():found.end()]`.
"""

import re
from functools import lru_cache

_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_SPACES = "\t\u00a0\u2002\u2003\u2009\u202f\u3000"
_QUOTES = {"\u201c": '"', "\u201d": '"', "\u2018": "'", "\u2019": "'"}
_SAME_LENGTH = str.maketrans({**dict.fromkeys(_DASHES, "-"), **dict.fromkeys(_SPACES, " "), **_QUOTES})

# Where the tone mark stands in an open syllable is a matter of taste: "uỷ" and "ủy", "hoà" and "hòa" are one word.
_IN_OA_OE = {
    "oà": "òa",
    "oá": "óa",
    "oả": "ỏa",
    "oã": "õa",
    "oạ": "ọa",
    "oè": "òe",
    "oé": "óe",
    "oẻ": "ỏe",
    "oẽ": "õe",
    "oẹ": "ọe",
}
_IN_UY = {"uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy"}
_OLD_TONES = _IN_OA_OE | _IN_UY
_OLD_TONE = re.compile(rf"(?<!q)(?:{'|'.join(_OLD_TONES)})(?!\w)")
_OTHER_SPELLINGS = {"quí": "quý", "qúy": "quý", "qúi": "quý", "kì": "kỳ", "kí": "ký", "kĩ": "kỹ", "lí": "lý"}
_OTHER_SPELLING = re.compile(rf"(?<!\w)(?:{'|'.join(_OTHER_SPELLINGS)})(?!\w)")


@lru_cache(maxsize=16384)
def matchable(text: str) -> str:
    """Return `text` in lower case, as long as it is, with plain dashes, spaces and quotes and one way of writing each word.

    Tone marks have one place, and "quý", "kỳ", "ký", "kỹ", "lý" one spelling.
    `text` must be cleaned (`normalise.clean`): decomposed letters have no such form.
    """
    lower = text.translate(_SAME_LENGTH).lower()
    if len(lower) != len(text):
        lower = "".join(ch.lower() if len(ch.lower()) == 1 else ch for ch in text.translate(_SAME_LENGTH))
    one_place = _OLD_TONE.sub(lambda found: _OLD_TONES[found.group()], lower)
    return _OTHER_SPELLING.sub(lambda found: _OTHER_SPELLINGS[found.group()], one_place)
