"""Excel's own workbooks, new and old (.xlsx, .xls) -> their sheets, by calamine; formulas are known from the gate."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import cast

from app.domain.tracker_sheet import cell_address
from app.importers.gate.facts import Admission
from app.importers.sheets.content import CellValue, SheetContent


def read_excel(path: Path, admission: Admission) -> Iterator[SheetContent]:
    """Yield the sheets of a workbook that has passed the gate."""
    from python_calamine import CalamineWorkbook

    with CalamineWorkbook.from_path(str(path)) as book:  # pyright: ignore[reportUnknownMemberType]
        for name in book.sheet_names:
            sheet = book.get_sheet_by_name(name)
            rows = cast(Sequence[Sequence[CellValue]], sheet.to_python(skip_empty_area=False))
            merged = frozenset(
                cell_address(row, column)
                for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
                for row in range(top, bottom + 1)
                for column in range(left, right + 1)
            )
            yield SheetContent(name, rows, admission.formulas_of(name), merged)
