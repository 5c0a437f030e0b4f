"""Two versions of a text side by side: which words of either the other does not have.

Whole words are compared, since a reader sees words; punctuation belongs to the word it touches.
"""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

_WORD = re.compile(r"\s*\S+|\s+$")
"""A word with the space before it; what stands behind the last one by itself."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a text and whether the other version lacks it."""

    text: str
    is_changed: bool = False


def changed_words(before: str, after: str) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """Return both texts cut into runs, equal and changed by turns; the runs of each side joined give its text."""
    ours, theirs = _WORD.findall(before), _WORD.findall(after)
    left: list[Run] = []
    right: list[Run] = []
    words = [[piece.strip() for piece in side] for side in (ours, theirs)]
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, *words, autojunk=False).get_opcodes():
        for runs, pieces in ((left, ours[i1:i2]), (right, theirs[j1:j2])):
            runs += _runs("".join(pieces), is_changed=tag != "equal")
    return tuple(left), tuple(right)


def _runs(text: str, *, is_changed: bool) -> list[Run]:
    """Return a stretch as runs; the space around changed words is not changed."""
    words = text.strip()
    if not (is_changed and words):
        return [Run(text)] if text else []
    before, _, after = text.partition(words)
    return [Run(before)] * bool(before) + [Run(words, True)] + [Run(after)] * bool(after)
