"""What a check says, and what it looks at."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from app.layout_rules.parts import Part
from app.layout_rules.profile import LayoutProfile, Rule
from app.layout_rules.reading import DocumentLayout, LaidParagraph
from app.layout_rules.recognise import RecognisedDocument

_EXCERPT = 60


class Verdict(StrEnum):
    """Whether a rule holds, is broken, or a person must look."""

    OK = "ok"
    FAULT = "fault"
    UNSURE = "unsure"


VERDICT_LABELS: dict[Verdict, str] = {Verdict.OK: "đạt", Verdict.FAULT: "sai", Verdict.UNSURE: "cần xem"}


@dataclass(frozen=True, slots=True)
class Remark:
    """One finding about one rule.

    Attributes:
        rule_id: the rule, "P-20".
        component: what it is about.
        paragraph: where, counted from 1 in body order, table cells included; None for the whole file.
        excerpt: the first words there.
        actual: what is.
        demanded: what should be.
        source: instrument and place.
        size_is_unverified: whether the demanded letter size was not seen in the instrument itself.
    """

    rule_id: str
    component: str
    verdict: Verdict
    paragraph: int | None
    excerpt: str
    actual: str
    demanded: str
    source: str
    size_is_unverified: bool = False


@dataclass(frozen=True, slots=True)
class CheckedDocument:
    """A document under the checker's eyes."""

    layout: DocumentLayout
    found: RecognisedDocument
    profile: LayoutProfile

    def rules_of(self, part: Part) -> Iterator[Rule]:
        """Give the rules about a part."""
        return (rule for rule in self.profile.rules if rule.part is part)

    def width_mm(self, paragraph: LaidParagraph) -> float:
        """Return the room a paragraph has: its table column, or the text width of its page."""
        if paragraph.cell is not None:
            widths = self.layout.column_widths[paragraph.cell.table]
            if paragraph.cell.column < len(widths):
                return widths[paragraph.cell.column]
        section = self.layout.sections[min(paragraph.section, len(self.layout.sections) - 1)]
        return section.width - section.margins.left - section.margins.right


def ok(rule: Rule, paragraph: LaidParagraph | None = None) -> Remark:
    """Return the remark that a rule holds."""
    return _remark(rule, Verdict.OK, paragraph, "đạt")


def fault(rule: Rule, paragraph: LaidParagraph | None, actual: str) -> Remark:
    """Return the remark that a rule is broken."""
    return _remark(rule, Verdict.FAULT, paragraph, actual)


def unsure(rule: Rule, paragraph: LaidParagraph | None, actual: str) -> Remark:
    """Return the remark that a person must look."""
    return _remark(rule, Verdict.UNSURE, paragraph, actual)


def _remark(rule: Rule, verdict: Verdict, paragraph: LaidParagraph | None, actual: str) -> Remark:
    line = paragraph.line if paragraph else ""
    return Remark(
        rule_id=rule.id,
        component=rule.component,
        verdict=verdict,
        paragraph=paragraph.number or None if paragraph else None,
        excerpt=line if len(line) <= _EXCERPT else f"{line[:_EXCERPT].rstrip()}…",
        actual=actual,
        demanded=rule.demand,
        source=rule.source,
        size_is_unverified=rule.size_is_unverified,
    )


def figure(value: float) -> str:
    """Return a measure as a clerk writes it: 14, 13,5."""
    return f"{value:.1f}".removesuffix(".0").replace(".", ",")
