"""Office files written byte by byte, honest or not: a zip here says whatever it is told to.

The smallest .docx and .xlsx that programs take, parts of them replaced, left out or swollen.
"""

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, replace

MEGABYTE = 1 << 20
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
EXCEL_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
WORD_MACRO_TYPE = "application/vnd.ms-word.document.macroEnabled.main+xml"
EXCEL_MACRO_TYPE = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
OFFICE_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_RELATIONSHIPS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_WORD_NAMES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_EXCEL_NAMES = f'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{OFFICE_RELATIONSHIPS}"'
_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
OPEN_DOCUMENT_NAMES = (
    " ".join(
        f'xmlns:{name}="{_OASIS}{rest}:1.0"'
        for name, rest in (
            *((name, name) for name in ("office", "text", "table", "style")),
            ("draw", "drawing"),
            ("fo", "xsl-fo-compatible"),
        )
    )
    + ' xmlns:xlink="http://www.w3.org/1999/xlink"'
)


@dataclass(frozen=True)
class Entry:
    """One member of a zip. What is left None is told truly."""

    name: str
    content: bytes = b""
    packed: bytes | None = None
    size: int | None = None
    checksum: int | None = None
    method: int = 8
    flags: int = 0
    raw_name: bytes | None = None
    at: int | None = None  # where the directory says it begins; its bytes are then not written


def zip_bytes(entries: Iterable[Entry], *, count: int | None = None, comment: bytes = b"") -> bytes:
    """Return a zip of the entries, in their order."""
    body, directory = bytearray(), bytearray()
    entries = [_told(entry) for entry in entries]
    for entry in entries:
        at = len(body) if entry.at is None else entry.at
        if entry.at is None:
            body += local_bytes(entry)
        directory += _directory_entry(entry, at)
    count = len(entries) if count is None else count
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count, count, len(directory), len(body), len(comment))
    return bytes(body + directory) + end + comment


def local_bytes(entry: Entry) -> bytes:
    """Return an entry's local header and data."""
    entry = _told(entry)
    name = _raw_name(entry)
    packed = entry.packed or b""
    fields = (20, entry.flags, entry.method, 0, 0x21, entry.checksum, len(packed), entry.size, len(name), 0)
    return struct.pack("<4s5H3L2H", b"PK\x03\x04", *fields) + name + packed


def _directory_entry(entry: Entry, at: int) -> bytes:
    name = _raw_name(entry)
    fields = (20, 20, entry.flags, entry.method, 0, 0x21, entry.checksum, len(entry.packed or b""), entry.size, len(name))
    return struct.pack("<4s6H3L5H2L", b"PK\x01\x02", *fields, 0, 0, 0, 0, 0, at) + name


def _told(entry: Entry) -> Entry:
    packed = entry.packed
    if packed is None:
        packed = deflated(entry.content) if entry.method == 8 else entry.content
    size = len(entry.content) if entry.size is None else entry.size
    checksum = zlib.crc32(entry.content) if entry.checksum is None else entry.checksum
    return replace(entry, packed=packed, size=size, checksum=checksum)


def _raw_name(entry: Entry) -> bytes:
    return entry.name.encode() if entry.raw_name is None else entry.raw_name


def deflated(content: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(content) + packer.flush()


def swollen(name: str, head: bytes, block: bytes, times: int, tail: bytes, *, told_size: int | None = None) -> Entry:
    """Return a member of head + block * times + tail, packed without ever holding it unpacked."""
    packed = b"".join((_flushed(head), _flushed(block) * times, deflated(tail)))
    size = len(head) + len(block) * times + len(tail)
    return Entry(name, packed=packed, size=size if told_size is None else told_size, checksum=_checksum(head, block, times, tail))


def _flushed(content: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(content) + packer.flush(zlib.Z_FULL_FLUSH)


def _checksum(head: bytes, block: bytes, times: int, tail: bytes) -> int:
    """The checksum, true for what may be reached; a gigabyte is refused long before its checksum is asked for."""
    checksum = zlib.crc32(head)
    for _ in range(min(times, 200 * MEGABYTE // len(block))):
        checksum = zlib.crc32(block, checksum)
    return zlib.crc32(tail, checksum)


def document(body: str = "<w:p><w:r><w:t>Kế hoạch</w:t></w:r></w:p>", **changes: bytes | Entry | None) -> bytes:
    """Return a .docx; `changes` replaces or adds parts by name ("/" written "__"), None leaves a part out."""
    return zip_bytes(changed(document_parts(body), changes))


def document_xml(body: str, prolog: str = "") -> bytes:
    return f'<?xml version="1.0"?>{prolog}<w:document {_WORD_NAMES}><w:body>{body}</w:body></w:document>'.encode()


def open_document(body: str = "<text:p>Kế hoạch</text:p>", **changes: bytes | Entry | str | None) -> bytes:
    """Return a .odt whose text holds `body`; `changes` as for `document`, besides "prolog", "automatic" styles and "mimetype"."""
    told = {name: str(changes.pop(name, "")) for name in ("prolog", "automatic", "mimetype")}
    parts = {
        "mimetype": Entry("mimetype", (told["mimetype"] or "application/vnd.oasis.opendocument.text").encode(), method=0),
        "content.xml": open_document_xml(body, told["prolog"], told["automatic"]),
    }
    return zip_bytes(changed(parts, {name: part for name, part in changes.items() if not isinstance(part, str)}))


def open_document_xml(body: str, prolog: str = "", automatic: str = "") -> bytes:
    """Return the `content.xml` of a text with that body and those automatic styles."""
    return (
        f'<?xml version="1.0"?>{prolog}<office:document-content {OPEN_DOCUMENT_NAMES}>'
        f"<office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    ).encode()


def workbook(*sheets: str, **changes: bytes | Entry | None) -> bytes:
    """Return a .xlsx whose sheets hold what is given between their tags; tabs are "Bảng 1", "Bảng 2"…"""
    return zip_bytes(changed(workbook_parts(sheets or ("<sheetData/>",)), changes))


def sheet_xml(inside: str, prolog: str = "") -> bytes:
    return f'<?xml version="1.0"?>{prolog}<worksheet {_EXCEL_NAMES}>{inside}</worksheet>'.encode()


def content_types(main_part: str, main_type: str, more: str = "") -> bytes:
    return (
        '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/{main_part}" ContentType="{main_type}"/>{more}</Types>'
    ).encode()


def relationships(*arrows: str) -> bytes:
    """Return a .rels part; each arrow is "id kind target" with "external" behind it where it leads out of the file."""
    lines = "".join(_relationship(*arrow.split()) for arrow in arrows)
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{lines}</Relationships>'.encode()


def _relationship(arrow_id: str, kind: str, target: str, mode: str = "") -> str:
    kind = kind if ":" in kind else f"{OFFICE_RELATIONSHIPS}/{kind}"
    outside = ' TargetMode="External"' if mode else ""
    return f'<Relationship Id="{arrow_id}" Type="{kind}" Target="{target}"{outside}/>'


def document_parts(body: str) -> dict[str, bytes | Entry | None]:
    return {
        "[Content_Types].xml": content_types("word/document.xml", WORD_TYPE),
        "_rels/.rels": relationships("rId1 officeDocument word/document.xml"),
        "word/document.xml": document_xml(body),
    }


def workbook_parts(sheets: tuple[str, ...]) -> dict[str, bytes | Entry | None]:
    numbers = range(1, len(sheets) + 1)
    tabs = "".join(f'<sheet name="Bảng {n}" sheetId="{n}" r:id="rId{n}"/>' for n in numbers)
    return {
        "[Content_Types].xml": content_types("xl/workbook.xml", EXCEL_TYPE),
        "_rels/.rels": relationships("rId1 officeDocument xl/workbook.xml"),
        "xl/workbook.xml": f"<workbook {_EXCEL_NAMES}><sheets>{tabs}</sheets></workbook>".encode(),
        "xl/_rels/workbook.xml.rels": relationships(*(f"rId{n} worksheet worksheets/sheet{n}.xml" for n in numbers)),
        **{f"xl/worksheets/sheet{n}.xml": sheet_xml(inside) for n, inside in zip(numbers, sheets, strict=True)},
    }


def changed(parts: dict[str, bytes | Entry | None], changes: dict[str, bytes | Entry | None]) -> list[Entry]:
    named = {name.replace("__", "/"): part for name, part in changes.items()}
    entries: list[Entry] = []
    for name, part in (parts | named).items():
        if part is not None:
            entries.append(part if isinstance(part, Entry) else Entry(name, part))
    return entries
