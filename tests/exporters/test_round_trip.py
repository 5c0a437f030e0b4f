"""Text in = text out, or refused with the reason: ten thousand texts through our writer and our reader, in every text cell."""

import re
import zipfile
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from app.domain.evidence import Evidence, EvidenceState
from app.domain.ids import EvidenceId, WorkItemId
from app.domain.item_parts import ItemParts
from app.domain.progress import Progress, ProgressState, Standing
from app.domain.tracker import Tracker
from app.domain.tracker_sheet import LONGEST_CELL_TEXT, cell_length
from app.errors import UserError
from app.exporters.list_sheet import ListHead, ListRow
from app.exporters.master_xlsx import Master, write_list_file, write_master
from app.exporters.tracker_xlsx import tracker_workbook
from app.importers.tracker_xlsx import read_tracker
from app.messages.code import Code
from app.steps import Steps
from app.text.normalise import clean, one_line
from tests.exporters.generated_texts import generated_texts
from tests.exporters.tracker_samples import a_tracker_with

BATCH = 500
# What the book stores is cleaned on its way in: these are the texts as the book may hold them.
STORED = [text for text in (clean(one) for one in generated_texts()) if text.strip()]
FITTING = [text for text in STORED if cell_length(text) <= LONGEST_CELL_TEXT]
TOO_LONG = [text for text in STORED if cell_length(text) > LONGEST_CELL_TEXT]

_COUNTED = r'COUNTIFS\((MaDonVi|MaMuc),\$A\d+,TinhTrang,"[^"]+"\)'
OURS = re.compile(rf'{_COUNTED}(\+{_COUNTED})*|SUM\([A-I]\d+:[A-I]\d+\)|[A-I0-9+]+|IF\([^"]+"–",[^"]+\)|"Đang hiện .*')


def in_every_cell(texts: list[str]) -> Tracker:
    tracker = a_tracker_with(*texts)
    named = [
        Evidence(EvidenceId(1), WorkItemId(1), one_line(text), EvidenceState.MISSING, None, "", "", None, date.min)
        for text in texts
    ]
    rows = tuple(
        replace(row, parts=ItemParts(evidence=(name,) if name.name else ()))
        for row, name in zip(tracker.rows, named, strict=True)
    )
    return replace(tracker, rows=rows)


def test_there_are_ten_thousand_of_them_and_some_are_too_long() -> None:
    assert len(list(generated_texts())) == 10_000
    assert len(FITTING) > 9_500
    assert TOO_LONG


@pytest.mark.slow
def test_what_goes_out_in_a_tracker_comes_back_unchanged(tmp_path: Path) -> None:
    for start in range(0, len(FITTING), BATCH):
        batch = FITTING[start : start + BATCH]
        content = tracker_workbook(in_every_cell(batch))
        assert_no_formula_no_error(content)
        (tmp_path / "t.xlsx").write_bytes(content)
        rows = read_tracker(tmp_path / "t.xlsx").rows
        assert not [row.problems for row in rows if row.problems]
        for text, row in zip(batch, rows, strict=True):
            assert [row.values[key] for key in ("result", "difficulty", "proposal")] == [text] * 3
            assert row.values["evidence"] == one_line(text)


@pytest.mark.parametrize("text", TOO_LONG, ids=lambda text: f"{cell_length(text)} units")
def test_what_does_not_fit_is_refused_with_the_reason(text: str) -> None:
    with pytest.raises(UserError) as refused:
        tracker_workbook(a_tracker_with(text))
    assert refused.value.code is Code.CELL_TEXT_TOO_LONG


@pytest.mark.slow
def test_in_lists_and_the_master_only_our_own_formulas_stand(tmp_path: Path) -> None:
    rows = tuple(a_row(text) for text in FITTING if len(text) < 1_000)
    head = ListHead("=1+1", "=TIÊU ĐỀ", "@mọi việc", date(2022, 12, 31))
    write_list_file(rows, head, tmp_path / "list.xlsx", Steps(len(rows)))
    formulas, texts = cells_of(tmp_path / "list.xlsx")
    assert len(formulas) == 1
    assert formulas[0].startswith('"Đang hiện "&amp;SUBTOTAL(')
    assert {row.progress.result for row in rows} <= texts
    write_master(Master(head, rows), tmp_path / "master.xlsx", Steps(len(rows)))
    formulas, texts = cells_of(tmp_path / "master.xlsx")
    assert not [formula for formula in formulas if not OURS.fullmatch(formula)]
    assert {row.progress.result for row in rows} <= texts


def a_row(text: str) -> ListRow:
    progress = Progress(ProgressState.IN_PROGRESS, None, text, text, text)
    return ListRow(one_line(text), one_line(text), "II.1", text, "Chủ trì", "quý IV/2022", None, "", progress, Standing.IN_TERM)


def assert_no_formula_no_error(content: bytes) -> None:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        for name in archive.namelist():
            if name.startswith("xl/worksheets/sheet"):
                xml = archive.read(name).decode()
                assert "<f>" not in xml
                assert "<f " not in xml
                assert 't="e"' not in xml


def cells_of(path: Path) -> tuple[list[str], set[str]]:
    """Return every formula as it stands in the file, and every text as the reader of our program reads it."""
    from python_calamine import CalamineWorkbook

    formulas: list[str] = []
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if name.startswith("xl/worksheets/sheet"):
                xml = archive.read(name).decode()
                assert 't="e"' not in xml
                formulas += re.findall(r"<f>(.*?)</f>", xml)
    book = CalamineWorkbook.from_path(str(path))
    rows = [row for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python()]
    return formulas, {value for row in rows for value in row if isinstance(value, str)}
