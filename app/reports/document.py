"""A document for signature as neutral blocks: what it says, never how it looks.

Builders in this room make one; the Word writer and the preview set it by a `Look`. Numbers of headings, marks at line ends
and capital letters belong to the look and are not part of the text here.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from zlib import crc32

from app.domain.document import SignatureBlock, System
from app.domain.period import Period
from app.domain.progress import WorkItem

ItemKey = tuple[int, int, Period]
"""What makes a work item this one and no other: task, unit, period (`WorkItem.key`)."""


@dataclass(frozen=True, slots=True)
class DocumentType:
    """A type of document (tên loại) and its symbol; an official letter prints no type name."""

    name: str
    symbol: str

    @property
    def is_letter(self) -> bool:
        """Whether this is an official letter (công văn)."""
        return self.symbol == "CV"


REPORT = DocumentType("Báo cáo", "BC")
LETTER = DocumentType("Công văn", "CV")
PLAN = DocumentType("Kế hoạch", "KH")
NOTICE = DocumentType("Thông báo", "TB")
SUBMISSION = DocumentType("Tờ trình", "TTr")


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What stands above the title.

    Attributes:
        issuing_body, superior: as printed, in capitals; superior empty when none is printed.
        symbol: the issuing body's symbol in the number, "ĐU".
        section: the drafting section's symbol in the number of a State letter, "VP".
        number: the registry number as written, "05"; None while the registry has given none.
        place: place of issue; empty when unknown.
        dated_on: date of the document.
        day_is_known: False leaves the day blank for the hand of the signer.
        urgency, draft: marks under the number, "KHẨN", "Dự thảo lần 1"; empty for none.
    """

    issuing_body: str
    dated_on: date
    superior: str = ""
    symbol: str = ""
    section: str = ""
    number: str | None = None
    place: str = ""
    day_is_known: bool = True
    urgency: str = ""
    draft: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text that looks alike; a sentence with figures is a run of its own.

    Attributes:
        sources: the work items its figures or words come from; empty where it rests on none.
    """

    text: str
    bold: bool = False
    italic: bool = False
    sources: tuple[ItemKey, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """A numbered heading; the number follows from its level and place.

    Attributes:
        level: 1 for the main sections.
        text: the heading without its number.
        key: what names this block in every document of its kind, however figures move; parts are divided by "/".
    """

    level: int
    text: str
    key: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text.

    Attributes:
        level: it opens with the number that a heading of this level would have, and is set as plain text; 0 for no number.
        key: as of a heading.
    """

    runs: tuple[Run, ...]
    level: int = 0
    key: str = field(default="", compare=False)

    @property
    def text(self) -> str:
        """Its text without looks."""
        return "".join(run.text for run in self.runs)

    @property
    def sources(self) -> tuple[ItemKey, ...]:
        """The work items behind it, each once."""
        return tuple(dict.fromkeys(key for run in self.runs for key in run.sources))


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes:
        title: its head.
        share: its width as a share of the table.
        is_centred: whether its cells are centred (numbers, dates, states).
    """

    title: str
    share: float
    is_centred: bool = False


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row; a band spans all columns and holds one bold text, the name of a group of rows.

    Attributes:
        sources: the work items it shows or counts.
    """

    cells: tuple[str, ...]
    is_band: bool = False
    sources: tuple[ItemKey, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose head row is repeated on each page and whose rows are never split.

    Attributes:
        key: as of a heading.
    """

    columns: tuple[Column, ...]
    rows: tuple[TableRow, ...]
    key: str = field(default="", compare=False)


class ChartFill(StrEnum):
    """How the parts of a series are filled, so that it is known on black and white paper."""

    SOLID = "solid"
    STRIPED = "striped"
    PALE = "pale"
    CROSSED = "crossed"


@dataclass(frozen=True, slots=True)
class ChartSeries:
    """One kind of parts of the bars of a chart; `amounts` has a number a bar."""

    name: str
    fill: ChartFill
    amounts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ChartBlock:
    """A chart of bars, as wide as the text and never divided over pages.

    Attributes:
        title: what it shows, without "Biểu đồ".
        bars: the names of its bars.
        is_upright: whether the bars stand: time goes from left to right.
        sources: the work items it counts.
        key: as of a heading.
    """

    title: str
    bars: tuple[str, ...]
    series: tuple[ChartSeries, ...]
    is_upright: bool = False
    sources: tuple[ItemKey, ...] = ()
    key: str = field(default="", compare=False)

    @property
    def text(self) -> str:
        """The line under it."""
        return f"Biểu đồ: {self.title}"

    @property
    def height_mm(self) -> float:
        """How high it is drawn, without the line under it: bars that lie make it higher."""
        return _UPRIGHT_MM if self.is_upright else _KEY_MM + _BAR_MM * len(self.bars)

    @property
    def in_words(self) -> str:
        """All of it in words, for those who do not see it: each bar with its figures, but for nought."""
        told: list[str] = []
        for place, bar in enumerate(self.bars):
            figures = [f"{one.name.lower()} {one.amounts[place]}" for one in self.series if one.amounts[place]]
            told.append(f"{bar}: {', '.join(figures) or '0'}")
        return f"{self.title}. {'; '.join(told)}."

    def as_table(self) -> Table:
        """Return its figures as a table, where nothing can be drawn."""
        columns = (Column("Nội dung", 2.0), *(Column(one.name, 1.0, is_centred=True) for one in self.series))
        figures = (TableRow((bar, *(str(one.amounts[place]) for one in self.series))) for place, bar in enumerate(self.bars))
        return Table(columns, (TableRow((self.title,), is_band=True), *figures), self.key)


_UPRIGHT_MM, _KEY_MM, _BAR_MM = 75.0, 12.0, 7.5

Block = Heading | Paragraph | Table | ChartBlock


@dataclass(frozen=True, slots=True)
class Appendix:
    """An appendix on pages of its own, numbered by themselves.

    Attributes:
        title: its name, printed in capitals.
        reference: the line that ties it to its document: "Kèm theo Báo cáo số …".
        is_landscape: whether its pages lie on their side.
    """

    title: str
    reference: str
    blocks: tuple[Block, ...]
    is_landscape: bool = False


@dataclass(frozen=True, slots=True)
class Recipients:
    """Nơi nhận.

    Attributes:
        lines: the office's lines without dash and end mark, the filing line last.
        as_above: whether the list opens with "Như trên": the document has an address line.
        only_filing: whether only the filing line follows, as in a letter to the addressed units alone.
    """

    lines: tuple[str, ...] = ()
    as_above: bool = False
    only_filing: bool = False

    @property
    def shown(self) -> tuple[str, ...]:
        """The lines as they are printed."""
        return (("Như trên",) if self.as_above else ()) + (self.lines[-1:] if self.only_filing else self.lines)


@dataclass(frozen=True, slots=True)
class OfficialDocument:
    """A whole document for signature.

    Attributes:
        subject: trích yếu, starting in lower case and without "về việc" or "V/v".
        address: whom a letter is addressed to (Kính gửi); empty for none.
        bases: căn cứ, one text each, without marks at their ends.
        body: the blocks; the last paragraph ends with a full stop.
        is_own: whether the office itself issues it; else the texts of its mould (letterhead, signer, recipients) are not its own.
    """

    system: System
    type: DocumentType
    letterhead: Letterhead
    subject: str
    body: tuple[Block, ...]
    address: tuple[str, ...] = ()
    bases: tuple[str, ...] = ()
    appendices: tuple[Appendix, ...] = ()
    recipients: Recipients = Recipients()
    signature: SignatureBlock = field(default_factory=SignatureBlock)
    is_own: bool = True

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks of the body and of all appendices."""
        return (*self.body, *(block for appendix in self.appendices for block in appendix.blocks))


def paragraph(*parts: str | Run, level: int = 0, key: str = "") -> Paragraph:
    """Return a paragraph of plain texts and runs."""
    return Paragraph(tuple(Run(part) if isinstance(part, str) else part for part in parts), level, key)


def said(text: str, items: Iterable[WorkItem] = ()) -> Run:
    """Return a sentence with the work items behind it."""
    return Run(text, sources=tuple(item.key for item in items))


def sentences(*runs: Run, key: str = "") -> Paragraph:
    """Return a paragraph of whole sentences, a space between them; each keeps its own sources."""
    spaced = (Run(f"{' ' if place else ''}{run.text}", run.bold, run.italic, run.sources) for place, run in enumerate(runs))
    return Paragraph(tuple(spaced), key=key)


def bold(text: str) -> Run:
    """Return bold text."""
    return Run(text, bold=True)


def under(key: str, blocks: Iterable[Block]) -> Iterator[Block]:
    """Give blocks with `key` put before their own keys."""
    for block in blocks:
        yield replace(block, key=f"{key}/{block.key}" if block.key else key)


def distinct(blocks: Iterable[Block]) -> Iterator[Block]:
    """Give blocks so that no two keys are the same: where one text stands twice on one subject, the second is named after it."""
    seen: dict[str, int] = {}
    for block in blocks:
        times = seen[block.key] = seen.get(block.key, 0) + 1
        yield block if times == 1 else replace(block, key=f"{block.key}~{times}")


def text_key(text: str) -> str:
    """Return the name of a line that only its words tell from those beside it."""
    return f"line-{crc32(text.encode()):08x}"
