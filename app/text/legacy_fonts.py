"""Text typed for the fonts of the time before Unicode -> Unicode: TCVN3 (".VnTime", ".VnArialH" …) and VNI ("VNI-Times" …).

Such text holds other letters than those its font draws: ".VnTime" draws "§¶ng uû" as "Đảng uỷ". Readers of files ask:

- `conversion_of(font_name)`: what the text set in that font needs; None for every other font. `Conversion.apply(text)` does it.
- `convert(text, font_name)`: both at once; text of other fonts comes back as it is.
- `recognise(text)`: what a whole text needs whose fonts are lost (a plain file, a paste into Times New Roman); None for Unicode.
- `converted_paragraphs(texts)`: the same, done, for the paragraphs of a file; those that are Unicode already are left alone.

Give them the text as it stands in the file, before `normalise.clean`: TCVN3 writes "ư" with the soft hyphen, which cleaning
drops. Give them neighbouring runs of one font as one text: VNI writes a letter with two signs, which runs may part. The number of
words (`normalise.words`) never changes. What comes back is composed (NFC); spelling ("uỷ" or "ủy") stays as written.

To add one: 1. its signs and their letters as a table here; 2. a row in `_FONTS` with the names of its fonts; 3. its chart, typed
again, in `tests/text/test_legacy_fonts.py`, which asks for all 134 letters.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from app.text.syllables import may_be_vietnamese

# TCVN 5712:1993, set 3, from A1 to FE. Capitals with tone marks have no sign: fonts with a name in H draw them.
_TCVN3_SIGNS = "¡¢£¤¥¦§¨©ª«¬\u00ad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ"
_TCVN3_LETTERS = "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
_TCVN3 = str.maketrans(_TCVN3_SIGNS, _TCVN3_LETTERS) | {0x03BC: "à", 0x2219: "ã"}  # other signs for µ and · in extracted text

# VNI: a letter and a sign behind it. Each sign, with the letters it makes of those before it.
_VNI_PAIRS = {
    "aeouyôö": {"ø": "àèòùỳờừ", "ù": "áéóúýớứ", "û": "ảẻỏủỷởử", "õ": "ãẽõũỹỡữ", "ï": "ạẹọụỵợự"},
    "aeo": {"â": "âêô", "à": "ầềồ", "á": "ấếố", "å": "ẩểổ", "ã": "ẫễỗ", "ä": "ậệộ"},
    "a": {"ê": "ă", "è": "ằ", "é": "ắ", "ú": "ẳ", "ü": "ẵ", "ë": "ặ"},
}
_VNI_ALONE = dict(zip("ôöñìíæóòî", "ơưđìíỉĩịỵ", strict=True))

_PRIVATE_AREA = {0xF000 + code: chr(code) for code in range(0x20, 0x100)}  # fonts marked as symbol fonts write there
_ONLY_UNICODE = re.compile("[ĂăĐđĨĩŨũƠơƯư\u0300-\u036f\u1ea0-\u1ef9]")
_WORD_SIGN = r"[^\s\d!-/:-@\[-`{-~\u2000-\u2fff]"
_MARKED_WORD = re.compile(rf"{_WORD_SIGN}*[\u00a1-\u00ff\u03bc\u2219\uf0a1-\uf0ff]{_WORD_SIGN}*")
_FONT_NAME = re.compile(r"(?:[A-Z]{6}\+)?([^,]*)")
_HYPHENATED = re.compile(r"(?<![\w-])[^\W\d_]*-[^\W\d_]*(?![\w-])")
_NUMBER_OF_DOCUMENT = re.compile(r"[\d/]")
_HARDLY_WORDS = {"sè"}  # how "số" of a number line looks

_ENOUGH_WORDS = 3
_NEARLY_ALL = 0.8
_CLEARLY_MORE = 0.25


@dataclass(frozen=True, slots=True)
class Conversion:
    """How text of one old font becomes Unicode.

    Attributes:
        name: what clerks call the way of writing, "TCVN3" or "VNI".
        in_capitals: the font draws small letters as capitals.
        guesses_capitals: the font is lost, and with it which small letters were drawn as capitals.
    """

    name: str
    in_capitals: bool = False
    guesses_capitals: bool = False

    def apply(self, text: str) -> str:
        """Return `text` in Unicode; text that holds letters only Unicode has is none of the font's and stays as it is."""
        if is_unicode(text):
            return text
        converted = _WAYS[self.name](text.translate(_PRIVATE_AREA))
        if self.in_capitals:
            return converted.upper()
        return _with_capitals(text, converted) if self.guesses_capitals else converted

    def suits(self, text: str) -> bool:
        """Whether the words become no less Vietnamese by it; an old font may be named for Unicode text, such as "Báo cáo"."""
        marked, before, after = self._syllables(text)
        return marked < 2 or after >= before

    def improves(self, text: str) -> bool:
        """Whether the words become more Vietnamese by it."""
        _, before, after = self._syllables(text)
        return after > before

    def recognises(self, text: str) -> bool:
        """Whether nearly all words with signs beyond English become possible syllables, clearly more than are so before."""
        marked, before, after = self._syllables(text)
        return marked >= _ENOUGH_WORDS and after >= _NEARLY_ALL * marked and after - before >= _CLEARLY_MORE * marked

    def _syllables(self, text: str) -> tuple[int, int, int]:
        """Return how many words have signs beyond English, and how many of those are possible syllables before and after."""
        marked = _MARKED_WORD.findall(text)
        return len(marked), sum(map(_is_syllable, marked)), sum(_is_syllable(self.apply(word)) for word in marked)


def conversion_of(font_name: str | None) -> Conversion | None:
    """Return what text set in a font needs, None when the font is not one of the old ones.

    Args:
        font_name: as the file writes it; what PDF adds ("ABCDEF+.VnTime,Bold") and quotes around it do not matter.
    """
    return _conversion_of((font_name or "").strip("\"' "))


def convert(text: str, font_name: str | None) -> str:
    """Return `text` in Unicode, as the font drew it; as it is when the font is not one of the old ones."""
    conversion = conversion_of(font_name)
    return conversion.apply(text) if conversion else text


def is_unicode(text: str) -> bool:
    """Whether a text holds Vietnamese letters or marks that no old font had."""
    return bool(_ONLY_UNICODE.search(text))


def recognise(text: str) -> Conversion | None:
    """Return what a text needs whose fonts are lost; None when it is Unicode, English, figures or too short to tell."""
    return next((conversion for conversion in _WHEN_FONTS_ARE_LOST if conversion.recognises(text)), None)


def converted_paragraphs(texts: Sequence[str]) -> tuple[list[str], Conversion | None]:
    """Return the paragraphs of a file whose fonts are lost in Unicode, and what was done; None when nothing was.

    In a file that is partly Unicode only those paragraphs change that become more Vietnamese by it.
    """
    old = [text for text in texts if not is_unicode(text) and _MARKED_WORD.search(text)]
    is_mixed = any(map(is_unicode, texts))
    for conversion in _WHEN_FONTS_ARE_LOST:
        telling = {text for text in old if not is_mixed or conversion.improves(text)}
        if recognise("\n".join(telling)) == conversion:
            return [conversion.apply(text) if not is_mixed or text in telling else text for text in texts], conversion
    return list(texts), None


def with_hyphens_read(text: str) -> str:
    """Return converted TCVN3 text with those hyphens as "ư" that make a syllable: "n-ớc" is "nước".

    For PDF files only: many write the soft hyphen, which draws "ư", as a plain one.
    """
    return _HYPHENATED.sub(_horned, text)


@lru_cache(maxsize=256)
def _conversion_of(font_name: str) -> Conversion | None:
    found = _FONT_NAME.match(font_name)
    name = found.group(1).lower().removesuffix("-bold").removesuffix("-italic") if found else ""
    for beginning, way in _FONTS.items():
        if name.startswith(beginning):
            return Conversion(way, in_capitals=way == "TCVN3" and name.endswith("h"))
    return None


def _is_syllable(word: str) -> bool:
    """Whether a word can be Vietnamese as written: old text read as Unicode mixes small letters and capitals ("PHô LôC")."""
    if word.lower() in _HARDLY_WORDS or word not in (word.lower(), word.upper(), word.capitalize()):
        return False
    return word.isalpha() and may_be_vietnamese(word)


def _from_tcvn3(text: str) -> str:
    return text.translate(_TCVN3)


def _vni_letters() -> dict[str, str]:
    """Return every sequence of signs and its letter; the letter is a capital when the first sign is."""
    small = dict(_VNI_ALONE)
    for bases, signs in _VNI_PAIRS.items():
        for sign, letters in signs.items():
            small |= {base + sign: letter for base, letter in zip(bases, letters, strict=True)}
    del small["yï"]
    found = dict(small)
    for signs, letter in small.items():
        found[signs.upper()] = letter.upper()
        found[signs[0].upper() + signs[1:]] = letter.upper()
        found[signs[0] + signs[1:].upper()] = letter
    return found


_VNI = _vni_letters()
_VNI_SIGNS = re.compile("|".join(sorted(_VNI, key=len, reverse=True)))


def _from_vni(text: str) -> str:
    return _VNI_SIGNS.sub(lambda found: _VNI[found.group()], text)


def _with_capitals(text: str, converted: str) -> str:
    """Where all English letters of a line, or of a word with two, are capitals, the others were drawn as capitals too."""
    if _is_in_capitals(text):
        return converted.upper()
    pieces = zip(re.split(r"(\s+)", text), re.split(r"(\s+)", converted), strict=True)
    return "".join(after.upper() if _is_in_capitals(before) else after for before, after in pieces)


def _is_in_capitals(text: str) -> bool:
    """Whether a text has at least two English letters, all capitals; document numbers ("12-KH/ĐU") tell nothing."""
    words = (word for word in text.split() if not _NUMBER_OF_DOCUMENT.search(word))
    letters = [ch for word in words for ch in word if ch.isascii() and ch.isalpha()]
    return len(letters) > 1 and all(ch.isupper() for ch in letters)


def _horned(found: re.Match[str]) -> str:
    word = found.group()
    horned = word.replace("-", "ư")
    return horned if word != "-" and word.islower() and may_be_vietnamese(horned) else word


_WAYS: dict[str, Callable[[str], str]] = {"TCVN3": _from_tcvn3, "VNI": _from_vni}
_WHEN_FONTS_ARE_LOST = (Conversion("TCVN3", guesses_capitals=True), Conversion("VNI"))
_FONTS = {".vn": "TCVN3", "vni-": "VNI", "vni ": "VNI"}
