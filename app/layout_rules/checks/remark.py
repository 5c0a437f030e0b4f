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
    """Whether a rule holds, is broken, a person must look, or it was not judged at all."""

    OK = "ok"
    FAULT = "fault"
    UNSURE = "unsure"
    NOT_JUDGED = "not_judged"


VERDICT_LABELS: dict[Verdict, str] = {
    Verdict.OK: "đạt",
    Verdict.FAULT: "sai",
    Verdict.UNSURE: "cần xem",
    Verdict.NOT_JUDGED: "không xét",
}


@dataclass(frozen=True, slots=True)
class Remark:
    """One finding about one rule.

    Attributes:
        rule_id: the rule, "P-20".
        component: what it is about.
        paragraph: where, counted from 1 in body order, table cells included; None for the whole file or a header.
        excerpt: the first words there.
        actual: what is.
        demanded: what should be.
        source: instrument and place.
        size_is_unverified: whether the demanded letter size was not seen in the instrument itself.
        place: where, in words: "đoạn 12", "bảng 1, hàng 1, cột 2 (đoạn 3)", "đầu trang, phần 1".
        section: which section, from 0, where it is about a page or its header.
        others: further paragraphs where the same is so.
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
    place: str = ""
    section: int | None = None
    others: tuple[int, ...] = ()

    @property
    def count(self) -> int:
        """In how many places it is so."""
        return 1 + len(self.others)


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
        """Return the room a paragraph has: its table cell, or the text width of its page."""
        if paragraph.cell is not None and paragraph.cell.width_mm:
            return paragraph.cell.width_mm
        section = self.layout.sections[min(paragraph.section, len(self.layout.sections) - 1)]
        return section.width - section.margins.left - section.margins.right


def ok(rule: Rule, paragraph: LaidParagraph | None = None) -> Remark:
    """Return the remark that a rule holds."""
    return _remark(rule, Verdict.OK, paragraph, "đạt")


def fault(rule: Rule, paragraph: LaidParagraph | None, actual: str, *, section: int | None = None, where: str = "") -> Remark:
    """Return the remark that a rule is broken; a doubt where the rule is none of the instrument's own words."""
    return _remark(rule, Verdict.FAULT if rule.is_firm else Verdict.UNSURE, paragraph, actual, section, where)


def unsure(rule: Rule, paragraph: LaidParagraph | None, actual: str, *, section: int | None = None, where: str = "") -> Remark:
    """Return the remark that a person must look."""
    return _remark(rule, Verdict.UNSURE, paragraph, actual, section, where)


def not_judged(rule: Rule, why: str, paragraph: LaidParagraph | None = None) -> Remark:
    """Return the remark that a rule was not judged, and why."""
    return _remark(rule, Verdict.NOT_JUDGED, paragraph, why)


def _remark(
    rule: Rule, verdict: Verdict, paragraph: LaidParagraph | None, actual: str, section: int | None = None, where: str = ""
) -> Remark:
    line = paragraph.plain if paragraph else ""
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
        place=_place(paragraph, section, where),
        section=section,
    )


def _place(paragraph: LaidParagraph | None, section: int | None, where: str) -> str:
    if section is not None:
        return f"{where or 'trang'}, phần {section + 1}"
    if paragraph is None or not paragraph.number:
        return "cả văn bản"
    if paragraph.cell is None:
        return f"đoạn {paragraph.number}"
    cell = paragraph.cell
    return f"bảng {cell.table + 1}, hàng {cell.row + 1}, cột {cell.column + 1} (đoạn {paragraph.number})"


def figure(value: float) -> str:
    """Return a measure as a clerk writes it: 14, 13,5."""
    return f"{value:.1f}".removesuffix(".0").replace(".", ",")
