"""The directory -> a workbook of two sheets, which `importers.units_xlsx` reads back; and an empty one to fill in.

To add a column: 1. its head and width in `UNIT_COLUMNS`; 2. its text in `_unit_cells`; 3. its head in `importers.units_xlsx`.
"""

from io import BytesIO
from pathlib import Path

from app.domain.directory import Directory, DirectoryGroup, DirectoryUnit
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
    ("Cấp trên", 30),
    ("Người đứng đầu", 26),
    ("Thư điện tử", 38),
    ("Điện thoại", 16),
    ("Người phụ trách", 26),
    ("Ngày thành lập", 15),
    ("Thuộc nhóm", 34),
    ("Theo dõi đơn vị", 40),
)
GROUP_COLUMNS: tuple[tuple[str, int], ...] = (
    ("Tên nhóm", 38),
    ("Tên gọi khác", 50),
    ("Gồm mọi đơn vị loại", 24),
    ("Dưới cấp trên", 34),
)
GUIDE: tuple[str, ...] = (
    "Tệp mẫu danh bạ đơn vị",
    "1. Ghi mỗi đơn vị hoặc cá nhân một dòng ở trang “Danh bạ”. Chỉ cột “Tên đơn vị” bắt buộc.",
    "2. Cột “Loại”: bấm vào ô rồi chọn trong danh sách. Để trống thì chương trình đoán theo tên.",
    "3. Nhiều tên trong một ô (tên gọi khác, nhóm, đơn vị theo dõi): cách nhau bằng dấu chấm phẩy.",
    "4. Cột “Cấp trên”: ghi đúng tên một đơn vị khác trong tệp hoặc đã có trong sổ.",
    "5. Cột “Ngày thành lập”: ghi dạng 01/07/2025; không rõ thì để trống.",
    "6. Trang “Nhóm”: nhóm nào gồm mọi đơn vị của một loại thì chọn loại ở cột thứ ba; đơn vị chọn riêng thì ghi tên nhóm "
    "ở cột “Thuộc nhóm” của trang “Danh bạ”.",
    "7. Nhập tệp: trình đơn Danh bạ, mục “Nhập danh bạ…”. Chương trình cho xem trước rồi mới ghi; ô trống không xoá gì.",
)
GUIDE_SHEET = "Hướng dẫn"
BETWEEN_NAMES = "; "
_KIND_COLUMN = 1
_RULE_KIND_COLUMN = 2
_ROWS_TO_FILL_IN = 200  # empty rows below the last unit in which a kind can be chosen


def write_directory(directory: Directory, path: Path) -> None:
    """Write the directory. Raises EnvironmentTrouble when the file cannot be written."""
    target = BytesIO()
    with new_workbook(target) as workbook:
        _write_tables(workbook, directory)
    write_bytes(path, target.getvalue())


def write_template(path: Path) -> None:
    """Write an empty directory to fill in, with guidance. Raises EnvironmentTrouble when the file cannot be written."""
    target = BytesIO()
    with new_workbook(target) as workbook:
        _write_tables(workbook, Directory())
        _write_guide(workbook)
    write_bytes(path, target.getvalue())


def _write_tables(workbook: Workbook, directory: Directory) -> None:
    units = [_unit_cells(unit) for unit in directory.units]
    groups = [_group_cells(group) for group in directory.groups]
    _offer_kinds(_table(workbook, UNIT_SHEET, UNIT_COLUMNS, units), _KIND_COLUMN, len(units))
    _offer_kinds(_table(workbook, GROUP_SHEET, GROUP_COLUMNS, groups), _RULE_KIND_COLUMN, len(groups))


def _write_guide(workbook: Workbook) -> None:
    width = 110
    sheet = growing_sheet(workbook, GUIDE_SHEET, range(len(GUIDE)))
    styles = Styles(workbook)
    sheet.set_column(0, 0, width)
    for row, line in enumerate(GUIDE):
        sheet.set_row(row, row_height([(line, width)]) + 6)
        write_text(sheet, row, 0, line, styles, "guide_title" if row == 0 else "guide_text")
    for_print(sheet, landscape=True, footer=GUIDE_SHEET)


def _unit_cells(unit: DirectoryUnit) -> tuple[str, ...]:
    """Return the texts of a unit's row, in the order of `UNIT_COLUMNS`."""
    return (
        unit.name,
        UNIT_KIND_LABELS[unit.kind],
        _joined(unit.aliases),
        unit.parent,
        unit.head,
        unit.email,
        unit.phone,
        unit.contact_person,
        f"{unit.founded_on:%d/%m/%Y}" if unit.founded_on else "",
        _joined(unit.groups),
        _joined(unit.oversees),
    )


def _group_cells(group: DirectoryGroup) -> tuple[str, ...]:
    """Return the texts of a group's row, in the order of `GROUP_COLUMNS`."""
    kind = UNIT_KIND_LABELS[group.rule_kind] if group.rule_kind else ""
    return (group.name, _joined(group.aliases), kind, group.rule_parent)


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


def _offer_kinds(sheet: Sheet, column: int, rows: int) -> None:
    choice: Options = {
        "validate": "list",
        "source": list(UNIT_KIND_LABELS.values()),
        "error_title": "Loại đơn vị",
        "error_message": "Chọn trong danh sách.",
    }
    sheet.data_validation(1, column, rows + _ROWS_TO_FILL_IN, column, choice)
