"""Hostile and broken files of the kinds in which replies of units come: old workbooks, OpenDocument ones, archives, text.

To add one: a row in one of the tables below; `tests/importers/test_gate_samples.py` runs them with those of `hostile.py`.
"""

import struct
from collections.abc import Callable

from app.importers.readers import READERS
from app.messages.code import Code
from tests.compound_files import Tree, compound_bytes
from tests.hostile import BILLION_LAUGHS, Sample
from tests.office_files import MEGABYTE, OPEN_DOCUMENT_NAMES, Entry, open_document, swollen, zip_bytes

_KINDS = READERS["reply"].kinds
_ODS = "application/vnd.oasis.opendocument.spreadsheet"
_LOCKED = b"""<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">
<m:file-entry m:full-path="content.xml"><m:encryption-data/></m:file-entry></m:manifest>"""


def _reply(name: str, build: Callable[[], bytes], code: Code, **parameters: object) -> Sample:
    return Sample(name, build, _KINDS[0], code, tuple(parameters.items()), _KINDS[1:])


def open_sheet(inside: str, prolog: str = "") -> bytes:
    """Return a .ods with one sheet that holds what is given between its tags."""
    content = (
        f'<?xml version="1.0"?>{prolog}<office:document-content {OPEN_DOCUMENT_NAMES}><office:body><office:spreadsheet>'
        f'<table:table table:name="Bảng 1">{inside}</table:table></office:spreadsheet></office:body></office:document-content>'
    )
    return open_document(mimetype=_ODS, **{"content.xml": content.encode()})


def _cell(attributes: str = "", row: str = "") -> str:
    return (
        f'<table:table-row {row}><table:table-cell office:value-type="string" {attributes}>'
        "<text:p>a</text:p></table:table-cell></table:table-row>"
    )


def _record(number: int, content: bytes = b"") -> bytes:
    return struct.pack("<HH", number, len(content)) + content


def old_workbook(cells: bytes = b"", *, globals_: bytes = b"", tab_kind: int = 0, more: Tree | None = None) -> bytes:
    """Return a .xls of one sheet with these records."""
    begin = _record(0x0809, struct.pack("<HHHHII", 0x0600, 5, 0, 0, 0, 0))
    end = _record(0x000A)
    name = "Bảng 1".encode("utf-16-le")
    tab_size = 4 + 8 + len(name)
    place = len(begin) + len(globals_) + tab_size + len(end)
    tab = _record(0x0085, struct.pack("<IBBBB", place, 0, tab_kind, len(name) // 2, 1) + name)
    stream = begin + globals_ + tab + end + begin + cells + end
    return compound_bytes({"Workbook": stream.ljust(4_096, b"\0"), **(more or {})})


def _number(row: int, column: int) -> bytes:
    return _record(0x0203, struct.pack("<HHHd", row, column, 0, 1.0))


REPLY_BOMBS: tuple[Sample, ...] = (
    _reply("ods_laughs", lambda: open_sheet("&i;", BILLION_LAUGHS), Code.FILE_HAS_DOCTYPE),
    _reply(
        "ods_row", lambda: open_sheet(_cell(row='table:number-rows-repeated="1048576"')), Code.SHEET_TOO_MANY_ROWS, limit=20_000
    ),
    _reply(
        "ods_column",
        lambda: open_sheet(_cell('table:number-columns-repeated="16384"')),
        Code.SHEET_TOO_MANY_COLUMNS,
        sheet="Bảng 1",
        column="XFD",
    ),
    _reply(
        "ods_cells",
        lambda: open_sheet(_cell('table:number-columns-repeated="200"', 'table:number-rows-repeated="20000"')),
        Code.SHEET_TOO_MANY_CELLS,
        limit=500_000,
    ),
    _reply(
        "ods_far_below",
        lambda: open_sheet(
            f'<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>{_cell()}'
        ),
        Code.SHEET_TOO_MANY_ROWS,
        row=1_048_001,
    ),
    _reply(
        "ods_merge",
        lambda: open_sheet(_cell('table:number-columns-spanned="1000" table:number-rows-spanned="1000"')),
        Code.SHEET_MERGES_TOO_LARGE,
    ),
    _reply("ods_spaces", lambda: open_sheet('<text:s text:c="99999999"/>'), Code.FILE_INFLATES_TOO_LARGE),
    _reply("ods_no_number", lambda: open_sheet(_cell('table:number-columns-repeated="-1"')), Code.FILE_STRANGE),
    _reply("xls_row", lambda: old_workbook(_number(65_535, 0)), Code.SHEET_TOO_MANY_ROWS, row=65_536, sheet="Bảng 1"),
    _reply("xls_column", lambda: old_workbook(_number(0, 255)), Code.SHEET_TOO_MANY_COLUMNS, column="IV"),
    _reply(
        "xls_cells",
        lambda: old_workbook(
            b"".join(_record(0x00BD, struct.pack("<HH", 1, 0) + bytes(6) + struct.pack("<H", 199)) for _ in range(2_501))
        ),
        Code.SHEET_TOO_MANY_CELLS,
    ),
    _reply(
        "xls_merge",
        lambda: old_workbook(_record(0x00E5, struct.pack("<H4H", 1, 0, 65_535, 0, 255))),
        Code.SHEET_MERGES_TOO_LARGE,
    ),
    _reply(
        "xls_array",
        lambda: old_workbook(_record(0x0221, struct.pack("<HHBB", 0, 65_535, 0, 255))),
        Code.SHEET_MERGES_TOO_LARGE,
    ),
    _reply("csv_too_long", lambda: b"a," * (3 * MEGABYTE), Code.FILE_TOO_LARGE, size=6, limit=5),
)
REPLY_SAMPLES: tuple[Sample, ...] = (
    *REPLY_BOMBS,
    _reply("ods_encrypted", lambda: open_document(mimetype=_ODS, **{"META-INF/manifest.xml": _LOCKED}), Code.FILE_ENCRYPTED),
    _reply("ods_with_macros", lambda: open_document(mimetype=_ODS, **{"Basic/Standard/a.xml": b"<a/>"}), Code.FILE_HAS_MACROS),
    _reply("odt_as_reply", open_document, Code.FILE_WRONG_KIND),
    _reply("xls_encrypted", lambda: old_workbook(globals_=_record(0x002F, bytes(6))), Code.FILE_ENCRYPTED),
    _reply("xls_with_macros", lambda: old_workbook(more={"_VBA_PROJECT_CUR": {"PROJECT": b"x"}}), Code.FILE_HAS_MACROS),
    _reply("xls_macro_sheet", lambda: old_workbook(tab_kind=1), Code.FILE_HAS_MACROS),
    _reply("xls_without_records", lambda: compound_bytes({"Workbook": bytes(4_096)}), Code.FILE_DAMAGED),
    _reply(
        "xlsx_encrypted", lambda: compound_bytes({"EncryptionInfo": b"x", "EncryptedPackage": bytes(5_000)}), Code.FILE_ENCRYPTED
    ),
    _reply("old_word_as_reply", lambda: compound_bytes({"WordDocument": bytes(5_000)}), Code.FILE_WRONG_KIND),
    _reply("picture", lambda: b"\xff\xd8\xff\xe0" + bytes(range(256)), Code.FILE_NOT_REPLY),
    _reply("zip_encrypted", lambda: zip_bytes([Entry("phiếu.xlsx", b"x", flags=1 | 0x800)]), Code.FILE_ZIP_ENCRYPTED),
    _reply("zip_path_up", lambda: zip_bytes([Entry("../phiếu.xlsx", b"x", flags=0x800)]), Code.FILE_UNSAFE_PATHS),
    _reply("zip_twice", lambda: zip_bytes([Entry("A.xlsx", b"x"), Entry("a.xlsx", b"y")]), Code.FILE_DUPLICATE_PARTS),
    _reply(
        "zip_bomb",
        lambda: zip_bytes([swollen("a.xlsx", b"", b"\0" * MEGABYTE, 400, b"")]),
        Code.FILE_INFLATES_TOO_LARGE,
    ),
)
