"""Every kind by every profile, and the demo's documents, judged by a reader that shares nothing with the program."""

import zipfile
from pathlib import Path

import pytest

from app.layout_rules.profile import all_profiles
from app.reports.registry import REPORT_KINDS
from tests.exporters.every_document import write_every_document
from tests.exporters.second_opinion.judge import faults_of

PROFILE_IDS = [profile.id for profile in all_profiles()]


@pytest.fixture(scope="module")
def files(tmp_path_factory) -> dict[str, Path]:
    return {one.name: one.path for one in write_every_document(tmp_path_factory.mktemp("documents"))}


@pytest.mark.parametrize("profile_id", PROFILE_IDS)
@pytest.mark.parametrize("kind", REPORT_KINDS, ids=lambda kind: kind.id)
def test_every_kind_has_no_fault_by_every_profile(files: dict[str, Path], kind, profile_id: str):
    assert faults_of(files[f"{kind.id}-{profile_id}"], profile_id) == []


# What a document of ours could get wrong: pattern in the document or the styles -> what stands there instead.
SPOILS: dict[str, tuple[str, str, str]] = {
    "font of one run": ("word/document.xml", 'w:ascii="Times New Roman"', 'w:ascii="Calibri"'),
    "font of one slot": ("word/document.xml", 'w:eastAsia="Times New Roman"', 'w:eastAsia="SimSun"'),
    "font of defaults": ("word/styles.xml", 'w:cs="Times New Roman"', 'w:cs="Arial"'),
    "left margin": ("word/document.xml", 'w:left="1701"', 'w:left="1417"'),
    "paper": ("word/document.xml", 'w:h="16838"', 'w:h="15840"'),
    "page number on page 1": ("word/document.xml", "<w:titlePg/>", ""),
    "star": ("word/document.xml", ">*<", ">* * *<"),
    "hyphens": ("word/document.xml", ">-----<", ">----<"),
    "colon in the number": ("word/document.xml", ">Số ", ">Số: "),
    "day without a nought": ("word/document.xml", "05/01/2027", "5/01/2027"),
    "month with a nought": ("word/document.xml", "20/9/2026", "20/09/2026"),
    "point in a percentage": ("word/document.xml", "58,3%", "58.3%"),
    "nought behind the comma": ("word/document.xml", "60%", "60,0%"),
    "count without a nought": ("word/document.xml", "04 nhiệm vụ", "4 nhiệm vụ"),
    "end mark": ("word/document.xml", ".</w:t></w:r></w:p><w:tbl>", "./.</w:t></w:r></w:p><w:tbl>"),
    "heading number": ("word/document.xml", ">III- ", ">IV- "),
    "recipient": ("word/document.xml", "Tỉnh uỷ (để báo cáo);", "Tỉnh uỷ (để báo cáo),"),
    "head row": ("word/document.xml", "<w:tblHeader/>", ""),
    "rule": ("word/document.xml", "<w:pBdr><w:top", "<w:pBdr><w:bottom"),
}


@pytest.mark.parametrize("name", SPOILS)
def test_what_is_wrong_is_found(files: dict[str, Path], tmp_path: Path, name: str):
    part, old, new = SPOILS[name]
    source, target = files["progress-report-PARTY_2026"], tmp_path / "spoiled.docx"
    with zipfile.ZipFile(source) as package, zipfile.ZipFile(target, "w") as copy:
        for each in package.namelist():
            content = package.read(each).decode()
            if each == part:
                assert old in content
                content = content.replace(old, new, 1)
            copy.writestr(each, content)
    assert faults_of(target, "PARTY_2026") != []
