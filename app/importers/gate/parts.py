"""The XML parts of an office file, read once by expat as they are inflated: nothing is kept but facts and counts.

A document type declaration is seen by expat's own handler: a search for its bytes is led astray by UTF-16. What is looked
for depends on a part's outermost element, never on its name.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Protocol
from xml.parsers import expat

from app.importers.gate.facts import Refusal
from app.importers.gate.limits import MAX_DEPTH, MAX_ELEMENTS, MAX_TAG_BYTES, MAX_XML_BYTES
from app.messages.code import Code

Attributes = dict[str, str]


class Watcher(Protocol):
    """Takes note of the elements of one part."""

    def element(self, name: str, attributes: Attributes) -> None:
        """Take note of an element's start tag; `name` is without its prefix. Raises Refusal."""
        ...


@dataclass(slots=True)
class PartReader:
    """Reads the XML parts of one file, one after the other, under limits common to all.

    Attributes:
        elements: how many elements were read so far, in all parts.
    """

    elements: int = 0

    def read(self, blocks: Iterable[bytes], watch_for: Callable[[str], Watcher | None]) -> None:
        """Read one part.

        Args:
            blocks: its bytes.
            watch_for: returns the watcher for a part with this outermost element, None when only its form is checked.

        Raises:
            Refusal: it is not well formed, declares a document type, nests too deeply or is too long.
        """
        scan = _Scan(watch_for)
        fed = 0
        for block in blocks:
            fed += len(block)
            scan.feed(block)
            unfinished = fed - scan.done
            if fed > MAX_XML_BYTES or unfinished > MAX_TAG_BYTES or self.elements + scan.elements > MAX_ELEMENTS:
                raise Refusal(Code.FILE_INFLATES_TOO_LARGE)
        scan.feed(b"", is_last=True)
        self.elements += scan.elements


class _Scan:
    """One part on its way through expat."""

    def __init__(self, watch_for: Callable[[str], Watcher | None]) -> None:
        self.elements = 0
        self._depth = 0
        self._watch_for = watch_for
        self._watcher: Watcher | None = None
        self._parser = expat.ParserCreate()
        self._parser.StartDoctypeDeclHandler = _refuse_doctype
        self._parser.StartElementHandler = self._root
        self._parser.EndElementHandler = self._end

    @property
    def done(self) -> int:
        """How many bytes lie behind expat; the rest is a tag whose end it has not seen."""
        return self._parser.CurrentByteIndex

    def feed(self, block: bytes, *, is_last: bool = False) -> None:
        try:
            self._parser.Parse(block, is_last)
        except (expat.ExpatError, ValueError, LookupError) as trouble:  # the last two: an encoding nobody knows
            raise Refusal(Code.FILE_BROKEN_PART) from trouble

    def _root(self, name: str, attributes: Attributes) -> None:
        self._watcher = self._watch_for(without_prefix(name))
        self._parser.StartElementHandler = self._start if self._watcher is None else self._start_watched
        self._parser.StartElementHandler(name, attributes)

    def _start(self, _name: str, _attributes: Attributes) -> None:
        self.elements += 1
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise Refusal(Code.FILE_NESTED_TOO_DEEP, limit=MAX_DEPTH)

    def _start_watched(self, name: str, attributes: Attributes) -> None:
        self._start(name, attributes)
        assert self._watcher is not None
        self._watcher.element(without_prefix(name), attributes)

    def _end(self, _name: str) -> None:
        self._depth -= 1


def without_prefix(name: str) -> str:
    """Return an element's or attribute's name without its namespace prefix: "x:row" is "row"."""
    return name.rpartition(":")[2]


def _refuse_doctype(*_declaration: object) -> None:
    raise Refusal(Code.FILE_HAS_DOCTYPE)


@dataclass(slots=True)
class ContentTypes:
    """`[Content_Types].xml`: what each part of the container is."""

    by_ending: dict[str, str] = field(default_factory=dict[str, str])
    by_name: dict[str, str] = field(default_factory=dict[str, str])

    def element(self, name: str, attributes: Attributes) -> None:
        """Take note of a type. Raises Refusal when a part is given two."""
        content_type = attributes.get("ContentType", "")
        if name == "Default":
            known = self.by_ending.setdefault(attributes.get("Extension", "").lower(), content_type)
        elif name == "Override":
            known = self.by_name.setdefault(attributes.get("PartName", "").removeprefix("/").lower(), content_type)
        else:
            return
        if known != content_type:  # two answers to one question: libraries would each believe another
            raise Refusal(Code.FILE_STRANGE)

    def of(self, part: str) -> str:
        """Return the content type of a part; empty when the file names none."""
        part = part.lower()
        return self.by_name.get(part) or self.by_ending.get(part.rpartition(".")[2], "")


@dataclass(frozen=True, slots=True)
class Relationship:
    """One arrow from a part to another, or out of the file.

    Attributes:
        id: its id, by which the part names it.
        type: its whole type, a web address that is never opened.
        target: where it leads, as written.
        is_external: it leads out of the file.
    """

    id: str
    type: str
    target: str
    is_external: bool

    @property
    def kind(self) -> str:
        """The last word of its type."""
        return self.type.rpartition("/")[2]


@dataclass(slots=True)
class Relationships:
    """The relationships of one part."""

    found: list[Relationship] = field(default_factory=list[Relationship])

    def element(self, name: str, attributes: Attributes) -> None:
        """Take note of a relationship."""
        if name == "Relationship":
            get = attributes.get
            is_external = get("TargetMode", "").lower() == "external"
            self.found.append(Relationship(get("Id", ""), get("Type", ""), get("Target", ""), is_external))


@dataclass(slots=True)
class WorkbookTabs:
    """The tabs of a workbook: name and relationship id of each sheet."""

    tabs: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])

    def element(self, name: str, attributes: Attributes) -> None:
        """Take note of a tab."""
        if name == "sheet":
            relationship_id = next((value for key, value in attributes.items() if without_prefix(key) == "id"), "")
            self.tabs.append((attributes.get("name", ""), relationship_id))
