"""The composer over a draft: words are edited on the page, the outline is hers, remarks are settled, the signed draft stands."""

from datetime import date

import docx
import pypdfium2
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView

from app.domain.draft import DraftStage
from app.domain.progress import Progress, ProgressState
from app.services import sample
from app.services.drafts import list_drafts
from app.services.office_pdf import pdf_program
from app.services.record_progress import record_progress
from app.services.show_items import show_items
from tests import sample_books
from tests.ui.test_all_views import SMALLEST_DIALOG, fits, look_over
from tests.ui.window import OpenWindow, let_events_happen
from ui.actions.ids import ActionId
from ui.dialogs.compose_document.changes import ChangeKind
from ui.dialogs.compose_document.dialog import ComposeDialog
from ui.dialogs.item_list.dialog import ItemListDialog
from ui.views.documents.view import DocumentsView
from ui.window import draft_changes
from ui.window.places import place_number

PAUSE = 1100
FIGURES = "results/figures"
OVERSIGHT = "conduct/oversight"
NO_KEYS = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def opened(tmp_path, qapp):
    core = sample_books.merged(tmp_path)
    core.close()
    opened = OpenWindow(core.path, sample.RECEIVED_ON)
    yield opened
    for widget in opened.window.findChildren(ComposeDialog):
        widget.close()
        opened.settle()
    opened.close()


@pytest.fixture
def composer(opened):
    opened.window.action(ActionId.COMPOSE_DOCUMENT).trigger()
    dialog = opened.dialog()
    assert isinstance(dialog, ComposeDialog)
    opened.settle()
    return dialog


def drafts_of(opened):
    found = []
    opened.book.ask(list_drafts, found.extend)
    opened.settle()
    return found


def shown(composer) -> str:
    return "\n".join(page.text for page in composer.made.pages)


def block(composer, key):
    return next(one for one in composer.made.blocks if one.key == key)


def point_of(composer, key) -> QPoint:
    """Return a point of the view on the first words of a block, scrolled to."""
    composer.view.choose_block(key)
    for number, page in enumerate(composer.made.pages):
        for piece in page.texts:
            if piece.key == key:
                inside = QPointF(piece.x_pt + piece.width_pt / 2, piece.top_pt + piece.height_pt / 2)
                return (composer.view.area_of(number).topLeft() + inside * composer.view.scale).toPoint()
    raise AssertionError(key)


def write(opened, composer, key, words):
    """Open a block by a double click and type words in place of its own."""
    point = point_of(composer, key)
    QTest.mouseClick(composer.view.viewport(), LEFT, NO_KEYS, point)
    QTest.mouseDClick(composer.view.viewport(), LEFT, NO_KEYS, point)
    QTest.keyClick(composer.editor.text, Qt.Key.Key_A, CTRL)
    QTest.keyClicks(composer.editor.text, words)
    QTest.keyClick(composer.editor.text, Qt.Key.Key_Return, CTRL)
    opened.settle()


def move_figures(opened):
    """Let the work that was overdue be done, so that the book says other figures."""

    def finish(core):
        late = [line for line in show_items(core, sample.SAMPLE_PERIOD) if line.standing.value == "overdue"]
        return [record_progress(core, one.item, Progress(ProgressState.COMPLETED, date(2022, 12, 28))) for one in late][-1]

    opened.book.do(finish)
    opened.settle()


def remark(opened, composer, key, words):
    composer.show_block(key)
    composer.editor.remark.click()
    QTest.keyClicks(composer.remarks.text, words)
    composer.remarks.add.click()
    opened.settle()


def go_in_outline(composer, key):
    composer.outline.setFocus()
    QTest.keyClick(composer.outline, Qt.Key.Key_Home)
    for _ in range(60):
        if composer.outline.key == key:
            return
        QTest.keyClick(composer.outline, Qt.Key.Key_Down)
    raise AssertionError(key)


def titles(composer):
    return [one.shown for one in composer.made.blocks if one.level == 1]


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
    assert composer.editor.leave.text() == "Đưa lại vào văn bản"
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


def test_a_remark_is_added_found_and_settled(opened, composer):
    remark(opened, composer, OVERSIGHT, "Ghi ro hon.")
    assert composer.tabs.tabText(2) == "Ý kiến (1)"
    composer.show_block("conduct")
    composer.tabs.setCurrentWidget(composer.remarks)
    composer.remarks.go.click()
    assert composer.view.chosen_block == OVERSIGHT
    composer.remarks.settle.click()
    opened.settle()
    assert composer.made.remarks[0].settled_on == sample.RECEIVED_ON
    assert composer.tabs.tabText(2) == "Ý kiến"
    composer.remarks.settle.click()
    opened.settle()
    assert composer.made.remarks[0].settled_on is None


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


def test_the_number_and_the_signer_are_kept_and_printed(opened, composer):
    composer.fields.number.setText("12-BC/ĐU")
    composer.fields.signer_name.setText("Nguyễn Văn Thử")
    let_events_happen(PAUSE)
    opened.settle()
    (line,) = drafts_of(opened)
    assert (line.draft.document_number, line.draft.words.signer_name) == ("12-BC/ĐU", "Nguyễn Văn Thử")
    composer.fields.recipients.setPlainText("- Sở Thử nghiệm;")
    let_events_happen(PAUSE)
    opened.settle()
    (line,) = drafts_of(opened)
    assert line.draft.words.recipients == ("Sở Thử nghiệm",)
    assert "Số 12-BC/ĐU" in shown(composer).replace("  ", " ")


def test_a_signed_draft_stands_as_it_was_signed(opened, composer, tmp_path):
    write(opened, composer, OVERSIGHT, "Cau cua toi.")
    assert not composer.stages.sign.isEnabled()
    composer.fields.number.setText("12")
    let_events_happen(PAUSE)
    opened.settle()
    path = tmp_path / "bc.docx"
    opened.prompts.saves.append(path)
    opened.prompts.consents.append(False)
    composer.word.click()
    opened.settle()
    assert any("Cau cua toi." in one.text for one in docx.Document(str(path)).paragraphs)
    composer.stages.reviewed_by.setText("Chánh Văn phòng")
    composer.stages.review.click()
    opened.settle()
    assert composer.made.draft.stage is DraftStage.REVIEWED
    composer.stages.sign.click()
    opened.settle()
    signed = shown(composer)
    assert composer.head.state.startswith("Đã ký, số 12")
    move_figures(opened)
    assert shown(composer) == signed
    composer.show_block(OVERSIGHT)
    assert composer.editor.text.isReadOnly()
    assert not composer.editor.leave.isVisible()
    go_in_outline(composer, "proposals")
    QTest.keyClick(composer.outline, Qt.Key.Key_Delete)
    QTest.keyClick(composer.outline, Qt.Key.Key_Up, ALT)
    opened.settle()
    assert shown(composer) == signed
    assert opened.prompts.refusals == []
    assert composer.word.text() == "Mở tệp đã &ký"


def test_every_tab_fits_a_small_screen_and_has_names(opened, composer):
    write(opened, composer, FIGURES, "Cau cua toi.")
    remark(opened, composer, FIGURES, "Ghi ro hon.")
    move_figures(opened)
    composer.resize(*SMALLEST_DIALOG)
    for place in range(composer.tabs.count()):
        composer.tabs.setCurrentIndex(place)
        let_events_happen(20)
        look_over(composer)
        fits(composer, SMALLEST_DIALOG)
        panel = composer.tabs.currentWidget()
        assert panel.widget().width() <= panel.viewport().width()


def test_the_pdf_of_the_office_program_holds_the_draft(opened, composer, tmp_path):
    if not pdf_program():
        assert not composer.office_pdf.isVisible()
        pytest.skip("neither Word nor LibreOffice is installed")
    write(opened, composer, OVERSIGHT, "Cau cua toi.")
    path = tmp_path / "bc.pdf"
    opened.prompts.saves.append(path)
    opened.prompts.consents.append(False)
    composer.office_pdf.click()
    opened.settle()
    with pypdfium2.PdfDocument(path) as pdf:
        assert len(pdf) == composer.view.count
        assert "Cau cua toi." in pdf[0].get_textpage().get_text_range()


def test_what_is_to_be_seen_is_said_when_the_file_is_written(opened, composer, tmp_path):
    write(opened, composer, FIGURES, "Cau cua toi.")
    move_figures(opened)
    opened.prompts.saves.append(tmp_path / "bc.docx")
    opened.prompts.consents.append(False)
    composer.word.click()
    opened.settle()
    assert "01 chỗ đã sửa tay" in opened.prompts.said[-1]
    assert (tmp_path / "bc.docx").is_file()


def test_the_place_lists_drafts_opens_copies_and_deletes_them(opened, composer):
    write(opened, composer, FIGURES, "Cau cua toi.")
    remark(opened, composer, OVERSIGHT, "Ghi ro hon.")
    move_figures(opened)
    composer.close()
    opened.window.show_place(place_number(ActionId.GO_DOCUMENTS))
    opened.settle()
    card = opened.window.view(DocumentsView).drafts
    model = card.table.model()
    assert [model.index(0, column).data() for column in (1, 2)] == ["Dự thảo", "1 câu cũ · 1 ý kiến"]
    QTest.keyClick(card.table, Qt.Key.Key_Return)
    again = opened.dialog()
    assert "Cau cua toi." in shown(again)
    again.close()
    card.copy.click()
    copied = opened.dialog()
    opened.settle()
    copied.close()
    opened.settle()
    assert [line.draft.period.code for line in drafts_of(opened)] == ["2023-Q1", "2022-Q4"]
    card.table.selectRow(0)
    card.delete.click()
    opened.settle()
    assert model.rowCount() == 1
    opened.window.action(ActionId.UNDO).trigger()
    opened.settle()
    assert model.rowCount() == 2


def test_every_change_has_its_call():
    assert set(draft_changes._CALLS) == set(ChangeKind) - {ChangeKind.FIELDS}
