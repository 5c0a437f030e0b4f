"""The checker in the window: choose a file, read remarks, filter them, save both copies."""

from pathlib import Path

import docx
import pytest
from docx.shared import Mm

from app.services import sample
from tests import sample_books
from tests.layout_rules.test_checker import written
from tests.ui.test_all_views import SMALLEST_DIALOG, fits, look_over
from tests.ui.window import OpenWindow
from ui.actions.ids import ActionId
from ui.dialogs.check_layout.dialog import CheckLayoutDialog
from ui.views.documents.view import DocumentsView
from ui.window.places import place_number


@pytest.fixture
def opened(tmp_path, qapp):
    core = sample_books.imported(tmp_path)
    core.close()
    opened = OpenWindow(core.path, sample.RECEIVED_ON)
    yield opened
    opened.close()


@pytest.fixture
def faulty(tmp_path) -> Path:
    path = written(tmp_path, "PARTY_2026")
    document = docx.Document(str(path))
    document.sections[0].left_margin = Mm(25)
    document.styles["Trích yếu"].font.italic = True
    document.save(str(path))
    return path


def judged(opened: OpenWindow, path: Path) -> CheckLayoutDialog:
    opened.window.show_place(place_number(ActionId.GO_DOCUMENTS))
    opened.settle()
    opened.window.view(DocumentsView).check.click()
    dialog = opened.dialog()
    assert isinstance(dialog, CheckLayoutDialog)
    opened.prompts.files = [[path]]
    dialog.choose.click()
    opened.settle()
    return dialog


def test_a_file_is_judged_by_its_own_letterhead_and_date(opened, faulty):
    dialog = judged(opened, faulty)
    look_over(dialog)
    fits(dialog, SMALLEST_DIALOG)
    assert {"P-02", "P-41"} <= {remark.rule_id for remark in dialog.model.rows}
    dialog.reject()


def test_the_filter_shows_what_holds_and_what_was_not_judged(opened, faulty):
    dialog = judged(opened, faulty)
    wrong = len(dialog.model.rows)
    shown = []
    for position in range(1, dialog.filter.count()):
        dialog.filter.setCurrentIndex(position)
        shown.append(len(dialog.model.rows))
    only_faults, held, not_judged, everything = shown
    assert only_faults == 2
    assert everything == wrong + held + not_judged
    dialog.reject()


def test_another_profile_judges_again(opened, faulty):
    dialog = judged(opened, faulty)
    dialog.profile.setCurrentIndex(dialog.profile.findData("STATE_2020"))
    opened.settle()
    assert {remark.rule_id[0] for remark in dialog.model.rows} == {"S"}
    dialog.reject()


def test_enter_or_double_click_shows_the_whole_remark(opened, faulty):
    dialog = judged(opened, faulty)
    dialog.table.activated.emit(dialog.model.index(0, 0))
    for words in ("Đang là:", "Phải là:", "Căn cứ:"):
        assert words in opened.prompts.said[-1]
    dialog.reject()


def test_both_copies_are_written_beside_the_file_which_stays(opened, faulty, tmp_path):
    before = faulty.read_bytes()
    dialog = judged(opened, faulty)
    opened.prompts.saves = [tmp_path / "nx.docx", tmp_path / "sua.docx"]
    opened.prompts.consents = [False, False]
    dialog.commented.click()
    opened.settle()
    dialog.mended.click()
    opened.settle()
    assert len(list(docx.Document(str(tmp_path / "nx.docx")).comments)) >= 2
    assert round(docx.Document(str(tmp_path / "sua.docx")).sections[0].left_margin.mm) == 30
    assert faulty.read_bytes() == before
    dialog.reject()


def test_the_file_itself_is_never_written_over(opened, faulty):
    before = faulty.read_bytes()
    dialog = judged(opened, faulty)
    opened.prompts.saves = [faulty]
    dialog.mended.click()
    opened.settle()
    assert "chính là văn bản đang kiểm tra" in opened.prompts.refusals[-1]
    assert faulty.read_bytes() == before
    dialog.reject()


def test_a_file_that_is_no_word_file_is_refused_and_another_can_be_chosen(opened, faulty, tmp_path):
    wrong = tmp_path / "a.docx"
    wrong.write_bytes(b"nothing")
    dialog = judged(opened, wrong)
    assert len(opened.prompts.refusals) == 1
    assert not dialog.commented.isEnabled()
    dialog.judge(faulty)
    opened.settle()
    assert dialog.model.rows
    dialog.reject()
