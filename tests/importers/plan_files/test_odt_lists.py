"""Numbers of lists and headings of an OpenDocument text, as LibreOffice shows them."""

from pathlib import Path

from tests.importers.plan_files.odt_files import blocks_of, items, number_level, styles_xml

LOWER = 'style:num-suffix=")" text:display-levels="2"'
TWO_LEVELS = f'<text:list-style style:name="L1">{number_level(1, "I")}{number_level(2, "1", LOWER)}</text:list-style>'


def labels(folder: Path, body: str, styles: str = TWO_LEVELS, common: str = "") -> list[str]:
    return [block.label for block in blocks_of(folder, body, styles, styles_xml(common) if common else None)]


def a_list(inside: str, more: str = "") -> str:
    return f'<text:list text:style-name="L1" {more}>{inside}</text:list>'


def test_items_are_numbered_in_order_and_only_their_first_paragraph(tmp_path: Path) -> None:
    assert labels(tmp_path, a_list(items("a", "<text:p>b</text:p><text:p>c</text:p>", "d"))) == ["I.", "II.", "", "III."]


def test_a_lower_level_shows_the_levels_above_it(tmp_path: Path) -> None:
    inner = f"<text:p>a</text:p><text:list>{items('b', 'c')}</text:list>"
    assert labels(tmp_path, a_list(items(inner, inner))) == ["I.", "I.1)", "I.2)", "II.", "II.1)", "II.2)"]


def test_a_new_list_starts_again_and_one_that_goes_on_does_not(tmp_path: Path) -> None:
    body = a_list(items("a", "b"), 'xml:id="l1"') + "<text:p>x</text:p>"
    body += a_list(items("c"), 'text:continue-numbering="true"') + a_list(items("d"), 'xml:id="l2"')
    body += a_list(items("e"), 'text:continue-list="l1"')
    assert labels(tmp_path, body) == ["I.", "II.", "", "III.", "I.", "IV."]


def test_a_second_level_alone_goes_on_below_the_first(tmp_path: Path) -> None:
    alone = f"<text:list>{items('c')}</text:list>"
    body = a_list(items("a", "b")) + "<text:p>x</text:p>" + a_list(items(alone), 'text:continue-numbering="true"')
    assert labels(tmp_path, body) == ["I.", "II.", "", "II.1)"]


def test_start_values_of_items_and_levels_count(tmp_path: Path) -> None:
    from_four = number_level(1, "1", 'text:start-value="4"')
    second = '<text:list-item text:start-value="9"><text:p>b</text:p></text:list-item>'
    styles = f'<text:list-style style:name="L1">{from_four}</text:list-style>'
    assert labels(tmp_path, a_list(items("a") + second), styles) == ["4", "9"]


def test_list_headers_have_no_number_and_bullets_show_as_bullets(tmp_path: Path) -> None:
    bullet = '<text:list-level-style-bullet text:level="1" text:bullet-char="\uf0b7"/>'
    styles = f'<text:list-style style:name="L1">{bullet}</text:list-style>'
    body = a_list(f"<text:list-header><text:p>a</text:p></text:list-header>{items('b')}")
    assert labels(tmp_path, body, styles) == ["", "•"]


def test_the_style_of_a_paragraph_may_name_the_list_style(tmp_path: Path) -> None:
    styles = TWO_LEVELS + '<style:style style:name="P1" style:family="paragraph" style:list-style-name="L1"/>'
    body = '<text:list><text:list-item><text:p text:style-name="P1">a</text:p></text:list-item></text:list>'
    assert labels(tmp_path, body, styles) == ["I."]


def test_headings_have_the_numbers_of_the_outline(tmp_path: Path) -> None:
    outline = (
        '<text:outline-style><text:outline-level-style text:level="1" style:num-format="A" style:num-prefix="Phần "/>'
        '<text:outline-level-style text:level="2" style:num-format="1" style:num-suffix="."/></text:outline-style>'
    )
    headings = [(1, ""), (2, ""), (2, 'text:is-list-header="true"'), (2, ""), (1, "")]
    body = "".join(f'<text:h text:outline-level="{level}" {more}>a</text:h>' for level, more in headings)
    assert labels(tmp_path, body, "", outline) == ["Phần A", "1.", "", "2.", "Phần B"]
