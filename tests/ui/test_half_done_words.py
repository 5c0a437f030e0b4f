"""Half-typed words outside forms: composer, review, lists and evidence give them back after the program was killed."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from app.calendars.anniversaries import CalendarKind
from app.calendars.public_holidays import OfficeDay
from app.services.import_plan import prepare_import
from app.services.office_calendar import OfficeCalendar, WrittenAnniversary
from tests.builders import an_empty_book
from tests.ui import composer as acts
from tests.ui.plan_files import doubtful_plan
from tests.ui.window import ScriptedPrompts, let_events_happen
from ui.bridge.typed_words import KeptWords
from ui.dialogs.evidence.dialog import EvidenceDialog
from ui.dialogs.import_plan.dialog import ImportPlanDialog
from ui.dialogs.office_calendar.dialog import OfficeCalendarDialog
from ui.kit.typed_words import KEPT_AFTER_MS, keep_typed_words

TYPED = "Ba chi bộ còn nợ danh sách ký nhận."
OFFICE = OfficeCalendar((), (OfficeDay(date(2026, 9, 1), "Nghỉ bù", is_off=True),))
HOLDER = []  # owns the dialogs: none is freed while Qt may still speak of it


@pytest.fixture
def kept(tmp_path, qapp):
    HOLDER[:] = HOLDER or [QWidget()]
    keep_typed_words(KeptWords(tmp_path, tmp_path / "so.dondoc"))
    yield tmp_path
    keep_typed_words(None)
    for dialog in HOLDER[1:]:
        dialog.close()


def killed_and_restarted(folder):
    """Let the pause after typing pass, then begin anew with what is in the file: nothing was closed, nothing said goodbye."""
    let_events_happen(KEPT_AFTER_MS + 200)
    keep_typed_words(KeptWords(folder, folder / "so.dondoc"))


def shown(dialog):
    HOLDER.append(dialog)
    dialog.show()
    let_events_happen(1)
    return dialog


def type_into(field, words):
    """Type as a Vietnamese keyboard program does."""
    typed = QInputMethodEvent()
    typed.setCommitString(words)
    QApplication.sendEvent(field, typed)


def offers(dialog):
    return {
        one.text(): one
        for one in dialog.findChildren(QPushButton)
        if one.accessibleName().endswith("chữ gõ dở") and one.isVisibleTo(dialog)
    }


@pytest.fixture(scope="module")
def draft(tmp_path_factory):
    folder = tmp_path_factory.mktemp("ke-hoach")
    core = an_empty_book(folder)
    found = prepare_import(core, doubtful_plan(folder, with_unread_words=True))
    core.close()
    return found


def review(draft):
    return shown(ImportPlanDialog(draft, [], [], HOLDER[0]))


def test_a_review_goes_on_where_it_stood_with_its_half_typed_field(kept, draft):
    dialog = review(draft)
    dialog.tree.go_to(1)
    dialog.detail.timing.setFocus()
    dialog.detail.timing.selectAll()
    type_into(dialog.detail.timing, "trước 15/12")
    dialog.detail.commit()
    corrected = dialog.reviewing.now
    assert corrected.duties[1].task.timing.raw == "trước 15/12"
    type_into(dialog.detail.product, "Báo cáo nh")
    killed_and_restarted(kept)
    again = review(draft)
    assert again.reviewing.now == corrected
    assert again.shown_duty == 1
    assert again.detail.product.text() == "Báo cáo nh"
    assert again.reviewing.history.undo_name == "Lấy lại phần rà soát dở"
    offers(again)["Bỏ"].click()
    assert again.reviewing.now.reading == draft.reading
    assert again.detail.product.text() == ""


def test_a_review_of_another_reading_begins_at_its_beginning(kept, draft, tmp_path):
    dialog = review(draft)
    dialog.tree.go_to(0)
    dialog.detail.product.setFocus()
    type_into(dialog.detail.product, "Báo cáo")
    dialog.detail.commit()
    killed_and_restarted(kept)
    core = an_empty_book(tmp_path)
    other = prepare_import(core, doubtful_plan(tmp_path, with_unread_words=False))
    core.close()
    assert review(other).reviewing.history.undo_name == ""


def test_an_imported_review_is_not_offered_again(kept, draft):
    dialog = review(draft)
    dialog.detail.product.setFocus()
    type_into(dialog.detail.product, "Báo cáo")
    dialog.accept()
    killed_and_restarted(kept)
    assert offers(review(draft)) != {}  # no book said that it has it
    keeper = KeptWords(kept, kept / "so.dondoc")
    keep_typed_words(keeper)
    last = review(draft)
    last.accept()
    keeper.on_saved()
    assert offers(review(draft)) == {}


def test_rows_of_the_offices_calendar_are_kept_as_a_list(kept):
    known = (WrittenAnniversary("Ngày thành lập cơ quan", CalendarKind.SOLAR, 3, 2),)
    opened = OfficeCalendarDialog(
        OfficeCalendar((), (OfficeDay(date(2026, 9, 1), "Nghỉ bù", is_off=True),)), date(2026, 8, 1), HOLDER[0]
    )
    opened.anniversary_list.put_entries(list(known))
    dialog = shown(opened)
    dialog.anniversary_list.add.click()
    dialog.anniversary_list.name.setText("Ngày truyền thống của Sở")
    killed_and_restarted(kept)
    again = OfficeCalendarDialog(
        OfficeCalendar((), (OfficeDay(date(2026, 9, 1), "Nghỉ bù", is_off=True),)), date(2026, 8, 1), HOLDER[0]
    )
    again.anniversary_list.put_entries(list(known))
    shown(again)
    assert [one.name for one in again.anniversaries] == ["Ngày thành lập cơ quan", "Ngày truyền thống của Sở"]
    assert [one.name for one in again.days] == ["Nghỉ bù"]
    offers(again)["Bỏ"].click()
    assert again.anniversaries == known


def test_the_name_of_missing_evidence_is_offered_again(kept):
    dialog = shown(EvidenceDialog("Chi bộ A", date(2026, 8, 1), ScriptedPrompts(), is_locked=False, parent=HOLDER[0]))
    type_into(dialog.name, "Danh sách ky nhan")
    killed_and_restarted(kept)
    again = shown(EvidenceDialog("Chi bộ A", date(2026, 8, 1), ScriptedPrompts(), is_locked=False, parent=HOLDER[0]))
    assert again.name.text() == "Danh sách ky nhan"
    other = shown(EvidenceDialog("Chi bộ B", date(2026, 8, 1), ScriptedPrompts(), is_locked=False, parent=HOLDER[0]))
    assert other.name.text() == ""


@pytest.fixture
def opened(tmp_path, qapp):
    window = acts.opened_over_sample(tmp_path)
    window.kept = KeptWords(tmp_path, tmp_path / "so.dondoc")
    window.book.saved.connect(lambda _: window.kept.on_saved())
    keep_typed_words(window.kept)
    yield window
    keep_typed_words(None)
    acts.close_all(window)


def drop_without_goodbye(opened, composer):
    """Let a composer go as a killed program does: nothing it holds is committed."""
    composer.editor.take_back = composer.editor.commit = lambda: None
    composer.close()
    opened.settle()


def test_the_composer_opens_at_the_block_whose_words_were_half_typed(opened, tmp_path):
    first = acts.open_composer(opened)
    acts.write(opened, first, acts.OVERSIGHT, "Cau da luu.")
    (line,) = acts.drafts_of(opened)
    first.open_block(acts.FIGURES)
    QTest.keyClick(first.editor.text, Qt.Key.Key_A, acts.CTRL)
    QTest.keyClicks(first.editor.text, "Ba chi bo con no")
    QTest.keyClicks(first.remarks.text, "Bo sung so lieu")
    let_events_happen(KEPT_AFTER_MS + 200)
    drop_without_goodbye(opened, first)
    keep_typed_words(KeptWords(tmp_path, tmp_path / "so.dondoc"))
    opened.window.handlers.composer.open_draft(line.draft)
    opened.settle()
    again = opened.dialog()
    opened.settle()
    assert again.editor.block.key == acts.FIGURES
    assert again.editor.text.toPlainText() == "Ba chi bo con no"
    assert again.remarks.text.toPlainText() == "Bo sung so lieu"
    assert acts.block(again, acts.FIGURES).shown != "Ba chi bo con no"
    QTest.keyClick(again.editor.text, Qt.Key.Key_Return, acts.CTRL)
    opened.settle()
    assert acts.block(again, acts.FIGURES).shown == "Ba chi bo con no"
    assert acts.block(again, acts.OVERSIGHT).shown == "Cau da luu."


def test_words_given_up_in_the_composer_are_only_offered(opened):
    composer = acts.open_composer(opened)
    composer.open_block(acts.FIGURES)
    before = composer.editor.text.toPlainText()
    QTest.keyClick(composer.editor.text, Qt.Key.Key_A, acts.CTRL)
    QTest.keyClicks(composer.editor.text, "Thoi khong viet")
    QTest.keyClick(composer.editor.text, Qt.Key.Key_Escape)
    composer.show_block(acts.OVERSIGHT)
    composer.show_block(acts.FIGURES)
    assert composer.editor.text.toPlainText() == before
    opened.settle()
    offers(composer.editor)["Lấy lại"].click()
    assert composer.editor.text.toPlainText() == "Thoi khong viet"
