"""What the gate tells of a file it admits, and how it refuses one.

Values only; the sentences are in the catalogue of messages.
"""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from app.messages.code import Code


class OfficeKind(StrEnum):
    """The kinds of file that offices send and the program takes."""

    DOCX = "docx"
    XLSX = "xlsx"
    ODT = "odt"
    DOC = "doc"
    RTF = "rtf"
    PDF = "pdf"
    TEXT = "txt"
    XLS = "xls"
    ODS = "ods"
    CSV = "csv"
    ZIP = "zip"
    EML = "eml"
    MSG = "msg"

    @property
    def label(self) -> str:
        """The kind as the user knows it."""
        return _LABELS[self]


_LABELS = {
    OfficeKind.DOCX: "Word (.docx)",
    OfficeKind.XLSX: "Excel (.xlsx)",
    OfficeKind.ODT: "LibreOffice (.odt)",
    OfficeKind.DOC: "Word 97-2003 (.doc)",
    OfficeKind.RTF: "RTF (.rtf)",
    OfficeKind.PDF: "PDF (.pdf)",
    OfficeKind.TEXT: "văn bản thuần (.txt)",
    OfficeKind.XLS: "Excel 97-2003 (.xls)",
    OfficeKind.ODS: "LibreOffice (.ods)",
    OfficeKind.CSV: "bảng dạng văn bản (.csv)",
    OfficeKind.ZIP: "tệp nén (.zip)",
    OfficeKind.EML: "thư (.eml)",
    OfficeKind.MSG: "thư Outlook (.msg)",
}


@dataclass(frozen=True, slots=True)
class ExternalLink:
    """A relationship of the file that points out of it (threats F2). Nothing ever follows it.

    Attributes:
        kind: the last word of its type: "hyperlink", "image", "attachedTemplate", "oleObject"…
        target: where it points, as written.
    """

    kind: str
    target: str


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """One sheet of a workbook, counted.

    Attributes:
        name: its name on the tab.
        last_row: the last row named in the file, 0 when there is none.
        last_column: the last column with a cell, 1 for A.
        cells: how many cells are written, empty ones with a format included.
        formulas: the addresses of cells whose value comes from a formula ("F12"). Their values are not what a person typed.
    """

    name: str
    last_row: int
    last_column: int
    cells: int
    formulas: frozenset[str]


@dataclass(frozen=True, slots=True)
class Admission:
    """A file that may be read, and what of it the clerk should know.

    Attributes:
        kind: what it is, by its content and not by its name.
        members: how many parts the container has; 0 for a file without one.
        inflated_bytes: their size in all, unpacked.
        external: every relationship that points out of the file.
        embedded: names of the parts that hold embedded objects, controls or imported pieces; none is opened.
        sheets: the sheets of a workbook, in the order of its tabs; empty for a document.
    """

    kind: OfficeKind
    members: int
    inflated_bytes: int
    external: tuple[ExternalLink, ...] = ()
    embedded: tuple[str, ...] = ()
    sheets: tuple[SheetFacts, ...] = ()

    def formulas_of(self, sheet: str) -> frozenset[str]:
        """Return the addresses of the formulas in the sheet of that name; empty when there is no such sheet."""
        return frozenset(address for facts in self.sheets if facts.name == sheet for address in facts.formulas)


def shown_name(path: Path) -> str:
    """Return a file's name as it can be printed and stored: bytes that are no letters become "?"."""
    return path.name.encode("utf-8", "replace").decode("utf-8")


class Refusal(Exception):
    """Why a file is not admitted; the door adds the file's name and makes it a `UserError`."""

    def __init__(self, code: Code, **parameters: object) -> None:
        super().__init__(code.value)
        self.code = code
        self.parameters = parameters
