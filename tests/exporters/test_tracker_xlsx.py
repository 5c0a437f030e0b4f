"""The tracker workbook: what it says, how it looks, and that text goes in and comes out unchanged."""

import random
import re
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.progress import Progress, ProgressState
from app.domain.tracker import PROGRESS_FIELDS, Tracker, shown_row
from app.domain.tracker_sheet import LONGEST_CELL_TEXT
from app.errors import UserError
from app.exporters.tracker_columns import layout_of
from app.exporters.tracker_xlsx import tracker_workbook, write_tracker
from app.exporters.xlsx_style import SIDE_MARGIN, TABLE_POINTS, TONES, lines_needed
from app.importers.tracker_xlsx import read_tracker
from app.messages.code import Code
from app.text.normalise import clean
from tests.exporters.accepted import assert_accepted
from tests.exporters.tracker_samples import a_tracker, a_tracker_of_all, a_tracker_with
from tests.exporters.workbook_dump import dump_of
from tests.libreoffice import converted

NASTY = (
    *('=HYPERLINK("http://example.invalid","bấm")', "=1+1", "=cmd|' /C calc'!A0", "+84 24 3333", "-1", "- Đã họp 02 buổi."),
    *("@SUM(A1)", "{=SUM(A1)}", "\t=1+1", "\tthụt vào", "dòng một\ndòng hai\n\ndòng bốn", "dòng cuối trống\n"),
    *("😀 🇻🇳", "Đảng uỷ – Đảng ủy", "_x0041_", "_x000D_", "x_x0009_y", "0123", "00", "1/2", "15/12/2022", "1e5", "TRUE"),
    *("#N/A", "#REF!", "'nháy đơn", '"nháy kép"', "<b>&amp;</b>", "]]>", "  hai đầu cách  ", "\u00a0cách cứng", "50%"),
    *("http://example.invalid/a b", "mailto:a@example.invalid", "1.000.000", "ô " * 400),
)


def parts_of(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def texts_read(path: Path) -> list[dict[str, str]]:
    returned = read_tracker(path)
    assert not [row.problems for row in returned.rows if row.problems]
    return [row.values for row in returned.rows]


def main_sheet(tracker: Tracker) -> openpyxl.worksheet.worksheet.Worksheet:
    return openpyxl.load_workbook(BytesIO(tracker_workbook(tracker))).worksheets[0]


def test_the_workbook_looks_as_accepted() -> None:
    assert_accepted("trackers", "tracker", dump_of(tracker_workbook(a_tracker())))


def test_the_workbook_of_all_units_looks_as_accepted() -> None:
    tracker = replace(a_tracker_of_all(), notice="Báo cáo gửi trước đây được trả lại: thiếu số liệu.")
    assert_accepted("trackers", "tracker-of-all", dump_of(tracker_workbook(tracker)))


def test_equal_trackers_give_equal_bytes() -> None:
    assert tracker_workbook(a_tracker()) == tracker_workbook(a_tracker())


def test_what_was_sent_is_what_is_read(tmp_path: Path) -> None:
    write_tracker(a_tracker(), tmp_path / "phiếu.xlsx")
    returned = read_tracker(tmp_path / "phiếu.xlsx")
    assert (returned.book_uid, returned.issue_uid) == (a_tracker().book_uid, a_tracker().issue_uid)
    assert (returned.unit_name, returned.period_code) == (a_tracker().unit_name, "2022-Q4")
    assert [row.item_uid for row in returned.rows] == [row.item_uid for row in a_tracker().rows]
    assert [row.task_text for row in returned.rows] == [row.task_text for row in a_tracker().rows]
    assert returned.rows[0].values == {
        "due_on": "2022-10-31",
        "state": "completed",
        "done_on": "2022-10-26",
        "result": "Đã tổ chức 01 buổi, 38/38 đảng viên dự.",
        "indicators": "Số buổi (buổi): 1\nSố lượt người dự (lượt người): 38",
        "difficulty": "",
        "proposal": "",
        "evidence": "Giấy mời hội nghị.pdf\nDanh sách điểm danh.pdf",
    }
    assert [row.values for row in returned.rows] == [shown_row(row) for row in a_tracker().rows]
    assert not any(row.problems for row in returned.rows)


def test_a_reason_stands_in_the_column_of_the_result() -> None:
    progress = Progress(ProgressState.NOT_APPLICABLE, result="không hiện", reason="Không có kinh phí.")
    sheet = main_sheet(replace(a_tracker(), rows=(replace(a_tracker().rows[0], progress=progress),)))
    assert sheet["F7"].value == "Không thực hiện"
    assert sheet["H7"].value == "Không có kinh phí."


def test_nasty_text_comes_back_as_it_went_out(tmp_path: Path) -> None:
    write_tracker(a_tracker_with(*NASTY), tmp_path / "t.xlsx")
    for text, values in zip(NASTY, texts_read(tmp_path / "t.xlsx"), strict=True):
        assert (values["result"], values["difficulty"], values["proposal"]) == (text, text, text)


cleaned_text = st.text(min_size=1, max_size=60).map(clean).filter(lambda text: bool(text.strip()))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(cleaned_text, min_size=1, max_size=25))
def test_any_cleaned_text_comes_back_as_it_went_out(tmp_path: Path, texts: list[str]) -> None:
    write_tracker(a_tracker_with(*texts), tmp_path / "t.xlsx")
    assert [values["result"] for values in texts_read(tmp_path / "t.xlsx")] == texts


def test_no_text_becomes_a_formula_an_error_or_a_link() -> None:
    parts = parts_of(tracker_workbook(a_tracker_with(*NASTY)))
    sheets = "".join(text for name, text in parts.items() if name.startswith("xl/worksheets/sheet"))
    assert "<f" not in re.sub(r"<(formula|footer|/)", "", sheets)
    assert 't="e"' not in sheets
    assert "<hyperlink" not in sheets


@pytest.mark.parametrize("start", "=+-@\t")
def test_text_that_looks_like_a_formula_stays_text_when_edited_again(start: str) -> None:
    sheet = main_sheet(a_tracker_with(f"{start}1+1", "thường"))
    assert [sheet["H7"].quotePrefix, sheet["H8"].quotePrefix] == [True, False]
    assert sheet["H7"].number_format == "@"


@pytest.mark.parametrize("text", ["x" * LONGEST_CELL_TEXT, "😀" * (LONGEST_CELL_TEXT // 2)])
def test_the_longest_text_a_cell_holds_goes_through(tmp_path: Path, text: str) -> None:
    write_tracker(a_tracker_with(text), tmp_path / "t.xlsx")
    assert texts_read(tmp_path / "t.xlsx")[0]["result"] == text


@pytest.mark.parametrize("text", ["x" * (LONGEST_CELL_TEXT + 1), "😀" * (LONGEST_CELL_TEXT // 2 + 1)])
def test_longer_text_is_refused_and_the_old_file_stays(tmp_path: Path, text: str) -> None:
    path = tmp_path / "t.xlsx"
    path.write_bytes(b"old")
    with pytest.raises(UserError, match=r"32767 ký tự") as caught:
        write_tracker(a_tracker_with("ngắn", text), path)
    assert caught.value.code is Code.CELL_TEXT_TOO_LONG
    assert caught.value.parameters["number"] == "II.1"
    assert path.read_bytes() == b"old"


def test_only_what_the_unit_fills_in_is_unlocked() -> None:
    sheet = main_sheet(a_tracker())
    unlocked = {cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked}
    with_indicators = {"I7", "I11"}
    assert unlocked == {f"{letter}{row}" for letter in "FGHJKL" for row in range(7, 21)} | with_indicators
    assert sheet.protection.sheet
    assert not sheet.protection.sort
    assert not sheet.protection.autoFilter
    assert not sheet.protection.formatRows


def test_every_input_says_what_it_takes_within_the_lengths_excel_allows() -> None:
    validations = main_sheet(a_tracker()).data_validations.dataValidation
    hinted = [validation for validation in validations if validation.prompt]
    assert len(hinted) == len(PROGRESS_FIELDS)
    for validation in hinted:
        assert validation.showErrorMessage
        assert validation.showInputMessage
        assert 0 < len(validation.promptTitle) <= 32
        assert 0 < len(validation.errorTitle) <= 32
        assert 0 < len(validation.prompt) <= 255
        assert 0 < len(validation.error) <= 225


def test_a_colour_is_never_the_only_sign() -> None:
    sheet = main_sheet(a_tracker())
    rules = [rule for rules in sheet.conditional_formatting._cf_rules.values() for rule in rules]
    tone_without_words = {f"FF{TONES[tone]['bg_color']}".replace("#", "") for tone in ("good", "quiet")}
    for rule in rules:
        has_words = rule.dxf.numFmt.formatCode != "@"
        assert has_words or rule.dxf.fill.bgColor.rgb in tone_without_words


@pytest.mark.parametrize("tracker", [a_tracker(), a_tracker_of_all()], ids=["one unit", "all units"])
def test_on_paper_the_letters_of_the_table_are_nine_points_high_at_least(tracker: Tracker) -> None:
    widths = [column.width for column in layout_of(tracker).columns if not column.hidden]
    points = sum(int(width * 7 + 5) for width in widths) * 72 / 96  # as Excel counts: seven pixels a character, five between
    paper = (297 / 25.4 - 2 * SIDE_MARGIN) * 72
    assert TABLE_POINTS * min(1, paper / points) >= 9


def test_the_rows_may_be_sorted_and_filtered_and_typing_over_what_is_given_is_refused() -> None:
    content = tracker_workbook(a_tracker())
    xml = parts_of(content)["xl/worksheets/sheet1.xml"]
    assert re.search(r'<sheetProtection sheet="1"[^>]* sort="0" autoFilter="0"', xml)
    assert re.search(r'<protectedRange (?=[^>]*sqref="A6:M20")(?![^>]*(password|hash))', xml)
    refusing = {
        str(one.sqref): one.errorStyle or "stop"
        for one in main_sheet(a_tracker()).data_validations.dataValidation
        if one.type == "custom"
    }
    assert refusing == {"A6:M6": "stop", **{f"{letter}7:{letter}20": "stop" for letter in "ACDM"}, "E7:E20": "warning"}


def test_nothing_touches_the_table_below_or_libreoffice_would_sort_the_signatures_into_it() -> None:
    sheet = main_sheet(a_tracker())
    last_row = int(sheet.auto_filter.ref.split(":")[1].strip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
    assert [cell.value for cell in sheet[last_row + 1]] == [None] * sheet.max_column
    assert any(cell.value for cell in sheet[last_row + 2])


def test_rows_of_the_table_grow_while_they_are_filled_in_and_the_head_does_not() -> None:
    rows = re.findall(r'<row r="(\d+)"[^>]*', parts_of(tracker_workbook(a_tracker()))["xl/worksheets/sheet1.xml"])
    marked = re.findall(
        r'<row r="(\d+)"[^>]* customHeight="1"', parts_of(tracker_workbook(a_tracker()))["xl/worksheets/sheet1.xml"]
    )
    assert set(rows) - set(marked) == {str(row) for row in range(7, 21)}


def test_long_names_in_the_head_get_the_lines_they_need() -> None:
    long = "ĐẢNG UỶ SỞ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN TỈNH HOÀ SƠN KHOÁ XV"
    plain, high = main_sheet(a_tracker()), main_sheet(replace(a_tracker(), office=long, plan_titles=a_tracker().plan_titles * 3))
    assert high.row_dimensions[1].height > 1.8 * plain.row_dimensions[1].height
    assert high.row_dimensions[4].height > 1.8 * plain.row_dimensions[4].height


def test_a_long_name_of_a_unit_does_not_lose_the_page_numbers() -> None:
    footer = main_sheet(replace(a_tracker(), unit_name="Chi bộ A & B " * 30)).oddFooter
    assert "Trang &P/&N" in footer.right.text
    assert "A && B" in footer.left.text


def test_a_tracker_without_rows_can_be_written_and_read(tmp_path: Path) -> None:
    write_tracker(replace(a_tracker(), rows=()), tmp_path / "t.xlsx")
    assert read_tracker(tmp_path / "t.xlsx").rows == ()


def test_nobody_is_named_in_the_file_but_the_office() -> None:
    parts = parts_of(tracker_workbook(a_tracker()))
    assert "<dc:creator>ĐẢNG UỶ SỞ NỘI VỤ HOÀ SƠN</dc:creator>" in parts["docProps/core.xml"]
    assert "<Company></Company>" in parts["docProps/app.xml"]


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, 1),
        ("một hai", 40, 1),
        ("một\nhai\nba", 40, 3),
        ("một\n\nba", 40, 3),
        ("x" * 30, 20, 2),  # a word longer than the line is broken
        ("x" * 19 + " " + "x" * 19 + " " + "x" * 19, 22, 3),  # words that fit are not
    ],
)
def test_lines_are_estimated_word_by_word(text: str, width: float, lines: int) -> None:
    assert lines_needed(text, width) == lines


@pytest.mark.office
def test_libreoffice_keeps_every_text_identity_and_rule(tmp_path: Path) -> None:
    write_tracker(a_tracker(), tmp_path / "sample.xlsx")
    write_tracker(a_tracker_with(*NASTY), tmp_path / "nasty.xlsx")
    sample, nasty = converted([tmp_path / "sample.xlsx", tmp_path / "nasty.xlsx"], tmp_path / "saved", "xlsx")
    before, after = read_tracker(tmp_path / "sample.xlsx"), read_tracker(sample)
    assert after == before
    assert [values["result"] for values in texts_read(nasty)] == list(NASTY)
    sheet = openpyxl.load_workbook(sample).worksheets[0]
    assert sheet.protection.sheet
    assert not sheet["H7"].protection.locked
    assert sheet["C7"].protection.locked
    assert {one.type for one in sheet.data_validations.dataValidation} == {"list", "date", "textLength", "custom"}
    assert all(validation.showErrorMessage for validation in sheet.data_validations.dataValidation)
    assert openpyxl.load_workbook(sample).worksheets[2].sheet_state != "visible"


@pytest.mark.office
def test_libreoffice_breaks_text_into_no_more_lines_than_estimated_and_hardly_fewer(tmp_path: Path) -> None:
    words = [word for row in a_tracker().rows for word in row.task_text.split()]
    chance = random.Random(7)
    texts = [" ".join(chance.choices(words, k=length)) for length in range(8, 80)]
    content = tracker_workbook(a_tracker_with(*texts))
    rows = range(7, 7 + len(texts))
    ours = [(height - 3) / 15 for height in heights_of(content, rows)]
    theirs = [round(height / 11.95) for height in heights_of(with_heights_fitted_by_libreoffice(content, tmp_path), rows)]
    assert not [pair for pair in zip(ours, theirs, strict=True) if pair[0] < pair[1]]
    assert sum(ours) < 1.15 * sum(theirs)


def heights_of(content: bytes, rows: range) -> list[float]:
    dimensions = openpyxl.load_workbook(BytesIO(content)).worksheets[0].row_dimensions
    return [dimensions[row].height for row in rows]


def with_heights_fitted_by_libreoffice(content: bytes, folder: Path) -> bytes:
    """Let LibreOffice fit the rows of the table: it does so only for its own format, where a row has no height yet."""
    bare = folder / "bare.xlsx"
    with zipfile.ZipFile(bare, "w") as archive:
        for name, text in parts_of(content).items():
            archive.writestr(name, re.sub(r'(<row r="\d+" spans="[^"]*") ht="[\d.]+">', r"\1>", text))
    (flat,) = converted([bare], folder / "flat", "fods")
    optimal = r' style:row-height="[^"]*"([^>]*style:use-optimal-row-height="true")'
    text = re.sub(optimal, r"\1", flat.read_text(encoding="utf-8"))
    flat.write_text(re.sub("<meta:generator>[^<]*</meta:generator>", "", text), encoding="utf-8")
    (fitted,) = converted([flat], folder / "fitted", "xlsx")
    return fitted.read_bytes()
