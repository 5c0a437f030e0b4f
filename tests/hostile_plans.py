"""Hostile and broken plan files of the kinds beside Word's: OpenDocument, old Word files, Rich Text, PDF and plain text.

To add one: a row in one of the tables below; `tests/importers/test_gate_samples.py` runs them with those of `hostile.py`.
"""

from collections.abc import Callable

from app.importers.readers import CONVERTED_KINDS, PLAN_KINDS
from app.messages.code import Code
from tests.hostile import BILLION_LAUGHS, COMPOUND_FILE, Sample, compound_file
from tests.office_files import MEGABYTE, Entry, open_document, open_document_xml, swollen, zip_bytes


def _plan(name: str, build: Callable[[], bytes], code: Code, **parameters: object) -> Sample:
    return Sample(name, build, PLAN_KINDS[0], code, tuple(parameters.items()), (*PLAN_KINDS[1:], *CONVERTED_KINDS))


_MANIFEST_OF_A_LOCKED_FILE = b"""<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">
<m:file-entry m:full-path="content.xml"><m:encryption-data/></m:file-entry></m:manifest>"""
_LOCKED_WORD = b"\xec\xa5\xc1\0" + bytes(6) + b"\0\x01"  # the flag fEncrypted of the File Information Block


def _old_word(*streams: str, block: bytes = b"") -> Callable[[], bytes]:
    return lambda: COMPOUND_FILE + block.ljust(512, b"\0") + compound_file("Root Entry", "WordDocument", *streams)[512:]


def _rich_text(inside: str) -> Callable[[], bytes]:
    return lambda: f"{{\\rtf1\\ansi {inside}}}".encode()


def _odt_bomb() -> bytes:
    head, tail = open_document_xml("<text:p>|</text:p>").split(b"|")
    return open_document(**{"content.xml": swollen("content.xml", head, b"a" * MEGABYTE, 1_024, tail)})


PLAN_BOMBS: tuple[Sample, ...] = (
    _plan("odt_laughs", lambda: open_document(prolog=BILLION_LAUGHS), Code.FILE_HAS_DOCTYPE),
    _plan("odt_bomb", _odt_bomb, Code.FILE_INFLATES_TOO_LARGE),
    _plan("odt_of_spaces", lambda: open_document('<text:p><text:s text:c="999999999"/></text:p>'), Code.FILE_INFLATES_TOO_LARGE),
    _plan(
        "odt_of_columns",
        lambda: open_document('<table:table><table:table-column table:number-columns-repeated="1048576"/></table:table>'),
        Code.FILE_INFLATES_TOO_LARGE,
    ),
    _plan("odt_of_no_number", lambda: open_document('<text:p><text:s text:c="-1"/></text:p>'), Code.FILE_STRANGE),
    _plan("odt_nested", lambda: open_document("<text:section>" * 300 + "</text:section>" * 300), Code.FILE_NESTED_TOO_DEEP),
    _plan("text_too_long", lambda: b"a" * (5 * MEGABYTE + 1), Code.FILE_TOO_LARGE, size=6, limit=5),
)
PLAN_SAMPLES: tuple[Sample, ...] = (
    *PLAN_BOMBS,
    _plan("odt_encrypted", lambda: open_document(**{"META-INF/manifest.xml": _MANIFEST_OF_A_LOCKED_FILE}), Code.FILE_ENCRYPTED),
    _plan("odt_with_macros", lambda: open_document(**{"Basic/Standard/Module1.xml": b"<a/>"}), Code.FILE_HAS_MACROS),
    _plan("odt_with_scripts", lambda: open_document(**{"Scripts/python/a.py": b"x"}), Code.FILE_HAS_MACROS),
    _plan("odt_without_content", lambda: open_document(**{"content.xml": None}), Code.FILE_KIND_UNKNOWN),
    _plan(
        "ods_as_plan",
        lambda: open_document(mimetype="application/vnd.oasis.opendocument.spreadsheet"),
        Code.FILE_WRONG_KIND,
    ),
    _plan("old_word_with_macros", _old_word("Macros", "_VBA_PROJECT"), Code.FILE_HAS_MACROS),
    _plan("old_word_encrypted", _old_word(block=_LOCKED_WORD), Code.FILE_ENCRYPTED),
    _plan("old_workbook_as_plan", lambda: compound_file("Root Entry", "Workbook"), Code.FILE_WRONG_KIND),
    _plan("rich_text_with_object", _rich_text("{\\object\\objemb{\\*\\objdata 0105}}"), Code.FILE_HAS_ACTIVE_OBJECTS),
    _plan(
        "rich_text_of_remote_template", _rich_text("{\\*\\template https://example.test/a.dotm}"), Code.FILE_HAS_ACTIVE_OBJECTS
    ),
    _plan("rich_text_cut_off", lambda: b"{\\rtf1\\ansi K\\'ea ho", Code.FILE_CUT_OFF),
    _plan("pdf_cut_off", lambda: b"%PDF-1.7\n1 0 obj", Code.FILE_CUT_OFF),
    _plan("web_page_as_plan", lambda: "<html>Kế hoạch".encode("utf-16"), Code.FILE_IS_WEB_PAGE),
    _plan("program_as_plan", lambda: b"MZ\x90\0\x03\0" + bytes(range(256)) * 20, Code.FILE_KIND_UNKNOWN),
    _plan("picture_as_plan", lambda: b"\xff\xd8\xff\xe0" + bytes(range(1, 256)) * 20, Code.FILE_KIND_UNKNOWN),
    _plan("xml_as_plan", lambda: b"<?xml version='1.0'?><w:wordDocument/>", Code.FILE_KIND_UNKNOWN),
    _plan("other_zip_as_plan", lambda: zip_bytes([Entry("a.txt", b"a")]), Code.FILE_KIND_UNKNOWN, kind="Word (.docx)"),
    _plan("text_of_spaces", lambda: b" \r\n\t\n", Code.FILE_EMPTY),
    _plan("text_with_nul", lambda: "Kế hoạch\0".encode(), Code.FILE_KIND_UNKNOWN),
)
