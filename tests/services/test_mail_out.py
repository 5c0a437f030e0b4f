"""Letters with trackers: the office's template, what was handed over, the folder for the other computer and the way back."""

import email
import shutil
from datetime import date
from email import policy

import openpyxl
import pytest

from app.domain.mail import MailTemplate
from app.errors import EnvironmentTrouble, UserError
from app.messages.code import Code
from app.reports.tracker_mail import shipped_template
from app.services import sample, usb_set
from app.services.hand_over import hand_over
from app.services.history import status
from app.services.mail_template import mail_template, put_mail_template
from app.services.merge_trackers import give_up, preview_trackers
from app.services.report_states import send_back_report
from app.services.send_trackers import send_trackers
from app.services.show_letters import next_letters
from app.services.usb_set import BACK_FOLDER, GUIDE_NAME, LIST_NAME, OUT_FOLDER, write_usb_set
from app.store import trackers
from tests import sample_books
from tests.services.work_item_books import Q4, reported

PERIOD = sample.SAMPLE_PERIOD
OWN = MailTemplate("Phiếu {kỳ} của {đơn vị}", "Kính gửi {đơn vị}, {số việc} việc, {hạn trả lời}.\n")


def opened(path):
    return email.message_from_bytes(path.read_bytes(), policy=policy.default)


def test_the_office_writes_its_own_letter_and_looks_at_it_with_a_real_unit(tmp_path):
    core = sample_books.imported(tmp_path)
    assert mail_template(core) == shipped_template()
    put_mail_template(core, OWN)
    letter = next_letters(core, PERIOD, date(2022, 12, 26))[0]
    shown = letter.written(mail_template(core))
    sent = send_trackers(core, PERIOD, tmp_path / "gui", with_mail=True, reply_by=date(2022, 12, 26)).sent
    written = opened(next(one.mail for one in sent if one.unit.id == letter.unit.id))
    assert (written["Subject"], written.get_body().get_content().strip()) == (shown.subject, shown.body.strip())
    assert [one.get_filename() for one in written.iter_attachments()] == [shown.attachments[0].name]
    put_mail_template(core, shipped_template())
    assert mail_template(core) == shipped_template()


def test_a_field_that_does_not_exist_is_refused_by_its_name(tmp_path):
    core = sample_books.imported(tmp_path)
    with pytest.raises(UserError, match=r"\{don vi\}") as refused:
        put_mail_template(core, MailTemplate("Phiếu", "Kính gửi {don vi}"))
    assert refused.value.code is Code.MAIL_FIELD_UNKNOWN
    with pytest.raises(UserError):
        put_mail_template(core, MailTemplate(" ", "Kính gửi"))
    assert mail_template(core) == shipped_template()


def test_the_next_letter_says_why_a_report_was_sent_back(tmp_path):
    core = reported(tmp_path)
    unit_id = next(unit_id for unit_id, one in trackers.unit_reports(core.book, Q4).items() if one.received_on)
    send_back_report(core, unit_id, Q4, "Thiếu số liệu", date(2022, 12, 28))
    letter = next(one for one in next_letters(core, Q4) if one.unit.id == unit_id)
    said = letter.written(mail_template(core)).body
    assert "được trả lại: Thiếu số liệu" in said
    assert "28/12/2022" in said
    (sent,) = send_trackers(core, Q4, tmp_path / "gui", with_mail=True, only=[unit_id]).sent
    assert "Thiếu số liệu" in opened(sent.mail).get_body().get_content()


def test_what_really_left_is_noted_with_its_day_and_a_new_tracker_begins_anew(tmp_path):
    core = sample_books.sent(tmp_path)
    unit_id = next(iter(trackers.unit_reports(core.book, PERIOD)))
    assert trackers.unit_reports(core.book, PERIOD)[unit_id].handed_on is None
    hand_over(core, PERIOD, [unit_id], date(2022, 10, 5))
    assert trackers.unit_reports(core.book, PERIOD)[unit_id].handed_on == date(2022, 10, 5)
    hand_over(core, PERIOD, [], date(2022, 10, 5), [unit_id])
    assert trackers.unit_reports(core.book, PERIOD)[unit_id].handed_on is None
    hand_over(core, PERIOD, [unit_id], date(2022, 10, 5))
    send_trackers(core, PERIOD, tmp_path / "gui", with_mail=False, only=[unit_id])
    assert trackers.unit_reports(core.book, PERIOD)[unit_id].handed_on is None


def test_nothing_can_have_left_before_there_is_a_tracker(tmp_path):
    core = sample_books.imported(tmp_path)
    with pytest.raises(UserError, match="chưa lập phiếu"):
        hand_over(core, PERIOD, [next_letters(core, PERIOD)[0].unit.id], core.today)


def test_the_usb_folder_holds_letters_a_list_a_guide_and_the_way_back(tmp_path):
    core = sample_books.imported(tmp_path)
    folder = tmp_path / "USB"
    sending = write_usb_set(core, PERIOD, folder, reply_by=date(2022, 12, 26))
    assert {one.mail.parent for one in sending.sent} == {folder / OUT_FOLDER}
    sheet = openpyxl.load_workbook(folder / LIST_NAME).active
    names = [row[1].value for row in sheet.iter_rows(min_row=4)]
    assert names == [one.unit.name for one in sending.sent]
    guide = (folder / GUIDE_NAME).read_bytes().decode("utf-8-sig")
    assert f"Có {len(sending.sent)} thư nháp" in guide
    assert "{" not in guide
    shutil.copy(sending.sent[0].tracker, folder / BACK_FOLDER)
    draft = preview_trackers(core, [folder / BACK_FOLDER])
    assert [one.unit.id for one in draft.files] == [sending.sent[0].unit.id]
    give_up(draft)


def test_a_usb_folder_that_cannot_be_finished_leaves_neither_files_nor_a_sending(tmp_path, monkeypatch):
    core = sample_books.imported(tmp_path)
    before = status(core).undo

    def no_room(*_: object) -> None:
        raise EnvironmentTrouble(Code.CANNOT_WRITE, file="x", reason="đầy")

    monkeypatch.setattr(usb_set, "write_sending_list", no_room)
    with pytest.raises(EnvironmentTrouble):
        write_usb_set(core, PERIOD, tmp_path / "USB")
    assert not [path for path in (tmp_path / "USB").rglob("*") if path.is_file()]
    assert status(core).undo == before
