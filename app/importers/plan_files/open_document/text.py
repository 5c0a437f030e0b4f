"""The words of one paragraph of an OpenDocument text: fields by what they show, text boxes and notes set aside.

White space is folded as the format demands: runs of spaces and line ends in the XML are one space; `text:s` writes more.
"""

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.importers.plan_files.open_document.names import DRAW, LEFT_OUT, PARAGRAPHS, TABLE, TEXT, count_of, elements_of
from app.importers.plan_files.open_document.styles import Styles

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage]

_SPACES = re.compile(r"[ \t\r\n]+")
_WRITTEN = {f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n"}
_SPANS = {f"{TEXT}span", f"{TEXT}a"}
_INSIDE_BOXES = PARAGRAPHS | {f"{TEXT}list", f"{TABLE}table"}


@dataclass(slots=True)
class ParagraphText:
    """What one paragraph says.

    Attributes:
        pieces: its text in order.
        letters, bold_letters: how many letters it has, and how many of them are bold.
        boxes: text boxes and shapes with words that hang on it.
    """

    pieces: list[str] = field(default_factory=list[str])
    letters: int = 0
    bold_letters: int = 0
    boxes: "list[Element]" = field(default_factory=list["Element"])

    @property
    def text(self) -> str:
        """The pieces as one."""
        return "".join(self.pieces)

    @property
    def is_bold(self) -> bool:
        """Whether most of its letters are bold."""
        return self.letters > 0 and 2 * self.bold_letters > self.letters

    def take(self, written: str, is_bold: bool) -> None:
        """Add text of the XML, white space folded."""
        text = _SPACES.sub(" ", written)
        if text.startswith(" ") and (not self.pieces or self.pieces[-1].endswith((" ", "\n", "\t"))):
            text = text[1:]
        if text:
            self.pieces.append(text)
            letters = sum(ch.isalpha() for ch in text)
            self.letters += letters
            self.bold_letters += letters if is_bold else 0


def text_of(paragraph: "Element", styles: Styles) -> ParagraphText:
    """Return a paragraph's words, without those of its text boxes and notes."""
    found = ParagraphText()
    is_bold = styles.is_bold("paragraph", paragraph.get(f"{TEXT}style-name")) or False
    _read(paragraph, found, styles, is_bold)
    return found


def has_words_inside(drawing: "Element") -> bool:
    """Whether a drawing holds paragraphs of its own."""
    return next(drawing.iter(*PARAGRAPHS), None) is not None


def _read(node: "Element", found: ParagraphText, styles: Styles, is_bold: bool) -> None:
    found.take(node.text or "", is_bold)
    for child in node:
        if isinstance(child.tag, str) and child.tag not in LEFT_OUT:
            _read_node(child, found, styles, is_bold)
        found.take(child.tail or "", is_bold)


def _read_node(node: "Element", found: ParagraphText, styles: Styles, is_bold: bool) -> None:
    tag = str(node.tag)
    if tag in _WRITTEN:
        found.pieces.append(_WRITTEN[tag])
    elif tag == f"{TEXT}s":
        found.pieces.append(" " * count_of(node, f"{TEXT}c"))
    elif tag.startswith(DRAW):
        found.boxes += _boxes_in(node)
    elif tag in _SPANS:
        own = styles.is_bold("text", node.get(f"{TEXT}style-name"))
        _read(node, found, styles, is_bold if own is None else own)
    else:
        _read(node, found, styles, is_bold)


def _boxes_in(drawing: "Element") -> "list[Element]":
    """Return the outermost elements of a drawing that hold paragraphs: a text box, or a shape written in."""
    if any(child.tag in _INSIDE_BOXES for child in drawing):
        return [drawing]
    return [box for child in elements_of(drawing) for box in _boxes_in(child)]
