"""Trackers out and back in the window: the letter, the list to tick off, the ladder of reminders, the merge and its choices."""

import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.progress import ReportState
from app.domain.reminder import Rung
from app.merging.preview import MergeKind
from app.services import sample
from app.services.notes import add_note
from app.services.show_items import show_board, show_items
from tests import sample_books
from tests.ui.item_page import see_mnemonics_differ
from tests.ui.test_all_views import SMALLEST_DIALOG, fits, look_over
from tests.ui.window import OpenWindow
from ui.actions.ids import ActionId
from ui.dialogs.hand_over.dialog import HandOverDialog
from ui.dialogs.mail_template.dialog import MailTemplateDialog
from ui.dialogs.merge_trackers.dialog import MergeTrackersDialog
from ui.dialogs.reading_replies.dialog import ReadingRepliesDialog
from ui.dialogs.remind_units.dialog import RemindUnitsDialog
from ui.dialogs.send_trackers.dialog import SendTrackersDialog
from ui.kit.tick_list import TickAllButton
from ui.views.trackers.next_step import NextStep, next_step
from ui.views.trackers.view import TrackersView

Q4 = sample.SAMPLE_PERIOD


def opened_at(folder: Path, book: object) -> OpenWindow:
    core = book(folder)
    core.close()
    opened = OpenWindow(core.path, sample.RECEIVED_ON)
    opened.window.action(ActionId.GO_TRACKERS).trigger()
    opened.settle()
    return opened


@pytest.fixture
def merged(tmp_path: Path, qtbot: object) -> Iterator[OpenWindow]:
    opened = opened_at(tmp_path, sample_books.merged)
    yield opened
    opened.close()


@pytest.fixture
def sent(tmp_path: Path, qtbot: object) -> Iterator[OpenWindow]:
    opened = opened_at(tmp_path, sample_books.sent)
    yield opened
    opened.close()


def board_of(opened: OpenWindow) -> TrackersView:
    return opened.window.view(TrackersView)


def row_with(opened: OpenWindow, step: NextStep) -> int:
    rows = board_of(opened).table.model().rows
    return next(row for row, line in enumerate(rows) if (found := next_step(line)) and found.step is step)


def click_step(opened: OpenWindow, row: int) -> None:
    table = board_of(opened).table
    index = table.model().index(row, table.model().columnCount() - 1)
    table.scrollTo(index)
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(index).center() + QPoint(0, 0))
    opened.settle()


def triggered(opened: OpenWindow, action: ActionId, kind: type) -> object:
    opened.window.action(action).trigger()
    dialog = opened.dialog()
    assert isinstance(dialog, kind)
    look_over(dialog)
    fits(dialog, SMALLEST_DIALOG)
    see_mnemonics_differ(dialog)
    return dialog


def test_the_letter_is_edited_beside_the_letter_of_a_real_unit(merged: OpenWindow) -> None:
    dialog = triggered(merged, ActionId.MAIL_TEMPLATE, MailTemplateDialog)
    assert dialog.unit.currentText() in dialog.shown.toPlainText()
    dialog.text.setPlainText("Kính gửi {don vi}")
    assert not dialog.acting.isEnabled()
    dialog.text.setPlainText("Kính gửi {đơn vị}, {số việc} việc")
    dialog.unit.setCurrentIndex(2)
    assert dialog.shown.toPlainText() == f"Kính gửi {dialog.unit.currentText()}, 7 việc"
    dialog.accept()
    merged.settle()
    again = triggered(merged, ActionId.MAIL_TEMPLATE, MailTemplateDialog)
    assert again.text.toPlainText().strip() == "Kính gửi {đơn vị}, {số việc} việc"
    again.reset.click()
    assert "{tên tệp}" in again.text.toPlainText()
    again.reject()


def test_what_was_sent_is_ticked_off_with_its_day_and_unticked_again(merged: OpenWindow) -> None:
    dialog = triggered(merged, ActionId.HAND_OVER, HandOverDialog)
    assert not dialog.acting.isEnabled()
    dialog.every.click()
    dialog.on.set_value(date(2022, 10, 4))
    dialog.accept()
    merged.settle()
    assert {line.report.handed_on for line in board_of(merged).table.model().rows} == {date(2022, 10, 4)}
    again = triggered(merged, ActionId.HAND_OVER, HandOverDialog)
    again.units.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert (len(again.taken_back), again.newly_sent) == (1, [])
    again.accept()
    merged.settle()
    assert board_of(merged).table.model().rows[0].report.handed_on is None


def test_the_folder_for_the_other_computer_is_written_from_the_window(sent: OpenWindow, tmp_path: Path) -> None:
    dialog = triggered(sent, ActionId.SEND_TRACKERS, SendTrackersDialog)
    dialog.folder.set_path(tmp_path / "USB")
    dialog.for_usb.setChecked(True)
    assert not dialog.with_mail.isEnabled()
    assert not dialog.one_file.isEnabled()
    sent.prompts.consents.append(False)
    dialog.accept()
    sent.settle()
    assert "bộ USB" in sent.prompts.said[-1]
    assert len(list((tmp_path / "USB").rglob("*.eml"))) == 16


def test_one_unit_is_chosen_by_taking_all_ticks_away_and_no_answer_is_asked_for_in_the_past(merged: OpenWindow) -> None:
    dialog = triggered(merged, ActionId.SEND_TRACKERS, SendTrackersDialog)
    every = next(one for one in dialog.findChildren(TickAllButton))
    assert (len(dialog.chosen_units), every.text()) == (16, "Bỏ đánh &dấu")
    every.click()
    assert (dialog.chosen_units, every.text()) == ([], "Đánh &dấu tất cả")
    assert not dialog.acting.isEnabled()
    dialog.reply_by.set_value(date(2022, 1, 1))
    assert dialog.reply_by.value == sample.RECEIVED_ON
    dialog.reject()


def test_a_message_is_copied_and_recorded_then_the_next_rung_is_proposed(merged: OpenWindow) -> None:
    row = row_with(merged, NextStep.REMIND)
    unit = board_of(merged).table.model().rows[row].unit
    click_step(merged, row)
    dialog = merged.dialog()
    assert isinstance(dialog, RemindUnitsDialog)
    assert dialog.rung is Rung.MESSAGE
    assert not dialog.acting.isEnabled()
    dialog.copy.click()
    assert QApplication.clipboard().text().startswith(f"Kính gửi {unit.name}")
    assert dialog.chosen_units == (unit.id,)
    dialog.accept()
    merged.settle()
    assert board_of(merged).table.model().rows[row].report.last_rung is Rung.MESSAGE
    click_step(merged, row)
    again = merged.dialog()
    assert (again.rung, again.chosen_units) == (Rung.PHONE, (unit.id,))
    again.reject()


@pytest.mark.parametrize(("rung", "ending"), [(Rung.PHONE, ".xlsx"), (Rung.LETTER, ".docx")])
def test_the_stronger_rungs_write_files(merged: OpenWindow, tmp_path: Path, rung: Rung, ending: str) -> None:
    dialog = triggered(merged, ActionId.REMIND_UNITS, RemindUnitsDialog)
    dialog.way.setCurrentIndex(list(Rung).index(rung))
    fits(dialog, SMALLEST_DIALOG)
    see_mnemonics_differ(dialog)
    dialog.folder.set_path(tmp_path / "nhac")
    count = len(dialog.chosen_units)
    merged.prompts.consents.append(False)
    dialog.accept()
    merged.settle()
    written = [path.suffix for path in (tmp_path / "nhac").iterdir()]
    assert written == [ending] * (1 if rung is Rung.PHONE else count)
    reminded = [line for line in board_of(merged).table.model().rows if line.report.last_rung is rung]
    assert len(reminded) == count


def test_every_state_of_a_report_has_its_next_step(merged: OpenWindow) -> None:
    for line in board_of(merged).table.model().rows:
        proposal = next_step(line)
        if line.is_late:
            assert proposal.step is NextStep.REMIND
        elif line.report.state is ReportState.REPORTED:
            assert proposal.step is (NextStep.SEND_BACK if line.unreported else NextStep.APPROVE)


def test_a_tracker_that_left_is_noted_by_one_click(tmp_path: Path, qtbot: object) -> None:
    core = sample_books.sent(tmp_path, sample.SENT_ON)
    core.close()
    opened = OpenWindow(core.path, sample.SENT_ON)
    opened.window.action(ActionId.GO_TRACKERS).trigger()
    opened.settle()
    click_step(opened, 0)
    line = board_of(opened).table.model().rows[0]
    assert line.report.handed_on == sample.SENT_ON
    assert next_step(line).step is NextStep.RECEIVE
    opened.close()


def test_the_periods_before_stand_side_by_side(merged: OpenWindow) -> None:
    board = board_of(merged)
    board.over_periods.click()
    merged.settle()
    assert board.past.isVisible()
    model = board.past.model()
    heads = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())]
    assert heads == ["Đơn vị", "Quý I/2022", "Quý II/2022", "Quý III/2022", "Quý IV/2022"]
    said = {model.index(row, 4).data() for row in range(model.rowCount())}
    assert said == {"Trễ hạn", "Chưa về"}


# --- the merge ---------------------------------------------------------------------------------------------------------


def in_conflict(opened: OpenWindow) -> MergeTrackersDialog:
    """Enter something by hand where replies say something else, then look at the replies."""
    replies = sample.sample_replies(Q4)[:4]

    def enter(core: object) -> None:
        from app.services.merge_trackers import preview_trackers
        from app.services.record_progress import record_progress

        draft = preview_trackers(core, replies)
        for file in draft.files[:2]:
            entry = next(one for one in file.preview.of_kind(MergeKind.NEW) if one.field == "result")
            item = next(line.item for line in show_items(core, Q4) if line.item.id == entry.work_item_id)
            record_progress(core, item, type(item.progress)(item.progress.state, None, "Báo qua điện thoại"))

    opened.book.ask(enter, lambda _: None)
    opened.settle()
    opened.window.handlers.trackers.preview(replies)
    dialog = opened.dialog()
    assert isinstance(dialog, MergeTrackersDialog)
    return dialog


def choose_kind(dialog: MergeTrackersDialog, kind: MergeKind | None) -> None:
    dialog.kind.setCurrentIndex(dialog.kind.findData(kind))


def test_all_is_taken_or_left_by_unit_and_kind_but_conflicts_only_when_looked_at_alone(sent: OpenWindow) -> None:
    dialog = in_conflict(sent)
    see_mnemonics_differ(dialog)
    dialog.every_unit.setChecked(True)
    conflicts = dialog.choices.open_conflicts()
    assert conflicts >= 2
    dialog.keep_all.click()
    assert dialog.choices.entries_to_write() == 0
    dialog.take_all.click()
    assert dialog.choices.open_conflicts() == conflicts
    choose_kind(dialog, MergeKind.CONFLICT)
    assert dialog.entries.rowCount() == conflicts
    before = dialog.choices.entries_to_write()
    dialog.take_all.click()
    assert (dialog.choices.open_conflicts(), dialog.choices.entries_to_write()) == (0, before + conflicts)
    dialog.every_unit.setChecked(False)
    choose_kind(dialog, None)
    dialog.file_table.selectRow(0)
    dialog.keep_all.click()
    assert 0 < dialog.choices.entries_to_write() < before + conflicts
    dialog.reject()


def test_a_merge_of_a_changed_book_is_shown_again_with_the_choices_made(sent: OpenWindow) -> None:
    dialog = in_conflict(sent)
    dialog.every_unit.setChecked(True)
    choose_kind(dialog, MergeKind.CONFLICT)
    dialog.take_all.click()
    wanted = dialog.choices.entries_to_write()
    sent.book.ask(lambda core: add_note(core, show_items(core, Q4)[0].item, "ghi chú"), lambda _: None)
    sent.settle()
    dialog.write.click()
    again = sent.dialog()
    assert isinstance(again, MergeTrackersDialog)
    assert again is not dialog
    assert "đã so lại" in sent.prompts.said[-1]
    assert (again.choices.entries_to_write(), again.choices.open_conflicts()) == (wanted, 0)
    again.write.click()
    sent.settle()
    board = []
    sent.book.ask(lambda core: show_board(core, Q4), board.extend)
    sent.settle()
    assert sum(line.report.state is ReportState.REPORTED for line in board) == 4


def test_a_file_that_came_along_is_given_to_the_work_item_under_the_cursor(sent: OpenWindow, tmp_path: Path) -> None:
    folder = tmp_path / "ve"
    folder.mkdir()
    (folder / "phieu.xlsx").write_bytes(sample.sample_replies(Q4)[0].read_bytes())
    (folder / "anh.png").write_bytes(PNG)
    sent.window.handlers.trackers.preview([folder])
    dialog = sent.dialog()
    assert [dialog.evidence.names.itemText(place) for place in range(dialog.evidence.names.count())] == ["anh.png"]
    before = dialog.choices.entries_to_write()
    dialog.evidence.place.click()
    assert dialog.choices.entries_to_write() == before + 1
    assert not dialog.evidence.isVisible()
    dialog.write.click()
    sent.settle()
    kept = []
    sent.book.ask(lambda core: core.database.connection.execute("SELECT name, file_id FROM evidence").fetchall(), kept.extend)
    sent.settle()
    assert [name for name, file_id in kept if file_id] == ["anh.png"]


def test_a_refused_file_is_called_by_its_own_name_and_its_reason_has_the_room(sent: OpenWindow, tmp_path: Path) -> None:
    folder = tmp_path / "ve"
    folder.mkdir()
    (folder / "bang luong.xlsx").write_bytes(b"hong")
    sent.window.handlers.trackers.preview([folder, sample.sample_replies(Q4)[0]])
    dialog = sent.dialog()
    assert dialog.files.index(0, 0).data().splitlines()[0] == "bang luong.xlsx"
    assert not dialog.entry_table.isVisible()
    assert "bang luong.xlsx" in dialog._whole.toPlainText()
    dialog.file_table.selectRow(1)
    assert dialog.entry_table.isVisible()
    dialog.reject()


def test_reading_says_where_it_is_and_can_be_stopped(sent: OpenWindow, tmp_path: Path) -> None:
    may_go_on = threading.Event()
    sent.book.ask(lambda _: may_go_on.wait(20), lambda _: None)  # the book is busy with something else
    sent.window.handlers.trackers.preview(sample.sample_replies(Q4))
    reading = next(one for one in QApplication.topLevelWidgets() if isinstance(one, ReadingRepliesDialog) and one.isVisible())
    fits(reading, SMALLEST_DIALOG)
    reading.told.emit(3, "phieu.xlsx")
    assert reading.where.text() == "Tệp thứ 3: phieu.xlsx"
    reading.acting.click()
    may_go_on.set()
    sent.settle()
    assert not [one for one in QApplication.topLevelWidgets() if isinstance(one, MergeTrackersDialog) and one.isVisible()]
    assert not sent.prompts.refusals


PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8ffff3f0005fe02fe0def46b8"
    "0000000049454e44ae426082"
)
