"""A unit's report on the board: recorded by hand, approved, sent back."""

from datetime import date

from app.domain.progress import ReportState
from tests.services import work_item_books
from tests.ui.item_page import opened_over, see_mnemonics_differ
from tests.ui.test_all_views import SMALLEST_DIALOG, fits, look_over
from ui.actions.ids import ActionId


def test_a_report_is_approved_and_sent_back_on_the_board(tmp_path, qapp):
    opened = opened_over(work_item_books.reported(tmp_path))
    opened.window.action(ActionId.GO_TRACKERS).trigger()
    opened.settle()
    board = opened.window.views["trackers"]
    board.table.selectRow(0)
    opened.window.action(ActionId.SEND_BACK_REPORT).trigger()
    dialog = opened.dialog()
    look_over(dialog)
    fits(dialog, SMALLEST_DIALOG)
    see_mnemonics_differ(dialog)
    assert not dialog.acting.isEnabled()
    dialog.reason.setPlainText("Thiếu số liệu")
    dialog.reply_by.set_value(date(2022, 12, 23))
    dialog.accept()
    opened.settle()
    line = board.current_line
    assert (line.report.state, line.report.reason) == (ReportState.SENT_BACK, "Thiếu số liệu")
    shown = [board.table.model().index(0, column).data() for column in range(board.table.model().columnCount())]
    assert "trước 23/12/2022\nThiếu số liệu" in shown
    opened.prompts.consents.append(True)
    opened.window.action(ActionId.APPROVE_REPORT).trigger()
    opened.settle()
    assert "đang ở tình trạng “Trả lại”" in opened.prompts.refusals[0]
    opened.close()


def test_approving_asks_first_and_locks(tmp_path, qapp):
    opened = opened_over(work_item_books.reported(tmp_path))
    opened.window.action(ActionId.GO_TRACKERS).trigger()
    opened.settle()
    board = opened.window.views["trackers"]
    board.table.selectRow(0)
    opened.prompts.consents.append(True)
    opened.window.action(ActionId.APPROVE_REPORT).trigger()
    opened.settle()
    assert "kỳ khoá lại" in opened.prompts.said[0]
    assert board.current_line.report.state is ReportState.APPROVED
    shown = [board.table.model().index(0, column).data() for column in range(board.table.model().columnCount())]
    assert "duyệt 20/12/2022" in shown
    opened.close()


def test_a_report_by_telephone_is_recorded_and_can_be_approved(tmp_path, qapp):
    opened = opened_over(work_item_books.done(tmp_path))
    opened.window.action(ActionId.GO_TRACKERS).trigger()
    opened.settle()
    board = opened.window.views["trackers"]
    board.table.selectRow(0)
    for action, state in ((ActionId.RECORD_REPORT, ReportState.REPORTED), (ActionId.APPROVE_REPORT, ReportState.APPROVED)):
        opened.prompts.consents.append(True)
        opened.window.action(action).trigger()
        opened.settle()
        assert board.current_line.report.state is state
    opened.prompts.consents.append(True)
    opened.window.action(ActionId.RECORD_REPORT).trigger()
    opened.settle()
    assert "đang ở tình trạng “Đã duyệt”" in opened.prompts.refusals[0]
    opened.close()
