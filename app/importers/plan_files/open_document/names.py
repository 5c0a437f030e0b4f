"""Names inside an OpenDocument text and the few look-ups that every stage of reading it needs."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage]

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE = f"{{{_OASIS}office:1.0}}"
TEXT = f"{{{_OASIS}text:1.0}}"
TABLE = f"{{{_OASIS}table:1.0}}"
STYLE = f"{{{_OASIS}style:1.0}}"
DRAW = f"{{{_OASIS}drawing:1.0}}"
FO = f"{{{_OASIS}xsl-fo-compatible:1.0}}"
LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
XLINK_HREF = "{http://www.w3.org/1999/xlink}href"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"

PARAGRAPHS = frozenset({f"{TEXT}p", f"{TEXT}h"})
NOTE = f"{TEXT}note"
ANNOTATION = f"{OFFICE}annotation"
# Elements whose letters nobody sees in the running text: notes stand at the foot of the page, the rest is kept for the program.
LEFT_OUT = frozenset(
    {NOTE, ANNOTATION, f"{OFFICE}annotation-end", f"{OFFICE}forms", f"{TEXT}tracked-changes", f"{TEXT}number", f"{TEXT}ruby-text"}
    | {f"{TEXT}hidden-text", f"{TEXT}hidden-paragraph", f"{DRAW}object", f"{DRAW}object-ole"}
)


def count_of(node: "Element", name: str) -> int:
    """Return an attribute that counts, 1 when it is not there; the gate has seen that it is a number."""
    return max(1, int(node.get(name) or 1))


def elements_of(node: "Element") -> Iterator["Element"]:
    """Yield an element's children, comments and instructions left out."""
    return (child for child in node if isinstance(child.tag, str))
