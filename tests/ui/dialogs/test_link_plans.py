"""Linked plans in the window: whose plan it is, typed superior plans, which duty answers which line."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.document import Document, System
from app.domain.period import quarter
from app.domain.timing import Timing, TimingKind
from app.services.link_plans import enter_superior_plan, read_lines
from app.services.show_answers import show_answers, superior_plans
from app.store import plans
from tests.builders import a_book, task_of, unit_of
from tests.ui.test_all_views import SMALLEST_DIALOG, fits, look_over
from tests.ui.window import OpenWindow
from ui.actions.ids import ActionId
from ui.dialogs.link_plans.part import PlanPart

TODAY = date(2022, 10, 3)
BY_PLAN = Timing(TimingKind.BY_PLAN, "Theo kế hoạch của từng chi bộ")
ABOVE = Document("Kế hoạch", "61-KH/ĐUK", date(2022, 9, 6), "Đảng uỷ Khối mẫu", "về học tập")


@pytest.fixture
def opened(tmp_path, qapp):
    core = (
        a_book(tmp_path, TODAY)
        .with_units("Chi bộ A", "Chi bộ B")
        .with_plan("18-KH/ĐU")
        .with_task("Xây dựng kế hoạch của chi bộ", lead=["Chi bộ A", "Chi bộ B"], due="2022-10-31")
        .with_task("Tổ chức học tập chuyên đề cho đảng viên", lead="Chi bộ A")
        .with_task("Biên soạn tài liệu", lead="Chi bộ A", timing=BY_PLAN)
        .with_plan("02-KH/CB", years=(2022, 2023))
        .with_task("Học tập chuyên đề", lead="Chi bộ A")
        .opened()
    )
    core.close()
    window = OpenWindow(core.path, TODAY)
    yield window
    window.close()


def ask(opened, query):
    found = []
    opened.book.ask(query, found.append)
    opened.settle()
    return found[0]


def do(opened, command):
    opened.book.do(command, changes=lambda found: found[1] if isinstance(found, tuple) else found)
    opened.settle()


def with_superior(opened, typed="1. Chỉ đạo tổ chức học tập chuyên đề\n2. Báo cáo hằng năm"):
    do(opened, lambda core: enter_superior_plan(core, ABOVE, System.PARTY, read_lines(typed)))


def test_a_plan_is_marked_as_superior_and_taken_back(opened):
    for part, expected in ((PlanPart.SUPERIOR, ["02-KH/CB"]), (PlanPart.OFFICE, [])):
        opened.window.action(ActionId.LINK_PLAN).trigger()
        dialog = opened.dialog()
        (dialog.superior if part is PlanPart.SUPERIOR else dialog.office).setChecked(True)
        dialog.accept()
        opened.settle()
        assert [plan.document.document_number for plan in ask(opened, superior_plans)] == expected
        names = [opened.window.top.plans.itemText(row) for row in range(opened.window.top.plans.count())]
        assert [name for name in names if name.startswith("Cấp trên: ")] == [f"Cấp trên: Kế hoạch {one}" for one in expected]
    assert opened.prompts.refusals == []


def test_a_unit_s_plan_is_linked_and_its_end_offered_as_a_deadline(opened):
    opened.window.action(ActionId.LINK_PLAN).trigger()
    dialog = opened.dialog()
    assert not dialog.unit.isEnabled()
    dialog.own.setChecked(True)
    asking = ask(opened, lambda core: task_of(core, "II.1")).id
    dialog.asked_by.setCurrentIndex(dialog.asked_by.findData(asking))
    look_over(dialog)
    fits(dialog, SMALLEST_DIALOG)
    dialog.accept()
    offer = opened.dialog()
    assert offer.tasks.count() == 1
    look_over(offer)
    offer.accept()
    opened.settle()
    plan = ask(opened, lambda core: plans.all_plans(core.book)[1])
    cell = ask(opened, lambda core: unit_of(core, "Chi bộ A"))
    assert (plan.unit_id, plan.asked_by_id) == (cell.id, asking)
    due = ask(opened, lambda core: core.book.value("SELECT due_on FROM assignment WHERE due_on IS NOT NULL"))
    assert due == "2023-12-31"


def test_a_superior_plan_is_typed_and_shown_as_it_will_be_stored(opened):
    opened.window.action(ActionId.ENTER_SUPERIOR_PLAN).trigger()
    dialog = opened.dialog()
    assert not dialog.acting.isEnabled()
    dialog.number.setText("61-KH/ĐUK")
    dialog.text.setPlainText("1. Tổ chức học tập\na) Báo cáo")
    assert [(line.number, line.text) for line in dialog.lines] == [("1", "Tổ chức học tập"), ("a", "Báo cáo")]
    look_over(dialog)
    fits(dialog, SMALLEST_DIALOG)
    dialog.accept()
    opened.settle()
    assert [plan.document.citation for plan in ask(opened, superior_plans)] == ["Kế hoạch số 61-KH/ĐUK"]
    opened.window.handlers.book_itself.undo()
    opened.settle()
    assert ask(opened, superior_plans) == []


def test_a_duty_is_ticked_for_a_line_and_stored_on_saving(opened):
    with_superior(opened)
    opened.window.action(ActionId.ANSWER_TASKS).trigger()
    dialog = opened.dialog()
    look_over(dialog)
    fits(dialog, SMALLEST_DIALOG)
    assert not dialog.save.isEnabled()
    assert dialog.duties.rows[0][1].text == "Tổ chức học tập chuyên đề cho đảng viên"  # the likeliest first
    dialog.duty_table.setFocus()
    QTest.keyClick(dialog.duty_table, Qt.Key.Key_Return)
    dialog.accept()
    opened.settle()
    superior = ask(opened, superior_plans)[0]
    view = ask(opened, lambda core: show_answers(core, superior.id, quarter(2022, 4)))
    assert [[duty.task.number for duty in one.duties] for one in view.lines] == [["II.2"], []]


def test_lines_nobody_answers_are_listed_alone(opened):
    with_superior(opened)
    opened.window.action(ActionId.ANSWER_TASKS).trigger()
    dialog = opened.dialog()
    dialog.toggle(0)
    dialog.only_open.setChecked(True)
    assert [one.line.number for one in dialog.lines.rows] == ["2"]
    dialog.search.setText("bien soan")
    assert [task.text for _, task in dialog.duties.rows] == ["Biên soạn tài liệu"]
    dialog.reject()


def test_without_a_superior_plan_the_clerk_is_told_what_to_do(opened):
    opened.window.action(ActionId.ANSWER_TASKS).trigger()
    opened.settle()
    assert len(opened.prompts.refusals) == 1
