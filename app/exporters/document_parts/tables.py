"""Tables: the invisible ones that put two columns side by side, and ruled ones with a repeated head row.

Rows of ruled tables are copies of one prototype whose texts are filled in: thousands of rows take well under a second.
"""

from collections.abc import Sequence
from copy import deepcopy

from app.exporters.document_parts.elements import Element, Letters, Setter, make, twips
from app.layout_rules.effective import TWIPS_PER_MM, W
from app.layout_rules.parts import Part
from app.reports.document import Column, Table, TableRow
from app.text.normalise import clean

_CELL_MARGIN_MM = 1.4
_BORDER_EIGHTHS = 4
_LETTER_MM = 2.0
"""About the width of a letter in a cell."""

_MOST_LINES = 16
"""Lines of a row that is still kept on one page."""


def side_by_side(widths_mm: Sequence[float], rows: Sequence[Sequence[Sequence[Element]]]) -> Element:
    """Return a table without borders: rows of cells of paragraphs, each row kept on one page."""
    widths = [twips(width) for width in widths_mm]
    return make(
        "tbl",
        table_properties(sum(widths)),
        table_grid(widths),
        *(
            make(
                "tr", make("trPr", make("cantSplit")), *(table_cell(width, cell) for width, cell in zip(widths, row, strict=True))
            )
            for row in rows
        ),
    )


def ruled_table(table: Table, width_mm: float, setter: Setter) -> Element:
    """Return a ruled table `width_mm` wide.

    Its head row is repeated on every page, the name of a group stays with the row after it, and no row is split but one that
    would leave most of a page bare.
    """
    widths = _column_widths(table.columns, width_mm)
    rows = _Rows(table.columns, widths, setter)
    borders = [make(side, val="single", sz=_BORDER_EIGHTHS, space=0, color="000000") for side in _BORDER_SIDES]
    return make(
        "tbl",
        table_properties(sum(widths), borders=make("tblBorders", *borders), side_margin=twips(_CELL_MARGIN_MM)),
        table_grid(widths),
        rows.head(),
        *(rows.filled(row) for row in table.rows),
    )


class _Rows:
    """Makes rows by copying prototypes."""

    def __init__(self, columns: Sequence[Column], widths: Sequence[int], setter: Setter) -> None:
        self._columns, self._widths, self._setter = columns, widths, setter
        self._widths_mm = [width / TWIPS_PER_MM for width in widths]
        texts = [setter.paragraph(Part.TABLE_CELL, "…", centred=column.is_centred) for column in columns]
        self._plain = self._row([table_cell(width, [text]) for width, text in zip(widths, texts, strict=True)])
        self._tall = self._row(
            [table_cell(width, [deepcopy(text)]) for width, text in zip(widths, texts, strict=True)], splits=True
        )
        band = setter.paragraph(Part.TABLE_CELL, [Letters("…", bold=True)], keep_next=True)
        self._band = self._row([table_cell(sum(widths), [band], span=len(columns))])

    def head(self) -> Element:
        titles = [self._setter.paragraph(Part.TABLE_HEAD, column.title) for column in self._columns]
        cells = [table_cell(width, [title], middle=True) for width, title in zip(self._widths, titles, strict=True)]
        return make("tr", make("trPr", make("cantSplit"), make("tblHeader")), *cells)

    def filled(self, row: TableRow) -> Element:
        copy = deepcopy(self._band if row.is_band else self._tall if is_tall(row, self._widths_mm) else self._plain)
        for place, text in zip(copy.iter(f"{W}t"), row.cells, strict=True):
            place.text = clean(text).replace("\n", " ")
        return copy

    def _row(self, cells: Sequence[Element], *, splits: bool = False) -> Element:
        return make("tr", None if splits else make("trPr", make("cantSplit")), *cells)


def is_tall(row: TableRow, widths_mm: Sequence[float]) -> bool:
    """Whether a row is so tall that it may be split over pages: about a third of an upright page and more."""
    if max(map(len, row.cells)) < _MOST_LINES:
        return False
    lines = (
        len(text) * _LETTER_MM / max(width - 2 * _CELL_MARGIN_MM, 1) for text, width in zip(row.cells, widths_mm, strict=False)
    )
    return max(lines, default=0) > _MOST_LINES


_BORDER_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


def table_properties(width: int, *, borders: Element | None = None, side_margin: int = 0) -> Element:
    """Return a table's properties; its margins are said outright, since programs differ in what they take for granted."""
    return make(
        "tblPr",
        make("tblW", w=width, type="dxa"),
        make("tblInd", w=0, type="dxa"),
        borders,
        make("tblLayout", type="fixed"),
        make("tblCellMar", make("left", w=side_margin, type="dxa"), make("right", w=side_margin, type="dxa")),
    )


def table_grid(widths: Sequence[int]) -> Element:
    """Return the columns of a table; widths in twips."""
    return make("tblGrid", *(make("gridCol", w=width) for width in widths))


def table_cell(width: int, paragraphs: Sequence[Element], *, span: int = 1, middle: bool = False) -> Element:
    """Return a cell; without paragraphs it holds an empty one, as Word wants."""
    properties = make(
        "tcPr",
        make("tcW", w=width, type="dxa"),
        make("gridSpan", val=span) if span > 1 else None,
        make("vAlign", val="center") if middle else None,
    )
    return make("tc", properties, *(paragraphs or [make("p")]))


def _column_widths(columns: Sequence[Column], width_mm: float) -> list[int]:
    """Return whole twips that add up to the table's width."""
    total, shares = twips(width_mm), sum(column.share for column in columns)
    widths = [round(total * column.share / shares) for column in columns]
    widths[-1] += total - sum(widths)
    return widths
