"""The answer page's one value: everything the book knows of one work item."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.domain.period import month, quarter, year
from app.domain.progress import ReportState, Standing
from app.errors import UserError
from app.messages.code import Code
from app.services import history, sample
from app.services.clock import Clock
from app.services.correct_progress import correct_progress
from app.services.edit_task import set_deadline
from app.services.extend_deadline import extend_deadline
from app.services.indicators import of_task
from app.services.notes import add_note
from app.services.record_evidence import accept_evidence, add_file, evidence_of, remove_evidence
from app.services.record_progress import record_progress
from app.services.report_states import send_back_report
from app.services.send_trackers import send_trackers
from app.services.show_item import show_item
from app.services.show_items import show_board, show_items
from tests import sample_books
from tests.builders import task_of, unit_of
from tests.services.undo_cases_work_item import a_file
from tests.services.work_item_books import DONE, Q1, Q4, approved, done, item_of, reported, two_cells


def view_of(core, unit="Chi bộ A", number="II.1", period=Q4):
    return show_item(core, task_of(core, number).id, unit_of(core, unit).id, period)


def told(core, **where) -> list[str]:
    return [f"{line.step}: {line.words}" for line in view_of(core, **where).history]


def test_the_answer_is_one_sentence(tmp_path):
    view = view_of(done(tmp_path))
    assert view.sentence == "Chi bộ A – nhiệm vụ II.1, quý IV/2022: đã hoàn thành ngày 15/12/2022, đúng hạn."
    assert view.standing is Standing.DONE_ON_TIME
    assert view.item.progress == DONE


def test_an_item_that_nobody_touched_has_an_answer_too(tmp_path):
    view = view_of(two_cells(tmp_path), "Chi bộ B")
    assert view.item.id is None
    assert view.sentence.endswith("chưa thực hiện, còn 11 ngày (hạn 31/12/2022).")
    assert (view.history, view.evidence, view.notes) == ((), (), ())


def test_a_unit_that_has_nothing_to_do_is_said(tmp_path):
    core = two_cells(tmp_path)
    with pytest.raises(UserError) as refused:
        view_of(core, "Chi bộ B", "II.2")
    assert refused.value.code is Code.NO_SUCH_ITEM
    assert "Chi bộ B" in str(refused.value)


def test_looking_at_a_longer_period_shows_the_open_item_due_first(tmp_path):
    core = two_cells(tmp_path)
    record_progress(core, item_of(core, number="II.2", period=month(2022, 9)), replace(DONE, done_on=date(2022, 9, 30)))
    assert view_of(core, number="II.2", period=year(2022)).item.period == month(2022, 10)


def test_numbers_stand_beside_those_of_all_units(tmp_path):
    sessions, share = view_of(done(tmp_path)).indicators
    assert sessions.value == 2
    assert (sessions.in_period.total, sessions.in_period.units_with_value, sessions.in_period.units) == (2, 1, 2)
    assert sessions.until_now.share_of_target == 20.0
    assert share.value == Decimal("95.5")
    assert share.in_period.total is None


def test_deadlines_put_off_evidence_and_notes_are_shown(tmp_path):
    core = two_cells(tmp_path)
    extend_deadline(core, [item_of(core)], date(2023, 1, 10), "Chờ hội trường")
    add_file(core, item_of(core), a_file(tmp_path))
    add_note(core, item_of(core), "Đã gọi điện")
    add_note(core, item_of(core), "Hẹn thứ sáu")
    view = view_of(core)
    assert view.item.due_on == date(2023, 1, 10)
    assert [(one.due_before, one.reason) for one in view.extensions] == [(date(2022, 12, 31), "Chờ hội trường")]
    assert [one.name for one in view.evidence] == ["bien-ban.pdf"]
    assert [one.text for one in view.notes] == ["Hẹn thứ sáu", "Đã gọi điện"]


def test_trackers_replies_and_reports_are_shown(tmp_path):
    core = sample_books.merged(tmp_path)
    period = sample.SAMPLE_PERIOD
    reply = next(line for line in show_board(core, period) if line.report.state is ReportState.REPORTED)
    line = next(one for one in show_items(core, period, reply.unit.id) if one.item.period == period)
    traffic = show_item(core, line.task.id, line.unit.id, period).traffic
    assert [one.number for one in traffic.sendings] == [1]
    assert len(traffic.receipts) == 1
    assert [(one, report.state) for one, report in traffic.reports] == [(period, ReportState.REPORTED)]


def test_what_was_sent_back_says_why_and_until_when(tmp_path):
    core = reported(tmp_path)
    send_back_report(core, unit_of(core, "Chi bộ A").id, Q4, "Thiếu số liệu", date(2022, 12, 23))
    ((_, report),) = view_of(core).traffic.reports
    assert (report.reason, report.reply_by) == ("Thiếu số liệu", date(2022, 12, 23))
    assert "trả lại đơn vị: báo cáo của đơn vị: đã báo cáo → trả lại, lý do “Thiếu số liệu”, gửi lại trước 23/12/2022" in told(
        core
    )


def test_versions_of_an_approved_item_are_all_there(tmp_path):
    core = approved(tmp_path)
    correct_progress(core, item_of(core), replace(DONE, result="Đã tổ chức ba buổi"), "Đếm thiếu")
    view = view_of(core)
    assert view.lock is not None
    assert [(one.version, one.former.result, one.why) for one in view.corrections] == [(1, "Đã tổ chức hai buổi", "Đếm thiếu")]
    assert told(core)[0] == "đính chính: lý do “Đếm thiếu”; kết quả “Đã tổ chức hai buổi” → “Đã tổ chức ba buổi”"


def test_the_next_deadline_is_that_of_the_next_period(tmp_path):
    core = done(tmp_path)
    assert view_of(core).following.due_on == date(2023, 3, 31)
    extend_deadline(core, [item_of(core, period=Q1)], date(2023, 4, 10), "Nghỉ lễ")
    assert view_of(core).following.due_on == date(2023, 4, 10)
    set_deadline(core, task_of(core, "II.2").id, date(2022, 12, 31))
    assert view_of(core, number="II.2").following is None


def test_answers_of_earlier_periods_are_listed_the_newest_first(tmp_path):
    core = done(tmp_path)
    core.clock = Clock(date(2023, 6, 1))
    record_progress(core, item_of(core, period=Q1), replace(DONE, result="Quý I"))
    earlier = view_of(core, period=quarter(2023, 2)).earlier
    assert [(one.period, one.progress.result) for one in earlier] == [(Q1, "Quý I"), (Q4, "Đã tổ chức hai buổi")]


def test_the_history_tells_every_step_in_words_the_newest_first(tmp_path):
    core = done(tmp_path)
    first = of_task(core, task_of(core, "II.1").id)[0]
    record_progress(core, item_of(core), replace(DONE, result="Ba buổi", difficulty=""), {first.id: "3"})
    add_file(core, item_of(core), a_file(tmp_path))
    (kept,) = evidence_of(core, item_of(core))
    accept_evidence(core, kept.id)
    remove_evidence(core, kept.id)
    history.undo(core)
    add_note(core, item_of(core), "Đã gọi điện")
    assert told(core) == [
        "ghi chú: “Đã gọi điện”",
        "hoàn tác ghi minh chứng: thêm minh chứng “bien-ban.pdf”",
        "ghi minh chứng: bỏ minh chứng “bien-ban.pdf”",
        "ghi minh chứng: minh chứng “bien-ban.pdf”: đã chấp nhận",
        "ghi minh chứng: thêm minh chứng “bien-ban.pdf”",
        "ghi tiến độ: kết quả “Đã tổ chức hai buổi” → “Ba buổi”; khó khăn “Thiếu hội trường” → để trống; Số buổi (buổi): 2 → 3",
        "ghi tiến độ: trạng thái Chưa thực hiện → Hoàn thành; ngày hoàn thành 15/12/2022; kết quả “Đã tổ chức hai buổi”; "
        "khó khăn “Thiếu hội trường”; đề xuất “Cấp thêm kinh phí”; Số buổi (buổi): 2; Tỷ lệ tham gia (%): 95,5",
    ]


def test_what_was_removed_for_good_stays_in_the_history(tmp_path):
    core = done(tmp_path)
    add_file(core, item_of(core), a_file(tmp_path))
    remove_evidence(core, evidence_of(core, item_of(core))[0].id)
    assert told(core)[:2] == ["ghi minh chứng: bỏ minh chứng “bien-ban.pdf”", "ghi minh chứng: thêm minh chứng “bien-ban.pdf”"]


def test_the_history_of_one_item_tells_nothing_of_another(tmp_path):
    core = done(tmp_path)
    add_note(core, item_of(core, "Chi bộ B"), f"work_item_id={item_of(core).id}, đã xong")
    history.undo(core)
    assert len(told(core)) == 1


def test_what_a_merge_wrote_is_told_with_the_units_report(tmp_path):
    core = sample_books.merged(tmp_path)
    period = sample.SAMPLE_PERIOD
    unit = next(line.unit for line in show_board(core, period) if line.report.state is ReportState.REPORTED)
    line = next(one for one in show_items(core, period, unit.id) if one.item.period == period and one.item.progress.result)
    merged = [one for one in show_item(core, line.task.id, unit.id, period).history if one.step == "gộp phiếu"]
    assert merged
    assert "báo cáo của đơn vị: chưa báo cáo → đã báo cáo" in merged[0].words
    assert str(merged[0]).startswith(f"{merged[0].at:%d/%m/%Y %H:%M} · gộp phiếu: ")


def test_reading_an_item_writes_nothing(tmp_path):
    core = done(tmp_path)
    before = core.database.change_counter()
    view_of(core)
    view_of(core, "Chi bộ B")
    assert core.database.change_counter() == before


def test_a_tracker_sent_makes_an_item_a_row_with_a_birth(tmp_path):
    core = two_cells(tmp_path)
    send_trackers(core, Q4, tmp_path / "gui", with_mail=False)
    assert told(core, unit="Chi bộ B") == ["gửi phiếu: báo cáo của đơn vị: chưa báo cáo"]
