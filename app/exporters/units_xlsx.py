"""The directory -> a workbook of two sheets, which `importers.units_xlsx` reads back; also the template to fill in."""

from pathlib import Path

from app.domain.directory import Directory
from app.domain.unit import UNIT_KIND_LABELS
from app.files import written_whole

UNIT_SHEET = "Danh bạ"
GROUP_SHEET = "Nhóm"
UNIT_COLUMNS: tuple[tuple[str, int], ...] = (
    ("Tên đơn vị", 38),
    ("Loại", 22),
    ("Tên gọi khác", 34),
    ("Thư điện tử", 30),
    ("Điện thoại", 16),
    ("Người phụ trách", 26),
    ("Thuộc nhóm", 34),
    ("Theo dõi đơn vị", 40),
)
GROUP_COLUMNS: tuple[tuple[str, int], ...] = (("Tên nhóm", 38), ("Tên gọi khác", 50))
BETWEEN_NAMES = "; "


def write_directory(directory: Directory, path: Path) -> None:
    """Write the directory. Raises EnvironmentTrouble when the file cannot be written."""
    from xlsxwriter import Workbook

    kinds = list(UNIT_KIND_LABELS.values())
    unit_rows = [
        (
            unit.name,
            UNIT_KIND_LABELS[unit.kind],
            BETWEEN_NAMES.join(unit.aliases),
            unit.email,
            unit.phone,
            unit.contact_person,
            BETWEEN_NAMES.join(unit.groups),
            BETWEEN_NAMES.join(unit.oversees),
        )
        for unit in directory.units
    ]
    group_rows = [(group.name, BETWEEN_NAMES.join(group.aliases)) for group in directory.groups]
    with written_whole(path) as temporary:
        book = Workbook(str(temporary), {"in_memory": True})
        head = book.add_format({"bold": True, "bg_color": "#E5EEF8", "border": 1, "text_wrap": True, "valign": "vcenter"})
        cell = book.add_format({"text_wrap": True, "border": 1, "valign": "top", "num_format": "@"})
        for name, columns, rows in ((UNIT_SHEET, UNIT_COLUMNS, unit_rows), (GROUP_SHEET, GROUP_COLUMNS, group_rows)):
            sheet = book.add_worksheet(name)
            sheet.set_landscape()
            sheet.set_paper(9)
            sheet.fit_to_pages(1, 0)
            sheet.repeat_rows(0)
            sheet.freeze_panes(1, 1)
            for column, (title, width) in enumerate(columns):
                sheet.set_column(column, column, width)
                sheet.write_string(0, column, title, head)
            for row, values in enumerate(rows, start=1):
                for column, value in enumerate(values):
                    sheet.write_string(row, column, value, cell)
            if name == UNIT_SHEET:
                choice = {
                    "validate": "list",
                    "source": kinds,
                    "error_title": "Loại đơn vị",
                    "error_message": "Chọn trong danh sách.",
                }
                sheet.data_validation(1, 1, len(rows) + 200, 1, choice)
        book.close()
