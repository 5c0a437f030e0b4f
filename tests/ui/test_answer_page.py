"""The answer page and what is entered from it, by keys and clicks over a real book."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from app.domain.progress import Heap, ProgressState, Standing
from app.services import sample
from app.services.indicators import values_of
from app.services.show_item import show_item
from tests import sample_books
from tests.builders import task_of, unit_of
from tests.services import work_item_books
from tests.services.work_item_books import Q4, item_of
from tests.ui.item_page import asked_of_book, dialog_over, open_page, opened_over, page_of, see_mnemonics_differ, words_of
from tests.ui.test_all_views import SMALLEST_DIALOG, fits, look_over
from tests.ui.window import OpenWindow
from ui.actions.ids import ActionId
from ui.dialogs.answer_page.contents import cards_of, copied_answer

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


def test_the_list_behind_a_figure_opens_the_page(tmp_path, qapp):
    core = sample_books.merged(tmp_path)
    core.close()
    opened = OpenWindow(core.path, sample.RECEIVED_ON)
    opened.window.action(ActionId.GO_TODAY).trigger()
    opened.settle()
    figures = opened.window.views["today"]._of(Heap.OVERDUE)
    opened.window.handlers.counts.show_figures(figures)
    listed = opened.dialog()
    listed.table.selectRow(0)
    QTest.keyClick(listed.table, Qt.Key.Key_Return)
    page = page_of(opened)
    assert page.parentWidget() is listed
    assert page.item_view.standing is Standing.OVERDUE
    page.close()
    listed.reject()
    opened.close()


def test_cards_that_mean_nothing_by_being_empty_are_left_out(tmp_path):
    core = work_item_books.two_cells(tmp_path)
    view = show_item(core, task_of(core, "II.1").id, unit_of(core, "Chi bộ B").id, Q4)
    titles = [card.title for card in cards_of(view)]
    assert titles == ["Nhiệm vụ", "Kết quả", "Chỉ tiêu", "Minh chứng", "Phiếu, đôn đốc và báo cáo", "Lịch sử thay đổi"]


def test_the_search_box_leads_to_the_answer(full):
    full.window.action(ActionId.FIND).trigger()
    QTest.keyClicks(full.window.top.search, "tuyen truyen chi bo a")
    full.settle()
    QTest.keyClick(full.window.top.search, Qt.Key.Key_Return)
    assert page_of(full).sentence.text() == ANSWER
