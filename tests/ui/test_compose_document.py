"""The composer: pages follow the fields, old answers are dropped, and what is seen is what is written and printed."""

from dataclasses import replace

import docx
import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest

from app.domain.document import SignatureBlock
from app.services import sample
from app.services.make_report import all_documents
from app.services.office_templates import add_template, save_starter
from tests import sample_books
from tests.golden_text import dump_of_document
from tests.ui.composer import go_in_outline
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


def test_the_offices_templates_of_the_kind_are_offered_and_filled(opened, tmp_path):
    def take_in(core):
        save_starter(core, "progress-report", tmp_path / "mau.docx", "PARTY_2018")
        return add_template(core, tmp_path / "mau.docx", "Mẫu riêng", "progress-report")

    opened.book.do(take_in)
    opened.settle()
    opened.window.action(ActionId.COMPOSE_DOCUMENT).trigger()
    composer = opened.dialog()
    opened.settle()
    layouts = composer.fields.layout_choice
    names = [layouts.itemText(place) for place in range(layouts.count())]
    assert names[-1] == "Mẫu của cơ quan: Mẫu riêng"
    layouts.setCurrentIndex(layouts.count() - 1)
    after_a_change(opened)
    assert "giữ hình thức của mẫu" in composer.fields.profile.text()
    composer.fields.signer_name.setText("Nguyễn Văn Thử")
    after_a_change(opened)
    assert composer.made.draft.template_id is not None
    assert layouts.currentText() == "Mẫu của cơ quan: Mẫu riêng"
    opened.prompts.saves.append(tmp_path / "ra.docx")
    opened.prompts.consents.append(False)
    composer.word.click()
    opened.settle()
    assert "Nguyễn Văn Thử" in dump_of_document(tmp_path / "ra.docx")
    composer.close()


def test_a_kind_without_templates_offers_none(opened, composer):
    choose(composer.fields.kind, "plan")
    offered = [composer.fields.layout_choice.itemText(place) for place in range(composer.fields.layout_choice.count())]
    assert not any(name.startswith("Mẫu của cơ quan") for name in offered)


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
    second = [one for one in composer.made.headings if one.level == 1][1]
    last = [one for one in composer.made.headings if one.key][-1]
    composer.view.go_to(composer.view.count - 1)
    composer.outline.show_current(last.key)
    go_in_outline(composer, second.key)
    assert composer.view.page == second.page


def test_the_appendix_stands_in_the_outline_with_its_table_and_leads_to_its_page(opened, composer):
    place = composer.made.headings[-1]
    assert place.key == ""
    QTest.keyClick(composer.outline, Qt.Key.Key_End)
    assert composer.outline.key == "appendix/items"
    assert composer.outline.currentItem().text(0) == "Bảng"
    QTest.keyClick(composer.outline, Qt.Key.Key_Up)
    assert composer.outline.currentItem().text(0) == place.text
    top = composer.view.area_of(place.page).top() + place.top_pt * composer.view.scale
    assert 0 <= top < composer.view.viewport().height()


def test_an_appendix_whose_table_is_left_out_can_be_brought_back(opened, composer):
    QTest.keyClick(composer.outline, Qt.Key.Key_End)
    composer.outline.leave_out_or_bring_back()
    opened.settle()
    last = composer.outline._all_items()[-2:]
    assert [item.text(0) for item in last] == ["Phụ lục", "Đã bỏ: Bảng"]
    QTest.keyClick(composer.outline, Qt.Key.Key_End)
    composer.outline.leave_out_or_bring_back()
    opened.settle()
    assert composer.outline._all_items()[-1].text(0) == "Bảng"


def test_a_signer_of_the_list_is_printed_as_listed(opened, composer):
    fields = composer.fields
    office = fields.authority.placeholderText()
    assert office
    fields._choices = replace(fields._choices, signers=(SignatureBlock(None, "PHÓ BÍ THƯ", "Lê Văn Mẫu"),))
    fields.signer.addItem("PHÓ BÍ THƯ Lê Văn Mẫu")
    fields.signer.setCurrentIndex(1)
    fields._take_signer()
    after_a_change(opened)
    assert composer.made.signature == SignatureBlock(None, "PHÓ BÍ THƯ", "Lê Văn Mẫu")
    assert fields.authority.placeholderText() == ""
    for field in (fields.signer_title, fields.signer_name):
        field.clear()
    after_a_change(opened)
    assert composer.made.signature.authority == office


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
