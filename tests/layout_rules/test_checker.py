"""The checker is quiet on right documents and finds each fault that is planted in one."""

from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from app.errors import UserError
from app.exporters.document_docx import render
from app.layout_rules.checker import check_layout, faults
from app.layout_rules.checks.remark import Verdict
from app.layout_rules.profile import all_profiles, profile_of
from app.reports.document import Letterhead, OfficialDocument, paragraph
from app.reports.registry import REPORT_KINDS, ReportKind, report_kind
from tests.reports.sample import full_data, full_state_data, report_data

PROFILE_IDS = [profile.id for profile in all_profiles()]


def sample_of(profile_id: str):
    return full_state_data() if profile_id.startswith("STATE") else full_data()


def written(tmp_path: Path, profile_id: str, kind: str = "progress-report") -> Path:
    path = tmp_path / f"{profile_id}-{kind}.docx"
    render(report_kind(kind).build(sample_of(profile_id)), profile_of(profile_id), None, path)
    return path


@pytest.mark.parametrize("kind", REPORT_KINDS, ids=lambda kind: kind.id)
@pytest.mark.parametrize("profile_id", PROFILE_IDS)
def test_our_own_documents_have_no_fault(tmp_path: Path, profile_id: str, kind: ReportKind):
    remarks = check_layout(written(tmp_path, profile_id, kind.id), profile_id)
    assert faults(remarks) == ()
    assert sum(remark.verdict is Verdict.OK for remark in remarks) >= 15


def test_a_blank_number_waits_for_the_registry_and_is_no_fault(tmp_path: Path):
    remarks = check_layout(written(tmp_path, "PARTY_2026"), "party-2026")
    assert [remark.rule_id for remark in remarks if remark.verdict is Verdict.UNSURE] == ["P-20", "P-30"]


def line(document: Document, start: str) -> Paragraph:
    """Return the first paragraph, in a table or not, that starts with a text."""
    cells = [cell for table in document.tables[:2] for row in table.rows for cell in row.cells]
    paragraphs = [*document.paragraphs, *(each for cell in cells for each in cell.paragraphs)]
    return next(each for each in paragraphs if each.text.startswith(start))


def change_text(document: Document, old: str, new: str) -> None:
    run = line(document, old).runs[0]
    run.text = run.text.replace(old, new)


def replace_in(document: Document, start: str, old: str, new: str) -> None:
    run = next(run for run in line(document, start).runs if old in run.text)
    run.text = run.text.replace(old, new)


def set_size(start: str, points: float) -> Callable[[Document], None]:
    return lambda document: setattr(line(document, start).runs[0].font, "size", Pt(points))


def set_bold(start: str, *, bold: bool) -> Callable[[Document], None]:
    return lambda document: setattr(line(document, start).runs[0].font, "bold", bold)


def shorten_rule(document: Document) -> None:
    *_, border = document.tables[0]._tbl.iter(qn("w:pBdr"))
    indent = border.getparent().find(qn("w:ind"))
    indent.set(qn("w:left"), str(int(indent.get(qn("w:left"))) + 567))


def drop_rule(document: Document) -> None:
    border = next(document.element.iter(qn("w:pBdr")))
    border.getparent().remove(border)


def body_lines(document: Document, points: float) -> None:
    document.styles["Nội dung"].paragraph_format.line_spacing = Pt(points)


def end_long(document: Document) -> None:
    run = line(document, "Trên đây").runs[-1]
    run.text = run.text.removesuffix(".") + "./."


def insert_lines(*lines: tuple[str, str], bold: bool = False) -> Callable[[Document], None]:
    """Put paragraphs (style, text) in front of the running text."""

    def plant(document: Document) -> None:
        first = next(one for one in document.paragraphs if one.style.name == "Nội dung")
        for style, text in lines:
            first.insert_paragraph_before(text, document.styles[style]).runs[0].font.bold = bold

    return plant


BASES = ("- Căn cứ Điều lệ;", "- Căn cứ Quy chế số 01-QC/TU,")
NEW_SECTIONS: list[tuple[str, str, Callable[[Document], None]]] = [
    ("PARTY_2026", "P-22", lambda d: replace_in(d, "Số", "-BC/", "-KH/")),
    ("STATE_2020", "S-20a", lambda d: replace_in(d, "Số", "/BC-", "/KH-")),
    ("PARTY_2026", "P-52", insert_lines(*(("Căn cứ", text) for text in BASES))),
    ("PARTY_2018", "P-52", insert_lines(*(("Căn cứ", text.replace(",", ";")) for text in BASES))),
    ("PARTY_2026", "P-55", insert_lines(("Trích yếu", "Chương I"))),
    ("STATE_2020", "S-57", insert_lines(("Nội dung", "Điều 1. Ban hành kèm theo Quyết định này quy chế làm việc."))),
]


@pytest.mark.parametrize(("profile_id", "rule_id", "plant"), NEW_SECTIONS)
def test_a_fault_of_symbol_basis_chapter_or_article_is_found(
    tmp_path: Path, profile_id: str, rule_id: str, plant: Callable[[Document], None]
):
    path = written(tmp_path, profile_id)
    document = docx.Document(str(path))
    plant(document)
    document.save(str(path))
    assert {remark.rule_id for remark in faults(check_layout(path, profile_id))} == {rule_id}


RIGHT_LINES = [
    ("PARTY_2026", insert_lines(*(("Căn cứ", text.replace(",", ".")) for text in BASES))),
    ("PARTY_2018", insert_lines(*(("Căn cứ", text) for text in BASES))),
    ("STATE_2020", insert_lines(("Nội dung", "Căn cứ Kế hoạch số 01/KH-UBND, cơ quan báo cáo kết quả như sau:"))),
    ("STATE_2020", insert_lines(("Trích yếu", "Chương I"), bold=True)),
    ("STATE_2020", insert_lines(("Nội dung", "Điều 1. Phạm vi"), bold=True)),
]


@pytest.mark.parametrize(("profile_id", "plant"), RIGHT_LINES)
def test_the_same_lines_written_right_raise_no_alarm(tmp_path: Path, profile_id: str, plant: Callable[[Document], None]):
    path = written(tmp_path, profile_id)
    document = docx.Document(str(path))
    plant(document)
    document.save(str(path))
    assert faults(check_layout(path, profile_id)) == ()


def test_a_gap_in_the_numbers_of_main_sections_is_a_doubt(tmp_path: Path):
    path = written(tmp_path, "PARTY_2026")
    document = docx.Document(str(path))
    replace_in(document, "II-", "II-", "III-")
    document.save(str(path))
    found = [remark for remark in check_layout(path, "PARTY_2026") if remark.rule_id == "P-60"]
    assert {remark.verdict for remark in found} == {Verdict.UNSURE}
    assert found[0].actual == "mục III đứng sau mục I"


def test_the_same_fault_in_many_paragraphs_is_told_once_with_all_its_places(tmp_path: Path):
    path = written(tmp_path, "PARTY_2026")
    document = docx.Document(str(path))
    document.styles["Nội dung"].font.size = Pt(12)
    document.save(str(path))
    (remark,) = faults(check_layout(path, "PARTY_2026"))
    assert remark.place == f"đoạn {remark.paragraph}"
    assert len(remark.others) > 3
    assert remark.count == len(remark.others) + 1


PLANTED: list[tuple[str, str, Callable[[Document], None]]] = [
    ("PARTY_2026", "P-02", lambda d: setattr(d.sections[0], "left_margin", Mm(25))),
    ("PARTY_2026", "P-01", lambda d: setattr(d.sections[0], "page_height", Mm(279))),
    ("PARTY_2026", "P-05", lambda d: setattr(line(d, "Kế hoạch có").runs[0].font, "name", "Calibri")),
    ("PARTY_2026", "P-05", lambda d: setattr(line(d, "Kế hoạch có").runs[0].font.color, "rgb", RGBColor(0, 0, 0xFF))),
    ("PARTY_2026", "P-06", lambda d: setattr(d.sections[0], "different_first_page_header_footer", False)),
    ("PARTY_2026", "P-10", lambda d: change_text(d, "ĐẢNG CỘNG SẢN VIỆT NAM", "ĐẢNG CỘNG SẢN VIỆT NAM.")),
    ("PARTY_2026", "P-11", shorten_rule),
    ("PARTY_2026", "P-11", drop_rule),
    ("PARTY_2026", "P-12", set_size("ĐẢNG BỘ TỈNH", 12)),
    ("PARTY_2026", "P-13", set_size("ĐẢNG UỶ SỞ", 12)),
    ("PARTY_2026", "P-20", lambda d: change_text(d, "Số", "Số:")),
    ("PARTY_2026", "P-30", lambda d: change_text(d, "Hoà Sơn, ngày     tháng 01", "Hoà Sơn, ngày 5 tháng 1")),
    ("PARTY_2026", "P-40", set_bold("BÁO CÁO", bold=False)),
    ("PARTY_2026", "P-41", lambda d: change_text(d, "kết quả", "Kết quả")),
    ("PARTY_2026", "P-42", lambda d: change_text(d, "-----", "---------")),
    ("PARTY_2026", "P-50", lambda d: setattr(line(d, "Kế hoạch có"), "alignment", WD_ALIGN_PARAGRAPH.LEFT)),
    ("PARTY_2026", "P-50", lambda d: body_lines(d, 24)),
    ("PARTY_2026", "P-50", lambda d: setattr(line(d, "Kế hoạch có").paragraph_format, "first_line_indent", Mm(0))),
    ("PARTY_2026", "P-50", lambda d: setattr(line(d, "Kế hoạch có").paragraph_format, "space_before", Pt(0))),
    ("PARTY_2026", "P-51", end_long),
    ("PARTY_2026", "P-70", lambda d: change_text(d, "T/M", "TM.")),
    ("PARTY_2026", "P-71", set_bold("BÍ THƯ", bold=True)),
    ("PARTY_2026", "P-73", set_bold("Trần Thị Mẫu", bold=False)),
    ("PARTY_2026", "P-80", lambda d: setattr(line(d, "Nơi nhận").runs[0], "underline", False)),
    ("PARTY_2026", "P-81", lambda d: change_text(d, "- Tỉnh uỷ (để báo cáo);", "- Tỉnh uỷ (để báo cáo),")),
    ("PARTY_2018", "P-81", lambda d: change_text(d, "- Tỉnh uỷ (để báo cáo),", "- Tỉnh uỷ (để báo cáo);")),
    ("STATE_2020", "S-12", shorten_rule),
    ("STATE_2020", "S-20", lambda d: change_text(d, "Số: 05", "Số 05")),
    ("STATE_2020", "S-30", lambda d: change_text(d, "Hoà Sơn, ngày 05", "Hoà Sơn, ngày 5")),
    ("STATE_2020", "S-71", set_bold("PHÓ GIÁM ĐỐC", bold=False)),
    ("STATE_2020", "S-80", lambda d: setattr(line(d, "Nơi nhận").runs[0], "italic", False)),
]


@pytest.mark.parametrize(("profile_id", "rule_id", "plant"), PLANTED, ids=lambda value: value if isinstance(value, str) else "")
def test_a_planted_fault_is_found_and_no_other(tmp_path: Path, profile_id: str, rule_id: str, plant: Callable[[Document], None]):
    path = written(tmp_path, profile_id)
    document = docx.Document(str(path))
    plant(document)
    document.save(str(path))
    found = faults(check_layout(path, profile_id))
    assert {remark.rule_id for remark in found} == {rule_id}
    assert all(remark.actual and remark.demanded and remark.source for remark in found)


def test_a_fault_says_in_which_paragraph_it_is(tmp_path: Path):
    path = written(tmp_path, "PARTY_2026")
    document = docx.Document(str(path))
    set_size("ĐẢNG UỶ SỞ", 12.5)(document)
    document.save(str(path))
    (remark,) = faults(check_layout(path, "PARTY_2026"))
    assert (remark.paragraph, remark.excerpt, remark.actual) == (2, "ĐẢNG UỶ SỞ NỘI VỤ", "cỡ chữ 12,5")


def test_a_size_known_from_the_older_guide_only_is_a_doubt(tmp_path: Path):
    path = written(tmp_path, "PARTY_2026", "reminder-letter")
    document = docx.Document(str(path))
    document.styles["Kính gửi"].font.size = Pt(13)
    document.save(str(path))
    remarks = [remark for remark in check_layout(path, "party-2026") if remark.rule_id == "P-82"]
    assert {remark.verdict for remark in remarks} == {Verdict.UNSURE}


def test_a_party_report_with_an_address_line_is_a_fault(tmp_path: Path):
    path = tmp_path / "a.docx"
    data = report_data(addressed_to=("Tỉnh uỷ",))
    render(report_kind("progress-report").build(data), profile_of("party-2026"), None, path)
    assert "P-84" in {remark.rule_id for remark in faults(check_layout(path, "party-2026"))}


def test_what_is_not_recognised_is_not_judged(tmp_path: Path):
    document = docx.Document()
    document.add_paragraph("Kính gửi anh em")
    document.save(str(tmp_path / "a.docx"))
    remarks = check_layout(tmp_path / "a.docx", "party-2026")
    assert {"P-10", "P-20", "P-30"} <= {remark.rule_id for remark in remarks if remark.verdict is Verdict.NOT_JUDGED}


def test_an_empty_document_is_judged_without_trouble(tmp_path: Path):
    docx.Document().save(str(tmp_path / "a.docx"))
    assert check_layout(tmp_path / "a.docx", "state-2020")


def test_an_unknown_profile_is_refused(tmp_path: Path):
    with pytest.raises(UserError, match="2031"):
        check_layout(written(tmp_path, "PARTY_2026"), "party-2031")


def test_the_least_document_is_right_too(tmp_path: Path):
    """No superior, no signer, no recipients, no section: blanks, never a fault."""
    data = report_data()
    head = Letterhead("ĐẢNG UỶ XÃ A", data.dated_on, symbol="ĐU", place="Xã A", day_is_known=False)
    document = OfficialDocument(
        data.office.system, report_kind("progress-report").build(data).type, head, "kết quả", (paragraph("Không có gì."),)
    )
    render(document, profile_of("party-2026"), None, tmp_path / "a.docx")
    assert faults(check_layout(tmp_path / "a.docx", "party-2026")) == ()
