"""Which words can be Vietnamese: one syllable each, built of an onset and a rime.

A word in small letters that cannot be one is a slip of typing or from elsewhere; in a name that many lines share it is left
where it was written.
"""

import re
import unicodedata
from functools import lru_cache

_TONES = "".join("\u0300\u0301\u0303\u0309\u0323")
_ONSET = "ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|b|c|d|đ|g|h|k|l|m|n|p|r|s|t|v|x"
_RIMES = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et ê êch êm ên ênh
êp êt êu i ich im in inh ip it iu ia iêc iêm iên iêng iêp iêt iêu y ych ynh yt yêm yên yêng yêt yêu o oc oi om on ong op ot oa
oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet ooc oong ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn
ơp ơt u uc ui um un ung up ut ua uân uâng uât uây uê uêch uênh uơ uôc uôi uôm uôn uông uôt uy uya uych uyn uynh uyp uyt uyu
uyên uyêt ư ưc ưi ưm ưn ưng ưt ưu ưa ươc ươi ươm ươn ương ươp ươt ươu
"""
_SYLLABLE = re.compile(rf"(?:{_ONSET})?(?:{'|'.join(sorted(_RIMES.split(), key=len, reverse=True))})")
_VOWELS = set("aeiouy")
_FIGURES = set("0123456789_")
_WORD = re.compile(r"\w+")
_EDGES = " .,;:()[]\"'“”…"


@lru_cache(maxsize=8192)
def may_be_vietnamese(word: str) -> bool:
    """Return whether a word without punctuation has the build of a Vietnamese syllable, in any letter case."""
    letters = unicodedata.normalize("NFD", word.casefold())
    toneless = unicodedata.normalize("NFC", "".join(ch for ch in letters if ch not in _TONES))
    return bool(_SYLLABLE.fullmatch(toneless))


def without_strays(text: str) -> str:
    """Return `text` without words that cannot be Vietnamese; figures, abbreviations in capitals and names from elsewhere stay."""
    lines = (" ".join(word for word in line.split() if not _is_stray(word.strip(_EDGES))) for line in text.split("\n"))
    return "\n".join(lines)


def with_strays_blanked(text: str) -> str:
    """Return `text`, as long as it is, with spaces where such words stand: what surrounds them can be matched and cut out."""
    return _WORD.sub(lambda found: " " * len(found.group()) if _is_stray(found.group()) else found.group(), text)


@lru_cache(maxsize=8192)
def only_vietnamese(text: str) -> str:
    """Return `text` without any word that cannot be Vietnamese, abbreviations too: what headings and labels are known by."""
    return " ".join(word for word in text.split() if not is_foreign(word))


@lru_cache(maxsize=8192)
def is_foreign(word: str) -> bool:
    """Whether a word of three letters or more, punctuation around it aside, cannot be Vietnamese in any letter case."""
    bare = word.strip(_EDGES)
    letters = "".join(ch for ch in bare if ch.isalpha())
    return len(letters) > 2 and set(bare) - set(letters) <= _FIGURES and not may_be_vietnamese(letters)


@lru_cache(maxsize=8192)
def _is_stray(word: str) -> bool:
    letters = "".join(ch for ch in word if ch.isalpha())
    if len(letters) < 2 or not set(word) - set(letters) <= _FIGURES or letters.isupper() or may_be_vietnamese(letters):
        return False
    return letters.islower() or not _VOWELS & set(unicodedata.normalize("NFD", letters.casefold()))
