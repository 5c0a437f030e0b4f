"""The dialog that makes a document: kinds in groups with a line on each, and only the fields a kind asks for."""

import pytest
from PySide6.QtCore import Qt

from app.reports.registry import REPORT_KINDS
from app.services import sample
from tests import sample_books
from tests.ui.test_all_views import SMALLEST_DIALOG, fits, look_over
from tests.ui.window import OpenWindow
from ui.actions.ids import ActionId
from ui.dialogs.make_report.dialog import MakeReportDialog


@pytest.fixture
def dialog(tmp_path, qapp):
    core = sample_books.merged(tmp_path)
    core.close()
    opened = OpenWindow(core.path, sample.RECEIVED_ON)
    opened.window.action(ActionId.MAKE_REPORT).trigger()
    opened.settle()
    found = opened.dialog()
    assert isinstance(found, MakeReportDialog)
    yield found
    found.reject()
    opened.settle()
    opened.close()


def choose(dialog: MakeReportDialog, kind_id: str) -> None:
    dialog.kind.setCurrentIndex(dialog.kind.findData(kind_id))


def test_kinds_stand_under_the_names_of_their_groups_which_cannot_be_chosen(dialog):
    look_over(dialog)
    fits(dialog, SMALLEST_DIALOG)
    model = dialog.kind.model()
    flags = [model.index(row, 0).flags() for row in range(dialog.kind.count())]
    heads = [dialog.kind.itemText(row) for row, flag in enumerate(flags) if not flag & Qt.ItemFlag.ItemIsSelectable]
    assert heads == ["Báo cáo", "Chỉ đạo, điều hành", "Bảng, biểu"]
    assert [dialog.kind.itemData(row) for row, flag in enumerate(flags) if flag & Qt.ItemFlag.ItemIsSelectable] == [
        kind.id for kind in REPORT_KINDS
    ]


def test_the_first_kind_is_chosen_and_says_what_it_is_for(dialog):
    assert dialog.request.kind == "progress-report"
    assert dialog.explanation.text().startswith("Báo cáo tháng, quý, 6 tháng hoặc năm")


def test_a_units_plan_asks_for_the_unit_and_no_period(dialog):
    choose(dialog, "unit-plan")
    assert not dialog.unit.isHidden()
    assert dialog.period.isHidden()
    assert not dialog.acting.isEnabled()
    dialog.unit.setCurrentIndex(dialog.unit.findText("Chi bộ Văn phòng"))
    assert dialog.acting.isEnabled()
    assert len(dialog.request.unit_ids) == 1
    assert dialog.file.path is not None
    assert dialog.file.path.name == "Kế hoạch của đơn vị Chi bộ Văn phòng.docx"


def test_a_letter_goes_to_all_late_units_until_one_is_chosen(dialog):
    choose(dialog, "reminder-letter")
    assert dialog.unit.currentText() == "Tất cả đơn vị chậm"
    assert dialog.acting.isEnabled()
    assert dialog.request.unit_ids == ()


def test_a_unit_chosen_for_another_kind_is_not_taken_along(dialog):
    choose(dialog, "unit-plan")
    dialog.unit.setCurrentIndex(2)
    choose(dialog, "progress-report")
    assert dialog.unit.isHidden()
    assert dialog.request.unit_ids == ()


def test_the_whole_time_of_the_plan_can_be_chosen(dialog):
    dialog.period.setCurrentIndex(dialog.period.findText("Cả thời gian của kế hoạch"))
    assert dialog.request.period.starts_on.year == 2022
    assert dialog.request.period.ends_on.year == 2025
