"""What text in a Word file really looks like, after every layer of formatting.

Weakest to strongest: document defaults, table style, paragraph style and its bases, list level, character style and its
bases, what is set on the paragraph or run itself (ECMA-376 part 1, 17.7.2). Theme fonts are looked up.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.layout_rules.parts import Align, LineRule

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"

FONT_SLOTS = ("ascii", "hAnsi", "cs", "eastAsia")
TWIPS_PER_MM = 1440 / 25.4


@dataclass(frozen=True, slots=True)
class RunLook:
    """What a stretch of letters looks like.

    Attributes:
        fonts: the font of each slot: ascii, hAnsi, cs, eastAsia; None where nothing names one.
        color: six hexadecimal digits; "auto" counts as black.
        caps: whether letters are shown as capitals whatever was typed.
    """

    fonts: tuple[str | None, ...]
    size_pt: float
    bold: bool
    italic: bool
    underline: bool
    color: str
    caps: bool

    @property
    def font(self) -> str | None:
        """The font of plain letters."""
        return self.fonts[0]


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """How a paragraph is set; lengths in millimetres, spaces in points."""

    align: Align
    first_line_mm: float
    left_mm: float
    right_mm: float
    before_pt: float
    after_pt: float
    line_rule: LineRule
    line: float
    has_border: bool


class EffectiveFormat:
    """Resolves the looks of one document's runs and paragraphs.

    Args:
        styles: root of the styles part.
        theme: root of the theme part, None without one.
        numbering: root of the numbering part, None without one.
    """

    def __init__(self, styles: "Element", theme: "Element | None" = None, numbering: "Element | None" = None) -> None:
        self._styles = {style.get(f"{W}styleId", ""): style for style in styles.iter(f"{W}style")}
        self._default_ids = {
            style.get(f"{W}type", ""): style_id for style_id, style in self._styles.items() if style.get(f"{W}default") in _ON
        }
        self._defaults = {
            "rPr": styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"),
            "pPr": styles.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr"),
        }
        self._theme_fonts = _theme_fonts(theme)
        self._list_levels = _list_levels(numbering)
        self._chains: dict[tuple[str, str], list[Element]] = {}
        self._run_looks: dict[tuple[bytes, str, str], RunLook] = {}
        self._paragraph_looks: dict[tuple[bytes, str], ParagraphLook] = {}

    def run(self, run: "Element | None", paragraph: "Element", table_style: str = "") -> RunLook:
        """Return the look of a run; of the paragraph's text in general when `run` is None."""
        direct = run.find(f"{W}rPr") if run is not None else None
        paragraph_style = self._style_of(paragraph, "pPr", "pStyle", "paragraph")
        key = (_written(direct), paragraph_style, table_style)
        if key not in self._run_looks:
            self._run_looks[key] = self._resolved_run(direct, paragraph_style, table_style)
        return self._run_looks[key]

    def _resolved_run(self, direct: "Element | None", paragraph_style: str, table_style: str) -> RunLook:
        character_style = _value(direct, "rStyle") or ""
        chains = [
            self._chain(table_style, "rPr"),
            self._chain(paragraph_style, "rPr"),
            self._chain(character_style, "rPr"),
        ]
        layers = _present([self._defaults["rPr"], *[layer for chain in chains for layer in chain], direct])
        return RunLook(
            fonts=tuple(self._font(layers, slot) for slot in FONT_SLOTS),
            size_pt=float(_last(layers, "sz") or 20) / 2,
            bold=self._toggle(chains, direct, "b"),
            italic=self._toggle(chains, direct, "i"),
            underline=(_last(layers, "u") or "none") != "none",
            color=_color(_last(layers, "color")),
            caps=self._toggle(chains, direct, "caps"),
        )

    def paragraph(self, paragraph: "Element", table_style: str = "") -> ParagraphLook:
        """Return how a paragraph is set."""
        direct = paragraph.find(f"{W}pPr")
        key = (_written(direct), table_style)
        if key not in self._paragraph_looks:
            self._paragraph_looks[key] = self._resolved_paragraph(paragraph, direct, table_style)
        return self._paragraph_looks[key]

    def _resolved_paragraph(self, paragraph: "Element", direct: "Element | None", table_style: str) -> ParagraphLook:
        style_id = self._style_of(paragraph, "pPr", "pStyle", "paragraph")
        styled = [*self._chain(table_style, "pPr"), *self._chain(style_id, "pPr")]
        layers = _present([self._defaults["pPr"], *styled, *self._list_level([*styled, *_present([direct])]), direct])
        spacing, indent = _merged(layers, "spacing"), _merged(layers, "ind")
        rule, line = _line(spacing)
        return ParagraphLook(
            align=_ALIGNS.get(_last(layers, "jc") or "", Align.LEFT),
            first_line_mm=_mm(indent.get("firstLine")) - _mm(indent.get("hanging")),
            left_mm=_mm(indent.get("left") or indent.get("start")),
            right_mm=_mm(indent.get("right") or indent.get("end")),
            before_pt=_gap(spacing, "before"),
            after_pt=_gap(spacing, "after"),
            line_rule=rule,
            line=line,
            has_border=any(_has_border(layer) for layer in layers),
        )

    def is_listed(self, paragraph: "Element") -> bool:
        """Return whether a paragraph is numbered or bulleted by Word itself, by its style or directly."""
        direct = paragraph.find(f"{W}pPr")
        layers = [*self._chain(self._style_of(paragraph, "pPr", "pStyle", "paragraph"), "pPr"), *_present([direct])]
        numbered = [layer.find(f"{W}numPr") for layer in layers]
        given = [_value(one, "numId") for one in numbered if one is not None]
        return bool(given) and given[-1] not in (None, "0")

    def cell_margins_mm(self, table: "Element") -> float:
        """Return what the cells of a table leave free on their left and right together."""
        layers = [*self._chain(self.table_style(table), "tblPr"), *_present([table.find(f"{W}tblPr")])]
        sides = {"left": _DEFAULT_CELL_MARGIN, "right": _DEFAULT_CELL_MARGIN}
        for layer in layers:
            for side, other in (("left", "start"), ("right", "end")):
                for name in (side, other):
                    found = layer.find(f"{W}tblCellMar/{W}{name}")
                    if found is not None and found.get(f"{W}type", "dxa") == "dxa":
                        sides[side] = found.get(f"{W}w", "0")
        return sum(_mm(twips) for twips in sides.values())

    def table_style(self, table: "Element") -> str:
        """Return the id of the style a table follows."""
        return self._style_of(table, "tblPr", "tblStyle", "table")

    def _style_of(self, element: "Element", properties: str, tag: str, kind: str) -> str:
        named = _value(element.find(f"{W}{properties}"), tag)
        return named if named in self._styles else self._default_ids.get(kind, "")

    def _chain(self, style_id: str, properties: str) -> "list[Element]":
        """Return the property elements of a style and its bases, the farthest base first."""
        key = (style_id, properties)
        if key not in self._chains:
            found: list[Element] = []
            seen: set[str] = set()
            while style_id in self._styles and style_id not in seen:
                seen.add(style_id)
                style = self._styles[style_id]
                own = style.find(f"{W}{properties}")
                found = ([own] if own is not None else []) + found
                style_id = _value(style, "basedOn") or ""
            self._chains[key] = found
        return self._chains[key]

    def _list_level(self, layers: "list[Element]") -> "list[Element]":
        """Return the paragraph properties of the list level that the layers put the paragraph on."""
        for layer in reversed(layers):
            numbering = layer.find(f"{W}numPr")
            if numbering is not None:
                level = self._list_levels.get((_value(numbering, "numId") or "", _value(numbering, "ilvl") or "0"))
                return _present([level])
        return []

    def _toggle(self, chains: "list[list[Element]]", direct: "Element | None", tag: str) -> bool:
        """Return a toggle property: what is set directly holds, else the styles flip one another (17.7.3)."""
        own = _switch(direct, tag)
        if own is not None:
            return own
        state = False
        for chain in chains:
            set_here = [value for layer in chain if (value := _switch(layer, tag)) is not None]
            state ^= bool(set_here and set_here[-1])
        return state or bool(_switch(self._defaults["rPr"], tag))

    def _font(self, layers: "list[Element]", slot: str) -> str | None:
        for layer in reversed(layers):
            fonts = layer.find(f"{W}rFonts")
            if fonts is None:
                continue
            themed = fonts.get(f"{W}{'cstheme' if slot == 'cs' else f'{slot}Theme'}")
            if themed is not None and themed in self._theme_fonts:
                return self._theme_fonts[themed]
            if named := fonts.get(f"{W}{slot}"):
                return named
        return None


_ON = {"1", "true", "on"}
_DEFAULT_CELL_MARGIN = "115"
"""Twips, where nothing in the file says (ECMA-376 part 1, 17.4.34)."""
_ALIGNS = {
    "left": Align.LEFT,
    "start": Align.LEFT,
    "center": Align.CENTER,
    "right": Align.RIGHT,
    "end": Align.RIGHT,
    "both": Align.JUSTIFY,
    "distribute": Align.JUSTIFY,
}
_LINE_RULES = {"exact": LineRule.EXACT, "atLeast": LineRule.AT_LEAST}
_SINGLE_LINE = 240


def _present(layers: "Iterable[Element | None]") -> "list[Element]":
    return [layer for layer in layers if layer is not None]


def _written(properties: "Element | None") -> bytes:
    """Return properties as they are written: equal ones in equal styles look alike, and most runs are like another."""
    if properties is None:
        return b""
    from lxml import etree

    return etree.tostring(properties, with_tail=False)


def _value(parent: "Element | None", tag: str) -> str | None:
    child = parent.find(f"{W}{tag}") if parent is not None else None
    return child.get(f"{W}val") if child is not None else None


def _last(layers: "list[Element]", tag: str) -> str | None:
    """Return the value the strongest layer gives."""
    for layer in reversed(layers):
        if (value := _value(layer, tag)) is not None:
            return value
    return None


def _merged(layers: "list[Element]", tag: str) -> dict[str, str]:
    """Return the attributes of `tag` over all layers, the stronger replacing the weaker one by one."""
    merged: dict[str, str] = {}
    for layer in layers:
        child = layer.find(f"{W}{tag}")
        if child is None:
            continue
        given = {str(name).removeprefix(W): str(value) for name, value in child.attrib.items()}
        for one, other in (("firstLine", "hanging"), ("hanging", "firstLine")):
            if one in given:
                merged.pop(other, None)
        merged |= given
    return merged


def _switch(layer: "Element | None", tag: str) -> bool | None:
    child = layer.find(f"{W}{tag}") if layer is not None else None
    return None if child is None else child.get(f"{W}val", "1") in _ON


def _color(value: str | None) -> str:
    return "000000" if value in (None, "auto") else value.upper()


def _has_border(layer: "Element") -> bool:
    borders = layer.find(f"{W}pBdr")
    return borders is not None and any(side.get(f"{W}val") not in (None, "nil", "none") for side in borders)


def _line(spacing: Mapping[str, str]) -> tuple[LineRule, float]:
    line = float(spacing.get("line", _SINGLE_LINE))
    rule = _LINE_RULES.get(spacing.get("lineRule", "auto"), LineRule.MULTIPLE)
    return rule, round(line / _SINGLE_LINE, 3) if rule is LineRule.MULTIPLE else line / 20


def _pt(twips: str | None) -> float:
    return float(twips) / 20 if twips else 0.0


_AUTOMATIC_GAP_PT = 14.0
"""What Word leaves above and below a paragraph whose spacing is left to it, as in text that came from a web page."""


def _gap(spacing: Mapping[str, str], side: str) -> float:
    return _AUTOMATIC_GAP_PT if spacing.get(f"{side}Autospacing") in _ON else _pt(spacing.get(side))


def _mm(twips: str | None) -> float:
    return round(float(twips) / TWIPS_PER_MM, 2) if twips else 0.0


def _theme_fonts(theme: "Element | None") -> dict[str, str]:
    """Return theme reference ("minorHAnsi") -> font name."""
    fonts: dict[str, str] = {}
    if theme is None:
        return fonts
    slots = {"latin": ("Ascii", "HAnsi"), "ea": ("EastAsia",), "cs": ("Bidi",)}
    for group in ("major", "minor"):
        for tag, names in slots.items():
            face = theme.find(f".//{_A}{group}Font/{_A}{tag}")
            typeface = face.get("typeface") if face is not None else None
            if typeface:
                fonts |= {f"{group}{name}": typeface for name in names}
    return fonts


def _list_levels(numbering: "Element | None") -> "dict[tuple[str, str], Element]":
    """Return (list id, level) -> the paragraph properties of that level."""
    levels: dict[tuple[str, str], Element] = {}
    if numbering is None:
        return levels
    abstract = {one.get(f"{W}abstractNumId"): one for one in numbering.iter(f"{W}abstractNum")}
    for one in numbering.iter(f"{W}num"):
        definition = abstract.get(_value(one, "abstractNumId"))
        for level in definition.iter(f"{W}lvl") if definition is not None else ():
            properties = level.find(f"{W}pPr")
            if properties is not None:
                levels[one.get(f"{W}numId", ""), level.get(f"{W}ilvl", "0")] = properties
    return levels
