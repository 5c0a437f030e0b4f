"""Every layer of formatting, from the document's defaults to the run, on small files made here."""

from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from app.errors import UserError
from app.layout_rules.parts import Align, LineRule
from app.layout_rules.reading import LaidParagraph, read_layout


def read(tmp_path: Path, shape: Callable[[Document], None]) -> LaidParagraph:
    """Return the first paragraph of a new file after `shape` worked on it."""
    document = docx.Document()
    document.add_paragraph("Đảng uỷ Sở")
    shape(document)
    path = tmp_path / "a.docx"
    document.save(str(path))
    return read_layout(path).paragraphs[0]


def test_fonts_come_from_the_theme_where_nothing_else_names_one(tmp_path: Path):
    paragraph = read(tmp_path, lambda document: None)
    assert paragraph.main.font == "Cambria"


def test_a_run_overrules_its_style_and_the_style_the_defaults(tmp_path: Path):
    def shape(document: Document) -> None:
        document.styles["Normal"].font.name = "Times New Roman"
        document.styles["Normal"].font.size = Pt(13)
        document.paragraphs[0].runs[0].font.size = Pt(15)

    paragraph = read(tmp_path, shape)
    assert (paragraph.main.font, paragraph.main.size_pt) == ("Times New Roman", 15)


def test_the_size_of_the_defaults_holds_where_no_style_speaks(tmp_path: Path):
    def shape(document: Document) -> None:
        document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}/{qn('w:sz')}").set(
            qn("w:val"), "26"
        )

    assert read(tmp_path, shape).main.size_pt == 13


def test_a_style_takes_over_from_the_one_it_is_based_on(tmp_path: Path):
    def shape(document: Document) -> None:
        base = document.styles.add_style("Nền", WD_STYLE_TYPE.PARAGRAPH)
        base.font.italic = True
        base.paragraph_format.first_line_indent = Mm(10)
        above = document.styles.add_style("Trên", WD_STYLE_TYPE.PARAGRAPH)
        above.base_style = base
        above.paragraph_format.space_before = Pt(6)
        document.paragraphs[0].style = above

    paragraph = read(tmp_path, shape)
    assert paragraph.main.italic
    assert paragraph.look.first_line_mm == pytest.approx(10, abs=0.1)
    assert paragraph.look.before_pt == 6


def test_bold_in_paragraph_and_character_style_cancel_out(tmp_path: Path):
    def shape(document: Document) -> None:
        document.styles["Normal"].font.bold = True
        strong = document.styles.add_style("Mạnh", WD_STYLE_TYPE.CHARACTER)
        strong.font.bold = True
        document.paragraphs[0].runs[0].style = strong

    assert not read(tmp_path, shape).main.bold


def test_what_is_set_directly_does_not_cancel_out(tmp_path: Path):
    def shape(document: Document) -> None:
        document.styles["Normal"].font.bold = True
        document.paragraphs[0].runs[0].bold = True

    assert read(tmp_path, shape).main.bold


def test_indent_of_an_automatic_list_counts(tmp_path: Path):
    def shape(document: Document) -> None:
        document.paragraphs[0].style = "List Number"

    look = read(tmp_path, shape).look
    assert look.left_mm > 0
    assert look.first_line_mm < 0


@pytest.mark.parametrize(
    ("spacing", "expected"),
    [
        ('w:line="360" w:lineRule="exact"', (LineRule.EXACT, 18.0)),
        ('w:line="276" w:lineRule="auto"', (LineRule.MULTIPLE, 1.15)),
        ('w:line="400" w:lineRule="atLeast"', (LineRule.AT_LEAST, 20.0)),
        ('w:line="480"', (LineRule.MULTIPLE, 2.0)),
    ],
)
def test_line_heights_are_points_or_lines(tmp_path: Path, spacing: str, expected: tuple[LineRule, float]):
    def shape(document: Document) -> None:
        document.paragraphs[0].paragraph_format.element.get_or_add_pPr().append(
            parse_xml(f"<w:spacing {nsdecls('w')} {spacing}/>")
        )

    look = read(tmp_path, shape).look
    assert (look.line_rule, look.line) == expected


def test_automatic_colour_is_black_and_a_chosen_one_is_told(tmp_path: Path):
    def shape(document: Document) -> None:
        document.paragraphs[0].runs[0].font.color.rgb = RGBColor(0x1F, 0x4E, 0x79)

    assert read(tmp_path, lambda document: None).main.color == "000000"
    assert read(tmp_path, shape).main.color == "1F4E79"


def test_capitals_by_format_are_read_as_capitals(tmp_path: Path):
    def shape(document: Document) -> None:
        document.paragraphs[0].runs[0].font.all_caps = True

    assert read(tmp_path, shape).text == "ĐẢNG UỶ SỞ"


def test_paragraphs_are_counted_in_body_order_with_cells(tmp_path: Path):
    document = docx.Document()
    document.add_paragraph("một")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "hai", "ba"
    document.add_paragraph("bốn")
    document.save(str(tmp_path / "a.docx"))
    paragraphs = read_layout(tmp_path / "a.docx").paragraphs
    assert [(p.number, p.text) for p in paragraphs] == [(1, "một"), (2, "hai"), (3, "ba"), (4, "bốn")]
    assert paragraphs[2].cell is not None
    assert (paragraphs[2].cell.row, paragraphs[2].cell.column) == (0, 1)


def test_alignment_follows_the_style(tmp_path: Path):
    assert read(tmp_path, lambda document: setattr(document.paragraphs[0], "style", "Title")).look.align is Align.LEFT


@pytest.mark.parametrize("content", [b"", b"no Word file", b"PK\x03\x04 broken"])
def test_what_is_no_word_file_is_refused_in_one_sentence(tmp_path: Path, content: bytes):
    path = tmp_path / "la.docx"
    path.write_bytes(content)
    with pytest.raises(UserError, match=r"la\.docx"):
        read_layout(path)
