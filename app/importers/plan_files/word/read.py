"""Word files (.docx) -> blocks.

python-docx opens the package and its parts; the words are read from the XML, because python-docx leaves out inserted text,
text boxes and footnotes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.domain.file_content import Alignment, Block, Cell, FileContent, Notice, NoticeKind, Part
from app.importers.plan_files.word.looks import Looks, style_of
from app.importers.plan_files.word.names import MC, RELATION_ID, W, attribute, child_number, child_value
from app.importers.plan_files.word.numbering import Numbering
from app.importers.plan_files.word.text import TextReader
from app.importers.plan_files.word.words import count_words
from app.text.legacy_fonts import converted_paragraphs
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
_UNREAD_PARTS = ("oleObject", "package", "control", "aFChunk", "chart", "diagramData")
_MARGINS = {"headerReference": Part.HEADER, "footerReference": Part.FOOTER}


def read_docx(path: Path) -> FileContent:
    """Read a Word file that has passed the gate."""
    from docx import Document

    main = Document(str(path)).part
    parts = _Parts(main)
    looks = Looks(parts.element("styles"))
    reader = _DocxReader(Numbering(parts.element("numbering"), parts.element("styles")), looks)
    body = _body_of(main)
    raw = list(reader.read_body(body))
    sources: list[Element] = [body]
    for part, root in parts.others(body):
        sources.append(root)
        raw += reader.read_other(root, part)
    raw += reader.hidden
    blocks, lost = _in_unicode(raw)
    found = sorted(reader.conversions | lost)
    notices = [*parts.notices(), *(Notice(NoticeKind.LEGACY_FONT, name) for name in found)]
    count = sum(count_words(source, looks, "TCVN3" in found) for source in sources)
    return FileContent(tuple(blocks), tuple(notices), count)


def _in_unicode(raw: Sequence[Block]) -> tuple[list[Block], set[str]]:
    """Return the blocks cleaned, and by what name they were written when their old fonts are lost."""
    texts, conversion = converted_paragraphs([block.text for block in raw])
    blocks = [
        replace(
            block, text=clean(text), label=conversion.apply(block.label) if conversion and len(block.label) > 2 else block.label
        )
        for block, text in zip(raw, texts, strict=True)
    ]
    return blocks, {conversion.name} if conversion else set()


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
            elif kind in _UNREAD_PARTS:
                yield Notice(NoticeKind.EMBEDDED_OBJECT, kind)


class _DocxReader:
    """Walks the parts of one file; counts paragraphs, tables and automatic numbers as it goes. Its texts are not yet cleaned.

    Attributes:
        conversions: the old ways of writing that fonts of the file told of.
        hidden: the words that are hidden on the page.
    """

    def __init__(self, numbering: Numbering, looks: Looks) -> None:
        self.conversions: set[str] = set()
        self.hidden: list[Block] = []
        self._numbering = numbering
        self._looks = looks
        self._text = TextReader(looks)
        self._paragraphs = 0
        self._tables = 0
        self._waiting: Block | None = None  # its mark is gone: the next paragraph of the cell goes on with it

    def read_body(self, body: "Element") -> Iterator[Block]:
        """Yield the paragraphs of the body in order, cells and text boxes included."""
        self._text.open(body)
        yield from self._walk(body, None)
        yield from self._let_go()

    def read_other(self, root: "Element", part: Part) -> Iterator[Block]:
        """Yield the paragraphs of a part outside the body; they have no number."""
        self._text.open(root)
        for paragraph in root.iter(f"{W}p"):
            if _box_of(paragraph) is None and not _is_old_copy(paragraph):
                yield from self._blocks_of(paragraph, part, None, None)

    def _walk(self, node: "Element", cell: Cell | None) -> Iterator[Block]:
        for child in node:
            if child.tag == f"{W}p":
                self._paragraphs += 1
                yield from self._blocks_of(child, Part.BODY, self._paragraphs, cell)
            elif child.tag == f"{W}tbl":
                yield from self._let_go()
                yield from self._walk_table(child, cell)
            elif child.tag in _CONTAINERS:
                yield from self._walk(child, cell)
            elif child.tag == _ALTERNATIVES:
                for shown in child[:1]:
                    yield from self._walk(shown, cell)

    def _walk_table(self, table: "Element", within: Cell | None) -> Iterator[Block]:
        self._tables += 1
        number = self._tables
        for row_number, row in enumerate(_rows(table)):
            column = child_number(_properties(row, "trPr"), "gridBefore") or 0
            for node in _cells(row):
                properties = _properties(node, "tcPr")
                span = child_number(properties, "gridSpan") or 1
                merge = properties.find(f"{W}vMerge")
                continues = merge is not None and attribute(merge, "val") != "restart"
                yield from self._walk(node, Cell(number, row_number, column, span, continues, within))
                yield from self._let_go()
                column += span

    def _blocks_of(self, paragraph: "Element", part: Part, number: int | None, cell: Cell | None) -> Iterator[Block]:
        read = self._text.read(paragraph)
        self.conversions |= read.conversions
        properties = paragraph.find(f"{W}pPr")
        alignment = _ALIGNMENTS.get((child_value(properties, "jc") if properties is not None else "") or "", Alignment.UNKNOWN)
        block = Block(read.text, part, number, "", read.is_bold, alignment, cell)
        yield from self._numbered_and_joined(block, paragraph) if part is Part.BODY else (block,)
        if hidden := read.hidden:
            self.hidden.append(Block(hidden, Part.HIDDEN, number))
        for box in read.boxes:
            for inner in box.iter(f"{W}p"):
                if _box_of(inner) is box:
                    yield from self._blocks_of(inner, Part.TEXT_BOX, number, None)

    def _numbered_and_joined(self, block: Block, paragraph: "Element") -> Iterator[Block]:
        """A paragraph whose mark is gone, once changes are accepted, goes on with the next one: both have one number."""
        is_gone = self._mark_is_gone(paragraph)
        has_number = self._waiting is not None and self._waiting.label
        if not has_number and (block.text.strip() or not is_gone):
            block = replace(block, label=self._numbering.label(paragraph.find(f"{W}pPr"), style_of(paragraph)))
        if self._waiting is not None:
            block = _joined(self._waiting, block)
        self._waiting = block if is_gone else None
        if not is_gone:
            yield block

    def _let_go(self) -> Iterator[Block]:
        """Yield the paragraph that waits for another one, where none can come."""
        if self._waiting is not None:
            yield self._waiting
        self._waiting = None

    def _mark_is_gone(self, paragraph: "Element") -> bool:
        """Whether the mark at the end of a paragraph is deleted, moved away or hidden."""
        mark = paragraph.find(f"{W}pPr/{W}rPr")
        if mark is not None and any(mark.find(f"{W}{name}") is not None for name in ("del", "moveFrom")):
            return True
        return bool(self._looks.of_run(mark, self._looks.of_paragraph(style_of(paragraph))).is_hidden)


_ALTERNATIVES = f"{MC}AlternateContent"
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
            if _properties(child, "tcPr").find(f"{W}cellDel") is None:
                yield child
        elif child.tag in _CONTAINERS:
            yield from _cells(child)


def _properties(node: "Element", name: str) -> "Element":
    """Return a node's properties, the node itself where it has none: a look-up in it finds nothing either."""
    found = node.find(f"{W}{name}")
    return node if found is None else found


def _joined(first: Block, second: Block) -> Block:
    if not first.text.strip():
        return second
    return replace(
        first,
        text=f"{first.text} {second.text}".strip(),
        label=first.label or second.label,
        is_bold=first.is_bold or second.is_bold,
    )


def _is_old_copy(paragraph: "Element") -> bool:
    """Whether a paragraph stands in what only old programs show."""
    return next(paragraph.iterancestors(f"{MC}Fallback"), None) is not None


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
