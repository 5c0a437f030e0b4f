"""A reading while the clerk corrects it: duties, named parts and findings, each with the words of the file it holds.

Steps (`plan_review_steps.py`) move words between the three and never lose any, so the account always adds up.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from app.domain.plan_reading import Accounting, Doubt, Finding, FindingCode, NamedPart, PlanReading, ReadSection, ReadTask
from app.text.normalise import words

_OWN_NO_WORDS = frozenset(
    {FindingCode.NO_DUTY, FindingCode.EXTERNAL_LINK, FindingCode.EMBEDDED_OBJECT, FindingCode.COMMENTS_LEFT_OUT}
)


@dataclass(frozen=True, slots=True)
class ReviewedDuty:
    """A duty as corrected so far.

    Attributes:
        task: the duty.
        words: how many words of the file it holds, a number written before it included.
        settled: the doubts the clerk has looked at and found right.
    """

    task: ReadTask
    words: int
    settled: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class ReviewedPart:
    """Words understood as something else than a duty, and how many they are."""

    part: NamedPart
    words: int


@dataclass(frozen=True, slots=True)
class ReviewedFinding:
    """A finding not looked at yet, and how many unread words it holds; facts about the file hold none."""

    finding: Finding
    words: int


@dataclass(frozen=True, slots=True)
class PlanReview:
    """A whole reading as corrected so far.

    Attributes:
        first: the reading as it came: header, headings and recipients are not changed by a review.
        duties: the duties in the order of the file.
        parts: words understood as something else.
        findings: what is still to be looked at.
        seen: the findings the clerk has looked at.
        words_besides: words of the file in none of the three: header, headings, recipients.
    """

    first: PlanReading
    duties: tuple[ReviewedDuty, ...]
    parts: tuple[ReviewedPart, ...]
    findings: tuple[ReviewedFinding, ...]
    seen: tuple[Finding, ...] = ()
    words_besides: int = 0

    @property
    def sections(self) -> tuple[ReadSection, ...]:
        """The headings under which duties can stand."""
        return self.first.sections

    @property
    def accounting(self) -> Accounting:
        """Where the words of the file are by now."""
        return Accounting(
            self.first.accounting.words_in_file,
            sum(duty.words for duty in self.duties),
            self.words_besides + sum(part.words for part in self.parts),
            sum(finding.words for finding in self.findings),
        )

    @property
    def reading(self) -> PlanReading:
        """The reading as it would be imported now."""
        return replace(
            self.first,
            tasks=tuple(duty.task for duty in self.duties),
            parts=tuple(part.part for part in self.parts),
            findings=tuple(finding.finding for finding in self.findings),
            accounting=self.accounting,
        )

    @property
    def places_to_look_at(self) -> int:
        """How many doubts and findings wait for the clerk."""
        return sum(len(duty.task.doubts) for duty in self.duties) + len(self.findings)


def begin_review(reading: PlanReading) -> PlanReview:
    """Return the review of a reading before the first correction."""
    parts = tuple(ReviewedPart(part, len(words(part.text))) for part in reading.parts)
    findings = tuple(ReviewedFinding(finding, _words_of(finding)) for finding in reading.findings)
    held = _words_held(reading.tasks, reading.accounting.words_in_tasks)
    return PlanReview(
        reading,
        tuple(ReviewedDuty(task, count) for task, count in zip(reading.tasks, held, strict=True)),
        parts,
        findings,
        words_besides=reading.accounting.words_elsewhere - sum(part.words for part in parts),
    )


def _words_of(finding: Finding) -> int:
    return 0 if finding.code in _OWN_NO_WORDS else len(words(finding.text))


def _words_held(tasks: Iterable[ReadTask], words_in_tasks: int) -> list[int]:
    """Return how many words of the file each duty holds.

    The ledger counts a number typed before a duty, the duty's text leaves it out: what the texts do not account for is given
    to the duties in turn, one word each.
    """
    held = [len(words(task.text)) for task in tasks]
    spare = words_in_tasks - sum(held)
    turn = 0
    while held and spare > 0:
        held[turn % len(held)] += 1
        spare, turn = spare - 1, turn + 1
    for place in reversed(range(len(held))):
        taken = min(held[place], max(0, -spare))
        held[place] -= taken
        spare += taken
    return held
