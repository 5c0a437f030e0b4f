"""How wide and how high text is in Times New Roman, without a screen or a font file.

Rules must be as long as the title above them, long names must break in good places, and pages are laid out; all of it needs the
width of letters. The table was measured on the bundled Liberation Serif by `python -m tests.measure_advances` (decisions 15).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from app.layout_rules.line_ends import bad_line_ends
from app.paths import reference_data_dir

POINTS_PER_MM = 72 / 25.4

_STYLES = {(False, False): "regular", (True, False): "bold", (False, True): "italic", (True, True): "bold_italic"}


def text_width_mm(text: str, size_pt: float, *, bold: bool = False, italic: bool = False) -> float:
    """Return the width of one line of text in millimetres, at `size_pt`, without kerning."""
    return ems(text, bold=bold, italic=italic) * size_pt / POINTS_PER_MM


@lru_cache(maxsize=65_536)
def ems(text: str, *, bold: bool = False, italic: bool = False) -> float:
    """Return the width of one line of text in letter sizes; words come again and again, so widths are kept."""
    advances = _advances(_STYLES[bold, italic])
    return sum(advances.get(letter, _UNKNOWN) for letter in text)


@cache
def line_height_ems() -> tuple[float, float]:
    """Return how far a line reaches above and below its base, in letter sizes; the gap between lines is above."""
    table = _table()
    return (table.ascent + table.line_gap) / table.units_per_em, table.descent / table.units_per_em


def wrapped(text: str, width_mm: float, size_pt: float, *, bold: bool = False, italic: bool = False) -> list[str]:
    """Return the lines into which `text` breaks at spaces when set `width_mm` wide; a longer word stands alone."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width_mm(longer, size_pt, bold=bold, italic=italic) <= width_mm:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def balanced_width_mm(text: str, width_mm: float, size_pt: float, *, bold: bool = False, italic: bool = False) -> float:
    """Return the width that breaks `text` into no more lines than `width_mm` does, as a clerk would break them by hand.

    It is the narrowest, whose lines come out about equally long, or one a little wider that parts fewer words of two syllables.
    """
    narrowest = _narrowest_mm(text, width_mm, size_pt, bold=bold, italic=italic)
    widths = [narrowest, *(narrowest + step for step in range(1, round(narrowest * _WIDER) + 1) if narrowest + step <= width_mm)]

    def faults(width: float) -> int:  # with a little room too: other programs round otherwise
        return sum(bad_line_ends(wrapped(text, one, size_pt, bold=bold, italic=italic)) for one in (width, width + _ROOM_MM))

    return min(widths, key=faults)


def _narrowest_mm(text: str, width_mm: float, size_pt: float, *, bold: bool, italic: bool) -> float:
    fewest = len(wrapped(text, width_mm, size_pt, bold=bold, italic=italic))
    narrow, wide = width_mm / max(fewest, 1) / 2, width_mm
    while wide - narrow > 0.5:
        middle = (narrow + wide) / 2
        fits = len(wrapped(text, middle, size_pt, bold=bold, italic=italic)) <= fewest
        narrow, wide = (narrow, middle) if fits else (middle, wide)
    return wide


def longest_line_mm(text: str, width_mm: float, size_pt: float, *, bold: bool = False, italic: bool = False) -> float:
    """Return the width of the longest line of `text` broken to `width_mm`; 0 for an empty text."""
    lines = wrapped(text, width_mm, size_pt, bold=bold, italic=italic)
    return max((text_width_mm(line, size_pt, bold=bold, italic=italic) for line in lines), default=0.0)


_WIDER = 0.4
"""How much wider than the narrowest a title may be set for the sake of its line ends, as a share."""

_ROOM_MM = 0.6
_UNKNOWN = 0.5
"""Advance of a letter the table lacks, in letter sizes."""


@dataclass(frozen=True, slots=True)
class _Table:
    """The file: the height of a line in units; for each style, advance in units -> the letters that have it."""

    units_per_em: int
    ascent: int
    descent: int
    line_gap: int
    regular: dict[str, str]
    bold: dict[str, str]
    italic: dict[str, str]
    bold_italic: dict[str, str]


@cache
def _table() -> _Table:
    import msgspec

    path = reference_data_dir() / "layout_rules" / "times_new_roman_advances.json"
    return msgspec.json.decode(path.read_bytes(), type=_Table)


@cache
def _advances(style: str) -> Mapping[str, float]:
    """Return letter -> advance in letter sizes."""
    table = _table()
    heaps: dict[str, str] = getattr(table, style)
    return {letter: int(units) / table.units_per_em for units, letters in heaps.items() for letter in letters}
