"""A writer of compound files ([MS-CFB]), as small as readers allow: for messages of Outlook made in tests.

Sectors of 512 bytes; streams below 4,096 bytes stand in the small stream, as the format wants it.
"""

import struct
from dataclasses import dataclass, field

_SECTOR, _SMALL_SECTOR, _SMALL = 512, 64, 4096
_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
_STORAGE, _STREAM, _ROOT = 1, 2, 5

Tree = dict[str, "bytes | Tree"]


@dataclass
class _Entry:
    name: str
    kind: int
    content: bytes = b""
    children: list[int] = field(default_factory=list)
    right: int = _FREE
    start: int = _END


def compound_bytes(tree: Tree) -> bytes:
    """Return a compound file with these storages (dictionaries) and streams (bytes)."""
    entries: list[_Entry] = [_Entry("Root Entry", _ROOT)]
    _add(entries, 0, tree)
    small = bytearray()
    small_next: list[int] = []
    for entry in entries:
        if entry.kind == _STREAM and 0 < len(entry.content) < _SMALL:
            entry.start = len(small) // _SMALL_SECTOR
            count = -(-len(entry.content) // _SMALL_SECTOR)
            small += entry.content.ljust(count * _SMALL_SECTOR, b"\0")
            small_next += [*range(entry.start + 1, entry.start + count), _END]
    entries[0].content = bytes(small)
    chains: list[bytes] = []
    fat: list[int] = []

    def put(content: bytes) -> int:
        if not content:
            return _END
        start = len(fat)
        count = -(-len(content) // _SECTOR)
        chains.append(content.ljust(count * _SECTOR, b"\0"))
        fat.extend([*range(start + 1, start + count), _END])
        return start

    for entry in entries:
        if entry.kind == _ROOT or (entry.kind == _STREAM and len(entry.content) >= _SMALL):
            entry.start = put(entry.content)
    small_fat_at = put(struct.pack(f"<{len(small_next)}I", *small_next).ljust(1, b"\xff")) if small_next else _END
    small_fat_sectors = -(-4 * len(small_next) // _SECTOR)
    directory = b"".join(_packed(entry) for entry in entries)
    directory_at = put(directory.ljust(-(-len(directory) // _SECTOR) * _SECTOR, b"\0"))
    fat_sectors = 1
    while fat_sectors * (_SECTOR // 4) < len(fat) + fat_sectors:
        fat_sectors += 1
    places = list(range(len(fat), len(fat) + fat_sectors))
    fat += [_FAT] * fat_sectors
    table = struct.pack(f"<{len(fat)}I", *fat).ljust(fat_sectors * _SECTOR, b"\xff")
    header = struct.pack(
        "<8s16sHHHHH6sIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        bytes(16),
        0x3E,
        3,
        0xFFFE,
        9,
        6,
        bytes(6),
        0,
        fat_sectors,
        directory_at,
        0,
        _SMALL,
        small_fat_at,
        small_fat_sectors,
        _END,
        0,
    )
    header += struct.pack(f"<{len(places)}I", *places).ljust(436, b"\xff")
    return header + b"".join(chains) + table


def outlook_message(
    attachments: list[tuple[str, bytes]], *, inner: "list[tuple[str, Tree]] | None" = None, subject: str = ""
) -> Tree:
    """Return the storages of a message of Outlook with these files, and with messages within it ([MS-OXMSG] 2.2)."""
    tree: Tree = {"__properties_version1.0": bytes(32), "__substg1.0_0037001F": subject.encode("utf-16-le")}
    for number, (name, content) in enumerate(attachments):
        tree[f"__attach_version1.0_#{number:08X}"] = {
            "__properties_version1.0": bytes(8),
            "__substg1.0_3707001F": name.encode("utf-16-le"),
            "__substg1.0_37010102": content,
        }
    for number, (name, message) in enumerate(inner or [], start=len(attachments)):
        tree[f"__attach_version1.0_#{number:08X}"] = {
            "__properties_version1.0": bytes(8),
            "__substg1.0_3001001F": name.encode("utf-16-le"),
            "__substg1.0_3701000D": message,
        }
    return tree


def _add(entries: list[_Entry], parent: int, tree: Tree) -> None:
    """Add the entries of one storage; each is the right neighbour of the one before, in the order readers want."""
    before = -1
    for name in sorted(tree, key=lambda one: (len(one), one.upper())):
        content = tree[name]
        place = len(entries)
        entries.append(
            _Entry(name, _STREAM if isinstance(content, bytes) else _STORAGE, content if isinstance(content, bytes) else b"")
        )
        if before < 0:
            entries[parent].children = [place]
        else:
            entries[before].right = place
        before = place
        if not isinstance(content, bytes):
            _add(entries, place, content)


def _packed(entry: _Entry) -> bytes:
    name = entry.name.encode("utf-16-le")
    child = entry.children[0] if entry.children else _FREE
    size = len(entry.content)
    start = entry.start if size else (_END if entry.kind != _STORAGE else 0)
    return name.ljust(64, b"\0") + struct.pack(
        "<HBBIII16sIQQIQ", len(name) + 2, entry.kind, 1, _FREE, entry.right, child, bytes(16), 0, 0, 0, start, size
    )
