"""Templates as offices make them, and what they are filled with."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import docx
import msgspec
from docx.document import Document
from docx.oxml.parser import parse_xml

from app.exporters.office_template.child_work import FILLED, ORDER, fill_requested, read_template
from app.exporters.office_template.order import BlockLine, Stretch, TemplateOrder
from app.reports.document import Column, Table, TableRow
from app.reports.template_fields import FIELDS
from app.reports.template_lists import LISTS

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
UNITS = ("Chi bộ Văn phòng", "Chi bộ Thanh tra", "Công đoàn cơ sở")


def an_order(**fields: str) -> TemplateOrder:
    """Return what a template is filled with: every field by its example, three units, a body of two sections and a table."""
    table = Table(
        (Column("TT", 0.2, is_centred=True), Column("Đơn vị", 0.8)),
        tuple(TableRow((str(n), name)) for n, name in enumerate(UNITS, 1)),
    )
    body = (
        BlockLine((Stretch("I. KẾT QUẢ", bold=True),), keeps_next=True),
        BlockLine((Stretch("Đã hoàn thành "), Stretch("05/07", bold=True), Stretch(" nhiệm vụ."))),
        BlockLine(table=table),
    )
    lists: dict[str, list[dict[str, str]]] = {one.name: [] for one in LISTS}
    for one in LISTS:
        if one.name == "don_vi":
            lists[one.name] = [
                dict.fromkeys(one.column_names, "01") | {"stt": str(place), "ten": name}
                for place, name in enumerate(UNITS, start=1)
            ]
        if one.name == "noi_nhan":
            lists[one.name] = [{"dong": f"- {name};", "ten": name} for name in UNITS]
    return TemplateOrder(
        fields={field.name: field.example for field in FIELDS} | fields,
        lists=lists,
        blocks={"than_bai": body, "phu_luc": (), "mo_dau": ()},
        profile="PARTY_2026",
        title="Báo cáo kết quả",
        author="ĐẢNG UỶ SỞ NỘI VỤ",
        dated_on=date(2026, 10, 5),
    )


def written(folder: Path, *paragraphs: str) -> Path:
    """Write a template of plain paragraphs."""
    document = docx.Document()
    for words in paragraphs:
        document.add_paragraph(words)
    return saved(document, folder)


def saved(document: Document, folder: Path) -> Path:
    """Save a template."""
    path = folder / "mau.docx"
    document.save(str(path))
    return path


def sentences(path: Path) -> list[str]:
    """Return what is wrong with a template."""
    return [fault.sentence for fault in read_template(path).faults]


def filled(path: Path, order: TemplateOrder | None = None) -> Document:
    """Fill a template and open what comes out."""
    return docx.Document(str(filled_by(path, order or an_order(), path.parent)))


def filled_by(path: Path, order: TemplateOrder, folder: Path) -> Path:
    """Fill a template and return the file that comes out."""
    (folder / ORDER).write_bytes(msgspec.json.encode(order))
    reading = fill_requested(path, folder)
    assert not reading.faults, [fault.sentence for fault in reading.faults]
    return folder / FILLED


def texts(document: Document) -> list[str]:
    """Return the paragraphs outside tables."""
    return [paragraph.text for paragraph in document.paragraphs]


def cells(document: Document, table: int = 0) -> list[list[str]]:
    """Return a table's texts."""
    return [[cell.text for cell in row.cells] for row in document.tables[table].rows]


def add_table(document: Document, *rows: Sequence[str]) -> None:
    """Add a table with these texts."""
    table = document.add_table(len(rows), len(rows[0]))
    for row, words in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, words, strict=True):
            cell.text = text


def add_xml(document: Document, inner: str) -> None:
    """Add a paragraph with this content."""
    document.element.body.insert(0, parse_xml(f"<w:p {NAMESPACES}>{inner}</w:p>"))


def everything(path: Path) -> str:
    """Return all parts of a file as one text."""
    import zipfile

    with zipfile.ZipFile(path) as archive:
        return "\n".join(json.dumps(name) + archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
