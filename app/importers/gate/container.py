"""The zip container of an office file: its directory is checked first, then each part is inflated under our own counters.

`zipfile` reads the directory only. Inflating is done here because libraries differ in what they believe: some stop at the
size the directory declares, some go on as long as there is data, and a bomb may lie to either.
"""

import os
import stat
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from app.importers.gate.facts import Refusal
from app.importers.gate.limits import (
    BLOCK_BYTES,
    MAX_DIRECTORY_BYTES,
    MAX_INFLATED_BYTES,
    MAX_MEMBER_BYTES,
    MAX_MEMBERS,
    MAX_XML_BYTES,
)
from app.messages.code import Code

_END_RECORD = struct.Struct("<4s4H2LH")
_END_LOCATOR_64 = struct.Struct("<4sLQL")
_END_RECORD_64 = struct.Struct("<4sQ2H2L4Q")
_LOCAL_HEADER = struct.Struct("<4s5H3L2H")
_LONGEST_COMMENT = 0xFFFF
_FLAG_ENCRYPTED = 0x1
_FLAG_UTF8 = 0x800
_UNIX_MODE_SHIFT = 16
_OFFICE_PART, _OPEN_DOCUMENT_PART = "[Content_Types].xml", "mimetype"
_XML_ENDINGS = (".xml", ".rels")


@dataclass(frozen=True, slots=True)
class Member:
    """One file in the container.

    Attributes:
        name: its name, "/" between folders.
        size, packed_size: bytes unpacked and packed, as the directory declares them.
        checksum: CRC-32 of the unpacked bytes, as declared.
        is_packed: deflated, else stored as it is.
        starts_at, data_at: offsets of its local header and of its data.
        is_utf8: whether the directory says that the name is UTF-8; else it was read as the letters of the first PC.
    """

    name: str
    size: int
    packed_size: int
    checksum: int
    is_packed: bool
    starts_at: int
    data_at: int
    is_utf8: bool

    @property
    def largest_size(self) -> int:
        """How many bytes it may have, unpacked."""
        return MAX_XML_BYTES if self.name.lower().endswith(_XML_ENDINGS) else MAX_MEMBER_BYTES


class Container:
    """A zip whose directory was found sound.

    Attributes:
        members: name -> member, in the order of the directory; folders left out.
        inflated_bytes: what was inflated so far, in all.
    """

    def __init__(self, handle: BinaryIO) -> None:
        """Read and check the directory. Raises Refusal when it is damaged, dishonest or too large."""
        self._handle = handle
        directory_at, count = _check_end_record(handle)
        infos = _read_directory(handle)
        _check_entries(infos, count)
        found = [_member(handle, info) for info in infos]
        _check_names([member.name for member in found])
        _check_sizes(found)
        _check_overlaps(found, directory_at)
        self.members = {member.name: member for member in found if not member.name.endswith("/")}
        self.inflated_bytes = 0

    @property
    def is_office_file(self) -> bool:
        """Whether it holds what makes it a file of an office program and no plain .zip."""
        return _OFFICE_PART in self.members or _OPEN_DOCUMENT_PART in self.members

    def inflate(self, name: str) -> Iterator[bytes]:
        """Yield the bytes of a member, block by block.

        Raises:
            Refusal: it holds more than it declares or than is allowed, cannot be inflated, or its checksum is wrong.
        """
        member = self.members[name]
        size = checksum = 0
        for block in self._unpacked(member):
            size += len(block)
            self.inflated_bytes += len(block)
            if size > min(member.size, member.largest_size) or self.inflated_bytes > MAX_INFLATED_BYTES:
                raise Refusal(Code.FILE_INFLATES_TOO_LARGE)
            checksum = zlib.crc32(block, checksum)
            yield block
        if size != member.size:
            raise Refusal(Code.FILE_DAMAGED)
        if checksum != member.checksum:
            raise Refusal(Code.FILE_BAD_CHECKSUM)

    def _unpacked(self, member: Member) -> Iterator[bytes]:
        packed = self._packed(member)
        if not member.is_packed:
            yield from packed
            return
        inflater = zlib.decompressobj(-zlib.MAX_WBITS)
        while not inflater.eof:
            given = inflater.unconsumed_tail or next(packed, b"")
            try:
                block = inflater.decompress(given, BLOCK_BYTES)
            except zlib.error as trouble:
                raise Refusal(Code.FILE_DAMAGED) from trouble
            if not block and not given:
                raise Refusal(Code.FILE_DAMAGED)
            yield block
        if inflater.unused_data or next(packed, b""):
            raise Refusal(Code.FILE_DAMAGED)

    def _packed(self, member: Member) -> Iterator[bytes]:
        self._handle.seek(member.data_at)
        left = member.packed_size
        while left > 0:
            block = self._handle.read(min(BLOCK_BYTES, left))
            if not block:
                raise Refusal(Code.FILE_CUT_OFF)
            left -= len(block)
            yield block


def _check_end_record(handle: BinaryIO) -> tuple[int, int]:
    """Find the record at the end, before `zipfile` believes it. Returns where the directory begins and its count of entries.

    `zipfile` builds an object for every entry it finds, however many the file claims; so the directory's size is limited here.
    """
    size = handle.seek(0, os.SEEK_END)
    tail_at = max(0, size - _END_RECORD.size - _LONGEST_COMMENT)
    handle.seek(tail_at)
    tail = handle.read()
    found = tail.rfind(b"PK\x05\x06")
    if found < 0 or len(tail) - found < _END_RECORD.size:
        raise Refusal(Code.FILE_CUT_OFF)
    record_at = tail_at + found
    _, _, _, _, count, directory_size, directory_at, _ = _END_RECORD.unpack_from(tail, found)
    if (larger := _end_record_64(handle, record_at)) is not None:
        record_at, count, directory_size, directory_at = larger
    if count > MAX_MEMBERS or directory_size > MAX_DIRECTORY_BYTES:
        raise Refusal(Code.FILE_TOO_MANY_PARTS, limit=MAX_MEMBERS)
    if directory_at + directory_size != record_at:
        raise Refusal(Code.FILE_DAMAGED)
    return directory_at, count


def _end_record_64(handle: BinaryIO, record_at: int) -> tuple[int, int, int, int] | None:
    """Return place, count, size and start of the directory from the 64-bit record, which some writers put before the usual."""
    locator_at = record_at - _END_LOCATOR_64.size
    if locator_at < 0:
        return None
    handle.seek(locator_at)
    signature, _, record_64_at, _ = _END_LOCATOR_64.unpack(handle.read(_END_LOCATOR_64.size))
    if signature != b"PK\x06\x07":
        return None
    if record_64_at + _END_RECORD_64.size > locator_at:
        raise Refusal(Code.FILE_DAMAGED)
    handle.seek(record_64_at)
    signature, *_, count, directory_size, directory_at = _END_RECORD_64.unpack(handle.read(_END_RECORD_64.size))
    if signature != b"PK\x06\x06":
        raise Refusal(Code.FILE_DAMAGED)
    return record_64_at, count, directory_size, directory_at


def _read_directory(handle: BinaryIO) -> list[zipfile.ZipInfo]:
    handle.seek(0)
    try:
        with zipfile.ZipFile(handle) as archive:
            return archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OverflowError, struct.error) as trouble:
        raise Refusal(Code.FILE_DAMAGED) from trouble


def _check_entries(infos: list[zipfile.ZipInfo], count: int) -> None:
    """Refuse what libraries would take differently: a wrong count, a second name in an extra field, rare compressions."""
    if len(infos) != count:
        raise Refusal(Code.FILE_TOO_MANY_PARTS if len(infos) > MAX_MEMBERS else Code.FILE_DAMAGED, limit=MAX_MEMBERS)
    if any(info.filename != info.orig_filename for info in infos):
        raise Refusal(Code.FILE_UNSAFE_PATHS)
    if any(stat.S_ISLNK(info.external_attr >> _UNIX_MODE_SHIFT) for info in infos):
        raise Refusal(Code.FILE_UNSAFE_PATHS)
    if any(info.flag_bits & _FLAG_ENCRYPTED for info in infos):
        is_office = any(info.filename in (_OFFICE_PART, _OPEN_DOCUMENT_PART) for info in infos)
        raise Refusal(Code.FILE_ENCRYPTED if is_office else Code.FILE_ZIP_ENCRYPTED)
    if any(info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for info in infos):
        raise Refusal(Code.FILE_STRANGE)


def _member(handle: BinaryIO, info: zipfile.ZipInfo) -> Member:
    """Read the local header, which must say the same name as the directory."""
    handle.seek(info.header_offset)
    header = handle.read(_LOCAL_HEADER.size)
    if len(header) < _LOCAL_HEADER.size:
        raise Refusal(Code.FILE_DAMAGED)
    signature, *_, name_size, extra_size = _LOCAL_HEADER.unpack(header)
    name = handle.read(name_size)
    encoding = "utf-8" if info.flag_bits & _FLAG_UTF8 else "cp437"
    if signature != b"PK\x03\x04" or name != info.orig_filename.encode(encoding, "replace"):
        raise Refusal(Code.FILE_DAMAGED)
    return Member(
        name=info.orig_filename,
        size=info.file_size,
        packed_size=info.compress_size,
        checksum=info.CRC,
        is_packed=info.compress_type == zipfile.ZIP_DEFLATED,
        starts_at=info.header_offset,
        data_at=info.header_offset + _LOCAL_HEADER.size + name_size + extra_size,
        is_utf8=encoding == "utf-8",
    )


def _check_names(names: list[str]) -> None:
    """No name leads out of the file, and no two are the same for a system that knows no capitals (threats B4)."""
    if any(_is_unsafe(name) for name in names):
        raise Refusal(Code.FILE_UNSAFE_PATHS)
    if len({unicodedata.normalize("NFC", name).casefold() for name in names}) < len(names):
        raise Refusal(Code.FILE_DUPLICATE_PARTS)


def _is_unsafe(name: str) -> bool:
    folders = name.removesuffix("/").split("/")
    return "\\" in name or ":" in name or any(ch < " " for ch in name) or any(part.strip(". ") == "" for part in folders)


def _check_sizes(members: list[Member]) -> None:
    if any(member.size > member.largest_size for member in members) or sum(m.size for m in members) > MAX_INFLATED_BYTES:
        raise Refusal(Code.FILE_INFLATES_TOO_LARGE)


def _check_overlaps(members: list[Member], directory_at: int) -> None:
    """Every byte belongs to one member only: the trick of the best zip bombs is one block that many share."""
    in_order = sorted(members, key=lambda member: member.starts_at)
    next_starts = [member.starts_at for member in in_order[1:]] + [directory_at]
    if any(member.data_at + member.packed_size > after for member, after in zip(in_order, next_starts, strict=True)):
        raise Refusal(Code.FILE_OVERLAPPING_PARTS)
