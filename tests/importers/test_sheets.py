"""Workbooks of other programs as values: text tables in every encoding and with every delimiter, OpenDocument cell by cell."""

import unicodedata
from datetime import date, datetime
from pathlib import Path

import pytest

from app.domain.tracker import ReturnedTracker, RowProblem, shown_row
from app.errors import UserError
from app.exporters.tracker_columns import layout_of, values_of
from app.importers.gate.facts import OfficeKind
from app.importers.sheets.content import SHEET_KINDS, SheetContent, read_sheets
from app.importers.tracker_xlsx import read_tracker
from app.messages.code import Code
from tests.exporters.tracker_samples import a_tracker
from tests.hostile_replies import open_sheet

TRACKER = a_tracker()
SENT = {row.item_uid: shown_row(row) for row in TRACKER.rows}


def table(delimiter: str, dates: str = "%d/%m/%Y") -> str:
    """Return the tracker as a program writes it into a text table."""
    layout = layout_of(TRACKER)
    rows: list[list[object]] = [["Phiếu"], [column.label for column in layout.columns]]
    rows += [list(values_of(layout, row)) for row in TRACKER.rows]
    texts = [[f"{value:{dates}}" if isinstance(value, date) else str(value) for value in row] for row in rows]
    return "\r\n".join(delimiter.join('"' + text.replace('"', '""') + '"' for text in row) for row in texts) + "\r\n"


def returned_from(path: Path, content: bytes) -> ReturnedTracker:
    path.write_bytes(content)
    return read_tracker(path, OfficeKind.CSV)


def values_in(returned: ReturnedTracker) -> dict[bytes | None, dict[str, str]]:
    return {row.item_uid: row.values for row in returned.rows}


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1258"])
def test_a_text_table_is_read_in_every_encoding_and_with_every_delimiter(tmp_path: Path, delimiter: str, encoding: str) -> None:
    text = table(delimiter)
    if encoding == "cp1258":
        text = as_windows_writes(text)
    assert values_in(returned_from(tmp_path / "a.csv", text.encode(encoding))) == SENT


def test_excels_own_line_names_the_delimiter(tmp_path: Path) -> None:
    assert values_in(returned_from(tmp_path / "a.csv", ("sep=;\r\n" + table(";")).encode())) == SENT


def test_days_that_a_machine_wrote_month_first_are_asked_about_and_never_turned_round(tmp_path: Path) -> None:
    returned = returned_from(tmp_path / "a.csv", table(",", "%m/%d/%Y").encode())
    rows = {row.item_uid: row for row in returned.rows}
    for uid, sent in SENT.items():
        row = rows[uid]
        assert row.values["due_on"] == sent["due_on"]
        assert row.values.get("done_on") in ((None,) if sent["done_on"] else ("",))
        told = [problem.problem for problem in row.problems]
        assert told == ([RowProblem.DATE_MONTH_FIRST] if sent["done_on"] else [])


def test_a_text_table_without_end_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError) as refused:
        returned_from(tmp_path / "a.csv", b"a,b\r\n" * 20_001)
    assert refused.value.code is Code.SHEET_TOO_MANY_ROWS
    with pytest.raises(UserError) as refused:
        returned_from(tmp_path / "b.csv", b"," * 300 + b"\r\n")
    assert refused.value.code is Code.SHEET_TOO_MANY_COLUMNS


def test_open_document_cells_are_read_as_what_they_are(tmp_path: Path) -> None:
    cells = (
        ('office:value-type="string"', "<text:p>a<text:s text:c='2'/>b<text:line-break/>c</text:p><text:p>d</text:p>"),
        ('office:value-type="float" office:value="1.5"', "<text:p>1,5</text:p>"),
        ('office:value-type="date" office:date-value="2022-12-15"', "<text:p>15/12/22</text:p>"),
        ('office:value-type="date" office:date-value="2022-12-15T08:30:00"', "<text:p>x</text:p>"),
        ('office:value-type="boolean" office:boolean-value="true"', "<text:p>TRUE</text:p>"),
        ('office:value-type="percentage" office:value="0.5"', "<text:p>50%</text:p>"),
        ('office:value-type="string"', "<office:annotation><text:p>ghi chú</text:p></office:annotation><text:p>chữ</text:p>"),
        ('office:value-type="string"', "<text:p>có <text:span>đậm</text:span> và <text:a>liên kết</text:a></text:p>"),
    )
    inside = "".join(f"<table:table-cell {attributes}>{words}</table:table-cell>" for attributes, words in cells)
    sheet = ods(tmp_path, f"<table:table-row>{inside}</table:table-row>")
    moment = datetime(2022, 12, 15, 8, 30)  # noqa: DTZ001 Excel knows no zones
    assert sheet.rows == [["a  b\nc\nd", 1.5, date(2022, 12, 15), moment, True, "50%", "chữ", "có đậm và liên kết"]]


def test_what_stands_many_times_in_one_element_stands_in_every_cell(tmp_path: Path) -> None:
    cell = '<table:table-cell office:value-type="string" table:number-columns-repeated="2"><text:p>x</text:p></table:table-cell>'
    empty = '<table:table-cell table:number-columns-repeated="3"/>'
    rows = f'<table:table-row table:number-rows-repeated="2">{empty}{cell}</table:table-row>'
    far = '<table:table-row table:number-rows-repeated="1048574"><table:table-cell/></table:table-row>'
    sheet = ods(tmp_path, rows + far)
    assert sheet.rows == [["", "", "", "x", "x"]] * 2


def test_formulas_and_merges_of_an_open_document_sheet_are_told(tmp_path: Path) -> None:
    formula = '<table:table-cell table:formula="of:=1+1" office:value-type="float" office:value="2"/>'
    merged = (
        '<table:table-cell office:value-type="string" table:number-columns-spanned="2" table:number-rows-spanned="2">'
        "<text:p>m</text:p></table:table-cell><table:covered-table-cell/>"
    )
    sheet = ods(tmp_path, f"<table:table-row>{formula}{merged}</table:table-row><table:table-row/>")
    assert sheet.formulas == {"A1"}
    assert sheet.merged == {"B1", "C1", "B2", "C2"}


def test_every_kind_of_workbook_has_its_reader() -> None:
    from app.importers.sheets.content import _READERS

    assert set(_READERS) == set(SHEET_KINDS)


def ods(folder: Path, inside: str) -> SheetContent:
    path = folder / "a.ods"
    path.write_bytes(open_sheet(inside))
    (sheet,) = read_sheets(path, OfficeKind.ODS)
    return sheet


def as_windows_writes(text: str) -> str:
    """Return a text as Vietnamese Windows took it apart: letters with a hat are one sign, tone marks follow."""
    marks = "\u0300\u0301\u0303\u0309\u0323"
    parts: list[str] = []
    for letter in text:
        apart = unicodedata.normalize("NFD", letter)
        tones = "".join(sign for sign in apart if sign in marks)
        parts.append(unicodedata.normalize("NFC", "".join(sign for sign in apart if sign not in marks)) + tones)
    return "".join(parts)
