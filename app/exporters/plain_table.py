"""A printable sheet of text with a title, for lists that a clerk writes on by hand."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from app.exporters.xlsx_style import Styles, for_print, new_workbook, row_height, write_text
from app.files import write_bytes

_HEAD_ROW = 2


@dataclass(frozen=True, slots=True)
class PlainColumn:
    """A column: its head, and its width in characters."""

    label: str
    width: float


def write_plain_table(
    title: str,
    about: str,
    columns: Sequence[PlainColumn],
    rows: Sequence[Sequence[str]],
    path: Path,
    *,
    sheet_name: str,
    least_lines: int = 1,
) -> None:
    """Write a table of texts; every row is high enough for all its text.

    Args:
        title, about: what stands above it.
        columns: from the left.
        rows: a text for each column.
        path: the file.
        sheet_name: the sheet's name.
        least_lines: how many lines a row has room for at least.

    Raises:
        EnvironmentTrouble: the file cannot be written.
    """
    target = BytesIO()
    widths = [column.width for column in columns]
    with new_workbook(target) as workbook:
        styles = Styles(workbook)
        sheet = workbook.add_worksheet(sheet_name)
        for_print(sheet, landscape=True, footer=title)
        sheet.repeat_rows(_HEAD_ROW)
        sheet.freeze_panes(_HEAD_ROW + 1, 2)
        for row, (text, style) in enumerate(((title, "title"), (about, "subtitle"))):
            sheet.set_row(row, row_height([(text, sum(widths) * 0.9)], points=14))
            sheet.merge_range(row, 0, row, len(columns) - 1, "", styles.named(style))
            write_text(sheet, row, 0, text, styles, style)
        for place, column in enumerate(columns):
            sheet.set_column(place, place, column.width)
            write_text(sheet, _HEAD_ROW, place, column.label, styles, "head")
        for row, texts in enumerate(rows, start=_HEAD_ROW + 1):
            sheet.set_row(row, row_height(list(zip(texts, widths, strict=True)), least_lines=least_lines))
            for place, text in enumerate(texts):
                write_text(sheet, row, place, text, styles, "cell_text")
    write_bytes(path, target.getvalue())
