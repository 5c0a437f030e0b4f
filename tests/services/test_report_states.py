"""A unit's report: approved, sent back, locked, corrected; and what the lock keeps out."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.changes import Step
from app.domain.period import month, quarter, year
from app.domain.progress import ReportState
from app.errors import UserError
from app.messages.code import Code
from app.services import history, sample
from app.services.correct_progress import correct_progress
from app.services.extend_deadline import extend_deadline
from app.services.indicators import of_task, values_of
from app.services.locks import is_locked, lock_of
from app.services.merge_trackers import merge_trackers, preview_trackers, problem_sentence
from app.services.record_progress import progress_form, record_progress
from app.services.report_states import approve_report, send_back_report
from app.services.send_trackers import send_trackers
from app.services.show_items import show_board
from app.store import corrections, trackers, work_items
from tests import sample_books
from tests.builders import task_of, unit_of
from tests.dumps import exact_dump
from tests.services.work_item_books import DONE, Q1, Q4, approved, done, item_of, reported


def refusal(core, call) -> UserError:
    before = exact_dump(core)
    with pytest.raises(UserError) as trouble:
        call()
    assert exact_dump(core) == before
    return trouble.value


def a_cell(core):
    return unit_of(core, "Chi bộ A").id


def report(core):
    return next(line for line in show_board(core, Q4) if line.unit.name == "Chi bộ A")


def test_only_what_was_reported_is_approved(tmp_path):
    core = done(tmp_path)
    trouble = refusal(core, lambda: approve_report(core, a_cell(core), Q4))
    assert trouble.code is Code.REPORT_NOT_RECEIVED
    assert "Chưa gửi phiếu" in str(trouble)


def test_approval_has_a_day_and_is_undone(tmp_path):
    core = reported(tmp_path)
    approve_report(core, a_cell(core), Q4)
    assert (report(core).report.state, report(core).report.approved_on) == (ReportState.APPROVED, date(2022, 12, 20))
    assert report(core).report.received_on == date(2022, 12, 20)
    assert is_locked(core.book, item_of(core))
    history.undo(core)
    assert not is_locked(core.book, item_of(core))


def test_an_approved_report_is_neither_approved_again_nor_sent_back(tmp_path):
    core = approved(tmp_path)
    assert refusal(core, lambda: approve_report(core, a_cell(core), Q4)).code is Code.REPORT_NOT_RECEIVED
    again = refusal(core, lambda: send_back_report(core, a_cell(core), Q4, "Thiếu", date(2022, 12, 30)))
    assert again.code is Code.REPORT_NOT_RECEIVED


def test_what_is_sent_back_shows_reason_and_day_and_is_late_after_it(tmp_path):
    core = reported(tmp_path)
    send_back_report(core, a_cell(core), Q4, " Thiếu số liệu ", date(2022, 12, 23))
    line = report(core)
    assert (line.report.state, line.report.reason, line.report.reply_by) == (
        ReportState.SENT_BACK,
        "Thiếu số liệu",
        date(2022, 12, 23),
    )
    assert not line.report.is_late(date(2022, 12, 23))
    assert line.report.is_late(date(2022, 12, 24))


def test_reason_and_day_can_be_changed_and_do_not_outlive_the_answer(tmp_path):
    core = reported(tmp_path)
    send_back_report(core, a_cell(core), Q4, "Thiếu số liệu", date(2022, 12, 23))
    send_back_report(core, a_cell(core), Q4, "Thiếu chữ ký", date(2022, 12, 26))
    assert report(core).report.reason == "Thiếu chữ ký"
    with core.unit_of_work(Step.MERGE_TRACKERS, "Chi bộ A") as work:
        trackers.put_report_state(work, a_cell(core), Q4, ReportState.REPORTED, core.today)
    assert (report(core).report.reason, report(core).report.reply_by) == ("", date(2022, 12, 26))  # which says if it came late
    approve_report(core, a_cell(core), Q4)


@pytest.mark.parametrize(
    ("reason", "day", "code"),
    [
        ("  ", date(2022, 12, 30), Code.SEND_BACK_WITHOUT_REASON),
        ("Thiếu", date(2022, 12, 19), Code.SEND_BACK_TOO_EARLY),
    ],
)
def test_sending_back_asks_for_a_reason_and_a_day_to_come(tmp_path, reason, day, code):
    core = reported(tmp_path)
    assert refusal(core, lambda: send_back_report(core, a_cell(core), Q4, reason, day)).code is code


def test_a_locked_item_takes_no_progress_no_number_and_no_extension(tmp_path):
    core = approved(tmp_path)
    item = item_of(core)
    trouble = refusal(core, lambda: record_progress(core, item, DONE))
    assert trouble.code is Code.ITEM_LOCKED
    assert "Chi bộ A" in str(trouble)
    assert "quý IV/2022" in str(trouble)
    assert refusal(core, lambda: extend_deadline(core, [item], date(2023, 1, 15), "Chờ kinh phí")).code is Code.ITEM_LOCKED


def test_an_approved_quarter_locks_its_months_and_nothing_else(tmp_path):
    core = approved(tmp_path)
    assert is_locked(core.book, item_of(core, number="II.2", period=month(2022, 11)))
    assert not is_locked(core.book, item_of(core, number="II.2", period=month(2023, 1)))
    assert not is_locked(core.book, item_of(core, "Chi bộ B"))
    assert not is_locked(core.book, item_of(core, period=Q1))
    lock = lock_of(core.book, item_of(core))
    assert lock is not None
    assert (lock.period, lock.approved_on) == (Q4, date(2022, 12, 20))
    assert progress_form(core, item_of(core)).lock == lock


def test_an_item_longer_than_the_approved_period_stays_open(tmp_path):
    core = approved(tmp_path)
    long = replace(item_of(core), period=year(2022))
    assert not is_locked(core.book, long)
    assert not is_locked(core.book, replace(long, period=quarter(2022, 3)))


def test_a_correction_is_a_new_version_with_a_reason_and_the_old_one_is_kept(tmp_path):
    core = approved(tmp_path)
    first = of_task(core, task_of(core, "II.1").id)[0]
    correct_progress(core, item_of(core), replace(DONE, result="Đã tổ chức ba buổi"), "Đếm thiếu một buổi", {first.id: "3"})
    correct_progress(core, item_of(core), replace(DONE, result="Đã tổ chức bốn buổi"), "Đếm lại")
    item = item_of(core)
    assert item.progress.result == "Đã tổ chức bốn buổi"
    assert values_of(core, item)[first.id] == 3
    versions = corrections.of_item(core.book, item.id)
    assert [(one.version, one.why, one.former.result) for one in versions] == [
        (1, "Đếm thiếu một buổi", "Đã tổ chức hai buổi"),
        (2, "Đếm lại", "Đã tổ chức ba buổi"),
    ]
    assert versions[0].former == DONE
    assert is_locked(core.book, item)


def test_a_correction_asks_for_a_reason_a_lock_and_a_change(tmp_path):
    core = approved(tmp_path)
    changed = replace(DONE, result="Khác")
    assert refusal(core, lambda: correct_progress(core, item_of(core), changed, " ")).code is Code.CORRECTION_WITHOUT_REASON
    assert refusal(core, lambda: correct_progress(core, item_of(core), DONE, "Lý do")).code is Code.NOTHING_TO_CORRECT
    open_item = item_of(core, "Chi bộ B")
    assert refusal(core, lambda: correct_progress(core, open_item, changed, "Lý do")).code is Code.ITEM_NOT_LOCKED


def test_a_tracker_sent_again_does_not_unlock_what_was_approved(tmp_path):
    core = approved(tmp_path)
    send_trackers(core, Q4, tmp_path / "gui", with_mail=False)
    assert report(core).report.state is ReportState.APPROVED
    assert is_locked(core.book, item_of(core))


def test_a_reply_that_comes_after_approval_is_shown_as_locked_and_changes_nothing(tmp_path):
    core = sample_books.sent(tmp_path)
    replies = sample.sample_replies(sample.SAMPLE_PERIOD)[:1]
    file = preview_trackers(core, replies).files[0]
    with core.unit_of_work(Step.MERGE_TRACKERS, "") as work:
        trackers.put_report_state(work, file.unit.id, sample.SAMPLE_PERIOD, ReportState.REPORTED, core.today)
    approve_report(core, file.unit.id, sample.SAMPLE_PERIOD)
    draft = preview_trackers(core, replies)
    locked = {item.id for item in _items(core, file) if is_locked(core.book, item)}
    entries = [one for one in draft.files[0].preview.entries if one.work_item_id in locked and one.problem]
    assert entries
    assert all("đã duyệt" in problem_sentence(draft.files[0], one) for one in entries)
    before = {item.id: item.progress for item in _items(core, file)}
    merge_trackers(core, draft)
    after = {item.id: item.progress for item in _items(core, file)}
    assert all(after[item_id] == before[item_id] for item_id in locked)
    assert trackers.state_of(core.book, file.unit.id, sample.SAMPLE_PERIOD) is ReportState.APPROVED


def _items(core, file):
    return [work_items.get(core.book, item_id) for item_id in trackers.items_of_issue(core.book, file.issue.id)]
