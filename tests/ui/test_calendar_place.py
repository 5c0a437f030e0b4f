"""The place "Lịch": looked at in four ways, walked by keys, entries opened and dragged, printed; by real clicks and keys."""

from datetime import date, timedelta

import pypdfium2
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from app.services import sample
from app.services.show_days import DueTask, show_days
from tests import sample_books
from tests.services import undo_cases_assignment
from tests.ui.window import OpenWindow
from ui.actions.ids import ActionId
from ui.dialogs.extend_deadline.dialog import ExtendDeadlineDialog
from ui.dialogs.item_list.dialog import ItemListDialog
from ui.dialogs.print_calendar.dialog import PrintCalendarDialog
from ui.dialogs.set_deadline.dialog import SetDeadlineDialog
from ui.views.calendar_place.bar import Sheet
from ui.views.calendar_place.view import CalendarPlace

LAST_DAY = date(2022, 12, 31)


@pytest.fixture
def opened(tmp_path, qapp):
    core = sample_books.merged(tmp_path)
    undo_cases_assignment.activity_and_inspection(core)
    core.close()
    window = OpenWindow(core.path, sample.RECEIVED_ON, is_sample=True)
    window.window.action(ActionId.GO_CALENDAR).trigger()
    window.settle()
    yield window
    for dialog in window.window.findChildren(QDialog):
        dialog.reject()
    window.close()


@pytest.fixture
def view(opened) -> CalendarPlace:
    found = opened.window.view(CalendarPlace)
    found.go_to(LAST_DAY)
    opened.settle()
    return found


def spot_of(view, on: date) -> QPoint:
    area = view.grid.area_of_day(on)
    return QPoint(int(area.right()) - 8, int(area.bottom()) - 4)


def first_entry(view, on: date = LAST_DAY):
    day = next(day for day in view.grid.days if day.on == on)
    return day.entries[0]


def drag(view, entry, on: date, *, gives_up: bool = False) -> None:
    start, end = view.grid.area_of(entry).center().toPoint(), view.grid.area_of_day(on).center().toPoint()
    QTest.mousePress(view.grid, Qt.MouseButton.LeftButton, pos=start)
    for share in (0.3, 0.7, 1.0):
        QTest.mouseMove(view.grid, start + (end - start) * share)
    if gives_up:
        QTest.keyClick(view.grid, Qt.Key.Key_Escape)
    QTest.mouseRelease(view.grid, Qt.MouseButton.LeftButton, pos=end)


def test_the_keyboard_begins_in_the_days(opened, view):
    assert view.grid.hasFocus()
    assert "31/12/2022" in view.grid.accessibleDescription()


def test_a_day_says_its_lunar_day_what_is_kept_and_what_is_due(view):
    (shown,) = [day for day in view.grid.days if day.on == LAST_DAY]
    assert shown.corner == "9"
    assert "ngày làm việc tiếp theo 03/01/2023" in shown.spoken
    assert "Sắp đến hạn" in shown.spoken
    (first,) = [day for day in view.grid.days if day.on == date(2022, 12, 22)]
    assert any("Quân đội" in note for note in first.notes)


def test_activities_and_remedies_stand_on_their_days(opened, view):
    shown = " ".join(entry.text for day in view.grid.days for entry in day.entries)
    assert "Toạ đàm" in shown
    assert "Khắc phục" in shown


def test_arrow_keys_walk_the_days_into_the_next_month(opened, view):
    QTest.keyClick(view.grid, Qt.Key.Key_Right)
    opened.settle()
    assert view.shown.on == date(2023, 1, 1)
    assert view.bar.jump.value == date(2023, 1, 1)
    QTest.keyClick(view.grid, Qt.Key.Key_Up)
    opened.settle()
    assert view.shown.on == date(2022, 12, 25)


@pytest.mark.parametrize(
    ("number", "sheet", "back"),
    [
        (1, Sheet.MONTH, date(2022, 11, 30)),
        (2, Sheet.WEEK, date(2022, 12, 24)),
        (3, Sheet.AGENDA, date(2022, 11, 30)),
        (4, Sheet.YEAR, date(2021, 12, 31)),
    ],
)
def test_keys_choose_the_sheet_and_step_back_and_forth(opened, view, number, sheet, back):
    QTest.keyClick(view.grid, Qt.Key(Qt.Key.Key_0 + number), Qt.KeyboardModifier.AltModifier)
    opened.settle()
    assert view.bar.buttons[sheet].isChecked()
    focus = opened.window.focusWidget()
    QTest.keyClick(focus, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    opened.settle()
    assert view.shown.on == back
    QTest.keyClick(opened.window.focusWidget(), Qt.Key.Key_Home, Qt.KeyboardModifier.AltModifier)
    opened.settle()
    assert view.shown.on == sample.RECEIVED_ON


def test_buttons_choose_the_sheet(opened, view):
    for sheet in (Sheet.YEAR, Sheet.AGENDA, Sheet.WEEK, Sheet.MONTH):
        QTest.mouseClick(view.bar.buttons[sheet], Qt.MouseButton.LeftButton)
        opened.settle()
        parts = {Sheet.YEAR: view.year, Sheet.AGENDA: view.agenda, Sheet.WEEK: view.grid, Sheet.MONTH: view.grid}
        assert [part.isVisible() for part in (view.year, view.agenda, view.grid)] == [
            part is parts[sheet] for part in (view.year, view.agenda, view.grid)
        ]
    assert len(view.grid.days) in (28, 35, 42)


def test_a_date_is_jumped_to(opened, view):
    view.bar.jump.set_value(date(2023, 2, 14))
    opened.settle()
    assert view.shown.on == date(2023, 2, 14)
    assert {day.on for day in view.grid.days} >= {date(2023, 2, 1), date(2023, 2, 28)}


def test_a_click_on_an_entry_opens_its_list(opened, view):
    entry = first_entry(view)
    QTest.mouseClick(view.grid, Qt.MouseButton.LeftButton, pos=view.grid.area_of(entry).center().toPoint())
    dialog = opened.dialog()
    assert isinstance(dialog, ItemListDialog)
    assert len(dialog.model.rows) == entry.key.total > 0


def test_enter_on_a_day_opens_all_that_is_due_on_it(opened, view):
    QTest.keyClick(view.grid, Qt.Key.Key_Return)
    dialog = opened.dialog()
    assert isinstance(dialog, ItemListDialog)
    assert len(dialog.model.rows) == sum(entry.total for entry in view.panel.entries)


def test_a_double_click_on_a_day_opens_all_that_is_due_on_it(opened, view):
    QTest.mouseDClick(view.grid, Qt.MouseButton.LeftButton, pos=spot_of(view, LAST_DAY))
    assert isinstance(opened.dialog(), ItemListDialog)


def test_the_panel_leads_to_what_an_entry_is_about(opened, view):
    QTest.mouseClick(view.grid, Qt.MouseButton.LeftButton, pos=spot_of(view, date(2022, 12, 20)))
    opened.settle()
    assert [entry.name for entry in view.panel.entries] == ["Toạ đàm", "Giám sát"]
    view.panel.table.setFocus()
    QTest.keyClick(view.panel.table, Qt.Key.Key_Return)
    assert opened.dialog().windowTitle()
    opened.dialog().reject()
    opened.settle()
    QTest.mouseClick(view.grid, Qt.MouseButton.LeftButton, pos=spot_of(view, LAST_DAY))
    opened.settle()
    QTest.mouseClick(view.panel.open, Qt.MouseButton.LeftButton)
    assert isinstance(opened.dialog(), ItemListDialog)


def test_a_drag_to_a_later_day_asks_for_an_extension_with_that_day(opened, view):
    view.go_to(date(2023, 1, 2))
    view.go_to(LAST_DAY)
    opened.settle()
    entry = first_entry(view)
    opened.prompts.ways.append(1)
    drag(view, entry, date(2023, 1, 1))
    dialog = opened.dialog()
    assert isinstance(dialog, ExtendDeadlineDialog)
    assert dialog.due_on.value == date(2023, 1, 1)
    assert {item.due_on for item in dialog.chosen_items} == {LAST_DAY}
    assert len(dialog.chosen_items) == entry.key.total - entry.key.done
    dialog.reason.setText("Nghỉ lễ")
    QTest.mouseClick(dialog.acting, Qt.MouseButton.LeftButton)
    opened.settle()
    assert opened.prompts.refusals == []
    due = [one for one in due_on(opened, date(2023, 1, 1)) if one.task.id == entry.key.source.task.id]
    assert due[0].count.total == entry.key.total - entry.key.done


def test_a_drag_to_an_earlier_day_asks_for_the_tasks_deadline(opened, view):
    drag(view, first_entry(view), date(2022, 12, 29))
    dialog = opened.dialog()
    assert isinstance(dialog, SetDeadlineDialog)
    assert dialog.due_on.value == date(2022, 12, 29)


def test_nothing_changes_while_nobody_agreed(opened, view):
    before = due_on(opened, LAST_DAY)
    opened.prompts.ways.append(None)
    drag(view, first_entry(view), date(2023, 1, 1))
    opened.settle()
    drag(view, first_entry(view), date(2022, 12, 29), gives_up=True)
    opened.settle()
    assert not [one for one in opened.window.findChildren(QDialog) if one.isVisible()]
    assert due_on(opened, LAST_DAY) == before


def test_what_was_done_is_not_dragged(opened, view):
    done = next(entry for day in view.grid.days for entry in day.entries if entry.text.startswith("Toạ đàm"))
    drag(view, done, date(2022, 12, 29))
    opened.settle()
    assert not [one for one in opened.window.findChildren(QDialog) if one.isVisible()]


def test_the_deadline_is_changed_without_a_mouse(opened, view):
    opened.prompts.ways.append(0)
    view.panel.move_entry.setFocus()
    QTest.keyClick(view.panel.move_entry, Qt.Key.Key_Space)
    assert isinstance(opened.dialog(), SetDeadlineDialog)


def test_the_agenda_says_each_day_once(opened, view):
    view.show_sheet(Sheet.AGENDA)
    opened.settle()
    model = view.agenda.table.model()
    days = [model.index(row, 0).data() for row in range(model.rowCount())]
    said = [day for day in days if day]
    assert len(said) == len(set(said)) < len(days)
    assert view.agenda.table.model().index(view.agenda.table.current_row, 0).data().startswith("Thứ Bảy, 31/12")
    view.agenda.table.setFocus()
    QTest.keyClick(view.agenda.table, Qt.Key.Key_Return)
    assert isinstance(opened.dialog(), ItemListDialog)


def test_an_empty_month_says_why_and_goes_on(opened, view):
    view.go_to(date(2021, 8, 5))
    view.show_sheet(Sheet.AGENDA)
    opened.settle()
    if view.agenda.entries:
        assert all(entry.source is None for entry in view.agenda.entries)
    view.agenda.empty.button.click()
    opened.settle()
    assert view.shown.on == date(2021, 9, 5)


def test_the_year_leads_to_days_and_months(opened, view):
    view.show_sheet(Sheet.YEAR)
    opened.settle()
    december = view.year.months[11]
    spot = december.area_of_day(LAST_DAY).center().toPoint()
    QTest.mouseClick(december, Qt.MouseButton.LeftButton, pos=spot)
    dialog = opened.dialog()
    figure = view.year.totals[11].figures[0]
    assert isinstance(dialog, ItemListDialog)
    assert 0 < len(dialog.model.rows) <= figure.number
    dialog.reject()
    opened.settle()
    december.setFocus()
    december.select(LAST_DAY)
    QTest.keyClick(december, Qt.Key.Key_Left)
    QTest.keyClick(december, Qt.Key.Key_Return)
    opened.settle()
    assert view.bar.buttons[Sheet.MONTH].isChecked()
    assert view.shown.on == LAST_DAY - timedelta(days=1)


def test_arrow_keys_walk_from_month_to_month_of_the_year(opened, view):
    view.show_sheet(Sheet.YEAR)
    opened.settle()
    first, second = view.year.months[:2]
    first.setFocus()
    first.select(date(2022, 1, 31))
    QTest.keyClick(first, Qt.Key.Key_Right)
    assert second.hasFocus()
    assert "01/02/2022" in second.accessibleDescription()


def test_only_the_plan_looked_at_is_shown_on_request(opened, view):
    view.bar.plans.setCurrentIndex(1)
    opened.settle()
    assert view.shown.plan_id == opened.book.plan_id
    assert view.total.figures[0].wanted.plan_id == opened.book.plan_id


@pytest.mark.parametrize(("size", "has_panel"), [((900, 440), False), ((911, 512), False), ((1366, 738), True)])
def test_it_is_usable_in_a_small_window(opened, view, size, has_panel):
    opened.window.resize(*size)
    for sheet in Sheet:
        view.show_sheet(sheet)
        opened.settle()
        assert view.panel.isVisible() is has_panel
        assert opened.window.size().toTuple() == size
        for button in (*view.bar.buttons.values(), view.bar.jump, view.bar.plans):
            assert button.visibleRegion().boundingRect().width() >= button.width() - 1
    view.show_sheet(Sheet.MONTH)
    opened.settle()
    assert view.grid.area_of_day(LAST_DAY).height() >= 20
    QTest.keyClick(view.grid, Qt.Key.Key_Return)
    assert isinstance(opened.dialog(), ItemListDialog)


def test_the_calendar_is_seen_before_it_is_printed(opened, view, tmp_path):
    QTest.keyClick(view.grid, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    dialog = opened.dialog()
    assert isinstance(dialog, PrintCalendarDialog)
    widths = []
    for place in range(dialog.sheet.count()):
        dialog.sheet.setCurrentIndex(place)
        opened.settle()
        assert dialog.view.count >= 1
        widths.append(round(dialog.pages[0].width_pt))
    assert widths == [842, 842, 595, 842]
    dialog.side.setCurrentIndex(1)
    opened.settle()
    assert round(dialog.pages[0].width_pt) == 595


def test_the_calendar_is_kept_as_a_pdf_and_printed(opened, view, tmp_path):
    view.print_requested.emit(view.shown)
    dialog = opened.dialog()
    path, printed = tmp_path / "lich.pdf", tmp_path / "in.pdf"
    opened.prompts.saves.append(path)
    opened.prompts.consents.append(False)
    dialog.pdf.click()
    with pypdfium2.PdfDocument(path) as pdf:
        assert "THÁNG 12/2022" in pdf[0].get_textpage().get_text_range()

    def to_file(printer: QPrinter) -> bool:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(printed))
        return True

    opened.window.handlers.calendar.choose_printer = to_file
    dialog.acting.click()
    with pypdfium2.PdfDocument(printed) as pdf:
        assert len(pdf) == 1
    assert dialog.isVisible()


def test_the_year_shown_is_exported_as_a_calendar_file(opened, view, tmp_path):
    path = tmp_path / "lich.ics"
    view.go_to(date(2023, 5, 1))
    opened.settle()
    opened.prompts.saves.append(path)
    view.export_requested.emit(view.shown.on.year)
    opened.settle()
    assert "DTSTART;VALUE=DATE:2023" in path.read_text("utf-8")


def due_on(opened: OpenWindow, on: date) -> tuple[DueTask, ...]:
    from app.domain.period import day

    found = []
    opened.book.ask(lambda core: show_days(core, day(on)), found.append)
    opened.settle()
    return found[0].days[0].due
