"""Right documents as clerks of Word type them: tabs, soft line ends, spaces below, numbers by hand or by Word. No alarm."""

from collections.abc import Callable
from pathlib import Path

import pytest
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK, WD_LINE_SPACING
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from app.layout_rules.advances import text_width_mm
from tests.layout_rules.test_no_false_alarm import (
    BODY,
    blank_page,
    body_paragraph,
    centred,
    closing_table,
    draw_line,
    header_cells,
    no_fault,
    typed,
)

TITLE = "ĐẢNG CỘNG SẢN VIỆT NAM"


def party_document() -> Document:
    """A Party report in a table of two columns, everything set on paragraphs and runs."""
    document = blank_page()
    left, right = header_cells(document)
    centred(left.paragraphs[0], "ĐẢNG BỘ XÃ HOÀ SƠN", 14)
    centred(left.add_paragraph(), "CHI BỘ VĂN PHÒNG", 14, bold=True)
    centred(left.add_paragraph(), "*", 14)
    centred(left.add_paragraph(), "Số 05-BC/CB", 14)
    centred(right.paragraphs[0], TITLE, 15, bold=True)
    draw_line(right.paragraphs[0], text_width_mm(TITLE, 15, bold=True))
    centred(right.add_paragraph(), "Hoà Sơn, ngày 05 tháng 6 năm 2026", 14, italic=True)
    centred(document.add_paragraph(), "BÁO CÁO", 16, bold=True)
    centred(document.add_paragraph(), "kết quả công tác quý II", 14, bold=True)
    centred(document.add_paragraph(), "-----", 14)
    for number, words in enumerate(("I- TÌNH HÌNH", "1. Kết quả", "II- PHƯƠNG HƯỚNG")):
        body_paragraph(document, words, exact=True)
        document.paragraphs[-1].runs[0].font.bold = True
        for _ in range(8 + number):
            body_paragraph(document, BODY, exact=True)
    closing_table(document, party=True)
    return document


def running(document: Document) -> list[Paragraph]:
    return [paragraph for paragraph in document.paragraphs if paragraph.alignment == WD_ALIGN_PARAGRAPH.JUSTIFY]


def soft_line_ends(document: Document) -> None:
    """Both bodies' names in one paragraph, parted by Shift+Enter, as are the lines of the signature."""
    cell = document.tables[0].rows[0].cells[0]
    first, second = cell.paragraphs[0], cell.paragraphs[1]
    first.runs[0].add_break(WD_BREAK.LINE)
    typed(first, second.text, 14, bold=True)
    second._p.getparent().remove(second._p)
    authority, title = document.tables[-1].rows[0].cells[1].paragraphs[:2]
    authority.runs[0].add_break(WD_BREAK.LINE)
    typed(authority, title.text, 14)
    title._p.getparent().remove(title._p)


def spaces_below(document: Document) -> None:
    for paragraph in running(document):
        paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = Pt(0), Pt(6)


def indented_by_tabs(document: Document) -> None:
    """The first line begins with a tab, whose stop lies at 12.7 mm by default."""
    for paragraph in running(document):
        paragraph.paragraph_format.first_line_indent = Mm(0)
        paragraph.runs[0].text = f"\t{paragraph.runs[0].text}"


def numbers_by_word(document: Document) -> None:
    """Arabic headings are numbered by Word's own list."""
    numbering = document.part.numbering_part.element
    level = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="0" w:firstLine="720"/></w:pPr></w:lvl>'
    )
    numbering.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{level}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    heading = next(paragraph for paragraph in running(document) if paragraph.text.startswith("1. "))
    heading.runs[0].text = heading.text.removeprefix("1. ")
    properties = heading._p.get_or_add_pPr()
    properties.insert(0, parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="77"/></w:numPr>'))


def looks_by_style(document: Document) -> None:
    """Nothing set on the text itself: the Normal style says it all."""
    normal = document.styles["Normal"]
    normal.font.size = Pt(14)
    shape = normal.paragraph_format
    shape.alignment, shape.first_line_indent, shape.space_before = WD_ALIGN_PARAGRAPH.JUSTIFY, Mm(10), Pt(6)
    shape.line_spacing_rule, shape.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(18)
    for paragraph in running(document):
        properties = paragraph._p.get_or_add_pPr()
        for child in list(properties):
            properties.remove(child)
        for run in paragraph.runs:
            run.font.size = None
    for cell in (cell for table in document.tables for cell in table.rows[0].cells):
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.first_line_indent = Mm(0)
            paragraph.paragraph_format.space_before = Pt(0)
            if paragraph.alignment is None:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
    for paragraph in document.paragraphs:
        if paragraph.alignment == WD_ALIGN_PARAGRAPH.CENTER:
            paragraph.paragraph_format.first_line_indent = Mm(0)
    for paragraph in document.sections[0].header.paragraphs:
        paragraph.paragraph_format.first_line_indent = Mm(0)


def words_in_many_runs(document: Document) -> None:
    """Word parts a sentence wherever it was corrected; spelling marks stand between."""
    for paragraph in running(document):
        run = paragraph.runs[0]
        words, bold = run.text.split(" "), run.font.bold
        run.text = f"{words[0]} "
        for word in words[1:]:
            typed(paragraph, f"{word} ", 14, bold=bool(bold))
        paragraph._p.append(parse_xml(f'<w:proofErr {nsdecls("w")} w:type="spellEnd"/>'))
        paragraph.runs[-1].text = paragraph.runs[-1].text.rstrip()


def empty_lines(document: Document) -> None:
    """Empty lines between the parts, in whatever size and font the cursor had."""
    for place in (1, 3):
        paragraph = document.paragraphs[place].insert_paragraph_before("")
        paragraph.paragraph_format.space_after = Pt(0)
    right = document.tables[-1].rows[0].cells[1]
    for _ in range(4):
        right.paragraphs[-2].insert_paragraph_before("")


def bookmarks(document: Document) -> None:
    for number, paragraph in enumerate(running(document)[:5]):
        paragraph._p.insert(1, parse_xml(f'<w:bookmarkStart {nsdecls("w")} w:id="{number}" w:name="_Hlk{number}"/>'))
        paragraph._p.append(parse_xml(f'<w:bookmarkEnd {nsdecls("w")} w:id="{number}"/>'))


def body_at_fifteen_points(document: Document) -> None:
    for paragraph in running(document):
        paragraph.paragraph_format.line_spacing = Pt(20)
        for run in paragraph.runs:
            run.font.size = Pt(15)


def mirrored_margins(document: Document) -> None:
    """Printed on both sides: the margins of back pages are swapped (P-03)."""
    document.settings.element.insert(0, parse_xml(f"<w:mirrorMargins {nsdecls('w')}/>"))


WAYS: tuple[Callable[[Document], None], ...] = (
    soft_line_ends,
    spaces_below,
    indented_by_tabs,
    numbers_by_word,
    looks_by_style,
    words_in_many_runs,
    empty_lines,
    bookmarks,
    body_at_fifteen_points,
    mirrored_margins,
)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_a_right_document_raises_no_alarm_however_it_was_typed(tmp_path: Path, way: Callable[[Document], None]):
    document = party_document()
    assert running(document)
    way(document)
    no_fault(document, tmp_path / "a.docx", "PARTY_2026")


def test_all_ways_at_once_raise_no_alarm(tmp_path: Path):
    document = party_document()
    for way in (spaces_below, numbers_by_word, words_in_many_runs, empty_lines, bookmarks):
        way(document)
    no_fault(document, tmp_path / "a.docx", "PARTY_2026")


def test_the_same_document_with_a_fault_does_raise_one(tmp_path: Path):
    document = party_document()
    fonts = running(document)[2].runs[0]._r.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:ascii"), "Arial")
    fonts.set(qn("w:hAnsi"), "Arial")
    with pytest.raises(AssertionError):
        no_fault(document, tmp_path / "a.docx", "PARTY_2026")
