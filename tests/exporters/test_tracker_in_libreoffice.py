"""The protected tracker under the hands of a unit's secretary, in LibreOffice: what can be done and what cannot."""

from pathlib import Path

import openpyxl
import pytest

from app.exporters.tracker_xlsx import write_tracker
from app.importers.tracker_xlsx import read_tracker
from tests.exporters.libreoffice_clerk import handled, sorted_by, typed
from tests.exporters.tracker_samples import a_tracker

ROWS = "A7:M20"


@pytest.mark.office
@pytest.mark.slow
def test_the_table_is_sorted_and_filled_in_and_what_stands_around_it_is_not_touched(tmp_path: Path) -> None:
    write_tracker(a_tracker(), tmp_path / "phiếu.xlsx")
    saved = handled(
        tmp_path / "phiếu.xlsx",
        tmp_path,
        sorted_by(ROWS, 3),
        typed("H7", "Đã gửi báo cáo"),
        typed("E7", "20/01/2023"),
        typed("A3", "tên khác"),
        typed("H25", "dưới bảng"),
    )
    sheet = openpyxl.load_workbook(saved).worksheets[0]
    shown = [sheet[f"C{row}"].value for row in range(7, 21)]
    assert sorted(shown) == sorted(row.task_text for row in a_tracker().rows)
    assert shown != [row.task_text for row in a_tracker().rows]
    assert sheet["A3"].value.startswith("Đơn vị:")
    assert sheet["H25"].value is None
    returned = {row.item_uid: row for row in read_tracker(saved).rows}
    first = next(row for row in a_tracker().rows if row.task_text == shown[0])
    assert returned[first.item_uid].values["result"] == "Đã gửi báo cáo"
    assert returned[first.item_uid].values["due_on"] == "2023-01-20"
    others = [row for row in a_tracker().rows if row is not first]
    assert all(returned[row.item_uid].task_text == row.task_text for row in others)
