"""The answer page and what is entered from it, by keys and clicks over a real book."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from app.domain.evidence import EvidenceState
from app.domain.progress import ProgressState, ReportState
from app.services import sample
from app.services.indicators import of_task, values_of
from app.services.record_evidence import evidence_of
from app.services.show_item import show_item
from tests import sample_books
from tests.builders import task_of, unit_of
from tests.services import work_item_books
from tests.services.undo_cases_work_item import a_file
from tests.services.work_item_books import Q4, item_of
from tests.ui.test_all_views import SMALLEST_DIALOG, fits, look_over
from tests.ui.window import OpenWindow
from ui.actions.registry import ActionId
from ui.dialogs.answer_page.contents import cards_of, copied_answer
from ui.window import evidence_handlers

TODAY = date(2022, 12, 20)
ANSWER = "Chi bộ A – nhiệm vụ II.1, quý IV/2022: đã hoàn thành ngày 15/12/2022, đúng hạn."

SAID = (
    "II.1 Tổ chức tuyên truyền",
    "18-KH/ĐU",
    "Chủ trì",
    "31/12/2022",
    "Đã tổ chức hai buổi",
    "Thiếu hội trường",
    "2 buổi (1/2 đơn vị có số liệu)",
    "95,5%",
    "Chưa có minh chứng nào.",
    "31/03/2023 (quý I/2023)",
    "ghi tiến độ",
)


def opened_over(core) -> OpenWindow:
    core.close()
    window = OpenWindow(core.path, TODAY)
    window.window.tree.go_to(1)
    window.settle()
    return window


@pytest.fixture
def full(tmp_path, qapp):
    opened = opened_over(work_item_books.done(tmp_path))
    yield opened
    opened.close()


@pytest.fixture
def locked(tmp_path, qapp):
    opened = opened_over(work_item_books.approved(tmp_path))
    yield opened
    opened.close()


def page_of(opened):
    opened.settle()
    page = opened.window.handlers.answers.page
    assert page is not None, opened.prompts.refusals
    return page


def open_page(opened):
    opened.window.action(ActionId.SHOW_ITEM).trigger()
    return page_of(opened)


def asked_of_book(opened, query):
    """Return what the book answers, in the thread that owns it."""
    found = []
    opened.book.ask(query, found.append)
    opened.settle()
    return found[0]


def dialog_over(opened, page):
    """Return the dialog that is open beside the page."""
    opened.settle()
    page.hide()
    dialog = opened.dialog()
    page.show()
    return dialog


def words_of(page) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page))


def test_alt_enter_opens_the_page_and_it_answers_in_one_sentence(full):
    table = full.window.assignment.table
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    page = page_of(full)
    assert page.isVisible()
    assert not page.isModal()
    assert page.sentence.text() == ANSWER
    assert page.sentence.accessibleName()
    QTest.keyClick(page, Qt.Key.Key_Escape)
    full.settle()
    assert full.window.handlers.answers.page is None


def test_enter_still_records_progress(full):
    table = full.window.assignment.table
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Return)
    dialog = full.dialog()
    assert dialog.windowTitle() == "Ghi tiến độ"
    dialog.reject()


def test_the_page_says_everything(full):
    said = words_of(open_page(full))
    for part in SAID:
        assert part in said, part


def test_the_answer_is_copied_as_text(full):
    page = open_page(full)
    page.copy.click()
    copied = QGuiApplication.clipboard().text()
    assert copied.splitlines()[0] == ANSWER
    assert "Kết quả: Đã tổ chức hai buổi" in copied
    assert copied == copied_answer(page.item_view)


def test_the_page_fits_a_small_screen_and_a_wide_one(full):
    page = open_page(full)
    look_over(page)
    fits(page, SMALLEST_DIALOG)
    for width in (860, 1300):
        page.resize(width, 420)
        full.settle()
        cards = [card for card, _ in page._cards]
        edge = page.width()
        assert all(card.mapTo(page, QPoint(card.width(), 0)).x() <= edge for card in cards)


def see_mnemonics_differ(window) -> None:
    named = [*window.findChildren(QPushButton), *(one for one in window.findChildren(QLabel) if one.buddy())]
    texts = [one.text() for one in named if one.window() is window and one.isVisible()]
    letters = [text.split("&")[1][0].upper() for text in texts if "&" in text]
    assert all(letter.isascii() for letter in letters), letters
    assert len(set(letters)) == len(letters), letters


def test_mnemonics_of_page_and_dialogs_differ(full):
    page = open_page(full)
    see_mnemonics_differ(page)
    page.close()
    full.settle()
    for action in (ActionId.RECORD_EVIDENCE, ActionId.RECORD_PROGRESS, ActionId.ADD_NOTE, ActionId.DEFINE_INDICATORS):
        full.window.action(action).trigger()
        dialog = full.dialog()
        see_mnemonics_differ(dialog)
        dialog.reject()


def test_an_item_recorded_from_the_page_shows_anew_in_it(full):
    page = open_page(full)
    page.record.click()
    dialog = dialog_over(full, page)
    first, second = dialog.numbers.values()
    assert (first.text(), second.text()) == ("2", "95,5")
    first.setText("1.234")
    assert "đọc được hai cách" in dialog._missing.text()
    assert not dialog.acting.isEnabled()
    first.setText("1.234,5")
    assert dialog.acting.isEnabled()
    dialog.outcome.setPlainText("Đã tổ chức nhiều buổi")
    dialog.accept()
    full.settle()
    said = words_of(page)
    assert "1.234,5 buổi" in said
    assert "Đã tổ chức nhiều buổi" in said
    full.window.action(ActionId.UNDO).trigger()
    full.settle()
    assert "1.234,5 buổi (1/2" not in words_of(page)
    assert "Đã tổ chức hai buổi" in words_of(page)


def test_a_note_is_taken_and_shown(full):
    page = open_page(full)
    page.note.click()
    dialog = dialog_over(full, page)
    assert not dialog.acting.isEnabled()
    dialog.text.setPlainText("Đã gọi điện, hẹn thứ sáu")
    dialog.accept()
    full.settle()
    assert "Đã gọi điện, hẹn thứ sáu" in words_of(page)


def test_evidence_is_added_accepted_opened_and_removed(full, tmp_path, monkeypatch):
    opened = []
    monkeypatch.setattr(evidence_handlers.QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    full.window.action(ActionId.RECORD_EVIDENCE).trigger()
    dialog = full.dialog()
    look_over(dialog)
    fits(dialog, SMALLEST_DIALOG)
    dialog.name.setText("Danh sách ký nhận")
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    full.settle()
    assert dialog.isVisible()
    assert dialog.name.text() == ""
    full.prompts.files.append([a_file(tmp_path), a_file(tmp_path, "ảnh.jpg", b"\xff\xd8\xff")])
    dialog.add_files.click()
    full.settle()
    dialog.address.setText("https://vi-du.vn/bai")
    dialog.enter.click()
    full.settle()
    dialog.table.selectRow(0)
    assert dialog.current.name == "Danh sách ký nhận"
    dialog.accept_one.click()
    dialog.open_file.click()
    full.settle()
    assert [path.rsplit("/", 1)[1] for path in opened] == ["bien-ban.pdf"]
    dialog.table.selectRow(2)
    assert not dialog.open_file.isEnabled()
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == "https://vi-du.vn/bai"
    dialog.table.selectRow(1)
    dialog.remove.click()
    full.settle()
    found = asked_of_book(full, lambda core: evidence_of(core, item_of(core)))
    assert [(one.name, one.state) for one in found] == [
        ("Danh sách ký nhận", EvidenceState.ACCEPTED),
        ("https://vi-du.vn/bai", EvidenceState.DRAFT),
    ]
    dialog.reject()
    assert full.prompts.refusals == []


def test_a_program_as_evidence_is_refused_in_words(full, tmp_path):
    full.window.action(ActionId.RECORD_EVIDENCE).trigger()
    dialog = full.dialog()
    full.prompts.files.append([a_file(tmp_path, "chay.exe", b"MZ")])
    dialog.add_files.click()
    full.settle()
    assert "chương trình hoặc tệp lệnh" in full.prompts.refusals.pop()
    dialog.reject()


def test_indicators_are_defined_in_their_dialog(full):
    full.window.action(ActionId.DEFINE_INDICATORS).trigger()
    dialog = full.dialog()
    look_over(dialog)
    fits(dialog, SMALLEST_DIALOG)
    dialog.add.click()
    row = dialog.rows[-1]
    row.name.setText("Tin, bài")
    row.measuring_unit.setEditText("%")
    assert not row.is_summed.isEnabled()
    row.measuring_unit.setEditText("tin, bài")
    row.is_summed.setChecked(True)
    row.target.setText("1.234,5")
    dialog.accept()
    full.settle()
    third = asked_of_book(full, lambda core: of_task(core, task_of(core, "II.1").id))[2]
    assert (third.name, third.is_summed, third.target) == ("Tin, bài", True, Decimal("1234.5"))


def test_of_a_locked_item_the_page_offers_correction_and_nothing_else(locked):
    page = open_page(locked)
    assert page.correct.isVisibleTo(page)
    assert not page.record.isVisibleTo(page)
    assert not page.extend.isVisibleTo(page)
    assert "báo cáo quý IV/2022 duyệt ngày 20/12/2022" in words_of(page)
    page.correct.click()
    dialog = dialog_over(locked, page)
    fits(dialog, SMALLEST_DIALOG)
    assert dialog._missing.text() == "Cần ghi lý do đính chính."
    see_mnemonics_differ(dialog)
    dialog.why.setPlainText("Đếm thiếu một buổi")
    dialog.outcome.setPlainText("Đã tổ chức ba buổi")
    next(iter(dialog.numbers.values())).setText("3")
    dialog.accept()
    locked.settle()
    said = words_of(page)
    assert "Bản 1" in said
    assert "xong 15/12/2022, Đã tổ chức hai buổi · đính chính ngày 20/12/2022: Đếm thiếu một buổi" in said
    assert "Bản 2" in said
    first = asked_of_book(locked, lambda core: next(iter(values_of(core, item_of(core)).values())))
    assert first == 3


def test_recording_a_locked_item_asks_whether_to_correct(locked):
    locked.prompts.consents.append(True)
    locked.window.action(ActionId.RECORD_PROGRESS).trigger()
    dialog = locked.dialog()
    assert "đã duyệt ngày 20/12/2022" in locked.prompts.said[0]
    assert dialog.is_correction
    dialog.reject()


def test_correcting_what_is_open_is_said_to_be_needless(full):
    full.window.action(ActionId.CORRECT_PROGRESS).trigger()
    full.settle()
    assert "chưa duyệt" in full.prompts.said[0]


def test_undo_of_all_that_made_an_item_closes_or_refreshes_the_page(full):
    page = open_page(full)
    for _ in range(20):
        full.window.action(ActionId.UNDO).trigger()
        full.settle()
        if full.window.handlers.answers.page is None:
            break
    assert full.window.handlers.answers.page is None
    del page


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
    assert "duyệt ngày 20/12/2022" in shown
    opened.close()


def test_the_list_of_today_opens_the_page(tmp_path, qapp):
    core = sample_books.merged(tmp_path)
    core.close()
    opened = OpenWindow(core.path, sample.RECEIVED_ON)
    opened.window.action(ActionId.GO_TODAY).trigger()
    opened.settle()
    today = opened.window.views["today"]
    today.table.selectRow(0)
    page = open_page(opened)
    assert page.item_view.item.progress.state is not ProgressState.COMPLETED
    assert page.item_view.unit_name in page.sentence.text()
    opened.close()


def test_cards_that_mean_nothing_by_being_empty_are_left_out(tmp_path):
    core = work_item_books.two_cells(tmp_path)
    view = show_item(core, task_of(core, "II.1").id, unit_of(core, "Chi bộ B").id, Q4)
    titles = [card.title for card in cards_of(view)]
    assert titles == ["Nhiệm vụ", "Kết quả", "Chỉ tiêu", "Minh chứng", "Phiếu, đôn đốc và báo cáo", "Lịch sử thay đổi"]
