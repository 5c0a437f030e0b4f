"""What stands in a Word file of ours, as values ready to be laid out: paragraphs, tables and sections, lengths in twips.

Pages are laid out from the very elements that are written into the file, so that screen, paper and file cannot disagree.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.layout_rules.effective import TWIPS_PER_MM, EffectiveFormat, W
from app.layout_rules.parts import Align, LineRule, Part
from app.reports.document import Block, ChartBlock, ItemKey, Paragraph, Table

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage]


@dataclass(frozen=True, slots=True)
class Letters:
    """A stretch of text that looks alike."""

    text: str
    size_pt: float
    bold: bool
    italic: bool
    underline: bool
    sources: tuple[ItemKey, ...] = ()


@dataclass(frozen=True, slots=True)
class Setting:
    """How a paragraph is set.

    Attributes:
        line: twips for EXACT and AT_LEAST, lines for MULTIPLE.
        rule: width of the line drawn above it; 0 for none.
        rule_gap: between that line and the text.
        level: of a heading, from 1; 0 for running text.
    """

    align: Align
    first: float
    left: float
    right: float
    before: int
    after: int
    line_rule: LineRule
    line: float
    keeps_next: bool
    rule: float
    rule_gap: float
    level: int


@dataclass(frozen=True, slots=True)
class FlowParagraph:
    """A paragraph; `size_pt` is its height while it is empty, `key` names the block it was made from."""

    setting: Setting
    letters: tuple[Letters, ...]
    size_pt: float
    key: str = ""

    @property
    def text(self) -> str:
        """Its text without looks."""
        return "".join(one.text for one in self.letters)


@dataclass(frozen=True, slots=True)
class FlowCell:
    """A cell; `is_middle` sets its text half way up."""

    width: int
    paragraphs: tuple[FlowParagraph, ...]
    is_middle: bool


@dataclass(frozen=True, slots=True)
class FlowRow:
    """A row; heads are repeated on every page, and a row that splits goes on on the next one.

    Attributes:
        height: where it is fixed, whatever stands in it; 0 where it follows the text.
        chart: what is drawn in it instead of text.
    """

    cells: tuple[FlowCell, ...]
    is_head: bool
    splits: bool
    height: int = 0
    chart: ChartBlock | None = None


@dataclass(frozen=True, slots=True)
class FlowTable:
    """A table; `border` is the width of its lines, 0 for none; `key` names the block it was made from."""

    rows: tuple[FlowRow, ...]
    left_margin: int
    right_margin: int
    border: float
    key: str = ""


@dataclass(frozen=True, slots=True)
class FlowSection:
    """A stretch of pages of one kind.

    Attributes:
        first_number: the number of its first page; None goes on counting.
        header: the line above the text of all pages but the first.
    """

    width: int
    height: int
    top: int
    bottom: int
    left: int
    right: int
    header_distance: int
    first_number: int | None
    header: FlowParagraph | None
    blocks: tuple[FlowParagraph | FlowTable, ...]


FlowBlock = FlowParagraph | FlowTable


class FlowReader:
    """Reads the elements of one file.

    Args:
        styles: root of its styles.
        blocks: which block of the document an element was made from, where its sources are wanted.
    """

    def __init__(self, styles: "Element", blocks: "Mapping[Element, Block] | None" = None) -> None:
        self._format = EffectiveFormat(styles)
        self._blocks = blocks or {}
        self._kept, self._levels = _style_facts(styles)
        self._settings: dict[tuple[object, ...], Setting] = {}
        self._looks: dict[tuple[object, ...], tuple[float, bool, bool, bool]] = {}

    def sections(self, body: "Element", header: "Element | None") -> Iterator[FlowSection]:
        """Give the sections of a body; `header` is the one paragraph of the page header."""
        above = self.paragraph(header) if header is not None else None
        blocks: list[FlowBlock] = []
        for element in body:
            if element.tag == f"{W}sectPr":
                yield _section(element, above, blocks)
                return
            blocks.append(self.table(element) if element.tag == f"{W}tbl" else self.paragraph(element))
            if (properties := element.find(f"{W}pPr/{W}sectPr")) is not None:
                yield _section(properties, above, blocks)
                blocks = []

    def paragraph(self, element: "Element", sources: tuple[ItemKey, ...] = ()) -> FlowParagraph:
        """Read a paragraph; `sources` are those of the row it stands in."""
        properties = element.find(f"{W}pPr")
        key = _key(properties)
        if key not in self._settings:
            self._settings[key] = self._setting(element)
        runs = list(element.iter(f"{W}r"))
        block = self._blocks.get(element)
        each = _sources(runs, block) if isinstance(block, Paragraph) else [sources] * len(runs)
        letters = tuple(self._letters(run, element, key, behind) for run, behind in zip(runs, each, strict=True))
        name = block.key if block is not None else ""
        return FlowParagraph(self._settings[key], tuple(one for one in letters if one.text), self._size(element, key), name)

    def table(self, element: "Element") -> FlowTable:
        """Read a table."""
        properties = element.find(f"{W}tblPr")
        block = self._blocks.get(element)
        behind = [row.sources for row in block.rows] if isinstance(block, Table) else []
        if isinstance(block, ChartBlock):
            behind = [block.sources, block.sources]
        rows: list[FlowRow] = []
        for row in element.iter(f"{W}tr"):
            is_head = row.find(f"{W}trPr/{W}tblHeader") is not None
            sources = behind.pop(0) if behind and not is_head else ()
            splits = row.find(f"{W}trPr/{W}cantSplit") is None
            height = _number(row, f"trPr/{W}trHeight", "val")
            chart = block if height and isinstance(block, ChartBlock) else None
            rows.append(FlowRow(tuple(self._cell(cell, sources) for cell in row.iter(f"{W}tc")), is_head, splits, height, chart))
        border = properties.find(f"{W}tblBorders/{W}top") if properties is not None else None
        return FlowTable(
            tuple(rows),
            _number(properties, f"tblCellMar/{W}left", "w"),
            _number(properties, f"tblCellMar/{W}right", "w"),
            int(border.get(f"{W}sz", "0")) * 2.5 if border is not None else 0.0,
            block.key if block is not None else "",
        )

    def _cell(self, element: "Element", sources: tuple[ItemKey, ...]) -> FlowCell:
        properties = element.find(f"{W}tcPr")
        middle = properties.find(f"{W}vAlign") if properties is not None else None
        paragraphs = tuple(self.paragraph(one, sources) for one in element.iterchildren(f"{W}p"))
        return FlowCell(_number(properties, "tcW", "w"), paragraphs, middle is not None and middle.get(f"{W}val") == "center")

    def _setting(self, element: "Element") -> Setting:
        look = self._format.paragraph(element)
        properties = element.find(f"{W}pPr")
        style = _style(properties)
        rule = properties.find(f"{W}pBdr/{W}top") if properties is not None else None
        return Setting(
            align=look.align,
            first=look.first_line_mm * TWIPS_PER_MM,
            left=look.left_mm * TWIPS_PER_MM,
            right=look.right_mm * TWIPS_PER_MM,
            before=round(look.before_pt * 20),
            after=round(look.after_pt * 20),
            line_rule=look.line_rule,
            line=look.line if look.line_rule is LineRule.MULTIPLE else look.line * 20,
            keeps_next=style in self._kept or (properties is not None and properties.find(f"{W}keepNext") is not None),
            rule=int(rule.get(f"{W}sz", "0")) * 2.5 if rule is not None else 0.0,
            rule_gap=int(rule.get(f"{W}space", "0")) * 20 if rule is not None else 0.0,
            level=self._levels.get(style, 0),
        )

    def _letters(
        self, run: "Element", paragraph: "Element", setting: tuple[object, ...], sources: tuple[ItemKey, ...]
    ) -> Letters:
        key = (_key(run.find(f"{W}rPr")), setting)
        if key not in self._looks:
            look = self._format.run(run, paragraph)
            self._looks[key] = (look.size_pt, look.bold, look.italic, look.underline)
        return Letters(_text(run), *self._looks[key], sources)

    def _size(self, element: "Element", setting: tuple[object, ...]) -> float:
        """Return the letter size of the paragraph's own mark, which gives an empty paragraph its height."""
        own = element.find(f"{W}pPr/{W}rPr/{W}sz")
        if own is not None:
            return int(own.get(f"{W}val", "2")) / 2
        if setting not in self._looks:
            look = self._format.run(None, element)
            self._looks[setting] = (look.size_pt, look.bold, look.italic, look.underline)
        return self._looks[setting][0]


def _style_facts(styles: "Element") -> tuple[set[str], dict[str, int]]:
    """Return the styles that stay with the next paragraph, and style -> level of heading; the name of an appendix is one too."""
    from app.exporters.document_parts.elements import style_id

    kept: set[str] = set()
    levels = {style_id(Part.APPENDIX_TITLE): 1}
    for style in styles.iter(f"{W}style"):
        identity = style.get(f"{W}styleId", "")
        if style.find(f"{W}pPr/{W}keepNext") is not None:
            kept.add(identity)
        if (outline := style.find(f"{W}pPr/{W}outlineLvl")) is not None:
            levels[identity] = int(outline.get(f"{W}val", "0")) + 1
    return kept, levels


def _sources(runs: "list[Element]", block: Paragraph) -> list[tuple[ItemKey, ...]]:
    """Return what each run of a paragraph rests on; runs the writer added (numbers, marks) rest on nothing."""
    wanted = [run for run in block.runs if run.text]
    added = [()] * (len(runs) - len(wanted))
    return [*added, *(run.sources for run in wanted)][: len(runs)]


def _text(run: "Element") -> str:
    """Return the text of a run, its tabs and line ends; a field that counts pages stands as one sign."""
    pieces: list[str] = []
    for child in run:
        if child.tag == f"{W}t":
            pieces.append(child.text or "")
        elif child.tag == f"{W}tab":
            pieces.append("\t")
        elif child.tag == f"{W}br":
            pieces.append("\n")
    return "".join(pieces)


def _section(properties: "Element", header: FlowParagraph | None, blocks: list[FlowBlock]) -> FlowSection:
    numbering = properties.find(f"{W}pgNumType")
    start = numbering.get(f"{W}start") if numbering is not None else None
    return FlowSection(
        *(_number(properties, "pgSz", name) for name in ("w", "h")),
        *(_number(properties, "pgMar", name) for name in ("top", "bottom", "left", "right", "header")),
        first_number=int(start) if start is not None else None,
        header=header,
        blocks=tuple(blocks),
    )


def _key(properties: "Element | None") -> tuple[object, ...]:
    """Return what tells properties apart, without writing them out: most are like others."""
    if properties is None:
        return ()
    return tuple(
        (child.tag, *child.attrib.values(), *((side.tag, *side.attrib.values()) for side in child)) for child in properties
    )


def _style(properties: "Element | None") -> str:
    style = properties.find(f"{W}pStyle") if properties is not None else None
    return style.get(f"{W}val", "") if style is not None else ""


def _number(parent: "Element | None", path: str, name: str) -> int:
    found = parent.find(f"{W}{path}") if parent is not None else None
    return int(found.get(f"{W}{name}", "0")) if found is not None else 0
