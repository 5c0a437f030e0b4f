"""OpenDocument texts (.odt) -> blocks, straight from their XML: `content.xml`, and `styles.xml` for looks and page margins."""

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.file_content import Block, Cell, FileContent, Notice, NoticeKind, Part
from app.importers.plan_files.open_document.lists import Numbers, OpenList
from app.importers.plan_files.open_document.names import (
    ANNOTATION,
    DRAW,
    NOTE,
    OFFICE,
    PARAGRAPHS,
    STYLE,
    TABLE,
    TEXT,
    XLINK_HREF,
    count_of,
    elements_of,
)
from app.importers.plan_files.open_document.styles import Styles
from app.importers.plan_files.open_document.text import has_words_inside, text_of
from app.importers.plan_files.open_document.words import count_words
from app.text.legacy_fonts import converted_paragraphs
from app.text.normalise import clean

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage]

_COMMON, _AUTOMATIC = f"{OFFICE}styles", f"{OFFICE}automatic-styles"
_FIRST_PAGE_KIND = "Standard"
_MARGINS = {
    f"{STYLE}{name}{which}": part
    for name, part in (("header", Part.HEADER), ("footer", Part.FOOTER))
    for which in ("", "-left", "-first")
}
_ROW_GROUPS = {f"{TABLE}{name}" for name in ("table-header-rows", "table-rows", "table-row-group")}
_BODY_GROUPS = {f"{TEXT}{name}" for name in ("section", "index-body", "index-title", "numbered-paragraph", "page-sequence")} | {
    f"{TEXT}{name}"
    for name in ("table-of-content", "illustration-index", "table-index", "object-index", "user-index", "alphabetical-index")
}
_EMBEDDED = {f"{DRAW}object", f"{DRAW}object-ole", f"{DRAW}plugin", f"{DRAW}applet"}


def read_odt(path: Path) -> FileContent:
    """Read an OpenDocument text that has passed the gate."""
    content, looks = _roots(path)
    common = looks.find(_COMMON) if looks is not None else None
    body = content.find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        return FileContent(())
    automatic = content.find(_AUTOMATIC)
    styles = Styles(common, automatic)
    blocks = list(_OdtReader(styles, Numbers(common, automatic)).read_body(body))
    sources = [body]
    if looks is not None:
        margin_styles = Styles(common, looks.find(_AUTOMATIC))
        for part, node in _margins(looks, _pages_used(body, styles)):
            sources.append(node)
            blocks += _other_blocks(node, part, margin_styles)
    for note in body.iter(f"{TEXT}note-body"):
        blocks += _other_blocks(note, Part.FOOTNOTE, styles)
    texts, conversion = converted_paragraphs([block.text for block in blocks])
    notices = [*_notices(body), *([Notice(NoticeKind.LEGACY_FONT, conversion.name)] if conversion else ())]
    cleaned = (replace(block, text=clean(text)) for block, text in zip(blocks, texts, strict=True))
    return FileContent(tuple(cleaned), tuple(notices), sum(count_words(source) for source in sources))


def _roots(path: Path) -> "tuple[Element, Element | None]":
    """Return the roots of the contents and of the styles. The parser opens nothing and knows no entities of the file."""
    from lxml.etree import XMLParser, fromstring

    parser = XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    with zipfile.ZipFile(path) as archive:
        content = fromstring(archive.read("content.xml"), parser)
        has_styles = "styles.xml" in archive.namelist()
        return content, fromstring(archive.read("styles.xml"), parser) if has_styles else None


class _OdtReader:
    """Walks the body of one file; counts paragraphs, tables and numbers as it goes. Its texts are not yet cleaned."""

    def __init__(self, styles: Styles, numbers: Numbers) -> None:
        self._styles = styles
        self._numbers = numbers
        self._paragraphs = 0
        self._tables = 0

    def read_body(self, body: "Element") -> Iterator[Block]:
        """Yield the paragraphs of the body in order, cells and text boxes included."""
        return self._walk(body, None)

    def _walk(self, node: "Element", cell: Cell | None) -> Iterator[Block]:
        for child in elements_of(node):
            if child.tag in PARAGRAPHS:
                yield from self._paragraph(child, cell, self._heading_label(child))
            elif child.tag == f"{TEXT}list":
                opened = self._numbers.open_list(child)
                yield from self._walk_list(child, opened, opened.style, 1, cell)
            elif child.tag == f"{TABLE}table":
                yield from self._walk_table(child, cell)
            elif child.tag in _BODY_GROUPS:
                yield from self._walk(child, cell)
            elif str(child.tag).startswith(DRAW) and has_words_inside(child):  # a drawing that hangs on the page
                yield from self._box(child, max(1, self._paragraphs))

    def _walk_list(self, node: "Element", opened: OpenList, style: str, level: int, cell: Cell | None) -> Iterator[Block]:
        for item in elements_of(node):
            waits = item.tag == f"{TEXT}list-item"  # the first paragraph of an item has its number; a list header has none
            for child in elements_of(item):
                if child.tag in PARAGRAPHS:
                    label = self._item_label(item, child, opened, style, level) if waits else ""
                    waits = False
                    yield from self._paragraph(child, cell, label)
                elif child.tag == f"{TEXT}list":
                    yield from self._walk_list(child, opened, child.get(f"{TEXT}style-name") or style, level + 1, cell)
                elif child.tag == f"{TABLE}table":
                    yield from self._walk_table(child, cell)

    def _item_label(self, item: "Element", paragraph: "Element", opened: OpenList, style: str, level: int) -> str:
        own = item.get(f"{TEXT}style-override") or style or self._styles.list_style(paragraph.get(f"{TEXT}style-name"))
        return self._numbers.label(opened, own, level, item.get(f"{TEXT}start-value"))

    def _heading_label(self, paragraph: "Element") -> str:
        level = paragraph.get(f"{TEXT}outline-level") or ""
        if paragraph.tag != f"{TEXT}h" or not level.isdigit() or paragraph.get(f"{TEXT}is-list-header") == "true":
            return ""
        return self._numbers.heading(int(level))

    def _walk_table(self, table: "Element", within: Cell | None) -> Iterator[Block]:
        self._tables += 1
        number = self._tables
        covers: dict[int, tuple[int, int]] = {}  # column -> rows still covered from above, columns covered
        for row_number, row in enumerate(_rows(table)):
            column = 0
            for node in elements_of(row):
                if node.tag == f"{TABLE}table-cell":
                    span, rows = count_of(node, f"{TABLE}number-columns-spanned"), count_of(node, f"{TABLE}number-rows-spanned")
                    covers[column] = (rows - 1, span)
                    yield from self._cell(node, Cell(number, row_number, column, span, within=within))
                elif node.tag == f"{TABLE}covered-table-cell" and covers.get(column, (0, 0))[0] > 0:
                    left, span = covers[column]
                    covers[column] = (left - 1, span)
                    yield from self._cell(node, Cell(number, row_number, column, span, continues_above=True, within=within))
                column += count_of(node, f"{TABLE}number-columns-repeated")

    def _cell(self, node: "Element", cell: Cell) -> Iterator[Block]:
        """Yield what stands in a cell; one without any paragraph is there all the same."""
        before = self._paragraphs
        yield from self._walk(node, cell)
        if self._paragraphs == before:
            yield Block("", Part.BODY, max(1, before), cell=cell)

    def _paragraph(self, paragraph: "Element", cell: Cell | None, label: str) -> Iterator[Block]:
        self._paragraphs += 1
        number = self._paragraphs
        found = text_of(paragraph, self._styles)
        alignment = self._styles.alignment(paragraph.get(f"{TEXT}style-name"))
        yield Block(found.text, Part.BODY, number, label, found.is_bold, alignment, cell)
        for box in found.boxes:
            yield from self._box(box, number)

    def _box(self, box: "Element", number: int) -> Iterator[Block]:
        return _blocks_inside(box, Part.TEXT_BOX, number, self._styles)


def _rows(table: "Element") -> Iterator["Element"]:
    for child in elements_of(table):
        if child.tag == f"{TABLE}table-row":
            yield child
        elif child.tag in _ROW_GROUPS:
            yield from _rows(child)


def _other_blocks(node: "Element", part: Part, styles: Styles) -> Iterator[Block]:
    """Yield the paragraphs of a part outside the body; they have no number."""
    return _blocks_inside(node, part, None, styles)


def _blocks_inside(node: "Element", part: Part, number: int | None, styles: Styles) -> Iterator[Block]:
    for paragraph in _paragraphs_of(node):
        found = text_of(paragraph, styles)
        alignment = styles.alignment(paragraph.get(f"{TEXT}style-name"))
        yield Block(found.text, part, number, "", found.is_bold, alignment)
        for box in found.boxes:
            yield from _blocks_inside(box, part if part is not Part.BODY else Part.TEXT_BOX, number, styles)


def _paragraphs_of(node: "Element") -> Iterator["Element"]:
    """Yield the paragraphs inside an element, those inside other paragraphs left out."""
    for child in elements_of(node):
        if child.tag in PARAGRAPHS:
            yield child
        elif child.tag not in (NOTE, ANNOTATION):
            yield from _paragraphs_of(child)


def _pages_used(body: "Element", styles: Styles) -> set[str]:
    """Return the kinds of page that the document has: that of its first paragraph, and all that a later one begins."""
    first = next(body.iter(*PARAGRAPHS, f"{TABLE}table"), None)
    page: str | None = None
    if first is not None:
        family, prefix = ("table", TABLE) if first.tag == f"{TABLE}table" else ("paragraph", TEXT)
        page = styles.master_page(family, first.get(f"{prefix}style-name"))
    return {page or _FIRST_PAGE_KIND} | styles.master_pages()


def _margins(looks: "Element", used: set[str]) -> "Iterator[tuple[Part, Element]]":
    """Yield headers and footers of the kinds of page in use and of those that follow them by themselves, headers first."""
    pages = {page.get(f"{STYLE}name") or "": page for page in looks.iterfind(f"{OFFICE}master-styles/{STYLE}master-page")}
    wanted, waiting = set[str](), [name for name in pages if name in used]
    while waiting:
        name = waiting.pop()
        wanted.add(name)
        following = pages[name].get(f"{STYLE}next-style-name") or ""
        if following in pages and following not in wanted:
            waiting.append(following)
    found = [(_MARGINS[str(node.tag)], node) for name in pages if name in wanted for node in pages[name] if node.tag in _MARGINS]
    yield from sorted(
        (pair for pair in found if pair[1].get(f"{STYLE}display") != "false"), key=lambda pair: pair[0] is Part.FOOTER
    )


def _notices(body: "Element") -> Iterator[Notice]:
    """Yield what the clerk should know of the file."""
    if comments := sum(1 for _ in body.iter(ANNOTATION)):
        yield Notice(NoticeKind.COMMENTS, str(comments))
    for node in body.iter():
        address = node.get(XLINK_HREF) or ""
        if ":" in address.partition("/")[0]:
            yield Notice(NoticeKind.EXTERNAL_LINK, clean(address))
        if node.tag in _EMBEDDED:
            yield Notice(NoticeKind.EMBEDDED_OBJECT, str(node.tag).rpartition("}")[2])
