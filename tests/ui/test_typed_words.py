"""Words typed and not yet saved: they outlive a killed program, are offered again after "Thôi", and go once the book has them."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDateEdit, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from app.services import sample
from tests import sample_books
from tests.ui.window import OpenWindow, let_events_happen
from ui.actions.ids import ActionId
from ui.application import keep_words_of
from ui.bridge.typed_words import KeptWords
from ui.dialogs.note.dialog import NoteDialog
from ui.kit.form import FormDialog
from ui.kit.typed_words import KEPT_AFTER_MS, keep_typed_words

TYPED = "Đã họp ngày 5/12, còn thiếu danh sách ký 'nhận'.\nDòng hai"
HOLDER = []  # a widget that owns the dialogs, and the dialogs: none is freed while Qt may still speak of it
CHILD = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from PySide6.QtTest import QTest
from ui.bridge.typed_words import KeptWords
from ui.dialogs.note.dialog import NoteDialog
from ui.kit.typed_words import keep_typed_words
application = QApplication([])
keep_typed_words(KeptWords(Path(sys.argv[1]), Path(sys.argv[2])))
dialog = NoteDialog("II.1 Tổ chức tuyên truyền, Chi bộ A")
dialog.show()
dialog.text.setPlainText(sys.argv[3])
application.exec()
"""


@pytest.fixture
def kept(tmp_path, qapp):
    HOLDER[:] = HOLDER or [QWidget()]
    keep_typed_words(KeptWords(tmp_path, tmp_path / "so.dondoc"))
    yield tmp_path
    keep_typed_words(None)
    for dialog in HOLDER[0].findChildren(FormDialog):
        dialog.close()


def restarted(folder):
    """A program started anew over the same book."""
    keep_typed_words(KeptWords(folder, folder / "so.dondoc"))


def shown(dialog):
    HOLDER.append(dialog)
    dialog.show()
    let_events_happen(1)
    return dialog


def note(subject="Chi bộ A"):
    return shown(NoteDialog(subject, HOLDER[0]))


def offers(dialog):
    return [one for one in dialog.findChildren(QPushButton) if one.accessibleName().endswith("chữ gõ dở") and one.isVisible()]


def files_of(folder):
    return [*(folder / "go-do").glob("*.json")]


def test_what_was_typed_is_in_its_field_again_after_the_program_was_killed(kept):
    command = [sys.executable, "-c", CHILD, str(kept), str(kept / "so.dondoc"), TYPED]
    child = subprocess.Popen(command, env=os.environ | {"QT_QPA_PLATFORM": "offscreen"}, cwd=Path(__file__).parents[2])
    until = time.monotonic() + 30
    while not files_of(kept) and time.monotonic() < until:
        time.sleep(0.05)
    child.kill()
    assert child.wait() in (-getattr(signal, "SIGKILL", 9), 1)
    restarted(kept)
    dialog = note("II.1 Tổ chức tuyên truyền, Chi bộ A")
    assert dialog.text.toPlainText() == TYPED
    (let_go,) = offers(dialog)
    let_go.click()
    assert dialog.text.toPlainText() == ""
    dialog.reject()
    restarted(kept)
    assert offers(note("II.1 Tổ chức tuyên truyền, Chi bộ A")) == []


def test_words_are_kept_a_second_after_the_typing_stops_and_not_before(kept):
    dialog = note()
    dialog.text.setPlainText(TYPED)
    assert files_of(kept) == []
    let_events_happen(KEPT_AFTER_MS + 200)
    assert len(files_of(kept)) == 1


def test_another_form_or_another_subject_gets_nothing_of_it(kept):
    note().text.setPlainText(TYPED)
    let_events_happen(KEPT_AFTER_MS + 200)
    restarted(kept)
    assert note("Chi bộ B").text.toPlainText() == ""
    assert note("Chi bộ A").text.toPlainText() == TYPED
    keep_typed_words(KeptWords(kept, kept / "khac.dondoc"))
    assert note("Chi bộ A").text.toPlainText() == ""


def test_after_going_back_words_are_offered_but_not_filled_in(kept):
    dialog = note()
    dialog.text.setPlainText(TYPED)
    dialog.reject()
    again = note()
    assert again.text.toPlainText() == ""
    take_back, _ = offers(again)
    take_back.click()
    assert again.text.toPlainText() == TYPED
    assert offers(again) == []


def test_search_boxes_dates_and_what_cannot_be_typed_into_are_not_kept(kept):
    dialog = FormDialog("Thử", "", "&Ghi", HOLDER[0])
    fields = [QLineEdit(), QLineEdit(), QDateEdit()]
    fields[0].setClearButtonEnabled(True)
    fields[1].setReadOnly(True)
    for number, field in enumerate(fields):
        dialog.add_row(f"Ô {number}", field)
    shown(dialog)
    for field in fields[:2]:
        field.setText("chữ")
    dialog.reject()
    assert files_of(kept) == []


def test_a_file_that_is_damaged_stands_in_nobodys_way(kept):
    note().text.setPlainText(TYPED)
    let_events_happen(KEPT_AFTER_MS + 200)
    files_of(kept)[0].write_text('{"a": [', encoding="utf-8")
    restarted(kept)
    assert note().text.toPlainText() == ""


@pytest.fixture
def opened(tmp_path, qapp, monkeypatch):
    core = sample_books.merged(tmp_path)
    core.close()
    monkeypatch.setattr("ui.application.user_data_dir", lambda: tmp_path)
    window = OpenWindow(core.path, sample.RECEIVED_ON)
    keep_words_of(window.book, core.path)
    yield window
    keep_typed_words(None)
    window.close()


def test_saving_lets_go_of_the_words(opened):
    opened.window.action(ActionId.ADD_NOTE).trigger()
    dialog = opened.dialog()
    dialog.text.setPlainText(TYPED)
    let_events_happen(KEPT_AFTER_MS + 200)
    dialog.acting.click()
    opened.settle()
    opened.window.action(ActionId.ADD_NOTE).trigger()
    again = opened.dialog()
    assert again.text.toPlainText() == ""
    assert offers(again) == []
    again.reject()


def test_a_refusal_keeps_the_words(opened, monkeypatch):
    opened.window.action(ActionId.ADD_NOTE).trigger()
    dialog = opened.dialog()
    dialog.text.setPlainText(TYPED)
    monkeypatch.setattr("app.store.database.Database._stamp", _disk_full)
    dialog.acting.click()
    opened.settle()
    monkeypatch.undo()
    assert len(opened.prompts.refusals) == 1
    opened.window.action(ActionId.ADD_NOTE).trigger()
    again = opened.dialog()
    assert again.findChild(QPlainTextEdit).toPlainText() == TYPED
    again.reject()


def _disk_full(_):
    from app.errors import EnvironmentTrouble
    from app.messages.code import Code

    raise EnvironmentTrouble(Code.CANNOT_WRITE, file="so.dondoc", reason="hết chỗ")
