"""Bad input on the command line: one Vietnamese sentence, exit 1, the book untouched."""

import subprocess
import sys
from pathlib import Path

import pytest
from docx import Document

from app.__main__ import main
from app.services import sample
from tests import hostile, office_files
from tests.builders import an_empty_book
from tests.dumps import exact_dump


def plan_without_duty(path: Path) -> Path:
    file = Document()
    file.add_paragraph("Thư mời họp mặt cuối năm, kính mời các đồng chí đến dự.")
    file.save(path)
    return path


def not_word(path: Path) -> Path:
    path.write_text("<html><body>Kế hoạch</body></html>", "utf-8")
    return path


def encrypted(path: Path) -> Path:
    path.write_bytes(hostile.compound_file("EncryptionInfo", "EncryptedPackage"))
    return path


def empty(path: Path) -> Path:
    path.write_bytes(b"")
    return path


def damaged(path: Path) -> Path:
    content = sample.sample_plan().read_bytes()
    path.write_bytes(content[: len(content) // 2])
    return path


BAD = {"not Word": not_word, "encrypted": encrypted, "empty": empty, "damaged": damaged, "no duty": plan_without_duty}


@pytest.mark.parametrize("make", BAD.values(), ids=BAD.keys())
def test_a_bad_plan_is_refused_with_one_sentence_and_the_book_is_untouched(tmp_path, capsys, make):
    core = an_empty_book(tmp_path)
    before = exact_dump(core)
    core.close()
    path = make(tmp_path / "kế hoạch.docx")
    assert main(["import", str(core.path), str(path)]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "kế hoạch.docx" in said.err
    assert said.err.count("\n") == 1
    assert said.err.rstrip().endswith(".")
    reopened = core.database.open(core.path)
    core.database = reopened
    assert exact_dump(core) == before
    assert not core.path.with_name("so.dondoc-files").exists()


def test_each_kind_of_bad_plan_has_its_own_sentence(tmp_path, capsys):
    an_empty_book(tmp_path).close()
    said = set()
    for make in BAD.values():
        main(["import", str(tmp_path / "so.dondoc"), str(make(tmp_path / "kế hoạch.docx"))])
        said.add(capsys.readouterr().err)
    assert len(said) == len(BAD)


def test_inspecting_a_file_without_a_duty_is_no_refusal(tmp_path, capsys):
    import json

    assert main(["inspect", str(plan_without_duty(tmp_path / "a.docx")), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["tasks"] == []
    assert "no_duty" in {one["code"] for one in found["findings"]}


def test_wrong_usage_ends_with_two_and_speaks_vietnamese(capsys):
    with pytest.raises(SystemExit) as end:
        main(["count", "so.dondoc"])
    assert end.value.code == 2
    assert "còn thiếu --period" in capsys.readouterr().err
    assert main(["khong-co"]) == 2


@pytest.mark.parametrize("code", ["2022-Q5", "quý IV"])
def test_a_period_that_is_none_is_refused(tmp_path, capsys, code):
    an_empty_book(tmp_path).close()
    assert main(["count", str(tmp_path / "so.dondoc"), "--period", code]) == 1
    assert "Không hiểu kỳ" in capsys.readouterr().err


def test_the_same_plan_is_imported_once(tmp_path, capsys):
    an_empty_book(tmp_path).close()
    book = str(tmp_path / "so.dondoc")
    assert main(["import", book, str(sample.sample_plan())]) == 0
    assert main(["import", book, str(sample.sample_plan())]) == 1
    assert "đã có trong sổ" in capsys.readouterr().err


def test_a_book_that_is_open_elsewhere_is_refused(tmp_path):
    core = an_empty_book(tmp_path)
    other = subprocess.run(
        [sys.executable, "-m", "app", "verify", str(core.path)], capture_output=True, text=True, encoding="utf-8", check=False
    )
    core.close()
    assert other.returncode == 1
    assert other.stderr.startswith("Sổ đang mở trong cửa sổ Đôn Đốc")
    assert other.stdout == ""


def test_undo_with_nothing_to_undo_is_refused(tmp_path, capsys):
    an_empty_book(tmp_path).close()
    assert main(["undo", str(tmp_path / "so.dondoc")]) == 1
    assert "Không có gì để hoàn tác" in capsys.readouterr().err


def test_a_report_on_a_period_without_work_is_refused_and_writes_nothing(tmp_path, capsys):
    an_empty_book(tmp_path).close()
    book, out = str(tmp_path / "so.dondoc"), tmp_path / "bc.docx"
    main(["import", book, str(sample.sample_plan())])
    code = main(["report", book, "--kind", "progress-report", "--period", "2031", "--out", str(out)])
    assert code == 1
    assert not out.exists()
    assert "không có đầu việc nào" in capsys.readouterr().err


def test_a_docx_of_our_own_making_passes(tmp_path):
    path = tmp_path / "a.docx"
    path.write_bytes(office_files.document())
    assert main(["inspect", str(path)]) == 0
