"""The template to begin with, filled: valid, without traces, right by the prescribed layout, and without a blank page."""

from dataclasses import replace
from datetime import date
from zlib import crc32

import docx
import pytest

from app.domain.document import SignatureBlock
from app.exporters.office_template.order import order_of
from app.exporters.office_template.picture_traces import without_traces
from app.exporters.office_template.starter import write_starter
from app.layout_rules.checker import check_layout, faults
from app.layout_rules.profile import LayoutProfile, all_profiles, profile_of
from app.reports.document import Letterhead
from app.reports.registry import REPORT_KINDS, ReportKind
from tests.exporters.office_template.samples import add_table, an_order, everything, filled_by, saved
from tests.exporters.test_open_xml import faults_of
from tests.reports.sample import full_data, full_state_data

KINDS = pytest.mark.parametrize("kind", REPORT_KINDS, ids=lambda kind: kind.id)
PROFILES = pytest.mark.parametrize("profile", all_profiles(), ids=lambda profile: profile.id)


@PROFILES
@KINDS
def test_filled_it_has_no_fault_in_form_or_layout_and_names_nobody(tmp_path, kind: ReportKind, profile: LayoutProfile):
    data = full_state_data() if profile.id.startswith("STATE") else full_data()
    document = kind.build(data)
    starter = tmp_path / "mau.docx"
    write_starter(
        document.letterhead, document.signature, document.type, profile, starter, has_appendix=bool(document.appendices)
    )
    made = filled_by(starter, order_of(document, data, profile), tmp_path)
    assert faults_of(made) == []
    assert faults(check_layout(made, profile.id)) == ()
    assert "rsid" not in everything(made)
    assert len(docx.Document(str(made)).sections) == 1 + bool(document.appendices)


@pytest.mark.parametrize("has_lines", [True, False])
def test_a_document_without_appendix_gets_no_page_for_one(tmp_path, has_lines):
    order = an_order()
    if has_lines:
        order = replace(order, blocks=order.blocks | {"phu_luc": order.blocks["than_bai"]})
    head = Letterhead("ĐẢNG UỶ SỞ NỘI VỤ", date(2026, 10, 5), "ĐẢNG BỘ TỈNH", "ĐU", place="Bắc Ninh")
    signature, profile = SignatureBlock("T/M ĐẢNG UỶ", "BÍ THƯ", "A"), profile_of("PARTY_2026")
    starter, kind = tmp_path / "mau.docx", REPORT_KINDS[0]
    type_of = kind.build(full_data()).type
    write_starter(head, signature, type_of, profile, starter, has_appendix=True)
    sections = docx.Document(str(filled_by(starter, order, tmp_path))).sections
    assert len(sections) == 1 + has_lines
    assert sections[0].page_width < sections[0].page_height


def test_a_last_section_in_which_something_stands_stays(tmp_path):
    document = docx.Document()
    document.add_paragraph("{{than_bai}}")
    document.add_section()
    document.add_paragraph("{{phu_luc}}")
    add_table(document, ["Biểu của cơ quan"])
    made = docx.Document(str(filled_by(saved(document, tmp_path), an_order(), tmp_path)))
    assert len(made.sections) == 2
    assert made.tables[-1].cell(0, 0).text == "Biểu của cơ quan"


def segment(kind: int, told: bytes) -> bytes:
    return b"\xff" + bytes([kind]) + (len(told) + 2).to_bytes(2) + told


def chunk(kind: bytes, told: bytes) -> bytes:
    return len(told).to_bytes(4) + kind + told + crc32(kind + told).to_bytes(4)


NAME = b"Nguyen Van Mau"
DATA = b"\xff\xda\x00\x04ab" + NAME + b"\xff\xd9"
JPEG = b"\xff\xd8", segment(0xE0, b"JFIF"), segment(0xE2, b"ICC"), segment(0xDB, b"table"), DATA
PNG = b"\x89PNG\r\n\x1a\n", chunk(b"IHDR", b"1"), chunk(b"iCCP", b"2"), chunk(b"IDAT", b"3"), chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("picture", "told"),
    [
        (JPEG, segment(0xE1, b"Exif" + NAME)),
        (JPEG, segment(0xED, NAME)),
        (JPEG, segment(0xFE, NAME)),
        (PNG, chunk(b"tEXt", NAME)),
        (PNG, chunk(b"eXIf", NAME)),
    ],
)
def test_a_picture_keeps_its_look_and_tells_nothing_of_its_maker(picture, told):
    assert without_traces(b"".join([*picture[:3], told, *picture[3:]])) == b"".join(picture)


@pytest.mark.parametrize("picture", [b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n\x00\x00", b"GIF89a"])
def test_a_picture_that_is_cut_short_or_of_another_kind_stays_as_it_is(picture):
    assert without_traces(picture) == picture
