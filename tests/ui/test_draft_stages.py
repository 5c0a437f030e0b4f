"""The way of a draft to the signature: remarks, review, the file, the signed one that stands; and the place that lists drafts."""

import docx
import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.draft import DraftStage
from app.services import sample
from app.services.office_pdf import pdf_program
from tests.ui.composer import (
    ALT,
    FIGURES,
    OVERSIGHT,
    PAUSE,
    close_all,
    drafts_of,
    go_in_outline,
    move_figures,
    open_composer,
    opened_over_sample,
    remark,
    shown,
    write,
)
from tests.ui.test_all_views import SMALLEST_DIALOG, fits, look_over
from tests.ui.window import let_events_happen
from ui.actions.ids import ActionId
from ui.dialogs.compose_document.changes import ChangeKind
from ui.views.documents.view import DocumentsView
from ui.window import draft_changes
from ui.window.places import place_number


@pytest.fixture
def opened(tmp_path, qapp):
    opened = opened_over_sample(tmp_path)
    yield opened
    close_all(opened)


@pytest.fixture
def composer(opened):
    return open_composer(opened)


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
    assert composer.word.text() == "Mở bản &Word đã ký"


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
