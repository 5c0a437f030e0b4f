"""openpyxl as the peer of our workbooks: it writes again all that it finds in one of them, and reads every cell of a file."""

from copy import copy
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

_STYLES = ("font", "fill", "border", "alignment", "protection", "number_format")


@dataclass(frozen=True, slots=True)
class SheetRecipe:
    """All that is written of a sheet: values and styles by cell, sizes, merged ranges, validations, conditional formats."""

    source: Worksheet
    cells: list[tuple[int, int, object, dict[str, object]]]


def recipe_of(path: Path) -> list[SheetRecipe]:
    """Read what a workbook of ours holds; styles that are equal are one object, as a careful writer would have them."""
    known: dict[str, object] = {}
    sheets: list[SheetRecipe] = []
    for sheet in load_workbook(path).worksheets:
        cells: list[tuple[int, int, object, dict[str, object]]] = []
        for row in sheet.iter_rows():
            for cell in row:
                if cell.has_style or cell.value is not None:
                    styles = {name: _one_of(known, getattr(cell, name)) for name in _STYLES} if cell.has_style else {}
                    cells.append((cell.row, cell.column, cell.value, styles))
        sheets.append(SheetRecipe(sheet, cells))
    return sheets


def write_again(recipe: list[SheetRecipe]) -> bytes:
    """Write a workbook from its recipe, through openpyxl's public way: one attribute of a cell after the other."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for part in recipe:
        sheet = book.create_sheet(part.source.title)
        _write_cells(sheet, part)
        _set_up(sheet, part.source)
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def read_all_cells(path: Path) -> int:
    """Read every cell's value; returns how many there are."""
    return sum(len(row) for sheet in load_workbook(path).worksheets for row in sheet.iter_rows(values_only=True))


def _write_cells(sheet: Worksheet, part: SheetRecipe) -> None:
    for row, column, value, styles in part.cells:
        cell = sheet.cell(row, column)
        if value is not None:
            cell.value = value
        for name, style in styles.items():
            setattr(cell, name, style)


def _set_up(sheet: Worksheet, source: Worksheet) -> None:
    for name, size in source.column_dimensions.items():
        sheet.column_dimensions[name].width, sheet.column_dimensions[name].hidden = size.width, size.hidden
    for number, size in source.row_dimensions.items():
        sheet.row_dimensions[number].height = size.height
    for merged in source.merged_cells.ranges:
        sheet.merge_cells(str(merged))
    for validation in source.data_validations.dataValidation:
        sheet.add_data_validation(validation)
    for area in source.conditional_formatting:
        for rule in area.rules:
            sheet.conditional_formatting.add(str(area.sqref), rule)
    sheet.protection, sheet.freeze_panes, sheet.sheet_state = copy(source.protection), source.freeze_panes, source.sheet_state


def _one_of(known: dict[str, object], style: object) -> object:
    """Return the first style equal to this one, as a plain object instead of openpyxl's proxy."""
    return known.setdefault(repr(style), style if isinstance(style, str) else copy(style))
