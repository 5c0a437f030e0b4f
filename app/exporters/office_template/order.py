"""What the child process is told to fill into a template: words, lists and blocks as plain values of a composed document."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.layout_rules.look import Look
from app.layout_rules.numbering import HeadingNumbers, roman
from app.layout_rules.profile import LayoutProfile
from app.reports.data import ReportData
from app.reports.document import Block, ChartBlock, Heading, OfficialDocument, Paragraph, Table
from app.reports.template_fields import LARGEST_SECTION, FieldSource, field_values
from app.reports.template_lists import list_values
from app.text.normalise import clean


@dataclass(frozen=True, slots=True)
class Stretch:
    """Letters that look alike."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class BlockLine:
    """A paragraph or a table of a block.

    Attributes:
        stretches: the paragraph's letters.
        keeps_next: whether it stays on the page of what follows it.
        is_centred: whether it is a title.
        table: the table; None for a paragraph.
    """

    stretches: tuple[Stretch, ...] = ()
    keeps_next: bool = False
    is_centred: bool = False
    table: Table | None = None


@dataclass(frozen=True, slots=True)
class TemplateOrder:
    """Everything a template may ask for.

    Attributes:
        fields, lists, blocks: words, lines and parts by their names.
        profile: id of the layout in which tables are set.
        title, author, dated_on: what the file says of itself; the author is the office.
    """

    fields: dict[str, str]
    lists: dict[str, list[dict[str, str]]]
    blocks: dict[str, tuple[BlockLine, ...]]
    profile: str
    title: str
    author: str
    dated_on: date

    def has(self, name: str) -> bool:
        """Whether a field, list or block has anything to show; a figure of nought has not."""
        return bool(self.lists.get(name) or self.blocks.get(name) or self.fields.get(name, "").strip() not in ("", "0"))


def order_of(document: OfficialDocument, data: ReportData, profile: LayoutProfile) -> TemplateOrder:
    """Return what a template is filled with.

    Args:
        document: as the program composed it, the clerk's own words included.
        data: what it was made from; the source of figures and lists.
        profile: whose numbers of headings and marks of lists are used.
    """
    from app.exporters.document_parts.closing import with_authority_of  # Word elements: not to be loaded at the start

    document = with_authority_of(profile.system, document)
    source = FieldSource(document, data, profile.look)
    return TemplateOrder(
        fields={name: clean(words) for name, words in field_values(source).items()},
        lists=list_values(source),
        blocks=_blocks(document, profile.look),
        profile=profile.id,
        title=f"{document.type.name} {document.subject}",
        author=document.letterhead.issuing_body,
        dated_on=document.letterhead.dated_on,
    )


def _blocks(document: OfficialDocument, look: Look) -> dict[str, tuple[BlockLine, ...]]:
    lines = list(_lines(document.body, look, look.end_mark))
    parts: list[list[BlockLine]] = [[]]
    for block, line in zip(document.body, lines, strict=True):
        if isinstance(block, Heading) and block.level == 1:
            parts.append([])
        else:
            parts[-1].append(line)
    opening, *sections = parts
    named = {f"muc_{place}": tuple(part) for place, part in enumerate(sections[:LARGEST_SECTION], start=1)}
    return {"than_bai": tuple(lines), "mo_dau": tuple(opening), **named, "phu_luc": tuple(_appendices(document, look))}


def _lines(blocks: Sequence[Block], look: Look, end_mark: str = "") -> Iterator[BlockLine]:
    """Give blocks as they stand in the office's paragraphs: headings numbered and bold, the rest plain."""
    numbers = HeadingNumbers(look.heading_forms)
    for block, following in zip(blocks, [*blocks[1:], None], strict=True):
        match block:
            case Heading():
                part = look.heading(block.level)
                text = f"{numbers.next(block.level)} {clean(block.text)}"
                yield BlockLine((Stretch(text, part.bold, part.italic),), keeps_next=True)
            case Paragraph():
                number = [Stretch(f"{numbers.next(block.level)} ")] if block.level else []
                stretches = [*number, *(Stretch(clean(run.text), run.bold, run.italic) for run in block.runs)]
                ends = end_mark if block is blocks[-1] else ""
                yield BlockLine(
                    tuple(_ended(stretches, ends)),
                    keeps_next=isinstance(following, Table | ChartBlock) or block.text.endswith(":"),
                )
            case Table():
                yield BlockLine(table=_without_sources(block))
            case ChartBlock():
                yield BlockLine(table=block.as_table())


def _ended(stretches: Sequence[Stretch], end_mark: str) -> Sequence[Stretch]:
    """Return stretches whose full stop gives way to the mark that ends a body (P-51, S-51)."""
    if not end_mark or not stretches:
        return stretches
    last = stretches[-1]
    return [*stretches[:-1], replace(last, text=f"{last.text.rstrip().removesuffix('.')}{end_mark}")]


def _appendices(document: OfficialDocument, look: Look) -> Iterator[BlockLine]:
    only = len(document.appendices) == 1
    for place, one in enumerate(document.appendices, start=1):
        figure = roman(place) if look.appendix_numbering == "roman" else str(place)
        head = look.appendix_word if only else f"{look.appendix_word} {figure}"
        yield from _titles((Stretch(head, bold=True), Stretch(one.title.upper(), bold=True), Stretch(one.reference, italic=True)))
        yield from _lines(one.blocks, look)


def _titles(lines: Iterable[Stretch]) -> Iterator[BlockLine]:
    for line in lines:
        yield BlockLine((line,), keeps_next=True, is_centred=True)


def _without_sources(table: Table) -> Table:
    return replace(table, rows=tuple(replace(row, sources=()) for row in table.rows))
