"""The office's own mould: whatever is changed in the plan's file, directly or through styles, changes in the report."""

import os
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import _Cell

from app.errors import UserError
from app.exporters.document_docx import render
from app.importers.mould import read_mould
from app.layout_rules.mould import Mould, look_of, mould_from_json, number_form_of
from app.layout_rules.parts import Align, LineRule
from app.layout_rules.profile import profile_of
from app.layout_rules.reading import DocumentLayout, LaidParagraph, read_layout
from app.reports.registry import report_kind
from tests.reports.sample import report_data

SEED = Path(os.environ.get("DONDOC_SHARED") or Path(__file__).resolve().parents[3] / "shared") / "seed" / "ke-hoach.docx"

BODY = (
    "I- MỤC ĐÍCH, YÊU CẦU",
    "1- Mục đích",
    "- Nâng cao nhận thức của đảng viên về truyền thống cách mạng của quê hương, của cơ quan trong tình hình mới.",
    "II- NHIỆM VỤ",
    "1- Tổ chức sinh hoạt chuyên đề về truyền thống cách mạng cho đảng viên, đoàn viên, hội viên trong toàn Đảng bộ.",
    "- Đơn vị thực hiện: Các chi bộ trực thuộc, các tổ chức đoàn thể./.",
)
HEADINGS = {BODY[0], BODY[1], BODY[3]}


def lines_into(cell: _Cell, lines: list[str], *, centred: bool = True) -> None:
    for position, text in enumerate(lines):
        paragraph = cell.paragraphs[0] if position == 0 else cell.add_paragraph()
        run = paragraph.add_run(text)
        run.bold = text.isupper() and not text.startswith("ĐẢNG BỘ") and text != "*"
        run.italic = ", ngày" in text
        if centred:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def own_plan() -> Document:
    """Return a plan of an invented office, typed the way clerks type them."""
    document = docx.Document()
    document.styles["Normal"].font.name = "Times New Roman"
    document.styles["Normal"].font.size = Pt(14)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = Mm(20), Mm(20), Mm(30), Mm(15)
    head = document.add_table(rows=1, cols=2)
    lines_into(head.cell(0, 0), ["ĐẢNG BỘ KHỐI CƠ QUAN TỈNH", "ĐẢNG UỶ SỞ MẪU", "*", "Số      -KH/ĐU"])
    lines_into(head.cell(0, 1), ["ĐẢNG CỘNG SẢN VIỆT NAM", "", "Hoà Sơn, ngày     tháng 9 năm 2026"])
    for text in ("KẾ HOẠCH", "Thực hiện Đề án về giáo dục truyền thống cách mạng, giai đoạn 2025-2027"):
        title = document.add_paragraph()
        title.add_run(text).bold = True
        title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.add_paragraph("-----").alignment = WD_ALIGN_PARAGRAPH.CENTER
    for text in BODY:
        paragraph = document.add_paragraph()
        paragraph.add_run(text).bold = text in HEADINGS
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        paragraph.paragraph_format.first_line_indent = Mm(10)
    foot = document.add_table(rows=1, cols=2)
    lines_into(foot.cell(0, 0), ["Nơi nhận:", "- Tỉnh uỷ (b/cáo),", "- Các chi bộ trực thuộc,", "- Lưu Đảng uỷ."], centred=False)
    lines_into(foot.cell(0, 1), ["T/M ĐẢNG UỶ", "BÍ THƯ", "Phạm Thị Mẫu"])
    return document


def seed_plan() -> Document:
    if not SEED.exists():
        pytest.skip("there is no shared folder")
    return docx.Document(str(SEED))


PLANS = pytest.mark.parametrize("plan", [own_plan, pytest.param(seed_plan, marks=pytest.mark.shared)])


def report_in_mould_of(plan: Document, tmp_path: Path, kind: str = "progress-report") -> DocumentLayout:
    """Return the layout of a report made in the mould of a plan."""
    source, target = tmp_path / "ke-hoach.docx", tmp_path / "bao-cao.docx"
    plan.save(str(source))
    render(report_kind(kind).build(report_data()), profile_of("party-2026"), read_mould(source), target)
    return read_layout(target)


def body_of(layout: DocumentLayout) -> LaidParagraph:
    return next(p for p in layout.paragraphs if p.text.startswith("Kế hoạch có") or p.text.startswith("Qua theo dõi"))


def texts(layout: DocumentLayout) -> list[str]:
    return [p.text for p in layout.paragraphs]


def body_paragraphs(plan: Document) -> list:
    return [p for p in plan.paragraphs if p.alignment == WD_ALIGN_PARAGRAPH.JUSTIFY]


def direct_font(plan: Document) -> None:
    for paragraph in plan.paragraphs:
        for run in paragraph.runs:
            run.font.name = "Cambria"


def direct_size(plan: Document) -> None:
    for paragraph in body_paragraphs(plan):
        for run in paragraph.runs:
            run.font.size = Pt(13)


def direct_lines(plan: Document) -> None:
    for paragraph in body_paragraphs(plan):
        paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
        paragraph.paragraph_format.line_spacing = Pt(20)


def direct_gaps(plan: Document) -> None:
    for paragraph in body_paragraphs(plan):
        paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = Pt(3), Pt(8)


def style_font(plan: Document) -> None:
    plan.styles["Normal"].font.name = "Cambria"


def style_size(plan: Document) -> None:
    plan.styles["Normal"].font.size = Pt(13)


def default_paragraph(plan: Document, **spacing: str) -> None:
    """Change spacing in the defaults of the document."""
    defaults = plan.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:pPrDefault')}/{qn('w:pPr')}/{qn('w:spacing')}")
    for name, value in spacing.items():
        defaults.set(qn(f"w:{name}"), value)


def default_size(plan: Document) -> None:
    """Take the size out of Normal and put it into the defaults."""
    size = plan.styles["Normal"].element.find(f"{qn('w:rPr')}/{qn('w:sz')}")
    size.getparent().remove(size)
    plan.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}/{qn('w:sz')}").set(qn("w:val"), "26")


@PLANS
@pytest.mark.parametrize("change", [direct_font, style_font])
def test_the_font_follows_the_plan(plan: Callable[[], Document], change: Callable[[Document], None], tmp_path: Path):
    changed = plan()
    change(changed)
    layout = report_in_mould_of(changed, tmp_path)
    assert {run.look.font for p in layout.paragraphs for run in p.runs} == {"Cambria"}


@PLANS
@pytest.mark.parametrize("change", [direct_size, style_size, default_size])
def test_the_body_size_follows_the_plan(plan: Callable[[], Document], change: Callable[[Document], None], tmp_path: Path):
    changed = plan()
    change(changed)
    assert body_of(report_in_mould_of(changed, tmp_path)).main.size_pt == 13


@PLANS
@pytest.mark.parametrize("change", [direct_lines, lambda plan: default_paragraph(plan, line="400", lineRule="exact")])
def test_the_line_height_follows_the_plan(plan: Callable[[], Document], change: Callable[[Document], None], tmp_path: Path):
    changed = plan()
    change(changed)
    look = body_of(report_in_mould_of(changed, tmp_path)).look
    assert (look.line_rule, look.line) == (LineRule.EXACT, 20)


@PLANS
@pytest.mark.parametrize("change", [direct_gaps, lambda plan: default_paragraph(plan, before="60", after="160")])
def test_the_gap_between_paragraphs_follows_the_plan(
    plan: Callable[[], Document], change: Callable[[Document], None], tmp_path: Path
):
    changed = plan()
    change(changed)
    look = body_of(report_in_mould_of(changed, tmp_path)).look
    assert (look.before_pt, look.after_pt) == (3, 8)


@PLANS
def test_the_margins_follow_the_plan(plan: Callable[[], Document], tmp_path: Path):
    changed = plan()
    section = changed.sections[0]
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = Mm(22), Mm(18), Mm(28), Mm(17)
    margins = report_in_mould_of(changed, tmp_path).sections[0].margins
    assert [round(side) for side in (margins.top, margins.bottom, margins.left, margins.right)] == [22, 18, 28, 17]


@PLANS
def test_the_texts_of_the_letterhead_follow_the_plan(plan: Callable[[], Document], tmp_path: Path):
    changed = plan()
    left, right = changed.tables[0].cell(0, 0), changed.tables[0].cell(0, 1)
    left.paragraphs[0].runs[0].text = "ĐẢNG BỘ TỈNH BÌNH AN"
    left.paragraphs[1].runs[0].text = "ĐẢNG UỶ SỞ VĂN HOÁ"
    left.paragraphs[3].runs[0].text = "Số      -KH/ĐUVH"
    right.paragraphs[2].runs[0].text = "Bình An, ngày     tháng 9 năm 2022"
    shown = texts(report_in_mould_of(changed, tmp_path))
    assert {"ĐẢNG BỘ TỈNH BÌNH AN", "ĐẢNG UỶ SỞ VĂN HOÁ", "Số       -BC/ĐUVH", "Bình An, ngày     tháng 01 năm 2027"} <= set(
        shown
    )


@PLANS
def test_the_recipients_follow_the_plan(plan: Callable[[], Document], tmp_path: Path):
    changed = plan()
    changed.tables[-1].cell(0, 0).paragraphs[1].runs[0].text = "- Ban Tuyên giáo Tỉnh uỷ,"
    shown = texts(report_in_mould_of(changed, tmp_path))
    assert "- Ban Tuyên giáo Tỉnh uỷ," in shown
    assert not any("để báo cáo" in text for text in shown)


@PLANS
def test_the_signer_follows_the_plan(plan: Callable[[], Document], tmp_path: Path):
    changed = plan()
    for paragraph, text in zip(
        changed.tables[-1].cell(0, 1).paragraphs, ("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Đỗ Thị Mẫu"), strict=True
    ):
        paragraph.runs[0].text = text
    shown = texts(report_in_mould_of(changed, tmp_path))
    assert {"T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Đỗ Thị Mẫu"} <= set(shown)
    assert "Trần Thị Mẫu" not in shown


@PLANS
def test_all_changes_at_once_arrive_together(plan: Callable[[], Document], tmp_path: Path):
    changed = plan()
    for change in (direct_font, direct_size, direct_lines, direct_gaps):
        change(changed)
    changed.sections[0].left_margin = Mm(32)
    body = body_of(layout := report_in_mould_of(changed, tmp_path))
    assert (body.main.font, body.main.size_pt, body.look.line, body.look.after_pt) == ("Cambria", 13, 20, 8)
    assert round(layout.sections[0].margins.left) == 32


def test_the_numbering_of_headings_follows_the_plan(tmp_path: Path):
    shown = texts(report_in_mould_of(own_plan(), tmp_path))
    assert "I- TÌNH HÌNH TRIỂN KHAI" in shown
    assert "1- Hạn chế" in shown


def test_a_letter_in_the_mould_keeps_only_the_filing_line(tmp_path: Path):
    shown = texts(report_in_mould_of(own_plan(), tmp_path, "reminder-letter"))
    assert "Số       -CV/ĐU" in shown
    assert shown[shown.index("Nơi nhận:") :][:3] == ["Nơi nhận:", "- Như trên,", "- Lưu Đảng uỷ."]
    assert any(text.startswith("về việc đôn đốc") for text in shown)


def test_the_title_gets_the_rule_the_law_wants_even_if_the_plan_lost_it(tmp_path: Path):
    layout = report_in_mould_of(own_plan(), tmp_path)
    title = texts(layout).index("ĐẢNG CỘNG SẢN VIỆT NAM")
    assert layout.paragraphs[title + 1].look.has_border


def test_a_letterhead_typed_without_a_table_is_taken_from_the_profile(tmp_path: Path):
    plan = own_plan()
    table = plan.tables[0]._tbl
    table.getparent().remove(table)
    shown = texts(report_in_mould_of(plan, tmp_path))
    assert shown[:4] == ["ĐẢNG BỘ TỈNH HOÀ SƠN", "ĐẢNG UỶ SỞ NỘI VỤ", "*", "Số       -BC/ĐU"]


def test_a_mould_survives_being_stored(tmp_path: Path):
    own_plan().save(str(tmp_path / "a.docx"))
    mould = read_mould(tmp_path / "a.docx")
    assert mould.parts
    assert mould_from_json(mould.to_json()) == mould


def test_an_empty_mould_is_the_profile():
    look = look_of(profile_of("party-2026"), Mould())
    assert look == profile_of("party-2026").look


def test_a_file_without_any_text_gives_a_mould_that_changes_the_page_only(tmp_path: Path):
    document = docx.Document()
    document.element.body.insert(0, OxmlElement("w:p"))
    document.save(str(tmp_path / "a.docx"))
    mould = read_mould(tmp_path / "a.docx")
    assert (mould.parts, mould.letterhead, mould.recipients) == ({}, (), ())
    assert look_of(profile_of("party-2026"), mould).font == "Times New Roman"


def test_what_is_no_word_file_is_refused(tmp_path: Path):
    (tmp_path / "a.docx").write_bytes(b"%PDF-1.7")
    with pytest.raises(UserError, match=r"a\.docx"):
        read_mould(tmp_path / "a.docx")


@pytest.mark.parametrize(
    ("line", "form"),
    [
        ("Số      -KH/ĐU", "Số {number}-{type}/ĐU"),
        ("Số 61-KH/ĐUK", "Số {number}-{type}/ĐUK"),
        ("Số: 141/KH-UBND", "Số: {number}/{type}-UBND"),
        ("Số:        /KH-MTTQ-BTT", "Số: {number}/{type}-MTTQ-BTT"),
        ("Số …… -NQ/TU", "Số {number}-{type}/TU"),
        ("Số liệu {x}", ""),
        ("Số 1-KH/{0}", "Số {number}-{type}/{{0}}"),
    ],
)
def test_the_form_of_a_number_is_read_from_its_line(line: str, form: str):
    assert number_form_of(line) == form


def test_the_body_of_the_own_plan_is_read_as_typed(tmp_path: Path):
    own_plan().save(str(tmp_path / "a.docx"))
    mould = read_mould(tmp_path / "a.docx")
    assert {part.align for name, part in mould.parts.items() if name.startswith("heading")} == {Align.JUSTIFY}
    assert (mould.heading_forms, mould.separator_text, mould.end_mark) == (("I-", "1-", "1.1-"), "-----", "./.")
