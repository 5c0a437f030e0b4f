"""A PDF by the installed office program: all pages, nothing left behind, and one sentence where it cannot be made."""

import os
import stat
import sys
from pathlib import Path

import pypdfium2
import pytest

from app.domain.draft import OwnWords
from app.errors import UserError
from app.importers import pdf_conversion
from app.messages.code import Code
from app.paths import scratch_dir
from app.services import office_pdf, sample
from app.services.drafts import keep_draft
from app.services.make_report import ReportRequest, make_report
from app.services.office_pdf import office_pdf_of_composed, office_pdf_of_draft, pdf_program, write_office_pdf
from app.services.office_templates import add_template, office_templates
from app.steps import WritingCancelled
from tests import sample_books
from tests.exporters.office_template.samples import written as template
from tests.golden_text import dump_of_document

on_posix = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in for an office program is a shell script")


@on_posix
def test_what_is_converted_is_the_filled_template_where_one_was_chosen(tmp_path, monkeypatch):
    core = sample_books.merged(tmp_path)
    add_template(core, template(tmp_path, "Mẫu riêng của {{co_quan}}"), "Mẫu", "progress-report")
    request = ReportRequest("progress-report", sample.SAMPLE_PERIOD, sample.RECEIVED_ON, template_id=office_templates(core)[0].id)
    draft = keep_draft(core, request, OwnWords()).draft_id
    given: list[str] = []

    def convert(docx_file: Path, pdf: Path, cancelled: object = None) -> None:
        given.append(dump_of_document(docx_file))

    monkeypatch.setattr(office_pdf, "convert_to_pdf", convert)
    office_pdf_of_draft(core, draft, tmp_path / "ra.pdf")
    office_pdf_of_composed(core, request, OwnWords(), tmp_path / "ra.pdf")
    core.close()
    assert [text.count("Mẫu riêng của ĐẢNG UỶ") for text in given] == [1, 1]


@pytest.fixture(autouse=True)
def nothing_is_left_behind(tmp_path, monkeypatch):
    for name in ("XDG_DATA_HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "user data"))
    yield
    assert list(scratch_dir().iterdir()) == []


@pytest.fixture
def written(tmp_path) -> Path:
    path = tmp_path / "Báo cáo quý IV.docx"
    path.write_bytes(b"PK written")
    return path


def put_in_place(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a shell script be the office program."""
    program = folder / "bin" / "soffice"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")


def test_the_pdf_of_the_installed_program_holds_the_document(tmp_path):
    if not pdf_program():
        pytest.skip("neither Word nor LibreOffice is installed")
    core = sample_books.merged(tmp_path)
    docx, pdf = tmp_path / "bc.docx", tmp_path / "bc.pdf"
    make_report(core, ReportRequest("progress-report", sample.SAMPLE_PERIOD, sample.RECEIVED_ON), docx)
    core.close()
    write_office_pdf(docx, pdf)
    with pypdfium2.PdfDocument(pdf) as found:
        assert len(found) > 1
        assert "BÁO CÁO" in found[0].get_textpage().get_text_range()


@on_posix
def test_the_program_gets_a_copy_and_a_profile_of_its_own_without_network(tmp_path, written, monkeypatch):
    told = tmp_path / "told"
    put_in_place(
        tmp_path,
        f'echo "$@" > "{told}"; for last; do before=$out; out=$prev; prev=$last; done; cp "$last" "$out/source.pdf"',
        monkeypatch,
    )
    write_office_pdf(written, tmp_path / "bc.pdf")
    assert (tmp_path / "bc.pdf").read_bytes() == written.read_bytes()
    arguments = told.read_text(encoding="utf-8")
    assert str(written) not in arguments
    assert "--convert-to pdf:writer_pdf_Export" in arguments
    assert f"-env:UserInstallation={scratch_dir().as_uri()}" in arguments


@on_posix
def test_a_program_that_writes_nothing_is_said_in_one_sentence_and_an_older_pdf_stays(tmp_path, written, monkeypatch):
    put_in_place(tmp_path, "exit 0", monkeypatch)
    pdf = tmp_path / "bc.pdf"
    pdf.write_bytes(b"older")
    with pytest.raises(UserError) as refused:
        write_office_pdf(written, pdf)
    assert refused.value.code is Code.PDF_FAILED
    assert pdf.read_bytes() == b"older"


@on_posix
def test_it_is_ended_when_the_clerk_no_longer_wants_it(tmp_path, written, monkeypatch):
    put_in_place(tmp_path, "sleep 60", monkeypatch)
    with pytest.raises(WritingCancelled):
        write_office_pdf(written, tmp_path / "bc.pdf", lambda: True)


@on_posix
@pytest.mark.warns
def test_it_is_ended_when_its_time_is_over(tmp_path, written, monkeypatch):
    put_in_place(tmp_path, "sleep 60", monkeypatch)
    with pytest.raises(UserError) as refused:
        pdf_conversion.convert_to_pdf(written, tmp_path / "bc.pdf", wall_seconds=0.2)
    assert refused.value.code is Code.PDF_FAILED


def test_without_such_a_program_it_is_not_offered_and_refused(tmp_path, written, monkeypatch):
    monkeypatch.setattr(pdf_conversion, "libreoffice", lambda: None)
    monkeypatch.setattr(pdf_conversion, "_has_word", lambda: False)
    assert pdf_program() == ""
    with pytest.raises(UserError) as refused:
        write_office_pdf(written, tmp_path / "bc.pdf")
    assert refused.value.code is Code.NO_PDF_PROGRAM


def test_a_document_that_is_gone_is_said(tmp_path):
    with pytest.raises(UserError) as refused:
        write_office_pdf(tmp_path / "mất.docx", tmp_path / "bc.pdf")
    assert refused.value.code is Code.NO_WRITTEN_FILE
