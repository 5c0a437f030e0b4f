"""The place "Kế hoạch": tasks dragged to a day, units dragged onto a task, details with history, the lock; by real events."""

from datetime import date

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from app.domain.assignment import AssignmentRole
from app.services import history, sample
from app.services.assign_units import assign_units
from app.store import tasks, units
from tests import sample_books
from tests.services import undo_cases_assignment, work_item_books
from tests.ui.item_page import asked_of_book, opened_over
from tests.ui.window import OpenWindow
from ui.actions.ids import ActionId
from ui.dialogs.set_deadline.dialog import SetDeadlineDialog
from ui.kit import carried as carried_module
from ui.kit.carried import Carried, carried_in, data_of
from ui.looks.carried import TASK, UNIT, carried_tasks
from ui.views.assignment.view import Part
from ui.views.calendar.view import CalendarView

CTRL, NOTHING = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
LEAD, SUPPORT, OVERSEER = AssignmentRole.LEAD, AssignmentRole.SUPPORT, AssignmentRole.OVERSEER


@pytest.fixture
def opened(tmp_path, qapp):
    core = sample_books.merged(tmp_path)
    undo_cases_assignment.answered_plan(core)
    core.close()
    window = OpenWindow(core.path, sample.RECEIVED_ON, is_sample=True)
    window.window.handlers.plans.look_at_plan(1)
    window.window.action(ActionId.GO_PLAN).trigger()
    window.settle()
    yield window
    for dialog in window.window.findChildren(QDialog):
        dialog.reject()
    window.close()


def index_of(opened, number: str):
    model = opened.window.tree.model
    return next(model.index_of_row(n) for n, node in enumerate(model.rows) if node.line and node.line.task.number == number)


def select(opened, *numbers: str) -> None:
    tree = opened.window.tree.tree
    for place, number in enumerate(numbers):
        tree.scrollTo(index_of(opened, number))
        spot = tree.visualRect(index_of(opened, number)).center()
        QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, CTRL if place else NOTHING, spot)
    opened.settle()


def dragged_from_the_tree(opened, monkeypatch) -> Carried:
    """Take hold of the current row and pull; what the drag carries is kept instead of being let loose on the desktop."""
    kept: list[QMimeData] = []
    monkeypatch.setattr(QDrag, "exec", lambda drag, *_: kept.append(data_of(carried_in(drag.mimeData(), (TASK, UNIT)))))
    tree = opened.window.tree.tree
    spot = tree.visualRect(tree.currentIndex()).center()
    QTest.mousePress(tree.viewport(), Qt.MouseButton.LeftButton, NOTHING, spot)
    for step in (8, 30, 60):
        at = QPointF(spot + QPoint(step, 0))
        left = Qt.MouseButton.LeftButton
        moved = QMouseEvent(QEvent.Type.MouseMove, at, tree.viewport().mapToGlobal(at), Qt.MouseButton.NoButton, left, NOTHING)
        QApplication.sendEvent(tree.viewport(), moved)
    QTest.mouseRelease(tree.viewport(), Qt.MouseButton.LeftButton, NOTHING, spot + QPoint(60, 60))
    assert len(kept) == 1
    return carried_in(kept[0], (TASK,))


def tasks_carried(opened) -> Carried:
    return carried_tasks(opened.window.tree.tree.selected_tasks)


def unit_carried(opened, name: str) -> Carried:
    found = asked_of_book(opened, lambda core: next(one for one in units.all_units(core.book) if one.name == name))
    return Carried(UNIT, (found.id,), found.name)


def hold_over(widget, spot: QPoint, carried: Carried, keys=NOTHING) -> bool:
    what = (Qt.DropAction.CopyAction, data_of(carried), Qt.MouseButton.LeftButton, keys)
    enter, move = QDragEnterEvent(spot, *what), QDragMoveEvent(spot, *what)
    QApplication.sendEvent(widget, enter)
    if enter.isAccepted():
        QApplication.sendEvent(widget, move)
    return enter.isAccepted() and move.isAccepted()


def let_go(widget, spot: QPoint, carried: Carried, keys=NOTHING) -> None:
    data = data_of(carried)
    QApplication.sendEvent(widget, QDropEvent(QPointF(spot), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, keys))


def day_spot(opened, on: date) -> QPoint:
    grid = opened.window.view(CalendarView).grid
    for y in range(0, grid.height(), 6):
        for x in range(4, grid.width(), 12):
            found = grid._day_at(QPointF(x, y))
            if found is not None and found.on == on:
                return QPoint(x + 4, y + 4)
    raise AssertionError(f"{on} is not shown")


def drop_on_day(opened, carried: Carried, on: date) -> None:
    calendar = opened.window.view(CalendarView)
    calendar.go_to(on)
    opened.settle()
    spot = day_spot(opened, on)
    assert hold_over(calendar.grid, spot, carried)
    let_go(calendar.grid, spot, carried)
    opened.settle()


def drop_on_task(opened, number: str, carried: Carried, keys=NOTHING) -> None:
    tree = opened.window.tree.tree
    tree.scrollTo(index_of(opened, number))
    spot = tree.visualRect(index_of(opened, number)).center()
    assert hold_over(tree.viewport(), spot, carried, keys)
    let_go(tree.viewport(), spot, carried, keys)
    opened.settle()


def deadline(opened, number: str) -> date | None:
    return task(opened, number).timing.end


def task(opened, number: str):
    return asked_of_book(opened, lambda core: next(one for one in tasks.of_plan(core.book, 1) if one.number == number))


def roles(opened, number: str) -> dict[str, AssignmentRole]:
    wanted = task(opened, number).id

    def find(core):
        names = {unit.id: unit.name for unit in units.all_units(core.book)}
        lines = tasks.assignments_of(core.book, wanted)
        return {names[line.unit_id]: line.role for line in lines if line.unit_id is not None}

    return asked_of_book(opened, find)


def hint(opened) -> str:
    return opened.window.status._hint.text()


# Tasks onto days -------------------------------------------------------------------------------------------------------


def test_a_task_pulled_from_the_tree_carries_itself(opened, monkeypatch):
    select(opened, "III.1")
    carried = dragged_from_the_tree(opened, monkeypatch)
    assert carried == Carried(TASK, (task(opened, "III.1").id,), "nhiệm vụ III.1")


def test_a_task_on_a_day_gets_the_day_it_is_dropped_on_at_once_and_the_status_line_says_so(opened):
    select(opened, "III.1")
    drop_on_day(opened, tasks_carried(opened), date(2022, 12, 15))
    assert deadline(opened, "III.1") == date(2022, 12, 15)
    assert "15/12/2022" in hint(opened)
    assert "trước đó: 31/10/2022" in hint(opened)
    assert "Ctrl+Z" in hint(opened)
    opened.window.action(ActionId.UNDO).trigger()
    opened.settle()
    assert deadline(opened, "III.1") == date(2022, 10, 31)


def test_the_same_day_again_changes_nothing_and_says_so(opened):
    select(opened, "III.1")
    drop_on_day(opened, tasks_carried(opened), date(2022, 10, 31))
    assert "không có gì thay đổi" in hint(opened)
    assert asked_of_book(opened, lambda core: history.status(core).undo.subject) != "III.1"


def test_a_task_that_comes_again_asks_in_its_dialog_with_the_day_filled_in(opened):
    select(opened, "II.1")
    before = task(opened, "II.1").timing
    drop_on_day(opened, tasks_carried(opened), date(2022, 12, 20))
    dialog = opened.dialog()
    assert isinstance(dialog, SetDeadlineDialog)
    assert dialog.chosen_day == date(2022, 12, 20)
    dialog.reject()
    opened.settle()
    assert task(opened, "II.1").timing == before


def test_several_tasks_of_which_some_come_again_are_asked_about_together(opened):
    select(opened, "II.1", "III.1")
    opened.prompts.ways.append(0)
    drop_on_day(opened, tasks_carried(opened), date(2022, 12, 15))
    assert "II.1" in opened.prompts.said[-1]
    assert "III.1" not in opened.prompts.said[-1].replace("II.1 ", "")
    assert deadline(opened, "III.1") == date(2022, 12, 15)
    assert deadline(opened, "II.1") != date(2022, 12, 15)
    opened.prompts.ways.append(1)
    drop_on_day(opened, tasks_carried(opened), date(2022, 12, 16))
    assert (deadline(opened, "II.1"), deadline(opened, "III.1")) == (date(2022, 12, 16), date(2022, 12, 16))
    opened.window.action(ActionId.UNDO).trigger()
    opened.settle()
    assert deadline(opened, "III.1") == date(2022, 12, 15)


def test_going_back_from_the_question_changes_nothing(opened):
    select(opened, "II.1", "III.1")
    opened.prompts.ways.append(None)
    drop_on_day(opened, tasks_carried(opened), date(2022, 12, 15))
    assert deadline(opened, "III.1") == date(2022, 10, 31)


def test_over_a_day_the_words_say_what_happens_and_leaving_takes_them_back(opened):
    calendar = opened.window.view(CalendarView)
    select(opened, "III.1")
    before = calendar._below.text()
    assert hold_over(calendar.grid, day_spot(opened, date(2022, 12, 15)), tasks_carried(opened))
    assert calendar._below.text() == "Thả để đặt hạn 15/12/2022 cho nhiệm vụ III.1"
    QApplication.sendEvent(calendar.grid, QDragLeaveEvent())  # so does Escape
    assert calendar._below.text() == before


def test_enter_on_a_day_does_for_several_tasks_what_a_drop_does(opened):
    select(opened, "III.1", "III.2")
    opened.prompts.ways.append(0)
    calendar = opened.window.view(CalendarView)
    calendar.go_to(date(2022, 12, 15))
    opened.settle()
    calendar.grid.setFocus()
    QTest.keyClick(calendar.grid, Qt.Key.Key_Return)
    opened.settle()
    assert deadline(opened, "III.1") == date(2022, 12, 15)


def test_units_are_no_business_of_a_day_and_things_of_another_run_are_none_of_ours(opened, monkeypatch):
    calendar = opened.window.view(CalendarView)
    spot = day_spot(opened, date(2022, 12, 15))
    assert not hold_over(calendar.grid, spot, Carried(UNIT, (1,), "Chi bộ"))
    select(opened, "III.1")
    data = data_of(tasks_carried(opened))
    monkeypatch.setattr(carried_module, "_OURS", "another run")
    assert carried_in(data, (TASK,)) is None


# Units onto tasks -----------------------------------------------------------------------------------------------------


def clear(opened, number: str) -> None:
    wanted = task(opened, number).id
    opened.book.do(lambda core: assign_units(core, wanted, []))
    opened.settle()


def test_a_unit_dropped_on_a_task_nobody_leads_leads_it_at_once(opened):
    clear(opened, "II.2")
    drop_on_task(opened, "II.2", unit_carried(opened, "Chi bộ Thanh tra"))
    assert roles(opened, "II.2") == {"Chi bộ Thanh tra": LEAD}
    assert hint(opened).startswith("Đã giao Chi bộ Thanh tra chủ trì nhiệm vụ II.2")
    opened.window.action(ActionId.UNDO).trigger()
    opened.settle()
    assert roles(opened, "II.2") == {}


def test_with_ctrl_it_supports(opened):
    drop_on_task(opened, "II.2", unit_carried(opened, "Chi bộ Thanh tra"), CTRL)
    assert roles(opened, "II.2")["Chi bộ Thanh tra"] is SUPPORT


def test_where_somebody_leads_already_a_menu_asks_for_the_role(opened):
    before = roles(opened, "II.2")
    drop_on_task(opened, "II.2", unit_carried(opened, "Chi bộ Thanh tra"))
    menu = opened.window.handlers.drops.menu
    assert menu is not None
    assert menu.isVisible()
    assert "đang chủ trì" in menu.actions()[0].text()
    assert roles(opened, "II.2") == before
    next(one for one in menu.actions() if one.text().startswith("&Theo dõi")).trigger()
    menu.close()
    opened.settle()
    assert roles(opened, "II.2")["Chi bộ Thanh tra"] is OVERSEER


def test_a_unit_that_has_the_role_already_is_told_so(opened):
    drop_on_task(opened, "II.2", unit_carried(opened, "Chi bộ Thanh tra"), CTRL)
    drop_on_task(opened, "II.2", unit_carried(opened, "Chi bộ Thanh tra"), CTRL)
    assert hint(opened) == "Chi bộ Thanh tra đang phối hợp nhiệm vụ II.2, không có gì thay đổi."


def test_over_a_task_the_status_line_says_what_happens_with_and_without_ctrl(opened):
    tree = opened.window.tree.tree
    spot = tree.visualRect(index_of(opened, "II.3")).center()
    unit = unit_carried(opened, "Chi bộ Thanh tra")
    assert hold_over(tree.viewport(), spot, unit)
    assert hint(opened) == "Thả: giao Chi bộ Thanh tra chủ trì II.3 (Ctrl: phối hợp)"
    assert hold_over(tree.viewport(), spot, unit, CTRL)
    assert hint(opened) == "Thả: giao Chi bộ Thanh tra phối hợp II.3"
    QApplication.sendEvent(tree.viewport(), QDragLeaveEvent())
    assert hint(opened) == ""


def test_a_heading_takes_no_unit(opened):
    tree, model = opened.window.tree.tree, opened.window.tree.model
    spot = tree.visualRect(model.index(0, 1)).center()
    before = asked_of_book(opened, lambda core: history.status(core).undo)
    assert not hold_over(tree.viewport(), spot, unit_carried(opened, "Chi bộ Thanh tra"))
    let_go(tree.viewport(), spot, unit_carried(opened, "Chi bộ Thanh tra"))
    opened.settle()
    assert asked_of_book(opened, lambda core: history.status(core).undo) == before


def test_a_unit_is_found_without_diacritics_and_given_by_enter(opened):
    clear(opened, "II.2")
    select(opened, "II.2")
    opened.window.action(ActionId.GIVE_TASK).trigger()
    opened.settle()
    panel = opened.window.assignment.directory
    assert panel.search.hasFocus()
    QTest.keyClicks(panel.search, "thanh tra")
    assert [one.name for one in panel.rows.rows] == ["Chi bộ Thanh tra"]
    QTest.keyClick(panel.search, Qt.Key.Key_Return)
    opened.settle()
    assert roles(opened, "II.2") == {"Chi bộ Thanh tra": LEAD}


def test_a_group_of_the_directory_and_a_unit_of_the_panel_travel_as_what_they_are(opened):
    opened.window.assignment.show_part(Part.DIRECTORY)
    opened.settle()
    panel = opened.window.assignment.directory
    panel.table.selectRow(0)
    assert panel.table.carried().words.startswith("nhóm ")
    clear(opened, "II.2")
    drop_on_task(opened, "II.2", panel.table.carried(), CTRL)
    wanted = task(opened, "II.2").id
    lines = asked_of_book(opened, lambda core: tasks.assignments_of(core.book, wanted))
    assert any(line.group_id == panel.table.carried().keys[0] for line in lines)


# Details and lock -------------------------------------------------------------------------------------------------------


def test_details_say_the_whole_text_the_time_its_meaning_and_the_place(opened):
    select(opened, "II.5")
    opened.window.action(ActionId.TASK_DETAILS).trigger()
    opened.settle()
    said = opened.window.assignment.details.text
    assert task(opened, "II.5").text in said
    for words in ("“Quý IV/2022”", "01/10/2022 – 31/12/2022", "đoạn 32 của văn bản gốc", "nhập kế hoạch · đưa vào sổ"):
        assert words in said


def test_details_follow_the_cursor_and_every_change(opened):
    opened.window.assignment.show_part(Part.DETAILS)
    select(opened, "III.1")
    assert task(opened, "III.1").text in opened.window.assignment.details.text
    drop_on_day(opened, tasks_carried(opened), date(2022, 12, 15))
    assert "thời hạn: 31/10/2022 → 15/12/2022" in opened.window.assignment.details.history[0].text()


def test_a_line_of_the_history_opens_the_change_in_full_or_the_work_item(opened):
    select(opened, "III.1")
    opened.window.assignment.show_part(Part.DETAILS)
    drop_on_day(opened, tasks_carried(opened), date(2022, 12, 15))
    links = opened.window.assignment.details.history
    links[0].setFocus()
    QTest.keyClick(links[0], Qt.Key.Key_Return)
    assert opened.prompts.said[-1] == "thời hạn: 31/10/2022 → 15/12/2022"
    of_item = next(link for link in links if link.figures[0].item is not None)
    QTest.mouseClick(of_item, Qt.MouseButton.LeftButton, pos=QPoint(6, 6))
    opened.settle()
    page = opened.window.handlers.answers.page
    assert page is not None
    assert page.item_view.unit.name == of_item.figures[0].unit_name


def test_the_panel_shows_the_lock_of_an_approved_item_and_offers_the_correction(tmp_path, qapp):
    opened = opened_over(work_item_books.approved(tmp_path))
    opened.window.action(ActionId.GO_PLAN).trigger()
    opened.settle()
    view = opened.window.assignment
    view.table.selectRow(0)
    assert view.table.model().index(0, 3).data().endswith("· khoá")
    assert "chỉ sửa bằng đính chính" in view._words.text()
    assert view._record.text() == "Đính chính…"
    view.table.selectRow(1)
    assert view._record.text() == "Ghi tiến độ…"
    assert not view._words.isVisible()
    opened.close()
