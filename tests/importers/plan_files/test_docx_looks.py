"""What a run looks like decides what is read: capitals, hidden words, fonts from before Unicode, said by whatever style."""

from pathlib import Path

import pytest
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml

from app.domain.file_content import NoticeKind, Part
from tests.importers.plan_files.word_files import NAMES, blocks_of, content_of, document_of, paragraph, run, texts_of
from tests.text.old_fonts import to_tcvn3, to_vni

SENTENCE = "Đảng uỷ xã ban hành kế hoạch hằng năm, hướng dẫn các chi bộ thực hiện"


def _font(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:cs="{name}"/>'


def _styled(document: Document, name: str, kind: WD_STYLE_TYPE, look: str, based_on: str | None = None) -> None:
    style = document.styles.add_style(name, kind)
    if based_on:
        style.base_style = document.styles[based_on]
    style.element.append(parse_xml(f"<w:rPr {NAMES}>{look}</w:rPr>"))


def _old_names(document: Document, folder: Path) -> list[str]:
    return [notice.text for notice in content_of(document, folder).notices if notice.kind is NoticeKind.LEGACY_FONT]


@pytest.mark.parametrize(
    ("typed", "font", "name"), [(to_tcvn3(SENTENCE), ".VnTime", "TCVN3"), (to_vni(SENTENCE), "VNI-Times", "VNI")]
)
def test_words_in_an_old_font_are_read_as_it_draws_them_and_that_is_told(
    typed: str, font: str, name: str, tmp_path: Path
) -> None:
    document = document_of(paragraph(run(typed, _font(font)), run(" – Tự", _font("Arial"))))
    assert texts_of(document, tmp_path) == [f"{SENTENCE} – Tự"]
    assert _old_names(document, tmp_path) == [name]


def test_fonts_whose_names_end_in_h_show_capitals(tmp_path: Path) -> None:
    assert texts_of(document_of(paragraph(run("kÕ ho¹ch", _font(".VnArialH")))), tmp_path) == ["KẾ HOẠCH"]


def test_a_letter_of_two_signs_may_be_broken_over_runs_and_bold(tmp_path: Path) -> None:
    pieces = [run(sign, _font("VNI-Times") + ("<w:b/>" if place % 2 else "")) for place, sign in enumerate(to_vni("hướng dẫn"))]
    assert texts_of(document_of(paragraph(*pieces)), tmp_path) == ["hướng dẫn"]


def test_the_soft_hyphen_of_word_is_a_letter_in_an_old_font_only(tmp_path: Path) -> None:
    old = f"<w:r><w:rPr>{_font('.VnTime')}</w:rPr><w:t>h</w:t><w:softHyphen/><w:t>íng</w:t></w:r>"
    new = "<w:r><w:t>hướng</w:t><w:softHyphen/><w:t>dẫn</w:t></w:r>"
    assert texts_of(document_of(paragraph(old), paragraph(new)), tmp_path) == ["hướng", "hướngdẫn"]


def test_an_old_font_may_be_said_by_any_style(tmp_path: Path) -> None:
    words = to_tcvn3("hướng dẫn")
    document = document_of(
        paragraph(words, properties='<w:pStyle w:val="Inner"/>'),
        paragraph(run(words, '<w:rStyle w:val="Marked"/>')),
        paragraph(run(words, '<w:rStyle w:val="Marked"/>' + _font("Arial")), run("của", _font("Arial"))),
    )
    _styled(document, "Outer", WD_STYLE_TYPE.PARAGRAPH, _font(".VnTime"))
    _styled(document, "Inner", WD_STYLE_TYPE.PARAGRAPH, "<w:b/>", based_on="Outer")
    _styled(document, "Marked", WD_STYLE_TYPE.CHARACTER, _font(".VnTime"))
    assert texts_of(document, tmp_path) == ["hướng dẫn", "hướng dẫn", f"{words.replace(chr(0xAD), '')}của"]


def test_an_old_font_may_be_said_for_the_whole_file_and_a_theme_font_against_it(tmp_path: Path) -> None:
    theme = '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" w:ascii=".VnTime"/>'
    document = document_of(paragraph(to_tcvn3("bộ")), paragraph(run("café", theme)))
    defaults = document.styles.element.find(".//w:rPrDefault/w:rPr", document.styles.element.nsmap)
    defaults.remove(defaults.find("w:rFonts", defaults.nsmap))
    defaults.append(parse_xml(_font(".VnTime").replace("/>", f" {NAMES}/>")))
    assert texts_of(document, tmp_path) == ["bộ", "café"]


@pytest.mark.parametrize("text", [SENTENCE, "Báo cáo", "Các bí thư là cán bộ"])
def test_unicode_words_in_an_old_font_stay(text: str, tmp_path: Path) -> None:
    assert texts_of(document_of(paragraph(run(text, _font(".VnTime")))), tmp_path) == [text]


def test_old_words_whose_font_is_lost_are_recognised(tmp_path: Path) -> None:
    document = document_of(paragraph(to_tcvn3("KẾ HOẠCH")), paragraph(to_tcvn3(SENTENCE)))
    assert texts_of(document, tmp_path) == ["KẾ HOẠCH", SENTENCE]
    assert _old_names(document, tmp_path) == ["TCVN3"]


def test_a_unicode_file_is_told_nothing_of_fonts(tmp_path: Path) -> None:
    assert _old_names(document_of(paragraph(SENTENCE)), tmp_path) == []


@pytest.mark.parametrize("switch", ["<w:caps/>", "<w:smallCaps/>"])
def test_words_shown_in_capitals_are_read_so(switch: str, tmp_path: Path) -> None:
    document = document_of(paragraph(run("Kế hoạch", switch), run(" năm")))
    assert texts_of(document, tmp_path) == ["KẾ HOẠCH năm"]


def test_capitals_of_a_style_may_be_switched_off(tmp_path: Path) -> None:
    document = document_of(paragraph("Kế hoạch", run(" năm", '<w:caps w:val="0"/>'), properties='<w:pStyle w:val="Large"/>'))
    _styled(document, "Large", WD_STYLE_TYPE.PARAGRAPH, "<w:caps/>")
    assert texts_of(document, tmp_path) == ["KẾ HOẠCH năm"]


def test_hidden_words_are_a_part_of_their_own(tmp_path: Path) -> None:
    document = document_of(paragraph("Văn ", run("ẩn ", "<w:vanish/>"), "phòng"), paragraph("Hết"))
    assert [(block.text, block.part, block.paragraph) for block in blocks_of(document, tmp_path)] == [
        ("Văn phòng", Part.BODY, 1),
        ("Hết", Part.BODY, 2),
        ("ẩn ", Part.HIDDEN, 1),
    ]


def test_a_paragraph_with_a_hidden_mark_goes_on_with_the_next(tmp_path: Path) -> None:
    document = document_of(paragraph("1. Nhiệm vụ", properties="<w:rPr><w:vanish/></w:rPr>"), paragraph("chung"))
    assert texts_of(document, tmp_path) == ["1. Nhiệm vụ chung"]
