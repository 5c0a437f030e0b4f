"""The gate lets honest files in, tells what of them the clerk should know, and refuses what is no readable file."""

import os
import random
import sys
from pathlib import Path

import pytest

from app.errors import UserError
from app.importers.gate.door import admit
from app.importers.gate.facts import Admission, ExternalLink, OfficeKind
from app.importers.readers import CONVERTED_KINDS, PLAN_KINDS
from app.messages.code import Code
from tests import hostile, office_files
from tests.office_files import document, open_document, relationships, workbook

DOCX, XLSX = OfficeKind.DOCX, OfficeKind.XLSX
ROW = '<row r="{0}"><c r="A{0}"><v>1</v></c><c r="B{0}"><v>2</v></c></row>'


# What is no readable file


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    assert code_of(tmp_path / "không có.docx") is Code.NO_SUCH_FILE


def test_a_file_below_a_file_is_missing(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"a")
    assert code_of(tmp_path / "a" / "b.docx") is Code.NO_SUCH_FILE


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert code_of(tmp_path) is Code.NOT_A_FILE


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_named_pipe_is_refused_and_does_not_hold_us_up(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.docx")
    assert code_of(tmp_path / "a.docx") is Code.NOT_A_FILE


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no such device here")
def test_a_device_is_refused() -> None:
    assert code_of(Path("/dev/zero")) is Code.NOT_A_FILE


@pytest.mark.skipif(sys.platform == "win32", reason="Windows asks for a privilege to make one")
def test_a_symbolic_link_is_refused(tmp_path: Path) -> None:
    write(tmp_path / "a.docx", document())
    (tmp_path / "b.docx").symlink_to(tmp_path / "a.docx")
    assert code_of(tmp_path / "b.docx") is Code.NOT_A_FILE


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the administrator may read everything")
def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    write(tmp_path / "a.docx", document()).chmod(0)
    assert code_of(tmp_path / "a.docx") is Code.FILE_NOT_PERMITTED


def test_a_file_the_system_does_not_hand_out_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "a.docx", document())

    def held_by_another(*_: object) -> int:
        raise PermissionError(13, "sharing violation")

    monkeypatch.setattr("app.importers.gate.sniff.os.open", held_by_another)
    assert code_of(path) is Code.FILE_NOT_PERMITTED


def test_a_file_over_50_megabytes_is_refused_unread(tmp_path: Path) -> None:
    path = write(tmp_path / "a.docx", b"PK\x03\x04")
    os.truncate(path, 50 * office_files.MEGABYTE + 1)
    with pytest.raises(UserError) as refused:
        admit(path, DOCX)
    assert refused.value.code is Code.FILE_TOO_LARGE
    assert (refused.value.parameters["size"], refused.value.parameters["limit"]) == (51, 50)


def test_a_name_that_is_no_text_can_be_told(tmp_path: Path) -> None:
    with pytest.raises(UserError) as refused:
        admit(tmp_path / "k\udcff.docx", DOCX)
    assert refused.value.parameters["file"] == "k?.docx"


# What is told of an honest file


def test_a_plain_document_is_admitted_with_nothing_to_tell(tmp_path: Path) -> None:
    admission = admitted(tmp_path, document(), DOCX)
    assert admission.kind is DOCX
    assert admission.members == 3
    assert admission.inflated_bytes > 500
    assert (admission.external, admission.embedded, admission.sheets) == ((), (), ())


def test_every_relationship_out_of_the_file_is_told(tmp_path: Path) -> None:
    arrows = relationships(
        "rId1 attachedTemplate https://example.test/t.dotm external",
        "rId2 image file:////127.0.0.1/share/a.png external",
        "rId3 hyperlink https://example.test/ external",
        "rId4 styles styles.xml",
    )
    admission = admitted(tmp_path, document(**{"word/_rels/document.xml.rels": arrows}), DOCX)
    assert admission.external == (
        ExternalLink("attachedTemplate", "https://example.test/t.dotm"),
        ExternalLink("image", "file:////127.0.0.1/share/a.png"),
        ExternalLink("hyperlink", "https://example.test/"),
    )


def test_embedded_objects_controls_and_imported_pieces_are_told(tmp_path: Path) -> None:
    parts = {
        "word/embeddings/oleObject1.bin": b"x",
        "word/activeX/activeX1.bin": b"x",
        "word/_rels/document.xml.rels": relationships("rId1 aFChunk /word/piece.html"),
        "word/media/image1.png": b"x",
    }
    admission = admitted(tmp_path, document(**parts), DOCX)
    assert admission.embedded == ("word/embeddings/oleObject1.bin", "word/activeX/activeX1.bin", "/word/piece.html")


def test_the_sheets_of_a_workbook_are_counted_by_tab(tmp_path: Path) -> None:
    first = f"<sheetData>{ROW.format(1)}{ROW.format(7)}</sheetData>"
    admission = admitted(tmp_path, workbook(first, "<sheetData/>"), XLSX)
    counted = [(sheet.name, sheet.last_row, sheet.last_column, sheet.cells) for sheet in admission.sheets]
    assert counted == [("Bảng 1", 7, 2, 4), ("Bảng 2", 0, 0, 0)]


def test_rows_and_cells_without_an_address_are_counted_on(tmp_path: Path) -> None:
    inside = '<sheetData><row r="4"/><row><c/><c/><c r="F5"><f>1</f></c><c><f>2</f></c></row></sheetData>'
    (sheet,) = admitted(tmp_path, workbook(inside), XLSX).sheets
    assert (sheet.last_row, sheet.last_column, sheet.cells) == (5, 7, 4)
    assert sheet.formulas == {"F5", "G5"}


def test_the_addresses_of_formulas_are_told_by_tab(tmp_path: Path) -> None:
    first = '<sheetData><row r="3"><c r="B3"><f>SUM(A1:A2)</f><v>3</v></c><c r="C3"><v>4</v></c></row></sheetData>'
    second = '<sheetData><row r="9"><c r="AA9"><f t="shared" si="0"/><v>3</v></c></row></sheetData>'
    admission = admitted(tmp_path, workbook(first, second), XLSX)
    assert admission.formulas_of("Bảng 1") == {"B3"}
    assert admission.formulas_of("Bảng 2") == {"AA9"}
    assert admission.formulas_of("Bảng 3") == frozenset()


def test_an_array_formula_marks_its_whole_area(tmp_path: Path) -> None:
    inside = '<sheetData><row r="2"><c r="B2"><f t="array" ref="B2:C4">A1:A3</f></c></row></sheetData>'
    assert admitted(tmp_path, workbook(inside), XLSX).formulas_of("Bảng 1") == {"B2", "B3", "B4", "C2", "C3", "C4"}


def test_a_list_behind_the_cells_is_no_formula(tmp_path: Path) -> None:
    listed = (
        '<extLst><ext><x14:dataValidation xmlns:x14="a" xmlns:xm="b"><xm:f>L!A1:A5</xm:f></x14:dataValidation></ext></extLst>'
    )
    inside = f"<sheetData>{ROW.format(1)}</sheetData>{listed}"
    assert admitted(tmp_path, workbook(inside), XLSX).formulas_of("Bảng 1") == frozenset()


def test_the_same_sheet_behind_two_tabs_is_told_twice(tmp_path: Path) -> None:
    inside = '<sheetData><row r="1"><c r="A1"><f>1</f></c></row></sheetData>'
    both = relationships("rId1 worksheet worksheets/sheet1.xml", "rId2 worksheet /xl/worksheets/sheet1.xml")
    admission = admitted(tmp_path, workbook(inside, "", **{"xl/_rels/workbook.xml.rels": both}), XLSX)
    assert admission.formulas_of("Bảng 1") == admission.formulas_of("Bảng 2") == {"A1"}


@pytest.mark.parametrize(
    "inside",
    [
        '<sheetData><row r="20000"/></sheetData>',
        '<sheetData><row r="1"><c r="GR1"/></row></sheetData>',
        '<mergeCells><mergeCell ref="A1:J20000"/></mergeCells>',
    ],
)
def test_a_sheet_at_its_limit_is_admitted(inside: str, tmp_path: Path) -> None:
    assert admitted(tmp_path, workbook(inside), XLSX).kind is XLSX


@pytest.mark.parametrize(
    ("inside", "code"),
    [
        ('<sheetData><row r="20001"><c r="A20001"><v>1</v></c></row></sheetData>', Code.SHEET_TOO_MANY_ROWS),
        ('<sheetData><row r="1"><c r="GS1"/></row></sheetData>', Code.SHEET_TOO_MANY_COLUMNS),
        ('<mergeCells><mergeCell ref="A1:J20001"/></mergeCells>', Code.SHEET_MERGES_TOO_LARGE),
    ],
)
def test_a_sheet_one_beyond_its_limit_is_refused(inside: str, code: Code, tmp_path: Path) -> None:
    assert code_of(write(tmp_path / "a.xlsx", workbook(inside)), XLSX) is code


def test_two_hundred_nested_tags_are_admitted(tmp_path: Path) -> None:
    inside = "<w:p>" * 198 + "</w:p>" * 198  # two more stand around the body
    assert admitted(tmp_path, document(inside), DOCX).kind is DOCX


def test_a_doctype_written_as_text_is_no_doctype(tmp_path: Path) -> None:
    body = "<w:p><w:r><w:t>&lt;!DOCTYPE x&gt;<![CDATA[<!DOCTYPE y>]]></w:t></w:r></w:p><!-- <!DOCTYPE z> -->"
    assert admitted(tmp_path, document(body), DOCX).kind is DOCX


def test_folders_and_a_comment_in_the_zip_do_no_harm(tmp_path: Path) -> None:
    entries = [office_files.Entry("word/", b"", method=0), *parts_of(document())]
    assert admitted(tmp_path, office_files.zip_bytes(entries, comment=b"made elsewhere"), DOCX).members == 3


def test_a_file_changed_at_random_is_admitted_or_refused_and_nothing_else(tmp_path: Path) -> None:
    chance = random.Random(61)
    honest = {DOCX: document(), XLSX: workbook(f"<sheetData>{ROW.format(1)}</sheetData>")}
    codes: set[Code | None] = set()
    for _ in range(3_000):
        kind = chance.choice([DOCX, XLSX])
        content = bytearray(honest[kind])
        for _ in range(chance.randint(1, 4)):
            content[chance.randrange(len(content))] = chance.randrange(256)
        path = write(tmp_path / "a", bytes(content[: chance.choice([None, None, chance.randrange(len(content))])]))
        codes.add(outcome(path, kind))
    assert {None, Code.FILE_DAMAGED, Code.FILE_CUT_OFF, Code.FILE_NOT_OFFICE} < codes


# Plans come in several kinds


def told_kind(folder: Path, content: bytes) -> OfficeKind:
    """The kind that the gate tells of a plan, whatever its name says."""
    return admit(write(folder / "kế hoạch.docx", content), *PLAN_KINDS, *CONVERTED_KINDS).kind


def test_a_plan_may_be_of_any_kind_and_its_content_tells_which(tmp_path: Path) -> None:
    assert told_kind(tmp_path, document()) is OfficeKind.DOCX
    assert told_kind(tmp_path, open_document()) is OfficeKind.ODT
    assert told_kind(tmp_path, hostile.compound_file("Root Entry", "WordDocument")) is OfficeKind.DOC
    assert told_kind(tmp_path, b"{\\rtf1\\ansi K\\'ea ho\\'b9ch}\r\n") is OfficeKind.RTF
    assert told_kind(tmp_path, b"%PDF-1.7\nstartxref\n0\n%%EOF\n") is OfficeKind.PDF
    assert told_kind(tmp_path, "Kế hoạch".encode()) is OfficeKind.TEXT


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_text_in_any_form_of_unicode_is_admitted(encoding: str, tmp_path: Path) -> None:
    assert told_kind(tmp_path, "KẾ HOẠCH\r\nII. NHIỆM VỤ".encode(encoding)) is OfficeKind.TEXT


def test_trackers_and_layouts_stay_with_their_own_kind(tmp_path: Path) -> None:
    text = write(tmp_path / "a.docx", "Kế hoạch".encode())
    assert code_of(text, DOCX) is code_of(text, XLSX) is Code.FILE_NOT_OFFICE


def test_links_out_of_an_open_document_are_told(tmp_path: Path) -> None:
    body = '<text:p><text:a xlink:href="https://example.test/">a</text:a><text:a xlink:href="#b">b</text:a></text:p>'
    path = write(tmp_path / "a.odt", open_document(body))
    assert admit(path, OfficeKind.ODT).external == (ExternalLink("a", "https://example.test/"),)


def admitted(folder: Path, content: bytes, kind: OfficeKind) -> Admission:
    return admit(write(folder / f"a.{kind}", content), kind)


def code_of(path: Path, kind: OfficeKind = DOCX) -> Code:
    with pytest.raises(UserError) as refused:
        admit(path, kind)
    return refused.value.code


def outcome(path: Path, kind: OfficeKind) -> Code | None:
    try:
        admit(path, kind)
    except UserError as refused:
        return refused.code
    return None


def write(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def parts_of(content: bytes) -> list[office_files.Entry]:
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return [office_files.Entry(info.filename, archive.read(info)) for info in archive.infolist()]


def test_an_empty_last_row_of_a_coloured_sheet_is_no_reason_to_refuse_it(tmp_path: Path) -> None:
    far = '<row r="1048576" ht="50" customHeight="1"><c r="A1048576" s="1"/></row>'
    (sheet,) = admitted(tmp_path, workbook(f"<sheetData>{ROW.format(3)}{far}</sheetData>"), XLSX).sheets
    assert sheet.last_row == 3
