"""The composer: pages follow the fields, old answers are dropped, and what is seen is what is written and printed."""

import docx
import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest

from app.services import sample
from app.services.make_report import all_documents
from tests import sample_books
from tests.ui.test_all_views import SMALLEST_DIALOG, fits, look_over
from tests.ui.window import OpenWindow, let_events_happen
from ui.actions.ids import ActionId
from ui.dialogs.answer_page.dialog import AnswerPage
from ui.dialogs.compose_document.dialog import ComposeDialog
from ui.dialogs.item_list.dialog import ItemListDialog

PAUSE = 350


@pytest.fixture
def opened(tmp_path, qapp):
    core = sample_books.merged(tmp_path)
    core.close()
    opened = OpenWindow(core.path, sample.RECEIVED_ON)
    yield opened
    for widget in opened.window.findChildren(ComposeDialog):
        widget.close()
    opened.close()


@pytest.fixture
def composer(opened):
    opened.window.action(ActionId.COMPOSE_DOCUMENT).trigger()
    dialog = opened.dialog()
    assert isinstance(dialog, ComposeDialog)
    opened.settle()
    return dialog


def after_a_change(opened) -> None:
    let_events_happen(PAUSE)
    opened.settle()


def shown(composer) -> str:
    return "\n".join(page.text for page in composer.made.pages)


def choose(combo, value: str) -> None:
    combo.setCurrentIndex(combo.findData(value))


def test_it_opens_with_the_pages_of_the_report_of_the_period_looked_at(composer):
    assert "quý IV/2022" in shown(composer)
    assert composer.view.count == len(composer.made.pages) > 5
    assert composer.outline.topLevelItem(0).text(0) == "I- TÌNH HÌNH TRIỂN KHAI"
    look_over(composer)
    fits(composer, SMALLEST_DIALOG)


def test_pages_follow_the_layout_and_the_signer(opened, composer):
    choose(composer.fields.layout_choice, "STATE_2020")
    composer.fields.signer_name.setText("Nguyễn Văn Thử")
    composer.fields.recipients.setPlainText("- Sở Thử nghiệm;\n- Lưu.")
    after_a_change(opened)
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in shown(composer)
    assert "Nguyễn Văn Thử" in shown(composer)
    assert "- Sở Thử nghiệm;\n- Lưu." in shown(composer)


def test_many_changes_at_once_ask_once(opened, composer):
    asked = []
    composer.wanted.connect(asked.append)
    for name in ("A", "An", "An B"):
        composer.fields.signer_name.setText(name)
    after_a_change(opened)
    assert len(asked) == 1


def test_an_old_answer_is_dropped(composer):
    before = composer.made
    composer.answer(composer.question - 1, "quá muộn")
    assert composer.made is before


def test_what_is_missing_is_said_in_the_place_of_the_pages(opened, composer):
    choose(composer.fields.kind, "unit-plan")
    after_a_change(opened)
    assert composer.made is None
    assert not composer.word.isEnabled()
    assert not composer.pdf.isEnabled()
    composer.fields.unit.setCurrentIndex(2)
    after_a_change(opened)
    assert composer.made is not None
    assert composer.word.isEnabled()


def test_a_heading_of_the_outline_leads_to_its_page(opened, composer):
    last = [one for one in composer.made.headings if one.key][-1]
    QTest.keyClick(composer.outline, Qt.Key.Key_End)
    assert composer.outline.key == last.key
    assert composer.view.page == last.page


def test_the_word_file_says_what_the_pages_say_and_is_recorded(opened, composer, tmp_path):
    composer.fields.signer_name.setText("Nguyễn Văn Thử")
    after_a_change(opened)
    path = tmp_path / "bc.docx"
    opened.prompts.saves.append(path)
    opened.prompts.consents.append(False)
    composer.word.click()
    opened.settle()
    cells = [cell.text for row in docx.Document(str(path)).tables[-2].rows for cell in row.cells]
    assert any("Nguyễn Văn Thử" in text for text in cells)
    listed = []
    opened.book.ask(all_documents, listed.extend)
    opened.settle()
    assert [one.path for one in listed] == [str(path)]


def test_the_pdf_has_the_pages_that_are_shown(opened, composer, tmp_path):
    path = tmp_path / "bc.pdf"
    opened.prompts.saves.append(path)
    opened.prompts.consents.append(False)
    composer.pdf.click()
    with pypdfium2.PdfDocument(path) as pdf:
        assert len(pdf) == composer.view.count
        assert "ĐẢNG CỘNG SẢN VIỆT NAM" in pdf[0].get_textpage().get_text_range()


def test_a_pdf_that_cannot_be_written_is_said_in_one_sentence(opened, composer, tmp_path):
    (tmp_path / "tệp").write_text("")
    opened.prompts.saves.append(tmp_path / "tệp" / "bc.pdf")
    composer.pdf.click()
    assert len(opened.prompts.refusals) == 1


def test_the_printer_gets_the_pages_chosen_each_on_its_side(opened, composer, tmp_path):
    path = tmp_path / "in.pdf"
    count = composer.view.count

    def to_file(printer: QPrinter) -> bool:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
        printer.setFromTo(count - 1, count)
        return True

    opened.window.handlers.composer.choose_printer = to_file
    composer.print.click()
    with pypdfium2.PdfDocument(path) as pdf:
        turned = [page.get_width() > page.get_height() for page in pdf]
    assert turned == [page.width_pt > page.height_pt for page in composer.made.pages[-2:]]
    assert QPageLayout.Orientation.Landscape.value == 1


def test_going_back_from_the_printer_prints_nothing(opened, composer):
    opened.window.handlers.composer.choose_printer = lambda printer: False
    composer.print.click()
    assert opened.prompts.refusals == []


def test_a_sentence_opens_the_work_items_it_counts(opened, composer):
    pieces = [piece for page in composer.made.pages for piece in page.texts if piece.sources]
    many = max(pieces, key=lambda piece: len(piece.sources))
    composer.sources_chosen.emit(many.sources)
    opened.settle()
    listing = opened.window.findChild(ItemListDialog)
    assert listing is not None
    assert listing.model.rowCount() == len(set(many.sources))
    listing.close()


def test_a_sentence_about_one_work_item_opens_its_page(opened, composer):
    one = next(piece for page in composer.made.pages for piece in page.texts if len(piece.sources) == 1)
    composer.sources_chosen.emit(one.sources)
    opened.settle()
    page = opened.window.handlers.answers.page
    assert isinstance(page, AnswerPage)
    page.close()
