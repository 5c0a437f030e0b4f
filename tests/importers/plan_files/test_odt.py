"""OpenDocument texts: every word in its part and place, looks through styles, tracked changes as accepted."""

from pathlib import Path

import pytest

from app.domain.file_content import Alignment, Cell, NoticeKind, Part
from app.text.normalise import words
from tests.importers.plan_files.odt_files import blocks_of, content_of, styles_xml
from tests.importers.plan_files.word_files import document_of, numbered, paragraph
from tests.libreoffice import converted

BOLD = '<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'


def texts(folder: Path, body: str) -> list[str]:
    return [block.text for block in blocks_of(folder, body)]


def test_paragraphs_and_headings_come_in_order_with_their_numbers(tmp_path: Path) -> None:
    blocks = blocks_of(
        tmp_path, '<text:h text:outline-level="1">KẾ HOẠCH</text:h><text:section><text:p>a</text:p></text:section>'
    )
    assert [(block.text, block.paragraph) for block in blocks] == [("KẾ HOẠCH", 1), ("a", 2)]


def test_white_space_is_folded_and_written_spaces_tabs_and_breaks_stay(tmp_path: Path) -> None:
    body = '<text:p>\n  a  b<text:s text:c="3"/>c<text:tab/>d<text:line-break/>e <text:span> f</text:span>\n</text:p>'
    assert texts(tmp_path, body)[0].rstrip() == "a b   c\td\ne f"


def test_fields_show_their_text_and_marks_show_none(tmp_path: Path) -> None:
    body = (
        '<text:p>Ngày <text:date>06/9</text:date><text:bookmark-start text:name="x"/>/2022'
        "<text:soft-page-break/><text:hidden-text>ẩn</text:hidden-text></text:p>"
    )
    assert texts(tmp_path, body) == ["Ngày 06/9/2022"]


def test_deleted_text_is_not_read_and_inserted_text_is(tmp_path: Path) -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>cũ</text:p></text:deletion></text:changed-region>"
        '</text:tracked-changes><text:p>giữ<text:change text:change-id="a"/> <text:change-start/>mới<text:change-end/></text:p>'
    )
    content = content_of(tmp_path, body)
    assert [block.text for block in content.blocks] == ["giữ mới"]
    assert content.words == 2


def test_comments_are_left_out_and_told(tmp_path: Path) -> None:
    content = content_of(tmp_path, "<text:p>a<office:annotation><text:p>xem lại</text:p></office:annotation>b</text:p>")
    assert [block.text for block in content.blocks] == ["ab"]
    assert [(notice.kind, notice.text) for notice in content.notices] == [(NoticeKind.COMMENTS, "1")]
    assert content.words == 1


def test_links_and_objects_are_told(tmp_path: Path) -> None:
    body = (
        '<text:p><text:a xlink:href="https://example.test/">a</text:a><text:a xlink:href="#b">b</text:a>'
        '<draw:frame><draw:object xlink:href="./Object 1"/></draw:frame></text:p>'
    )
    kinds = [notice.kind for notice in content_of(tmp_path, body).notices]
    assert kinds == [NoticeKind.EXTERNAL_LINK, NoticeKind.EMBEDDED_OBJECT]


def test_footnotes_follow_the_body_as_their_own_part(tmp_path: Path) -> None:
    body = (
        "<text:p>a<text:note><text:note-citation>1</text:note-citation>"
        "<text:note-body><text:p>chú thích</text:p></text:note-body></text:note> b</text:p>"
    )
    content = content_of(tmp_path, body)
    assert [(block.text, block.part, block.paragraph) for block in content.blocks] == [
        ("a b", Part.BODY, 1),
        ("chú thích", Part.FOOTNOTE, None),
    ]
    assert content.words == 4


def test_a_text_box_has_the_number_of_the_paragraph_it_hangs_on(tmp_path: Path) -> None:
    body = (
        "<text:p>một</text:p><text:p>hai<draw:g><draw:frame><draw:text-box><text:p>MẬT</text:p></draw:text-box></draw:frame>"
        "</draw:g></text:p>"
    )
    content = content_of(tmp_path, body)
    assert [(block.text, block.part, block.paragraph) for block in content.blocks] == [
        ("một", Part.BODY, 1),
        ("hai", Part.BODY, 2),
        ("MẬT", Part.TEXT_BOX, 2),
    ]
    assert content.words == 3


def test_a_shape_with_words_and_one_that_hangs_on_the_page_are_boxes_too(tmp_path: Path) -> None:
    on_the_page = "<draw:frame><draw:text-box><text:p>a</text:p></draw:text-box></draw:frame>"
    body = f"{on_the_page}<text:p><draw:rect><text:p>b</text:p></draw:rect></text:p>"
    boxes = [block.text for block in blocks_of(tmp_path, body) if block.part is Part.TEXT_BOX]
    assert boxes == ["a", "b"]


def test_text_typed_for_an_old_font_becomes_unicode_and_is_told(tmp_path: Path) -> None:
    body = "<text:p>Tæ chøc qu¸n triÖt</text:p><text:p>phæ biÕn, ®Èy m¹nh tuyªn truyÒn \u00adu ®iÓm</text:p>"
    content = content_of(tmp_path, body)
    assert [block.text for block in content.blocks] == ["Tổ chức quán triệt", "phổ biến, đẩy mạnh tuyên truyền ưu điểm"]
    assert [notice.kind for notice in content.notices] == [NoticeKind.LEGACY_FONT]
    assert content.words == 12


# Tables


def cells(folder: Path, body: str) -> list[tuple[str, Cell | None]]:
    return [(block.text, block.cell) for block in blocks_of(folder, body)]


def test_spanned_cells_keep_the_columns_of_the_grid(tmp_path: Path) -> None:
    body = (
        '<table:table><table:table-column table:number-columns-repeated="3"/><table:table-header-rows><table:table-row>'
        '<table:table-cell table:number-columns-spanned="2"><text:p>a</text:p></table:table-cell><table:covered-table-cell/>'
        "<table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table-header-rows></table:table>"
    )
    assert cells(tmp_path, body) == [("a", Cell(1, 0, 0, 2)), ("b", Cell(1, 0, 2))]


def test_the_lower_part_of_a_merged_cell_is_there_and_says_so(tmp_path: Path) -> None:
    body = (
        '<table:table><table:table-row><table:table-cell table:number-rows-spanned="2"><text:p>a</text:p></table:table-cell>'
        "<table:table-cell><text:p>b</text:p></table:table-cell></table:table-row><table:table-row><table:covered-table-cell/>"
        "<table:table-cell/></table:table-row></table:table>"
    )
    assert cells(tmp_path, body) == [
        ("a", Cell(1, 0, 0)),
        ("b", Cell(1, 0, 1)),
        ("", Cell(1, 1, 0, continues_above=True)),
        ("", Cell(1, 1, 1)),
    ]


def test_a_table_in_a_cell_knows_the_cell(tmp_path: Path) -> None:
    row = "<table:table><table:table-row><table:table-cell>{}</table:table-cell></table:table-row></table:table>"
    body = row.format("<text:p>a</text:p>" + row.format("<text:p>b</text:p>"))
    outer = Cell(1, 0, 0)
    assert cells(tmp_path, body) == [("a", outer), ("b", Cell(2, 0, 0, within=outer))]


# Looks


def test_bold_comes_from_spans_styles_and_their_parents(tmp_path: Path) -> None:
    common = (
        '<style:style style:name="Muc" style:family="paragraph"><style:text-properties fo:font-weight="700"/></style:style>'
        '<style:style style:name="Muc_con" style:family="paragraph" style:parent-style-name="Muc"/>'
    )
    plain = '<style:style style:name="T2" style:family="text"><style:text-properties fo:font-weight="normal"/></style:style>'
    body = (
        '<text:p>a<text:span text:style-name="T1">bcd</text:span></text:p><text:p text:style-name="Muc_con">a</text:p>'
        '<text:p text:style-name="Muc_con">a<text:span text:style-name="T2">bcd</text:span></text:p><text:p>a</text:p>'
    )
    blocks = blocks_of(tmp_path, body, BOLD + plain, styles_xml(common))
    assert [block.is_bold for block in blocks] == [True, True, False, False]


def test_alignment_comes_from_the_style_and_its_parents(tmp_path: Path) -> None:
    automatic = "".join(
        f'<style:style style:name="P{number}" style:family="paragraph" {parent}>{properties}</style:style>'
        for number, parent, properties in (
            (1, "", '<style:paragraph-properties fo:text-align="center"/>'),
            (2, 'style:parent-style-name="P1"', ""),
            (3, "", '<style:paragraph-properties fo:text-align="end"/>'),
        )
    )
    body = "".join(f'<text:p text:style-name="P{number}">a</text:p>' for number in (1, 2, 3, 4))
    looks = [block.alignment for block in blocks_of(tmp_path, body, automatic)]
    assert looks == [Alignment.CENTRE, Alignment.CENTRE, Alignment.RIGHT, Alignment.UNKNOWN]


def test_headers_and_footers_of_the_pages_in_use_are_parts(tmp_path: Path) -> None:
    masters = (
        '<style:master-page style:name="Standard"><style:header><text:p>giữa</text:p></style:header>'
        '<style:header-left style:display="false"><text:p>không hiện</text:p></style:header-left></style:master-page>'
        '<style:master-page style:name="First" style:next-style-name="Standard">'
        "<style:footer><text:p>chân</text:p></style:footer></style:master-page>"
        '<style:master-page style:name="Unused"><style:header><text:p>thừa</text:p></style:header></style:master-page>'
    )
    automatic = '<style:style style:name="P1" style:family="paragraph" style:master-page-name="First"/>'
    content = content_of(tmp_path, '<text:p text:style-name="P1">a</text:p>', automatic, styles_xml(masters=masters))
    assert [(block.text, block.part) for block in content.blocks] == [
        ("a", Part.BODY),
        ("giữa", Part.HEADER),
        ("chân", Part.FOOTER),
    ]
    assert content.words == 3


# What LibreOffice makes of a Word file reads like the Word file


@pytest.mark.office
@pytest.mark.slow
def test_what_libreoffice_makes_of_a_word_file_reads_the_same(tmp_path: Path) -> None:
    from app.importers.plan_files.open_document.read import read_odt
    from app.importers.plan_files.word.read import read_docx

    document = document_of(paragraph("KẾ HOẠCH", properties='<w:jc w:val="center"/>'), paragraph("a b"), numbered("mở lớp", 1))
    document.add_table(rows=2, cols=3).cell(0, 0).merge(document.tables[0].cell(1, 0)).text = "gộp"
    document.save(str(tmp_path / "a.docx"))
    (written,) = converted([tmp_path / "a.docx"], tmp_path / "out", "odt")
    ours, theirs = read_odt(written), read_docx(tmp_path / "a.docx")

    def said(content: object) -> list[object]:
        return [(block.text, block.alignment is Alignment.CENTRE, block.cell) for block in content.blocks]

    assert said(ours) == said(theirs)
    assert ours.words == theirs.words == sum(len(words(block.text)) for block in ours.blocks)
