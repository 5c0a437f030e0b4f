"""How the runs of a Word file look, as far as reading them asks: bold, in capitals, hidden, in a font from before Unicode.

A look is said by the run itself, else by its style, the style of its paragraph, the styles those are based on, or for the file.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.importers.plan_files.word.names import W, attribute, child_value
from app.text.legacy_fonts import Conversion, conversion_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage]

_OFF = ("0", "false", "off", "none")
_SWITCHES = {
    f"{W}b": "is_bold",
    f"{W}caps": "is_capitals",
    f"{W}smallCaps": "is_capitals",
    f"{W}vanish": "is_hidden",
}
_FONTS, _RUN_STYLE = f"{W}rFonts", f"{W}rStyle"
_THEME_FONT = ""


@dataclass(frozen=True, slots=True)
class Look:
    """What is said of a run; None where nothing is said.

    Attributes:
        is_capitals: small letters are drawn as capitals, large or small ones.
        font: the font of letters beyond English, "" for one of the theme.
    """

    is_bold: bool | None = None
    is_capitals: bool | None = None
    is_hidden: bool | None = None
    font: str | None = None

    def over(self, other: "Look") -> "Look":
        """Return this look, with what the other says where this one says nothing."""
        return Look(
            other.is_bold if self.is_bold is None else self.is_bold,
            other.is_capitals if self.is_capitals is None else self.is_capitals,
            other.is_hidden if self.is_hidden is None else self.is_hidden,
            other.font if self.font is None else self.font,
        )

    @property
    def conversion(self) -> Conversion | None:
        """What the text needs to become Unicode."""
        return conversion_of(self.font) if self.font else None


_NOTHING_SAID = Look()


class Looks:
    """The looks that the styles of one file give."""

    def __init__(self, styles: "Element | None") -> None:
        nodes = {attribute(node, "styleId") or "": node for node in _all(styles, "style")}
        self._styles = {style_id: _of_style(nodes, style_id) for style_id in nodes}
        self._default_style = next((style_id for style_id, node in nodes.items() if _is_default_of_paragraphs(node)), "")
        said = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr") if styles is not None else None
        self._defaults = _said_by(said)[0] if said is not None else _NOTHING_SAID

    def of_paragraph(self, style_id: str | None) -> Look:
        """Return the look of runs that say nothing themselves, in a paragraph of that style."""
        return self._styles.get(style_id or self._default_style, _NOTHING_SAID).over(self._defaults)

    def of_run(self, properties: "Element | None", otherwise: Look) -> Look:
        """Return the look of a run.

        Args:
            properties: its w:rPr.
            otherwise: the look of its paragraph.
        """
        if properties is None or not len(properties):
            return otherwise
        own, style_id = _said_by(properties)
        below = self._styles.get(style_id, _NOTHING_SAID).over(otherwise) if style_id else otherwise
        return below if own is _NOTHING_SAID else own.over(below)

    def of_run_in_place(self, run: "Element") -> Look:
        """Return the look of a run by the paragraph around it."""
        return self.of_run(run.find(f"{W}rPr"), self.of_paragraph(style_of(next(run.iterancestors(f"{W}p"), None))))


def style_of(paragraph: "Element | None") -> str | None:
    """Return the id of a paragraph's style; None when it names none."""
    properties = paragraph.find(f"{W}pPr") if paragraph is not None else None
    return child_value(properties, "pStyle") if properties is not None else None


def font_in(properties: "Element | None") -> str | None:
    """Return the font that run properties name."""
    return _said_by(properties)[0].font if properties is not None else None


def _said_by(properties: "Element") -> tuple[Look, str]:
    """Return what run properties say themselves, and the style they name, "" without one."""
    said: dict[str, bool] = {}
    font, style_id = None, ""
    for child in properties:
        tag = str(child.tag)
        if (switch := _SWITCHES.get(tag)) is not None:
            said[switch] = said.get(switch, False) or (attribute(child, "val") or "").lower() not in _OFF
        elif tag == _FONTS:
            font = _font(child)
        elif tag == _RUN_STYLE:
            style_id = attribute(child, "val") or ""
    if not said and font is None:
        return _NOTHING_SAID, style_id
    return Look(said.get("is_bold"), said.get("is_capitals"), said.get("is_hidden"), font), style_id


def _font(node: "Element") -> str | None:
    for name in ("hAnsi", "ascii"):
        if attribute(node, f"{name}Theme"):
            return _THEME_FONT
        if (font := attribute(node, name)) is not None:
            return font
    return None


def _of_style(nodes: "Mapping[str, Element]", style_id: str) -> Look:
    found, seen = _NOTHING_SAID, set[str]()
    while style_id in nodes and style_id not in seen:
        seen.add(style_id)
        properties = nodes[style_id].find(f"{W}rPr")
        if properties is not None:
            found = found.over(_said_by(properties)[0])
        style_id = child_value(nodes[style_id], "basedOn") or ""
    return found


def _is_default_of_paragraphs(style: "Element") -> bool:
    return attribute(style, "type") == "paragraph" and (attribute(style, "default") or "0").lower() not in _OFF


def _all(node: "Element | None", name: str) -> "Iterator[Element]":
    yield from node.findall(f"{W}{name}") if node is not None else ()
