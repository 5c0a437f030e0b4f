"""OpenDocument texts made of pieces of XML, for the tests of their reader."""

from pathlib import Path

from app.domain.file_content import Block, FileContent
from app.importers.plan_files.open_document.read import read_odt
from tests.office_files import OPEN_DOCUMENT_NAMES, open_document


def styles_xml(common: str = "", automatic: str = "", masters: str = "") -> bytes:
    """Return the `styles.xml` of a text."""
    return (
        f"<office:document-styles {OPEN_DOCUMENT_NAMES}><office:styles>{common}</office:styles>"
        f"<office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:master-styles>{masters}</office:master-styles></office:document-styles>"
    ).encode()


def content_of(folder: Path, body: str, automatic: str = "", styles: bytes | None = None) -> FileContent:
    """Write a text of that body and read it."""
    path = folder / "a.odt"
    path.write_bytes(open_document(body, automatic=automatic, **{"styles.xml": styles}))
    return read_odt(path)


def blocks_of(folder: Path, body: str, automatic: str = "", styles: bytes | None = None) -> tuple[Block, ...]:
    """Return the blocks of a text of that body."""
    return content_of(folder, body, automatic, styles).blocks


def items(*texts: str) -> str:
    """Return list items of one paragraph each; a text that is XML is taken as it is."""
    return "".join(
        f"<text:list-item>{text if text.startswith('<') else f'<text:p>{text}</text:p>'}</text:list-item>" for text in texts
    )


def number_level(level: int, number_format: str = "1", more: str = 'style:num-suffix="."') -> str:
    """Return one level of a list style."""
    return f'<text:list-level-style-number text:level="{level}" style:num-format="{number_format}" {more}/>'
