"""OpenDocument texts and workbooks (.odt, .ods) on their way through the gate: the same container, other parts and other traps.

An element may say that it stands for thousands (`text:s`, repeated cells); those are added up before a reader writes them out.
"""

from collections.abc import Set
from dataclasses import dataclass, field

from app.importers.gate.container import Container
from app.importers.gate.facts import Admission, ExternalLink, OfficeKind, Refusal
from app.importers.gate.limits import MAX_REPEATED
from app.importers.gate.open_sheet import OpenSheets
from app.importers.gate.parts import Attributes, PartReader, Watcher, without_prefix
from app.messages.code import Code

_MIMETYPE = "mimetype"
_CONTENT = "content.xml"
_MANIFEST = "META-INF/manifest.xml"
_FAMILY = b"application/vnd.oasis.opendocument."
_KINDS = {_FAMILY + b"text": OfficeKind.ODT, _FAMILY + b"spreadsheet": OfficeKind.ODS}
_LONGEST_MIMETYPE = 200
_MACRO_FOLDERS = ("basic/", "scripts/")
_OBJECT_FOLDERS = ("object ", "objectreplacements/", "objects/")
_XML_ENDINGS = (".xml", ".rdf")


def is_one(container: Container) -> bool:
    """Whether a container is an OpenDocument file of any kind: a member says so."""
    return _mimetype(container).startswith(_FAMILY)


def admission_of(container: Container, wanted: Set[OfficeKind]) -> Admission:
    """Examine an OpenDocument file. Raises Refusal."""
    if wanted.isdisjoint(_KINDS.values()):
        raise Refusal(Code.FILE_IS_OPEN_DOCUMENT)
    kind = _KINDS.get(_mimetype(container))
    if kind is None or kind not in wanted:
        raise Refusal(Code.FILE_WRONG_KIND)
    if any(name.lower().startswith(_MACRO_FOLDERS) for name in container.members):
        raise Refusal(Code.FILE_HAS_MACROS)
    reader, links = PartReader(), _Links()
    sheets = OpenSheets() if kind is OfficeKind.ODS else None
    names = [_MANIFEST, *(name for name in container.members if name not in (_MANIFEST, _MIMETYPE))]
    for name in (name for name in names if name in container.members):
        blocks = container.inflate(name)
        if name.lower().endswith(_XML_ENDINGS):
            reader.read(blocks, lambda _root, name=name: _watcher(name, links, sheets))
        else:
            for _ in blocks:  # counted and its checksum compared, not looked into
                pass
    if _CONTENT not in container.members:
        raise Refusal(Code.FILE_NOT_OFFICE)
    return Admission(
        kind=kind,
        members=len(container.members),
        inflated_bytes=container.inflated_bytes,
        external=tuple(links.found),
        embedded=tuple(name for name in container.members if name.lower().startswith(_OBJECT_FOLDERS)),
        sheets=sheets.facts() if sheets else (),
    )


def _mimetype(container: Container) -> bytes:
    member = container.members.get(_MIMETYPE)
    if member is None or member.size > _LONGEST_MIMETYPE:
        return b""
    return b"".join(container.inflate(_MIMETYPE)).strip()


def _watcher(part: str, links: "_Links", sheets: OpenSheets | None) -> Watcher:
    """Return who looks at a part. The cells of a workbook have a watcher of their own; it writes out no empty one."""
    if part == _MANIFEST:
        return _Encryption()
    return sheets if sheets is not None and part == _CONTENT else links


class _Encryption:
    """The manifest: an entry with encryption data is what a password leaves."""

    def element(self, name: str, attributes: Attributes) -> None:
        """Refuse a part that is encrypted."""
        if name == "encryption-data":
            raise Refusal(Code.FILE_ENCRYPTED)


@dataclass(slots=True)
class _Links:
    """Counts what elements stand for, and takes note of addresses outside the file."""

    found: list[ExternalLink] = field(default_factory=list[ExternalLink])
    repeated: int = 0

    def element(self, name: str, attributes: Attributes) -> None:
        """Take note of an element. Raises Refusal when it stands for too many."""
        for key, value in attributes.items():
            short = without_prefix(key)
            if short == "href" and _leads_out(value):
                self.found.append(ExternalLink(name, value))
            elif short in _REPEATS or (short == "c" and name == "s"):
                self._count(value)

    def _count(self, written: str) -> None:
        if not (written.isascii() and written.isdigit() and len(written) <= 10):
            raise Refusal(Code.FILE_STRANGE)
        self.repeated += max(0, int(written) - 1)
        if self.repeated > MAX_REPEATED:
            raise Refusal(Code.FILE_INFLATES_TOO_LARGE)


_REPEATS = {"number-columns-repeated", "number-rows-repeated", "number-columns-spanned", "number-rows-spanned"}


def _leads_out(address: str) -> bool:
    return ":" in address.partition("/")[0] or address.startswith(("//", "\\\\", "../"))
