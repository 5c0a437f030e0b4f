"""The paragraphs of a Word file that can hold fields: where each stands, its text over all runs, how words are replaced.

Body, tables, text boxes, page headers and footers, footnotes. Paragraphs are counted from 1 in body order, table cells included.
"""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.exporters.document_parts.elements import Element, make
from app.layout_rules.effective import W
from app.text.normalise import clean

if TYPE_CHECKING:
    from docx.document import Document
    from docx.opc.part import Part

BOX = f"{W}txbxContent"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_MARKS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_KINDS = (
    ("header", "Đầu trang"),
    ("footer", "Chân trang"),
    ("footnotes", "Chú thích cuối trang"),
    ("endnotes", "Chú thích cuối văn bản"),
)
_EXCERPT = 70


@dataclass(frozen=True, slots=True)
class Story:
    """One of the texts a Word file is made of.

    Attributes:
        label: its name for the clerk; empty for the body.
        root: its outermost element.
        part: where it is kept.
    """

    label: str
    root: Element
    part: "Part"


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph.

    Attributes:
        place: where it stands, in the clerk's words.
        story: the text it belongs to.
        pieces: its letters: each element that holds some, with them.
        is_copy: whether it is the second writing of a text box, for older programs.
        is_boxed: whether it stands in a text box.
    """

    element: Element
    place: str
    story: Story
    pieces: tuple[tuple[Element, str], ...] = field(repr=False)
    is_copy: bool
    is_boxed: bool

    @property
    def text(self) -> str:
        """Its text over all runs."""
        return "".join(text for _, text in self.pieces)

    @property
    def excerpt(self) -> str:
        """Its words, shortened, for a fault."""
        words = " ".join(clean(self.text).split())
        return words if len(words) <= _EXCERPT else f"{words[:_EXCERPT]}…"


def stories(document: "Document") -> Iterator[Story]:
    """Give the texts of a file, the body first."""
    from docx.opc.part import XmlPart

    yield Story("", document.element, document.part)
    for kind, label in _KINDS:
        found = [
            one.target_part for one in document.part.rels.values() if not one.is_external and one.reltype.endswith(f"/{kind}")
        ]
        for part in found:
            if isinstance(part, XmlPart):
                yield Story(label, part.element, part)


def lines_of(story: Story) -> Iterator[Line]:
    """Give the paragraphs of a text that have any letters."""
    count = 0
    for element in story.root.iter(f"{W}p"):
        box = next(element.iterancestors(BOX), None)
        is_copy = box is not None and next(element.iterancestors(_FALLBACK), None) is not None
        if box is None:
            count += 1
        place = story.label or f"Đoạn {count}"
        if box is not None:
            place = f"Khung chữ ở {place[:1].lower()}{place[1:]}"
        pieces = pieces_of(element)
        if pieces:
            yield Line(element, place, story, pieces, is_copy, box is not None)


def pieces_of(paragraph: Element) -> tuple[tuple[Element, str], ...]:
    """Return the elements of a paragraph that hold letters, those of text boxes inside it left out."""
    found: list[tuple[Element, str]] = []
    waiting = list(reversed(paragraph))
    while waiting:
        element = waiting.pop()
        if element.tag == f"{W}t":
            found.append((element, element.text or ""))
        elif element.tag in _MARKS:
            found.append((element, _MARKS[str(element.tag)]))
        elif element.tag not in (f"{W}p", BOX, f"{W}pPr", f"{W}rPr"):
            waiting.extend(reversed(element))
    return tuple(found)


def replace_letters(pieces: tuple[tuple[Element, str], ...], changes: list[tuple[int, int, str]]) -> None:
    """Replace stretches of a paragraph's text; what comes in looks as the first letter of what goes out.

    Args:
        pieces: the paragraph's letters.
        changes: (start, end, new words), one after the other, in the text of all pieces.
    """
    start = 0
    for element, text in pieces:
        end = start + len(text)
        here = [change for change in changes if change[0] < end and change[1] > start]
        if here and element.tag == f"{W}t":
            _write(element, _changed(text, start, here))
        start = end


def _changed(text: str, start: int, changes: list[tuple[int, int, str]]) -> str:
    """Return a piece's letters after changes that touch it: new words stand where the old ones began."""
    made, place = "", 0
    for first, last, words in changes:
        made += text[place : max(first - start, 0)] + (words if first >= start else "")
        place = min(last - start, len(text))
    return made + text[place:]


def _write(element: Element, text: str) -> None:
    """Put letters into a w:t; line ends and tabs become elements of their own beside it."""
    parent = element.getparent()
    assert parent is not None
    after = element
    for number, stretch in enumerate(text.split("\n")):
        if number:
            after = _behind(after, make("br"))
            after = _behind(after, deepcopy(element))
        after.text = stretch.replace("\t", " ")
        after.set(_SPACE, "preserve")


def _behind(element: Element, new: Element) -> Element:
    element.addnext(new)
    return new
