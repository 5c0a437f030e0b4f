"""What stands where on a page of a PDF: letters by their origin, straight lines by their ends; points from the upper left."""

import ctypes
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from pypdfium2 import raw


@dataclass(frozen=True)
class Letter:
    """A letter and the point it stands on."""

    sign: str
    x: float
    y: float
    right: float


@dataclass(frozen=True)
class Rule:
    """A horizontal line."""

    x: float
    to_x: float
    y: float

    @property
    def length(self) -> float:
        return self.to_x - self.x


@dataclass(frozen=True)
class PdfPage:
    """One page."""

    width: float
    height: float
    letters: tuple[Letter, ...]
    rules: tuple[Rule, ...]

    @property
    def text(self) -> str:
        return "".join(letter.sign for letter in self.letters)


def pdf_pages(path: Path) -> list[PdfPage]:
    """Return the pages of a PDF."""
    with pypdfium2.PdfDocument(path) as pdf:
        return [_page(page) for page in pdf]


def _page(page: pypdfium2.PdfPage) -> PdfPage:
    width, height = page.get_size()
    text = page.get_textpage()
    letters = []
    for number in range(text.count_chars()):
        sign = chr(raw.FPDFText_GetUnicode(text, number))
        if sign.isspace() or sign in "\ufffe\u0002\x00":
            continue
        x, y = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetCharOrigin(text, number, x, y)
        letters.append(Letter(sign, x.value, height - y.value, text.get_charbox(number)[2]))
    rules: dict[Rule, None] = {}  # a border is drawn twice
    for one in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH]):
        left, bottom, right, top = one.get_bounds()
        if top - bottom < 2 and right - left > 3:
            rules[Rule(left, right, height - (top + bottom) / 2)] = None
    return PdfPage(width, height, tuple(letters), tuple(rules))
