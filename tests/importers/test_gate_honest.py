"""What Word, LibreOffice and the libraries write comes through the gate; what they write of other kinds is named."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from app.errors import UserError
from app.importers.gate.door import admit
from app.importers.gate.facts import ExternalLink, OfficeKind
from app.importers.readers import CONVERTED_KINDS, PLAN_KINDS
from app.messages.code import Code
from tests.libreoffice import converted

SHARED = Path(os.environ.get("DONDOC_SHARED") or Path(__file__).resolve().parents[3] / "shared")
PLANS = sorted(SHARED.glob("corpus/*.docx")) + sorted(SHARED.glob("seed/*.docx"))


@pytest.mark.shared
@pytest.mark.skipif(not PLANS, reason="there is no shared folder")
def test_every_real_plan_is_admitted() -> None:
    assert {admit(path, OfficeKind.DOCX).kind for path in PLANS} == {OfficeKind.DOCX}
    assert len(PLANS) >= 25


def test_a_workbook_of_xlsxwriter_is_admitted_and_counted(tmp_path: Path) -> None:
    admission = admit(full_workbook(tmp_path / "a.xlsx"), OfficeKind.XLSX)
    assert [(sheet.name, sheet.last_row, sheet.formulas) for sheet in admission.sheets] == [
        ("Phiếu", 40, {"F2", "H3", "H4"}),
        ("Danh mục", 2, frozenset()),
    ]
    assert admission.external == (ExternalLink("hyperlink", "https://example.test/"),)


def test_a_workbook_written_row_by_row_is_admitted(tmp_path: Path) -> None:
    path = full_workbook(tmp_path / "a.xlsx", constant_memory=True)
    assert admit(path, OfficeKind.XLSX).formulas_of("Phiếu") == {"F2", "H3", "H4"}


def test_a_workbook_with_64_bit_records_is_admitted(tmp_path: Path) -> None:
    assert admit(full_workbook(tmp_path / "a.xlsx", use_zip64=True), OfficeKind.XLSX).members > 8


def test_a_workbook_of_openpyxl_is_admitted_and_counted(tmp_path: Path) -> None:
    from openpyxl import Workbook
    from openpyxl.comments import Comment

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Đảng uỷ"
    sheet.append(["Nhiệm vụ", "Kết quả", "=1+2"])
    sheet["B2"].comment = Comment("xem lại", "văn thư")
    sheet.merge_cells("A3:C4")
    book.create_sheet("Trống")
    book.save(tmp_path / "a.xlsx")
    admission = admit(tmp_path / "a.xlsx", OfficeKind.XLSX)
    assert [(sheet.name, sheet.last_row, sheet.formulas) for sheet in admission.sheets] == [
        ("Đảng uỷ", 4, {"C1"}),
        ("Trống", 0, frozenset()),
    ]


def test_a_document_of_python_docx_is_admitted(tmp_path: Path) -> None:
    assert admit(full_document(tmp_path / "a.docx"), OfficeKind.DOCX).external == ()


@pytest.mark.office
@pytest.mark.slow
@pytest.mark.parametrize(
    ("make", "kind", "wanted"),
    [("document", "docx", OfficeKind.DOCX), ("workbook", "xlsx", OfficeKind.XLSX)],
)
def test_what_libreoffice_writes_is_admitted(make: str, kind: str, wanted: OfficeKind, tmp_path: Path) -> None:
    source = MAKERS[make](tmp_path / f"a.{kind}")
    (written,) = converted([source], tmp_path / "out", kind)
    admission = admit(written, wanted)
    if wanted is OfficeKind.XLSX:
        assert [(sheet.name, sheet.formulas) for sheet in admission.sheets] == [
            ("Phiếu", {"F2", "H3", "H4"}),
            ("Danh mục", frozenset()),
        ]


@pytest.mark.office
@pytest.mark.slow
@pytest.mark.parametrize(
    ("make", "kind", "wanted", "code"),
    [
        ("document", "doc", OfficeKind.DOCX, Code.FILE_OLD_BINARY),
        ("workbook", "xls", OfficeKind.XLSX, Code.FILE_OLD_BINARY),
        ("document", "odt", OfficeKind.DOCX, Code.FILE_IS_OPEN_DOCUMENT),
        ("workbook", "ods", OfficeKind.XLSX, Code.FILE_IS_OPEN_DOCUMENT),
        ("document", "pdf", OfficeKind.DOCX, Code.FILE_IS_PDF),
        ("document", "html", OfficeKind.DOCX, Code.FILE_IS_WEB_PAGE),
        ("workbook", "xlsm:Calc MS Excel 2007 VBA XML", OfficeKind.XLSX, Code.FILE_HAS_MACROS),
    ],
)
def test_other_kinds_that_libreoffice_writes_are_named(
    make: str, kind: str, wanted: OfficeKind, code: Code, tmp_path: Path
) -> None:
    source = MAKERS[make](tmp_path / ("a.docx" if make == "document" else "a.xlsx"))
    ending, colon, filter_name = kind.partition(":")
    (written,) = converted([source], tmp_path / "out", ending, colon + filter_name)
    with pytest.raises(UserError) as refused:
        admit(written, wanted)
    assert refused.value.code is code


@pytest.mark.office
@pytest.mark.slow
@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("odt", OfficeKind.ODT),
        ("doc", OfficeKind.DOC),
        ("rtf", OfficeKind.RTF),
        ("pdf", OfficeKind.PDF),
        ("txt:Text (encoded):UTF8", OfficeKind.TEXT),
    ],
)
def test_a_plan_that_libreoffice_writes_is_admitted_as_what_it_is(kind: str, told: OfficeKind, tmp_path: Path) -> None:
    ending, colon, filter_name = kind.partition(":")
    (written,) = converted([full_document(tmp_path / "a.docx")], tmp_path / "out", ending, colon + filter_name)
    assert admit(written, *PLAN_KINDS, *CONVERTED_KINDS).kind is told


def full_workbook(path: Path, *, constant_memory: bool = False, use_zip64: bool = False) -> Path:
    """A workbook with all that trackers have, and formulas of every kind."""
    from xlsxwriter import Workbook

    with Workbook(path, {"constant_memory": constant_memory}) as book:
        if use_zip64:
            book.use_zip64()
        sheet = book.add_worksheet("Phiếu")
        frame = book.add_format({"border": 1, "text_wrap": True})
        sheet.set_column("A:H", 20, frame)
        sheet.write_row(0, 0, ["STT", "Nhiệm vụ", "Thời hạn"], frame)
        sheet.write_formula("F2", "=SUM(A2:A3)", frame, 3)
        sheet.write_array_formula("H3:H4", "{=A3:A4*2}")
        sheet.write_url("B6", "https://example.test/")
        sheet.merge_range("A9:E10", "gộp")
        sheet.write_string("A40", "hết")
        sheet.data_validation("D2:D1048576", {"validate": "list", "source": "='Danh mục'!$A$1:$A$2"})
        sheet.conditional_format("A1:XFD1048576", {"type": "formula", "criteria": "=$A1>5", "format": frame})
        sheet.protect("x")
        book.add_worksheet("Danh mục").write_column("A1", ["Hoàn thành", "Chưa thực hiện"])
    return path


def full_document(path: Path) -> Path:
    """A document with headings, a table, a header and a picture of a page number field."""
    from docx import Document

    document = Document()
    document.add_heading("KẾ HOẠCH", 0)
    document.add_paragraph("Thực hiện nhiệm vụ", style="List Bullet")
    document.add_table(rows=3, cols=2).cell(0, 0).text = "Đơn vị"
    document.sections[0].header.paragraphs[0].text = "Trang"
    document.save(str(path))
    return path


MAKERS: dict[str, Callable[[Path], Path]] = {"document": full_document, "workbook": full_workbook}
