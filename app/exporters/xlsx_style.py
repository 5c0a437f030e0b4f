"""How our Excel sheets look: fonts, colours and formats by name, and the height a row needs to show all its text.

To add a style: 1. a row in `STYLES`; 2. its name where a cell is written; `tests/golden/trackers/` shows what changed.
"""

import unicodedata
from collections.abc import Generator
from contextlib import contextmanager
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TextIO, cast

from app.exporters.xlsx_types import Format, Options, Sheet, Workbook
from app.paths import scratch_dir

FONT = "Times New Roman"
TABLE_POINTS = 11
A4 = 9
SIDE_MARGIN = 0.3  # inches

# What a cell could be taken for a formula by, when somebody edits it again (threats H1).
_READ_AS_FORMULA = frozenset("=+-@\t\r\n")

_GRID = {"border": 1, "border_color": "#8C98A4", "valign": "top", "text_wrap": True}
_INPUT = {**_GRID, "bg_color": "#FFFBE0", "locked": False}
_CENTRE = {"align": "center", "valign": "vcenter", "text_wrap": True}

STYLES: dict[str, Options] = {
    "office": {"bold": True, "font_size": 12, "text_wrap": True, "valign": "vcenter"},
    "number": {"align": "right", "valign": "vcenter"},
    "title": {**_CENTRE, "bold": True, "font_size": 14},
    "subtitle": {**_CENTRE, "bold": True, "font_size": 12},
    "citation": {**_CENTRE, "italic": True, "font_size": 12},
    "guidance": {"italic": True, "font_color": "#7A4B00", "valign": "vcenter", "text_wrap": True},
    "notice": {"bold": True, "font_size": 12, "font_color": "#8E1B1B", "valign": "vcenter", "text_wrap": True},
    # At the top: the arrows of the filter lie over the foot.
    "head": {**_GRID, **_CENTRE, "valign": "top", "bold": True, "bg_color": "#DCE6F1"},
    "head_input": {**_GRID, **_CENTRE, "valign": "top", "bold": True, "bg_color": "#FFE9A8"},
    "cell": {**_GRID},
    "cell_centre": {**_GRID, "align": "center"},
    "cell_text": {**_GRID, "num_format": "@"},
    "cell_date": {**_GRID, "align": "center", "num_format": "dd/mm/yyyy"},
    # The text format keeps what a unit types as typed: "1/2", "0123", and lines that begin with a dash.
    "input_text": {**_INPUT, "num_format": "@"},
    "input_state": {**_INPUT, "align": "center"},
    "input_date": {**_INPUT, "align": "center", "num_format": "dd/mm/yyyy"},
    "signature": {**_CENTRE, "bold": True, "font_size": 12},
    "signature_note": {**_CENTRE, "italic": True, "font_size": 12},
    "guide_title": {"bold": True, "font_size": 14, "valign": "vcenter"},
    "guide_text": {"font_size": 12, "text_wrap": True, "valign": "top"},
    "figure": {**_GRID, "align": "right", "num_format": "#,##0"},
    "figure_rate": {**_GRID, "align": "right", "num_format": "0.0%"},
    "figure_number": {**_GRID, "align": "right", "num_format": "#,##0.######"},
    "heading": {**_GRID, "bold": True, "bg_color": "#EEF3F8"},
    "total": {**_GRID, "bold": True, "align": "right", "num_format": "#,##0", "bg_color": "#DCE6F1"},
    "total_rate": {**_GRID, "bold": True, "align": "right", "num_format": "0.0%", "bg_color": "#DCE6F1"},
    "plain": {"num_format": "@"},
    "key": {"num_format": "0"},
}

# Tones of the conditional colours. A colour never stands alone: the rule that uses it also shows words.
TONES: dict[str, Options] = {
    "good": {"bg_color": "#DDEFD8", "font_color": "#1E5C2E"},
    "warning": {"bg_color": "#FFE2A6", "font_color": "#6B4200"},
    "bad": {"bg_color": "#F9D9D6", "font_color": "#8E1B1B", "bold": True},
    "quiet": {"bg_color": "#E8E8E8", "font_color": "#4A4A4A"},
    "running": {"bg_color": "#E5EEF8", "font_color": "#1D5A9F"},
}
STYLES.update({f"standing_{tone}": {**_GRID, "align": "center", **colours} for tone, colours in {**TONES, "plain": {}}.items()})
STYLES.update({f"whole_{tone}": {**STYLES[f"standing_{tone}"], "bold": True} for tone in TONES})

# Advance widths of Times New Roman in thousandths of an em, by base letter; what is not named is as wide as a digit.
_ADVANCES = {
    **dict.fromkeys(" .,", 250),
    **dict.fromkeys("iljt:;/\\|'", 278),
    **dict.fromkeys("frI()[]-", 333),
    "s": 389,
    **dict.fromkeys("acez", 444),
    **dict.fromkeys("PSFJ", 560),
    **dict.fromkeys("ELTZBR", 640),
    **dict.fromkeys("ACDĐGHKNOQUVXYw", 722),
    "m": 778,
    **dict.fromkeys("MW", 930),
}
_DIGIT = 500
_WIDE = 1000  # emoji, CJK
_PIXELS_PER_CHARACTER = 7  # Excel counts column widths in digits of the default font
_PIXELS_PER_POINT = 96 / 72
_SAFETY = 1.08  # Excel rounds each advance to whole pixels
_LINE_POINTS = 15.0
HIGHEST_ROW = 409.0
_LONGEST_FOOTER = 90  # Excel takes 255 characters for the whole foot, its codes included
_LONGEST_KNOWN = 400
_NO_ATTRIBUTES: list[tuple[str, object]] = []


_OPTIONS: Options = {
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
    "default_format_properties": {"font_name": FONT, "font_size": TABLE_POINTS},
}


@contextmanager
def new_workbook(target: BytesIO) -> Generator[Workbook]:
    """Give an empty workbook that is written to `target` on leaving; text stays text, no temporary file is made."""
    from xlsxwriter import Workbook as XlsxWorkbook  # pyright: ignore[reportMissingTypeStubs]

    workbook = cast(Workbook, XlsxWorkbook(target, {**_OPTIONS, "in_memory": True}))
    yield workbook
    workbook.close()


@contextmanager
def new_workbook_at(target: Path) -> Generator[Workbook]:
    """Give an empty workbook of any length that is written to a file on leaving without error.

    Its sheets are written from the top, row by row, and a row that was left cannot be written again: so memory does not grow
    with the rows, and who ends the writing waits for no more than a row.
    """
    from xlsxwriter import Workbook as XlsxWorkbook  # pyright: ignore[reportMissingTypeStubs]

    with TemporaryDirectory(prefix="xlsx-", dir=scratch_dir(), ignore_cleanup_errors=True) as folder:
        options: Options = {**_OPTIONS, "constant_memory": True, "tmpdir": folder}
        library = XlsxWorkbook(str(target), options)
        try:
            yield cast(Workbook, library)
            library.close()
        finally:  # ended in the middle, the library would keep its temporary files open, which Windows then cannot remove
            for sheet in library.worksheets():
                handle = cast(TextIO | None, sheet.row_data_fh)  # pyright: ignore[reportUnknownMemberType]
                if handle:
                    handle.close()


class Styles:
    """The formats of one workbook, made when first used."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._formats: dict[tuple[str, bool], Format] = {}

    def named(self, name: str, *, quoted: bool = False) -> Format:
        """Return the format of `STYLES` with this name; `quoted` marks its text as no formula, also when edited again."""
        key = (name, quoted)
        if key not in self._formats:
            self._formats[key] = self._workbook.add_format({**STYLES[name], "quote_prefix": quoted})
        return self._formats[key]

    def conditional(self, tone: str, shown_as: str) -> Format:
        """Return a conditional format: the colours of `tone` and a number format that shows words beside the value."""
        return self._workbook.add_format({**TONES[tone], "num_format": shown_as})


def write_text(sheet: Sheet, row: int, column: int, text: str, styles: Styles, style: str) -> None:
    """Write `text` as text, whatever it looks like: the only way data goes into a cell (threats H1, H3).

    Raises:
        ValueError: the text is longer than a cell holds; callers refuse such text first, with words for the user.
    """
    if not text:
        sheet.write_blank(row, column, None, styles.named(style))
        return
    quoted = text[0] in _READ_AS_FORMULA
    if sheet.write_string(row, column, text, styles.named(style, quoted=quoted)):
        raise ValueError(f"text of {len(text)} characters does not fit a cell")


def row_height(cells: list[tuple[str, float]], *, points: float = TABLE_POINTS, least_lines: int = 1) -> float:
    """Return the height in points at which every text of a row is visible, as far as Excel allows (409 points).

    Args:
        cells: text and column width in characters of each cell.
        points: the size of the font.
        least_lines: room to leave for handwriting.
    """
    lines = max([least_lines, *(lines_needed(text, width, points=points) for text, width in cells)])
    return min(HIGHEST_ROW, lines * _LINE_POINTS * points / TABLE_POINTS + 3)


def lines_needed(text: str, width: float, *, points: float = TABLE_POINTS) -> int:
    """Return how many lines `text` takes in a wrapped cell of `width` characters, estimated from the font's advances."""
    return (_known_lines if len(text) <= _LONGEST_KNOWN else _lines)(text, width, points)


def _lines(text: str, width: float, points: float) -> int:
    room = width * _PIXELS_PER_CHARACTER / (points * _PIXELS_PER_POINT) * 1000 / _SAFETY
    return sum(_lines_of_paragraph(paragraph, room) for paragraph in text.split("\n"))


# Units, headings and duties stand in many rows of a list; long texts are not worth the memory.
_known_lines = lru_cache(maxsize=8192)(_lines)


def _lines_of_paragraph(paragraph: str, room: float) -> int:
    """Fill lines word by word; a word longer than a line is broken."""
    lines, used = 1, 0.0
    for word in paragraph.split(" "):
        needed = _advance(word)
        if used and used + _ADVANCES[" "] + needed > room:
            lines, used = lines + 1, 0.0
        used += needed + (_ADVANCES[" "] if used else 0)
        while used > room:
            lines, used = lines + 1, used - room
    return lines


@lru_cache(maxsize=8192)
def _advance(word: str) -> int:
    """Return the width of `word` in thousandths of an em; marks above and below letters take no room."""
    bare = (ch for ch in unicodedata.normalize("NFD", word) if not unicodedata.combining(ch))
    return sum(_WIDE if ord(ch) > 0x2E80 else _ADVANCES.get(ch, _DIGIT) for ch in bare)


def growing_sheet(workbook: Workbook, name: str, growing_rows: range) -> Sheet:
    """Add a sheet whose `growing_rows` (from 0) keep growing with the text typed into them.

    XlsxWriter marks every height it is given as set by hand; such rows never grow. In the growing rows the mark is left
    out: Excel takes the height as its own estimate, LibreOffice computes it anew.
    """
    from xlsxwriter.worksheet import Worksheet  # pyright: ignore[reportMissingTypeStubs]

    class GrowingSheet(Worksheet):
        def _xml_start_tag_unencoded(self, tag: str, attributes: "list[tuple[str, object]]" = _NO_ATTRIBUTES) -> None:
            if tag == "row" and int(str(dict(attributes)["r"])) - 1 in growing_rows:
                attributes = [(key, value) for key, value in attributes if key != "customHeight"]
            super()._xml_start_tag_unencoded(tag, attributes)  # pyright: ignore[reportUnknownMemberType]

    return workbook.add_worksheet(name, worksheet_class=GrowingSheet)


def for_print(sheet: Sheet, *, landscape: bool, footer: str) -> None:
    """Set up A4, as wide as the sheet needs, centred, with `footer` on the left and the page number on the right."""
    if landscape:
        sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.set_margins(left=SIDE_MARGIN, right=SIDE_MARGIN, top=0.6, bottom=0.7)
    sheet.fit_to_pages(1, 0)
    sheet.center_horizontally()
    font = f'&"{FONT},Regular"&10'
    shown = footer if len(footer) <= _LONGEST_FOOTER else footer[: _LONGEST_FOOTER - 1] + "…"
    sheet.set_footer(f"&L{font}{shown.replace('&', '&&')}&R{font}Trang &P/&N")
