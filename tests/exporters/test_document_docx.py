"""The Word file itself: nothing personal, nothing from outside, every run named, lines as long as demanded, and fast."""

import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree

from app.domain.assignment import AssignmentRole
from app.domain.document import SignatureBlock
from app.domain.ids import PlanId, TaskId, UnitId
from app.domain.period import quarter
from app.domain.plan import Task
from app.domain.progress import Progress, ProgressState, WorkItem
from app.domain.unit import Unit, UnitKind
from app.errors import EnvironmentTrouble
from app.exporters.document_docx import render
from app.layout_rules.advances import text_width_mm
from app.layout_rules.checker import check_layout, faults
from app.layout_rules.profile import LayoutProfile, all_profiles, profile_of
from app.layout_rules.reading import read_layout
from app.reports.document import (
    REPORT,
    Appendix,
    Column,
    Heading,
    Letterhead,
    OfficialDocument,
    Recipients,
    Table,
    TableRow,
    paragraph,
)
from app.reports.registry import report_kind
from tests.libreoffice import converted
from tests.reports.sample import report_data, state_data

SLOTS = ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia")
PROFILES = pytest.mark.parametrize("profile", all_profiles(), ids=lambda profile: profile.id)


def report_of(profile: LayoutProfile) -> OfficialDocument:
    data = state_data() if profile.id.startswith("STATE") else report_data()
    return report_kind("progress-report").build(data)


def written(tmp_path: Path, document: OfficialDocument | None = None, profile_id: str = "PARTY_2026") -> Path:
    profile = profile_of(profile_id)
    path = tmp_path / "van-ban.docx"
    render(document or report_of(profile), profile, None, path)
    return path


def parts_of(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


@PROFILES
def test_every_run_and_style_names_the_font_in_all_four_slots(tmp_path: Path, profile: LayoutProfile):
    for name, content in parts_of(written(tmp_path, profile_id=profile.id)).items():
        if not re.fullmatch(r"word/(document|styles|header\d+)\.xml", name):
            continue
        root = etree.fromstring(content)
        fonts = list(root.iter(qn("w:rFonts")))
        assert len(fonts) >= len(list(root.iter(qn("w:r"))))
        assert {font.get(qn(slot)) for font in fonts for slot in SLOTS} == {"Times New Roman"}


def test_nothing_personal_and_nothing_of_another_program_is_inside(tmp_path: Path):
    parts = parts_of(written(tmp_path))
    assert sorted(parts) == [
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/header1.xml",
        "word/settings.xml",
        "word/styles.xml",
    ]
    properties = docx.Document(str(tmp_path / "van-ban.docx")).core_properties
    assert (properties.author, properties.last_modified_by, properties.comments) == ("ĐẢNG UỶ SỞ NỘI VỤ", "", "")
    assert b"python" not in b"".join(parts.values())


def test_no_relationship_leaves_the_file(tmp_path: Path):
    for name, content in parts_of(written(tmp_path)).items():
        if name.endswith(".rels"):
            assert b'TargetMode="External"' not in content


def test_two_files_of_one_document_have_equal_parts(tmp_path: Path):
    first = parts_of(written(tmp_path))
    assert parts_of(written(tmp_path)) == first


def order_of(parent: etree._Element) -> list[str]:
    return [etree.QName(child).localname for child in parent]


PROPERTY_ORDER = {
    "w:pPr": ["pStyle", "keepNext", "widowControl", "pBdr", "spacing", "ind", "jc", "outlineLvl", "rPr", "sectPr"],
    "w:rPr": ["rFonts", "b", "bCs", "i", "iCs", "color", "sz", "szCs", "u", "lang"],
    "w:tblPr": ["tblW", "tblInd", "tblBorders", "tblLayout", "tblCellMar"],
    "w:tcPr": ["tcW", "gridSpan", "vAlign"],
    "w:trPr": ["cantSplit", "tblHeader"],
    "w:sectPr": ["headerReference", "type", "pgSz", "pgMar", "pgNumType", "cols", "titlePg"],
}


@PROFILES
def test_properties_stand_in_the_order_of_the_schema(tmp_path: Path, profile: LayoutProfile):
    letter = report_kind("reminder-letter").build(report_data())
    for document in (report_of(profile), letter):
        content = parts_of(written(tmp_path, document, profile.id))
        for name in ("word/document.xml", "word/styles.xml"):
            root = etree.fromstring(content[name])
            for tag, order in PROPERTY_ORDER.items():
                for properties in root.iter(qn(tag)):
                    names = order_of(properties)
                    assert names == sorted(names, key=order.index), (name, tag)


def test_every_cell_holds_a_paragraph_and_rows_are_as_wide_as_the_grid(tmp_path: Path):
    root = etree.fromstring(parts_of(written(tmp_path))["word/document.xml"])
    for table in root.iter(qn("w:tbl")):
        grid = [int(column.get(qn("w:w"))) for column in table.iter(qn("w:gridCol"))]
        for row in table.iter(qn("w:tr")):
            assert all(order_of(cell)[-1] == "p" for cell in row.iter(qn("w:tc")))
            assert sum(int(width.get(qn("w:w"))) for width in row.iter(qn("w:tcW"))) == sum(grid)


@PROFILES
def test_the_rule_is_as_long_as_the_line_above_it(tmp_path: Path, profile: LayoutProfile):
    layout = read_layout(written(tmp_path, profile_id=profile.id))
    look = profile.look
    title = next(p for p in layout.paragraphs if p.line == (look.motto_text or look.title_text))
    rule = layout.paragraphs[layout.paragraphs.index(title) + 1]
    assert rule.cell is not None
    length = layout.column_widths[rule.cell.table][rule.cell.column] - rule.look.left_mm - rule.look.right_mm
    width = text_width_mm(title.line, title.main.size_pt, bold=True)
    assert length == pytest.approx(width, abs=0.2)


def test_party_documents_carry_a_star_five_hyphens_and_a_blank_number(tmp_path: Path):
    lines = [p.text for p in read_layout(written(tmp_path)).paragraphs]
    assert {"*", "-----", "Số       -BC/ĐU", "Hoà Sơn, ngày     tháng 01 năm 2027"} <= set(lines)


def test_state_documents_carry_number_and_date_on_one_row(tmp_path: Path):
    paragraphs = read_layout(written(tmp_path, profile_id="STATE_2020")).paragraphs
    number = next(p for p in paragraphs if p.text == "Số: 05/BC-SNV")
    on = next(p for p in paragraphs if p.text == "Hoà Sơn, ngày 05 tháng 01 năm 2027")
    assert number.cell is not None
    assert on.cell is not None
    assert (number.cell.table, number.cell.row) == (on.cell.table, on.cell.row)
    assert any(p.text.endswith("của Sở Nội vụ./.") for p in paragraphs)


def test_the_head_who_signs_directly_has_a_bold_title(tmp_path: Path):
    document = replace(report_of(profile_of("party-2026")), signature=SignatureBlock(None, "TRƯỞNG BAN", "Trần Thị Mẫu"))
    paragraphs = read_layout(written(tmp_path, document)).paragraphs
    assert next(p for p in paragraphs if p.text == "TRƯỞNG BAN").main.bold
    assert faults(check_layout(tmp_path / "van-ban.docx", "party-2026")) == ()


def test_the_appendix_lies_on_its_side_and_counts_its_own_pages(tmp_path: Path):
    main, appendix = read_layout(written(tmp_path)).sections
    assert (main.is_landscape, appendix.is_landscape) == (False, True)
    assert (appendix.numbers_from, appendix.hides_first) == (1, True)


def test_head_rows_repeat_and_no_row_is_split(tmp_path: Path):
    table = docx.Document(str(written(tmp_path))).tables[-1]
    rows = list(table._tbl.iter(qn("w:tr")))
    assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)
    assert [row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in rows] == [True] + [False] * (len(rows) - 1)


def two_appendices() -> OfficialDocument:
    table = Table(
        (Column("TT", 0.2, is_centred=True), Column("Việc", 0.8)), (TableRow(("1", "A")), TableRow(("Nhóm",), is_band=True))
    )
    appendices = tuple(Appendix(f"tên {n}", "(Kèm theo Báo cáo)", (Heading(1, "MỤC"), table)) for n in (1, 2))
    return replace(report_of(profile_of("party-2026")), appendices=appendices)


@pytest.mark.parametrize(
    ("profile_id", "numbers"), [("PARTY_2026", ["PHỤ LỤC 1", "PHỤ LỤC 2"]), ("STATE_2020", ["Phụ lục I", "Phụ lục II"])]
)
def test_two_appendices_are_numbered_in_the_figures_of_the_system(tmp_path: Path, profile_id: str, numbers: list[str]):
    layout = read_layout(written(tmp_path, two_appendices(), profile_id))
    assert [p.text for p in layout.paragraphs if p.text.upper().startswith("PHỤ LỤC")] == numbers
    assert [section.numbers_from for section in layout.sections] == [None, 1, 1]


def test_headings_carry_their_level_for_the_navigation_of_word(tmp_path: Path):
    document = docx.Document(str(written(tmp_path)))
    heading = next(p for p in document.paragraphs if p.text.startswith("I- "))
    outline = heading.style.element.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
    assert outline.get(qn("w:val")) == "0"


LONG_NAME = "Chi bộ " + " ".join(f"tên dài {number}" for number in range(45))


@pytest.mark.parametrize("kind", ["progress-report", "reminder-letter"])
def test_a_unit_name_of_four_hundred_letters_is_set_like_any_other(tmp_path: Path, kind: str):
    assert len(LONG_NAME) > 400
    data = report_data()
    units = {**data.units, UnitId(4): replace(data.units[UnitId(4)], name=LONG_NAME)}
    path = written(tmp_path, report_kind(kind).build(replace(data, units=units)))
    assert any(LONG_NAME in p.text for p in read_layout(path).paragraphs)
    assert faults(check_layout(path, "party-2026")) == ()


@pytest.mark.parametrize("blank", [SignatureBlock(), SignatureBlock("T/M ĐẢNG UỶ", "BÍ THƯ", None)])
def test_a_missing_signer_leaves_the_place_blank(tmp_path: Path, blank: SignatureBlock):
    document = replace(report_of(profile_of("party-2026")), signature=blank, recipients=Recipients())
    assert faults(check_layout(written(tmp_path, document), "party-2026")) == ()


def test_control_characters_in_a_units_words_do_not_break_the_file(tmp_path: Path):
    document = replace(report_of(profile_of("party-2026")), body=(paragraph("Kết quả\x0b\x00\x1f tốt \ud800."),), appendices=())
    assert any(p.text.startswith("Kết quả") for p in read_layout(written(tmp_path, document)).paragraphs)


def test_decomposed_letters_are_written_composed(tmp_path: Path):
    document = replace(report_of(profile_of("party-2026")), body=(paragraph("Đảng uỷ."),))
    assert any(p.text == "Đảng uỷ." for p in read_layout(written(tmp_path, document)).paragraphs)


def test_a_target_in_a_place_that_cannot_be_written_leaves_nothing(tmp_path: Path):
    (tmp_path / "tep").write_text("")
    with pytest.raises(EnvironmentTrouble):
        render(report_of(profile_of("party-2026")), profile_of("party-2026"), None, tmp_path / "tep" / "a.docx")
    assert [each.name for each in tmp_path.iterdir()] == ["tep"]


def test_urgency_and_draft_marks_stand_under_the_number(tmp_path: Path):
    report = report_of(profile_of("party-2026"))
    head = replace(report.letterhead, urgency="khẩn", draft="Dự thảo lần 1")
    lines = [p.text for p in read_layout(written(tmp_path, replace(report, letterhead=head))).paragraphs]
    assert lines[3:6] == ["Số       -BC/ĐU", "KHẨN", "Dự thảo lần 1"]


def provincial_report() -> OfficialDocument:
    """40 tasks, 124 units, an appendix of more than 2,000 rows."""
    tasks = tuple(Task(TaskId(n), PlanId(1), f"II.{n}", f"Nhiệm vụ số {n}; thực hiện trong quý.") for n in range(1, 41))
    units = {UnitId(n): Unit(UnitId(n), f"Xã Bình An {n}", UnitKind.COMMUNE, position=n) for n in range(1, 125)}
    items = tuple(
        WorkItem(
            task.id,
            unit_id,
            quarter(2026, 4),
            AssignmentRole.LEAD,
            date(2026, 12, 31),
            Progress(
                ProgressState.COMPLETED, date(2026, 12, 1), f"Kết quả của {unit.name} đối với {task.number}, 45 lượt người."
            ),
        )
        for task in tasks
        for unit_id, unit in units.items()
    )
    return report_kind("progress-report").build(report_data(tasks=tasks, units=units, items=items, report_states={}))


@pytest.mark.slow
def test_a_provincial_report_loses_no_row(tmp_path: Path):
    path = written(tmp_path, provincial_report())
    rows = list(docx.Document(str(path)).tables[-1]._tbl.iter(qn("w:tr")))
    assert len(rows) == 1 + 40 + 40 * 124


def first_line_mm(words: str, pages: str) -> float:
    """Return how far below the upper edge of its page a word stands, from `pdftotext -bbox`."""
    found = re.search(rf'yMin="([\d.]+)"[^>]*>{re.escape(words)}<', pages)
    assert found, words
    return float(found[1]) / 72 * 25.4


@pytest.mark.office
@pytest.mark.slow
def test_libreoffice_puts_letterhead_and_page_number_where_they_belong(tmp_path: Path, pdf_words: Callable[[Path], str]):
    files: list[Path] = []
    for profile in all_profiles():
        files.append(tmp_path / f"{profile.id}.docx")
        render(report_of(profile), profile, None, files[-1])
    for file in converted(files, tmp_path, "pdf"):
        words = pdf_words(file)
        pages = words.split("<page ")[1:]
        assert 4 <= len(pages) <= 6
        assert 19 <= first_line_mm("NAM", pages[0]) <= 23
        assert 9.5 <= first_line_mm("2", pages[1]) <= 12.5
        assert 'width="841' in pages[-1]


@pytest.fixture
def pdf_words() -> Callable[[Path], str]:
    import shutil
    import subprocess

    program = shutil.which("pdftotext")
    if program is None:
        pytest.skip("pdftotext is not installed")
    return lambda path: subprocess.run([program, "-bbox", str(path), "-"], check=True, capture_output=True, text=True).stdout


def test_a_letterhead_without_a_superior_is_right_too(tmp_path: Path):
    head = Letterhead("TỈNH UỶ HOÀ SƠN", date(2026, 12, 9), symbol="TU", place="Hoà Sơn", number="61")
    document = OfficialDocument(report_data().office.system, REPORT, head, "kết quả", (paragraph("Không có."),))
    lines = [p.text for p in read_layout(written(tmp_path, document)).paragraphs]
    assert lines[:3] == ["TỈNH UỶ HOÀ SƠN", "*", "Số 61-BC/TU"]
    assert faults(check_layout(tmp_path / "van-ban.docx", "party-2026")) == ()
