"""A Word file as its XML says it: every paragraph, run and section with the looks that follow from styles and defaults."""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SLOTS = ("ascii", "hAnsi", "cs", "eastAsia")


@dataclass(frozen=True)
class Run:
    """A stretch of letters; `size` in points."""

    text: str
    fonts: frozenset[str | None]
    size: float
    bold: bool
    italic: bool
    underline: bool
    colour: str


@dataclass(frozen=True)
class Line:
    """A paragraph: spaces in points, indents in millimetres, `spacing` in points or lines by its `rule`."""

    runs: tuple[Run, ...]
    mark: Run
    align: str
    before: float
    after: float
    spacing: float
    rule: str
    first: float
    left: float
    right: float
    has_rule: bool
    has_page_field: bool

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    @property
    def sizes(self) -> set[float]:
        return {run.size for run in self.runs if run.text.strip()}

    @property
    def bold(self) -> bool:
        return all(run.bold for run in self.runs if run.text.strip())

    @property
    def italic(self) -> bool:
        return all(run.italic for run in self.runs if run.text.strip())

    @property
    def upright(self) -> bool:
        return not any(run.italic for run in self.runs if run.text.strip())

    @property
    def regular(self) -> bool:
        return not any(run.bold for run in self.runs if run.text.strip())


@dataclass(frozen=True)
class Cell:
    """A cell: the grid columns it covers, its width in millimetres."""

    lines: tuple[Line, ...]
    span: int
    width: float


@dataclass(frozen=True)
class Row:
    """A row of a table."""

    cells: tuple[Cell, ...]
    is_head: bool
    stays_whole: bool


@dataclass(frozen=True)
class Table:
    """A table; borders by side."""

    rows: tuple[Row, ...]
    grid: tuple[float, ...]
    borders: dict[str, str]

    def column(self, number: int) -> list[Line]:
        """Return the lines of one column from top to bottom."""
        return [line for row in self.rows for line in row.cells[number].lines]


@dataclass
class Section:
    """A stretch of pages of one kind; lengths in twips, as written."""

    blocks: list[Line | Table] = field(default_factory=list)
    page: dict[str, int] = field(default_factory=dict)
    margins: dict[str, int] = field(default_factory=dict)
    is_landscape: bool = False
    hides_first: bool = False
    numbers_from: int | None = None
    headers: dict[str, tuple[Line, ...]] = field(default_factory=dict)
    footers: list[str] = field(default_factory=list)


class WordFile:
    """Reads one file."""

    def __init__(self, path: Path) -> None:
        with zipfile.ZipFile(path) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}
        styles = etree.fromstring(self.parts["word/styles.xml"])
        self._styles = {one.get(f"{W}styleId"): one for one in styles.iter(f"{W}style")}
        self._normal = next(k for k, one in self._styles.items() if one.get(f"{W}type") == "paragraph" and one.get(f"{W}default"))
        self._defaults = styles.find(f"{W}docDefaults")
        links = etree.fromstring(self.parts["word/_rels/document.xml.rels"])
        self._targets = {one.get("Id"): one.get("Target") for one in links}
        self.sections = list(self._sections(etree.fromstring(self.parts["word/document.xml"])[0]))

    def lines(self) -> Iterator[Line]:
        """Give every line of the file: text, cells, page headers."""
        for section in self.sections:
            for block in section.blocks:
                yield from _lines_of(block)
            for lines in section.headers.values():
                yield from lines

    def fonts_of_styles(self) -> Iterator[frozenset[str | None]]:
        """Give the fonts that defaults and styles name."""
        for one in etree.fromstring(self.parts["word/styles.xml"]).iter(f"{W}rFonts"):
            yield frozenset(one.get(f"{W}{slot}") for slot in SLOTS)

    def _sections(self, body: etree._Element) -> Iterator[Section]:
        section = Section()
        for element in body:
            if element.tag == f"{W}sectPr":
                yield self._closed(section, element)
                return
            section.blocks.append(self._table(element) if element.tag == f"{W}tbl" else self._line(element))
            if (end := element.find(f"{W}pPr/{W}sectPr")) is not None:
                yield self._closed(section, end)
                section = Section()

    def _closed(self, section: Section, properties: etree._Element) -> Section:
        size, margins = properties.find(f"{W}pgSz"), properties.find(f"{W}pgMar")
        section.page = {name: int(size.get(f"{W}{name}")) for name in ("w", "h")}
        section.is_landscape = size.get(f"{W}orient") == "landscape"
        section.margins = {etree.QName(name).localname: int(value) for name, value in margins.attrib.items()}
        section.hides_first = _is_on(properties.find(f"{W}titlePg"))
        numbers = properties.find(f"{W}pgNumType")
        section.numbers_from = int(numbers.get(f"{W}start")) if numbers is not None else None
        for reference in properties.iter(f"{W}headerReference"):
            target = next(value for name, value in reference.attrib.items() if name.endswith("}id"))
            root = etree.fromstring(self.parts[f"word/{self._targets[target]}"])
            section.headers[reference.get(f"{W}type")] = tuple(self._line(one) for one in root.iter(f"{W}p"))
        section.footers = [one.get(f"{W}type") for one in properties.iter(f"{W}footerReference")]
        return section

    def _table(self, element: etree._Element) -> Table:
        borders = element.find(f"{W}tblPr/{W}tblBorders")
        return Table(
            tuple(self._row(row) for row in element.findall(f"{W}tr")),
            tuple(_mm(one.get(f"{W}w")) for one in element.iter(f"{W}gridCol")),
            {etree.QName(one).localname: one.get(f"{W}val") for one in borders} if borders is not None else {},
        )

    def _row(self, element: etree._Element) -> Row:
        properties = element.find(f"{W}trPr")
        flags = {etree.QName(one).localname for one in properties if _is_on(one)} if properties is not None else set()
        return Row(tuple(self._cell(one) for one in element.findall(f"{W}tc")), "tblHeader" in flags, "cantSplit" in flags)

    def _cell(self, element: etree._Element) -> Cell:
        span = element.find(f"{W}tcPr/{W}gridSpan")
        width = element.find(f"{W}tcPr/{W}tcW")
        lines = tuple(self._line(one) for one in element.findall(f"{W}p"))
        return Cell(lines, int(span.get(f"{W}val")) if span is not None else 1, _mm(width.get(f"{W}w")))

    def _line(self, element: etree._Element) -> Line:
        own = element.find(f"{W}pPr")
        name = own.find(f"{W}pStyle") if own is not None else None
        style = name.get(f"{W}val") if name is not None else self._normal
        layers = [*self._layers(style, "pPr"), own]
        spacing, indent = _merged(layers, "spacing"), _merged(layers, "ind")
        rule = spacing.get("lineRule", "auto")
        return Line(
            tuple(self._run(one, style) for one in element.iter(f"{W}r")),
            self._letters("", style, own.find(f"{W}rPr") if own is not None else None),
            _merged(layers, "jc").get("val", "left"),
            int(spacing.get("before", 0)) / 20,
            int(spacing.get("after", 0)) / 20,
            int(spacing.get("line", 240)) / (240 if rule == "auto" else 20),
            rule,
            _mm(indent.get("firstLine", "0")) - _mm(indent.get("hanging", "0")),
            _mm(indent.get("left", "0")),
            _mm(indent.get("right", "0")),
            own is not None and own.find(f"{W}pBdr/{W}top") is not None,
            any("PAGE" in (one.text or "") for one in element.iter(f"{W}instrText")),
        )

    def _run(self, element: etree._Element, style: str) -> Run:
        words = {f"{W}t": lambda one: one.text or "", f"{W}tab": lambda _: "\t", f"{W}br": lambda _: "\n"}
        text = "".join(words[one.tag](one) for one in element if one.tag in words)
        return self._letters(text, style, element.find(f"{W}rPr"))

    def _letters(self, text: str, style: str, own: etree._Element | None) -> Run:
        layers = [*self._layers(style, "rPr"), own]
        fonts = _merged(layers, "rFonts")
        return Run(
            text,
            frozenset(fonts.get(slot) for slot in SLOTS),
            int(_merged(layers, "sz")["val"]) / 2,
            _flag(layers, "b"),
            _flag(layers, "i"),
            _merged(layers, "u").get("val", "none") != "none",
            _merged(layers, "color").get("val", "auto"),
        )

    def _layers(self, style: str, kind: str) -> list[etree._Element | None]:
        """Return the properties of a kind from the weakest to the strongest: defaults, bases, the style."""
        chain = []
        while style:
            chain.append(self._styles[style].find(f"{W}{kind}"))
            base = self._styles[style].find(f"{W}basedOn")
            style = base.get(f"{W}val") if base is not None else ""
        return [self._defaults.find(f"{W}{kind}Default/{W}{kind}"), *reversed(chain)]


@cache
def opened(path: Path) -> WordFile:
    """Return a file, read once."""
    return WordFile(path)


def _lines_of(block: Line | Table) -> Iterator[Line]:
    if isinstance(block, Line):
        yield block
        return
    for row in block.rows:
        for cell in row.cells:
            yield from cell.lines


def _merged(layers: list[etree._Element | None], tag: str) -> dict[str, str]:
    """Return the attributes of a property, those of stronger layers over those of weaker ones."""
    merged: dict[str, str] = {}
    for layer in layers:
        found = layer.find(f"{W}{tag}") if layer is not None else None
        if found is not None:
            merged |= {etree.QName(name).localname: value for name, value in found.attrib.items()}
    return merged


def _flag(layers: list[etree._Element | None], tag: str) -> bool:
    found = [layer.find(f"{W}{tag}") for layer in layers if layer is not None and layer.find(f"{W}{tag}") is not None]
    return bool(found) and _is_on(found[-1])


def _is_on(element: etree._Element | None) -> bool:
    return element is not None and element.get(f"{W}val", "1") in ("1", "true", "on")


def _mm(twips: str) -> float:
    return int(twips) / 1440 * 25.4
