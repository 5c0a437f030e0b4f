"""A right document raises no alarm, however its looks were set: by style, theme, defaults or run; in a table or by tabs."""

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from app.layout_rules.advances import text_width_mm
from app.layout_rules.checker import check_layout, faults
from app.layout_rules.checks.remark import Verdict
from app.layout_rules.profile import all_profiles
from app.reports.registry import REPORT_KINDS
from tests.layout_rules.test_checker import written
from tests.libreoffice import converted

PROFILE_IDS = [profile.id for profile in all_profiles()]
BODY = "Trong quý, cơ quan đã tổ chức thực hiện đầy đủ các nhiệm vụ được giao theo kế hoạch, bảo đảm tiến độ đề ra."


@pytest.mark.office
@pytest.mark.slow
def test_our_documents_saved_again_by_libreoffice_have_no_fault(tmp_path: Path):
    files = [written(tmp_path, profile_id, kind.id) for profile_id in PROFILE_IDS for kind in REPORT_KINDS]
    saved = converted(files, tmp_path / "saved", "docx")
    for before, after in zip(files, saved, strict=True):
        profile_id = after.name.partition("-")[0]
        assert [one.rule_id for one in faults(check_layout(after, profile_id))] == [
            one.rule_id for one in faults(check_layout(before, profile_id))
        ], after.name


# --- a State plan and a Party report as clerks type them, without our styles -------------------------------------------------


def typed(paragraph: Paragraph, text: str, size: float, *, bold: bool = False, italic: bool = False) -> Paragraph:
    run = paragraph.add_run(text)
    run.font.size, run.font.bold, run.font.italic = Pt(size), bold, italic
    return paragraph


def centred(paragraph: Paragraph, text: str, size: float, *, bold: bool = False, italic: bool = False) -> Paragraph:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return typed(paragraph, text, size, bold=bold, italic=italic)


def blank_page(font: str | None = "Times New Roman") -> Document:
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin, section.header_distance = Mm(30), Mm(15), Mm(10)
    section.different_first_page_header_footer = True
    normal = document.styles["Normal"]
    normal.paragraph_format.space_after = Pt(0)
    fonts = normal.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    if font:
        normal.font.name = font
    add_page_number(section.header.paragraphs[0])
    return document


def add_page_number(paragraph: Paragraph) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for kind, words in (("begin", ""), ("", " PA"), ("", "GE   \\* MERGEFORMAT "), ("end", "")):
        run = paragraph.add_run()
        run.font.size = Pt(14)
        field = f'<w:fldChar {nsdecls("w")} w:fldCharType="{kind}"/>'
        piece = parse_xml(field if kind else f"<w:instrText {nsdecls('w')}>{words}</w:instrText>")
        run._r.append(piece)


def body_paragraph(document: Document, text: str, *, exact: bool) -> None:
    paragraph = typed(document.add_paragraph(), text, 14)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    shape = paragraph.paragraph_format
    shape.first_line_indent, shape.space_before = Mm(12.7), Pt(6)
    if exact:
        shape.line_spacing_rule, shape.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(18)


def closing_table(document: Document, *, party: bool) -> None:
    left, right = document.add_table(1, 2).rows[0].cells
    label = typed(left.paragraphs[0], "Nơi nhận", 14 if party else 12, bold=not party, italic=not party)
    label.runs[0].font.underline = party
    typed(label, ":", 14 if party else 12, bold=not party, italic=not party)
    typed(left.add_paragraph(), "- Như Điều 1;", 12 if party else 11)
    typed(left.add_paragraph(), "- Lưu Văn phòng." if party else "- Lưu: VT.", 12 if party else 11)
    centred(right.paragraphs[0], "T/M ĐẢNG UỶ" if party else "TM. UỶ BAN NHÂN DÂN", 14, bold=True)
    centred(right.add_paragraph(), "BÍ THƯ" if party else "CHỦ TỊCH", 14, bold=not party)
    centred(right.add_paragraph(), "(đã ký)", 12, italic=True)
    centred(right.add_paragraph(), "Trần Thị Mẫu", 14, bold=True)


def header_cells(document: Document):
    return document.add_table(1, 2).rows[0].cells


def state_document(under_motto: Callable[[Paragraph], None], font: str | None = "Times New Roman") -> Document:
    document = blank_page(font)
    left, right = header_cells(document)
    centred(left.paragraphs[0], "UỶ BAN NHÂN DÂN", 13)
    centred(left.add_paragraph(), "XÃ HOÀ SƠN", 13, bold=True)
    half = text_width_mm("XÃ HOÀ SƠN", 13, bold=True) / 2.4
    draw_line(left.paragraphs[-1], half)
    centred(left.add_paragraph(), "Số: 05/KH-UBND", 13)
    centred(right.paragraphs[0], "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, bold=True)
    motto = centred(right.add_paragraph(), "Độc lập - Tự do - Hạnh phúc", 14, bold=True)
    under_motto(motto)
    centred(right.add_paragraph(), "Hoà Sơn, ngày 05 tháng 01 năm 2026", 14, italic=True)
    centred(document.add_paragraph(), "KẾ HOẠCH", 14, bold=True)
    subject = centred(document.add_paragraph(), "Triển khai công tác năm 2026", 14, bold=True)
    draw_line(subject, text_width_mm("Triển khai công tác năm 2026", 14, bold=True) * 0.4)
    body_paragraph(document, "Căn cứ Kế hoạch số 01/KH-UBND, Uỷ ban nhân dân xã ban hành kế hoạch như sau:", exact=False)
    centred(document.add_paragraph(), "Chương I", 14, bold=True)
    for _ in range(30):
        body_paragraph(document, BODY, exact=False)
    body_paragraph(document, "Trên đây là kế hoạch năm 2026./.", exact=False)
    closing_table(document, party=False)
    return document


_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"


def draw_line(paragraph: Paragraph, length_mm: float) -> None:
    """Anchor a straight line in a paragraph, as Word does."""
    width = round(length_mm * 36000)
    drawing = f"""<w:drawing {nsdecls("w")} xmlns:wp="{_WP}" xmlns:a="{_A}"><wp:anchor distT="0" distB="0" distL="0" distR="0"
      simplePos="0" relativeHeight="2" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>
      <wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH>
      <wp:positionV relativeFrom="paragraph"><wp:posOffset>200000</wp:posOffset></wp:positionV>
      <wp:extent cx="{width}" cy="0"/><wp:wrapNone/><wp:docPr id="7" name="Line"/>
      <a:graphic><a:graphicData uri="{_WPS}"><wps:wsp xmlns:wps="{_WPS}"><wps:cNvCnPr/><wps:spPr>
      <a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="0"/></a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom>
      </wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"""
    paragraph.add_run()._r.append(parse_xml(drawing))


def old_line(paragraph: Paragraph) -> None:
    """Anchor a line as older Word and WPS write it."""
    length = text_width_mm(paragraph.text, 14, bold=True) / 25.4 * 72
    line = f'<v:line from="10pt,2pt" to="{10 + length}pt,2pt"/>'
    picture = f'<w:pict {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml">{line}</w:pict>'
    paragraph.add_run()._r.append(parse_xml(picture))


def border_below(paragraph: Paragraph) -> None:
    """Give a line a bottom border as long as its words: what is left of its cell is indented."""
    room = 82.5 - 3.81  # half of the text width, less what python-docx' table style leaves free in a cell
    side = (room - text_width_mm(paragraph.text, 14, bold=True)) / 2 - 0.3
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Mm(side)
    border = parse_xml(f'<w:pBdr {nsdecls("w")}><w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>')
    paragraph._p.get_or_add_pPr().insert_element_before(border, "w:spacing", "w:ind", "w:jc")


def underline(paragraph: Paragraph) -> None:
    for run in paragraph.runs:
        run.font.underline = True


MOTTO_LINES = {
    "drawn": lambda p: draw_line(p, text_width_mm(p.text, 14, bold=True)),
    "drawn in an older way": old_line,
    "border": border_below,
    "underlined": underline,
}


def no_fault(document: Document, path: Path, profile_id: str) -> None:
    document.save(str(path))
    assert faults(check_layout(path, profile_id)) == ()


@pytest.mark.parametrize("way", MOTTO_LINES)
def test_a_line_under_the_motto_may_be_made_in_any_way(tmp_path: Path, way: str):
    no_fault(state_document(MOTTO_LINES[way]), tmp_path / "a.docx", "STATE_2020")


def test_a_drawn_line_as_long_as_the_motto_counts_as_right_and_a_short_one_does_not(tmp_path: Path):
    state_document(lambda p: draw_line(p, 20)).save(str(tmp_path / "a.docx"))
    found = {remark.rule_id: remark.verdict for remark in check_layout(tmp_path / "a.docx", "STATE_2020")}
    assert found["S-12"] is not Verdict.OK


def with_theme_fonts(document: Document) -> None:
    """Name the font by the theme alone: the theme's own fonts are made Times New Roman."""
    fonts = document.styles["Normal"].element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("ascii", "hAnsi", "eastAsia"):
        fonts.set(qn(f"w:{name}Theme"), f"minor{'EastAsia' if name == 'eastAsia' else 'HAnsi'}")
    theme = next(r.target_part for r in document.part.rels.values() if r.reltype.endswith("/theme"))
    theme._blob = theme.blob.replace(b'typeface="Cambria"', b'typeface="Times New Roman"').replace(
        b'typeface="Calibri"', b'typeface="Times New Roman"'
    )


def with_default_fonts(document: Document) -> None:
    fonts = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}/{qn('w:rFonts')}")
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for slot in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{slot}"), "Times New Roman")


def with_run_fonts(document: Document) -> None:
    cells = [cell for table in document.tables for cell in table.rows[0].cells]
    header = document.sections[0].header.paragraphs
    for paragraph in [*document.paragraphs, *header, *(one for cell in cells for one in cell.paragraphs)]:
        for run in paragraph.runs:
            run.font.name = "Times New Roman"


@pytest.mark.parametrize("set_fonts", [with_theme_fonts, with_default_fonts, with_run_fonts], ids=lambda way: way.__name__)
def test_the_font_may_come_from_anywhere(tmp_path: Path, set_fonts: Callable[[Document], None]):
    document = state_document(MOTTO_LINES["drawn"], font=None)
    set_fonts(document)
    no_fault(document, tmp_path / "a.docx", "STATE_2020")


def party_by_tabs() -> Document:
    """A Party report whose letterhead and closing are typed side by side with tabs, as before tables were used."""
    document = blank_page()
    for left, right in (("ĐẢNG BỘ TỈNH A", "ĐẢNG CỘNG SẢN VIỆT NAM"), ("ĐẢNG UỶ XÃ B", "")):
        line = typed(document.add_paragraph(), left, 14, bold=left.startswith("ĐẢNG UỶ"))
        typed(line, f"\t\t{right}", 15, bold=True) if right else None
    line = typed(document.add_paragraph(), "Số 05-BC/ĐU", 14)
    typed(line, "\t\tXã B, ngày 05 tháng 6 năm 2026", 14, italic=True)
    centred(document.add_paragraph(), "BÁO CÁO", 16, bold=True)
    centred(document.add_paragraph(), "kết quả công tác quý II", 14, bold=True)
    centred(document.add_paragraph(), "-----", 14)
    for _ in range(30):
        body_paragraph(document, BODY, exact=True)
    line = typed(document.add_paragraph(), "Nơi nhận:", 14)
    line.runs[0].font.underline = True
    typed(line, "\t\t\tT/M ĐẢNG UỶ", 14, bold=True)
    line = typed(document.add_paragraph(), "- Tỉnh uỷ;", 12)
    typed(line, "\t\t\tBÍ THƯ", 14)
    typed(document.add_paragraph(), "- Lưu Văn phòng.", 12)
    typed(document.add_paragraph(), "\t\t\tTrần Thị Mẫu", 14, bold=True)
    return document


def test_a_letterhead_and_closing_by_tabs_raise_no_alarm_and_are_judged_where_certain(tmp_path: Path):
    no_fault(party_by_tabs(), tmp_path / "a.docx", "PARTY_2026")
    found = {remark.rule_id: remark.verdict for remark in check_layout(tmp_path / "a.docx", "PARTY_2026")}
    for rule_id in ("P-10", "P-20", "P-30", "P-70", "P-71", "P-73", "P-80", "P-81"):
        assert found[rule_id] is Verdict.OK, rule_id
    assert found["P-11"] is Verdict.NOT_JUDGED


def test_a_page_number_in_a_content_control_is_seen(tmp_path: Path):
    """What Word's own gallery of page numbers inserts."""
    document = blank_page()
    header = document.sections[0].header._element
    control = parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtContent/></w:sdt>")
    for paragraph in list(header.findall(qn("w:p"))):
        control[0].append(deepcopy(paragraph))
        header.remove(paragraph)
    header.append(control)
    document.save(str(tmp_path / "a.docx"))
    found = {remark.rule_id: remark.verdict for remark in check_layout(tmp_path / "a.docx", "PARTY_2026")}
    assert found["P-06"] is Verdict.OK


def test_a_number_at_the_foot_of_the_page_is_told_as_such(tmp_path: Path):
    document = blank_page()
    header = document.sections[0].header
    for run in list(header.paragraphs[0].runs):
        run._r.getparent().remove(run._r)
    add_page_number(document.sections[0].footer.paragraphs[0])
    document.save(str(tmp_path / "a.docx"))
    (remark,) = [one for one in check_layout(tmp_path / "a.docx", "PARTY_2026") if one.rule_id == "P-06"]
    assert (remark.verdict, remark.actual, remark.place) == (Verdict.FAULT, "số trang ở lề dưới", "chân trang, phần 1")


def test_paragraphs_of_a_web_page_with_automatic_spacing_stand_far_enough_apart(tmp_path: Path):
    path = written(tmp_path, "PARTY_2026")
    document = docx.Document(str(path))
    for paragraph in document.paragraphs:
        if paragraph.style.name == "Nội dung":
            spacing = paragraph._p.get_or_add_pPr().get_or_add_spacing()
            spacing.set(qn("w:before"), "0")
            spacing.set(qn("w:beforeAutospacing"), "1")
    no_fault(document, path, "PARTY_2026")
