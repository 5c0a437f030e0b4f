"""Bases, running text, numbered headings and tables of the body and of appendices."""

from collections.abc import Callable, Iterator, Sequence

from app.exporters.document_parts.charts import chart_table
from app.exporters.document_parts.elements import Element, Letters, Setter, make
from app.exporters.document_parts.tables import ruled_table
from app.layout_rules.effective import W
from app.layout_rules.look import Look
from app.layout_rules.numbering import HeadingNumbers
from app.layout_rules.parts import HEADINGS, Part
from app.reports.document import Block, ChartBlock, Heading, Paragraph, Table

_GAP_ABOVE_TABLE = 120
"""Twentieths of a point: the 6 pt that stand between paragraphs too."""


def bases(lines: Sequence[str], look: Look, setter: Setter) -> Iterator[Element]:
    """Give the legal bases, one paragraph each (P-52, S-52)."""
    for line in lines:
        yield setter.paragraph(Part.BASIS, look.basis_marks.line(line, is_last=line is lines[-1]))


def blocks(
    body: Sequence[Block],
    look: Look,
    setter: Setter,
    *,
    width_mm: float,
    draw: Callable[[ChartBlock], str],
    end_mark: str = "",
) -> Iterator[Element]:
    """Give the elements of a body.

    Args:
        body: its blocks.
        look: how it is set.
        setter: sets the paragraphs.
        width_mm: room for tables and charts.
        draw: puts a chart into the file and returns its relationship id.
        end_mark: what ends the last paragraph, which also stays with what follows it; "" in an appendix.
    """
    numbers = HeadingNumbers(look.heading_forms)
    for block, following in zip(body, [*body[1:], None], strict=True):
        match block:
            case Heading():
                level = min(block.level, len(HEADINGS))
                yield setter.paragraph(HEADINGS[level - 1], f"{numbers.next(block.level)} {block.text}")
            case Paragraph():
                is_end = bool(end_mark) and block is body[-1]
                number = [Letters(f"{numbers.next(block.level)} ")] if block.level else []
                letters = [*number, *_letters(block, end_mark if is_end else "")]
                opens = isinstance(following, Table) or (following is not None and block.text.endswith(":"))
                text = setter.paragraph(Part.BODY, letters, keep_next=is_end or opens)
                yield _above_table(text) if isinstance(following, Table | ChartBlock) else text
            case Table():
                yield ruled_table(block, width_mm, setter)
            case ChartBlock():
                yield chart_table(block, width_mm, setter, draw(block))


def _above_table(paragraph: Element) -> Element:
    """Leave room between a paragraph and the table or chart below it."""
    behind = 1 + (paragraph[0].find(f"{W}keepNext") is not None)  # behind the style and w:keepNext, as the schema asks
    paragraph[0].insert(behind, make("spacing", after=_GAP_ABOVE_TABLE))
    return paragraph


def _letters(paragraph: Paragraph, end_mark: str) -> list[Letters]:
    """Return the stretches of a paragraph; its full stop gives way to the mark that ends a body (P-51, S-51)."""
    letters = [Letters(run.text, bold=run.bold or None, italic=run.italic or None) for run in paragraph.runs]
    if end_mark and letters:
        last = letters[-1]
        letters[-1] = Letters(f"{last.text.rstrip().removesuffix('.')}{end_mark}", last.bold, last.italic)
    return letters
