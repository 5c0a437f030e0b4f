"""From the first start to a signed report by real clicks, and the first report of the sample within 25 clicks after import."""

from collections.abc import Generator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from app.domain.draft import DraftStage
from app.services import sample
from tests.journeys.test_month_in_the_window import choose_period, click, click_button, click_rail, fill_in, new_book
from tests.ui.composer import OVERSIGHT, close_all, drafts_of, shown, write
from tests.ui.window import OpenWindow
from ui.actions.ids import ActionId
from ui.dialogs.compose_document.dialog import ComposeDialog

SENT_ON, RECEIVED_ON = date(2022, 10, 3), date(2022, 12, 28)
IN_A_FILE_DIALOG = 2  # clicks: the file, then its button
MOST_CLICKS = 25


class ClickCounter(QObject):
    """Counts presses of the mouse anywhere in the program."""

    count = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        self.count += event.type() is QEvent.Type.MouseButtonPress and event.spontaneous()
        return False


@pytest.fixture
def clicks(qapp) -> Generator[ClickCounter]:
    counter = ClickCounter()
    qapp.installEventFilter(counter)
    yield counter
    qapp.removeEventFilter(counter)


@pytest.fixture
def begun(tmp_path, qapp) -> Generator[OpenWindow]:
    new_book(tmp_path / "so")
    opened = OpenWindow(tmp_path / "so" / "so.dondoc", SENT_ON)
    yield opened
    close_all(opened)


def import_plan(opened: OpenWindow) -> None:
    opened.prompts.files.append([sample.sample_plan()])
    click_button(opened.window.tree, "Nhập kế hoạch…")
    click(opened.dialog().acting)
    opened.settle()
    choose_period(opened, sample.SAMPLE_PERIOD.code)


def test_the_first_report_is_reached_within_25_clicks_after_import(begun, clicks, tmp_path):
    import_plan(begun)
    at_import = clicks.count
    click_rail(begun, "Văn bản")
    click_button(begun.window.views["documents"], "Lập văn bản…")
    making = begun.dialog()
    making.file.set_path(tmp_path / "bao-cao.docx")
    begun.prompts.consents.append(False)
    click(making.acting)
    begun.settle()
    assert (tmp_path / "bao-cao.docx").is_file()
    needed = clicks.count - at_import + IN_A_FILE_DIALOG
    assert 3 < needed <= MOST_CLICKS


@pytest.mark.slow
def test_from_the_first_start_to_a_signed_report(begun, clicks, tmp_path):
    import_plan(begun)
    assign(begun)
    send(begun, tmp_path)
    begun.go_to_day(RECEIVED_ON)
    receive(begun, tmp_path)
    remind(begun, tmp_path)
    sign(begun, tmp_path)
    assert begun.prompts.refusals == []
    assert clicks.count < 40


def assign(opened: OpenWindow) -> None:
    opened.window.action(ActionId.ASSIGN_UNIT).trigger()
    dialog = opened.dialog()
    dialog.who.setCurrentIndex(dialog.who.count() - 1)
    click(dialog.acting)
    opened.settle()
    assert "phân công" in undo_words(opened)


def send(opened: OpenWindow, folder: Path) -> None:
    click_rail(opened, "Thu gửi")
    click_button(opened.window.views["trackers"], "Gửi phiếu…")
    sending = opened.dialog()
    sending.folder.set_path(folder / "gui")
    opened.prompts.consents.append(False)
    click(sending.acting)
    opened.settle()
    assert "gửi" in undo_words(opened)


def receive(opened: OpenWindow, folder: Path) -> None:
    opened.prompts.files.append(fill_in(folder))
    click_button(opened.window.views["trackers"], "Nhận phiếu…")
    click(opened.dialog().write)
    opened.settle()
    assert "gộp phiếu" in undo_words(opened)


def remind(opened: OpenWindow, folder: Path) -> None:
    opened.window.action(ActionId.REMIND_UNITS).trigger()
    reminding = opened.dialog()
    click(reminding.copy)
    assert QApplication.clipboard().text()
    click(reminding.acting)
    opened.settle()
    assert "đôn đốc" in undo_words(opened)


def sign(opened: OpenWindow, folder: Path) -> None:
    opened.window.action(ActionId.COMPOSE_DOCUMENT).trigger()
    composer = opened.dialog()
    assert isinstance(composer, ComposeDialog)
    opened.settle()
    write(opened, composer, OVERSIGHT, "Cau cua toi.")
    assert "Cau cua toi." in shown(composer)
    composer.tabs.setCurrentWidget(composer.stages)
    click(composer.stages.review)
    opened.settle()
    opened.prompts.saves.append(folder / "ky.docx")
    opened.prompts.consents.append(False)
    click(composer.word)
    opened.settle()
    assert (folder / "ky.docx").is_file()
    click(composer.stages.sign)
    opened.settle()
    (line,) = drafts_of(opened)
    assert line.draft.stage is DraftStage.SIGNED


def undo_words(opened: OpenWindow) -> str:
    return opened.window.action(ActionId.UNDO).text()
