"""What the program knows of letters is what the bundled font says."""

import json

import pytest

from app.layout_rules.advances import ems, line_height_ems
from tests.measure_advances import STYLES, TARGET, font_file, measured, measured_letters


def test_the_table_is_what_the_bundled_fonts_measure():
    assert json.loads(TARGET.read_text(encoding="utf-8")) == measured()


@pytest.mark.parametrize("style", STYLES)
def test_every_vietnamese_letter_is_measured_in_every_style(style: str):
    font = font_file(style)
    marked = "ăâđêôơưĂÂĐÊÔƠƯ" + "".join(chr(code) for code in range(0x1EA0, 0x1EFA))
    assert set(marked) <= set(measured_letters())
    for letter in marked:
        width = ems(letter, bold="bold" in style, italic="italic" in style)
        assert width == font.advance(font.glyphs[ord(letter)]) / font.units_per_em


def test_a_line_is_as_high_as_in_times_new_roman():
    assert sum(line_height_ems()) == pytest.approx(1.149, abs=0.001)
