"""The clerk's month by real clicks, and the same month on the command line: both books hold the same."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QPushButton, QToolButton, QWidget

from app.__main__ import main as command_line
from app.bootstrap import open_workspace
from app.services import sample
from tests.dumps import logical_dump
from tests.sample.answers import SILENT
from tests.sample.replies_xlsx import fill_tracker
from tests.ui.window import OpenWindow
from ui.actions.ids import ActionId
from ui.dialogs.import_plan.dialog import ImportPlanDialog
from ui.dialogs.make_report.dialog import MakeReportDialog
from ui.dialogs.merge_trackers.dialog import MergeTrackersDialog
from ui.dialogs.send_trackers.dialog import SendTrackersDialog

Q4 = sample.SAMPLE_PERIOD
SENT_ON, RECEIVED_ON = date(2022, 10, 3), date(2022, 12, 28)


@pytest.mark.slow
def test_import_review_send_merge_report_undo_gives_the_same_book_as_the_command_line(tmp_path, qtbot, qapp):
    by_hand, by_command = tmp_path / "cua-so", tmp_path / "dong-lenh"
    month_in_the_window(by_hand)
    month_on_the_command_line(by_command)
    assert dump(by_hand) == dump(by_command)


def month_in_the_window(folder: Path) -> None:
    new_book(folder)
    opened = OpenWindow(folder / "so.dondoc", SENT_ON)
    window, prompts = opened.window, opened.prompts

    prompts.files.append([sample.sample_plan()])
    click_button(window.tree, "Nhập kế hoạch…")
    review = opened.dialog()
    assert isinstance(review, ImportPlanDialog)
    click(review.acting)
    opened.settle()
    assert window.tree.model.rowCount() == 2
    choose_period(opened, Q4.code)

    click_rail(opened, "Thu gửi")
    click_button(window.views["trackers"], "Gửi phiếu…")
    sending = opened.dialog()
    assert isinstance(sending, SendTrackersDialog)
    sending.folder.set_path(folder / "gui")
    prompts.consents.append(False)
    click(sending.acting)
    opened.settle()
    assert "Đã lập 16 phiếu" in prompts.said[-1]

    opened.go_to_day(RECEIVED_ON)
    prompts.files.append(fill_in(folder))
    click_button(window.views["trackers"], "Nhận phiếu…")
    merging = opened.dialog()
    assert isinstance(merging, MergeTrackersDialog)
    assert merging.choices.entries_to_write() > 100
    click(merging.write)
    opened.settle()

    click_rail(opened, "Văn bản")
    click_button(window.views["documents"], "Lập văn bản…")
    making = opened.dialog()
    assert isinstance(making, MakeReportDialog)
    making.file.set_path(folder / "bao-cao.docx")
    prompts.consents.append(False)
    click(making.acting)
    opened.settle()
    assert (folder / "bao-cao.docx").is_file()

    undo = next(one for one in window.top.findChildren(QToolButton) if one.defaultAction() is window.action(ActionId.UNDO))
    assert "lập văn bản" in undo.defaultAction().text()
    click(undo)
    opened.settle()
    assert "gộp phiếu" in undo.defaultAction().text()
    assert not prompts.refusals
    opened.close()


def month_on_the_command_line(folder: Path) -> None:
    new_book(folder)
    book = str(folder / "so.dondoc")
    run("import", book, str(sample.sample_plan()), "--today", str(SENT_ON))
    out = str(folder / "gui")
    run("send", book, "--period", Q4.code, "--out", out, "--mail", "--reply-by", "2022-12-31", "--today", str(SENT_ON))
    run("merge", book, *map(str, fill_in(folder)), "--apply", "--today", str(RECEIVED_ON))
    report = str(folder / "bao-cao.docx")
    run("report", book, "--kind", "progress-report", "--period", Q4.code, "--out", report, "--today", str(RECEIVED_ON))
    run("undo", book)


def new_book(folder: Path) -> None:
    folder.mkdir()
    run("create", str(folder / "so.dondoc"))
    run("units", str(folder / "so.dondoc"), "--import", str(sample.sample_directory()))


def run(*words: str) -> None:
    assert command_line([*words]) == 0, words


def fill_in(folder: Path) -> list[Path]:
    """Fill in the trackers that were sent from a folder; two units stay silent."""
    filled: list[Path] = []
    (folder / "ve").mkdir()
    for path in sorted((folder / "gui").glob("*.xlsx")):
        unit = path.name.removeprefix(f"Phiếu {Q4.code} ").removesuffix(" (lần 1).xlsx")
        if unit not in SILENT[Q4.code]:
            target = folder / "ve" / path.name
            fill_tracker(path, unit, Q4, len(filled), target)
            filled.append(target)
    return filled


def dump(folder: Path) -> str:
    core = open_workspace(folder / "so.dondoc")
    try:
        return logical_dump(core).replace(str(folder), "")
    finally:
        core.close()


def choose_period(opened: OpenWindow, code: str) -> None:
    periods = opened.window.top.periods
    periods.setCurrentIndex(periods.findData(code))
    periods.activated.emit(periods.currentIndex())
    opened.settle()


def click_rail(opened: OpenWindow, name: str) -> None:
    button = next(one for one in opened.window.rail.findChildren(QToolButton) if one.accessibleName() == name)
    click(button)
    opened.settle()


def click_button(parent: QWidget, text: str) -> None:
    shown = [one for one in parent.findChildren(QPushButton) if one.isVisible() and one.text().replace("&", "") == text]
    assert shown, f"no button “{text}” is shown"
    click(shown[0])


def click(button: QAbstractButton) -> None:
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
