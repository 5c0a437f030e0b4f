"""A PDF file -> its pages: words with their place and look, and the straight rules drawn on them.

PDFium knows characters only, in the order in which they were drawn; words are put together here, and nothing is sorted yet.
"""

import ctypes
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.errors import UserError
from app.importers.gate.facts import shown_name
from app.importers.gate.limits import MAX_PAGES
from app.importers.plan_files.pdf.letters import count_words, draws_signs, is_cut_hyphen, is_unseen, written
from app.importers.plan_files.pdf.rules import Rule, rules_of
from app.messages.code import Code
from app.text.legacy_fonts import Conversion, conversion_of
from app.text.normalise import clean

_ASCENT, _DESCENT = 0.75, 0.22  # of the size; fonts say it too differently to be of use
_BOLD_NAMES = ("bold", "black", "heavy", "demi")
_BOLD_WEIGHT = 600
_NAME_BYTES = 256
_SMALLEST_SIZE = 1.0  # points; distances are measured in sizes
_FEW_WORDS = 30  # a stamp or a signature on the picture of a page
_LETTER_GAP = 1.5  # sizes; letters of one word never stand farther apart
_RAISED = 0.6  # sizes; figures of a note stand higher than the word they hang on, but not so much
_NOTE_SIZE = 0.8  # of the size of the word it hangs on
_NOTE_RISE = 0.15  # sizes of that word


@dataclass(frozen=True, slots=True)
class Look:
    """How the letters of one text object look.

    Attributes:
        font: the font's name as the file has it.
        size: in points, as printed.
        conversion: what text in that font needs, when it is one from before Unicode.
        is_of_signs: the font draws bullets and ornaments.
    """

    font: str = ""
    size: float = 0.0
    is_bold: bool = False
    conversion: Conversion | None = None
    is_of_signs: bool = False


@dataclass(frozen=True, slots=True)
class Word:
    """A run of letters without white space. Measures are in points from the page's upper left corner.

    Attributes:
        text: as the font says it, cleaned.
        baseline: where its first letter stands.
        raised: small raised figures at its end, of a note perhaps; not in `text`.
    """

    text: str
    left: float
    right: float
    baseline: float
    look: Look
    raised: str = ""

    @property
    def size(self) -> float:
        """The size of its letters in points."""
        return self.look.size

    @property
    def top(self) -> float:
        """Where its tall letters end."""
        return self.baseline - _ASCENT * self.look.size

    @property
    def bottom(self) -> float:
        """Where its tails end."""
        return self.baseline + _DESCENT * self.look.size

    @property
    def width(self) -> float:
        """How wide it is."""
        return self.right - self.left


@dataclass(frozen=True, slots=True)
class Page:
    """One page.

    Attributes:
        number: counted from 1.
        width, height: as shown, in points.
        words: in the order in which they were drawn.
        rules: straight lines, those of tables among them.
        has_picture: it shows a picture, a scan for example.
        printed_words: words counted in PDFium's characters of the page alone, as a check on `words`.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    rules: tuple[Rule, ...]
    has_picture: bool
    printed_words: int


def read_pages(path: Path) -> list[Page]:
    """Read all pages of a file.

    Raises:
        UserError: it is broken, has a password, has too many pages, or holds pictures of pages only.
    """
    import pypdfium2  # pyright: ignore[reportMissingTypeStubs]
    import pypdfium2.raw  # pyright: ignore[reportMissingTypeStubs]

    pdfium: Any = pypdfium2
    library: Any = pypdfium2.raw
    try:
        with pdfium.PdfDocument(path) as document:
            if len(document) > MAX_PAGES:
                raise UserError(Code.PDF_TOO_LONG, file=shown_name(path), pages=len(document), limit=MAX_PAGES)
            pages = [_PageReader(library, document[index], index + 1).read() for index in range(len(document))]
    except pdfium.PdfiumError as trouble:
        has_password = trouble.err_code == library.FPDF_ERR_PASSWORD
        raise UserError(Code.PDF_ENCRYPTED if has_password else Code.PDF_BROKEN, file=shown_name(path)) from trouble
    if 2 * sum(page.has_picture and len(page.words) < _FEW_WORDS for page in pages) > len(pages):
        raise UserError(Code.PDF_IS_SCAN, file=shown_name(path))
    if not any(page.words for page in pages):
        raise UserError(Code.PDF_WITHOUT_TEXT, file=shown_name(path))
    return pages


@dataclass(slots=True)
class _Letters:
    """Letters that become one word."""

    text: str
    left: float
    right: float
    baseline: float
    look: Look
    raised: str = ""

    def word(self) -> Word | None:
        conversion = self.look.conversion
        text = clean(conversion.apply(self.text) if conversion else self.text)
        return Word(text, self.left, self.right, self.baseline, self.look, self.raised) if text else None

    def takes(self, letter: "_Letters") -> bool:
        """Whether a letter stands beside these."""
        size = max(self.look.size, letter.look.size, 1.0)
        is_beside = self.left - size <= letter.right and letter.left <= self.right + _LETTER_GAP * size
        return is_beside and abs(letter.baseline - self.baseline) <= _RAISED * size

    def append(self, letter: "_Letters") -> None:
        """Add the next letter."""
        is_small = letter.look.size <= _NOTE_SIZE * self.look.size
        if letter.text.isdigit() and is_small and letter.baseline < self.baseline - _NOTE_RISE * self.look.size:
            self.raised += letter.text
        else:
            self.text += self.raised + letter.text if letter.text.isalnum() else letter.text
            self.raised = "" if letter.text.isalnum() else self.raised
        self.left, self.right = min(self.left, letter.left), max(self.right, letter.right)


class _PageReader:
    """Reads the letters of one page; looks up each text object once."""

    def __init__(self, library: Any, page: Any, number: int) -> None:  # noqa: ANN401 PDFium has no types
        self._library, self._page, self._number = library, page, number
        self._looks: dict[int, Look] = {}
        self._cuts = 0  # words that PDFium takes for one although they stand apart
        self._box, self._x, self._y = library.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
        self._place = _Placing(page)

    def read(self) -> Page:
        """Return the page; the library's own is closed."""
        text: Any = self._page.get_textpage()
        codes = [self._library.FPDFText_GetUnicode(text.raw, index) for index in range(text.count_chars())]
        words = tuple(self._words(text.raw, codes))
        printed_words = count_words(codes) + self._cuts
        text.close()
        rules, has_picture = rules_of(self._library, self._page, self._place.point)
        self._page.close()
        return Page(self._number, self._place.width, self._place.height, words, tuple(rules), has_picture, printed_words)

    def _words(self, text: Any, codes: Sequence[int]) -> Iterator[Word]:  # noqa: ANN401
        open_word: _Letters | None = None
        before = 0
        for index, code in enumerate(codes):
            if not chr(code).isprintable() and is_unseen(code):
                continue
            if chr(code).isspace():
                ended, open_word = open_word, None
            else:
                ended, open_word = _put_together(open_word, self._letter(text, index, code))
                self._cuts += ended is not None and not is_cut_hyphen(before)
            before = code
            if ended and (word := ended.word()):
                yield word
        if open_word and (word := open_word.word()):
            yield word

    def _letter(self, text: Any, index: int, code: int) -> _Letters:  # noqa: ANN401
        library, box = self._library, self._box
        library.FPDFText_GetLooseCharBox(text, index, box)
        library.FPDFText_GetCharOrigin(text, index, self._x, self._y)
        first, second = self._place.point(box.left, box.top), self._place.point(box.right, box.bottom)
        baseline = self._place.point(self._x.value, self._y.value)[1]
        left, right = min(first[0], second[0]), max(first[0], second[0])
        look = self._look(text, index)
        return _Letters(written(code, look.conversion, is_sign=look.is_of_signs), left, right, baseline, look)

    def _look(self, text: Any, index: int) -> Look:  # noqa: ANN401
        thing = self._library.FPDFText_GetTextObject(text, index)
        key = ctypes.cast(thing, ctypes.c_void_p).value or 0
        if key not in self._looks:
            self._looks[key] = self._look_of(text, index, thing)
        return self._looks[key]

    def _look_of(self, text: Any, index: int, thing: Any) -> Look:  # noqa: ANN401
        library = self._library
        matrix = library.FS_MATRIX()
        library.FPDFText_GetMatrix(text, index, matrix)
        size = max(library.FPDFText_GetFontSize(text, index) * math.hypot(matrix.c, matrix.d), _SMALLEST_SIZE)
        font = library.FPDFTextObj_GetFont(thing) if thing else None
        if not font:
            return Look("", size)
        buffer = ctypes.create_string_buffer(_NAME_BYTES)
        library.FPDFFont_GetBaseFontName(font, buffer, _NAME_BYTES)
        name = buffer.value.decode("utf-8", "replace").rpartition("+")[2]
        is_bold = (
            any(word in name.lower() for word in _BOLD_NAMES)
            or library.FPDFFont_GetWeight(font) >= _BOLD_WEIGHT
            or library.FPDFTextObj_GetTextRenderMode(thing) == library.FPDF_TEXTRENDERMODE_FILL_STROKE
        )
        return Look(name, size, is_bold, conversion_of(name), draws_signs(name))


def _put_together(word: _Letters | None, letter: _Letters) -> tuple[_Letters | None, _Letters]:
    """Return the word that is over, if one is, and the one that is open now."""
    if word is None or not word.takes(letter):
        return word, letter
    word.append(letter)
    return None, word


class _Placing:
    """Turns the coordinates of a page, as the file has them, to points from the upper left corner as shown."""

    def __init__(self, page: Any) -> None:  # noqa: ANN401
        self._left, self._bottom, self._right, self._top = page.get_bbox()
        self._turn = page.get_rotation()
        width, height = self._right - self._left, self._top - self._bottom
        self.width, self.height = (height, width) if self._turn in (90, 270) else (width, height)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return a point as (from the left, from the top)."""
        match self._turn:
            case 90:
                return y - self._bottom, x - self._left
            case 180:
                return self._right - x, y - self._bottom
            case 270:
                return self._top - y, self._right - x
            case _:
                return x - self._left, self._top - y
