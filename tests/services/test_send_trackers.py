"""Trackers out: what stands in them, one for all, files of a cancelled sending; and what of it comes back into the book."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from app.domain.evidence import EvidenceState
from app.domain.progress import ReportState
from app.errors import UserError
from app.importers.tracker_xlsx import read_tracker
from app.merging.accept import Choice
from app.merging.preview import MergeKind
from app.services.clock import Clock
from app.services.indicators import of_task, values_of
from app.services.merge_trackers import MergeDraft, merge_trackers, preview_trackers
from app.services.record_evidence import add_missing, evidence_of
from app.services.report_states import send_back_report
from app.services.send_trackers import ALL_UNITS, Sending, send_trackers
from app.services.workspace import Workspace
from app.steps import Stage, Watch, WritingCancelled
from app.store import extensions, trackers
from tests.builders import task_of, unit_of
from tests.services.work_item_books import Q1, Q4, done, item_of, reported, two_cells

Typed = Mapping[str, object]


def send(core: Workspace, folder: Path, *, one_file: bool = False) -> Sending:
    return send_trackers(core, Q4, folder / "gui", with_mail=False, one_file=one_file)


def filled(path: Path, target: Path, typed: Mapping[tuple[str, str], Typed]) -> Path:
    """Save a tracker elsewhere with what a unit typed: (unit, number of the task) -> head -> value."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    head = next(row for row in sheet.iter_rows() if row[0].value == "TT")
    place = {str(cell.value): cell.column for cell in head}
    for row in range(head[0].row + 1, sheet.max_row + 1):
        unit = str(sheet.cell(row, place["Đơn vị"]).value) if "Đơn vị" in place else ""
        for label, value in typed.get((unit, str(sheet.cell(row, place["TT"]).value)), {}).items():
            sheet.cell(row, place[label]).value = value
    book.save(target)
    return target


def returned(core: Workspace, folder: Path, typed: Typed, **options: object) -> MergeDraft:
    """Send, have the first cell fill in its quarterly duty, and preview what came back."""
    sent = send(core, folder).sent[0]
    core.clock = Clock(date(2022, 12, 21))
    return preview_trackers(core, [filled(sent.tracker, folder / "về.xlsx", {("", "II.1"): typed})], **options)


def test_a_tracker_shows_indicators_evidence_and_the_period_before(tmp_path: Path):
    core = done(tmp_path)
    add_missing(core, item_of(core), "Biên bản họp.pdf")
    send(core, tmp_path)
    sent = send_trackers(core, Q1, tmp_path / "gui", with_mail=False).sent[0]
    this = read_tracker(next((tmp_path / "gui").glob("*Q4*A*.xlsx"))).rows[0]
    assert this.values["indicators"] == "Số buổi (buổi): 2\nTỷ lệ tham gia (%): 95,5"
    assert this.values["evidence"] == "Biên bản họp.pdf"
    sheet = openpyxl.load_workbook(sent.tracker).worksheets[0]
    last = {str(row[0].value): row[-1].value for row in sheet.iter_rows(min_row=7) if row[0].value}
    assert last["II.1"] == "Quý IV/2022: Hoàn thành ngày 15/12/2022. Đã tổ chức hai buổi"


def test_numbers_names_and_texts_come_back_into_the_book(tmp_path: Path):
    core = two_cells(tmp_path)
    typed = {
        "Trạng thái": "Đang thực hiện",
        "Chỉ tiêu": "Số buổi (buổi): 3\nTỷ lệ tham gia (%): 97,5",
        "Minh chứng": "Kế hoạch.pdf\nẢnh.jpg",
    }
    merge_trackers(core, returned(core, tmp_path, typed))
    first, second = of_task(core, task_of(core, "II.1").id)
    values = values_of(core, item_of(core))
    assert (str(values[first.id]), str(values[second.id])) == ("3", "97.5")
    found = [(one.name, one.state) for one in evidence_of(core, item_of(core))]
    assert found == [("Kế hoạch.pdf", EvidenceState.MISSING), ("Ảnh.jpg", EvidenceState.MISSING)]


def test_the_same_reply_again_changes_nothing(tmp_path: Path):
    core = two_cells(tmp_path)
    draft = returned(core, tmp_path, {"Chỉ tiêu": "Số buổi: 3", "Minh chứng": "Kế hoạch.pdf"})
    assert merge_trackers(core, draft).values == 2
    again = preview_trackers(core, [tmp_path / "về.xlsx"])
    assert again.files[0].is_known
    assert merge_trackers(core, again).values == 0


def test_a_file_that_came_along_is_kept_behind_its_name(tmp_path: Path):
    core = two_cells(tmp_path)
    came, other = tmp_path / "Kế hoạch.pdf", tmp_path / "thừa.pdf"
    came.write_bytes(b"%PDF-1.4 mot")
    other.write_bytes(b"%PDF-1.4 hai")
    attachments = {tmp_path / "về.xlsx": {came.name: came, other.name: other}}
    draft = returned(core, tmp_path, {"Minh chứng": "kế hoạch.pdf\nẢnh.jpg"}, attachments=attachments)
    assert draft.files[0].unplaced == ("thừa.pdf",)
    merge_trackers(core, draft)
    kept, missing = evidence_of(core, item_of(core))
    assert (kept.name, kept.state, kept.file_name) == ("kế hoạch.pdf", EvidenceState.DRAFT, "Kế hoạch.pdf")
    assert missing.state is EvidenceState.MISSING
    again = preview_trackers(core, [tmp_path / "về.xlsx"], attachments=attachments)
    assert merge_trackers(core, again).values == 0


def test_a_program_that_came_along_is_refused_and_the_tracker_is_not(tmp_path: Path):
    core = two_cells(tmp_path)
    bad = tmp_path / "ảnh.jpg"
    bad.write_bytes(b"MZ program")
    draft = returned(core, tmp_path, {"Minh chứng": "ảnh.jpg"}, attachments={tmp_path / "về.xlsx": {bad.name: bad}})
    assert [one.path for one in draft.refused] == [bad]
    merge_trackers(core, draft)
    assert evidence_of(core, item_of(core))[0].state is EvidenceState.MISSING


def test_a_proposed_deadline_is_written_only_when_the_clerk_takes_it(tmp_path: Path):
    core = two_cells(tmp_path)
    draft = returned(core, tmp_path, {"Thời hạn": "20/01/2023", "Trạng thái": "Đang thực hiện"})
    (entry,) = draft.files[0].preview.of_kind(MergeKind.PROPOSAL)
    merge_trackers(core, draft)
    assert item_of(core).due_on == date(2022, 12, 31)
    again = preview_trackers(core, [tmp_path / "về.xlsx"])
    assert entry.work_item_id is not None
    merge_trackers(core, again, {again.files[0].path: {(entry.work_item_id, entry.field): Choice.TAKE_UNIT}})
    item = item_of(core)
    assert (item.due_on, item.extended_to) == (date(2023, 1, 20), date(2023, 1, 20))
    assert item.id is not None
    (extension,) = extensions.of_item(core.book, item.id)
    assert (extension.due_before, extension.reason) == (
        date(2022, 12, 31),
        "Đơn vị đề nghị trong phiếu số 1, nhận ngày 21/12/2022",
    )


def test_one_workbook_for_all_is_a_sending_to_each_and_comes_back_to_each(tmp_path: Path):
    core = two_cells(tmp_path)
    sent = send(core, tmp_path, one_file=True).sent
    assert [one.unit.name for one in sent] == ["Chi bộ A", "Chi bộ B"]
    assert {one.tracker.name for one in sent} == {f"Phiếu 2022-Q4 {ALL_UNITS} (lần 1).xlsx"}
    typed = {("Chi bộ A", "II.1"): {"Kết quả thực hiện": "của A"}, ("Chi bộ B", "II.1"): {"Kết quả thực hiện": "của B"}}
    draft = preview_trackers(core, [filled(sent[0].tracker, tmp_path / "về.xlsx", typed)])
    assert [file.unit.name for file in draft.files] == ["Chi bộ A", "Chi bộ B"]
    assert merge_trackers(core, draft).values == 2
    assert [item_of(core, f"Chi bộ {letter}").progress.result for letter in "AB"] == ["của A", "của B"]
    states = [trackers.state_of(core.book, unit_of(core, f"Chi bộ {letter}").id, Q4) for letter in "AB"]
    assert states == [ReportState.REPORTED, ReportState.REPORTED]


def test_of_one_workbook_a_unit_whose_rows_are_gone_has_not_reported(tmp_path: Path):
    core = two_cells(tmp_path)
    path = send(core, tmp_path, one_file=True).sent[0].tracker
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    for area in list(sheet.merged_cells.ranges):
        sheet.unmerge_cells(str(area))
    for row in [row[0].row for row in sheet.iter_rows() if any(cell.value == "Chi bộ B" for cell in row)][::-1]:
        sheet.delete_rows(row)
    book.save(tmp_path / "về.xlsx")
    draft = preview_trackers(core, [tmp_path / "về.xlsx"])
    assert [file.unit.name for file in draft.files] == ["Chi bộ A"]


def test_a_unit_whose_report_was_sent_back_reads_why_and_until_when(tmp_path: Path):
    core = reported(tmp_path)
    send_back_report(core, unit_of(core, "Chi bộ A").id, Q4, "Thiếu số liệu nhiệm vụ II.1", date(2022, 12, 28))
    path = send(core, tmp_path).sent[0].tracker
    words = "\n".join(str(row[0].value) for row in openpyxl.load_workbook(path).worksheets[0].iter_rows(max_row=7))
    assert "được trả lại: Thiếu số liệu nhiệm vụ II.1. Đề nghị gửi lại trước ngày 28/12/2022." in words
    assert trackers.unit_reports(core.book, Q4)[unit_of(core, "Chi bộ A").id].reply_by == date(2022, 12, 28)
    assert read_tracker(path).rows


def units_told(told, cancelled=None):
    """Watch how many units are done."""
    return Watch(lambda stage, done, total: told.append((done, total)) if stage is Stage.WRITING_TRACKERS else None, cancelled)


def test_a_cancelled_sending_leaves_no_file_and_records_nothing(tmp_path: Path):
    core = two_cells(tmp_path)
    told: list[tuple[int, int]] = []
    with pytest.raises(WritingCancelled), core.watched(units_told(told, lambda: (1, 2) in told)):
        send_trackers(core, Q4, tmp_path / "gui", with_mail=True)
    assert told == [(0, 2), (1, 2)]
    assert not (tmp_path / "gui").exists()
    assert trackers.unit_reports(core.book, Q4) == {}


def test_progress_counts_the_units(tmp_path: Path):
    core = two_cells(tmp_path)
    told: list[tuple[int, int]] = []
    with core.watched(units_told(told)):
        send_trackers(core, Q4, tmp_path / "gui", with_mail=False)
    assert told == [(0, 2), (1, 2), (2, 2)]


def test_a_period_without_work_sends_nothing(tmp_path: Path):
    core = two_cells(tmp_path)
    with pytest.raises(UserError):
        send_trackers(core, Q4, tmp_path / "gui", with_mail=False, only=[])
