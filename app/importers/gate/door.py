"""`admit`: every check a file from outside passes before a library opens it (threats A to F).

The order is from cheap to dear: the file, its first bytes, the zip's directory, what its parts say they are, the parts.
"""

from collections.abc import Set
from pathlib import Path
from typing import BinaryIO

from app.errors import UserError
from app.importers.gate import old_excel, open_document, open_xml, single_file
from app.importers.gate.container import Container
from app.importers.gate.facts import Admission, OfficeKind, Refusal, shown_name
from app.importers.gate.sniff import kind_by_start, opened
from app.messages.code import Code


def admit(path: Path, wanted: OfficeKind, *others: OfficeKind) -> Admission:
    """Let a file in, or say why not. Nothing of it is kept in memory but facts and counts.

    Args:
        path: the file, wherever it comes from.
        wanted: the kind the clerk is asked for.
        others: further kinds that will do. Content decides, never the name.

    Returns:
        What it is, and what of it the clerk should know.

    Raises:
        UserError: the file is refused; each reason has its own code.
    """
    try:
        with opened(path) as handle:
            return _admission(handle, {wanted, *others})
    except Refusal as refusal:
        code = refusal.code
        if code is Code.FILE_NOT_OFFICE and others:  # one sentence for "not this kind", another for "none of these"
            code = Code.FILE_NOT_REPLY if wanted is OfficeKind.XLSX else Code.FILE_KIND_UNKNOWN
        raise UserError(code, file=shown_name(path), kind=wanted.label, **refusal.parameters) from refusal


def _admission(handle: BinaryIO, wanted: Set[OfficeKind]) -> Admission:
    kind = kind_by_start(handle, wanted)
    if kind is OfficeKind.XLS:
        return old_excel.admission_of(handle)
    if kind is not None:
        single_file.check(handle, kind)
        return Admission(kind, members=0, inflated_bytes=0)
    container = Container(handle)
    if OfficeKind.ZIP in wanted and not container.is_office_file:
        return Admission(OfficeKind.ZIP, members=len(container.members), inflated_bytes=0)
    if open_document.is_one(container):
        return open_document.admission_of(container, wanted)
    return open_xml.admission_of(container, OfficeKind.XLSX if OfficeKind.XLSX in wanted else OfficeKind.DOCX)
