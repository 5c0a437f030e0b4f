"""What is wrong with a template is told at once, by paragraph, and nothing of it is ever run."""

import docx
import pytest

from app.exporters.office_template.child_work import read_template
from tests.exporters.office_template.samples import add_table, add_xml, saved, sentences, written


def test_a_misspelt_field_is_named_with_its_paragraph_and_the_nearest_name(tmp_path):
    path = written(tmp_path, "ĐẢNG BỘ", "Kính gửi: {{ten_don_vj}}")
    assert sentences(path) == ["Đoạn 2 “Kính gửi: {{ten_don_vj}}”: không có trường “ten_don_vj”; ý bạn là “ten_don_vi”?"]


def test_all_faults_are_told_at_once_in_the_order_of_the_file(tmp_path):
    path = written(tmp_path, "{{aaaa}} {{bbbb}}", "{{than_bai}} và", "{{ky", "{{co_quan|chữ to}}", "{{dau_viec.ket_qa}}")
    found = sentences(path)
    assert [one.split(" “")[0] for one in found] == ["Đoạn 1", "Đoạn 1", "Đoạn 2", "Đoạn 3", "Đoạn 4", "Đoạn 5"]
    assert "ý bạn là “ket_qua”?" in found[-1]


@pytest.mark.parametrize("words", ["{{Tên cơ quan}}", "{{ TÊN_CƠ_QUAN }}", "{{ten_co_quan}}", "{{tên\u00a0cơ quan|in hoa}}"])
def test_a_field_may_be_written_with_accents_and_spaces(tmp_path, words):
    assert read_template(written(tmp_path, words)).names == ("ten_co_quan",)


@pytest.mark.parametrize(
    "words",
    [
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{{ co_quan.__class__ }}",
        "{{ range(999999999) }}",
        "{% for a in range(99999999) %}x{% endfor %}",
        "{% import 'os' as os %}",
        "{{ 7*7 }}",
        "{# #}",
        "{{{{co_quan}}}}",
        "{{co_quan.so.so}}",
        "{{dau_viec[0]}}",
        "{{co_quan|safe}}",
        "{{" * 2000,
        "{{ " + "a" * 50_000 + " }}",
    ],
)
def test_whatever_is_not_of_the_language_is_a_fault(tmp_path, words):
    assert sentences(written(tmp_path, words))


def test_a_known_name_in_single_braces_is_pointed_out_and_other_braces_are_left_alone(tmp_path):
    assert "{{co_quan}}" in sentences(written(tmp_path, "Nơi gửi {co_quan}"))[0]
    assert sentences(written(tmp_path, "Tập hợp {1; 2} và {ghi chú}")) == []


def test_a_condition_wants_its_end_in_the_same_place(tmp_path):
    assert "chưa có {{hết}}" in sentences(written(tmp_path, "{{nếu qua_han}}", "chữ"))[0]
    assert "không có {{nếu …}}" in sentences(written(tmp_path, "{{hết}}"))[0]
    assert "lồng nhau" in sentences(written(tmp_path, *["{{nếu qua_han}}"] * 6, *["{{hết}}"] * 6))[0]


def test_a_row_repeats_for_one_list_only(tmp_path):
    document = docx.Document()
    add_table(document, ("{{dau_viec.stt}}", "{{don_vi.ten}}"))
    assert "hai danh sách" in sentences(saved(document, tmp_path))[0]


def test_a_repeated_row_in_a_repeated_row_is_refused(tmp_path):
    document = docx.Document()
    add_table(document, ("{{dau_viec.stt}}",))
    inner = document.tables[0].cell(0, 0).add_table(1, 1)
    inner.cell(0, 0).text = "{{don_vi.ten}}"
    assert any("đã lặp" in one for one in sentences(saved(document, tmp_path)))


def test_a_part_of_the_body_has_no_place_in_a_header_or_a_repeated_row(tmp_path):
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "{{than_bai}}"
    add_table(document, ("{{don_vi.ten}}", "{{than_bai}}"))
    found = sentences(saved(document, tmp_path))
    assert any(one.startswith("Đầu trang “{{than_bai}}”") for one in found)
    assert any("dòng bảng lặp" in one for one in found)


def test_a_fault_in_a_text_box_is_named_once(tmp_path):
    document = docx.Document()
    box = "<w:txbxContent><w:p><w:r><w:t>{{{{co_qan}}}}</w:t></w:r></w:p></w:txbxContent>".replace("{{{{", "{{").replace(
        "}}}}", "}}"
    )
    choice = f'<mc:Choice Requires="wps"><wps:txbx>{box}</wps:txbx></mc:Choice>'
    add_xml(
        document,
        f"<w:r><mc:AlternateContent>{choice}<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>",
    )
    found = sentences(saved(document, tmp_path))
    assert found == ["Khung chữ ở đoạn 1 “{{co_qan}}”: không có trường “co_qan”; ý bạn là “co_quan”?"]


@pytest.mark.parametrize(
    "instruction",
    [
        'DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc"',
        "INCLUDETEXT http://x.example/a.docx",
        "MERGEFIELD Ten",
        "INCLUDEPICTURE x",
    ],
)
def test_a_word_field_that_fetches_data_is_named(tmp_path, instruction):
    document = docx.Document()
    half = len(instruction) // 3
    runs = "".join(
        f'<w:r><w:instrText xml:space="preserve">{part}</w:instrText></w:r>' for part in (instruction[:half], instruction[half:])
    )
    add_xml(document, f'<w:r><w:fldChar w:fldCharType="begin"/></w:r>{runs}<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    assert f"trường Word “{instruction.split()[0]}”" in sentences(saved(document, tmp_path))[0]


def test_the_page_number_is_a_harmless_field(tmp_path):
    document = docx.Document()
    add_xml(document, '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>')
    assert sentences(saved(document, tmp_path)) == []


def test_a_linked_picture_and_an_imported_piece_are_named(tmp_path):
    document = docx.Document()
    document.part.relate_to(
        "http://x.example/a.png", "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image", is_external=True
    )
    document.part.relate_to(
        "x.html", "http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk", is_external=True
    )
    found = sentences(saved(document, tmp_path))
    assert any("hình liên kết ra ngoài" in one for one in found)
    assert len(found) == 2


def test_too_many_fields_are_one_fault(tmp_path):
    assert sentences(written(tmp_path, *["{{ky}} " * 100] * 21)) == ["Cả tệp: mẫu có quá 2000 trường."]
