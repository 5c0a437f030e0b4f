"""WordprocessingML elements: paragraphs, runs and their properties, in the order the schema asks for.

The only module that knows how a `PartLook` is written down in a Word file.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from app.layout_rules.effective import FONT_SLOTS, TWIPS_PER_MM, W
from app.layout_rules.parts import Align, LineRule, Part, PartLook
from app.text.normalise import clean

Element = etree._Element  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_JUSTIFICATION = {Align.LEFT: "left", Align.CENTER: "center", Align.RIGHT: "right", Align.JUSTIFY: "both"}
_LINE_RULES = {LineRule.EXACT: "exact", LineRule.AT_LEAST: "atLeast", LineRule.MULTIPLE: "auto"}
_LANGUAGE = "vi-VN"


@dataclass(frozen=True, slots=True)
class Letters:
    """A stretch of text to set; a flag left None follows the part's look."""

    text: str
    bold: bool | None = None
    italic: bool | None = None
    underline: bool | None = None


def make(tag: str, *children: Element | None, **attributes: object) -> Element:
    """Return the element w:tag with w: attributes and children; children that are None are left out."""
    element = etree.Element(f"{W}{tag}", {f"{W}{name}": _text(value) for name, value in attributes.items()})
    element.extend([child for child in children if child is not None])
    return element


def twips(mm: float) -> int:
    """Return millimetres as twentieths of a point."""
    return round(mm * TWIPS_PER_MM)


def fonts(font: str) -> Element:
    """Return the font for every script, so that no program falls back to another one."""
    return make("rFonts", **dict.fromkeys(FONT_SLOTS, font))


def style_run_properties(font: str, look: PartLook) -> Element:
    """Return the run properties of a style, complete: nothing is left to a default."""
    return make(
        "rPr",
        fonts(font),
        *_weight(look.bold, look.italic),
        make("color", val="000000"),
        make("sz", val=round(look.size_pt * 2)),
        make("szCs", val=round(look.size_pt * 2)),
        make("u", val="single") if look.underline else None,
        make("lang", val=_LANGUAGE, eastAsia=_LANGUAGE),
    )


def style_paragraph_properties(look: PartLook, *, keep_next: bool = False, outline_level: int | None = None) -> Element:
    """Return the paragraph properties of a style, complete; widow control off, so that pages break as measured."""
    return make(
        "pPr",
        make("keepNext") if keep_next else None,
        make("widowControl", val=False),
        spacing(look),
        make("ind", left=0, right=0, firstLine=twips(look.first_line_mm)),
        make("jc", val=_JUSTIFICATION[look.align]),
        make("outlineLvl", val=outline_level) if outline_level is not None else None,
    )


def spacing(look: PartLook) -> Element:
    """Return space before, after and between lines."""
    unit = 240 if look.line_rule is LineRule.MULTIPLE else 20
    return make(
        "spacing",
        before=round(look.before_pt * 20),
        after=round(look.after_pt * 20),
        line=round(look.line * unit),
        lineRule=_LINE_RULES[look.line_rule],
    )


def style_id(part: Part) -> str:
    """Return the id of the style a part is set in."""
    return "".join(word.capitalize() for word in part.split("_"))


class Setter:
    """Sets paragraphs of one document: every run names the font, the part's style does the rest.

    Args:
        font: the document's font.
    """

    def __init__(self, font: str) -> None:
        self._font = font

    def paragraph(
        self,
        part: Part,
        letters: str | Iterable[Letters],
        *,
        side_mm: float = 0.0,
        indent: Element | None = None,
        keep_next: bool = False,
        centred: bool = False,
    ) -> Element:
        """Return a paragraph of `part`.

        Args:
            part: whose style it follows.
            letters: its text, or stretches of text.
            side_mm: indent from both sides, which narrows a centred title evenly.
            indent: its own w:ind instead.
            keep_next: whether it stays on the page of the paragraph after it.
            centred: centred whatever the style says.
        """
        if side_mm > 0:
            indent = make("ind", left=twips(side_mm), right=twips(side_mm), firstLine=0)
        properties = make(
            "pPr",
            make("pStyle", val=style_id(part)),
            make("keepNext") if keep_next else None,
            indent,
            make("jc", val="center") if centred else None,
        )
        stretches = [Letters(letters)] if isinstance(letters, str) else letters
        return make("p", properties, *(self.run(stretch) for stretch in stretches if stretch.text))

    def run(self, letters: Letters) -> Element:
        """Return a run; tabs and line ends in the text become what Word has for them."""
        properties = make("rPr", fonts(self._font), *_weight(letters.bold, letters.italic), _underline(letters.underline))
        return make("r", properties, *_content(letters.text))

    def rule(self, part: Part, width_mm: float, length_mm: float) -> Element:
        """Return an empty paragraph whose upper border is a line of `length_mm`, centred in `width_mm`."""
        side = twips(max(width_mm - length_mm, 0) / 2)
        return make(
            "p",
            make(
                "pPr",
                make("pStyle", val=style_id(part)),
                make("pBdr", make("top", val="single", sz=6, space=1, color="000000")),
                make("ind", left=side, right=side, firstLine=0),
            ),
        )

    def page_number(self, part: Part) -> Element:
        """Return the paragraph of a page header that shows the page number."""
        pieces = (
            make("fldChar", fldCharType="begin"),
            _preserved("instrText", " PAGE "),
            make("fldChar", fldCharType="separate"),
            _preserved("t", "2"),
            make("fldChar", fldCharType="end"),
        )
        runs = [make("r", make("rPr", fonts(self._font)), piece) for piece in pieces]
        return make("p", make("pPr", make("pStyle", val=style_id(part))), *runs)


def hair_paragraph(section: Element | None = None) -> Element:
    """Return an empty paragraph one point high: Word wants one after a table and to hold a section's end."""
    thin = make("spacing", before=0, after=0, line=20, lineRule="exact")
    return make("p", make("pPr", thin, make("rPr", make("sz", val=2), make("szCs", val=2)), section))


def _weight(bold: bool | None, italic: bool | None) -> Iterator[Element]:
    for value, tag in ((bold, "b"), (italic, "i")):
        if value is not None:
            yield make(tag, val=value)
            yield make(f"{tag}Cs", val=value)


def _underline(underline: bool | None) -> Element | None:
    return None if underline is None else make("u", val="single" if underline else "none")


def _content(text: str) -> Iterator[Element]:
    for line_number, line in enumerate(clean(text).split("\n")):
        if line_number:
            yield make("br")
        for position, piece in enumerate(line.split("\t")):
            if position:
                yield make("tab")
            if piece:
                yield _preserved("t", piece)


def _preserved(tag: str, text: str) -> Element:
    element = make(tag)
    element.text = text
    element.set(_SPACE, "preserve")
    return element


def _text(value: object) -> str:
    return str(int(value)) if isinstance(value, bool) else str(value)
