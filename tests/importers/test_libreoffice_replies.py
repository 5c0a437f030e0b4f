"""LibreOffice as the unit's program: the tracker is opened, edited by UNO and saved as .xlsx, .xls, .ods or .csv, then read."""

from pathlib import Path

import pytest

from app.domain.tracker import ReturnedTracker, RowProblem, shown_row
from app.errors import UserError
from app.exporters.tracker_xlsx import write_tracker
from app.importers.gate.door import admit
from app.importers.readers import READERS
from app.messages.code import Code
from tests.exporters.tracker_samples import a_tracker
from tests.libreoffice import edited

TRACKER = a_tracker()
SENT = {row.item_uid: shown_row(row) for row in TRACKER.rows}
UIDS = list(SENT)
FILTERS = {
    "xlsx": ("Calc MS Excel 2007 XML", ""),
    "xls": ("MS Excel 97", ""),
    "ods": ("calc8", ""),
    "csv": ("Text - txt - csv (StarCalc)", "44,34,76,1"),
    "semicolon.csv": ("Text - txt - csv (StarCalc)", "59,34,76,1"),
    "tab.csv": ("Text - txt - csv (StarCalc)", "9,34,65535,1"),  # UTF-16
}
TEXT = "- Đã họp 2 buổi\n- “Ý kiến”  còn khác; 1,5 triệu"
EDITS = {
    "cells": {
        "F8": "xong",
        "H8": TEXT,
        "G9": "15/12/2022",
        "F9": "Đã HT",
        "G10": "15.12",
        "F10": "HT",
        "J11": "0123",
        "K12": "=1+1",
    },
    "typed": {"J12": "1234567", "J10": "=1+1"},
    "merged": ["H13:H14"],
    "sorted": ["A7:M20", 2],
}


@pytest.fixture(scope="module")
def replies(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of one LibreOffice: edited in every format, with a password, and coloured down to the last row."""
    folder = tmp_path_factory.mktemp("libreoffice")
    source = folder / "phiếu.xlsx"
    write_tracker(TRACKER, source)
    jobs: list[dict[str, object]] = []
    for name, (filter_name, options) in FILTERS.items():
        job = {"source": source, "filter": filter_name, "options": options}
        jobs.append({**job, "target": folder / f"sửa.{name}", **EDITS})
        jobs.append({**job, "target": folder / f"nguyên.{name}"})
        if not name.endswith("csv"):
            jobs.append({**job, "target": folder / f"khoá.{name}", "password": "bí mật"})
            jobs.append({**job, "target": folder / f"dài.{name}", "filled_to_the_end": True})
    edited(jobs, folder)
    return folder


def read(path: Path) -> ReturnedTracker:
    reader = READERS["tracker"]
    returned = reader.read(path, admit(path, *reader.kinds).kind)
    assert isinstance(returned, ReturnedTracker)
    return returned


@pytest.mark.office
@pytest.mark.parametrize("name", FILTERS)
def test_a_tracker_that_libreoffice_only_saved_says_what_was_sent(replies: Path, name: str) -> None:
    returned = read(replies / f"nguyên.{name}")
    assert {row.item_uid: row.values for row in returned.rows if row.item_uid} == SENT
    assert (returned.issue_uid is None) == name.endswith("csv")


@pytest.mark.office
@pytest.mark.parametrize("name", FILTERS)
def test_a_tracker_edited_in_libreoffice_says_what_was_typed_in_the_row_it_was_typed_in(replies: Path, name: str) -> None:
    returned = read(replies / f"sửa.{name}")
    rows = {row.item_uid: row for row in returned.rows if row.item_uid}
    assert set(rows) == set(UIDS)
    assert [row.task_text for row in returned.rows if row.item_uid] != [row.task_text for row in TRACKER.rows]  # sorted
    expected: dict[bytes, dict[str, str]] = {
        UIDS[1]: {"state": "completed", "result": TEXT},
        UIDS[2]: {"state": "completed", "done_on": "2022-12-15"},
        UIDS[3]: {"state": "completed"} | ({} if name.endswith("csv") else {"done_on": "2022-12-15"}),
        UIDS[4]: {"difficulty": "0123"},
        UIDS[5]: {"difficulty": "1234567", "proposal": "=1+1"},
    }
    for uid, values in expected.items():
        assert {key: rows[uid].values.get(key) for key in values} == values, name


@pytest.mark.office
@pytest.mark.parametrize("name", ["xlsx", "xls", "ods"])
def test_formulas_and_merges_are_seen_in_every_format_that_keeps_them(replies: Path, name: str) -> None:
    rows = {row.item_uid: row for row in read(replies / f"sửa.{name}").rows}
    assert [problem.problem for problem in rows[UIDS[3]].problems] == [RowProblem.FORMULA]
    merged = [row for row in rows.values() if any(problem.problem is RowProblem.MERGED_CELLS for problem in row.problems)]
    assert len(merged) == 2


@pytest.mark.office
@pytest.mark.parametrize("name", ["xls", "ods"])  # by UNO LibreOffice sets none on an .xlsx; see tests/hostile_replies.py
def test_a_file_with_a_password_is_refused_with_its_sentence(replies: Path, name: str) -> None:
    with pytest.raises(UserError) as refused:
        read(replies / f"khoá.{name}")
    assert refused.value.code is Code.FILE_ENCRYPTED
    assert f"khoá.{name}" in str(refused.value)


@pytest.mark.office
@pytest.mark.parametrize("name", ["xlsx", "xls", "ods"])
def test_a_sheet_coloured_down_to_its_last_row_is_read(replies: Path, name: str) -> None:
    assert {row.item_uid: row.values for row in read(replies / f"dài.{name}").rows if row.item_uid} == SENT
