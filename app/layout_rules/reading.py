"""A Word file as a flat list of paragraphs with their effective looks, and its sections.

The checker and the mould read this instead of XML; nothing here knows what an official document is.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import UserError
from app.layout_rules.effective import TWIPS_PER_MM, EffectiveFormat, ParagraphLook, RunLook, W
from app.layout_rules.parts import Align, Margins
from app.messages.code import Code
from app.text.normalise import clean

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import Section, _Footer, _Header  # pyright: ignore[reportPrivateUsage]
    from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage]


@dataclass(frozen=True, slots=True)
class LaidRun:
    """Letters that look alike."""

    text: str
    look: RunLook


@dataclass(frozen=True, slots=True)
class Cell:
    """Where in which table a paragraph stands; all counted from 0, tables in the order they open.

    Attributes:
        width_mm: room for text in it; 0 where the file does not say.
    """

    table: int
    row: int
    column: int
    width_mm: float = 0.0


@dataclass(frozen=True, slots=True)
class LaidParagraph:
    """One paragraph as it is set.

    Attributes:
        number: counted from 1 in body order, table cells included (decisions 20); 0 in a page header.
        text: its text, composed; tabs and line breaks as such.
        cell: its table cell, None outside tables.
        section: which section, from 0.
        has_drawing: whether a picture or line is anchored in it.
        drawing_mm: how wide the first one is; None where there is none or the file does not say.
        has_page_field: whether it shows the page number.
        lines_mm: how long each straight line anchored in it is.
        is_listed: whether Word itself numbers or bullets it.
        shares_line: whether it is only a piece of a line, between tabs: its alignment says nothing.
    """

    number: int
    text: str
    look: ParagraphLook
    letters: RunLook
    runs: tuple[LaidRun, ...]
    cell: Cell | None
    section: int
    has_drawing: bool
    drawing_mm: float | None
    has_page_field: bool
    lines_mm: tuple[float, ...] = ()
    is_listed: bool = False
    shares_line: bool = False

    @property
    def line(self) -> str:
        """The text on one line with single spaces, as far as ends are concerned."""
        return self.text.strip()

    @property
    def is_blank(self) -> bool:
        """Whether it shows no letters."""
        return not self.line

    @property
    def plain(self) -> str:
        """The text with every run of spaces as one: how wide a space is, is no matter of layout rules."""
        return " ".join(self.text.split())

    @property
    def main(self) -> RunLook:
        """The look of most of its letters; of its paragraph mark when there are none."""
        weight: Counter[RunLook] = Counter()
        for run in self.runs:
            weight[run.look] += len(run.text.strip())
        return weight.most_common(1)[0][0] if weight else self.letters


@dataclass(frozen=True, slots=True)
class LaidSection:
    """A section's page: sizes in millimetres.

    Attributes:
        hides_first: whether the first page has its own header.
        numbers_from: where page numbers start again; None to go on.
        header: paragraphs of the header shown from the second page on.
        first_header: paragraphs of the header of the first page alone; shown only when `hides_first`.
        footer: paragraphs of the footer.
    """

    width: float
    height: float
    margins: Margins
    header_distance: float
    hides_first: bool
    numbers_from: int | None
    header: tuple[LaidParagraph, ...]
    first_header: tuple[LaidParagraph, ...] = ()
    footer: tuple[LaidParagraph, ...] = ()

    @property
    def is_landscape(self) -> bool:
        """Whether the page lies on its side."""
        return self.width > self.height


@dataclass(frozen=True, slots=True)
class DocumentLayout:
    """A whole file: its paragraphs in body order, its sections, the column widths of its tables in millimetres."""

    paragraphs: tuple[LaidParagraph, ...]
    sections: tuple[LaidSection, ...]
    column_widths: tuple[tuple[float, ...], ...]


def read_layout(path: Path) -> DocumentLayout:
    """Read the effective looks of a .docx.

    Raises:
        UserError: the file is no Word file or is damaged.
    """
    return opened_layout(path)[1].read()


def opened_layout(path: Path) -> "tuple[Document, LayoutReader]":
    """Open a .docx for one who reads its looks and works on a copy of it.

    Raises:
        UserError: the file is no Word file or is damaged.
    """
    import zipfile

    import docx
    from docx.opc.exceptions import PackageNotFoundError
    from lxml.etree import XMLSyntaxError

    try:
        document = docx.Document(str(path))
        return document, LayoutReader(document)
    except (PackageNotFoundError, zipfile.BadZipFile, ValueError) as trouble:
        raise UserError(Code.FILE_NOT_OFFICE, file=path.name, kind="Word (.docx)") from trouble
    except (KeyError, XMLSyntaxError) as trouble:
        raise UserError(Code.FILE_DAMAGED, file=path.name, detail="thiếu phần bắt buộc bên trong") from trouble


class LayoutReader:
    """Walks one document's body, counting paragraphs, tables and sections.

    Attributes:
        formats: what resolves the looks.
        elements: after `read`, the elements of the paragraphs, by their number less one.
        pages: after `read`, the elements of the sections.
        header_elements: after `read`, per section the elements of its header's paragraphs.
    """

    def __init__(self, document: "Document") -> None:
        self._document = document
        self.formats = EffectiveFormat(document.styles.element, _part(document, "theme"), _part(document, "numbering"))
        self.elements: list[Element] = []
        self._table_styles: list[str] = []
        self.pages: list[Element] = []
        self.header_elements: list[list[Element]] = []
        self._paragraphs: list[LaidParagraph] = []
        self._widths: list[tuple[float, ...]] = []
        self._section = 0

    def read(self) -> DocumentLayout:
        """Read the whole file; once only."""
        body = self._body()
        self._blocks(body, None, "")
        self.pages = [page for page in body.iter(f"{W}sectPr") if _is_shown(page)]
        sections = tuple(self._page(page, section) for page, section in zip(self.pages, self._document.sections, strict=True))
        return DocumentLayout(tuple(self._paragraphs), sections, tuple(self._widths))

    def roots(self) -> "list[Element]":
        """Return the roots of what was read: the body and, after `read`, the headers."""
        return [self._body(), *{element.getroottree().getroot() for section in self.header_elements for element in section}]

    def run_look(self, run: "Element", number: int) -> RunLook:
        """Return the look of a run in the paragraph of that number."""
        return self.formats.run(run, self.elements[number - 1], self._table_styles[number - 1])

    def _body(self) -> "Element":
        return self._document.element[0]

    def _blocks(self, parent: "Element", cell: Cell | None, style: str) -> None:
        for child in parent:
            if child.tag == f"{W}p":
                self.elements.append(child)
                self._table_styles.append(style)
                self._paragraphs.append(self._paragraph(child, len(self._paragraphs) + 1, cell, style))
                self._section += child.find(f"{W}pPr/{W}sectPr") is not None
            elif child.tag == f"{W}tbl":
                self._table(child)
            elif child.tag == f"{W}sdt":
                content = child.find(f"{W}sdtContent")
                if content is not None:
                    self._blocks(content, cell, style)

    def _table(self, table: "Element") -> None:
        style = self.formats.table_style(table)
        free = self.formats.cell_margins_mm(table)
        index = len(self._widths)
        self._widths.append(tuple(_mm(column.get(f"{W}w")) for column in table.iterfind(f"{W}tblGrid/{W}gridCol")))
        for row_number, row in enumerate(_inside(table, "tr")):
            for column_number, cell in enumerate(_inside(row, "tc")):
                width = max(_cell_width(cell, self._widths[index], column_number) - free, 0.0)
                self._blocks(cell, Cell(index, row_number, column_number, round(width, 2)), style)

    def _paragraph(self, element: "Element", number: int, cell: Cell | None, style: str) -> LaidParagraph:
        runs = [(run, run_text(run)) for run in own_runs(element)]
        if _has_page_field(element) and not any(text for _, text in runs):
            runs = [(run, _PAGE_SIGN) for run, _ in runs if run.find(f"{W}instrText") is not None]
        laid = tuple(LaidRun(text, self.formats.run(run, element, style)) for run, text in runs if text)
        shown = tuple(LaidRun(run.text.upper(), run.look) if run.look.caps else run for run in laid)
        return LaidParagraph(
            number=number,
            text=clean("".join(run.text for run in shown)),
            look=_framed(element, self.formats.paragraph(element, style)),
            letters=self.formats.run(None, element, style),
            runs=shown,
            cell=cell,
            section=self._section,
            has_drawing=next(element.iter(f"{W}drawing", f"{W}pict"), None) is not None,
            drawing_mm=_drawing_width(element),
            has_page_field=_has_page_field(element),
            lines_mm=tuple(_line_lengths(element)),
            is_listed=self.formats.is_listed(element),
        )

    def _page(self, element: "Element", section: "Section") -> LaidSection:
        size, margins = element.find(f"{W}pgSz"), element.find(f"{W}pgMar")
        numbering, first = element.find(f"{W}pgNumType"), element.find(f"{W}titlePg")
        start = numbering.get(f"{W}start") if numbering is not None else None
        return LaidSection(
            width=_mm(size.get(f"{W}w") if size is not None else None),
            height=_mm(size.get(f"{W}h") if size is not None else None),
            margins=Margins(*(_mm(margins.get(f"{W}{side}") if margins is not None else None) for side in _SIDES)),
            header_distance=_mm(margins.get(f"{W}header") if margins is not None else None),
            hides_first=first is not None and first.get(f"{W}val", "1") not in ("0", "false"),
            numbers_from=int(start) if start is not None else None,
            header=self._running(section.header, keep=True),
            first_header=self._running(section.first_page_header),
            footer=self._running(section.footer),
        )

    def _running(self, part: "_Header | _Footer", *, keep: bool = False) -> tuple[LaidParagraph, ...]:
        """Return every paragraph of a header or footer, those in frames, tables and content controls too."""
        # A section without a header of its own goes on with the one before; without any, nothing is shown.
        if part.is_linked_to_previous and not self._has_own_or_earlier(part):
            elements: list[Element] = []
        else:
            elements = list(part._element.iter(f"{W}p"))  # noqa: SLF001  # pyright: ignore[reportPrivateUsage, reportUnknownMemberType]
        if keep:
            self.header_elements.append(elements)
        return tuple(self._paragraph(element, 0, None, "") for element in elements)

    def _has_own_or_earlier(self, part: "_Header | _Footer") -> bool:
        """Whether a header that is linked to the one before finds one; python-docx would make an empty one."""
        name = "headerReference" if type(part).__name__ == "_Header" else "footerReference"
        kind = part._hdrftr_index.name  # noqa: SLF001  # pyright: ignore
        wanted = "first" if kind == "FIRST_PAGE" else "default"
        own = part._sectPr  # noqa: SLF001  # pyright: ignore
        before = self.pages[: self.pages.index(own)]
        return any(one.get(f"{W}type") == wanted for page in before for one in page.iterfind(f"{W}{name}"))


_PAGE_SIGN = "#"
"""Stands for a page number that no program has worked out yet."""

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_EMU_PER_MM = 36000
_SIDES = ("top", "bottom", "left", "right")
_BREAKS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}


def own_runs(paragraph: "Element") -> Iterator["Element"]:
    """Give the runs of a paragraph itself: not those of text boxes anchored in it, nor deleted ones."""
    for child in paragraph:
        if child.tag == f"{W}r":
            yield child
        elif child.tag in _AROUND_RUNS:
            yield from own_runs(child)


_AROUND_RUNS = {f"{W}{tag}" for tag in ("hyperlink", "ins", "smartTag", "sdt", "sdtContent", "fldSimple", "bdo", "dir")}


def run_text(run: "Element") -> str:
    """Return the letters of a run, tabs and line breaks as such."""
    return "".join((child.text or "") if child.tag == f"{W}t" else _BREAKS.get(str(child.tag), "") for child in run)


def _drawing_width(paragraph: "Element") -> float | None:
    extent = next(paragraph.iter(f"{_WP}extent"), None)
    return int(extent.get("cx", "0")) / _EMU_PER_MM if extent is not None else None


def _inside(parent: "Element", tag: str) -> "Iterator[Element]":
    """Give the rows of a table or the cells of a row, those in content controls too."""
    for child in parent:
        if child.tag == f"{W}{tag}":
            yield child
        elif child.tag in _AROUND_RUNS:
            yield from _inside(child, tag)


def _cell_width(cell: "Element", columns: Sequence[float], column: int) -> float:
    """Return how wide a cell is: what it says itself, else its column of the grid."""
    said = cell.find(f"{W}tcPr/{W}tcW")
    if said is not None and said.get(f"{W}type", "dxa") == "dxa" and (width := _mm(said.get(f"{W}w"))):
        return width
    return columns[column] if column < len(columns) else 0.0


def _framed(paragraph: "Element", look: ParagraphLook) -> ParagraphLook:
    """Return the look of a paragraph, centred when the frame it stands in is (page numbers of older Word files)."""
    frame = paragraph.find(f"{W}pPr/{W}framePr")
    if frame is not None and frame.get(f"{W}xAlign") == "center":
        return replace(look, align=Align.CENTER)
    return look


def _line_lengths(paragraph: "Element") -> Iterator[float]:
    """Give the length of every straight line anchored in a paragraph; each is written twice in files of newer Word."""
    for drawing in paragraph.iter(f"{W}drawing"):
        extent = next(drawing.iter(f"{_WP}extent"), None)
        forms = {element.get("prst", "") for element in drawing.iter(f"{_DRAWING}prstGeom")}
        if extent is not None and forms & {"line", "straightConnector1"}:
            yield round(int(extent.get("cx", "0")) / _EMU_PER_MM, 2)
    for line in paragraph.iter(f"{_VML}line"):
        if any(str(outer.tag).endswith("}Fallback") for outer in line.iterancestors()):
            continue
        points = [_POINTS.match(line.get(end, "").split(",")[0]) for end in ("from", "to")]
        if points[0] and points[1]:
            yield round(abs(float(points[1][1]) - float(points[0][1])) / 72 * 25.4, 2)


_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_VML = "{urn:schemas-microsoft-com:vml}"
_POINTS = re.compile(r"(-?[\d.]+)(?:pt)?$")


def _has_page_field(paragraph: "Element") -> bool:
    instructions = ["".join(element.text or "" for element in paragraph.iter(f"{W}instrText"))]
    instructions += [element.get(f"{W}instr", "") for element in paragraph.iter(f"{W}fldSimple")]
    return any(instruction.split()[:1] == ["PAGE"] for instruction in instructions)


def _is_shown(page: "Element") -> bool:
    """Whether these are a section's present properties, not those before a tracked change."""
    parent = page.getparent()
    return parent is not None and parent.tag != f"{W}sectPrChange"


def _part(document: "Document", name: str) -> "Element | None":
    """Return the root of the part related to the document by relationship type `name`, None without one."""
    from lxml import etree

    for relation in document.part.rels.values():
        if not relation.is_external and relation.reltype.rsplit("/", 1)[-1] == name:
            parser = etree.XMLParser(resolve_entities=False, no_network=True)
            return etree.fromstring(relation.target_part.blob, parser)
    return None


def _mm(twips: str | None) -> float:
    return round(float(twips) / TWIPS_PER_MM, 2) if twips else 0.0
