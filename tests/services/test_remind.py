"""Reminding as a ladder: message, telephone, letter; each rung is recorded, each says what is missing."""

from datetime import date

import openpyxl
import pytest

from app.domain.reminder import Rung, next_rung
from app.errors import UserError
from app.services import sample
from app.services.history import undo
from app.services.remind_lightly import record_messages, remind_by_phone, reminder_messages
from app.services.remind_units import late_units, remind_units
from app.services.report_states import send_back_report
from app.services.show_debts import show_debts
from app.store import reminders, trackers
from tests import sample_books
from tests.services.work_item_books import Q4, reported

ANSWER_BY = date(2023, 1, 5)
PERIOD = sample.SAMPLE_PERIOD


def rung_of(core, unit_id):
    return trackers.unit_reports(core.book, PERIOD)[unit_id].last_rung


def test_a_message_lists_what_the_unit_still_owes(tmp_path):
    core = sample_books.merged(tmp_path)
    for message in reminder_messages(core, PERIOD, ANSWER_BY):
        assert message.text.startswith(f"Kính gửi {message.debt.unit.name},\n")
        assert "trước ngày 05/01/2023" in message.text
        for line in message.debt.overdue:
            assert line.task.number in message.text
        assert len({line.item.key for line in message.debt.missing}) == len(message.debt.missing)


def test_each_rung_is_recorded_and_one_undo_takes_it_back(tmp_path):
    core = sample_books.merged(tmp_path)
    first, second = late_units(core, PERIOD)[:2]
    assert rung_of(core, first.id) is None
    record_messages(core, PERIOD, [first.id, second.id])
    assert rung_of(core, first.id) is Rung.MESSAGE
    remind_by_phone(core, PERIOD, tmp_path / "gọi.xlsx", answer_by=ANSWER_BY, only=[first.id])
    assert (rung_of(core, first.id), rung_of(core, second.id)) == (Rung.PHONE, Rung.MESSAGE)
    remind_units(core, PERIOD, tmp_path / "thư", only=(first.id,))
    assert rung_of(core, first.id) is Rung.LETTER
    told = reminders.reminders_over(core.book, first.id, PERIOD)
    assert [one.rung for one in told] == [Rung.MESSAGE, Rung.PHONE, Rung.LETTER]
    assert [bool(one.file_name) for one in told] == [False, True, True]
    undo(core)
    assert rung_of(core, first.id) is Rung.PHONE


def test_the_phone_list_names_whom_to_ring_and_what_is_missing(tmp_path):
    core = sample_books.merged(tmp_path)
    remind_by_phone(core, PERIOD, tmp_path / "gọi.xlsx", answer_by=ANSWER_BY)
    sheet = openpyxl.load_workbook(tmp_path / "gọi.xlsx").active
    rows = [[str(cell.value or "") for cell in row] for row in sheet.iter_rows(min_row=4)]
    debts = show_debts(core, PERIOD)
    assert [row[1] for row in rows] == [debt.unit.name for debt in debts]
    assert [row[3] for row in rows] == [debt.unit.phone for debt in debts]
    for row, debt in zip(rows, debts, strict=True):
        assert debt.is_silent == ("Chưa nhận được báo cáo" in row[4])


def test_a_report_sent_back_and_not_answered_is_reminded_of_with_its_reason(tmp_path):
    core = reported(tmp_path)
    unit_id = next(unit_id for unit_id, one in trackers.unit_reports(core.book, Q4).items() if one.received_on)
    send_back_report(core, unit_id, Q4, "Thiếu số liệu", core.today)
    assert unit_id not in {debt.unit.id for debt in show_debts(core, Q4) if debt.is_silent}
    core.clock = type(core.clock)(date(2022, 12, 30))
    (message,) = reminder_messages(core, Q4, ANSWER_BY, only=[unit_id])
    assert "đã được trả lại: Thiếu số liệu" in message.text
    made = remind_units(core, Q4, tmp_path / "thư", only=(unit_id,))
    import docx

    words = "\n".join(paragraph.text for paragraph in docx.Document(str(made.letters[0].path)).paragraphs)
    assert "đã được trả lại (Thiếu số liệu)" in words


def test_nobody_to_ring_is_said(tmp_path):
    core = sample_books.sent(tmp_path, sample.SENT_ON)
    with pytest.raises(UserError):
        remind_by_phone(core, PERIOD, tmp_path / "gọi.xlsx", answer_by=ANSWER_BY)
    assert not (tmp_path / "gọi.xlsx").exists()


def test_the_ladder_goes_up_and_stays_on_its_last_rung():
    assert [next_rung(last) for last in (None, *Rung)] == [Rung.MESSAGE, Rung.PHONE, Rung.LETTER, Rung.LETTER]
