"""A Word file as a flat list of paragraphs with their effective looks, and its sections.

The checker and the mould read this instead of XML; nothing here knows what an official document is.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import UserError
from app.layout_rules.effective import TWIPS_PER_MM, EffectiveFormat, ParagraphLook, RunLook, W
from app.layout_rules.parts import Margins
from app.messages.code import Code
from app.text.normalise import clean

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import _Header  # pyright: ignore[reportPrivateUsage]
    from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage]


@dataclass(frozen=True, slots=True)
class LaidRun:
    """Letters that look alike."""

    text: str
    look: RunLook


@dataclass(frozen=True, slots=True)
class Cell:
    """Where in which table a paragraph stands; all counted from 0, tables in the order they open."""

    table: int
    row: int
    column: int


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

    @property
    def line(self) -> str:
        """The text on one line with single spaces, as far as ends are concerned."""
        return self.text.strip()

    @property
    def is_blank(self) -> bool:
        """Whether it shows no letters."""
        return not self.line

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
    """

    width: float
    height: float
    margins: Margins
    header_distance: float
    hides_first: bool
    numbers_from: int | None
    header: tuple[LaidParagraph, ...]

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
    import zipfile

    import docx
    from docx.opc.exceptions import PackageNotFoundError
    from lxml.etree import XMLSyntaxError

    try:
        return _Reader(docx.Document(str(path))).read()
    except (PackageNotFoundError, zipfile.BadZipFile, ValueError) as trouble:
        raise UserError(Code.FILE_NOT_OFFICE, file=path.name, kind="Word (.docx)") from trouble
    except (KeyError, XMLSyntaxError) as trouble:
        raise UserError(Code.FILE_DAMAGED, file=path.name, detail="thiếu phần bắt buộc bên trong") from trouble


class _Reader:
    """Walks one document's body, counting paragraphs, tables and sections."""

    def __init__(self, document: "Document") -> None:
        self._document = document
        self._formats = EffectiveFormat(document.styles.element, _part(document, "theme"), _part(document, "numbering"))
        self._paragraphs: list[LaidParagraph] = []
        self._widths: list[tuple[float, ...]] = []
        self._section = 0

    def read(self) -> DocumentLayout:
        body: Element = self._document.element[0]
        self._blocks(body, None, "")
        pages = [page for page in body.iter(f"{W}sectPr") if _is_shown(page)]
        sections = tuple(self._page(page, section.header) for page, section in zip(pages, self._document.sections, strict=True))
        return DocumentLayout(tuple(self._paragraphs), sections, tuple(self._widths))

    def _blocks(self, parent: "Element", cell: Cell | None, style: str) -> None:
        for child in parent:
            if child.tag == f"{W}p":
                self._paragraphs.append(self._paragraph(child, len(self._paragraphs) + 1, cell, style))
                self._section += child.find(f"{W}pPr/{W}sectPr") is not None
            elif child.tag == f"{W}tbl":
                self._table(child)
            elif child.tag == f"{W}sdt":
                content = child.find(f"{W}sdtContent")
                if content is not None:
                    self._blocks(content, cell, style)

    def _table(self, table: "Element") -> None:
        style = self._formats.table_style(table)
        index = len(self._widths)
        self._widths.append(tuple(_mm(column.get(f"{W}w")) for column in table.iterfind(f"{W}tblGrid/{W}gridCol")))
        for row_number, row in enumerate(table.iterfind(f"{W}tr")):
            for column_number, cell in enumerate(row.iterfind(f"{W}tc")):
                self._blocks(cell, Cell(index, row_number, column_number), style)

    def _paragraph(self, element: "Element", number: int, cell: Cell | None, style: str) -> LaidParagraph:
        runs = [(run, _text(run)) for run in _own_runs(element)]
        laid = tuple(LaidRun(text, self._formats.run(run, element, style)) for run, text in runs if text)
        shown = tuple(LaidRun(run.text.upper(), run.look) if run.look.caps else run for run in laid)
        return LaidParagraph(
            number=number,
            text=clean("".join(run.text for run in shown)),
            look=self._formats.paragraph(element, style),
            letters=self._formats.run(None, element, style),
            runs=shown,
            cell=cell,
            section=self._section,
            has_drawing=next(element.iter(f"{W}drawing", f"{W}pict"), None) is not None,
            drawing_mm=_drawing_width(element),
            has_page_field=_has_page_field(element),
        )

    def _page(self, element: "Element", header: "_Header") -> LaidSection:
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
            header=tuple(self._paragraph(paragraph.paragraph_format.element, 0, None, "") for paragraph in header.paragraphs),
        )


_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_EMU_PER_MM = 36000
_SIDES = ("top", "bottom", "left", "right")
_BREAKS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}


def _own_runs(paragraph: "Element") -> "Iterator[Element]":
    """Give the runs of a paragraph itself: not those of text boxes anchored in it, nor deleted ones."""
    for child in paragraph:
        if child.tag == f"{W}r":
            yield child
        elif child.tag in _AROUND_RUNS:
            yield from _own_runs(child)


_AROUND_RUNS = {f"{W}{tag}" for tag in ("hyperlink", "ins", "smartTag", "sdt", "sdtContent", "fldSimple", "bdo", "dir")}


def _text(run: "Element") -> str:
    return "".join((child.text or "") if child.tag == f"{W}t" else _BREAKS.get(str(child.tag), "") for child in run)


def _drawing_width(paragraph: "Element") -> float | None:
    extent = next(paragraph.iter(f"{_WP}extent"), None)
    return int(extent.get("cx", "0")) / _EMU_PER_MM if extent is not None else None


def _has_page_field(paragraph: "Element") -> bool:
    instructions = [element.text or "" for element in paragraph.iter(f"{W}instrText")]
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
