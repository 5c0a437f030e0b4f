"""Time in the window: beats, extensions, pauses, preparation, the office's days, a clock that was set back."""

from datetime import date

import pytest

from app.domain.period import quarter
from app.domain.plan import Beat
from app.services import history, sample
from app.services.check_clock import ClockTrouble
from app.services.office_calendar import office_calendar
from app.services.prepare import preparation_lines
from app.services.show_items import show_items
from tests import sample_books
from tests.builders import task_of
from tests.ui.window import OpenWindow
from ui.actions.ids import ActionId
from ui.views.calendar.view import CalendarView
from ui.views.today.view import TodayPage

Q4 = quarter(2022, 4)
ONGOING, ISSUE_A_PLAN = "II.1", "III.1"


@pytest.fixture
def opened(tmp_path, qapp):
    core = sample_books.merged(tmp_path)
    core.close()
    window = OpenWindow(core.path, sample.RECEIVED_ON, is_sample=True)
    yield window
    window.close()


def ask(opened: OpenWindow, query):
    """Read something from the book."""
    found = []
    opened.book.ask(query, found.append)
    opened.settle()
    return found[0]


def dialog_of(opened: OpenWindow, action: ActionId, task: str = ONGOING):
    """Put the cursor on a task and start an action."""
    opened.window.tree.go_to(ask(opened, lambda core: task_of(core, task)).id)
    opened.window.tree.refresh()
    opened.settle()
    opened.window.action(action).trigger()
    return opened.dialog()


def accept(opened: OpenWindow, dialog) -> None:
    assert dialog.acting.isEnabled(), "the dialog lacks something"
    dialog.acting.click()
    opened.settle()
    assert not opened.prompts.refusals


def test_a_beat_is_tried_out_before_it_is_changed(opened):
    dialog = dialog_of(opened, ActionId.SET_DEADLINE)
    dialog.by_beat.setChecked(True)
    dialog.beat.setCurrentIndex(dialog.beat.findData(Beat.MONTH.value))
    shown = dialog.table.model().rows
    assert [pair[0].period.code for pair in shown[:2]] == ["2022-Q4", "2023-Q1"]
    assert [pair[1].period.code for pair in shown[:3]] == ["2022-Q4", "2023-01", "2023-02"]
    assert "giữ nguyên đến hết 31/12/2022" in dialog.said
    accept(opened, dialog)
    assert [change.starts_on for change in ask(opened, lambda core: task_of(core, ONGOING)).beat_changes] == [date(2023, 1, 1)]


def test_the_dialog_opens_on_what_the_task_has_so_that_enter_changes_nothing(opened):
    before = ask(opened, lambda core: core.database.change_counter())
    dialog = dialog_of(opened, ActionId.SET_DEADLINE)
    assert dialog.by_beat.isChecked()
    assert "không có gì thay đổi" in dialog.said
    accept(opened, dialog)
    dialog = dialog_of(opened, ActionId.SET_DEADLINE, ISSUE_A_PLAN)
    assert dialog.chosen_day == date(2022, 10, 31)
    accept(opened, dialog)
    assert ask(opened, lambda core: core.database.change_counter()) == before


def test_a_day_of_the_calendar_is_proposed_as_the_deadline(opened):
    opened.window.tree.go_to(ask(opened, lambda core: task_of(core, ONGOING)).id)
    opened.window.tree.refresh()
    opened.settle()
    opened.window.view(CalendarView).day_activated.emit(date(2023, 2, 15))
    dialog = opened.dialog()
    assert dialog.chosen_day == date(2023, 2, 15)
    dialog.reject()


def test_a_beat_for_the_past_cannot_be_chosen_and_the_dialog_says_from_when_on(opened):
    dialog = dialog_of(opened, ActionId.SET_DEADLINE)
    dialog.by_beat.setChecked(True)
    dialog.beat.setCurrentIndex(dialog.beat.findData(Beat.MONTH.value))
    dialog.from_day.set_value(date(2022, 1, 1))
    assert not dialog.acting.isEnabled()
    dialog.on_day.setChecked(True)
    assert dialog.acting.isEnabled()
    dialog.reject()


def test_the_unit_under_the_cursor_gets_more_time(opened):
    opened.window.tree.go_to(ask(opened, lambda core: task_of(core, ONGOING)).id)
    opened.window.tree.refresh()
    opened.settle()
    still_open = [line.is_open for line in opened.window.assignment.task_view.units]
    opened.window.assignment.table.selectRow(still_open.index(True))
    opened.window.action(ActionId.EXTEND_DEADLINE).trigger()
    dialog = opened.dialog()
    assert not dialog.acting.isEnabled(), "no reason yet"
    dialog.reason.setText("Chờ ý kiến cấp uỷ")
    chosen = [item.key for item in dialog.chosen_items]
    assert len(chosen) == 1
    dialog.due_on.set_value(date(2022, 12, 1))
    assert not dialog.acting.isEnabled(), "earlier than the deadline it has"
    dialog.due_on.set_value(date(2023, 1, 31))
    accept(opened, dialog)
    lines = ask(opened, lambda core: show_items(core, Q4))
    assert [line.item.key for line in lines if line.item.due_on == date(2023, 1, 31)] == chosen


def test_a_task_rests_goes_on_and_the_pause_is_taken_back(opened):
    dialog = dialog_of(opened, ActionId.PAUSE_TASK)
    dialog.starts_on.set_value(date(2023, 1, 1))
    dialog.reason.setText("Chờ hướng dẫn")
    accept(opened, dialog)
    dialog = dialog_of(opened, ActionId.PAUSE_TASK)
    assert dialog.resumes.isChecked()
    dialog.resumes_on.set_value(date(2023, 7, 1))
    accept(opened, dialog)
    assert [pause.ends_on for pause in ask(opened, lambda core: task_of(core, ONGOING)).pauses] == [date(2023, 6, 30)]
    dialog = dialog_of(opened, ActionId.PAUSE_TASK)
    dialog.cancels.setChecked(True)
    accept(opened, dialog)
    assert ask(opened, lambda core: task_of(core, ONGOING)).pauses == ()


def test_a_period_is_left_out_with_a_reason(opened):
    dialog = dialog_of(opened, ActionId.SKIP_PERIOD)
    key = dialog.item.key
    assert not dialog.acting.isEnabled()
    dialog.reason.setPlainText("Đơn vị mới thành lập")
    accept(opened, dialog)
    line = next(line for line in ask(opened, lambda core: show_items(core, Q4)) if line.item.key == key)
    assert line.item.progress.reason == "Đơn vị mới thành lập"


def test_preparation_is_planned_shown_today_and_in_the_month_and_ticked_off(opened):
    opened.go_to_day(date(2022, 12, 24))
    dialog = dialog_of(opened, ActionId.PLAN_PREPARATION)
    dialog.offer.click()
    assert dialog.steps[0].day.text() == "01/12/2022"
    accept(opened, dialog)
    opened.window.show_place(0)
    opened.settle()
    card = opened.window.view(TodayPage).preparations
    assert [row[0].step.preparation.mark for row in card.rows.rows] == ["T-30", "T-7", "T-1"]
    assert card.isVisible()
    card.done.click()
    opened.settle()
    assert [row[0].step.preparation.mark for row in card.rows.rows] == ["T-7", "T-1"]
    opened.window.show_place(1)
    calendar = opened.window.view(CalendarView)
    calendar.go_to(date(2022, 12, 24))
    opened.settle()
    words = calendar.grid.accessibleDescription()
    assert "T-7 Kiểm tra việc chuẩn bị" in words
    assert "ngày làm việc tiếp theo 26/12/2022" in words
    lines = ask(opened, lambda core: preparation_lines(core, Q4))
    assert sum(line.step.done_on == date(2022, 12, 24) for line in lines) == 1


def test_one_prepares_for_an_anniversary_without_a_task(opened):
    opened.window.action(ActionId.PLAN_PREPARATION).trigger()
    dialog = opened.dialog()
    names = [dialog.owner.itemText(row) for row in range(dialog.owner.count())]
    dialog.owner.setCurrentIndex(names.index("Ngày thành lập Đảng Cộng sản Việt Nam"))
    dialog.steps[0].days.setValue(30)
    dialog.steps[0].text.setText("Lập kế hoạch tổ chức")
    accept(opened, dialog)
    found = ask(opened, lambda core: preparation_lines(core, quarter(2023, 1)))
    assert [(line.step.due_on, line.step.preparation.text) for line in found] == [(date(2023, 1, 4), "Lập kế hoạch tổ chức")]


def test_the_office_enters_its_days_and_takes_one_out(opened):
    opened.window.action(ActionId.OFFICE_CALENDAR).trigger()
    dialog = opened.dialog()
    own = dialog.anniversary_list
    own.add.click()
    own.name.setText("Ngày truyền thống Sở")
    own.day.setValue(29)
    own.month.setValue(2)
    assert "28/2" in own._note.text()
    dialog.day_list.add.click()
    dialog.day_list.on.set_value(date(2022, 12, 30))
    accept(opened, dialog)
    calendar = ask(opened, office_calendar)
    assert [(one.name, one.day, one.month) for one in calendar.anniversaries] == [("Ngày truyền thống Sở", 29, 2)]
    assert [day.on for day in calendar.days] == [date(2022, 12, 30)]
    opened.window.action(ActionId.OFFICE_CALENDAR).trigger()
    dialog = opened.dialog()
    dialog.anniversary_list.remove.click()
    accept(opened, dialog)
    assert ask(opened, office_calendar).anniversaries == ()
    ask(opened, history.undo)
    assert len(ask(opened, office_calendar).anniversaries) == 1


def test_a_day_no_year_has_is_refused_with_its_sentence(opened):
    opened.window.action(ActionId.OFFICE_CALENDAR).trigger()
    dialog = opened.dialog()
    dialog.anniversary_list.add.click()
    dialog.anniversary_list.day.setValue(31)
    dialog.anniversary_list.month.setValue(4)
    dialog.acting.click()
    opened.settle()
    assert "không năm nào có ngày 31 tháng 4" in opened.prompts.refusals[0]


def test_a_deadline_on_a_day_off_is_shown_with_the_next_working_day(opened):
    opened.window.tree.go_to(ask(opened, lambda core: task_of(core, ONGOING)).id)
    opened.window.tree.refresh()
    opened.settle()
    table = opened.window.assignment.table
    dues = {table.model().index(row, 2).data() for row in range(table.model().rowCount())}
    assert "31/12\n→ 03/01" in dues
    calendar = opened.window.view(CalendarView)
    calendar.go_to(date(2022, 12, 31))
    opened.settle()
    words = calendar.grid.accessibleDescription()
    assert "Đến hạn: nhiệm vụ II.1, II.3" in words
    assert "ngày làm việc tiếp theo 03/01/2023" in words


def test_a_clock_that_was_set_back_is_said_below(opened):
    status = opened.window.status
    assert status.warning == ""
    opened.window.handlers.time._on_clock(ClockTrouble(date(2020, 1, 1), date(2022, 12, 28)))
    assert "máy chỉ 01/01/2020, sổ đã ghi đến 28/12/2022" in status.warning
