"""Characters of a PDF as they are meant: ligatures taken apart, bullets of symbol fonts, hyphens at line ends."""

from collections.abc import Sequence

from app.text.legacy_fonts import Conversion
from app.text.normalise import clean, words

# What PDFium gives for a hyphen, or a soft one, at the end of a line.
_CUT_HYPHENS = {0x02, 0xFFFE}
_SOFT_HYPHEN = 0xAD
_PRIVATE = range(0xE000, 0xF900)
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_BULLET = "•"
_UNKNOWN = "\ufffd"
_FONTS_OF_SIGNS = ("wingdings", "webdings", "dingbats")


def draws_signs(font: str) -> bool:
    """Whether a font of that name holds bullets and ornaments instead of letters."""
    return any(name in font.lower() for name in _FONTS_OF_SIGNS)


def written(code: int, conversion: Conversion | None, *, is_sign: bool) -> str:
    """Return what a character of a page stands for.

    Args:
        code: as PDFium gives it; no white space.
        is_sign: its font draws signs only.
        conversion: what text in that font needs, when it is an old one; such fonts use soft hyphens and private codes as letters.
    """
    if conversion is not None:
        return chr(_SOFT_HYPHEN if code in _CUT_HYPHENS and conversion.name == "TCVN3" else code)
    if is_sign or code in _PRIVATE:
        return _BULLET
    return _LIGATURES.get(code) or chr(_plain(code)) if code else _UNKNOWN


def _plain(code: int) -> int:
    """Return a hyphen for a cut one and for a soft one: what is drawn can be seen."""
    return ord("-") if code in _CUT_HYPHENS or code == _SOFT_HYPHEN else code


def is_cut_hyphen(code: int) -> bool:
    """Whether a code is what PDFium gives for a hyphen at the end of a line."""
    return code in _CUT_HYPHENS


def is_unseen(code: int) -> bool:
    """Whether nobody can see the character: a control or format character other than hyphens."""
    if code == 0 or code in _CUT_HYPHENS or code == _SOFT_HYPHEN or chr(code).isspace():
        return False
    return not clean(chr(code))


def count_words(codes: Sequence[int]) -> int:
    """Return how many runs of letters PDFium's characters of a page make; a hyphen at a line end ends one.

    Args:
        codes: as PDFium gives them, line ends included.
    """
    return len(words(clean("".join(_counted(code) for code in codes))))


def _counted(code: int) -> str:
    if code in _CUT_HYPHENS:
        return "- "
    if chr(code).isspace():
        return " "
    return chr(_plain(code)) if code else _UNKNOWN
