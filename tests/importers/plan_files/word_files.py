"""Word files made of pieces of WordprocessingML, for what python-docx cannot write itself."""

from pathlib import Path

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml

from app.domain.file_content import Block, FileContent
from app.importers.plan_files.word.read import read_docx

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml."


def run(text: str, properties: str = "") -> str:
    """Return a run of plain text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str, properties: str = "") -> str:
    """Return a paragraph of runs; a run that is no XML is taken as text."""
    pieces = (piece if piece.startswith("<") else run(piece) for piece in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(pieces)}</w:p>"


def numbered(text: str, number: int, level: int = 0) -> str:
    """Return a paragraph of an automatic list."""
    return paragraph(text, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def document_of(*body: str) -> Document:
    """Return a document whose body holds these pieces and nothing else."""
    document = docx.Document()
    root = document.element.body
    for child in list(root)[:-1]:
        root.remove(child)
    for position, piece in enumerate(body):
        root.insert(
            position, parse_xml(piece.replace(">", f" {NAMES}>", 1) if not piece.startswith("<w:p/>") else f"<w:p {NAMES}/>")
        )
    return document


def add_part(document: Document, kind: str, content: str) -> None:
    """Add a part such as the footnotes: `kind` "footnotes", its root's children in `content`."""
    blob = f"<w:{kind} {NAMES}>{content}</w:{kind}>".encode()
    part = Part(PackURI(f"/word/{kind}.xml"), f"{_TYPES}{kind}+xml", blob, document.part.package)
    document.part.relate_to(part, getattr(RELATIONSHIP_TYPE, kind.upper()))


def set_lists(document: Document, content: str) -> None:
    """Replace the automatic lists of a document."""
    numbering = document.part.numbering_part.element
    for child in list(numbering):
        numbering.remove(child)
    for child in parse_xml(f"<w:numbering {NAMES}>{content}</w:numbering>"):
        numbering.append(child)


def content_of(document: Document, folder: Path) -> FileContent:
    """Save a document and read it; its words are counted alike by the reader and by the count."""
    path = folder / "tệp.docx"
    document.save(str(path))
    content = read_docx(path)
    assert content.words == sum(len(block.text.split()) for block in content.blocks)
    return content


def blocks_of(document: Document, folder: Path) -> list[Block]:
    """Return the blocks of a document that hold words."""
    return [block for block in content_of(document, folder).blocks if block.text]


def texts_of(document: Document, folder: Path) -> list[str]:
    """Return the words of a document, paragraph by paragraph."""
    return [block.text for block in blocks_of(document, folder)]
