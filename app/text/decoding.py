"""Bytes of a plain text -> letters: Unicode by its mark or its build, else one of the three old Vietnamese encodings.

Which of the old ones it is shows in the words: under the right table they are built like Vietnamese syllables.
"""

import codecs
import re
import unicodedata

from app.text.legacy_fonts import Conversion
from app.text.syllables import may_be_vietnamese

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_BINARY = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_END_OF_DOS_FILE = "\x1a"
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE_LETTERS = 50_000
_ENOUGH_WORDS = 0.8
_OLD_FONTS = (Conversion("TCVN3", guesses_capitals=True), Conversion("VNI"))


def decoded(content: bytes) -> str | None:
    """Return the text that the bytes are, composed letters left as they come; None when they are no text.

    UTF-8 and marked UTF-16 first; then windows-1258, TCVN3 (ABC) and VNI, of which the one is taken whose words are Vietnamese.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _text(content, encoding)
    text = _text(content, "utf-8")
    if text is not None or b"\0" in content:
        return text
    candidates = [_of_1258(content), *(_of_old_font(content, conversion) for conversion in _OLD_FONTS)]
    best = max(candidates, key=_share_of_vietnamese)
    return best if _share_of_vietnamese(best) >= _ENOUGH_WORDS else None


def _text(content: bytes, encoding: str) -> str | None:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if _BINARY.search(text.rstrip(_END_OF_DOS_FILE)) else text


def _of_1258(content: bytes) -> str | None:
    return _text(content, "cp1258")


def _of_old_font(content: bytes, conversion: Conversion) -> str | None:
    text = _western(content)
    return None if text is None else "\n".join(conversion.apply(line) for line in text.split("\n"))


def _western(content: bytes) -> str | None:
    """Return the bytes as the fonts of those days took them; dashes and quotation marks are those of Windows."""
    text = content.decode("cp1252", "replace")
    exact = "".join(chr(byte) if ch == "\ufffd" else ch for ch, byte in zip(text, content, strict=True))
    return None if _BINARY.search(exact.rstrip(_END_OF_DOS_FILE)) else exact


def _share_of_vietnamese(text: str | None) -> float:
    """Return the share of the words with letters beyond ASCII that can be Vietnamese; 0 without any."""
    composed = unicodedata.normalize("NFC", (text or "")[:_SAMPLE_LETTERS])
    found = [word for word in _WORD.findall(composed) if not word.isascii()]
    return sum(may_be_vietnamese(word) for word in found) / len(found) if found else 0.0
