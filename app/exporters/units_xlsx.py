"""The directory -> a workbook of two sheets, which `importers.units_xlsx` reads back; also the template to fill in."""

from io import BytesIO
from pathlib import Path

from app.domain.directory import Directory, DirectoryUnit
from app.domain.unit import UNIT_KIND_LABELS
from app.exporters.xlsx_style import Styles, for_print, growing_sheet, new_workbook, row_height, write_text
from app.exporters.xlsx_types import Options, Sheet, Workbook
from app.files import write_bytes

UNIT_SHEET = "Danh bạ"
GROUP_SHEET = "Nhóm"
UNIT_COLUMNS: tuple[tuple[str, int], ...] = (
    ("Tên đơn vị", 38),
    ("Loại", 22),
    ("Tên gọi khác", 34),
    ("Thư điện tử", 38),
    ("Điện thoại", 16),
    ("Người phụ trách", 26),
    ("Thuộc nhóm", 34),
    ("Theo dõi đơn vị", 40),
)
GROUP_COLUMNS: tuple[tuple[str, int], ...] = (("Tên nhóm", 38), ("Tên gọi khác", 50))
BETWEEN_NAMES = "; "
_KIND_COLUMN = 1
_ROWS_TO_FILL_IN = 200  # empty rows below the last unit in which a kind can be chosen


def write_directory(directory: Directory, path: Path) -> None:
    """Write the directory. Raises EnvironmentTrouble when the file cannot be written."""
    target = BytesIO()
    with new_workbook(target) as workbook:
        units = [_unit_cells(unit) for unit in directory.units]
        sheet = _table(workbook, UNIT_SHEET, UNIT_COLUMNS, units)
        _offer_kinds(sheet, len(units))
        _table(workbook, GROUP_SHEET, GROUP_COLUMNS, [(group.name, _joined(group.aliases)) for group in directory.groups])
    write_bytes(path, target.getvalue())


def _unit_cells(unit: DirectoryUnit) -> tuple[str, ...]:
    """Return the texts of a unit's row, in the order of `UNIT_COLUMNS`."""
    return (
        unit.name,
        UNIT_KIND_LABELS[unit.kind],
        _joined(unit.aliases),
        unit.email,
        unit.phone,
        unit.contact_person,
        _joined(unit.groups),
        _joined(unit.oversees),
    )


def _joined(names: tuple[str, ...]) -> str:
    return BETWEEN_NAMES.join(names)


def _table(workbook: Workbook, name: str, columns: tuple[tuple[str, int], ...], rows: list[tuple[str, ...]]) -> Sheet:
    """Add a sheet with one head row and the texts below it."""
    sheet = growing_sheet(workbook, name, range(1, len(rows) + _ROWS_TO_FILL_IN))
    styles = Styles(workbook)
    for column, (title, width) in enumerate(columns):
        sheet.set_column(column, column, width)
        write_text(sheet, 0, column, title, styles, "head")
    sheet.set_row(0, row_height([(title, width) for title, width in columns]) + 6)
    for row, texts in enumerate(rows, start=1):
        sheet.set_row(row, row_height([(text, width) for text, (_, width) in zip(texts, columns, strict=True)]))
        for column, text in enumerate(texts):
            write_text(sheet, row, column, text, styles, "cell_text")
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)
    sheet.autofilter(0, 0, len(rows), len(columns) - 1)
    for_print(sheet, landscape=True, footer=name)
    return sheet


def _offer_kinds(sheet: Sheet, units: int) -> None:
    choice: Options = {
        "validate": "list",
        "source": list(UNIT_KIND_LABELS.values()),
        "error_title": "Loại đơn vị",
        "error_message": "Chọn trong danh sách.",
    }
    sheet.data_validation(1, _KIND_COLUMN, units + _ROWS_TO_FILL_IN, _KIND_COLUMN, choice)
