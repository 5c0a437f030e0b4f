"""What may be kept as evidence: paper, pictures, recordings; never what a machine runs."""

import pytest

from app.errors import UserError
from app.importers.gate.evidence_file import check_evidence_file
from app.messages.code import Code

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("Biên bản họp.docx", b"PK\x03\x04 whatever it holds"),
        ("ảnh.JPG", b"\xff\xd8\xff\xe0"),
        ("bao-cao.pdf", b"%PDF-1.7 cut off"),
        ("ghi âm.m4a", b"\0\0\0 ftypM4A "),
        ("cu.doc", COMPOUND),
        ("thu.eml", b"Subject: mau"),
        ("danh-sach.rtf", b"{\\rtf1 danh sach}"),
    ],
)
def test_what_offices_and_cameras_make_is_kept(tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    check_evidence_file(tmp_path / name)


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("chay.exe", b"MZ\x90\0", Code.EVIDENCE_IS_PROGRAM),
        ("anh.jpg", b"MZ\x90\0", Code.EVIDENCE_IS_PROGRAM),
        ("anh.png", b"\x7fELF", Code.EVIDENCE_IS_PROGRAM),
        ("ghi-chu.txt", b"#!/bin/sh\n", Code.EVIDENCE_IS_PROGRAM),
        ("lenh.BAT", b"dir", Code.EVIDENCE_IS_PROGRAM),
        ("loi-tat.lnk", b"x", Code.EVIDENCE_IS_PROGRAM),
        ("bao-cao.pdf.js", b"x", Code.EVIDENCE_IS_PROGRAM),
        ("bang.xlsm", b"PK\x03\x04", Code.FILE_HAS_MACROS),
        ("cu.doc", COMPOUND + "_VBA_PROJECT".encode("utf-16-le"), Code.FILE_HAS_MACROS),
        ("van-ban.doc", b"{\\rtf1{\\object\\objdata 01}}", Code.FILE_HAS_ACTIVE_OBJECTS),
        ("trang.html", b"<html>", Code.EVIDENCE_KIND_UNKNOWN),
        ("khong-duoi", b"x", Code.EVIDENCE_KIND_UNKNOWN),
        ("rong.pdf", b"", Code.FILE_EMPTY),
    ],
)
def test_programs_and_what_carries_them_are_refused_with_a_sentence(tmp_path, name, content, code):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(UserError) as refused:
        check_evidence_file(tmp_path / name)
    assert refused.value.code is code
    assert name in str(refused.value)


def test_a_folder_a_link_and_what_is_not_there_are_no_files(tmp_path):
    (tmp_path / "that.pdf").write_bytes(b"%PDF-")
    (tmp_path / "link.pdf").symlink_to(tmp_path / "that.pdf")
    for name, code in (("", Code.NOT_A_FILE), ("link.pdf", Code.NOT_A_FILE), ("mat.pdf", Code.NO_SUCH_FILE)):
        with pytest.raises(UserError) as refused:
            check_evidence_file(tmp_path / name)
        assert refused.value.code is code
