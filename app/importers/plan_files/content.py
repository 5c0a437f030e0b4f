"""A plan file of any kind -> blocks: which reader reads which kind, as the gate told it.

To add a kind of file: 1. what the gate looks for in it (`app/importers/gate/`); 2. a reader, path -> `FileContent`, in a module
of this folder; 3. its row here; 4. the kind in `PLAN_KINDS` of `app/importers/readers.py`.
"""

from importlib import import_module
from pathlib import Path

from app.domain.file_content import FileContent
from app.importers.gate.facts import OfficeKind

# "module:name": a reader and its library are loaded when a file of that kind comes.
READERS: dict[OfficeKind, str] = {
    OfficeKind.DOCX: "app.importers.plan_files.word.read:read_docx",
    OfficeKind.ODT: "app.importers.plan_files.open_document.read:read_odt",
    OfficeKind.PDF: "app.importers.plan_files.pdf.read:read_pdf",
    OfficeKind.TEXT: "app.importers.plan_files.plain_text:read_text",
}


def read_content(path: Path, kind: OfficeKind) -> FileContent:
    """Read a plan file that has passed the gate, which told its kind."""
    module, _, name = READERS[kind].partition(":")
    return getattr(import_module(module), name)(path)


def tell_kind(path: Path, kind: OfficeKind) -> OfficeKind:
    """Return the kind that the gate told; nothing is read."""
    return kind
