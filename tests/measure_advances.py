"""Measures the bundled Liberation Serif: `python -m tests.measure_advances` writes what the program knows of its letters.

The widths are those of Times New Roman (the fonts are metric-equal); only the tables cmap, head, hhea and hmtx are read.
"""

import json
import struct
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from app.paths import reference_data_dir, resources_dir

TARGET = reference_data_dir() / "layout_rules" / "times_new_roman_advances.json"
STYLES = {"regular": "Regular", "bold": "Bold", "italic": "Italic", "bold_italic": "BoldItalic"}
MEASURED = ((0x20, 0x7E), (0xA0, 0x17F), (0x1A0, 0x1B0), (0x300, 0x323), (0x1EA0, 0x1EF9), (0x2010, 0x2044), (0x20AB, 0x20AC))
"""Stretches of letters: Latin with its marks, Vietnamese, dashes and quotation marks, currency."""

SINGLES = "⁰⁴№™←↑→↓−≈≠≤≥■□▪▫●○✓"


@dataclass(frozen=True)
class FontFile:
    """The tables of a TrueType file that say how wide and how high letters are."""

    content: bytes

    @cached_property
    def _tables(self) -> dict[str, int]:
        count = struct.unpack_from(">H", self.content, 4)[0]
        rows = (struct.unpack_from(">4sIII", self.content, 12 + 16 * row) for row in range(count))
        return {tag.decode(): offset for tag, _, offset, _ in rows}

    @property
    def units_per_em(self) -> int:
        """Units in one letter size."""
        return struct.unpack_from(">H", self.content, self._tables["head"] + 18)[0]

    @property
    def height(self) -> tuple[int, int, int]:
        """Ascent, descent below the line as a positive number, and the gap between lines."""
        ascent, descent, gap = struct.unpack_from(">hhh", self.content, self._tables["hhea"] + 4)
        return ascent, -descent, gap

    @cached_property
    def glyphs(self) -> dict[int, int]:
        """Code point -> glyph, of the Windows table in format 4."""
        start = self._tables["cmap"]
        count = struct.unpack_from(">H", self.content, start + 2)[0]
        tables = (struct.unpack_from(">HHI", self.content, start + 4 + 8 * row) for row in range(count))
        offset = next(offset for platform, encoding, offset in tables if (platform, encoding) == (3, 1))
        return _glyphs(self.content, start + offset)

    def advance(self, glyph: int) -> int:
        """Return how far a glyph moves the pen."""
        count = struct.unpack_from(">H", self.content, self._tables["hhea"] + 34)[0]
        return struct.unpack_from(">H", self.content, self._tables["hmtx"] + 4 * min(glyph, count - 1))[0]


def _glyphs(content: bytes, at: int) -> dict[int, int]:
    segments = struct.unpack_from(">H", content, at + 6)[0] // 2

    def words(place: int, form: str = "H") -> tuple[int, ...]:
        return struct.unpack_from(f">{segments}{form}", content, place)

    ends, starts = words(at + 14), words(at + 16 + 2 * segments)
    deltas, offsets = words(at + 16 + 4 * segments, "h"), words(at + 16 + 6 * segments)
    found: dict[int, int] = {}
    for number, (first, last) in enumerate(zip(starts, ends, strict=True)):
        for code in range(first, min(last, 0xFFFE) + 1):
            place = at + 16 + 6 * segments + 2 * number + offsets[number] + 2 * (code - first)
            glyph = code if not offsets[number] else struct.unpack_from(">H", content, place)[0]
            if glyph:
                found[code] = (glyph + deltas[number]) & 0xFFFF
    return found


def font_file(style: str) -> FontFile:
    """Return the bundled font of a style."""
    return FontFile((resources_dir() / "fonts" / f"LiberationSerif-{STYLES[style]}.ttf").read_bytes())


def measured_letters() -> str:
    """Return the letters whose widths are kept."""
    return "".join(chr(code) for first, last in MEASURED for code in range(first, last + 1)) + SINGLES


def measured() -> dict[str, object]:
    """Return what is written: height of a line, and for each style advance -> the letters that have it."""
    regular = font_file("regular")
    ascent, descent, gap = regular.height
    return {
        "what": "Bề rộng chữ của Times New Roman (phần trên 2048 cỡ chữ), đo trên Liberation Serif đi kèm chương trình.",
        "units_per_em": regular.units_per_em,
        "ascent": ascent,
        "descent": descent,
        "line_gap": gap,
        **{style: _heaps(font_file(style)) for style in STYLES},
    }


def _heaps(font: FontFile) -> dict[str, str]:
    heaps: defaultdict[int, str] = defaultdict(str)
    for letter in measured_letters():
        if glyph := font.glyphs.get(ord(letter)):
            heaps[font.advance(glyph)] += letter
    return {str(width): heaps[width] for width in sorted(heaps)}


def main(target: Path = TARGET) -> None:
    """Write the table."""
    target.write_text(json.dumps(measured(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
