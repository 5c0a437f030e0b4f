"""Unicode -> TCVN3 and VNI, to make texts that old fonts would show; typed from the charts, not from the program's tables."""

import unicodedata

SMALL = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
LETTERS = SMALL + SMALL.upper()

# The chart of TCVN 5712, by letter and tone: level, grave, hook, tilde, acute, dot.
_TCVN3_CODES = {
    "a": "61 B5 B6 B7 B8 B9",
    "ă": "A8 BB BC BD BE C6",
    "â": "A9 C7 C8 C9 CA CB",
    "e": "65 CC CE CF D0 D1",
    "ê": "AA D2 D3 D4 D5 D6",
    "i": "69 D7 D8 DC DD DE",
    "o": "6F DF E1 E2 E3 E4",
    "ô": "AB E5 E6 E7 E8 E9",
    "ơ": "AC EA EB EC ED EE",
    "u": "75 EF F1 F2 F3 F4",
    "ư": "AD F5 F6 F7 F8 F9",
    "y": "79 FA FB FC FD FE",
}
_TCVN3_OTHERS = {"đ": 0xAE, "Ă": 0xA1, "Â": 0xA2, "Ê": 0xA3, "Ô": 0xA4, "Ơ": 0xA5, "Ư": 0xA6, "Đ": 0xA7}
_TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")

# VNI: the sign behind the letter, by tone, on a plain vowel and on one with a hat or a breve.
_VNI_PLAIN = {"\u0300": "ø", "\u0309": "û", "\u0303": "õ", "\u0301": "ù", "\u0323": "ï"}
_VNI_HAT = {"": "â", "\u0300": "à", "\u0309": "å", "\u0303": "ã", "\u0301": "á", "\u0323": "ä"}
_VNI_BREVE = {"": "ê", "\u0300": "è", "\u0309": "ú", "\u0303": "ü", "\u0301": "é", "\u0323": "ë"}
_VNI_SINGLE = {"đ": "ñ", "ì": "ì", "í": "í", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î", "ơ": "ô", "ư": "ö"}
_HAT, _BREVE, _HORN = "\u0302", "\u0306", "\u031b"


def _tcvn3_table() -> dict[str, str]:
    table = {letter: chr(code) for letter, code in _TCVN3_OTHERS.items()}
    for base, codes in _TCVN3_CODES.items():
        for tone, code in zip(_TONES, codes.split(), strict=True):
            table[unicodedata.normalize("NFC", base + tone)] = chr(int(code, 16))
    return table


_TCVN3 = _tcvn3_table()


def to_tcvn3(text: str) -> str:
    """Return a text as typed for ".VnTime"; capitals with tone marks as small letters, as ".VnTimeH" wants them."""
    return "".join(
        ch if ch.isascii() else _TCVN3.get(ch) or _TCVN3.get(ch.lower(), ch) for ch in unicodedata.normalize("NFC", text)
    )


def to_vni(text: str) -> str:
    """Return a text as typed for "VNI-Times"."""
    return "".join(_vni_of(ch) for ch in unicodedata.normalize("NFC", text))


def _vni_of(letter: str) -> str:
    small = letter.lower()
    if letter.isascii() or not letter.isalpha():
        return letter
    signs = _VNI_SINGLE.get(small) or _vni_signs(unicodedata.normalize("NFD", small))
    return signs.upper() if letter.isupper() else signs


def _vni_signs(decomposed: str) -> str:
    base, marks = decomposed[0], decomposed[1:]
    tone = next((mark for mark in marks if mark in _VNI_PLAIN), "")
    if _HAT in marks:
        return base + _VNI_HAT[tone]
    if _BREVE in marks:
        return base + _VNI_BREVE[tone]
    horned = {"o": "ô", "u": "ö"}[base] if _HORN in marks else base
    return horned + _VNI_PLAIN[tone]
