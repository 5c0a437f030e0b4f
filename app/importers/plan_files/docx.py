"""Word files (.docx) -> blocks.

python-docx opens the package and its parts; the words are read from the XML, because python-docx leaves out inserted text,
text boxes and footnotes.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.domain.file_content import Alignment, Block, Cell, FileContent, Notice, NoticeKind, Part
from app.importers.plan_files.docx_names import RELATION_ID, W, attribute, child_value
from app.importers.plan_files.docx_numbering import Numbering
from app.importers.plan_files.docx_text import TextReader, bold_styles
from app.importers.plan_files.docx_words import count_words
from app.text.normalise import clean

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage]

_ALIGNMENTS = {
    "left": Alignment.LEFT,
    "start": Alignment.LEFT,
    "center": Alignment.CENTRE,
    "right": Alignment.RIGHT,
    "end": Alignment.RIGHT,
    "both": Alignment.JUSTIFIED,
    "distribute": Alignment.JUSTIFIED,
}
_MARGINS = {"headerReference": Part.HEADER, "footerReference": Part.FOOTER}


def read_docx(path: Path) -> FileContent:
    """Read a Word file that has passed the gate."""
    from docx import Document

    main = Document(str(path)).part
    parts = _Parts(main)
    reader = _DocxReader(parts.element("numbering"), parts.element("styles"))
    body = _body_of(main)
    blocks = list(reader.read_body(body))
    sources: list[Element] = [body]
    for part, root in parts.others(body):
        sources.append(root)
        blocks += reader.read_other(root, part)
    return FileContent(tuple(blocks), tuple(parts.notices()), sum(count_words(source) for source in sources))


class _Parts:
    """The parts of the package beside the document itself."""

    def __init__(self, main: Any) -> None:  # noqa: ANN401 python-docx has no types
        self._relations = main.rels

    def element(self, kind: str) -> "Element | None":
        """Return the root of the part of that kind; None when the file has none."""
        for relation in self._relations.values():
            if relation.reltype.endswith(f"/{kind}") and not relation.is_external:
                return _root_of(relation.target_part)
        return None

    def others(self, body: "Element") -> "Iterator[tuple[Part, Element]]":
        """Yield page headers and footers that a section uses, each once, then the notes."""
        seen: set[str] = set()
        for name, part in _MARGINS.items():
            for reference in body.iter(f"{W}{name}"):
                relation_id = reference.get(RELATION_ID) or ""
                if relation_id in self._relations and relation_id not in seen:
                    seen.add(relation_id)
                    yield part, _root_of(self._relations[relation_id].target_part)
        for kind in ("footnotes", "endnotes"):
            if (root := self.element(kind)) is not None:
                yield Part.FOOTNOTE, _without_separators(root)

    def notices(self) -> Iterator[Notice]:
        """Yield what the clerk should know of the file."""
        comments = self.element("comments")
        if comments is not None and (count := len(comments.findall(f"{W}comment"))):
            yield Notice(NoticeKind.COMMENTS, str(count))
        for relation in self._relations.values():
            kind = relation.reltype.rsplit("/", 1)[-1]
            if relation.is_external:
                yield Notice(NoticeKind.EXTERNAL_LINK, clean(relation.target_ref))
            elif kind in ("oleObject", "package", "control", "aFChunk"):
                yield Notice(NoticeKind.EMBEDDED_OBJECT, kind)


class _DocxReader:
    """Walks the parts of one file; counts paragraphs, tables and automatic numbers as it goes."""

    def __init__(self, numbering: "Element | None", styles: "Element | None") -> None:
        self._numbering = Numbering(numbering, styles)
        self._text = TextReader(bold_styles(styles))
        self._paragraphs = 0
        self._tables = 0

    def read_body(self, body: "Element") -> Iterator[Block]:
        """Yield the paragraphs of the body in order, cells and text boxes included."""
        yield from self._merged(self._walk(body, None))

    def read_other(self, root: "Element", part: Part) -> Iterator[Block]:
        """Yield the paragraphs of a part outside the body; they have no number."""
        for paragraph in root.iter(f"{W}p"):
            if not _is_inside_box(paragraph):
                yield from self._blocks_of(paragraph, part, None, None)

    def _walk(self, node: "Element", cell: Cell | None) -> Iterator[tuple["Element", Block]]:
        for child in node:
            if child.tag == f"{W}p":
                self._paragraphs += 1
                for block in self._blocks_of(child, Part.BODY, self._paragraphs, cell):
                    yield child, block
            elif child.tag == f"{W}tbl":
                yield from self._walk_table(child, cell)
            elif child.tag in _CONTAINERS:
                yield from self._walk(child, cell)

    def _walk_table(self, table: "Element", within: Cell | None) -> Iterator[tuple["Element", Block]]:
        self._tables += 1
        number = self._tables
        for row_number, row in enumerate(_rows(table)):
            column = int(child_value(_properties(row, "trPr"), "gridBefore") or 0)
            for node in _cells(row):
                properties = _properties(node, "tcPr")
                span = int(child_value(properties, "gridSpan") or 1)
                merge = properties.find(f"{W}vMerge")
                continues = merge is not None and attribute(merge, "val") != "restart"
                yield from self._walk(node, Cell(number, row_number, column, span, continues, within))
                column += span

    def _blocks_of(self, paragraph: "Element", part: Part, number: int | None, cell: Cell | None) -> Iterator[Block]:
        properties = paragraph.find(f"{W}pPr")
        style = child_value(properties, "pStyle") if properties is not None else None
        label = self._numbering.label(properties, style) if part is Part.BODY else ""
        read = self._text.read(paragraph)
        alignment = _ALIGNMENTS.get((child_value(properties, "jc") if properties is not None else "") or "", Alignment.UNKNOWN)
        is_bold = read.letters > 0 and 2 * read.bold_letters > read.letters
        yield Block(clean(read.text), part, number, label, is_bold, alignment, cell)
        for box in read.boxes:
            for inner in box.iter(f"{W}p"):
                if _box_of(inner) is box:
                    yield from self._blocks_of(inner, Part.TEXT_BOX, number, None)

    def _merged(self, walked: Iterator[tuple["Element", Block]]) -> Iterator[Block]:
        """A deleted paragraph mark joins the paragraph to the next one, once changes are accepted."""
        waiting: Block | None = None
        for paragraph, block in walked:
            if waiting is not None and block.part is Part.BODY:
                block = _joined(waiting, block)
                waiting = None
            if block.part is Part.BODY and _mark_is_deleted(paragraph):
                waiting = block
            else:
                yield block
        if waiting is not None:
            yield waiting


_CONTAINERS = {f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")}


def _rows(table: "Element") -> Iterator["Element"]:
    """Yield the rows of a table; a row struck out in tracked changes is gone."""
    for child in table:
        if child.tag == f"{W}tr" and _properties(child, "trPr").find(f"{W}del") is None:
            yield child
        elif child.tag in _CONTAINERS:
            yield from _rows(child)


def _cells(row: "Element") -> Iterator["Element"]:
    for child in row:
        if child.tag == f"{W}tc":
            yield child
        elif child.tag in _CONTAINERS:
            yield from _cells(child)


def _properties(node: "Element", name: str) -> "Element":
    """Return a node's properties, the node itself where it has none: a look-up in it finds nothing either."""
    found = node.find(f"{W}{name}")
    return node if found is None else found


def _joined(first: Block, second: Block) -> Block:
    return Block(
        f"{first.text} {second.text}".strip(),
        first.part,
        first.paragraph,
        first.label or second.label,
        first.is_bold or second.is_bold,
        first.alignment,
        first.cell,
    )


def _mark_is_deleted(paragraph: "Element") -> bool:
    return paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None


def _is_inside_box(paragraph: "Element") -> bool:
    return _box_of(paragraph) is not None


def _box_of(paragraph: "Element") -> "Element | None":
    """Return the innermost text box around a paragraph."""
    return next(paragraph.iterancestors(f"{W}txbxContent"), None)


def _body_of(main: Any) -> "Element":  # noqa: ANN401 python-docx has no types
    return main.element.body


def _root_of(part: Any) -> "Element":  # noqa: ANN401 python-docx has no types
    """Return the XML of a part: python-docx has parsed some of them."""
    from docx.oxml import parse_xml

    element = getattr(part, "element", None)
    return element if element is not None else parse_xml(part.blob)


def _without_separators(notes: "Element") -> "Element":
    """Take the lines that Word draws between text and notes out of the part; they are notes of a kind of their own."""
    for note in list(notes):
        if attribute(note, "type") in ("separator", "continuationSeparator", "continuationNotice"):
            notes.remove(note)
    return notes
