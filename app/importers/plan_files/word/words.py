"""Counts the words of a Word part straight from its XML, as a check on what the reader yields.

A second way on purpose: it goes over the text nodes of the part and asks of each what stands around it.
"""

from typing import TYPE_CHECKING

from app.importers.plan_files.word.looks import Looks
from app.importers.plan_files.word.names import MATH_TEXT, MC, W, unfinished_fields
from app.text.normalise import clean, words

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage]

_TEXT = {f"{W}t", MATH_TEXT}
_GAPS = {f"{W}{name}": " " for name in ("tab", "ptab", "br", "cr")}
_MARKS = {f"{W}noBreakHyphen": "-", f"{W}softHyphen": "\u00ad", f"{W}sym": "•"}
_WITHOUT = {f"{W}{name}" for name in ("del", "moveFrom", "rt", "pPr", "rPr", "sdtPr")}


def count_words(root: "Element", looks: Looks, soft_hyphens_are_letters: bool) -> int:
    """Return how many words a reader of the part sees, by paragraph, changes accepted; hidden words are words of their own.

    Args:
        root: the part.
        looks: those of the file's styles, which may hide words.
        soft_hyphens_are_letters: the file holds TCVN3, which writes "ư" so.
    """
    texts: dict[tuple[Element, bool], list[str]] = {}
    instructions: list[bool] = []
    unfinished = unfinished_fields(root)
    for node in root.iter(*_TEXT, *_GAPS, *_MARKS, f"{W}fldChar"):
        tag = str(node.tag)
        if node in unfinished or (tag != f"{W}fldChar" and any(instructions)):
            continue
        paragraph = _paragraph_of(node)
        if paragraph is None:
            continue
        if tag == f"{W}fldChar":
            _follow(node.get(f"{W}fldCharType"), instructions)
        else:
            run = node.getparent()
            is_hidden = run is not None and bool(looks.of_run_in_place(run).is_hidden)
            texts.setdefault((paragraph, is_hidden), []).append(_GAPS.get(tag) or _MARKS.get(tag) or node.text or "")
    letter = "ư" if soft_hyphens_are_letters else "\u00ad"
    return sum(len(words(clean("".join(pieces).replace("\u00ad", letter)))) for pieces in texts.values())


def _follow(kind: str | None, instructions: list[bool]) -> None:
    if kind == "begin":
        instructions.append(True)
    elif instructions and kind == "separate":
        instructions[-1] = False
    elif instructions and kind == "end":
        instructions.pop()


def _paragraph_of(node: "Element") -> "Element | None":
    """Return the paragraph a text stands in; None when it is deleted, an old copy, or a setting (w:tabs/w:tab)."""
    paragraph: Element | None = None
    child = node
    for above in node.iterancestors():
        if above.tag in _WITHOUT or (above.tag == f"{MC}AlternateContent" and above[0] is not child):
            return None
        if above.tag == f"{W}tr" and above.find(f"{W}trPr/{W}del") is not None:
            return None
        if above.tag == f"{W}tc" and above.find(f"{W}tcPr/{W}cellDel") is not None:
            return None
        if above.tag == f"{W}p" and paragraph is None:
            paragraph = above
        child = above
    return paragraph
