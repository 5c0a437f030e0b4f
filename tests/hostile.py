"""Hostile and broken office files, built on the fly: nothing dangerous lies in the repository.

Each sample names the code it must be refused with. To add one: 1. a function that returns the file's bytes; 2. a row in one of
the tables that make up `SAMPLES`; `tests/importers/test_gate_samples.py` runs them all. Plans of other kinds: `hostile_plans.py`.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from app.importers.gate.facts import OfficeKind
from app.messages.code import Code
from tests.office_files import (
    EXCEL_MACRO_TYPE,
    MEGABYTE,
    STRICT_RELATIONSHIPS,
    WORD_MACRO_TYPE,
    WORD_TYPE,
    Entry,
    changed,
    content_types,
    deflated,
    document,
    document_parts,
    document_xml,
    local_bytes,
    open_document,
    relationships,
    sheet_xml,
    swollen,
    workbook,
    zip_bytes,
)

DOCX, XLSX = OfficeKind.DOCX, OfficeKind.XLSX

_LAUGHS = "<!DOCTYPE x [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {name} '{f'&{last};' * 10}'>" for last, name in zip("abcdefgh", "bcdefghi", strict=True)
)
BILLION_LAUGHS = _LAUGHS + "]>"
QUADRATIC = f"<!DOCTYPE x [<!ENTITY a '{'a' * 5_000}'>]>"
XXE = "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/hostname'>]>"
XXE_SHARE = "<!DOCTYPE x SYSTEM 'file:////127.0.0.1/share/x.dtd'>"
_PARAGRAPH = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
_CORE = '<cp:coreProperties xmlns:cp="x">&a;</cp:coreProperties>'
_STRINGS = '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>{}</t></si></sst>'
_CELL = '<sheetData><row r="{row}"><c r="{cell}" t="inlineStr"><is><t> </t></is></c></row></sheetData>'
COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def compound_file(*streams: str) -> bytes:
    """Return a file as Office 97 wrote it, as far as the names of its streams."""
    return COMPOUND_FILE + b"".join(stream.encode("utf-16-le").ljust(128, b"\0") for stream in streams)


def with_document(entry: Entry) -> bytes:
    return document(word__document_xml=None, **{"word/document.xml": entry})


def _text_bomb(times: int, *, told_size: int | None = None) -> Entry:
    head, tail = document_xml("<w:p><w:r><w:t>|</w:t></w:r></w:p>").split(b"|")
    return swollen("word/document.xml", head, b"a" * MEGABYTE, times, tail, told_size=told_size)


def _element_bomb() -> bytes:
    head, tail = document_xml("|").split(b"|")
    return with_document(swollen("word/document.xml", head, b"<w:p/>" * 10_000, 1_000, tail))


def _one_giant_tag() -> bytes:
    head, tail = document_xml('<w:p w:x="|"/>').split(b"|")
    return with_document(swollen("word/document.xml", head, b"a" * MEGABYTE, 55, tail))


def _media_bomb(parts: int, megabytes: int) -> bytes:
    images = {
        f"word/media/image{n}.png": swollen(f"word/media/image{n}.png", b"", bytes(MEGABYTE), megabytes, b"")
        for n in range(parts)
    }
    return document(**images)


def _strings_bomb() -> bytes:
    head, tail = _STRINGS.format("|").encode().split(b"|")
    return workbook(**{"xl/sharedStrings.xml": swollen("xl/sharedStrings.xml", head, b"a" * MEGABYTE, 1_024, tail)})


def _styled_cells() -> bytes:
    head, tail = sheet_xml("<sheetData>|</sheetData>").split(b"|")
    row = b"<row>" + b'<c s="1"/>' * 100 + b"</row>"
    return workbook(**{"xl/worksheets/sheet1.xml": swollen("xl/worksheets/sheet1.xml", head, row, 10_000, tail)})


def _styled_rows() -> bytes:
    head, tail = sheet_xml("<sheetData>|</sheetData>").split(b"|")
    rows = b'<row s="1" customFormat="1"/>' * 1_000
    return workbook(**{"xl/worksheets/sheet1.xml": swollen("xl/worksheets/sheet1.xml", head, rows, 1_048, tail)})


def _overlapping() -> bytes:
    """A stored member whose data is another member: one block of bytes that two entries share."""
    inner = Entry("word/media/inner.xml", b"<a/>" * 100)
    outer = Entry("word/media/outer.bin", local_bytes(inner), method=0)
    honest = changed(document_parts(""), {})
    at = sum(len(local_bytes(entry)) for entry in honest) + len(local_bytes(outer)) - len(local_bytes(inner))
    return zip_bytes([*honest, outer, replace(inner, at=at)])


def _twice(second_name: str) -> bytes:
    forged = Entry(second_name, document_xml(_PARAGRAPH.format("GIẢ MẠO")))
    return zip_bytes([*changed(document_parts(""), {}), forged])


def _flipped() -> bytes:
    """The first byte of the packed text says a kind of block that deflate does not have."""
    packed = bytearray(deflated(document_xml(_PARAGRAPH.format("Kế hoạch"))))
    packed[0] |= 0b110
    return with_document(Entry("word/document.xml", document_xml(_PARAGRAPH.format("Kế hoạch")), packed=bytes(packed)))


def _typed(main_part: str, main_type: str, more: str = "") -> dict[str, bytes]:
    return {"[Content_Types].xml": content_types(main_part, main_type, more)}


def _nested(depth: int) -> str:
    return "<w:p>" * depth + "</w:p>" * depth


@dataclass(frozen=True)
class Sample:
    """A file that must be refused.

    Attributes:
        name: what is wrong with it.
        build: returns its bytes.
        wanted: the kind of file it is offered as.
        code: why it must be refused.
        parameters: what the sentence must name besides the file.
        others: further kinds that would do, as for plans.
    """

    name: str
    build: Callable[[], bytes]
    wanted: OfficeKind
    code: Code
    parameters: tuple[tuple[str, object], ...] = ()
    others: tuple[OfficeKind, ...] = ()

    @property
    def kinds(self) -> tuple[OfficeKind, ...]:
        """All kinds that would do."""
        return (self.wanted, *self.others)


def _docx(name: str, build: Callable[[], bytes], code: Code, **parameters: object) -> Sample:
    return Sample(name, build, DOCX, code, tuple(parameters.items()))


def _xlsx(name: str, build: Callable[[], bytes], code: Code, **parameters: object) -> Sample:
    return Sample(name, build, XLSX, code, tuple(parameters.items()))


def _document_with(name: str, part: bytes) -> Callable[[], bytes]:
    return lambda: document(**{name: part})


def _workbook_with(name: str, part: bytes) -> Callable[[], bytes]:
    return lambda: workbook(**{name: part})


_DOCTYPES = (
    _docx("laughs_document", _document_with("word/document.xml", document_xml("&i;", BILLION_LAUGHS)), Code.FILE_HAS_DOCTYPE),
    _xlsx(
        "laughs_strings",
        _workbook_with("xl/sharedStrings.xml", (BILLION_LAUGHS + _STRINGS.format("&i;")).encode()),
        Code.FILE_HAS_DOCTYPE,
    ),
    _xlsx("laughs_sheet", _workbook_with("xl/worksheets/sheet1.xml", sheet_xml("&i;", BILLION_LAUGHS)), Code.FILE_HAS_DOCTYPE),
    _xlsx(
        "quadratic_strings",
        _workbook_with("xl/sharedStrings.xml", (QUADRATIC + _STRINGS.format("&a;" * 1_400)).encode()),
        Code.FILE_HAS_DOCTYPE,
    ),
    _docx("xxe_document", _document_with("word/document.xml", document_xml("&a;", XXE)), Code.FILE_HAS_DOCTYPE),
    _docx("xxe_properties", _document_with("docProps/core.xml", (XXE + _CORE).encode()), Code.FILE_HAS_DOCTYPE),
    _docx("xxe_share", _document_with("word/document.xml", document_xml("", XXE_SHARE)), Code.FILE_HAS_DOCTYPE),
    _docx(
        "xxe_content_types",
        _document_with("[Content_Types].xml", XXE.encode() + content_types("word/document.xml", WORD_TYPE).split(b"?>")[1]),
        Code.FILE_HAS_DOCTYPE,
    ),
    _docx(
        "doctype_in_utf16",
        _document_with("word/document.xml", (XXE + "<a>&a;</a>").encode("utf-16")),
        Code.FILE_HAS_DOCTYPE,
    ),
    _docx(
        "doctype_under_another_ending",
        lambda: document(
            **_typed("word/document.xml", WORD_TYPE, '<Override PartName="/word/x.bin" ContentType="application/xml"/>'),
            **{"word/x.bin": (XXE + "<a>&a;</a>").encode()},
        ),
        Code.FILE_HAS_DOCTYPE,
    ),
)

_BOMBS = (
    _docx("bomb_document", lambda: with_document(_text_bomb(1_024)), Code.FILE_INFLATES_TOO_LARGE),
    _docx("bomb_document_lying", lambda: with_document(_text_bomb(1_024, told_size=2_000)), Code.FILE_INFLATES_TOO_LARGE),
    _docx("bomb_document_just_over", lambda: with_document(_text_bomb(61)), Code.FILE_INFLATES_TOO_LARGE),
    _docx("bomb_media", lambda: _media_bomb(1, 1_024), Code.FILE_INFLATES_TOO_LARGE),
    _docx("bomb_media_in_four", lambda: _media_bomb(4, 90), Code.FILE_INFLATES_TOO_LARGE),
    _xlsx("bomb_strings", _strings_bomb, Code.FILE_INFLATES_TOO_LARGE),
    _docx("bomb_elements", _element_bomb, Code.FILE_INFLATES_TOO_LARGE),
    _docx("bomb_one_tag", _one_giant_tag, Code.FILE_INFLATES_TOO_LARGE),
    _docx("deep", lambda: document(_nested(300)), Code.FILE_NESTED_TOO_DEEP, limit=200),
    _docx("deep_a_million", lambda: document(_nested(1_000_000)), Code.FILE_NESTED_TOO_DEEP, limit=200),
)

_SHEETS = (
    _xlsx(
        "sparse_corner",
        lambda: workbook(_CELL.format(row=1_048_576, cell="A1048576")),
        Code.SHEET_TOO_MANY_ROWS,
        sheet="Bảng 1",
        row=1_048_576,
        limit=20_000,
    ),
    _xlsx(
        "sparse_column",
        lambda: workbook(_CELL.format(row=1, cell="XFD1")),
        Code.SHEET_TOO_MANY_COLUMNS,
        sheet="Bảng 1",
        column="XFD",
        limit=200,
    ),
    _xlsx("row_lie", lambda: workbook(_CELL.format(row=99_999_999, cell="A99999999")), Code.SHEET_TOO_MANY_ROWS, row=99_999_999),
    _xlsx("row_beyond_numbers", lambda: workbook(_CELL.format(row="9" * 5_000, cell="A1")), Code.FILE_STRANGE),
    _xlsx("cell_in_another_row", lambda: workbook(_CELL.format(row=1, cell="A2")), Code.FILE_STRANGE),
    _xlsx("prefixed_rows", lambda: workbook('<x:row xmlns:x="y" r="1048577"/>'), Code.SHEET_TOO_MANY_ROWS, row=1_048_577),
    _xlsx("merge_bomb", lambda: workbook('<mergeCell ref="A1:XFD1048576"/>'), Code.SHEET_MERGES_TOO_LARGE, limit=200_000),
    _xlsx("merge_column", lambda: workbook('<mergeCell ref="A1:A1048576"/>'), Code.SHEET_MERGES_TOO_LARGE),
    _xlsx("merges_add_up", lambda: workbook('<mergeCell ref="A1:CV1001"/>' * 2), Code.SHEET_MERGES_TOO_LARGE),
    _xlsx("link_bomb", lambda: workbook('<hyperlink ref="A1:XFD1048576"/>'), Code.SHEET_MERGES_TOO_LARGE),
    _xlsx("styled_cells", _styled_cells, Code.SHEET_TOO_MANY_CELLS, limit=500_000),
    _xlsx("styled_rows", _styled_rows, Code.SHEET_TOO_MANY_ROWS, row=20_001),
)

_CONTAINERS = (
    _docx("overlap", _overlapping, Code.FILE_OVERLAPPING_PARTS),
    _docx("many_parts", lambda: document(**{f"word/m{n}.bin": b"" for n in range(2_001)}), Code.FILE_TOO_MANY_PARTS, limit=2_000),
    _docx("count_lies", lambda: zip_bytes(changed(document_parts(""), {}), count=2), Code.FILE_DAMAGED),
    _docx("twice", lambda: _twice("word/document.xml"), Code.FILE_DUPLICATE_PARTS),
    _docx("twice_but_for_capitals", lambda: _twice("Word/DOCUMENT.xml"), Code.FILE_DUPLICATE_PARTS),
    _docx("path_up", _document_with("../../evil.xml", b"<a/>"), Code.FILE_UNSAFE_PATHS),
    _docx("path_absolute", _document_with("/etc/passwd.xml", b"<a/>"), Code.FILE_UNSAFE_PATHS),
    _docx("path_drive", _document_with("C:evil.xml", b"<a/>"), Code.FILE_UNSAFE_PATHS),
    _docx("path_backslash", _document_with("word\\..\\evil.xml", b"<a/>"), Code.FILE_UNSAFE_PATHS),
    _docx("path_with_nul", _document_with("word/a\0.xml", b"<a/>"), Code.FILE_UNSAFE_PATHS),
    _docx("path_dots_and_spaces", _document_with("word/.. /evil.xml", b"<a/>"), Code.FILE_UNSAFE_PATHS),
    _docx("member_encrypted", lambda: with_document(Entry("word/document.xml", b"<a/>", flags=1)), Code.FILE_ENCRYPTED),
    _docx("rare_compression", lambda: with_document(Entry("word/document.xml", b"<a/>", method=12)), Code.FILE_STRANGE),
    _docx(
        "two_types",
        lambda: document(
            **_typed("word/document.xml", WORD_MACRO_TYPE, f'<Override PartName="/word/document.xml" ContentType="{WORD_TYPE}"/>')
        ),
        Code.FILE_STRANGE,
    ),
    _docx("broken_xml", _document_with("word/document.xml", b"<w:document><w:body></w:document>"), Code.FILE_BROKEN_PART),
    _docx(
        "unknown_encoding", _document_with("word/x.xml", b'<?xml version="1.0" encoding="gb18030"?><a/>'), Code.FILE_BROKEN_PART
    ),
)

_MACROS = (
    _docx("macro_document_renamed", lambda: document(**_typed("word/document.xml", WORD_MACRO_TYPE)), Code.FILE_HAS_MACROS),
    _xlsx("macro_workbook_renamed", lambda: workbook(**_typed("xl/workbook.xml", EXCEL_MACRO_TYPE)), Code.FILE_HAS_MACROS),
    _docx("macro_part_hidden", _document_with("word/vbaProject.bin", b"x"), Code.FILE_HAS_MACROS),
    _docx(
        "macro_part_under_another_name",
        lambda: document(
            **_typed(
                "word/document.xml",
                WORD_TYPE,
                '<Override PartName="/word/a.bin" ContentType="application/vnd.ms-office.vbaProject"/>',
            ),
            **{"word/a.bin": b"x"},
        ),
        Code.FILE_HAS_MACROS,
    ),
    _xlsx(
        "macro_sheet_of_excel_4",
        _workbook_with("xl/macrosheets/sheet1.xml", b"<xm:macrosheet xmlns:xm='x'/>"),
        Code.FILE_HAS_MACROS,
    ),
)

_KINDS = (
    _docx("empty", lambda: b"", Code.FILE_EMPTY),
    _docx("zeros", lambda: bytes(20_000), Code.FILE_EMPTY),
    _docx("encrypted", lambda: compound_file("Root Entry", "EncryptionInfo", "EncryptedPackage"), Code.FILE_ENCRYPTED),
    _docx("old_document", lambda: compound_file("Root Entry", "WordDocument"), Code.FILE_OLD_BINARY, kind="Word (.docx)"),
    _xlsx("old_workbook", lambda: compound_file("Root Entry", "Workbook"), Code.FILE_OLD_BINARY, kind="Excel (.xlsx)"),
    _docx("old_workbook_as_document", lambda: compound_file("Root Entry", "Workbook"), Code.FILE_WRONG_KIND),
    _docx("outlook_message", lambda: compound_file("Root Entry", "__properties_version1.0"), Code.FILE_NOT_OFFICE),
    _docx("pdf", lambda: b"%PDF-1.7\n1 0 obj", Code.FILE_IS_PDF),
    _docx("web_page", lambda: b"\xef\xbb\xbf\r\n<HTML xmlns:o='urn'><body>K</body></HTML>", Code.FILE_IS_WEB_PAGE),
    _docx("web_archive", lambda: b"MIME-Version: 1.0\r\nContent-Type: multipart/related", Code.FILE_IS_WEB_PAGE),
    _docx("open_document", open_document, Code.FILE_IS_OPEN_DOCUMENT),
    _docx("rar_archive", lambda: b"Rar!\x1a\x07\x01\x00" + bytes(60), Code.FILE_IS_RAR),
    _docx("seven_zip_archive", lambda: b"7z\xbc\xaf\x27\x1c" + bytes(60), Code.FILE_IS_RAR),
    _docx("plain_text", lambda: "Kế hoạch số 61".encode(), Code.FILE_NOT_OFFICE),
    _docx("other_zip", lambda: zip_bytes([Entry("a.txt", b"a")]), Code.FILE_NOT_OFFICE),
    _docx("main_part_missing", lambda: document(**{"word/document.xml": None}), Code.FILE_NOT_OFFICE),
    _docx("truncated", lambda: document()[:-60], Code.FILE_CUT_OFF),
    _docx("flipped", _flipped, Code.FILE_DAMAGED),
    _docx(
        "bad_checksum", lambda: with_document(Entry("word/document.xml", document_xml(""), checksum=1)), Code.FILE_BAD_CHECKSUM
    ),
    _docx("workbook_as_document", workbook, Code.FILE_WRONG_KIND, kind="Word (.docx)"),
    _xlsx("document_as_workbook", document, Code.FILE_WRONG_KIND, kind="Excel (.xlsx)"),
    _docx(
        "strict_format",
        lambda: document(**{"_rels/.rels": relationships(f"rId1 {STRICT_RELATIONSHIPS}/officeDocument word/document.xml")}),
        Code.FILE_STRICT_FORMAT,
    ),
)

SAMPLES: tuple[Sample, ...] = (*_DOCTYPES, *_BOMBS, *_SHEETS, *_CONTAINERS, *_MACROS, *_KINDS)
BOMBS: tuple[Sample, ...] = (*_DOCTYPES, *_BOMBS, *_SHEETS)

# Threats E1, E2 and F1: twelve files clerks really send, each with its own sentence.
TWELVE = (
    "empty",
    "encrypted",
    "old_document",
    "old_workbook",
    "pdf",
    "web_page",
    "truncated",
    "flipped",
    "bad_checksum",
    "workbook_as_document",
    "document_as_workbook",
    "macro_document_renamed",
)
