"""The ways in which a plan comes to its review besides the menu: dropped on the window, pasted from the clipboard."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from app.bootstrap import create_workspace
from app.paths import scratch_dir
from app.services import sample
from tests.ui.window import OpenWindow
from ui.actions.ids import ActionId
from ui.dialogs.import_plan.dialog import ImportPlanDialog

PASTED = """KẾ HOẠCH
Thực hiện công tác tuyên truyền năm 2026
II. NHIỆM VỤ
1. Văn phòng rà soát hồ sơ, hoàn thành trước ngày 15/12/2026.
2. Các chi bộ trực thuộc tổ chức sinh hoạt chuyên đề hằng quý.
"""


@pytest.fixture
def opened(tmp_path, qapp):
    create_workspace(tmp_path / "so.dondoc").close()
    window = OpenWindow(tmp_path / "so.dondoc", sample.SENT_ON)
    yield window
    window.close()


def drag(*paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def test_a_plan_dropped_on_the_window_is_reviewed(opened):
    data = drag(sample.sample_plan())
    event = QDropEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    opened.window.dropEvent(event)
    dialog = opened.dialog()
    assert isinstance(dialog, ImportPlanDialog)
    assert event.isAccepted()
    dialog.reject()


@pytest.mark.parametrize("names", [["a.exe"], ["a.docx", "b.docx"], ["khong-co.docx"]])
def test_what_is_no_plan_or_more_than_one_is_not_taken(opened, tmp_path, names):
    for name in names:
        if not name.startswith("khong"):
            (tmp_path / name).write_bytes(b"x")
    data = drag(*(tmp_path / name for name in names))
    event = QDragEnterEvent(
        QPoint(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    event.ignore()
    opened.window.dragEnterEvent(event)
    assert not event.isAccepted()


def test_a_pasted_plan_is_reviewed_imported_and_its_text_not_left_behind(opened):
    QApplication.clipboard().setText(PASTED)
    opened.window.action(ActionId.PASTE_PLAN).trigger()
    dialog = opened.dialog()
    assert isinstance(dialog, ImportPlanDialog)
    assert len(dialog.reviewing.now.duties) == 2
    dialog.accept()
    opened.settle()
    assert opened.prompts.refusals == []
    assert opened.window.top.plans.count() == 1
    assert not list(scratch_dir().glob("dan-*"))


def test_a_pasted_plan_that_is_not_imported_leaves_nothing_behind(opened):
    QApplication.clipboard().setText(PASTED)
    opened.window.action(ActionId.PASTE_PLAN).trigger()
    opened.dialog().reject()
    opened.settle()
    assert not list(scratch_dir().glob("dan-*"))
