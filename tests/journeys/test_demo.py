"""The demo: every file a clerk would send or sign, each rendered by LibreOffice, and the shipped sample fits its own text."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from app.services import sample
from tests.exporters.second_opinion.judge import faults_of
from tests.libreoffice import converted


@pytest.fixture(scope="module")
def demo(tmp_path_factory) -> tuple[Path, list[dict[str, str]], str]:
    """Run the demo once; gives its folder, what it says it wrote, and its words."""
    folder = tmp_path_factory.mktemp("demo") / "ra"
    words = run("demo", "--out", str(folder))
    files = re.findall(r"^  (\S.*?)  \((.+)\)$", words, re.MULTILINE)
    return folder, [{"path": path, "what": what} for path, what in files], words


def run(*words: str) -> str:
    done = subprocess.run([sys.executable, "-m", "app", *words], capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_it_says_where_everything_lies_and_all_of_it_is_there(demo):
    _, files, _ = demo
    assert len(files) >= 14
    assert [one["path"] for one in files if not Path(one["path"]).exists()] == []


def test_every_unit_gets_a_tracker_and_a_draft_in_both_quarters(demo):
    folder, _, _ = demo
    for period in ("2022-Q4", "2023-Q1"):
        sent = folder / f"phieu-gui-{period}"
        assert len(list(sent.glob("*.xlsx"))) == len(list(sent.glob("*.eml"))) == 16


def test_the_shipped_replies_fit_the_sample_book_and_the_conflict_is_left_to_the_clerk(demo):
    _, _, words = demo
    assert "Đã gộp 14 phiếu: ghi" in words
    assert "để lại 2 chỗ trùng sửa" in words
    assert "Đã gộp 15 phiếu: ghi" in words
    assert "Chưa gộp được" not in words


def test_the_register_shows_what_the_story_tells(demo):
    """117 items in the quarter: 7 tasks of 16, 16, … units (106 without the persons), 10 cells, 4 bodies, 5 persons."""
    folder, _, _ = demo
    found = json.loads(run("count", str(folder / "so-mau.dondoc"), "--period", "2022-Q4", "--today", "2022-12-28", "--json"))
    assert found["total"]["total"] == 6 * 16 + 2 + 10 + 4 + 5
    assert found["total"]["overdue"] == 1
    assert sum(one["total"] for one in found["units"]) == found["total"]["total"]
    assert [one["number"] for one in found["sections"]] == ["II", "III"]


def test_documents_follow_the_layout_of_their_date(demo):
    folder, _, _ = demo
    for name, profile in (("bao-cao-quy-IV-2022", "PARTY_2026"), ("bao-cao-quy-IV-2022-nam-2022", "PARTY_2018")):
        found = json.loads(run("check-layout", str(folder / f"{name}.docx"), "--json"))
        assert (found["profile"], found["faults"]) == (profile, 0)
    own = [path for path in folder.glob("*.docx") if path.name != "ke-hoach.docx" and "theo-mau" not in path.name]
    assert len(own) > 11
    for path in (*own, *(folder / "don-doc-2022-Q4").glob("*.docx")):
        assert json.loads(run("check-layout", str(path), "--json"))["faults"] == 0, path.name


def test_a_reader_of_its_own_finds_no_fault_in_any_document(demo):
    """The second opinion shares nothing with the checker of the program (tests/exporters/second_opinion)."""
    folder, _, _ = demo
    own = [path for path in folder.rglob("*.docx") if path.name != "ke-hoach.docx"]
    assert len(own) > 14
    for path in own:
        is_older = path.stem.endswith(("nam-2022", "theo-mau"))  # for a day of 2022, and in the mould of a plan of 2022
        assert faults_of(path, "PARTY_2018" if is_older else "PARTY_2026") == [], path.name


def test_the_second_report_compares_with_the_quarter_before(demo):
    folder, _, _ = demo
    from docx import Document

    text = "\n".join(paragraph.text for paragraph in Document(str(folder / "bao-cao-quy-I-2023.docx")).paragraphs)
    assert "Tỷ lệ hoàn thành tăng 1,1 điểm phần trăm so với quý IV/2022 (98,9%)." in text


@pytest.mark.office
@pytest.mark.slow
def test_libreoffice_renders_every_document_and_workbook(demo, tmp_path):
    folder, _, _ = demo
    files = [path for kind in ("docx", "xlsx") for path in sorted(folder.rglob(f"*.{kind}")) if "sao-luu" not in str(path)]
    into = tmp_path / "pdf"
    into.mkdir()
    flat: list[Path] = []
    for number, path in enumerate(files):
        flat.append(tmp_path / f"{number:03}{path.suffix}")
        shutil.copyfile(path, flat[-1])
    for path, pdf in zip(files, converted(flat, into, "pdf"), strict=True):
        pages = subprocess.run(["pdfinfo", pdf], capture_output=True, text=True, check=True).stdout
        count = int(re.search(r"Pages:\s+(\d+)", pages)[1])
        assert 1 <= count <= 40, f"{path.name}: {count} pages"


def test_the_shipped_plan_says_what_its_text_says():
    from docx import Document

    file = Document(str(sample.sample_plan()))
    written = " ".join(paragraph.text for paragraph in file.paragraphs)
    source = (sample.sample_folder() / "ke-hoach.txt").read_text("utf-8").partition("\n\n")[2]
    for line in source.splitlines():
        words = re.sub(r"[_*]|^= ", "", line).strip()
        assert words in written, words
