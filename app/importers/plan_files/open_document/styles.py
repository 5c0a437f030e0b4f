"""Styles of an OpenDocument text: what a paragraph or a span looks like after its automatic style and all parents."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from app.domain.file_content import Alignment
from app.importers.plan_files.open_document.names import FO, STYLE

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage]

_ALIGNMENTS = {
    "left": Alignment.LEFT,
    "start": Alignment.LEFT,
    "center": Alignment.CENTRE,
    "right": Alignment.RIGHT,
    "end": Alignment.RIGHT,
    "justify": Alignment.JUSTIFIED,
}
_LEAST_BOLD = 600


class Styles:
    """The styles in force in one part of the file: those with names, and the automatic ones of that part."""

    def __init__(self, *groups: "Element | None") -> None:
        """Take the styles out of `office:styles` and `office:automatic-styles`, later ones over earlier ones."""
        nodes = [node for group in groups if group is not None for node in group.iterfind(f"{STYLE}style")]
        self._nodes = {(node.get(f"{STYLE}family"), node.get(f"{STYLE}name")): node for node in nodes}

    def is_bold(self, family: str, name: str | None) -> bool | None:
        """Return whether a style makes letters bold; None when neither it nor a parent says so."""
        weight = self._property(family, name, "text-properties", f"{FO}font-weight")
        if weight is None:
            return None
        return int(weight) >= _LEAST_BOLD if weight.isdigit() else weight == "bold"

    def alignment(self, name: str | None) -> Alignment:
        """Return how a paragraph style sets its lines."""
        said = self._property("paragraph", name, "paragraph-properties", f"{FO}text-align")
        return _ALIGNMENTS.get(said or "", Alignment.UNKNOWN)

    def list_style(self, name: str | None) -> str | None:
        """Return the list style that a paragraph style asks for inside a list."""
        return self._attribute("paragraph", name, f"{STYLE}list-style-name")

    def master_page(self, family: str, name: str | None) -> str | None:
        """Return the kind of page that begins with a paragraph or table of that style."""
        return self._attribute(family, name, f"{STYLE}master-page-name")

    def master_pages(self) -> set[str]:
        """Return every kind of page that some style begins."""
        return {page for node in self._nodes.values() if (page := node.get(f"{STYLE}master-page-name"))}

    def _attribute(self, family: str, name: str | None, attribute: str) -> str | None:
        return next((said for node in self._line(family, name) if (said := node.get(attribute)) is not None), None)

    def _property(self, family: str, name: str | None, group: str, attribute: str) -> str | None:
        properties = (node.find(f"{STYLE}{group}") for node in self._line(family, name))
        return next((said for found in properties if found is not None and (said := found.get(attribute)) is not None), None)

    def _line(self, family: str, name: str | None) -> Iterator["Element"]:
        """Yield a style and its parents."""
        seen: set[str] = set()
        while name and name not in seen and (node := self._nodes.get((family, name))) is not None:
            seen.add(name)
            yield node
            name = node.get(f"{STYLE}parent-style-name")
