"""`report`: every kind, what it asks for, and refusals in one sentence with nothing written."""

import json
from pathlib import Path

import docx
import pytest

from app.__main__ import main
from app.reports.registry import REPORT_KINDS
from app.services import sample
from tests import sample_books
from tests.exporters.office_template.samples import written

TODAY = ("--today", str(sample.RECEIVED_ON))
PERIOD = ("--period", sample.SAMPLE_PERIOD.code)
ON_ITS_OWN = {"answer-list": (), "unit-plan": ("--unit", "Chi bộ Văn phòng")}


@pytest.fixture
def book(tmp_path: Path) -> str:
    core = sample_books.merged(tmp_path)
    core.close()
    return str(core.path)


def report(book: str, *words: str) -> int:
    try:
        return main(["report", book, *words, *TODAY])
    except SystemExit as end:
        return int(end.code or 0)


def test_the_list_names_every_kind_in_vietnamese(book, capsys):
    assert report(book, "--kind", "list") == 0
    said = capsys.readouterr().out
    assert [line.split()[0] for line in said.splitlines()] == [kind.id for kind in REPORT_KINDS]
    assert "Tờ trình: Trình cấp trên" in said
    report(book, "--kind", "list", "--json")
    kinds = json.loads(capsys.readouterr().out)["kinds"]
    assert {kind["group"] for kind in kinds} == {"Báo cáo", "Chỉ đạo, điều hành", "Bảng, biểu"}


@pytest.mark.parametrize("kind", [kind for kind in REPORT_KINDS if kind.id != "answer-list"], ids=lambda kind: kind.id)
def test_each_kind_is_written(book, tmp_path, capsys, kind):
    out = tmp_path / "ra.docx"
    period = PERIOD if kind.is_periodic else ()
    assert report(book, "--kind", kind.id, *period, *ON_ITS_OWN.get(kind.id, ()), "--out", str(out)) == 0
    assert "Đã lập" in capsys.readouterr().out
    assert any(paragraph.text for paragraph in docx.Document(str(out)).paragraphs)


def test_the_plan_again_has_the_words_of_its_own_file(book, tmp_path):
    out = tmp_path / "ke-hoach.docx"
    assert report(book, "--kind", "plan", "--out", str(out), "--mould", "plan") == 0
    said = [paragraph.text for paragraph in docx.Document(str(out)).paragraphs]
    assert any(text.startswith("- Giúp cán bộ, đảng viên") for text in said)
    assert not any("……" in text for text in said)


@pytest.mark.parametrize(
    ("words", "missing"),
    [
        (("--kind", "progress-report", "--out", "x.docx"), "--period"),
        (("--kind", "unit-plan", "--out", "x.docx"), "--unit"),
        (("--kind", "progress-report", *PERIOD), "--out"),
        (("--kind", "unit-plan"), "--unit và --out"),
    ],
)
def test_what_is_missing_is_named(book, capsys, words, missing):
    assert report(book, *words) == 2
    assert f"còn thiếu {missing}" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--kind", "annual", *PERIOD), "Không có loại văn bản “annual”"),
        (("--kind", "progress-report", "--period", "2019-Q1"), "quý I/2019 không có đầu việc nào"),
        (("--kind", "answer-list", *PERIOD), "sổ chưa có kế hoạch cấp trên nào"),
    ],
)
def test_a_refusal_is_one_sentence_and_writes_nothing(book, tmp_path, capsys, words, sentence):
    out = tmp_path / "ra.docx"
    assert report(book, *words, "--out", str(out)) == 1
    said = capsys.readouterr().err
    assert sentence in said
    assert len(said.strip().splitlines()) == 1
    assert not out.exists()


def test_a_file_that_cannot_be_written_stays_as_it_was(book, tmp_path, capsys):
    """Word holds an open file; a folder of that name refuses the same way everywhere."""
    out = tmp_path / "đang mở.docx"
    (out / "giữ").mkdir(parents=True)
    assert report(book, "--kind", "progress-report", *PERIOD, "--out", str(out)) == 1
    assert len(capsys.readouterr().err.strip().splitlines()) == 1
    assert (out / "giữ").is_dir()


def test_a_superior_plan_entered_later_is_not_taken_for_the_offices_own(book, tmp_path):
    from app.bootstrap import open_workspace
    from app.services.clock import Clock
    from app.services.link_plans import SuperiorLine, enter_superior_plan
    from app.services.report_data import plan_to_report

    core = open_workspace(Path(book), Clock(sample.RECEIVED_ON))
    own = plan_to_report(core, None)
    enter_superior_plan(core, own.bases[0], own.system, [SuperiorLine("1", "Tổ chức sinh hoạt.")])
    assert plan_to_report(core, None).id == own.id
    core.close()
    out = tmp_path / "doi-chieu.docx"
    assert report(book, "--kind", "answer-list", *PERIOD, "--out", str(out)) == 0
    assert any("01 nội dung; chưa nội dung nào có nhiệm vụ đáp ứng." in one.text for one in docx.Document(str(out)).paragraphs)


def test_the_offices_own_template_is_filled_and_one_with_faults_is_refused(book, tmp_path, capsys):
    out, template = tmp_path / "a.docx", written(tmp_path, "{{co_quan}}: {{ky}}")
    words = ("--kind", "progress-report", *PERIOD, "--out", str(out), "--template", str(template))
    assert report(book, *words) == 0
    assert docx.Document(str(out)).paragraphs[0].text == "ĐẢNG UỶ SỞ NỘI VỤ: quý IV/2022"
    out.unlink()
    written(tmp_path, "{{co_qan}}")
    capsys.readouterr()
    assert report(book, *words) == 1
    assert "ý bạn là “co_quan”?" in capsys.readouterr().err
    assert not out.exists()
    assert report(book, *words[:-1], str(tmp_path / "khong-co.docx")) == 1
