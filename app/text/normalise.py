"""One written form for text that comes from outside.

What a file says is kept word for word; only what no reader can see is put right: composed letters (NFC), invisible
format characters, control characters and lone surrogates, which would break a file at saving (threats G2, G3).
"""

import re
import unicodedata

_SPACES = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_DASHES = str.maketrans({"\u2010": "-", "\u2011": "-", "\u2012": "-", "\u00ad": None})
_KEPT_CONTROLS = {"\n", "\t"}
_NO_CHARACTERS = {"\ufffe", "\uffff"}  # no XML file may hold them
_LINE_ENDS = re.compile(r"\r\n?|\x0b|\x0c|\u0085|\u2028|\u2029")


def clean(text: str) -> str:
    """Return `text` composed (NFC), with one kind of line end and without characters that cannot be seen.

    Non-breaking hyphens become plain ones, soft hyphens vanish. Spaces inside the text are left as they are.
    """
    text = _LINE_ENDS.sub("\n", text).translate(_DASHES)
    if not text.isprintable():  # none of what is taken out can be printed
        text = "".join(ch for ch in text if ch in _KEPT_CONTROLS or not _is_unseen(ch))
    return unicodedata.normalize("NFC", text)  # last: a mark may have stood behind what was taken out


def one_line(text: str) -> str:
    """Return `text` cleaned, on one line, with single spaces and no space at either end."""
    return _SPACES.sub(" ", clean(text).replace("\n", " ")).strip()


def words(text: str) -> list[str]:
    """Return the words of `text` as the accounting counts them: runs of anything but white space."""
    return text.split()


def _is_unseen(ch: str) -> bool:
    return ch in _NO_CHARACTERS or unicodedata.category(ch) in ("Cc", "Cf", "Cs")
