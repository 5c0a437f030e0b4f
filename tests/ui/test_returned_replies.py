"""Replies in the window: a guess is asked before it is written, a watched folder tells what is new, a drop brings anything."""

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from app.services.sample import RECEIVED_ON
from tests import sample_books
from tests.ui.window import OpenWindow, wait_for
from ui.actions.ids import ActionId
from ui.dialogs.merge_trackers.dialog import MergeTrackersDialog
from ui.settings import Settings
from ui.window.places import place_number


@pytest.fixture
def opened(tmp_path: Path, qtbot: object) -> Iterator[OpenWindow]:
    core = sample_books.sent(tmp_path)
    path = core.path
    core.close()
    window = OpenWindow(path, RECEIVED_ON)
    yield window
    window.close()


def trackers_of(opened: OpenWindow) -> list[Path]:
    return sorted((opened.window.path.parent / "gui").glob("*.xlsx"))


def without_identity(source: Path, target: Path) -> Path:
    book = openpyxl.load_workbook(source)
    sheet = book.worksheets[0]
    head = next(row for row in range(1, 12) if sheet.cell(row, 1).value == "TT")
    column = next(cell.column for cell in sheet[head] if cell.value == "Kết quả thực hiện")
    sheet.cell(head + 1, column).value = "Đã làm xong."
    book.remove(book["_dondoc"])
    book.save(target)
    return target


def merge_dialog(opened: OpenWindow) -> MergeTrackersDialog:
    dialog = opened.dialog()
    assert isinstance(dialog, MergeTrackersDialog)
    return dialog


def test_a_file_known_by_its_codes_alone_can_be_written_only_after_a_yes(opened: OpenWindow, tmp_path: Path) -> None:
    opened.prompts.files.append([without_identity(trackers_of(opened)[0], tmp_path / "a.xlsx")])
    opened.window.action(ActionId.RECEIVE_TRACKERS).trigger()
    dialog = merge_dialog(opened)
    assert dialog.question.isVisible()
    assert not dialog.write.isEnabled()
    dialog.question.no.click()
    assert not dialog.write.isEnabled()
    dialog.question.yes.click()
    assert dialog.choices.entries_to_write() == 1
    dialog.write.click()
    opened.settle()
    assert not opened.prompts.refusals


def test_a_folder_is_received_and_given_up_without_a_trace(opened: OpenWindow, tmp_path: Path) -> None:
    opened.prompts.folders.append(trackers_of(opened)[0].parent)
    opened.window.action(ActionId.RECEIVE_FOLDER).trigger()
    dialog = merge_dialog(opened)
    folder = dialog.draft.folder
    assert len(dialog.draft.files) == len(trackers_of(opened))
    dialog.later.click()
    assert folder is None or not folder.exists()


def test_what_is_dropped_onto_the_window_is_previewed(opened: OpenWindow) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in trackers_of(opened)[:2]])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    opened.window.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, buttons, keys))
    dialog = merge_dialog(opened)
    assert len(dialog.draft.files) == 2
    dialog.later.click()


def test_no_folder_is_watched_until_one_is_named_and_then_what_is_new_is_told_and_opened(
    opened: OpenWindow, tmp_path: Path
) -> None:
    settings = Settings(tmp_path)
    trackers, status = opened.window.handlers.trackers, opened.window.status
    trackers.watch_replies(settings)
    assert trackers.replies is not None
    assert trackers.replies.folder is None
    folder = tmp_path / "Phiếu về"
    folder.mkdir()
    reply = without_identity(trackers_of(opened)[0], folder / "phiếu.xlsx")
    opened.prompts.folders.append(folder)
    opened.window.action(ActionId.WATCH_FOLDER).trigger()
    assert settings.watched_folder == folder
    wait_for(lambda: looked_again(opened) and status.replies.isVisible())
    assert status.replies.text() == "Có 1 phiếu mới trong thư mục “Phiếu về” – bấm để xem"
    entry = opened.window.rail.button(place_number(ActionId.GO_TRACKERS))
    assert entry.accessibleName() == "Thu gửi, 1 phiếu mới"
    status.replies.figures_chosen.emit(status.replies.figures)
    dialog = merge_dialog(opened)
    dialog.question.yes.click()
    dialog.write.click()
    opened.settle()
    assert not status.replies.isVisible()
    assert entry.accessibleName() == "Thu gửi"
    assert [mark.split("|")[0] for mark in settings.seen_replies] == [reply.name]
    opened.prompts.consents.append(True)
    opened.window.action(ActionId.WATCH_FOLDER).trigger()
    assert settings.watched_folder is None


def looked_again(opened: OpenWindow) -> bool:
    """Look once more without waiting for the timer."""
    replies = opened.window.handlers.trackers.replies
    assert replies is not None
    replies.look()
    return True
