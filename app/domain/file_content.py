"""What every reader of plan files yields: the paragraphs of a file in reading order, whatever kind of file it was.

The stages after a reader know only these values; `.doc`, `.odt`, `.pdf` and `.txt` readers yield the same.
"""

from dataclasses import dataclass
from enum import StrEnum


class Part(StrEnum):
    """Which part of the file a paragraph stands in."""

    BODY = "body"
    HEADER = "header"
    FOOTER = "footer"
    FOOTNOTE = "footnote"
    TEXT_BOX = "text_box"
    HIDDEN = "hidden"


class Alignment(StrEnum):
    """How a paragraph is set; files without layout say `UNKNOWN`."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"
    JUSTIFIED = "justified"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell.

    Attributes:
        table: which table, counted from 1 over the file, nested ones too.
        row: row, counted from 0.
        column: first column of the table's grid that it covers, counted from 0.
        span: how many columns it covers.
        continues_above: it is the lower part of a cell merged downwards.
        within: the cell of the outer table, for a nested one.
    """

    table: int
    row: int
    column: int
    span: int = 1
    continues_above: bool = False
    within: "Cell | None" = None

    @property
    def path(self) -> tuple["Cell", ...]:
        """The cells from the outermost table down to this one."""
        return (*self.within.path, self) if self.within else (self,)


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph.

    Attributes:
        text: its words, cleaned; tabs stay, soft breaks are line ends. Deleted words and field codes are not in it.
        part: which part of the file.
        paragraph: its number, counted from 1 in body order with table cells; a text box and hidden words have that
            of the paragraph they hang on, other parts outside the body None.
        label: the automatic number or bullet as the program shows it, "" without one; not part of `text`.
        is_bold: most of its letters are bold.
        alignment: how it is set.
        cell: where in a table it stands.
    """

    text: str
    part: Part = Part.BODY
    paragraph: int | None = None
    label: str = ""
    is_bold: bool = False
    alignment: Alignment = Alignment.UNKNOWN
    cell: Cell | None = None


class NoticeKind(StrEnum):
    """Facts about a file that a clerk should know; they own no words."""

    COMMENTS = "comments"
    EXTERNAL_LINK = "external_link"
    EMBEDDED_OBJECT = "embedded_object"
    LEGACY_FONT = "legacy_font"


@dataclass(frozen=True, slots=True)
class Notice:
    """One such fact, and what it is about."""

    kind: NoticeKind
    text: str = ""


@dataclass(frozen=True, slots=True)
class FileContent:
    """A file as read.

    Attributes:
        blocks: every paragraph, the body first and in reading order.
        notices: what was left out or is unusual.
        words: words of the whole file, counted from the file itself and not from `blocks`.
    """

    blocks: tuple[Block, ...]
    notices: tuple[Notice, ...] = ()
    words: int = 0
