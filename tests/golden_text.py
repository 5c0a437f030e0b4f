"""A .docx as text a person can read: sections, then every paragraph with its effective look."""

from collections.abc import Iterator
from pathlib import Path

from app.layout_rules.reading import DocumentLayout, LaidParagraph, LaidSection, read_layout


def dump_of_document(path: Path) -> str:
    """Return the dump of a Word file, one line a paragraph."""
    return "\n".join(_lines(read_layout(path))) + "\n"


def _lines(layout: DocumentLayout) -> Iterator[str]:
    for number, section in enumerate(layout.sections):
        yield f"section {number}: {_page(section)}"
    for number, widths in enumerate(layout.column_widths):
        yield f"table {number}: columns {' '.join(f'{width:.1f}' for width in widths)} mm"
    last = None
    for paragraph in layout.paragraphs:
        cell = paragraph.cell
        if cell and (cell.table, cell.row) != last:
            yield f"-- table {cell.table} row {cell.row}"
        last = (cell.table, cell.row) if cell else None
        yield f"{_look(paragraph)} {_text(paragraph)}"


def _page(section: LaidSection) -> str:
    margins = section.margins
    header = "; ".join(_look(paragraph) for paragraph in section.header if paragraph.has_page_field)
    parts = [
        f"{section.width:.0f}x{section.height:.0f} mm",
        f"margins {margins.top:.0f}/{margins.bottom:.0f}/{margins.left:.0f}/{margins.right:.0f}",
        f"page number {header or 'none'} at {section.header_distance:.0f} mm",
        "hidden on the first page" if section.hides_first else "on every page",
        f"from {section.numbers_from}" if section.numbers_from else "",
    ]
    return ", ".join(part for part in parts if part)


def _look(paragraph: LaidParagraph) -> str:
    letters, look = paragraph.main, paragraph.look
    flags = "".join(flag for flag, is_set in (("b", letters.bold), ("i", letters.italic), ("u", letters.underline)) if is_set)
    indent = f" indent {look.first_line_mm:g}" if look.first_line_mm else ""
    sides = f" sides {look.left_mm:g}/{look.right_mm:g}" if look.left_mm or look.right_mm else ""
    gaps = f"{look.before_pt:g}+{look.after_pt:g}"
    border = " rule" if look.has_border else ""
    return f"[{letters.size_pt:g}{flags} {look.align} {gaps} {look.line_rule} {look.line:g}{indent}{sides}{border}]"


def _text(paragraph: LaidParagraph) -> str:
    """Return the text, bold stretches inside plain paragraphs between asterisks."""
    plain = not paragraph.main.bold
    return "".join(f"**{run.text}**" if plain and run.look.bold else run.text for run in paragraph.runs).replace("\t", "→")
