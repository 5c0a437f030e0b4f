"""An .xlsx file as text: sheets, print set-up, widths, heights, cells with their looks, validations, conditions."""

from collections.abc import Iterator
from io import BytesIO

import openpyxl
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet


def dump_of(content: bytes) -> str:
    """Return the dump of a workbook."""
    workbook = openpyxl.load_workbook(BytesIO(content))
    return "\n".join(line for sheet in workbook.worksheets for line in lines_of(sheet)) + "\n"


def lines_of(sheet: Worksheet) -> Iterator[str]:
    yield f"=== {sheet.title} ({sheet.sheet_state})"
    page, margins = sheet.page_setup, sheet.page_margins
    centred = sheet.print_options.horizontalCentered
    yield f"page: paper {page.paperSize} {page.orientation} fit {page.fitToWidth}x{page.fitToHeight} centred {centred}"
    yield f"margins: left {margins.left} right {margins.right} top {margins.top} bottom {margins.bottom}"
    yield f"titles: {sheet.print_title_rows} area: {sheet.print_area} panes: {sheet.freeze_panes} filter: {sheet.auto_filter.ref}"
    yield f"footer: {sheet.oddFooter.left.text} | {sheet.oddFooter.right.text}"
    protection = sheet.protection
    forbidden = [
        name
        for name in ("sort", "autoFilter", "formatRows", "formatColumns", "insertRows", "deleteRows")
        if getattr(protection, name)
    ]
    yield f"protected: {protection.sheet}, forbidden: {' '.join(forbidden)}"
    for letters, column in sheet.column_dimensions.items():
        yield f"column {letters}-{column.max}: width {column.width:.2f}{' hidden' if column.hidden else ''}"
    yield f"merged: {' '.join(sorted(str(area) for area in sheet.merged_cells.ranges))}"
    for row in sheet.iter_rows():
        dimension = sheet.row_dimensions[row[0].row]
        yield f"row {row[0].row}: height {dimension.height}"
        yield from (
            f"  {cell.coordinate} {look_of(cell)} {cell.value!r}"
            for cell in row
            if cell.value is not None or not cell.protection.locked
        )
    for validation in sheet.data_validations.dataValidation:
        limits = f"{validation.operator} {validation.formula1} {validation.formula2}"
        yield f"validation {validation.sqref}: {validation.type} {limits}"
        yield f"  style {validation.errorStyle} shown: error {validation.showErrorMessage} prompt {validation.showInputMessage}"
        yield f"  prompt {validation.promptTitle!r} {validation.prompt!r}"
        yield f"  error {validation.errorTitle!r} {validation.error!r}"
    for area, rules in sheet.conditional_formatting._cf_rules.items():
        for rule in rules:
            shown_as = rule.dxf.numFmt.formatCode if rule.dxf.numFmt else ""
            yield f"condition {area.sqref}: {rule.formula[0]}"
            yield f"  shown as {shown_as!r} fill {rule.dxf.fill.bgColor.rgb} font {rule.dxf.font.color.rgb}"


def look_of(cell: Cell) -> str:
    font, alignment = cell.font, cell.alignment
    marks = [
        f"{font.name} {font.sz:g}{' bold' if font.b else ''}{' italic' if font.i else ''}",
        f"{alignment.horizontal or 'start'}/{alignment.vertical or 'bottom'}{' wrap' if alignment.wrap_text else ''}",
        cell.number_format,
        "" if cell.fill.fill_type is None else f"fill {cell.fill.fgColor.rgb}",
        "" if cell.border.left.style is None else "border",
        "" if cell.protection.locked else "input",
        "quoted" if cell.quotePrefix else "",
    ]
    return "[" + "; ".join(mark for mark in marks if mark) + "]"
