"""`check-layout`: remarks with their places, and both copies."""

import json

import docx
from docx.shared import Mm

from app.__main__ import main
from tests.layout_rules.test_checker import written


def test_remarks_have_place_is_should_be_and_source_and_copies_are_written(capsys, tmp_path):
    path = written(tmp_path, "PARTY_2026")
    document = docx.Document(str(path))
    document.sections[0].left_margin = Mm(25)
    document.save(str(path))
    copies = [tmp_path / "nhận xét.docx", tmp_path / "sửa.docx"]
    assert main(["check-layout", str(path), "--comments", str(copies[0]), "--fix", str(copies[1]), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    (fault,) = [remark for remark in found["remarks"] if remark["verdict"] == "fault"]
    assert (fault["rule"], fault["place"], fault["is"]) == ("P-02", "trang, phần 1", "lề trái 25 mm")
    assert fault["should_be"]
    assert fault["source"]
    assert (found["comments"], found["changes"]) == (3, 1)  # two blanks wait for the registry
    assert len(list(docx.Document(str(copies[0])).comments)) == 3
    assert main(["check-layout", str(copies[1]), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["faults"] == 0


def test_the_file_itself_is_refused_as_target(capsys, tmp_path):
    path = written(tmp_path, "STATE_2020")
    before = path.read_bytes()
    assert main(["check-layout", str(path), "--fix", str(path)]) == 1
    assert path.read_bytes() == before


def test_a_person_reads_one_line_a_remark(capsys, tmp_path):
    path = written(tmp_path, "PARTY_2026")
    assert main(["check-layout", str(path)]) == 0
    first, *lines = capsys.readouterr().out.splitlines()
    assert first.startswith("Thể thức: Đảng – Hướng dẫn 05-HD/VPTW (2026). Đạt ")
    assert len(lines) == 2
