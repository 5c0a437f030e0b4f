"""Names inside a Word file and the few look-ups that every stage of reading it needs."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def attribute(node: "Element", name: str) -> str | None:
    """Return a w: attribute of a node."""
    return node.get(f"{W}{name}")


def child_value(node: "Element", name: str) -> str | None:
    """Return w:val of a node's first child of that name; None without such a child."""
    found = node.find(f"{W}{name}")
    return attribute(found, "val") if found is not None else None


def has_no_value(node: "Element", name: str) -> bool:
    """Whether a switch such as w:b is there and set to off."""
    return (child_value(node, name) or "").lower() in ("0", "false", "off", "none")


def is_on(node: "Element | None", name: str) -> bool | None:
    """Return a switch of run or style properties: True, False, None when it is not said."""
    if node is None or node.find(f"{W}{name}") is None:
        return None
    return not has_no_value(node, name)
