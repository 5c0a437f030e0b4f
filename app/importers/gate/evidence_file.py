"""Which files may be kept as evidence: what offices, cameras and mail programs make, never what a machine runs.

Nothing of the file is parsed: it is kept as it is and handed to the system when the clerk asks for it. What may not pass is what
would run then. The name decides, for the system opens by it, and the first bytes must not contradict it.
"""

import mmap
from pathlib import Path
from typing import BinaryIO

from app.errors import UserError
from app.importers.gate import single_file
from app.importers.gate.facts import OfficeKind, Refusal, shown_name
from app.importers.gate.sniff import opened
from app.messages.code import Code

_TEXTS = "doc docx odt rtf txt csv xls xlsx ods ppt pptx odp pdf"
_PICTURES = "jpg jpeg png gif bmp tif tiff heic webp"
_RECORDINGS = "mp3 m4a wav mp4 m4v mov avi"
_BUNDLES = "eml msg zip rar 7z"
KEPT_SUFFIXES = frozenset(f".{one}" for one in f"{_TEXTS} {_PICTURES} {_RECORDINGS} {_BUNDLES}".split())

_RUN = (
    "exe com scr pif cpl msi msp dll sys drv bat cmd ps1 psm1 vbs vbe js jse wsf wsh hta jar reg inf lnk url scf chm application "
    "gadget msc iso img vhd vhdx sh py pyw xll"
)
_WITH_MACROS = "docm dotm xlsm xltm xlam xlsb pptm potm ppsm ppam"
# What the system runs when it is opened, office files that carry programs, and how programs begin.
_RUN_SUFFIXES = frozenset(f".{one}" for one in _RUN.split())
_MACRO_SUFFIXES = frozenset(f".{one}" for one in _WITH_MACROS.split())
_RUN_STARTS = (b"MZ", b"\x7fELF", b"#!", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe", b"L\0\0\0\x01\x14\x02\0")
_COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MACROS = "_VBA_PROJECT".encode("utf-16-le")
_RICH_TEXT = b"{\\rtf"
_HEAD_BYTES = 16


def check_evidence_file(path: Path) -> None:
    """See that a file may be kept as evidence.

    Raises:
        UserError: it is missing, no regular file, empty or too large; it is a program, carries one, or is of a kind not kept.
    """
    try:
        with opened(path) as handle:
            _check(handle, path.suffix.lower())
    except Refusal as refusal:
        raise UserError(refusal.code, file=shown_name(path), kind=OfficeKind.DOCX.label, **refusal.parameters) from refusal


def _check(handle: BinaryIO, suffix: str) -> None:
    head = handle.read(_HEAD_BYTES)
    if suffix in _RUN_SUFFIXES or head.startswith(_RUN_STARTS):
        raise Refusal(Code.EVIDENCE_IS_PROGRAM)
    if suffix in _MACRO_SUFFIXES:
        raise Refusal(Code.FILE_HAS_MACROS)
    if suffix not in KEPT_SUFFIXES:
        raise Refusal(Code.EVIDENCE_KIND_UNKNOWN)
    if head.startswith(_COMPOUND_FILE):
        _refuse_macros(handle)
    if head.lstrip().lower().startswith(_RICH_TEXT):
        single_file.check(handle, OfficeKind.RTF)


def _refuse_macros(handle: BinaryIO) -> None:
    with mmap.mmap(handle.fileno(), 0, access=mmap.ACCESS_READ) as content:
        if content.find(_MACROS) >= 0:
            raise Refusal(Code.FILE_HAS_MACROS)
