from dataclasses import replace
from datetime import date

import pytest

from app.domain.ids import UnitId
from app.domain.progress import Progress, ProgressState, ReportState
from app.domain.unit import Unit, UnitKind
from app.errors import UserError
from app.reports.document import OfficialDocument, Paragraph, Table
from app.reports.reminder_letter import reminder_letter
from tests.reports.sample import report_data

SILENT, LATE = UnitId(4), UnitId(3)


def texts(document: OfficialDocument) -> list[str]:
    return [block.text for block in document.body if isinstance(block, Paragraph)]


def test_a_letter_to_one_unit_lists_what_it_owes():
    document = reminder_letter(report_data(unit_ids=(SILENT,)))
    assert document.address == ("Chi bộ Cải cách hành chính",)
    lines = texts(document)
    assert "- Báo cáo kết quả quý IV/2026: chưa gửi." in lines
    assert "- Nhiệm vụ III.1 (Ban hành kế hoạch thực hiện): thời hạn 31/10/2026, quá hạn 66 ngày." in lines


def test_a_letter_to_several_units_has_a_line_for_each():
    document = reminder_letter(report_data())
    assert document.address == ("Chi bộ Tổ chức - Biên chế", "Chi bộ Cải cách hành chính", "Công đoàn Sở", "Đoàn Thanh niên")
    assert "- Chi bộ Cải cách hành chính: chưa gửi báo cáo; quá hạn 02 đầu việc (nhiệm vụ II.1, III.1)." in texts(document)


def test_units_that_owe_nothing_get_no_letter():
    assert "Chi bộ Văn phòng" not in reminder_letter(report_data()).address
    with pytest.raises(UserError, match="đôn đốc"):
        reminder_letter(report_data(unit_ids=(UnitId(1),)))


def test_the_day_of_answer_is_bold():
    document = reminder_letter(report_data(answer_by=date(2027, 1, 15)))
    bold = [run.text for block in document.body if isinstance(block, Paragraph) for run in block.runs if run.bold]
    assert bold == ["trước ngày 15/01/2027"]


def test_a_unit_has_a_week_when_the_clerk_names_no_day():
    assert any("trước ngày 12/01/2027" in text for text in texts(reminder_letter(report_data())))


def test_a_unit_that_reported_but_is_overdue_is_not_said_to_be_silent():
    line = next(text for text in texts(reminder_letter(report_data(unit_ids=(LATE,)))) if text.startswith("Qua theo dõi"))
    assert "chưa gửi báo cáo" not in line
    assert "Chi bộ Tổ chức - Biên chế còn 02 đầu việc quá hạn" in line


def test_a_tracker_sent_back_counts_as_not_reported():
    items = tuple(replace(item, progress=Progress(ProgressState.NOT_STARTED)) for item in report_data().items)
    document = reminder_letter(report_data(items=items, report_states={UnitId(1): ReportState.SENT_BACK}))
    assert "Chi bộ Văn phòng" in document.address


def test_recipients_are_the_addressed_and_the_file():
    assert reminder_letter(report_data()).recipients.shown == ("Như trên", "Lưu Văn phòng Đảng uỷ")


def test_more_late_units_than_a_letter_can_list_stand_in_an_appendix():
    count = 40
    units = {UnitId(n): Unit(UnitId(n), f"Chi bộ {n}", UnitKind.PARTY_CELL, position=n) for n in range(1, count + 1)}
    template = report_data().items[0]
    items = tuple(replace(template, unit_id=UnitId(n), progress=Progress()) for n in range(1, count + 1))
    document = reminder_letter(report_data(units=units, items=items, report_states={}))
    (block,) = document.appendices[0].blocks
    assert isinstance(block, Table)
    assert len(block.rows) == count
    assert any("(có phụ lục kèm theo)" in text for text in texts(document))


def test_a_report_sent_back_is_asked_for_again_with_its_reason():
    state = {UnitId(1): ReportState.SENT_BACK}
    data = report_data(unit_ids=(UnitId(1),))
    data = replace(data, report_states={**data.report_states, **state}, sent_back={UnitId(1): "Thiếu số liệu."})
    lines = texts(reminder_letter(data))
    assert "- Báo cáo kết quả quý IV/2026: đã được trả lại (Thiếu số liệu), chưa nhận được bản sửa." in lines
    assert any("chưa gửi lại báo cáo đã được trả lại" in line for line in lines[:2])
    several = texts(reminder_letter(replace(data, unit_ids=(UnitId(1), SILENT))))
    assert any("còn 01 đơn vị chưa gửi lại báo cáo đã được trả lại" in line for line in several)
