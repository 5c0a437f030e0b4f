"""Word and Excel files (Office Open XML) on their way through the gate: what their parts say they are, and each part.

The parts that name others are read first; what is looked for in a part depends on its outermost element.
"""

import posixpath
from dataclasses import replace

from app.importers.gate.container import Container
from app.importers.gate.facts import Admission, ExternalLink, OfficeKind, Refusal, SheetFacts
from app.importers.gate.parts import ContentTypes, PartReader, Relationship, Relationships, Watcher, WorkbookTabs
from app.importers.gate.sheet import SheetWatcher, WorkbookCounts
from app.messages.code import Code

_CONTENT_TYPES = "[Content_Types].xml"
_ROOT_RELATIONSHIPS = "_rels/.rels"

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml."
_MAIN_TYPES = {OfficeKind.DOCX: _WORD + "document.main+xml", OfficeKind.XLSX: _EXCEL + "sheet.main+xml"}
_MACRO_TYPES = {
    OfficeKind.DOCX: {
        "application/vnd.ms-word.document.macroenabled.main+xml",
        "application/vnd.ms-word.template.macroenabledtemplate.main+xml",
    },
    OfficeKind.XLSX: {
        "application/vnd.ms-excel.sheet.macroenabled.main+xml",
        "application/vnd.ms-excel.template.macroenabled.main+xml",
        "application/vnd.ms-excel.addin.macroenabled.main+xml",
    },
}
_MACRO_PARTS = ("application/vnd.ms-office.vbaproject", "application/vnd.ms-excel.macrosheet+xml")
_STRICT = "http://purl.oclc.org/ooxml/"
_EMBEDDING_FOLDERS = ("/embeddings/", "/activex/")
_EMBEDDING_KINDS = {"aFChunk", "subDocument"}
_XML_ENDINGS = (".xml", ".rels")


def admission_of(container: Container, kind: OfficeKind) -> Admission:
    """Examine a container that should be a file of that kind. Raises Refusal."""
    return _Examination(container, kind).admission()


class _Examination:
    """One file on its way through the gate."""

    def __init__(self, container: Container, kind: OfficeKind) -> None:
        self._kind = kind
        self._container = container
        self._reader = PartReader()
        self._types = ContentTypes()
        self._main = ""
        self._relationships: dict[str, Relationships] = {}
        self._tabs = WorkbookTabs()
        self._sheets: dict[str, SheetWatcher] = {}
        self._counts = WorkbookCounts()

    def admission(self) -> Admission:
        """Go through all parts; those that name others come first."""
        if _CONTENT_TYPES not in self._container.members:
            raise Refusal(Code.FILE_NOT_OFFICE)
        self._read_part(_CONTENT_TYPES)
        self._main = self._main_part()
        self._check_kind()
        self._check_macros()
        first = [self._main, _relationships_part(self._main)]
        seen = {_CONTENT_TYPES, _ROOT_RELATIONSHIPS}
        for name in [*first, *self._container.members]:
            if name not in seen and name in self._container.members:
                seen.add(name)
                self._read_part(name)
        return Admission(
            kind=self._kind,
            members=len(self._container.members),
            inflated_bytes=self._container.inflated_bytes,
            external=tuple(ExternalLink(arrow.kind, arrow.target) for arrow in self._arrows() if arrow.is_external),
            embedded=tuple(self._embedded()),
            sheets=tuple(self._sheet_facts()),
        )

    def _read_part(self, name: str) -> None:
        blocks = self._container.inflate(name)
        if name.lower().endswith(_XML_ENDINGS) or self._types.of(name).lower().endswith(("+xml", "/xml")):
            self._reader.read(blocks, lambda root: self._watcher(name, root))
        else:
            for _ in blocks:  # counted and its checksum compared, not looked into
                pass

    def _watcher(self, part: str, root: str) -> Watcher | None:
        match root:
            case "Types":
                return self._types if part == _CONTENT_TYPES else None
            case "Relationships":
                return self._relationships.setdefault(part, Relationships())
            case "workbook":
                return self._tabs if part == self._main else None
            case "worksheet":
                self._sheets[part] = SheetWatcher(self._tab_name(part), self._counts)
                return self._sheets[part]
            case "macrosheet":
                raise Refusal(Code.FILE_HAS_MACROS)
            case _:
                return None

    def _main_part(self) -> str:
        """Return the part that the container's own relationships name as its main one."""
        if _ROOT_RELATIONSHIPS not in self._container.members:
            raise Refusal(Code.FILE_NOT_OFFICE)
        self._read_part(_ROOT_RELATIONSHIPS)
        mains = [arrow for arrow in self._arrows() if arrow.kind == "officeDocument"]
        if len(mains) != 1:
            raise Refusal(Code.FILE_NOT_OFFICE)
        if mains[0].type.startswith(_STRICT):
            raise Refusal(Code.FILE_STRICT_FORMAT)
        part = _target_part("", mains[0].target)
        if part not in self._container.members:
            raise Refusal(Code.FILE_NOT_OFFICE)
        return part

    def _check_kind(self) -> None:
        content_type = self._types.of(self._main).lower()
        if content_type in _MACRO_TYPES[self._kind]:
            raise Refusal(Code.FILE_HAS_MACROS)
        if content_type != _MAIN_TYPES[self._kind]:
            raise Refusal(Code.FILE_WRONG_KIND)

    def _check_macros(self) -> None:
        for name in self._container.members:
            if name.lower().endswith("vbaproject.bin") or self._types.of(name).lower() in _MACRO_PARTS:
                raise Refusal(Code.FILE_HAS_MACROS)

    def _arrows(self) -> list[Relationship]:
        return [arrow for part in self._relationships.values() for arrow in part.found]

    def _embedded(self) -> list[str]:
        parts = [name for name in self._container.members if any(folder in f"/{name.lower()}" for folder in _EMBEDDING_FOLDERS)]
        return parts + [arrow.target for arrow in self._arrows() if arrow.kind in _EMBEDDING_KINDS]

    def _sheet_parts(self) -> list[tuple[str, str]]:
        """Return (tab name, part) in the order of the tabs."""
        arrows = self._relationships.get(_relationships_part(self._main), Relationships()).found
        targets = {arrow.id: _target_part(self._main, arrow.target) for arrow in arrows if not arrow.is_external}
        return [(tab, targets[arrow_id]) for tab, arrow_id in self._tabs.tabs if arrow_id in targets]

    def _tab_name(self, part: str) -> str:
        return next((tab for tab, sheet_part in self._sheet_parts() if sheet_part == part), posixpath.basename(part))

    def _sheet_facts(self) -> list[SheetFacts]:
        return [replace(self._sheets[part].facts(), name=tab) for tab, part in self._sheet_parts() if part in self._sheets]


def _relationships_part(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", name + ".rels")


def _target_part(source: str, target: str) -> str:
    """Return the part that a relationship of `source` leads to; targets are absolute or relative to their source."""
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(source), target)).lstrip("/")
