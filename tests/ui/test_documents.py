"""The list of documents: a report is recorded as signed; its figures open the list it was made from."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.progress import Heap, Progress, ProgressState
from app.services import sample
from app.services.make_report import ReportRequest, make_report
from app.services.record_progress import record_progress
from app.services.show_items import show_items
from tests import sample_books
from tests.ui.test_all_views import SMALLEST_DIALOG, fits, look_over
from tests.ui.window import OpenWindow
from ui.actions.ids import ActionId
from ui.dialogs.sign_document.dialog import SignDocumentDialog
from ui.kit.cells import FIGURES_ROLE
from ui.kit.clipboard import copy_table
from ui.views.documents.view import DocumentsView
from ui.window.places import place_number

Q4 = sample.SAMPLE_PERIOD


@pytest.fixture
def opened(tmp_path, qapp):
    core = sample_books.merged(tmp_path)
    make_report(core, ReportRequest("progress-report", Q4, date(2022, 12, 28)), tmp_path / "bc.docx")
    for line in show_items(core, Q4):
        if line.standing.value == "overdue":
            record_progress(core, line.item, Progress(ProgressState.COMPLETED, date(2022, 12, 28)))
    core.close()
    opened = OpenWindow(core.path, sample.RECEIVED_ON)
    opened.window.show_place(place_number(ActionId.GO_DOCUMENTS))
    opened.settle()
    yield opened
    opened.close()


def test_a_report_is_recorded_as_signed_with_its_number(opened):
    view = opened.window.view(DocumentsView)
    assert view.table.model().index(0, 2).data() == "Chưa ký"
    view.sign.click()
    dialog = opened.dialog()
    assert isinstance(dialog, SignDocumentDialog)
    look_over(dialog)
    fits(dialog, SMALLEST_DIALOG)
    dialog.number.setText("12-BC/ĐU")
    dialog.accept()
    opened.settle()
    assert view.table.model().index(0, 2).data() == "Đã ký 28/12/2022\nSố 12-BC/ĐU"
    assert not view.sign.isEnabled()
    opened.window.action(ActionId.UNDO).trigger()
    opened.settle()
    assert view.table.model().index(0, 2).data() == "Chưa ký"


def test_its_figures_open_the_list_it_was_made_from_and_say_where_the_book_differs(opened):
    view = opened.window.view(DocumentsView)
    figures = view.table.model().index(0, 3).data(FIGURES_ROLE)
    overdue = next(figure for figure in figures if figure.heap is Heap.OVERDUE)
    assert overdue.number == 2
    opened.window.handlers.counts.open_list(overdue)
    dialog = opened.dialog()
    look_over(dialog)
    fits(dialog, SMALLEST_DIALOG)
    assert len(dialog.model.rows) == 2
    assert "nay sổ đếm được 0" in dialog.lead
    dialog.reject()


def test_a_chip_opens_its_list_by_keyboard(opened):
    opened.window.show_place(place_number(ActionId.GO_PLAN))
    opened.settle()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        chip = opened.window.tree.chips[Heap.DONE_LATE]
        chip.setFocus()
        QTest.keyClick(chip, key)
        dialog = opened.dialog()
        assert len(dialog.model.rows) == chip.figures[0].number
        dialog.reject()


def test_what_is_copied_is_never_a_formula(qapp):
    copy_table([("=1+1", "-3,5", "+84 912", "a\tb\nc")])
    assert qapp.clipboard().text() == "'=1+1\t-3,5\t'+84 912\ta b c\n"
