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
    [("decimalZero", "04"), ("lowerRoman", "iv"), ("upperLetter", "D"), ("none", ""), ("bullet", "•")],
)
def test_formats_look_as_in_word(form: str, shown: str, tmp_path: Path) -> None:
    text = "\uf0b7" if form == "bullet" else "%1"
    assert _labels(_lists(_level(0, form, text, start=4), _number(1)), numbered("x", 1), folder=tmp_path) == [shown]


def test_a_dash_drawn_as_bullet_stays_a_dash(tmp_path: Path) -> None:
    assert _labels(_lists(_level(0, "bullet", "-"), _number(1)), numbered("x", 1), folder=tmp_path) == ["-"]


def test_a_paragraph_can_have_its_number_from_its_style(tmp_path: Path) -> None:
    document = document_of(paragraph("x", properties='<w:pStyle w:val="ListNumber"/>'), paragraph("y"))
    set_lists(document, _lists(_level(0, "decimal", "%1."), _number(1)))
    style = document.styles["List Number"].element
    style.pPr.numPr.numId.val = 1
    assert [block.label for block in blocks_of(document, tmp_path)] == ["1.", ""]


def test_number_nought_takes_a_paragraph_out_of_the_list_of_its_style(tmp_path: Path) -> None:
    out = '<w:pStyle w:val="ListNumber"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    document = document_of(paragraph("x", properties=out))
    assert [block.label for block in blocks_of(document, tmp_path)] == [""]
