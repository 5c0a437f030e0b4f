"""What was read out of a plan file: the values behind `inspect --json` (docs/cli.md).

Nothing of the file is dropped: every word is in the header, a section title, a task, a recipient line, another named part,
or in a finding. `Accounting` is computed from those, not asserted.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from app.domain.document import Document, SignatureBlock, System
from app.domain.timing import Timing


class FindingCode(StrEnum):
    """Why a finding is shown to the clerk."""

    NO_DUTY = "no_duty"
    UNREAD_TEXT = "unread_text"
    TEXT_BOX = "text_box"
    FOOTNOTE = "footnote"
    PAGE_HEADER = "page_header"
    UNPLACED_TABLE = "unplaced_table"
    SECRECY_STAMP = "secrecy_stamp"
    EXTERNAL_LINK = "external_link"
    EMBEDDED_OBJECT = "embedded_object"
    COMMENTS_LEFT_OUT = "comments_left_out"
    HIDDEN_TEXT = "hidden_text"
    LEGACY_FONT = "legacy_font"
    STORED_TEXT = "stored_text"
    """A conversion lost a table of an old Word file, so its stored text was read."""
    YEARS_REVERSED = "years_reversed"
    """The period in the title ends before it starts, so it was turned round."""


class DoubtCode(StrEnum):
    """Why the clerk should look at a task before accepting it."""

    TIMING_NOT_UNDERSTOOD = "timing_not_understood"
    TWO_TIMES = "two_times"
    NO_UNIT = "no_unit"
    NUMBER_REPEATS = "number_repeats"
    SAME_DUTY = "same_duty"
    """It stands in an appendix, and the duty with the number given says the same."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the file words stand.

    Attributes:
        paragraph: paragraph counted from 1 in body order, table cells included (decisions 20); None outside the body.
        part: "body", or which other part: "header", "footer", "footnote", "text_box", "hidden".
    """

    paragraph: int | None = None
    part: str = "body"


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing about a task that is not sure, and the words it is about."""

    code: DoubtCode
    text: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """Words that found no place in the plan, or a fact about the file the clerk should know."""

    code: FindingCode
    place: Place
    text: str


@dataclass(frozen=True, slots=True)
class NamedPart:
    """Words that are understood as something other than header, section title, task or recipient.

    Attributes:
        name: "opening", "addressees", "decision" (the one that puts the plan in force), "section_text", "table_head", "closing",
            "signature" (what stands there beside authority, post and name), "page_header", "page_footer", "footnote", "mark".
    """

    name: str
    place: Place
    text: str


@dataclass(frozen=True, slots=True)
class ReadHeader:
    """The plan as a document; every field None where the file does not say it.

    Attributes:
        issuing_body: the body whose name stands lowest in the letterhead, as one line.
        superior: the body above it.
        document_number: number and symbol; None when the number is left blank.
        issued_on: date of issue; None when any part of it is left blank.
        place: the place of issue.
        type: the type name, "Kế hoạch".
        subject: the title below the type name (trích yếu), lines joined.
        bases: the documents it carries out, as cited.
        period: first and last year, as written.
        system: whose layout rules the letterhead follows.
        signature: authority, title (lines joined with " / ") and name of the signer.
    """

    issuing_body: str | None = None
    superior: str | None = None
    document_number: str | None = None
    issued_on: date | None = None
    place: str | None = None
    type: str | None = None
    subject: str | None = None
    bases: tuple[Document, ...] = ()
    period: tuple[str, str] | None = None
    system: System | None = None
    signature: SignatureBlock = SignatureBlock()


@dataclass(frozen=True, slots=True)
class ReadSection:
    """A heading: its number joined with dots from the top, and its title."""

    number: str
    title: str
    level: int
    place: Place = Place()


@dataclass(frozen=True, slots=True)
class ReadTask:
    """A duty as written, and what was understood of it.

    Attributes:
        number: "II.5"; see docs/cli.md for bullets and appendix rows.
        text: the duty's whole text as written.
        lead: unit names as written, split one by one.
        support: the same for those who support.
        section: number of the heading it stands under; None without one.
    """

    number: str
    text: str
    lead: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    product: str | None = None
    timing: Timing = Timing()
    place: Place = Place()
    doubts: tuple[Doubt, ...] = ()
    section: str | None = None


@dataclass(frozen=True, slots=True)
class Accounting:
    """Where the words of the file went; the last three add up to the first."""

    words_in_file: int = 0
    words_in_tasks: int = 0
    words_elsewhere: int = 0
    words_unread: int = 0


@dataclass(frozen=True, slots=True)
class PlanReading:
    """A whole plan file, understood."""

    header: ReadHeader = ReadHeader()
    sections: tuple[ReadSection, ...] = ()
    tasks: tuple[ReadTask, ...] = ()
    recipients: tuple[str, ...] = ()
    parts: tuple[NamedPart, ...] = ()
    findings: tuple[Finding, ...] = ()
    accounting: Accounting = field(default_factory=Accounting)
