"""Help where it is asked for: F1, Shift+F1, question marks, the list of keys on one sheet, what the program is."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageSize, QPdfWriter
from PySide6.QtTest import QTest

from app.services import sample
from tests import sample_books
from tests.ui.window import OpenWindow, let_events_happen
from ui.actions.ids import ActionId
from ui.actions.registry import ACTIONS
from ui.dialogs.about.dialog import AboutDialog
from ui.dialogs.import_plan.commands import COMMANDS
from ui.dialogs.manual.topics import TOPICS
from ui.dialogs.shortcuts.dialog import ShortcutsDialog
from ui.dialogs.shortcuts.sheet import laid_out, print_keys
from ui.kit.help_link import HelpLink
from ui.window.help_handlers import all_keys

SHIFT = Qt.KeyboardModifier.ShiftModifier
WITH_QUESTION_MARK = {
    ActionId.SEND_TRACKERS: "gui-thu-phieu",
    ActionId.ASSIGN_MATRIX: "giao-viec",
    ActionId.REMIND_UNITS: "don-doc",
    ActionId.SET_DEADLINE: "thoi-han",
    ActionId.SETTINGS: "cai-dat",
    ActionId.COMPOSE_DOCUMENT: "lap-bao-cao",
    ActionId.CHECK_LAYOUT: "lap-bao-cao",
    ActionId.OFFICE_TEMPLATES: "lap-bao-cao",
}


@pytest.fixture
def opened(tmp_path, qapp):
    core = sample_books.merged(tmp_path)
    core.close()
    window = OpenWindow(core.path, sample.RECEIVED_ON, is_sample=True)
    yield window
    window.close()


def test_f1_lists_all_keys_and_finds_them_without_diacritics(opened):
    QTest.keyClick(opened.window, Qt.Key.Key_F1)
    dialog = opened.dialog()
    assert isinstance(dialog, ShortcutsDialog)
    assert len(dialog.rows.rows) == len(all_keys())
    QTest.keyClicks(dialog.search, "nhap ke hoach")
    assert "Ctrl+I" in {row.keys for row in dialog.rows.rows}
    assert len(dialog.rows.rows) < 5
    QTest.keyClick(dialog, Qt.Key.Key_Escape)


def test_every_key_of_an_action_and_of_the_review_is_in_the_list():
    listed = [row.what for row in all_keys()]
    assert {spec.text.replace("&", "").rstrip("…") for spec in ACTIONS if spec.shortcut} <= set(listed)
    assert {spec.text.replace("&", "").rstrip("…") for spec in COMMANDS if spec.keys} <= set(listed)


def test_the_list_of_keys_leads_to_the_topic_of_the_place(opened):
    opened.window.action(ActionId.GO_TRACKERS).trigger()
    opened.settle()
    QTest.keyClick(opened.window, Qt.Key.Key_F1)
    QTest.mouseClick(opened.dialog().to_manual, Qt.MouseButton.LeftButton)
    assert opened.window.handlers.help.manual.page.topic == "gui-thu-phieu"
    opened.dialog().close()


@pytest.mark.parametrize(("go", "topic"), [(ActionId.GO_CALENDAR, "thoi-han"), (ActionId.GO_UNITS, "danh-ba")])
def test_shift_f1_opens_the_topic_of_the_place(opened, go, topic):
    opened.window.action(go).trigger()
    opened.settle()
    QTest.keyClick(opened.window, Qt.Key.Key_F1, SHIFT)
    manual = opened.window.handlers.help.manual
    assert manual.isVisible()
    assert manual.page.topic == topic


def test_shift_f1_in_a_dialog_opens_its_topic_and_f1_the_keys(opened):
    opened.window.action(ActionId.REMIND_UNITS).trigger()
    dialog = opened.dialog()
    QTest.keyClick(dialog, Qt.Key.Key_F1, SHIFT)
    assert opened.window.handlers.help.manual.page.topic == "don-doc"
    QTest.keyClick(dialog, Qt.Key.Key_F1)
    keys = dialog.findChild(ShortcutsDialog)
    assert keys.isVisible()
    keys.close()
    dialog.close()


@pytest.mark.parametrize(("action", "topic"), WITH_QUESTION_MARK.items())
def test_a_question_mark_opens_its_topic(opened, action, topic):
    opened.window.action(action).trigger()
    dialog = opened.dialog()
    link = dialog.findChild(HelpLink)
    assert link.isVisible()
    assert link.topic in {one.id for one in TOPICS}
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    assert opened.window.handlers.help.manual.page.topic == topic
    dialog.close()


def test_the_manual_closes_with_the_window(tmp_path, qapp):
    core = sample_books.imported(tmp_path)
    core.close()
    opened = OpenWindow(core.path, sample.SENT_ON)
    opened.window.action(ActionId.MANUAL).trigger()
    manual = opened.window.handlers.help.manual
    assert manual.isVisible()
    opened.close()
    assert not manual.isVisible()


def test_the_list_of_keys_fits_one_sheet_with_every_row_on_it(tmp_path, qapp):
    rows = all_keys()
    columns, line = laid_out(rows)
    assert [entry for column in columns for entry in column if not isinstance(entry, str)] == rows
    assert line >= 8, "letters too small to read on paper"
    writer = QPdfWriter(str(tmp_path / "phim.pdf"))
    print_keys(rows, writer)
    assert writer.pageLayout().pageSize().id() == QPageSize.PageSizeId.A4
    del writer
    content = (tmp_path / "phim.pdf").read_bytes()
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", content)) == 1


def test_printing_asks_for_a_printer_and_can_be_gone_back_from(opened):
    asked: list[object] = []
    opened.window.handlers.help.choose_printer = lambda printer: bool(asked.append(printer))
    opened.window.action(ActionId.SHORTCUTS).trigger()
    dialog = opened.dialog()
    QTest.mouseClick(dialog.to_print, Qt.MouseButton.LeftButton)
    assert len(asked) == 1
    dialog.close()


def test_what_the_program_is_says_versions_and_opens_the_folders(opened, monkeypatch):
    shown: list[Path] = []
    monkeypatch.setattr("ui.window.help_handlers.open_file", lambda folder: bool(shown.append(folder)) or True)
    opened.window.action(ActionId.ABOUT).trigger()
    dialog = opened.dialog()
    assert isinstance(dialog, AboutDialog)
    for button in dialog.folders:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert shown[0] == opened.window.path.parent
    assert len(shown) == 2
    dialog.close()


def test_the_book_is_restored_into_another_file(opened, tmp_path):
    asked: list[tuple[Path, bool]] = []
    opened.window.action(ActionId.BACK_UP).trigger()
    opened.settle()
    backup = max((opened.window.path.parent).glob("*-sao-luu/*.dondoc"))
    opened.window.book_requested.connect(lambda path, is_new: asked.append((path, is_new)))
    opened.prompts.files.append([backup])
    opened.prompts.saves.append(tmp_path / "lay-lai.dondoc")
    opened.window.action(ActionId.RESTORE).trigger()
    opened.settle()
    let_events_happen(20)
    assert asked == [(tmp_path / "lay-lai.dondoc", False)]
    assert (tmp_path / "lay-lai.dondoc").is_file()
