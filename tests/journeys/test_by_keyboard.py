"""The twelve core jobs by keyboard alone (checklist K7): keys as a clerk presses them, and not one event of the mouse."""

from collections.abc import Generator

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.services import sample
from tests import sample_books
from tests.journeys.test_month_in_the_window import new_book
from tests.ui.composer import close_all
from tests.ui.window import OpenWindow
from ui.actions.ids import ActionId
from ui.window.places import place_number

CTRL, SHIFT, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier
KEY = Qt.Key


class MouseWatch(QObject):
    """Sees whether the mouse was used."""

    used = False

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        self.used = self.used or event.type() is QEvent.Type.MouseButtonPress
        return False


@pytest.fixture
def opened(tmp_path, qapp) -> Generator[OpenWindow]:
    core = sample_books.merged(tmp_path)
    core.close()
    yield from _without_mouse(OpenWindow(core.path, sample.RECEIVED_ON), qapp)


@pytest.fixture
def begun(tmp_path, qapp) -> Generator[OpenWindow]:
    """A window over a book with its directory of units and nothing else."""
    new_book(tmp_path / "so")
    yield from _without_mouse(OpenWindow(tmp_path / "so" / "so.dondoc", sample.SENT_ON), qapp)


def _without_mouse(opened: OpenWindow, qapp: QApplication) -> Generator[OpenWindow]:
    opened.window.activateWindow()
    watch = MouseWatch()
    qapp.installEventFilter(watch)
    yield opened
    qapp.removeEventFilter(watch)
    refused = list(opened.prompts.refusals)
    close_all(opened)
    assert not watch.used
    assert refused == []


def press(opened: OpenWindow, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    """Press a key where the keyboard is, and let what it begins happen."""
    active = QApplication.activeModalWidget() or QApplication.activeWindow() or opened.window
    QTest.keyClick(active.focusWidget() or active, key, held)
    opened.settle()


def type_in(opened: OpenWindow, words: str) -> None:
    QTest.keyClicks(QApplication.focusWidget(), words)
    opened.settle()


def begin(opened: OpenWindow, key: Qt.Key, held: Qt.KeyboardModifier):
    """Press the keys of an action that asks something first; returns its dialog, with the keyboard in it."""
    press(opened, key, held)
    dialog = opened.dialog()
    dialog.activateWindow()
    opened.settle()
    assert dialog.isActiveWindow()
    return dialog


def tab_to(opened: OpenWindow, widget) -> None:
    """Press Tab until the keyboard is there."""
    for _ in range(60):
        if QApplication.focusWidget() is widget:
            return
        press(opened, KEY.Key_Tab)
    raise AssertionError(f"Tab does not come to {widget}")


def last_step(opened: OpenWindow) -> str:
    return opened.window.action(ActionId.UNDO).text()


def test_import_a_plan(begun):
    begun.prompts.files.append([sample.sample_plan()])
    begin(begun, KEY.Key_I, CTRL)
    press(begun, KEY.Key_Return, CTRL)
    assert begun.window.tree.model.rowCount() == 2


def test_assign_a_task(opened):
    dialog = begin(opened, KEY.Key_G, CTRL)
    tab_to(opened, dialog.role)
    press(opened, KEY.Key_Down)
    tab_to(opened, dialog.acting)
    press(opened, KEY.Key_Return)
    assert "phân công" in last_step(opened)


def test_set_a_deadline(opened):
    dialog = begin(opened, KEY.Key_H, CTRL)
    press(opened, KEY.Key_N, ALT)
    tab_to(opened, dialog.acting)
    press(opened, KEY.Key_Return)
    assert "sửa nhiệm vụ" in last_step(opened)


def test_record_progress(opened):
    dialog = begin(opened, KEY.Key_T, CTRL)
    fields = [one for one in dialog.findChildren(QObject) if one.property("accessibleName") == "Kết quả thực hiện"]
    tab_to(opened, fields[0])
    type_in(opened, "Da to chuc")
    tab_to(opened, dialog.acting)
    press(opened, KEY.Key_Return)
    assert "ghi" in last_step(opened).lower()


def test_send_trackers(opened, tmp_path):
    dialog = begin(opened, KEY.Key_G, CTRL | SHIFT)
    dialog.folder.set_path(tmp_path / "gui")  # the file dialog is the desktop's own
    opened.prompts.consents.append(False)
    tab_to(opened, dialog.acting)
    press(opened, KEY.Key_Return)
    assert len(list((tmp_path / "gui").glob("*.xlsx"))) > 10


def test_merge_replies(opened):
    opened.prompts.files.append(sample.sample_replies(sample.SAMPLE_PERIOD)[-3:])
    dialog = begin(opened, KEY.Key_N, CTRL | SHIFT)
    tab_to(opened, dialog.write)
    press(opened, KEY.Key_Return)
    assert "gộp phiếu" in last_step(opened)


def test_remind_units(opened):
    dialog = begin(opened, KEY.Key_D, CTRL | SHIFT)
    tab_to(opened, dialog.copy)
    press(opened, KEY.Key_Space)
    assert QApplication.clipboard().text()
    press(opened, KEY.Key_Escape)


def test_make_a_report(opened, tmp_path):
    dialog = begin(opened, KEY.Key_B, CTRL)
    dialog.file.set_path(tmp_path / "bao-cao.docx")
    opened.prompts.consents.append(False)
    tab_to(opened, dialog.acting)
    press(opened, KEY.Key_Return)
    assert (tmp_path / "bao-cao.docx").is_file()


def test_search(opened):
    press(opened, KEY.Key_K, CTRL)
    type_in(opened, "chi bo van phong")
    press(opened, KEY.Key_Down)
    press(opened, KEY.Key_Return)
    assert not opened.window.top.search.hasFocus(), "Enter did not go to what was found"


def test_undo_and_redo(opened):
    before = last_step(opened)
    press(opened, KEY.Key_Z, CTRL)
    assert last_step(opened) != before
    press(opened, KEY.Key_Y, CTRL)
    assert last_step(opened) == before


def test_back_up(opened):
    files = set(opened.window.path.parent.parent.rglob("*"))
    press(opened, KEY.Key_S, CTRL | SHIFT)
    assert set(opened.window.path.parent.parent.rglob("*")) - files, "no copy was made"


def test_add_a_unit(opened):
    press(opened, KEY.Key_1 + place_number(ActionId.GO_UNITS), CTRL)
    opened.window.action(ActionId.ADD_UNIT).trigger()  # Alt+D, T: a menu needs a desktop
    dialog = opened.dialog()
    dialog.activateWindow()
    opened.settle()
    type_in(opened, "To moi")
    tab_to(opened, dialog.acting)
    press(opened, KEY.Key_Return)
    assert "To moi" in last_step(opened)
