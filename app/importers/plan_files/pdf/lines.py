"""Words of a PDF page -> printed lines, from top to bottom."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from statistics import median

from app.importers.plan_files.pdf.pages import Word

_SAME_LINE = 0.4  # sizes; raised and lowered words still stand on the line
_SAME_BIT = 0.5  # points
_WIDE_GAP = 1.3  # sizes
_WIDER = 2.2  # than the other gaps of its line


@dataclass(frozen=True)
class Line:
    """One printed line, or the part of it that stands in one column.

    Attributes:
        page: the number of the page.
        words: from left to right.
    """

    page: int
    words: tuple[Word, ...]

    @cached_property
    def left(self) -> float:
        """Where its first word begins."""
        return min(word.left for word in self.words)

    @cached_property
    def right(self) -> float:
        """Where its last word ends."""
        return max(word.right for word in self.words)

    @cached_property
    def size(self) -> float:
        """The size of most of its letters."""
        return _most([(word.size, len(word.text)) for word in self.words])

    @cached_property
    def baseline(self) -> float:
        """Where most of its words stand."""
        return _most([(word.baseline, len(word.text)) for word in self.words])

    @cached_property
    def middle(self) -> float:
        """Half way between its ends."""
        return (self.left + self.right) / 2

    @property
    def width(self) -> float:
        """How wide it is."""
        return self.right - self.left

    @cached_property
    def letters(self) -> int:
        """How many letters and figures it has."""
        return sum(ch.isalnum() for word in self.words for ch in word.text)

    @cached_property
    def bold_letters(self) -> int:
        """How many of them are bold."""
        return sum(ch.isalnum() for word in self.words if word.look.is_bold for ch in word.text)

    @cached_property
    def is_bold(self) -> bool:
        """Whether most of its letters are bold."""
        return 2 * self.bold_letters > self.letters

    @cached_property
    def wide_gaps(self) -> tuple[int, ...]:
        """Which words stand far from the one before: behind a tab, or in another column."""
        gaps = [second.left - first.right for first, second in pairwise(self.words)]
        usual = median(gaps) if len(gaps) > 2 else 0.0
        least = max(_WIDE_GAP * self.size, _WIDER * usual)
        return tuple(index + 1 for index, gap in enumerate(gaps) if gap > least)

    @cached_property
    def text(self) -> str:
        """Its words, with a tab where a wide gap is."""
        wide = set(self.wide_gaps)
        pieces = [self.words[0].text]
        for index, word in enumerate(self.words[1:], start=1):
            pieces.append(("\t" if index in wide else " ") + word.text)
        return "".join(pieces)

    def cut(self, index: int) -> "tuple[Line, Line]":
        """Return the words before the one of that index, and the others."""
        return Line(self.page, self.words[:index]), Line(self.page, self.words[index:])


def lines_of(words: Iterable[Word], page: int) -> list[Line]:
    """Return the lines that words of a page stand on."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.baseline, word.left)):
        row = rows[-1] if rows else None
        if row and _stands_on(word, row):
            row.append(word)
        else:
            rows.append([word])
    return [Line(page, tuple(sorted(row, key=lambda word: word.left))) for row in rows]


def _stands_on(word: Word, row: Sequence[Word]) -> bool:
    """Whether a word stands on the line of those words and beside them."""
    last = row[-1]
    distance = word.baseline - last.baseline
    if distance <= _SAME_BIT:
        return True
    nearest = min(row, key=lambda other: min(abs(other.left - word.right), abs(word.left - other.right)))
    overlaps = any(min(word.right, other.right) - max(word.left, other.left) > 1.0 for other in row)
    return not overlaps and word.baseline - nearest.baseline <= _SAME_LINE * max(word.size, nearest.size)


def _most(values: Sequence[tuple[float, int]]) -> float:
    """Return the value with the greatest weight."""
    weights: dict[float, int] = {}
    for value, weight in values:
        weights[round(value, 1)] = weights.get(round(value, 1), 0) + weight
    return max(weights, key=lambda value: weights[value])
