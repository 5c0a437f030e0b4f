"""A bug: one sentence, a report that can be read before it is saved, and not a word of the book or of the user in it."""

import sys
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.services import sample
from app.services.report_error import error_report
from tests import sample_books
from tests.ui.window import OpenWindow, ScriptedPrompts
from ui.actions.ids import ActionId
from ui.application import Program
from ui.dialogs.error_report.dialog import ErrorReportDialog
from ui.settings import Settings

SECRET = "Chi bộ Thanh tra nộp báo cáo 12-BC/ĐU"
NOW = datetime(2026, 3, 5, 8, 30).astimezone()


@pytest.fixture
def opened(tmp_path, qapp):
    core = sample_books.imported(tmp_path)
    core.close()
    window = OpenWindow(core.path, sample.SENT_ON, is_sample=True)
    yield window
    window.close()


def caught(secret: str = SECRET) -> Exception:
    unit_of_the_book = secret
    try:
        try:
            {}[unit_of_the_book]
        except KeyError as first:
            raise ValueError(f"không đọc được {unit_of_the_book}") from first
    except ValueError as trouble:
        return trouble


def report(trouble: BaseException) -> str:
    return error_report(trouble, {"Đôn Đốc": "0.1.0"}, "Windows 10", ["import_plan", "back_up"], NOW)


def test_a_report_names_class_place_and_cause_but_no_words_of_the_book():
    told = report(caught())
    assert "tests/ui/test_error_report.py:" in told
    assert "builtins.ValueError" in told
    assert "builtins.KeyError" in told
    assert told.index("KeyError") < told.index("ValueError"), "the first cause comes first"
    assert SECRET not in told
    assert "Thanh tra" not in told


def test_a_report_holds_no_folder_of_the_user():
    told = report(caught())
    assert str(Path.home()) not in told
    assert str(Path(__file__).resolve().parents[2]) not in told


@pytest.mark.parametrize(
    ("filename", "shown"),
    [
        ("/home/nguyenvana/venv/lib/python3.12/site-packages/openpyxl/reader/excel.py", "openpyxl/reader/excel.py"),
        ("/home/nguyenvana/thu.py", "thu.py"),
    ],
)
def test_code_that_lies_in_a_folder_of_the_user_is_named_without_it(filename, shown):
    scope: dict[str, object] = {}
    exec(compile("def fail():\n    raise RuntimeError('bí mật')\n", filename, "exec"), scope)
    try:
        scope["fail"]()
    except RuntimeError as trouble:
        told = report(trouble)
    assert f"  {shown}:2 fail" in told
    assert "nguyenvana" not in told
    assert "bí mật" not in told


def test_a_report_says_versions_system_and_the_last_actions():
    told = report(caught())
    assert "Đôn Đốc: 0.1.0" in told
    assert "Windows 10" in told
    assert told.index("import_plan") < told.index("back_up")


def test_the_clerk_sees_the_report_before_it_is_saved_and_it_is_saved_as_seen(opened, tmp_path):
    opened.window.action(ActionId.GO_UNITS).trigger()
    opened.settle()
    opened.window.handlers.help.show_crash(caught())
    dialog = opened.dialog()
    assert isinstance(dialog, ErrorReportDialog)
    shown = dialog.text.toPlainText()
    assert "go_units" in shown
    assert SECRET not in shown
    opened.prompts.saves.append(tmp_path / "loi.txt")
    QTest.mouseClick(dialog.to_save, Qt.MouseButton.LeftButton)
    assert (tmp_path / "loi.txt").read_text("utf-8") == shown
    assert opened.prompts.refusals == []
    dialog.close()


def test_going_back_from_the_name_saves_nothing(opened, tmp_path):
    opened.window.handlers.help.show_crash(caught())
    dialog = opened.dialog()
    opened.prompts.saves.append(None)
    before = set(tmp_path.iterdir())
    QTest.mouseClick(dialog.to_save, Qt.MouseButton.LeftButton)
    assert set(tmp_path.iterdir()) == before
    dialog.close()


def test_bugs_in_a_row_show_one_dialog(opened):
    for _ in range(3):
        opened.window.handlers.help.show_crash(caught())
    opened.dialog().close()
    opened.settle()
    opened.window.handlers.help.show_crash(caught())
    opened.dialog().close()


@pytest.mark.warns
def test_a_crash_of_the_running_program_reaches_the_dialog(opened, tmp_path):
    running = Program(Settings(tmp_path), ScriptedPrompts())
    running.window = opened.window
    try:
        raise caught()
    except ValueError:
        running.on_crash(*sys.exc_info())
    assert isinstance(opened.dialog(), ErrorReportDialog)
    opened.dialog().close()


@pytest.mark.warns
def test_a_crash_without_a_window_is_only_logged(tmp_path, qapp, caplog):
    trouble = caught()
    Program(Settings(tmp_path), ScriptedPrompts()).on_crash(ValueError, trouble, trouble.__traceback__)
    assert "crash ValueError at test_error_report.py" in caplog.text
    assert SECRET not in caplog.text
