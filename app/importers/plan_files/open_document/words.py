"""Counts the words of an OpenDocument part straight from its XML, as a check on what the reader yields.

A second way on purpose: it goes over the texts of the part and asks of each what stands around it.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from app.importers.plan_files.open_document.names import LEFT_OUT, NOTE, PARAGRAPHS, TEXT
from app.text.normalise import clean, words

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage]

_GAPS = {f"{TEXT}{name}" for name in ("s", "tab", "line-break")}
_HIDDEN = LEFT_OUT - {NOTE}


def count_words(root: "Element") -> int:
    """Return how many words a reader of the part sees, by paragraph, notes included and changes accepted."""
    texts: dict[Element, list[str]] = {}
    for text, holder in _texts(root):
        if (paragraph := _paragraph_of(holder)) is not None:
            texts.setdefault(paragraph, []).append(text)
    return sum(len(words(clean("".join(pieces)))) for pieces in texts.values())


def _texts(root: "Element") -> "Iterator[tuple[str, Element]]":
    """Yield the texts of the part in reading order, each with the element it stands in."""
    from lxml.etree import iterwalk

    for event, node in iterwalk(root, events=("start", "end", "comment", "pi")):
        parent = node.getparent()
        if event == "start":
            yield " " if node.tag in _GAPS else node.text or "", node
        elif parent is not None:
            yield node.tail or "", parent


def _paragraph_of(holder: "Element") -> "Element | None":
    """Return the paragraph a text stands in; None when nobody sees it."""
    paragraph: Element | None = None
    for node in (holder, *holder.iterancestors()):
        if node.tag in _HIDDEN:
            return None
        if paragraph is None and node.tag == NOTE:
            return None  # its sign in the text: the note's own words stand in a paragraph of theirs
        if paragraph is None and node.tag in PARAGRAPHS:
            paragraph = node
    return paragraph
