"""Names inside a Word file and the few look-ups that every stage of reading it needs."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
BULLET = "•"
RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def attribute(node: "Element", name: str) -> str | None:
    """Return a w: attribute of a node."""
    return node.get(f"{W}{name}")


def child_value(node: "Element", name: str) -> str | None:
    """Return w:val of a node's first child of that name; None without such a child."""
    found = node.find(f"{W}{name}")
    return attribute(found, "val") if found is not None else None


def child_number(node: "Element", name: str) -> int | None:
    """Return w:val of such a child as a number; None where there is none or it is no number."""
    value = child_value(node, name)
    return int(value) if value is not None and value.isascii() and value.isdigit() else None


def has_no_value(node: "Element", name: str) -> bool:
    """Whether a switch such as w:isLgl is there and set to off."""
    return (child_value(node, name) or "").lower() in ("0", "false", "off", "none")


def symbol_of(node: "Element") -> str:
    """Return the letter a w:sym stands for; symbol fonts use letters of the private area: whatever they draw is a bullet."""
    try:
        letter = chr(int(attribute(node, "char") or "", 16))
    except (ValueError, OverflowError):
        return BULLET
    return letter if letter.isprintable() and not letter.isspace() and not "\ue000" <= letter <= "\uf8ff" else BULLET


def unfinished_fields(root: "Element") -> "set[Element]":
    """Return the beginnings (w:fldChar) of fields that never end: nothing behind them is their instruction."""
    begun: list[Element] = []
    for node in root.iter(f"{W}fldChar"):
        kind = attribute(node, "fldCharType")
        if kind == "begin":
            begun.append(node)
        elif kind == "end" and begun:
            begun.pop()
    return set(begun)
