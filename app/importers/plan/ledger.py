"""The account of a file's words: every word is in a task, in another named part, or unread and then in a finding.

Nothing is asserted: stages claim lines, and what nobody claimed becomes a finding.
"""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from app.domain.plan_reading import Accounting, Finding, FindingCode, Place
from app.importers.plan.lines import Line
from app.text.matching import matchable
from app.text.normalise import words

_EDGES = " .,;:()[]\"'“”*-–/…"


class Owner(StrEnum):
    """Who can own words."""

    TASK = "task"
    ELSEWHERE = "elsewhere"
    FINDING = "finding"


class Ledger:
    """Keeps for each line of a file how many of its words are still without owner."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = {line.order: line for line in lines}
        self._left = {line.order: line.words for line in lines}
        self._owned = dict.fromkeys(Owner, 0)
        self._findings: list[Finding] = []

    def claim(self, line: Line, owner: Owner) -> None:
        """Give all words of a line to an owner. A line, or half a line, has one owner only."""
        self._take(line, owner, line.words)

    def claim_all(self, lines: Iterable[Line], owner: Owner) -> None:
        """Give all words of some lines to an owner."""
        for line in lines:
            self.claim(line, owner)

    def claim_shown(self, line: Line, shown: Iterable[str | None], usual: Iterable[str]) -> None:
        """Give a line to the header so far as its words are shown there or are usual; the others become a finding.

        Args:
            line: a line such as "Tuyên Quang, ngày … tháng 9 năm 2022".
            shown: the values read from it.
            usual: words of the form itself, as `matchable` writes them.
        """
        known = {_bare(word) for value in shown for word in words(value or "")} | set(usual)
        strange = [word for word in words(line.text) if _bare(word) not in known and any(ch.isalpha() for ch in word)]
        self._take(line, Owner.ELSEWHERE, line.words - len(strange))
        if strange:
            self.set_aside(line, strange)

    def set_aside(self, line: Line, strange: Sequence[str]) -> None:
        """Make a finding of some words of a line; the others are still without owner."""
        self._take(line, Owner.FINDING, len(strange))
        self.note(FindingCode.UNREAD_TEXT, line, " ".join(strange))

    def find(self, code: FindingCode, lines: Sequence[Line]) -> None:
        """Make a finding of some lines: their words are unread."""
        self.claim_all(lines, Owner.FINDING)
        if lines:
            self.note(code, lines[0], "\n".join(line.text for line in lines))

    def find_each(self, code: FindingCode, lines: Iterable[Line]) -> None:
        """Make a finding of each of some lines."""
        for line in lines:
            self.find(code, [line])

    def note(self, code: FindingCode, line: Line | None, text: str) -> None:
        """Add a finding that owns no words of its own."""
        self._findings.append(Finding(code, place_of(line) if line else Place(), text))

    def close(self, words_in_file: int) -> tuple[tuple[Finding, ...], Accounting]:
        """Make findings of the lines nobody claimed and return all findings with the account."""
        for order, left in self._left.items():
            if left:
                self.find(FindingCode.UNREAD_TEXT, [self._lines[order]])
        unread = self._owned[Owner.FINDING]
        return tuple(self._findings), Accounting(words_in_file, self._owned[Owner.TASK], self._owned[Owner.ELSEWHERE], unread)

    def _take(self, line: Line, owner: Owner, count: int) -> None:
        left = self._left[line.order] - count
        assert left >= 0, "a line was claimed twice"
        self._left[line.order] = left
        self._owned[owner] += count


def place_of(line: Line) -> Place:
    """Return where a line stands, as the result says it."""
    return Place(line.paragraph, line.part.value)


def _bare(word: str) -> str:
    return matchable(word).strip(_EDGES)
