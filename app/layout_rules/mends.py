"""What would have to change so that a document keeps the rules: looks alone, never a word, a number or a name.

Only what the checker calls a fault is mended, and only where the target is certain; the rest stays a remark for a person.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from app.layout_rules.checks import letters, page, rules, running_text
from app.layout_rules.checks.remark import CheckedDocument
from app.layout_rules.parts import Align, LineRule, Part
from app.layout_rules.profile import Range, Rule
from app.layout_rules.reading import LaidParagraph, LaidRun, LaidSection

_LEGACY_FONTS = (".Vn", "VNI-", "VNtimes", "VNTime")
"""Fonts whose letters are no Unicode: in another font the text would be garbage."""


@dataclass(frozen=True, slots=True)
class LetterMend:
    """How the letters of one run are to look; None stays as it is."""

    font: str | None = None
    color: str | None = None
    size_pt: float | None = None
    bold: bool | None = None
    italic: bool | None = None
    underline: bool | None = None
    caps: bool | None = None


@dataclass(frozen=True, slots=True)
class ParagraphMend:
    """How a paragraph is to be set; None stays as it is."""

    align: Align | None = None
    left_mm: float | None = None
    right_mm: float | None = None
    first_line_mm: float | None = None
    before_pt: float | None = None
    line_rule: LineRule | None = None
    line: float | None = None


@dataclass(frozen=True, slots=True)
class PageMend:
    """How a section's pages are to be; None or empty stays as it is."""

    size_mm: tuple[float, float] | None = None
    margins_mm: Mapping[str, float] = field(default_factory=lambda: {})
    header_mm: float | None = None
    hides_first: bool | None = None


class Mender:
    """Tells what to mend in one document.

    Args:
        document: it, with its parts recognised.
    """

    def __init__(self, document: CheckedDocument) -> None:
        self._document = document
        self._font_rule = document.profile.rule("font")

    def run(self, paragraph: LaidParagraph, run: LaidRun) -> LetterMend:
        """Return how a run of a paragraph is to look."""
        part = self._parts.get(paragraph.number)
        own = self._letters(part, paragraph, run) if part is not None and run.text.strip() else LetterMend()
        return self._with_font(own, run)

    def page_number_run(self, paragraph: LaidParagraph, run: LaidRun) -> LetterMend:
        """Return how a run of the header line with the page number is to look; of other lines, its font alone."""
        own = self._letters(Part.PAGE_NUMBER, paragraph, run) if paragraph.has_page_field else LetterMend()
        return self._with_font(own, run)

    def paragraph(self, paragraph: LaidParagraph) -> ParagraphMend:
        """Return how a paragraph of the body is to be set."""
        part = self._parts.get(paragraph.number)
        if part is None:
            return ParagraphMend()
        if part is Part.BODY:
            return self._body(paragraph)
        if part in rules.ABOVE:
            return self._rule_line(part, paragraph)
        return self._aligned(part, paragraph)

    def page_number(self, paragraph: LaidParagraph) -> ParagraphMend:
        """Return how the header line with the page number is to be set."""
        is_left = paragraph.has_page_field and not paragraph.text.startswith("\t")
        return ParagraphMend(Align.CENTER) if is_left and paragraph.look.align is not Align.CENTER else ParagraphMend()

    def page(self, number: int, section: LaidSection) -> PageMend:
        """Return how the pages of a section, from 0, are to be."""
        paper, margins = self._document.profile.rule("paper"), self._document.profile.rule("margins")
        size = None
        if paper is not None and paper.page_mm is not None and section.width and not page.is_paper(paper, section):
            short, long = sorted(paper.page_mm)
            size = (long, short) if section.is_landscape else (short, long)
        wrong = page.wrong_margins(margins, section) if margins and section.width and not section.is_landscape else []
        new_margins = {side: _nearest(page.margin(section, side), margins.margins_mm[side]) for side in wrong} if margins else {}
        return PageMend(size, new_margins, *self._number_place(number, section))

    def _number_place(self, number: int, section: LaidSection) -> tuple[float | None, bool | None]:
        rule = self._document.profile.rule(Part.PAGE_NUMBER)
        if rule is None or page.page_field(section.header) is None:
            return None, None
        distance = rule.distance_mm[0] if rule.distance_mm else section.header_distance
        is_far = abs(section.header_distance - distance) > page.TOLERANCE_MM
        shows = not section.hides_first and page.shows_on_first_page(number, section)
        return (distance if is_far else None), (True if shows and page.page_field(section.first_header) is None else None)

    @cached_property
    def _parts(self) -> dict[int, Part]:
        """Number of a paragraph -> its part; lines that hold several parts between tabs are left out."""
        found: dict[int, Part] = {}
        for part, paragraph in self._document.found.placed:
            if paragraph.number and not paragraph.shares_line:
                found[paragraph.number] = part
        return found

    def _rules(self, part: Part) -> list[Rule]:
        return [rule for rule in self._document.rules_of(part) if rule.is_firm]

    def _with_font(self, mend: LetterMend, run: LaidRun) -> LetterMend:
        rule = self._font_rule
        wrong = list(page.strange(rule, run)) if rule is not None else []
        if rule is None or not wrong:
            return mend
        is_legacy = any(name.startswith(_LEGACY_FONTS) for name in run.look.fonts[:2] if name)
        has_strange_font = any(what.startswith("phông") for what in wrong)
        return replace(
            mend,
            font=rule.font if has_strange_font and not is_legacy else None,
            color=rule.color if run.look.color != rule.color else None,
        )

    def _letters(self, part: Part, paragraph: LaidParagraph, run: LaidRun) -> LetterMend:
        """Return what is wrong with the letters of a run, where most letters of its paragraph are wrong."""
        mend, main, look = LetterMend(), paragraph.main, run.look
        for rule in self._rules(part):
            is_certain = rule.size_basis != "earlier_only" and letters.has_wrong_size(rule, main.size_pt)
            if rule.size_pt and is_certain and letters.has_wrong_size(rule, look.size_pt):
                mend = replace(mend, size_pt=_nearest(look.size_pt, rule.size_pt))
            if part is Part.BODY or part is Part.ARTICLE:
                continue
            has_letters = any(letter.isalnum() for letter in run.text)  # the mark after an underlined word is not underlined
            mend = replace(
                mend,
                bold=_other(rule.bold, main.bold, look.bold),
                italic=_other(rule.italic, main.italic, look.italic),
                underline=_other(rule.underline, main.underline, look.underline) if has_letters else None,
            )
            if rule.upper and not paragraph.line.isupper() and not run.text.isupper():
                mend = replace(mend, caps=True)
        return mend

    def _aligned(self, part: Part, paragraph: LaidParagraph) -> ParagraphMend:
        if part is Part.ARTICLE or paragraph.is_blank:
            return ParagraphMend()
        for rule in self._rules(part):
            if rule.align is not None and not letters.is_aligned(paragraph, rule.align):
                return ParagraphMend(align=rule.align)
        return ParagraphMend()

    def _body(self, line: LaidParagraph) -> ParagraphMend:
        rule, look = self._document.profile.rule(Part.BODY), self._document.profile.look.part(Part.BODY)
        if rule is None:
            return ParagraphMend()
        is_high = running_text.has_right_line(rule, line)
        return ParagraphMend(
            align=None if running_text.has_right_alignment(rule, line) else rule.align,
            first_line_mm=None if running_text.has_right_indent(rule, line) else look.first_line_mm,
            before_pt=None if running_text.has_right_gap(rule, line) else look.before_pt,
            line_rule=None if is_high else look.line_rule,
            line=None if is_high else look.line,
        )

    def _rule_line(self, part: Part, line: LaidParagraph) -> ParagraphMend:
        """Return the indents that make a border as long as demanded; other lines are mended by hand."""
        texts = next((found for name in rules.ABOVE[part] if (found := self._document.found.of(name))), None)
        for rule in self._rules(part):
            if rule.share is None:
                return self._aligned(part, line)
            if not texts or not line.look.has_border or texts[-1].shares_line:
                continue
            if rules.fits(self._document, rule, texts, rules.length_mm(self._document, line) or 0.0):
                continue
            wanted = sum(rule.share) / 2 * rules.text_length_mm(self._document, texts[-1])
            side = round(max(self._document.width_mm(line) - wanted, 0.0) / 2, 2)
            return ParagraphMend(left_mm=side, right_mm=side, first_line_mm=0.0)
        return ParagraphMend()


def _other(wanted: bool | None, main: bool, own: bool) -> bool | None:
    """Return what a run is to be where most of its paragraph and itself are not as wanted; None to leave it."""
    return wanted if wanted is not None and main is not wanted and own is not wanted else None


def _nearest(value: float, limits: Range) -> float:
    return min(max(value, limits[0]), limits[1])
