"""Word files: every word a reader of the paper sees is read once, in order, with its place."""

from pathlib import Path

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part as OpcPart

from app.domain.file_content import Alignment, NoticeKind, Part
from tests.importers.plan_files.word_files import add_part, blocks_of, content_of, document_of, paragraph, run, texts_of

_FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
_BOX = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>{0}</w:txbxContent></wps:txbx>'
    "</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{0}</w:txbxContent></v:textbox></w:pict>"
    "</mc:Fallback></mc:AlternateContent></w:r>"
)


def _cell(*content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(content)}</w:tc>"


def _row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def _table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def test_tracked_changes_are_read_as_accepted(tmp_path: Path) -> None:
    inserted = f'<w:ins w:id="1" w:author="a">{run("Quý IV")}</w:ins>'
    deleted = '<w:del w:id="2" w:author="a"><w:r><w:delText>Quý I</w:delText></w:r></w:del>'
    moved = f'<w:moveFrom w:id="3" w:author="a">{run("Cũ")}</w:moveFrom><w:moveTo w:id="4" w:author="a">{run(" mới")}</w:moveTo>'
    document = document_of(paragraph("Thời gian: ", deleted, inserted, moved))
    assert texts_of(document, tmp_path) == ["Thời gian: Quý IV mới"]


def test_a_deleted_paragraph_mark_joins_two_paragraphs(tmp_path: Path) -> None:
    gone = '<w:rPr><w:del w:id="1" w:author="a"/></w:rPr>'
    document = document_of(paragraph("Văn phòng", properties=gone), paragraph("theo dõi"), paragraph("Hết"))
    assert texts_of(document, tmp_path) == ["Văn phòng theo dõi", "Hết"]


def test_a_deleted_mark_at_the_end_of_a_cell_joins_nothing(tmp_path: Path) -> None:
    gone = '<w:rPr><w:del w:id="1" w:author="a"/></w:rPr>'
    table = _table(_row(_cell(paragraph("Một", properties=gone)), _cell(paragraph("Hai"))))
    assert texts_of(document_of(table, paragraph("Ba")), tmp_path) == ["Một", "Hai", "Ba"]


def test_a_paragraph_moved_away_leaves_nothing(tmp_path: Path) -> None:
    away = '<w:rPr><w:moveFrom w:id="1" w:author="a"/></w:rPr>'
    words = f'<w:moveFrom w:id="1" w:author="a">{run("Cũ")}</w:moveFrom>'
    content = content_of(document_of(paragraph(words, properties=away), paragraph("Mới")), tmp_path)
    assert [(block.text, block.paragraph) for block in content.blocks] == [("Mới", 2)]


def test_a_deleted_cell_is_gone(tmp_path: Path) -> None:
    row = _row(_cell(paragraph("Còn")), _cell(paragraph("Bỏ"), properties='<w:cellDel w:id="1" w:author="a"/>'))
    assert texts_of(document_of(_table(row)), tmp_path) == ["Còn"]


def test_a_deleted_table_row_is_gone(tmp_path: Path) -> None:
    kept, gone = _row(_cell(paragraph("Còn"))), _row(_cell(paragraph("Bỏ")), properties='<w:del w:id="1" w:author="a"/>')
    assert texts_of(document_of(_table(kept, gone)), tmp_path) == ["Còn"]


def test_comments_are_left_out_and_told(tmp_path: Path) -> None:
    document = document_of(paragraph("Giữ lại"))
    add_part(document, "comments", f'<w:comment w:id="0" w:author="a">{paragraph("Ý kiến")}</w:comment>')
    content = content_of(document, tmp_path)
    assert [block.text for block in content.blocks] == ["Giữ lại"]
    assert [(notice.kind, notice.text) for notice in content.notices] == [(NoticeKind.COMMENTS, "1")]


def test_a_text_box_is_read_once_with_the_paragraph_it_hangs_on(tmp_path: Path) -> None:
    document = document_of(paragraph("Trên"), paragraph("Thân ", _BOX.format(paragraph("TRONG KHUNG")), "bài"))
    assert [(block.text, block.part, block.paragraph) for block in blocks_of(document, tmp_path)] == [
        ("Trên", Part.BODY, 1),
        ("Thân bài", Part.BODY, 2),
        ("TRONG KHUNG", Part.TEXT_BOX, 2),
    ]


def test_footnotes_are_a_part_of_their_own_without_the_lines_above_them(tmp_path: Path) -> None:
    document = document_of(paragraph("Thân bài"))
    line = f'<w:footnote w:type="separator" w:id="-1">{paragraph("dòng kẻ")}</w:footnote>'
    add_part(document, "footnotes", f'{line}<w:footnote w:id="1">{paragraph("Chú thích")}</w:footnote>')
    assert [(block.text, block.part) for block in blocks_of(document, tmp_path)] == [
        ("Thân bài", Part.BODY),
        ("Chú thích", Part.FOOTNOTE),
    ]


def test_page_headers_and_footers_are_parts_of_their_own_each_once(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Thân bài")
    document.sections[0].header.paragraphs[0].text = "Đầu trang"
    document.sections[0].footer.paragraphs[0].text = "Chân trang"
    document.add_section()
    assert [(block.text, block.part, block.paragraph) for block in blocks_of(document, tmp_path)] == [
        ("Thân bài", Part.BODY, 1),
        ("Đầu trang", Part.HEADER, None),
        ("Chân trang", Part.FOOTER, None),
    ]


def test_of_a_field_the_result_is_read_and_not_the_instruction(tmp_path: Path) -> None:
    instruction = '<w:r><w:instrText>DATE \\@ "dd/MM"</w:instrText></w:r>'
    field = _FIELD.format("begin") + instruction + _FIELD.format("separate") + run("15/3") + _FIELD.format("end")
    link = f'<w:hyperlink w:anchor="x">{run(" xem thêm")}</w:hyperlink>'
    document = document_of(paragraph("Ngày ", field, " họp", link))
    assert texts_of(document, tmp_path) == ["Ngày 15/3 họp xem thêm"]


def test_a_field_may_run_over_several_paragraphs(tmp_path: Path) -> None:
    begin = _FIELD.format("begin") + "<w:r><w:instrText>TOC</w:instrText></w:r>" + _FIELD.format("separate")
    document = document_of(paragraph(begin, run("Mục 1")), paragraph(run("Mục 2"), _FIELD.format("end")), paragraph("Thân"))
    assert texts_of(document, tmp_path) == ["Mục 1", "Mục 2", "Thân"]


def test_a_field_inside_a_field_shows_its_result_once(tmp_path: Path) -> None:
    inner = _FIELD.format("begin") + "<w:r><w:instrText>PAGE</w:instrText></w:r>" + _FIELD.format("separate") + run("ba")
    inner += _FIELD.format("end")
    outer = _FIELD.format("begin") + run("= ") + inner + _FIELD.format("separate") + run("kết quả") + _FIELD.format("end")
    assert texts_of(document_of(paragraph(outer, " sau")), tmp_path) == ["kết quả sau"]


def test_a_simple_field_shows_its_result(tmp_path: Path) -> None:
    field = f'<w:fldSimple w:instr="NUMPAGES">{run("12")}</w:fldSimple>'
    assert texts_of(document_of(paragraph("Gồm ", field, " trang")), tmp_path) == ["Gồm 12 trang"]


def test_a_field_that_never_ends_hides_nothing(tmp_path: Path) -> None:
    document = document_of(paragraph("Trước ", _FIELD.format("begin"), "sau"), paragraph("Hết"))
    assert texts_of(document, tmp_path) == ["Trước sau", "Hết"]


def test_a_deleted_field_leaves_what_follows(tmp_path: Path) -> None:
    field = f'<w:del w:id="1" w:author="a">{_FIELD.format("begin")}</w:del>'
    assert texts_of(document_of(paragraph(field, "Còn"), paragraph("Hết")), tmp_path) == ["Còn", "Hết"]


def test_text_boxes_of_old_programs_are_read_too(tmp_path: Path) -> None:
    box = f"<w:r><w:pict><v:textbox><w:txbxContent>{paragraph('KHUNG')}</w:txbxContent></v:textbox></w:pict></w:r>"
    assert [(block.text, block.part) for block in blocks_of(document_of(paragraph("Thân", box)), tmp_path)] == [
        ("Thân", Part.BODY),
        ("KHUNG", Part.TEXT_BOX),
    ]


def test_of_two_writings_of_a_paragraph_the_first_is_read(tmp_path: Path) -> None:
    both = f'<mc:AlternateContent><mc:Choice Requires="wps">{paragraph("Mới")}</mc:Choice>'
    document = document_of(f"{both}<mc:Fallback>{paragraph('Cũ')}</mc:Fallback></mc:AlternateContent>", paragraph("Sau"))
    assert texts_of(document, tmp_path) == ["Mới", "Sau"]


def test_symbols_are_bullets_unless_they_are_letters(tmp_path: Path) -> None:
    symbols = (
        '<w:r><w:sym w:font="Wingdings" w:char="F0E0"/><w:sym w:font="Arial" w:char="2265"/><w:sym w:font="x" w:char="?"/></w:r>'
    )
    assert texts_of(document_of(paragraph(symbols, " 5")), tmp_path) == ["•≥• 5"]


def test_a_line_end_inside_text_is_a_space(tmp_path: Path) -> None:
    assert texts_of(document_of(paragraph("Văn\nphòng")), tmp_path) == ["Văn phòng"]


def test_smart_tags_and_custom_tags_are_read_like_what_they_hold(tmp_path: Path) -> None:
    tagged = f'<w:smartTag w:element="place">{run("xã ")}<w:customXml w:element="x">{run("A")}</w:customXml></w:smartTag>'
    inline = f"<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{run(', xã B')}</w:sdtContent></w:sdt>"
    assert texts_of(document_of(paragraph("Đảng uỷ ", tagged, inline)), tmp_path) == ["Đảng uỷ xã A, xã B"]


def test_rows_and_cells_may_stand_in_content_controls(tmp_path: Path) -> None:
    cell = f"<w:sdt><w:sdtContent>{_cell(paragraph('b'))}</w:sdtContent></w:sdt>"
    row = f"<w:sdt><w:sdtContent>{_row(_cell(paragraph('a')), cell)}</w:sdtContent></w:sdt>"
    blocks = blocks_of(document_of(_table(row)), tmp_path)
    assert [(block.text, block.cell.column) for block in blocks if block.cell] == [("a", 0), ("b", 1)]


def test_words_brought_in_from_another_file_are_told(tmp_path: Path) -> None:
    document = document_of(paragraph("Thân"), '<w:altChunk r:id="rId99"></w:altChunk>')
    chunk = OpcPart(PackURI("/word/chunk.htm"), "text/html", b"<p>Kh\xc3\xa1c</p>", document.part.package)
    document.part.relate_to(chunk, RELATIONSHIP_TYPE.A_F_CHUNK)
    notices = content_of(document, tmp_path).notices
    assert [(notice.kind, notice.text) for notice in notices] == [(NoticeKind.EMBEDDED_OBJECT, "aFChunk")]


def test_soft_breaks_tabs_and_special_characters_come_as_what_they_look_like(tmp_path: Path) -> None:
    special = "<w:r><w:t>KH</w:t><w:noBreakHyphen/><w:t>ĐU\u00a0số</w:t><w:tab/><w:t>1</w:t><w:br/><w:t>dòng hai</w:t></w:r>"
    assert texts_of(document_of(paragraph(special)), tmp_path) == ["KH-ĐU\u00a0số\t1\ndòng hai"]


def test_words_broken_over_runs_are_whole(tmp_path: Path) -> None:
    assert texts_of(document_of(paragraph("Quý I", "V/20", "26")), tmp_path) == ["Quý IV/2026"]


def test_paragraphs_are_counted_from_one_in_body_order_with_cells_and_empty_ones(tmp_path: Path) -> None:
    table = _table(_row(_cell(paragraph("A")), _cell(paragraph("B"), paragraph("C"))))
    document = document_of(paragraph("Một"), paragraph(""), table, paragraph("Sau"))
    assert [(block.text, block.paragraph) for block in blocks_of(document, tmp_path)] == [
        ("Một", 1),
        ("A", 3),
        ("B", 4),
        ("C", 5),
        ("Sau", 6),
    ]


def test_merged_cells_tell_what_they_cover(tmp_path: Path) -> None:
    above, below = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    wide = '<w:gridSpan w:val="2"/>'
    rows = (
        _row(_cell(paragraph("rộng"), properties=wide), _cell(paragraph("cao"), properties=above)),
        _row(_cell(paragraph("a")), _cell(paragraph("b")), _cell("<w:p/>", properties=below)),
    )
    content = content_of(document_of(_table(*rows)), tmp_path)
    cells = [(block.text, block.cell) for block in content.blocks if block.cell]
    assert [(text, cell.row, cell.column, cell.span, cell.continues_above) for text, cell in cells if cell] == [
        ("rộng", 0, 0, 2, False),
        ("cao", 0, 2, 1, False),
        ("a", 1, 0, 1, False),
        ("b", 1, 1, 1, False),
        ("", 1, 2, 1, True),
    ]


def test_a_row_may_begin_behind_skipped_columns(tmp_path: Path) -> None:
    blocks = blocks_of(document_of(_table(_row(_cell(paragraph("x")), properties='<w:gridBefore w:val="2"/>'))), tmp_path)
    assert blocks[0].cell is not None
    assert blocks[0].cell.column == 2


def test_a_nested_table_knows_the_cell_it_stands_in(tmp_path: Path) -> None:
    inner = _table(_row(_cell(paragraph("trong"))))
    blocks = blocks_of(document_of(_table(_row(_cell(paragraph("ngoài"), inner, "<w:p/>")))), tmp_path)
    assert [block.text for block in blocks] == ["ngoài", "trong"]
    cell = blocks[1].cell
    assert cell is not None
    assert [(one.table, one.row) for one in cell.path] == [(1, 0), (2, 0)]


def test_content_controls_are_read_like_what_they_hold(tmp_path: Path) -> None:
    control = f"<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{paragraph('Trong ô')}</w:sdtContent></w:sdt>"
    assert texts_of(document_of(control, paragraph("Ngoài ô")), tmp_path) == ["Trong ô", "Ngoài ô"]


def test_bold_and_alignment_are_those_of_most_letters(tmp_path: Path) -> None:
    document = docx.Document()
    title = document.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.add_run("KẾ HOẠCH").bold = True
    title.add_run(" năm")
    document.add_paragraph("Thường ").add_run("đậm").bold = True
    document.add_paragraph("Tiêu đề", style="Heading 1")
    assert [(block.alignment, block.is_bold) for block in blocks_of(document, tmp_path)] == [
        (Alignment.CENTRE, True),
        (Alignment.UNKNOWN, False),
        (Alignment.UNKNOWN, True),
    ]
