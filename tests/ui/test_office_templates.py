"""Templates in the window: taken in with their faults, mended, offered when a document is made, let go again."""

import docx
import pytest
from PySide6.QtGui import QGuiApplication

from app.services import sample
from tests import sample_books
from tests.exporters.office_template.samples import texts, written
from tests.ui.test_all_views import SMALLEST_DIALOG, fits, look_over
from tests.ui.window import OpenWindow
from ui.actions.ids import ActionId
from ui.dialogs.make_report.dialog import MakeReportDialog
from ui.dialogs.office_templates.dialog import OfficeTemplatesDialog
from ui.dialogs.office_templates.fields import FieldListDialog


@pytest.fixture
def opened(tmp_path, qapp):
    core = sample_books.merged(tmp_path)
    core.close()
    opened = OpenWindow(core.path, sample.RECEIVED_ON)
    yield opened
    opened.close()


def shown(opened: OpenWindow) -> OfficeTemplatesDialog:
    opened.window.action(ActionId.OFFICE_TEMPLATES).trigger()
    opened.settle()
    dialog = opened.dialog()
    assert isinstance(dialog, OfficeTemplatesDialog)
    return dialog


def test_faults_are_told_by_paragraph_until_the_file_is_replaced(opened, tmp_path):
    dialog = shown(opened)
    opened.prompts.files = [[written(tmp_path, "Kính gửi {{ten_don_vj}}", "{{ky")]]
    dialog.add.click()
    opened.settle()
    look_over(dialog)
    fits(dialog, SMALLEST_DIALOG)
    assert [fault.place for fault in dialog.faults.rows] == ["Đoạn 1", "Đoạn 2"]
    assert not dialog.fault_table.isHidden()
    opened.prompts.files = [[written(tmp_path, "{{co_quan}}")]]
    dialog.replace.click()
    opened.settle()
    assert dialog.model.rows[0].is_usable
    assert dialog.fault_table.isHidden()
    opened.prompts.consents = [True]
    dialog.remove.click()
    opened.settle()
    assert dialog.model.rows == []
    dialog.reject()


def test_a_usable_template_is_offered_for_its_kind_and_filled(opened, tmp_path):
    dialog = shown(opened)
    opened.prompts.files = [[written(tmp_path, "{{co_quan}}: {{ky}}")]]
    dialog.add.click()
    opened.settle()
    dialog.reject()
    opened.settle()
    opened.window.action(ActionId.MAKE_REPORT).trigger()
    opened.settle()
    making = opened.dialog()
    assert isinstance(making, MakeReportDialog)
    place = making.layout_choice.findText("Mẫu của cơ quan: mau")
    assert place > 0
    making.layout_choice.setCurrentIndex(place)
    making.file.set_path(tmp_path / "ra.docx")
    opened.prompts.consents = [False]
    making.acting.click()
    opened.settle()
    assert texts(docx.Document(str(tmp_path / "ra.docx"))) == ["ĐẢNG UỶ SỞ NỘI VỤ: quý IV/2022"]


def test_a_template_of_another_kind_is_not_offered(opened, tmp_path):
    dialog = shown(opened)
    opened.prompts.files = [[written(tmp_path, "{{co_quan}}")]]
    dialog.add.click()
    opened.settle()
    dialog.reject()
    opened.settle()
    opened.window.action(ActionId.MAKE_REPORT).trigger()
    opened.settle()
    making = opened.dialog()
    assert isinstance(making, MakeReportDialog)
    making.kind.setCurrentIndex(making.kind.findData("reminder-letter"))
    assert making.layout_choice.findText("Mẫu của cơ quan: mau") == -1
    making.reject()


def test_a_template_to_begin_with_is_saved_for_the_kind_chosen(opened, tmp_path):
    dialog = shown(opened)
    dialog.kind.setCurrentIndex(dialog.kind.findData("reminder-letter"))
    opened.prompts.saves = [tmp_path / "bat-dau.docx"]
    opened.prompts.consents = [False]
    dialog.starter.click()
    opened.settle()
    made = docx.Document(str(tmp_path / "bat-dau.docx"))
    assert "Kính gửi:\t{{kinh_gui}}" in texts(made)
    dialog.reject()


def test_the_fields_are_searched_and_copied(qapp):
    dialog = FieldListDialog()
    look_over(dialog)
    fits(dialog, SMALLEST_DIALOG)
    everything = len(dialog.model.rows)
    dialog.search.setText("nguoi ky")
    assert 0 < len(dialog.model.rows) < everything
    dialog.search.setText("chức vụ")
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == "{{chuc_vu_nguoi_ky}}"
    dialog.deleteLater()
