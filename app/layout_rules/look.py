"""Everything a writer needs to know to set a document, whether it comes from a profile or from the office's own mould.

The Word writer and the screen preview read a `Look` and nothing else, so they cannot disagree.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.layout_rules.parts import HEADINGS, Margins, Part, PartLook

A4_MM = (210.0, 297.0)


@dataclass(frozen=True, slots=True)
class Marks:
    """How a list is punctuated: what opens each line, what ends it, what ends the last one."""

    prefix: str
    separator: str
    last: str

    def line(self, text: str, *, is_last: bool) -> str:
        """Return one line of the list with its marks."""
        return f"{self.prefix}{text}{self.last if is_last else self.separator}"


@dataclass(frozen=True, slots=True)
class LetterheadLine:
    """One line of the letterhead; an empty text means that the document supplies it."""

    part: Part
    text: str = ""


LetterheadCell = tuple[LetterheadLine, ...]


@dataclass(frozen=True, slots=True)
class Look:
    """The whole look of a document.

    Attributes:
        font: the one font.
        margins, landscape_margins: page margins, upright and turned.
        page_number_distance_mm: from the top edge to the page number.
        letterhead: rows of (left cell, right cell); cells of one row start level.
        letterhead_columns_mm, signature_columns_mm: width of the two columns.
        rule_shares: length of a drawn rule as a share of the line above it.
        separator_text: what is typed under the subject ("-----"); empty where a rule is drawn.
        number_form, letter_number_form: with {number}, {type}, {body}, {section}.
        subject_starts_upper: whether the subject opens with a capital.
        letter_subject_lead: what a letter's subject opens with ("về việc ", "V/v ").
        heading_forms: a sample of each level's number: "I-", "1.", "a)".
        end_mark: what ends the body: "." or "./.".
        appendix_numbering: "arabic" or "roman".
        parts: the look of each part.
        submission_address_label: what opens the address of a submission (tờ trình); empty where it is that of a letter (P-83).
        landscape_limits_mm: side -> how far the office may move the margin of turned pages, for which no rule gives figures: the
            page number 10 mm below the edge needs its line above the text, office printers leave up to 10 mm white.
    """

    font: str
    margins: Margins
    landscape_margins: Margins
    page_number_distance_mm: float
    letterhead: tuple[tuple[LetterheadCell, LetterheadCell], ...]
    letterhead_columns_mm: tuple[float, float]
    signature_columns_mm: tuple[float, float]
    title_text: str
    motto_text: str
    separator_text: str
    rule_shares: Mapping[Part, float]
    number_form: str
    letter_number_form: str
    subject_starts_upper: bool
    letter_subject_lead: str
    heading_forms: tuple[str, ...]
    basis_marks: Marks
    recipient_marks: Marks
    address_marks: Marks
    recipients_label: str
    address_label: str
    address_label_italic: bool
    end_mark: str
    appendix_numbering: str
    appendix_word: str
    parts: Mapping[Part, PartLook]
    submission_address_label: str = ""
    landscape_limits_mm: Mapping[str, tuple[float, float]] = field(default_factory=lambda: {})

    def part(self, part: Part) -> PartLook:
        """Return the look of a part; one that has none of its own is set like the body."""
        return self.parts.get(part) or self.parts[Part.BODY]

    def heading(self, level: int) -> PartLook:
        """Return the look of a heading of `level`, from 1; deeper levels look like the deepest known."""
        return self.part(HEADINGS[min(level, len(HEADINGS)) - 1])

    def address_label_of(self, symbol: str) -> str:
        """Return what opens the address of a document with this type symbol ("TTr")."""
        return self.submission_address_label or self.address_label if symbol == "TTr" else self.address_label

    def text_width_mm(self, *, landscape: bool = False) -> float:
        """Return the width between the margins of an A4 page."""
        margins = self.landscape_margins if landscape else self.margins
        return A4_MM[1 if landscape else 0] - margins.left - margins.right
