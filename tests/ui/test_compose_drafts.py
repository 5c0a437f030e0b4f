"""The composer over a draft: words are edited on the page, stale ones are seen, the outline is the clerk's."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView

from tests.ui.composer import (
    ALT,
    CTRL,
    FIGURES,
    LEFT,
    NO_KEYS,
    OVERSIGHT,
    PAUSE,
    block,
    close_all,
    drafts_of,
    go_in_outline,
    move_figures,
    open_composer,
    opened_over_sample,
    point_of,
    remark,
    shown,
    titles,
    write,
)
from tests.ui.window import let_events_happen
from ui.dialogs.compose_document.changes import ChangeKind
from ui.dialogs.item_list.dialog import ItemListDialog


@pytest.fixture
def opened(tmp_path, qapp):
    opened = opened_over_sample(tmp_path)
    yield opened
    close_all(opened)


@pytest.fixture
def composer(opened):
    return open_composer(opened)


def test_looking_alone_leaves_nothing_behind(opened, composer):
    composer.fields.period.setCurrentIndex(0)
    let_events_happen(PAUSE)
    opened.settle()
    assert "Chưa giữ bản thảo" in composer.head.state
    composer.close()
    assert drafts_of(opened) == []


def test_words_edited_on_the_page_are_kept_at_once_and_printed(opened, composer):
    write(opened, composer, FIGURES, "Cau cua toi.")
    assert "Cau cua toi." in shown(composer)
    assert "đã giữ trong sổ" in composer.head.state
    assert len(drafts_of(opened)) == 1
    assert not composer.fields.kind.isEnabled()
    assert "Đã sửa: Cau cua toi." in [item.text(0) for item in composer.outline._all_items()]


def test_words_typed_but_not_saved_are_kept_when_the_composer_closes(opened, composer):
    composer.open_block(FIGURES)
    QTest.keyClicks(composer.editor.text, "Cau do dang.")
    composer.close()
    (line,) = drafts_of(opened)
    opened.window.handlers.composer.open_draft(line.draft)
    again = opened.dialog()
    opened.settle()
    assert "Cau do dang." in shown(again)
    assert opened.prompts.said == []


def test_words_typed_but_not_saved_are_kept_when_another_block_is_chosen(opened, composer):
    composer.open_block(FIGURES)
    QTest.keyClicks(composer.editor.text, "Cau do dang.")
    QTest.mouseClick(composer.view.viewport(), LEFT, NO_KEYS, point_of(composer, OVERSIGHT))
    opened.settle()
    assert block(composer, FIGURES).shown == "Cau do dang."
    assert composer.editor.block.key == OVERSIGHT


def test_escape_forgets_what_was_typed_and_the_next_one_closes(opened, composer):
    composer.open_block(FIGURES)
    QTest.keyClicks(composer.editor.text, "Nham.")
    QTest.keyClick(composer.editor.text, Qt.Key.Key_Escape)
    assert composer.isVisible()
    assert composer.editor.text.toPlainText() == block(composer, FIGURES).shown
    QTest.keyClick(composer.editor.text, Qt.Key.Key_Escape)
    assert drafts_of(opened) == []


def test_a_sentence_whose_figures_moved_shows_the_new_one_and_three_ways(opened, composer):
    write(opened, composer, FIGURES, "Cau cua toi.")
    move_figures(opened)
    assert block(composer, FIGURES).is_stale
    assert composer.head.to_see == "1 câu cần xem lại"
    composer.show_block(FIGURES)
    assert "72/72" in composer.editor.compared.toPlainText()
    assert [button.isVisible() for button in (composer.editor.keep, composer.editor.take, composer.editor.rework)] == [True] * 3
    composer.editor.rework.click()
    assert composer.editor.text.hasFocus() or composer.focusWidget() is composer.editor.text


@pytest.mark.parametrize(("way", "words"), [("keep", "Cau cua toi."), ("take", "72/72")])
def test_a_stale_sentence_is_kept_or_taken_anew(opened, composer, way, words):
    write(opened, composer, FIGURES, "Cau cua toi.")
    move_figures(opened)
    composer.show_block(FIGURES)
    getattr(composer.editor, way).click()
    opened.settle()
    found = block(composer, FIGURES)
    assert words in found.shown
    assert not found.is_stale
    assert composer.head.to_see == ""


def test_f8_goes_round_what_is_to_be_seen(opened, composer):
    write(opened, composer, FIGURES, "Cau cua toi.")
    remark(opened, composer, OVERSIGHT, "Ghi ro hon.")
    move_figures(opened)
    assert composer.head.to_see == "1 câu cần xem lại · 1 ý kiến"
    seen = []
    for _ in range(3):
        QTest.keyClick(composer, Qt.Key.Key_F8)
        seen.append(composer.view.chosen_block)
    assert seen == [FIGURES, OVERSIGHT, FIGURES]
    QTest.keyClick(composer, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert composer.view.chosen_block == OVERSIGHT
    assert composer.tabs.currentWidget() is composer.remarks


def test_a_heading_is_renamed_where_it_stands(opened, composer):
    go_in_outline(composer, "proposals")
    QTest.keyClick(composer.outline, Qt.Key.Key_F2)
    field = composer.focusWidget()
    QTest.keyClicks(field, "DE NGHI")
    QTest.keyClick(field, Qt.Key.Key_Return)
    opened.settle()
    assert titles(composer)[-1] == "DE NGHI"
    assert "V- DE NGHI" in shown(composer)


def test_a_heading_moves_by_keys_and_by_dragging(opened, composer):
    before = titles(composer)
    go_in_outline(composer, "proposals")
    QTest.keyClick(composer.outline, Qt.Key.Key_Up, ALT)
    opened.settle()
    assert titles(composer) == [*before[:3], before[4], before[3]]
    outline = composer.outline
    assert outline.key == "proposals"
    target = outline.visualItemRect(outline.topLevelItem(0)).center()
    outline.dropIndicatorPosition = lambda: QAbstractItemView.DropIndicatorPosition.AboveItem
    drop = QDropEvent(QPointF(target), Qt.DropAction.MoveAction, QMimeData(), LEFT, NO_KEYS)
    outline.dropEvent(drop)
    opened.settle()
    assert titles(composer) == [before[4], *before[:4]]


def test_what_is_left_out_is_not_printed_and_comes_back(opened, composer):
    go_in_outline(composer, "proposals")
    QTest.keyClick(composer.outline, Qt.Key.Key_Delete)
    opened.settle()
    assert "ĐỀ XUẤT, KIẾN NGHỊ" not in shown(composer)
    assert composer.outline.key == "proposals"
    assert composer.outline.currentItem().text(0).startswith("Đã bỏ: ")
    QTest.keyClick(composer.outline, Qt.Key.Key_Delete)
    opened.settle()
    assert "ĐỀ XUẤT, KIẾN NGHỊ" in shown(composer)


def test_a_paragraph_left_out_waits_in_the_outline(opened, composer):
    composer.show_block("results/see_appendix")
    composer.editor.leave.click()
    opened.settle()
    assert "Phụ lục kèm theo" not in composer.made.pages[0].text
    go_in_outline(composer, "results/see_appendix")
    assert composer.editor.leave.text() == "Đưa lại vào văn bả&n"
    composer.editor.leave.click()
    opened.settle()
    assert not block(composer, "results/see_appendix").is_left_out


def test_a_heading_and_a_paragraph_are_added(opened, composer):
    go_in_outline(composer, "conduct")
    composer.outline.addition_requested.emit(ChangeKind.ADD_HEADING, "conduct")
    QTest.keyClicks(composer.editor.text, "KINH PHI")
    composer.editor.save.click()
    opened.settle()
    assert titles(composer)[1] == "KINH PHI"
    added = next(one.key for one in composer.made.blocks if one.shown == "KINH PHI")
    go_in_outline(composer, added)
    QTest.keyClick(composer.outline, Qt.Key.Key_Insert)
    QTest.keyClicks(composer.editor.text, "Khong phat sinh.")
    QTest.keyClick(composer.editor.text, Qt.Key.Key_Return, CTRL)
    opened.settle()
    assert "II- KINH PHI\nKhong phat sinh." in shown(composer)


def test_undo_and_redo_work_inside_and_say_what_they_did(opened, composer):
    write(opened, composer, FIGURES, "Cau cua toi.")
    write(opened, composer, OVERSIGHT, "Cau thu hai.")
    composer.outline.setFocus()
    QTest.keyClick(composer.outline, Qt.Key.Key_Z, CTRL)
    opened.settle()
    assert "Cau thu hai." not in shown(composer)
    QTest.keyClick(composer.outline, Qt.Key.Key_Z, CTRL)
    opened.settle()
    assert composer.made.draft is None
    assert composer.fields.kind.isEnabled()
    assert drafts_of(opened) == []
    QTest.keyClick(composer.outline, Qt.Key.Key_Y, CTRL)
    opened.settle()
    assert "Cau cua toi." in shown(composer)
    assert composer.made.draft is not None


def test_a_click_chooses_ctrl_and_a_click_trace_and_so_does_the_panel(opened, composer):
    point = point_of(composer, FIGURES)
    composer.view.choose_block("")
    QTest.mouseClick(composer.view.viewport(), LEFT, NO_KEYS, point)
    assert composer.view.chosen_block == FIGURES
    assert opened.window.findChild(ItemListDialog) is None
    count = len(set(block(composer, FIGURES).sources))
    assert composer.editor.sources.text() == f"Xem {count} đầu việc của đoạn này"
    QTest.mouseClick(composer.view.viewport(), LEFT, CTRL, point)
    opened.settle()
    listing = composer.findChild(ItemListDialog)
    assert listing.model.rowCount() == len(set(composer.view.piece_at(point).sources)) > 10
    listing.close()
    let_events_happen(20)
    QTest.keyClick(composer.editor.sources, Qt.Key.Key_Return)
    opened.settle()
    assert any(one.isVisible() and one.model.rowCount() == count for one in composer.findChildren(ItemListDialog))
    for one in composer.findChildren(ItemListDialog):
        one.close()


def test_the_keyboard_goes_from_block_to_block_and_opens_one(opened, composer):
    composer.view.setFocus()
    QTest.keyClick(composer.view, Qt.Key.Key_Down, CTRL)
    QTest.keyClick(composer.view, Qt.Key.Key_Down, CTRL)
    assert composer.view.chosen_block == "conduct"
    QTest.keyClick(composer.view, Qt.Key.Key_Down, CTRL)
    QTest.keyClick(composer.view, Qt.Key.Key_Return)
    assert composer.focusWidget() is composer.editor.text
    assert composer.editor.text.toPlainText() == block(composer, "conduct/extent").shown
    for widget in (composer.view, composer.tabs.tabBar(), composer.outline):
        composer.outline.setFocus() if widget is composer.view else None
        QTest.keyClick(composer, Qt.Key.Key_F6)
        assert composer.focusWidget() is widget
