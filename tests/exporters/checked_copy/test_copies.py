"""Both copies of a checked document: comments at their place; mends as tracked changes that touch no word."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt, RGBColor
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.exporters.checked_copy.copies import write_commented, write_mended
from app.layout_rules.checker import check_layout, faults
from app.layout_rules.checks.remark import Verdict
from app.layout_rules.profile import all_profiles, profile_of
from tests.exporters.checked_copy.tracked_changes import W, out_of_order, parts, properties, settled, text
from tests.importers.plan.shared_plans import SHARED
from tests.layout_rules.test_checker import line, set_bold, shorten_rule, written
from tests.libreoffice import converted

PROFILE_IDS = [profile.id for profile in all_profiles()]


def all_runs(document: Document):
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    return [run for one in [*document.paragraphs, *(p for cell in cells for p in cell.paragraphs)] for run in one.runs]


def strange_fonts(document: Document) -> None:
    for run in all_runs(document)[::3]:
        run.font.name = "Calibri"


# What a clerk gets wrong and a program can mend, in any document of ours.
SPOILS: dict[str, Callable[[Document], None]] = {
    "left margin": lambda d: setattr(d.sections[0], "left_margin", Mm(25)),
    "paper": lambda d: setattr(d.sections[0], "page_height", Mm(279)),
    "number on page 1": lambda d: setattr(d.sections[0], "different_first_page_header_footer", False),
    "header distance": lambda d: setattr(d.sections[0], "header_distance", Mm(20)),
    "page number size": lambda d: setattr(d.styles["Số trang"].font, "size", Pt(11)),
    "page number left": lambda d: setattr(d.styles["Số trang"].paragraph_format, "alignment", WD_ALIGN_PARAGRAPH.LEFT),
    "fonts": strange_fonts,
    "colour": lambda d: setattr(all_runs(d)[5].font.color, "rgb", RGBColor(0, 0, 0xFF)),
    "body size": lambda d: setattr(d.styles["Nội dung"].font, "size", Pt(12)),
    "body left": lambda d: setattr(d.styles["Nội dung"].paragraph_format, "alignment", WD_ALIGN_PARAGRAPH.LEFT),
    "body indent": lambda d: setattr(d.styles["Nội dung"].paragraph_format, "first_line_indent", Mm(0)),
    "body gap": lambda d: setattr(d.styles["Nội dung"].paragraph_format, "space_before", Pt(0)),
    "body lines": lambda d: setattr(d.styles["Nội dung"].paragraph_format, "line_spacing", 2.0),
    "type name": lambda d: setattr(d.styles["Tên loại văn bản"].font, "bold", False),
    "subject": lambda d: setattr(d.styles["Trích yếu"].font, "italic", True),
    "number": lambda d: setattr(d.styles["Số ký hiệu"].font, "size", Pt(11)),
    "recipients": lambda d: setattr(d.styles["Danh sách nơi nhận"].font, "size", Pt(14)),
    "label": set_bold("Nơi nhận", bold=True),
    "rule": shorten_rule,
}


def spoiled(tmp_path: Path, profile_id: str, names) -> Path:
    path = written(tmp_path, profile_id)
    document = docx.Document(str(path))
    for name in names:
        SPOILS[name](document)
    document.save(str(path))
    return path


@pytest.mark.parametrize("profile_id", PROFILE_IDS)
@given(names=st.sets(st.sampled_from(sorted(SPOILS)), min_size=1))
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_mends_touch_no_word_can_be_taken_back_and_leave_no_fault(tmp_path: Path, profile_id: str, names: set[str]):
    path = spoiled(tmp_path, profile_id, sorted(names))
    mended = tmp_path / "mended.docx"
    write_mended(path, profile_of(profile_id), mended)
    accepted = settled(mended, tmp_path / "accepted.docx", accept=True)
    rejected = settled(mended, tmp_path / "rejected.docx", accept=False)
    before, now, back = parts(path), parts(accepted), parts(rejected)
    assert before.keys() == now.keys() == back.keys()
    for name, root in before.items():
        assert text(now[name]) == text(back[name]) == text(root)
        assert properties(back[name]) == properties(root)
        assert [*out_of_order(parts(mended)[name]), *out_of_order(now[name])] == []
    assert faults(check_layout(accepted, profile_id)) == ()
    assert write_mended(accepted, profile_of(profile_id), tmp_path / "again.docx") == 0


@pytest.mark.parametrize("name", SPOILS)
def test_each_spoiled_look_is_a_fault_before_it_is_mended(tmp_path: Path, name: str):
    path = spoiled(tmp_path, "PARTY_2026", [name])
    assert faults(check_layout(path, "PARTY_2026"))
    assert write_mended(path, profile_of("PARTY_2026"), tmp_path / "mended.docx") > 0


@pytest.mark.parametrize("profile_id", PROFILE_IDS)
def test_a_right_document_is_not_changed(tmp_path: Path, profile_id: str):
    path = written(tmp_path, profile_id)
    assert write_mended(path, profile_of(profile_id), tmp_path / "mended.docx") == 0


def test_letters_of_a_font_from_before_unicode_keep_it(tmp_path: Path):
    path = written(tmp_path, "PARTY_2026")
    document = docx.Document(str(path))
    line(document, "Kế hoạch có").runs[0].font.name = ".VnTime"
    document.save(str(path))
    assert write_mended(path, profile_of("PARTY_2026"), tmp_path / "mended.docx") == 0
    assert [remark.rule_id for remark in faults(check_layout(path, "PARTY_2026"))] == ["P-05"]


def test_numbers_dates_and_names_are_told_but_never_mended(tmp_path: Path):
    path = written(tmp_path, "PARTY_2026")
    document = docx.Document(str(path))
    run = line(document, "Số").runs[0]
    run.text = run.text.replace("Số", "Số:")
    document.save(str(path))
    assert write_mended(path, profile_of("PARTY_2026"), tmp_path / "mended.docx") == 0


def test_changes_of_others_stay_as_they_are(tmp_path: Path):
    path = spoiled(tmp_path, "PARTY_2026", ["body size"])
    once, twice = tmp_path / "once.docx", tmp_path / "twice.docx"
    assert write_mended(path, profile_of("PARTY_2026"), once) > 0
    assert write_mended(once, profile_of("STATE_2020"), twice) >= 0
    for root in parts(twice).values():
        for kind in ("rPr", "pPr"):
            assert all(len(one.findall(f"{W}{kind}Change")) <= 1 for one in root.iter(f"{W}{kind}"))


def test_every_change_has_its_own_number_and_the_programs_name(tmp_path: Path):
    mended = tmp_path / "mended.docx"
    write_mended(spoiled(tmp_path, "PARTY_2026", SPOILS), profile_of("PARTY_2026"), mended)
    changes = [
        one for root in parts(mended).values() for kind in ("rPr", "pPr", "sectPr") for one in root.iter(f"{W}{kind}Change")
    ]
    numbers = [one.get(f"{W}id") for one in changes]
    assert len(numbers) == len(set(numbers)) > 10
    assert {one.get(f"{W}author") for one in changes} == {"Đôn Đốc"}


def test_every_fault_and_doubt_is_a_comment_with_what_is_what_should_be_and_the_source(tmp_path: Path):
    path = spoiled(tmp_path, "PARTY_2026", ["left margin", "subject", "page number size"])
    target = tmp_path / "commented.docx"
    remarks = [r for r in check_layout(path, "PARTY_2026") if r.verdict in (Verdict.FAULT, Verdict.UNSURE)]
    assert write_commented(path, profile_of("PARTY_2026"), target) == len(remarks)
    comments = list(docx.Document(str(target)).comments)
    assert len(comments) == len(remarks)
    for remark, comment in zip(remarks, comments, strict=True):
        assert comment.author == "Đôn Đốc"
        assert comment.timestamp is None
        for words in (remark.rule_id, f"Đang là: {remark.actual}", f"Phải là: {remark.demanded}", f"Căn cứ: {remark.source}"):
            assert words in comment.text
    body = parts(target)["word/document.xml"]
    ids = {comment.comment_id for comment in comments}
    for mark in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        assert {int(one.get(f"{W}id")) for one in body.iter(f"{W}{mark}")} == ids
    subject = next(one for one in body.iter(f"{W}commentRangeStart") if "kết quả" in text(one.getparent()))
    assert subject is not None
    assert text(body) == text(parts(path)["word/document.xml"])
    for sign in list(body.iter(f"{W}commentReference")):  # a run of its own, no taller than its neighbours
        sign.getparent().getparent().remove(sign.getparent())
    assert properties(body) == properties(parts(path)["word/document.xml"])


def test_nobodys_name_or_clock_comes_into_the_comments(tmp_path: Path):
    target = tmp_path / "commented.docx"
    write_commented(spoiled(tmp_path, "STATE_2020", ["subject"]), profile_of("STATE_2020"), target)
    with zipfile.ZipFile(target) as package:
        written_comments = package.read("word/comments.xml").decode()
    assert "w:date" not in written_comments
    assert "python" not in written_comments


@pytest.mark.office
def test_libreoffice_opens_both_copies_with_as_many_pages(tmp_path: Path):
    from pypdfium2 import PdfDocument

    files = []
    for profile_id in PROFILE_IDS:
        path = spoiled(tmp_path, profile_id, ["subject", "fonts", "label"])
        copies = [tmp_path / f"{profile_id}-{name}.docx" for name in ("plain", "commented", "mended")]
        copies[0].write_bytes(path.read_bytes())
        write_commented(path, profile_of(profile_id), copies[1])
        write_mended(path, profile_of(profile_id), copies[2])
        files += copies
    pages = [len(PdfDocument(pdf)) for pdf in converted(files, tmp_path / "pdf", "pdf")]
    assert pages[0::3] == pages[1::3] == pages[2::3]


@pytest.mark.shared
def test_real_documents_are_mended_without_a_word_changed(tmp_path: Path):
    for path in sorted((SHARED / "corpus").glob("*.docx")):
        for profile_id in PROFILE_IDS[:1] if path.name.startswith("party") else PROFILE_IDS[-1:]:
            mended = tmp_path / "mended.docx"
            write_mended(path, profile_of(profile_id), mended)
            rejected = settled(mended, tmp_path / "rejected.docx", accept=False)
            accepted = settled(mended, tmp_path / "accepted.docx", accept=True)
            for name, root in parts(path).items():
                if name in parts(mended):
                    assert text(parts(accepted)[name]) == text(parts(rejected)[name]) == text(root), path.name
                    assert len(list(out_of_order(parts(mended)[name]))) == len(list(out_of_order(root))), path.name
            assert write_mended(accepted, profile_of(profile_id), tmp_path / "again.docx") == 0, path.name
