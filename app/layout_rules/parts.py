"""The named parts of an official document and what one part looks like.

Profiles, moulds, writer and checker all speak of parts; what a part looks like is data, never code.
"""

from dataclasses import dataclass
from enum import StrEnum


class Part(StrEnum):
    """A part of a document that has a look of its own."""

    TITLE = "title"
    """ĐẢNG CỘNG SẢN VIỆT NAM, or the national title (Quốc hiệu)."""
    MOTTO = "motto"
    TITLE_RULE = "title_rule"
    SUPERIOR = "superior"
    ISSUING_BODY = "issuing_body"
    ISSUING_BODY_RULE = "issuing_body_rule"
    STAR = "star"
    NUMBER = "number"
    LETTER_SUBJECT = "letter_subject"
    URGENCY = "urgency"
    DRAFT = "draft"
    PLACE_AND_DATE = "place_and_date"
    BLANK = "blank"
    """An empty line of a letterhead, kept when a mould has one."""

    TYPE_NAME = "type_name"
    SUBJECT = "subject"
    SEPARATOR = "separator"
    ADDRESS = "address"
    BASIS = "basis"
    BODY = "body"
    HEADING_1 = "heading_1"
    HEADING_2 = "heading_2"
    HEADING_3 = "heading_3"
    CHAPTER = "chapter"
    """A centred line "Phần I", "Chương 1", "Mục 2"."""
    ARTICLE = "article"
    """A paragraph that opens with "Điều 1."."""

    AUTHORITY = "authority"
    SIGNER_TITLE = "signer_title"
    HEAD_TITLE = "head_title"
    """The title of a head who signs directly, with no authority line above it."""
    SIGNER_NAME = "signer_name"
    RECIPIENTS_LABEL = "recipients_label"
    RECIPIENT = "recipient"

    PAGE_NUMBER = "page_number"
    APPENDIX_NUMBER = "appendix_number"
    APPENDIX_TITLE = "appendix_title"
    APPENDIX_REFERENCE = "appendix_reference"
    TABLE_HEAD = "table_head"
    TABLE_CELL = "table_cell"


HEADINGS: tuple[Part, ...] = (Part.HEADING_1, Part.HEADING_2, Part.HEADING_3)
RULES: frozenset[Part] = frozenset({Part.TITLE_RULE, Part.ISSUING_BODY_RULE})
RUNNING_TEXT: frozenset[Part] = frozenset({Part.BASIS, Part.BODY, *HEADINGS})
"""Parts that are set like the body: same size, spacing and indent, other weight."""


class Align(StrEnum):
    """How the lines of a paragraph are set."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"
    JUSTIFY = "justify"


class LineRule(StrEnum):
    """What the line value means: points exactly, points at least, or lines."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    MULTIPLE = "multiple"


@dataclass(frozen=True, slots=True)
class PartLook:
    """What one part looks like; the font is the document's.

    Attributes:
        size_pt: letter size.
        first_line_mm: indent of the first line.
        before_pt, after_pt: space above and below each paragraph.
        line_rule, line: line height; points for EXACT and AT_LEAST, lines for MULTIPLE.
    """

    size_pt: float
    bold: bool = False
    italic: bool = False
    underline: bool = False
    align: Align = Align.LEFT
    first_line_mm: float = 0.0
    before_pt: float = 0.0
    after_pt: float = 0.0
    line_rule: LineRule = LineRule.MULTIPLE
    line: float = 1.0


@dataclass(frozen=True, slots=True)
class Margins:
    """Page margins in millimetres."""

    top: float
    bottom: float
    left: float
    right: float
