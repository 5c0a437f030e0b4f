"""The words of one Word paragraph: tracked changes as if accepted, fields by their result, text boxes set aside.

Text boxes are written twice in a file, for new programs and for old ones; only the first writing is read.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.importers.plan_files.docx_names import MATH_TEXT, MC, W, attribute, child_value, is_on

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage]

_LEFT_OUT = {f"{W}{name}" for name in ("del", "moveFrom", "delText", "instrText", "delInstrText", "pPr", "rPr", "rt", "sdtPr")}
_WRITTEN = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "\u2011",
    f"{W}sym": "•",
}


@dataclass(slots=True)
class ParagraphText:
    """What one paragraph says.

    Attributes:
        pieces: its text in order.
        bold_letters, letters: how much of it is bold.
        boxes: the contents (w:txbxContent) of text boxes that hang on it.
    """

    pieces: list[str] = field(default_factory=list[str])
    letters: int = 0
    bold_letters: int = 0
    boxes: "list[Element]" = field(default_factory=list["Element"])

    @property
    def text(self) -> str:
        """The pieces as one."""
        return "".join(self.pieces)


class TextReader:
    """Reads paragraphs one after the other; it remembers fields that run over several of them."""

    def __init__(self, bold_styles: Mapping[str, bool]) -> None:
        self._bold_styles = bold_styles
        self._fields: list[bool] = []  # open fields, True while inside their instruction

    def read(self, paragraph: "Element") -> ParagraphText:
        """Return the paragraph's words, without those of paragraphs inside its text boxes."""
        found = ParagraphText()
        style = child_value(properties, "pStyle") if (properties := paragraph.find(f"{W}pPr")) is not None else None
        self._read_children(paragraph, found, self._bold_styles.get(style or "", False))
        return found

    def _read_children(self, node: "Element", found: ParagraphText, is_bold: bool) -> None:
        for child in node:
            self._read_node(child, found, is_bold)

    def _read_node(self, node: "Element", found: ParagraphText, is_bold: bool) -> None:
        tag = node.tag
        if not isinstance(tag, str) or tag in _LEFT_OUT:
            return
        if tag == f"{W}txbxContent":
            found.boxes.append(node)
        elif tag in (f"{W}t", MATH_TEXT):
            self._take(node.text or "", found, is_bold)
        elif tag in _WRITTEN:
            self._take(_WRITTEN[tag], found, is_bold)
        elif tag == f"{W}fldChar":
            self._turn_field(attribute(node, "fldCharType"))
        elif tag == f"{MC}AlternateContent":
            for shown in node[:1]:
                self._read_children(shown, found, is_bold)
        elif tag == f"{W}r":
            self._read_children(node, found, self._run_is_bold(node, is_bold))
        else:
            self._read_children(node, found, is_bold)

    def _take(self, text: str, found: ParagraphText, is_bold: bool) -> None:
        if any(self._fields):
            return
        found.pieces.append(text)
        letters = sum(ch.isalpha() for ch in text)
        found.letters += letters
        found.bold_letters += letters if is_bold else 0

    def _turn_field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append(True)
        elif self._fields and kind == "separate":
            self._fields[-1] = False
        elif self._fields and kind == "end":
            self._fields.pop()

    def _run_is_bold(self, run: "Element", otherwise: bool) -> bool:
        properties = run.find(f"{W}rPr")
        own = is_on(properties, "b")
        if own is not None or properties is None:
            return otherwise if own is None else own
        return self._bold_styles.get(child_value(properties, "rStyle") or "", otherwise)


def bold_styles(styles: "Element | None") -> dict[str, bool]:
    """Return for each style of the file that says so whether its letters are bold, inherited ones too."""
    nodes = {attribute(node, "styleId") or "": node for node in _all(styles, "style")}
    return {style_id: bold for style_id in nodes if (bold := _bold_of(nodes, style_id)) is not None}


def _all(node: "Element | None", name: str) -> "Iterator[Element]":
    yield from node.findall(f"{W}{name}") if node is not None else ()


def _bold_of(nodes: "Mapping[str, Element]", style_id: str) -> bool | None:
    seen: set[str] = set()
    while style_id in nodes and style_id not in seen:
        seen.add(style_id)
        bold = is_on(nodes[style_id].find(f"{W}rPr"), "b")
        if bold is not None:
            return bold
        style_id = child_value(nodes[style_id], "basedOn") or ""
    return None
