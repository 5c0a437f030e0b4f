"""Evidence and indicators of a work item, entered in their dialogs."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from app.domain.evidence import EvidenceState
from app.services.indicators import of_task
from app.services.record_evidence import evidence_of
from tests.builders import task_of
from tests.services import work_item_books
from tests.services.undo_cases_work_item import a_file
from tests.services.work_item_books import item_of
from tests.ui.item_page import asked_of_book, opened_over
from tests.ui.test_all_views import SMALLEST_DIALOG, fits, look_over
from ui.actions.ids import ActionId
from ui.window import evidence_handlers


@pytest.fixture
def full(tmp_path, qapp):
    opened = opened_over(work_item_books.done(tmp_path))
    yield opened
    opened.close()


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
