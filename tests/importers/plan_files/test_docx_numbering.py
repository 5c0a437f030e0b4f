"""Automatic numbers are what Word shows: formats, levels, restarts, overrides, lists through styles."""

from pathlib import Path

import pytest

from tests.importers.plan_files.word_files import blocks_of, document_of, numbered, paragraph, set_lists


def _level(number: int, form: str, text: str, more: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'
    )


def _lists(levels: str, *numbers: str) -> str:
    return f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>' + "".join(numbers)


def _number(number: int, override: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="0"/>{override}</w:num>'


def _labels(lists: str, *body: str, folder: Path) -> list[str]:
    document = document_of(*body)
    set_lists(document, lists)
    return [block.label for block in blocks_of(document, folder)]


OUTLINE = _level(0, "upperRoman", "%1.") + _level(1, "decimal", "%2.") + _level(2, "lowerLetter", "%3)")


def test_inner_levels_start_anew_under_each_outer_one(tmp_path: Path) -> None:
    body = [numbered("x", 1, level) for level in (0, 1, 1, 2, 2, 0, 1, 2)]
    assert _labels(_lists(OUTLINE, _number(1)), *body, folder=tmp_path) == ["I.", "1.", "2.", "a)", "b)", "II.", "1.", "a)"]


def test_a_number_may_show_those_above_it(tmp_path: Path) -> None:
    levels = _level(0, "upperRoman", "%1") + _level(1, "decimal", "%1.%2", more="<w:isLgl/>")
    body = [numbered("x", 1, level) for level in (0, 1, 1, 0, 1)]
    assert _labels(_lists(levels, _number(1)), *body, folder=tmp_path) == ["I", "1.1", "1.2", "II", "2.1"]


def test_plain_paragraphs_between_do_not_disturb_the_count(tmp_path: Path) -> None:
    body = [numbered("x", 1), paragraph("y"), numbered("x", 1)]
    assert _labels(_lists(_level(0, "decimal", "%1-"), _number(1)), *body, folder=tmp_path) == ["1-", "", "2-"]


def test_two_lists_of_one_pattern_go_on_counting_unless_one_starts_anew(tmp_path: Path) -> None:
    level = _level(0, "decimal", "%1.")
    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    body = [numbered("x", number) for number in (1, 1, 2, 3, 3)]
    assert _labels(_lists(level, _number(1), _number(2), _number(3, restart)), *body, folder=tmp_path) == [
        "1.",
        "2.",
        "3.",
        "1.",
        "2.",
    ]


def test_a_list_may_override_the_look_of_a_level(tmp_path: Path) -> None:
    override = f'<w:lvlOverride w:ilvl="0">{_level(0, "lowerLetter", "%1)", start=3)}</w:lvlOverride>'
    assert _labels(_lists(_level(0, "decimal", "%1."), _number(1, override)), numbered("x", 1), folder=tmp_path) == ["c)"]


def test_a_level_may_go_on_under_a_new_outer_number(tmp_path: Path) -> None:
    levels = _level(0, "upperRoman", "%1.") + _level(1, "decimal", "%2.", more='<w:lvlRestart w:val="0"/>')
    body = [numbered("x", 1, level) for level in (0, 1, 0, 1)]
    assert _labels(_lists(levels, _number(1)), *body, folder=tmp_path) == ["I.", "1.", "II.", "2."]


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ("decimal", "4"),
        ("decimalZero", "04"),
        ("lowerRoman", "iv"),
        ("upperRoman", "IV"),
        ("lowerLetter", "d"),
        ("upperLetter", "D"),
        ("none", ""),
        ("bullet", "•"),
    ],
)
def test_formats_look_as_in_word(form: str, shown: str, tmp_path: Path) -> None:
    text = "\uf0b7" if form == "bullet" else "%1"
    assert _labels(_lists(_level(0, form, text, start=4), _number(1)), numbered("x", 1), folder=tmp_path) == [shown]


def test_a_level_without_number_shows_its_words_alone(tmp_path: Path) -> None:
    assert _labels(_lists(_level(0, "none", "Chú ý:"), _number(1)), numbered("x", 1), folder=tmp_path) == ["Chú ý:"]


def test_a_number_may_show_several_levels_and_words(tmp_path: Path) -> None:
    levels = _level(0, "upperRoman", "Phần %1") + _level(1, "decimal", "%2.") + _level(2, "decimalZero", "%1.%2.%3/")
    body = [numbered("x", 1, level) for level in (0, 0, 1, 2, 2)]
    assert _labels(_lists(levels, _number(1)), *body, folder=tmp_path)[3:] == ["II.1.01/", "II.1.02/"]


def test_a_level_below_one_that_was_left_out_counts_it_as_begun(tmp_path: Path) -> None:
    levels = _level(0, "decimal", "%1.", start=3) + _level(1, "decimal", "%1.%2")
    assert _labels(_lists(levels, _number(1)), numbered("x", 1, 1), numbered("x", 1, 0), folder=tmp_path) == ["3.1", "4."]


def test_the_words_of_a_number_may_be_set_in_an_old_font(tmp_path: Path) -> None:
    font = '<w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr>'
    level = _level(0, "decimal", "§iÒu %1.").replace("</w:lvl>", f"{font}</w:lvl>")
    assert _labels(_lists(level, _number(1)), numbered("x", 1), folder=tmp_path) == ["Điều 1."]


def test_a_dash_drawn_as_bullet_stays_a_dash(tmp_path: Path) -> None:
    assert _labels(_lists(_level(0, "bullet", "-"), _number(1)), numbered("x", 1), folder=tmp_path) == ["-"]


def test_a_paragraph_can_have_its_number_from_its_style(tmp_path: Path) -> None:
    document = document_of(paragraph("x", properties='<w:pStyle w:val="ListNumber"/>'), paragraph("y"))
    set_lists(document, _lists(_level(0, "decimal", "%1."), _number(1)))
    style = document.styles["List Number"].element
    style.pPr.numPr.numId.val = 1
    assert [block.label for block in blocks_of(document, tmp_path)] == ["1.", ""]


def test_the_level_may_be_the_one_that_names_the_style(tmp_path: Path) -> None:
    levels = _level(0, "upperRoman", "%1.") + _level(1, "decimal", "%2.", more='<w:pStyle w:val="ListNumber"/>')
    document = document_of(numbered("x", 1), paragraph("y", properties='<w:pStyle w:val="ListNumber"/>'))
    set_lists(document, _lists(levels, _number(1)))
    document.styles["List Number"].element.pPr.numPr.numId.val = 1
    assert [block.label for block in blocks_of(document, tmp_path)] == ["I.", "1."]


def test_a_style_takes_the_list_of_the_one_it_is_based_on(tmp_path: Path) -> None:
    document = document_of(paragraph("x", properties='<w:pStyle w:val="ListNumber2"/>'))
    set_lists(document, _lists(_level(0, "decimal", "%1.") + _level(1, "lowerLetter", "%2)"), _number(1)))
    outer, inner = document.styles["List Number"], document.styles["List Number 2"]
    outer.element.pPr.numPr.numId.val = 1
    inner.base_style = outer
    own = inner.element.pPr.numPr
    own.remove(own.numId)
    own._add_ilvl().val = 1
    assert [block.label for block in blocks_of(document, tmp_path)] == ["a)"]


def test_a_list_defined_by_a_style_is_one_list_however_it_is_named(tmp_path: Path) -> None:
    lists = (
        f'<w:abstractNum w:abstractNumId="0"><w:styleLink w:val="Ours"/>{_level(0, "decimal", "%1/")}</w:abstractNum>'
        '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="Ours"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    )
    assert _labels(lists, numbered("x", 1), numbered("x", 2), folder=tmp_path) == ["1/", "2/"]


def test_a_deleted_paragraph_takes_no_number(tmp_path: Path) -> None:
    change = '<w:del w:id="1" w:author="a"/>'
    properties = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr>{change}</w:rPr>'
    gone = paragraph('<w:del w:id="1" w:author="a"><w:r><w:delText>Bỏ</w:delText></w:r></w:del>', properties=properties)
    half = paragraph("nửa", properties=properties)
    body = [numbered("x", 1), gone, numbered("y", 1), half, numbered("kia", 1), numbered("z", 1)]
    document = document_of(*body)
    set_lists(document, _lists(_level(0, "decimal", "%1."), _number(1)))
    assert [(block.label, block.text) for block in blocks_of(document, tmp_path)] == [
        ("1.", "x"),
        ("2.", "y"),
        ("3.", "nửa kia"),
        ("4.", "z"),
    ]


def test_number_nought_takes_a_paragraph_out_of_the_list_of_its_style(tmp_path: Path) -> None:
    out = '<w:pStyle w:val="ListNumber"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    document = document_of(paragraph("x", properties=out))
    assert [block.label for block in blocks_of(document, tmp_path)] == [""]
