"""The words of one Word paragraph as the page shows them: tracked changes as if accepted, fields by their result.

Text boxes are set aside; they are written twice in a file, for new programs and for old ones, and only the first is read.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from app.importers.plan_files.word.looks import Look, Looks, style_of
from app.importers.plan_files.word.names import MATH_TEXT, MC, W, attribute, symbol_of, unfinished_fields
from app.text.legacy_fonts import Conversion, is_unicode

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage]

_LEFT_OUT = {f"{W}{name}" for name in ("del", "moveFrom", "delText", "instrText", "delInstrText", "pPr", "rPr", "rt", "sdtPr")}
_WRITTEN: "dict[str, Callable[[Element], str]]" = {
    f"{W}t": lambda node: (node.text or "").replace("\n", " "),
    MATH_TEXT: lambda node: node.text or "",
    f"{W}tab": lambda _: "\t",
    f"{W}ptab": lambda _: "\t",
    f"{W}br": lambda _: "\n",
    f"{W}cr": lambda _: "\n",
    f"{W}noBreakHyphen": lambda _: "\u2011",
    f"{W}softHyphen": lambda _: "\u00ad",
    f"{W}sym": symbol_of,
}


@dataclass(slots=True)
class ParagraphText:
    """What one paragraph says.

    Attributes:
        pieces: its text in order, each piece with its look.
        boxes: the contents (w:txbxContent) of text boxes that hang on it.
        is_simple: its pieces are shown as they are written.
    """

    pieces: list[tuple[str, Look]] = field(default_factory=list[tuple[str, Look]])
    boxes: "list[Element]" = field(default_factory=list["Element"])
    is_simple: bool = True

    @property
    def text(self) -> str:
        """What the page shows, in Unicode where the font tells how; not yet cleaned."""
        return self._drawn(is_hidden=False)

    @property
    def hidden(self) -> str:
        """What is hidden on the page, in the same way."""
        return "" if self.is_simple else self._drawn(is_hidden=True)

    @property
    def is_bold(self) -> bool:
        """Whether most of its letters are bold."""
        letters = bold = 0
        for text, look in self.pieces:
            count = sum(map(str.isalpha, text))
            letters += count
            bold += count if look.is_bold else 0
        return letters > 0 and 2 * bold > letters

    @property
    def conversions(self) -> set[str]:
        """The names of the old ways of writing that are in it."""
        return set() if self.is_simple else {found.name for text, look in self.pieces if (found := _conversion(text, look))}

    def take(self, text: str, look: Look) -> None:
        """Add a piece."""
        self.pieces.append((text, look))
        if look.is_hidden or look.is_capitals or (look.font and look.conversion):
            self.is_simple = False

    def _drawn(self, is_hidden: bool) -> str:
        if self.is_simple:
            return "".join([text for text, _ in self.pieces])
        shown = [(text, look) for text, look in self.pieces if bool(look.is_hidden) == is_hidden]
        drawn: list[str] = []
        for (conversion, in_capitals), group in groupby(shown, key=lambda one: (_conversion(*one), bool(one[1].is_capitals))):
            text = "".join(text for text, _ in group)
            text = conversion.apply(text) if conversion and conversion.suits(text) else text
            drawn.append(text.upper() if in_capitals else text)
        return "".join(drawn)


def _conversion(text: str, look: Look) -> Conversion | None:
    return None if is_unicode(text) else look.conversion


class TextReader:
    """Reads the paragraphs of a part one after the other; it remembers fields that run over several of them."""

    def __init__(self, looks: Looks) -> None:
        self._looks = looks
        self._fields: list[bool] = []  # open fields, True while inside their instruction
        self._unfinished: set[Element] = set()

    def open(self, root: "Element") -> None:
        """Begin with a part of the file."""
        self._fields = []
        self._unfinished = unfinished_fields(root)

    def read(self, paragraph: "Element") -> ParagraphText:
        """Return the paragraph's words, without those of paragraphs inside its text boxes."""
        found = ParagraphText()
        self._read_children(paragraph, found, self._looks.of_paragraph(style_of(paragraph)))
        return found

    def _read_children(self, node: "Element", found: ParagraphText, look: Look) -> None:
        for child in node:
            self._read_node(child, found, look)

    def _read_node(self, node: "Element", found: ParagraphText, look: Look) -> None:
        tag = node.tag
        if not isinstance(tag, str) or tag in _LEFT_OUT:
            return
        if (write := _WRITTEN.get(tag)) is not None:
            if not any(self._fields):
                found.take(write(node), look)
        elif tag == f"{W}r":
            self._read_children(node, found, self._looks.of_run(node.find(f"{W}rPr"), look))
        elif tag == f"{W}txbxContent":
            found.boxes.append(node)
        elif tag == f"{W}fldChar":
            self._turn_field(node)
        elif tag == f"{MC}AlternateContent":
            for shown in node[:1]:
                self._read_children(shown, found, look)
        else:
            self._read_children(node, found, look)

    def _turn_field(self, node: "Element") -> None:
        kind = attribute(node, "fldCharType")
        if kind == "begin" and node not in self._unfinished:
            self._fields.append(True)
        elif self._fields and kind == "separate":
            self._fields[-1] = False
        elif self._fields and kind == "end":
            self._fields.pop()
