"""The window asks about a plan that is like one in the book, shows the difference and takes the clerk's choices."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from app.bootstrap import open_workspace
from app.domain.document import Document
from app.domain.ids import PlanId
from app.domain.plan_difference import DutyPair, GoneChoice, NewDuty, StoredDuty
from app.services import import_plan, sample
from app.services.amend_plan import Amendment, amendment_of
from app.services.clock import Clock
from app.services.import_plan import prepare_import
from app.store import plans, tasks
from tests import sample_books
from tests.sample.amended_plan import NEW_DUTY, sample_text, write_amended_plan
from tests.ui.test_all_views import SMALLEST_DIALOG, fits, look_over
from tests.ui.window import OpenWindow
from ui.actions.ids import ActionId
from ui.dialogs.amend_plan.decisions import AmendDecisions, GroupRow
from ui.dialogs.amend_plan.dialog import AmendPlanDialog
from ui.dialogs.import_plan.dialog import ImportPlanDialog
from ui.window.amend_handlers import AmendHandlers

AMEND, AS_NEW = 0, 1


@pytest.fixture(scope="module")
def amended_file(tmp_path_factory):
    return write_amended_plan(tmp_path_factory.mktemp("ke-hoach-moi") / "ke-hoach-sua-doi.docx")


@pytest.fixture
def opened(tmp_path, qapp):
    core = sample_books.merged(tmp_path)
    core.close()
    window = OpenWindow(core.path, sample.RECEIVED_ON)
    yield window
    if not window.window.isHidden():
        window.close()


def reviewed(opened: OpenWindow, path, way: int | None) -> None:
    """Review a plan file, accept the review, and answer what to do with it."""
    opened.window.handlers.imports.review(path)
    review = opened.dialog()
    opened.prompts.ways.append(way)
    review.accept()
    opened.settle()


def dialog_of(opened: OpenWindow) -> AmendPlanDialog:
    dialog = opened.dialog()
    assert isinstance(dialog, AmendPlanDialog)
    return dialog


def click(button) -> None:
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def select(dialog: AmendPlanDialog, kind: type) -> None:
    dialog.table.selectRow(next(at for at, row in enumerate(dialog.rows.rows) if isinstance(row, kind)))


def choose(dialog: AmendPlanDialog, data: object) -> None:
    at = dialog.choice.findData(data)
    assert at >= 0, [dialog.choice.itemText(n) for n in range(dialog.choice.count())]
    dialog.choice.setCurrentIndex(at)
    dialog.choice.activated.emit(at)


def plan_tasks(opened: OpenWindow) -> list[tuple[str, object]]:
    """Close the window and return number and last day of the tasks of every plan."""
    path = opened.window.path
    opened.close()
    core = open_workspace(path, Clock(sample.RECEIVED_ON))
    found = [(task.number, task.ended_on) for plan in plans.all_plans(core.book) for task in tasks.of_plan(core.book, plan.id)]
    core.close()
    return found


def test_a_plan_like_one_in_the_book_is_asked_about_and_brings_it_up_to_date(opened, amended_file):
    reviewed(opened, amended_file, AMEND)
    assert "đã có trong sổ" in opened.prompts.said[-1]
    dialog = dialog_of(opened)
    look_over(dialog)
    fits(dialog, SMALLEST_DIALOG)
    groups = [(row.title, row.number) for row in dialog.rows.rows if isinstance(row, GroupRow)]
    assert groups == [("Mới", 1), ("Thay đổi", 4), ("Không còn", 1), ("Giữ nguyên", 5)]
    click(dialog.acting)
    opened.settle()
    assert not opened.prompts.refusals
    assert "cập nhật kế hoạch" in opened.window.action(ActionId.UNDO).text()
    found = plan_tasks(opened)
    assert [number for number, _ in found] == [*(f"II.{n}" for n in range(1, 8)), "III.1", "III.2", "III.3", "II.6"]
    assert found[-1] == ("II.6", sample.SAMPLE_PERIOD.ends_on)


def test_it_may_come_in_as_a_plan_of_its_own(opened, amended_file):
    reviewed(opened, amended_file, AS_NEW)
    opened.settle()
    assert len(plan_tasks(opened)) == 20


def test_going_back_at_the_question_or_at_the_difference_leads_back_to_the_review(opened, amended_file):
    reviewed(opened, amended_file, None)
    review = opened.dialog()
    assert isinstance(review, ImportPlanDialog)
    opened.prompts.ways.append(AMEND)
    review.accept()
    opened.settle()
    dialog_of(opened).reject()
    assert opened.dialog() is review
    review.reject()
    opened.settle()
    assert "gộp phiếu" in opened.window.action(ActionId.UNDO).text()
    assert len(plan_tasks(opened)) == 10


def test_the_clerk_drops_a_duty_and_says_which_new_one_is_an_old_one(opened, tmp_path):
    visit = "Tổ chức cho đảng viên, đoàn viên, hội viên tham quan thư viện, bảo tàng và kho lưu trữ lịch sử của tỉnh."
    text = sample_text().replace(visit, NEW_DUTY)
    file = write_amended_plan(tmp_path / "doi-viec.docx", text)
    reviewed(opened, file, AMEND)
    dialog = dialog_of(opened)
    select(dialog, StoredDuty)
    gone = dialog.rows.rows[dialog.table.current_row]
    assert gone.task.number == "II.4"
    choose(dialog, GoneChoice.REMOVE.value)
    assert "giữ lại 0, bỏ 1" in dialog.decisions.summary()
    select(dialog, NewDuty)
    choose(dialog, gone.task.id)
    assert not dialog.decisions.difference.gone
    shown = dialog.rows.rows[dialog.table.current_row]
    assert isinstance(shown, DutyPair)
    assert shown.stored.task.id == gone.task.id
    assert "tham quan" in dialog.before.toPlainText()
    click(dialog.acting)
    opened.settle()
    assert all(ended_on is None for _, ended_on in plan_tasks(opened))


def test_the_plan_looked_at_can_be_amended_by_a_file_that_is_not_like_it(opened, tmp_path):
    text = (
        sample_text()
        .replace("sách", "báo")
        .replace("văn hoá", "nếp sống")
        .replace("Tổ chức", "Mở các buổi")
        .replace("tin", "bài")
    )
    opened.prompts.files.append([write_amended_plan(tmp_path / "khac-han.docx", text)])
    opened.window.action(ActionId.AMEND_PLAN).trigger()
    opened.dialog().accept()
    dialog = dialog_of(opened)
    assert not opened.prompts.ways
    assert dialog.decisions.difference.changed
    dialog.reject()


def test_changed_words_stand_out_and_markup_is_never_read(opened, amended_file):
    reviewed(opened, amended_file, AMEND)
    dialog = dialog_of(opened)
    select(dialog, DutyPair)
    assert marked(dialog.after) == ["và quy tắc ứng xử", "Hoàn thành trước ngày 15/12/2022 (15/12/2022)"]
    assert marked(dialog.before) == ["Theo kế hoạch của Đảng bộ, cơ quan"]
    dialog.after.clear_text()
    dialog.after.add_runs([("<b>đậm</b> <img src='x.png'>", True)])
    assert dialog.after.toPlainText() == "<b>đậm</b> <img src='x.png'>"
    dialog.reject()


def marked(text) -> list[str]:
    found: list[str] = []
    block = text.document().begin()
    while block.isValid():
        fragments = block.begin()
        while not fragments.atEnd():
            fragment = fragments.fragment()
            if fragment.charFormat().fontUnderline():
                found.append(fragment.text())
            fragments += 1
        block = block.next()
    return found


def test_heads_of_groups_offer_no_choice_and_the_model_keeps_the_rules(opened, amended_file):
    reviewed(opened, amended_file, AMEND)
    dialog = dialog_of(opened)
    tester = QAbstractItemModelTester(dialog.rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert dialog.table.current_row == 1
    assert dialog.choice.isVisible()
    QTest.keyClick(dialog.table, Qt.Key.Key_Down)
    assert isinstance(dialog.rows.rows[dialog.table.current_row], GroupRow)
    assert not dialog.choice.isVisible()
    assert dialog.rows.index(0, 0).data() == "Mới (1)"
    dialog.reject()
    del tester


def test_a_plan_without_a_number_is_asked_about_by_what_it_is_about(tmp_path, amended_file):
    core = sample_books.imported(tmp_path)
    found = amendment_of(core, prepare_import(core, amended_file))
    assert found is not None
    assert not found.is_same_document
    assert found.name.startswith("Kế hoạch thực hiện Đề án")


def test_the_same_number_and_date_are_not_offered_as_a_plan_of_its_own(opened, monkeypatch):
    offered: list[list[str]] = []
    gone_back: list[bool] = []
    monkeypatch.setattr(opened.prompts, "choose", lambda _title, _question, ways: offered.append(list(ways)))
    handlers = AmendHandlers(opened.window, opened.book, opened.prompts)
    document = Document("Kế hoạch", "18-KH/ĐU", date(2022, 9, 20))
    for is_same in (True, False):
        found = Amendment(PlanId(1), "Kế hoạch số 18-KH/ĐU", document, is_same, ())
        monkeypatch.setattr("ui.window.amend_handlers.amendment_of", lambda *_, found=found: found)
        handlers.amend_or(None, {}, pytest.fail, pytest.fail, lambda: gone_back.append(True))
        opened.settle()
    assert [len(ways) for ways in offered] == [1, 2]
    assert len(gone_back) == 2


def test_pairing_a_stored_duty_anew_frees_the_one_it_was_said_to_be(tmp_path, amended_file):
    core = sample_books.imported(tmp_path)
    draft = prepare_import(core, amended_file)
    found = amendment_of(core, draft)
    assert found is not None
    decisions = AmendDecisions(found.stored, draft.reading.tasks)
    (gone,) = decisions.difference.gone
    decisions.pair(3, gone.task.id)
    decisions.pair(0, gone.task.id)
    pairs = {pair.position: pair.stored.task.id for pair in decisions.difference.pairs}
    assert pairs[0] == gone.task.id
    assert 3 not in pairs
    assert import_plan.default_answers(draft) == {}
