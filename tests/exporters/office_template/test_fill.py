"""A filled template keeps its looks, repeats its rows, loses nothing in silence, and carries nobody's name."""

from dataclasses import replace

import docx
import pytest
from docx.shared import Pt

from app.errors import UserError
from app.exporters.office_template import fill
from app.exporters.office_template.child_work import FILLED
from tests.exporters.office_template.samples import (
    UNITS,
    add_table,
    add_xml,
    an_order,
    cells,
    everything,
    filled,
    saved,
    texts,
    written,
)
from tests.libreoffice import converted


def test_a_field_split_over_runs_takes_the_look_of_its_first_letter(tmp_path):
    document = docx.Document()
    paragraph = document.add_paragraph("Kính gửi ")
    first = paragraph.add_run("{{ten_")
    first.bold, first.font.size = True, Pt(15)
    paragraph.add_run("co_quan}").italic = True
    paragraph.add_run("} và hết")
    made = filled(saved(document, tmp_path)).paragraphs[0]
    assert made.text == "Kính gửi Đảng uỷ Sở Nội vụ và hết"
    name = next(run for run in made.runs if run.text.startswith("Đảng uỷ"))
    assert name.bold
    assert name.font.size == Pt(15)


def test_fields_in_header_footer_table_and_text_box_are_filled(tmp_path):
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "{{co_quan}}"
    document.sections[0].footer.paragraphs[0].text = "Kỳ {{ky}}"
    add_table(document, ("{{nguoi_ky|in hoa}}", "x"))
    box = "<w:txbxContent><w:p><w:r><w:t>{{ngay}}/{{thang}}</w:t></w:r></w:p></w:txbxContent>"
    add_xml(
        document,
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx>{box}</wps:txbx></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>",
    )
    made = filled(saved(document, tmp_path))
    assert made.sections[0].header.paragraphs[0].text == "ĐẢNG UỶ SỞ NỘI VỤ"
    assert made.sections[0].footer.paragraphs[0].text == "Kỳ quý IV/2026"
    assert cells(made) == [["NGUYỄN VĂN A", "x"]]
    assert everything(tmp_path / FILLED).count("05/9") == 2


def test_a_table_row_is_repeated_for_each_line_of_its_list(tmp_path):
    document = docx.Document()
    add_table(document, ("TT", "Đơn vị"), ("{{don_vi.stt}}", "{{đơn vị.tên}} ({{ky}})"), ("", "Cộng"))
    made = filled(saved(document, tmp_path))
    assert cells(made) == [
        ["TT", "Đơn vị"],
        *([str(n), f"{name} (quý IV/2026)"] for n, name in enumerate(UNITS, 1)),
        ["", "Cộng"],
    ]


def test_a_list_without_lines_leaves_a_blank_row_and_no_paragraph(tmp_path):
    document = docx.Document()
    document.add_paragraph("- {{minh_chung.ten}}")
    add_table(document, ("{{minh_chung.stt}}.", "{{minh_chung.ten}}"))
    made = filled(saved(document, tmp_path))
    assert texts(made) == []
    assert cells(made) == [[".", ""]]


def test_recipients_repeat_their_paragraph_in_the_cell_and_not_the_row_of_the_signature(tmp_path):
    document = docx.Document()
    add_table(document, ("{{noi_nhan.dong}}", "{{nguoi_ky}}"))
    made = filled(saved(document, tmp_path))
    assert cells(made) == [["\n".join(f"- {name};" for name in UNITS), "Nguyễn Văn A"]]


def test_what_a_condition_asks_for_decides_whether_its_paragraphs_stay(tmp_path):
    parts = (
        "đầu",
        "{{nếu qua_han}}",
        "Quá hạn {{qua_han}}.",
        "{{hết}}",
        "{{nếu không có quá hạn}}",
        "Không có.",
        "{{hết nếu}}",
        "cuối",
    )
    path = written(tmp_path, *parts)
    assert texts(filled(path)) == ["đầu", "Quá hạn 05.", "cuối"]
    assert texts(filled(path, an_order(qua_han="0"))) == ["đầu", "Không có.", "cuối"]


def test_the_whole_body_stands_in_the_style_of_its_paragraph(tmp_path):
    document = docx.Document()
    document.add_paragraph("{{than_bai}}", style="Quote").paragraph_format.keep_with_next = True
    document.add_paragraph("hết")
    made = filled(saved(document, tmp_path))
    assert texts(made) == ["I. KẾT QUẢ", "Đã hoàn thành 05/07 nhiệm vụ.", "hết"]
    assert [one.style.name for one in made.paragraphs[:2]] == ["Quote", "Quote"]
    assert [(run.text, bool(run.bold)) for run in made.paragraphs[1].runs] == [
        ("Đã hoàn thành ", False),
        ("05/07", True),
        (" nhiệm vụ.", False),
    ]
    assert made.paragraphs[1].paragraph_format.keep_with_next is None
    assert cells(made) == [["TT", "Đơn vị"], *([str(n), name] for n, name in enumerate(UNITS, 1))]


def test_what_is_unknown_stays_blank_as_typists_leave_it(tmp_path):
    made = filled(written(tmp_path, "Số {{so}}-BC", "{{nguoi_ky}}"), an_order(so=" " * 6, nguoi_ky=""))
    assert texts(made) == ["Số       -BC", ""]


def test_words_of_a_unit_are_never_read_as_fields(tmp_path):
    order = an_order(ky="{{than_bai}} {{co_quan}}", ten_don_vi="<b>&\u0000{{")
    made = filled(
        written(tmp_path, "{{ky}}", "{{ten_don_vi|in hoa}}"), replace(order, fields=order.fields | {"ten_don_vi": "<b>& {{"})
    )
    assert texts(made) == ["{{than_bai}} {{co_quan}}", "<B>& {{"]


def test_nobody_is_named_and_nothing_points_outside(tmp_path):
    document = docx.Document()
    document.core_properties.author = "Người Soạn Cũ"
    document.core_properties.last_modified_by = "Người Sửa Cũ"
    document.core_properties.keywords = "mật"
    link = document.part.relate_to(
        "http://x.example/", "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink", is_external=True
    )
    add_xml(document, f'<w:hyperlink r:id="{link}"><w:r><w:t>trang tin</w:t></w:r></w:hyperlink>')
    add_xml(
        document,
        '<w:ins w:id="1" w:author="Người Soạn Cũ" w:date="2020-01-01T00:00:00Z"><w:r><w:t>thêm {{ky}}</w:t></w:r></w:ins>'
        '<w:del w:id="2" w:author="Người Soạn Cũ"><w:r><w:delText>bỏ</w:delText></w:r></w:del>',
    )
    document.settings.element.append(document.settings.element.makeelement(f"{{{document.element.nsmap['w']}}}attachedTemplate"))
    made = filled(saved(document, tmp_path))
    whole = everything(tmp_path / FILLED)
    assert texts(made) == ["thêm quý IV/2026", "trang tin"]
    for trace in ("Người Soạn", "Người Sửa", "mật", "x.example", "attachedTemplate", "External", "rsid"):
        assert trace not in whole, trace
    assert made.core_properties.author == "ĐẢNG UỶ SỞ NỘI VỤ"


def test_rows_that_multiply_without_end_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(fill, "MOST_LINES", 20)
    document = docx.Document()
    for _ in range(10):
        add_table(document, ("{{don_vi.ten}}",))
    with pytest.raises(UserError) as refusal:
        filled(saved(document, tmp_path))
    assert "hơn 20" in str(refusal.value)


@pytest.mark.office
def test_libreoffice_opens_a_filled_template_and_finds_all_words(tmp_path):
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "{{co_quan}}"
    add_table(document, ("TT", "Đơn vị"), ("{{don_vi.stt}}", "{{don_vi.ten}}"))
    document.add_paragraph("{{than_bai}}")
    document.add_paragraph("{{nguoi_ky}}")
    filled(saved(document, tmp_path))
    (again,) = converted([tmp_path / FILLED], tmp_path / "lai", "docx") if (tmp_path / "lai").mkdir() is None else ()
    opened = docx.Document(str(again))
    assert cells(opened)[1:] == [[str(n), name] for n, name in enumerate(UNITS, 1)]
    assert "Nguyễn Văn A" in texts(opened)
    assert opened.sections[0].header.paragraphs[0].text == "ĐẢNG UỶ SỞ NỘI VỤ"
