"""The sample's replies: trackers as the program sends them, filled in as units do, saved again by LibreOffice."""

import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.period import Period
from app.domain.tracker import PROGRESS_FIELDS
from app.domain.tracker_sheet import CODE_LABEL, CODE_START, END_MARK
from app.services.sample import NEXT_PERIOD, SAMPLE_PERIOD, begin_sample, send_sample
from app.services.send_trackers import SentTracker
from tests.libreoffice import converted
from tests.sample.answers import MISHANDLED, SILENT, answer_of

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet


def write_replies(target: Path) -> None:
    """Write the replies of both quarters below a folder, one folder a quarter."""
    with tempfile.TemporaryDirectory(prefix="dondoc-mau-") as folder:
        core = begin_sample(Path(folder) / "mau.dondoc")
        try:
            for period in (SAMPLE_PERIOD, NEXT_PERIOD):
                sent = send_sample(core, period, Path(folder) / f"gui-{period.code}").sent
                filled = Path(folder) / f"dien-{period.code}"
                filled.mkdir()
                _fill_all(sent, period, filled)
                place = target / f"phieu-{period.code}"
                shutil.rmtree(place, ignore_errors=True)
                place.mkdir(parents=True)
                converted(sorted(filled.glob("*.xlsx")), place, "xlsx")
                shutil.rmtree(place / "profile")
        finally:
            core.close()


def _fill_all(sent: Iterable[SentTracker], period: Period, folder: Path) -> None:
    for place, one in enumerate(sent):
        if one.unit.name not in SILENT[period.code]:
            fill_tracker(one.tracker, one.unit.name, period, place, folder / f"{place + 1:02} {one.unit.name}.xlsx")


def fill_tracker(tracker: Path, unit: str, period: Period, place: int, target: Path) -> None:
    """Fill in a tracker as the unit at a place of the sample's directory would, and save it elsewhere."""
    from openpyxl import load_workbook

    book = load_workbook(tracker)
    sheet = book.worksheets[0]
    head, columns = _head(sheet)
    rows = [row for row in range(head + 1, sheet.max_row + 1) if _is_item(sheet, row, columns[CODE_LABEL])]
    for row in rows:
        number = str(sheet.cell(row, columns["TT"]).value)
        answer = answer_of(unit, number, period.code, place)
        for field in PROGRESS_FIELDS:
            value = getattr(answer, field.key, None)  # deadline, indicators and evidence are left alone
            if value:
                sheet.cell(row, columns[field.label]).value = value
    if unit == MISHANDLED and period == SAMPLE_PERIOD:
        _mishandle(sheet, rows)
    book.save(target)


def _mishandle(sheet: "Worksheet", rows: list[int]) -> None:
    """Sort the rows the other way round, then delete the last one, as people do."""
    width = sheet.max_column
    contents = [[sheet.cell(row, column).value for column in range(1, width + 1)] for row in rows]
    for row, values in zip(rows, reversed(contents), strict=True):
        for column, value in enumerate(values, start=1):
            sheet.cell(row, column).value = value
    sheet.delete_rows(rows[-1])


def _head(sheet: "Worksheet") -> tuple[int, dict[str, int]]:
    for row in sheet.iter_rows(min_row=1, max_row=20):
        labels = {str(cell.value): cell.column for cell in row if cell.value}
        if CODE_LABEL in labels:
            return row[0].row, labels
    raise AssertionError("no head row")


def _is_item(sheet: "Worksheet", row: int, column: int) -> bool:
    code = str(sheet.cell(row, column).value or "")
    return code.startswith(CODE_START) and code != END_MARK
