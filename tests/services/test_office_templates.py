"""The office's own templates: kept with the book, judged, and filled into documents whose figures are frozen."""

import zipfile
from datetime import date

import docx
import pytest

from app.errors import UserError
from app.files import sha256_of
from app.messages.code import Code
from app.reports.registry import REPORT_KINDS, Parameter, report_kind
from app.services import sample
from app.services.make_report import ReportRequest, all_documents, collected, make_report, title_of
from app.services.office_templates import (
    add_template,
    check_template,
    document_type,
    office_templates,
    remove_template,
    replace_template,
    save_starter,
    save_template_file,
    templates_for,
)
from app.services.report_data import plan_to_report
from app.store import documents
from tests import sample_books
from tests.exporters.office_template.samples import texts, written

Q4 = sample.SAMPLE_PERIOD
DAY = date(2026, 10, 5)


@pytest.fixture
def core(tmp_path):
    core = sample_books.merged(tmp_path)
    yield core
    core.close()


def words(path) -> str:
    document = docx.Document(str(path))
    rows = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*texts(document), *rows])


@pytest.mark.parametrize("profile", ["PARTY_2026", "PARTY_2018", "STATE_2020"])
@pytest.mark.parametrize("kind", [kind.id for kind in REPORT_KINDS])
def test_the_template_to_begin_with_has_no_fault(core, tmp_path, kind, profile):
    save_starter(core, kind, tmp_path / "mau.docx", profile)
    reading = check_template(tmp_path / "mau.docx")
    assert reading.faults == ()
    assert {"co_quan", "so_ky_hieu", "trich_yeu", "than_bai", "noi_nhan", "nguoi_ky"} <= set(reading.names)


@pytest.mark.parametrize("profile", ["PARTY_2026", "STATE_2020"])
@pytest.mark.parametrize("kind", ["progress-report", "reminder-letter"])
def test_filled_it_says_what_the_report_of_the_program_says(core, tmp_path, kind, profile):
    save_starter(core, kind, tmp_path / "mau.docx", profile)
    add_template(core, tmp_path / "mau.docx", "Mẫu", kind)
    template = office_templates(core)[0].id
    make_report(core, ReportRequest(kind, Q4, DAY, profile=profile), tmp_path / "rieng.docx")
    make_report(core, ReportRequest(kind, Q4, DAY, profile=profile, template_id=template), tmp_path / "mau-dien.docx")
    assert words(tmp_path / "mau-dien.docx").split() == words(tmp_path / "rieng.docx").split()


def test_a_document_from_a_template_is_recorded_with_its_figures(core, tmp_path):
    add_template(core, written(tmp_path, "{{co_quan}}: {{da_hoan_thanh}}/{{den_han}}"), "Tin nhanh", "progress-report")
    make_report(core, ReportRequest("progress-report", Q4, DAY, template_id=office_templates(core)[0].id), tmp_path / "ra.docx")
    made = documents.all_documents(core.book)[0]
    assert made.sha256 == sha256_of(tmp_path / "ra.docx")
    assert all_documents(core)[0].figures.count.done == 70
    assert words(tmp_path / "ra.docx").strip() == "ĐẢNG UỶ SỞ NỘI VỤ: 70/72"


def test_a_template_with_faults_is_kept_and_told_but_not_offered(core, tmp_path):
    add_template(core, written(tmp_path, "{{co_qan}}", "{{ky"), "Đang sửa", "progress-report")
    known = office_templates(core)[0]
    assert not known.is_usable
    assert [fault.place for fault in known.faults] == ["Đoạn 1", "Đoạn 2"]
    assert templates_for(core, "progress-report") == []
    with pytest.raises(UserError) as refusal:
        make_report(core, ReportRequest("progress-report", Q4, DAY, template_id=known.id), tmp_path / "ra.docx")
    assert refusal.value.code is Code.TEMPLATE_HAS_FAULTS
    assert "co_quan" in str(refusal.value)
    assert not (tmp_path / "ra.docx").exists()
    assert documents.all_documents(core.book) == []
    replace_template(core, known.id, written(tmp_path, "{{co_quan}}"))
    assert [one.name for one in templates_for(core, "progress-report")] == ["Đang sửa"]


def test_a_template_serves_its_own_kind_only(core, tmp_path):
    add_template(core, written(tmp_path, "{{co_quan}}"), "Của báo cáo", "progress-report")
    assert templates_for(core, "reminder-letter") == []
    with pytest.raises(UserError) as refusal:
        make_report(core, ReportRequest("tracking-list", Q4, DAY, template_id=office_templates(core)[0].id), tmp_path / "ra.docx")
    assert refusal.value.code is Code.TEMPLATE_OF_OTHER_KIND


def test_names_are_wanted_and_are_not_taken_twice(core, tmp_path):
    path = written(tmp_path, "{{co_quan}}")
    add_template(core, path, "Báo cáo quý", "progress-report")
    for name, code in (("  ", Code.TEMPLATE_WITHOUT_NAME), ("báo cáo  QUÝ", Code.TEMPLATE_NAME_TAKEN)):
        with pytest.raises(UserError) as refusal:
            add_template(core, path, name, "progress-report")
        assert refusal.value.code is code


def test_a_template_can_be_saved_to_be_edited_and_let_go(core, tmp_path):
    path = written(tmp_path, "{{co_quan}}")
    add_template(core, path, "Mẫu", "progress-report")
    save_template_file(core, office_templates(core)[0].id, tmp_path / "sua.docx")
    assert (tmp_path / "sua.docx").read_bytes() == path.read_bytes()
    remove_template(core, office_templates(core)[0].id)
    assert office_templates(core) == []


@pytest.mark.parametrize(
    ("member", "content"),
    [("word/vbaProject.bin", b"macro"), ("word/document.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><w:document/>')],
)
def test_a_hostile_file_is_refused_at_the_gate_and_nothing_is_kept(core, tmp_path, member, content):
    good, bad = written(tmp_path, "{{co_quan}}"), tmp_path / "xau.docx"
    with zipfile.ZipFile(good) as source, zipfile.ZipFile(bad, "w") as target:
        for name in source.namelist():
            if name != member:
                target.writestr(name, source.read(name))
        target.writestr(member, content)
    with pytest.raises(UserError):
        add_template(core, bad, "Xấu", "progress-report")
    assert office_templates(core) == []


def test_a_zip_bomb_is_refused(core, tmp_path):
    bomb = tmp_path / "bom.docx"
    with zipfile.ZipFile(written(tmp_path, "x")) as source, zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, source.read(name))
        target.writestr("word/media/a.bin", b"\0" * (120 << 20))
    with pytest.raises(UserError) as refusal:
        add_template(core, bomb, "Bom", "progress-report")
    assert refusal.value.code is Code.FILE_INFLATES_TOO_LARGE


def test_the_type_of_each_kind_is_the_one_its_document_has(core):
    plan = plan_to_report(core, None)
    for kind in REPORT_KINDS:
        if kind.id == "answer-list" or Parameter.UNIT in kind.parameters:
            continue
        data = collected(core, kind, plan, ReportRequest(kind.id, Q4, DAY))
        assert kind.build(data).type == document_type(report_kind(kind.id)), title_of(kind, data)
